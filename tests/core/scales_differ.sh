#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Time scales are different types: what mixes them up must not compile, and what does not must.
# Arguments: the folder src, then the compiler with its arguments.
set -eu
src=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

compiles() {
	printf '#include "core/time.h"\nvoid test(struct orr_utc utc, struct orr_ut1 ut1, struct orr_tt tt);\n' >"$work/try.c"
	printf 'void test(struct orr_utc utc, struct orr_ut1 ut1, struct orr_tt tt)\n{\n\t(void)utc, (void)ut1, (void)tt;\n\t%s\n}\n' "$1" >>"$work/try.c"
	shift
	"$@" -std=gnu17 -I"$src" -fsyntax-only "$work/try.c" 2>"$work/messages"
}

failed=0
count=0
must() {
	count=$((count + 1))
	if ! compiles "$@"; then
		echo "should compile: $1"
		cat "$work/messages"
		failed=1
	fi
}
must_not() {
	count=$((count + 1))
	if compiles "$@"; then
		echo "should not compile: $1"
		failed=1
	fi
}

must '(void)orr_tt_from_utc(utc, 0);' "$@"
must '(void)orr_ut1_from_utc(utc, 0);' "$@"
must '(void)orr_tt_jd(tt);' "$@"
must '(void)orr_earth_rotation_deg(ut1);' "$@"
must_not '(void)orr_tt_from_utc(tt, 0);' "$@"
must_not '(void)orr_tt_from_utc(ut1, 0);' "$@"
must_not '(void)orr_ut1_from_utc(tt, 0);' "$@"
must_not '(void)orr_tt_jd(utc);' "$@"
must_not '(void)orr_tt_jd(ut1);' "$@"
must_not '(void)orr_tt_add(utc, 1);' "$@"
must_not '(void)orr_ut1_add(tt, 1);' "$@"
must_not '(void)orr_earth_rotation_deg(utc);' "$@"
must_not '(void)orr_earth_rotation_deg(tt);' "$@"
must_not 'tt = utc;' "$@"
must_not 'ut1 = utc;' "$@"
must_not 'ut1 = tt;' "$@"
[ "$failed" -eq 0 ] && echo "$count statements compile or do not compile as they should"
exit "$failed"
