/* SPDX-License-Identifier: Apache-2.0 */
/* From a store's URL to the engine that it names. */
#include "main/stores.h"

#include <string.h>

#include "adapters/sqlite/sqlite.h"
#include "app/migrate.h"
#include "base/file.h"

/* An engine: what its URLs begin with, and how it is opened from what follows. An engine joins by a row. */
struct engine {
	const char *scheme;
	enum orr_code (*both)(const char *rest, struct orr_store *out,
			      struct orr_error *err); /* NULL: none can */
	enum orr_code (*documents)(const char *rest, struct orr_documents **out, struct orr_error *err);
	enum orr_code (*history)(const char *rest, struct orr_history **out, struct orr_error *err);
	enum orr_code (*schema)(const char *rest, bool create, struct orr_schema **out,
				struct orr_error *err);
};

static const struct orr_sqlite_options as_usual = {0};

static enum orr_code sqlite_both(const char *rest, struct orr_store *out, struct orr_error *err)
{
	return orr_sqlite_open(rest, &as_usual, out, err);
}

static enum orr_code sqlite_documents(const char *rest, struct orr_documents **out, struct orr_error *err)
{
	return orr_sqlite_documents_open(rest, &as_usual, out, err);
}

static enum orr_code sqlite_history(const char *rest, struct orr_history **out, struct orr_error *err)
{
	return orr_sqlite_history_open(rest, &as_usual, out, err);
}

static enum orr_code sqlite_schema(const char *rest, bool create, struct orr_schema **out,
				   struct orr_error *err)
{
	return orr_sqlite_schema_open(rest, &(struct orr_sqlite_options){.create = create}, out, err);
}

static const struct engine engines[] = {
	{"sqlite:", sqlite_both, sqlite_documents, sqlite_history, sqlite_schema},
};

/* "//user:password@host": arguments and environments are seen by others. */
static bool holds_password(const char *url)
{
	const char *authority = strstr(url, "://");
	if (authority == NULL)
		return false;
	authority += 3;
	const char *at = memchr(authority, '@', strcspn(authority, "/?#"));
	return at != NULL && memchr(authority, ':', (size_t)(at - authority)) != NULL;
}

static enum orr_code engine_of(const char *url, const struct engine **out, const char **out_rest,
			       struct orr_error *err)
{
	if (holds_password(url))
		return orr_fail_field(
			err, ORR_E_USAGE, "store",
			"a store's URL holds no password, which others would see: leave it out, and "
			"keep it where the engine's own client looks for it (a file that only you "
			"can read)");
	for (size_t i = 0; i < sizeof engines / sizeof engines[0]; i++) {
		const size_t length = strlen(engines[i].scheme);
		if (strncmp(url, engines[i].scheme, length) != 0)
			continue;
		*out = &engines[i];
		*out_rest = url + length;
		return ORR_OK;
	}
	return orr_fail_field(err, ORR_E_USAGE, "store",
			      "this program has no engine for the store %.*s; it takes sqlite:FILE",
			      (int)strcspn(url, ":/"), url);
}

enum orr_code orr_stores_schema_open(const char *url, bool create, struct orr_schema **out,
				     struct orr_error *err)
{
	const struct engine *engine = &engines[0];
	const char *rest = "";
	enum orr_code code = engine_of(url, &engine, &rest, err);
	return code == ORR_OK ? engine->schema(rest, create, out, err) : code;
}

/* Only a store that nobody has used yet is brought up by itself: an older one waits for orrery migrate. */
static enum orr_code make_new(const char *url, const struct orr_cli_store_place *place, struct orr_error *err)
{
	enum { ARENA_BYTES = 1 << 22 };
	struct orr_schema *schema = NULL;
	struct orr_arena arena;
	enum orr_code code = orr_stores_schema_open(url, true, &schema, err);
	if (code != ORR_OK)
		return code;
	orr_arena_init(&arena, ARENA_BYTES);
	code = orr_migrate_new(schema, &(struct orr_migrator){.clock = place->clock, .name = place->user},
			       &arena, err);
	orr_arena_done(&arena);
	schema->ops->close(schema);
	return code;
}

static enum orr_code open_apart(const struct engine *engines_of[2], const char *const rests[2],
				struct orr_store *out, struct orr_error *err)
{
	struct orr_store store = {0};
	enum orr_code code = engines_of[0]->documents(rests[0], &store.documents, err);
	if (code == ORR_OK)
		code = engines_of[1]->history(rests[1], &store.history, err);
	if (code == ORR_OK)
		*out = store;
	else
		orr_store_close(&store);
	return code;
}

enum orr_code orr_stores_open(const struct orr_cli_store_place *place, struct orr_store *out,
			      struct orr_error *err)
{
	const char *const urls[2] = {place->documents_url, place->history_url};
	const bool one = strcmp(urls[0], urls[1]) == 0;
	const struct engine *chosen[2] = {&engines[0], &engines[0]};
	const char *rests[2] = {NULL, NULL};
	enum orr_code code = ORR_OK;
	for (size_t i = 0; code == ORR_OK && i < 2; i++)
		code = engine_of(urls[i], &chosen[i], &rests[i], err);
	for (size_t i = 0; code == ORR_OK && place->create && i < (one ? 1 : 2); i++)
		code = make_new(urls[i], place, err);
	if (code != ORR_OK)
		return code;
	/* One file may go by two names. */
	const bool same = one || (chosen[0] == chosen[1] && orr_file_same(rests[0], rests[1]));
	if (same && chosen[0]->both != NULL)
		return chosen[0]->both(rests[0], out, err);
	return open_apart(chosen, rests, out, err);
}
