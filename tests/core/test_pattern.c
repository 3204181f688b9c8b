/* SPDX-License-Identifier: Apache-2.0 */
/* Figures: one drawn by hand for each kind, and random skies against a search that tries every order of planets. */
#include "core/pattern.h"

#include <stdbool.h>
#include <string.h>

#include "core/angle.h"
#include "random.h"
#include "test.h"

static size_t find(const double lon_deg[ORR_PLANET_COUNT], struct orr_pattern out[ORR_PATTERN_MAX])
{
	int point[ORR_ASPECT_POINT_MAX];
	const double still[ORR_ASPECT_POINT_MAX] = {0};
	struct orr_aspect aspect[ORR_ASPECT_MAX];
	(void)orr_aspect_points(false, point);
	const size_t count =
		orr_aspects_find(&orr_aspect_rules_default, ORR_PLANET_COUNT, point, lon_deg, still, aspect);
	return orr_patterns_find(count, aspect, lon_deg, out);
}

/* The figures of `count` planets at given places, the others having no longitude. */
static size_t find_few(int count, const int body[], const double lon_deg[],
		       struct orr_pattern out[ORR_PATTERN_MAX])
{
	double all[ORR_PLANET_COUNT];
	for (int n = 0; n < ORR_PLANET_COUNT; n++)
		all[n] = (double)NAN;
	for (int n = 0; n < count; n++)
		all[body[n]] = lon_deg[n];
	return find(all, out);
}

static void check(const struct orr_pattern *pattern, enum orr_pattern_kind kind, const char *bodies, int apex)
{
	assert_int_equal(pattern->kind, kind);
	assert_int_equal(pattern->apex, apex);
	assert_int_equal(pattern->body_count, strlen(bodies));
	for (size_t n = 0; n < pattern->body_count; n++)
		assert_int_equal(pattern->body[n], bodies[n] - '0');
}

static void nothing_where_nothing_is(void **unused)
{
	(void)unused;
	struct orr_pattern out[ORR_PATTERN_MAX];
	double lon[ORR_PLANET_COUNT]; /* a decagon has oppositions, quintiles and biquintiles only */
	for (int n = 0; n < ORR_PLANET_COUNT; n++)
		lon[n] = 36.0 * n;
	assert_int_equal(find(lon, out), 0);
	assert_int_equal(orr_patterns_find(0, NULL, lon, out), 0);
}

static void three_or_more_in_a_sign(void **unused)
{
	(void)unused;
	struct orr_pattern out[ORR_PATTERN_MAX];
	assert_int_equal(find_few(3, (const int[]){2, 5, 9}, (const double[]){30, 45, 59.999}, out), 1);
	check(&out[0], ORR_STELLIUM, "259", -1);
	assert_int_equal(find_few(3, (const int[]){2, 5, 9}, (const double[]){30, 45, 60}, out), 0);
	assert_int_equal(
		find_few(6, (const int[]){0, 1, 2, 3, 4, 5}, (const double[]){100, 10, 110, 20, 95, 5}, out),
		2);
	check(&out[0], ORR_STELLIUM, "024", -1); /* by the first planet, not by the sign */
	check(&out[1], ORR_STELLIUM, "135", -1);
	double all[ORR_PLANET_COUNT];
	for (int n = 0; n < ORR_PLANET_COUNT; n++)
		all[n] = 330 + n;
	assert_int_equal(find(all, out), 1);
	check(&out[0], ORR_STELLIUM, "0123456789", -1);
}

static void one_figure_of_each_kind(void **unused)
{
	(void)unused;
	static const struct {
		int count, body[4];
		double lon[4];
		enum orr_pattern_kind kind;
		const char *bodies;
		int apex;
	} row[] = {
		{3, {1, 4, 7}, {125, 3, 244}, ORR_GRAND_TRINE, "147", -1},
		{3, {0, 4, 7}, {95, 3, 182}, ORR_T_SQUARE, "047", 0},
		{3, {2, 3, 6}, {3, 182, 272}, ORR_T_SQUARE, "236", 6},
		{4, {2, 3, 6, 9}, {3, 92, 272, 181}, ORR_GRAND_CROSS, "2369", -1},
		{3, {2, 4, 5}, {210, 1, 61}, ORR_YOD, "245", 2},
		{4, {1, 2, 3, 4}, {0, 120, 240, 180}, ORR_KITE, "1234", 4},
		{4, {1, 2, 3, 4}, {300, 120, 240, 0}, ORR_KITE, "1234", 1},
		{4, {5, 6, 7, 8}, {0, 60, 180, 240}, ORR_MYSTIC_RECTANGLE, "5678", -1},
		{4, {5, 6, 7, 8}, {0, 181, 62, 241}, ORR_MYSTIC_RECTANGLE, "5678", -1},
	};
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct orr_pattern out[ORR_PATTERN_MAX];
		const size_t count = find_few(row[i].count, row[i].body, row[i].lon, out);
		if (count != 1)
			fail_msg("row %zu: %zu figures", i, count);
		check(&out[0], row[i].kind, row[i].bodies, row[i].apex);
	}
}

