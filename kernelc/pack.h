/* SPDX-License-Identifier: AGPL-3.0-only */
/* The kernel file in memory: quantised coefficients, layout, digest. */
#ifndef ORR_KERNELC_PACK_H
#define ORR_KERNELC_PACK_H

#include <stddef.h>

#include "core/kernel_format.h"
#include "fit.h"
#include "plan.h"

/* A whole file; header is at its start, aligned as the core wants it. */
struct kc_file {
	void *memory; /* what to free */
	struct orr_kernel_header *header;
	size_t size;
};

/* What a kernel needs besides the fits. */
struct kc_extra {
	double constant[ORR_Q_COUNT];
	double deflection_rad_au, solar_radius_au;
	double profile[ORR_KERNEL_PROFILE_MAX];
	size_t profile_count;
	size_t control_count; /* left zero, to be filled by the verification */
};

/** Lay out, quantise and seal. Error ORR_E_UNAVAILABLE without memory. Free with kc_file_done. */
enum orr_code kc_pack(struct kc_file *out, const struct kc_plan *plan,
		      const struct kc_fit fit[KC_CLASS_COUNT], const struct kc_extra *extra,
		      struct orr_error *err) ORR_MUST_CHECK;
/** Write digest and id over what the file holds now. */
void kc_seal(struct kc_file *file);
void kc_file_done(struct kc_file *file);

#endif
