/* SPDX-License-Identifier: Apache-2.0 */
/* A birth as codes need it. */
#include "app/placed_birth.h"

#include <math.h>

#include "app/kernel_range.h"
#include "app/motion.h"
#include "codec/field.h"

static enum orr_code look_up(const struct orr_app *app, struct orr_placed_birth *out, struct orr_error *err)
{
	const struct orr_birth_moment *moment = &out->moment;
	const double width_ms = out->birth.time_s >= 0 ? 1000.0 * out->birth.time_precision_s
						       : (double)(moment->last_ms - moment->first_ms);
	out->half_width_d = width_ms / 2.0 / ORR_DAY_MS;
	if (!orr_motion_at_utc(&app->kernel, moment->first_ms + (moment->last_ms - moment->first_ms) / 2,
			       &out->jd_tt, &out->motion))
		return orr_fail_out_of_range(&app->kernel, &out->birth, err);
	return ORR_OK;
}

static enum orr_code resolve(const struct orr_app *app, struct orr_arena *arena, struct orr_placed_birth *out,
			     struct orr_error *err)
{
	enum orr_code code = orr_birth_locate(app->places, &out->birth, arena, &out->notes, err);
	return code == ORR_OK ? orr_birth_resolve(&app->zones, &out->birth, arena, &out->moment, err) : code;
}

/* The window, and those of the chart's warnings that are about the birth: others are about its houses. */
static void take_kept(const struct orr_birth_chart *chart, struct orr_placed_birth *out)
{
	const struct orr_doc_provenance *from = &chart->provenance;
	const int64_t half_ms =
		chart->certainty.time_known ? 0 : llround(chart->certainty.half_width_s * 1000.0);
	out->moment = (struct orr_birth_moment){.first_ms = from->utc_ms - half_ms,
						.last_ms = from->utc_ms + half_ms,
						.offset_ms = llround(from->utc_offset_s * 1000.0),
						.offset_source = from->offset_source,
						.zone_data_id = from->zone_data_id};
	for (size_t i = 0; i < from->warning_count; i++) {
		const char *warning = from->warnings[i];
		if (orr_place_note_kind(warning) == ORR_NOTE_COORDINATES)
			out->notes.coordinates = warning;
		else if (orr_place_note_kind(warning) == ORR_NOTE_ZONE)
			out->notes.zone = warning;
		else if (orr_birth_is_moment_warning(warning))
			out->moment.warning = warning;
	}
}

struct orr_birth orr_birth_of_chart(const struct orr_birth_chart *chart)
{
	const struct orr_doc_birth_data *data = &chart->birth_data;
	return (struct orr_birth){
		.entity_id = chart->entity_id,
		.entity_type = (enum orr_entity_type)chart->entity_type,
		.organization_id = chart->organization_id,
		.location = data->location,
		.calendar = ORR_GREGORIAN,
		.date = orr_date_from_days(ORR_GREGORIAN, data->date_ms / ORR_DAY_MS),
		.time_s = data->time_s != ORR_INT_NULL ? data->time_s : -1,
		.time_precision_s = data->time_precision_s,
		.zone_kind = ORR_ZONE_OFFSET,
		.offset_ms = llround(chart->provenance.utc_offset_s * 1000.0),
		.fold = ORR_FOLD_NONE,
		.lat_deg = data->latitude,
		.lon_deg = data->longitude,
		.kept = chart,
	};
}

enum orr_code orr_birth_place(const struct orr_app *app, const struct orr_cohorts *cohorts,
			      const struct orr_birth *given, struct orr_arena *arena,
			      struct orr_placed_birth *out, struct orr_error *err)
{
	struct orr_placed_birth placed = {.birth = *given};
	enum orr_code code = ORR_OK;
	if (given->kept != NULL)
		take_kept(given->kept, &placed);
	else
		code = resolve(app, arena, &placed, err);
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

enum orr_code orr_placed_check(const struct orr_placed_birth *placed, struct orr_quarter quarter,
			       const char *field, struct orr_error *err)
{
	if (placed->moment.first_ms < orr_quarter_begin_ms(orr_quarter_add(quarter, 1)))
		return ORR_OK;
	return orr_fail_field(err, ORR_E_INVALID, field,
			      "the birth is after the quarter %04d-Q%d; ask for a later one", quarter.year,
			      quarter.quarter);
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
