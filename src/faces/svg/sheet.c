/* SPDX-License-Identifier: Apache-2.0 */
/* The document around a drawing. */
#include "faces/svg/sheet.h"

#include <string.h>

enum { WIDTH_LEAST = 100, WIDTH_MOST = 20000, WIDTH_DEFAULT = ORR_SVG_PAGE };

const char *const orr_svg_theme_names[] = {
	[ORR_SVG_LIGHT] = "light",
	[ORR_SVG_DARK] = "dark",
	[ORR_SVG_PRINT] = "print",
	NULL,
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

enum orr_code orr_svg_check(const struct orr_svg_options *options, struct orr_error *err)
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

const char *orr_svg_name(const struct orr_svg_options *options, const char *entity_id)
{
	if (options->title != NULL)
		return options->title;
	return options->name != NULL ? options->name : entity_id;
}

void orr_svg_sheet_open(struct orr_svg_sheet *sheet, struct orr_svg *svg, const char id[ORR_ID_TEXT_BYTES],
			size_t max_bytes)
{
	static const char made[] = "orr-";
	orr_buf_init(&sheet->title, max_bytes);
	orr_buf_init(&sheet->desc, max_bytes);
	orr_buf_init(&sheet->drawing, max_bytes);
	svg->out = &sheet->drawing;
	if (svg->options->prefix != NULL) {
		memcpy(svg->prefix, svg->options->prefix, strlen(svg->options->prefix) + 1);
		return;
	}
	memcpy(svg->prefix, made, sizeof made);
	memcpy(svg->prefix + sizeof made - 1, id, ORR_ID_TEXT_BYTES);
}

static void put(const struct orr_svg_sheet *sheet, const struct orr_svg *svg, enum orr_svg_kind kind)
{
	const int width_px = svg->options->width_px != 0 ? svg->options->width_px : WIDTH_DEFAULT;
	struct orr_buf *out = svg->out;
	orr_buf_format(out,
		       "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" id=\"%s\" role=\"img\" "
		       "aria-labelledby=\"%s-title %s-desc\" width=\"%d\" height=\"",
		       svg->prefix, svg->prefix, svg->prefix, width_px);
	orr_svg_number(out, sheet->height * width_px / ORR_SVG_PAGE);
	orr_buf_format(out, "\" viewBox=\"0 0 %d ", ORR_SVG_PAGE);
	orr_svg_number(out, sheet->height);
	orr_buf_format(out, "\">\n<title id=\"%s-title\">", svg->prefix);
	orr_buf_put(out, sheet->title.data, sheet->title.length);
	orr_buf_format(out, "</title>\n<desc id=\"%s-desc\">", svg->prefix);
	orr_buf_put(out, sheet->desc.data, sheet->desc.length);
	orr_buf_text(out, "</desc>\n");
	orr_svg_style(svg, kind);
	orr_buf_format(out, "<rect class=\"paper\" width=\"%d\" height=\"", ORR_SVG_PAGE);
	orr_svg_number(out, sheet->height);
	orr_buf_text(out, "\"/>\n");
	orr_buf_put(out, sheet->drawing.data, sheet->drawing.length);
	orr_buf_text(out, "</svg>\n");
}

enum orr_code orr_svg_sheet_close(struct orr_svg_sheet *sheet, struct orr_svg *svg, enum orr_svg_kind kind,
				  struct orr_buf *out, struct orr_error *err)
{
	const size_t before = out->length;
	const bool failed_before = out->failed;
	bool failed = sheet->title.failed || sheet->desc.failed || sheet->drawing.failed;
	svg->out = out;
	if (!failed)
		put(sheet, svg, kind);
	failed = failed || out->failed;
	orr_buf_done(&sheet->title);
	orr_buf_done(&sheet->desc);
	orr_buf_done(&sheet->drawing);
	if (!failed)
		return ORR_OK;
	orr_buf_cut(out, before);
	out->failed = failed_before;
	return orr_fail_memory(err);
}
