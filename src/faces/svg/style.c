/* SPDX-License-Identifier: Apache-2.0 */
/* The style sheet: plain colours for every viewer, and the same as variables for those that know them. */
#include "faces/svg/style.h"

#include <stddef.h>

enum colour {
	PAPER,
	INK,
	SOFT,
	LINE,
	FIRE,
	EARTH,
	AIR,
	WATER,
	FIRE_TINT,
	EARTH_TINT,
	AIR_TINT,
	WATER_TINT,
	HARD,
	EASY,
	JOIN,
	MINOR_HARD,
	MINOR_EASY,
	MINOR_FIVE,
	NO_COLOUR
};

/* Text and strokes that must be read have a contrast of at least 4.5 to the paper, decoration 3 (WCAG 2.1, 1.4.3 and 1.4.11). */
static const struct {
	const char *name;
	const char *value[ORR_SVG_THEME_COUNT];
} colours[] = {
	[PAPER] = {"paper", {"#fffefb", "#12151d", "#ffffff"}},
	[INK] = {"ink", {"#1d2330", "#eceae3", "#000000"}},
	[SOFT] = {"soft", {"#5d6473", "#a9b0c0", "#333333"}},
	[LINE] = {"line", {"#b9bdc8", "#465066", "#777777"}},
	[FIRE] = {"fire", {"#b5301f", "#ff8f78", "#000000"}},
	[EARTH] = {"earth", {"#38702f", "#8fd07f", "#000000"}},
	[AIR] = {"air", {"#8a6400", "#f0c95a", "#000000"}},
	[WATER] = {"water", {"#1f5f9e", "#7fbcf5", "#000000"}},
	[FIRE_TINT] = {"fire-tint", {"#fbe6e1", "#3a2020", "#ffffff"}},
	[EARTH_TINT] = {"earth-tint", {"#e6f1e1", "#1d3020", "#ededed"}},
	[AIR_TINT] = {"air-tint", {"#fcf2d2", "#36301a", "#ffffff"}},
	[WATER_TINT] = {"water-tint", {"#e0edf8", "#1a2a40", "#ededed"}},
	[HARD] = {"hard", {"#bf2f26", "#ff7b6b", "#000000"}},
	[EASY] = {"easy", {"#1f64b4", "#6fb2ff", "#000000"}},
	[JOIN] = {"join", {"#7a4aa0", "#cfa3f5", "#000000"}},
	[MINOR_HARD] = {"minor-hard", {"#a8622a", "#e0a070", "#000000"}},
	[MINOR_EASY] = {"minor-easy", {"#2c7d5c", "#72d0a4", "#000000"}},
	[MINOR_FIVE] = {"minor-five", {"#80508f", "#c79bd6", "#000000"}},
};

const char *const orr_svg_sector_class[ORR_ELEMENT_COUNT] = {"sector fire", "sector earth", "sector air",
							     "sector water"};
const char *const orr_svg_sign_class[ORR_ELEMENT_COUNT] = {"sign fire", "sign earth", "sign air",
							   "sign water"};
/* A rule; a later one wins over an equally special earlier one. */
struct rule {
	const char *selector;
	enum colour fill, stroke;
	const char *rest;
};

static const struct rule common_rules[] = {
	{"path", NO_COLOUR, NO_COLOUR, "fill:none;stroke-linecap:round;stroke-linejoin:round"},
	{"circle", NO_COLOUR, NO_COLOUR, "fill:none"},
	{"text", INK, NO_COLOUR, "font-family:Georgia,'DejaVu Serif',serif;font-size:15px"},
	{".name", INK, NO_COLOUR, "font-size:26px"},
	{".small", SOFT, NO_COLOUR, "font-size:13px"},
	{".warning", HARD, NO_COLOUR, "font-size:13px"},
	{".paper", PAPER, NO_COLOUR, NULL},
};

static const struct rule chart_rules[] = {
	{".sector", NO_COLOUR, NO_COLOUR, "stroke-width:1"},
	{".sector.fire", FIRE_TINT, LINE, NULL},
	{".sector.earth", EARTH_TINT, LINE, NULL},
	{".sector.air", AIR_TINT, LINE, NULL},
	{".sector.water", WATER_TINT, LINE, NULL},
	{".sign", NO_COLOUR, NO_COLOUR, "stroke-width:2.4"},
	{".sign.fire", NO_COLOUR, FIRE, NULL},
	{".sign.earth", NO_COLOUR, EARTH, NULL},
	{".sign.air", NO_COLOUR, AIR, NULL},
	{".sign.water", NO_COLOUR, WATER, NULL},
	{".ring", NO_COLOUR, INK, "stroke-width:1.2"},
	{".thin", NO_COLOUR, LINE, "stroke-width:1"},
	{".border", NO_COLOUR, INK, "stroke-width:1.1;stroke-linecap:butt"},
	{".tick", NO_COLOUR, INK, "stroke-width:0.7;stroke-linecap:butt"},
	{".cusp", NO_COLOUR, SOFT, "stroke-width:0.9;stroke-linecap:butt"},
	{".axis", NO_COLOUR, INK, "stroke-width:2.6;stroke-linecap:butt"},
	{".arrow", INK, INK, "stroke-width:1"},
	{".rim", NO_COLOUR, PAPER, "stroke-width:6"},
	{".body", NO_COLOUR, INK, "stroke-width:2.1"},
	{".letters", NO_COLOUR, INK, "stroke-width:1.3"},
	{".bold", NO_COLOUR, INK, "stroke-width:2"},
	{".number", NO_COLOUR, SOFT, "stroke-width:1.3"},
	{".leader", NO_COLOUR, SOFT, "stroke-width:0.9"},
	{".spot", INK, NO_COLOUR, NULL},
	{".range", NO_COLOUR, JOIN, "stroke-width:4;stroke-linecap:butt"},
	{".aspect", NO_COLOUR, NO_COLOUR, "stroke-width:1.3"},
	{".aspect.conjunction", NO_COLOUR, JOIN, "stroke-width:3"},
	{".aspect.opposition", NO_COLOUR, HARD, "stroke-width:2"},
	{".aspect.square", NO_COLOUR, HARD, "stroke-width:1.3"},
	{".aspect.trine", NO_COLOUR, EASY, "stroke-width:1.7"},
	{".aspect.sextile", NO_COLOUR, EASY, "stroke-width:1"},
	{".aspect.semisextile", NO_COLOUR, MINOR_EASY, "stroke-width:0.9;stroke-dasharray:3 4"},
	{".aspect.quincunx", NO_COLOUR, MINOR_EASY, "stroke-width:1;stroke-dasharray:10 5"},
	{".aspect.semisquare", NO_COLOUR, MINOR_HARD, "stroke-width:0.9;stroke-dasharray:6 3 1 3"},
	{".aspect.sesquiquadrate", NO_COLOUR, MINOR_HARD, "stroke-width:0.9;stroke-dasharray:8 3 1 3 1 3"},
	{".aspect.quintile", NO_COLOUR, MINOR_FIVE, "stroke-width:0.9;stroke-dasharray:0.5 4"},
	{".aspect.biquintile", NO_COLOUR, MINOR_FIVE, "stroke-width:0.9;stroke-dasharray:12 3 3 3"},
	{".aspect.mark", NO_COLOUR, NO_COLOUR, "stroke-width:1.3;stroke-dasharray:none"},
};

