/* SPDX-License-Identifier: Apache-2.0 */
/* Inside base only: bare letters of Latin code points, two places each. */
#ifndef ORR_BASE_FOLD_TABLE_H
#define ORR_BASE_FOLD_TABLE_H

enum {
	ORR_FOLD_LATIN_FIRST = 0xc0,
	ORR_FOLD_LATIN_END = 0x250,
	ORR_FOLD_ADDITIONAL_FIRST = 0x1e00,
	ORR_FOLD_ADDITIONAL_END = 0x1f00,
};

extern const char orr_fold_latin[];
extern const char orr_fold_latin_additional[];

#endif
