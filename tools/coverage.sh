#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Line coverage by the tests, by layer; fails when core, model or codec is below the gate. Usage: tools/coverage.sh [KERNEL]
# The report by line is build-coverage/html/index.html.
set -eu
cd "$(dirname "$0")/.."
. tools/steps.sh

gate=95
kernel=${1:+-Dkernel_file=$(realpath "$1")}
# Counters are atomic, since threads that share one can leave it negative, which gcovr refuses.
# shellcheck disable=SC2086 # a list of options
configure build-coverage -Dtests=enabled -Db_coverage=true -Doptimization=1 -Dwerror=false -Dc_args=-fprofile-update=atomic $kernel
compile build-coverage
find build-coverage -name '*.gcda' -delete
status=0
run_tests build-coverage --no-suite lint --no-suite long || status=1

report=build-coverage/coverage.json
gcovr --root . --object-directory build-coverage --filter 'src/' --exclude-unreachable-branches --json "$report" build-coverage
mkdir -p build-coverage/html
gcovr --root . --add-tracefile "$report" --html-details build-coverage/html/index.html
gcovr --root . --add-tracefile "$report" --sort-uncovered | sed -n '/^---/,$p'

for layer in core model codec; do
	# A file of its own for the table: as root, gcovr would replace /dev/null by a regular file.
	if ! gcovr --root . --add-tracefile "$report" --filter "src/$layer/" --fail-under-line $gate --print-summary \
		--output build-coverage/$layer-table.txt >build-coverage/$layer.txt; then
		status=1
	fi
	echo "src/$layer $(grep '^lines:' build-coverage/$layer.txt) (gate $gate %)"
done
exit $status
