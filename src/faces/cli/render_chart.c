/* SPDX-License-Identifier: Apache-2.0 */
/* One birth chart as a text for people: who and when, planets, houses, aspects, what follows, where it all comes from. */
#include "faces/cli/render_chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "codec/field.h"
#include "core/ayanamsa.h"
#include "core/calendar.h"
#include "faces/cli/render_aspects.h"
#include "faces/cli/render_certainty.h"
#include "faces/cli/text.h"
#include "model/names.h"

enum { LABEL_COLUMNS = 13, BODY_COLUMNS = 14, POSITION_COLUMNS = 23, LINE_MAX_BYTES = 512 };

/* Local minus UTC as "UTC+05:30", with seconds only where there are any. */
static const char *offset_text(double offset_s, char out[32])
{
	long s = (long)floor(fabs(offset_s) + 0.5);
	char sign = offset_s < 0 ? '-' : '+';
	if (s % 60 != 0)
		snprintf(out, 32, "UTC%c%02ld:%02ld:%02ld", sign, s / 3600, s / 60 % 60, s % 60);
	else
		snprintf(out, 32, "UTC%c%02ld:%02ld", sign, s / 3600, s / 60 % 60);
	return out;
}

static void local_time(struct orr_buf *out, const struct orr_birth_chart *chart)
{
	const struct orr_doc_birth_data *birth = &chart->birth_data;
	char instant[ORR_RFC3339_MAX], line[LINE_MAX_BYTES], time[48], offset[32];
	orr_rfc3339_format(birth->date_ms, instant);
	char *end = strchr(instant, 'T');
	if (end != NULL)
		*end = '\0';
	if (birth->time_s == ORR_INT_NULL)
		snprintf(time, sizeof time, "time unknown");
	else if (birth->time_s % 60 != 0)
		snprintf(time, sizeof time, "%02d:%02d:%02d", birth->time_s / 3600, birth->time_s / 60 % 60,
			 birth->time_s % 60);
	else
		snprintf(time, sizeof time, "%02d:%02d", birth->time_s / 3600, birth->time_s / 60 % 60);
	snprintf(line, sizeof line, "%s %s, %s, %s%s", instant, time,
		 birth->timezone != NULL ? birth->timezone : "",
		 offset_text(chart->provenance.utc_offset_s, offset),
		 birth->calendar == ORR_JULIAN ? " (given in the Julian calendar; this is the Gregorian date)"
					       : "");
	orr_text_labelled(out, LABEL_COLUMNS, "Local time", line);
	if (birth->time_s != ORR_INT_NULL && birth->time_precision_s > 60) {
		snprintf(line, sizeof line, "known to %d s; the Ascendant moves about 1° in 240 s",
			 birth->time_precision_s);
		orr_text_labelled(out, LABEL_COLUMNS, "Precision", line);
	}
}

static void header(struct orr_buf *out, const struct orr_birth_chart *chart, const char *name, bool colored)
{
	const struct orr_doc_birth_data *birth = &chart->birth_data;
	const struct orr_doc_provenance *provenance = &chart->provenance;
	char instant[ORR_RFC3339_MAX], line[LINE_MAX_BYTES], asked[ORR_WORDS_TEXT_MAX],
		used[ORR_WORDS_TEXT_MAX];
	orr_text_styled(out, colored, ORR_BOLD, "Birth chart");
	orr_buf_text(out, " of ");
	orr_text_styled(out, colored, ORR_BOLD, name != NULL ? name : chart->entity_id);
	orr_buf_text(out, "\n\n");
	local_time(out, chart);
	orr_rfc3339_format(provenance->utc_ms, instant);
	snprintf(line, sizeof line, "%s%s", instant,
		 chart->certainty.time_known ? "" : ", the middle of the day in question");
	orr_text_labelled(out, LABEL_COLUMNS, "UTC", line);
	snprintf(line, sizeof line, "%.4f° %c, %.4f° %c%s%s", fabs(birth->latitude),
		 birth->latitude < 0 ? 'S' : 'N', fabs(birth->longitude), birth->longitude < 0 ? 'W' : 'E',
		 birth->location != NULL ? ", " : "", birth->location != NULL ? birth->location : "");
	orr_text_labelled(out, LABEL_COLUMNS, "Place", line);
	if (!chart->certainty.time_known)
		orr_text_labelled(out, LABEL_COLUMNS, "Houses",
				  "none: they need a time of birth, as do Ascendant, Midheaven and lots");
	else if (provenance->house_system_used == provenance->house_system_asked)
		orr_text_labelled(
			out, LABEL_COLUMNS, "Houses",
			orr_text_words(orr_house_system_names[provenance->house_system_used], used));
	else {
		snprintf(line, sizeof line, "%s instead of %s",
			 orr_text_words(orr_house_system_names[provenance->house_system_used], used),
			 orr_text_words(orr_house_system_names[provenance->house_system_asked], asked));
		orr_text_labelled(out, LABEL_COLUMNS, "Houses", line);
	}
	if (provenance->zodiac == ORR_AYANAMSA_TROPICAL)
		snprintf(line, sizeof line, "tropical");
	else
		snprintf(line, sizeof line, "sidereal, %s, which begins %.4f° after the equinox",
			 orr_text_words(orr_zodiac_names[provenance->zodiac], used),
			 provenance->ayanamsa_deg);
	orr_text_labelled(out, LABEL_COLUMNS, "Zodiac", line);
	for (size_t i = 0; i < provenance->warning_count; i++) {
		orr_buf_text(out, "  ");
		orr_text_styled(out, colored, ORR_YELLOW, "Warning");
		orr_buf_format(out, "%*s", (int)(LABEL_COLUMNS - strlen("Warning")), "");
		orr_text_wrap(out, 2 + LABEL_COLUMNS, 2 + LABEL_COLUMNS, provenance->warnings[i]);
	}
}

