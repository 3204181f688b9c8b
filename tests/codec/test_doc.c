/* SPDX-License-Identifier: Apache-2.0 */
/* The reference of a table: a row for every field, nested ones too, with inherited flags. */
#include "test.h"

#include <string.h>

#include "codec/doc.h"
#include "codec/tables.h"
#include "sample.h"

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;
	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		count++;
	return count;
}

static void every_field_has_a_row(void **state)
{
	(void)state;
	static const char *const rows[] = {
		"# `sample`\n\nEvery type of field.\n\n| field | type |",
		"| values | flags | meaning |\n|---|---|---|---|---|\n",
		"| `_id` | ObjectId |  |  | Id. |\n",
		"| `text` | string | at most 40 bytes |  | Text \\| bar. |\n",
		"| `maybe_word` | word | red, green, blue \"sky\" | null allowed, optional | Word. |\n",
		"| `maybe_number` | integer | -7 to 7 | null allowed, optional | Number. |\n",
		"| `angle` | number | 0 to below 360, 9 decimals |  | Angle. |\n",
		"| `ratio` | number | 4 decimals |  | Ratio. |\n",
		"| `truth` | boolean |  | stamp | Truth. |\n",
		"| `when` | instant |  |  | When. |\n",
		"| `leaf` | object |  | sensitive | Leaf. |\n",
		"| `leaf.value` | number | -5 to 5, 2 decimals | sensitive | Value. |\n",
		"| `maybe_leaf.number` | integer | 1 to 3 |  | Key. |\n",
		"| `keyed` | array of objects | at most 3 |  | Leaves. |\n",
		"| `keyed[].word` | word | red, green, blue \"sky\" |  | Word. |\n",
		"| `leaves` | array of objects |  |  | Leaves. |\n",
		"| `texts` | array of strings | at most 3 |  | Texts. |\n",
		"| `more_texts` | array of strings |  | added | Texts. |\n",
	};
	struct orr_buf out;
	orr_buf_init(&out, 1 << 20);
	orr_doc_write(&out, &sample_table);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strstr(out.data, rows[i]) == NULL)
			fail_msg("missing: %s", rows[i]);
	/* 23 fields, four times three within, a heading and a rule. */
	assert_int_equal(count_of(out.data, "\n| "), 23 + 4 * 3 + 1);
	orr_buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_has_a_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
