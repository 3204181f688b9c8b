/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, birth_charts documents out. */
#include "app/compute_chart.h"

#include <assert.h>

#include "app/chart_document.h"
#include "app/kernel_range.h"
#include "app/resolve_birth.h"
#include "app/resolve_place.h"
#include "codec/tables.h"
#include "core/chart.h"
#include "core/constants.h"

/* A day of unknown time is looked at every hour: the Moon's path between two of these is a cubic to 1e-7 degrees. */
enum { WINDOW_INSTANTS = 25 };

/* What a birth needs of the sky: one instant, or the evenly spaced ones of its window, an odd number of them. */
struct task {
	struct orr_birth birth; /* with what its place gives */
	struct orr_place_notes notes;
	struct orr_birth_moment moment;
	size_t first, count;
	double window_d;              /* from the first instant to the last */
	struct orr_ut1 begin, middle; /* of the instants */
};

/* The work of one call: a task for each birth, and the instants of all of them. */
struct work {
	struct task *task;
	struct orr_tt *tt;
	struct orr_sky *sky;
	size_t instant_count;
	struct orr_chart *chart; /* of one birth after the other */
	struct orr_arena *arena;
};

static bool within(const struct orr_kernel *kernel, struct orr_tt tt)
{
	double from_jd, to_jd;
	orr_kernel_range(kernel, &from_jd, &to_jd);
	return orr_tt_jd(tt) >= from_jd && orr_tt_jd(tt) <= to_jd;
}

/* At most an hour apart. */
static size_t instant_count(const struct orr_birth *birth)
{
	enum { TWO_HOURS_S = 7200 };
	if (birth->time_s < 0)
		return WINDOW_INSTANTS;
	if (!birth->certainty)
		return 1;
	return 2 * (((size_t)birth->time_precision_s + TWO_HOURS_S - 1) / TWO_HOURS_S) + 1;
}

