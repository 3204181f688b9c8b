/* SPDX-License-Identifier: Apache-2.0 */
/* Structs as wholes: copies that stand alone, comparison, and the types that only rows of tables have. */
#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "model/birth_chart.h"
#include "model/job.h"
#include "sample.h"

enum { ARENA_BYTES = 16 << 20, TEXT_BYTES = 1 << 20, ROUNDS = 300 };

static const struct orr_table *const tables[] = {&orr_birth_chart_table, &orr_entity_table, &orr_job_table,
						 &orr_audit_event_table};

static char *text_of(const struct orr_table *table, const void *object)
{
	struct orr_buf buf;
	orr_buf_init(&buf, TEXT_BYTES);
	orr_json_write(&buf, table, object, ORR_JSON_LINE, NULL);
	assert_false(buf.failed);
	char *text = strdup(buf.data);
	orr_buf_done(&buf);
	return text;
}

/* The original is overwritten before the copy is read: nothing of it may be left in the copy. */
static void a_copy_stands_alone(void **state)
{
	(void)state;
	struct sample_random random = {1};
	for (int round = 0; round < ROUNDS; round++) {
		struct orr_arena arena, other;
		struct sample object, copy;
		orr_arena_init(&arena, ARENA_BYTES);
		orr_arena_init(&other, ARENA_BYTES);
		sample_fill(&sample_table, &object, &random, &arena);
		char *before = text_of(&sample_table, &object);
		assert_true(orr_table_copy(&sample_table, &object, &other, &copy));
		assert_true(orr_table_equal(&sample_table, &object, &copy, 0));
		memset(&object, 0xa5, sizeof object);
		orr_arena_done(&arena);
		char *after = text_of(&sample_table, &copy);
		assert_string_equal(after, before);
		free(before);
		free(after);
		orr_arena_done(&other);
	}
}

/* Two structs are equal just when their documents are. */
static void equal_is_what_is_written_equal(void **state)
{
	(void)state;
	struct sample_random random = {2};
	for (int round = 0; round < ROUNDS; round++) {
		struct orr_arena arena;
		struct sample object, other;
		orr_arena_init(&arena, ARENA_BYTES);
		sample_fill(&sample_table, &object, &random, &arena);
		assert_true(orr_table_copy(&sample_table, &object, &arena, &other));
		struct sample_random again = {random.state};
		struct sample fresh;
		sample_fill(&sample_table, &fresh, &again, &arena);
		/* One member of the copy at a time becomes that of another random object. */
		for (size_t i = 0; i < sample_table.field_count; i++) {
			struct sample mixed = other;
			const struct orr_field *field = &sample_table.field[i];
			const size_t next = i + 1 < sample_table.field_count
						    ? sample_table.field[i + 1].offset
						    : sizeof mixed;
			memcpy((char *)&mixed + field->offset, (char *)&fresh + field->offset,
			       next - field->offset);
			char *text = text_of(&sample_table, &object),
			     *mixed_text = text_of(&sample_table, &mixed);
			assert_int_equal(orr_table_equal(&sample_table, &object, &mixed, 0),
					 strcmp(text, mixed_text) == 0);
			free(text);
			free(mixed_text);
		}
		orr_arena_done(&arena);
	}
}

static void stamps_can_be_left_out(void **state)
{
	(void)state;
	struct orr_arena arena;
	struct sample_random random = {3};
	struct sample object, other;
	orr_arena_init(&arena, ARENA_BYTES);
	sample_fill(&sample_table, &object, &random, &arena);
	assert_true(orr_table_copy(&sample_table, &object, &arena, &other));
	other.truth = !other.truth; /* the sample's stamp */
	assert_false(orr_table_equal(&sample_table, &object, &other, 0));
	assert_true(orr_table_equal(&sample_table, &object, &other, ORR_FIELD_STAMP));
	orr_arena_done(&arena);
}

static void a_full_arena_copies_nothing(void **state)
{
	(void)state;
	struct orr_arena arena, small;
	struct sample_random random = {4};
	struct orr_birth_chart chart, copy = {.id = "untouched"};
	orr_arena_init(&arena, ARENA_BYTES);
	orr_arena_init(&small, sizeof chart + 4096);
	sample_fill(&orr_birth_chart_table, &chart, &random, &arena);
	chart.provenance.offset_source = orr_arena_alloc(&arena, 100000);
	memset((char *)(uintptr_t)chart.provenance.offset_source, 'x', 99999);
	assert_false(orr_table_copy(&orr_birth_chart_table, &chart, &small, &copy));
	assert_string_equal(copy.id, "untouched");
	orr_arena_done(&small);
	orr_arena_done(&arena);
}

/* What is written is read back the same, JSON members and null longs too. */
static void rows_survive_json(void **state)
{
	(void)state;
	struct sample_random random = {5};
	for (int round = 0; round < ROUNDS; round++) {
		const struct orr_table *table = tables[round % 4];
		struct orr_arena arena;
		orr_arena_init(&arena, ARENA_BYTES);
		void *object = orr_arena_alloc(&arena, table->size),
		     *back = orr_arena_alloc(&arena, table->size);
		sample_fill(table, object, &random, &arena);
		char *text = text_of(table, object);
		struct orr_error err = {0};
		assert_int_equal(orr_json_read(text, strlen(text), table, back, &arena, &err), ORR_OK);
		assert_true(orr_table_equal(table, object, back, 0));
		free(text);
		orr_arena_done(&arena);
	}
}

static void json_members_stand_as_they_are(void **state)
{
	(void)state;
	const struct orr_audit_event event = {.id = "u",
					      .entity_type = -1,
					      .event_type = ORR_AUDIT_ADMIN_ACTION,
					      .after_state = "{\"a\":[1,2]}"};
	char *text = text_of(&orr_audit_event_table, &event);
	assert_non_null(strstr(text, ",\"before_state\":null,\"after_state\":{\"a\":[1,2]},"));
	free(text);
	const struct orr_job job = {.id = "u",
				    .entity_id = "e",
				    .organization_id = "o",
				    .priority = 5,
				    .input_data = "[]",
				    .memory_used_mb = 1.5,
				    .algorithm_version = "1",
				    .engine_version = "2",
				    .execution_time_us = 1234567890123,
				    .cpu_time_us = ORR_I64_NULL};
	text = text_of(&orr_job_table, &job);
	assert_non_null(strstr(text, ",\"memory_used_mb\":1.50,"));
	assert_non_null(strstr(text, ",\"execution_time_us\":1234567890123,\"cpu_time_us\":null,"));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_stands_alone),    cmocka_unit_test(equal_is_what_is_written_equal),
		cmocka_unit_test(stamps_can_be_left_out), cmocka_unit_test(a_full_arena_copies_nothing),
		cmocka_unit_test(rows_survive_json),      cmocka_unit_test(json_members_stand_as_they_are),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
