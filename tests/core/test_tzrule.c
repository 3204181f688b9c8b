/* SPDX-License-Identifier: Apache-2.0 */
/* POSIX TZ rules: every form, what is refused, and the changes of each year. */
#include "test.h"

#include <string.h>

#include "core/tzrule.h"

/*
 * Source: CPython 3.11 zoneinfo and glibc 2.36 on the same rule, which agree except where noted:
 * - "59/0:00:01": CPython leaves out the seconds of a change's time; the rows are glibc's.
 * - "XXX3EDT4,0/0,J365/23": RFC 8536, 3.3.1 says it is daylight time all year; the rows are CPython's.
 */
static const struct {
	const char *rule;
	int64_t utc_s;
	int offset_s;
	const char *abbreviation;
} figures[] = {
	{"CET-1CEST,M3.5.0,M10.5.0/3", 2531955599, 3600, "CET"},              /* 2050-03-27T00:59:59 */
	{"CET-1CEST,M3.5.0,M10.5.0/3", 2531955600, 7200, "CEST"},             /* 2050-03-27T01:00:00 */
	{"CET-1CEST,M3.5.0,M10.5.0/3", 2550704399, 7200, "CEST"},             /* 2050-10-30T00:59:59 */
	{"CET-1CEST,M3.5.0,M10.5.0/3", 2550704400, 3600, "CET"},              /* 2050-10-30T01:00:00 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1893456000, 39600, "AEDT"},          /* 2030-01-01T00:00:00 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1901721599, 39600, "AEDT"},          /* 2030-04-06T15:59:59 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1901721600, 36000, "AEST"},          /* 2030-04-06T16:00:00 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1917446399, 36000, "AEST"},          /* 2030-10-05T15:59:59 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1917446400, 39600, "AEDT"},          /* 2030-10-05T16:00:00 */
	{"AEST-10AEDT,M10.1.0,M4.1.0/3", 1924991999, 39600, "AEDT"},          /* 2030-12-31T23:59:59 */
	{"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1933167599, 39600, "+11"},   /* 2031-04-05T14:59:59 */
	{"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1933167600, 37800, "+1030"}, /* 2031-04-05T15:00:00 */
	{"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1948894199, 37800, "+1030"}, /* 2031-10-04T15:29:59 */
	{"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 1948894200, 39600, "+11"},   /* 2031-10-04T15:30:00 */
	{"<-03>3", -23215049511, -10800, "-03"},                              /* 1234-05-06T07:08:09 */
	{"<-03>3", 19880899200, -10800, "-03"},                               /* 2600-01-01T00:00:00 */
	{"IST-2IDT,M3.4.4/26,M10.5.0", 2216073599, 7200, "IST"},              /* 2040-03-22T23:59:59 */
	{"IST-2IDT,M3.4.4/26,M10.5.0", 2216073600, 10800, "IDT"},             /* 2040-03-23T00:00:00 */
	{"IST-2IDT,M3.4.4/26,M10.5.0", 2234991599, 10800, "IDT"},             /* 2040-10-27T22:59:59 */
	{"IST-2IDT,M3.4.4/26,M10.5.0", 2234991600, 7200, "IST"},              /* 2040-10-27T23:00:00 */
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2216249999, -7200, "-02"},        /* 2040-03-25T00:59:59 */
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2216250000, -3600, "-01"},        /* 2040-03-25T01:00:00 */
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2234998799, -3600, "-01"},        /* 2040-10-28T00:59:59 */
	{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2234998800, -7200, "-02"},        /* 2040-10-28T01:00:00 */
	{"IST-1GMT0,M10.5.0,M3.5.0/1", 2210198400, 0, "GMT"},                 /* 2040-01-15T00:00:00 */
	{"IST-1GMT0,M10.5.0,M3.5.0/1", 2216249999, 0, "GMT"},                 /* 2040-03-25T00:59:59 */
	{"IST-1GMT0,M10.5.0,M3.5.0/1", 2216250000, 3600, "IST"},              /* 2040-03-25T01:00:00 */
	{"IST-1GMT0,M10.5.0,M3.5.0/1", 2234998799, 3600, "IST"},              /* 2040-10-28T00:59:59 */
	{"IST-1GMT0,M10.5.0,M3.5.0/1", 2234998800, 0, "GMT"},                 /* 2040-10-28T01:00:00 */
	{"ABC5DEF,J60,J300/1:30", 1677653999, -18000, "ABC"},                 /* 2023-03-01T06:59:59 */
	{"ABC5DEF,J60,J300/1:30", 1677654000, -14400, "DEF"},                 /* 2023-03-01T07:00:00 */
	{"ABC5DEF,J60,J300/1:30", 1709276399, -18000, "ABC"},                 /* 2024-03-01T06:59:59 */
	{"ABC5DEF,J60,J300/1:30", 1709276400, -14400, "DEF"},                 /* 2024-03-01T07:00:00 */
	{"ABC5DEF,J60,J300/1:30", 1730006999, -14400, "DEF"},                 /* 2024-10-27T05:29:59 */
	{"ABC5DEF,J60,J300/1:30", 1730007000, -18000, "ABC"},                 /* 2024-10-27T05:30:00 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1677646800, -18000, "ABC"},         /* 2023-03-01T05:00:00 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1677646801, -16215, "DEF"},         /* 2023-03-01T05:00:01 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1709182800, -18000, "ABC"},         /* 2024-02-29T05:00:00 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1709182801, -16215, "DEF"},         /* 2024-02-29T05:00:01 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1729924214, -16215, "DEF"},         /* 2024-10-26T06:30:14 */
	{"ABC5DEF4:30:15,59/0:00:01,299", 1729924215, -18000, "ABC"},         /* 2024-10-26T06:30:15 */
	{"XXX3EDT4,0/0,J365/23", 1672531200, -14400, "EDT"},                  /* 2023-01-01T00:00:00 */
	{"XXX3EDT4,0/0,J365/23", 1704067199, -14400, "EDT"},                  /* 2023-12-31T23:59:59 */
	{"XXX3EDT4,0/0,J365/23", 1704077999, -14400, "EDT"},                  /* 2024-01-01T02:59:59 */
	{"XXX3EDT4,0/0,J365/23", 1704078000, -14400, "EDT"},                  /* 2024-01-01T03:00:00 */
	{"XXX3EDT4,0/0,J365/23", 1735646400, -14400, "EDT"},                  /* 2024-12-31T12:00:00 */
	{"XXX3EDT4,0/0,J365/23", 1719792000, -14400, "EDT"},                  /* 2024-07-01T00:00:00 */
	{"<+0545>-5:45", 1672531200, 20700, "+0545"},                         /* 2023-01-01T00:00:00 */
	{"NZST-12NZDT,M9.5.0,M4.1.0/3", 253347314399, 46800, "NZDT"},         /* 9998-04-04T13:59:59 */
	{"NZST-12NZDT,M9.5.0,M4.1.0/3", 253347314400, 43200, "NZST"},         /* 9998-04-04T14:00:00 */
	{"NZST-12NZDT,M9.5.0,M4.1.0/3", 253362434399, 43200, "NZST"},         /* 9998-09-26T13:59:59 */
	{"NZST-12NZDT,M9.5.0,M4.1.0/3", 253362434400, 46800, "NZDT"},         /* 9998-09-26T14:00:00 */
	/* A change that falls into the year before: Monday, 1 January 2029 less 48 hours. Figures by the definition. */
	{"AAA3BBB,M1.1.1/-48,M3.1.0", 1861757999, -10800, "AAA"}, /* 2028-12-30T02:59:59 */
	{"AAA3BBB,M1.1.1/-48,M3.1.0", 1861758000, -7200, "BBB"},  /* 2028-12-30T03:00:00 */
	/* And one into the year after: Sunday, 31 December 2028 and 100 hours. */
	{"AAA3BBB,M6.1.0,M12.5.0/100", 1862200799, -7200, "BBB"},  /* 2029-01-04T05:59:59 */
	{"AAA3BBB,M6.1.0,M12.5.0/100", 1862200800, -10800, "AAA"}, /* 2029-01-04T06:00:00 */
};

static void rules_say_what_other_readers_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		struct orr_tzrule rule;
		struct orr_tzperiod period;
		assert_true(orr_tzrule_parse(&rule, figures[i].rule, strlen(figures[i].rule)));
		orr_tzrule_at(&rule, figures[i].utc_s, &period);
		assert_near_label(period.offset_s, figures[i].offset_s, 0, figures[i].rule);
		assert_string_equal(period.abbreviation, figures[i].abbreviation);
		assert_true(period.start_s <= figures[i].utc_s && figures[i].utc_s < period.end_s);
		assert_true(period.dst ==
			    (rule.has_dst && strcmp(rule.dst_abbreviation, figures[i].abbreviation) == 0));
	}
}

