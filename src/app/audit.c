/* SPDX-License-Identifier: Apache-2.0 */
/* A change of a document, as the audit log tells it. */
#include "app/audit.h"

#include <string.h>

#include "app/identity.h"
#include "codec/json.h"
#include "model/names.h"

enum { STATE_MAX_BYTES = 1 << 20 };

/* The document as JSON; "" stands for none, NULL for a full arena. */
static const char *state(const struct orr_table *table, const void *object, struct orr_arena *arena)
{
	struct orr_buf buf;
	if (object == NULL)
		return "";
	orr_buf_init(&buf, STATE_MAX_BYTES);
	orr_json_write(&buf, table, object, ORR_JSON_LINE, NULL);
	const char *text = buf.failed ? NULL : orr_arena_text(arena, buf.data, buf.length);
	orr_buf_done(&buf);
	return text;
}

/* "name, role_id changed", or what became of the whole. */
static const char *summary(const struct orr_change *change, struct orr_arena *arena)
{
	struct orr_buf buf;
	if (change->before == NULL || change->after == NULL)
		return change->before == NULL ? "made" : "removed";
	orr_buf_init(&buf, STATE_MAX_BYTES);
	for (size_t i = 0; i < change->table->field_count; i++) {
		const struct orr_field *field = &change->table->field[i];
		const struct orr_table one = {.name = change->table->name,
					      .size = change->table->size,
					      .field = field,
					      .field_count = 1};
		if (orr_table_equal(&one, change->before, change->after, ORR_FIELD_STAMP))
			continue;
		orr_buf_text(&buf, buf.length > 0 ? ", " : "");
		orr_buf_text(&buf, field->name);
	}
	orr_buf_text(&buf, " changed");
	const char *text = buf.failed ? NULL : orr_arena_text(arena, buf.data, buf.length);
	orr_buf_done(&buf);
	return text;
}

/* No two changes have the same id, whatever the clock says: a change back is a change too. */
static const char *event_id(int64_t now_ms, struct orr_arena *arena)
{
	char nonce[ORR_NONCE_BYTES], id[ORR_UUID_BYTES];
	const char *const parts[] = {orr_record_nonce(nonce)};
	orr_record_uuid(now_ms, 0, 1, parts, id);
	return orr_arena_text(arena, id, strlen(id));
}

enum orr_code orr_audit_change(const struct orr_app *app, const struct orr_change *change, int64_t now_ms,
			       struct orr_arena *arena, struct orr_error *err)
{
	const char *before = state(change->table, change->before, arena);
	const char *after = state(change->table, change->after, arena);
	if (before == NULL || after == NULL)
		return orr_fail_memory(err);
	const struct orr_audit_event event = {
		.id = event_id(now_ms, arena),
		.event_type = ORR_AUDIT_DATA_MODIFIED,
		.event_timestamp_ms = now_ms,
		.entity_type = change->entity_type,
		.entity_id = change->entity_id,
		.organization_id = change->organization_id,
		.user_id = app->user,
		.before_state = before[0] != '\0' ? before : NULL,
		.after_state = after[0] != '\0' ? after : NULL,
		.changes_summary = summary(change, arena),
		.service_name = "orrery",
		.service_version = ORR_VERSION,
		.created_at_ms = now_ms,
	};
	if (event.id == NULL || event.changes_summary == NULL)
		return orr_fail_memory(err);
	const struct orr_history_batch batch = {.event = &event, .event_count = 1};
	return orr_history_record(app->store->history, &batch, err);
}
