/* SPDX-License-Identifier: AGPL-3.0-only */
/* Layout and quantisation of a kernel file. */
#include "pack.h"

#include <math.h>
#include <string.h>
#include <swephexp.h>

#include "base/hash.h"
#include "base/memory.h"

/* Two bits below the limit of an int32, so that rounding and the fine constant never reach it. */
static const double int_max = 2147483000.0;

/* Smallest power of two s for which |value| <= s * int_max; 2^-200 for zero. */
static double scale_for(double largest)
{
	if (!(largest > 0.0))
		return ldexp(1.0, -200);
	int exponent;
	const double fraction = frexp(largest / int_max, &exponent);
	return ldexp(1.0, fraction > 0.5 ? exponent : exponent - 1);
}

/* Scale of a row and lane by its largest coefficient of all pieces. The fine constant takes what the coarse one's rounding leaves. */
static void scales_find(const struct kc_class *class, const double *coef, double *scale)
{
	const size_t lanes = class->lane_count, rows = class->row_count;
	for (size_t row = 0; row < rows; row++)
		for (size_t lane = 0; lane < lanes; lane++) {
			double largest = 0.0;
			for (size_t piece = 0; piece < class->piece_count; piece++)
				largest = fmax(largest, fabs(coef[(piece * rows + row) * lanes + lane]));
			scale[orr_kernel_cell(rows, row, lane)] =
				row == 1 ? scale_for(scale[orr_kernel_cell(rows, 0, lane)] / 2.0)
					 : scale_for(largest);
		}
}

static void quantise(const struct kc_class *class, const double *coef, const double *scale, int32_t *out)
{
	const size_t lanes = class->lane_count, rows = class->row_count;
	for (size_t piece = 0; piece < class->piece_count; piece++) {
		const double *from = coef + piece * rows * lanes;
		int32_t *to = out + piece * rows * lanes;
		for (size_t lane = 0; lane < lanes; lane++) {
			for (size_t row = 0; row < rows; row++) {
				const size_t cell = orr_kernel_cell(rows, row, lane);
				to[cell] = (int32_t)nearbyint(from[row * lanes + lane] / scale[cell]);
			}
			const size_t coarse = orr_kernel_cell(rows, 0, lane),
				     fine = orr_kernel_cell(rows, 1, lane);
			const double rest = from[lane] - to[coarse] * scale[coarse];
			to[fine] = (int32_t)nearbyint(rest / scale[fine]);
		}
	}
}

/* Slots a little shorter than the average piece, so that a look-up seldom takes more than one step. */
static uint32_t slot_count_for(const struct kc_class *class)
{
	return (uint32_t)(class->piece_count + class->piece_count / 4 + 1);
}

static void slots_fill(const struct kc_class *class, const struct kc_fit *fit,
		       struct orr_kernel_class *header, uint32_t *slot)
{
	const double start_d = fit->piece[0].start_d;
	header->slots_per_d = header->slot_count / (fit->piece[class->piece_count].start_d - start_d);
	uint32_t piece = 0;
	for (uint32_t i = 0; i < header->slot_count; i++) {
		const double at_d = start_d + i / header->slots_per_d;
		while (piece + 1 < class->piece_count && fit->piece[piece + 1].start_d <= at_d)
			piece++;
		slot[i] = piece;
	}
}

static uint64_t place(uint64_t *size, uint64_t bytes)
{
	const uint64_t offset = *size;
	*size += (bytes + ORR_KERNEL_ALIGN - 1) / ORR_KERNEL_ALIGN * ORR_KERNEL_ALIGN;
	return offset;
}

static void class_place(struct orr_kernel_class *out, const struct kc_class *class, uint64_t *size)
{
	const uint64_t cells = class->row_count * class->lane_count;
	out->row_count = (uint32_t) class->row_count;
	out->lane_count = (uint32_t) class->lane_count;
	out->piece_count = (uint32_t) class->piece_count;
	out->slot_count = slot_count_for(class);
	memcpy(out->quantity, class->quantity, sizeof(out->quantity));
	out->piece_offset = place(size, (out->piece_count + 1U) * sizeof(struct orr_kernel_piece));
	out->slot_offset = place(size, out->slot_count * sizeof(uint32_t));
	out->scale_offset = place(size, cells * sizeof(double));
	out->coef_offset = place(size, out->piece_count * cells * sizeof(int32_t));
}

