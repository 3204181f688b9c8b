/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery bench charts`: our figures and the peer's, measured in turn in one run. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "codec/json.h"
#include "faces/cli/bench_peer.h"
#include "faces/cli/bench_work.h"
#include "faces/cli/commands.h"
#include "faces/cli/reports.h"
#include "faces/cli/text.h"

#define PEER_PROGRAM "orrery-bench-swiss"

/* What is measured: the peer's own work, like with like; charts one by one as `orrery chart` asks for them, and many in one call as a batch does. */
static const struct {
	const char *name;
	bool ascending;
	struct orr_bench_way way;
} figures[] = {
	{"positions and houses, random dates", false, {.sky_only = true}},
	{"positions and houses, ascending dates", true, {.sky_only = true}},
	{"chart, random dates", false, {.at_once = 1}},
	{"chart, ascending dates", true, {.at_once = 1}},
	{"64 charts at once, random dates", false, {.at_once = 64}},
	{"64 charts at once, ascending dates", true, {.at_once = 64}},
	{"chart with its JSON, random dates", false, {.at_once = 1, .with_json = true}},
};

enum { FIGURE_COUNT = sizeof figures / sizeof figures[0], ORDER_COUNT = 2, REPEAT_MAX = 1000 };

struct bench {
	struct orr_bench_work work[ORDER_COUNT];        /* random, ascending */
	double *ours[FIGURE_COUNT], *peer[ORDER_COUNT]; /* [repeat] each */
	size_t repeat;
	const char *peer_program; /* NULL: there is none */
};

static long number(const char *given, long fallback)
{
	return given != NULL ? strtol(given, NULL, 10) : fallback;
}

/* The peer asked for, else the one beside this program, in its build folder, or installed. NULL: none. */
static const char *find_peer(struct orr_cli *cli, const struct orr_args *args)
{
	const struct orr_cli_world *world = cli->world;
	if (args->peer != NULL)
		return args->peer;
	const char *const candidates[] = {
		orr_arena_format(&cli->arena, "%s/%s", world->program_folder, PEER_PROGRAM),
		orr_arena_format(&cli->arena, "%s/../../bench/%s", world->program_folder, PEER_PROGRAM),
		orr_arena_format(&cli->arena, "%s/%s", world->peer_folder, PEER_PROGRAM),
	};
	for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++)
		if (candidates[i] != NULL && orr_file_exists(candidates[i]))
			return candidates[i];
	return NULL;
}

static enum orr_code measure(const struct orr_app *app, struct bench *bench, size_t repetition,
			     struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < FIGURE_COUNT && code == ORR_OK; i++)
		code = orr_bench_work_time(app, &bench->work[figures[i].ascending], figures[i].way,
					   &bench->ours[i][repetition], err);
	for (size_t i = 0; i < ORDER_COUNT && code == ORR_OK && bench->peer_program != NULL; i++)
		code = orr_bench_peer_run(bench->peer_program, &bench->work[i].instants,
					  &bench->peer[i][repetition], err);
	return code;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double median(double value[], size_t count)
{
	qsort(value, count, sizeof value[0], ascending);
	return count % 2 == 1 ? value[count / 2] : (value[count / 2 - 1] + value[count / 2]) / 2.0;
}

static void fill_report(struct bench *bench, struct orr_bench_report *report)
{
	double peer[ORDER_COUNT] = {(double)NAN, (double)NAN};
	for (size_t i = 0; i < ORDER_COUNT && bench->peer_program != NULL; i++)
		peer[i] = median(bench->peer[i], bench->repeat);
	for (size_t i = 0; i < FIGURE_COUNT; i++) {
		double ours = median(bench->ours[i], bench->repeat);
		report->figures[i] = (struct orr_figure_report){.name = figures[i].name,
								.ours = ours,
								.peer = peer[figures[i].ascending],
								.ratio = ours / peer[figures[i].ascending],
								.unit = "us"};
	}
	report->figure_count = FIGURE_COUNT;
	report->repetitions = (int64_t)bench->repeat;
	report->peer_program = bench->peer_program;
	if (bench->peer_program == NULL)
		report->peer_missing = PEER_PROGRAM
			" is not installed; it is built with Swiss Ephemeris, or give --peer PROGRAM";
}

static void report_text(struct orr_buf *out, const struct orr_bench_report *report)
{
	orr_buf_format(out, "%-38s%10s%10s%10s\n", "Microseconds a chart", "ours", "peer", "ratio");
	for (size_t i = 0; i < report->figure_count; i++) {
		const struct orr_figure_report *figure = &report->figures[i];
		orr_buf_format(out, "%-38s%10.2f", figure->name, figure->ours);
		if (report->peer_program != NULL)
			orr_buf_format(out, "%10.2f%10.4f", figure->peer, figure->ratio);
		orr_buf_char(out, '\n');
	}
	if (report->peer_program != NULL)
		orr_buf_format(out, "Peer: %s\n", report->peer_program);
	else
		orr_buf_format(out, "No peer: %s\n", report->peer_missing);
}

static enum orr_code prepare(struct orr_cli *cli, const struct orr_app *app, size_t count,
			     struct bench *bench, struct orr_error *err)
{
	for (size_t i = 0; i < ORDER_COUNT; i++)
		orr_buf_init(&bench->work[i].instants, 1);
	for (size_t i = 0; i < ORDER_COUNT; i++) {
		enum orr_code code =
			orr_bench_work_make(app, count, i == 1, &cli->arena, &bench->work[i], err);
		if (code != ORR_OK)
			return code;
	}
	for (size_t i = 0; i < FIGURE_COUNT + ORDER_COUNT; i++) {
		double *values = orr_arena_array(&cli->arena, bench->repeat, sizeof *values);
		if (values == NULL)
			return orr_fail_memory(err);
		*(i < FIGURE_COUNT ? &bench->ours[i] : &bench->peer[i - FIGURE_COUNT]) = values;
	}
	return ORR_OK;
}

enum orr_code orr_cmd_bench_charts(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app;
	struct orr_bench_report report = {.charts = number(args->count, 1000)};
	struct bench bench = {.repeat = (size_t)number(args->repeat, 7),
			      .peer_program = find_peer(cli, args)};
	enum orr_code code = orr_cli_app(cli, args, &app, err);
	if (code != ORR_OK)
		return code;
	code = prepare(cli, &app, (size_t)report.charts, &bench, err);
	for (size_t i = 0; i < bench.repeat && code == ORR_OK; i++)
		code = measure(&app, &bench, i, err);
	for (size_t i = 0; i < ORDER_COUNT; i++)
		orr_bench_work_done(&bench.work[i]);
	if (code != ORR_OK)
		return code;
	fill_report(&bench, &report);
	if (args->json) {
		orr_json_write(&cli->out, &orr_bench_report_table, &report, ORR_JSON_LINE, NULL);
		orr_buf_char(&cli->out, '\n');
	} else
		report_text(&cli->out, &report);
	return ORR_OK;
}
