/* SPDX-License-Identifier: Apache-2.0 */
/* What tests ask of every picture. */
#ifndef ORR_TESTS_FACES_SVG_CHECK_H
#define ORR_TESTS_FACES_SVG_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "test.h"

enum { TAG_DEPTH_MAX = 16, TAG_NAME_MAX = 16 };

static inline size_t count_of(const char *text, const char *part)
{
	size_t count = 0;
	for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
		count++;
	return count;
}

/* Tags open and close in order, attributes are quoted, no bare & or <: what XML asks of this kind of document. */
static inline void assert_xml(const char *text)
{
	char open[TAG_DEPTH_MAX][TAG_NAME_MAX];
	size_t depth = 0;
	bool seen = false;
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '&')
			assert_true(strncmp(at, "&amp;", 5) == 0 || strncmp(at, "&lt;", 4) == 0 ||
				    strncmp(at, "&gt;", 4) == 0 || strncmp(at, "&quot;", 6) == 0);
		assert_true((unsigned char)*at >= 0x20 || *at == '\n');
		if (*at != '<')
			continue;
		const char *end = strchr(at, '>');
		assert_non_null(end);
		bool closing = at[1] == '/', empty = end[-1] == '/';
		char name[TAG_NAME_MAX] = "";
		sscanf(at + 1 + closing, "%15[a-z]", name);
		assert_true(name[0] != '\0');
		assert_true(depth > 0 || !seen);
		seen = true;
		if (closing)
			assert_string_equal(open[--depth], name);
		else if (!empty) {
			assert_true(depth < TAG_DEPTH_MAX);
			memcpy(open[depth++], name, sizeof name);
		}
		size_t quotes = 0;
		for (; at < end; at++)
			quotes += *at == '"';
		assert_true(quotes % 2 == 0);
	}
	assert_true(seen && depth == 0);
}

/* Every colour is a grey: three times the same two digits. */
static inline void assert_grey(const char *text)
{
	for (const char *at = strstr(text, ":#"); at != NULL; at = strstr(at + 1, ":#"))
		assert_true(memcmp(at + 2, at + 4, 2) == 0 && memcmp(at + 4, at + 6, 2) == 0);
}

#endif
