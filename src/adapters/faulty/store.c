/* SPDX-License-Identifier: Apache-2.0 */
/* A store whose n-th call fails. */
#include <assert.h>
#include <stddef.h>

#include "adapters/faulty/fault.h"

static const struct orr_documents_ops documents_ops;
static const struct orr_history_ops history_ops;
static const struct orr_unit_ops unit_ops;

static struct orr_faulty_store *of_documents(struct orr_documents *port)
{
	assert(port->ops == &documents_ops);
	return (void *)((char *)port - offsetof(struct orr_faulty_store, documents));
}

static struct orr_faulty_store *of_history(struct orr_history *port)
{
	assert(port->ops == &history_ops);
	return (void *)((char *)port - offsetof(struct orr_faulty_store, history));
}

static struct orr_faulty_unit *of_unit(struct orr_unit *port)
{
	assert(port->ops == &unit_ops);
	return (void *)((char *)port - offsetof(struct orr_faulty_unit, port));
}

static enum orr_code put(struct orr_documents *port, enum orr_collection collection, size_t count,
			 const struct orr_document_record records[], struct orr_error *err)
{
	struct orr_faulty_store *self = of_documents(port);
	struct orr_documents *inner = self->inner.documents;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->put(inner, collection, count, records, err);
}

static enum orr_code get(struct orr_documents *port, const struct orr_document_request *what,
			 struct orr_arena *arena, void *out[], struct orr_error *err)
{
	struct orr_faulty_store *self = of_documents(port);
	struct orr_documents *inner = self->inner.documents;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->get(inner, what, arena, out, err);
}

static enum orr_code list_entities(struct orr_documents *port, const struct orr_entity_query *query,
				   struct orr_arena *arena, struct orr_entity_page *out,
				   struct orr_error *err)
{
	struct orr_faulty_store *self = of_documents(port);
	struct orr_documents *inner = self->inner.documents;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->list_entities(inner, query, arena, out, err);
}

static enum orr_code list_groups(struct orr_documents *port, const struct orr_group_query *query,
				 struct orr_arena *arena, struct orr_group_page *out, struct orr_error *err)
{
	struct orr_faulty_store *self = of_documents(port);
	struct orr_documents *inner = self->inner.documents;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->list_groups(inner, query, arena, out, err);
}

static enum orr_code remove_group(struct orr_documents *port, const char *id, struct orr_error *err)
{
	struct orr_faulty_store *self = of_documents(port);
	struct orr_documents *inner = self->inner.documents;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->remove_group(inner, id, err);
}

static enum orr_code record(struct orr_history *port, const struct orr_history_batch *batch,
			    struct orr_error *err)
{
	struct orr_faulty_store *self = of_history(port);
	struct orr_history *inner = self->inner.history;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->record(inner, batch, err);
}

static enum orr_code completed(struct orr_history *port, const char *collection, size_t count,
			       const struct orr_output outputs[], bool out[], struct orr_error *err)
{
	struct orr_faulty_store *self = of_history(port);
	struct orr_history *inner = self->inner.history;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->completed(inner, collection, count, outputs, out, err);
}

static enum orr_code list_jobs(struct orr_history *port, const struct orr_history_query *query,
			       struct orr_arena *arena, struct orr_job_page *out, struct orr_error *err)
{
	struct orr_faulty_store *self = of_history(port);
	struct orr_history *inner = self->inner.history;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->list_jobs(inner, query, arena, out, err);
}

static enum orr_code list_events(struct orr_history *port, const struct orr_history_query *query,
				 struct orr_arena *arena, struct orr_audit_page *out, struct orr_error *err)
{
	struct orr_faulty_store *self = of_history(port);
	struct orr_history *inner = self->inner.history;
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : inner->ops->list_events(inner, query, arena, out, err);
}

static enum orr_code begin(struct orr_unit *port, struct orr_error *err)
{
	struct orr_faulty_unit *self = of_unit(port);
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : self->inner->ops->begin(self->inner, err);
}

static enum orr_code commit(struct orr_unit *port, struct orr_error *err)
{
	struct orr_faulty_unit *self = of_unit(port);
	enum orr_code code = orr_fault_call(self->fault, err);
	if (code == ORR_OK)
		return self->inner->ops->commit(self->inner, err);
	self->inner->ops->rollback(self->inner);
	return code;
}

static void rollback(struct orr_unit *port)
{
	struct orr_unit *inner = of_unit(port)->inner;
	inner->ops->rollback(inner);
}

static void close_documents(struct orr_documents *port)
{
	struct orr_documents *inner = of_documents(port)->inner.documents;
	inner->ops->close(inner);
}

static void close_history(struct orr_history *port)
{
	struct orr_history *inner = of_history(port)->inner.history;
	inner->ops->close(inner);
}

static const struct orr_documents_ops documents_ops = {
	.name = "faulty",
	.put = put,
	.get = get,
	.list_entities = list_entities,
	.list_groups = list_groups,
	.remove_group = remove_group,
	.close = close_documents,
};
static const struct orr_history_ops history_ops = {
	.name = "faulty",
	.record = record,
	.completed = completed,
	.list_jobs = list_jobs,
	.list_events = list_events,
	.close = close_history,
};
static const struct orr_unit_ops unit_ops = {.begin = begin, .commit = commit, .rollback = rollback};

struct orr_store orr_faulty_store_init(struct orr_faulty_store *faulty, const struct orr_store *inner,
				       struct orr_fault *fault)
{
	*faulty = (struct orr_faulty_store){.inner = *inner, .fault = fault};
	faulty->documents_unit = (struct orr_faulty_unit){{&unit_ops}, inner->documents->unit, fault};
	faulty->history_unit = (struct orr_faulty_unit){{&unit_ops}, inner->history->unit, fault};
	faulty->documents = (struct orr_documents){&documents_ops, &faulty->documents_unit.port};
	faulty->history = (struct orr_history){&history_ops, &faulty->history_unit.port};
	/* One unit of both stays one. */
	if (inner->documents->unit == inner->history->unit)
		faulty->history.unit = faulty->documents.unit;
	return (struct orr_store){&faulty->documents, &faulty->history};
}
