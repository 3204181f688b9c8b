/* SPDX-License-Identifier: Apache-2.0 */
/* Harmonic codes against a slow and plain calculation of the same formulas, written from docs/algorithms.md alone. */
#include "test.h"

#include <complex.h>

#include "cohort_bytes.h"
#include "core/aspect_curve.h"
#include "core/constants.h"
#include "core/harmonic_code.h"
#include "core/sample.h"

enum { CASES = 10000, DAYS = 7 };

static struct cohort_bytes file;

static struct orr_cohorts cohorts;

static int set_up(void **state)
{
	struct random random = {20260101};
	(void)state;
	cohort_bytes_fill(&random, &file);
	return orr_cohorts_open(&cohorts, &file, sizeof file) == ORR_COHORTS_OK ? 0 : -1;
}

/* The aspect curve as its comment draws it. */
static double curve(double x_deg)
{
	static const double exact[] = {0, 60, 90, 120, 180}, orb[] = {8, 5, 7, 8, 8},
			    sign[] = {1, 0.5, -1, 1, -1};
	double sum = 0.0;
	for (int i = 0; i < 5; i++) {
		const double off = fabs(x_deg - exact[i]);
		if (off < orb[i])
			sum += sign[i] * pow(cos(ORR_PI * off / (2.0 * orb[i])), 2.0);
	}
	return sum;
}

/* Cosine coefficient by the midpoint rule over the half circle, a hundredth of a degree a step. */
static double coefficient(int n)
{
	double sum = 0.0;
	for (int i = 0; i < 18000; i++) {
		const double x_deg = (i + 0.5) / 100.0;
		sum += curve(x_deg) * cos(n * x_deg * ORR_PI / 180.0);
	}
	return 2.0 / ORR_PI * sum * ORR_PI / 18000.0;
}

static void aspect_curve_has_these_coefficients(void **state)
{
	(void)state;
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
		assert_near(orr_aspect_cosine[n - 1], coefficient(n), 1e-9);
}

/* What docs/algorithms.md says of the curve: 32 harmonics leave 0.033 of its peak. */
static void aspect_curve_is_close(void **state)
{
	double square = 0.0, mean = 0.0;
	(void)state;
	for (int i = 0; i < 1800; i++)
		mean += curve((i + 0.5) / 10.0) / 1800.0;
	for (int i = 0; i < 1800; i++) {
		const double x_deg = (i + 0.5) / 10.0;
		double sum = mean;
		for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
			sum += orr_aspect_cosine[n - 1] * cos(n * x_deg * ORR_PI / 180.0);
		square += (sum - curve(x_deg)) * (sum - curve(x_deg)) / 1800.0;
	}
	assert_near(sqrt(square), 0.0325, 0.0005);
}

static struct orr_motion random_motion(struct random *random)
{
	struct orr_motion motion;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		motion.lon_deg[p] = random_uniform(random, 0, 360);
		motion.speed_deg_d[p] = p == ORR_MOON ? random_uniform(random, 11.8, 15.4)
						      : random_uniform(random, -0.2, 1.3);
	}
	return motion;
}

/* C11's CMPLX, which clang's header lacks: a complex number is stored as its two parts (C11, 6.2.5). */
static double complex number(double re, double im)
{
	const double parts[2] = {re, im};
	double complex out;
	memcpy(&out, parts, sizeof out);
	return out;
}

static double complex turn(double deg)
{
	return number(cos(deg * ORR_PI / 180.0), sin(deg * ORR_PI / 180.0));
}

/* A point's centred harmonic, from the formula. */
static double complex naive_point(const struct orr_motion *motion, double half_width_d, double jd, int p,
				  int n)
{
	const double x = n * motion->speed_deg_d[p] * half_width_d * ORR_PI / 180.0;
	const double certainty = fabs(x) < 1e-12 ? 1.0 : sin(x) / x;
	const double at = (jd - ORR_COHORT_EPOCH_JD) / ORR_COHORT_YEAR_D * 12.0;
	const int node = (int)floor(at);
	const double share = at - node;
	const float *a = file.mean[node][p], *b = file.mean[node + 1][p];
	const double re = (double)a[n - 1] + share * ((double)b[n - 1] - (double)a[n - 1]);
	const double im = (double)a[n + 31] + share * ((double)b[n + 31] - (double)a[n + 31]);
	return certainty * turn(n * motion->lon_deg[p]) - number(re, im);
}

