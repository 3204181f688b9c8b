/* SPDX-License-Identifier: Apache-2.0 */
/* An energy pattern as a picture: a strip a level through the quarters, and the own events below. */
#include "faces/svg/timeline.h"

#include <stdio.h>

#include "faces/svg/code_parts.h"
#include "faces/svg/paragraph.h"
#include "faces/svg/sheet.h"
#include "model/names.h"

enum { MIDDLE = ORR_SVG_PAGE / 2, TEXT_MAX = 700, YEAR_LABELS = 14 };

static const double label_width = 118, strip_height = 46, strip_gap = 12, group_gap = 14, events_height = 42;

/* The picture in the making: the strips stand between `left` and the margin, from `top` down. */
struct timeline {
	const struct orr_svg *svg;
	const struct orr_energy_pattern *pattern;
	double left, width, top;
	int current; /* -1: not in the series */
};

static double level_at(const struct timeline *line, size_t quarter, int level)
{
	const struct orr_doc_snapshot *at = &line->pattern->time_series[quarter];
	return orr_doc_level(&at->energy_snapshot, &at->dimensional_snapshot, level);
}

/* `quarter` counts from the series' first; its middle is half a quarter on. */
static double x_of(const struct timeline *line, double quarter)
{
	return line->left + line->width * quarter / (double)line->pattern->snapshot_count;
}

static double base_of(const struct timeline *line, int level)
{
	return line->top + (strip_height + strip_gap) * level + strip_height +
	       (level < ORR_ENERGY_COUNT ? 0 : group_gap);
}

static struct orr_svg_point place(const struct timeline *line, double quarter, int level, double percentile)
{
	return (struct orr_svg_point){x_of(line, quarter),
				      base_of(line, level) - strip_height * percentile / 100.0};
}

static void stroke(const struct timeline *line, const char *class_name, struct orr_svg_point from,
		   struct orr_svg_point to)
{
	orr_svg_path_open(line->svg, class_name);
	orr_svg_line(line->svg, from, to);
	orr_svg_path_close(line->svg);
}

static double bottom_of(const struct timeline *line)
{
	return base_of(line, ORR_LEVEL_COUNT - 1) + strip_gap + events_height;
}

/* The current quarter from top to bottom. */
static void draw_present(const struct timeline *line)
{
	if (line->current < 0)
		return;
	const double x = x_of(line, line->current);
	orr_svg_path_open(line->svg, "now");
	orr_svg_box(line->svg, (struct orr_svg_point){x, line->top - 6}, x_of(line, line->current + 1) - x,
		    bottom_of(line) - line->top + 6);
	orr_svg_path_close(line->svg);
	orr_svg_text(line->svg, "small", "middle",
		     (struct orr_svg_point){x_of(line, line->current + 0.5), line->top - 12},
		     line->pattern->current_quarter);
}

/* Lines where years begin; labels at as many of them as have room. */
static void draw_years(const struct timeline *line)
{
	const size_t count = line->pattern->snapshot_count;
	const int step = (int)(count / 4) / YEAR_LABELS + 1;
	for (size_t i = 0; i < count; i++) {
		const struct orr_doc_snapshot *at = &line->pattern->time_series[i];
		char text[16];
		if (at->quarter[1] != '1' || at->year % step != 0)
			continue;
		stroke(line, "grid", (struct orr_svg_point){x_of(line, (double)i), line->top},
		       (struct orr_svg_point){x_of(line, (double)i), bottom_of(line)});
		snprintf(text, sizeof text, "%d", at->year);
		orr_svg_text(line->svg, "small", "start",
			     (struct orr_svg_point){x_of(line, (double)i) + 3, bottom_of(line) + 16}, text);
	}
}

/* The curve through the middles of the quarters `from` to `to`. */
static void draw_curve(const struct timeline *line, int level, const char *class_name, size_t from, size_t to)
{
	orr_svg_path_open(line->svg, class_name);
	for (size_t i = from; i <= to; i++) {
		orr_buf_char(line->svg->out, i == from ? 'M' : 'L');
		orr_svg_point(line->svg->out, place(line, (double)i + 0.5, level, level_at(line, i, level)));
	}
	orr_svg_path_close(line->svg);
}

