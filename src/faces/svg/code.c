/* SPDX-License-Identifier: Apache-2.0 */
/* The page of a code's picture: heading, three parts, foot. */
#include "faces/svg/code.h"

#include <assert.h>
#include <stdio.h>

#include "app/effect_text.h"
#include "faces/svg/code_parts.h"
#include "faces/svg/paragraph.h"
#include "faces/svg/sheet.h"
#include "model/names.h"

enum { TEXT_MAX_BYTES = 1 << 12, ORIGIN_MAX_BYTES = 256, MIDDLE = ORR_SVG_PAGE / 2 };

static const struct orr_svg_paragraph name_lines = {"name", "middle", MIDDLE, 31, 62};
static const struct orr_svg_paragraph heading_lines = {"heading", "middle", MIDDLE, 21, 112};
static const struct orr_svg_paragraph warning_lines = {"warning", "middle", MIDDLE, 18, 126};
static const struct orr_svg_paragraph small_lines = {"small", "middle", MIDDLE, 18, 126};

/* A paragraph of what `words` says, if it says anything. */
static double told(const struct orr_svg_code *code, const struct orr_svg_paragraph *lines, double y,
		   void (*words)(struct orr_buf *out, const struct orr_harmonic_codes *document))
{
	struct orr_buf text;
	orr_buf_init(&text, TEXT_MAX_BYTES);
	words(&text, code->document);
	if (text.length > 0)
		y = orr_svg_paragraph(code->svg, lines, y, text.data);
	code->svg->out->failed |= text.failed;
	orr_buf_done(&text);
	return y;
}

static void say_quarter(struct orr_buf *out, const struct orr_harmonic_codes *document)
{
	const struct orr_doc_code *code = &document->current_code;
	orr_buf_format(out, "Harmonic energy code of the %s quarter of %d",
		       orr_quarter_words[code->quarter_name[1] - '1'], code->year);
}

static void say_harmonics(struct orr_buf *out, const struct orr_harmonic_codes *document)
{
	const struct orr_doc_code *code = &document->current_code;
	orr_buf_format(out, "Primary harmonic %d: %s \xc2\xb7 secondary ", code->primary_harmonic,
		       orr_harmonic_words(code->primary_harmonic));
	for (size_t i = 0; i < code->secondary_count; i++)
		orr_buf_format(out, "%s%d", i > 0 ? ", " : "", code->secondary_harmonics[i]);
}

static void say_signature(struct orr_buf *out, const struct orr_harmonic_codes *document)
{
	orr_buf_format(out, "%s \xc2\xb7 confidence %.2f", document->current_code.energy_signature,
		       document->confidence);
}

static void say_time(struct orr_buf *out, const struct orr_harmonic_codes *document)
{
	if (document->provenance.certainty == ORR_CERTAIN_DAY)
		orr_buf_text(
			out,
			"Time of birth unknown: what turns fast within the day counts less, and the ranks "
			"are among births without a time");
}

static double heading(const struct orr_svg_code *code)
{
	double y = orr_svg_paragraph(code->svg, &name_lines, 46,
				     orr_svg_name(code->svg->options, code->document->entity_id));
	y = told(code, &heading_lines, y - 2, say_quarter);
	y = told(code, &heading_lines, y, say_harmonics);
	y = told(code, &small_lines, y, say_signature);
	return told(code, &warning_lines, y, say_time);
}

static double foot(const struct orr_svg_code *code, double y)
{
	const struct orr_doc_code_source *provenance = &code->document->provenance;
	orr_svg_path_open(code->svg, "thin");
	orr_svg_line(code->svg, (struct orr_svg_point){ORR_SVG_MARGIN, y},
		     (struct orr_svg_point){ORR_SVG_PAGE - ORR_SVG_MARGIN, y});
	orr_svg_path_close(code->svg);
	y += 24;
	for (size_t i = 0; i < provenance->warning_count; i++)
		y = orr_svg_paragraph(code->svg, &warning_lines, y, provenance->warnings[i]);
	y = orr_svg_paragraph(code->svg, &small_lines, y, code->document->note);
	return orr_svg_origin(code->svg, y, code->document->calculation_version, provenance);
}

double orr_svg_origin(const struct orr_svg *svg, double y, const char *calculation_version,
		      const struct orr_doc_code_source *provenance)
{
	char text[ORIGIN_MAX_BYTES];
	snprintf(text, sizeof text, "Algorithm %s \xc2\xb7 kernel %.12s \xc2\xb7 cohorts %.12s",
		 calculation_version, provenance->kernel_id, provenance->cohorts_id);
	return orr_svg_paragraph(svg, &small_lines, y, text) + 6;
}

