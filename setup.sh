#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Sets Orrery up on Debian 12 and computes the charts of the sample. Safe to run again: what is done stays.
set -eu
cd "$(dirname "$0")"
. tools/steps.sh

usage() {
	cat <<EOF
Usage: ./setup.sh [--data DIR]
Installs what is missing, builds Orrery in build/, makes the ephemeris kernel, the zone data, the cohorts and the gazetteer in DIR
(default \$XDG_DATA_HOME/orrery, else ~/.local/share/orrery), and computes the charts of examples/births.csv.
EOF
}

data=
while [ $# -gt 0 ]; do
	case $1 in
	--data) data=${2:?--data needs a folder} && shift 2 ;;
	--help | -h) usage && exit 0 ;;
	*) usage >&2 && exit 2 ;;
	esac
done
[ -n "$data" ] || data=$(default_data_folder)

build_programs() {
	[ -f build/build.ninja ] || quietly build/setup.log meson setup build || return 1
	quietly build/compile.log meson compile -C build orrery orrery-kernelc
}

make_kernel() {
	mkdir -p "$data" || return 1
	if [ -f "$data/orrery.kernel" ] && "$orrery" kernel verify --data "$data" >build/kernel.log 2>&1; then
		echo "  $data/orrery.kernel is there and correct: kept"
		return 0
	fi
	echo "  Chebyshev polynomials for 1800-2200 from Swiss Ephemeris; this takes half a minute or so"
	"$kernelc" --out "$data/orrery.kernel"
}

make_zones() {
	if [ -f "$data/orrery.zones" ]; then
		"$orrery" zones info --data "$data" >build/zones.log || return 1
		echo "  $data/orrery.zones is there: kept (a newer tzdb changes nothing until: orrery zones update)"
		return 0
	fi
	"$orrery" zones update --data "$data"
}

make_cohorts() {
	"$orrery" calibrate --data "$data"
}

make_places() {
	if [ -f "$data/orrery.places" ]; then
		"$orrery" place info --data "$data" >build/places.log || return 1
		echo "  $data/orrery.places is there: kept (anew from the system's GeoNames files: orrery place update)"
		return 0
	fi
	"$orrery" place update --data "$data"
}

compute_sample() {
	"$orrery" chart --batch examples/births.csv --out build/charts.ndjson --data "$data"
}

show_chart() {
	"$orrery" chart --date 1879-03-14 --time 11:30 --zone LMT --lat 48.3984 --lon 9.9916 --data "$data"
}

begin 8
step "Debian packages" tools/packages.sh run
step "Build in build/" build_programs
orrery=$(program_in build orrery)
kernelc=$(program_in build orrery-kernelc)
step "Ephemeris kernel in $data" make_kernel
step "Zone data in $data" make_zones
step "Cohorts in $data" make_cohorts
step "Gazetteer in $data" make_places
step "Charts of the $(($(wc -l <examples/births.csv) - 1)) births in examples/births.csv" compute_sample
step "One of them, Albert Einstein's, as a table" show_chart

cat <<EOF

Setup succeeded in $(elapsed).
  all charts          build/charts.ndjson (one JSON document a line)
  program             $orrery --help
  kernel, zones,
  cohorts, places     $data
Next: ./test.sh runs every test.
EOF