static size_t extreme_of(const struct timeline *line, int level, double sign)
{
	size_t best = 0;
	for (size_t i = 1; i < line->pattern->snapshot_count; i++)
		if (sign * level_at(line, i, level) > sign * level_at(line, best, level))
			best = i;
	return best;
}

static void draw_spot(const struct timeline *line, int level, const char *class_name, size_t quarter)
{
	const struct orr_doc_snapshot *at = &line->pattern->time_series[quarter];
	const double percentile = level_at(line, quarter, level);
	orr_buf_format(line->svg->out, "<g>\n<title>%s, %.0f in %d-%s</title>\n", orr_level_names[level],
		       percentile, at->year, at->quarter);
	orr_svg_circle(line->svg, class_name, place(line, (double)quarter + 0.5, level, percentile), 3);
	orr_buf_text(line->svg->out, "</g>\n");
}

/* Quarters after the current one are dashed; a series that ends before it has none, one that begins after it nothing else. */
static size_t last_known(const struct timeline *line)
{
	size_t last = 0;
	for (size_t i = 0; i < line->pattern->snapshot_count; i++)
		if (line->pattern->time_series[i].phase != ORR_FUTURE)
			last = i;
	return last;
}

static void draw_strip(const struct timeline *line, int level)
{
	char text[ORR_SVG_LEVEL_TEXT_MAX];
	const double count = (double)line->pattern->snapshot_count;
	const size_t known = last_known(line);
	stroke(line, "grid", place(line, 0, level, 0), place(line, count, level, 0));
	stroke(line, "grid", place(line, 0, level, 100), place(line, count, level, 100));
	stroke(line, "bound", place(line, 0, level, line->pattern->statistics.levels[level].mean),
	       place(line, count, level, line->pattern->statistics.levels[level].mean));
	draw_curve(line, level, "curve", 0, known);
	if (known + 1 < line->pattern->snapshot_count)
		draw_curve(line, level, "curve ahead", known, line->pattern->snapshot_count - 1);
	draw_spot(line, level, "spot", extreme_of(line, level, 1));
	draw_spot(line, level, "hollow", extreme_of(line, level, -1));
	orr_svg_text(line->svg, "figure", "end",
		     (struct orr_svg_point){line->left - 10, place(line, 0, level, 50).y + 4.5},
		     orr_svg_level_text(level, text));
}

/* How many own events a quarter has: a bar each, the tallest filling the strip. */
static void draw_events(const struct timeline *line)
{
	size_t most = 1;
	const double base = bottom_of(line);
	for (size_t i = 0; i < line->pattern->snapshot_count; i++)
		if (line->pattern->time_series[i].event_count > most)
			most = line->pattern->time_series[i].event_count;
	for (size_t i = 0; i < line->pattern->snapshot_count; i++) {
		const struct orr_doc_snapshot *at = &line->pattern->time_series[i];
		const double height = (events_height - 8) * (double)at->event_count / (double)most,
			     x = x_of(line, (double)i + 0.2), width = x_of(line, (double)i + 0.8) - x;
		orr_buf_format(line->svg->out, "<g>\n<title>%zu own events in %d-%s</title>\n",
			       at->event_count, at->year, at->quarter);
		orr_svg_path_open(line->svg, at->phase == ORR_FUTURE ? "bar" : "bar second");
		orr_svg_box(line->svg, (struct orr_svg_point){x, base - height}, width, height);
		orr_svg_path_close(line->svg);
		orr_buf_text(line->svg->out, "</g>\n");
	}
	orr_svg_text(line->svg, "figure", "end",
		     (struct orr_svg_point){line->left - 10, base - events_height / 2 + 8}, "Own events");
}

