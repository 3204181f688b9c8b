/* SPDX-License-Identifier: Apache-2.0 */
/* A whole file written at once. */
#include "base/stream.h"

enum orr_code orr_file_write(const char *path, const void *bytes, size_t length, struct orr_error *err)
{
	struct orr_writer *writer;
	enum orr_code code = orr_writer_open(&writer, path, err);
	if (code != ORR_OK)
		return code;
	code = orr_writer_write(writer, bytes, length, err);
	if (code == ORR_OK)
		return orr_writer_commit(writer, err);
	orr_writer_abandon(writer);
	return code;
}