/* Append the instants of a task. Delta T changes by less than 1e-5 s in a day: one value serves the window. */
static enum orr_code add_instants(const struct orr_kernel *kernel, const struct orr_birth *birth,
				  struct task *task, struct work *work, struct orr_error *err)
{
	const struct orr_birth_moment *moment = &task->moment;
	task->first = work->instant_count;
	task->count = instant_count(birth);
	const int64_t half_ms = birth->time_s >= 0 && birth->certainty ? birth->time_precision_s * 500L : 0,
		      begin_ms = moment->first_ms - half_ms,
		      whole_ms = moment->last_ms - moment->first_ms + 2 * half_ms;
	const struct orr_utc begin = orr_utc_from_unix_ms(begin_ms),
			     first = orr_utc_from_unix_ms(moment->first_ms);
	const double first_jd = first.day + first.frac_d;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_delta_t_s(kernel, 1, &first_jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return orr_fail_out_of_range(kernel, birth, err);
	const size_t last = task->count - 1;
	for (size_t i = 0; i < task->count; i++) {
		const int64_t after_ms = last > 0 ? whole_ms * (int64_t)i / (int64_t)last : 0;
		const struct orr_utc utc = orr_utc_from_unix_ms(begin_ms + after_ms);
		work->tt[task->first + i] = orr_tt_from_utc(utc, delta_t_s);
		if (i == task->count / 2)
			task->middle = orr_ut1_from_utc(utc, delta_t_s);
	}
	if (!within(kernel, work->tt[task->first]) || !within(kernel, work->tt[task->first + last]))
		return orr_fail_out_of_range(kernel, birth, err);
	task->begin = orr_ut1_from_utc(begin, delta_t_s);
	task->window_d = (double)whole_ms / ORR_DAY_MS;
	work->instant_count += task->count;
	return ORR_OK;
}

static void compute(const struct orr_birth *birth, const struct task *task, const struct orr_window *window,
		    struct orr_chart *out)
{
	if (birth->time_s < 0) {
		orr_chart_compute_window(window->count, window->sky, window->step_d,
					 &orr_aspect_rules_default, out);
		return;
	}
	const struct orr_sky *sky = &window->sky[window->count / 2];
	orr_chart_compute(sky, orr_sidereal_deg(sky, task->middle, birth->lon_deg), birth->lat_deg,
			  birth->house_system, &orr_aspect_rules_default, out);
}

static void plan(const struct orr_app *app, size_t count, const struct orr_birth births[],
		 struct orr_arena *arena, struct work *work, struct orr_error err[])
{
	for (size_t i = 0; i < count; i++) {
		if (err[i].code != ORR_OK)
			continue;
		struct task *task = &work->task[i];
		task->birth = births[i];
		enum orr_code code =
			orr_birth_locate(app->places, &task->birth, arena, &task->notes, &err[i]);
		if (code == ORR_OK)
			code = orr_birth_resolve(&app->zones, &task->birth, arena, &task->moment, &err[i]);
		if (code == ORR_OK)
			(void)add_instants(&app->kernel, &task->birth, task, work, &err[i]);
	}
}

/* The birth's sky in its zodiac, its chart, and the document. */
static enum orr_code document_of(const struct orr_app *app, const struct task *task, const struct work *work,
				 struct orr_birth_chart *out, struct orr_error *err)
{
	const struct orr_birth *birth = &task->birth;
	struct orr_sky *sky = &work->sky[task->first];
	for (size_t i = 0; i < task->count; i++)
		orr_sky_turn(&sky[i], birth->zodiac, work->tt[task->first + i]);
	const double steps = task->count > 1 ? (double)(task->count - 1) : 1.0;
	const struct orr_window window = {task->count, sky, task->window_d / steps};
	const struct orr_window_place place = {
		.armc_deg = orr_sidereal_deg(&sky[0], task->begin, birth->lon_deg),
		.armc_sweep_deg = task->window_d * ORR_EARTH_TURN_DEG_PER_DAY,
		.lat_deg = birth->lat_deg,
		.system = birth->house_system,
	};
	compute(birth, task, &window, work->chart);
	const struct orr_chart_source from = {.birth = birth,
					      .notes = &task->notes,
					      .moment = &task->moment,
					      .chart = work->chart,
					      .window = &window,
					      .place = &place};
	return orr_chart_document(app, &from, work->arena, out, err);
}

enum orr_code orr_compute_charts(const struct orr_app *app, size_t count, const struct orr_birth births[],
				 struct orr_arena *arena, struct orr_birth_chart *out[],
				 struct orr_error err[])
{
	struct work work = {
		.task = orr_arena_array(arena, count, sizeof *work.task),
		.tt = orr_arena_array(arena, count * WINDOW_INSTANTS, sizeof *work.tt),
		.chart = orr_arena_alloc(arena, sizeof *work.chart),
		.arena = arena,
	};
	if (work.task == NULL || work.tt == NULL || work.chart == NULL)
		return orr_fail_memory(&err[0]);
	plan(app, count, births, arena, &work, err);

	work.sky = orr_arena_array(arena, work.instant_count, sizeof *work.sky);
	if (work.sky == NULL)
		return orr_fail_memory(&err[0]);
	size_t bad;
	if (orr_kernel_eval(&app->kernel, work.instant_count, work.tt, work.sky, &bad) != ORR_KERNEL_OK)
		return orr_fail(&err[0], ORR_E_INTERNAL, "an instant within the kernel's range was refused");

	for (size_t i = 0; i < count; i++) {
		out[i] = NULL;
		if (err[i].code != ORR_OK)
			continue;
		struct orr_birth_chart *document = orr_arena_alloc(arena, sizeof *document);
		if (document == NULL)
			return orr_fail_memory(&err[0]);
		enum orr_code code = document_of(app, &work.task[i], &work, document, &err[0]);
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
		return orr_fail_memory(&err[0]);
	enum orr_code code = orr_compute_charts(self->app, count, births, arena, charts, err);
	for (size_t i = 0; i < count && code == ORR_OK; i++)
		out[i] = charts[i];
	return code;
}

struct orr_document_maker orr_chart_maker(const struct orr_app *app)
{
	return (struct orr_document_maker){.table = &orr_birth_chart_table, .app = app, .make = make_charts};
}