static void say_span(const struct orr_energy_pattern *pattern, char out[TEXT_MAX])
{
	const struct orr_doc_snapshot *first = &pattern->time_series[0],
				      *last = &pattern->time_series[pattern->snapshot_count - 1];
	snprintf(out, TEXT_MAX, "Energy pattern from %d-%s to %d-%s, seen from %s: %s", first->year,
		 first->quarter, last->year, last->quarter, pattern->current_quarter,
		 orr_pattern_type_names[pattern->pattern_type]);
}

static void describe(struct orr_buf *out, const struct timeline *line)
{
	char text[TEXT_MAX];
	say_span(line->pattern, text);
	orr_buf_format(out, "%s. Trend: %s.", text, line->pattern->insights.dominant_trend);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		const size_t high = extreme_of(line, k, 1), low = extreme_of(line, k, -1);
		const struct orr_doc_snapshot *series = line->pattern->time_series;
		orr_buf_format(out, " %s: mean %.0f, highest %.0f in %d-%s, lowest %.0f in %d-%s;",
			       orr_level_names[k], line->pattern->statistics.levels[k].mean,
			       level_at(line, high, k), series[high].year, series[high].quarter,
			       level_at(line, low, k), series[low].year, series[low].quarter);
	}
	orr_buf_char(out, ' ');
	orr_svg_escape(out, line->pattern->predictions.annual_outlook);
	orr_buf_char(out, ' ');
	orr_svg_escape(out, line->pattern->note);
}

static double heading(const struct timeline *line)
{
	static const struct orr_svg_paragraph names = {"name", "middle", MIDDLE, 31, 62},
					      headings = {"heading", "middle", MIDDLE, 21, 112},
					      smalls = {"small", "middle", MIDDLE, 18, 126};
	char text[TEXT_MAX];
	double y = orr_svg_paragraph(line->svg, &names, 46,
				     orr_svg_name(line->svg->options, line->pattern->entity_id));
	say_span(line->pattern, text);
	y = orr_svg_paragraph(line->svg, &headings, y - 2, text);
	snprintf(text, sizeof text,
		 "Percentiles among births of the same years, 0 to 100 in each strip; dotted the mean, "
		 "dashed what the "
		 "coming sky gives; a dot marks the highest quarter, a ring the lowest");
	return orr_svg_paragraph(line->svg, &smalls, y, text);
}

static double foot(const struct timeline *line, double y)
{
	static const struct orr_svg_paragraph smalls = {"small", "middle", MIDDLE, 18, 126};
	y = orr_svg_paragraph(line->svg, &smalls, y, line->pattern->predictions.annual_outlook);
	y = orr_svg_paragraph(line->svg, &smalls, y, line->pattern->note);
	return orr_svg_origin(line->svg, y, line->pattern->calculation_version, &line->pattern->provenance);
}

enum orr_code orr_svg_timeline(struct orr_buf *out, const struct orr_energy_pattern *pattern,
			       const struct orr_svg_options *options, struct orr_error *err)
{
	struct orr_svg_sheet sheet;
	struct orr_svg svg = {.options = options};
	struct timeline line = {.svg = &svg,
				.pattern = pattern,
				.left = ORR_SVG_MARGIN + label_width,
				.width = ORR_SVG_PAGE - 2 * ORR_SVG_MARGIN - label_width,
				.current = -1};
	enum orr_code code = orr_svg_check(options, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < pattern->snapshot_count; i++)
		if (pattern->time_series[i].phase == ORR_CURRENT)
			line.current = (int)i;
	orr_svg_sheet_open(&sheet, &svg, pattern->id, out->max_bytes);
	if (options->title == NULL)
		orr_buf_text(&sheet.title, "Energy pattern of ");
	orr_svg_escape(&sheet.title, orr_svg_name(options, pattern->entity_id));
	describe(&sheet.desc, &line);
	line.top = heading(&line) + 30;
	draw_present(&line);
	draw_years(&line);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		draw_strip(&line, k);
	draw_events(&line);
	sheet.height = foot(&line, bottom_of(&line) + 46);
	return orr_svg_sheet_close(&sheet, &svg, ORR_SVG_CODE, out, err);
}
