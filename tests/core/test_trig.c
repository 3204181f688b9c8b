/* SPDX-License-Identifier: Apache-2.0 */
/* Core trigonometry against libm's long double functions (64-bit significand), which serve as the oracle. */
#include "core/trig.h"

#include <float.h>
#include <inttypes.h>
#include <stdbool.h>

#include "random.h"
#include "test.h"

static const long double pi_l = 3.14159265358979323846264338327950288L;

static struct random random_state = {20260301};

static double uniform(double low, double high)
{
	return random_uniform(&random_state, low, high);
}

/* Error in units of the last place of the wanted value. */
static double ulps(double got, long double want)
{
	const double near = fabs((double)want);
	const double ulp = nextafter(near, HUGE_VAL) - near;
	return (double)(fabsl((long double)got - want) / (long double)ulp);
}

static void larger(double *worst, double value)
{
	if (!(value <= *worst))
		*worst = value;
}

/* Sine of degrees by long double: the reduction to the first octant is exact, so that only libm's own rounding remains. */
static long double sin_deg_l(double deg)
{
	const long double turn = fmodl((long double)deg, 360.0L);
	const long double quarter = rintl(turn / 90.0L), rest = (turn - 90.0L * quarter) * (pi_l / 180.0L);
	switch ((int)quarter & 3) {
	case 0:
		return sinl(rest);
	case 1:
		return cosl(rest);
	case 2:
		return -sinl(rest);
	default:
		return -cosl(rest);
	}
}

static long double cos_deg_l(double deg)
{
	const long double turn = fmodl((long double)deg, 360.0L);
	const long double quarter = rintl(turn / 90.0L), rest = (turn - 90.0L * quarter) * (pi_l / 180.0L);
	switch ((int)quarter & 3) {
	case 0:
		return cosl(rest);
	case 1:
		return -sinl(rest);
	case 2:
		return -cosl(rest);
	default:
		return sinl(rest);
	}
}

static void degrees_are_exact_at_right_angles(void **unused)
{
	(void)unused;
	static const double sine[4] = {0, 1, 0, -1}, cosine[4] = {1, 0, -1, 0};
	for (int n = -4000; n <= 4000; n++) {
		double s, c;
		orr_sincos_deg(90.0 * n, &s, &c);
		assert_near(s, sine[n & 3], 0);
		assert_near(c, cosine[n & 3], 0);
		assert_false(signbit(s) != 0 && s >= 0);
		assert_false(signbit(c) != 0 && c >= 0);
	}
	assert_near(orr_sin_deg(30), 0.5, 0);
	assert_near(orr_cos_deg(60), 0.5, 1e-16);
	assert_near(orr_tan_deg(45), 1, 2.3e-16);
	assert_true(isinf(orr_tan_deg(90)));
}

static void sine_and_cosine_of_degrees(void **unused)
{
	(void)unused;
	static const double range[] = {1e-6, 1, 50, 360, 1e5, 1e12};
	double worst_sin = 0, worst_cos = 0;
	for (int i = 0; i < 600000; i++) {
		const double deg = uniform(-range[i % 6], range[i % 6]);
		double s, c;
		orr_sincos_deg(deg, &s, &c);
		larger(&worst_sin, ulps(s, sin_deg_l(deg)));
		larger(&worst_cos, ulps(c, cos_deg_l(deg)));
	}
	print_message("# worst error of sincos_deg: %.3f and %.3f ulp\n", worst_sin, worst_cos);
	assert_true(worst_sin < 1.0);
	assert_true(worst_cos < 1.0);
}

static void sine_and_cosine_of_radians(void **unused)
{
	(void)unused;
	static const double range[] = {1e-9, 0.8, 7, 1000, 1e6};
	double worst_sin = 0, worst_cos = 0;
	for (int i = 0; i < 500000; i++) {
		const double rad = uniform(-range[i % 5], range[i % 5]);
		double s, c;
		orr_sincos(rad, &s, &c);
		larger(&worst_sin, ulps(s, sinl((long double)rad)));
		larger(&worst_cos, ulps(c, cosl((long double)rad)));
	}
	print_message("# worst error of sincos: %.3f and %.3f ulp\n", worst_sin, worst_cos);
	assert_true(worst_sin < 1.0);
	assert_true(worst_cos < 1.0);
}

/* The doubles next to multiples of pi/2 are the hardest cases of the reduction. */
static void radians_next_to_right_angles(void **unused)
{
	(void)unused;
	for (int n = -636000; n <= 636000; n += 17) {
		const double rad = (double)((long double)n * (pi_l / 2));
		double s, c;
		orr_sincos(rad, &s, &c);
		assert_true(ulps(s, sinl((long double)rad)) < 1.0);
		assert_true(ulps(c, cosl((long double)rad)) < 1.0);
	}
}

