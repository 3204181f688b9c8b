/* SPDX-License-Identifier: Apache-2.0 */
/* Text as it is compared when accents, case and punctuation shall not count. */
#ifndef ORR_BASE_FOLD_H
#define ORR_BASE_FOLD_H

#include <stddef.h>

/* How letters with two usual spellings are written: Muenchen is München as well as Munchen is. */
enum orr_umlauts { ORR_UMLAUTS_BARE, ORR_UMLAUTS_SPELLED };

/**
 * Fold valid UTF-8: lower case (Latin, Greek, Cyrillic, Armenian), Latin letters without accents, ligatures as two letters, combining marks
 * and vowel points (Hebrew, Arabic) dropped; punctuation is a blank, blanks in a row are one, none stands at the ends. Other letters stay.
 * ORR_UMLAUTS_SPELLED writes ä ö ü ø å as ae oe ue oe aa; folding such a text again changes nothing.
 * @param out  at least strlen(text) + 1 bytes, not overlapping `text`
 * @return     length of `out`
 */
size_t orr_utf8_fold(const char *text, enum orr_umlauts umlauts, char *out);

#endif