static const char *dignity_text(const struct orr_doc_planet *planet)
{
	return planet->dignity >= 0 ? orr_dignity_names[planet->dignity] : "";
}

/* Lines end where their text ends. */
static void end_line(struct orr_buf *out)
{
	while (out->length > 0 && out->data[out->length - 1] == ' ')
		orr_buf_cut(out, out->length - 1);
	orr_buf_char(out, '\n');
}

/* What is written with four decimals as nothing has no sign: +0.0000, never -0.0000. */
static double four_decimals(double value)
{
	return fabs(value) < 0.00005 ? 0.0 : value;
}

static void planets_timed(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	char text[ORR_ANGLE_TEXT_MAX];
	orr_text_heading(out, colored, "Planets and points (R: retrograde)");
	orr_buf_format(out, "  %-14s%-23s%7s%13s%10s%13s  %s\n", "", "Position", "House", "Degrees/day",
		       "Latitude", "Distance AU", "Dignity");
	for (size_t i = 0; i < chart->planet_count; i++) {
		const struct orr_doc_planet *planet = &chart->planets[i];
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_body_names[planet->name], BODY_COLUMNS);
		orr_text_cell(out, orr_text_zodiac(planet->degree, text), POSITION_COLUMNS);
		orr_buf_format(out, "%c %5d%+13.4f%+10.4f", planet->retrograde ? 'R' : ' ', planet->house,
			       four_decimals(planet->speed), four_decimals(planet->latitude));
		orr_buf_format(out, "%13.6f  %s", planet->distance_au, dignity_text(planet));
		end_line(out);
	}
}

static void planets_untimed(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	char text[ORR_ANGLE_TEXT_MAX];
	orr_text_heading(out, colored, "Planets and points in the course of the day (R: retrograde)");
	orr_buf_format(out, "  %-14s%-23s%-23s%13s  %-11s%s\n", "", "From", "To", "Degrees/day", "Dignity",
		       "Sign");
	for (size_t i = 0; i < chart->planet_count; i++) {
		const struct orr_doc_planet *planet = &chart->planets[i];
		orr_buf_text(out, "  ");
		orr_text_cell(out, orr_body_names[planet->name], BODY_COLUMNS);
		orr_text_cell(out, orr_text_zodiac(planet->degree_min, text), POSITION_COLUMNS);
		orr_text_cell(out, orr_text_zodiac(planet->degree_max, text), POSITION_COLUMNS);
		orr_buf_format(out, "%c%+12.4f  %-11s%s", planet->retrograde ? 'R' : ' ',
			       four_decimals(planet->speed), planet->sign_certain ? dignity_text(planet) : "",
			       planet->sign_certain ? "certain" : "either");
		end_line(out);
	}
}

