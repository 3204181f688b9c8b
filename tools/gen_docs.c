/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the reference of every document from its field table into a folder, or checks that the folder holds just that. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/stream.h"
#include "codec/doc.h"
#include "codec/tables.h"

enum { DOC_MAX_BYTES = 1 << 20, PATH_MAX_BYTES = 4096 };

static const struct orr_table *const documents[] = {
	&orr_birth_chart_table,
	&orr_harmonic_codes_table,
	&orr_birth_text_table,
	&orr_line_error_table,
};

static enum orr_code check_file(const char *path, const struct orr_buf *text, struct orr_error *err)
{
	struct orr_map map;
	const enum orr_code code = orr_map_open(&map, path, err);
	if (code != ORR_OK)
		return code;
	const bool same = map.size == text->length && memcmp(map.bytes, text->data, map.size) == 0;
	orr_map_close(&map);
	if (same)
		return ORR_OK;
	return orr_fail(err, ORR_E_CORRUPT, "%s is not what the field table says; run ninja gen-docs", path);
}

static enum orr_code do_document(const char *folder, const struct orr_table *table, bool check,
				 struct orr_error *err)
{
	char path[PATH_MAX_BYTES];
	if (snprintf(path, sizeof path, "%s/%s.md", folder, table->name) >= (int)sizeof path)
		return orr_fail(err, ORR_E_USAGE, "the folder's name is too long; give a shorter one");
	struct orr_buf text;
	orr_buf_init(&text, DOC_MAX_BYTES);
	orr_doc_write(&text, table);
	enum orr_code code;
	if (text.failed)
		code = orr_fail(err, ORR_E_UNAVAILABLE, "out of memory while writing %s", path);
	else
		code = check ? check_file(path, &text, err)
			     : orr_file_write(path, text.data, text.length, err);
	orr_buf_done(&text);
	return code;
}

int main(int argc, char **argv)
{
	const bool check = argc == 3 && strcmp(argv[1], "--check") == 0;
	if (argc != 2 && !check) {
		fprintf(stderr, "usage: gen_docs [--check] FOLDER\n");
		return orr_code_exit(ORR_E_USAGE);
	}
	struct orr_error err = {0};
	enum orr_code first = ORR_OK;
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		const enum orr_code code = do_document(argv[argc - 1], documents[i], check, &err);
		if (code == ORR_OK)
			continue;
		fprintf(stderr, "gen_docs: %s\n", err.text);
		first = first == ORR_OK ? code : first;
	}
	return orr_code_exit(first);
}
