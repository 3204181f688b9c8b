/* SPDX-License-Identifier: Apache-2.0 */
/* Inside base only: the system's calls, interruptions handled, and their failures put into words. */
#ifndef ORR_BASE_SYSTEM_H
#define ORR_BASE_SYSTEM_H

#include <stddef.h>

#include "base/error.h"

/** The system's words for an errno value; valid until the thread's next call. */
const char *orr_system_reason(int number);

/**
 * Error of something that could not be opened for reading: ORR_E_NOT_FOUND, ORR_E_DENIED or
 * ORR_E_UNAVAILABLE.
 */
enum orr_code orr_fail_to_read(struct orr_error *err, const char *path, int number);
/** Error ORR_E_UNAVAILABLE of something that could not be written, with the reason and what to do. */
enum orr_code orr_fail_to_write(struct orr_error *err, const char *path, int number);

/**
 * Read once, up to `capacity` bytes. 0 or errno; *out_length is 0 only at the end. Waits on a descriptor that
 * does not block.
 */
int orr_system_read(int fd, void *bytes, size_t capacity, size_t *out_length);
/**
 * Write all of it. 0 or errno; a reader that has gone is EPIPE and never a signal. Waits on a descriptor that
 * does not block.
 */
int orr_system_write(int fd, const void *bytes, size_t length);

#endif
