/* SPDX-License-Identifier: AGPL-3.0-only */
/* Swiss Ephemeris's complete answer at one instant, speeds as central differences of its longitudes. */
#ifndef ORR_KERNELC_ANSWER_H
#define ORR_KERNELC_ANSWER_H

#include "core/kernel_format.h"
#include "core/time.h"
#include "swiss.h"

enum { KC_STENCIL_MAX = 4 };

/* Central differences: sum of weight[k] (f(t + k step) - f(t - k step)), k = 1..count, over the step. */
struct kc_stencil {
	double step_d;
	size_t count;
	double weight[KC_STENCIL_MAX];
};

/** The stencil of a body. */
const struct kc_stencil *kc_stencil_of(int body);
/** How far it reaches. */
double kc_stencil_reach_d(const struct kc_stencil *stencil);

/** Everything but the speeds. */
enum orr_code kc_answer(struct orr_kernel_control *out, const struct kc_swiss *swiss, double jd_tt,
			struct orr_error *err) ORR_MUST_CHECK;
/** Swiss's central difference of a body's apparent longitude, degrees a day. */
enum orr_code kc_answer_speed(double *out, const struct kc_swiss *swiss, int body, double jd_tt,
			      struct orr_error *err) ORR_MUST_CHECK;

/** The two-part instant of a Julian date. */
struct orr_tt kc_tt_of(double jd_tt);

/** Random number in [0, 1) by seed and place: the same whatever the order of asking. */
double kc_random(uint64_t seed, uint64_t place);

#endif
