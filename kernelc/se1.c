/* SPDX-License-Identifier: AGPL-3.0-only */
/* Where the polynomial segments of Swiss's data files begin and end, read from the files' own headers. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "swiss.h"

/*
 * A data file: three lines of text; the test number 0x616263 as int32; int32 length and ephemeris number; double first and last
 * Julian date; int16 count of bodies and their numbers; int32 checksum; five double constants; then for each body int32 index
 * position, byte flags, byte coefficient count, int32 scale, ten doubles (first and last Julian date, segment length, elements),
 * and with flag 4 as many doubles as twice the coefficient count. Observed on the files of Debian's packages.
 */
struct cursor {
	const unsigned char *at, *end;
};

static int take(struct cursor *cursor, void *out, size_t bytes)
{
	if ((size_t)(cursor->end - cursor->at) < bytes)
		return 0;
	if (out != NULL)
		memcpy(out, cursor->at, bytes);
	cursor->at += bytes;
	return 1;
}

/* The kernel's number of a body of the files; -2 for those that a kernel does not hold. 10 is the Sun about the barycentre. */
static int body_of(int number)
{
	static const int bodies[] = {KC_EARTH,   ORR_MOON,   ORR_MERCURY, ORR_VENUS,  ORR_MARS, ORR_JUPITER,
				     ORR_SATURN, ORR_URANUS, ORR_NEPTUNE, ORR_PLUTO,  -2,       -2,
				     ORR_CHIRON, -2,         ORR_CERES,   ORR_PALLAS, ORR_JUNO, ORR_VESTA};
	return number >= 0 && number < (int)(sizeof(bodies) / sizeof(bodies[0])) ? bodies[number] : -2;
}

static int grid_read(struct kc_swiss *out, struct cursor *cursor, int number)
{
	uint8_t flags, coefs;
	double dates[3];
	if (!take(cursor, NULL, 4) || !take(cursor, &flags, 1) || !take(cursor, &coefs, 1) ||
	    !take(cursor, NULL, 4) || !take(cursor, dates, sizeof(dates)) || !take(cursor, NULL, 56) ||
	    !take(cursor, NULL, (flags & 4) != 0 ? (size_t)16 * coefs : 0))
		return 0;
	if (!(dates[2] > 1.0 && dates[0] < dates[1] && dates[1] - dates[0] < 1e7))
		return 0;
	if (body_of(number) == -2)
		return 1;
	if (out->grid_count == KC_GRID_MAX)
		return 0;
	out->grid[out->grid_count++] = (struct kc_grid){body_of(number), dates[0], dates[1], dates[2]};
	return 1;
}

static int header_read(struct kc_swiss *out, const unsigned char *bytes, size_t size, int planets)
{
	struct cursor cursor = {bytes, bytes + size};
	for (int line = 0; line < 3; line++) {
		const unsigned char *stop = memchr(cursor.at, '\n', (size_t)(cursor.end - cursor.at));
		if (stop == NULL)
			return 0;
		cursor.at = stop + 1;
	}
	int32_t test;
	double dates[2];
	int16_t count, numbers[64];
	if (!take(&cursor, &test, 4) || test != 0x616263 || !take(&cursor, NULL, 8) ||
	    !take(&cursor, dates, 16) || !take(&cursor, &count, 2) || count < 1 || count > 64 ||
	    !take(&cursor, numbers, sizeof(int16_t) * (size_t)count) || !take(&cursor, NULL, 44))
		return 0;
	for (int16_t i = 0; i < count; i++)
		if (!grid_read(out, &cursor, numbers[i]))
			return 0;
	if (planets) {
		if (out->block_count == KC_BLOCK_MAX)
			return 0;
		out->block_jd[out->block_count++] = dates[0];
	}
	return 1;
}

static enum orr_code file_read(struct kc_swiss *out, const char *name, struct orr_error *err)
{
	char path[2048];
	if (snprintf(path, sizeof(path), "%s/%s", out->folder, name) >= (int)sizeof(path))
		return orr_fail(err, ORR_E_INVALID, "the path of %s is too long", name);
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return orr_fail(err, ORR_E_NOT_FOUND, "cannot open %s: check its permissions", path);
	unsigned char bytes[8192];
	const size_t size = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	if (!header_read(out, bytes, size, strncmp(name, "sepl", 4) == 0))
		return orr_fail(
			err, ORR_E_INVALID,
			"%s is no Swiss Ephemeris file of the kind known: install swe-basic-data again",
			path);
	return ORR_OK;
}

static int is_data_file(const char *name)
{
	const size_t length = strlen(name);
	return length == 11 && strcmp(name + 7, ".se1") == 0 &&
	       (strncmp(name, "sepl", 4) == 0 || strncmp(name, "semo", 4) == 0 ||
		strncmp(name, "seas", 4) == 0);
}

static int by_double(const void *a, const void *b)
{
	double x, y;
	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

enum orr_code kc_swiss_scan(struct kc_swiss *out, const char *folder, struct orr_error *err)
{
	*out = (struct kc_swiss){.folder = folder};
	DIR *dir = opendir(folder);
	enum orr_code code = ORR_OK;
	if (dir != NULL) {
		for (const struct dirent *entry = readdir(dir); entry != NULL && code == ORR_OK;
		     entry = readdir(dir))
			if (is_data_file(entry->d_name))
				code = file_read(out, entry->d_name, err);
		closedir(dir);
	}
	if (code != ORR_OK)
		return code;
	if (out->block_count == 0)
		return orr_fail(
			err, ORR_E_NOT_FOUND,
			"no Swiss Ephemeris planet file (sepl_18.se1 and so on) in %s: install Debian's "
			"swe-basic-data for 1800-2399 and swe-standard-data for the rest, or name the folder "
			"with --ephe",
			folder);
	qsort(out->block_jd, out->block_count, sizeof(double), by_double);
	return ORR_OK;
}