/* Two planets together at one corner make the figure twice; a second trine outside the kite is told on its own. */
static void several_figures(void **unused)
{
	(void)unused;
	struct orr_pattern out[ORR_PATTERN_MAX];
	assert_int_equal(find_few(4, (const int[]){2, 3, 4, 5}, (const double[]){0, 180, 90, 92}, out), 2);
	check(&out[0], ORR_T_SQUARE, "234", 4);
	check(&out[1], ORR_T_SQUARE, "235", 5);
	assert_int_equal(
		find_few(5, (const int[]){2, 3, 4, 5, 6}, (const double[]){0, 118, 239, 178, 353.5}, out), 2);
	check(&out[0], ORR_KITE, "2345", 5);
	check(&out[1], ORR_KITE, "3456", 5);
	assert_int_equal(
		find_few(5, (const int[]){2, 3, 4, 5, 6}, (const double[]){0, 120, 241, 179, 8}, out), 2);
	check(&out[0], ORR_GRAND_TRINE, "346", -1);
	check(&out[1], ORR_KITE, "2345", 5);
}

/* Every pair in the same aspect: no sky has it, but the aspects are the caller's. */
static size_t find_all_joined(enum orr_aspect_kind kind, struct orr_pattern out[ORR_PATTERN_MAX])
{
	struct orr_aspect aspect[ORR_ASPECT_MAX];
	double lon[ORR_PLANET_COUNT];
	size_t count = 0;
	for (int a = 0; a < ORR_PLANET_COUNT; a++) {
		lon[a] = (double)NAN;
		for (int b = a + 1; b < ORR_PLANET_COUNT; b++)
			aspect[count++] = (struct orr_aspect){.point1 = a, .point2 = b, .kind = kind};
	}
	return orr_patterns_find(count, aspect, lon, out);
}

static void more_figures_than_fit(void **unused)
{
	(void)unused;
	struct orr_pattern out[ORR_PATTERN_MAX];
	assert_int_equal(find_all_joined(ORR_TRINE, out), ORR_PATTERN_MAX); /* of 120 */
	check(&out[0], ORR_GRAND_TRINE, "012", -1);
	check(&out[1], ORR_GRAND_TRINE, "013", -1);
	check(&out[8], ORR_GRAND_TRINE, "023", -1);
	assert_int_equal(find_all_joined(ORR_SQUARE, out), 0);
	assert_int_equal(find_all_joined(ORR_OPPOSITION, out), 0);
	/* a grand sextile of ten planets: 44 kites and 20 rectangles, counted corner by corner */
	static const double lon[ORR_PLANET_COUNT] = {0, 60, 120, 180, 240, 300, 1, 61, 121, 241};
	assert_int_equal(find(lon, out), 64);
	assert_int_equal(out[43].kind, ORR_KITE);
	assert_int_equal(out[44].kind, ORR_MYSTIC_RECTANGLE);
}

/* What follows is the definitions once more, over all orders of the members. */
static int kind_between(size_t count, const struct orr_aspect aspect[], int a, int b)
{
	for (size_t n = 0; n < count; n++)
		if ((aspect[n].point1 == a && aspect[n].point2 == b) ||
		    (aspect[n].point1 == b && aspect[n].point2 == a))
			return (int)aspect[n].kind;
	return -1;
}

struct sides {
	int ab, bc, cd, da, ac, bd; /* aspects wanted of a, b, c, d in this order; -1: any */
};

static bool match(size_t count, const struct orr_aspect aspect[], const int p[4], const struct sides *want,
		  bool four)
{
	const int pair[6][3] = {{p[0], p[1], want->ab}, {p[1], p[2], want->bc}, {p[0], p[2], want->ac},
				{p[2], p[3], want->cd}, {p[3], p[0], want->da}, {p[1], p[3], want->bd}};
	for (int n = 0; n < (four ? 6 : 3); n++)
		if (kind_between(count, aspect, pair[n][0], pair[n][1]) != pair[n][2])
			return false;
	return true;
}

static bool any_order(size_t count, const struct orr_aspect aspect[], const int p[4],
		      const struct sides *want, bool four)
{
	for (int code = 0; code < 256; code++) {
		const int i = code & 3, j = code >> 2 & 3, k = code >> 4 & 3, l = code >> 6 & 3;
		if (i == j || i == k || i == l || j == k || j == l || k == l || (!four && l != 3))
			continue;
		const int q[4] = {p[i], p[j], p[k], p[l]};
		if (match(count, aspect, q, want, four))
			return true;
	}
	return false;
}

static const struct sides cross = {ORR_SQUARE, ORR_SQUARE,     ORR_SQUARE,
				   ORR_SQUARE, ORR_OPPOSITION, ORR_OPPOSITION};
