/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a kernel: everything that its evaluation relies on is checked here, once, so that no file can make it misbehave. */
#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/kernel.h"
#include "core/kernel_format.h"

/* Whether `count` things of `size` bytes lie at an aligned `offset` between header and end. */
static bool section_fits(const struct orr_kernel_header *header, uint64_t offset, uint64_t count,
			 uint64_t size)
{
	if (offset % ORR_KERNEL_ALIGN != 0 || offset < header->header_bytes || offset > header->file_bytes)
		return false;
	return count <= (header->file_bytes - offset) / size;
}

static bool doubles_finite(const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!isfinite(values[i]))
			return false;
	return true;
}

/* Pieces ascend from `from_d` or before to `to_d` or after; times stay within what a day count can mean. */
static bool pieces_valid(const struct orr_kernel_piece *piece, size_t count, double from_d, double to_d)
{
	for (size_t i = 0; i < count; i++)
		if (!(piece[i].start_d < piece[i + 1].start_d) || !(fabs(piece[i].center_d) < 1e8) ||
		    !(piece[i].per_half > 0.0 && piece[i].per_half < 1e6))
			return false;
	return piece[0].start_d > -1e8 && piece[0].start_d <= from_d && piece[count].start_d >= to_d &&
	       piece[count].start_d < 1e8;
}

static bool slots_valid(const uint32_t *slot, size_t count, size_t piece_count)
{
	for (size_t i = 0; i < count; i++)
		if (slot[i] >= piece_count || (i > 0 && slot[i] < slot[i - 1]))
			return false;
	return true;
}

/* Whether the class is the one of Delta T alone, or one without it. */
static bool clock_apart(const struct orr_kernel_class *class, bool clock)
{
	for (size_t lane = 0; lane < class->lane_count; lane++) {
		const bool other = class->quantity[lane] != ORR_Q_DELTA_T;
		if (clock ? lane == 0 && other : !other)
			return false;
	}
	return true;
}

/* Each lane names a quantity that no other lane has, or none. */
static bool lanes_valid(const struct orr_kernel_class *class, bool seen[ORR_Q_COUNT])
{
	for (size_t lane = 0; lane < class->lane_count; lane++) {
		const int32_t quantity = class->quantity[lane];
		if (quantity == -1)
			continue;
		if (quantity < 0 || quantity >= ORR_Q_COUNT || seen[quantity])
			return false;
		seen[quantity] = true;
	}
	return true;
}

static bool class_valid(const struct orr_kernel_header *header, const struct orr_kernel_class *class,
			bool seen[ORR_Q_COUNT])
{
	if (class->row_count < ORR_KERNEL_ROW_MIN || class->row_count > ORR_KERNEL_ROW_MAX ||
	    class->lane_count == 0 || class->lane_count > ORR_KERNEL_LANE_MAX ||
	    class->lane_count % ORR_KERNEL_LANE_BLOCK != 0 || class->piece_count == 0 ||
	    class->slot_count == 0 || !(class->slots_per_d > 0.0 && class->slots_per_d < 1e6))
		return false;
	const uint64_t cells = (uint64_t) class->row_count * class->lane_count;
	if (!section_fits(header, class->piece_offset, (uint64_t) class->piece_count + 1,
			  sizeof(struct orr_kernel_piece)) ||
	    !section_fits(header, class->slot_offset, class->slot_count, sizeof(uint32_t)) ||
	    !section_fits(header, class->scale_offset, cells, sizeof(double)) ||
	    !section_fits(header, class->coef_offset, class->piece_count, cells * sizeof(int32_t)))
		return false;
	const unsigned char *bytes = (const unsigned char *)header;
	const void *piece = bytes + class->piece_offset, *slot = bytes + class->slot_offset,
		   *scale = bytes + class->scale_offset;
	return pieces_valid(piece, class->piece_count, header->from_jd_tt - ORR_KERNEL_EPOCH_JD,
			    header->to_jd_tt - ORR_KERNEL_EPOCH_JD) &&
	       slots_valid(slot, class->slot_count, class->piece_count) && doubles_finite(scale, cells) &&
	       lanes_valid(class, seen);
}

