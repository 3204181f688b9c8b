/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of an embedded store against the field tables and the customer's document, and that every lookup and list uses its index. */
#include "codec/tables.h"
#include "sqlite_store.h"

static sqlite3 *db;

static int set_up(void **state)
{
	const int failed = contract_setup(state);
	db = other_program(store_path());
	return failed;
}

static int tear_down(void **state)
{
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	return contract_teardown(state);
}

static sqlite3_stmt *ask(const char *text)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(db, text, -1, &statement, NULL) != SQLITE_OK)
		print_error("%s: %s\n", text, sqlite3_errmsg(db));
	assert_non_null(statement);
	return statement;
}

/* First column of the first row, from contract_arena; NULL where there is none. */
static const char *answer(const char *text)
{
	sqlite3_stmt *statement = ask(text);
	const char *out = sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0) != NULL
				  ? contract_text("%s", (const char *)sqlite3_column_text(statement, 0))
				  : NULL;
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	return out;
}

static const struct orr_table *const tables[] = {&orr_job_table, &orr_audit_event_table,
						 &orr_applied_migration_table};

static const char *type_of(const struct orr_field *field)
{
	if (field->type == ORR_FIELD_INT || field->type == ORR_FIELD_I64)
		return "INTEGER";
	return field->type == ORR_FIELD_DOUBLE ? "REAL" : "TEXT";
}

/* Names, order, types and nulls; what a table demands its field must always have. */
static void columns_are_the_fields(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
		sqlite3_stmt *info = ask(contract_text("PRAGMA table_xinfo(%s)", tables[t]->name));
		for (size_t i = 0; i < tables[t]->field_count; i++) {
			const struct orr_field *field = &tables[t]->field[i];
			assert_int_equal(sqlite3_step(info), SQLITE_ROW);
			assert_string_equal((const char *)sqlite3_column_text(info, 1), field->name);
			assert_string_equal((const char *)sqlite3_column_text(info, 2), type_of(field));
			if ((field->flags & ORR_FIELD_NULLABLE) != 0)
				assert_int_equal(sqlite3_column_int(info, 3), 0);
		}
		assert_int_equal(sqlite3_step(info), SQLITE_DONE);
		assert_int_equal(sqlite3_finalize(info), SQLITE_OK);
	}
}

/* tests/data/customer_columns.tsv: table, column, type, width, null or not; taken from the customer's document. */
static void columns_are_the_customers(void **state)
{
	(void)state;
	static const char *const texts[] = {"UUID", "VARCHAR", "TEXT", "JSONB", "TIMESTAMP", "INET"};
	FILE *file = fopen(TEST_DATA "/customer_columns.tsv", "r");
	char line[256], table[64] = "", before[64] = "";
	int at = 0, rows = 0;
	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL) {
		char name[64], column[64], type[32], null[16];
		if (line[0] == '#')
			continue;
		assert_int_equal(sscanf(line, "%63s %63s %31s %*d %15s", name, column, type, null), 4);
		(void)snprintf(before, sizeof before, "%s", table);
		(void)snprintf(table, sizeof table, "%s", name);
		at = strcmp(before, table) == 0 ? at + 1 : 0;
		const char *want = strcmp(type, "DECIMAL") == 0 ? "REAL" : "INTEGER";
		for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
			if (strcmp(type, texts[i]) == 0)
				want = "TEXT";
		const char *got = answer(contract_text(
			"SELECT name || ' ' || type || ' ' || iif(\"notnull\", 'not_null', 'null') "
			"FROM pragma_table_xinfo('%s') WHERE cid = %d",
			table, at));
		assert_string_equal(got, contract_text("%s %s %s", column, want, null));
		rows++;
	}
	assert_int_equal(rows, 55);
	(void)fclose(file);
}

/* Every word of an enumeration stands in its table's CHECK. */
static void checks_know_every_word(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
		const char *text = NULL;
		sqlite3_stmt *schema = ask(
			contract_text("SELECT sql FROM sqlite_schema WHERE name = '%s'", tables[t]->name));
		assert_int_equal(sqlite3_step(schema), SQLITE_ROW);
		text = (const char *)sqlite3_column_text(schema, 0);
		for (size_t i = 0; i < tables[t]->field_count; i++) {
			const struct orr_field *field = &tables[t]->field[i];
			if (field->type != ORR_FIELD_ENUM)
				continue;
			const char *check = strstr(text, contract_text("CHECK (%s IN (", field->name));
			assert_non_null(check);
			size_t words = 1;
			for (const char *c = check; strncmp(c, "))", 2) != 0; c++)
				words += *c == ',';
			for (size_t w = 0; field->names[w] != NULL; w++, words--)
				assert_non_null(strstr(check, contract_text("'%s'", field->names[w])));
			assert_int_equal(words, 0);
		}
		assert_int_equal(sqlite3_finalize(schema), SQLITE_OK);
	}
}

