/* SPDX-License-Identifier: Apache-2.0 */
/* The commands, one function each: the rows of the table in commands.c. */
#ifndef ORR_FACES_CLI_COMMANDS_H
#define ORR_FACES_CLI_COMMANDS_H

#include "app/app.h"
#include "base/error.h"
#include "faces/cli/cli.h"
#include "faces/cli/option.h"

enum orr_code orr_cmd_chart(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_kernel_verify(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_info(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_zones_update(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_bench_charts(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_config(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_help(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);
enum orr_code orr_cmd_version(struct orr_cli *cli, const struct orr_args *args, struct orr_error *err);

/* `chart --batch`. */
enum orr_code orr_cmd_chart_batch(struct orr_cli *cli, const struct orr_app *app, const struct orr_args *args,
				  struct orr_error *err);

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
