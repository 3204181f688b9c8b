/* SPDX-License-Identifier: Apache-2.0 */
/* The migrations of folder migrations/sqlite, built in by tools/embed_migrations.py. */
#ifndef ORR_ADAPTERS_SQLITE_MIGRATIONS_H
#define ORR_ADAPTERS_SQLITE_MIGRATIONS_H

#include <stddef.h>

#include "model/migration.h"

extern const struct orr_migration orr_sqlite_migrations[];
extern const size_t orr_sqlite_migrations_count;

#endif
