/* SPDX-License-Identifier: Apache-2.0 */
/* Writing files: whole or not at all, whatever goes wrong in between. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "base/stream.h"
#include "base/stream_codec.h"
#include "folder.h"

enum { CONTENT_BYTES = 5 * ORR_STREAM_BYTES + 17 };

static unsigned char content[CONTENT_BYTES];
static struct orr_error err;

static struct orr_writer *open_writer(const char *path)
{
	struct orr_writer *writer = NULL;

	assert_int_equal(orr_writer_open(&writer, path, &err), ORR_OK);
	return writer;
}

/* Write content in pieces. The first failure ends it; whatever happens the writer is gone afterwards. */
static enum orr_code write_file(const char *path, size_t length, size_t piece)
{
	struct orr_writer *writer = NULL;
	enum orr_code code = orr_writer_open(&writer, path, &err);

	if (code != ORR_OK) {
		assert_null(writer);
		return code;
	}
	for (size_t i = 0; i < length && code == ORR_OK; i += piece)
		code = orr_writer_write(writer, content + i, length - i < piece ? length - i : piece, &err);
	enum orr_code committed = orr_writer_commit(writer, &err);
	if (code != ORR_OK) /* once failed, never committed */
		assert_int_equal(committed, code);
	return committed;
}

static mode_t mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

static void pieces_make_the_same_file(void **state)
{
	static const char *const names[] = {"a.csv", "a.gz", "a.zst"};
	static const size_t pieces[] = {1000, 65537, ORR_STREAM_BYTES, CONTENT_BYTES};

	(void)state;
	for (size_t n = 0; n < 3; n++) {
		size_t whole_size, size;

		assert_int_equal(write_file(at(names[n]), CONTENT_BYTES, CONTENT_BYTES), ORR_OK);
		char *whole = slurp(at(names[n]), &whole_size);
		if (n == 0)
			assert_memory_equal(whole, content, CONTENT_BYTES);
		for (size_t p = 0; p < 4; p++) {
			assert_int_equal(write_file(at(names[n]), CONTENT_BYTES, pieces[p]), ORR_OK);
			char *bytes = slurp(at(names[n]), &size);
			assert_int_equal(size, whole_size);
			assert_memory_equal(bytes, whole, size);
			free(bytes);
		}
		free(whole);
	}
	assert_int_equal(names_with(".tmp"), 0);
}

/* The programs themselves find the files sound. RFC 1952, 2.3: no name, no time, system unknown. */
static void other_programs_read_the_files(void **state)
{
	char command[600];
	size_t size;

	(void)state;
	assert_int_equal(write_file(at("a"), 100000, 100000), ORR_OK);
	assert_int_equal(write_file(at("a.gz"), 100000, 100000), ORR_OK);
	assert_int_equal(write_file(at("a.zst"), 100000, 100000), ORR_OK);
	char *bytes = slurp(at("a.gz"), &size);
	assert_memory_equal(bytes, "\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
	free(bytes);
	if (system("command -v gzip >/dev/null && command -v zstd >/dev/null") != 0) {
		print_message("# gzip and zstd are not installed\n");
		return;
	}
	(void)snprintf(command, sizeof command,
		       "cd '%s' && gzip -dc a.gz | cmp - a && zstd -qdc a.zst | cmp - a && "
		       "zstd -lv a.zst 2>&1 | grep -q XXH64",
		       folder);
	assert_int_equal(system(command), 0);
}

static void nothing_is_seen_before_the_commit(void **state)
{
	(void)state;
	spill(at("old"), "old", 3);
	struct orr_writer *writer = open_writer(at("old"));
	assert_int_equal(orr_writer_write(writer, content, CONTENT_BYTES, &err), ORR_OK);
	assert_int_equal(orr_writer_flush(writer, &err), ORR_OK);
	assert_content(at("old"), "old");
	assert_int_equal(names_with(".tmp"), 1);
	orr_writer_abandon(writer);
	assert_content(at("old"), "old");
	writer = open_writer(at("new"));
	assert_int_equal(orr_writer_write(writer, "x", 1, &err), ORR_OK);
	orr_writer_abandon(writer);
	orr_writer_abandon(NULL);
	assert_int_equal(access(at("new"), F_OK), -1);
	assert_int_equal(names_with(".tmp"), 0);
}

static void the_mode_is_kept_or_the_umask_counts(void **state)
{
	static const mode_t modes[] = {0600, 0640, 0664, 0755};

	(void)state;
	spill(at("mode"), "old", 3);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(chmod(at("mode"), modes[i]), 0);
		assert_int_equal(write_file(at("mode"), 10, 10), ORR_OK);
		assert_int_equal(mode_of(at("mode")), modes[i]);
	}
	mode_t before = umask(027);
	assert_int_equal(write_file(at("mode-new"), 10, 10), ORR_OK);
	assert_int_equal(mode_of(at("mode-new")), 0640);
	(void)umask(0);
	struct orr_writer *writer = open_writer(at("mode-open"));
	char command[400];
	(void)snprintf(command, sizeof command, "test $(stat -c %%a '%s'/.*.tmp) = 600", folder);
	assert_int_equal(system(command), 0); /* nobody else reads along */
	assert_int_equal(orr_writer_commit(writer, &err), ORR_OK);
	assert_int_equal(mode_of(at("mode-open")), 0666);
	(void)umask(before);
}

