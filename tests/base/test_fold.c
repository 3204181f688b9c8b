/* SPDX-License-Identifier: Apache-2.0 */
/* Text without accents, case and punctuation. Expected: the Unicode Character Database's decompositions and German usage. */
#include "base/fold.h"

#include <string.h>

#include "test.h"

static const struct {
	const char *text, *bare, *spelled;
} rows[] = {
	{"Paris", "paris", "paris"},
	{"  L'Aquila -  (città) ", "l aquila citta", "l aquila citta"},
	{"MÜNCHEN", "munchen", "muenchen"},
	{"Mu\xcc\x88nchen", "munchen", "muenchen"}, /* in two code points */
	{"Straße", "strasse", "strasse"},
	{"Ærøskøbing", "aeroskobing", "aeroeskoebing"},
	{"Ålesund", "alesund", "aalesund"},
	{"Łódź", "lodz", "lodz"},
	{"Œuf-en-Ternois", "oeuf en ternois", "oeuf en ternois"},
	{"Thành phố Hồ Chí Minh", "thanh pho ho chi minh", "thanh pho ho chi minh"},
	{"İSTANBUL ılıca", "istanbul ilica", "istanbul ilica"},
	{"ΑΘΉΝΑΣ", "αθηνασ", "αθηνασ"},
	{"Αθήνας", "αθηνασ", "αθηνασ"},
	{"КИЇВ Орёл", "київ орел", "київ орел"},
	{"ԵՐԵՎԱՆ", "երեվան", "երեվան"},
	{"मुंबई", "मुंबई", "मुंबई"},
	{"東京", "東京", "東京"},
	{"Nukuʻalofa", "nuku alofa", "nuku alofa"},
	{"ﬁ", "fi", "fi"},
	{"--- ...", "", ""},
	{"", "", ""},
};

static void folded(void **state)
{
	(void)state;
	char out[128];
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(orr_utf8_fold(rows[i].text, ORR_UMLAUTS_BARE, out), strlen(rows[i].bare));
		assert_string_equal(out, rows[i].bare);
		orr_utf8_fold(rows[i].text, ORR_UMLAUTS_SPELLED, out);
		assert_string_equal(out, rows[i].spelled);
	}
}

/* Every code point, alone: not longer than it was, and the same when folded again. */
static void every_code_point(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x11000; c++) {
		char text[5] = {0}, once[5], twice[5];
		if (c >= 0xd800 && c < 0xe000)
			continue;
		if (c < 0x80)
			text[0] = (char)c;
		else if (c < 0x800)
			text[0] = (char)(0xc0 | c >> 6), text[1] = (char)(0x80 | (c & 63));
		else if (c < 0x10000)
			text[0] = (char)(0xe0 | c >> 12), text[1] = (char)(0x80 | (c >> 6 & 63)),
			text[2] = (char)(0x80 | (c & 63));
		else
			text[0] = (char)(0xf0 | c >> 18), text[1] = (char)(0x80 | (c >> 12 & 63)),
			text[2] = (char)(0x80 | (c >> 6 & 63)), text[3] = (char)(0x80 | (c & 63));
		for (int kind = 0; kind < 2; kind++) {
			const size_t length = orr_utf8_fold(text, (enum orr_umlauts)kind, once);
			assert_true(length <= strlen(text));
			orr_utf8_fold(once, (enum orr_umlauts)kind, twice);
			if (strcmp(once, twice) != 0)
				fail_msg("U+%04X: \"%s\", then \"%s\"", (unsigned)c, once, twice);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(folded), cmocka_unit_test(every_code_point)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
