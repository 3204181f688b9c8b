/* SPDX-License-Identifier: Apache-2.0 */
/* A small kernel made by hand: two classes of few quantities over three pieces each, every part of the format in it. */
#ifndef ORR_TESTS_KERNEL_BYTES_H
#define ORR_TESTS_KERNEL_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/kernel_format.h"

enum {
	SMALL_ROWS = 5,
	SMALL_LANES = 8,
	SMALL_PIECES = 3,
	SMALL_SLOTS = 4,
	SMALL_PROFILE = 3,
	SMALL_CONTROLS = 1
};

#define SMALL_FROM_JD 2451545.0
#define SMALL_TO_JD 2451575.0

static const int32_t small_quantities[2][SMALL_LANES] = {
	{ORR_Q_LON + ORR_SUN, ORR_Q_DIST + ORR_SUN, ORR_Q_LON + ORR_MOON, ORR_Q_LAT + ORR_MOON,
	 ORR_Q_NUTATION_LON, ORR_Q_NUTATION_OBL, ORR_Q_OBLIQUITY, ORR_Q_SIDEREAL_EXCESS},
	{ORR_Q_DELTA_T, -1, -1, -1, -1, -1, -1, -1},
};
/* Pieces of unequal length; the first begins before the range and the last ends after it. */
static const double small_starts_d[SMALL_PIECES + 1] = {-2.0, 7.0, 19.5, 31.0};

struct small_kernel {
	struct orr_kernel_header header;
	_Alignas(64) double profile[SMALL_PROFILE];
	_Alignas(64) struct orr_kernel_control control[SMALL_CONTROLS];
	struct small_class {
		_Alignas(64) struct orr_kernel_piece piece[SMALL_PIECES + 1];
		_Alignas(64) uint32_t slot[SMALL_SLOTS];
		_Alignas(64) double scale[SMALL_ROWS * SMALL_LANES];
		_Alignas(64) int32_t coef[SMALL_PIECES * SMALL_ROWS * SMALL_LANES];
	} class[2];
};

/* A coefficient in units: large for the constant, smaller for each further row, different everywhere. */
static inline double small_coef(int class, int piece, int row, int lane)
{
	if (class == 0 && (lane == 1 || lane >= 4))
		return row == 0 ? 1.0 + 0.125 * lane : row == 1 ? 0.0 : 0.0625 / (row + piece + lane);
	if (row == 0)
		return 100.0 * class + 40.0 * (lane + 1) + 3.0 * piece;
	return row == 1 ? 0.001 * (lane + 1) : 8.0 / (row * row + lane + piece);
}

static inline void small_class_fill(struct small_class *out, struct orr_kernel_class *header, int class,
				    const struct small_kernel *base)
{
	*header = (struct orr_kernel_class){.row_count = SMALL_ROWS,
					    .lane_count = SMALL_LANES,
					    .piece_count = SMALL_PIECES,
					    .slot_count = SMALL_SLOTS,
					    .slots_per_d = SMALL_SLOTS / 33.0};
	for (int lane = 0; lane < ORR_KERNEL_LANE_MAX; lane++)
		header->quantity[lane] = lane < SMALL_LANES ? small_quantities[class][lane] : -1;
	header->piece_offset = (uint64_t)((char *)out->piece - (const char *)base);
	header->slot_offset = (uint64_t)((char *)out->slot - (const char *)base);
	header->scale_offset = (uint64_t)((char *)out->scale - (const char *)base);
	header->coef_offset = (uint64_t)((char *)out->coef - (const char *)base);
	for (int i = 0; i <= SMALL_PIECES; i++) {
		out->piece[i].start_d = small_starts_d[i];
		if (i == SMALL_PIECES)
			continue;
		out->piece[i].center_d = (small_starts_d[i] + small_starts_d[i + 1]) / 2;
		out->piece[i].per_half = 2 / (small_starts_d[i + 1] - small_starts_d[i]);
	}
	const uint32_t slots[SMALL_SLOTS] = {0, 0, 1, 2};
	memcpy(out->slot, slots, sizeof slots);
	for (int lane = 0; lane < SMALL_LANES; lane++)
		for (int row = 0; row < SMALL_ROWS; row++) {
			size_t cell = orr_kernel_cell(SMALL_ROWS, (size_t)row, (size_t)lane);
			out->scale[cell] = row == 1 ? 0x1p-37 : 0x1p-20;
			for (int piece = 0; piece < SMALL_PIECES; piece++)
				out->coef[piece * SMALL_ROWS * SMALL_LANES + (int)cell] =
					(int32_t)(small_coef(class, piece, row, lane) / out->scale[cell]);
		}
}

/* What the coefficient is after its rounding. */
static inline double small_stored(const struct small_kernel *kernel, int class, int piece, int row, int lane)
{
	size_t cell = orr_kernel_cell(SMALL_ROWS, (size_t)row, (size_t)lane);
	return kernel->class[class].scale[cell] *
	       kernel->class[class].coef[piece * SMALL_ROWS * SMALL_LANES + (int)cell];
}

static inline void small_kernel_fill(struct small_kernel *out)
{
	static const char digits[] = "0123456789abcdef";
	struct orr_kernel_header *header = &out->header;

	memset(out, 0, sizeof(*out));
	memcpy(header->magic, ORR_KERNEL_MAGIC, sizeof(header->magic));
	header->endian = ORR_KERNEL_ENDIAN;
	header->version = ORR_KERNEL_VERSION;
	header->header_bytes = sizeof(*header);
	header->file_bytes = sizeof(*out);
	for (int i = 0; i < 64; i++)
		header->digest[i] = (unsigned char)(i * 37 + 11);
	for (int i = 0; i < ORR_KERNEL_ID_DIGITS; i++)
		header->id[i] = digits[i % 2 == 0 ? header->digest[i / 2] >> 4 : header->digest[i / 2] & 15];
	memcpy(header->program, "by hand", 8);
	memcpy(header->source, "nowhere", 8);
	header->from_jd_tt = SMALL_FROM_JD;
	header->to_jd_tt = SMALL_TO_JD;
	header->body_count = ORR_BODY_COUNT;
	header->quantity_count = ORR_Q_COUNT;
	header->class_count = 2;
	header->profile_count = SMALL_PROFILE;
	header->profile_offset = offsetof(struct small_kernel, profile);
	header->deflection_rad_au = 1.97412574e-8;
	header->solar_radius_au = 4.652418e-3;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		header->constant[ORR_Q_LON + body] = 10 * body;
		header->constant[ORR_Q_DIST + body] = 1 + body;
	}
	out->profile[1] = 0.5;
	out->profile[2] = 1.0;
	header->control_offset = offsetof(struct small_kernel, control);
	header->control_count = SMALL_CONTROLS;
	for (int class = 0; class < 2; class ++)
		small_class_fill(&out->class[class], &header -> class[class], class, out);
}

#endif
