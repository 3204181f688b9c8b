/* SPDX-License-Identifier: Apache-2.0 */
/* The name that was probably meant. */
#include "base/nearest.h"

#include <string.h>

#include "test.h"

static void nearest_name(void **state)
{
	(void)state;
	static const char *const names[] = {"date",      "time", "zone", "latitude",
					    "longitude", "lat",  "lon",  "batch"};
	static const struct {
		const char *asked, *nearest;
	} rows[] = {
		{"dat", "date"},
		{"dtae", "date"},
		{"latitud", "latitude"},
		{"longtitude", "longitude"},
		{"lati", "latitude"},
		{"bach", "batch"},
		{"zonee", "zone"},
		{"xyzzy", NULL},
		{"", NULL},
		{"completely-different-and-far-too-long-to-be-any-of-these-names-here-at-all", NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *got = orr_nearest(rows[i].asked, sizeof names / sizeof names[0], names);
		if (rows[i].nearest == NULL ? got != NULL : got == NULL || strcmp(got, rows[i].nearest) != 0)
			fail_msg("%s: %s", rows[i].asked, got != NULL ? got : "none");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearest_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
