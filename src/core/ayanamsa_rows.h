/* SPDX-License-Identifier: Apache-2.0 */
/* The zodiacs as data, one row each: the tropical one, and the sidereal ones by their ayanamsas. */
#ifndef ORR_CORE_AYANAMSA_ROWS_H
#define ORR_CORE_AYANAMSA_ROWS_H

/*
 * ROW(constant, name, kind, figure, degrees, source). By kind, `figure` and `degrees` are
 *   EQUINOX  0 and 0: the zodiac begins at the true equinox of date.
 *   EPOCH    a Julian date TT and the mean ayanamsa at it.
 *   STAR     a star (core/fixed_star.h) and the sidereal longitude at which its apparent place always stands.
 *   HOUR     the same for the point of the ecliptic that culminates together with the star.
 *   POLE     the same for a direction free of aberration: a pole of the galaxy.
 * Epochs and values are those of Swiss Ephemeris 2.10.03. The sources in words were compared with its general documentation (doc/swisseph.md,
 * chapter 2.8), and those of Raman and Usha-Shashi with the remarks beside its table; the works themselves were not seen. The values are those that it
 * uses together with the precession of Vondrak, Capitaine and Wallace (swe_get_ayanamsa_ex at the epoch): where an author's figure
 * came from an older precession, they differ from it by as much as leaves the author's ayanamsa of the present unchanged. Epochs
 * before 1900 given in UT stand as they are: the ecliptic turns too slowly for Delta T to matter, and the value is that of the instant.
 */
