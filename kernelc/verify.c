/* SPDX-License-Identifier: AGPL-3.0-only */
/* Random instants, compared. */
#include "verify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "base/memory.h"
#include "core/angle.h"

enum { CHUNK_INSTANTS = 250, REDRAWS = 1000 };

/* Within this of a border Swiss itself is between two polynomials: node and Lilith take a Moon some seconds before and after. */
static const double border_d = 0.001;
static const double in_line_deg = 0.1;
static const double near_sun_deg = 1.0,
		    hidden_deg = 0.4; /* hidden: the solar radius and the way of a stencil */

struct job {
	const struct orr_kernel *kernel;
	const struct kc_swiss *swiss;
	uint64_t count, seed;
	struct kc_findings *chunk; /* one a chunk */
};

static int by_double(const void *a, const void *b)
{
	double x, y;
	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

static void widen(double *most, double found)
{
	if (!(found <= *most)) /* NaN counts as the worst */
		*most = found;
}

static void widen_body(struct orr_kernel_accuracy *most, const struct orr_kernel_accuracy *found)
{
	widen(&most->lon_arcsec, found->lon_arcsec);
	widen(&most->lat_arcsec, found->lat_arcsec);
	widen(&most->dist_au, found->dist_au);
	widen(&most->speed_deg_d, found->speed_deg_d);
	widen(&most->border_lon_arcsec, found->border_lon_arcsec);
}

static void widen_rest(struct kc_rest *most, const struct kc_rest *found)
{
	widen(&most->nutation_arcsec, found->nutation_arcsec);
	widen(&most->sidereal_arcsec, found->sidereal_arcsec);
	widen(&most->delta_t_s, found->delta_t_s);
}

/* Whether Swiss bends a body's light, and it stands within `limit_deg` of the Sun. */
static bool near_sun(const struct orr_kernel_control *answer, int body, double limit_deg)
{
	const bool bent = (body >= ORR_MERCURY && body <= ORR_PLUTO) || body >= ORR_CHIRON;
	return bent && fabs(answer->lat_deg[body]) < limit_deg &&
	       orr_angle_separation(answer->lon_deg[body], answer->lon_deg[ORR_SUN]) < limit_deg;
}

/* Whether the steps of a body's differences stay within the range and away from borders. */
static bool speed_measurable(const struct job *job, const struct orr_kernel_control *answer, int body)
{
	const double jd = answer->day + answer->frac_d;
	const double reach_d = kc_stencil_reach_d(kc_stencil_of(body));
	return jd - reach_d > job->kernel->header->from_jd_tt &&
	       jd + reach_d < job->kernel->header->to_jd_tt &&
	       !kc_swiss_near_border(job->swiss, body, jd, answer->dist_au[body], reach_d + border_d);
}

/* The kernel's own difference over a body's stencil. */
static double kernel_difference(const struct orr_kernel *kernel, int body, double jd)
{
	const struct kc_stencil *stencil = kc_stencil_of(body);
	double sum = 0.0;
	for (size_t k = 1; k <= stencil->count; k++) {
		const double jds[2] = {jd - (double)k * stencil->step_d, jd + (double)k * stencil->step_d};
		const struct orr_tt tt[2] = {kc_tt_of(jds[0]), kc_tt_of(jds[1])};
		struct orr_sky sky[2];
		size_t bad;
		if (orr_kernel_eval(kernel, 2, tt, sky, &bad) != ORR_KERNEL_OK)
			return (double)NAN;
		const double steps = (jds[1] - jds[0]) / (2.0 * (double)k * stencil->step_d);
		sum += stencil->weight[k - 1] *
		       orr_angle_difference(sky[0].lon_deg[body], sky[1].lon_deg[body]) / steps;
	}
	return sum / stencil->step_d;
}

static enum orr_code speeds(const struct job *job, struct orr_kernel_control *answer,
			    struct kc_findings *findings, struct orr_error *err)
{
	const double jd = answer->day + answer->frac_d;
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		if (!speed_measurable(job, answer, body))
			continue;
		double speed;
		const enum orr_code code = kc_answer_speed(&speed, job->swiss, body, jd, err);
		if (code != ORR_OK)
			return code;
		if (!near_sun(answer, body, near_sun_deg)) {
			answer->speed_deg_d[body] = speed;
			continue;
		}
		widen(near_sun(answer, body, hidden_deg) ? &findings->hidden_speed_deg_d
							 : &findings->body[body].speed_deg_d,
		      fabs(speed - kernel_difference(job->kernel, body, jd)));
	}
	return ORR_OK;
}

/*
 * Where Swiss is between two polynomials, or its true Lilith full of noise: for some minutes about the Moon's perigee and apogee,
 * which is where Moon and Lilith are in one line.
 */
static bool unsteady(const struct job *job, const struct orr_kernel_control *answer, int body)
{
	if (body == ORR_TRUE_LILITH) {
		const double apart_deg = answer->lon_deg[ORR_MOON] - answer->lon_deg[ORR_TRUE_LILITH];
		if (fabs(orr_angle_signed(2.0 * apart_deg)) < 2.0 * in_line_deg)
			return true;
	}
	return kc_swiss_near_border(job->swiss, body, answer->day + answer->frac_d, answer->dist_au[body],
				    border_d);
}

