/* SPDX-License-Identifier: Apache-2.0 */
/* Maps and folders. */
#include "base/file.h"

#include <sys/resource.h>
#include <sys/wait.h>

#include "base/memory.h"
#include "folder.h"

static struct orr_error err;
static const unsigned char untouched;

static enum orr_code map(struct orr_map *out, const char *path)
{
	*out = (struct orr_map){.bytes = &untouched, .size = 42};
	err = (struct orr_error){0};
	enum orr_code code = orr_map_open(out, path, &err);
	assert_int_equal(err.code, code);
	if (code != ORR_OK)
		assert_true(out->bytes == &untouched && out->size == 42);
	return code;
}

static void a_file_is_mapped_whole(void **state)
{
	static unsigned char content[10001];
	static const size_t sizes[] = {1, 4095, 4096, 4097, 10001};
	struct orr_map file;

	(void)state;
	make_content(content, sizeof content);
	for (size_t i = 0; i < 5; i++) {
		spill(at("file"), content, sizes[i]);
		assert_int_equal(map(&file, at("file")), ORR_OK);
		assert_int_equal(file.size, sizes[i]);
		assert_int_equal((uintptr_t)file.bytes % 4096, 0);
		assert_memory_equal(file.bytes, content, sizes[i]);
		orr_map_close(&file);
		assert_null(file.bytes);
		orr_map_close(&file);
	}
	spill(at("empty"), "", 0);
	assert_int_equal(map(&file, at("empty")), ORR_OK);
	assert_int_equal(file.size, 0);
	assert_non_null(file.bytes);
	orr_map_close(&file);
}

static int map_secret(void)
{
	struct orr_map file;

	if (geteuid() == 0 && setuid(65534) != 0)
		return 99;
	return (int)orr_map_open(&file, at("secret"), &err);
}

static int map_without_room(void)
{
	struct rlimit none = {0};
	struct orr_map file;

	if (setrlimit(RLIMIT_AS, &none) != 0)
		return 99;
	return (int)orr_map_open(&file, at("file"), &err);
}

static int in_child(int (*body)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(body());
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_cannot_be_mapped_is_named(void **state)
{
	struct orr_map file;

	(void)state;
	assert_int_equal(map(&file, at("nothing-here")), ORR_E_NOT_FOUND);
	assert_non_null(strstr(err.text, "nothing-here"));
	assert_int_equal(map(&file, folder), ORR_E_INVALID);
	assert_int_equal(map(&file, "/dev/null"), ORR_E_INVALID);
	assert_int_equal(mkfifo(at("pipe"), 0600), 0);
	assert_int_equal(map(&file, at("pipe")), ORR_E_INVALID); /* without waiting for a writer */
	assert_int_equal(symlink("loop", at("loop")), 0);
	assert_int_equal(map(&file, at("loop")), ORR_E_UNAVAILABLE);
	spill(at("secret"), "x", 1);
	assert_int_equal(chmod(at("secret"), 0), 0);
	assert_int_equal(in_child(map_secret), ORR_E_DENIED);
	assert_int_equal(in_child(map_without_room), ORR_E_UNAVAILABLE);
}

static void assert_folder(const char *path, mode_t mode)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	assert_true(S_ISDIR(status.st_mode));
	assert_int_equal(status.st_mode & 0777, mode);
}

static void folders_are_made_with_their_parents(void **state)
{
	(void)state;
	assert_int_equal(mkdir(at("open"), 0755), 0);
	assert_int_equal(orr_folder_make(at("open/a/b//c/"), &err), ORR_OK);
	assert_folder(at("open"), 0755); /* what was there keeps its mode */
	assert_folder(at("open/a"), 0700);
	assert_folder(at("open/a/b"), 0700);
	assert_folder(at("open/a/b/c"), 0700);
	assert_int_equal(orr_folder_make(at("open/a/b/c"), &err), ORR_OK);
	assert_int_equal(orr_folder_make("/", &err), ORR_OK);
	assert_int_equal(orr_folder_make(".", &err), ORR_OK);
}

static void folders_that_cannot_be_made_are_named(void **state)
{
	(void)state;
	spill(at("plain"), "x", 1);
	assert_int_equal(orr_folder_make(at("plain"), &err), ORR_E_UNAVAILABLE);
	assert_non_null(strstr(err.text, "plain"));
	assert_int_equal(orr_folder_make(at("plain/below"), &err), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_folder_make("/dev/null/x", &err), ORR_E_UNAVAILABLE);
	assert_int_equal(orr_folder_make("", &err), ORR_E_UNAVAILABLE);
	assert_int_equal(symlink("nowhere", at("dangling")), 0);
	assert_int_equal(orr_folder_make(at("dangling"), &err), ORR_E_UNAVAILABLE);
	orr_memory_fail_from(1);
	assert_int_equal(orr_folder_make(at("new"), &err), ORR_E_UNAVAILABLE);
	orr_memory_fail_never();
	assert_false(orr_file_exists(at("new")));
}

static void existence(void **state)
{
	(void)state;
	spill(at("here"), "", 0);
	assert_true(orr_file_exists(at("here")));
	assert_true(orr_file_exists(folder));
	assert_false(orr_file_exists(at("not-here")));
	assert_false(orr_file_exists(at("here/x")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_mapped_whole),
		cmocka_unit_test(what_cannot_be_mapped_is_named),
		cmocka_unit_test(folders_are_made_with_their_parents),
		cmocka_unit_test(folders_that_cannot_be_made_are_named),
		cmocka_unit_test(existence),
	};

	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
