/* SPDX-License-Identifier: Apache-2.0 */
/* cmocka with what it lacks: doubles compared as doubles, with a tolerance and a label that says which row failed. */
#ifndef ORR_TESTS_TEST_H
#define ORR_TESTS_TEST_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* NaN never passes: the comparison is written so that an unordered result fails. */
#define assert_near(got, want, tolerance) \
	test_near((double)(got), (double)(want), (double)(tolerance), #got, __FILE__, __LINE__)
#define assert_near_label(got, want, tolerance, label) \
	test_near((double)(got), (double)(want), (double)(tolerance), (label), __FILE__, __LINE__)

static inline void test_near(double got, double want, double tolerance, const char *label, const char *file,
			     int line)
{
	if (fabs(got - want) <= tolerance)
		return;
	print_error("%s: got %.17g, want %.17g, off by %.3g, allowed %.3g\n", label, got, want, got - want,
		    tolerance);
	_fail(file, line);
}

#endif