/* Indexes of the customer's document (database-schema.md): those of its tables by name, those of its collections by columns. */
static void indexes_are_the_customers(void **state)
{
	(void)state;
	static const char *const rows[][3] = {
		{"birth_charts", "entity_id,entity_type", "unique"},
		{"birth_charts", "organization_id", ""},
		{"birth_charts", "status", ""},
		{"birth_charts", "created_at DESC", ""},
		{"harmonic_codes", "entity_id,entity_type", ""},
		{"harmonic_codes", "organization_id", ""},
		{"harmonic_codes", "next_update_scheduled_date,next_update_status", ""},
		{"harmonic_codes", "current_code_quarter,current_code_year", ""},
		{"energy_patterns", "entity_id,entity_type", ""},
		{"energy_patterns", "organization_id", ""},
		{"energy_patterns", "analysis_date DESC", ""},
		{"idx_calculation_jobs_entity", "entity_type,entity_id", ""},
		{"idx_calculation_jobs_org", "organization_id", ""},
		{"idx_calculation_jobs_status", "job_status,created_at DESC", ""},
		{"idx_calculation_jobs_type", "job_type,job_status", ""},
		{"idx_calculation_jobs_scheduled", "job_status,started_at", "partial"},
		{"idx_calculation_jobs_output", "output_collection,output_document_id", ""},
		{"idx_audit_log_job", "job_id", ""},
		{"idx_audit_log_entity", "entity_type,entity_id,event_timestamp DESC", ""},
		{"idx_audit_log_org", "organization_id,event_timestamp DESC", ""},
		{"idx_audit_log_event", "event_type,event_timestamp DESC", ""},
		{"idx_audit_log_user", "user_id,event_timestamp DESC", ""},
		{"idx_audit_log_timestamp", "event_timestamp DESC", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *found = answer(orr_arena_format(
			&contract_arena,
			"SELECT 1 FROM sqlite_schema t, pragma_index_list(t.name) l WHERE t.type = 'table' "
			"AND '%s' IN (t.name, l.name) AND l.\"unique\" = %d AND l.partial = %d AND '%s' = "
			"(SELECT group_concat(x.name || iif(x.desc, ' DESC', '')) FROM "
			"pragma_index_xinfo(l.name) x "
			"WHERE x.key)",
			rows[i][0], strcmp(rows[i][2], "unique") == 0, strcmp(rows[i][2], "partial") == 0,
			rows[i][1]));
		if (found == NULL)
			print_error("no index %s (%s)\n", rows[i][0], rows[i][1]);
		assert_non_null(found);
	}
}

/* Statements that look up or list, and the index that each must search in. */
static void every_lookup_and_list_uses_its_index(void **state)
{
	(void)state;
	static const struct {
		enum orr_sqlite_statement which;
		const char *index;
		bool sorts; /* events of one instant are sorted by their ids, no more */
	} rows[] = {
		{ORR_SQLITE_GET + ORR_CHARTS, "sqlite_autoindex_birth_charts_1 (_id=?)", false},
		{ORR_SQLITE_GET + ORR_BIRTHS, "sqlite_autoindex_birth_charts_1 (_id=?)", false},
		{ORR_SQLITE_GET + ORR_CODES, "sqlite_autoindex_harmonic_codes_1 (_id=?)", false},
		{ORR_SQLITE_GET + ORR_PATTERNS, "sqlite_autoindex_energy_patterns_1 (_id=?)", false},
		{ORR_SQLITE_GET + ORR_ENTITIES, "sqlite_autoindex_entities_1 (_id=?)", false},
		{ORR_SQLITE_GET + ORR_GROUPS, "sqlite_autoindex_groups_1 (_id=?)", false},
		{ORR_SQLITE_LIST_ENTITIES, "entities_status (status=? AND entity_type=? AND entity_id>?)",
		 false},
		{ORR_SQLITE_LIST_ENTITIES, "harmonic_codes_entity (entity_id=? AND entity_type=?)", false},
		{ORR_SQLITE_LIST_ENTITIES_OF_ORGANIZATION,
		 "entities_organization (organization_id=? AND status=? AND entity_type=? AND entity_id>?)",
		 false},
		{ORR_SQLITE_LIST_MEMBERS,
		 "entity_groups_group (group_id=? AND status=? AND entity_type=? AND entity_id>?)", false},
		{ORR_SQLITE_LIST_MEMBERS_OF_ORGANIZATION,
		 "PRIMARY KEY (organization_id=? AND group_id=? AND status=? AND entity_type=? AND "
		 "entity_id>?)",
		 false},
		{ORR_SQLITE_LIST_GROUPS, "groups_group (organization_id=? AND group_id>?)", false},
		{ORR_SQLITE_REMOVE_GROUP, "sqlite_autoindex_groups_1 (_id=?)", false},
		{ORR_SQLITE_COMPLETED,
		 "idx_calculation_jobs_output (output_collection=? AND output_document_id=?)", false},
		{ORR_SQLITE_LIST_JOBS, "idx_calculation_jobs_entity (entity_type=? AND entity_id=? AND id<?)",
		 false},
		{ORR_SQLITE_EVENT_TIME, "sqlite_autoindex_calculation_audit_log_1 (id=?)", false},
		{ORR_SQLITE_LIST_EVENTS,
		 "idx_audit_log_entity (entity_type=? AND entity_id=? AND event_timestamp<?)", true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_buf text;
		orr_buf_init(&text, 1 << 16);
		orr_buf_text(&text, "EXPLAIN QUERY PLAN ");
		orr_sqlite_statement_text(rows[i].which, &text);
		sqlite3_stmt *plan = ask(text.data);
		int found = 0;
		while (sqlite3_step(plan) == SQLITE_ROW) {
			const char *detail = (const char *)sqlite3_column_text(plan, 3);
			found += strstr(detail, rows[i].index) != NULL;
			if (strstr(detail, "SCAN") == NULL &&
			    (strstr(detail, "TEMP B-TREE") == NULL ||
			     (rows[i].sorts && strstr(detail, "RIGHT PART"))))
				continue;
			print_error("%s\n%s\n", text.data, detail);
			fail();
		}
		if (found == 0)
			print_error("%s\nuses something else than %s\n", text.data, rows[i].index);
		assert_true(found > 0);
		assert_int_equal(sqlite3_finalize(plan), SQLITE_OK);
		orr_buf_done(&text);
	}
}

static void the_log_is_only_added_to(void **state)
{
	(void)state;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	assert_int_equal(sql(db, "DELETE FROM calculation_audit_log"), SQLITE_CONSTRAINT);
	assert_int_equal(sql(db, "UPDATE calculation_audit_log SET user_id = 'x'"), SQLITE_CONSTRAINT);
	assert_int_equal(sql(db, "UPDATE calculation_audit_log SET created_at = NULL"), SQLITE_CONSTRAINT);
	assert_int_equal(sql(db, "UPDATE calculation_audit_log SET job_id = job_id"), SQLITE_CONSTRAINT);
	assert_int_equal(sql(db,
			     "REPLACE INTO calculation_audit_log(id, event_type) SELECT id, 'job_created' "
			     "FROM calculation_audit_log"),
			 SQLITE_CONSTRAINT);
	for (size_t i = 0; i < orr_audit_event_table.field_count; i++) {
		const char *name = orr_audit_event_table.field[i].name;
		if (strcmp(name, "job_id") != 0)
			assert_int_equal(sql(db, contract_text("UPDATE calculation_audit_log SET %s = %s",
							       name, name)),
					 SQLITE_CONSTRAINT);
	}
	assert_string_equal(answer("SELECT count(job_id) FROM calculation_audit_log"), "1");
	assert_int_equal(sql(db, "DELETE FROM calculation_jobs"), SQLITE_OK);
	assert_string_equal(answer("SELECT count(*) || ' ' || count(job_id) FROM calculation_audit_log"),
			    "1 0");
}

/* What commit acknowledged is on the disk, and keys are looked after. */
static void a_connection_is_set_up(void **state)
{
	(void)state;
	static const char *const rows[][2] = {{"journal_mode", "wal"},  {"synchronous", "2"},
					      {"foreign_keys", "1"},    {"recursive_triggers", "1"},
					      {"page_size", "8192"},    {"cache_size", "-65536"},
					      {"encoding", "UTF-8"},    {"application_id", "1332900473"},
					      {"cell_size_check", "1"}, {"temp_store", "2"}};
	sqlite3 *mine = db;
	db = ((struct orr_sqlite *)contract_store.documents)->db;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_string_equal(answer(contract_text("PRAGMA %s", rows[i][0])), rows[i][1]);
	db = mine;
}

/* Undoing the last migration leaves nothing but the rows' own table. */
static void down_takes_everything_away(void **state)
{
	(void)state;
	struct orr_schema *schema;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	assert_ok(contract_provider.schema_open(CONTRACT_PLACE, &schema, &contract_err));
	orr_store_close(&contract_store);
	for (size_t i = schema->migration_count; i-- > 0;)
		assert_ok(schema->ops->revert(schema,
					      &(struct orr_schema_step){.script = schema->migration[i].down},
					      schema->migration[i].version, &contract_err));
	assert_string_equal(
		answer("SELECT group_concat(name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"),
		"schema_migrations");
	schema->ops->close(schema);
}

#define schema_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		schema_test(columns_are_the_fields),
		schema_test(columns_are_the_customers),
		schema_test(checks_know_every_word),
		schema_test(indexes_are_the_customers),
		schema_test(every_lookup_and_list_uses_its_index),
		schema_test(the_log_is_only_added_to),
		schema_test(a_connection_is_set_up),
		schema_test(down_takes_everything_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