static void header_fill(struct orr_kernel_header *header, const struct kc_plan *plan,
			const struct kc_extra *extra)
{
	memcpy(header->magic, ORR_KERNEL_MAGIC, sizeof(header->magic));
	header->endian = ORR_KERNEL_ENDIAN;
	header->version = ORR_KERNEL_VERSION;
	header->header_bytes = sizeof(*header);
	snprintf(header->program, sizeof(header->program), "orrery-kernelc %s", ORR_VERSION);
	char version[AS_MAXCH];
	snprintf(header->source, sizeof(header->source), "Swiss Ephemeris %.12s", swe_version(version));
	header->from_jd_tt = plan->from_jd;
	header->to_jd_tt = plan->to_jd;
	header->body_count = ORR_BODY_COUNT;
	header->quantity_count = ORR_Q_COUNT;
	header->class_count = KC_CLASS_COUNT;
	header->profile_count = (uint32_t)extra->profile_count;
	header->deflection_rad_au = extra->deflection_rad_au;
	header->solar_radius_au = extra->solar_radius_au;
	memcpy(header->constant, extra->constant, sizeof(header->constant));
}

void kc_seal(struct kc_file *file)
{
	struct orr_kernel_header *header = file->header;
	const size_t from = offsetof(struct orr_kernel_header, program);
	orr_hash((const unsigned char *)header + from, file->size - from, header->digest);
	memset(header->id, 0, sizeof(header->id));
	orr_hash_hex(header->digest, ORR_KERNEL_ID_DIGITS / 2, header->id);
}

enum orr_code kc_pack(struct kc_file *out, const struct kc_plan *plan,
		      const struct kc_fit fit[KC_CLASS_COUNT], const struct kc_extra *extra,
		      struct orr_error *err)
{
	struct orr_kernel_header header = {0};
	header_fill(&header, plan, extra);
	uint64_t size = 0;
	place(&size, sizeof(header));
	header.profile_offset = place(&size, extra->profile_count * sizeof(double));
	header.control_count = extra->control_count;
	header.control_offset = place(&size, extra->control_count * sizeof(struct orr_kernel_control));
	for (size_t i = 0; i < KC_CLASS_COUNT; i++)
		class_place(&header.class[i], &plan -> class[i], &size);
	header.file_bytes = size;

	unsigned char *memory = orr_calloc(1, size + ORR_KERNEL_ALIGN);
	if (memory == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"no memory for a kernel of %llu bytes: choose a shorter range",
				(unsigned long long)size);
	unsigned char *bytes = memory + (ORR_KERNEL_ALIGN - (uintptr_t)memory % ORR_KERNEL_ALIGN);
	for (size_t i = 0; i < KC_CLASS_COUNT; i++) {
		void *piece = bytes + header.class[i].piece_offset,
		     *slot = bytes + header.class[i].slot_offset;
		void *scale = bytes + header.class[i].scale_offset,
		     *coef = bytes + header.class[i].coef_offset;
		memcpy(piece, fit[i].piece, (plan->class[i].piece_count + 1) * sizeof(*fit[i].piece));
		slots_fill(&plan->class[i], &fit[i], &header.class[i], slot);
		scales_find(&plan->class[i], fit[i].coef, scale);
		quantise(&plan->class[i], fit[i].coef, scale, coef);
	}
	memcpy(bytes, &header, sizeof(header));
	memcpy(bytes + header.profile_offset, extra->profile, extra->profile_count * sizeof(double));
	*out = (struct kc_file){memory, (struct orr_kernel_header *)(void *)bytes, size};
	kc_seal(out);
	return ORR_OK;
}

void kc_file_done(struct kc_file *file)
{
	orr_free(file->memory);
	*file = (struct kc_file){NULL, NULL, 0};
}
