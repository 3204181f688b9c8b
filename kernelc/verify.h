/* SPDX-License-Identifier: AGPL-3.0-only */
/* Verification of a kernel against Swiss Ephemeris on random instants. */
#ifndef ORR_KERNELC_VERIFY_H
#define ORR_KERNELC_VERIFY_H

#include <stdint.h>

#include "compare.h"
#include "work.h"

/* What was found, largest differences each. */
struct kc_findings {
	uint64_t count, seed;
	struct orr_kernel_accuracy body[ORR_BODY_COUNT];
	double hidden_speed_deg_d; /* of all bodies behind the Sun */
	struct kc_rest rest;
};

/**
 * Compare on `count` instants, spread evenly at random by `seed` over the kernel's range.
 *
 * Speeds are compared with central differences of Swiss's own longitudes, except where the differences' steps touch a border between
 * Swiss's polynomials. Within a degree of the Sun, where the deflection changes fast, Swiss's difference is compared with the
 * kernel's over the same steps; behind the Sun, where Swiss's longitudes have a kink at every hundredth of its radius and no speed
 * to speak of, that goes to hidden_speed_deg_d.
 * Longitudes within 90 seconds of such a border, and of true Lilith within 15 minutes of the Moon's perigee and apogee, where Swiss
 * computes it with noise, go to border_lon_arcsec, and nowhere else.
 */
enum orr_code kc_verify(struct kc_findings *out, const struct orr_kernel *kernel, const struct kc_shop *shop,
			uint64_t count, uint64_t seed, struct orr_error *err) ORR_MUST_CHECK;

/** Fill `count` control points with Swiss's own answers at random instants away from borders and conjunctions with the Sun. */
enum orr_code kc_controls(struct orr_kernel_control *out, size_t count, const struct orr_kernel *kernel,
			  const struct kc_shop *shop, uint64_t seed, struct orr_error *err) ORR_MUST_CHECK;

/** Whether all goals are met. */
bool kc_findings_good(const struct kc_findings *findings);

/** The table for people, on standard output. */
void kc_findings_print(const struct kc_findings *findings);

#endif
