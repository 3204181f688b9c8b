/* SPDX-License-Identifier: Apache-2.0 */
/* A schema in memory: names that scripts make and drop, and the migrations made. */
#include <assert.h>
#include <string.h>

#include "adapters/memory/handle.h"
#include "base/memory.h"
#include "base/timer.h"
#include "codec/tables.h"

enum { NAME_BYTES = 64 };

struct schema {
	struct orr_schema port;
	struct orr_memory_place *place;
};

static const struct orr_schema_ops ops;

static struct schema *self_of(struct orr_schema *port)
{
	_Static_assert(offsetof(struct schema, port) == 0, "the port is first");
	assert(port->ops == &ops);
	return (struct schema *)port;
}

static const struct orr_applied_migration *row_at(const struct orr_memory_set *rows, size_t at)
{
	return rows->item[at]->object;
}

static enum orr_code applied(struct orr_schema *port, struct orr_arena *arena,
			     struct orr_applied_migration **out, size_t *out_count, struct orr_error *err)
{
	const struct orr_memory_set *rows = &self_of(port)->place->state.set[ORR_MEMORY_MIGRATIONS];
	struct orr_applied_migration *copy = orr_arena_array(arena, rows->count, sizeof *copy);
	if (copy == NULL)
		return orr_fail_memory(err);
	for (size_t i = 0; i < rows->count; i++)
		if (!orr_table_copy(&orr_applied_migration_table, row_at(rows, i), arena, &copy[i]))
			return orr_fail_memory(err);
	*out = copy;
	*out_count = rows->count;
	return ORR_OK;
}

static enum orr_code run_line(struct orr_memory_set *names, const char *line, struct orr_error *err)
{
	const char *name = line + strlen("make ");
	if (strncmp(line, "make ", strlen("make ")) == 0 && orr_memory_find(names, name) == NULL)
		return orr_memory_put(names, name, NULL, NULL, err);
	if (strncmp(line, "drop ", strlen("drop ")) == 0 && orr_memory_remove(names, name))
		return ORR_OK;
	return orr_fail(err, ORR_E_INVALID, "the script cannot do \"%s\"; correct the migration", line);
}

static enum orr_code run(struct orr_memory_state *state, const char *script, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	while (code == ORR_OK && *script != '\0') {
		const size_t length = strcspn(script, "\n");
		char line[NAME_BYTES] = "";
		memcpy(line, script, length < sizeof line ? length : sizeof line - 1);
		if (length > 0)
			code = run_line(&state->set[ORR_MEMORY_NAMES], line, err);
		script += length + (script[length] == '\n');
	}
	return code;
}

/* The step's script, and its event: here there is always a log. */
static enum orr_code run_step(struct orr_memory_state *state, const struct orr_schema_step *step,
			      struct orr_error *err)
{
	enum orr_code code = run(state, step->script, err);
	if (code != ORR_OK || step->event == NULL)
		return code;
	return orr_memory_put(&state->set[ORR_MEMORY_EVENTS], step->event->id, &orr_audit_event_table,
			      step->event, err);
}

/* Begin: the copy that is changed and then becomes the state, or does not. */
static enum orr_code copy_state(struct schema *self, struct orr_memory_state *out, struct orr_error *err)
{
	if (self->place->writing)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"somebody else is writing to memory: try again when that has ended");
	return orr_memory_state_copy(&self->place->state, out) ? ORR_OK : orr_fail_memory(err);
}

static void end(struct schema *self, struct orr_memory_state *changed, enum orr_code code)
{
	struct orr_memory_state *unwanted = code == ORR_OK ? &self->place->state : changed;
	orr_memory_state_free(unwanted);
	if (code == ORR_OK)
		self->place->state = *changed;
}

/* Rows are numbered from 1, and carry how long their script took. */
static enum orr_code add_row(struct orr_memory_set *rows, const struct orr_applied_migration *row,
			     int64_t took_us, struct orr_error *err)
{
	struct orr_applied_migration numbered = *row;
	numbered.id = 1;
	for (size_t i = 0; i < rows->count; i++)
		if (row_at(rows, i)->id >= numbered.id)
			numbered.id = row_at(rows, i)->id + 1;
	numbered.execution_time_ms = (int)(took_us / 1000);
	return orr_memory_put(rows, row->version, &orr_applied_migration_table, &numbered, err);
}

static enum orr_code make_step(struct orr_memory_state *state, const struct orr_schema_step *step,
			       struct orr_error *err)
{
	struct orr_memory_set *rows = &state->set[ORR_MEMORY_MIGRATIONS];
	const int64_t begun_us = orr_timer_steady_us();
	if (orr_memory_find(rows, step->row.version) != NULL)
		return orr_fail(err, ORR_E_CONFLICT, "somebody else made migration %s meanwhile",
				step->row.version);
	enum orr_code code = run_step(state, step, err);
	return code == ORR_OK ? add_row(rows, &step->row, orr_timer_steady_us() - begun_us, err) : code;
}

static enum orr_code apply(struct orr_schema *port, size_t count, const struct orr_schema_step steps[],
			   struct orr_error *err)
{
	struct schema *self = self_of(port);
	struct orr_memory_state state;
	enum orr_code code = copy_state(self, &state, err);
	if (code != ORR_OK)
		return code;
	for (size_t i = 0; code == ORR_OK && i < count; i++)
		code = make_step(&state, &steps[i], err);
	end(self, &state, code);
	return code;
}

static enum orr_code revert(struct orr_schema *port, const struct orr_schema_step *step, const char *version,
			    struct orr_error *err)
{
	struct schema *self = self_of(port);
	struct orr_memory_state state;
	enum orr_code code = copy_state(self, &state, err);
	if (code != ORR_OK)
		return code;
	if (!orr_memory_remove(&state.set[ORR_MEMORY_MIGRATIONS], version))
		code = orr_fail(err, ORR_E_CONFLICT, "somebody else undid migration %s meanwhile", version);
	if (code == ORR_OK)
		code = run_step(&state, step, err);
	end(self, &state, code);
	return code;
}

static void close_schema(struct orr_schema *port)
{
	struct schema *self = self_of(port);
	self->place->handles--;
	orr_free(self);
}

static const struct orr_schema_ops ops = {
	.name = "memory", .applied = applied, .apply = apply, .revert = revert, .close = close_schema};

enum orr_code orr_memory_schema_open(struct orr_memory_place *place, size_t count,
				     const struct orr_migration migrations[], struct orr_schema **out,
				     struct orr_error *err)
{
	struct schema *self = orr_calloc(1, sizeof *self);
	if (self == NULL)
		return orr_fail_memory(err);
	self->port = (struct orr_schema){
		.ops = &ops, .place = "memory:", .migration = migrations, .migration_count = count};
	self->place = place;
	place->handles++;
	*out = &self->port;
	return ORR_OK;
}
