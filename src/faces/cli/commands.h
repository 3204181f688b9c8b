/* SPDX-License-Identifier: Apache-2.0 */
/* The commands, one function each: the rows of the table in commands.c. */
#ifndef ORR_FACES_CLI_COMMANDS_H
#define ORR_FACES_CLI_COMMANDS_H

#include "app/app.h"
#include "base/error.h"
#include "codec/field.h"
#include "faces/cli/cli.h"
#include "faces/cli/option.h"
#include "model/birth_chart.h"

enum orr_code orr_cmd_chart(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_verify(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_bench_charts(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_bench_codes(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_code(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_calibrate(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_calibrate_check(struct orr_cli *cli, const struct orr_args *args,
				      struct orr_error *err);
enum orr_code orr_cmd_config(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_help(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_version(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);

/* `--batch` of charts and codes. */
struct orr_document_maker; /* app/document_maker.h */
enum orr_code orr_cli_batch(struct orr_cli *cli, const struct orr_app *app,
			    const struct orr_document_maker *maker, const struct orr_args *args,
			    struct orr_error *err);
/** What is wrong with the flags of a batch or a single birth. */
enum orr_code orr_cli_check_births(const struct orr_args *args, struct orr_error *err) ORR_MUST_CHECK;
/** Write one document as --json, --format and --fields ask: what `chart` and `code` have in common. */
enum orr_code orr_cli_write_document(struct orr_cli *cli, const struct orr_args *args,
				     const struct orr_table *table, const void *document,
				     struct orr_error *err) ORR_MUST_CHECK;
/** Threads of the settings. */
unsigned orr_cli_threads(const struct orr_cli *cli);
/** Cohorts of the data folder. */
enum orr_code orr_cli_cohorts(struct orr_cli *cli, struct orr_cohorts *out,
			      struct orr_error *err) ORR_MUST_CHECK;

/* `chart --svg`: what cmd_chart.c and svg_file.c share. */

/** Read one birth and compute its chart, both from the run's arena. */
enum orr_code orr_cli_one_chart(struct orr_cli *cli, const struct orr_app *app,
				const struct orr_birth_text *text, struct orr_birth *birth,
				struct orr_birth_chart **out, struct orr_error *err) ORR_MUST_CHECK;
struct orr_cli_named_chart {
	const struct orr_birth_chart *chart;
	const char *name; /* NULL when not given */
};
/** Append the picture that --svg asks for; with --svg-transits a bi-wheel. */
enum orr_code orr_cli_svg_draw(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
			       const struct orr_cli_named_chart *birth, struct orr_buf *out,
			       struct orr_error *err) ORR_MUST_CHECK;

/** The data folder of the settings. Error ORR_E_USAGE when there is none. */
enum orr_code orr_cli_data_folder(const struct orr_cli *cli, const char **out,
				  struct orr_error *err) ORR_MUST_CHECK;
/** Kernel, zone data and clock for the use cases. */
enum orr_code orr_cli_app(struct orr_cli *cli, const struct orr_args *args, struct orr_app *out,
			  struct orr_error *err) ORR_MUST_CHECK;
/** Value of a setting. */
const char *orr_cli_setting(const struct orr_cli *cli, enum orr_setting setting);
/** Whether texts for people may have colours: the setting, the terminal and NO_COLOR (no-color.org) decide. */
bool orr_cli_colored(const struct orr_cli *cli);

#endif
