/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the reference of every document and list from its table into a folder, or checks that the folder holds just that. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/stream.h"
#include "codec/doc.h"
#include "codec/tables.h"
#include "core/ayanamsa.h"
#include "core/houses.h"
#include "model/names.h"

enum { DOC_MAX_BYTES = 1 << 20, PATH_MAX_BYTES = 4096 };

static const struct orr_table *const documents[] = {
	&orr_birth_chart_table,    &orr_harmonic_codes_table,
	&orr_energy_pattern_table, &orr_birth_text_table,
	&orr_line_error_table,     &orr_entity_table,
	&orr_group_table,          &orr_job_table,
	&orr_audit_event_table,    &orr_applied_migration_table,
};
enum { DOCUMENT_COUNT = sizeof documents / sizeof documents[0], LIST_COUNT = 2 };

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
	return orr_fail(err, ORR_E_CORRUPT, "%s is not what its table says; run ninja gen-docs", path);
}

static enum orr_code do_page(const char *folder, const char *name, const struct orr_buf *text, bool check,
			     struct orr_error *err)
{
	char path[PATH_MAX_BYTES];
	if (snprintf(path, sizeof path, "%s/%s.md", folder, name) >= (int)sizeof path)
		return orr_fail(err, ORR_E_USAGE, "the folder's name is too long; give a shorter one");
	if (text->failed)
		return orr_fail(err, ORR_E_UNAVAILABLE, "out of memory while writing %s", path);
	return check ? check_file(path, text, err) : orr_file_write(path, text->data, text->length, err);
}

static void write_houses(struct orr_buf *out)
{
	orr_buf_text(
		out,
		"# House systems\n\nThe values of `house_system`. Letters are Swiss Ephemeris's; `I` and `i` "
		"are the same Sunshine houses up to the polar circles.\n\n| name | letters | at and beyond "
		"the polar "
		"circles |\n|---|---|---|\n");
	for (int n = 0; n < ORR_HOUSE_SYSTEM_COUNT; n++) {
		const enum orr_house_system system = (enum orr_house_system)n;
		orr_buf_format(out, "| `%s` |", orr_house_system_names[n]);
		for (const char *letter = orr_house_system_letters(system); *letter != '\0'; letter++)
			orr_buf_format(out, " `%c`", *letter);
		orr_buf_format(out, " | %s |\n", orr_house_system_polar_rule(system));
	}
}

static void write_zodiacs(struct orr_buf *out)
{
	orr_buf_text(out,
		     "# Zodiacs\n\nThe values of `zodiac`: the tropical one, and the sidereal ones by their "
		     "ayanamsas, as in Swiss Ephemeris 2.10.03.\n\n| name | where it begins, or after "
		     "whom |\n|---|---|\n");
	for (int n = 0; n < ORR_AYANAMSA_COUNT; n++)
		orr_buf_format(out, "| `%s` | %s |\n", orr_zodiac_names[n], orr_zodiac_sources[n]);
}

/* The documents first, then the lists. */
static enum orr_code do_number(size_t n, const char *folder, bool check, struct orr_error *err)
{
	static const struct {
		const char *name;
		void (*write)(struct orr_buf *out);
	} lists[] = {{"house_systems", write_houses}, {"zodiacs", write_zodiacs}};
	struct orr_buf text;
	orr_buf_init(&text, DOC_MAX_BYTES);
	const char *name = n < DOCUMENT_COUNT ? documents[n]->name : lists[n - DOCUMENT_COUNT].name;
	if (n < DOCUMENT_COUNT)
		orr_doc_write(&text, documents[n]);
	else
		lists[n - DOCUMENT_COUNT].write(&text);
	const enum orr_code code = do_page(folder, name, &text, check, err);
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
	for (size_t i = 0; i < (size_t)DOCUMENT_COUNT + LIST_COUNT; i++) {
		const enum orr_code code = do_number(i, argv[argc - 1], check, &err);
		if (code == ORR_OK)
			continue;
		fprintf(stderr, "gen_docs: %s\n", err.text);
		first = first == ORR_OK ? code : first;
	}
	return orr_code_exit(first);
}
