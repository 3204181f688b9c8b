/* SPDX-License-Identifier: Apache-2.0 */
/* Levels through the days of the quarter: a strip for each, so that no line crosses another. */
#include <stdio.h>

#include "core/calendar.h"
#include "faces/svg/code_parts.h"
#include "model/names.h"

static const double label_width = 112, figure_height = 400, strip_gap = 14;

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
				     "July",    "August",   "September", "October", "November", "December"};

static struct orr_date date_of(const struct orr_code_curve *curve, int day)
{
	return orr_date_from_days(ORR_GREGORIAN, orr_quarter_first_day(curve->quarter) + day);
}

const char *orr_svg_day_text(const struct orr_code_curve *curve, int day, char out[ORR_SVG_DAY_TEXT_MAX])
{
	const struct orr_date date = date_of(curve, day);
	snprintf(out, ORR_SVG_DAY_TEXT_MAX, "%d %s", date.day, months[date.month - 1]);
	return out;
}

void orr_svg_curve_ends(const struct orr_code_curve *curve, int level, int *out_highest, int *out_lowest)
{
	*out_highest = *out_lowest = 0;
	for (int day = 1; day < curve->day_count; day++) {
		if (curve->level[day][level] > curve->level[*out_highest][level])
			*out_highest = day;
		if (curve->level[day][level] < curve->level[*out_lowest][level])
			*out_lowest = day;
	}
}

/* A column of strips: levels `first` to `first + count - 1` one below the other. */
struct column {
	double left, width, top; /* of the strips, their labels before them */
	int first, count;
};

static double strip_height(const struct column *column)
{
	return figure_height / column->count - strip_gap;
}

/* Where a percentile of a day stands in a strip. */
static struct orr_svg_point place(const struct orr_svg_code *code, const struct column *column, int index,
				  double day, double percentile)
{
	const double base = column->top + figure_height / column->count * (index + 1) - strip_gap;
	return (struct orr_svg_point){column->left + column->width * day / code->curve->day_count,
				      base - strip_height(column) * percentile / 100.0};
}

static void across(const struct orr_svg_code *code, const struct column *column, int index,
		   const char *class_name, double percentile)
{
	orr_svg_path_open(code->svg, class_name);
	orr_svg_line(code->svg, place(code, column, index, 0, percentile),
		     place(code, column, index, code->curve->day_count, percentile));
	orr_svg_path_close(code->svg);
}

static void end_spot(const struct orr_svg_code *code, const struct column *column, int index, int day,
		     const char *class_name)
{
	char text[ORR_SVG_DAY_TEXT_MAX];
	const double percentile = code->curve->level[day][column->first + index];
	orr_buf_format(code->svg->out, "<g class=\"end\">\n<title>%s, %.0f on %s</title>\n",
		       orr_level_names[column->first + index], percentile,
		       orr_svg_day_text(code->curve, day, text));
	orr_svg_circle(code->svg, class_name, place(code, column, index, day + 0.5, percentile), 2.8);
	orr_buf_text(code->svg->out, "</g>\n");
}

static void strip(const struct orr_svg_code *code, const struct column *column, int index)
{
	const struct orr_svg *svg = code->svg;
	const int level = column->first + index;
	int highest, lowest;
	char text[ORR_SVG_LEVEL_TEXT_MAX];
	orr_buf_text(svg->out, "<g class=\"strip\">\n");
	across(code, column, index, "grid", 0);
	across(code, column, index, "grid", 100);
	across(code, column, index, "bound", code->level[level]);
	orr_svg_path_open(svg, "curve");
	for (int day = 0; day < code->curve->day_count; day++) {
		orr_buf_char(svg->out, day == 0 ? 'M' : 'L');
		orr_svg_point(svg->out,
			      place(code, column, index, day + 0.5, code->curve->level[day][level]));
	}
	orr_svg_path_close(svg);
	orr_svg_curve_ends(code->curve, level, &highest, &lowest);
	end_spot(code, column, index, highest, "spot");
	end_spot(code, column, index, lowest, "hollow");
	orr_svg_text(svg, "figure", "end",
		     (struct orr_svg_point){column->left - 10, place(code, column, index, 0, 50).y + 4.5},
		     orr_svg_level_text(level, text));
	orr_buf_text(svg->out, "</g>\n");
}

/* Lines at the months' beginnings, and their names below. */
static void month_lines(const struct orr_svg_code *code, const struct column *column)
{
	const double bottom = column->top + figure_height - strip_gap;
	for (int day = 0; day < code->curve->day_count; day++) {
		const struct orr_date date = date_of(code->curve, day);
		const double x = place(code, column, 0, day, 0).x;
		if (date.day == 1) {
			orr_svg_path_open(code->svg, "grid");
			orr_svg_line(code->svg, (struct orr_svg_point){x, column->top},
				     (struct orr_svg_point){x, bottom});
			orr_svg_path_close(code->svg);
			orr_svg_text(code->svg, "small", "start", (struct orr_svg_point){x + 3, bottom + 17},
				     months[date.month - 1]);
		}
	}
}

static void draw(const struct orr_svg_code *code, const struct column *column)
{
	month_lines(code, column);
	for (int i = 0; i < column->count; i++)
		strip(code, column, i);
}

double orr_svg_code_curves(const struct orr_svg_code *code, double top)
{
	const double y = orr_svg_code_caption(code->svg, top, "Through the quarter",
					      "Each day's sky at noon UTC, ranked from 0 to 100 as the "
					      "quarter (dotted) is; a dot marks the "
					      "highest day, a ring the lowest"),
		     half = ORR_SVG_PAGE / 2.0, gap = 12;
	const double width = half - ORR_SVG_MARGIN - label_width - gap;
	draw(code, &(struct column){ORR_SVG_MARGIN + label_width, width, y, 0, ORR_ENERGY_COUNT});
	draw(code,
	     &(struct column){half + gap + label_width, width, y, ORR_ENERGY_COUNT, ORR_DIMENSION_COUNT});
	return y + figure_height + 14;
}
