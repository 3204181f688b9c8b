/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar dates against a counter that knows nothing but the lengths of months, and against published day numbers. */
#include "test.h"

#include "core/calendar.h"

/* An independent counter: one day after another, by the rules of the calendars as they are taught. */
struct counter {
	enum orr_calendar calendar;
	struct orr_date date;
};

static int month_length(enum orr_calendar calendar, int year, int month)
{
	bool leap = year % 4 == 0;

	if (calendar == ORR_GREGORIAN && year % 100 == 0 && year % 400 != 0)
		leap = false;
	switch (month) {
	case 2:
		return leap ? 29 : 28;
	case 4:
	case 6:
	case 9:
	case 11:
		return 30;
	default:
		return 31;
	}
}

static void count_on(struct counter *counter)
{
	struct orr_date *date = &counter->date;

	if (date->day < month_length(counter->calendar, date->year, date->month)) {
		date->day++;
		return;
	}
	date->day = 1;
	if (date->month < 12) {
		date->month++;
		return;
	}
	date->month = 1;
	date->year++;
}

static bool same(struct orr_date a, struct orr_date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void check_every_day(enum orr_calendar calendar)
{
	struct counter counter = {calendar, {-9999, 1, 1}};
	int64_t days = orr_date_to_days(calendar, counter.date);

	for (; counter.date.year <= 9999; count_on(&counter), days++) {
		if (orr_date_valid(calendar, counter.date) &&
		    orr_date_to_days(calendar, counter.date) == days &&
		    same(orr_date_from_days(calendar, days), counter.date))
			continue;
		print_error("calendar %d, %d-%d-%d is not day %lld\n", (int)calendar, counter.date.year,
			    counter.date.month, counter.date.day, (long long)days);
		fail();
	}
}

static void every_gregorian_day_follows_the_one_before(void **state)
{
	(void)state;
	check_every_day(ORR_GREGORIAN);
}

static void every_julian_day_follows_the_one_before(void **state)
{
	(void)state;
	check_every_day(ORR_JULIAN);
}

/* Source of the Julian dates: swe_julday of Swiss Ephemeris 2.10.03, Gregorian and Julian reckoning of the same digits. */
static const struct {
	struct orr_date date;
	double gregorian_jd, julian_jd;
} figures[] = {
	{{-4712, 1, 1}, 37.5, -0.5},
	{{-9999, 3, 1}, -1930940.5, -1931017.5},
	{{-1, 12, 31}, 1721058.5, 1721056.5},
	{{0, 2, 29}, 1721118.5, 1721116.5},
	{{4, 2, 29}, 1722579.5, 1722577.5},
	{{1066, 10, 14}, 2110694.5, 2110700.5},
	{{1582, 10, 4}, 2299149.5, 2299159.5},
	{{1582, 10, 15}, 2299160.5, 2299170.5},
	{{1600, 2, 29}, 2305506.5, 2305516.5},
	{{1700, 2, 28}, 2342030.5, 2342040.5},
	{{1858, 11, 17}, 2400000.5, 2400012.5},
	{{1899, 12, 31}, 2415019.5, 2415031.5},
	{{1970, 1, 1}, 2440587.5, 2440600.5},
	{{2000, 2, 29}, 2451603.5, 2451616.5},
	/* ERFA test suite, cal2jd: 2003-06-01 is MJD 52791. */
	{{2003, 6, 1}, 2452791.5, 2452804.5},
	{{2026, 11, 22}, 2461366.5, 2461379.5},
	{{9999, 12, 31}, 5373483.5, 5373556.5},
};

static void day_numbers_are_the_published_ones(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
		struct orr_date date = figures[i].date;
		assert_near(orr_days_to_jd(orr_date_to_days(ORR_GREGORIAN, date)), figures[i].gregorian_jd,
			    0);
		assert_near(orr_days_to_jd(orr_date_to_days(ORR_JULIAN, date)), figures[i].julian_jd, 0);
	}
}

static void the_julian_4_october_1582_precedes_the_gregorian_15(void **state)
{
	(void)state;
	assert_int_equal(orr_date_to_days(ORR_JULIAN, (struct orr_date){1582, 10, 4}) + 1,
			 orr_date_to_days(ORR_GREGORIAN, (struct orr_date){1582, 10, 15}));
}

static void dates_that_do_not_exist_are_refused(void **state)
{
	static const struct orr_date bad[] = {
		{-10000, 12, 31}, {10000, 1, 1}, {2000, 0, 1},  {2000, 13, 1},  {2000, 1, 0},
		{2000, 1, 32},    {2000, 4, 31}, {2000, 2, 30}, {2001, 2, 29},  {2000, -1, 1},
		{2000, 1, -1},    {-1, 2, 29},   {1999, 6, 31}, {1999, 11, 31},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(orr_date_valid(ORR_GREGORIAN, bad[i]));
		assert_false(orr_date_valid(ORR_JULIAN, bad[i]));
	}
	assert_false(orr_date_valid(ORR_GREGORIAN, (struct orr_date){1900, 2, 29}));
	assert_true(orr_date_valid(ORR_JULIAN, (struct orr_date){1900, 2, 29}));
	assert_true(orr_date_valid(ORR_GREGORIAN, (struct orr_date){2000, 2, 29}));
	assert_true(orr_date_valid(ORR_GREGORIAN, (struct orr_date){-4, 2, 29}));
}

static void days_far_beyond_the_civil_range_come_back(void **state)
{
	(void)state;
	for (int64_t days = -INT64_C(110000000000); days <= INT64_C(110000000000);
	     days += INT64_C(999999937)) {
		assert_int_equal(orr_date_to_days(ORR_GREGORIAN, orr_date_from_days(ORR_GREGORIAN, days)),
				 days);
		assert_int_equal(orr_date_to_days(ORR_JULIAN, orr_date_from_days(ORR_JULIAN, days)), days);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_gregorian_day_follows_the_one_before),
		cmocka_unit_test(every_julian_day_follows_the_one_before),
		cmocka_unit_test(day_numbers_are_the_published_ones),
		cmocka_unit_test(the_julian_4_october_1582_precedes_the_gregorian_15),
		cmocka_unit_test(dates_that_do_not_exist_are_refused),
		cmocka_unit_test(days_far_beyond_the_civil_range_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
