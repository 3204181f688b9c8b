/* SPDX-License-Identifier: AGPL-3.0-only */
/* Ayanamsas by Swiss Ephemeris: prints tests/data/ayanamsa_swiss.tsv, or compares the core's own on random instants. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <swephexp.h>

#include "core/angle.h"
#include "core/ayanamsa.h"
#include "kernelc/oracle_tables.h"

enum { ROWS = 12, SEED = 20261122 };

/* 1800 to 2200. */
#define FROM_JD 2378496.5
#define TO_JD 2524593.5

/* Any fixed sequence does; this is splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t state = SEED;
static double uniform(double from, double to)
{
	uint64_t z = (state += 0x9e3779b97f4a7c15u);
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return from + (to - from) * ((double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0);
}

/* `sky` holds what an ayanamsa may hang on: the Sun, nutation, obliquity. */
struct answer {
	double mean_deg, true_deg, moon_deg, sidereal_moon_deg;
	struct orr_sky sky;
};

/* Swiss has said why not. */
static bool missing(int32 given, const char *why)
{
	if (given < 0)
		fprintf(stderr, "oracle_ayanamsa: %s\n", why);
	return given < 0;
}

/* The Sun and the equator; speeds as differences over a day. */
static bool ask_sky(double jd, struct orr_sky *out, char *why)
{
	double here[6], sun[2][6], nutation[2][6], nutation_here[6];
	if (missing(swe_calc(jd, SE_SUN, SEFLG_SWIEPH, here, why), why) ||
	    missing(swe_calc(jd, SE_ECL_NUT, 0, nutation_here, why), why))
		return false;
	for (int n = 0; n < 2; n++)
		if (missing(swe_calc(jd + n - 0.5, SE_SUN, SEFLG_SWIEPH, sun[n], why), why) ||
		    missing(swe_calc(jd + n - 0.5, SE_ECL_NUT, 0, nutation[n], why), why))
			return false;
	*out = (struct orr_sky){.nutation_lon_deg = nutation_here[2],
				.nutation_obl_deg = nutation_here[3],
				.nutation_lon_speed_deg_d = nutation[1][2] - nutation[0][2],
				.obliquity_deg = nutation_here[0],
				.sun_dist_speed_au_d = sun[1][2] - sun[0][2]};
	out->lon_deg[ORR_SUN] = here[0];
	out->dist_au[ORR_SUN] = here[2];
	out->lon_speed_deg_d[ORR_SUN] = orr_angle_difference(sun[0][0], sun[1][0]);
	return true;
}

static bool ask(int ayanamsa, double jd, struct answer *out)
{
	char why[AS_MAXCH] = "";
	double moon[6], sidereal[6];
	swe_set_sid_mode(orr_swiss_zodiac[ayanamsa], 0, 0);
	if (missing(swe_get_ayanamsa_ex(jd, SEFLG_SWIEPH | SEFLG_NONUT, &out->mean_deg, why), why) ||
	    missing(swe_get_ayanamsa_ex(jd, SEFLG_SWIEPH, &out->true_deg, why), why) ||
	    missing(swe_calc(jd, SE_MOON, SEFLG_SWIEPH, moon, why), why) ||
	    missing(swe_calc(jd, SE_MOON, SEFLG_SWIEPH | SEFLG_SIDEREAL, sidereal, why), why))
		return false;
	out->moon_deg = moon[0];
	out->sidereal_moon_deg = sidereal[0];
	return ask_sky(jd, &out->sky, why);
}

/*
 * Stars near enough to the ecliptic to stand behind the Sun's disc, by the sidereal longitude that each keeps: there the core bends light
 * by another law than Swiss.
 */
static bool behind_sun(const struct answer *answer)
{
	static const double kept_deg[] = {359.8333333333, 106.0, 103.49264221625};
	const double sun_deg = answer->sky.lon_deg[ORR_SUN] - answer->true_deg;
	bool behind = false;
	for (size_t i = 0; i < sizeof kept_deg / sizeof kept_deg[0]; i++)
		behind = behind || orr_angle_separation(sun_deg, kept_deg[i]) < 0.3;
	return behind;
}

