/* SPDX-License-Identifier: Apache-2.0 */
/* Positions, dates and places in words. */
#include "faces/svg/words.h"

#include <math.h>
#include <string.h>

#include "codec/field.h"
#include "core/ayanamsa.h"
#include "core/calendar.h"
#include "faces/svg/canvas.h"
#include "model/names.h"

static void say_position(struct orr_buf *out, double lon_deg)
{
	struct orr_svg_degree degree = orr_svg_degree_of(lon_deg);
	orr_buf_format(out, "%d degree%s %d minute%s of %s", degree.degree, degree.degree == 1 ? "" : "s",
		       degree.minute, degree.minute == 1 ? "" : "s", orr_sign_names[degree.sign]);
}

void orr_svg_say_planet(struct orr_buf *out, const struct orr_doc_planet *planet)
{
	orr_buf_text(out, orr_body_names[planet->name]);
	if (isnan(planet->degree_min) || isnan(planet->degree_max)) {
		orr_buf_text(out, " at ");
		say_position(out, planet->degree);
	} else {
		orr_buf_text(out, " from ");
		say_position(out, planet->degree_min);
		orr_buf_text(out, " to ");
		say_position(out, planet->degree_max);
	}
	if (planet->house != ORR_INT_NULL)
		orr_buf_format(out, ", house %d", planet->house);
	if (planet->retrograde)
		orr_buf_text(out, ", retrograde");
}

void orr_svg_say_point(struct orr_buf *out, const char *name, double lon_deg)
{
	orr_buf_format(out, "%s at ", name);
	say_position(out, lon_deg);
}

static void say_aspects(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	for (size_t i = 0; i < chart->aspect_count; i++) {
		const struct orr_doc_aspect *aspect = &chart->aspects[i];
		orr_buf_format(out, "%s%s %s %s", i == 0 ? " Aspects: " : "; ",
			       orr_aspect_point_names[aspect->planet1], orr_aspect_names[aspect->aspect_type],
			       orr_aspect_point_names[aspect->planet2]);
	}
	if (chart->aspect_count > 0)
		orr_buf_char(out, '.');
}

static void escaped(struct orr_buf *out, void (*text)(struct orr_buf *, const struct orr_birth_chart *),
		    const struct orr_birth_chart *chart)
{
	enum { LINE_MAX_BYTES = 1 << 12 };
	struct orr_buf line;
	orr_buf_init(&line, LINE_MAX_BYTES);
	text(&line, chart);
	if (line.data != NULL)
		orr_svg_escape(out, line.data);
	out->failed |= line.failed;
	orr_buf_done(&line);
}

void orr_svg_say_chart(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	const struct orr_doc_calculated *calculated = &chart->calculated_data;
	escaped(out, orr_svg_text_when, chart);
	orr_buf_text(out, "; ");
	escaped(out, orr_svg_text_where, chart);
	orr_buf_text(out, "; ");
	escaped(out, orr_svg_text_houses, chart);
	orr_buf_text(out, "; ");
	orr_svg_text_zodiac(out, chart);
	orr_buf_text(out, ". ");
	if (calculated->has_ascendant) {
		orr_svg_say_point(out, "Ascendant", calculated->ascendant.longitude);
		orr_buf_text(out, "; ");
	}
	if (calculated->has_midheaven) {
		orr_svg_say_point(out, "Midheaven", calculated->midheaven.longitude);
		orr_buf_text(out, "; ");
	}
	for (size_t i = 0; i < chart->planet_count; i++) {
		orr_svg_say_planet(out, &chart->planets[i]);
		orr_buf_text(out, i + 1 < chart->planet_count ? "; " : ".");
	}
	for (size_t i = 0; i < chart->house_count; i++) {
		orr_buf_format(out, "%s%d at ", i == 0 ? " House cusps: " : "; ", chart->houses[i].number);
		say_position(out, chart->houses[i].cusp);
	}
	if (chart->house_count > 0)
		orr_buf_char(out, '.');
	say_aspects(out, chart);
}

