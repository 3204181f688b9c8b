/* SPDX-License-Identifier: Apache-2.0 */
/* Counting calls, and the schema whose n-th call fails. */
#include <assert.h>
#include <stddef.h>

#include "adapters/faulty/fault.h"

enum orr_code orr_fault_call(struct orr_fault *fault, struct orr_error *err)
{
	const long call = ++fault->calls;
	if (fault->nth == 0 || call < fault->nth || (call > fault->nth && !fault->later))
		return ORR_OK;
	return orr_fail(err, fault->code, "%s", fault->text);
}

static const struct orr_schema_ops ops;

static struct orr_faulty_schema *self_of(struct orr_schema *port)
{
	_Static_assert(offsetof(struct orr_faulty_schema, port) == 0, "the port is first");
	assert(port->ops == &ops);
	return (struct orr_faulty_schema *)port;
}

static enum orr_code applied(struct orr_schema *port, struct orr_arena *arena,
			     struct orr_applied_migration **out, size_t *out_count, struct orr_error *err)
{
	struct orr_faulty_schema *self = self_of(port);
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : self->inner->ops->applied(self->inner, arena, out, out_count, err);
}

static enum orr_code apply(struct orr_schema *port, size_t count, const struct orr_schema_step steps[],
			   struct orr_error *err)
{
	struct orr_faulty_schema *self = self_of(port);
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : self->inner->ops->apply(self->inner, count, steps, err);
}

static enum orr_code revert(struct orr_schema *port, const struct orr_schema_step *step, const char *version,
			    struct orr_error *err)
{
	struct orr_faulty_schema *self = self_of(port);
	enum orr_code code = orr_fault_call(self->fault, err);
	return code != ORR_OK ? code : self->inner->ops->revert(self->inner, step, version, err);
}

static void close_schema(struct orr_schema *port)
{
	struct orr_schema *inner = self_of(port)->inner;
	inner->ops->close(inner);
}

static const struct orr_schema_ops ops = {
	.name = "faulty", .applied = applied, .apply = apply, .revert = revert, .close = close_schema};

struct orr_schema *orr_faulty_schema_init(struct orr_faulty_schema *faulty, struct orr_schema *inner,
					  struct orr_fault *fault)
{
	*faulty = (struct orr_faulty_schema){.port = *inner, .inner = inner, .fault = fault};
	faulty->port.ops = &ops;
	return &faulty->port;
}