struct naive {
	double complex point[ORR_POINT_SPECTRA][ORR_HARMONIC_COUNT + 1];
	double complex sky[ORR_POINT_SPECTRA][ORR_HARMONIC_COUNT + 1]; /* weighted */
	double coefficient[ORR_HARMONIC_COUNT + 1];
};

/* Sum over pairs of points, each through the cosine series of the curve. */
static double naive_level(const struct naive *naive, const double weight[])
{
	double sum = 0.0;
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			for (int q = 0; q < ORR_POINT_SPECTRA; q++) {
				sum += naive->coefficient[n] * weight[p] * weight[q] / 2.0 *
				       creal(naive->point[p][n] * conj(naive->point[q][n]));
				sum += naive->coefficient[n] * weight[p] *
				       creal(naive->point[p][n] * conj(naive->sky[q][n]));
			}
	return sum;
}

static void naive_harmonic(const struct naive *naive, double variance, int n, double *resonance,
			   double *strength)
{
	double complex r = 0.0, t = 0.0;
	double square = 0.0;
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		r += orr_channel_weight[ORR_CHANNEL_NATAL][p] * naive->point[p][n];
		t += naive->sky[p][n];
		square += pow(cabs(naive->sky[p][n]), 2.0);
	}
	*resonance = creal(r * conj(t)) / sqrt(variance * square);
	*strength = cabs(r) * (1.0 + 0.5 * *resonance);
}

static double random_half_width(struct random *random)
{
	static const double width_s[] = {60, 900, 3600, 86400, 82800, 300};
	return width_s[random_bits(random) % 6] / 2.0 / 86400.0;
}

static void random_field(struct random *random, struct naive *naive, struct orr_quarter_field *out)
{
	*out = (struct orr_quarter_field){.quarter = {2026, 1}};
	for (int day = 0; day < DAYS; day++) {
		const struct orr_motion motion = random_motion(random);
		orr_quarter_field_add(out, &motion);
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
				naive->sky[p][n] +=
					orr_transit_weight[p] / DAYS * turn(n * motion.lon_deg[p]);
	}
	orr_quarter_field_finish(out, DAYS);
}

static void check_case(struct random *random, struct naive *naive)
{
	static struct orr_subject subject;
	static struct orr_quarter_field field;
	struct orr_code_raw raw;
	memset(naive->sky, 0, sizeof naive->sky);
	random_field(random, naive, &field);
	const struct orr_motion motion = random_motion(random);
	const double half_width_d = random_half_width(random);
	const double jd = ORR_COHORT_EPOCH_JD + ORR_COHORT_YEAR_D * random_uniform(random, 0.0, 1.99);
	orr_subject_make(&cohorts, jd, &motion, half_width_d, &subject);
	orr_code_raw_in(&subject, &field, &raw);
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
			naive->point[p][n] = naive_point(&motion, half_width_d, jd, p, n);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		assert_near(raw.level[k], naive_level(naive, orr_channel_weight[1 + k]), 1e-9);
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++) {
		double variance[ORR_HARMONIC_COUNT], resonance, strength;
		orr_cohorts_variance(&cohorts, jd,
				     orr_certainty_class_of((int)lround(half_width_d * 172800.0)),
				     ORR_CHANNEL_NATAL, variance);
		naive_harmonic(naive, variance[n - 1], n, &resonance, &strength);
		assert_near(raw.resonance[n - 1], resonance, 1e-9);
		assert_near(raw.strength[n - 1], strength, 1e-9);
	}
}

static void codes_agree_with_plain_sums(void **state)
{
	struct random random = {7};
	static struct naive naive;
	(void)state;
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
		naive.coefficient[n] = coefficient(n);
	for (int i = 0; i < CASES; i++)
		check_case(&random, &naive);
}

