/* SPDX-License-Identifier: Apache-2.0 */
/* A byte buffer that doubles up to its maximum and stops for good at the first append that does not fit. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_BYTES = 64 };

void orr_buf_init(struct orr_buf *buf, size_t max_bytes)
{
	*buf = (struct orr_buf){.max_bytes = max_bytes};
}

void orr_buf_done(struct orr_buf *buf)
{
	orr_free(buf->data);
	*buf = (struct orr_buf){.max_bytes = buf->max_bytes};
}

void orr_buf_clear(struct orr_buf *buf)
{
	buf->failed = false;
	orr_buf_cut(buf, 0);
}

void orr_buf_cut(struct orr_buf *buf, size_t length)
{
	if (buf->data == NULL || length > buf->length)
		return;
	buf->length = length;
	buf->data[length] = '\0';
}

/* Room for `more` bytes and the NUL; false, remembered, when there is none. */
static bool reserve(struct orr_buf *buf, size_t more)
{
	if (buf->failed)
		return false;
	buf->failed = true;
	if (more > buf->max_bytes - buf->length || buf->length + more == SIZE_MAX)
		return false;
	size_t need = buf->length + more + 1;
	if (need > buf->capacity) {
		size_t capacity = buf->capacity > SIZE_MAX / 2 ? SIZE_MAX : 2 * buf->capacity;

		if (capacity < FIRST_BYTES)
			capacity = FIRST_BYTES;
		if (capacity - 1 > buf->max_bytes)
			capacity = buf->max_bytes + 1;
		if (capacity < need)
			capacity = need;
		char *data = orr_realloc(buf->data, capacity);
		if (data == NULL)
			return false;
		buf->data = data;
		buf->capacity = capacity;
	}
	buf->failed = false;
	return true;
}

void orr_buf_put(struct orr_buf *buf, const void *bytes, size_t length)
{
	if (!reserve(buf, length))
		return;
	if (length > 0)
		memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void orr_buf_text(struct orr_buf *buf, const char *text)
{
	orr_buf_put(buf, text, strlen(text));
}

void orr_buf_char(struct orr_buf *buf, char c)
{
	orr_buf_put(buf, &c, 1);
}

void orr_buf_format(struct orr_buf *buf, const char *format, ...)
{
	va_list args;

	if (!reserve(buf, 0))
		return;
	size_t room = buf->capacity - buf->length;
	va_start(args, format);
	int length = vsnprintf(buf->data + buf->length, room, format, args);
	va_end(args);
	if (length >= 0 && (size_t)length >= room && reserve(buf, (size_t)length)) {
		room = buf->capacity - buf->length;
		va_start(args, format);
		length = vsnprintf(buf->data + buf->length, room, format, args);
		va_end(args);
	}
	if (length < 0 || (size_t)length > buf->max_bytes - buf->length)
		buf->failed = true;
	if (!buf->failed)
		buf->length += (size_t)length;
	buf->data[buf->length] = '\0';
}
