/* SPDX-License-Identifier: Apache-2.0 */
/* Pages for people: against a file of tests/data/faces, and within their columns. */
#ifndef ORR_TESTS_FACES_PAGE_CHECK_H
#define ORR_TESTS_FACES_PAGE_CHECK_H

#include <stdio.h>
#include <string.h>

#include "faces/cli/text.h"
#include "test.h"

enum { PAGE_MAX_BYTES = 1 << 16 };

static inline void compare_with(const char *file, const char *text)
{
	static char want[PAGE_MAX_BYTES];
	char path[512];
	snprintf(path, sizeof path, "%s/faces/%s", TEST_DATA, file);
	FILE *stream = fopen(path, "r");
	assert_non_null(stream);
	size_t length = fread(want, 1, sizeof want - 1, stream);
	fclose(stream);
	want[length] = '\0';
	if (strcmp(text, want) != 0)
		fprintf(stderr, "%s differs; the text is now:\n%s", file, text);
	assert_string_equal(text, want);
}

static inline void check_columns(const char *text)
{
	char line[512];
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		assert_true(length < sizeof line && text[length] == '\n');
		snprintf(line, sizeof line, "%.*s", (int)length, text);
		if (orr_text_columns(line) > ORR_TEXT_WIDTH)
			fail_msg("too wide: %s", line);
		assert_true(length == 0 || line[length - 1] != ' ');
		text += length + 1;
	}
}

#endif
