/* SPDX-License-Identifier: Apache-2.0 */
/* Plugs the adapters into the command line. */
#include "main/wire.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "adapters/clock/clocks.h"
#include "adapters/files/datafiles.h"
#include "adapters/files/rank_files.h"
#include "adapters/gazetteer/places.h"
#include "adapters/zoneinfo/snapshot.h"
#include "base/memory.h"
#include "main/stores.h"

struct orr_wire {
	struct orr_cli_world world; /* first: the operations get it back */
	struct orr_map kernel_map, zones_map, cohorts_map;
	struct orr_rank_keeper *ranks;
	struct orr_clock_fixed fixed_clock;
	char program_folder[PATH_MAX];
	struct orr_store store;       /* what store_open opened */
	struct orr_schema *schema[2]; /* of documents and history, if apart */
	size_t schema_count;
};

static struct orr_wire *wire_of(struct orr_cli_world *world)
{
	_Static_assert(offsetof(struct orr_wire, world) == 0, "the world is first");
	return (struct orr_wire *)world;
}

static enum orr_code kernel_open(struct orr_cli_world *world, const char *folder, struct orr_kernel *out,
				 struct orr_error *err)
{
	struct orr_map map;
	enum orr_code code = orr_kernel_load(&map, out, folder, err);
	if (code != ORR_OK)
		return code;
	orr_map_close(&wire_of(world)->kernel_map);
	wire_of(world)->kernel_map = map;
	return ORR_OK;
}

static enum orr_code zones_open(struct orr_cli_world *world, const char *folder, struct orr_zones *out,
				struct orr_error *err)
{
	struct orr_map map;
	enum orr_code code = orr_zones_load(&map, out, folder, err);
	if (code != ORR_OK)
		return code;
	orr_map_close(&wire_of(world)->zones_map);
	wire_of(world)->zones_map = map;
	return ORR_OK;
}

static enum orr_code cohorts_open(struct orr_cli_world *world, const char *folder, struct orr_cohorts *out,
				  struct orr_error *err)
{
	struct orr_map map;
	enum orr_code code = orr_cohorts_load(&map, out, folder, err);
	if (code != ORR_OK)
		return code;
	orr_map_close(&wire_of(world)->cohorts_map);
	wire_of(world)->cohorts_map = map;
	return ORR_OK;
}

static enum orr_code ranks_open(struct orr_cli_world *world, const char *folder, struct orr_rank_keeper **out,
				struct orr_error *err)
{
	struct orr_rank_keeper *keeper;
	enum orr_code code = orr_rank_files_open(&keeper, folder, err);
	if (code != ORR_OK)
		return code;
	orr_rank_keeper_close(wire_of(world)->ranks);
	*out = wire_of(world)->ranks = keeper;
	return ORR_OK;
}

static enum orr_code zones_snapshot(struct orr_cli_world *world, const char *source, struct orr_buf *out,
				    struct orr_error *err)
{
	(void)world;
	return orr_zones_snapshot(out, source, err);
}

static enum orr_code store_open(struct orr_cli_world *world, const struct orr_cli_store_place *place,
				struct orr_store **out, struct orr_error *err)
{
	struct orr_wire *wire = wire_of(world);
	struct orr_store store;
	enum orr_code code = orr_stores_open(place, &store, err);
	if (code != ORR_OK)
		return code;
	orr_store_close(&wire->store);
	wire->store = store;
	*out = &wire->store;
	return ORR_OK;
}

static void close_schemas(struct orr_wire *wire)
{
	while (wire->schema_count > 0) {
		struct orr_schema *schema = wire->schema[--wire->schema_count];
		schema->ops->close(schema);
	}
}

static enum orr_code schema_open(struct orr_cli_world *world, const char *url, bool create,
				 struct orr_schema **out, struct orr_error *err)
{
	struct orr_wire *wire = wire_of(world);
	assert(wire->schema_count < sizeof wire->schema / sizeof wire->schema[0]);
	enum orr_code code = orr_stores_schema_open(url, create, out, err);
	if (code == ORR_OK)
		wire->schema[wire->schema_count++] = *out;
	return code;
}

static enum orr_code gazetteer_open(struct orr_cli_world *world, const char *folder,
				    struct orr_gazetteer **out, struct orr_error *err)
{
	(void)world;
	return orr_places_open(out, folder, err);
}

static struct orr_clock *clock_of_system(struct orr_cli_world *world)
{
	(void)world;
	return orr_clock_system();
}

static struct orr_clock *clock_fixed(struct orr_cli_world *world, int64_t now_unix_ms)
{
	return orr_clock_fixed_init(&wire_of(world)->fixed_clock, now_unix_ms);
}

static const struct orr_cli_world_ops world_ops = {
	.kernel_open = kernel_open,
	.zones_open = zones_open,
	.cohorts_open = cohorts_open,
	.ranks_open = ranks_open,
	.zones_snapshot = zones_snapshot,
	.store_open = store_open,
	.schema_open = schema_open,
	.gazetteer_open = gazetteer_open,
	.clock = clock_of_system,
	.clock_fixed = clock_fixed,
};

/* Where this executable stands; "" when the system does not tell. */
static void find_program_folder(char out[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - 1);
	out[length > 0 ? length : 0] = '\0';
	char *slash = strrchr(out, '/');
	if (slash != NULL)
		*slash = '\0';
}

static const char *environment(const char *name)
{
	return getenv(name);
}

struct orr_wire *orr_wire_open(const volatile sig_atomic_t *stop)
{
	struct orr_wire *wire = orr_calloc(1, sizeof *wire);
	if (wire == NULL)
		return NULL;
	find_program_folder(wire->program_folder);
	wire->world = (struct orr_cli_world){.ops = &world_ops,
					     .kernel_file = ORR_KERNEL_FILE,
					     .zones_file = ORR_ZONES_FILE,
					     .cohorts_file = ORR_COHORTS_FILE,
					     .places_file = ORR_PLACES_FILE,
					     .system_ini = "/etc/orrery/orrery.ini",
					     .program_folder = wire->program_folder,
					     .peer_folder = ORR_LIBEXEC_FOLDER,
					     .env = environment,
					     .stop = stop,
					     .out_is_terminal = isatty(STDOUT_FILENO) == 1,
					     .err_is_terminal = isatty(STDERR_FILENO) == 1};
	return wire;
}

struct orr_cli_world *orr_wire_world(struct orr_wire *wire)
{
	return &wire->world;
}

void orr_wire_close(struct orr_wire *wire)
{
	if (wire == NULL)
		return;
	orr_store_close(&wire->store);
	close_schemas(wire);
	orr_map_close(&wire->kernel_map);
	orr_map_close(&wire->zones_map);
	orr_map_close(&wire->cohorts_map);
	orr_rank_keeper_close(wire->ranks);
	orr_free(wire);
}
