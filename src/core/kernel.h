/* SPDX-License-Identifier: Apache-2.0 */
/* The ephemeris kernel: a view on a mapped file of Chebyshev coefficients, and its evaluation for many instants at once. */
#ifndef ORR_CORE_KERNEL_H
#define ORR_CORE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "core/body.h"
#include "core/time.h"

enum orr_kernel_status {
	ORR_KERNEL_OK,
	ORR_KERNEL_FOREIGN,      /* not a kernel at all */
	ORR_KERNEL_OLD,          /* a kernel of an older format than this program reads */
	ORR_KERNEL_NEW,          /* of a newer one */
	ORR_KERNEL_TRUNCATED,    /* shorter or longer than its header says */
	ORR_KERNEL_CORRUPT,      /* header inconsistent */
	ORR_KERNEL_OUT_OF_RANGE, /* an instant outside the kernel */
};

struct orr_kernel_header; /* core/kernel_format.h: accuracy and control points can be read there */
struct orr_kernel_accuracy;

/* A view; the bytes belong to the caller and must outlive it. Read-only after opening: any number of threads may share it. */
struct orr_kernel {
	const struct orr_kernel_header *header;
	const unsigned char *bytes;
	size_t size;
};

/*
 * The sky of one instant. Degrees, AU, degrees a day; true ecliptic and equinox of date, apparent, geocentric.
 * Arrays run over enum orr_body.
 */
struct orr_sky {
	double lon_deg[ORR_BODY_COUNT]; /* [0, 360) */
	double lat_deg[ORR_BODY_COUNT]; /* [-90, 90] */
	double dist_au[ORR_BODY_COUNT];
	double lon_speed_deg_d[ORR_BODY_COUNT]; /* derivative of the apparent longitude */
	double ayanamsa_deg; /* where longitudes begin, from the true equinox; 0 until orr_sky_turn (core/ayanamsa.h) */
	double sun_dist_speed_au_d;
	double nutation_lon_deg, nutation_obl_deg, nutation_lon_speed_deg_d;
	double obliquity_deg;       /* true obliquity of date */
	double sidereal_excess_deg; /* Greenwich apparent sidereal time minus Earth rotation angle */
};

/**
 * Check header and size of `bytes` and set up the view. The content's digest is not computed here (that is I/O's business,
 * see orr_kernel_digest_span); nothing is copied. `bytes` must be aligned to 64.
 * Error: a status other than ORR_KERNEL_OK, `out` untouched.
 */
enum orr_kernel_status orr_kernel_open(struct orr_kernel *out, const void *bytes, size_t size);

/** First and last instant, Julian dates TT. */
void orr_kernel_range(const struct orr_kernel *kernel, double *out_from_jd_tt, double *out_to_jd_tt);

/** The kernel's id, 32 hex digits and a NUL: names its content. Lives as long as the mapped bytes. */
const char *orr_kernel_id(const struct orr_kernel *kernel);

/** The bytes that the digest covers, and the digest (BLAKE2b-512, 64 bytes) that the file claims for them. */
void orr_kernel_digest_span(const struct orr_kernel *kernel, size_t *out_from, size_t *out_size,
			    const unsigned char **out_digest);

/**
 * The largest differences from Swiss Ephemeris that a body is allowed; 0 where there is no goal (distances, the border column, the
 * speeds of nodes, Liliths and asteroids).
 */
struct orr_kernel_accuracy orr_kernel_goal(enum orr_body body);

/**
 * Positions of all bodies at `count` instants, in any order (instants in ascending order are fastest).
 *
 * Shape     tt[count] in, out[count] out.
 * Error     ORR_KERNEL_OUT_OF_RANGE when any instant is outside: nothing is written, *out_bad is its index.
 * Accuracy  against Swiss Ephemeris 2.10.03: 0.001" in longitude and latitude for Sun to Pluto and Chiron, 0.01" for mean node,
 *           mean Lilith and asteroids; 1e-6 degrees a day in speed. The kernel's own figures: `orrery kernel info`.
 * Determinism  the order of every sum is fixed; the result of an instant depends on neither count nor neighbours.
 */
enum orr_kernel_status orr_kernel_eval(const struct orr_kernel *kernel, size_t count,
				       const struct orr_tt tt[], struct orr_sky out[], size_t *out_bad);

/**
 * Delta T = TT - UT1 in seconds at `count` instants (Julian dates, UT1 or TT: the difference is below 1e-5 s).
 * Accuracy 1e-4 s against Swiss Ephemeris. Error as orr_kernel_eval.
 */
enum orr_kernel_status orr_kernel_delta_t_s(const struct orr_kernel *kernel, size_t count, const double jd[],
					    double out_s[], size_t *out_bad);

/** Local apparent sidereal time in degrees [0, 360) for an east longitude. */
double orr_sidereal_deg(const struct orr_sky *sky, struct orr_ut1 ut1, double lon_east_deg);

#endif