/* Local minus UTC, with seconds only where there are any. */
static void put_offset(struct orr_buf *out, double offset_s)
{
	long s = (long)floor(fabs(offset_s) + 0.5);
	orr_buf_format(out, "UTC%c%02ld:%02ld", offset_s < 0 ? '-' : '+', s / 3600, s / 60 % 60);
	if (s % 60 != 0)
		orr_buf_format(out, ":%02ld", s % 60);
}

void orr_svg_text_when(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
					     "May",       "June",     "July",     "August",
					     "September", "October",  "November", "December"};
	const struct orr_doc_birth_data *birth = &chart->birth_data;
	struct orr_date date = orr_date_from_days(ORR_GREGORIAN, birth->date_ms / ORR_DAY_MS);
	orr_buf_format(out, "%d %s %d", date.day, months[date.month - 1], date.year);
	if (birth->calendar == ORR_JULIAN)
		orr_buf_text(out, " (Gregorian, given in the Julian calendar)");
	if (birth->time_s == ORR_INT_NULL)
		orr_buf_text(out, ", time unknown");
	else
		orr_buf_format(out, ", %02d:%02d", birth->time_s / 3600, birth->time_s / 60 % 60);
	if (birth->time_s != ORR_INT_NULL && birth->time_s % 60 != 0)
		orr_buf_format(out, ":%02d", birth->time_s % 60);
	orr_buf_text(out, ", ");
	/* An offset or UTC would say the same twice. */
	if (birth->timezone != NULL && strchr("+-", birth->timezone[0]) == NULL &&
	    strcmp(birth->timezone, "UTC") != 0)
		orr_buf_format(out, "%s, ", birth->timezone);
	put_offset(out, chart->provenance.utc_offset_s);
}

void orr_svg_text_where(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	const struct orr_doc_birth_data *birth = &chart->birth_data;
	static const double scale = 1e4;
	double latitude = floor(fabs(birth->latitude) * scale + 0.5),
	       longitude = floor(fabs(birth->longitude) * scale + 0.5);
	if (birth->location != NULL)
		orr_buf_format(out, "%s, ", birth->location);
	orr_buf_format(out, "%d.%04d° %c, ", (int)latitude / 10000, (int)latitude % 10000,
		       birth->latitude < 0 ? 'S' : 'N');
	orr_buf_format(out, "%d.%04d° %c", (int)longitude / 10000, (int)longitude % 10000,
		       birth->longitude < 0 ? 'W' : 'E');
}

/* "whole_sign" as "Whole sign". */
static void put_words(struct orr_buf *out, const char *name, bool capital)
{
	for (const char *at = name; *at != '\0'; at++) {
		char letter = *at == '_' ? ' ' : *at;
		if (capital && at == name && letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 'a' + 'A');
		orr_buf_char(out, letter);
	}
}

void orr_svg_text_houses(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	const struct orr_doc_provenance *provenance = &chart->provenance;
	if (chart->house_count == 0 || provenance->house_system_used < 0) {
		orr_buf_text(
			out,
			"Time unknown: no houses and no angles, 0° Aries at the left, arcs show the day");
		return;
	}
	put_words(out, orr_house_system_names[provenance->house_system_used], true);
	orr_buf_text(out, " houses");
	if (provenance->house_system_used == provenance->house_system_asked)
		return;
	orr_buf_text(out, " instead of ");
	put_words(out, orr_house_system_names[provenance->house_system_asked], false);
}

void orr_svg_text_zodiac(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	const struct orr_doc_provenance *provenance = &chart->provenance;
	if (provenance->zodiac == ORR_AYANAMSA_TROPICAL) {
		orr_buf_text(out, "Tropical zodiac");
		return;
	}
	orr_buf_text(out, "Sidereal zodiac, ");
	put_words(out, orr_zodiac_names[provenance->zodiac], false);
}
