/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: births in, harmonic_codes documents of a quarter out. */
#include "app/compute_code.h"

#include <math.h>
#include <string.h>

#include "app/code_document.h"
#include "app/placed_birth.h"
#include "app/sky_field.h"
#include "base/memory.h"
#include "codec/tables.h"

enum { FIELDS = 2 };

static enum orr_code place_birth(const struct orr_code_frame *frame, const struct orr_birth *given,
				 struct orr_arena *arena, struct orr_placed_birth *out, struct orr_error *err)
{
	enum orr_code code = orr_birth_place(frame->app, frame->cohorts, given, arena, out, err);
	return code == ORR_OK ? orr_placed_check(out, frame->quarter, "quarter", err) : code;
}

enum orr_code orr_code_check_cohorts(const struct orr_app *app, const struct orr_cohorts *cohorts,
				     struct orr_error *err)
{
	const struct orr_cohorts_header *header = cohorts->header;
	if (strcmp(header->kernel_id, orr_kernel_id(&app->kernel)) == 0 &&
	    strcmp(header->algorithm, ORR_HARMONIC_ALGORITHM) == 0)
		return ORR_OK;
	return orr_fail(err, ORR_E_CONFLICT,
			"the cohorts were made from another kernel or algorithm; orrery calibrate makes "
			"those that belong to this one");
}

/* The quarter's field, and in front of it the one before where the kernel holds that. */
static enum orr_code make_fields(struct orr_code_frame *frame, size_t *out_count, struct orr_error *err)
{
	struct orr_error none;
	const struct orr_quarter before = orr_quarter_add(frame->quarter, -1);
	frame->field = orr_calloc(FIELDS, sizeof *frame->field);
	if (frame->field == NULL)
		return orr_fail_memory(err);
	*out_count =
		orr_quarter_field_of(&frame->app->kernel, before, &frame->field[0], &none) == ORR_OK ? 2 : 1;
	return orr_quarter_field_of(&frame->app->kernel, frame->quarter, &frame->field[*out_count - 1], err);
}

enum orr_code orr_code_scope_everybody(const struct orr_cohorts *cohorts, struct orr_quarter last_quarter,
				       struct orr_rank_plan *plan, struct orr_error *err)
{
	const int64_t end_day = orr_quarter_first_day(orr_quarter_add(last_quarter, 1));
	plan->first_centre = cohorts->header->first_centre;
	const double end_jd = fmin(orr_days_to_jd(end_day) + 1.0, cohorts->header->to_jd_tt);
	const int last = orr_cohort_place_of(end_jd).before + 1;
	if (last <= plan->first_centre)
		return orr_fail_field(err, ORR_E_OUT_OF_RANGE, "quarter",
				      "the quarter is before all births of the cohorts");
	plan->centre_count = (size_t)last - (size_t)plan->first_centre + 1;
	plan->first_class = ORR_CERTAIN_MINUTE;
	plan->class_count = ORR_CERTAINTY_CLASS_COUNT;
	return ORR_OK;
}

/* Centres and classes: those of one birth, or of everybody born until the quarter's end. */
static enum orr_code choose_scope(const struct orr_code_frame *frame, const struct orr_birth *birth,
				  struct orr_rank_plan *plan, struct orr_error *err)
{
	enum { ARENA_BYTES = 8 << 20 };
	if (birth == NULL)
		return orr_code_scope_everybody(frame->cohorts, frame->quarter, plan, err);
	struct orr_arena arena;
	struct orr_placed_birth placed;
	orr_arena_init(&arena, ARENA_BYTES);
	enum orr_code code = place_birth(frame, birth, &arena, &placed, err);
	orr_arena_done(&arena);
	if (code != ORR_OK)
		return code;
	plan->first_centre = orr_placed_cohort(&placed).before;
	plan->centre_count = 2;
	plan->first_class = orr_placed_class(&placed);
	plan->class_count = 1;
	return ORR_OK;
}

static enum orr_code open_frame(struct orr_code_frame *frame, const struct orr_birth *birth,
				struct orr_error *err)
{
	struct orr_rank_plan plan = {
		.kernel = &frame->app->kernel, .cohorts = frame->cohorts, .keeper = frame->app->ranks};
	enum orr_code code = orr_code_check_cohorts(frame->app, frame->cohorts, err);
	if (code == ORR_OK)
		code = choose_scope(frame, birth, &plan, err);
	if (code == ORR_OK)
		code = make_fields(frame, &plan.field_count, err);
	if (code != ORR_OK)
		return code;
	plan.field = frame->field;
	return orr_rank_tables_open(&plan, &frame->tables, err);
}

