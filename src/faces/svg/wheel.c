/* SPDX-License-Identifier: Apache-2.0 */
/* The whole picture: one chart, or two around each other. */
#include "faces/svg/svg.h"

#include <string.h>

#include "faces/svg/aspects.h"
#include "faces/svg/labels.h"
#include "faces/svg/legend.h"
#include "faces/svg/rings.h"
#include "faces/svg/style.h"
#include "faces/svg/words.h"

enum { WIDTH_LEAST = 100, WIDTH_MOST = 20000, WIDTH_DEFAULT = ORR_SVG_PAGE };

const char *const orr_svg_theme_names[] = {
	[ORR_SVG_LIGHT] = "light",
	[ORR_SVG_DARK] = "dark",
	[ORR_SVG_PRINT] = "print",
	NULL,
};

/* What a picture is made of. */
struct plan {
	const struct orr_birth_chart *chart, *outer; /* outer is NULL for one chart */
	const struct orr_svg_options *options;
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(const char *text)
{
	if (!is_letter(text[0]) || strlen(text) >= ORR_SVG_PREFIX_MAX)
		return false;
	for (const char *at = text; *at != '\0'; at++)
		if (!is_letter(*at) && !(*at >= '0' && *at <= '9') && *at != '_' && *at != '-')
			return false;
	return true;
}

static enum orr_code check(const struct orr_svg_options *options, struct orr_error *err)
{
	if (options->prefix != NULL && !is_name(options->prefix))
		return orr_fail_field(
			err, ORR_E_INVALID, "prefix",
			"the prefix of a picture's ids is a letter and up to %d letters, digits, _ or -",
			ORR_SVG_PREFIX_MAX - 2);
	if (options->width_px != 0 && (options->width_px < WIDTH_LEAST || options->width_px > WIDTH_MOST))
		return orr_fail_field(err, ORR_E_INVALID, "width",
				      "a picture is %d to %d pixels wide, not %d", WIDTH_LEAST, WIDTH_MOST,
				      options->width_px);
	return ORR_OK;
}

static struct orr_svg start(const struct plan *plan, struct orr_buf *out)
{
	static const unsigned long twins = 1ul << ORR_MEAN_NODE | 1ul << ORR_TRUE_LILITH,
				   all = (1ul << ORR_BODY_COUNT) - 1;
	struct orr_svg svg = {.out = out, .options = plan->options};
	const struct orr_doc_calculated *angles = &plan->chart->calculated_data;
	svg.bodies = plan->options->bodies != 0 ? plan->options->bodies & all : all & ~twins;
	if (plan->chart->house_count > 0 && angles->has_ascendant)
		svg.left_deg = angles->ascendant.longitude;
	if (plan->options->prefix != NULL)
		memcpy(svg.prefix, plan->options->prefix, strlen(plan->options->prefix) + 1);
	else {
		static const char made[] = "orr-";
		memcpy(svg.prefix, made, sizeof made);
		memcpy(svg.prefix + sizeof made - 1, plan->chart->id, sizeof plan->chart->id);
	}
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

static void put_title(const struct orr_svg *svg, const struct plan *plan)
{
	const struct orr_svg_options *options = plan->options;
	const char *name = options->title;
	orr_buf_format(svg->out, "<title id=\"%s-title\">", svg->prefix);
	if (name == NULL) {
		orr_buf_text(svg->out, plan->outer != NULL ? "Charts of " : "Birth chart of ");
		name = options->name != NULL ? options->name : plan->chart->entity_id;
	}
	orr_svg_escape(svg->out, name != NULL ? name : "a birth");
	if (options->title == NULL && plan->outer != NULL) {
		orr_buf_text(svg->out, " and ");
		orr_svg_escape(svg->out, options->outer_name != NULL ? options->outer_name : "another chart");
	}
	orr_buf_format(svg->out, "</title>\n<desc id=\"%s-desc\">", svg->prefix);
	if (plan->outer != NULL)
		orr_buf_text(svg->out, "Inner chart: ");
	orr_svg_say_chart(svg->out, plan->chart);
	if (plan->outer != NULL) {
		orr_buf_text(svg->out, " Outer chart: ");
		orr_svg_say_chart(svg->out, plan->outer);
	}
	orr_buf_text(svg->out, "</desc>\n");
}

/* Everything around the drawing, whose height is known by now. */
static void frame_page(const struct orr_svg *svg, const struct plan *plan, double height,
		       const struct orr_buf *drawing)
{
	int width_px = plan->options->width_px != 0 ? plan->options->width_px : WIDTH_DEFAULT;
	orr_buf_format(svg->out,
		       "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" id=\"%s\" role=\"img\" "
		       "aria-labelledby=\"%s-title %s-desc\" width=\"%d\" height=\"",
		       svg->prefix, svg->prefix, svg->prefix, width_px);
	orr_svg_number(svg->out, height * width_px / ORR_SVG_PAGE);
	orr_buf_format(svg->out, "\" viewBox=\"0 0 %d ", ORR_SVG_PAGE);
	orr_svg_number(svg->out, height);
	orr_buf_text(svg->out, "\">\n");
	put_title(svg, plan);
	orr_svg_style(svg);
	orr_buf_format(svg->out, "<rect class=\"paper\" width=\"%d\" height=\"", ORR_SVG_PAGE);
	orr_svg_number(svg->out, height);
	orr_buf_text(svg->out, "\"/>\n");
	orr_buf_put(svg->out, drawing->data, drawing->length);
	orr_buf_text(svg->out, "</svg>\n");
}

static enum orr_code draw(struct orr_buf *out, const struct plan *plan, struct orr_error *err)
{
	struct orr_buf drawing;
	struct orr_svg_aspect_lines lines;
	size_t before = out->length;
	bool failed_before = out->failed;
	enum orr_code code = check(plan->options, err);
	if (code != ORR_OK)
		return code;
	orr_buf_init(&drawing, out->max_bytes);
	struct orr_svg svg = start(plan, &drawing);
	double top = orr_svg_heading(&svg, plan->chart, plan->outer);
	svg.centre = (struct orr_svg_point){ORR_SVG_PAGE / 2.0, top + ORR_SVG_PAGE / 2.0 - 12};
	if (plan->outer != NULL) {
		orr_svg_lines_between(&svg, plan->outer, plan->chart, &lines);
		draw_biwheel(&svg, plan, &lines);
	} else {
		orr_svg_lines_within(&svg, plan->chart, &lines);
		draw_wheel(&svg, plan->chart, &lines);
	}
	double height = orr_svg_legend(&svg, plan->chart, plan->outer, &lines, top + ORR_SVG_PAGE - 18);
	svg.out = out;
	if (!drawing.failed)
		frame_page(&svg, plan, height, &drawing);
	bool failed = drawing.failed || out->failed;
	orr_buf_done(&drawing);
	if (!failed)
		return ORR_OK;
	orr_buf_cut(out, before);
	out->failed = failed_before;
	return orr_fail_memory(err);
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
