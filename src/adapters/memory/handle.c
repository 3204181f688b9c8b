/* SPDX-License-Identifier: Apache-2.0 */
/* A unit of work is a copy of the state, which replaces the state or is thrown away. */
#include "adapters/memory/handle.h"

#include <assert.h>

#include "base/memory.h"

static const struct orr_unit_ops unit_ops;

static struct orr_memory_handle *self_of(struct orr_unit *port)
{
	assert(port->ops == &unit_ops);
	return (void *)((char *)port - offsetof(struct orr_memory_handle, unit));
}

static enum orr_code begin(struct orr_unit *port, struct orr_error *err)
{
	struct orr_memory_handle *self = self_of(port);
	assert(!self->writing);
	if (self->place->writing)
		return orr_fail(err, ORR_E_UNAVAILABLE,
				"somebody else is writing to memory: try again when that has ended");
	if (!orr_memory_state_copy(&self->place->state, &self->own))
		return orr_fail_memory(err);
	self->writing = self->place->writing = true;
	return ORR_OK;
}

static void end(struct orr_memory_handle *self, struct orr_memory_state *unwanted)
{
	orr_memory_state_free(unwanted);
	self->own = (struct orr_memory_state){0};
	self->writing = self->place->writing = false;
}

static enum orr_code commit(struct orr_unit *port, struct orr_error *err)
{
	struct orr_memory_handle *self = self_of(port);
	(void)err;
	assert(self->writing);
	struct orr_memory_state before = self->place->state;
	self->place->state = self->own;
	end(self, &before);
	return ORR_OK;
}

static void rollback(struct orr_unit *port)
{
	struct orr_memory_handle *self = self_of(port);
	if (self->writing)
		end(self, &self->own);
}

static const struct orr_unit_ops unit_ops = {.begin = begin, .commit = commit, .rollback = rollback};

const struct orr_memory_set *orr_memory_seen(const struct orr_memory_handle *handle,
					     enum orr_memory_kind kind)
{
	return handle->writing ? &handle->own.set[kind] : &handle->place->state.set[kind];
}

struct orr_memory_set *orr_memory_written(struct orr_memory_handle *handle, enum orr_memory_kind kind)
{
	assert(handle->writing);
	return &handle->own.set[kind];
}

void orr_memory_close(struct orr_memory_handle *handle)
{
	if (--handle->open_count > 0)
		return;
	rollback(&handle->unit);
	handle->place->handles--;
	orr_free(handle);
}

enum orr_code orr_memory_open(struct orr_memory_place *place, struct orr_store *out, struct orr_error *err)
{
	struct orr_memory_handle *handle = orr_calloc(1, sizeof *handle);
	if (handle == NULL)
		return orr_fail_memory(err);
	handle->unit.ops = &unit_ops;
	handle->documents = (struct orr_documents){.ops = &orr_memory_documents_ops, .unit = &handle->unit};
	handle->history = (struct orr_history){.ops = &orr_memory_history_ops, .unit = &handle->unit};
	handle->place = place;
	handle->open_count = 2;
	place->handles++;
	*out = (struct orr_store){.documents = &handle->documents, .history = &handle->history};
	return ORR_OK;
}

enum orr_code orr_memory_place_make(struct orr_memory_place **out, struct orr_error *err)
{
	struct orr_memory_place *place = orr_calloc(1, sizeof *place);
	if (place == NULL)
		return orr_fail_memory(err);
	*out = place;
	return ORR_OK;
}

void orr_memory_place_free(struct orr_memory_place *place)
{
	if (place == NULL)
		return;
	assert(place->handles == 0);
	orr_memory_state_free(&place->state);
	orr_free(place);
}