static int print_fixture(void)
{
	char version[AS_MAXCH];
	printf("# Mean and true ayanamsa, nutation, tropical and sidereal longitude of the Moon, degrees, at "
	       "Julian "
	       "dates TT; Swiss Ephemeris %s; seed %d; made by kernelc/oracle_ayanamsa.c\n",
	       swe_version(version), SEED);
	printf("# name\tjd_tt\tmean\ttrue\tmoon\tsidereal moon\tnutation\tits speed\tof obliquity\t"
	       "obliquity\tsun\tits speed\tdistance\tits speed\n");
	for (int n = ORR_AYANAMSA_TROPICAL + 1; n < ORR_AYANAMSA_COUNT; n++)
		for (int i = 0; i < ROWS; i++) {
			const double jd = round(uniform(FROM_JD, TO_JD) * 1000) / 1000;
			struct answer answer;
			if (!ask(n, jd, &answer))
				return 1;
			if (behind_sun(&answer)) {
				i--;
				continue;
			}
			const struct orr_sky *sky = &answer.sky;
			printf("%s\t%.3f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t%.9f\t"
			       "%.9f\n",
			       orr_ayanamsa_name((enum orr_ayanamsa)n), jd, answer.mean_deg, answer.true_deg,
			       answer.moon_deg, answer.sidereal_moon_deg, sky->nutation_lon_deg,
			       sky->nutation_lon_speed_deg_d, sky->nutation_obl_deg, sky->obliquity_deg,
			       sky->lon_deg[ORR_SUN], sky->lon_speed_deg_d[ORR_SUN], sky->dist_au[ORR_SUN],
			       sky->sun_dist_speed_au_d);
		}
	return 0;
}

static void larger(double *worst, double value)
{
	if (!(value <= *worst))
		*worst = value;
}

/* Zodiacs of a fixed equinox: Swiss projects positions on the ecliptic of that epoch instead of subtracting the ayanamsa. */
static bool projected(int ayanamsa)
{
	return orr_swiss_zodiac[ayanamsa] == SE_SIDM_J2000 || orr_swiss_zodiac[ayanamsa] == SE_SIDM_J1900 ||
	       orr_swiss_zodiac[ayanamsa] == SE_SIDM_B1950 ||
	       orr_swiss_zodiac[ayanamsa] == SE_SIDM_GALALIGN_MARDYKS;
}

/* Within 0.001", ayanamsa and positions. Returns the exit status. */
static int compare(long count)
{
	bool good = true;
	for (int n = ORR_AYANAMSA_TROPICAL + 1; n < ORR_AYANAMSA_COUNT; n++) {
		double worst = 0, worst_moon = 0;
		for (long i = 0; i < count; i++) {
			const double jd = uniform(FROM_JD, TO_JD), day = floor(jd - 0.5) + 0.5;
			const struct orr_tt tt = {day, jd - day};
			struct answer answer;
			if (!ask(n, jd, &answer))
				return 1;
			if (behind_sun(&answer))
				continue;
			const double whole = orr_ayanamsa_deg((enum orr_ayanamsa)n, tt, &answer.sky),
				     mean = whole - answer.sky.nutation_lon_deg;
			larger(&worst, 3600 * orr_angle_separation(mean, answer.mean_deg));
			larger(&worst, 3600 * orr_angle_separation(whole, answer.true_deg));
			larger(&worst_moon, 3600 * orr_angle_separation(answer.moon_deg - whole,
									answer.sidereal_moon_deg));
		}
		const bool within = worst <= 0.001 && (projected(n) || worst_moon <= 0.001);
		good = good && within;
		printf("%s, %ld instants: ayanamsa %.2g\", Moon %.2g\"%s%s\n",
		       orr_ayanamsa_name((enum orr_ayanamsa)n), count, worst, worst_moon,
		       projected(n) ? " (Swiss refers it to another ecliptic)" : "",
		       within ? "" : ": LIMITS EXCEEDED");
	}
	printf("%s\n", good ? "all within the limits" : "LIMITS EXCEEDED");
	return good ? 0 : 1;
}

int main(int argc, char *argv[])
{
	const char *folder = getenv("SE_EPHE_PATH");
	swe_set_ephe_path(folder != NULL ? folder : "/usr/share/libswe/ephe");
	const long count = argc == 3 && strcmp(argv[1], "compare") == 0 ? strtol(argv[2], NULL, 10) : 0;
	if (argc == 2 && strcmp(argv[1], "fixture") == 0)
		return print_fixture();
	if (count < 1) {
		fprintf(stderr, "Usage: oracle_ayanamsa fixture | oracle_ayanamsa compare COUNT\n");
		return 2;
	}
	return compare(count);
}
