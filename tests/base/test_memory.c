/* SPDX-License-Identifier: Apache-2.0 */
/* Memory: counted requests that fail where a test says so, arenas, buffers. */
#include "base/memory.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "test.h"

static void requests_fail_from_the_nth_on(void **state)
{
	(void)state;
	long before = orr_memory_requests();
	orr_memory_fail_from(3);
	void *first = orr_malloc(1), *second = orr_calloc(0, 8);
	assert_non_null(first);
	assert_non_null(second);
	assert_null(orr_realloc(first, 100)); /* and `first` is still there */
	assert_null(orr_malloc(1));
	assert_null(orr_calloc(1, 1));
	orr_memory_fail_never();
	assert_int_equal(orr_memory_requests() - before, 5);
	first = orr_realloc(first, 0);
	assert_non_null(first);
	orr_free(first);
	orr_free(second);
	orr_free(NULL);
}

static void *ask_often(void *failures)
{
	for (int i = 0; i < 1000; i++) {
		void *memory = orr_malloc(8);

		*(int *)failures += memory == NULL;
		orr_free(memory);
	}
	return NULL;
}

/* Of 4000 requests in four threads exactly those from the 1500th on fail. */
static void failures_are_counted_over_all_threads(void **state)
{
	pthread_t threads[4];
	int failures[4] = {0};

	(void)state;
	orr_memory_fail_from(1500);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, ask_often, &failures[i]), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	orr_memory_fail_never();
	assert_int_equal(failures[0] + failures[1] + failures[2] + failures[3], 2501);
}

static void arena_pieces_are_zeroed_aligned_and_apart(void **state)
{
	struct orr_arena arena;
	static unsigned char *pieces[2000];

	(void)state;
	orr_arena_init(&arena, 1 << 24);
	for (int round = 0; round < 2; round++) { /* the second after a reset */
		const long requests = orr_memory_requests();
		for (size_t i = 0; i < 2000; i++) {
			size_t bytes = i % 400 == 399 ? 50000 : i % 100;

			pieces[i] = orr_arena_alloc(&arena, bytes);
			assert_non_null(pieces[i]);
			assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < bytes; k++)
				assert_int_equal(pieces[i][k], 0);
			memset(pieces[i], (int)(i % 255) + 1, bytes);
		}
		for (size_t i = 0; i < 2000; i++)
			for (size_t k = 0; k < (i % 400 == 399 ? 50000 : i % 100); k++)
				assert_int_equal(pieces[i][k], i % 255 + 1);
		orr_arena_reset(&arena);
		/* the same work again asks the system for nothing */
		assert_true(round == 0 ? orr_memory_requests() > requests
				       : orr_memory_requests() == requests);
	}
	orr_arena_done(&arena);
	assert_int_equal(arena.used_bytes, 0);
	assert_null(orr_arena_alloc(&arena, 1));
}

/* What is kept over a reset gives way before the cap refuses anything. */
static void arena_gives_spare_blocks_back_at_its_cap(void **state)
{
	struct orr_arena arena;

	(void)state;
	orr_arena_init(&arena, 100000);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 60; i++)
			assert_non_null(orr_arena_alloc(&arena, 1000));
		orr_arena_reset(&arena);
		assert_non_null(orr_arena_alloc(&arena, 90000));
		assert_true(arena.used_bytes <= 100000);
		orr_arena_reset(&arena);
	}
	orr_arena_done(&arena);
}

static void arena_keeps_to_its_cap(void **state)
{
	(void)state;
	for (size_t cap = 0; cap < 20000; cap += 97) {
		struct orr_arena arena;
		size_t given = 0;

		orr_arena_init(&arena, cap);
		assert_null(orr_arena_alloc(&arena, cap + 1));
		while (orr_arena_alloc(&arena, 64) != NULL) {
			given += 64;
			assert_true(arena.used_bytes <= cap);
		}
		assert_true(given <= cap);
		assert_true(cap < 1000 || given > cap / 2); /* most of it is of use */
		orr_arena_done(&arena);
	}
}

/* Requests to the system stay few: blocks double. */
static void arena_blocks_grow(void **state)
{
	struct orr_arena arena;
	long before = orr_memory_requests();

	(void)state;
	orr_arena_init(&arena, (size_t)1 << 26);
	for (int i = 0; i < 100000; i++)
		assert_non_null(orr_arena_alloc(&arena, 16));
	assert_true(orr_memory_requests() - before < 16);
	orr_arena_done(&arena);
}

static void arena_refuses_what_overflows(void **state)
{
	struct orr_arena arena;

	(void)state;
	orr_arena_init(&arena, SIZE_MAX);
	assert_null(orr_arena_array(&arena, SIZE_MAX / 2, 3));
	assert_null(orr_arena_alloc(&arena, SIZE_MAX));
	assert_null(orr_arena_text(&arena, "", SIZE_MAX));
	int *numbers = orr_arena_array(&arena, 5, sizeof *numbers);
	assert_non_null(numbers);
	assert_int_equal(numbers[4], 0);
	assert_non_null(orr_arena_array(&arena, 5, 0));
	assert_string_equal(orr_arena_text(&arena, "abcdef", 3), "abc");
	assert_string_equal(orr_arena_text(&arena, NULL, 0), "");
	assert_string_equal(orr_arena_format(&arena, "%d-%s", 7, "x"), "7-x");
	orr_arena_done(&arena);
}

