/* SPDX-License-Identifier: Apache-2.0 */
/* What a command says of one birth, and where it goes. */
#include "faces/cli/answer.h"

#include <string.h>

#include "base/stream.h"
#include "faces/cli/commands.h"

static enum orr_code check_picture(const struct orr_args *args, struct orr_error *err)
{
	if (args->batch != NULL && args->svg != NULL)
		return orr_fail_field(
			err, ORR_E_USAGE, "svg",
			"--svg draws one birth: leave out --batch, or draw its births one by one");
	if (args->svg == NULL && (args->svg_theme != NULL || args->svg_transits != NULL))
		return orr_fail_field(err, ORR_E_USAGE, "svg",
				      "%s says how a picture is drawn: give --svg FILE too",
				      args->svg_theme != NULL ? "--svg-theme" : "--svg-transits");
	if (args->svg != NULL && strcmp(args->svg, "-") == 0 &&
	    (args->out == NULL || strcmp(args->out, "-") == 0) &&
	    (args->json || args->format != NULL || args->fields != NULL))
		return orr_fail_field(err, ORR_E_USAGE, "svg",
				      "picture and document cannot share standard output: give --svg a file");
	return ORR_OK;
}

enum orr_code orr_cli_check_answer(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err)
{
	enum orr_code code = check_picture(args, err);
	if (code == ORR_OK)
		code = orr_cli_check_out(cli, "out", args->out, err);
	return code == ORR_OK ? orr_cli_check_out(cli, "svg", args->svg, err) : code;
}

static enum orr_code write_file(const char *path, const struct orr_buf *text, struct orr_error *err)
{
	if (text->failed)
		return orr_fail_memory(err);
	return orr_file_write(path, text->data, text->length, err);
}

enum orr_code orr_cli_write_answer(struct orr_cli *cli, const struct orr_args *args,
				   const struct orr_cli_answer *answer, struct orr_error *err)
{
	const bool to_file = args->out != NULL && strcmp(args->out, "-") != 0;
	const bool as_document = args->json || args->format != NULL || args->fields != NULL;
	const bool picture_out = args->svg != NULL && strcmp(args->svg, "-") == 0;
	enum orr_code code = ORR_OK;
	if (as_document)
		code = orr_cli_write_document(cli, args, answer->table, answer->document, err);
	else if (to_file || !picture_out)
		answer->page(&cli->out, answer, !to_file && orr_cli_colored(cli));
	if (code == ORR_OK && args->svg != NULL && !picture_out)
		code = write_file(args->svg, answer->picture, err);
	if (code == ORR_OK && to_file) {
		code = write_file(args->out, &cli->out, err);
		orr_buf_clear(&cli->out);
	}
	if (code == ORR_OK && picture_out)
		orr_buf_put(&cli->out, answer->picture->data, answer->picture->length);
	return code;
}

enum orr_code orr_cli_quarter(const char *text, const char *flag, struct orr_quarter otherwise,
			      struct orr_quarter *out, struct orr_error *err)
{
	if (text == NULL)
		*out = otherwise;
	else if (!orr_quarter_parse(text, out))
		return orr_fail_field(err, ORR_E_USAGE, flag,
				      "--%s wants a quarter such as 2026-Q1, not \"%s\"", flag, text);
	return ORR_OK;
}

enum orr_code orr_cli_quarter_span(const struct orr_args *args, const struct orr_quarter usual[2],
				   struct orr_quarter *out_first, int *out_count, struct orr_error *err)
{
	struct orr_quarter first, last;
	enum orr_code code = orr_cli_quarter(args->first, "from", usual[0], &first, err);
	if (code == ORR_OK)
		code = orr_cli_quarter(args->last, "to", args->first != NULL ? first : usual[1], &last, err);
	if (code != ORR_OK)
		return code;
	const int count = orr_quarter_number(last) - orr_quarter_number(first) + 1;
	if (count < 1)
		return orr_fail_field(err, ORR_E_USAGE, "to", "--to is before --from");
	*out_first = first;
	*out_count = count;
	return ORR_OK;
}

struct orr_quarter orr_cli_present(const struct orr_app *app)
{
	return orr_quarter_of_day(orr_clock_now(app->clock) / ORR_DAY_MS);
}
