/* SPDX-License-Identifier: Apache-2.0 */
/* Labels of bodies: where they stand and how they are drawn. */
#include "faces/svg/labels.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "core/trig.h"
#include "faces/svg/words.h"
#include "model/names.h"

/* Each part stands further in than the one before by the reach of both. */
const struct orr_svg_zone orr_svg_zone_wheel = {.leader_outer = 357,
						.leader_inner = 339,
						.radius = {320, 289, 265, 246},
						.size = {28, 12.5, 10.5, 12}};
const struct orr_svg_zone orr_svg_zone_outer = {
	.leader_outer = 364, .leader_inner = 350, .radius = {333, 305, 283, 266}, .size = {25, 11, 9.5, 10}};
const struct orr_svg_zone orr_svg_zone_inner = {
	.leader_outer = 256, .leader_inner = 244, .radius = {228, 202, 181, 165}, .size = {23, 10.5, 9, 9}};

double orr_svg_part_reach(const struct orr_svg_zone *zone, enum orr_svg_part part)
{
	/* Furthest point of any glyph, of two wide figures with their sign, of the retrograde sign, for a size of 1. */
	static const double far[ORR_SVG_PART_COUNT] = {0.6, 1.0, 0.94, 0.57};
	static const double half_stroke = 0.8;
	return far[part] * zone->size[part] + half_stroke;
}

/* Circles at radius r stand 2 r sin(h) apart when their directions differ by 2 h. */
double orr_svg_zone_half_deg(const struct orr_svg_zone *zone)
{
	double half_deg = 0;
	for (int part = 0; part < ORR_SVG_PART_COUNT; part++)
		half_deg = fmax(half_deg, orr_asin_deg(orr_svg_part_reach(zone, (enum orr_svg_part)part) /
						       zone->radius[part]));
	return half_deg;
}

/* One label: a body, or an angle of the chart by its letters. */
struct label {
	double lon_deg;
	const struct orr_doc_planet *planet; /* NULL for an angle */
	const char *letters, *name;
};

static size_t collect(const struct orr_svg *svg, const struct orr_birth_chart *chart, bool with_angles,
		      struct label out[ORR_SPREAD_MAX])
{
	const struct orr_doc_calculated *angles = &chart->calculated_data;
	size_t count = 0;
	for (size_t i = 0; i < chart->planet_count; i++)
		if (svg->bodies >> chart->planets[i].name & 1)
			out[count++] = (struct label){.lon_deg = chart->planets[i].degree,
						      .planet = &chart->planets[i]};
	if (with_angles && angles->has_ascendant)
		out[count++] = (struct label){
			.lon_deg = angles->ascendant.longitude, .letters = "AC", .name = "Ascendant"};
	if (with_angles && angles->has_midheaven)
		out[count++] = (struct label){
			.lon_deg = angles->midheaven.longitude, .letters = "MC", .name = "Midheaven"};
	return count;
}

/* The minute is left out where the day holds several. */
static bool minute_certain(const struct orr_doc_planet *planet)
{
	if (planet == NULL || isnan(planet->degree_min) || isnan(planet->degree_max))
		return true;
	struct orr_svg_degree least = orr_svg_degree_of(planet->degree_min),
			      most = orr_svg_degree_of(planet->degree_max);
	return least.sign == most.sign && least.degree == most.degree && least.minute == most.minute;
}

/* Path data of a label's figures. */
static void put_figures(const struct orr_svg *svg, const struct label *label, const struct orr_svg_zone *zone,
			double place_deg)
{
	struct orr_svg_degree degree = orr_svg_degree_of(label->lon_deg);
	char text[ORR_SVG_DEGREE_TEXT_MAX];
	snprintf(text, sizeof text, "%d^", degree.degree);
	orr_glyph_text(svg->out, text, orr_svg_at(svg, place_deg, zone->radius[ORR_SVG_DEGREE]),
		       zone->size[ORR_SVG_DEGREE]);
	double next = zone->radius[ORR_SVG_MINUTE];
	if (minute_certain(label->planet)) {
		snprintf(text, sizeof text, "%02d'", degree.minute);
		orr_glyph_text(svg->out, text, orr_svg_at(svg, place_deg, next), zone->size[ORR_SVG_MINUTE]);
		next = zone->radius[ORR_SVG_RETROGRADE];
	}
	if (label->planet != NULL && label->planet->retrograde)
		orr_glyph_put(svg->out, orr_glyph_retrograde, orr_svg_at(svg, place_deg, next),
			      zone->size[ORR_SVG_RETROGRADE]);
}

