/* SPDX-License-Identifier: Apache-2.0 */
/* The whole picture: one chart, or two around each other. */
#include "faces/svg/svg.h"

#include "faces/svg/aspects.h"
#include "faces/svg/labels.h"
#include "faces/svg/legend.h"
#include "faces/svg/rings.h"
#include "faces/svg/sheet.h"
#include "faces/svg/words.h"

/* What a picture is made of. */
struct plan {
	const struct orr_birth_chart *chart, *outer; /* outer is NULL for one chart */
	const struct orr_svg_options *options;
};

static struct orr_svg start(const struct plan *plan)
{
	static const unsigned long twins = 1ul << ORR_MEAN_NODE | 1ul << ORR_TRUE_LILITH,
				   all = (1ul << ORR_BODY_COUNT) - 1;
	struct orr_svg svg = {.options = plan->options};
	const struct orr_doc_calculated *angles = &plan->chart->calculated_data;
	svg.bodies = plan->options->bodies != 0 ? plan->options->bodies & all : all & ~twins;
	if (plan->chart->house_count > 0 && angles->has_ascendant)
		svg.left_deg = angles->ascendant.longitude;
	return svg;
}

static void draw_wheel(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		       const struct orr_svg_aspect_lines *lines)
{
	const struct orr_svg_frame *frame = &orr_svg_frame_wheel;
	struct orr_spread_walls walls = orr_svg_walls_of(chart);
	orr_svg_signs(svg, frame);
	orr_svg_houses(svg, frame, chart);
	orr_svg_aspects(svg, lines, walls.count > 0 ? frame->aspect : frame->house);
	orr_svg_labels(svg, chart, &orr_svg_zone_wheel, &walls, false);
}

static void draw_biwheel(const struct orr_svg *svg, const struct plan *plan,
			 const struct orr_svg_aspect_lines *lines)
{
	const struct orr_svg_frame *frame = &orr_svg_frame_biwheel;
	struct orr_spread_walls walls = orr_svg_walls_of(plan->chart);
	orr_svg_signs(svg, frame);
	orr_svg_houses(svg, frame, plan->chart);
	orr_svg_aspects(svg, lines, walls.count > 0 ? frame->aspect : frame->house);
	orr_svg_labels(svg, plan->chart, &orr_svg_zone_inner, &walls, false);
	orr_svg_labels(svg, plan->outer, &orr_svg_zone_outer, &walls, true);
}

static void put_title(struct orr_buf *out, const struct plan *plan)
{
	const struct orr_svg_options *options = plan->options;
	const char *name = orr_svg_name(options, plan->chart->entity_id);
	if (options->title == NULL)
		orr_buf_text(out, plan->outer != NULL ? "Charts of " : "Birth chart of ");
	orr_svg_escape(out, name != NULL ? name : "a birth");
	if (options->title == NULL && plan->outer != NULL) {
		orr_buf_text(out, " and ");
		orr_svg_escape(out, options->outer_name != NULL ? options->outer_name : "another chart");
	}
}

static void put_desc(struct orr_buf *out, const struct plan *plan)
{
	if (plan->outer != NULL)
		orr_buf_text(out, "Inner chart: ");
	orr_svg_say_chart(out, plan->chart);
	if (plan->outer != NULL) {
		orr_buf_text(out, " Outer chart: ");
		orr_svg_say_chart(out, plan->outer);
	}
}

static enum orr_code draw(struct orr_buf *out, const struct plan *plan, struct orr_error *err)
{
	struct orr_svg_sheet sheet;
	struct orr_svg_aspect_lines lines;
	enum orr_code code = orr_svg_check(plan->options, err);
	if (code != ORR_OK)
		return code;
	struct orr_svg svg = start(plan);
	orr_svg_sheet_open(&sheet, &svg, plan->chart->id, out->max_bytes);
	put_title(&sheet.title, plan);
	put_desc(&sheet.desc, plan);
	double top = orr_svg_heading(&svg, plan->chart, plan->outer);
	svg.centre = (struct orr_svg_point){ORR_SVG_PAGE / 2.0, top + ORR_SVG_PAGE / 2.0 - 12};
	if (plan->outer != NULL) {
		orr_svg_lines_between(&svg, plan->outer, plan->chart, &lines);
		draw_biwheel(&svg, plan, &lines);
	} else {
		orr_svg_lines_within(&svg, plan->chart, &lines);
		draw_wheel(&svg, plan->chart, &lines);
	}
	sheet.height = orr_svg_legend(&svg, plan->chart, plan->outer, &lines, top + ORR_SVG_PAGE - 18);
	return orr_svg_sheet_close(&sheet, &svg, ORR_SVG_CHART, out, err);
}

enum orr_code orr_svg_wheel(struct orr_buf *out, const struct orr_birth_chart *chart,
			    const struct orr_svg_options *options, struct orr_error *err)
{
	return draw(out, &(struct plan){.chart = chart, .options = options}, err);
}

enum orr_code orr_svg_biwheel(struct orr_buf *out, const struct orr_birth_chart *inner,
			      const struct orr_birth_chart *outer, const struct orr_svg_options *options,
			      struct orr_error *err)
{
	return draw(out, &(struct plan){.chart = inner, .outer = outer, .options = options}, err);
}
