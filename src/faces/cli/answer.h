/* SPDX-License-Identifier: Apache-2.0 */
/* What a command says of one birth: a page or a document, and a picture beside it or in its place. */
#ifndef ORR_FACES_CLI_ANSWER_H
#define ORR_FACES_CLI_ANSWER_H

#include "app/app.h"
#include "codec/field.h"
#include "core/quarter.h"
#include "faces/cli/cli.h"
#include "faces/cli/option.h"

enum { ORR_CLI_PICTURE_MAX_BYTES = 1 << 24 };

struct orr_cli_answer {
	const struct orr_table *table; /* of the document */
	const void *document;
	const char *name; /* of whom, NULL when not given */
	void (*page)(struct orr_buf *out, const struct orr_cli_answer *answer, bool colored);
	const struct orr_buf *picture; /* read when --svg asks for one */
};

/** What contradicts --svg, and outputs that are files of Orrery's own. Error ORR_E_USAGE. */
enum orr_code orr_cli_check_answer(struct orr_cli *cli, const struct orr_args *args,
				   struct orr_error *err) ORR_MUST_CHECK;

/**
 * Write page or document and picture where the flags say. All must be made before: then a failed command has written nothing but, if the disk
 * fails between two files, the first.
 */
enum orr_code orr_cli_write_answer(struct orr_cli *cli, const struct orr_args *args,
				   const struct orr_cli_answer *answer, struct orr_error *err) ORR_MUST_CHECK;

/** A quarter that a flag asks for, else another. Error ORR_E_USAGE. */
enum orr_code orr_cli_quarter(const char *text, const char *flag, struct orr_quarter otherwise,
			      struct orr_quarter *out, struct orr_error *err) ORR_MUST_CHECK;

/** The quarters of --from and --to, by default a usual span; a first one alone stands for itself. Error ORR_E_USAGE. */
enum orr_code orr_cli_quarter_span(const struct orr_args *args, const struct orr_quarter usual[2],
				   struct orr_quarter *out_first, int *out_count,
				   struct orr_error *err) ORR_MUST_CHECK;

/** The quarter of the clock. */
struct orr_quarter orr_cli_present(const struct orr_app *app);

#endif