static void arc_tangents(void **unused)
{
	(void)unused;
	double worst = 0, worst_deg = 0, worst_edge = 0;
	for (int i = 0; i < 500000; i++) {
		double y = uniform(-1, 1), x = uniform(-1, 1);
		if (i % 3 == 0)
			y = scalbn(y, (int)(random_bits(&random_state) % 120) - 60);
		if (i % 3 == 1) { /* around the borders between the series */
			static const double border[] = {0.25, 0.72, 0.5, 1.0};
			y = x * border[i % 4] * (1 + uniform(-1e-3, 1e-3));
		}
		const long double want = atan2l((long double)y, (long double)x);
		const double got = orr_atan2(y, x);
		larger(&worst, ulps(got, want));
		larger(&worst_deg, ulps(orr_atan2_deg(y, x), want * (180.0L / pi_l)));
		larger(&worst_edge, fabs(got) > (double)pi_l ? 1 : 0);
	}
	print_message("# worst error of atan2: %.3f ulp, in degrees %.3f ulp\n", worst, worst_deg);
	assert_true(worst < 1.0);
	assert_true(worst_deg < 1.0);
	assert_near(worst_edge, 0, 0);
}

static void arc_tangent_on_axes_and_diagonals(void **unused)
{
	(void)unused;
	static const double unit[] = {-1, 0, 1};
	static const double want[3][3] = {{-135, -90, -45}, {180, 0, 0}, {135, 90, 45}};
	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++) {
			assert_near(orr_atan2_deg(unit[i], unit[j]), want[i][j], 0);
			assert_near(orr_atan2(unit[i], unit[j]), atan2(unit[i], unit[j]), 0);
		}
	assert_near(orr_atan2_deg(-0.0, -1), -180, 0);
	assert_near(orr_atan2_deg(0.0, -0.0), 180, 0);
	assert_true(signbit(orr_atan2_deg(-0.0, 1)) != 0);
}

static void arc_sine_and_cosine(void **unused)
{
	(void)unused;
	double worst = 0;
	for (int i = 0; i < 200000; i++) {
		double x = uniform(-1, 1);
		if (i % 2 == 0)
			x = copysign(1 - scalbn(fabs(x), -(int)(random_bits(&random_state) % 50)), x);
		const long double deg = 180.0L / pi_l;
		larger(&worst, ulps(orr_asin(x), asinl((long double)x)));
		larger(&worst, ulps(orr_acos(x), acosl((long double)x)));
		larger(&worst, ulps(orr_asin_deg(x), asinl((long double)x) * deg));
		larger(&worst, ulps(orr_acos_deg(x), acosl((long double)x) * deg));
	}
	print_message("# worst error of arc sine and cosine: %.3f ulp\n", worst);
	assert_true(worst < 2.0);
	assert_near(orr_asin_deg(1), 90, 0);
	assert_near(orr_acos_deg(-1), 180, 0);
	assert_near(orr_acos_deg(1), 0, 0);
}

static void what_is_no_number_stays_none(void **unused)
{
	(void)unused;
	const double nan = (double)NAN;
	double s, c;
	orr_sincos_deg(nan, &s, &c);
	assert_true(isnan(s) && isnan(c));
	orr_sincos_deg((double)INFINITY, &s, &c);
	assert_true(isnan(s) && isnan(c));
	orr_sincos(nan, &s, &c);
	assert_true(isnan(s) && isnan(c));
	orr_sincos(1.1e6, &s, &c);
	assert_true(isnan(s) && isnan(c));
	assert_true(isnan(orr_atan2(nan, 1)) && isnan(orr_atan2(1, nan)) && isnan(orr_atan2_deg(nan, nan)));
	assert_true(isnan(orr_asin(1.5)) && isnan(orr_acos(-1.5)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(degrees_are_exact_at_right_angles),
		cmocka_unit_test(sine_and_cosine_of_degrees),
		cmocka_unit_test(sine_and_cosine_of_radians),
		cmocka_unit_test(radians_next_to_right_angles),
		cmocka_unit_test(arc_tangents),
		cmocka_unit_test(arc_tangent_on_axes_and_diagonals),
		cmocka_unit_test(arc_sine_and_cosine),
		cmocka_unit_test(what_is_no_number_stays_none),
	};
	return cmocka_run_group_tests_name("trig", tests, NULL, NULL);
}
