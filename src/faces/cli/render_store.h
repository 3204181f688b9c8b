/* SPDX-License-Identifier: Apache-2.0 */
/* Entities, groups and their history: for people, or as JSON for programs. */
#ifndef ORR_FACES_CLI_RENDER_STORE_H
#define ORR_FACES_CLI_RENDER_STORE_H

#include "faces/cli/cli.h"
#include "faces/cli/reports.h"

/** Append to cli->out. */
void orr_render_entity_list(struct orr_cli *cli, const struct orr_entity_list_report *report, bool json);
void orr_render_entity(struct orr_cli *cli, const struct orr_entity_report *report, bool json);
void orr_render_group_list(struct orr_cli *cli, const struct orr_group_list_report *report, bool json);
void orr_render_group(struct orr_cli *cli, const struct orr_group_report *report, bool json);
/** One document of any table: a line a field, or JSON. */
void orr_render_document(struct orr_cli *cli, const struct orr_table *table, const void *document, bool json);

#endif