enum orr_code orr_code_frame_open(const struct orr_code_wish *wish, struct orr_pool *pool,
				  struct orr_code_frame *out, struct orr_error *err)
{
	struct orr_code_frame frame = {
		.app = wish->app, .pool = pool, .cohorts = wish->cohorts, .quarter = wish->quarter};
	enum orr_code code = open_frame(&frame, wish->birth, err);
	if (code != ORR_OK) {
		orr_code_frame_close(&frame);
		return code;
	}
	*out = frame;
	return ORR_OK;
}

void orr_code_frame_close(struct orr_code_frame *frame)
{
	orr_rank_tables_free(&frame->tables);
	orr_free(frame->field);
	frame->field = NULL;
}

static void code_in(const struct orr_code_frame *frame, size_t field, const struct orr_placed_birth *placed,
		    const struct orr_subject *subject, struct orr_quarter_code *out)
{
	orr_code_raw_in(subject, &frame->field[field], &out->raw);
	orr_rank_tables_rank(&frame->tables, field, orr_placed_class(placed), orr_placed_cohort(placed),
			     &out->raw, &out->ranks);
}

static enum orr_code make_one(const struct orr_code_frame *frame, const struct orr_placed_birth *placed,
			      struct orr_arena *arena, void **out, struct orr_error *err)
{
	struct orr_subject subject;
	struct orr_quarter_code now, before;
	const size_t current = frame->tables.plan.field_count - 1;
	struct orr_harmonic_codes *document = orr_arena_alloc(arena, sizeof *document);
	if (document == NULL)
		return orr_fail_memory(err);
	orr_placed_subject(frame->cohorts, placed, &subject);
	code_in(frame, current, placed, &subject, &now);
	const bool older = placed->moment.first_ms < orr_quarter_begin_ms(frame->quarter);
	const bool compared = older && current > 0;
	if (compared)
		code_in(frame, current - 1, placed, &subject, &before);
	const struct orr_code_source from = {&placed->birth,           &placed->notes, &placed->moment,
					     placed->half_width_d,     &subject,       &now,
					     compared ? &before : NULL};
	enum orr_code code = orr_code_document(frame, &from, arena, document, err);
	if (code == ORR_OK)
		*out = document;
	return code;
}

/* Births with their skies, and the ranks that they need. The error of a single birth stays with it. */
static enum orr_code place_all(const struct orr_code_frame *frame, size_t count,
			       const struct orr_birth births[], struct orr_arena *arena,
			       struct orr_placed_birth placed[], struct orr_error err[])
{
	struct orr_rank_want *want = orr_arena_array(arena, count, sizeof *want);
	size_t wanted = 0;
	if (want == NULL)
		return orr_fail_memory(&err[0]);
	for (size_t i = 0; i < count; i++)
		if (err[i].code == ORR_OK &&
		    place_birth(frame, &births[i], arena, &placed[i], &err[i]) == ORR_OK)
			want[wanted++] = (struct orr_rank_want){orr_placed_cohort(&placed[i]),
								orr_placed_class(&placed[i])};
	struct orr_error whole = {0};
	enum orr_code code = orr_rank_tables_need(&frame->tables, wanted, want, frame->pool, &whole);
	if (code != ORR_OK)
		err[0] = whole;
	return code;
}

static enum orr_code make(const struct orr_document_maker *self, size_t count,
			  const struct orr_birth births[], struct orr_arena *arena, void *out[],
			  struct orr_error err[])
{
	struct orr_placed_birth *placed = orr_arena_array(arena, count, sizeof *placed);
	if (placed == NULL)
		return orr_fail_memory(&err[0]);
	enum orr_code code = place_all(self->context, count, births, arena, placed, err);
	for (size_t i = 0; i < count && code == ORR_OK; i++) {
		out[i] = NULL;
		if (err[i].code != ORR_OK)
			continue;
		code = make_one(self->context, &placed[i], arena, &out[i], &err[i]);
		if (code != ORR_OK)
			err[0] = err[i];
	}
	return code;
}

struct orr_document_maker orr_code_maker(const struct orr_code_frame *frame)
{
	return (struct orr_document_maker){
		.table = &orr_harmonic_codes_table, .app = frame->app, .context = frame, .make = make};
}
