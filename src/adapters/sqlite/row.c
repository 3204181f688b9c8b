/* SPDX-License-Identifier: Apache-2.0 */
/* Structs as rows, a field a column. */
#include "adapters/sqlite/row.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "model/names.h"

static size_t put_columns(const struct orr_table *table, char *out, size_t length)
{
	for (size_t i = 0; i < table->field_count; i++)
		length += (size_t)snprintf(out + length, ORR_SQLITE_SQL_MAX_BYTES - length, "%s%s",
					   i > 0 ? ", " : "", table->field[i].name);
	return length;
}

const char *orr_row_insert(const struct orr_table *table, char out[ORR_SQLITE_SQL_MAX_BYTES])
{
	size_t length = (size_t)snprintf(out, ORR_SQLITE_SQL_MAX_BYTES, "INSERT INTO %s (", table->name);
	length = put_columns(table, out, length);
	for (size_t i = 0; i < table->field_count; i++)
		length += (size_t)snprintf(out + length, ORR_SQLITE_SQL_MAX_BYTES - length, "%s?%zu",
					   i > 0 ? ", " : ") VALUES (", i + 1);
	length += (size_t)snprintf(out + length, ORR_SQLITE_SQL_MAX_BYTES - length, ")");
	assert(length < ORR_SQLITE_SQL_MAX_BYTES);
	return out;
}

const char *orr_row_select(const struct orr_table *table, const char *rest,
			   char out[ORR_SQLITE_SQL_MAX_BYTES])
{
	size_t length = (size_t)snprintf(out, ORR_SQLITE_SQL_MAX_BYTES, "SELECT ");
	length = put_columns(table, out, length);
	length += (size_t)snprintf(out + length, ORR_SQLITE_SQL_MAX_BYTES - length, " FROM %s %s",
				   table->name, rest);
	assert(length < ORR_SQLITE_SQL_MAX_BYTES);
	return out;
}

static int bind_time(sqlite3_stmt *statement, int index, int64_t unix_ms)
{
	char text[ORR_RFC3339_MAX];
	if (unix_ms == ORR_TIME_NULL)
		return sqlite3_bind_null(statement, index);
	orr_rfc3339_format(unix_ms, text);
	return sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

static int bind_number(sqlite3_stmt *statement, int index, const struct orr_field *field, const void *member)
{
	if (field->type == ORR_FIELD_DOUBLE) {
		const double value = *(const double *)member;
		return isnan(value) ? sqlite3_bind_null(statement, index)
				    : sqlite3_bind_double(statement, index, value);
	}
	if (field->type == ORR_FIELD_BOOL)
		return sqlite3_bind_int(statement, index, *(const bool *)member);
	const int64_t value = field->type == ORR_FIELD_INT ? *(const int *)member : *(const int64_t *)member;
	const int64_t null = field->type == ORR_FIELD_INT ? ORR_INT_NULL : ORR_I64_NULL;
	return value == null ? sqlite3_bind_null(statement, index)
			     : sqlite3_bind_int64(statement, index, value);
}

static int bind_field(sqlite3_stmt *statement, int index, const struct orr_field *field, const void *member)
{
	if (field->type == ORR_FIELD_STRING || field->type == ORR_FIELD_JSON)
		return sqlite3_bind_text(statement, index, *(const char *const *)member, -1, SQLITE_STATIC);
	if (field->type == ORR_FIELD_ENUM) {
		const int word = *(const int *)member;
		return sqlite3_bind_text(statement, index, word >= 0 ? field->names[word] : NULL, -1,
					 SQLITE_STATIC);
	}
	if (field->type == ORR_FIELD_TIME)
		return bind_time(statement, index, *(const int64_t *)member);
	return bind_number(statement, index, field, member);
}

enum orr_code orr_row_bind(struct orr_sqlite *sqlite, sqlite3_stmt *statement, const struct orr_table *table,
			   const void *object, struct orr_error *err)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		const int result =
			bind_field(statement, (int)i + 1, field, (const char *)object + field->offset);
		if (result == SQLITE_OK)
			continue;
		orr_sqlite_done(statement);
		return orr_sqlite_fail(sqlite->db, result, err);
	}
	return ORR_OK;
}

static bool read_text(sqlite3_stmt *statement, int column, struct orr_arena *arena, void *member)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);
	const char *copy = NULL;
	if (text != NULL) {
		copy = orr_arena_text(arena, text, (size_t)sqlite3_column_bytes(statement, column));
		if (copy == NULL)
			return false;
	}
	memcpy(member, &copy, sizeof copy);
	return true;
}

/* A word of a list or an instant; false for text that is neither. */
static bool read_word(sqlite3_stmt *statement, int column, const struct orr_field *field, void *member)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);
	if (field->type == ORR_FIELD_TIME) {
		int64_t unix_ms = ORR_TIME_NULL;
		const bool good = text == NULL || orr_rfc3339_parse(text, &unix_ms);
		memcpy(member, &unix_ms, sizeof unix_ms);
		return good;
	}
	const int word = text != NULL ? orr_name_index(field->names, text) : -1;
	memcpy(member, &word, sizeof word);
	return text == NULL || word >= 0;
}

static void read_number(sqlite3_stmt *statement, int column, const struct orr_field *field, void *member)
{
	const bool null = sqlite3_column_type(statement, column) == SQLITE_NULL;
	const int64_t whole = sqlite3_column_int64(statement, column);
	if (field->type == ORR_FIELD_DOUBLE) {
		const double value = null ? (double)NAN : sqlite3_column_double(statement, column);
		memcpy(member, &value, sizeof value);
	} else if (field->type == ORR_FIELD_BOOL) {
		const bool truth = whole != 0;
		memcpy(member, &truth, sizeof truth);
	} else if (field->type == ORR_FIELD_INT) {
		const int value = null ? ORR_INT_NULL : (int)whole;
		memcpy(member, &value, sizeof value);
	} else {
		const int64_t value = null ? ORR_I64_NULL : whole;
		memcpy(member, &value, sizeof value);
	}
}

enum orr_code orr_row_read(sqlite3_stmt *statement, const struct orr_table *table, struct orr_arena *arena,
			   void *out, struct orr_error *err)
{
	for (size_t i = 0; i < table->field_count; i++) {
		const struct orr_field *field = &table->field[i];
		void *member = (char *)out + field->offset;
		if (field->type == ORR_FIELD_STRING || field->type == ORR_FIELD_JSON) {
			if (!read_text(statement, (int)i, arena, member))
				return orr_fail(err, ORR_E_UNAVAILABLE, "memory ran out; ask for fewer rows");
		} else if (field->type == ORR_FIELD_ENUM || field->type == ORR_FIELD_TIME) {
			if (!read_word(statement, (int)i, field, member))
				return orr_fail(err, ORR_E_CORRUPT,
						"a row of %s holds no valid %s; restore it from a backup",
						table->name, field->name);
		} else {
			read_number(statement, (int)i, field, member);
		}
	}
	return ORR_OK;
}
