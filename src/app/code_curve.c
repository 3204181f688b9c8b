/* SPDX-License-Identifier: Apache-2.0 */
/* Levels day by day. */
#include "app/code_curve.h"

#include "app/placed_birth.h"
#include "app/sky_field.h"
#include "codec/field.h"

static void rank_day(const struct orr_code_frame *frame, const struct orr_placed_birth *placed,
		     const struct orr_code_raw *raw, double level[ORR_LEVEL_COUNT])
{
	struct orr_code_ranks ranks;
	orr_rank_tables_rank(&frame->tables, frame->tables.plan.field_count - 1, orr_placed_class(placed),
			     orr_placed_cohort(placed), raw, &ranks);
	for (int k = 0; k < ORR_LEVEL_COUNT; k++)
		level[k] = orr_round_decimals(100.0 * ranks.level[k], ORR_LEVEL_DECIMALS);
}

static enum orr_code run_days(const struct orr_code_frame *frame, const struct orr_placed_birth *placed,
			      struct orr_code_curve *out, struct orr_error *err)
{
	struct orr_subject subject;
	const int64_t first = orr_quarter_first_day(frame->quarter);
	orr_placed_subject(frame->cohorts, placed, &subject);
	for (int i = 0; i < out->day_count; i++) {
		struct orr_quarter_field field;
		struct orr_code_raw raw;
		enum orr_code code = orr_day_field_of(&frame->app->kernel, first + i, &field, err);
		if (code != ORR_OK)
			return code;
		orr_code_raw_in(&subject, &field, &raw);
		for (int k = 0; k < ORR_LEVEL_COUNT; k++)
			out->raw[i][k] = raw.level[k];
		rank_day(frame, placed, &raw, out->level[i]);
	}
	return ORR_OK;
}

enum orr_code orr_code_curve(const struct orr_code_frame *frame, const struct orr_birth *birth,
			     struct orr_arena *arena, struct orr_code_curve *out, struct orr_error *err)
{
	struct orr_placed_birth placed;
	struct orr_code_curve *curve = orr_arena_alloc(arena, sizeof *curve);
	if (curve == NULL)
		return orr_fail_memory(err);
	curve->quarter = frame->quarter;
	curve->day_count = (int)(orr_quarter_first_day(orr_quarter_add(frame->quarter, 1)) -
				 orr_quarter_first_day(frame->quarter));
	enum orr_code code = orr_birth_place(frame->app, frame->cohorts, birth, arena, &placed, err);
	if (code != ORR_OK)
		return code;
	const struct orr_rank_want want = {orr_placed_cohort(&placed), orr_placed_class(&placed)};
	code = orr_rank_tables_need(&frame->tables, 1, &want, frame->pool, err);
	if (code == ORR_OK)
		code = run_days(frame, &placed, curve, err);
	if (code == ORR_OK)
		*out = *curve;
	return code;
}
