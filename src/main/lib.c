/* SPDX-License-Identifier: Apache-2.0 */
/* Plugs the adapters into the library: its engine opened and closed, and what it is. */
#include <string.h>

#include <orrery.h>

#include "adapters/clock/clocks.h"
#include "adapters/files/datafiles.h"
#include "base/memory.h"
#include "base/str.h"
#include "faces/lib/engine.h"
#include "faces/lib/problem.h"

/* What the engine needs of the world. */
struct wired {
	struct orr_engine engine; /* first: the caller holds it */
	struct orr_map kernel_map, zones_map;
	struct orr_clock_fixed fixed_clock;
};

const char *orr_version(void)
{
	return ORR_VERSION;
}

int orr_version_number(void)
{
	return ORR_HEADER_VERSION_NUMBER;
}

static enum orr_code choose_clock(struct wired *wired, const char *now, struct orr_error *err)
{
	int64_t now_ms;

	if (now == NULL) {
		wired->engine.app.clock = orr_clock_system();
		return ORR_OK;
	}
	if (!orr_rfc3339_parse(now, &now_ms))
		return orr_fail_field(err, ORR_E_USAGE, "now",
				      "now takes an instant such as 2026-01-31T12:00:00Z, not \"%s\"", now);
	wired->engine.app.clock = orr_clock_fixed_init(&wired->fixed_clock, now_ms);
	return ORR_OK;
}

static enum orr_code open_files(struct wired *wired, const char *folder, struct orr_error *err)
{
	struct orr_app *app = &wired->engine.app;

	if (folder == NULL || folder[0] == '\0')
		return orr_fail_field(
			err, ORR_E_USAGE, "data",
			"no data folder given: name the one with orrery.kernel and orrery.zones");
	enum orr_code code = orr_kernel_load(&wired->kernel_map, &app->kernel, folder, err);
	return code == ORR_OK ? orr_zones_load(&wired->zones_map, &app->zones, folder, err) : code;
}

int orr_engine_open(struct orr_engine **out, const struct orr_engine_options *options,
		    struct orr_problem *problem)
{
	struct orr_engine_options asked;
	struct orr_error err = {0};
	enum orr_code code = orr_sized_copy(&asked, sizeof asked, options, &err);

	if (code != ORR_OK)
		return orr_problem_put(problem, &err);
	struct wired *wired = orr_calloc(1, sizeof *wired);
	if (wired == NULL) {
		(void)orr_fail_memory(&err);
		return orr_problem_put(problem, &err);
	}
	code = choose_clock(wired, asked.now, &err);
	if (code == ORR_OK)
		code = open_files(wired, asked.data, &err);
	if (code != ORR_OK) {
		orr_engine_close(&wired->engine);
		return orr_problem_put(problem, &err);
	}
	wired->engine.app.service = "orrery " ORR_VERSION;
	*out = &wired->engine;
	return ORR_PROBLEM_NONE;
}

void orr_engine_close(struct orr_engine *engine)
{
	_Static_assert(offsetof(struct wired, engine) == 0, "the engine is first");
	struct wired *wired = (struct wired *)engine;

	if (wired == NULL)
		return;
	orr_map_close(&wired->kernel_map);
	orr_map_close(&wired->zones_map);
	orr_free(wired);
}

const char *orr_engine_kernel_id(const struct orr_engine *engine)
{
	return orr_kernel_id(&engine->app.kernel);
}

const char *orr_engine_zones_id(const struct orr_engine *engine)
{
	return orr_zones_id(&engine->app.zones);
}
