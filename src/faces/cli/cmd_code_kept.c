/* SPDX-License-Identifier: Apache-2.0 */
/* `orrery code ENTITY` and `orrery code --all`: codes of the store's entities, kept in turn. */
#include <assert.h>
#include <string.h>

#include "app/entities.h"
#include "app/generate_codes.h"
#include "codec/json.h"
#include "faces/cli/cmd_code.h"
#include "faces/cli/commands.h"
#include "faces/cli/progress.h"
#include "faces/cli/query.h"
#include "faces/cli/reports.h"

enum orr_code orr_cli_check_kept_code(const struct orr_args *args, struct orr_error *err)
{
	if (!args->all && args->due)
		return orr_fail_field(err, ORR_E_USAGE, "due", "--due narrows --all: leave out the entity");
	if (!args->all)
		return orr_cli_check_kept(args, err);
	if (args->word_count > 0)
		return orr_fail_field(err, ORR_E_USAGE, "all", "give an entity or --all, not both");
	if (args->svg != NULL)
		return orr_fail_field(err, ORR_E_USAGE, "svg",
				      "--svg draws one code: name an entity instead of --all");
	struct orr_args rest = *args;
	rest.word[0] = "everybody";
	return orr_cli_check_kept(&rest, err);
}

/* What became of the code, for people. */
static void say(struct orr_buf *out, const struct orr_code_report *report)
{
	const bool same_quarter =
		report->kept_version != NULL && strcmp(report->kept_version, report->version) == 0;
	orr_buf_text(out, report->dry_run ? "(dry run) " : "");
	if (strcmp(report->result, "none") == 0 && report->kept_version != NULL)
		orr_buf_format(out, "The code of %s is only shown: the one that is kept, of %s, is later.",
			       report->version, report->kept_version);
	else if (strcmp(report->result, "none") == 0)
		orr_buf_format(out, "The code of %s is only shown: that quarter is past.", report->version);
	else if (strcmp(report->result, "unchanged") == 0)
		orr_buf_format(out, "The code of %s is kept already.", report->version);
	else if (report->kept_version == NULL)
		orr_buf_format(out, "The code of %s is kept now.", report->version);
	else if (same_quarter)
		orr_buf_format(out, "The code of %s that was kept is replaced.", report->version);
	else
		orr_buf_format(out, "The code of %s is kept now; the one before was of %s.", report->version,
			       report->kept_version);
	orr_buf_text(out,
		     report->outdated ? " The birth was corrected since that one was computed.\n" : "\n");
}

static void tell(struct orr_cli *cli, const struct orr_args *args, const struct orr_code_report *report)
{
	if (!args->json) {
		say(&cli->notes, report);
		return;
	}
	orr_json_write(&cli->notes, &orr_code_report_table, report, ORR_JSON_LINE, NULL);
	orr_buf_char(&cli->notes, '\n');
}

enum orr_code orr_cli_code_entity(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
				  struct orr_error *err)
{
	struct orr_entity *entity = NULL;
	struct orr_birth birth;
	struct orr_generated made;
	enum orr_code code = orr_cli_kept_birth(cli, args, &run->app, &entity, &birth, err);
	if (code != ORR_OK)
		return code;
	assert(entity != NULL);
	code = orr_cli_code_frame(run, args, &birth, err);
	if (code == ORR_OK)
		code = orr_generate_code(&run->frame, entity, args->dry_run, &cli->arena, &made, err);
	if (code == ORR_OK)
		code = orr_cli_code_write(cli, args, run, &birth, made.code, err);
	if (code != ORR_OK)
		return code;
	tell(cli, args,
	     &(struct orr_code_report){.entity_id = entity->entity_id,
				       .version = made.code->current_code.version,
				       .result = orr_keep_result_names[made.result],
				       .kept_version = made.kept_version,
				       .outdated = made.outdated,
				       .dry_run = args->dry_run});
	return ORR_OK;
}

/* Documents are written where a file or a format asks for them. */
static const char *output_of(const struct orr_args *args)
{
	if (args->out != NULL)
		return args->out;
	return args->format != NULL || args->fields != NULL ? "-" : NULL;
}

static enum orr_code all_options(struct orr_cli *cli, const struct orr_args *args,
				 struct orr_generate_options *out, struct orr_error *err)
{
	const bool csv = args->format != NULL && strcmp(args->format, "csv") == 0;
	*out = (struct orr_generate_options){.dry_run = args->dry_run,
					     .out_path = output_of(args),
					     .format = csv ? ORR_BATCH_CSV : ORR_BATCH_NDJSON,
					     .fields = args->fields,
					     .threads = orr_cli_threads(cli),
					     .progress = orr_progress_lines,
					     .stop = cli->world->stop};
	enum orr_code code = orr_cli_entity_query(args, &out->query, err);
	out->query.status = 0; /* active; archived ones have no code any more */
	return code;
}

enum orr_code orr_cli_code_all(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
			       struct orr_error *err)
{
	struct orr_generate_options options;
	struct orr_progress progress;
	struct orr_batch_summary summary = {0};
	enum orr_code code = all_options(cli, args, &options, err);
	if (code == ORR_OK)
		code = orr_cli_store(cli, args, false, &run->app, err);
	if (code == ORR_OK)
		code = orr_cli_code_frame(run, args, NULL, err);
	if (code != ORR_OK)
		return code;
	const int64_t now_ms = orr_clock_now(run->app.clock);
	options.query.code_due_ms = args->due ? &now_ms : NULL;
	options.progress_context = &progress;
	orr_progress_begin(&progress, cli->world->err_is_terminal);
	code = orr_generate_codes(&run->frame, &options, &summary, err);
	orr_progress_end(&progress);
	const bool answers_out = options.out_path != NULL && strcmp(options.out_path, "-") == 0;
	/* What a run that ended early has done is in the store: it is said too. */
	if (code == ORR_OK || code == ORR_E_PARTIAL || summary.lines > 0)
		orr_cli_summary(cli, &summary, &orr_codes_report_table, args->json, !answers_out);
	return code;
}
