/* SPDX-License-Identifier: Apache-2.0 */
/* One way in and one way out for whatever has a field table. */
#include "adapters/sqlite/row.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "codec/json.h"
#include "codec/scalar.h"
#include "model/names.h"

static int bind_time(sqlite3_stmt *statement, int at, int64_t unix_ms)
{
	char text[ORR_RFC3339_MAX];
	if (unix_ms == ORR_TIME_NULL)
		return sqlite3_bind_null(statement, at);
	orr_rfc3339_format(unix_ms, text);
	return sqlite3_bind_text(statement, at, text, -1, SQLITE_TRANSIENT);
}

static int bind_int(sqlite3_stmt *statement, int at, int value)
{
	return value == ORR_INT_NULL ? sqlite3_bind_null(statement, at)
				     : sqlite3_bind_int(statement, at, value);
}

static int bind_i64(sqlite3_stmt *statement, int at, int64_t value)
{
	return value == ORR_I64_NULL ? sqlite3_bind_null(statement, at)
				     : sqlite3_bind_int64(statement, at, value);
}

static int bind_field(sqlite3_stmt *statement, int at, const struct orr_field *field, const void *object)
{
	const void *member = orr_member(object, field->offset);
	switch (field->type) {
	case ORR_FIELD_STRING:
	case ORR_FIELD_JSON:
	case ORR_FIELD_ENUM:
		return orr_sqlite_bind_text(statement, at, orr_scalar_string(field, object));
	case ORR_FIELD_INT:
		return bind_int(statement, at, *(const int *)member);
	case ORR_FIELD_I64:
		return bind_i64(statement, at, *(const int64_t *)member);
	case ORR_FIELD_DOUBLE: /* NaN is null to SQLite too */
		return sqlite3_bind_double(statement, at, *(const double *)member);
	case ORR_FIELD_TIME:
		return bind_time(statement, at, *(const int64_t *)member);
	case ORR_FIELD_ID:
	case ORR_FIELD_BOOL:
	case ORR_FIELD_OBJECT:
	case ORR_FIELD_ARRAY:
	case ORR_FIELD_STRINGS:
	case ORR_FIELD_INTS:
		break;
	}
	assert(false); /* rows have no such fields */
	return SQLITE_MISUSE;
}

enum orr_code orr_sqlite_insert(struct orr_sqlite *self, enum orr_sqlite_statement which,
				const struct orr_table *table, const void *object, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	bool more;
	enum orr_code code = orr_sqlite_prepare(self, which, NULL, &statement, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; i < table->field_count; i++) {
		const int result = bind_field(statement, (int)i + 1, &table->field[i], object);
		if (result != SQLITE_OK)
			return orr_sqlite_fail(self, result, err);
	}
	return orr_sqlite_step(self, statement, &more, err);
}

static enum orr_code fail_to_read(const struct orr_sqlite *self, const char *table, const char *field,
				  struct orr_error *err)
{
	return orr_fail(err, ORR_E_CORRUPT,
			"%s: %s holds something that cannot be read in %s; bring back a backup", self->path,
			table, field[0] != '\0' ? field : "a document");
}

static bool read_int(const struct orr_field *field, int64_t value, void *member)
{
	if (!orr_field_in_bounds(field, (double)value) || value > INT32_MAX || value <= INT32_MIN)
		return false;
	memcpy(member, &(int){(int)value}, sizeof(int));
	return true;
}

static bool read_double(const struct orr_field *field, double value, void *member)
{
	if (!orr_field_in_bounds(field, value) || !orr_field_storable(field, value))
		return false;
	memcpy(member, &(double){orr_field_round(field, value)}, sizeof(double));
	return true;
}

static bool read_word(const struct orr_field *field, const char *text, void *member)
{
	const int index = orr_name_index(field->names, text);
	memcpy(member, &index, sizeof index);
	return index >= 0;
}

/* A value that is not null; text is the column's, copied already. */
static bool read_value(const struct orr_field *field, sqlite3_stmt *statement, int at, const char *text,
		       void *member)
{
	int64_t number;
	switch (field->type) {
	case ORR_FIELD_STRING:
	case ORR_FIELD_JSON:
		memcpy(member, &text, sizeof text);
		return true;
	case ORR_FIELD_ENUM:
		return read_word(field, text, member);
	case ORR_FIELD_INT:
		return read_int(field, sqlite3_column_int64(statement, at), member);
	case ORR_FIELD_I64:
		number = sqlite3_column_int64(statement, at);
		memcpy(member, &number, sizeof number);
		return number != ORR_I64_NULL;
	case ORR_FIELD_DOUBLE:
		return read_double(field, sqlite3_column_double(statement, at), member);
	case ORR_FIELD_TIME:
		return orr_rfc3339_parse(text, &number) && memcpy(member, &number, sizeof number) != NULL;
	case ORR_FIELD_ID:
	case ORR_FIELD_BOOL:
	case ORR_FIELD_OBJECT:
	case ORR_FIELD_ARRAY:
	case ORR_FIELD_STRINGS:
	case ORR_FIELD_INTS:
		break;
	}
	return false;
}

