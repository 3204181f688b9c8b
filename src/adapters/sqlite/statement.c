/* SPDX-License-Identifier: Apache-2.0 */
/* What the adapter says to SQLite, all of it but the schema. */
#include "adapters/sqlite/statement.h"

#include <assert.h>

#include "adapters/sqlite/connection.h"
#include "codec/collections.h"
#include "codec/tables.h"
#include "model/names.h"

enum { SQL_MAX_BYTES = 1 << 16 };

/*
 * In the text, ~ is the table of `row`, @ its columns, # as many parameters and $ its columns as a JSON object's. What stands between braces is repeated for each status and type of entities,
 * the words in the place of % and &, joined by UNION ALL: SQLite merges these ranges, each of which an index has in order, and reads no more than
 * it gives out, whatever the filters.
 */
struct template
{
	const char *text;
	const struct orr_table *row;
};

static const char put_text[] = "INSERT INTO \"~\"(_id, document) VALUES (?1, ?2) "
			       "ON CONFLICT(_id) DO UPDATE SET document = excluded.document",
		  get_text[] = "SELECT document FROM \"~\" WHERE _id = ?1",
		  get_part_text[] = "SELECT json_object($) FROM \"~\" WHERE _id = ?1";
/* ?1 type or null, ?2 status or null, ?3 and ?4 the last entity_id and type seen ("" at first), ?5 organization, ?6 group, ?7 when codes are due or null, ?8 limit */
#define LIST(from, and_in)                                                                           \
	{                                                                                            \
		.text = "{SELECT i.entity_id, i.entity_type, e.document FROM " from " WHERE " and_in \
			"i.status = '%' AND i.entity_type = '&' AND i.entity_id >= ?3 "              \
			"AND (i.entity_id > ?3 OR '&' > ?4) "                                        \
			"AND (?1 IS NULL OR ?1 = '&') AND (?2 IS NULL OR ?2 = '%') "                 \
			"AND (?7 IS NULL OR NOT EXISTS (SELECT 1 FROM harmonic_codes c "             \
			"INDEXED BY harmonic_codes_entity WHERE c.entity_id = i.entity_id "          \
			"AND c.entity_type = '&' AND c.next_update_scheduled_date > ?7))} "          \
			"ORDER BY 1, 2 LIMIT ?8"                                                     \
	}
#define ENTITIES(index) "entities i INDEXED BY " index " JOIN entities e ON e.rowid = i.rowid"
#define MEMBERS "entity_groups i CROSS JOIN entities e ON e._id = i._id"

static const struct template templates[ORR_SQLITE_STATEMENT_COUNT] = {
	[ORR_SQLITE_BEGIN] = {"BEGIN IMMEDIATE", NULL},
	[ORR_SQLITE_COMMIT] = {"COMMIT", NULL},
	[ORR_SQLITE_LIST_ENTITIES] = LIST(ENTITIES("entities_status"), ""),
	[ORR_SQLITE_LIST_ENTITIES_OF_ORGANIZATION] =
		LIST(ENTITIES("entities_organization"), "i.organization_id = ?5 AND "),
	[ORR_SQLITE_LIST_MEMBERS] = LIST(MEMBERS, "i.group_id = ?6 AND "),
	[ORR_SQLITE_LIST_MEMBERS_OF_ORGANIZATION] =
		LIST(MEMBERS, "i.organization_id = ?5 AND i.group_id = ?6 AND "),
	[ORR_SQLITE_LIST_GROUPS] = {"SELECT document FROM \"groups\" INDEXED BY groups_group "
				    "WHERE organization_id = ?1 AND group_id > ?2 ORDER BY group_id LIMIT ?3",
				    NULL},
	[ORR_SQLITE_REMOVE_GROUP] = {"DELETE FROM \"groups\" WHERE _id = ?1", NULL},
	[ORR_SQLITE_PUT_JOB] = {"INSERT INTO calculation_jobs(@) VALUES (#)", &orr_job_table},
	[ORR_SQLITE_PUT_EVENT] = {"INSERT INTO calculation_audit_log(@) VALUES (#)", &orr_audit_event_table},
	[ORR_SQLITE_COMPLETED] =
		{"SELECT 1 FROM calculation_jobs INDEXED BY idx_calculation_jobs_output "
		 "WHERE output_collection = ?1 AND output_document_id = ?2 "
		 "AND job_status = 'completed' AND (?3 IS NULL OR result_digest = ?3) LIMIT 1",
		 NULL},
	[ORR_SQLITE_LIST_JOBS] = {"SELECT @ FROM calculation_jobs INDEXED BY idx_calculation_jobs_entity "
				  "WHERE entity_type = ?1 AND entity_id = ?2 AND id < ?3 "
				  "ORDER BY id DESC LIMIT ?4",
				  &orr_job_table},
	[ORR_SQLITE_EVENT_TIME] = {"SELECT event_timestamp FROM calculation_audit_log WHERE id = ?1", NULL},
	[ORR_SQLITE_LIST_EVENTS] = {"SELECT @ FROM calculation_audit_log INDEXED BY idx_audit_log_entity "
				    "WHERE entity_type = ?1 AND entity_id = ?2 AND event_timestamp <= ?4 "
				    "AND (event_timestamp < ?4 OR id < ?3) "
				    "ORDER BY event_timestamp DESC, id DESC LIMIT ?5",
				    &orr_audit_event_table},
	[ORR_SQLITE_HAS_AUDIT_LOG] = {"SELECT 1 FROM sqlite_schema WHERE name = 'calculation_audit_log'",
				      NULL},
	[ORR_SQLITE_HAS_MIGRATIONS] = {"SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'", NULL},
	[ORR_SQLITE_LIST_MIGRATIONS] = {"SELECT @ FROM schema_migrations ORDER BY version",
					&orr_applied_migration_table},
	[ORR_SQLITE_HAS_MIGRATION] = {"SELECT 1 FROM schema_migrations WHERE version = ?1", NULL},
	[ORR_SQLITE_NEXT_MIGRATION] = {"SELECT coalesce(max(id), 0) + 1 FROM schema_migrations", NULL},
	[ORR_SQLITE_PUT_MIGRATION] = {"INSERT INTO schema_migrations(@) VALUES (#)",
				      &orr_applied_migration_table},
	[ORR_SQLITE_REMOVE_MIGRATION] = {"DELETE FROM schema_migrations WHERE version = ?1", NULL},
};