static char order[8];
static char name_a[] = "a", name_b[] = "b", name_c[] = "c", name_x[] = "x", name_z[] = "z";
static struct orr_arena cleaned;

static void note(void *object)
{
	strncat(order, object, 1);
}

static void note_late(void *object)
{
	note(object);
	assert_int_equal(orr_arena_on_reset(&cleaned, note, name_z), 0);
}

static void arena_cleans_up_last_first(void **state)
{
	(void)state;
	orr_arena_init(&cleaned, 1 << 16);
	assert_int_equal(orr_arena_on_reset(&cleaned, note, name_a), 0);
	assert_int_equal(orr_arena_on_reset(&cleaned, note_late, name_b), 0);
	assert_int_equal(orr_arena_on_reset(&cleaned, note, name_c), 0);
	orr_memory_fail_from(1);
	while (orr_arena_alloc(&cleaned, 64) != NULL)
		;
	while (orr_arena_alloc(&cleaned, 1) != NULL)
		;
	assert_int_equal(orr_arena_on_reset(&cleaned, note, name_x), -1);
	assert_null(orr_arena_text(&cleaned, "x", 1));
	assert_null(orr_arena_format(&cleaned, "x"));
	orr_memory_fail_never();
	orr_arena_done(&cleaned);
	assert_string_equal(order, "cbza");
	orr_arena_done(&cleaned);
	assert_string_equal(order, "cbza");
}

static void buffer_grows_and_is_always_text(void **state)
{
	struct orr_buf buf;
	char want[3100];

	(void)state;
	orr_buf_init(&buf, 3000);
	orr_buf_clear(&buf);
	orr_buf_cut(&buf, 0);
	orr_buf_put(&buf, NULL, 0);
	assert_string_equal(buf.data, "");
	for (int i = 0; i < 600; i++) {
		orr_buf_char(&buf, (char)('a' + i % 26));
		orr_buf_format(&buf, "%03d", i);
		orr_buf_text(&buf, i % 2 == 0 ? "+" : "-");
		(void)snprintf(want + 5 * i, sizeof want - (size_t)(5 * i), "%c%03d%s", 'a' + i % 26, i,
			       i % 2 == 0 ? "+" : "-");
		assert_int_equal(buf.length, 5 * (i + 1));
		assert_string_equal(buf.data, want);
	}
	assert_false(buf.failed);
	orr_buf_put(&buf, "", 0);
	assert_false(buf.failed);
	orr_buf_char(&buf, 'x'); /* the first byte too many */
	assert_true(buf.failed);
	assert_string_equal(buf.data, want);
	orr_buf_cut(&buf, 4000);
	assert_int_equal(buf.length, 3000);
	orr_buf_cut(&buf, 4);
	orr_buf_text(&buf, "x"); /* still failed: a prefix stays a prefix */
	assert_string_equal(buf.data, "a000");
	orr_buf_clear(&buf);
	orr_buf_text(&buf, "y");
	assert_string_equal(buf.data, "y");
	orr_buf_done(&buf);
	assert_null(buf.data);
}

static void buffer_formats_up_to_its_maximum(void **state)
{
	(void)state;
	for (int max = 0; max < 200; max++)
		for (int length = 0; length < 200; length += 3) {
			struct orr_buf buf;

			orr_buf_init(&buf, (size_t)max);
			orr_buf_format(&buf, "%*s", length, "");
			assert_int_equal(buf.failed, length > max);
			assert_int_equal(buf.length, length > max ? 0 : length);
			assert_int_equal(strlen(buf.data), buf.length);
			orr_buf_done(&buf);
		}
}

static void buffer_without_memory_keeps_its_content(void **state)
{
	char long_text[500];

	(void)state;
	memset(long_text, 'l', sizeof long_text);
	for (long nth = 1; nth <= 4; nth++) {
		struct orr_buf buf;

		orr_buf_init(&buf, SIZE_MAX);
		orr_memory_fail_from(nth);
		orr_buf_text(&buf, "start");
		orr_buf_put(&buf, long_text, sizeof long_text);
		orr_buf_format(&buf, "%600d", 1);
		orr_memory_fail_never();
		assert_int_equal(buf.failed, nth <= 3);
		assert_int_equal(buf.length, nth == 1 ? 0 : nth == 2 ? 5 : nth == 3 ? 505 : 1105);
		orr_buf_put(&buf, long_text, SIZE_MAX);
		assert_true(buf.failed);
		orr_buf_done(&buf);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requests_fail_from_the_nth_on),
		cmocka_unit_test(failures_are_counted_over_all_threads),
		cmocka_unit_test(arena_pieces_are_zeroed_aligned_and_apart),
		cmocka_unit_test(arena_gives_spare_blocks_back_at_its_cap),
		cmocka_unit_test(arena_keeps_to_its_cap),
		cmocka_unit_test(arena_blocks_grow),
		cmocka_unit_test(arena_refuses_what_overflows),
		cmocka_unit_test(arena_cleans_up_last_first),
		cmocka_unit_test(buffer_grows_and_is_always_text),
		cmocka_unit_test(buffer_formats_up_to_its_maximum),
		cmocka_unit_test(buffer_without_memory_keeps_its_content),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
