/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, birth_charts documents out. */
#include "app/compute_chart.h"

#include <assert.h>

#include "app/chart_document.h"
#include "app/kernel_range.h"
#include "app/resolve_birth.h"
#include "codec/tables.h"
#include "core/chart.h"

/* A day of unknown time is looked at every hour: the Moon's path between two of these is a cubic to 1e-7 degrees. */
enum { WINDOW_INSTANTS = 25 };

/* What a birth needs of the sky: one instant, or the evenly spaced ones of its window. */
struct task {
	struct orr_birth_moment moment;
	size_t first, count;
	struct orr_ut1 ut1; /* of a known time */
};

/* The work of one call: a task for each birth, and the instants of all of them. */
struct work {
	struct task *task;
	struct orr_tt *tt;
	size_t instant_count;
};

static bool within(const struct orr_kernel *kernel, struct orr_tt tt)
{
	double from_jd, to_jd;
	orr_kernel_range(kernel, &from_jd, &to_jd);
	return orr_tt_jd(tt) >= from_jd && orr_tt_jd(tt) <= to_jd;
}

/* Append the instants of a task. Delta T changes by less than 1e-5 s in a day: one value serves the window. */
static enum orr_code add_instants(const struct orr_kernel *kernel, const struct orr_birth *birth,
				  struct task *task, struct work *work, struct orr_error *err)
{
	const struct orr_birth_moment *moment = &task->moment;
	task->first = work->instant_count;
	task->count = birth->time_s >= 0 ? 1 : WINDOW_INSTANTS;
	const struct orr_utc start = orr_utc_from_unix_ms(moment->first_ms);
	const double start_jd = start.day + start.frac_d;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_delta_t_s(kernel, 1, &start_jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return orr_fail_out_of_range(kernel, birth, err);
	for (size_t i = 0; i < task->count; i++) {
		const int64_t after_ms =
			(moment->last_ms - moment->first_ms) * (int64_t)i / (WINDOW_INSTANTS - 1);
		const struct orr_utc utc = orr_utc_from_unix_ms(moment->first_ms + after_ms);
		work->tt[task->first + i] = orr_tt_from_utc(utc, delta_t_s);
	}
	const size_t last = task->first + task->count - 1;
	if (!within(kernel, work->tt[task->first]) || !within(kernel, work->tt[last]))
		return orr_fail_out_of_range(kernel, birth, err);
	task->ut1 = orr_ut1_from_utc(start, delta_t_s);
	work->instant_count += task->count;
	return ORR_OK;
}

static void compute(const struct orr_birth *birth, const struct task *task, const struct orr_sky sky[],
		    struct orr_chart *out)
{
	const struct orr_sky *first = &sky[task->first];
	if (task->count == 1) {
		const double armc_deg = orr_sidereal_deg(first, task->ut1, birth->lon_deg);
		orr_chart_compute(first, armc_deg, birth->lat_deg, birth->house_system,
				  &orr_aspect_rules_default, out);
		return;
	}
	const double window_d = (double)(task->moment.last_ms - task->moment.first_ms) / 86400000.0;
	orr_chart_compute_window(task->count, first, window_d / (WINDOW_INSTANTS - 1),
				 &orr_aspect_rules_default, out);
}

static enum orr_code fail_memory(struct orr_error *err)
{
	return orr_fail(err, ORR_E_UNAVAILABLE, "out of memory; run fewer threads");
}

static void plan(const struct orr_app *app, size_t count, const struct orr_birth births[],
		 struct orr_arena *arena, struct work *work, struct orr_error err[])
{
	for (size_t i = 0; i < count; i++) {
		if (err[i].code != ORR_OK)
			continue;
		if (orr_birth_resolve(&app->zones, &births[i], arena, &work->task[i].moment, &err[i]) ==
		    ORR_OK)
			(void)add_instants(&app->kernel, &births[i], &work->task[i], work, &err[i]);
	}
}

enum orr_code orr_compute_charts(const struct orr_app *app, size_t count, const struct orr_birth births[],
				 struct orr_arena *arena, struct orr_birth_chart *out[],
				 struct orr_error err[])
{
	struct work work = {
		.task = orr_arena_array(arena, count, sizeof *work.task),
		.tt = orr_arena_array(arena, count * WINDOW_INSTANTS, sizeof *work.tt),
	};
	struct orr_chart *chart = orr_arena_alloc(arena, sizeof *chart);
	if (work.task == NULL || work.tt == NULL || chart == NULL)
		return fail_memory(&err[0]);
	plan(app, count, births, arena, &work, err);

	struct orr_sky *sky = orr_arena_array(arena, work.instant_count, sizeof *sky);
	if (sky == NULL)
		return fail_memory(&err[0]);
	size_t bad;
	if (orr_kernel_eval(&app->kernel, work.instant_count, work.tt, sky, &bad) != ORR_KERNEL_OK)
		return orr_fail(&err[0], ORR_E_INTERNAL, "an instant within the kernel's range was refused");

	for (size_t i = 0; i < count; i++) {
		out[i] = NULL;
		if (err[i].code != ORR_OK)
			continue;
		struct orr_birth_chart *document = orr_arena_alloc(arena, sizeof *document);
		if (document == NULL)
			return fail_memory(&err[0]);
		compute(&births[i], &work.task[i], sky, chart);
		const struct orr_chart_source from = {&births[i], &work.task[i].moment, chart};
		enum orr_code code = orr_chart_document(app, &from, arena, document, &err[0]);
		if (code != ORR_OK)
			return code;
		out[i] = document;
	}
	return ORR_OK;
}

static enum orr_code make_charts(const struct orr_document_maker *self, size_t count,
				 const struct orr_birth births[], struct orr_arena *arena, void *out[],
				 struct orr_error err[])
{
	struct orr_birth_chart **charts = orr_arena_array(arena, count, sizeof(struct orr_birth_chart *));
	if (charts == NULL)
		return fail_memory(&err[0]);
	enum orr_code code = orr_compute_charts(self->app, count, births, arena, charts, err);
	for (size_t i = 0; i < count && code == ORR_OK; i++)
		out[i] = charts[i];
	return code;
}

struct orr_document_maker orr_chart_maker(const struct orr_app *app)
{
	return (struct orr_document_maker){.table = &orr_birth_chart_table, .app = app, .make = make_charts};
}
