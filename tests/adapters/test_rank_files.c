/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of quarters in a folder: what was kept comes back byte by byte, and what is damaged, cut or of other cohorts does not. */
#include "adapters/files/rank_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../core/rank_bytes.h"
#include "base/pool.h"
#include "core/rank_file.h"
#include "test.h"

enum { CENTRES = 3, FIRST = -40, TABLES = ORR_CERTAINTY_CLASS_COUNT * CENTRES, PATH_BYTES = 256 };

static char parent[] = "/tmp/orr-ranks-XXXXXX", folder[64], path[PATH_BYTES];
static struct orr_rank_table kept[TABLES], got[TABLES];
static struct orr_rank_keeper *keeper;
static struct orr_error error;
static const struct orr_ranks_key key = {{2026, 1}, "a cohort's id", "1.0.0"};
static const struct orr_centres all = {FIRST, CENTRES};

static int open_keeper(void **state)
{
	struct random random = {17};
	(void)state;
	if (mkdtemp(parent) == NULL)
		return -1;
	snprintf(folder, sizeof folder, "%s/new", parent); /* is made when something is kept */
	snprintf(path, sizeof path, "%s/orrery-2026-Q1.ranks", folder);
	rank_bytes_fill(&random, TABLES, kept);
	return orr_rank_files_open(&keeper, folder, &error) == ORR_OK ? 0 : -1;
}

static int close_keeper(void **state)
{
	(void)state;
	orr_rank_keeper_close(keeper);
	unlink(path);
	return rmdir(folder) == 0 ? rmdir(parent) : -1;
}

/* A keeper of its own, so that nothing is mapped from before. */
static void reopen(void)
{
	orr_rank_keeper_close(keeper);
	assert_int_equal(orr_rank_files_open(&keeper, folder, &error), ORR_OK);
}

static void keep_again(void)
{
	assert_int_equal(orr_ranks_keep(keeper, &key, all, kept, &error), ORR_OK);
}

/* Change one byte of the file, or cut it off there. */
static void harm(long at, bool cut)
{
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	if (cut)
		assert_int_equal(ftruncate(fileno(file), at), 0);
	else {
		assert_int_equal(fseek(file, at, SEEK_SET), 0);
		const int byte = fgetc(file);
		assert_int_equal(fseek(file, at, SEEK_SET), 0);
		assert_int_not_equal(fputc(byte ^ 1, file), EOF);
	}
	assert_int_equal(fclose(file), 0);
	reopen();
}

static void nothing_is_kept_at_first(void **state)
{
	struct orr_kept_ranks found;
	(void)state;
	assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_E_NOT_FOUND);
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_HOUR, all, got, &error), ORR_E_NOT_FOUND);
}

static void what_was_kept_comes_back(void **state)
{
	struct orr_kept_ranks found;
	char id[40];
	(void)state;
	keep_again();
	for (int again = 0; again < 2; again++, reopen()) {
		assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_OK);
		assert_int_equal(found.centres.first, FIRST);
		assert_int_equal(found.centres.count, CENTRES);
		assert_string_equal(found.file, path);
		assert_int_equal(strlen(found.id), 32);
		for (size_t class = 0; class < ORR_CERTAINTY_CLASS_COUNT; class ++)
			assert_int_equal(orr_ranks_take(keeper, &key, (enum orr_certainty_class) class, all,
							&got[class * CENTRES], &error),
					 ORR_OK);
		assert_memory_equal(got, kept, sizeof kept);
	}
	/* Part of the centres, and centres beyond. */
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_DAY, (struct orr_centres){FIRST + 1, 2},
					got, &error),
			 ORR_OK);
	assert_memory_equal(got, &kept[ORR_CERTAIN_DAY * CENTRES + 1], 2 * sizeof kept[0]);
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_DAY, (struct orr_centres){FIRST + 1, 3},
					got, &error),
			 ORR_E_NOT_FOUND);
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_DAY, (struct orr_centres){FIRST - 1, 2},
					got, &error),
			 ORR_E_NOT_FOUND);
	/* The same content has the same id. */
	assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_OK);
	snprintf(id, sizeof id, "%s", found.id);
	keep_again();
	assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_OK);
	assert_string_equal(found.id, id);
}