/* The columns of a table as `what` asks for them. */
static void put_columns(struct orr_buf *out, const struct orr_table *row, char what)
{
	for (size_t i = 0; i < row->field_count; i++) {
		const char *name = row->field[i].name;
		orr_buf_text(out, i > 0 ? ", " : "");
		if (what == '$')
			orr_buf_format(out, "'%s', document -> '%s'", name, name);
		else
			orr_buf_text(out, what == '@' ? name : "?");
	}
}

/* One of the ranges; returns the end of its text. */
static const char *put_range(struct orr_buf *out, const char *text, int status, int type)
{
	for (; *text != '}'; text++) {
		if (*text == '%')
			orr_buf_text(out, orr_status_names[status]);
		else if (*text == '&')
			orr_buf_text(out, orr_entity_type_names[type]);
		else
			orr_buf_char(out, *text);
	}
	return text;
}

static const char *put_ranges(struct orr_buf *out, const char *text)
{
	const char *end = text;
	for (int status = 0; orr_status_names[status] != NULL; status++)
		for (int type = 0; orr_entity_type_names[type] != NULL; type++) {
			if (status + type > 0)
				orr_buf_text(out, " UNION ALL ");
			end = put_range(out, text, status, type);
		}
	return end;
}

/* Collections differ in their table alone. */
static struct template template_of(enum orr_sqlite_statement which)
{
	if (which < ORR_SQLITE_PUT || which >= ORR_SQLITE_LIST_ENTITIES)
		return templates[which];
	const bool puts = which < ORR_SQLITE_GET;
	const int collection = (int)which - (puts ? ORR_SQLITE_PUT : ORR_SQLITE_GET);
	const struct orr_collection_info *info = &orr_collections[collection];
	const bool whole = (int)info->base == collection;
	return (struct template){puts ? put_text : whole ? get_text : get_part_text, info->table};
}

void orr_sqlite_statement_text(enum orr_sqlite_statement which, struct orr_buf *out)
{
	const struct template template = template_of(which);
	for (const char *at = template.text; *at != '\0'; at++) {
		if (*at == '@' || *at == '#' || *at == '$')
			put_columns(out, template.row, *at);
		else if (*at == '~')
			orr_buf_text(out, template.row->name);
		else if (*at == '{')
			at = put_ranges(out, at + 1);
		else
			orr_buf_char(out, *at);
	}
}

static enum orr_code make(struct orr_sqlite *self, enum orr_sqlite_statement which, struct orr_error *err)
{
	struct orr_buf text;
	orr_buf_init(&text, SQL_MAX_BYTES);
	orr_sqlite_statement_text(which, &text);
	const int result =
		text.failed ? SQLITE_NOMEM
			    : sqlite3_prepare_v3(self->db, text.data, (int)text.length + 1,
						 SQLITE_PREPARE_PERSISTENT, &self->prepared[which], NULL);
	orr_buf_done(&text);
	return result == SQLITE_OK ? ORR_OK : orr_sqlite_fail(self, result, err);
}

int orr_sqlite_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	return sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static int bind(sqlite3_stmt *statement, const struct orr_sqlite_values *values)
{
	int result = SQLITE_OK;
	for (int i = 0; result == SQLITE_OK && i < values->text_count; i++)
		result = orr_sqlite_bind_text(statement, i + 1, values->text[i]);
	if (result == SQLITE_OK && values->limit > 0)
		result = sqlite3_bind_int64(statement, values->text_count + 1, (int64_t)values->limit);
	return result;
}

enum orr_code orr_sqlite_prepare(struct orr_sqlite *self, enum orr_sqlite_statement which,
				 const struct orr_sqlite_values *values, sqlite3_stmt **out,
				 struct orr_error *err)
{
	enum orr_code code = orr_sqlite_settle(self, err);
	if (code == ORR_OK && self->prepared[which] == NULL)
		code = make(self, which, err);
	if (code != ORR_OK)
		return code;
	const int result = values != NULL ? bind(self->prepared[which], values) : SQLITE_OK;
	if (result != SQLITE_OK)
		return orr_sqlite_fail(self, result, err);
	*out = self->prepared[which];
	return ORR_OK;
}

enum orr_code orr_sqlite_step(struct orr_sqlite *self, sqlite3_stmt *statement, bool *out_row,
			      struct orr_error *err)
{
	const int result = sqlite3_step(statement);
	if (result != SQLITE_ROW && result != SQLITE_DONE)
		return orr_sqlite_fail(self, result, err);
	*out_row = result == SQLITE_ROW;
	return ORR_OK;
}

enum orr_code orr_sqlite_do(struct orr_sqlite *self, enum orr_sqlite_statement which,
			    const struct orr_sqlite_values *values, bool *out_row, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	bool row;
	enum orr_code code = orr_sqlite_prepare(self, which, values, &statement, err);
	return code == ORR_OK ? orr_sqlite_step(self, statement, out_row != NULL ? out_row : &row, err)
			      : code;
}
