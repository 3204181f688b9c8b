/* SPDX-License-Identifier: Apache-2.0 */
/* Flat tables: the columns of a struct and its cells. */
#include "test.h"

#include <string.h>

#include "codec/record.h"
#include "codec/tables.h"
#include "model/birth_chart.h"
#include "sample.h"

static struct orr_arena arena;
static struct orr_buf buf;

static int set_up(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 26);
	orr_buf_init(&buf, 1 << 22);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	orr_buf_done(&buf);
	return 0;
}

static const struct orr_field_selection *selected(const struct orr_table *table, const char *list)
{
	const struct orr_field_selection *out = NULL;
	struct orr_error err = {0};
	if (list != NULL && orr_field_selection_parse(table, list, &arena, &out, &err) != ORR_OK)
		fail_msg("%s", err.text);
	return out;
}

static const char *header(const struct orr_table *table, const char *list)
{
	orr_buf_clear(&buf);
	orr_csv_header(&buf, table, selected(table, list));
	return buf.data;
}

static const char *row(const struct orr_table *table, const void *object, const char *list)
{
	orr_buf_clear(&buf);
	orr_csv_row(&buf, table, object, selected(table, list));
	return buf.data;
}

static void columns_are_dotted_paths(void **state)
{
	(void)state;
	assert_string_equal(
		header(&sample_table, NULL),
		"_id,other_id,text,maybe_text,word,maybe_word,number,maybe_number,large,angle,ratio,"
		"maybe_ratio,whole,truth,maybe_truth,when,maybe_when,leaf.number,leaf.word,leaf.value,"
		"maybe_leaf.number,maybe_leaf.word,maybe_leaf.value,keyed.1.word,keyed.1.value,"
		"keyed.2.word,keyed.2.value,keyed.3.word,keyed.3.value,leaves,texts,more_texts");
	assert_string_equal(
		header(&orr_birth_chart_table, "birth_data.date,planets.degree,houses.cusp"),
		"birth_data.date,planets.Sun.degree,planets.Moon.degree,planets.Mercury.degree,"
		"planets.Venus.degree,planets.Mars.degree,planets.Jupiter.degree,planets.Saturn.degree,"
		"planets.Uranus.degree,planets.Neptune.degree,planets.Pluto.degree,"
		"planets.Mean Node.degree,planets.True Node.degree,planets.Mean Lilith.degree,"
		"planets.True Lilith.degree,planets.Chiron.degree,planets.Ceres.degree,"
		"planets.Pallas.degree,planets.Juno.degree,planets.Vesta.degree,houses.1.cusp,"
		"houses.2.cusp,houses.3.cusp,houses.4.cusp,houses.5.cusp,houses.6.cusp,houses.7.cusp,"
		"houses.8.cusp,houses.9.cusp,houses.10.cusp,houses.11.cusp,houses.12.cusp");
}

static void cells_stand_under_their_columns(void **state)
{
	(void)state;
	struct sample_leaf leaves[] = {{1, 0, 0.5}};
	const struct sample sample = {
		.id = "0123456789abcdef01234567",
		.text = "a,\"b\"",
		.word = 2,
		.maybe_word = -1,
		.maybe_number = ORR_INT_NULL,
		.angle = 1,
		.maybe_ratio = (double)NAN,
		.maybe_when_ms = ORR_TIME_NULL,
		.leaf = {3, 1, 2},
		.keyed = {{3, 1, 1}, {1, 0, -1}},
		.keyed_count = 2,
		.leaves = leaves,
		.leaf_count = 1,
		.texts = {"x", "y"},
		.text_count = 2,
	};
	assert_string_equal(
		row(&sample_table, &sample, NULL),
		"0123456789abcdef01234567,,\"a,\"\"b\"\"\",,\"blue \"\"sky\"\"\",,0,,0,1.000000000,0.0000,,0,"
		"false,,1970-01-01T00:00:00.000Z,,3,green,2.00,,,,red,-1.00,,,green,1.00,"
		"\"[{\"\"number\"\":1,\"\"word\"\":\"\"red\"\",\"\"value\"\":0.50}]\",\"[\"\"x\"\",\"\"y\"\"]"
		"\",[]");
	assert_string_equal(row(&sample_table, &sample, "leaves.value,keyed.word,number"),
			    "0,red,,green,\"[{\"\"value\"\":0.50}]\"");
	/* A text that begins like a formula is guarded, a number never. */
	const struct sample formula = {.text = "=A1", .whole = -7, .leaf = {0, 1, -2}, .maybe_word = -1};
	assert_string_equal(row(&sample_table, &formula, "text,whole,leaf.value"), "'=A1,-7,-2.00");
	orr_buf_clear(&buf);
	struct orr_buf tiny;
	orr_buf_init(&tiny, 3);
	orr_csv_row(&tiny, &sample_table, &sample, NULL);
	assert_true(tiny.failed);
	orr_buf_done(&tiny);
}

/* Header, rows and the count agree, whatever the object and the selection. */
static void every_row_has_all_columns(void **state)
{
	(void)state;
	static const struct {
		const struct orr_table *table;
		const char *list;
	} cases[] = {{&sample_table, NULL},
		     {&sample_table, "keyed.value,maybe_leaf,texts"},
		     {&orr_birth_chart_table, NULL},
		     {&orr_birth_chart_table, "planets.speed,aspects,calculated_data.ascendant.sign"}};
	struct sample_random random = {5};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		for (int k = 0; k < 40; k++) {
			const struct orr_table *table = cases[i].table;
			struct orr_arena local;
			struct orr_error err = {0};
			const char *const *fields;
			size_t count;
			orr_arena_init(&local, 1 << 24);
			void *object = orr_arena_alloc(&local, table->size);
			sample_fill(table, object, &random, &local);
			const char *text =
				k == 0 ? header(table, cases[i].list) : row(table, object, cases[i].list);
			assert_int_equal(orr_csv_split(text, strlen(text), &local, &fields, &count, &err),
					 ORR_OK);
			assert_int_equal(count, orr_csv_columns(table, selected(table, cases[i].list)));
			orr_arena_done(&local);
		}
	/* Bodies, houses and points times their fields without the key, counted in the conventions. */
	assert_int_equal(orr_csv_columns(&orr_birth_chart_table,
					 selected(&orr_birth_chart_table, "planets,houses,points")),
			 19 * 13 + 12 * 5 + 8 * 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_dotted_paths),
		cmocka_unit_test(cells_stand_under_their_columns),
		cmocka_unit_test(every_row_has_all_columns),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
