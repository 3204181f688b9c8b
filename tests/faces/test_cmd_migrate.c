/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery migrate` over schemas in memory: what it says, what it does, and what it refuses. */
#include "faces/cli/cli.h"
#include "test.h"

#include <string.h>

#include "adapters/clock/clocks.h"
#include "adapters/faulty/faulty.h"
#include "adapters/memory/memory.h"

static const struct orr_migration known[] = {
	{"001", "initial schema", "schema", "make a\n", "drop a\n"},
	{"002", "more", "index", "make b\n", "drop b\n"},
};

/* Two places, "sqlite:one" and "sqlite:two"; calls to the first one's schema are counted, and fail where a test says so. */
static struct orr_memory_place *places[2];
static struct orr_schema *schemas[2];
static struct orr_faulty_schema faulty;
static struct orr_fault fault;
static struct orr_clock_fixed fixed;
static bool asked_to_create;
static struct orr_cli cli;

static enum orr_code schema_open(struct orr_cli_world *world, const char *url, bool create,
				 struct orr_schema **out, struct orr_error *err)
{
	(void)world;
	asked_to_create = create;
	if (strcmp(url, "sqlite:one") == 0)
		*out = &faulty.port;
	else if (strcmp(url, "sqlite:two") == 0)
		*out = schemas[1];
	else
		return orr_fail(err, ORR_E_NOT_FOUND, "there is no store at %s", url);
	return ORR_OK;
}

static struct orr_clock *the_clock(struct orr_cli_world *world)
{
	(void)world;
	return orr_clock_fixed_init(&fixed,
				    1764086400123); /* 2025-11-25T16:00:00.123Z by `date -d @1764086400` */
}

static struct orr_clock *fixed_clock(struct orr_cli_world *world, int64_t now_ms)
{
	(void)world;
	return orr_clock_fixed_init(&fixed, now_ms);
}

static const char *env(const char *name)
{
	return strcmp(name, "USER") == 0 ? "ada" : strcmp(name, "ORRERY_STORE_PATH") == 0 ? "one" : NULL;
}

static const struct orr_cli_world_ops ops = {
	.schema_open = schema_open, .clock = the_clock, .clock_fixed = fixed_clock};
static struct orr_cli_world world = {.ops = &ops, .system_ini = "/nonexistent/orrery.ini", .env = env};

static int set_up(void **state)
{
	(void)state;
	struct orr_error err = {0};
	for (int i = 0; i < 2; i++) {
		assert_int_equal(orr_memory_place_make(&places[i], &err), ORR_OK);
		assert_int_equal(orr_memory_schema_open(places[i], 2, known, &schemas[i], &err), ORR_OK);
	}
	schemas[0]->place = "sqlite:one";
	schemas[1]->place = "sqlite:two";
	fault = (struct orr_fault){.code = ORR_E_UNAVAILABLE, .text = "the disk is full; make room"};
	orr_faulty_schema_init(&faulty, schemas[0], &fault);
	orr_cli_init(&cli, &world);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	orr_cli_done(&cli);
	for (int i = 0; i < 2; i++) {
		schemas[i]->ops->close(schemas[i]);
		orr_memory_place_free(places[i]);
	}
	return 0;
}

/* "orrery migrate ..." in words; exit status as wanted, and both texts. */
static void expect(const char *const words[], int status, const char *out, const char *notes)
{
	const char *argv[12] = {"orrery", "migrate"};
	int argc = 2;
	for (; words[argc - 2] != NULL; argc++)
		argv[argc] = words[argc - 2];
	orr_cli_done(&cli);
	orr_cli_init(&cli, &world);
	const int got = orr_cli_run(&cli, argc, argv);
	const char *got_out = cli.out.data != NULL ? cli.out.data : "";
	const char *got_notes = cli.notes.data != NULL ? cli.notes.data : "";
	if (got != status)
		print_error("%s\n%s\n", got_out, got_notes);
	assert_int_equal(got, status);
	assert_string_equal(got_out, out);
	assert_string_equal(got_notes, notes);
}
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#define MADE_TWO "sqlite:one\n  made 001 initial schema\n  made 002 more\n"

static void up_and_status(void **state)
{
	(void)state;
	expect(WORDS("up", "--dry-run"), 0,
	       "sqlite:one\n  would make 001 initial schema\n  would make 002 more\n", "");
	assert_false(asked_to_create);
	expect(WORDS("up", "--to", "1"), 0, "sqlite:one\n  made 001 initial schema\n", "");
	assert_true(asked_to_create);
	expect(WORDS("status"), 0,
	       "sqlite:one\n"
	       "Version  Description               Type    State    Applied at                By          "
	       "Duration\n"
	       "001      initial schema            schema  applied  2025-11-25T16:00:00.123Z  ada         0 "
	       "ms\n"
	       "002      more                      index   pending  -                         -           "
	       "-\n",
	       "");
	assert_false(asked_to_create);
	expect(WORDS("up", "--now", "2026-01-02T03:04:05Z"), 0, "sqlite:one\n  made 002 more\n", "");
	expect(WORDS("up"), 0, "sqlite:one\n  nothing to do\n", "");
	expect(WORDS("status", "--json"), 0,
	       "{\"stores\":[{\"store\":\"sqlite:one\",\"migrations\":["
	       "{\"version\":\"001\",\"description\":\"initial schema\",\"migration_type\":\"schema\","
	       "\"state\":\"applied\",\"applied_at\":\"2025-11-25T16:00:00.123Z\",\"applied_by\":\"ada\","
	       "\"execution_time_ms\":0},"
	       "{\"version\":\"002\",\"description\":\"more\",\"migration_type\":\"index\","
	       "\"state\":\"applied\",\"applied_at\":\"2026-01-02T03:04:05.000Z\",\"applied_by\":\"ada\","
	       "\"execution_time_ms\":0}]}]}\n",
	       "");
}

static void plans(void **state)
{
	(void)state;
	expect(WORDS("plan", "--scripts"), 0,
	       "sqlite:one\n  would make 001 initial schema\n      make a\n  would make 002 more\n      make "
	       "b\n",
	       "");
	expect(WORDS("up"), 0, MADE_TWO, "");
	expect(WORDS("plan"), 0, "sqlite:one\n  nothing to do\n", "");
	expect(WORDS("plan", "--to", "1", "--scripts", "--json"), 0,
	       "{\"made\":false,\"stores\":[{\"store\":\"sqlite:one\",\"steps\":[{\"version\":\"002\","
	       "\"description\":\"more\",\"migration_type\":\"index\",\"way\":\"down\","
	       "\"script\":\"drop b\\n\"}]}]}\n",
	       "");
	expect(WORDS("plan", "--to", "7"), 3, "",
	       "orrery: sqlite:one: there is no migration 7; orrery migrate status lists them\n");
}

static void down_wants_a_yes(void **state)
{
	(void)state;
	expect(WORDS("down"), 0, "sqlite:one\n  nothing to do\n", "");
	expect(WORDS("up"), 0, MADE_TWO, "");
	expect(WORDS("down"), 2, "",
	       "orrery: this undoes 002 (more) in sqlite:one, and what is stored there is lost: save it with "
	       "orrery export, then add --yes\n");
	expect(WORDS("down", "--to", "0"), 2, "",
	       "orrery: this undoes 002 (more) and all before it down to 001 in sqlite:one, and what is "
	       "stored there is lost: save it with orrery export, then add --yes\n");
	expect(WORDS("down", "--dry-run"), 0, "sqlite:one\n  would undo 002 more\n", "");
	expect(WORDS("down", "--yes", "--json"), 0,
	       "{\"made\":true,\"stores\":[{\"store\":\"sqlite:one\",\"steps\":[{\"version\":\"002\","
	       "\"description\":\"more\",\"migration_type\":\"index\",\"way\":\"down\",\"script\":null}]}]}"
	       "\n",
	       "");
	assert_false(asked_to_create);
	expect(WORDS("down", "--to", "0", "--yes"), 0, "sqlite:one\n  undid 001 initial schema\n", "");
}

static void two_stores_are_migrated_alike(void **state)
{
	(void)state;
	expect(WORDS("up", "--documents", "sqlite:one", "--history", "sqlite:two"), 0,
	       MADE_TWO "sqlite:two\n  made 001 initial schema\n  made 002 more\n", "");
	expect(WORDS("down", "--documents", "sqlite:two", "--history", "sqlite:one", "--yes"), 0,
	       "sqlite:two\n  undid 002 more\nsqlite:one\n  undid 002 more\n", "");
	expect(WORDS("up", "--documents", "sqlite:one", "--history", "sqlite:one"), 0,
	       "sqlite:one\n  made 002 more\n", "");
	/* A plan that cannot be made keeps the others from being carried out. */
	const struct orr_applied_migration foreign = {.version = "009", .description = "newer"};
	struct orr_error err = {0};
	assert_int_equal(orr_schema_apply(schemas[1], "", &foreign, &err), ORR_OK);
	expect(WORDS("down", "--yes", "--documents", "sqlite:one", "--history", "sqlite:two"), 2, "",
	       "orrery: sqlite:two: the store keeps no script that undoes migration 009: use the program "
	       "that "
	       "made it\n");
	expect(WORDS("plan"), 0, "sqlite:one\n  nothing to do\n", "");
	expect(WORDS("plan", "--history", "sqlite:two"), 2, "",
	       "orrery: documents and history are apart: give both --documents and --history\n");
}

static void what_was_done_before_a_failure_is_told(void **state)
{
	(void)state;
	fault.nth = 3; /* status, 001, 002 */
	expect(WORDS("up"), 7, "sqlite:one\n  made 001 initial schema\n",
	       "orrery: migration 002: the disk is full; make room\n");
	fault.calls = 0;
	fault.nth = 2;
	expect(WORDS("up", "--json"), 7, "",
	       "{\"error\":{\"code\":\"unavailable\",\"field\":null,\"message\":\"migration 002: the disk is "
	       "full; make room\"}}\n");
	fault.nth = 0;
	expect(WORDS("up"), 0, "sqlite:one\n  made 002 more\n", "");
	fault.calls = 0;
	fault.nth = 1;
	expect(WORDS("status"), 7, "", "orrery: the disk is full; make room\n");
}

static void a_store_that_is_not_there(void **state)
{
	(void)state;
	static const char *const commands[] = {"status", "plan", "up", "down"};
	for (size_t i = 0; i < 4; i++)
		expect(WORDS(commands[i], "--store", "none"), 3, "",
		       "orrery: there is no store at sqlite:none\n");
}

#define migrate_test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		migrate_test(up_and_status),
		migrate_test(plans),
		migrate_test(down_wants_a_yes),
		migrate_test(two_stores_are_migrated_alike),
		migrate_test(what_was_done_before_a_failure_is_told),
		migrate_test(a_store_that_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
