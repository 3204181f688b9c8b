/* SPDX-License-Identifier: Apache-2.0 */
/* Whole files: read-only maps and folders. (Writing goes through stream.h.) */
#ifndef ORR_BASE_FILE_H
#define ORR_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A read-only map of a whole regular file; page-aligned. */
struct orr_map {
	const unsigned char *bytes;
	size_t size;
};

/**
 * Map a file. An empty file gives size 0 and a valid pointer. Error ORR_E_NOT_FOUND, ORR_E_DENIED,
 * ORR_E_INVALID (not a regular file), ORR_E_UNAVAILABLE.
 */
enum orr_code orr_map_open(struct orr_map *out, const char *path, struct orr_error *err) ORR_MUST_CHECK;
/** Unmap; a zeroed map is allowed. */
void orr_map_close(struct orr_map *map);

/** Make a folder and its parents, mode 0700 for those that are new. Error ORR_E_UNAVAILABLE. */
enum orr_code orr_folder_make(const char *path, struct orr_error *err) ORR_MUST_CHECK;
bool orr_file_exists(const char *path);
/** Whether two paths lead to one regular file, by whatever names; "-" is standard input. false where either is not there. */
bool orr_file_same(const char *path, const char *other);

#endif
