/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of an embedded store when disk, memory, rights, other programs and the process itself fail. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "sqlite_store.h"

enum { NOBODY = 65534 };

static enum orr_code open_at(const char *path)
{
	struct orr_store store;
	enum orr_code code = orr_sqlite_open(path, &hasty, &store, &contract_err);
	if (code == ORR_OK)
		orr_store_close(&store);
	return code;
}

static enum orr_code schema_at(const char *path, bool create)
{
	const struct orr_sqlite_options options = {.create = create, .busy_ms = 20};
	struct orr_schema *schema;
	enum orr_code code = orr_sqlite_schema_open(path, &options, &schema, &contract_err);
	if (code == ORR_OK)
		schema->ops->close(schema);
	return code;
}

static char *read_file(const char *path, size_t *length)
{
	struct orr_map map;
	assert_ok(orr_map_open(&map, path, &contract_err));
	char *bytes = orr_arena_text(&contract_arena, (const char *)map.bytes, map.size);
	*length = map.size;
	orr_map_close(&map);
	return bytes;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static void says(const char *part)
{
	if (strstr(contract_err.text, part) == NULL) {
		print_error("\"%s\" does not say \"%s\"\n", contract_err.text, part);
		fail();
	}
}

static void what_is_not_there(void **state)
{
	(void)state;
	struct stat status;
	const char *path = beside("new/er/store.db");
	assert_int_equal(open_at(path), ORR_E_NOT_FOUND);
	says(path);
	assert_int_equal(schema_at(path, false), ORR_E_NOT_FOUND);
	assert_false(orr_file_exists(beside("new")));
	assert_int_equal(schema_at(path, true), ORR_OK);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(open_at(path), ORR_E_INVALID); /* its schema is not made yet */
	says("orrery migrate up");
	assert_int_equal(schema_at(beside("new"), true), ORR_E_UNAVAILABLE); /* a folder */
}

/* Names that SQLite would take for something else. */
static void names_are_names_of_files(void **state)
{
	(void)state;
	char *here = realpath(".", NULL);
	assert_int_equal(chdir(beside("")), 0);
	static const char *const names[] = {":memory:", "file:a?mode=memory", "plain", "with space and %41"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_int_equal(schema_at(names[i], true), ORR_OK);
		assert_true(orr_file_exists(beside(names[i])));
	}
	assert_int_equal(chdir(here), 0);
	free(here);
}

/* Other files are refused in one sentence and keep every byte. */
static void what_is_no_store(void **state)
{
	(void)state;
	const char *foreign = beside("foreign.db"), *empty = beside("empty.db"), *text = beside("text.db");
	sqlite3 *db = other_program(foreign);
	assert_int_equal(sql(db, "CREATE TABLE t(x); INSERT INTO t VALUES (1)"), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	write_file(empty, "", 0);
	char words[4000];
	memset(words, 'x', sizeof words);
	write_file(text, words, sizeof words);
	const struct {
		const char *path;
		enum orr_code code;
	} rows[] = {{foreign, ORR_E_INVALID}, {empty, ORR_E_INVALID}, {text, ORR_E_CORRUPT}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t before, after;
		const char *bytes = read_file(rows[i].path, &before);
		assert_int_equal(open_at(rows[i].path), rows[i].code);
		says(rows[i].path);
		assert_int_equal(schema_at(rows[i].path, false), rows[i].code);
		assert_int_equal(schema_at(rows[i].path, true),
				 rows[i].path == empty ? ORR_OK : rows[i].code);
		if (rows[i].path == empty) /* a file that was made and nothing more is made now */
			continue;
		const char *now = read_file(rows[i].path, &after);
		assert_int_equal(after, before);
		assert_memory_equal(now, bytes, before);
	}
}

static void another_schema(void **state)
{
	(void)state;
	const char *path = contract_text("%s", store_path());
	orr_store_close(&contract_store);
	sqlite3 *db = other_program(path);
	assert_int_equal(sql(db, "INSERT INTO schema_migrations(version, description) VALUES ('999', 'x')"),
			 SQLITE_OK);
	assert_int_equal(open_at(path), ORR_E_INVALID);
	says("newer program");
	assert_int_equal(sql(db, "DELETE FROM schema_migrations"), SQLITE_OK);
	assert_int_equal(open_at(path), ORR_E_INVALID);
	says("orrery migrate up");
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	assert_int_equal(schema_at(path, false), ORR_OK);
}

static void another_program_writes(void **state)
{
	(void)state;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	sqlite3 *db = other_program(store_path());
	assert_int_equal(sql(db, "BEGIN IMMEDIATE"), SQLITE_OK);
	assert_int_equal(unit_of(&contract_store, 2, &contract_err), ORR_E_UNAVAILABLE);
	says("another program");
	assert_true(contract_has_all(&contract_store, 1)); /* readers are not locked out */
	assert_int_equal(open_at(store_path()), ORR_OK);
	assert_int_equal(sql(db, "ROLLBACK"), SQLITE_OK);
	assert_ok(unit_of(&contract_store, 2, &contract_err));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Reads everything there is; the first error. */
static enum orr_code read_everything(struct orr_store *store)
{
	enum orr_code code = ORR_OK;
	for (int number = 0; code == ORR_OK && number < 40; number++) {
		const char *id = contract_text("%024x", (unsigned)number);
		struct orr_birth_chart *chart;
		struct orr_entity *entity;
		bool made;
		code = orr_documents_get_charts(store->documents, 1, &id, &contract_arena, &chart,
						&contract_err);
		if (code == ORR_OK)
			code = orr_documents_get_entities(store->documents, 1, &id, &contract_arena, &entity,
							  &contract_err);
		if (code == ORR_OK)
			code = orr_history_completed(store->history, "birth_charts", 1,
						     &(struct orr_output){id, NULL}, &made, &contract_err);
	}
	return code;
}

/* Damage is told as such, wherever it is met, and never otherwise than in our words. */
static void a_damaged_file(void **state)
{
	(void)state;
	size_t length;
	const char *path = contract_text("%s", store_path());
	for (int number = 0; number < 40; number++)
		assert_ok(unit_of(&contract_store, number, &contract_err));
	orr_store_close(&contract_store);
	const char *bytes = read_file(path, &length);
	for (int kind = 0; kind < 3; kind++) {
		char *broken = orr_arena_text(&contract_arena, bytes, length);
		size_t kept = length;
		if (kind == 0)
			kept = length / 3; /* truncated */
		else if (kind == 1)
			for (size_t i = length / 4; i < length; i += 97)
				broken[i] = (char)(broken[i] ^ 0x55);
		else
			memset(broken + 100, 0xff, 4000); /* the page of the schema */
		write_file(path, broken, kept);
		struct orr_store store = {0};
		enum orr_code code = orr_sqlite_open(path, &hasty, &store, &contract_err);
		if (code == ORR_OK)
			code = read_everything(&store);
		if (code != ORR_E_CORRUPT)
			print_error("damage of kind %d\n", kind);
		assert_int_equal(code, ORR_E_CORRUPT);
		says(path);
		says("backup");
		assert_null(strstr(contract_err.text, "E-00")); /* nobody is named */
		orr_store_close(&store);
	}
}

static void a_document_that_is_none(void **state)
{
	(void)state;
	struct orr_entity entity = contract_entity(1);
	entity.name = "Ada Lovelace";
	contract_put_entities(1, &entity);
	sqlite3 *db = other_program(store_path());
	assert_int_equal(
		sql(db, "UPDATE entities SET document = json_set(document, '$.consent', 'Ada Lovelace')"),
		SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	struct orr_entity *got;
	const char *id = entity.id;
	assert_int_equal(orr_documents_get_entities(contract_store.documents, 1, &id, &contract_arena, &got,
						    &contract_err),
			 ORR_E_CORRUPT);
	says("consent");
	assert_null(strstr(contract_err.text, "Ada"));
}

/* What `run` gives back in a process of its own, without a root's rights. */
static int in_child(int (*run)(void))
{
	int status = 0;
	const pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(99);
		_exit(run());
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static const char *readable;

static int read_and_write(void)
{
	struct orr_store store;
	struct orr_error err = {0};
	enum orr_code code = orr_sqlite_open(readable, &hasty, &store, &err);
	if (code != ORR_OK)
		return 10 + (int)code;
	contract_err = (struct orr_error){0};
	if (read_everything(&store) != ORR_OK)
		return 30;
	code = orr_store_begin(&store, &err);
	orr_store_close(&store);
	return err.text[0] != '\0' ? (int)code : 31;
}

static void without_the_right_to_write(void **state)
{
	(void)state;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	readable = contract_text("%s", store_path());
	const char *folder = contract_text("%s", beside(""));
	orr_store_close(&contract_store);
	assert_int_equal(chmod(readable, 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	const int locked_folder = in_child(read_and_write); /* nothing can be made beside it */
	FILE *log = NULL;
	assert_int_equal(chmod(folder, 0777), 0);
	assert_non_null(log = fopen(contract_text("%s-wal", readable), "we"));
	assert_int_equal(fputs("the beginning of a log", log) >= 0 ? 0 : -1, 0);
	assert_int_equal(fclose(log), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	const int locked_log = in_child(read_and_write);
	assert_int_equal(unlink(contract_text("%s-wal", readable)), 0);
	assert_int_equal(chmod(folder, 0777), 0);
	const int locked_file = in_child(read_and_write);
	assert_int_equal(chmod(readable, 0000), 0);
	const int hidden_file = in_child(read_and_write);
	assert_int_equal(chmod(readable, 0600), 0);
	assert_int_equal(locked_folder, ORR_E_DENIED); /* to write */
	assert_int_equal(locked_log, 10 + ORR_E_DENIED);
	assert_int_equal(locked_file, ORR_E_DENIED);
	assert_int_equal(hidden_file, 10 + ORR_E_DENIED);
	contract_store = contract_open(CONTRACT_PLACE);
	assert_true(contract_has_all(&contract_store, 1));
}

static void a_store_only_to_be_read(void **state)
{
	(void)state;
	const struct orr_sqlite_options reading = {.read_only = true, .busy_ms = 20};
	struct orr_store store;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	assert_ok(orr_sqlite_open(store_path(), &reading, &store, &contract_err));
	assert_true(contract_has_all(&store, 1));
	assert_int_equal(unit_of(&store, 2, &contract_err), ORR_E_DENIED);
	orr_store_close(&store);
}

/* The file may not grow beyond what it is: SQLite's own word for a full disk. */
static void a_full_disk(void **state)
{
	(void)state;
	sqlite3 *db = ((struct orr_sqlite *)contract_store.documents)->db;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	assert_int_equal(sql(db, "PRAGMA max_page_count = 1"), SQLITE_OK); /* becomes what there is */
	bool full = false;
	int number = 2;
	for (; !full && number < 100; number++) {
		full = unit_of(&contract_store, number, &contract_err) != ORR_OK;
		assert_int_equal(contract_err.code, full ? ORR_E_UNAVAILABLE : ORR_OK);
	}
	assert_true(full);
	says("full");
	assert_int_equal(sql(db, "PRAGMA max_page_count = 1000000"), SQLITE_OK);
	for (int before = 1; before < number - 1; before++)
		assert_true(contract_has_all(&contract_store, before));
	assert_false(contract_has_all(&contract_store, number - 1));
	assert_ok(unit_of(&contract_store, number - 1, &contract_err));
}

/* A limit on files makes writes fail in the middle, at another place with each size. */
static void writes_that_fail(void **state)
{
	(void)state;
	struct rlimit before, tight;
	int failures = 0, number = 1, last = 0;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	void (*action)(int) = signal(SIGXFSZ, SIG_IGN);
	for (rlim_t bytes = 150000; bytes < 900000; bytes += 12345, number++) {
		struct orr_error err = {0};
		tight = (struct rlimit){bytes, before.rlim_max};
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
		enum orr_code code = unit_of(&contract_store, number, &err);
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		assert_true(code == ORR_OK || (code == ORR_E_UNAVAILABLE && err.text[0] != '\0'));
		assert_int_equal(contract_has_all(&contract_store, number), code == ORR_OK);
		failures += code != ORR_OK;
		last = code == ORR_OK ? number : last;
	}
	(void)signal(SIGXFSZ, action);
	assert_true(failures > 0 && last > 0);
	contract_reopen();
	assert_true(contract_has_all(&contract_store, last));
	assert_ok(unit_of(&contract_store, number, &contract_err));
	sqlite3 *db = other_program(store_path());
	assert_int_equal(sql(db, "CREATE TEMP TABLE t(x CHECK (x = 'ok')); "
				 "INSERT INTO t SELECT * FROM pragma_integrity_check"),
			 SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Opening too, and making: whichever request for memory is refused. */
static void whatever_request_fails_while_opening(void **state)
{
	(void)state;
	const char *path = contract_text("%s", store_path());
	orr_store_close(&contract_store);
	for (int made = 0; made < 2; made++) {
		const char *where = made ? path : beside_of(path, "fresh.db");
		enum orr_code code = ORR_E_UNAVAILABLE;
		for (long nth = 1; code != ORR_OK; nth++) {
			struct orr_error err = {0};
			contract_err = err;
			orr_memory_fail_from(nth);
			code = made ? open_at(where) : schema_at(where, true);
			orr_memory_fail_never();
			assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
			assert_true(nth < 5000);
		}
	}
	assert_int_equal(open_at(path), ORR_OK);
}

static void die_within(bool committed)
{
	struct orr_store store;
	const pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct orr_error err = {0};
		if (orr_sqlite_open(readable, &hasty, &store, &err) != ORR_OK ||
		    orr_store_begin(&store, &err) != ORR_OK || contract_put_all(&store, 2, &err) != ORR_OK ||
		    (committed && orr_store_commit(&store, &err) != ORR_OK))
			_exit(1);
		(void)raise(SIGKILL);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void a_process_that_is_killed(void **state)
{
	(void)state;
	assert_ok(unit_of(&contract_store, 1, &contract_err));
	readable = contract_text("%s", store_path());
	orr_store_close(&contract_store); /* a connection must not be carried over a fork */
	for (int committed = 0; committed < 2; committed++) {
		die_within(committed);
		contract_store = contract_open(CONTRACT_PLACE);
		assert_true(contract_has_all(&contract_store, 1));
		assert_int_equal(contract_has_all(&contract_store, 2), committed);
		assert_ok(unit_of(&contract_store, 3 + committed, &contract_err)); /* no lock is left */
		orr_store_close(&contract_store);
	}
}

/* SQLite itself gives a unit up: what comes after in it must not be written by itself. */
static void a_unit_that_was_given_up(void **state)
{
	(void)state;
	sqlite3 *db = ((struct orr_sqlite *)contract_store.documents)->db;
	assert_ok(orr_store_begin(&contract_store, &contract_err));
	assert_int_equal(sql(db, "ROLLBACK"), SQLITE_OK);
	assert_int_equal(contract_put_all(&contract_store, 1, &contract_err), ORR_E_UNAVAILABLE);
	says("given up");
	contract_err = (struct orr_error){0};
	assert_fails(orr_store_commit(&contract_store, &contract_err), ORR_E_UNAVAILABLE);
	assert_false(contract_has_all(&contract_store, 1));
	assert_ok(unit_of(&contract_store, 1, &contract_err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		contract_test(what_is_not_there),        contract_test(names_are_names_of_files),
		contract_test(what_is_no_store),         contract_test(another_schema),
		contract_test(another_program_writes),   contract_test(a_damaged_file),
		contract_test(a_document_that_is_none),  contract_test(without_the_right_to_write),
		contract_test(a_store_only_to_be_read),  contract_test(a_full_disk),
		contract_test(writes_that_fail),         contract_test(whatever_request_fails_while_opening),
		contract_test(a_process_that_is_killed), contract_test(a_unit_that_was_given_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
