/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery code`: the harmonic code of one birth as a page or a document, or a file of many; cmd_code_kept.c has those of a store. */
#include "faces/cli/cmd_code.h"
#include "app/compute_code.h"
#include "codec/tables.h"
#include "faces/cli/answer.h"
#include "faces/cli/commands.h"
#include "faces/cli/render_code.h"
#include "model/birth_read.h"

enum orr_code orr_cli_cohorts(struct orr_cli *cli, struct orr_cohorts *out, struct orr_error *err)
{
	const char *folder = NULL;
	enum orr_code code = orr_cli_data_folder(cli, &folder, err);
	if (code != ORR_OK)
		return code;
	return cli->world->ops->cohorts_open(cli->world, folder, out, err);
}

enum orr_code orr_cli_code_frame(struct orr_code_run *run, const struct orr_args *args,
				 const struct orr_birth *birth, struct orr_error *err)
{
	const struct orr_code_wish wish = {&run->app, &run->cohorts, run->quarter, birth};
	enum orr_code code = orr_code_frame_open(&wish, run->pool, &run->frame, err);
	run->frame.explain = args->explain || args->svg != NULL;
	return code;
}

static void page(struct orr_buf *out, const struct orr_cli_answer *answer, bool colored)
{
	orr_render_code(out, answer->document, answer->name, colored);
}

enum orr_code orr_cli_code_write(struct orr_cli *cli, const struct orr_args *args,
				 const struct orr_code_run *run, const struct orr_birth *birth,
				 struct orr_harmonic_codes *document, struct orr_error *err)
{
	struct orr_buf picture;
	enum orr_code code = ORR_OK;
	orr_buf_init(&picture, ORR_CLI_PICTURE_MAX_BYTES);
	if (args->svg != NULL)
		code = orr_cli_svg_code(cli, args, &(struct orr_cli_one_code){&run->frame, birth, document},
					&picture, err);
	/* A picture needs the terms; page and document show them when they are asked for. */
	if (!args->explain)
		document->explanation_count = 0;
	if (code == ORR_OK)
		code = orr_cli_write_answer(cli, args,
					    &(struct orr_cli_answer){&orr_harmonic_codes_table, document,
								     birth->name, page, &picture},
					    err);
	orr_buf_done(&picture);
	return code;
}

static enum orr_code single(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
			    struct orr_error *err)
{
	struct orr_birth_text text = args->birth;
	struct orr_birth birth;
	void *document = NULL;
	orr_cli_birth_settings(cli, &text);
	enum orr_code code = orr_birth_read(&text, &cli->arena, &birth, err);
	if (code == ORR_OK)
		code = orr_cli_code_frame(run, args, &birth, err);
	if (code != ORR_OK)
		return code;
	const struct orr_document_maker maker = orr_code_maker(&run->frame);
	code = orr_document_of(&maker, &birth, &cli->arena, &document, err);
	if (code != ORR_OK)
		return code;
	return orr_cli_code_write(cli, args, run, &birth, document, err);
}

static enum orr_code many(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
			  struct orr_error *err)
{
	enum orr_code code = orr_cli_code_frame(run, args, NULL, err);
	if (code != ORR_OK)
		return code;
	const struct orr_document_maker maker = orr_code_maker(&run->frame);
	return orr_cli_batch(cli, &run->app, &maker, args, err);
}

/* Flags of births that are given; those of the store's are no use to them. */
static enum orr_code check_given(const struct orr_args *args, struct orr_error *err)
{
	if (args->dry_run || args->due)
		return orr_fail_field(err, ORR_E_USAGE, args->due ? "due" : "dry_run",
				      "%s is about codes of the store: name an entity, or give --all",
				      args->due ? "--due" : "--dry-run");
	return orr_cli_check_births(args, err);
}

enum orr_code orr_cmd_code(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct orr_code_run run = {.pool = NULL};
	struct orr_args asked = *args;
	if (args->csv)
		asked.format = "csv";
	const bool kept = args->word_count > 0 || args->all;
	enum orr_code code = kept ? orr_cli_check_kept_code(&asked, err) : check_given(&asked, err);
	if (code == ORR_OK)
		code = orr_cli_check_answer(cli, &asked, err);
	if (code == ORR_OK)
		code = orr_cli_app(cli, &asked, &run.app, err);
	if (code == ORR_OK)
		code = orr_cli_quarter(asked.quarter, "quarter", orr_cli_present(&run.app), &run.quarter,
				       err);
	if (code == ORR_OK)
		code = orr_cli_cohorts(cli, &run.cohorts, err);
	if (code == ORR_OK)
		code = orr_pool_open(&run.pool, orr_cli_threads(cli), err);
	if (code == ORR_OK)
		code = asked.all             ? orr_cli_code_all(cli, &run, &asked, err)
		       : kept                ? orr_cli_code_entity(cli, &run, &asked, err)
		       : asked.batch != NULL ? many(cli, &run, &asked, err)
					     : single(cli, &run, &asked, err);
	orr_code_frame_close(&run.frame);
	orr_pool_close(run.pool);
	return code;
}