static void texts_that_are_no_rule_are_refused(void **state)
{
	static const char *const bad[] = {
		"",
		"C",
		"CE-1",
		"CET",
		"CET-",
		"CET-25",
		"CET-1CE",
		"CET-1CEST",
		"CET-1CEST,",
		"CET-1CEST,M3.5.0",
		"CET-1CEST,M3.5.0,",
		"CET-1CEST,M3.5.0,M10.5.0/",
		"CET-1CEST,M3.5.0,M10.5.0/3x",
		"CET-1CEST,M0.5.0,M10.5.0",
		"CET-1CEST,M13.5.0,M10.5.0",
		"CET-1CEST,M3.0.0,M10.5.0",
		"CET-1CEST,M3.6.0,M10.5.0",
		"CET-1CEST,M3.5.7,M10.5.0",
		"CET-1CEST,M3.5,M10.5.0",
		"CET-1CEST,M3,M10.5.0",
		"CET-1CEST,J0,J300",
		"CET-1CEST,J366,J300",
		"CET-1CEST,366,1",
		"CET-1CEST,M3.5.0/168,M10.5.0",
		"CET-1CEST,M3.5.0/-168,M10.5.0",
		"CET-1CEST,M3.5.0/2:60,M10.5.0",
		"CET-1CEST,M3.5.0/2:00:60,M10.5.0",
		"CET-1CEST,M3.5.0/2:,M10.5.0",
		"CET-1CEST25,M3.5.0,M10.5.0",
		"<CET-1",
		"<>-1",
		"<+1>-1",
		"<+0 1>-1",
		"ABCDEFGHIJKLMNOP-1",
		"CET--1",
		"CET+-1",
		"CET-1 ",
		" CET-1",
		"CET-0001",
		"CET1:60",
		":Europe/Berlin",
		"CET-1CEST;M3.5.0,M10.5.0",
		"CET-1CEST,X,J1",
		"C3T-1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct orr_tzrule rule;
		if (orr_tzrule_parse(&rule, bad[i], strlen(bad[i]))) {
			print_error("\"%s\" was read as a rule\n", bad[i]);
			fail();
		}
	}
}

