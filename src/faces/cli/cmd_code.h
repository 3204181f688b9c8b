/* SPDX-License-Identifier: Apache-2.0 */
/* Inside `orrery code`: what its two files share. */
#ifndef ORR_FACES_CLI_CMD_CODE_H
#define ORR_FACES_CLI_CMD_CODE_H

#include "app/compute_code.h"
#include "faces/cli/cli.h"
#include "faces/cli/option.h"

/* What a run of the command holds open. */
struct orr_code_run {
	struct orr_app app;
	struct orr_quarter quarter;
	struct orr_cohorts cohorts;
	struct orr_pool *pool;
	struct orr_code_frame frame;
};

/** Open the run's frame: for one birth, or for anybody (NULL). */
enum orr_code orr_cli_code_frame(struct orr_code_run *run, const struct orr_args *args,
				 const struct orr_birth *birth, struct orr_error *err) ORR_MUST_CHECK;
/** The page or document, and the picture where one is asked for: all made before anything is written. */
enum orr_code orr_cli_code_write(struct orr_cli *cli, const struct orr_args *args,
				 const struct orr_code_run *run, const struct orr_birth *birth,
				 struct orr_harmonic_codes *document, struct orr_error *err) ORR_MUST_CHECK;

/** What is wrong with the flags of codes of the store. */
enum orr_code orr_cli_check_kept_code(const struct orr_args *args, struct orr_error *err) ORR_MUST_CHECK;
/** The code of the entity that the word names. */
enum orr_code orr_cli_code_entity(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
				  struct orr_error *err) ORR_MUST_CHECK;
/** Those of everybody in the store. */
enum orr_code orr_cli_code_all(struct orr_cli *cli, struct orr_code_run *run, const struct orr_args *args,
			       struct orr_error *err) ORR_MUST_CHECK;

#endif
