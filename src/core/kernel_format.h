/* SPDX-License-Identifier: Apache-2.0 */
/* Layout of a kernel file: little-endian, every section aligned to 64 bytes, nothing in it but its content. */
#ifndef ORR_CORE_KERNEL_FORMAT_H
#define ORR_CORE_KERNEL_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#include "core/body.h"

/*
 * What a kernel can hold, one number per instant each. Longitudes are those of the mean equinox of date without light deflection;
 * Delta T runs over the Julian date UT1, everything else over TT. Degrees, AU; Delta T in seconds.
 */
enum orr_quantity {
	ORR_Q_LON = 0,
	ORR_Q_LAT = ORR_Q_LON + ORR_BODY_COUNT,
	ORR_Q_DIST = ORR_Q_LAT + ORR_BODY_COUNT,
	ORR_Q_NUTATION_LON = ORR_Q_DIST + ORR_BODY_COUNT,
	ORR_Q_NUTATION_OBL,
	ORR_Q_OBLIQUITY,       /* mean, of date */
	ORR_Q_SIDEREAL_EXCESS, /* Greenwich mean sidereal time minus Earth rotation angle */
	ORR_Q_DELTA_T,
	ORR_Q_COUNT
};

#define ORR_KERNEL_MAGIC \
	"ORRERY-KERNEL\r\n\032" /* 16 bytes with the NUL: text-mode copies break it visibly */

enum {
	ORR_KERNEL_VERSION = 1,
	ORR_KERNEL_ENDIAN = 0x01020304,
	ORR_KERNEL_ALIGN = 64,
	ORR_KERNEL_CLASS_MAX = 6,
	ORR_KERNEL_LANE_MAX = 64,
	ORR_KERNEL_LANE_BLOCK = 8, /* lane counts are multiples of it */
	ORR_KERNEL_ROW_MAX = 40,
	ORR_KERNEL_ROW_MIN = 3,
	ORR_KERNEL_PROFILE_MAX = 201,
	ORR_KERNEL_CONTROL_MAX = 65536,
	ORR_KERNEL_ID_DIGITS = 32,
};

/* Julian date TT from which all times of pieces are counted, in days. */
#define ORR_KERNEL_EPOCH_JD 2451545.0

/* One piece of a class: valid from start_d to the next piece's start; x = (t - center_d) * per_half in the polynomials. */
struct orr_kernel_piece {
	double start_d, center_d, per_half;
};

/*
 * A class: quantities that share pieces and polynomial degree.
 * Coefficients are int32 [piece][cell], scales double [cell], a cell being a row of a lane; the basis of row 0 and 1 is 1 (coarse and
 * fine), of row r > 1 the Chebyshev polynomial T(r - 1). Cells stand in the order of evaluation: blocks of eight lanes, in each the rows
 * from the highest down, in each its eight lanes. Pieces: piece_count + 1 structs, the last one's start_d is the end. Slots: slot_count uint32, the
 * piece that holds the start of each stretch of 1 / slots_per_d days from the first piece's start.
 */
struct orr_kernel_class {
	uint32_t row_count, lane_count, piece_count, slot_count;
	double slots_per_d;
	uint64_t piece_offset, slot_offset, scale_offset, coef_offset;
	int32_t quantity[ORR_KERNEL_LANE_MAX]; /* of each lane; -1 for padding */
};

/** Place of a cell among a class's row_count * lane_count. */
static inline size_t orr_kernel_cell(size_t row_count, size_t row, size_t lane)
{
	const size_t block = ORR_KERNEL_LANE_BLOCK;
	return (lane / block * row_count + (row_count - 1 - row)) * block + lane % block;
}

/* Largest differences from Swiss Ephemeris that the builder measured. Arc seconds, AU, degrees a day. */
struct orr_kernel_accuracy {
	double lon_arcsec, lat_arcsec, dist_au, speed_deg_d;
	double border_lon_arcsec; /* where Swiss itself is unsteady: at borders of its own polynomials, true Lilith in line with the Moon */
};

/* Swiss Ephemeris's own answer at one instant, so that a reader can check its evaluation without Swiss. */
struct orr_kernel_control {
	double day, frac_d; /* TT */
	double lon_deg[ORR_BODY_COUNT], lat_deg[ORR_BODY_COUNT], dist_au[ORR_BODY_COUNT],
		speed_deg_d[ORR_BODY_COUNT];
	double nutation_lon_deg, nutation_obl_deg, obliquity_deg, sidereal_excess_deg;
	double delta_t_s; /* at the same number taken as Julian date UT1 */
};

struct orr_kernel_header {
	char magic[16];
	uint32_t endian, version;
	uint64_t header_bytes, file_bytes;
	unsigned char digest[64]; /* BLAKE2b-512 of everything from `program` to the end of the file */
	char id[40];              /* the digest's first 32 hex digits */

	/* The digest's span begins here. */
	char program[32], source[32]; /* builder and its version; Swiss Ephemeris and its version */
	double from_jd_tt, to_jd_tt;
	uint32_t body_count, quantity_count, class_count, profile_count;
	uint64_t profile_offset;  /* double[profile_count]: mass fraction of the Sun, see core/deflection.h */
	double deflection_rad_au; /* 2 G M / c^2 of the Sun, in AU */
	double solar_radius_au;   /* where the profile ends */
	double constant[ORR_Q_COUNT]; /* of quantities that have no lane */
	struct orr_kernel_class class[ORR_KERNEL_CLASS_MAX];
	uint64_t verify_count, verify_seed;
	struct orr_kernel_accuracy accuracy[ORR_BODY_COUNT];
	double accuracy_nutation_arcsec, accuracy_sidereal_arcsec, accuracy_delta_t_s;
	uint64_t control_offset, control_count;
	unsigned char reserved[64];
};

_Static_assert(sizeof(struct orr_kernel_piece) == 24, "no padding");
_Static_assert(sizeof(struct orr_kernel_class) == 56 + sizeof(int32_t) * ORR_KERNEL_LANE_MAX, "no padding");
_Static_assert(sizeof(struct orr_kernel_control) == sizeof(double) * (7 + 4 * ORR_BODY_COUNT), "no padding");
_Static_assert(offsetof(struct orr_kernel_header, program) == 16 + 8 + 16 + 64 + 40, "no padding");

#endif
