/* SPDX-License-Identifier: Apache-2.0 */
/* A birth as codes need it. */
#include "app/placed_birth.h"

#include "app/kernel_range.h"
#include "app/motion.h"

enum { DAY_MS = 86400000 };

static enum orr_code look_up(const struct orr_app *app, struct orr_placed_birth *out, struct orr_error *err)
{
	const struct orr_birth_moment *moment = &out->moment;
	const double width_ms = out->birth.time_s >= 0 ? 1000.0 * out->birth.time_precision_s
						       : (double)(moment->last_ms - moment->first_ms);
	out->half_width_d = width_ms / 2.0 / DAY_MS;
	if (!orr_motion_at_utc(&app->kernel, moment->first_ms + (moment->last_ms - moment->first_ms) / 2,
			       &out->jd_tt, &out->motion))
		return orr_fail_out_of_range(&app->kernel, &out->birth, err);
	return ORR_OK;
}

enum orr_code orr_birth_place(const struct orr_app *app, const struct orr_cohorts *cohorts,
			      const struct orr_birth *given, struct orr_arena *arena,
			      struct orr_placed_birth *out, struct orr_error *err)
{
	struct orr_placed_birth placed = {.birth = *given};
	enum orr_code code = orr_birth_locate(app->places, &placed.birth, arena, &placed.notes, err);
	if (code == ORR_OK)
		code = orr_birth_resolve(&app->zones, &placed.birth, arena, &placed.moment, err);
	if (code == ORR_OK)
		code = look_up(app, &placed, err);
	if (code != ORR_OK)
		return code;
	if (placed.jd_tt < cohorts->header->from_jd_tt || placed.jd_tt > cohorts->header->to_jd_tt)
		return orr_fail_field(
			err, ORR_E_OUT_OF_RANGE, "date",
			"the cohorts were not made for the year %d; orrery calibrate --from YEAR "
			"--to YEAR makes others",
			given->date.year);
	*out = placed;
	return ORR_OK;
}

enum orr_certainty_class orr_placed_class(const struct orr_placed_birth *placed)
{
	return orr_certainty_class_of((int)(placed->half_width_d * 2.0 * 86400.0 + 0.5));
}

struct orr_cohort_place orr_placed_cohort(const struct orr_placed_birth *placed)
{
	return orr_cohort_place_of(placed->jd_tt);
}

void orr_placed_subject(const struct orr_cohorts *cohorts, const struct orr_placed_birth *placed,
			struct orr_subject *out)
{
	orr_subject_make(cohorts, placed->jd_tt, &placed->motion, placed->half_width_d, out);
}
