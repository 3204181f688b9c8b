/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, energy_patterns documents of a span of quarters out. */
#include "app/analyse_pattern.h"

#include <math.h>
#include <string.h>

#include "app/motion.h"
#include "app/pattern_document.h"
#include "app/placed_birth.h"
#include "app/sky_field.h"
#include "base/memory.h"
#include "codec/tables.h"
#include "core/sample.h"

/* So many quarters share tables: a thread ranks them together. */
enum { QUARTERS_A_TABLE = 6, SENTENCES_MAX_BYTES = 64 << 20 };

/* A whole round of the Sun around a birth: those who share its year, whatever the season. */
#define COHORT_HALF_D (ORR_COHORT_YEAR_D / 2.0)

static bool holds(const struct orr_quarter_sky sky[], size_t count, struct orr_quarter quarter)
{
	return count > 0 && orr_quarter_number(quarter) >= orr_quarter_number(sky[0].quarter) &&
	       orr_quarter_number(quarter) <= orr_quarter_number(sky[count - 1].quarter);
}

/* A quarter's field and events. */
static enum orr_code add_quarter(struct orr_pattern_frame *frame, struct orr_quarter quarter,
				 struct orr_error *err)
{
	const struct orr_kernel *kernel = &frame->code.app->kernel;
	struct orr_quarter_sky *sky = &frame->sky[frame->sky_count];
	enum orr_code code = orr_quarter_field_of(kernel, quarter, &frame->code.field[frame->sky_count], err);
	if (code != ORR_OK)
		return code;
	sky->quarter = quarter;
	sky->span = orr_quarter_span(kernel, quarter);
	const size_t count = orr_sky_events(&sky->span, ORR_SKY_EVENTS_MAX, sky->event);
	sky->event_count = count < ORR_SKY_EVENTS_MAX ? count : ORR_SKY_EVENTS_MAX;
	frame->sky_count++;
	return orr_pattern_factors(&frame->arena, sky) ? ORR_OK : orr_fail_memory(err);
}

/* The span, then the current quarter and those after it that are not in the span, as far as the kernel goes. */
static enum orr_code add_quarters(struct orr_pattern_frame *frame, const struct orr_pattern_wish *wish,
				  struct orr_error *err)
{
	const size_t span = (size_t)orr_quarter_number(wish->to) - (size_t)orr_quarter_number(wish->from) + 1,
		     most = span + 1 + ORR_PATTERN_AHEAD;
	struct orr_error none;
	enum orr_code code = ORR_OK;
	frame->sky = orr_calloc(most, sizeof *frame->sky);
	frame->code.field = orr_calloc(most, sizeof *frame->code.field);
	if (frame->sky == NULL || frame->code.field == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < span && code == ORR_OK; i++)
		code = add_quarter(frame, orr_quarter_add(wish->from, (int)i), err);
	frame->span_count = span;
	if (code == ORR_OK && !holds(frame->sky, span, wish->current))
		code = add_quarter(frame, wish->current, err);
	for (int ahead = 1; ahead <= ORR_PATTERN_AHEAD && code == ORR_OK; ahead++) {
		const struct orr_quarter quarter = orr_quarter_add(wish->current, ahead);
		if (!holds(frame->sky, span, quarter) && add_quarter(frame, quarter, &none) != ORR_OK)
			break;
	}
	return code;
}

/* Births of a birth's year: from and to. */
static void cohort_ends(const struct orr_pattern_frame *frame, double jd_tt, double out[2])
{
	out[0] = fmax(jd_tt - COHORT_HALF_D, frame->code.cohorts->header->from_jd_tt);
	out[1] = fmin(jd_tt + COHORT_HALF_D, frame->last_jd_tt);
}

static enum orr_code choose_scope(struct orr_pattern_frame *frame, const struct orr_birth *birth,
				  struct orr_rank_plan *plan, struct orr_error *err)
{
	enum { ARENA_BYTES = 8 << 20 };
	const struct orr_cohorts *cohorts = frame->code.cohorts;
	const struct orr_quarter last = frame->sky[frame->span_count - 1].quarter;
	struct orr_arena arena;
	struct orr_placed_birth placed;
	double end[2];
	frame->last_jd_tt = cohorts->header->to_jd_tt;
	if (birth == NULL) {
		frame->last_jd_tt = fmin(frame->last_jd_tt,
					 orr_days_to_jd(orr_quarter_first_day(orr_quarter_add(last, 1))));
		return orr_code_scope_everybody(cohorts, last, plan, err);
	}
	orr_arena_init(&arena, ARENA_BYTES);
	enum orr_code code = orr_birth_place(frame->code.app, cohorts, birth, &arena, &placed, err);
	orr_arena_done(&arena);
	if (code != ORR_OK)
		return code;
	cohort_ends(frame, placed.jd_tt, end);
	plan->first_centre = orr_cohort_place_of(end[0]).before;
	plan->centre_count = (size_t)(orr_cohort_place_of(end[1]).before + 2 - plan->first_centre);
	plan->first_class = orr_placed_class(&placed);
	plan->class_count = 1;
	return ORR_OK;
}

