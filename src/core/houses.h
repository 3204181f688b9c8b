/* SPDX-License-Identifier: Apache-2.0 */
/* House systems: angles of a moment and place, and the twelve cusps. */
#ifndef ORR_CORE_HOUSES_H
#define ORR_CORE_HOUSES_H

/* Rows of the table in houses.c, in this order. Systems join by a row. */
enum orr_house_system { ORR_HOUSES_PLACIDUS, ORR_HOUSES_PORPHYRY, ORR_HOUSE_SYSTEM_COUNT };

struct orr_houses {
	enum orr_house_system asked, used; /* differ where the asked system does not exist at that latitude */
	double cusp_deg[12];               /* cusp_deg[0] is the first house's; [0, 360) */
	double asc_deg, mc_deg, vertex_deg;
	double asc_speed_deg_d, mc_speed_deg_d, vertex_speed_deg_d; /* by the turning of the Earth */
};

/** snake_case name such as "placidus". */
const char *orr_house_system_name(enum orr_house_system system);
/** System by snake_case name or Swiss Ephemeris's letter ("P"); ORR_HOUSE_SYSTEM_COUNT when unknown. */
enum orr_house_system orr_house_system_find(const char *name);

/**
 * Angles and cusps.
 *
 * @param armc_deg  local apparent sidereal time as an angle
 * @param eps_deg   true obliquity of date
 * @param lat_deg   geographic latitude, [-90, 90]
 * Accuracy  cusps within 0.001" of Swiss Ephemeris to 60 degrees of latitude; the Placidus equation's residual below 1e-10 rad
 * wherever the system exists. Beyond the polar circles Placidus does not exist: `used` is Porphyry.
 */
void orr_houses_compute(enum orr_house_system system, double armc_deg, double eps_deg, double lat_deg,
			struct orr_houses *out);

/** House (1-12) of a longitude: the cusp itself belongs to the house it opens. */
int orr_house_of(const struct orr_houses *houses, double lon_deg);

#endif
