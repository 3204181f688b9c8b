/* SPDX-License-Identifier: Apache-2.0 */
/* The work of `orrery bench charts`, and our time for it. */
#include "faces/cli/bench_work.h"

#include <assert.h>
#include <stdint.h>
#include <time.h>

#include "app/compute_chart.h"
#include "codec/json.h"
#include "codec/tables.h"

/* A day at each end of the kernel's range is left free for the offsets of the zones. */
enum { MARGIN_DAYS = 2, ARENA_MAX_BYTES = 64 << 20, INSTANTS_MAX_BYTES = 16 << 20, DAY_S = 86400 };

/* Places below 60 degrees of latitude, where the peer's houses exist at every moment. */
static const struct {
	const char *zone;
	double lat_deg, lon_deg;
} places[] = {
	{"America/New_York", 40.7128, -74.0060},  {"Europe/London", 51.5074, -0.1278},
	{"Asia/Kolkata", 19.0760, 72.8777},       {"Asia/Tokyo", 35.6762, 139.6503},
	{"Australia/Sydney", -33.8688, 151.2093}, {"America/Sao_Paulo", -23.5505, -46.6333},
	{"Europe/Paris", 48.8566, 2.3522},        {"Africa/Cairo", 30.0444, 31.2357},
};

/* Splitmix64 (Steele, Lea, Flood 2014): the same births in every run. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static struct orr_birth birth_at(int64_t local_s, size_t place)
{
	int64_t days = local_s / DAY_S - (local_s % DAY_S < 0);
	return (struct orr_birth){.entity_id = "bench",
				  .entity_type = ORR_EMPLOYEE,
				  .organization_id = "local",
				  .calendar = ORR_GREGORIAN,
				  .date = orr_date_from_days(ORR_GREGORIAN, days),
				  .time_s = (int)(local_s - days * DAY_S),
				  .time_precision_s = 60,
				  .zone_kind = ORR_ZONE_IANA,
				  .zone_name = places[place].zone,
				  .fold = ORR_FOLD_EARLIER,
				  .lat_deg = places[place].lat_deg,
				  .lon_deg = places[place].lon_deg,
				  .house_system = ORR_HOUSES_PLACIDUS};
}

static void fill(const struct orr_app *app, bool ascending, struct orr_bench_work *work)
{
	static const double unix_jd = 2440587.5; /* 1970-01-01T00:00 */
	enum { PLACE_COUNT = sizeof places / sizeof places[0] };
	double from_jd = 0, to_jd = 0;
	uint64_t state = 1;
	orr_kernel_range(&app->kernel, &from_jd, &to_jd);
	int64_t first_s = (int64_t)((from_jd - unix_jd + MARGIN_DAYS) * DAY_S);
	int64_t span_s = (int64_t)((to_jd - from_jd - 2 * MARGIN_DAYS) * DAY_S);
	for (size_t i = 0; i < work->count; i++) {
		int64_t step = span_s / (int64_t)work->count;
		int64_t at =
			ascending ? (int64_t)i * step : (int64_t)(next_random(&state) % (uint64_t)span_s);
		work->birth[i] = birth_at(first_s + at, i % PLACE_COUNT);
	}
}

/* Charts of births [first, first + count). Every one of them must succeed: the work is ours. */
static enum orr_code charts(const struct orr_app *app, const struct orr_bench_work *work, size_t first,
			    size_t count, struct orr_arena *arena, struct orr_error *err)
{
	for (size_t i = 0; i < count; i++)
		work->err[i].code = ORR_OK;
	enum orr_code code =
		orr_compute_charts(app, count, work->birth + first, arena, work->chart, work->err);
	for (size_t i = 0; i < count && code == ORR_OK; i++)
		code = work->err[i].code;
	for (size_t i = 0; i < count && code != ORR_OK; i++)
		if (work->err[i].code == code)
			*err = work->err[i];
	return code;
}

static enum orr_code list_instants(const struct orr_app *app, struct orr_bench_work *work,
				   struct orr_error *err)
{
	struct orr_arena arena;
	enum orr_code code = ORR_OK;
	orr_arena_init(&arena, ARENA_MAX_BYTES);
	for (size_t i = 0; i < work->count && code == ORR_OK; i++) {
		code = charts(app, work, i, 1, &arena, err);
		if (code == ORR_OK)
			work->utc_ms[i] = work->chart[0]->provenance.utc_ms;
		if (code == ORR_OK)
			orr_buf_format(&work->instants, "%.9f %.4f %.4f\n",
				       2440587.5 + (double)work->utc_ms[i] / 86400000.0,
				       work->birth[i].lat_deg, work->birth[i].lon_deg);
		orr_arena_reset(&arena);
	}
	orr_arena_done(&arena);
	if (code == ORR_OK && work->instants.failed)
		return orr_fail_memory(err);
	return code;
}