static enum orr_code open_tables(struct orr_pattern_frame *frame, struct orr_rank_plan plan,
				 struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	const size_t count = (frame->sky_count + QUARTERS_A_TABLE - 1) / QUARTERS_A_TABLE;
	frame->tables = orr_calloc(count, sizeof *frame->tables);
	if (frame->tables == NULL)
		return orr_fail_memory(err);
	for (; frame->table_count < count && code == ORR_OK; frame->table_count++) {
		const size_t first = frame->table_count * QUARTERS_A_TABLE, rest = frame->sky_count - first;
		plan.field = &frame->code.field[first];
		plan.field_count = rest < QUARTERS_A_TABLE ? rest : QUARTERS_A_TABLE;
		code = orr_rank_tables_open(&plan, &frame->tables[frame->table_count], err);
	}
	return code;
}

static enum orr_code open_frame(struct orr_pattern_frame *frame, const struct orr_pattern_wish *wish,
				struct orr_error *err)
{
	struct orr_rank_plan plan = {
		.kernel = &wish->app->kernel, .cohorts = wish->cohorts, .keeper = wish->app->ranks};
	if (orr_quarter_number(wish->to) < orr_quarter_number(wish->from))
		return orr_fail_field(err, ORR_E_INVALID, "to",
				      "the span ends in %04d-Q%d, before it begins; give a later --to",
				      wish->to.year, wish->to.quarter);
	enum orr_code code = orr_code_check_cohorts(wish->app, wish->cohorts, err);
	if (code == ORR_OK)
		code = add_quarters(frame, wish, err);
	if (code == ORR_OK)
		code = choose_scope(frame, wish->birth, &plan, err);
	return code == ORR_OK ? open_tables(frame, plan, err) : code;
}

enum orr_code orr_pattern_frame_open(const struct orr_pattern_wish *wish, struct orr_pool *pool,
				     struct orr_pattern_frame *out, struct orr_error *err)
{
	struct orr_pattern_frame frame = {
		.code = {.app = wish->app, .cohorts = wish->cohorts, .pool = pool, .quarter = wish->current}};
	orr_arena_init(&frame.arena, SENTENCES_MAX_BYTES);
	enum orr_code code = open_frame(&frame, wish, err);
	if (code != ORR_OK) {
		orr_pattern_frame_close(&frame);
		return code;
	}
	*out = frame;
	return ORR_OK;
}

void orr_pattern_frame_close(struct orr_pattern_frame *frame)
{
	for (size_t i = 0; i < frame->table_count; i++)
		orr_rank_tables_free(&frame->tables[i]);
	orr_free(frame->tables);
	orr_free(frame->sky);
	orr_code_frame_close(&frame->code);
	orr_arena_done(&frame->arena);
	*frame = (struct orr_pattern_frame){.tables = NULL};
}

/* Someone whose codes are asked for: the birth, or one of its cohort. */
struct asked {
	const struct orr_subject *subject;
	struct orr_cohort_place place;
	enum orr_certainty_class class;
};

static void code_in(const struct orr_pattern_frame *frame, size_t quarter, const struct asked *asked,
		    struct orr_code_ranks *out)
{
	struct orr_code_raw raw;
	orr_code_raw_in(asked->subject, &frame->code.field[quarter], &raw);
	orr_rank_tables_rank(&frame->tables[quarter / QUARTERS_A_TABLE], quarter % QUARTERS_A_TABLE,
			     asked->class, asked->place, &raw, out);
}

/* Percentiles of a series, level by level, as orr_series_report wants them. */
static void series_of(const struct orr_pattern_frame *frame, size_t first, const struct asked *asked,
		      double value[])
{
	const size_t count = frame->span_count - first;
	for (size_t i = 0; i < count; i++) {
		struct orr_code_ranks ranks;
		code_in(frame, first + i, asked, &ranks);
		for (size_t k = 0; k < ORR_LEVEL_COUNT; k++)
			value[k * count + i] = 100.0 * ranks.level[k];
	}
}

/* The cohort's reports: how volatile each is, and what it would be called. */
struct cohort {
	struct orr_subject self, other; /* the birth, and one of its cohort at a time */
	struct orr_series_report report[ORR_PATTERN_COHORT];
	int count;
};