static void links_are_followed(void **state)
{
	struct stat status;
	char target[300];

	(void)state;
	assert_int_equal(mkdir(at("inner"), 0700), 0);
	spill(at("inner/file"), "old", 3);
	assert_int_equal(symlink("file", at("inner/second")), 0); /* relative to its own folder */
	assert_int_equal(symlink("inner/second", at("first")), 0);
	(void)snprintf(target, sizeof target, "%s/inner/not-yet", folder); /* absolute, to nothing */
	assert_int_equal(symlink(target, at("dangling")), 0);
	assert_int_equal(write_file(at("first"), 5, 5), ORR_OK);
	assert_int_equal(write_file(at("dangling"), 5, 5), ORR_OK);
	assert_int_equal(lstat(at("first"), &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(lstat(at("inner/second"), &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_content(at("inner/file"), "abcde");
	assert_content(at("inner/not-yet"), "abcde");
}

static void a_name_without_a_folder_is_written_here(void **state)
{
	char before[4000];

	(void)state;
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(folder), 0);
	enum orr_code code = write_file("here", 3, 3);
	assert_int_equal(chdir(before), 0);
	assert_int_equal(code, ORR_OK);
	assert_content(at("here"), "abc");
}

static void what_cannot_be_written_is_named(void **state)
{
	static char long_name[5000];

	(void)state;
	memset(long_name, 'n', sizeof long_name - 1);
	spill(at("plain"), "x", 1);
	assert_int_equal(symlink("loop", at("loop")), 0);
	assert_int_equal(symlink(long_name + sizeof long_name - 1 - 3000, at("long")), 0);
	const char *const paths[] = {at("no-folder/x"), at("plain/x"), folder, at("loop")};
	for (size_t i = 0; i < 4; i++) {
		err = (struct orr_error){0};
		assert_int_equal(write_file(paths[i], 1, 1), ORR_E_UNAVAILABLE);
		assert_int_equal(err.code, ORR_E_UNAVAILABLE);
		assert_non_null(strstr(err.text, paths[i]));
	}
	assert_int_equal(write_file("", 1, 1), ORR_E_UNAVAILABLE);
	assert_int_equal(write_file(long_name, 1, 1), ORR_E_UNAVAILABLE);
	assert_int_equal(write_file(at("long"), 1, 1), ORR_E_UNAVAILABLE);
	assert_int_equal(write_file("/dev/fd/9999", 1, 1), ORR_E_UNAVAILABLE);
	assert_int_equal(names_with(".tmp"), 0);
}

/* The limit on a file's size stands for a disk that fills up: the write fails in the middle. */
static void a_full_disk_leaves_the_old_file(void **state)
{
	static const char *const names[] = {"full.csv", "full.gz", "full.zst"};
	struct rlimit before, small;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){.rlim_cur = 200000, .rlim_max = before.rlim_max};
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	for (size_t n = 0; n < 3; n++)
		for (size_t piece = 1000; piece <= CONTENT_BYTES; piece += CONTENT_BYTES - 1000) {
			spill(at(names[n]), "old", 3);
			assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
			enum orr_code code = write_file(at(names[n]), CONTENT_BYTES, piece);
			assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
			assert_int_equal(code, ORR_E_UNAVAILABLE);
			assert_non_null(strstr(err.text, names[n]));
			assert_non_null(strstr(err.text, strerror(EFBIG)));
			assert_content(at(names[n]), "old");
			assert_int_equal(names_with(".tmp"), 0);
		}
	(void)signal(SIGXFSZ, handler);
}

static void a_failed_rename_leaves_no_rest(void **state)
{
	(void)state;
	struct orr_writer *writer = open_writer(at("becomes-folder"));
	assert_int_equal(orr_writer_write(writer, "x", 1, &err), ORR_OK);
	assert_int_equal(mkdir(at("becomes-folder"), 0700), 0);
	assert_int_equal(orr_writer_commit(writer, &err), ORR_E_UNAVAILABLE);
	assert_non_null(strstr(err.text, "becomes-folder"));
	assert_int_equal(names_with(".tmp"), 0);
}

/* A process that ends, by itself or killed, with everything written and nothing committed. */
static void a_crash_leaves_the_old_file(void **state)
{
	(void)state;
	for (int killed = 0; killed < 2; killed++) {
		spill(at("crash.zst"), "old", 3);
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			struct orr_writer *writer = NULL;

			if (orr_writer_open(&writer, at("crash.zst"), &err) != ORR_OK ||
			    orr_writer_write(writer, content, CONTENT_BYTES, &err) != ORR_OK)
				_exit(1);
			if (killed)
				(void)raise(SIGKILL);
			_exit(0);
		}
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, killed ? SIGKILL : 0);
		assert_content(at("crash.zst"), "old");
	}
	/* What they left goes with the next output there; what a living writer has open stays, and what is not ours. */
	spill(at(".orrery-1-x.tmp"), "", 0);
	spill(at("orrery-1-2.tmp"), "", 0);
	struct orr_writer *living = open_writer(at("other"));
	assert_int_equal(orr_writer_write(living, "living", 6, &err), ORR_OK);
	assert_int_equal(names_with(".tmp"), 3);
	assert_int_equal(write_file(at("crash.zst"), 10, 10), ORR_OK);
	assert_int_equal(names_with(".tmp"), 3);
	assert_int_equal(orr_writer_commit(living, &err), ORR_OK);
	assert_content(at("other"), "living");
	assert_int_equal(names_with(".tmp"), 2);
}