enum orr_code orr_bench_work_make(const struct orr_app *app, size_t count, bool ascending,
				  struct orr_arena *arena, struct orr_bench_work *work, struct orr_error *err)
{
	*work = (struct orr_bench_work){.count = count};
	orr_buf_init(&work->instants, INSTANTS_MAX_BYTES);
	work->birth = orr_arena_array(arena, count, sizeof *work->birth);
	work->chart = orr_arena_array(arena, ORR_BENCH_AT_ONCE_MAX, sizeof(struct orr_birth_chart *));
	work->err = orr_arena_array(arena, ORR_BENCH_AT_ONCE_MAX, sizeof *work->err);
	work->utc_ms = orr_arena_array(arena, count, sizeof *work->utc_ms);
	if (work->birth == NULL || work->chart == NULL || work->err == NULL || work->utc_ms == NULL)
		return orr_fail_memory(err);
	fill(app, ascending, work);
	return list_instants(app, work, err);
}

void orr_bench_work_done(struct orr_bench_work *work)
{
	orr_buf_done(&work->instants);
}

static double processor_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Positions and houses of one birth's instant, the peer's work. */
static enum orr_code sky_and_houses(const struct orr_app *app, const struct orr_bench_work *work, size_t i,
				    struct orr_error *err)
{
	const struct orr_birth *birth = &work->birth[i];
	const struct orr_utc utc = orr_utc_from_unix_ms(work->utc_ms[i]);
	const double jd = utc.day + utc.frac_d;
	struct orr_sky sky;
	struct orr_houses houses;
	double delta_t_s;
	size_t bad;
	if (orr_kernel_delta_t_s(&app->kernel, 1, &jd, &delta_t_s, &bad) != ORR_KERNEL_OK)
		return orr_fail(err, ORR_E_INTERNAL, "an instant of the work is outside the kernel");
	const struct orr_tt tt = orr_tt_from_utc(utc, delta_t_s);
	if (orr_kernel_eval(&app->kernel, 1, &tt, &sky, &bad) != ORR_KERNEL_OK)
		return orr_fail(err, ORR_E_INTERNAL, "an instant of the work is outside the kernel");
	const double armc_deg = orr_sidereal_deg(&sky, orr_ut1_from_utc(utc, delta_t_s), birth->lon_deg);
	orr_houses_compute(birth->house_system, armc_deg, sky.obliquity_deg, birth->lat_deg, &houses);
	return ORR_OK;
}

static enum orr_code sky_time(const struct orr_app *app, const struct orr_bench_work *work, double *out_us,
			      struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	double begun_us = processor_us();
	for (size_t i = 0; i < work->count && code == ORR_OK; i++)
		code = sky_and_houses(app, work, i, err);
	if (code == ORR_OK)
		*out_us = (processor_us() - begun_us) / (double)work->count;
	return code;
}

enum orr_code orr_bench_work_time(const struct orr_app *app, const struct orr_bench_work *work,
				  struct orr_bench_way way, double *out_us, struct orr_error *err)
{
	struct orr_arena arena;
	struct orr_buf text;
	enum orr_code code = ORR_OK;
	if (way.sky_only)
		return sky_time(app, work, out_us, err);
	assert(way.at_once >= 1 && way.at_once <= ORR_BENCH_AT_ONCE_MAX);
	orr_arena_init(&arena, ARENA_MAX_BYTES);
	orr_buf_init(&text, ARENA_MAX_BYTES);
	double begun_us = processor_us();
	for (size_t i = 0; i < work->count && code == ORR_OK; i += way.at_once) {
		size_t count = work->count - i < way.at_once ? work->count - i : way.at_once;
		code = charts(app, work, i, count, &arena, err);
		for (size_t c = 0; c < count && way.with_json && code == ORR_OK; c++)
			orr_json_write(&text, &orr_birth_chart_table, work->chart[c], ORR_JSON_LINE, NULL);
		orr_buf_clear(&text);
		orr_arena_reset(&arena);
	}
	if (code == ORR_OK)
		*out_us = (processor_us() - begun_us) / (double)work->count;
	orr_buf_done(&text);
	orr_arena_done(&arena);
	return code;
}