/* Percentile of a volatility: the share below, and half of those alike. NaN for no volatility or no cohort. */
static double index_of(const struct cohort *cohort, double volatility)
{
	int below = 0, above = 0;
	if (isnan(volatility) || cohort->count == 0)
		return (double)NAN;
	for (int i = 0; i < cohort->count; i++) {
		below += cohort->report[i].volatility < volatility;
		above += cohort->report[i].volatility > volatility;
	}
	return 50.0 * (cohort->count + below - above) / cohort->count;
}

static void fill_cohort(const struct orr_pattern_frame *frame, const struct orr_placed_birth *placed,
			size_t first, double room[], struct cohort *out)
{
	const struct orr_cohorts *cohorts = frame->code.cohorts;
	const size_t count = frame->span_count - first;
	double end[2];
	cohort_ends(frame, placed->jd_tt, end);
	out->count = 0;
	for (int i = 0; i < ORR_PATTERN_COHORT; i++) {
		const double share = (i + orr_sample_uniform(cohorts->header->seed, (uint64_t)i)) /
				     ORR_PATTERN_COHORT,
			     jd_tt = end[0] + share * (end[1] - end[0]);
		struct orr_motion motion;
		if (!orr_motion_at(&frame->code.app->kernel, jd_tt, &motion))
			continue;
		const struct asked asked = {&out->other, orr_cohort_place_of(jd_tt),
					    orr_placed_class(placed)};
		orr_subject_make(cohorts, jd_tt, &motion, orr_certainty_half_width_d(asked.class),
				 &out->other);
		series_of(frame, first, &asked, room);
		orr_series_report(count, room, room + ORR_LEVEL_COUNT * count, &out->report[out->count++]);
	}
}

static void judge(const struct cohort *cohort, struct orr_pattern_analysis *analysis)
{
	int alike = 0;
	analysis->volatility_index = index_of(cohort, analysis->report.volatility);
	analysis->type = orr_pattern_type_of(&analysis->report, analysis->volatility_index);
	for (int i = 0; i < cohort->count; i++) {
		const struct orr_series_report *report = &cohort->report[i];
		alike += orr_pattern_type_of(report, index_of(cohort, report->volatility)) == analysis->type;
	}
	analysis->cohort_count = cohort->count;
	analysis->cohort_share = cohort->count > 0 ? (double)alike / cohort->count : (double)NAN;
}

/* The birth's codes in all quarters, as they are published. */
static void fill_codes(const struct orr_pattern_frame *frame, const struct asked *asked,
		       struct orr_pattern_analysis *analysis)
{
	for (size_t i = 0; i < frame->sky_count; i++) {
		struct orr_code_ranks ranks;
		code_in(frame, i, asked, &ranks);
		for (size_t k = 0; k < ORR_LEVEL_COUNT; k++)
			analysis->level[i][k] =
				orr_round_decimals(100.0 * ranks.level[k], ORR_LEVEL_DECIMALS);
		analysis->primary[i] = ranks.leading[0];
	}
}

/* Codes, statistics and cohort; `room` as orr_series_report wants it, with the values in front. */
static void analyse(const struct orr_pattern_frame *frame, double room[], struct cohort *cohort,
		    struct orr_pattern_analysis *analysis)
{
	const struct orr_placed_birth *placed = analysis->placed;
	const struct asked asked = {&cohort->self, orr_placed_cohort(placed), orr_placed_class(placed)};
	const size_t count = frame->span_count - analysis->first;
	orr_placed_subject(frame->code.cohorts, placed, &cohort->self);
	fill_codes(frame, &asked, analysis);
	for (size_t k = 0; k < ORR_LEVEL_COUNT; k++)
		for (size_t i = 0; i < count; i++)
			room[k * count + i] = analysis->level[analysis->first + i][k];
	orr_series_report(count, room, room + ORR_LEVEL_COUNT * count, &analysis->report);
	fill_cohort(frame, placed, analysis->first, room, cohort);
	judge(cohort, analysis);
}

static enum orr_code make_one(const struct orr_pattern_frame *frame, const struct orr_placed_birth *placed,
			      struct orr_arena *arena, void **out, struct orr_error *err)
{
	struct orr_pattern_analysis analysis = {.placed = placed};
	while (orr_quarter_begin_ms(orr_quarter_add(frame->sky[analysis.first].quarter, 1)) <=
	       placed->moment.first_ms)
		analysis.first++;
	const size_t count = frame->span_count - analysis.first;
	struct orr_energy_pattern *document = orr_arena_alloc(arena, sizeof *document);
	analysis.level = orr_arena_array(arena, frame->sky_count, sizeof *analysis.level);
	analysis.primary = orr_arena_array(arena, frame->sky_count, sizeof *analysis.primary);
	struct cohort *cohort = orr_calloc(1, sizeof *cohort);
	double *room = orr_calloc(ORR_LEVEL_COUNT * count + orr_series_room(count), sizeof *room);
	enum orr_code code;
	if (document != NULL && analysis.level != NULL && analysis.primary != NULL && cohort != NULL &&
	    room != NULL) {
		analysis.subject = &cohort->self;
		analyse(frame, room, cohort, &analysis);
		code = orr_pattern_document(frame, &analysis, arena, document, err);
	} else {
		code = orr_fail_memory(err);
	}
	orr_free(cohort);
	orr_free(room);
	if (code == ORR_OK)
		*out = document;
	return code;
}

