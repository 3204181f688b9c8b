/* SPDX-License-Identifier: Apache-2.0 */
/* A compiled tzdb folder: the names of its zones, and its version. */
#ifndef ORR_ADAPTERS_ZONEINFO_FOLDER_H
#define ORR_ADAPTERS_ZONEINFO_FOLDER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/zone_format.h"

/* Names of zones, bytewise ascending; in the arena they were asked with. */
struct orr_zone_names {
	const char **names;
	size_t count;
};

/**
 * The zones and links of a folder such as /usr/share/zoneinfo. Left out: `posix` and `right` (copies of everything), `localtime`
 * and `posixrules` (the machine's own choice), `Factory` (stands for "nobody has set a zone": no birth means it), and tables,
 * which have a dot or a '+' in their names.
 * Error  ORR_E_NOT_FOUND (no such folder), ORR_E_INVALID (a name that no zone can have, too deep, too many, no zone at all),
 *        ORR_E_UNAVAILABLE.
 */
enum orr_code orr_zone_folder_names(struct orr_zone_names *out, const char *folder, struct orr_arena *arena,
				    struct orr_error *err) ORR_MUST_CHECK;

/**
 * tzdb's version, such as "2026a", from the first line of `tzdata.zi` or from `+VERSION`.
 * Error  ORR_E_INVALID when neither says it.
 */
enum orr_code orr_zone_folder_version(char out[ORR_ZONES_VERSION_MAX], const char *folder,
				      struct orr_error *err) ORR_MUST_CHECK;

#endif
