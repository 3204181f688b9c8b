/* SPDX-License-Identifier: Apache-2.0 */
/* The command line: what its commands need of the world, and the way from argv to an exit status. */
#ifndef ORR_FACES_CLI_CLI_H
#define ORR_FACES_CLI_CLI_H

#include <signal.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "core/cohort.h"
#include "core/kernel.h"
#include "core/zone.h"
#include "faces/cli/settings.h"

struct orr_store;        /* ports/store.h */
struct orr_schema;       /* ports/schema.h */
struct orr_clock;        /* ports/clock.h */
struct orr_gazetteer;    /* ports/gazetteer.h */
struct orr_place_finder; /* app/place_finder.h */
struct orr_rank_keeper;  /* ports/ranks.h */
struct orr_cli_world;

/* Where a store is, and what is done where there is none. */
struct orr_cli_store_place {
	const char *documents_url, *history_url; /* the same: one store for both */
	bool create;                             /* make what is not there, its schema included */
	struct orr_clock *clock;                 /* when that was done, */
	const char *user;                        /* and by whom */
};

/* Plugged in by main. What is opened stays valid until the world ends. */
struct orr_cli_world_ops {
	/** As orr_kernel_load. */
	enum orr_code (*kernel_open)(struct orr_cli_world *world, const char *folder, struct orr_kernel *out,
				     struct orr_error *err);
	enum orr_code (*zones_open)(struct orr_cli_world *world, const char *folder, struct orr_zones *out,
				    struct orr_error *err);
	enum orr_code (*cohorts_open)(struct orr_cli_world *world, const char *folder,
				      struct orr_cohorts *out, struct orr_error *err);
	/** A keeper of ranks in a folder, whether it has any or not. */
	enum orr_code (*ranks_open)(struct orr_cli_world *world, const char *folder,
				    struct orr_rank_keeper **out, struct orr_error *err);
	/** Bytes of a new snapshot of a compiled tzdb folder. */
	enum orr_code (*zones_snapshot)(struct orr_cli_world *world, const char *source, struct orr_buf *out,
					struct orr_error *err);
	/**
	 * Open the store that `place` names. Valid until the world ends.
	 * Error  ORR_E_NOT_FOUND no such file; ORR_E_USAGE a URL that is none, or names an engine that this program does not have; the
	 * engine's own.
	 */
	enum orr_code (*store_open)(struct orr_cli_world *world, const struct orr_cli_store_place *place,
				    struct orr_store **out, struct orr_error *err);
	/** Open the schema of the store at a URL, making an empty store where `create` allows it and there is none. */
	enum orr_code (*schema_open)(struct orr_cli_world *world, const char *url, bool create,
				     struct orr_schema **out, struct orr_error *err);
	/** A handle of the gazetteer in a folder, whether there is one or not. */
	enum orr_code (*gazetteer_open)(struct orr_cli_world *world, const char *folder,
					struct orr_gazetteer **out, struct orr_error *err);
	/** The system's clock, or one that stands still. */
	struct orr_clock *(*clock)(struct orr_cli_world *world);
	struct orr_clock *(*clock_fixed)(struct orr_cli_world *world, int64_t now_unix_ms);
};

struct orr_cli_world {
	const struct orr_cli_world_ops *ops;
	/* names of the files in the data folder */
	const char *kernel_file, *zones_file, *cohorts_file, *places_file;
	const char *system_ini;
	const char *program_folder; /* where the executable stands, "" when unknown */
	const char *peer_folder;    /* where installed helper programs stand */
	orr_env *env;
	const volatile sig_atomic_t *stop; /* becomes 1 when the user asks to end; may be NULL */
	bool out_is_terminal, err_is_terminal;
};

/* One run of the command line. */
struct orr_cli {
	struct orr_cli_world *world;
	struct orr_settings settings;
	struct orr_arena arena;          /* lives as long as the run */
	struct orr_place_finder *places; /* NULL until a command computes charts */
	struct orr_buf out;              /* for standard output */
	struct orr_buf notes;            /* for standard error */
};

void orr_cli_init(struct orr_cli *cli, struct orr_cli_world *world);
void orr_cli_done(struct orr_cli *cli);

/**
 * Run one command line. Nothing is written but the files that commands write: cli->out and cli->notes hold the texts, cli->notes
 * with the error, as a sentence or, when --json was among the arguments, as the error object.
 * @param argv  the program's name first, as main gets it
 * @return      exit status
 */
int orr_cli_run(struct orr_cli *cli, int argc, const char *const argv[]);

/** Add an error of writing the texts themselves to cli->notes, as orr_cli_run does with its own. Returns its exit status. */
int orr_cli_fail(struct orr_cli *cli, int argc, const char *const argv[], const struct orr_error *err);

#endif