/* A subject whose points all stand at 10 degrees, with no means to take off, in a sky of the same: sums that a pen can do. */
static void worked_example(void **state)
{
	static struct cohort_bytes plain;
	struct orr_cohorts view;
	static struct orr_subject subject;
	static struct orr_quarter_field field;
	struct orr_code_raw raw;
	struct orr_motion motion = {{0}, {0}};
	struct random random = {1};
	(void)state;
	cohort_bytes_fill(&random, &plain);
	memset(plain.mean, 0, sizeof plain.mean);
	assert_int_equal(orr_cohorts_open(&view, &plain, sizeof plain), ORR_COHORTS_OK);
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		motion.lon_deg[p] = 10.0;
	field = (struct orr_quarter_field){.quarter = {2026, 1}};
	orr_quarter_field_add(&field, &motion);
	orr_quarter_field_finish(&field, 1);
	orr_subject_make(&view, ORR_COHORT_EPOCH_JD + 1.0, &motion, 0.0, &subject);
	orr_code_raw_in(&subject, &field, &raw);
	/* Weights of the physical channel add up to 4.5, those of the sky to 6.25; the coefficients to the series at 0 degrees. */
	double series = 0.0;
	for (int n = 1; n <= ORR_HARMONIC_COUNT; n++)
		series += coefficient(n);
	assert_near(raw.level[0], series * (4.5 * 4.5 / 2.0 + 4.5 * 6.25), 1e-9);
	/* Natal weights add up to 12.5: every harmonic has that amplitude. Nothing is uncertain. */
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
		assert_near(subject.amplitude[n], 12.5, 1e-9);
	assert_near(subject.confidence, 1.0, 1e-12);
}

/* Half of the window in radians is x = n v W: the Moon at 12 degrees a day, a day's window, harmonic 30 turns by a half circle. */
static void certainty_fades_what_moves(void **state)
{
	struct orr_motion motion = {{0}, {0}};
	struct orr_spectrum point[ORR_POINT_SPECTRA];
	(void)state;
	motion.speed_deg_d[ORR_MOON] = 12.0;
	orr_spectra_of(&motion, 0.5, point);
	assert_near(point[ORR_MOON].cell[29], 0.0, 1e-14);
	assert_near(point[ORR_MOON].cell[14], 2.0 / ORR_PI, 1e-14);
	assert_near(point[ORR_SUN].cell[31], 1.0, 1e-15);
	/* Going backwards fades as going forwards does. */
	motion.speed_deg_d[ORR_MOON] = -12.0;
	orr_spectra_of(&motion, 0.5, point);
	assert_near(point[ORR_MOON].cell[14], 2.0 / ORR_PI, 1e-14);
}

/* Every cell against long double arithmetic, from instants to whole days and from stations to the fastest Moon. */
static void spectra_are_close(void **state)
{
	static const double half_width_d[] = {0.0, 0.5 / 1440, 7.5 / 1440, 30.0 / 1440, 0.25, 0.5};
	const long double rad_per_deg = 3.14159265358979323846264338327950288L / 180.0L;
	struct random random = {3};
	struct orr_spectrum point[ORR_POINT_SPECTRA];
	double worst = 0.0;
	(void)state;
	for (int i = 0; i < 3000; i++) {
		const struct orr_motion motion = random_motion(&random);
		const double half = half_width_d[i % 6];
		orr_spectra_of(&motion, half, point);
		for (int p = 0; p < ORR_POINT_SPECTRA; p++)
			for (int n = 1; n <= ORR_HARMONIC_COUNT; n++) {
				const long double x = n *
						      fabsl((long double)motion.speed_deg_d[p] *
							    (long double)half) *
						      rad_per_deg,
						  lon = n * (long double)motion.lon_deg[p] * rad_per_deg,
						  certainty = x > 0.0L ? sinl(x) / x : 1.0L;
				worst = fmax(worst, (double)fabsl(certainty * cosl(lon) -
								  (long double)point[p].cell[n - 1]));
				worst = fmax(worst, (double)fabsl(certainty * sinl(lon) -
								  (long double)point[p].cell[n + 31]));
			}
	}
	print_message("# worst error of a spectrum: %.2g\n", worst);
	assert_true(worst < 1e-13);
}

