/* SPDX-License-Identifier: Apache-2.0 */
/* Ranks of quarters in a folder: orrery-2026-Q1.ranks, a file each. */
#ifndef ORR_ADAPTERS_FILES_RANK_FILES_H
#define ORR_ADAPTERS_FILES_RANK_FILES_H

#include "ports/ranks.h"

/** A keeper in a folder, which need not be there yet. Error ORR_E_UNAVAILABLE memory, ORR_E_INVALID the path is too long. */
enum orr_code orr_rank_files_open(struct orr_rank_keeper **out, const char *folder,
				  struct orr_error *err) ORR_MUST_CHECK;

#endif
