/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery pattern`: energies and dimensions of one birth over many quarters as a page, a document or a picture, or a file of many. */
#include <assert.h>

#include "app/entities.h"
#include "app/generate_pattern.h"
#include "codec/json.h"
#include "codec/tables.h"
#include "faces/cli/answer.h"
#include "faces/cli/commands.h"
#include "faces/cli/render_pattern.h"
#include "faces/cli/reports.h"
#include "faces/svg/timeline.h"
#include "model/birth_read.h"
#include "model/names.h"

/* What a run of the command holds open. */
struct run {
	struct orr_app app;
	struct orr_cohorts cohorts;
	struct orr_quarter from, to, current;
	struct orr_pool *pool;
	struct orr_pattern_frame frame;
};

/* The present quarter, and without further words the years around it. */
static enum orr_code read_quarters(const struct orr_args *args, struct run *run, struct orr_error *err)
{
	enum orr_code code =
		orr_cli_quarter(args->quarter, "quarter", orr_cli_present(&run->app), &run->current, err);
	if (code == ORR_OK)
		code = orr_cli_quarter(args->first, "from", orr_quarter_add(run->current, -ORR_PATTERN_PAST),
				       &run->from, err);
	if (code == ORR_OK)
		code = orr_cli_quarter(args->last, "to", orr_quarter_add(run->current, ORR_PATTERN_AHEAD),
				       &run->to, err);
	return code;
}

static enum orr_code open_frame(struct run *run, const struct orr_birth *birth, struct orr_error *err)
{
	const struct orr_pattern_wish wish = {&run->app, &run->cohorts, run->from,
					      run->to,   run->current,  birth};
	return orr_pattern_frame_open(&wish, run->pool, &run->frame, err);
}

static void page(struct orr_buf *out, const struct orr_cli_answer *answer, bool colored)
{
	orr_render_pattern(out, answer->document, answer->name, colored);
}

/* The page or document, and the picture where one is asked for: all made before anything is written. */
static enum orr_code write_one(struct orr_cli *cli, const struct orr_args *args, const char *name,
			       const struct orr_energy_pattern *document, struct orr_error *err)
{
	const struct orr_svg_options options = {.name = name, .theme = orr_cli_svg_theme(args)};
	struct orr_buf picture;
	enum orr_code code = ORR_OK;
	orr_buf_init(&picture, ORR_CLI_PICTURE_MAX_BYTES);
	if (args->svg != NULL)
		code = orr_svg_timeline(&picture, document, &options, err);
	if (code == ORR_OK)
		code = orr_cli_write_answer(
			cli, args,
			&(struct orr_cli_answer){&orr_energy_pattern_table, document, name, page, &picture},
			err);
	orr_buf_done(&picture);
	return code;
}

static enum orr_code single(struct orr_cli *cli, struct run *run, const struct orr_args *args,
			    struct orr_error *err)
{
	struct orr_birth_text text = args->birth;
	struct orr_birth birth;
	struct orr_generated_pattern made;
	orr_cli_birth_settings(cli, &text);
	enum orr_code code = orr_birth_read(&text, &cli->arena, &birth, err);
	if (code == ORR_OK)
		code = open_frame(run, &birth, err);
	if (code == ORR_OK)
		code = orr_generate_pattern(&run->frame, &birth, false, &cli->arena, &made, err);
	return code == ORR_OK ? write_one(cli, args, birth.name, made.pattern, err) : code;
}

/* What became of the pattern, for people and for programs. */
static void tell(struct orr_cli *cli, const struct orr_args *args, const struct orr_pattern_report *report)
{
	static const char *const words[] = {
		[ORR_KEEP_NONE] = "The pattern is only shown.",
		[ORR_KEEP_CREATED] = "The pattern is kept now.",
		[ORR_KEEP_REPLACED] = "The pattern that was kept is replaced.",
		[ORR_KEEP_UNCHANGED] = "The pattern is kept already.",
	};
	if (args->json)
		orr_json_write(&cli->notes, &orr_pattern_report_table, report, ORR_JSON_LINE, NULL);
	else
		orr_buf_text(&cli->notes, words[orr_name_index(orr_keep_result_names, report->result)]);
	orr_buf_char(&cli->notes, '\n');
}

/* The entity that the word names. A pattern is kept when no flag chooses its quarters: the usual span of the present quarter. */
static enum orr_code kept(struct orr_cli *cli, struct run *run, const struct orr_args *args,
			  struct orr_error *err)
{
	struct orr_entity *entity = NULL;
	struct orr_birth birth;
	struct orr_generated_pattern made;
	const bool usual = args->quarter == NULL && args->first == NULL && args->last == NULL;
	enum orr_code code = orr_cli_kept_birth(cli, args, &run->app, &entity, &birth, err);
	if (code != ORR_OK)
		return code;
	assert(entity != NULL);
	code = open_frame(run, &birth, err);
	if (code == ORR_OK)
		code = orr_generate_pattern(&run->frame, &birth, usual && !args->dry_run, &cli->arena, &made,
					    err);
	if (code == ORR_OK)
		code = write_one(cli, args, birth.name, made.pattern, err);
	if (code == ORR_OK)
		tell(cli, args,
		     &(struct orr_pattern_report){entity->entity_id, orr_keep_result_names[made.result],
						  args->dry_run});
	return code;
}

static enum orr_code many(struct orr_cli *cli, struct run *run, const struct orr_args *args,
			  struct orr_error *err)
{
	enum orr_code code = open_frame(run, NULL, err);
	if (code != ORR_OK)
		return code;
	const struct orr_document_maker maker = orr_pattern_maker(&run->frame);
	return orr_cli_batch(cli, &run->app, &maker, args, err);
}

enum orr_code orr_cmd_pattern(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	struct run run = {.pool = NULL};
	const bool of_store = args->word_count > 0;
	enum orr_code code = of_store ? orr_cli_check_kept(args, err) : orr_cli_check_births(args, err);
	if (code == ORR_OK)
		code = orr_cli_check_answer(cli, args, err);
	if (code == ORR_OK)
		code = orr_cli_app(cli, args, &run.app, err);
	if (code == ORR_OK)
		code = read_quarters(args, &run, err);
	if (code == ORR_OK)
		code = orr_cli_cohorts(cli, &run.cohorts, err);
	if (code == ORR_OK)
		code = orr_pool_open(&run.pool, orr_cli_threads(cli), err);
	if (code == ORR_OK)
		code = of_store              ? kept(cli, &run, args, err)
		       : args->batch != NULL ? many(cli, &run, args, err)
					     : single(cli, &run, args, err);
	orr_pattern_frame_close(&run.frame);
	orr_pool_close(run.pool);
	return code;
}