static void terms_add_up(void **state)
{
	static struct orr_subject subject;
	static struct orr_quarter_field field;
	static struct naive naive;
	struct random random = {11};
	(void)state;
	for (int i = 0; i < 200; i++) {
		struct orr_code_raw raw;
		const struct orr_motion motion = random_motion(&random);
		random_field(&random, &naive, &field);
		orr_subject_make(&cohorts, ORR_COHORT_EPOCH_JD + 3.0 * i, &motion, 0.01, &subject);
		orr_code_raw_in(&subject, &field, &raw);
		for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
			struct orr_level_terms terms;
			double sum = 0.0;
			orr_level_terms(&subject, &field, k, &terms);
			for (int p = 0; p < ORR_POINT_SPECTRA; p++)
				for (int q = 0; q < ORR_POINT_SPECTRA; q++)
					sum += terms.pair[p][q] + terms.transit[p][q];
			assert_near(sum, raw.level[k], 1e-12);
			double shared = 0.0;
			for (int p = ORR_MARS; p < ORR_POINT_SPECTRA; p++)
				for (int q = 0; q < ORR_POINT_SPECTRA; q++)
					shared += (q >= ORR_MARS ? terms.pair[p][q] : 0.0) +
						  terms.transit[p][q];
			assert_near(shared, raw.shared[k], 1e-12);
		}
	}
}

/* Tables that leave positions as they are: strengths rank by their size, equal ones in the order of their harmonics; levels without what is shared. */
static void ranks_follow_the_scores(void **state)
{
	static struct orr_rank_table table[2];
	struct orr_code_raw raw = {.level = {0}};
	struct orr_code_ranks ranks;
	(void)state;
	for (int s = 0; s < ORR_SCORE_COUNT; s++) {
		for (int node = 0; node < ORR_RANK_NODES; node++) {
			table[0].scale[node].mean[s] = 4.0F;
			table[0].scale[node].per_deviation[s] = 0.5F;
			for (int i = 0; i <= ORR_RANK_STEPS; i++)
				table[0].first[node].below[s][i] =
					(uint16_t)(i * (ORR_SHARE_ONE / ORR_RANK_STEPS));
		}
		for (int node = 0; node < ORR_SHARE_NODES; node++)
			memcpy(table[0].second[node].below[s], table[0].first[0].below[s],
			       sizeof table[0].first[0].below[s]);
	}
	table[1] = table[0];
	raw.level[0] = 4.0 + 2.0 + 10.0;
	raw.shared[0] = 10.0;
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++)
		raw.strength[n] = 4.0;
	raw.strength[6] = 10.0;
	raw.strength[20] = 6.0;
	raw.strength[3] = -2.0;
	orr_code_rank(&raw, table, 23.0 / 24.0, &ranks);
	assert_near(ranks.level[0], 0.75, 1e-12);
	assert_near(ranks.strength[6], 0.875, 1e-12);
	assert_near(ranks.strength[3], 0.125, 1e-12);
	const int want[] = {7, 21, 1, 2, 3};
	for (int i = 0; i < 5; i++)
		assert_int_equal(ranks.leading[i], want[i]);
}

static void change_is_a_root_mean_square(void **state)
{
	double before[ORR_LEVEL_COUNT] = {0}, after[ORR_LEVEL_COUNT];
	(void)state;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		after[k] = 0.25;
	assert_near(orr_change_magnitude(before, after), 25.0, 1e-12);
	for (int k = 1; k < ORR_LEVEL_COUNT; k++)
		after[k] = 0.0;
	assert_near(orr_change_magnitude(before, after), 25.0 / sqrt(13.0), 1e-12);
}

/* Energies, dimensions and themes each have weights; the theme of all is the natal channel. */
static void every_channel_has_weights(void **state)
{
	(void)state;
	for (int c = 0; c < ORR_CHANNEL_COUNT; c++) {
		double sum = 0.0;
		for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
			assert_true(orr_channel_weight[c][p] >= 0.0);
			sum += orr_channel_weight[c][p];
		}
		assert_true(sum > 2.0);
	}
	assert_memory_equal(orr_channel_weight[ORR_CHANNEL_NATAL],
			    orr_channel_weight[ORR_CHANNEL_HARMONIC_COMPATIBILITY],
			    sizeof orr_channel_weight[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aspect_curve_has_these_coefficients),
		cmocka_unit_test(aspect_curve_is_close),
		cmocka_unit_test(codes_agree_with_plain_sums),
		cmocka_unit_test(worked_example),
		cmocka_unit_test(certainty_fades_what_moves),
		cmocka_unit_test(spectra_are_close),
		cmocka_unit_test(terms_add_up),
		cmocka_unit_test(ranks_follow_the_scores),
		cmocka_unit_test(change_is_a_root_mean_square),
		cmocka_unit_test(every_channel_has_weights),
	};
	return cmocka_run_group_tests_name("harmonic_code", tests, set_up, NULL);
}