static const struct sides kite = {ORR_TRINE, ORR_TRINE, ORR_SEXTILE, ORR_SEXTILE, ORR_TRINE, ORR_OPPOSITION};
static const struct sides rectangle = {ORR_SEXTILE, ORR_TRINE,      ORR_SEXTILE,
				       ORR_TRINE,   ORR_OPPOSITION, ORR_OPPOSITION};
static const struct sides trine = {ORR_TRINE, ORR_TRINE, -1, -1, ORR_TRINE, -1};
static const struct sides t_square = {ORR_SQUARE, ORR_SQUARE, -1, -1, ORR_OPPOSITION, -1};
static const struct sides yod = {ORR_QUINCUNX, ORR_QUINCUNX, -1, -1, ORR_SEXTILE, -1};

struct counts {
	int of[ORR_PATTERN_KIND_COUNT];
};

static bool grows(size_t count, const struct orr_aspect aspect[], const int p[3], const struct sides *want)
{
	for (int d = 0; d < ORR_PLANET_COUNT; d++) {
		const int four[4] = {p[0], p[1], p[2], d};
		if (d != p[0] && d != p[1] && d != p[2] && any_order(count, aspect, four, want, true))
			return true;
	}
	return false;
}

static void count_threes(size_t count, const struct orr_aspect aspect[], struct counts *out)
{
	for (int a = 0; a < ORR_PLANET_COUNT; a++)
		for (int b = 0; b < a; b++)
			for (int c = 0; c < b; c++) {
				const int p[4] = {a, b, c, -1};
				if (any_order(count, aspect, p, &trine, false) &&
				    !grows(count, aspect, p, &kite))
					out->of[ORR_GRAND_TRINE]++;
				if (any_order(count, aspect, p, &t_square, false) &&
				    !grows(count, aspect, p, &cross))
					out->of[ORR_T_SQUARE]++;
				if (any_order(count, aspect, p, &yod, false))
					out->of[ORR_YOD]++;
			}
}

static void count_fours(size_t count, const struct orr_aspect aspect[], struct counts *out)
{
	for (int a = 0; a < ORR_PLANET_COUNT; a++)
		for (int b = 0; b < a; b++)
			for (int c = 0; c < b; c++)
				for (int d = 0; d < c; d++) {
					const int p[4] = {a, b, c, d};
					out->of[ORR_GRAND_CROSS] +=
						any_order(count, aspect, p, &cross, true) ? 1 : 0;
					out->of[ORR_KITE] += any_order(count, aspect, p, &kite, true) ? 1 : 0;
					out->of[ORR_MYSTIC_RECTANGLE] +=
						any_order(count, aspect, p, &rectangle, true) ? 1 : 0;
				}
}

/* Planets near multiples of 30 or 45 degrees, so that figures are frequent. */
static void random_skies(void **unused)
{
	(void)unused;
	struct random random = {12};
	struct counts all = {{0}};
	for (int i = 0; i < 300; i++) {
		double lon[ORR_PLANET_COUNT];
		const double still[ORR_ASPECT_POINT_MAX] = {0}, grid = i % 2 == 0 ? 30 : 60;
		int point[ORR_ASPECT_POINT_MAX];
		struct orr_aspect aspect[ORR_ASPECT_MAX];
		struct orr_pattern out[ORR_PATTERN_MAX];
		for (int n = 0; n < ORR_PLANET_COUNT; n++)
			lon[n] = orr_angle_wrap(grid * floor(random_uniform(&random, 0, 360 / grid)) +
						random_uniform(&random, -5, 5));
		(void)orr_aspect_points(false, point);
		const size_t count = orr_aspects_find(&orr_aspect_rules_default, ORR_PLANET_COUNT, point, lon,
						      still, aspect);
		const size_t found = orr_patterns_find(count, aspect, lon, out);
		if (found == ORR_PATTERN_MAX)
			continue;
		struct counts want = {{0}}, got = {{0}};
		count_threes(count, aspect, &want);
		count_fours(count, aspect, &want);
		for (size_t n = 0; n < found; n++) {
			got.of[out[n].kind]++;
			all.of[out[n].kind]++;
			if (n > 0) /* ordered by kind, then bodies, none twice */
				assert_true(out[n - 1].kind < out[n].kind ||
					    memcmp(out[n - 1].body, out[n].body, sizeof out[n].body) != 0);
		}
		for (int kind = ORR_GRAND_TRINE; kind < ORR_PATTERN_KIND_COUNT; kind++)
			assert_int_equal(got.of[kind], want.of[kind]);
	}
	for (int kind = 0; kind < ORR_PATTERN_KIND_COUNT; kind++)
		assert_true(all.of[kind] > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_where_nothing_is), cmocka_unit_test(three_or_more_in_a_sign),
		cmocka_unit_test(one_figure_of_each_kind),  cmocka_unit_test(several_figures),
		cmocka_unit_test(more_figures_than_fit),    cmocka_unit_test(random_skies),
	};
	return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