static void other_cohorts_and_versions_are_not_there(void **state)
{
	struct orr_ranks_key other = key;
	struct orr_kept_ranks found;
	(void)state;
	keep_again();
	other.cohorts_id = "another";
	assert_int_equal(orr_ranks_find(keeper, &other, false, &found, &error), ORR_E_NOT_FOUND);
	other = key;
	other.algorithm = "1.0.1";
	assert_int_equal(orr_ranks_take(keeper, &other, ORR_CERTAIN_HOUR, all, got, &error), ORR_E_NOT_FOUND);
	other = key;
	other.quarter.quarter = 2;
	assert_int_equal(orr_ranks_find(keeper, &other, false, &found, &error), ORR_E_NOT_FOUND);
}

static const char remedy[] = "orrery calibrate quarters --from 2026-Q1 --data ";

static void expect_damage(enum orr_code code)
{
	assert_int_equal(code, ORR_E_CORRUPT);
	if (strstr(error.text, path) == NULL || strstr(error.text, remedy) == NULL)
		fail_msg("%s", error.text);
}

/* A byte of each part of the file: what rests on it is refused, and says which file and what to do. */
static void damage_is_found(void **state)
{
	struct orr_kept_ranks found;
	(void)state;
	const long id = offsetof(struct orr_ranks_header, id), index = sizeof(struct orr_ranks_header),
		   tables = index + (long)TABLES * ORR_RANKS_DIGEST_BYTES,
		   last = tables + (long)(TABLES * sizeof(struct orr_rank_table)) - 1;
	const struct {
		long at;
		bool cut;
	} harms[] = {{last, true}, {100, true}, {id, false}, {index - 20, false}, {index + 5, false}};
	for (size_t i = 0; i < sizeof harms / sizeof harms[0]; i++) {
		keep_again();
		harm(harms[i].at, harms[i].cut);
		expect_damage(orr_ranks_find(keeper, &key, false, &found, &error));
	}
	/* Of the tables only those that are asked for are read, unless all are to be. */
	keep_again();
	harm(last, false);
	assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_OK);
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_MINUTE, all, got, &error), ORR_OK);
	memset(got, 7, sizeof got);
	expect_damage(orr_ranks_take(keeper, &key, ORR_CERTAIN_DAY, all, got, &error));
	assert_int_equal(((unsigned char *)got)[0], 7);
	expect_damage(orr_ranks_find(keeper, &key, true, &found, &error));
	keep_again();
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_DAY, all, got, &error), ORR_OK);
	assert_int_equal(orr_ranks_find(keeper, &key, true, &found, &error), ORR_OK);
}

/* Digests that are right prove nothing about who wrote them: shares that fall or go beyond the whole are refused. */
static void shares_must_ascend(void **state)
{
	static struct orr_rank_table was;
	(void)state;
	was = kept[4];
	for (int i = 0; i < 3; i++) {
		if (i < 2)
			kept[4].first[5].below[6][i == 0 ? 0 : ORR_RANK_STEPS] =
				i == 0 ? 1 : ORR_SHARE_ONE + 1;
		else
			kept[4].second[1].below[44][7] = kept[4].second[1].below[44][8] + 1;
		keep_again();
		expect_damage(orr_ranks_take(keeper, &key, ORR_CERTAIN_QUARTER_HOUR, all, got, &error));
		kept[4] = was;
	}
	keep_again();
	assert_int_equal(orr_ranks_take(keeper, &key, ORR_CERTAIN_QUARTER_HOUR, all, got, &error), ORR_OK);
}

/* A file in another program's form is as if it were not there. */
static void other_forms_are_not_there(void **state)
{
	static const long bytes[] = {0, offsetof(struct orr_ranks_header, endian),
				     offsetof(struct orr_ranks_header, version)};
	struct orr_kept_ranks found;
	(void)state;
	for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++) {
		keep_again();
		harm(bytes[i], false);
		assert_int_equal(orr_ranks_find(keeper, &key, false, &found, &error), ORR_E_NOT_FOUND);
	}
	keep_again();
}

/* Threads that take tables of two quarters from one keeper, in turns that close each other's file. */
static void take_one(void *context, size_t index)
{
	static const struct orr_centres centre = {FIRST + 1, 1};
	int *failed = context;
	struct orr_rank_table *table = malloc(sizeof *table);
	struct orr_ranks_key of = key;
	struct orr_error why;
	const size_t class = index / 2 % ORR_CERTAINTY_CLASS_COUNT;
	of.quarter.quarter = 1 + (int)(index % 2);
	if (table == NULL ||
	    orr_ranks_take(keeper, &of, (enum orr_certainty_class) class, centre, table, &why) != ORR_OK ||
	    memcmp((const unsigned char *)table, (const unsigned char *)&kept[class * CENTRES + 1],
		   sizeof *table) != 0)
		failed[index] = 1;
	free(table);
}

