/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the energy pattern of an entity of a store. */
#include "app/generate_pattern.h"

#include "base/timer.h"

enum { STORE_CALLS = 4 };

enum orr_code orr_generate_pattern(const struct orr_pattern_frame *frame, const struct orr_birth *birth,
				   bool keep, struct orr_arena *arena, struct orr_generated_pattern *out,
				   struct orr_error *err)
{
	const int64_t begun_us = orr_timer_steady_us(), cpu_us = orr_timer_thread_us();
	const struct orr_document_maker maker = orr_pattern_maker(frame);
	struct orr_generated_pattern made = {.result = ORR_KEEP_NONE};
	void *document = NULL;
	enum orr_code code = orr_document_of(&maker, birth, arena, &document, err);
	made.pattern = document;
	if (code == ORR_OK && keep) {
		const struct orr_keep_one one = {
			.kind = &orr_keep_patterns,
			.trigger_reason = ORR_TRIGGER_MANUAL,
			.document = made.pattern,
			.algorithm_version = made.pattern->calculation_version,
			.input_data = orr_arena_format(
				arena, "{\"current_quarter\":\"%s\",\"birth_chart_id\":\"%s\"}",
				made.pattern->current_quarter, made.pattern->birth_chart_id),
			.cost = {.execution_us = orr_timer_steady_us() - begun_us,
				 .cpu_us = orr_timer_thread_us() - cpu_us,
				 .memory_mb = (double)arena->used_bytes / 1e6,
				 .store_calls = STORE_CALLS}};
		if (one.input_data == NULL)
			return orr_fail_memory(err);
		code = orr_keep_document(frame->code.app, &one, arena, &made.result, err);
	}
	if (code == ORR_OK)
		*out = made;
	return code;
}
