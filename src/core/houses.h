/* SPDX-License-Identifier: Apache-2.0 */
/* House systems: angles of a moment and place, and the twelve cusps. */
#ifndef ORR_CORE_HOUSES_H
#define ORR_CORE_HOUSES_H

/* Rows of the table in houses.c, in this order. Systems join by a row. */
enum orr_house_system {
	ORR_HOUSES_PLACIDUS,
	ORR_HOUSES_PORPHYRY,
	ORR_HOUSES_KOCH,
	ORR_HOUSES_REGIOMONTANUS,
	ORR_HOUSES_CAMPANUS,
	ORR_HOUSES_EQUAL_ASC,
	ORR_HOUSES_EQUAL_MC,
	ORR_HOUSES_WHOLE_SIGN,
	ORR_HOUSES_WHOLE_SIGN_ARIES,
	ORR_HOUSES_ALCABITIUS,
	ORR_HOUSES_MORINUS,
	ORR_HOUSES_TOPOCENTRIC,
	ORR_HOUSES_VEHLOW,
	ORR_HOUSES_MERIDIAN,
	ORR_HOUSES_HORIZONTAL,
	ORR_HOUSES_CARTER,
	ORR_HOUSES_KRUSINSKI,
	ORR_HOUSES_APC,
	ORR_HOUSES_SRIPATI,
	ORR_HOUSES_PULLEN_SD,
	ORR_HOUSES_PULLEN_SR,
	ORR_HOUSES_SAVARD_A,
	ORR_HOUSES_SUNSHINE,
	ORR_HOUSES_GAUQUELIN,
	ORR_HOUSES_SUNSHINE_MAKRANSKY,
	ORR_HOUSE_SYSTEM_COUNT
};

/* Angles that some schools use, longitudes in [0, 360). */
struct orr_minor_angles {
	double east_point_deg; /* rises at the equator at this moment: equatorial ascendant */
	double co_asc_koch_deg; /* co-ascendant of Walter Koch: rises at the same latitude south of the equator */
	double co_asc_munkasey_deg; /* co-ascendant of Michael Munkasey: rises at the complement of the latitude */
	double polar_asc_deg;       /* polar ascendant of Michael Munkasey: rises half a sidereal day later */
};

enum { ORR_SECTOR_COUNT = 36 };

struct orr_houses {
	enum orr_house_system asked, used; /* differ where the asked system does not exist at that latitude */
	double cusp_deg[12];               /* cusp_deg[0] is the first house's; [0, 360) */
	double asc_deg, mc_deg, vertex_deg;
	double asc_speed_deg_d, mc_speed_deg_d, vertex_speed_deg_d; /* by the turning of the Earth */
	struct orr_minor_angles minor;
	int sector_count; /* ORR_SECTOR_COUNT with Gauquelin's sectors, otherwise 0 */
	double sector_deg
		[ORR_SECTOR_COUNT]; /* where each begins: from the Ascendant up to the Midheaven, with the day */
};

/** snake_case name such as "placidus". */
const char *orr_house_system_name(enum orr_house_system system);
/** What a system does beyond the polar circles, in words for people. */
const char *orr_house_system_polar_rule(enum orr_house_system system);
/** Swiss Ephemeris's letters for it, one or two. */
const char *orr_house_system_letters(enum orr_house_system system);
/** System by snake_case name or Swiss Ephemeris's letter ("P"); ORR_HOUSE_SYSTEM_COUNT when unknown. */
enum orr_house_system orr_house_system_find(const char *name);

/**
 * Angles and cusps.
 *
 * @param armc_deg  local apparent sidereal time as an angle
 * @param eps_deg   true obliquity of date
 * @param lat_deg   geographic latitude, [-90, 90]
 * Accuracy  cusps and minor angles within 0.001" of Swiss Ephemeris to 60 degrees of latitude; the Placidus equation's residual below 1e-10 rad
 * wherever the system exists.
 * Beyond the polar circles Placidus, Koch and Gauquelin do not exist: `used` is Porphyry. While the rising point of the ecliptic stands behind
 * the Midheaven there, the Ascendant is the setting point; Regiomontanus, Campanus, Topocentric, Savard-A, APC and Sunshine then
 * turn the Midheaven with all cusps by half a circle, too, as Swiss Ephemeris does; Sunshine in Makransky's way turns the Ascendant alone.
 * Both Sunshines need the Sun: without it `used` is Porphyry. Gauquelin's houses are those of Placidus, whose cusps are every third of its
 * sectors' beginnings.
 */
void orr_houses_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			struct orr_houses *out);

/**
 * The same with the Sun's declination (NaN: not known), on which only the two Sunshines depend. While the Sun neither rises nor sets,
 * they do not exist: `used` is Porphyry.
 */
void orr_houses_compute_sun(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			    double sun_dec_deg, struct orr_houses *out);

/** Ascendant, Midheaven and Vertex alone, as the system turns them; all else is 0. */
void orr_house_angles_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			      double sun_dec_deg, struct orr_houses *out);

/**
 * House (1-12) of a longitude: the cusp itself belongs to the house it opens. A house is the shorter way from its cusp to the next,
 * for beyond the polar circles (Horizontal: within the tropics) some systems run backward; where houses overlap, the first counts.
 * 0 for NaN.
 */
int orr_house_of(const struct orr_houses *houses, double lon_deg);

/** Sector (1-36) of a longitude; the beginning belongs to the sector. 0 when there are no sectors, and for NaN. */
int orr_sector_of(const struct orr_houses *houses, double lon_deg);

/**
 * Angles, cusps and sectors in a zodiac that begins `ayanamsa_deg` after the equinox. Houses that are signs are laid anew, from the
 * Ascendant's sign in that zodiac.
 */
void orr_houses_turn(struct orr_houses *houses, double ayanamsa_deg);

#endif