double orr_svg_code_caption(const struct orr_svg *svg, double top, const char *title, const char *text)
{
	orr_svg_text(svg, "part", "start", (struct orr_svg_point){ORR_SVG_MARGIN, top}, title);
	const struct orr_svg_paragraph lines = {"small", "start", ORR_SVG_MARGIN, 18, 126};
	return orr_svg_paragraph(svg, &lines, top + 21, text);
}

const char *orr_svg_level_text(int level, char out[ORR_SVG_LEVEL_TEXT_MAX])
{
	snprintf(out, ORR_SVG_LEVEL_TEXT_MAX, "%s", orr_level_names[level]);
	out[0] = (char)(out[0] - 'a' + 'A');
	return out;
}

void orr_svg_box(const struct orr_svg *svg, struct orr_svg_point corner, double width, double height)
{
	const struct orr_svg_point far = {corner.x + width, corner.y + height};
	orr_svg_line(svg, corner, (struct orr_svg_point){far.x, corner.y});
	orr_buf_char(svg->out, 'L');
	orr_svg_point(svg->out, far);
	orr_buf_char(svg->out, 'L');
	orr_svg_point(svg->out, (struct orr_svg_point){corner.x, far.y});
	orr_buf_char(svg->out, 'Z');
}

/* A level in a sentence: where it stands, how far it moved, its best and worst day. */
static void describe_level(struct orr_buf *out, const struct orr_svg_code *code, int level)
{
	int highest, lowest;
	char high[ORR_SVG_DAY_TEXT_MAX], low[ORR_SVG_DAY_TEXT_MAX];
	orr_svg_curve_ends(code->curve, level, &highest, &lowest);
	orr_buf_format(out, " %s %.0f", orr_level_names[level], code->level[level]);
	if (code->document->current_code.has_delta)
		orr_buf_format(out, ", before %.0f", code->before[level]);
	orr_buf_format(out, ", highest on %s, lowest on %s;", orr_svg_day_text(code->curve, highest, high),
		       orr_svg_day_text(code->curve, lowest, low));
}

static void describe(struct orr_buf *out, const struct orr_svg_code *code)
{
	const struct orr_doc_code *current = &code->document->current_code;
	const struct orr_doc_explanation *explanation = code->document->explanation;
	say_quarter(out, code->document);
	orr_buf_format(out, ". Primary harmonic %d, %s.", current->primary_harmonic,
		       orr_harmonic_words(current->primary_harmonic));
	for (size_t i = 0; i < current->resonance_count; i++) {
		const struct orr_doc_resonance *resonance = &current->resonances[i];
		orr_buf_format(out, " Harmonic %d ranks at %.0f and is %s, %.2f.", resonance->frequency,
			       explanation->harmonics[resonance->frequency - 1].percentile,
			       resonance->type == ORR_NEUTRAL      ? "neutral to the sky"
			       : resonance->type == ORR_AMPLIFYING ? "amplified"
								   : "dampened",
			       resonance->strength);
	}
	orr_buf_text(out, " Levels, percentiles among births of the same years:");
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		describe_level(out, code, k);
	orr_buf_char(out, ' ');
	orr_svg_escape(out, code->document->note);
}

static void fill_levels(struct orr_svg_code *code)
{
	const struct orr_doc_code *current = &code->document->current_code;
	const struct orr_doc_delta *delta = &current->delta_from_previous;
	for (int k = 0; k < ORR_LEVEL_COUNT; k++) {
		code->level[k] = orr_doc_level(&current->energy_levels, &current->dimensions, k);
		code->before[k] =
			code->level[k] - orr_doc_level(&delta->energy_shifts, &delta->dimension_changes, k);
	}
}

enum orr_code orr_svg_code(struct orr_buf *out, const struct orr_harmonic_codes *document,
			   const struct orr_code_curve *curve, const struct orr_svg_options *options,
			   struct orr_error *err)
{
	struct orr_svg_sheet sheet;
	struct orr_svg svg = {.options = options};
	struct orr_svg_code code = {.svg = &svg, .document = document, .curve = curve};
	assert(document->explanation_count == 1);
	enum orr_code status = orr_svg_check(options, err);
	if (status != ORR_OK)
		return status;
	fill_levels(&code);
	orr_svg_sheet_open(&sheet, &svg, document->id, out->max_bytes);
	if (options->title == NULL)
		orr_buf_text(&sheet.title, "Harmonic code of ");
	orr_svg_escape(&sheet.title, orr_svg_name(options, document->entity_id));
	describe(&sheet.desc, &code);
	double y = heading(&code);
	y = orr_svg_code_spectrum(&code, y + 22);
	y = orr_svg_code_radars(&code, y + 48);
	y = orr_svg_code_curves(&code, y + 32);
	sheet.height = foot(&code, y + 10);
	return orr_svg_sheet_close(&sheet, &svg, ORR_SVG_CODE, out, err);
}