static enum orr_code instant_verify(const struct job *job, double jd, struct kc_findings *findings,
				    struct orr_error *err)
{
	struct orr_kernel_control answer;
	enum orr_code code = kc_answer(&answer, job->swiss, jd, err);
	if (code == ORR_OK)
		code = speeds(job, &answer, findings, err);
	if (code != ORR_OK)
		return code;
	struct orr_kernel_accuracy found[ORR_BODY_COUNT];
	struct kc_rest rest;
	if (kc_compare(job->kernel, &answer, found, &rest) != ORR_KERNEL_OK)
		return orr_fail(err, ORR_E_INTERNAL, "an instant of the kernel's own range is refused");
	for (int body = 0; body < ORR_BODY_COUNT; body++) {
		if (unsteady(job, &answer, body))
			found[body] =
				(struct orr_kernel_accuracy){.border_lon_arcsec = found[body].lon_arcsec};
		widen_body(&findings->body[body], &found[body]);
	}
	widen_rest(&findings->rest, &rest);
	findings->count++;
	return ORR_OK;
}

/* A chunk's instants lie in its own share of the range, in order: Swiss reads its files fastest so. */
static enum orr_code chunk_verify(void *context, size_t chunk, struct orr_error *err)
{
	const struct job *job = context;
	const struct orr_kernel_header *header = job->kernel->header;
	const double days = header->to_jd_tt - header->from_jd_tt;
	const uint64_t first = (uint64_t)chunk * CHUNK_INSTANTS;
	const uint64_t end = first + CHUNK_INSTANTS < job->count ? first + CHUNK_INSTANTS : job->count;
	double jd[CHUNK_INSTANTS];
	for (uint64_t i = first; i < end; i++) {
		const double share = ((double)first + kc_random(job->seed, i) * (double)(end - first)) /
				     (double)job->count;
		jd[i - first] = header->from_jd_tt + share * days;
	}
	qsort(jd, (size_t)(end - first), sizeof(double), by_double);
	for (uint64_t i = first; i < end; i++) {
		const enum orr_code code = instant_verify(job, jd[i - first], &job->chunk[chunk], err);
		if (code != ORR_OK)
			return code;
	}
	return ORR_OK;
}

enum orr_code kc_verify(struct kc_findings *out, const struct orr_kernel *kernel, const struct kc_shop *shop,
			uint64_t count, uint64_t seed, struct orr_error *err)
{
	const size_t chunks = (size_t)((count + CHUNK_INSTANTS - 1) / CHUNK_INSTANTS);
	struct job job = {kernel, shop->swiss, count, seed, orr_calloc(chunks + 1, sizeof(*job.chunk))};
	if (job.chunk == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "no memory to verify: ask for fewer instants");
	const enum orr_code code = kc_work(shop, "verifying", chunks, chunk_verify, &job, err);
	struct kc_findings all = {.seed = seed};
	for (size_t i = 0; i < chunks; i++) {
		all.count += job.chunk[i].count;
		widen(&all.hidden_speed_deg_d, job.chunk[i].hidden_speed_deg_d);
		widen_rest(&all.rest, &job.chunk[i].rest);
		for (int body = 0; body < ORR_BODY_COUNT; body++)
			widen_body(&all.body[body], &job.chunk[i].body[body]);
	}
	orr_free(job.chunk);
	if (code == ORR_OK)
		*out = all;
	return code;
}

/* Controls: one task each. */
struct control_job {
	struct job job;
	struct orr_kernel_control *out;
};

static enum orr_code control_make(void *context, size_t index, struct orr_error *err)
{
	const struct control_job *control = context;
	const struct orr_kernel_header *header = control->job.kernel->header;
	const double days = header->to_jd_tt - header->from_jd_tt;
	for (uint64_t draw = 0; draw < REDRAWS; draw++) {
		const double share = kc_random(control->job.seed, index * REDRAWS + draw);
		struct orr_kernel_control answer;
		enum orr_code code =
			kc_answer(&answer, control->job.swiss, header->from_jd_tt + share * days, err);
		bool good = code == ORR_OK;
		for (int body = 0; body < ORR_BODY_COUNT && good; body++)
			good = speed_measurable(&control->job, &answer, body) &&
			       !unsteady(&control->job, &answer, body) &&
			       !near_sun(&answer, body, near_sun_deg);
		for (int body = 0; body < ORR_BODY_COUNT && good && code == ORR_OK; body++)
			code = kc_answer_speed(&answer.speed_deg_d[body], control->job.swiss, body,
					       answer.day + answer.frac_d, err);
		if (code != ORR_OK)
			return code;
		if (good) {
			control->out[index] = answer;
			return ORR_OK;
		}
	}
	return orr_fail(err, ORR_E_INVALID,
			"the range is too short for control points: choose at least a year");
}

enum orr_code kc_controls(struct orr_kernel_control *out, size_t count, const struct orr_kernel *kernel,
			  const struct kc_shop *shop, uint64_t seed, struct orr_error *err)
{
	struct control_job control = {{kernel, shop->swiss, count, seed, NULL}, out};
	return kc_work(shop, "control points", count, control_make, &control, err);
}
