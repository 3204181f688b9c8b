/* SPDX-License-Identifier: Apache-2.0 */
/* The app as the tests use it: the kernel that the build made, a snapshot of the system's tzdb, a clock that stands still. */
#ifndef ORR_TESTS_APP_FIXTURE_H
#define ORR_TESTS_APP_FIXTURE_H

#include <string.h>

#include "adapters/clock/clocks.h"
#include "adapters/files/datafiles.h"
#include "adapters/zoneinfo/snapshot.h"
#include "app/app.h"
#include "base/buf.h"
#include "base/file.h"
#include "test.h"

struct fixture {
	struct orr_app app;
	struct orr_map kernel_map;
	struct orr_buf zone_bytes;
	struct orr_clock_fixed clock;
};

static struct fixture fixture;

/* 2026-01-02T03:04:05.678Z */
#define FIXTURE_NOW_MS 1767323045678

static inline int fixture_open(void **state)
{
	(void)state;
	struct orr_error err = {0};
	const char *kernel = getenv("ORRERY_TEST_KERNEL");
	if (kernel == NULL) {
		print_error("ORRERY_TEST_KERNEL names no kernel\n");
		return -1;
	}
	orr_buf_init(&fixture.zone_bytes, 64 << 20);
	if (orr_kernel_load(&fixture.kernel_map, &fixture.app.kernel, kernel, &err) != ORR_OK ||
	    orr_zones_snapshot(&fixture.zone_bytes, "/usr/share/zoneinfo", &err) != ORR_OK) {
		print_error("%s\n", err.text);
		return -1;
	}
	if (orr_zones_open(&fixture.app.zones, fixture.zone_bytes.data, fixture.zone_bytes.length) !=
	    ORR_ZONES_OK)
		return -1;
	fixture.app.clock = orr_clock_fixed_init(&fixture.clock, FIXTURE_NOW_MS);
	fixture.app.service = "orrery/test";
	return 0;
}

static inline int fixture_close(void **state)
{
	(void)state;
	orr_map_close(&fixture.kernel_map);
	orr_buf_done(&fixture.zone_bytes);
	return 0;
}

#endif
