/* SPDX-License-Identifier: Apache-2.0 */
/* Instants as text: RFC 3339's own examples, the C library's calendar, and what must be refused. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "test.h"

/*
 * Milliseconds of the examples of RFC 3339, 5.8, by `date -u -d ... +%s%3N` (GNU coreutils 9.1); the rest by
 * hand.
 */
static void known_instants(void **state)
{
	static const struct {
		const char *text;
		int64_t ms;
		const char *printed;
	} rows[] = {
		{"1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z"},
		{"1985-04-12T23:20:50.52Z", 482196050520, "1985-04-12T23:20:50.520Z"},
		{"1996-12-19T16:39:57-08:00", 851042397000, "1996-12-20T00:39:57.000Z"},
		{"1937-01-01T12:00:27.87+00:20", -1041337172130, "1937-01-01T11:40:27.870Z"},
		{"1990-05-15 18:30Z", 642796200000, "1990-05-15T18:30:00.000Z"},
		{"1990-05-16T00:00+05:30", 642796200000, "1990-05-15T18:30:00.000Z"},
		{"1969-12-31T23:59:59.9999Z", -1, "1969-12-31T23:59:59.999Z"},
		{"1970-01-01T00:00:00.0009-00:00", 0, "1970-01-01T00:00:00.000Z"},
		{"2000-02-29T12:00:00.1Z", 951825600100, "2000-02-29T12:00:00.100Z"},
		{"0000-01-01T00:00:00Z", -62167219200000, "0000-01-01T00:00:00.000Z"},
		{"9999-12-31T23:59:59.999Z", 253402300799999, "9999-12-31T23:59:59.999Z"},
		{"9999-12-31T23:59:00-00:01", 253402300800000, "+10000-01-01T00:00:00.000Z"},
		{"+10000-01-01T00:00:00Z", 253402300800000, "+10000-01-01T00:00:00.000Z"},
		{"-0001-12-31T23:59:59.999Z", -62167219200001, "-0001-12-31T23:59:59.999Z"},
		{"-292275055-05-16T16:47:04.192Z", INT64_MIN, "-292275055-05-16T16:47:04.192Z"},
		{"+292278994-08-17T07:12:55.807Z", INT64_MAX, "+292278994-08-17T07:12:55.807Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t ms = 42;
		char text[ORR_RFC3339_MAX];

		if (!orr_rfc3339_parse(rows[i].text, &ms) || ms != rows[i].ms)
			fail_msg("'%s': %lld", rows[i].text, (long long)ms);
		orr_rfc3339_format(ms, text);
		assert_string_equal(text, rows[i].printed);
	}
}

static void anything_else_is_refused(void **state)
{
	static const char *const rows[] = {
		"",
		"1990",
		"1990-05-15",
		"1990-05-15T18:30:00",
		"1990-05-15T18:30:00z",
		"1990-05-15t18:30:00Z",
		"1990-05-15  18:30:00Z",
		" 1990-05-15T18:30:00Z",
		"1990-05-15T18:30:00Z ",
		"1990-05-15T18:30:00ZZ",
		"1990-5-15T18:30:00Z",
		"990-05-15T18:30:00Z",
		"01990-05-15T18:30:00Z",
		"10000-05-15T18:30:00Z",
		"+1990-05-15T18:30:00Z",
		"+01990-05-15T18:30:00Z",
		"+9999-05-15T18:30:00Z",
		"-0000-05-15T18:30:00Z",
		"-00001-05-15T18:30:00Z",
		"-1-05-15T18:30:00Z",
		"1990-00-15T18:30:00Z",
		"1990-13-15T18:30:00Z",
		"1990-05-00T18:30:00Z",
		"1990-05-32T18:30:00Z",
		"1990-04-31T18:30:00Z",
		"1990-02-29T18:30:00Z",
		"1900-02-29T18:30:00Z",
		"2000-02-30T18:30:00Z",
		"1990-05-15T24:00:00Z",
		"1990-05-15T18:60:00Z",
		"1990-05-15T18:30:60Z",
		"1990-12-31T23:59:60Z",
		"1990-05-15T18Z",
		"1990-05-15T18:3Z",
		"1990-05-15T18:30:Z",
		"1990-05-15T18:30:00.Z",
		"1990-05-15T18:30.5Z",
		"1990-05-15T18:30:00,5Z",
		"1990-05-15T18:30:00.5",
		"1990-05-15T18:30:00+05",
		"1990-05-15T18:30:00+0530",
		"1990-05-15T18:30:00+5:30",
		"1990-05-15T18:30:00+24:00",
		"1990-05-15T18:30:00+05:60",
		"1990-05-15T18:30:00+05:30Z",
		"1990/05/15T18:30:00Z",
		"1990-05-15T-8:30:00Z",
		"-292275055-05-16T16:47:04.191Z", /* one below 64 bits, and one above */
		"+292278994-08-17T07:12:55.808Z",
		"+292278994-08-17T07:12:55.807-00:01",
		"-292275056-12-31T00:00:00Z",
		"+292278995-01-01T00:00:00Z",
		"+9999999999-01-01T00:00:00Z",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t ms = 42;

		if (orr_rfc3339_parse(rows[i], &ms))
			fail_msg("'%s' taken as %lld", rows[i], (long long)ms);
		assert_int_equal(ms, 42);
	}
}

/* Every day of three eras of 400 years, around year 0, at a second that wanders through the day. */
static void days_are_those_of_the_c_library(void **state)
{
	(void)state;
	for (int64_t day = -1019483; day < 600000; day++) {
		int64_t second = day * 86400 + (day * 7919 % 86400 + 86400) % 86400;
		time_t instant = (time_t)second;
		struct tm tm;
		char want[80], got[ORR_RFC3339_MAX];
		int64_t back = 42;

		assert_non_null(gmtime_r(&instant, &tm));
		int year = tm.tm_year + 1900;
		(void)snprintf(want, sizeof want, "%s%04d-%02d-%02dT%02d:%02d:%02d.123Z", year < 0 ? "-" : "",
			       abs(year), tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
		orr_rfc3339_format(second * 1000 + 123, got);
		if (strcmp(got, want) != 0 || !orr_rfc3339_parse(want, &back) || back != second * 1000 + 123)
			fail_msg("got %s and %lld, want %s", got, (long long)back, want);
	}
}

static void every_instant_comes_back(void **state)
{
	uint64_t x = 88172645463325252U; /* xorshift64 (Marsaglia 2003) */

	(void)state;
	for (int i = 0; i < 300000; i++) {
		char text[ORR_RFC3339_MAX];
		int64_t back = 42, want;

		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		want = (int64_t)(x >> (i % 40)) * (i % 2 == 0 ? 1 : -1);
		orr_rfc3339_format(want, text);
		if (!orr_rfc3339_parse(text, &back) || back != want)
			fail_msg("%s", text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_instants),
		cmocka_unit_test(anything_else_is_refused),
		cmocka_unit_test(days_are_those_of_the_c_library),
		cmocka_unit_test(every_instant_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
