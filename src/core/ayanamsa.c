/* SPDX-License-Identifier: Apache-2.0 */
/* Ayanamsas as data: an epoch, the value there, and precession from there. */
#include "core/ayanamsa.h"

#include <math.h>
#include <string.h>

#include "core/angle.h"
#include "core/precession.h"

/*
 * Epochs are Julian dates TT, values the mean ayanamsa there in degrees. Source: Swiss Ephemeris 2.10.03's general documentation, which
 * names the authors behind each. The values are those that it uses together with the precession of Vondrak, Capitaine and
 * Wallace (swe_get_ayanamsa_ex at the epoch): where an author's figure came from an older precession, they differ from it by as
 * much as leaves the author's ayanamsa of the present unchanged. Epochs before 1900 given in UT stand as they are: the ecliptic turns
 * too slowly for Delta T to matter, and the value is that of the instant.
 */
static const struct {
	char name[32];
	double epoch_jd_tt, value_deg;
} row[ORR_AYANAMSA_COUNT] = {
	/* C. Fagan, D. Bradley; 1950 */
	[ORR_AYANAMSA_FAGAN_BRADLEY] = {"fagan_bradley", 2433282.423460000, 24.0419298371},
	/* N. C. Lahiri; Calendar Reform Committee 1955, Indian Astronomical Ephemeris 1989 */
	[ORR_AYANAMSA_LAHIRI] = {"lahiri", 2435553.500000000, 23.2455609546},
	/* R. DeLuce, Constellational Astrology, 1963 */
	[ORR_AYANAMSA_DE_LUCE] = {"de_luce", 1721057.500000000, -0.0000046327},
	/* B. V. Raman, Hindu Predictive Astrology, 1938 */
	[ORR_AYANAMSA_RAMAN] = {"raman", 2415020.000000000, 21.0142100125},
	/* Usha and Shashi, Hindu Astrological Calculations, 1978 */
	[ORR_AYANAMSA_USHASHASHI] = {"ushashashi", 2415020.000000000, 18.6609600000},
	/* K. S. Krishnamurti, Reader I, 1963 */
	[ORR_AYANAMSA_KRISHNAMURTI] = {"krishnamurti", 2415020.000000000, 22.3636590125},
	/* Graham Dawson after A. Bailey; age of Aquarius in 2117 */
	[ORR_AYANAMSA_DJWHAL_KHUL] = {"djwhal_khul", 2415020.000000000, 26.9630976000},
	/* Sri Yukteshwar, The Holy Science, 1894 */
	[ORR_AYANAMSA_YUKTESHWAR] = {"yukteshwar", 2415020.000000000, 21.0822220000},
	/* J. N. Bhasin */
	[ORR_AYANAMSA_JN_BHASIN] = {"jn_bhasin", 2415020.000000000, 21.3655560000},
	/* F. X. Kugler, Sternkunde und Sterndienst in Babel, 1907 */
	[ORR_AYANAMSA_BABYLONIAN_KUGLER_1] = {"babylonian_kugler_1", 1684532.500000000, -5.6666750984},
	/* the same */
	[ORR_AYANAMSA_BABYLONIAN_KUGLER_2] = {"babylonian_kugler_2", 1684532.500000000, -4.2666750984},
	/* the same */
	[ORR_AYANAMSA_BABYLONIAN_KUGLER_3] = {"babylonian_kugler_3", 1684532.500000000, -3.4166750984},
	/* P. Huber, Centaurus 5, 1958 */
	[ORR_AYANAMSA_BABYLONIAN_HUBER] = {"babylonian_huber", 1684532.500000000, -4.4666750984},
	/* R. Mercier, Studies in the Medieval Conception of Precession, 1977 */
	[ORR_AYANAMSA_BABYLONIAN_ETA_PISCIUM] = {"babylonian_eta_piscium", 1673941.000000000, -5.0791722386},
	/* Aldebaran at 15 Taurus, -100 */
	[ORR_AYANAMSA_BABYLONIAN_ALDEBARAN] = {"babylonian_aldebaran", 1684532.500000000, -4.4413910784},
	/* R. Mercier, the same */
	[ORR_AYANAMSA_HIPPARCHOS] = {"hipparchos", 1674484.000000000, -9.3333352314},
	/* R. Mercier, the same; 18 March 564 */
	[ORR_AYANAMSA_SASSANIAN] = {"sassanian", 1927135.874779300, -0.0000021767},
	/* the equinox of J2000 */
	[ORR_AYANAMSA_J2000] = {"j2000", 2451545.000000000, 0.0000000000},
	/* the equinox of J1900 */
	[ORR_AYANAMSA_J1900] = {"j1900", 2415020.000000000, 0.0000000000},
	/* the equinox of B1950 */
	[ORR_AYANAMSA_B1950] = {"b1950", 2433282.423459050, 0.0000000000},
	/* Suryasiddhanta, 21 March 499 */
	[ORR_AYANAMSA_SURYASIDDHANTA] = {"suryasiddhanta", 1903396.812865400, -0.0000024617},
	/* the same, mean Sun */
	[ORR_AYANAMSA_SURYASIDDHANTA_MEAN_SUN] = {"suryasiddhanta_mean_sun", 1903396.812865400,
						  -0.2146364117},
	/* Aryabhata, 21 March 499 */
	[ORR_AYANAMSA_ARYABHATA] = {"aryabhata", 1903396.789532100, -0.0000024617},
	/* the same, mean Sun */
	[ORR_AYANAMSA_ARYABHATA_MEAN_SUN] = {"aryabhata_mean_sun", 1903396.789532100, -0.2376348417},
	/* Suryasiddhanta, Revati at 359 50 */
	[ORR_AYANAMSA_SS_REVATI] = {"ss_revati", 1903396.812865400, -0.7916729217},
	/* Suryasiddhanta, Citra at 180 */
	[ORR_AYANAMSA_SS_CITRA] = {"ss_citra", 1903396.812865400, 2.1107019783},
	/* R. Mardyks, 1991: galactic alignment of 1998 */
	[ORR_AYANAMSA_MARDYKS] = {"mardyks", 2451079.734892000, 30.0000000000},
	/* Aryabhata, 522 */
	[ORR_AYANAMSA_ARYABHATA_522] = {"aryabhata_522", 1911797.740782000, -0.0000023605},
	/* J. P. Britton, Archive for History of Exact Sciences 64, 2010 */
	[ORR_AYANAMSA_BABYLONIAN_BRITTON] = {"babylonian_britton", 1721057.500000000, -3.2000046327},
	/* N. A. Fiorenza: 25 degrees at 2000 */
	[ORR_AYANAMSA_GALACTIC_EQUATOR_FIORENZA] = {"galactic_equator_fiorenza", 2451544.500000000,
						    24.9999999717},
	/* Vettius Valens, J. Holden 1995 */
	[ORR_AYANAMSA_VALENS_MOON] = {"valens_moon", 1775845.500000000, -2.9422039716},
	/* N. C. Lahiri, Panchanga Darpan, 1940 */
	[ORR_AYANAMSA_LAHIRI_1940] = {"lahiri_1940", 2415020.000000000, 22.4457422325},
	/* N. C. Lahiri, 1980; vernal point 285 */
	[ORR_AYANAMSA_LAHIRI_VP285] = {"lahiri_vp285", 1825235.164583000, -0.0000030850},
	/* D. Senthilathiban, Study of KP Ayanamsa, 2019; vernal point 291 */
	[ORR_AYANAMSA_KRISHNAMURTI_VP291] = {"krishnamurti_vp291", 1827424.663554000, -0.0000033673},
	/* Calendar Reform Committee 1955 */
	[ORR_AYANAMSA_LAHIRI_ICRC] = {"lahiri_icrc", 2435553.500000000, 23.2452576172},
};

const char *orr_ayanamsa_name(enum orr_ayanamsa ayanamsa)
{
	return row[ayanamsa].name;
}

enum orr_ayanamsa orr_ayanamsa_find(const char *name)
{
	int n = 0;
	while (n < ORR_AYANAMSA_COUNT && strcmp(name, row[n].name) != 0)
		n++;
	return (enum orr_ayanamsa)n;
}

double orr_ayanamsa_deg(enum orr_ayanamsa ayanamsa, struct orr_tt tt, double nutation_lon_deg)
{
	const double epoch = row[ayanamsa].epoch_jd_tt, day = floor(epoch - 0.5) + 0.5;
	const struct orr_tt from = {day, epoch - day};
	return orr_angle_wrap(row[ayanamsa].value_deg + orr_precession_deg(from, tt) + nutation_lon_deg);
}
