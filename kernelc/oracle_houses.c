/* SPDX-License-Identifier: AGPL-3.0-only */
/* Houses by Swiss Ephemeris: prints tests/data/houses_swiss.tsv, or compares the core's own on any number of random cases. */
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <swephexp.h>

#include "core/angle.h"
#include "core/houses.h"

enum { ROWS = 400, SEED = 20261122 };

/* Any fixed sequence does; this is splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t state = SEED;
static double uniform(double from, double to)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return from + (to - from) * ((double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0);
}

struct place {
	double armc, eps, lat;
};

/* The bands of latitude, of which the last lies beyond the polar circles of every obliquity drawn. */
static const double band[][2] = {{0, 60}, {60, 65.5}, {65.5, 90}};
enum { BANDS = sizeof band / sizeof band[0] };

/* Figures that a TSV holds exactly: 6 decimals. */
static double rounded(double value)
{
	return round(value * 1e6) / 1e6;
}

static struct place random_place(int in_band)
{
	struct place place = {rounded(uniform(0, 359.999999)), rounded(uniform(22.5, 24.3)),
			      rounded(uniform(band[in_band][0], band[in_band][1]))};
	if (uniform(0, 1) < 0.5)
		place.lat = -place.lat;
	return place;
}

struct swiss {
	double cusp[13], ascmc[10], cusp_speed[13], ascmc_speed[10];
	bool fell_back; /* to Porphyry, beyond the polar circles */
};

static void swiss_houses(struct place place, struct swiss *out)
{
	char why[AS_MAXCH] = "";
	out->fell_back = swe_houses_armc_ex2(place.armc, place.lat, place.eps, 'P', out->cusp, out->ascmc,
					     out->cusp_speed, out->ascmc_speed, why) < 0;
}

static void print_row(struct place place)
{
	struct swiss swiss;
	swiss_houses(place, &swiss);
	printf("%.6f\t%.6f\t%.6f\t%d", place.armc, place.eps, place.lat, swiss.fell_back ? 1 : 0);
	for (int i = 1; i <= 12; i++)
		printf("\t%.9f", swiss.cusp[i]);
	printf("\t%.9f\t%.9f\t%.9f", swiss.ascmc[SE_ASC], swiss.ascmc[SE_MC], swiss.ascmc[SE_VERTEX]);
	printf("\t%.6f\t%.6f\t%.6f\n", swiss.ascmc_speed[SE_ASC], swiss.ascmc_speed[SE_MC],
	       swiss.ascmc_speed[SE_VERTEX]);
}

static void print_fixture(void)
{
	static const double armc[] = {0, 90, 180, 270, 45.5}, lat[] = {0, 23, -40, 60, -66, 66.6, -75, 89.9};
	char version[AS_MAXCH];
	printf("# Placidus houses, degrees and degrees a day, Swiss Ephemeris %s (swe_houses_armc_ex2); seed "
	       "%d; "
	       "made by kernelc/oracle_houses.c\n",
	       swe_version(version), SEED);
	printf("armc\teps\tlat\tporphyry\tcusp 1..12\tasc\tmc\tvertex\tasc speed\tmc speed\tvertex speed\n");
	for (size_t i = 0; i < sizeof armc / sizeof armc[0]; i++)
		for (size_t j = 0; j < sizeof lat / sizeof lat[0]; j++)
			print_row((struct place){armc[i], 23.437, lat[j]});
	for (int i = 0; i < ROWS; i++)
		print_row(random_place(i % 4 < 2 ? 0 : i % 4 - 1));
}

/* The largest differences met in a band. */
struct worst {
	double cusp_arcsec, angle_arcsec, speed_deg_d;
};

static void larger(double *worst, double value)
{
	if (!(value <= *worst))
		*worst = value;
}

/* Adds one case; false when the two do not even agree on the fallback. */
static bool compare_place(struct place place, struct worst *worst)
{
	struct swiss swiss;
	struct orr_houses ours;
	swiss_houses(place, &swiss);
	orr_houses_compute(ORR_HOUSES_PLACIDUS, place.armc, place.eps, place.lat, &ours);
	for (int i = 0; i < 12; i++)
		larger(&worst->cusp_arcsec, 3600 * orr_angle_separation(ours.cusp_deg[i], swiss.cusp[i + 1]));
	larger(&worst->angle_arcsec, 3600 * orr_angle_separation(ours.asc_deg, swiss.ascmc[SE_ASC]));
	larger(&worst->angle_arcsec, 3600 * orr_angle_separation(ours.mc_deg, swiss.ascmc[SE_MC]));
	larger(&worst->angle_arcsec, 3600 * orr_angle_separation(ours.vertex_deg, swiss.ascmc[SE_VERTEX]));
	/* the Ascendant's speed has no bound near the polar circles: the difference counts in proportion */
	const double ours_speed[3] = {ours.asc_speed_deg_d, ours.mc_speed_deg_d, ours.vertex_speed_deg_d};
	const int swiss_index[3] = {SE_ASC, SE_MC, SE_VERTEX};
	for (int i = 0; i < 3; i++) {
		const double speed = swiss.ascmc_speed[swiss_index[i]];
		larger(&worst->speed_deg_d, fabs(ours_speed[i] - speed) / fmax(1, fabs(speed) / 360));
	}
	return swiss.fell_back == (ours.used == ORR_HOUSES_PORPHYRY);
}

/* Up to 60 degrees within 0.001"; beyond, where Swiss's iteration stops early, its known error of 0.02". Returns the exit status. */
static int compare(long count)
{
	bool good = true;
	for (int b = 0; b < BANDS; b++) {
		struct worst worst = {0, 0, 0};
		long disagreements = 0;
		for (long i = 0; i < count; i++)
			disagreements += compare_place(random_place(b), &worst) ? 0 : 1;
		printf("%ld cases, latitude %g to %g: cusps %.2g\", angles %.2g\", speeds %.2g deg/day, "
		       "%ld disagree on the fallback\n",
		       count, band[b][0], band[b][1], worst.cusp_arcsec, worst.angle_arcsec,
		       worst.speed_deg_d, disagreements);
		good = good && disagreements == 0 && worst.cusp_arcsec <= (b == 0 ? 0.001 : 0.02) &&
		       worst.angle_arcsec <= 0.001 && worst.speed_deg_d <= 1e-6;
	}
	printf("%s\n", good ? "all within the limits" : "LIMITS EXCEEDED");
	return good ? 0 : 1;
}

int main(int argc, char *argv[])
{
	if (argc == 2 && strcmp(argv[1], "fixture") == 0) {
		print_fixture();
		return 0;
	}
	const long count = argc == 3 && strcmp(argv[1], "compare") == 0 ? strtol(argv[2], NULL, 10) : 0;
	if (count < 1) {
		fprintf(stderr, "Usage: oracle_houses fixture | oracle_houses compare COUNT\n");
		return 2;
	}
	return compare(count);
}
