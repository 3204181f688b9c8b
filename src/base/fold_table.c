/* SPDX-License-Identifier: Apache-2.0 */
/* Bare lower-case letters of Latin code points; from the decompositions in the Unicode Character Database, 15.0. */
#include "base/fold_table.h"

/* Two places a code point, blanks where it has fewer letters: "ae" for U+00E6, "e " for U+00E9, "  " for U+00D7. */
const char orr_fold_latin[] = "a a a a a a aec e e e e i i i i " /* U+00C0 */
			      "d n o o o o o   o u u u u y thss" /* U+00D0 */
			      "a a a a a a aec e e e e i i i i " /* U+00E0 */
			      "d n o o o o o   o u u u u y thy " /* U+00F0 */
			      "a a a a a a c c c c c c c c d d " /* U+0100 */
			      "d d e e e e e e e e e e g g g g " /* U+0110 */
			      "g g g g h h h h i i i i i i i i " /* U+0120 */
			      "i i ijijj j k k k l l l l l l l " /* U+0130 */
			      "l l l n n n n n n n ngngo o o o " /* U+0140 */
			      "o o oeoer r r r r r s s s s s s " /* U+0150 */
			      "s s t t t t t t u u u u u u u u " /* U+0160 */
			      "u u u u w w y y y z z z z z z s " /* U+0170 */
			      "b b b b     o c c d d d d   e e " /* U+0180 */
			      "e f f g   hvi i k k l     n n   " /* U+0190 */
			      "o o     p p             t t t u " /* U+01A0 */
			      "u u v y y z z                   " /* U+01B0 */
			      "        dzdzdzljljljnjnjnja a i " /* U+01C0 */
			      "i o o u u u u u u u u u u e a a " /* U+01D0 */
			      "a a aeaeg g g g k k o o o o     " /* U+01E0 */
			      "j dzdzdzg g hv  n n a a aeaeo o " /* U+01F0 */
			      "a a a a e e e e i i i i o o o o " /* U+0200 */
			      "r r r r u u u u s s t t     h h " /* U+0210 */
			      "n d ououz z a a e e o o o o o o " /* U+0220 */
			      "o o y y l n t j     a c c l t s " /* U+0230 */
			      "z     b u   e e j j     r r y y " /* U+0240 */
	;

/* U+1E00 to U+1EFF, in the same way. */
const char orr_fold_latin_additional[] = "a a b b b b b b c c d d d d d d " /* U+1E00 */
					 "d d d d e e e e e e e e e e f f " /* U+1E10 */
					 "g g h h h h h h h h h h i i i i " /* U+1E20 */
					 "k k k k k k l l l l l l l l m m " /* U+1E30 */
					 "m m m m n n n n n n n n o o o o " /* U+1E40 */
					 "o o o o p p p p r r r r r r r r " /* U+1E50 */
					 "s s s s s s s s s s t t t t t t " /* U+1E60 */
					 "t t u u u u u u u u u u v v v v " /* U+1E70 */
					 "w w w w w w w w w w x x x x y y " /* U+1E80 */
					 "z z z z z z h t w y a s     ss  " /* U+1E90 */
					 "a a a a a a a a a a a a a a a a " /* U+1EA0 */
					 "a a a a a a a a e e e e e e e e " /* U+1EB0 */
					 "e e e e e e e e i i i i o o o o " /* U+1EC0 */
					 "o o o o o o o o o o o o o o o o " /* U+1ED0 */
					 "o o o o u u u u u u u u u u u u " /* U+1EE0 */
					 "u u y y y y y y y y             " /* U+1EF0 */
	;
