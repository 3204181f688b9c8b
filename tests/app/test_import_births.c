/* SPDX-License-Identifier: Apache-2.0 */
/* Births into a store: whatever call of the store or request for memory fails, nothing is half there, and importing again completes. */
#include "app/import_births.h"

#include <stdio.h>
#include <unistd.h>

#include "base/memory.h"
#include "store_fixture.h"

/* Two rounds of one thread's four chunks of 64, and an entity that comes twice within a chunk. */
enum { BIRTHS = 300, ENTITIES = BIRTHS - 1 };

static char in_path[] = "/tmp/orrery-import-XXXXXX";
static struct orr_batch_summary summary;
static struct orr_error error;

static int open_all(void **state)
{
	const int fd = mkstemp(in_path);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (file == NULL)
		return -1;
	fprintf(file, "entity_id,date,time,zone,latitude,longitude\n");
	for (int i = 0; i < BIRTHS; i++)
		fprintf(file, "E-%03d,1980-01-%02d,%02d:30,UTC,50,10\n", i == 7 ? 6 : i, i % 28 + 1, i % 24);
	return fclose(file) == 0 ? fixture_open(state) : -1;
}

static int close_all(void **state)
{
	unlink(in_path);
	return fixture_close(state);
}

static enum orr_code import(void)
{
	const struct orr_import_options options = {.births = {.in_path = in_path, .threads = 1}};
	summary = (struct orr_batch_summary){0};
	error = (struct orr_error){0};
	return orr_import_births(&fixture.app, &options, &summary, &error);
}

static void all_is_kept(void **state)
{
	(void)state;
	store_open((struct orr_fault){0});
	assert_int_equal(import(), ORR_OK);
	assert_int_equal(summary.charts, BIRTHS);
	assert_int_equal(store_check(), ENTITIES);
	assert_int_equal(import(), ORR_OK);
	assert_int_equal(summary.charts, 2); /* the entity that comes twice: each birth replaces the other */
	assert_int_equal(summary.unchanged, BIRTHS - 2);
	store_close();
}

static void any_call_of_the_store_may_fail(void **state)
{
	(void)state;
	enum orr_code code = ORR_E_UNAVAILABLE;
	for (long nth = 1; code != ORR_OK; nth++) {
		store_open(
			(struct orr_fault){.nth = nth, .code = ORR_E_UNAVAILABLE, .text = "a fault; wait"});
		code = import();
		const size_t there = store_check();
		if (code == ORR_OK) {
			assert_true(nth > 20);
		} else {
			assert_int_equal(code, ORR_E_UNAVAILABLE);
			assert_string_equal(error.text, "a fault; wait");
			/* What the summary counts is there, and no more. */
			assert_int_equal(there, summary.charts > 0 ? summary.charts - 1 : 0);
			assert_int_equal(import(), ORR_OK);
			assert_int_equal(summary.charts + summary.unchanged, BIRTHS);
		}
		assert_int_equal(store_check(), ENTITIES);
		store_close();
	}
}

static void any_request_for_memory_may_fail(void **state)
{
	(void)state;
	store_open((struct orr_fault){0});
	const long before = orr_memory_requests();
	assert_int_equal(import(), ORR_OK);
	const long requests = orr_memory_requests() - before;
	store_close();
	/* Every early one, then every 211th: the later rounds repeat the first. */
	for (long nth = 1; nth <= requests; nth += nth < 60 ? 1 : 211) {
		store_open((struct orr_fault){0});
		orr_memory_fail_from(nth);
		const enum orr_code code = import();
		orr_memory_fail_never();
		if (code != ORR_OK) {
			assert_int_equal(code, ORR_E_UNAVAILABLE);
			assert_true(error.text[0] != '\0');
		}
		(void)store_check();
		assert_int_equal(import(), ORR_OK);
		assert_int_equal(store_check(), ENTITIES);
		store_close();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_is_kept),
		cmocka_unit_test(any_call_of_the_store_may_fail),
		cmocka_unit_test(any_request_for_memory_may_fail),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
