/* SPDX-License-Identifier: Apache-2.0 */
/* Inside base only: files that are written aside, and those that dead processes left. */
#ifndef ORR_BASE_TEMPORARY_H
#define ORR_BASE_TEMPORARY_H

/**
 * Make a hidden file beside `path`, open for writing, mode 0600, locked as long as it is open; *out_name is to be freed. What processes that
 * have ended left in that folder is removed first. 0 or errno, then *out_name and *out_fd are untouched.
 */
int orr_temporary_make(const char *path, char **out_name, int *out_fd);

#endif
