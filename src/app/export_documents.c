/* SPDX-License-Identifier: Apache-2.0 */
/* Use case: the documents of a collection into a file. */
#include "app/export_documents.h"

#include "app/entities.h"
#include "base/stream.h"
#include "codec/collections.h"
#include "codec/json.h"
#include "codec/record.h"

/* A page of charts with all their lists takes some 3 MB. */
enum { PAGE = 200, ARENA_MAX_BYTES = 256 << 20, TEXT_MAX_BYTES = 256 << 20 };

struct exporting {
	const struct orr_app *app;
	const struct orr_export_options *options;
	const struct orr_table *table;
	const struct orr_field_selection *fields;
	struct orr_writer *writer;
	struct orr_arena arena; /* of one page */
	struct orr_buf text;
	long count;
};

static void write_document(struct exporting *exporting, const void *document)
{
	struct orr_buf *text = &exporting->text;
	exporting->count++;
	if (exporting->options->format == ORR_EXPORT_CSV) {
		orr_csv_row(text, exporting->table, document, exporting->fields);
		orr_buf_text(text, "\r\n");
		return;
	}
	orr_json_write(text, exporting->table, document,
		       exporting->options->format == ORR_EXPORT_EJSON ? ORR_JSON_EXTENDED : ORR_JSON_LINE,
		       exporting->fields);
	orr_buf_char(text, '\n');
}

/* The documents of a page of entities; who has none yet is left out. */
static enum orr_code write_documents(struct exporting *exporting, const struct orr_entity_page *page,
				     struct orr_error *err)
{
	char text[PAGE][ORR_ID_TEXT_BYTES];
	const char *ids[PAGE];
	void *documents[PAGE];
	orr_entity_page_ids(exporting->table->name, page, text, ids);
	const struct orr_document_request what = {exporting->options->what, page->count, ids};
	enum orr_code code =
		orr_documents_get(exporting->app->store->documents, &what, &exporting->arena, documents, err);
	for (size_t i = 0; code == ORR_OK && i < page->count; i++)
		if (documents[i] != NULL)
			write_document(exporting, documents[i]);
	return code;
}

static enum orr_code write_page(struct exporting *exporting, const struct orr_entity_page *page,
				struct orr_error *err)
{
	enum orr_code code = write_documents(exporting, page, err);
	if (code == ORR_OK && exporting->text.failed)
		code = orr_fail_memory(err);
	if (code == ORR_OK)
		code = orr_writer_write(exporting->writer, exporting->text.data, exporting->text.length, err);
	orr_buf_clear(&exporting->text);
	return code;
}

static enum orr_code write_pages(struct exporting *exporting, struct orr_error *err)
{
	const struct orr_export_options *options = exporting->options;
	struct orr_entity_query query = options->query;
	struct orr_entity_page page;
	char after[ORR_ENTITY_KEY_MAX_BYTES];
	query.page = (struct orr_page){.limit = PAGE};
	do {
		if (options->stop != NULL && *options->stop != 0)
			return orr_fail(err, ORR_E_UNAVAILABLE,
					"stopped before the end; an output file is left as it was");
		orr_arena_reset(&exporting->arena);
		enum orr_code code = orr_documents_list_entities(exporting->app->store->documents, &query,
								 &exporting->arena, &page, err);
		if (code == ORR_OK)
			code = write_page(exporting, &page, err);
		if (code != ORR_OK)
			return code;
		if (options->progress != NULL)
			options->progress(options->progress_context, exporting->count);
		orr_entity_page_next(&page, &query.page, after);
	} while (page.count == PAGE);
	return ORR_OK;
}

static enum orr_code open_output(struct exporting *exporting, struct orr_error *err)
{
	const struct orr_export_options *options = exporting->options;
	if (options->format == ORR_EXPORT_CSV && orr_csv_columns(exporting->table, exporting->fields) == 0)
		return orr_fail_field(err, ORR_E_USAGE, "fields",
				      "the fields \"%s\" give no column of a flat table; name values such as "
				      "planets.degree",
				      options->fields);
	enum orr_code code = orr_writer_open(&exporting->writer, options->out_path, err);
	if (code == ORR_OK && options->format == ORR_EXPORT_CSV) {
		orr_csv_header(&exporting->text, exporting->table, exporting->fields);
		orr_buf_text(&exporting->text, "\r\n");
	}
	return code;
}

static enum orr_code run(struct exporting *exporting, struct orr_arena *fields_arena, struct orr_error *err)
{
	enum orr_code code = ORR_OK;
	if (exporting->options->fields != NULL)
		code = orr_field_selection_parse(exporting->table, exporting->options->fields, fields_arena,
						 &exporting->fields, err);
	if (code == ORR_OK)
		code = open_output(exporting, err);
	if (code == ORR_OK)
		code = write_pages(exporting, err);
	if (code == ORR_OK)
		return orr_writer_commit(exporting->writer, err);
	orr_writer_abandon(exporting->writer);
	return code;
}

enum orr_code orr_export(const struct orr_app *app, const struct orr_export_options *options, long *out_count,
			 struct orr_error *err)
{
	enum { FIELDS_ARENA_BYTES = 1 << 20 };
	struct exporting exporting = {
		.app = app, .options = options, .table = orr_collections[options->what].table};
	struct orr_arena fields_arena;
	orr_arena_init(&fields_arena, FIELDS_ARENA_BYTES);
	orr_arena_init(&exporting.arena, ARENA_MAX_BYTES);
	orr_buf_init(&exporting.text, TEXT_MAX_BYTES);
	enum orr_code code = run(&exporting, &fields_arena, err);
	orr_buf_done(&exporting.text);
	orr_arena_done(&exporting.arena);
	orr_arena_done(&fields_arena);
	if (code == ORR_OK)
		*out_count = exporting.count;
	return code;
}
