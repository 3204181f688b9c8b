/* SPDX-License-Identifier: Apache-2.0 */
/* BLAKE2b against RFC 7693 and against what b2sum (GNU coreutils 9.1) prints. */
#include "base/hash.h"

#include <string.h>

#include "test.h"

/* RFC 7693, appendix A: BLAKE2b-512("abc"). */
static const char *const abc = "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
			       "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923";

static void hash_is_blake2b_512(void **state)
{
	unsigned char hash[ORR_HASH_BYTES];
	char hex[2 * ORR_HASH_BYTES + 1];
	static unsigned char counted[1000];

	(void)state;
	orr_hash("abc", 3, hash);
	orr_hash_hex(hash, ORR_HASH_BYTES, hex);
	assert_string_equal(hex, abc);
	orr_hash(NULL, 0, hash); /* b2sum </dev/null */
	orr_hash_hex(hash, ORR_HASH_BYTES, hex);
	assert_string_equal(hex, "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
				 "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce");
	for (size_t i = 0; i < sizeof counted; i++)
		counted[i] = (unsigned char)i;
	orr_hash(counted, sizeof counted, hash); /* bytes i mod 256: several blocks of 128 and a rest */
	orr_hash_hex(hash, ORR_HASH_BYTES, hex);
	assert_string_equal(hex, "9fe687126e6566313081b43167cbfa0b4f721b45a5afd4076af327765d63a616"
				 "478ffbd1cd5fbe4033e8638b8bcf8de6b3978b54a30f1d9d8d68fbe66c2b74cf");
}

static void hex_is_a_prefix(void **state)
{
	unsigned char hash[ORR_HASH_BYTES];
	char hex[2 * ORR_HASH_BYTES + 1];

	(void)state;
	orr_hash("abc", 3, hash);
	for (size_t count = 1; count <= ORR_HASH_BYTES; count++) {
		memset(hex, '?', sizeof hex);
		orr_hash_hex(hash, count, hex);
		assert_int_equal(strlen(hex), 2 * count);
		assert_memory_equal(hex, abc, 2 * count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hash_is_blake2b_512),
		cmocka_unit_test(hex_is_a_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
