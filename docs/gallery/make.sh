#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Draw the gallery anew. Usage: make.sh ORRERY [--data DIR]
set -eu
orrery=$1
shift
cd "$(dirname "$0")"
draw() {
	file=$1
	shift
	"$orrery" chart --now 2026-01-01T00:00:00Z --svg "$file.svg" --out /dev/null "$@"
}
einstein() {
	draw "$@" --name "Albert Einstein" --date 1879-03-14 --time 11:30 --zone LMT --lat 48.4011 --lon 9.9876 --place Ulm
}
einstein einstein "$@"
einstein transits --svg-transits 1905-06-30T12:00:00Z "$@"
draw stellium --name "Invented birth, a crowded sky" --date 1962-02-05 --time 06:10 --zone UTC \
	--lat 30.05 --lon 31.24 --place Cairo "$@"
draw far-north --name "Invented birth, far north" --date 1911-06-21 --time 22:20 --zone +01:00 \
	--lat 66.4 --lon 14.14 --place "Mo i Rana" "$@"
draw no-time --name "Charles Darwin" --date 1809-02-12 --zone LMT --lat 52.7081 --lon -2.7541 --place Shrewsbury "$@"
draw dark --name "Invented birth, southern sky" --date 1930-11-03 --time 21:45:30 --zone Australia/Sydney \
	--lat -33.87 --lon 151.21 --place Sydney --svg-theme dark "$@"
draw print --name "Queen Victoria" --date 1819-05-24 --time 04:15 --zone LMT --lat 51.5052 --lon -0.188 \
	--place Kensington --svg-theme print "$@"

# Codes rest on the cohorts too, those of the births' years.
draw_code() {
	file=$1
	shift
	"$orrery" code --now 2026-01-01T00:00:00Z --svg "$file.svg" --out /dev/null "$@"
}
draw_code code --name "Albert Einstein" --date 1879-03-14 --time 11:30 --zone LMT --lat 48.4011 --lon 9.9876 --place Ulm \
	--quarter 1905-Q2 "$@"
draw_code code-no-time --name "Charles Darwin" --date 1809-02-12 --zone LMT --lat 52.7081 --lon -2.7541 \
	--place Shrewsbury --quarter 1859-Q4 --svg-theme dark "$@"
draw_code code-print --name "Queen Victoria" --date 1819-05-24 --time 04:15 --zone LMT --lat 51.5052 --lon -0.188 \
	--place Kensington --quarter 1837-Q2 --svg-theme print "$@"

"$orrery" pattern --now 2026-01-01T00:00:00Z --svg pattern.svg --out /dev/null --name "Invented birth, New York" \
	--date 1990-05-15 --time 14:30 --zone America/New_York --lat 40.7128 --lon -74.006 --place "New York" "$@"
