/* SPDX-License-Identifier: Apache-2.0 */
/* A growing byte buffer with a maximum. A failed append is remembered: append freely, ask once at the end. */
#ifndef ORR_BASE_BUF_H
#define ORR_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Caller's memory. `max_bytes` counts the content, not the NUL. data[length] is always NUL once something was
 * appended.
 */
struct orr_buf {
	char *data;
	size_t length, capacity, max_bytes;
	bool failed; /* an append did not fit or memory ran out; the content is a prefix */
};

void orr_buf_init(struct orr_buf *buf, size_t max_bytes);
void orr_buf_done(struct orr_buf *buf);
/** Empty it, keep the memory, forget a failure. */
void orr_buf_clear(struct orr_buf *buf);
/** Append bytes that are not the buffer's own. After a failure nothing more is appended. */
void orr_buf_put(struct orr_buf *buf, const void *bytes, size_t length);
void orr_buf_text(struct orr_buf *buf, const char *text);
void orr_buf_char(struct orr_buf *buf, char c);
void orr_buf_format(struct orr_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Cut back to `length` bytes (not more than there are). */
void orr_buf_cut(struct orr_buf *buf, size_t length);

#endif