/* What is filled, hollow or dashed tells the parts of a code apart where colours do not. */
static const struct rule code_rules[] = {
	{".part", INK, NO_COLOUR, "font-size:19px"},
	{".figure", INK, NO_COLOUR, "font-size:13px"},
	{".thin", NO_COLOUR, LINE, "stroke-width:1"},
	{".grid", NO_COLOUR, LINE, "stroke-width:0.7;stroke-linecap:butt"},
	{".base", NO_COLOUR, INK, "stroke-width:1;stroke-linecap:butt"},
	{".bound", NO_COLOUR, SOFT, "stroke-width:0.9;stroke-dasharray:2 4;stroke-linecap:butt"},
	{".bar", PAPER, SOFT, "stroke-width:0.9"},
	{".bar.second", JOIN, JOIN, "fill-opacity:0.4;stroke-width:1.2"},
	{".bar.first", JOIN, JOIN, "stroke-width:1.2"},
	{".amplifying", EASY, EASY, "stroke-width:1.4"},
	{".dampening", PAPER, HARD, "stroke-width:1.7"},
	{".neutral", NO_COLOUR, SOFT, "stroke-width:3;stroke-linecap:butt"},
	{".stem", NO_COLOUR, SOFT, "stroke-width:1.4"},
	{".spot", INK, INK, "stroke-width:1.2"},
	{".hollow", PAPER, INK, "stroke-width:1.2"},
	{".now", EASY, EASY, "fill-opacity:0.18;stroke-width:2.2"},
	{".before", NO_COLOUR, INK, "stroke-width:1;stroke-dasharray:5 4"},
	{".curve", NO_COLOUR, EASY, "stroke-width:1.4"},
	{".ahead", NO_COLOUR, NO_COLOUR, "stroke-dasharray:5 4"},
};

static const struct {
	const struct rule *rule;
	size_t count;
} kinds[] = {
	[ORR_SVG_CHART] = {chart_rules, sizeof chart_rules / sizeof chart_rules[0]},
	[ORR_SVG_CODE] = {code_rules, sizeof code_rules / sizeof code_rules[0]},
};

static void put_colour(const struct orr_svg *svg, const char *property, enum colour colour, bool variable)
{
	const char *value = colours[colour].value[svg->options->theme];
	if (variable)
		orr_buf_format(svg->out, "%s:var(--orr-%s,%s);", property, colours[colour].name, value);
	else
		orr_buf_format(svg->out, "%s:%s;", property, value);
}

static void put_rules(const struct orr_svg *svg, size_t count, const struct rule rules[], bool variable)
{
	for (size_t i = 0; i < count; i++) {
		if (variable && rules[i].fill == NO_COLOUR && rules[i].stroke == NO_COLOUR)
			continue;
		orr_buf_format(svg->out, "#%s %s{", svg->prefix, rules[i].selector);
		if (rules[i].fill != NO_COLOUR)
			put_colour(svg, "fill", rules[i].fill, variable);
		if (rules[i].stroke != NO_COLOUR)
			put_colour(svg, "stroke", rules[i].stroke, variable);
		if (rules[i].rest != NULL && !variable)
			orr_buf_text(svg->out, rules[i].rest);
		orr_buf_text(svg->out, "}\n");
	}
}

static void put_all(const struct orr_svg *svg, enum orr_svg_kind kind, bool variable)
{
	put_rules(svg, sizeof common_rules / sizeof common_rules[0], common_rules, variable);
	put_rules(svg, kinds[kind].count, kinds[kind].rule, variable);
}

/* Viewers without CSS variables stumble over var(), so they are shown it only behind a question they do not understand. */
void orr_svg_style(const struct orr_svg *svg, enum orr_svg_kind kind)
{
	orr_buf_text(svg->out, "<style>\n");
	put_all(svg, kind, false);
	orr_buf_text(svg->out, "@supports (fill:var(--orr-ink)){\n");
	put_all(svg, kind, true);
	orr_buf_text(svg->out, "}\n</style>\n");
}