/* Writers of one folder, each of which removes what the others seem to have left, while they write. */
static void many_writers_do_not_remove_each_other_s(void **state)
{
	enum { WRITERS = 6, FILES = 60 };
	pid_t child[WRITERS];

	(void)state;
	for (int i = 0; i < WRITERS; i++) {
		child[i] = fork();
		assert_true(child[i] >= 0);
		for (int n = 0; child[i] == 0 && n < FILES; n++)
			if (write_file(at("many"), 100, 10) != ORR_OK)
				_exit(1);
		if (child[i] == 0)
			_exit(0);
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_int_equal(status, 0);
	}
}

static int write_protected(void)
{
	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		return 99;
	struct orr_writer *writer = NULL;
	return (int)orr_writer_open(&writer, at("shared/protected"), &err) * 16 +
	       (int)orr_writer_open(&writer, at("closed/new"), &err);
}

/*
 * A file one may not write is not replaced, though its folder would allow it; a folder one may not write
 * takes no file.
 */
static void protection_counts(void **state)
{
	int status;

	(void)state;
	assert_int_equal(mkdir(at("shared"), 0777), 0);
	assert_int_equal(chmod(at("shared"), 0777), 0);
	assert_int_equal(mkdir(at("closed"), 0555), 0);
	spill(at("shared/protected"), "old", 3);
	assert_int_equal(chmod(at("shared/protected"), 0444), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(write_protected());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), ORR_E_UNAVAILABLE * 16 + ORR_E_UNAVAILABLE);
	assert_content(at("shared/protected"), "old");
}

static void two_writers_do_not_meet(void **state)
{
	(void)state;
	struct orr_writer *first = open_writer(at("two")), *second = open_writer(at("two"));
	assert_int_equal(orr_writer_write(first, "first", 5, &err), ORR_OK);
	assert_int_equal(orr_writer_write(second, "second", 6, &err), ORR_OK);
	assert_int_equal(orr_writer_commit(first, &err), ORR_OK);
	assert_content(at("two"), "first");
	assert_int_equal(orr_writer_commit(second, &err), ORR_OK);
	assert_content(at("two"), "second");
}

/*
 * Every request for memory refused in turn: an error and the old file each time, and in the end the new one.
 */
static void refused_memory_leaves_the_old_file(void **state)
{
	static const char *const names[] = {"memory.csv", "memory.gz", "memory.zst"};

	(void)state;
	for (size_t n = 0; n < 3; n++) {
		enum orr_code code = ORR_E_UNAVAILABLE;
		long nth = 0;

		spill(at(names[n]), "old", 3);
		while (code != ORR_OK) {
			assert_content(at(names[n]), "old");
			orr_memory_fail_from(++nth);
			code = write_file(at(names[n]), 100000, 100000);
			orr_memory_fail_never();
			assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
			assert_int_equal(names_with(".tmp"), 0);
		}
		assert_true(nth > 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_make_the_same_file),
		cmocka_unit_test(other_programs_read_the_files),
		cmocka_unit_test(nothing_is_seen_before_the_commit),
		cmocka_unit_test(the_mode_is_kept_or_the_umask_counts),
		cmocka_unit_test(links_are_followed),
		cmocka_unit_test(a_name_without_a_folder_is_written_here),
		cmocka_unit_test(what_cannot_be_written_is_named),
		cmocka_unit_test(a_full_disk_leaves_the_old_file),
		cmocka_unit_test(a_failed_rename_leaves_no_rest),
		cmocka_unit_test(protection_counts),
		cmocka_unit_test(two_writers_do_not_meet),
		cmocka_unit_test(refused_memory_leaves_the_old_file),
		cmocka_unit_test(many_writers_do_not_remove_each_other_s),
		cmocka_unit_test(a_crash_leaves_the_old_file), /* last: it leaves names that look like ours */
	};

	make_content(content, sizeof content);
	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