static void threads_share_a_keeper(void **state)
{
	enum { TAKES = 200 };
	static int failed[TAKES];
	struct orr_pool *pool;
	struct orr_ranks_key other = key;
	char other_path[PATH_BYTES];
	(void)state;
	other.quarter.quarter = 2;
	keep_again();
	assert_int_equal(orr_ranks_keep(keeper, &other, all, kept, &error), ORR_OK);
	assert_int_equal(orr_pool_open(&pool, 4, &error), ORR_OK);
	orr_pool_run(pool, TAKES, take_one, failed);
	orr_pool_close(pool);
	for (int i = 0; i < TAKES; i++)
		assert_int_equal(failed[i], 0);
	snprintf(other_path, sizeof other_path, "%s/orrery-2026-Q2.ranks", folder);
	assert_int_equal(unlink(other_path), 0);
}

/* Fields that say where things are, changed: refused, never read past the end. */
static void headers_are_checked(void **state)
{
	static unsigned char
		bytes[sizeof(struct orr_ranks_header) + TABLES * (ORR_RANKS_DIGEST_BYTES + sizeof kept[0])];
	struct orr_ranks_header header;
	struct orr_ranks ranks;
	(void)state;
	orr_ranks_plan(key.quarter, key.algorithm, key.cohorts_id, FIRST, CENTRES, &header);
	assert_int_equal(header.file_bytes, sizeof bytes);
	memcpy(bytes, &header, sizeof header);
	assert_int_equal(orr_ranks_open(&ranks, bytes, sizeof bytes), ORR_RANKS_OK);
	assert_int_equal(orr_ranks_open(&ranks, bytes, sizeof header - 1), ORR_RANKS_TRUNCATED);
	assert_int_equal(orr_ranks_open(&ranks, bytes, 10), ORR_RANKS_FOREIGN);
	assert_int_equal(orr_ranks_index(&ranks, ORR_CERTAIN_DAY, FIRST + CENTRES - 1), TABLES - 1);
	assert_int_equal(orr_ranks_index(&ranks, ORR_CERTAIN_DAY, FIRST + CENTRES), -1);
	static const size_t fields[] = {offsetof(struct orr_ranks_header, endian),
					offsetof(struct orr_ranks_header, version),
					offsetof(struct orr_ranks_header, header_bytes),
					offsetof(struct orr_ranks_header, file_bytes),
					offsetof(struct orr_ranks_header, centre_count),
					offsetof(struct orr_ranks_header, class_count),
					offsetof(struct orr_ranks_header, table_bytes),
					offsetof(struct orr_ranks_header, index_offset),
					offsetof(struct orr_ranks_header, table_offset)};
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		bytes[fields[i]] ^= 4;
		assert_int_not_equal(orr_ranks_open(&ranks, bytes, sizeof bytes), ORR_RANKS_OK);
		bytes[fields[i]] ^= 4;
	}
}

/* A file stands where the folder should be. */
static void what_cannot_be_written_is_said(void **state)
{
	static char in_file[PATH_BYTES + 16], long_path[5000];
	struct orr_rank_keeper *other;
	(void)state;
	keep_again();
	snprintf(in_file, sizeof in_file, "%s/deeper", path);
	assert_int_equal(orr_rank_files_open(&other, in_file, &error), ORR_OK);
	assert_int_not_equal(orr_ranks_keep(other, &key, all, kept, &error), ORR_OK);
	assert_non_null(strstr(error.text, path));
	orr_rank_keeper_close(other);
	memset(long_path, 'x', sizeof long_path - 1);
	assert_int_equal(orr_rank_files_open(&other, long_path, &error), ORR_E_INVALID);
	orr_rank_keeper_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_kept_at_first),
		cmocka_unit_test(what_was_kept_comes_back),
		cmocka_unit_test(other_cohorts_and_versions_are_not_there),
		cmocka_unit_test(damage_is_found),
		cmocka_unit_test(shares_must_ascend),
		cmocka_unit_test(other_forms_are_not_there),
		cmocka_unit_test(threads_share_a_keeper),
		cmocka_unit_test(headers_are_checked),
		cmocka_unit_test(what_cannot_be_written_is_said),
	};
	return cmocka_run_group_tests_name("rank_files", tests, open_keeper, close_keeper);
}