/* A text of a column in the arena; NULL where memory ran out. */
static const char *copy_text(sqlite3_stmt *statement, int at, struct orr_arena *arena)
{
	const unsigned char *stored = sqlite3_column_text(statement, at);
	return stored == NULL ? NULL
			      : orr_arena_text(arena, (const char *)stored,
					       (size_t)sqlite3_column_bytes(statement, at));
}

/* Tables are STRICT: a column holds its own type or null. */
static enum orr_code read_row(const struct orr_sqlite *self, sqlite3_stmt *statement,
			      const struct orr_sqlite_shape *shape, void *out, struct orr_error *err)
{
	for (size_t i = 0; i < shape->table->field_count; i++) {
		const struct orr_field *field = &shape->table->field[i];
		const int at = (int)i, type = sqlite3_column_type(statement, at);
		const char *text = type == SQLITE_TEXT ? copy_text(statement, at, shape->arena) : "";
		bool good = (field->flags & ORR_FIELD_NULLABLE) != 0;
		if (text == NULL)
			return orr_fail_memory(err);
		if (type == SQLITE_NULL)
			orr_field_set_null(field, out);
		else
			good = read_value(field, statement, at, text, orr_member_mut(out, field->offset));
		if (!good)
			return fail_to_read(self, shape->table->name, field->name, err);
	}
	return ORR_OK;
}

static enum orr_code read_document(const struct orr_sqlite *self, sqlite3_stmt *statement,
				   const struct orr_sqlite_shape *shape, void *out, struct orr_error *err)
{
	const unsigned char *text = sqlite3_column_text(statement, shape->document_column);
	if (text == NULL)
		return orr_fail_memory(err);
	const size_t length = (size_t)sqlite3_column_bytes(statement, shape->document_column);
	/* Its sentence repeats the value, which is the person's: only the field's name goes on. */
	struct orr_error why = {0};
	enum orr_code code = orr_json_read((const char *)text, length, shape->table, out, shape->arena, &why);
	if (code == ORR_E_UNAVAILABLE)
		return orr_fail_memory(err);
	return code == ORR_OK ? code : fail_to_read(self, shape->table->name, why.field, err);
}

/* Rows come one by one; the room for their structs doubles, so that a short page takes little of the arena. */
static bool make_room(const struct orr_sqlite_shape *shape, struct orr_sqlite_rows *rows, size_t *capacity)
{
	const size_t size = shape->table->size;
	if (rows->count < *capacity)
		return true;
	const size_t wider = *capacity == 0 ? 1 : *capacity * 2;
	void *object = orr_arena_array(shape->arena, wider, size);
	if (object == NULL)
		return false;
	if (rows->count > 0)
		memcpy(object, rows->object, rows->count * size);
	rows->object = object;
	*capacity = wider;
	return true;
}

static enum orr_code read_next(const struct orr_sqlite *self, sqlite3_stmt *statement,
			       const struct orr_sqlite_shape *shape, struct orr_sqlite_rows *rows,
			       struct orr_error *err)
{
	void *object = (char *)rows->object + rows->count * shape->table->size;
	enum orr_code code = shape->document_column < 0 ? read_row(self, statement, shape, object, err)
							: read_document(self, statement, shape, object, err);
	rows->count += code == ORR_OK;
	return code;
}

enum orr_code orr_sqlite_query(struct orr_sqlite *self, enum orr_sqlite_statement which,
			       const struct orr_sqlite_values *values, const struct orr_sqlite_shape *shape,
			       struct orr_sqlite_rows *out, struct orr_error *err)
{
	ORR_SQLITE_RESET sqlite3_stmt *statement = NULL;
	struct orr_sqlite_rows rows = {0};
	size_t capacity = 0;
	bool more = true;
	enum orr_code code = orr_sqlite_prepare(self, which, values, &statement, err);
	while (code == ORR_OK && more) {
		code = orr_sqlite_step(self, statement, &more, err);
		if (code == ORR_OK && more)
			code = make_room(shape, &rows, &capacity)
				       ? read_next(self, statement, shape, &rows, err)
				       : orr_fail_memory(err);
	}
	if (code == ORR_OK)
		*out = rows;
	return code;
}
