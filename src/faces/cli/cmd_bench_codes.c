/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery bench codes`: time of a code, of its parts, and of a quarter. */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "app/compute_code.h"
#include "app/motion.h"
#include "base/memory.h"
#include "codec/json.h"
#include "core/sample.h"
#include "faces/cli/commands.h"
#include "faces/cli/reports.h"

enum { QUARTER_YEAR = 2026, COUNT_DEFAULT = 20000 };

/* Births of 1950 to 2000, their motions known, as a code meets them. */
struct births {
	double *jd_tt;
	struct orr_motion *motion;
	size_t count;
};

static double us_of(struct timespec time)
{
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static double processor_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return us_of(now);
}

static double steady_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return us_of(now);
}

static enum orr_code draw(const struct orr_app *app, size_t count, struct births *out, struct orr_error *err)
{
	out->jd_tt = orr_calloc(count, sizeof *out->jd_tt);
	out->motion = orr_calloc(count, sizeof *out->motion);
	if (out->jd_tt == NULL || out->motion == NULL)
		return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out; ask for a smaller --count");
	for (size_t i = 0; i < count; i++) {
		out->jd_tt[i] =
			ORR_COHORT_EPOCH_JD + ORR_COHORT_YEAR_D * 50.0 * (orr_sample_uniform(3, i) - 1.0);
		if (!orr_motion_at(&app->kernel, out->jd_tt[i], &out->motion[i]))
			return orr_fail(err, ORR_E_OUT_OF_RANGE,
					"the kernel does not hold 1950 to 2000, which bench codes needs");
	}
	out->count = count;
	return ORR_OK;
}

/* The ranks that the births need, so that they are there when codes are timed. */
static enum orr_code rank(const struct orr_code_frame *frame, const struct births *births,
			  struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < births->count && code == ORR_OK; i++)
		code = orr_rank_tables_need(
			&frame->tables, 1,
			&(struct orr_rank_want){orr_cohort_place_of(births->jd_tt[i]), ORR_CERTAIN_MINUTE},
			frame->pool, err);
	return code;
}

/* Spectrum alone, and the whole code: spectrum, resonances, levels, ranks. */
static void time_codes(const struct orr_code_frame *frame, const struct births *births,
		       double *out_spectrum_us, double *out_code_us)
{
	const size_t field = frame->tables.plan.field_count - 1;
	struct orr_subject subject;
	struct orr_code_raw raw;
	struct orr_code_ranks ranks;
	double begun_us = processor_us();
	for (size_t i = 0; i < births->count; i++)
		orr_subject_make(frame->cohorts, births->jd_tt[i], &births->motion[i], 0.5 / 1440.0,
				 &subject);
	*out_spectrum_us = (processor_us() - begun_us) / (double)births->count;
	begun_us = processor_us();
	for (size_t i = 0; i < births->count; i++) {
		orr_subject_make(frame->cohorts, births->jd_tt[i], &births->motion[i], 0.5 / 1440.0,
				 &subject);
		orr_code_raw_in(&subject, &frame->field[field], &raw);
		orr_rank_tables_rank(&frame->tables, field, ORR_CERTAIN_MINUTE,
				     orr_cohort_place_of(births->jd_tt[i]), &raw, &ranks);
	}
	*out_code_us = (processor_us() - begun_us) / (double)births->count;
}

/* One quarter's field and tables for everybody born until then, without the quarter before. */
static enum orr_code time_quarter(const struct orr_code_frame *frame, struct orr_pool *pool, double *out_s,
				  struct orr_error *err)
{
	struct orr_rank_plan plan = frame->tables.plan;
	struct orr_rank_tables tables;
	plan.field += plan.field_count - 1;
	plan.field_count = 1;
	const double begun_us = steady_us();
	enum orr_code code = orr_rank_tables_build(&plan, pool, &tables, err);
	if (code != ORR_OK)
		return code;
	*out_s = (steady_us() - begun_us) / 1e6;
	orr_rank_tables_free(&tables);
	return ORR_OK;
}

static enum orr_code measure(const struct orr_app *app, const struct orr_code_frame *frame,
			     struct orr_pool *pool, const struct orr_args *args,
			     struct orr_bench_report *report, struct orr_error *err)
{
	struct births births = {.count = 0};
	double spectrum_us = 0, code_us = 0, quarter_s = 0;
	const size_t count = args->count != NULL ? (size_t)strtoul(args->count, NULL, 10) : COUNT_DEFAULT;
	enum orr_code code = draw(app, count, &births, err);
	if (code == ORR_OK)
		code = rank(frame, &births, err);
	if (code == ORR_OK)
		time_codes(frame, &births, &spectrum_us, &code_us);
	if (code == ORR_OK)
		code = time_quarter(frame, pool, &quarter_s, err);
	orr_free(births.jd_tt);
	orr_free(births.motion);
	const double none = (double)NAN;
	report->figures[0] = (struct orr_figure_report){"spectrum of a birth", spectrum_us, none, none, "us"};
	report->figures[1] =
		(struct orr_figure_report){"code of a birth, ranks and all", code_us, none, none, "us"};
	report->figures[2] = (struct orr_figure_report){"ranks of a quarter, everybody since 1800", quarter_s,
							none, none, "s"};
	report->figure_count = 3;
	report->charts = (int64_t)count;
	report->repetitions = 1;
	report->peer_missing = "nobody else computes this";
	return code;
}

enum orr_code orr_cmd_bench_codes(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app;
	struct orr_cohorts cohorts;
	struct orr_pool *pool = NULL;
	struct orr_code_frame frame = {.field = NULL};
	struct orr_bench_report report = {.charts = 0};
	enum orr_code code = orr_cli_app(cli, args, &app, err);
	app.ranks = NULL; /* ranks are computed, whatever is kept */
	if (code == ORR_OK)
		code = orr_cli_cohorts(cli, &cohorts, err);
	if (code == ORR_OK)
		code = orr_pool_open(&pool, orr_cli_threads(cli), err);
	if (code == ORR_OK)
		code = orr_code_frame_open(&(struct orr_code_wish){&app, &cohorts, {QUARTER_YEAR, 1}, NULL},
					   pool, &frame, err);
	if (code == ORR_OK)
		code = measure(&app, &frame, pool, args, &report, err);
	orr_code_frame_close(&frame);
	orr_pool_close(pool);
	if (code != ORR_OK)
		return code;
	if (args->json) {
		orr_json_write(&cli->out, &orr_bench_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
		return ORR_OK;
	}
	for (size_t i = 0; i < report.figure_count; i++)
		orr_buf_format(&cli->out, "%-44s%10.2f %s\n", report.figures[i].name, report.figures[i].ours,
			       report.figures[i].unit);
	return ORR_OK;
}
