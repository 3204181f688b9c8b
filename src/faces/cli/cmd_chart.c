/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery chart`: one birth, given or kept, as a table for people or a document for programs. */
#include <string.h>

#include "app/compute_chart.h"
#include "codec/json.h"
#include "codec/record.h"
#include "codec/tables.h"
#include "faces/cli/answer.h"
#include "faces/cli/commands.h"
#include "faces/cli/render_chart.h"
#include "model/birth_read.h"

enum orr_code orr_cli_write_document(struct orr_cli *cli, const struct orr_args *args,
				     const struct orr_table *table, const void *document,
				     struct orr_error *err)
{
	struct orr_buf *out = &cli->out;
	const struct orr_field_selection *fields = NULL;
	if (args->fields != NULL) {
		enum orr_code code =
			orr_field_selection_parse(table, args->fields, &cli->arena, &fields, err);
		if (code != ORR_OK)
			return code;
	}
	if (args->format != NULL && strcmp(args->format, "csv") == 0) {
		orr_csv_header(out, table, fields);
		orr_buf_text(out, "\r\n");
		orr_csv_row(out, table, document, fields);
		orr_buf_text(out, "\r\n");
	} else {
		orr_json_write(out, table, document, ORR_JSON_LINE, fields);
		orr_buf_char(out, '\n');
	}
	return ORR_OK;
}

enum orr_code orr_cli_one_chart(struct orr_cli *cli, const struct orr_app *app,
				const struct orr_birth_text *text, struct orr_birth *birth,
				struct orr_birth_chart **out, struct orr_error *err)
{
	enum orr_code code = orr_birth_read(text, &cli->arena, birth, err);
	if (code != ORR_OK)
		return code;
	struct orr_error birth_err = {0};
	code = orr_compute_charts(app, 1, birth, &cli->arena, out, &birth_err);
	if (code == ORR_OK)
		code = birth_err.code;
	if (code != ORR_OK)
		*err = birth_err;
	return code;
}

static void page(struct orr_buf *out, const struct orr_cli_answer *answer, bool colored)
{
	orr_render_chart(out, answer->document, answer->name, colored);
}

/* The table or document, and the picture where one is asked for: all made before anything is written. */
static enum orr_code write_all(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			       const struct orr_cli_named_chart *birth, struct orr_error *err)
{
	struct orr_buf picture;
	enum orr_code code = ORR_OK;
	orr_buf_init(&picture, ORR_CLI_PICTURE_MAX_BYTES);
	if (args->svg != NULL)
		code = orr_cli_svg_draw(cli, app, args, birth, &picture, err);
	if (code == ORR_OK)
		code = orr_cli_write_answer(cli, args,
					    &(struct orr_cli_answer){&orr_birth_chart_table, birth->chart,
								     birth->name, page, &picture},
					    err);
	orr_buf_done(&picture);
	return code;
}

static enum orr_code single(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			    struct orr_error *err)
{
	struct orr_birth_text text = args->birth;
	struct orr_birth birth;
	struct orr_birth_chart *chart = NULL;
	orr_cli_birth_settings(cli, &text);
	enum orr_code code = orr_cli_one_chart(cli, app, &text, &birth, &chart, err);
	if (code != ORR_OK)
		return code;
	return write_all(cli, app, args, &(struct orr_cli_named_chart){chart, birth.name}, err);
}

/* The chart as it is kept: nothing is computed anew but the sky of --svg-transits. */
static enum orr_code from_store(struct orr_cli *cli, struct orr_app *app, const struct orr_args *args,
				struct orr_error *err)
{
	struct orr_entity *entity = NULL;
	struct orr_birth birth;
	enum orr_code code = orr_cli_kept_birth(cli, args, app, &entity, &birth, err);
	if (code != ORR_OK)
		return code;
	return write_all(cli, app, args, &(struct orr_cli_named_chart){birth.kept, birth.name}, err);
}

enum orr_code orr_cli_check_defaults(const struct orr_args *args, struct orr_error *err)
{
	if (args->birth.entity_id == NULL && args->birth.name == NULL)
		return ORR_OK;
	const bool id = args->birth.entity_id != NULL;
	return orr_fail_field(err, ORR_E_USAGE, id ? "entity_id" : "name",
			      "%s would give every birth of the file the same one: leave it out, or name a "
			      "column of the file with --map %s=COLUMN",
			      id ? "--entity-id" : "--name", id ? "entity_id" : "name");
}

enum orr_code orr_cli_check_kept(const struct orr_args *args, struct orr_error *err)
{
	struct orr_birth_text birth = args->birth;
	birth.entity_type = NULL;
	birth.organization_id = NULL;
	for (size_t i = 0; i < orr_birth_text_table.field_count; i++) {
		const struct orr_field *field = &orr_birth_text_table.field[i];
		const char *text;
		memcpy(&text, (const char *)&birth + field->offset, sizeof text);
		if (text != NULL)
			return orr_fail_field(
				err, ORR_E_USAGE, field->name,
				"%s stands in the store: leave out the flags of a birth, or the "
				"entity",
				args->word[0]);
	}
	if (args->batch != NULL)
		return orr_fail_field(err, ORR_E_USAGE, "batch", "give an entity or --batch, not both");
	return ORR_OK;
}

/* Flags that contradict each other, births apart from pictures. */
enum orr_code orr_cli_check_births(const struct orr_args *args, struct orr_error *err)
{
	if (args->batch == NULL && args->map != NULL)
		return orr_fail_field(err, ORR_E_USAGE, "map",
				      "--map names columns of a file: give --batch FILE too");
	if (args->batch == NULL && args->birth.date == NULL && args->birth.datetime == NULL)
		return orr_fail_field(err, ORR_E_USAGE, "date",
				      "no birth given: --date, --time, and --place or --zone, --lat and "
				      "--lon; or --batch FILE");
	return args->batch != NULL ? orr_cli_check_defaults(args, err) : ORR_OK;
}

enum orr_code orr_cmd_chart(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_app app;
	const bool kept = args->word_count > 0;
	enum orr_code code = kept ? orr_cli_check_kept(args, err) : orr_cli_check_births(args, err);
	if (code == ORR_OK)
		code = orr_cli_check_answer(cli, args, err);
	if (code == ORR_OK)
		code = orr_cli_app(cli, args, &app, err);
	if (code != ORR_OK)
		return code;
	if (kept)
		return from_store(cli, &app, args, err);
	const struct orr_document_maker maker = orr_chart_maker(&app);
	return args->batch != NULL ? orr_cli_batch(cli, &app, &maker, args, err)
				   : single(cli, &app, args, err);
}
