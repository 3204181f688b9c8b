#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The same bytes whatever compiled it: builds Orrery in several ways, computes the same births with each on one thread
# and on two, and compares the outputs byte for byte. Usage: tools/same_bytes.sh DATA [COUNT]
#   DATA   folder with orrery.kernel and orrery.zones
#   COUNT  births made up besides examples/births.csv, 2000 by default
set -eu
cd "$(dirname "$0")/.."
. tools/steps.sh

data=${1:?Usage: tools/same_bytes.sh DATA [COUNT]}
count=${2:-2000}
now=2026-01-01T00:00:00Z
work=build-same
mkdir -p "$work"

# A linear congruential generator (Numerical Recipes' constants): the same births everywhere.
make_births() {
	awk -v count="$count" '
	function next_below(limit) { seed = (1664525 * seed + 1013904223) % 4294967296; return int(seed / 4294967296 * limit) }
	BEGIN {
		seed = 1
		zones = split("UTC LMT +05:30 Europe/Amsterdam America/New_York Asia/Kolkata Australia/Sydney Africa/Cairo", zone, " ")
		print "date,time,zone,latitude,longitude,fold"
		for (line = 0; line < count; line++) {
			time = next_below(20) == 0 ? "" : sprintf("%02d:%02d:%02d", next_below(24), next_below(60), next_below(60))
			printf "%04d-%02d-%02d,%s,%s,%.4f,%.4f,earlier\n", 1801 + next_below(398), 1 + next_below(12), 1 + next_below(28), time,
				zone[1 + next_below(zones)], next_below(1790000) / 10000 - 89.5, next_below(3600000) / 10000 - 180
		}
	}'
}

# build NAME COMPILER OPTIMIZATION [OPTION...]
build() {
	folder=$work/$1 optimization=$3
	export CC="$2"
	shift 3
	configure "$folder" -Dtests=disabled -Dkernelc=disabled -Dwerror=false -Doptimization="$optimization" "$@"
	compile "$folder" orrery
}

# charts NAME INPUT THREADS OUTPUT; bad lines (status 1) are part of the output
charts() {
	status=0
	"$(program_in "$work/$1" orrery)" chart --batch "$2" --out "$4" --threads "$3" --now "$now" --data "$data" \
		2>"$work/messages.log" || status=$?
	if [ "$status" -gt 1 ]; then
		cat "$work/messages.log" >&2
		return 1
	fi
}

# Births of a few years as codes with every term, ranked among cohorts that the same build makes; they are part of what is compared.
codes() {
	folder=$work/$1-data
	mkdir -p "$folder"
	for file in orrery.kernel orrery.zones; do
		ln -sf "$(realpath "$data/$file")" "$folder/$file"
	done
	orrery=$(program_in "$work/$1" orrery)
	"$orrery" calibrate --from 1989 --to 1992 --threads "$2" --data "$folder" >"$work/messages.log"
	"$orrery" code --batch "$work/code-births.csv" --quarter 2026-Q1 --explain --out "$3" --threads "$2" --now "$now" --data "$folder" \
		2>"$work/messages.log"
	cp "$folder/orrery.cohorts" "$4"
}

# same REFERENCE OUTPUT: the first output of its kind becomes the reference.
differences=0
same() {
	[ -f "$1" ] || cp "$2" "$1"
	cmp "$1" "$2" || differences=$((differences + 1))
}

compare() {
	for threads in 1 2; do
		codes "$1" "$threads" "$work/$1-codes-$threads.ndjson" "$work/$1-$threads.cohorts"
		same "$work/reference-codes.ndjson" "$work/$1-codes-$threads.ndjson"
		same "$work/reference.cohorts" "$work/$1-$threads.cohorts"
	done
	for input in examples/births.csv "$work/births.csv"; do
		for threads in 1 2; do
			output="$work/$1-$(basename "$input" .csv)-$(dirname "$input" | tr / -)-$threads.ndjson"
			reference="$work/reference-$(basename "$input" .csv)-$(dirname "$input" | tr / -).ndjson"
			charts "$1" "$input" "$threads" "$output"
			same "$reference" "$output"
		done
	done
	echo "  $1: compared"
}

make_births >"$work/births.csv"
awk -F, 'NR == 1 { print } NR > 1 { sub(/^[0-9]+/, 1990 + NR % 2); print }' OFS=, "$work/births.csv" | head -n 101 >"$work/code-births.csv"
rm -f "$work"/*.ndjson "$work"/*.cohorts
build gcc-O0 gcc 0
compare gcc-O0
build gcc-O3 gcc 3
compare gcc-O3
build clang-O0 clang 0
compare clang-O0
build clang-O3 clang 3
compare clang-O3
build gcc-O3-native gcc 3 -Dc_args=-march=native
compare gcc-O3-native
build clang-O3-native clang 3 -Dc_args=-march=native
compare clang-O3-native
# The whole program at once: the compiler also sees declarations that differ between files.
build gcc-O3-lto gcc 3 -Db_lto=true -Dc_link_args=-Werror=lto-type-mismatch
compare gcc-O3-lto

lines=$(cat "$work"/reference-*.ndjson | wc -l)
bad=$(cat "$work"/reference-*.ndjson | grep -c '"error":' || true)
if [ "$differences" != 0 ]; then
	echo "$differences outputs differ from gcc -O0 on one thread" >&2
	exit 1
fi
echo "  $lines lines ($bad of them errors) are the same bytes from seven builds, on one thread and two"
