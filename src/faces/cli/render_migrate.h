/* SPDX-License-Identifier: Apache-2.0 */
/* The answers of `orrery migrate` as tables for people. */
#ifndef ORR_FACES_CLI_RENDER_MIGRATE_H
#define ORR_FACES_CLI_RENDER_MIGRATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "faces/cli/reports.h"

void orr_render_migrations(struct orr_buf *out, bool colored, const struct orr_migrations_report *report);
void orr_render_migrate(struct orr_buf *out, const struct orr_migrate_report *report);

#endif
