/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of places taken apart, and which of several candidates is meant. */
#include "model/place_query.h"

#include <string.h>

#include "test.h"

static struct orr_arena arena;

static void keys(void **state)
{
	(void)state;
	static const struct {
		const char *text, *key;
	} rows[] = {
		{"St-Étienne", "saint etienne"},   {"Saint Etienne", "saint etienne"},
		{"Ste. Foy", "sainte foy"},        {"Sankt Gallen", "saint gallen"},
		{"Mt Vernon", "mount vernon"},     {"Stuttgart", "stuttgart"},
		{"st st st", "saint saint saint"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(orr_place_key(rows[i].text, ORR_UMLAUTS_BARE, &arena), rows[i].key);
}

static struct orr_place_readings read_text(const char *text)
{
	struct orr_error err = {0};
	struct orr_place_readings readings;
	if (orr_place_read(text, &arena, &readings, &err) != ORR_OK)
		fail_msg("%s: %s", text, err.text);
	return readings;
}

static void readings(void **state)
{
	(void)state;
	struct orr_place_readings got = read_text("Köln, NRW ,, Deutschland");
	assert_string_equal(got.reading[0].key, "koln");
	assert_string_equal(got.reading[0].spelled, "koeln");
	assert_int_equal(got.reading[0].qualifier_count, 2);
	assert_string_equal(got.reading[0].qualifier[1], "deutschland");
	assert_int_equal(got.count, 1);

	got = read_text("PARIS 20E");
	assert_string_equal(got.reading[0].key, "paris 20e");
	assert_string_equal(got.reading[1].key, "paris");
	assert_int_equal(got.reading[1].qualifier_count, 0);

	got = read_text("Taranto TA");
	assert_string_equal(got.reading[1].key, "taranto");
	assert_string_equal(got.reading[1].qualifier[0], "ta");

	got = read_text("Las Cruces New Mexico");
	assert_string_equal(got.reading[2].key, "las cruces");
	assert_string_equal(got.reading[2].qualifier[0], "new mexico");
}

static void refused(const char *text)
{
	struct orr_error err = {0};
	struct orr_place_readings out;
	assert_int_equal(orr_place_read(text, &arena, &out, &err), ORR_E_INVALID);
	assert_string_equal(err.field, "place");
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	refused("");
	refused(" , --");
	refused("a, b, c, d, e, f");
}

static void memory_may_run_out_anywhere(void **state)
{
	(void)state;
	enum orr_code code = ORR_E_UNAVAILABLE;
	for (size_t bytes = 0; code != ORR_OK && bytes < 1 << 20; bytes += 16) {
		struct orr_arena small;
		struct orr_error err = {0};
		struct orr_place_readings out;
		orr_arena_init(&small, bytes);
		code = orr_place_read("Las Cruces 20e, New Mexico", &small, &out, &err);
		assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
		orr_arena_done(&small);
	}
	assert_int_equal(code, ORR_OK);
}

static const struct orr_place mobile = {.name = "Mobile",
					.region = "Alabama",
					.region_code = "AL",
					.district = "097",
					.country_code = "US",
					.country = "United States"};

static void where_a_place_lies(void **state)
{
	(void)state;
	static const char *const in[] = {"al", "alabama", "us", "usa", "united states", "america", "097"};
	static const char *const out[] = {"ga", "canada", "ab", "alab"};
	struct orr_place_query query = {.key = "mobile", .qualifier_count = 1};
	for (size_t i = 0; i < sizeof in / sizeof in[0]; i++) {
		query.qualifier[0] = in[i];
		if (!orr_place_lies_in(&query, &mobile, "USA", &arena))
			fail_msg("not in %s", in[i]);
	}
	for (size_t i = 0; i < sizeof out / sizeof out[0]; i++) {
		query.qualifier[0] = out[i];
		assert_false(orr_place_lies_in(&query, &mobile, "USA", &arena));
	}
	/* The number of a region is not taken for that of a district. */
	struct orr_place numbered = mobile;
	numbered.region_code = "82";
	query.qualifier[0] = "82";
	assert_false(orr_place_lies_in(&query, &numbered, "USA", &arena));
}

static struct orr_place_found candidate(enum orr_place_match match, int64_t population, const char *country)
{
	return (struct orr_place_found){.match = match,
					.place = {.name = "x",
						  .country_code = country,
						  .population = population,
						  .lat_deg = (double)population / 1e9}};
}

/* Index of the one that is chosen, -1 for none. */
static int chosen(struct orr_place_found a, struct orr_place_found b)
{
	struct orr_place_found both[2] = {a, b};
	const struct orr_place_list list = {both, 2};
	const struct orr_place_found *got = orr_place_choose(&list);
	return got == NULL ? -1 : (int)(got - both);
}

static void the_one_that_is_meant(void **state)
{
	(void)state;
	const enum orr_place_match own = ORR_PLACE_OWN_NAME, other = ORR_PLACE_OTHER_NAME;
	assert_int_equal(chosen(candidate(own, 1000, "A"), candidate(own, 100, "B")), 0);
	assert_int_equal(chosen(candidate(own, 999, "A"), candidate(own, 100, "B")), -1);
	assert_int_equal(chosen(candidate(own, 100, "A"), candidate(other, 100, "B")), 0);
	assert_int_equal(chosen(candidate(own, 100, "A"), candidate(other, 999, "B")), -1);
	assert_int_equal(chosen(candidate(own, 100, "A"), candidate(other, 1000, "B")), 1);
	assert_int_equal(chosen(candidate(own, 0, "A"), candidate(own, 0, "B")), -1);
	assert_int_equal(chosen(candidate(own, 5, "A"), candidate(own, 5, "A")),
			 0); /* one place, two sources */
	const struct orr_place_list none = {NULL, 0};
	assert_null(orr_place_choose(&none));
}

static int open_arena(void **state)
{
	(void)state;
	orr_arena_init(&arena, 1 << 20);
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	orr_arena_done(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(readings),
		cmocka_unit_test(what_cannot_be_read),
		cmocka_unit_test(memory_may_run_out_anywhere),
		cmocka_unit_test(where_a_place_lies),
		cmocka_unit_test(the_one_that_is_meant),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
