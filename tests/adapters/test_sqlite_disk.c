/* SPDX-License-Identifier: Apache-2.0 */
/* A disk whose n-th write, sync or cut fails, once or from then on: what was acknowledged is there, all of it or nothing of the rest. */
#include "test.h"

#include "adapters/sqlite/sqlite.h"
#include "sqlite_store.h"

enum disk_call { DISK_WRITE, DISK_SYNC, DISK_TRUNCATE, DISK_CALL_COUNT };

/* Which call fails, counted from 1 (0: none), and how. */
static struct {
	enum disk_call call;
	long nth, count;
	bool later;
	int result;
} disk;

/* The system's own, before it was replaced: methods differ in how files are locked, but not in how they are written. */
enum { METHODS_MAX = 8 };
static sqlite3_vfs *system_vfs;
static sqlite3_io_methods system_methods;
static struct {
	const sqlite3_io_methods *own;
	sqlite3_io_methods failing;
} methods[METHODS_MAX];

static bool fails(enum disk_call call)
{
	if (disk.nth == 0 || call != disk.call)
		return false;
	disk.count++;
	return disk.count == disk.nth || (disk.later && disk.count > disk.nth);
}

static int disk_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
	return fails(DISK_WRITE) ? disk.result : system_methods.xWrite(file, bytes, count, at);
}

static int disk_sync(sqlite3_file *file, int flags)
{
	return fails(DISK_SYNC) ? SQLITE_IOERR_FSYNC : system_methods.xSync(file, flags);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return fails(DISK_TRUNCATE) ? SQLITE_IOERR_TRUNCATE : system_methods.xTruncate(file, size);
}

/* The system's methods with three of them replaced. */
static const sqlite3_io_methods *failing(const sqlite3_io_methods *own)
{
	size_t at = 0;
	while (methods[at].own != NULL && methods[at].own != own)
		at++;
	assert_true(at < METHODS_MAX - 1);
	system_methods = methods[at].failing = *own;
	methods[at].own = own;
	methods[at].failing.xWrite = disk_write;
	methods[at].failing.xSync = disk_sync;
	methods[at].failing.xTruncate = disk_truncate;
	return &methods[at].failing;
}

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
	(void)vfs;
	const int result = system_vfs->xOpen(system_vfs, name, file, flags, out_flags);
	if (result != SQLITE_OK || file->pMethods == NULL)
		return result;
	file->pMethods = failing(file->pMethods);
	return SQLITE_OK;
}

static int use_failing_disk(void **state)
{
	static sqlite3_vfs vfs;
	struct orr_store store;
	struct orr_error err = {0};
	(void)state;
	/* The adapter starts SQLite, with its own allocator: a file that is not there is enough. */
	if (orr_sqlite_open("/nonexistent/orrery.db", &hasty, &store, &err) != ORR_E_NOT_FOUND)
		return -1;
	system_vfs = sqlite3_vfs_find(NULL);
	vfs = *system_vfs;
	vfs.zName = "failing";
	vfs.xOpen = disk_open;
	return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK ? 0 : -1;
}

/* One unit on a store that is opened for it, so that its log is written and cut back too. */
static enum orr_code one_unit(int number)
{
	struct orr_error err = {0};
	struct orr_store store = {0};
	enum orr_code code = orr_sqlite_open(store_path(), &hasty, &store, &err);
	if (code == ORR_OK)
		code = unit_of(&store, number, &err);
	orr_store_close(&store);
	assert_true(code == ORR_OK || (code == ORR_E_UNAVAILABLE && err.text[0] != '\0'));
	return code;
}

/* Every call of a kind in turn, until a unit meets none that fails. Returns how many units were refused. */
static int every_call(enum disk_call call, bool later, int result, int *number)
{
	int refused = 0;
	bool reached = true;
	for (long nth = 1; reached; nth++, ++*number) {
		memset(&disk, 0, sizeof disk);
		disk.call = call;
		disk.nth = nth;
		disk.later = later;
		disk.result = result;
		const enum orr_code code = one_unit(*number);
		reached = disk.count >= nth;
		disk.nth = 0;
		struct orr_store store = contract_open(CONTRACT_PLACE);
		const bool there = contract_has_all(&store, *number); /* all or nothing is asserted in it */
		orr_store_close(&store);
		/* What was acknowledged is there; of what was refused nothing is. */
		assert_int_equal(there, code == ORR_OK);
		refused += code != ORR_OK;
		assert_true(nth < 1000);
	}
	return refused;
}

static void every_call_of_the_disk_may_fail(void **state)
{
	(void)state;
	int number = 1;
	for (int later = 0; later < 2; later++) {
		assert_true(every_call(DISK_WRITE, later, SQLITE_IOERR_WRITE, &number) > 3);
		assert_true(every_call(DISK_WRITE, later, SQLITE_FULL, &number) > 3);
		assert_true(every_call(DISK_SYNC, later, SQLITE_IOERR_FSYNC, &number) > 0);
		(void)every_call(DISK_TRUNCATE, later, SQLITE_IOERR_TRUNCATE, &number);
	}
	sqlite3 *db = other_program(store_path());
	assert_int_equal(sql(db, "CREATE TEMP TABLE t(x CHECK (x = 'ok')); "
				 "INSERT INTO t SELECT * FROM pragma_integrity_check"),
			 SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {contract_test(every_call_of_the_disk_may_fail)};
	return cmocka_run_group_tests(tests, use_failing_disk, NULL);
}
