/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the tables of tests/data: comma-separated, no quotes, comment lines begin with '#', the first other line is a header. */
#ifndef ORR_TESTS_CSV_H
#define ORR_TESTS_CSV_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { CSV_LINE_MAX = 1024, CSV_FIELDS_MAX = 16 };

struct csv {
	FILE *stream;
	size_t line;
	char text[CSV_LINE_MAX];
	char *fields[CSV_FIELDS_MAX]; /* of the current row, into text */
	size_t field_count;
};

/* The next row; false at the end. */
static inline bool csv_next(struct csv *csv)
{
	while (fgets(csv->text, sizeof(csv->text), csv->stream) != NULL) {
		csv->line++;
		if (csv->text[0] == '#')
			continue;
		csv->text[strcspn(csv->text, "\r\n")] = '\0';
		char *rest = csv->text;
		csv->field_count = 0;
		while (rest != NULL && csv->field_count < CSV_FIELDS_MAX)
			csv->fields[csv->field_count++] = strsep(&rest, ",");
		return true;
	}
	return false;
}

/* Open a table of tests/data and skip its header; false when it is not there. */
static inline bool csv_open(struct csv *csv, const char *name)
{
	char path[4096];

	*csv = (struct csv){0};
	(void)snprintf(path, sizeof(path), "%s/%s", TEST_DATA, name);
	csv->stream = fopen(path, "re");
	return csv->stream != NULL && csv_next(csv);
}

static inline void csv_close(struct csv *csv)
{
	(void)fclose(csv->stream);
}

#endif
