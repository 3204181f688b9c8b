/* SPDX-License-Identifier: Apache-2.0 */
/* The commands, one function each: the rows of the table in commands.c. */
#ifndef ORR_FACES_CLI_COMMANDS_H
#define ORR_FACES_CLI_COMMANDS_H

#include "app/app.h"
#include "app/batch_summary.h"
#include "base/error.h"
#include "codec/field.h"
#include "faces/cli/cli.h"
#include "faces/cli/option.h"
#include "faces/svg/svg.h"
#include "model/birth_chart.h"
#include "model/entity.h"

enum orr_code orr_cmd_chart(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_import(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_export(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_entity_list(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_entity_show(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_entity_set(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_group_list(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_group_show(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_group_set(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_group_remove(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_migrate_status(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_migrate_plan(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_migrate_up(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_migrate_down(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_verify(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_place(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_place_near(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_place_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_place_import(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_place_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_bench_charts(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_bench_codes(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_code(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_calibrate(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_calibrate_check(struct orr_cli *cli, const struct orr_args *args,
				      struct orr_error *err);
enum orr_code orr_cmd_calibrate_quarters(struct orr_cli *cli, const struct orr_args *args,
					 struct orr_error *err);
enum orr_code orr_cmd_pattern(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_config(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_completion(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_help(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_version(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);

/* `--batch` of charts and codes. */
struct orr_document_maker; /* app/document_maker.h */
enum orr_code orr_cli_batch(struct orr_cli *cli, const struct orr_app *app,
			    const struct orr_document_maker *maker, const struct orr_args *args,
			    struct orr_error *err);
/** What is wrong with the flags of an entity that is kept: the word names it, so that no birth may be given. */
enum orr_code orr_cli_check_kept(const struct orr_args *args, struct orr_error *err) ORR_MUST_CHECK;
/** What is wrong with the flags of a batch or a single birth. */
enum orr_code orr_cli_check_births(const struct orr_args *args, struct orr_error *err) ORR_MUST_CHECK;
/** Write one document as --json, --format and --fields ask: what `chart` and `code` have in common. */
enum orr_code orr_cli_write_document(struct orr_cli *cli, const struct orr_args *args,
				     const struct orr_table *table, const void *document,
				     struct orr_error *err) ORR_MUST_CHECK;
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

/** The theme of --svg-theme. */
enum orr_svg_theme orr_cli_svg_theme(const struct orr_args *args);
/* `code --svg`: a code with what it was computed from. */
struct orr_code_frame;     /* app/compute_code.h */
struct orr_harmonic_codes; /* model/harmonic_code.h */
struct orr_cli_one_code {
	const struct orr_code_frame *frame;
	const struct orr_birth *birth;
	const struct orr_harmonic_codes *document; /* with its explanation */
};
/** Append the picture of a code. */
enum orr_code orr_cli_svg_code(struct orr_cli *cli, const struct orr_args *args,
			       const struct orr_cli_one_code *one, struct orr_buf *out,
			       struct orr_error *err) ORR_MUST_CHECK;

/** The data folder of the settings. Error ORR_E_USAGE when there is none. */
enum orr_code orr_cli_data_folder(const struct orr_cli *cli, const char **out,
				  struct orr_error *err) ORR_MUST_CHECK;
/** Kernel, zone data and clock for the use cases. */
enum orr_code orr_cli_app(struct orr_cli *cli, const struct orr_args *args, struct orr_app *out,
			  struct orr_error *err) ORR_MUST_CHECK;
/**
 * Use cases with the store, but without kernel and zone data. With `create` a store that is not there yet is made.
 * Error  as of the world's store_open; ORR_E_USAGE no store is named.
 */
enum orr_code orr_cli_store(struct orr_cli *cli, const struct orr_args *args, bool create,
			    struct orr_app *app, struct orr_error *err) ORR_MUST_CHECK;
/** URLs of the store of documents and of history; the same unless they are given apart. Error ORR_E_USAGE no store is named. */
enum orr_code orr_cli_store_urls(struct orr_cli *cli, const char *out_urls[2],
				 struct orr_error *err) ORR_MUST_CHECK;
/** The user who runs the program, NULL when the environment does not tell. */
const char *orr_cli_user(const struct orr_cli *cli);
/** Open the store, and the birth of that entity's chart with the entity's name. Errors as of opening a store, an entity that is not found and of orr_entity_chart. */
enum orr_code orr_cli_kept_birth(struct orr_cli *cli, const struct orr_args *args, struct orr_app *app,
				 struct orr_entity **out_entity, struct orr_birth *out,
				 struct orr_error *err) ORR_MUST_CHECK;
/** Flags of a birth that would make one entity of all the births of a file. Error ORR_E_USAGE. */
enum orr_code orr_cli_check_defaults(const struct orr_args *args, struct orr_error *err) ORR_MUST_CHECK;
/** The clock: one that stands still with --now. */
struct orr_clock *orr_cli_clock(struct orr_cli *cli, const struct orr_args *args);
/** Refuse an output that is the store, one of its companions or a data file. Error ORR_E_USAGE. */
enum orr_code orr_cli_check_out(struct orr_cli *cli, const char *flag, const char *path,
				struct orr_error *err) ORR_MUST_CHECK;
/** Threads of a batch. */
unsigned orr_cli_threads(const struct orr_cli *cli);
/**
 * The summary of a batch or an import, by orr_batch_report_table or orr_import_report_table: for people on standard error; for programs on standard
 * output, unless the documents themselves go there.
 */
void orr_cli_summary(struct orr_cli *cli, const struct orr_batch_summary *summary,
		     const struct orr_table *table, bool json, bool to_file);
/** Value of a setting. */
const char *orr_cli_setting(const struct orr_cli *cli, enum orr_setting setting);
/** Give a birth what the settings say: house system, zodiac, certainty. */
void orr_cli_birth_settings(const struct orr_cli *cli, struct orr_birth_text *text);
/** Whether texts for people may have colours: the setting, the terminal and NO_COLOR (no-color.org) decide. */
bool orr_cli_colored(const struct orr_cli *cli);

#endif
