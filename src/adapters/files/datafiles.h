/* SPDX-License-Identifier: Apache-2.0 */
/* The files that pin a result, kernel, zone data and cohorts, and ranks that were made from them: found in one folder, mapped, checked. */
#ifndef ORR_ADAPTERS_FILES_DATAFILES_H
#define ORR_ADAPTERS_FILES_DATAFILES_H

#include "base/error.h"
#include "base/file.h"
#include "core/cohort.h"
#include "core/kernel.h"
#include "core/rank_file.h"
#include "core/zone.h"

#define ORR_KERNEL_FILE "orrery.kernel"
#define ORR_ZONES_FILE "orrery.zones"
#define ORR_COHORTS_FILE "orrery.cohorts"

/**
 * Map ORR_KERNEL_FILE in the folder `path` (or the file itself when `path` is one) and open it. The digest over the whole content is
 * compared each time (some 50 ms for the default kernel): a chart from a damaged kernel would look like any other. Errors say
 * which file, what is wrong and which command makes a good one.
 * Error  ORR_E_NOT_FOUND, ORR_E_CORRUPT (truncated, broken, digest), ORR_E_INVALID (foreign, too old, too new).
 */
enum orr_code orr_kernel_load(struct orr_map *out_map, struct orr_kernel *out, const char *path,
			      struct orr_error *err) ORR_MUST_CHECK;
/** The same for the zone data. */
enum orr_code orr_zones_load(struct orr_map *out_map, struct orr_zones *out, const char *path,
			     struct orr_error *err) ORR_MUST_CHECK;
/** The same for the cohorts. */
enum orr_code orr_cohorts_load(struct orr_map *out_map, struct orr_cohorts *out, const char *path,
			       struct orr_error *err) ORR_MUST_CHECK;
/** The same for the ranks of a quarter, whose file `path` is. Tables are not compared with their digests yet. */
enum orr_code orr_ranks_load(struct orr_map *out_map, struct orr_ranks *out, const char *path,
			     struct orr_error *err) ORR_MUST_CHECK;

#endif