static enum orr_code place(const struct orr_pattern_frame *frame, const struct orr_birth *birth,
			   struct orr_arena *arena, struct orr_placed_birth *out, struct orr_error *err)
{
	const struct orr_quarter last = frame->sky[frame->span_count - 1].quarter, now = frame->code.quarter;
	enum orr_code code = orr_birth_place(frame->code.app, frame->code.cohorts, birth, arena, out, err);
	const struct orr_quarter bound = orr_quarter_number(last) < orr_quarter_number(now) ? last : now;
	return code == ORR_OK ? orr_placed_check(out, bound, "to", err) : code;
}

/* Tables of a few quarters, built where births first need them: a thread for each. */
struct build {
	const struct orr_pattern_frame *frame;
	const struct orr_rank_want *want;
	size_t want_count;
	struct orr_error *err; /* [table_count] */
};

static void build_tables(void *context, size_t index)
{
	const struct build *build = context;
	struct orr_error *err = &build->err[index];
	struct orr_pool *alone;
	if (orr_pool_open(&alone, 1, err) != ORR_OK)
		return;
	const enum orr_code code = orr_rank_tables_need(&build->frame->tables[index], build->want_count,
							build->want, alone, err);
	err->code = code;
	orr_pool_close(alone);
}

static enum orr_code build_all(const struct orr_pattern_frame *frame, size_t want_count,
			       const struct orr_rank_want want[], struct orr_error *err)
{
	struct build build = {frame, want, want_count, orr_calloc(frame->table_count, sizeof *build.err)};
	if (build.err == NULL)
		return orr_fail_memory(err);
	orr_pool_run(frame->code.pool, frame->table_count, build_tables, &build);
	enum orr_code code = ORR_OK;
	for (size_t i = 0; i < frame->table_count && code == ORR_OK; i++) {
		code = build.err[i].code;
		if (code != ORR_OK)
			*err = build.err[i];
	}
	orr_free(build.err);
	return code;
}

/* What a birth and its cohort are ranked between: centres from one end of the cohort to the other. */
static size_t add_wants(const struct orr_pattern_frame *frame, const struct orr_placed_birth *placed,
			struct orr_rank_want out[])
{
	double end[2];
	size_t count = 0;
	cohort_ends(frame, placed->jd_tt, end);
	const int last = orr_cohort_place_of(end[1]).before;
	for (int before = orr_cohort_place_of(end[0]).before; before <= last; before++)
		out[count++] = (struct orr_rank_want){{before, 0.0}, orr_placed_class(placed)};
	return count;
}

static enum orr_code make(const struct orr_document_maker *self, size_t count,
			  const struct orr_birth births[], struct orr_arena *arena, void *out[],
			  struct orr_error err[])
{
	enum { WANTS_A_BIRTH = 3 }; /* a year touches three centres' spans at most */
	const struct orr_pattern_frame *frame = self->context;
	struct orr_placed_birth *placed = orr_arena_array(arena, count, sizeof *placed);
	struct orr_rank_want *want = orr_arena_array(arena, count * WANTS_A_BIRTH, sizeof *want);
	size_t wanted = 0;
	struct orr_error whole = {0};
	if (placed == NULL || want == NULL)
		return orr_fail_memory(&err[0]);
	for (size_t i = 0; i < count; i++)
		if (err[i].code == ORR_OK && place(frame, &births[i], arena, &placed[i], &err[i]) == ORR_OK)
			wanted += add_wants(frame, &placed[i], want + wanted);
	enum orr_code code = build_all(frame, wanted, want, &whole);
	for (size_t i = 0; i < count && code == ORR_OK; i++) {
		out[i] = NULL;
		if (err[i].code == ORR_OK)
			code = make_one(frame, &placed[i], arena, &out[i], &whole);
	}
	if (code != ORR_OK)
		err[0] = whole;
	return code;
}

struct orr_document_maker orr_pattern_maker(const struct orr_pattern_frame *frame)
{
	return (struct orr_document_maker){
		.table = &orr_energy_pattern_table, .app = frame->code.app, .context = frame, .make = make};
}
