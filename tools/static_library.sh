#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# One archive from several, of which the first is taken whole and the others as far as it needs them: a single object in which only
# the exported names are global. Usage: tools/static_library.sh OUTPUT OBJCOPY ARCHIVE... -- COMPILER...
set -eu
output=$1
objcopy=$2
first=$3
shift 3
others=
while [ "$1" != -- ]; do
	others="$others $1"
	shift
done
shift
object=$output.o
# shellcheck disable=SC2086 # paths of the build, without blanks
"$@" -nostdlib -r -o "$object" -Wl,--whole-archive "$first" -Wl,--no-whole-archive -Wl,--start-group $others -Wl,--end-group
"$objcopy" --localize-hidden "$object"
rm -f "$output"
ar rcsD "$output" "$object"
rm -f "$object"
