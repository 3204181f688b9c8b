/* SPDX-License-Identifier: Apache-2.0 */
/* What an import keeps of a birth beside its chart. */
#include "app/record_chart.h"

#include <string.h>

#include "app/identity.h"
#include "codec/json.h"
#include "codec/tables.h"

enum { INPUT_MAX_BYTES = 1 << 16 };

const char *orr_birth_input(const struct orr_birth_text *given, struct orr_arena *arena)
{
	struct orr_buf buf;
	const char *comma = "";
	orr_buf_init(&buf, INPUT_MAX_BYTES);
	orr_buf_char(&buf, '{');
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++) {
		const struct orr_field *field = &orr_birth_text_table.field[i];
		const char *text;
		memcpy(&text, (const char *)given + field->offset, sizeof text);
		if (text == NULL)
			continue;
		orr_buf_format(&buf, "%s\"%s\":", comma, field->name);
		orr_json_string(&buf, text);
		comma = ",";
	}
	orr_buf_char(&buf, '}');
	const char *json = buf.failed ? NULL : orr_arena_text(arena, buf.data, buf.length);
	orr_buf_done(&buf);
	return json;
}

struct orr_entity orr_entity_of_birth(const struct orr_birth *birth, const struct orr_group_ids *departments,
				      const struct orr_entity *before, int64_t now_ms)
{
	struct orr_entity entity = {
		.entity_type = (int)birth->entity_type,
		.entity_id = birth->entity_id,
		.organization_id = birth->organization_id,
		.subscription_active = true,
		.auto_update_enabled = true,
		.time_source = ORR_TIME_UNKNOWN_SOURCE,
		.consent = ORR_CONSENT_NOT_ASKED,
		.consent_at_ms = ORR_TIME_NULL,
		.created_at_ms = now_ms,
	};
	if (before != NULL)
		entity = *before;
	if (birth->name != NULL)
		entity.name = birth->name;
	if (birth->role_id != NULL)
		entity.role_id = birth->role_id;
	if (departments != NULL) {
		entity.department_ids = departments->id;
		entity.department_count = departments->count;
	}
	orr_entity_document_id(orr_entity_table.name, (int)birth->entity_type, birth->entity_id, entity.id);
	entity.updated_at_ms = now_ms;
	return entity;
}
