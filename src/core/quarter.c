/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar quarters, and what the sky contributes to one. */
#include "core/quarter.h"

#include <math.h>

#include "core/calendar.h"
#include "core/channel.h"

bool orr_quarter_parse(const char *text, struct orr_quarter *out)
{
	int year = 0;
	for (int i = 0; i < 4; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		year = year * 10 + (text[i] - '0');
	}
	if (text[4] != '-' || text[5] != 'Q' || text[6] < '1' || text[6] > '4' || text[7] != '\0' ||
	    year == 0)
		return false;
	*out = (struct orr_quarter){year, text[6] - '0'};
	return true;
}

int orr_quarter_number(struct orr_quarter quarter)
{
	return quarter.year * 4 + quarter.quarter - 1;
}

int64_t orr_quarter_first_day(struct orr_quarter quarter)
{
	return orr_date_to_days(ORR_GREGORIAN,
				(struct orr_date){quarter.year, 3 * (quarter.quarter - 1) + 1, 1});
}

orr_unix_ms orr_quarter_begin_ms(struct orr_quarter quarter)
{
	return orr_quarter_first_day(quarter) * ORR_DAY_MS;
}

struct orr_quarter orr_quarter_of_day(int64_t day)
{
	const struct orr_date date = orr_date_from_days(ORR_GREGORIAN, day);
	return (struct orr_quarter){date.year, (date.month - 1) / 3 + 1};
}

struct orr_quarter orr_quarter_add(struct orr_quarter quarter, int steps)
{
	const int number = orr_quarter_number(quarter) + steps;
	return (struct orr_quarter){number / 4, number % 4 + 1};
}

void orr_quarter_field_add(struct orr_quarter_field *field, const struct orr_motion *day)
{
	struct orr_spectrum turns[ORR_POINT_SPECTRA];
	orr_spectra_of(day, 0.0, turns);
	for (int p = 0; p < ORR_POINT_SPECTRA; p++)
		orr_spectrum_add(&field->transit[p], 1.0, &turns[p]);
}

void orr_quarter_field_finish(struct orr_quarter_field *field, int day_count)
{
	for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
		for (int i = 0; i < ORR_SPECTRUM_CELLS; i++)
			field->transit[p].cell[i] /= (double)day_count;
		orr_spectrum_add(&field->total, orr_transit_weight[p], &field->transit[p]);
	}
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		double sum = 0.0;
		for (int p = 0; p < ORR_POINT_SPECTRA; p++) {
			const double re = field->transit[p].cell[n],
				     im = field->transit[p].cell[ORR_HARMONIC_COUNT + n];
			sum += orr_transit_weight[p] * orr_transit_weight[p] * (re * re + im * im);
		}
		field->rms[n] = sqrt(sum);
	}
}
