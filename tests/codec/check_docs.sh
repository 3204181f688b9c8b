#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The committed reference of the documents is what the field tables say; and the check finds a planted difference.
set -eu
gen_docs=$1
folder=$2
"$gen_docs" --check "$folder"

plant=$(mktemp -d)
trap 'rm -rf "$plant"' EXIT
"$gen_docs" "$plant"
"$gen_docs" --check "$plant"
echo "not from a table" >> "$plant/birth_charts.md"
if "$gen_docs" --check "$plant" 2> /dev/null; then
	echo "a planted difference was not found" >&2
	exit 1
fi
