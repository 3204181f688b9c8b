/* SPDX-License-Identifier: Apache-2.0 */
/* Precession over long times by Vondrak, Capitaine and Wallace's series. */
#include "core/precession.h"

#include <math.h>

#include "core/constants.h"
#include "core/trig.h"

enum { POWERS = 4 };

/* A periodic term: period in Julian centuries, then arc seconds: cosine and sine part of each of the two coordinates. */
struct term {
	double period_century, cos_1, cos_2, sin_1, sin_2;
};

/* The ecliptic's pole: P_A and Q_A, table 1 of the source. */
static const double ecliptic_power[2][POWERS] = {
	{5851.607687, -0.1189000, -0.00028913, 0.000000101},
	{-1600.886300, 1.1689818, -0.00000020, -0.000000437},
};
static const struct term ecliptic_term[] = {
	{708.15, -5486.751211, -684.661560, 667.666730, -5523.863691},
	{2309.00, -17.127623, 2446.283880, -2354.886252, -549.747450},
	{1620.00, -617.517403, 399.671049, -428.152441, -310.998056},
	{492.20, 413.442940, -356.652376, 376.202861, 421.535876},
	{1183.00, 78.614193, -186.387003, 184.778874, -36.776172},
	{622.00, -180.732815, -316.800070, 335.321713, -145.278396},
	{882.00, -87.676083, 198.296701, -185.138669, -34.744450},
	{547.00, 46.140315, 101.135679, -120.972830, 22.885731},
};

/* The equator's pole: X_A and Y_A, table 2. */
static const double equator_power[2][POWERS] = {
	{5453.282155, 0.4252841, -0.00037173, -0.000000152},
	{-73750.930350, -0.7675452, -0.00018725, 0.000000231},
};
static const struct term equator_term[] = {
	{256.75, -819.940624, 75004.344875, 81491.287984, 1558.515853},
	{708.15, -8444.676815, 624.033993, 787.163481, 7774.939698},
	{274.20, 2600.009459, 1251.136893, 1251.296102, -2219.534038},
	{241.45, 2755.175630, -1102.212834, -1257.950837, -2523.969396},
	{2309.00, -167.659835, -2660.664980, -2966.799730, 247.850422},
	{492.20, 871.855056, 699.291817, 639.744522, -846.485643},
	{396.10, 44.769698, 153.167220, 131.600209, -1393.124055},
	{288.90, -512.313065, -950.865637, -445.040117, 368.526116},
	{231.10, -819.415595, 499.754645, 584.522874, 749.045012},
	{1610.00, -538.071099, -145.188210, -89.756563, 444.704518},
	{620.00, -189.793622, 558.116553, 524.429630, 235.934465},
	{157.87, -402.922932, -23.923029, -13.549067, 374.049623},
	{220.30, 179.516345, -165.405086, -210.157124, -171.330180},
	{1200.00, -9.814756, 9.344131, -44.919798, -22.899655},
};

/* Both coordinates in radians, `century` Julian centuries after J2000. */
static void series(double century, int term_count, const struct term term[], const double power[2][POWERS],
		   double out[2])
{
	double sum_1 = 0.0, sum_2 = 0.0;
	for (int n = 0; n < term_count; n++) {
		double sine, cosine;
		orr_sincos_deg(360.0 * century / term[n].period_century, &sine, &cosine);
		sum_1 += cosine * term[n].cos_1 + sine * term[n].sin_1;
		sum_2 += cosine * term[n].cos_2 + sine * term[n].sin_2;
	}
	double raised = 1.0;
	for (int n = 0; n < POWERS; n++) {
		sum_1 += power[0][n] * raised;
		sum_2 += power[1][n] * raised;
		raised *= century;
	}
	out[0] = sum_1 * (ORR_RAD_PER_DEG / 3600.0);
	out[1] = sum_2 * (ORR_RAD_PER_DEG / 3600.0);
}

static double third_of(const double pair[2])
{
	return sqrt(fmax(0.0, 1.0 - pair[0] * pair[0] - pair[1] * pair[1]));
}

void orr_precession_poles(struct orr_tt tt, double out_ecliptic[3], double out_equator[3])
{
	enum {
		ECLIPTIC_TERMS = sizeof ecliptic_term / sizeof ecliptic_term[0],
		EQUATOR_TERMS = sizeof equator_term / sizeof equator_term[0]
	};
	/* obliquity at J2000, 84381.406": IAU 2006, as the source's own */
	const double eps_deg = 84381.406 / 3600.0;
	const double century = (tt.day - 2451545.0 + tt.frac_d) / 36525.0;
	double pair[2], sin_eps, cos_eps;
	series(century, ECLIPTIC_TERMS, ecliptic_term, ecliptic_power, pair);
	orr_sincos_deg(eps_deg, &sin_eps, &cos_eps);
	const double up = third_of(pair);
	out_ecliptic[0] = pair[0];
	out_ecliptic[1] = -pair[1] * cos_eps - up * sin_eps;
	out_ecliptic[2] = -pair[1] * sin_eps + up * cos_eps;
	series(century, EQUATOR_TERMS, equator_term, equator_power, pair);
	out_equator[0] = pair[0];
	out_equator[1] = pair[1];
	out_equator[2] = third_of(pair);
}

static void cross(const double a[3], const double b[3], double out[3])
{
	out[0] = a[1] * b[2] - a[2] * b[1];
	out[1] = a[2] * b[0] - a[0] * b[2];
	out[2] = a[0] * b[1] - a[1] * b[0];
}

static double dot(const double a[3], const double b[3])
{
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* The equinox of a date lies at a right angle to both poles; both directions here have the same length, which the angle leaves out. */
double orr_precession_deg(struct orr_tt from, struct orr_tt to)
{
	double ecliptic[3], pole[3], equator[3], equinox[3], ahead[3], moved[3];
	orr_precession_poles(from, ecliptic, equator);
	cross(equator, ecliptic, equinox);
	cross(ecliptic, equinox, ahead);
	orr_precession_poles(to, pole, equator);
	cross(equator, pole, moved);
	return orr_atan2_deg(-dot(moved, ahead), dot(moved, equinox)) + 0.0;
}