/* Walking from period to period covers all of time without a gap, and every instant of a period gives the same period. */
static void periods_follow_one_another(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		struct orr_tzrule rule;
		struct orr_tzperiod period;
		assert_true(orr_tzrule_parse(&rule, figures[i].rule, strlen(figures[i].rule)));
		if (!rule.has_dst)
			continue;
		orr_tzrule_at(&rule, INT64_C(-2208988800), &period);
		for (int step = 0; step < 2000; step++) {
			struct orr_tzperiod last;
			struct orr_tzperiod next;
			orr_tzrule_at(&rule, period.end_s - 1, &last);
			orr_tzrule_at(&rule, period.end_s, &next);
			assert_int_equal(last.start_s, period.start_s);
			assert_int_equal(last.end_s, period.end_s);
			assert_int_equal(next.start_s, period.end_s);
			assert_true(next.end_s > next.start_s);
			period = next;
		}
	}
}

/* The Gregorian calendar repeats after 400 years, and so do rules: also at the ends of what milliseconds can say. */
static void rules_repeat_after_four_centuries(void **state)
{
	const int64_t cycle_s = INT64_C(146097) * 86400;

	(void)state;
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		struct orr_tzrule rule;
		struct orr_tzperiod period;
		assert_true(orr_tzrule_parse(&rule, figures[i].rule, strlen(figures[i].rule)));
		for (int64_t cycles = -700000; cycles <= 700000; cycles += 100000) {
			orr_tzrule_at(&rule, figures[i].utc_s + cycles * cycle_s, &period);
			assert_int_equal(period.offset_s, figures[i].offset_s);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_say_what_other_readers_read),
		cmocka_unit_test(texts_that_are_no_rule_are_refused),
		cmocka_unit_test(periods_follow_one_another),
		cmocka_unit_test(rules_repeat_after_four_centuries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
