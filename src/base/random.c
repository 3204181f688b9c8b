/* SPDX-License-Identifier: Apache-2.0 */
/* Random bytes by libsodium. */
#include "base/random.h"

#include <sodium.h>

void orr_random(void *out, size_t count)
{
	randombytes_buf(out, count);
}