static bool lens_valid(const struct orr_kernel_header *header)
{
	if (header->profile_count < 2 || header->profile_count > ORR_KERNEL_PROFILE_MAX ||
	    !section_fits(header, header->profile_offset, header->profile_count, sizeof(double)))
		return false;
	const void *profile = (const unsigned char *)header + header->profile_offset;
	return doubles_finite(profile, header->profile_count) && header->deflection_rad_au >= 0.0 &&
	       header->deflection_rad_au < 1e-6 && header->solar_radius_au > 0.0 &&
	       header->solar_radius_au < 0.1;
}

/* The id is the digest's beginning in hex, so that one cannot be changed without the other. */
static bool id_valid(const struct orr_kernel_header *header)
{
	static const char digits[16] = {'0', '1', '2', '3', '4', '5', '6', '7',
					'8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
	for (size_t i = 0; i < ORR_KERNEL_ID_DIGITS; i++) {
		const unsigned char byte = header->digest[i / 2];
		if (header->id[i] != digits[i % 2 == 0 ? byte >> 4 : byte & 15])
			return false;
	}
	for (size_t i = ORR_KERNEL_ID_DIGITS; i < sizeof(header->id); i++)
		if (header->id[i] != '\0')
			return false;
	return header->program[sizeof(header->program) - 1] == '\0' &&
	       header->source[sizeof(header->source) - 1] == '\0';
}

static bool header_valid(const struct orr_kernel_header *header)
{
	if (header->header_bytes != sizeof(*header) || header->body_count != ORR_BODY_COUNT ||
	    header->quantity_count != ORR_Q_COUNT || header->class_count == 0 ||
	    header->class_count > ORR_KERNEL_CLASS_MAX || !id_valid(header))
		return false;
	if (!(header->from_jd_tt > -1e8 && header->from_jd_tt < header->to_jd_tt && header->to_jd_tt < 1e8) ||
	    !doubles_finite(header->constant, ORR_Q_COUNT) || !lens_valid(header))
		return false;
	bool seen[ORR_Q_COUNT] = {false};
	for (uint32_t i = 0; i < header->class_count; i++)
		if (!class_valid(header, &header->class[i], seen) ||
		    !clock_apart(&header->class[i], i + 1 == header->class_count))
			return false;
	return header->control_count <= ORR_KERNEL_CONTROL_MAX &&
	       section_fits(header, header->control_offset, header->control_count,
			    sizeof(struct orr_kernel_control));
}

enum orr_kernel_status orr_kernel_open(struct orr_kernel *out, const void *bytes, size_t size)
{
	assert((uintptr_t)bytes % ORR_KERNEL_ALIGN == 0);
	const struct orr_kernel_header *header = bytes;
	const size_t fixed = offsetof(struct orr_kernel_header, digest); /* the same in every version */
	if (size < sizeof(header->magic) ||
	    memcmp(header->magic, ORR_KERNEL_MAGIC, sizeof(header->magic)) != 0)
		return ORR_KERNEL_FOREIGN;
	if (size < fixed)
		return ORR_KERNEL_TRUNCATED;
	if (header->endian != ORR_KERNEL_ENDIAN)
		return ORR_KERNEL_FOREIGN;
	if (header->version != ORR_KERNEL_VERSION)
		return header->version < ORR_KERNEL_VERSION ? ORR_KERNEL_OLD : ORR_KERNEL_NEW;
	if (size < sizeof(*header) || header->file_bytes != size)
		return ORR_KERNEL_TRUNCATED;
	if (!header_valid(header))
		return ORR_KERNEL_CORRUPT;
	*out = (struct orr_kernel){header, bytes, size};
	return ORR_KERNEL_OK;
}
