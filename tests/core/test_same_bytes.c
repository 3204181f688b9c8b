/* SPDX-License-Identifier: Apache-2.0 */
/* A hash over 10,000 charts that every compiler, optimisation and machine must give. */
#include "core/angle.h"
#include "core/chart.h"
#include "skies.h"
#include "test.h"

/* FNV-1a (Fowler, Noll, Vo) over every figure of a chart; fields one by one, since padding has no say. */
static void add_bytes(uint64_t *hash, const void *data, size_t size)
{
	const unsigned char *bytes = data;
	for (size_t n = 0; n < size; n++)
		*hash = (*hash ^ bytes[n]) * 0x100000001b3u;
}

static void add_aspects(uint64_t *hash, size_t count, const struct orr_aspect aspect[])
{
	for (size_t n = 0; n < count; n++) {
		const double figures[6] = {aspect[n].point1,  aspect[n].point2,
					   aspect[n].kind,    aspect[n].separation_deg,
					   aspect[n].orb_deg, aspect[n].applying ? 1 : 0};
		add_bytes(hash, figures, sizeof figures);
	}
}

static void add_chart(uint64_t *hash, const struct orr_chart *chart)
{
	for (int n = 0; n < ORR_BODY_COUNT; n++) {
		const struct orr_chart_body *body = &chart->body[n];
		const double figures[8] = {body->lon_deg,
					   body->lon_min_deg,
					   body->lon_max_deg,
					   body->sign,
					   body->house,
					   body->dignity,
					   body->sign_certain ? 1 : 0,
					   body->retrograde ? 1 : 0};
		add_bytes(hash, figures, sizeof figures);
	}
	const struct orr_houses *h = &chart->houses;
	const double figures[14] = {h->asc_deg,
				    h->mc_deg,
				    h->vertex_deg,
				    h->asc_speed_deg_d,
				    h->mc_speed_deg_d,
				    h->vertex_speed_deg_d,
				    chart->fortune_deg,
				    chart->moon_illuminated_fraction,
				    chart->moon_phase,
				    chart->dominant_element,
				    chart->dominant_quality,
				    chart->ruler,
				    chart->co_ruler,
				    chart->day_birth ? 1 : 0};
	add_bytes(hash, figures, sizeof figures);
	add_bytes(hash, h->cusp_deg, sizeof h->cusp_deg);
	add_aspects(hash, chart->aspect_count, chart->aspect);
	add_aspects(hash, chart->possible_count, chart->possible);
	for (size_t n = 0; n < chart->pattern_count; n++) {
		add_bytes(hash, &chart->pattern[n].kind, sizeof chart->pattern[n].kind);
		add_bytes(hash, chart->pattern[n].body,
			  chart->pattern[n].body_count * sizeof chart->pattern[n].body[0]);
	}
}

/*
 * Each sky is a moment and the middle of a window. The hash is the one that gcc 12 and clang 14 give without and with
 * optimisation and native instructions; it changes only when a calculation or the order of the figures above does.
 */
static void same_bytes_everywhere(void **unused)
{
	(void)unused;
	struct random random = {19};
	uint64_t hash = 0xcbf29ce484222325u;
	for (int i = 0; i < 10000; i++) {
		struct orr_sky sky[3];
		static struct orr_chart chart;
		sky[0] = sky[1] = sky[2] = random_sky(&random);
		for (int n = 0; n < ORR_BODY_COUNT; n++) {
			sky[0].lon_deg[n] =
				orr_angle_wrap(sky[1].lon_deg[n] - 0.25 * sky[1].lon_speed_deg_d[n]);
			sky[2].lon_deg[n] =
				orr_angle_wrap(sky[1].lon_deg[n] + random_uniform(&random, -0.3, 0.3));
		}
		const double armc = random_uniform(&random, 0, 360), lat = random_uniform(&random, -90, 90);
		orr_chart_compute(&sky[1], armc, lat, ORR_HOUSES_PLACIDUS, &orr_aspect_rules_default, &chart);
		add_chart(&hash, &chart);
		orr_chart_compute_window(3, sky, 0.25, &orr_aspect_rules_default, &chart);
		add_chart(&hash, &chart);
	}
	print_message("# hash 0x%016llx\n", (unsigned long long)hash);
	assert_true(hash == 0x3213ede329624692u);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_bytes_everywhere),
	};
	return cmocka_run_group_tests_name("same_bytes", tests, NULL, NULL);
}