static void rulers(struct orr_buf *out, int ruler, int co_ruler)
{
	orr_buf_format(out, "%s%s%s\n", orr_body_names[ruler], co_ruler >= 0 ? ", co-ruler " : "",
		       co_ruler >= 0 ? orr_body_names[co_ruler] : "");
}

static void angles_and_houses(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	char text[ORR_ANGLE_TEXT_MAX], label[24];
	if (chart->point_count > 0)
		orr_text_heading(out, colored, "Angles and lots");
	for (size_t i = 0; i < chart->point_count; i++)
		orr_buf_format(out, "  %-25s%s\n", orr_lot_names[chart->points[i].name],
			       orr_text_zodiac(chart->points[i].longitude, text));
	if (chart->house_count > 0)
		orr_text_heading(out, colored, "Houses");
	for (size_t i = 0; i < chart->house_count; i++) {
		const struct orr_doc_house *house = &chart->houses[i];
		snprintf(label, sizeof label, "House %d", house->number);
		orr_buf_format(out, "  %-18s", label);
		orr_text_cell(out, orr_text_zodiac(house->cusp, text), POSITION_COLUMNS);
		orr_buf_text(out, "ruler ");
		rulers(out, house->ruler, house->co_ruler);
	}
}

static void summary(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	const struct orr_doc_calculated *calculated = &chart->calculated_data;
	char line[LINE_MAX_BYTES];
	orr_text_heading(out, colored, "In sum");
	snprintf(line, sizeof line, "%s, %.0f %% of the disc lit%s",
		 orr_moon_phase_names[calculated->moon_phase], 100.0 * calculated->moon_illuminated_fraction,
		 chart->certainty.time_known ? "" : " at the middle of the day");
	orr_text_labelled(out, LABEL_COLUMNS, "Moon", line);
	snprintf(line, sizeof line, "%s, %s", orr_element_names[calculated->dominant_element],
		 orr_quality_names[calculated->dominant_quality]);
	orr_text_labelled(out, LABEL_COLUMNS, "Dominant", line);
	snprintf(line, sizeof line, "%s%s%s%s", orr_body_names[calculated->chart_ruler],
		 calculated->chart_co_ruler >= 0 ? ", co-ruler " : "",
		 calculated->chart_co_ruler >= 0 ? orr_body_names[calculated->chart_co_ruler] : "",
		 chart->certainty.time_known ? " (of the Ascendant's sign)" : " (of the Sun's sign)");
	orr_text_labelled(out, LABEL_COLUMNS, "Ruler", line);
}

static void footer(struct orr_buf *out, const struct orr_birth_chart *chart, bool colored)
{
	const struct orr_doc_provenance *provenance = &chart->provenance;
	char line[LINE_MAX_BYTES], instant[ORR_RFC3339_MAX];
	orr_text_heading(out, colored, "Where this comes from");
	orr_text_labelled(out, LABEL_COLUMNS, "UTC offset", provenance->offset_source);
	if (provenance->zone_data_id != NULL)
		orr_text_labelled(out, LABEL_COLUMNS, "Zone data", provenance->zone_data_id);
	orr_text_labelled(out, LABEL_COLUMNS, "Kernel", provenance->kernel_id);
	orr_rfc3339_format(chart->calculated_at_ms, instant);
	snprintf(line, sizeof line, "%s at %s, algorithm %s, true equinox of date", chart->calculated_by,
		 instant, chart->calculation_version);
	orr_text_labelled(out, LABEL_COLUMNS, "Computed by", line);
	snprintf(line, sizeof line, "%s, %s %s of %s", chart->id, orr_entity_type_names[chart->entity_type],
		 chart->entity_id, chart->organization_id);
	orr_text_labelled(out, LABEL_COLUMNS, "Document", line);
	orr_buf_char(out, '\n');
	orr_text_styled(out, colored, ORR_DIM,
			"This is a calculation of positions. Nothing in it is evidence about a person.");
	orr_buf_char(out, '\n');
}

void orr_render_chart(struct orr_buf *out, const struct orr_birth_chart *chart, const char *name,
		      bool colored)
{
	header(out, chart, name, colored);
	if (chart->certainty.time_known)
		planets_timed(out, chart, colored);
	else
		planets_untimed(out, chart, colored);
	angles_and_houses(out, chart, colored);
	orr_render_aspects(out, chart, colored);
	orr_render_certainty(out, chart, colored);
	summary(out, chart, colored);
	footer(out, chart, colored);
}