static void put_glyph(const struct orr_svg *svg, const struct label *label, const struct orr_svg_zone *zone,
		      double place_deg)
{
	struct orr_svg_point at = orr_svg_at(svg, place_deg, zone->radius[ORR_SVG_GLYPH]);
	double size = zone->size[ORR_SVG_GLYPH];
	if (label->planet != NULL)
		orr_glyph_put(svg->out, orr_glyph_body[label->planet->name], at, size);
	else
		orr_glyph_text(svg->out, label->letters, at, size / 2);
}

static void draw(const struct orr_svg *svg, const struct label *label, const struct orr_svg_zone *zone,
		 double place_deg)
{
	orr_buf_text(svg->out, "<g class=\"label\">\n<title>");
	if (label->planet != NULL)
		orr_svg_say_planet(svg->out, label->planet);
	else
		orr_svg_say_point(svg->out, label->name, label->lon_deg);
	orr_buf_text(svg->out, "</title>\n");
	orr_svg_path_open(svg, "leader");
	orr_svg_spiral(svg, label->lon_deg, zone->leader_outer, place_deg, zone->leader_inner);
	orr_svg_path_close(svg);
	orr_svg_path_open(svg, "rim");
	put_glyph(svg, label, zone, place_deg);
	put_figures(svg, label, zone, place_deg);
	orr_svg_path_close(svg);
	orr_svg_path_open(svg, label->planet != NULL ? "body" : "body angle");
	put_glyph(svg, label, zone, place_deg);
	orr_svg_path_close(svg);
	orr_svg_path_open(svg, "letters");
	put_figures(svg, label, zone, place_deg);
	orr_svg_path_close(svg);
	orr_buf_text(svg->out, "</g>\n");
}

/* Where a body may have been in the course of the day. */
static void draw_range(const struct orr_svg *svg, const struct orr_doc_planet *planet,
		       const struct orr_svg_zone *zone)
{
	if (isnan(planet->degree_min) || isnan(planet->degree_max))
		return;
	orr_svg_path_open(svg, "range");
	orr_svg_arc(svg, zone->leader_outer, planet->degree_min, planet->degree_max, true);
	orr_svg_path_close(svg);
}

void orr_svg_labels(const struct orr_svg *svg, const struct orr_birth_chart *chart,
		    const struct orr_svg_zone *zone, const struct orr_spread_walls *walls, bool with_angles)
{
	struct label label[ORR_SPREAD_MAX];
	double at_deg[ORR_SPREAD_MAX] = {0}, half_deg[ORR_SPREAD_MAX] = {0}, place_deg[ORR_SPREAD_MAX];
	static const double spot_radius = 1.8;
	size_t count = collect(svg, chart, with_angles, label);
	for (size_t i = 0; i < count; i++) {
		at_deg[i] = label[i].lon_deg;
		half_deg[i] = orr_svg_zone_half_deg(zone);
	}
	/* Every body and both angles need less than half the circle in each zone. */
	bool fits = orr_spread_between(count, at_deg, half_deg, walls, place_deg);
	assert(fits);
	for (size_t i = 0; i < count && fits; i++) {
		if (label[i].planet != NULL)
			draw_range(svg, label[i].planet, zone);
		orr_svg_circle(svg, "spot", orr_svg_at(svg, at_deg[i], zone->leader_outer), spot_radius);
		draw(svg, &label[i], zone, place_deg[i]);
	}
}

void orr_svg_degree_text(double lon_deg, char out[ORR_SVG_DEGREE_TEXT_MAX])
{
	struct orr_svg_degree degree = orr_svg_degree_of(lon_deg);
	snprintf(out, ORR_SVG_DEGREE_TEXT_MAX, "%d^%02d'", degree.degree, degree.minute);
}
