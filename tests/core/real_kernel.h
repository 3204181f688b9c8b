/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel that the build made, for tests of the core: read whole, no files of ours. */
#ifndef ORR_TESTS_CORE_REAL_KERNEL_H
#define ORR_TESTS_CORE_REAL_KERNEL_H

#include <stdio.h>
#include <stdlib.h>

#include "core/kernel.h"

static unsigned char *bytes;
static struct orr_kernel kernel;

static int set_up(void **state)
{
	FILE *stream = fopen(getenv("ORRERY_TEST_KERNEL"), "re");

	(void)state;
	if (stream == NULL || fseek(stream, 0, SEEK_END) != 0)
		return -1;
	size_t size = (size_t)ftell(stream);
	rewind(stream);
	bytes = aligned_alloc(64, (size + 63) / 64 * 64);
	int read = bytes != NULL && fread(bytes, 1, size, stream) == size;
	(void)fclose(stream);
	return read && orr_kernel_open(&kernel, bytes, size) == ORR_KERNEL_OK ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	free(bytes);
	return 0;
}

#endif
