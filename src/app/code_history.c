/* SPDX-License-Identifier: Apache-2.0 */
/* How a code that is kept goes on. */
#include "app/code_history.h"

#include <math.h>
#include <string.h>

#include "model/names.h"

/* The quarter of a document's year and "Q1" to "Q4". */
static int number_of(int year, const char *quarter_name)
{
	return orr_quarter_number((struct orr_quarter){year, quarter_name[1] - '0'});
}

static int number_now(const struct orr_harmonic_codes *code)
{
	return number_of(code->current_code.year, code->current_code.quarter_name);
}

static int number_past(const struct orr_doc_past_code *past)
{
	return number_of(past->year, past->quarter_name);
}

bool orr_code_is_kept(struct orr_quarter asked, struct orr_quarter present,
		      const struct orr_harmonic_codes *kept)
{
	const int last = kept != NULL ? number_now(kept) : orr_quarter_number(present);
	return orr_quarter_number(asked) >= last || orr_quarter_number(asked) == orr_quarter_number(present);
}

static struct orr_doc_past_code past_of(const struct orr_harmonic_codes *kept)
{
	const struct orr_doc_code *code = &kept->current_code;
	return (struct orr_doc_past_code){
		.version = code->version,
		.quarter_name = code->quarter_name,
		.year = code->year,
		.generated_at_ms = code->generated_at_ms,
		.energy_signature = code->energy_signature,
		.primary_harmonic = code->primary_harmonic,
		.has_delta = code->has_delta,
		.delta_from_previous = code->delta_from_previous,
		.change_magnitude = code->change_magnitude,
		.delta_reason = code->delta_reason,
		.calculation_version = kept->calculation_version,
	};
}

/* The change stands when the history has the quarter before as it is computed now. */
static void check_delta(const struct orr_doc_past_code *computed, const struct orr_harmonic_codes *history,
			struct orr_doc_code *code)
{
	const struct orr_doc_past_code *before = history->historical_codes;
	if (!code->has_delta || computed == NULL ||
	    strcmp(before->energy_signature, computed->energy_signature) == 0)
		return;
	code->delta_reason = strcmp(before->calculation_version, computed->calculation_version) != 0
				     ? ORR_ALGORITHM_CHANGED
				     : ORR_RECALCULATED;
	code->has_delta = false;
	code->change_magnitude = (double)NAN;
	code->change_band = -1;
	code->moved_by_count = 0;
}

/*
 * The codes before `quarter`, the latest first: the kept one and its history, and in front of them the quarter before, as it was computed to
 * compare with (NULL: it was not), unless they begin with it. `out` has room for two more than the history.
 */
static size_t gather(const struct orr_harmonic_codes *kept, const struct orr_doc_past_code *computed,
		     int quarter, struct orr_doc_past_code out[])
{
	struct orr_doc_past_code *past = out + 1;
	size_t count = 0;
	if (number_now(kept) < quarter)
		past[count++] = past_of(kept);
	for (size_t i = 0; i < kept->historical_count; i++)
		if (number_past(&kept->historical_codes[i]) < quarter)
			past[count++] = kept->historical_codes[i];
	if (computed != NULL && (count == 0 || number_past(past) < number_past(computed))) {
		out[0] = *computed;
		return count + 1;
	}
	memmove(out, past, count * sizeof *past);
	return count;
}

bool orr_code_follow(const struct orr_harmonic_codes *kept, const struct orr_entity *entity,
		     struct orr_arena *arena, struct orr_harmonic_codes *code)
{
	code->organization_id = entity->organization_id;
	code->auto_update_enabled = entity->auto_update_enabled;
	code->subscription_active = entity->subscription_active;
	if (kept == NULL)
		return true;
	const struct orr_doc_past_code *computed = code->historical_count > 0 ? code->historical_codes : NULL;
	struct orr_doc_past_code *past = orr_arena_array(arena, kept->historical_count + 2, sizeof *past);
	if (past == NULL)
		return false;
	code->historical_count = gather(kept, computed, number_now(code), past);
	code->historical_codes = past;
	check_delta(computed, code, &code->current_code);
	return true;
}

bool orr_birth_moved(int64_t utc_ms, double half_width_s, const struct orr_birth_chart *chart)
{
	return utc_ms != chart->provenance.utc_ms ||
	       fabs(half_width_s - chart->certainty.half_width_s) > 0.0005;
}

bool orr_code_outdated(const struct orr_harmonic_codes *kept, const struct orr_birth_chart *chart)
{
	return orr_birth_moved(kept->provenance.utc_ms, kept->provenance.half_width_s, chart);
}
