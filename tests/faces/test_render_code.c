/* SPDX-License-Identifier: Apache-2.0 */
/* A code for people against texts that were checked by hand, and what its page must always hold. */
#include "faces/cli/render_code.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "code_sample.h"
#include "page_check.h"

static char *render(const char *name, bool colored, struct orr_buf *out)
{
	orr_buf_init(out, PAGE_MAX_BYTES);
	orr_render_code(out, &sample, name, colored);
	assert_false(out->failed);
	return out->data;
}

static void compared_with_the_quarter_before(void **state)
{
	(void)state;
	struct orr_buf out;
	sample_fill(true, true);
	const char *text = render("Zoë Example", false, &out);
	check_columns(text);
	compare_with("code_known.txt", text);
	orr_buf_done(&out);
}

/* The first quarter of a birth without a time, with every term. */
static void unknown_time_explained(void **state)
{
	(void)state;
	struct orr_buf out;
	sample_fill(false, false);
	sample_explain();
	for (int n = 0; n < ORR_HARMONIC_COUNT; n++) {
		struct orr_doc_harmonic *harmonic = &sample_explanation.harmonics[n];
		harmonic->points[0] = (struct orr_doc_harmonic_term){ORR_SUN, 1, 0, 1.5};
		harmonic->points[1] = (struct orr_doc_harmonic_term){ORR_MARS, 0, 1, -1.75};
		harmonic->point_count = 2;
		harmonic->transits[0] = (struct orr_doc_harmonic_term){ORR_SATURN, 1, 0, 0.25};
		harmonic->transit_count = 1;
	}
	sample.provenance.warnings[sample.provenance.warning_count++] = "the place was looked up";
	const char *text = render(NULL, false, &out);
	check_columns(text);
	compare_with("code_unknown.txt", text);
	orr_buf_done(&out);
}

/* A text that is far longer than any of ours: lines break, nothing is cut off the page. */
static void long_names_and_warnings(void **state)
{
	(void)state;
	struct orr_buf out;
	sample_fill(true, true);
	sample.provenance.warnings[sample.provenance.warning_count++] =
		"a warning of many words that goes on and on until no line of a page could hold all of it, "
		"and then "
		"goes on for as long again so that three lines are needed, or nearly so";
	check_columns(render("A", false, &out));
	assert_non_null(strstr(out.data, "or nearly so"));
	orr_buf_done(&out);
	render("\x1b[31mred", false, &out);
	assert_null(strchr(out.data, '\x1b'));
	orr_buf_done(&out);
}

static void colours_only_where_asked(void **state)
{
	(void)state;
	struct orr_buf out;
	sample_fill(true, true);
	assert_non_null(strstr(render("A", true, &out), "\033[1mHarmonic code\033[0m"));
	orr_buf_done(&out);
	assert_null(strchr(render("A", false, &out), '\033'));
	orr_buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compared_with_the_quarter_before),
		cmocka_unit_test(unknown_time_explained),
		cmocka_unit_test(long_names_and_warnings),
		cmocka_unit_test(colours_only_where_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
