/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel and zone data as files: what is accepted, and that everything else is refused in words that name file and remedy. */
#include "adapters/files/datafiles.h"
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/zoneinfo/snapshot.h"
#include "core/kernel_format.h"
#include "core/zone_format.h"

#define TZDB_FOLDER "/usr/share/zoneinfo"

enum { PATH_BYTES = 256, SNAPSHOT_MAX_BYTES = 16 << 20 };

static char folder[PATH_BYTES - 32] = "/tmp/orr-datafiles-XXXXXX";
static char kernel_path[PATH_BYTES], zones_path[PATH_BYTES];
static struct orr_buf snapshot; /* of the system's tzdb; empty where there is none */

static void write_bytes(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
	(void)state;
	struct orr_error err = {0};
	assert_non_null(mkdtemp(folder));
	snprintf(kernel_path, sizeof kernel_path, "%s/%s", folder, ORR_KERNEL_FILE);
	snprintf(zones_path, sizeof zones_path, "%s/%s", folder, ORR_ZONES_FILE);
	orr_buf_init(&snapshot, SNAPSHOT_MAX_BYTES);
	if (access(TZDB_FOLDER "/tzdata.zi", R_OK) == 0)
		assert_int_equal(orr_zones_snapshot(&snapshot, TZDB_FOLDER, &err), ORR_OK);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(kernel_path);
	unlink(zones_path);
	orr_buf_done(&snapshot);
	return rmdir(folder);
}

static void expect_refusal(enum orr_code got, enum orr_code want, const struct orr_error *err,
			   const char *path, const char *remedy)
{
	assert_int_equal(got, want);
	assert_int_equal(err->code, want);
	if (strstr(err->text, path) == NULL || strstr(err->text, remedy) == NULL)
		fail_msg("%s", err->text);
}

static void missing_files(void **state)
{
	(void)state;
	struct orr_map map = {.size = 42};
	struct orr_kernel kernel;
	struct orr_zones zones;
	struct orr_error err = {0};
	unlink(kernel_path);
	unlink(zones_path);
	expect_refusal(orr_kernel_load(&map, &kernel, folder, &err), ORR_E_NOT_FOUND, &err, kernel_path,
		       "orrery-kernelc --out ");
	expect_refusal(orr_zones_load(&map, &zones, folder, &err), ORR_E_NOT_FOUND, &err, zones_path,
		       "orrery zones update --data ");
	expect_refusal(orr_zones_load(&map, &zones, "/nonexistent", &err), ORR_E_NOT_FOUND, &err,
		       "/nonexistent/" ORR_ZONES_FILE, "orrery zones update --data /nonexistent");
	assert_int_equal(map.size, 42);
}

static void a_path_that_is_too_long(void **state)
{
	(void)state;
	static char path[5000];
	struct orr_map map;
	struct orr_kernel kernel;
	struct orr_error err = {0};
	memset(path, 'x', sizeof path - 1);
	assert_int_equal(orr_kernel_load(&map, &kernel, path, &err), ORR_E_INVALID);
}

static void foreign_old_new_and_truncated_kernels(void **state)
{
	(void)state;
	static struct orr_kernel_header header = {.magic = ORR_KERNEL_MAGIC, .endian = ORR_KERNEL_ENDIAN};
	static const struct {
		const char *magic;
		uint32_t version;
		size_t length;
		enum orr_code code;
		const char *says;
	} rows[] = {
		{"something else", ORR_KERNEL_VERSION, sizeof header, ORR_E_INVALID,
		 "not a file that Orrery made"},
		{ORR_KERNEL_MAGIC, ORR_KERNEL_VERSION - 1, sizeof header, ORR_E_INVALID, "older format"},
		{ORR_KERNEL_MAGIC, ORR_KERNEL_VERSION + 1, sizeof header, ORR_E_INVALID, "newer format"},
		{ORR_KERNEL_MAGIC, ORR_KERNEL_VERSION, 20, ORR_E_CORRUPT, "cut off"},
		{ORR_KERNEL_MAGIC, ORR_KERNEL_VERSION, sizeof header - 1, ORR_E_CORRUPT, "cut off"},
		{ORR_KERNEL_MAGIC, ORR_KERNEL_VERSION, sizeof header, ORR_E_CORRUPT, "damaged"},
		{"", 0, 0, ORR_E_INVALID, "not a file that Orrery made"},
	};
	header.file_bytes = sizeof header;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct orr_map map = {.size = 42};
		struct orr_kernel kernel;
		struct orr_error err = {0};
		memset(header.magic, 0, sizeof header.magic);
		memcpy(header.magic, rows[i].magic, strlen(rows[i].magic));
		header.version = rows[i].version;
		write_bytes(kernel_path, &header, rows[i].length);
		expect_refusal(orr_kernel_load(&map, &kernel, folder, &err), rows[i].code, &err, kernel_path,
			       "orrery-kernelc --out ");
		assert_non_null(strstr(err.text, rows[i].says));
		assert_int_equal(map.size, 42);
	}
}

static void zone_data_from_its_folder_or_by_name(void **state)
{
	(void)state;
	const char *const paths[] = {folder, zones_path};
	if (snapshot.length == 0)
		skip();
	write_bytes(zones_path, snapshot.data, snapshot.length);
	for (size_t i = 0; i < 2; i++) {
		struct orr_map map;
		struct orr_zones zones;
		struct orr_zone paris;
		struct orr_error err = {0};
		assert_int_equal(orr_zones_load(&map, &zones, paths[i], &err), ORR_OK);
		assert_int_equal(map.size, snapshot.length);
		assert_true(orr_zones_find(&zones, "Europe/Paris", &paris));
		orr_map_close(&map);
	}
}

/* One bit anywhere: header, index, names, bodies. */
static void every_damaged_byte_is_found(void **state)
{
	(void)state;
	if (snapshot.length == 0)
		skip();
	size_t step = snapshot.length / 97;
	for (size_t at = 0; at < snapshot.length; at += at < sizeof(struct orr_zones_header) ? 7 : step) {
		struct orr_map map = {.size = 42};
		struct orr_zones zones;
		struct orr_error err = {0};
		snapshot.data[at] = (char)(snapshot.data[at] ^ 4);
		write_bytes(zones_path, snapshot.data, snapshot.length);
		snapshot.data[at] = (char)(snapshot.data[at] ^ 4);
		enum orr_code code = orr_zones_load(&map, &zones, folder, &err);
		if (code != ORR_E_CORRUPT && code != ORR_E_INVALID)
			fail_msg("byte %zu: %s", at, orr_code_name(code));
		assert_non_null(strstr(err.text, "orrery zones update"));
		assert_int_equal(map.size, 42);
	}
}

static void zone_data_that_is_cut_off(void **state)
{
	(void)state;
	static const size_t lengths[] = {0, 4, 100, 250};
	if (snapshot.length == 0)
		skip();
	for (size_t i = 0; i <= 4; i++) {
		struct orr_map map;
		struct orr_zones zones;
		struct orr_error err = {0};
		write_bytes(zones_path, snapshot.data, i < 4 ? lengths[i] : snapshot.length - 1);
		assert_int_equal(orr_zones_load(&map, &zones, folder, &err),
				 i < 2 ? ORR_E_INVALID : ORR_E_CORRUPT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_files),
		cmocka_unit_test(a_path_that_is_too_long),
		cmocka_unit_test(foreign_old_new_and_truncated_kernels),
		cmocka_unit_test(zone_data_from_its_folder_or_by_name),
		cmocka_unit_test(every_damaged_byte_is_found),
		cmocka_unit_test(zone_data_that_is_cut_off),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