/* clang-format off: one line a row */
#define ORR_AYANAMSA_ROWS(ROW)                                                                               \
	ROW(TROPICAL, "tropical", EQUINOX, 0.0, 0.0, "the true equinox of date")                             \
	ROW(FAGAN_BRADLEY, "fagan_bradley", EPOCH, 2433282.423460000, 24.0419298371,                         \
	    "C. Fagan, D. Bradley; Spica at 29 06 05 Virgo in 1950")                                         \
	ROW(LAHIRI, "lahiri", EPOCH, 2435553.500000000, 23.2455609546,                                       \
	    "N. C. Lahiri; Calendar Reform Committee 1955, Indian Astronomical Ephemeris from 1985 on")      \
	ROW(DE_LUCE, "de_luce", EPOCH, 1721057.500000000, -0.0000046327,                                     \
	    "R. DeLuce, Constellational Astrology, 1963")                                                    \
	ROW(RAMAN, "raman", EPOCH, 2415020.000000000, 21.0142100125,                                         \
	    "B. V. Raman, Hindu Predictive Astrology, 1938")                                                 \
	ROW(USHASHASHI, "ushashashi", EPOCH, 2415020.000000000, 18.6609600000,                               \
	    "Usha and Shashi, Hindu Astrological Calculations, 1978")                                        \
	ROW(KRISHNAMURTI, "krishnamurti", EPOCH, 2415020.000000000, 22.3636590125,                           \
	    "K. S. Krishnamurti, Reader I, table of ayanamsas")                                              \
	ROW(DJWHAL_KHUL, "djwhal_khul", EPOCH, 2415020.000000000, 26.9630976000,                             \
	    "G. Dawson after Journal of Esoteric Psychology 12, 1998; age of Aquarius in 2117")              \
	ROW(YUKTESHWAR, "yukteshwar", EPOCH, 2415020.000000000, 21.0822220000,                               \
	    "Sri Yukteshwar, The Holy Science, 1894, as G. Dawson takes it")                                 \
	ROW(JN_BHASIN, "jn_bhasin", EPOCH, 2415020.000000000, 21.3655560000,                                 \
	    "J. N. Bhasin, as G. Dawson takes it")                                                           \
	ROW(BABYLONIAN_KUGLER_1, "babylonian_kugler_1", EPOCH, 1684532.500000000, -5.6666750984,             \
	    "F. X. Kugler, about 1900")                                                                      \
	ROW(BABYLONIAN_KUGLER_2, "babylonian_kugler_2", EPOCH, 1684532.500000000, -4.2666750984,             \
	    "F. X. Kugler, about 1900")                                                                      \
	ROW(BABYLONIAN_KUGLER_3, "babylonian_kugler_3", EPOCH, 1684532.500000000, -3.4166750984,             \
	    "F. X. Kugler, about 1900")                                                                      \
	ROW(BABYLONIAN_HUBER, "babylonian_huber", EPOCH, 1684532.500000000, -4.4666750984,                   \
	    "P. Huber, Centaurus 5, 1958, 192-208")                                                          \
	ROW(BABYLONIAN_ETA_PISCIUM, "babylonian_eta_piscium", EPOCH, 1673941.000000000, -5.0791722386,       \
	    "R. Mercier, Studies in the Medieval Conception of Precession, 1976-77")                         \
	ROW(BABYLONIAN_ALDEBARAN, "babylonian_aldebaran", EPOCH, 1684532.500000000, -4.4413910784,           \
	    "Aldebaran at 15 Taurus, -100")                                                                  \
	ROW(HIPPARCHOS, "hipparchos", EPOCH, 1674484.000000000, -9.3333352314,                               \
	    "R. Mercier, Studies in the Medieval Conception of Precession, 1976-77")                         \
	ROW(SASSANIAN, "sassanian", EPOCH, 1927135.874779300, -0.0000021767,                                 \
	    "after R. Mercier, Studies in the Medieval Conception of Precession, 1976-77; 18 March 564")     \
	ROW(J2000, "j2000", EPOCH, 2451545.000000000, 0.0000000000, "the equinox of J2000")                  \
	ROW(J1900, "j1900", EPOCH, 2415020.000000000, 0.0000000000, "the equinox of J1900")                  \
	ROW(B1950, "b1950", EPOCH, 2433282.423459050, 0.0000000000, "the equinox of B1950")                  \
	ROW(SURYASIDDHANTA, "suryasiddhanta", EPOCH, 1903396.812865400, -0.0000024617,                       \
	    "Suryasiddhanta, 21 March 499")                                                                  \
	ROW(SURYASIDDHANTA_MEAN_SUN, "suryasiddhanta_mean_sun", EPOCH, 1903396.812865400, -0.2146364117,     \
	    "Suryasiddhanta, 21 March 499, mean Sun")                                                        \
	ROW(ARYABHATA, "aryabhata", EPOCH, 1903396.789532100, -0.0000024617, "Aryabhata, 21 March 499")      \
	ROW(ARYABHATA_MEAN_SUN, "aryabhata_mean_sun", EPOCH, 1903396.789532100, -0.2376348417,               \
	    "Aryabhata, 21 March 499, mean Sun")                                                             \
	ROW(SS_REVATI, "ss_revati", EPOCH, 1903396.812865400, -0.7916729217,                                 \
	    "Suryasiddhanta, Revati at polar longitude 359 50 in 499")                                       \
	ROW(SS_CITRA, "ss_citra", EPOCH, 1903396.812865400, 2.1107019783,                                    \
	    "Suryasiddhanta, Citra at polar longitude 180 in 499")                                           \
	ROW(MARDYKS, "mardyks", EPOCH, 2451079.734892000, 30.0000000000,                                     \
	    "R. Mardyks, The Mountain Astrologer, 1991: galactic alignment of 1998")                         \
	ROW(ARYABHATA_522, "aryabhata_522", EPOCH, 1911797.740782000, -0.0000023605,                         \
	    "Aryabhata after Govindasvamin, 522")                                                            \
	ROW(BABYLONIAN_BRITTON, "babylonian_britton", EPOCH, 1721057.500000000, -3.2000046327,               \
	    "J. P. Britton, Archive for History of Exact Sciences 64, 2010")                                 \
	ROW(GALACTIC_EQUATOR_FIORENZA, "galactic_equator_fiorenza", EPOCH, 2451544.500000000, 24.9999999717, \
	    "N. A. Fiorenza, The Star Chart, 2001: 25 degrees at 2000")                                      \
	ROW(VALENS_MOON, "valens_moon", EPOCH, 1775845.500000000, -2.9422039716,                             \
	    "Vettius Valens after J. H. Holden, AFA Journal of Research 7, 1995")                            \
	ROW(LAHIRI_1940, "lahiri_1940", EPOCH, 2415020.000000000, 22.4457422325,                             \
	    "N. C. Lahiri, Panchanga Darpan, 1940")                                                          \
	ROW(LAHIRI_VP285, "lahiri_vp285", EPOCH, 1825235.164583000, -0.0000030850,                           \
	    "N. C. Lahiri, Tables of the Sun, 1972, and Indian Ephemeris, 1980; equinox of 285")             \
	ROW(KRISHNAMURTI_VP291, "krishnamurti_vp291", EPOCH, 1827424.663554000, -0.0000033673,               \
	    "D. Senthilathiban, Study of KP Ayanamsa, 2019; vernal point 291")                               \
	ROW(LAHIRI_ICRC, "lahiri_icrc", EPOCH, 2435553.500000000, 23.2452576172,                             \
	    "Calendar Reform Committee 1955")                                                                \
	ROW(TRUE_CITRA, "true_citra", STAR, ORR_STAR_SPICA, 180.0, "Spica at 0 Libra, always")               \
	ROW(TRUE_REVATI, "true_revati", STAR, ORR_STAR_REVATI, 359.8333333333,                               \
	    "Revati (zeta Piscium) at 29 50 Pisces, always")                                                 \
	ROW(TRUE_PUSHYA, "true_pushya", STAR, ORR_STAR_PUSHYA, 106.0,                                        \
	    "P. V. R. Narasimha Rao, 2013: Pushya (delta Cancri) at 16 Cancer, always")                      \
	ROW(TRUE_MULA, "true_mula", STAR, ORR_STAR_SHAULA, 240.0,                                            \
	    "K. Chandra Hari, IJHS 33, 1998: Mula (lambda Scorpii) at 0 Sagittarius, always")                \
	ROW(VEDIC_SHEORAN, "vedic_sheoran", STAR, ORR_STAR_PUSHYA, 103.49264221625,                          \
	    "S. Sheoran, The Science of Time and Timeline of World History, 2017: delta Cancri")             \
	ROW(GALACTIC_CENTER_0_SAG, "galactic_center_0_sag", STAR, ORR_STAR_GALACTIC_CENTER, 240.0,           \
	    "D. Koch, 1999: the galactic centre at 0 Sagittarius, always")                                   \
	ROW(GALACTIC_CENTER_GIL_BRAND, "galactic_center_gil_brand", STAR, ORR_STAR_GALACTIC_CENTER,          \
	    244.376941017, "R. Gil Brand, Himmlische Matrix, 2014: galactic centre at a golden section")     \
	ROW(GALACTIC_CENTER_COCHRANE, "galactic_center_cochrane", STAR, ORR_STAR_GALACTIC_CENTER, 270.0,     \
	    "D. Cochrane, 2017: the galactic centre at 0 Capricorn, always")                                 \
	ROW(GALACTIC_CENTER_MULA_WILHELM, "galactic_center_mula_wilhelm", HOUR, ORR_STAR_GALACTIC_CENTER,    \
	    246.6666666667,                                                                                  \
	    "E. Wilhelm, 2004: the galactic centre's meridian in the middle of Mula, 6 40 Sagittarius")      \
	ROW(GALACTIC_EQUATOR_IAU1958, "galactic_equator_iau1958", POLE, ORR_STAR_GALACTIC_POLE_1958, 150.0,  \
	    "node of the galactic equator of the IAU, 1958, at 0 Sagittarius")                               \
	ROW(GALACTIC_EQUATOR_TRUE, "galactic_equator_true", POLE, ORR_STAR_GALACTIC_POLE, 150.0,             \
	    "node of the galactic equator of J.-C. Liu, Z. Zhu, H. Zhang, 2011, at 0 Sagittarius")           \
	ROW(GALACTIC_EQUATOR_MULA, "galactic_equator_mula", POLE, ORR_STAR_GALACTIC_POLE, 156.6666666667,    \
	    "E. Wilhelm, 2004: the same node in the middle of Mula, 6 40 Sagittarius")
/* clang-format on */

#endif
