#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs everything that CI must run, and ends with how many tests passed. Safe to run again.
set -eu
cd "$(dirname "$0")"
. tools/steps.sh

usage() {
	cat <<EOF
Usage: ./test.sh [--quick]
  --quick   only the gcc build's tests and checks, without sanitizers, clang, coverage and the comparison of builds
EOF
}

quick=
case "${1:-}" in
'') ;;
--quick) quick=1 ;;
--help | -h) usage && exit 0 ;;
*) usage >&2 && exit 2 ;;
esac

data=$PWD/build/data
kernel=$data/orrery.kernel

# The main command itself is part of what is tested; its kernel serves all builds.
set_up() {
	if [ -f build/build.ninja ] && [ -f "$kernel" ]; then
		compile build orrery-kernelc || return 1
		find "$(program_in build orrery-kernelc)" -newer "$kernel" -exec rm -f "$kernel" \;
	fi
	./setup.sh --data "$data"
}

gcc_suite() {
	configure build -Dtests=enabled -Dkernelc=enabled -Dkernel_file="$kernel" && compile build && run_tests build
}

clang_suite() {
	CC=clang configure build-clang -Dtests=enabled -Doptimization=3 -Dkernel_file="$kernel" && compile build-clang &&
		run_tests build-clang --no-suite lint
}

# Test logs of this run, one a build folder; their names hold no spaces.
logs() {
	find build* -maxdepth 2 -path '*/meson-logs/ci.json' | sort
}

find build* -maxdepth 2 \( -path '*/meson-logs/ci.json' -o -name test-totals.txt \) -delete 2>/dev/null || true
if [ -n "$quick" ]; then begin 3; else begin 8; fi
step "Debian packages for the tests" tools/packages.sh test
try "Set-up as in README.md: ./setup.sh --data build/data" set_up
try "gcc: every test and every check of the source" gcc_suite
# Two rows of steps that share nothing but the kernel: the sanitizers, and all other builds.
sanitizers() {
	try "clang with AddressSanitizer and UndefinedBehaviorSanitizer: every test but the long ones" tools/test_sanitizers.sh address "$kernel"
	try "clang with ThreadSanitizer: the tests with threads" tools/test_sanitizers.sh thread "$kernel"
}
other_builds() {
	try "clang -O3: every test" clang_suite
	try "The same bytes from gcc and clang, -O0 and -O3, one thread and two" tools/same_bytes.sh "$data"
	try "Coverage by the tests" tools/coverage.sh "$kernel"
}
if [ -z "$quick" ]; then
	beside build/sanitizers.log sanitizers
	steps_done=$((steps_done + 2))
	other_builds
	together build/sanitizers.log
fi

printf '\nTime of each step:\n%s' "$steps_table"
for log in $(logs); do
	echo "  $(dirname "$(dirname "$log")"): $(python3 tools/count_tests.py "$log")"
done
# shellcheck disable=SC2046 # a list of names
python3 tools/count_tests.py $(logs) >build/test-totals.txt
cat build/test-totals.txt
if [ "$steps_failed" != 0 ]; then
	echo "Tests FAILED: $steps_failed step(s) of the table above, after $(elapsed)."
	exit 1
fi
echo "All tests succeeded in $(elapsed)."
