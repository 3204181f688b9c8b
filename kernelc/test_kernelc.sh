#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-only
# The kernel compiler's contract: what it refuses and how, and that the same input gives the same bytes. Usage: test_kernelc.sh KERNELC
set -eu
kernelc=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
count=0

fail() {
	echo "FAILED: $1"
	failed=1
}

# refuses STATUS WORD TITLE ARGS...: the exit status is STATUS, one sentence holds WORD, and no file appears.
refuses() {
	want=$1 word=$2 title=$3
	shift 3
	count=$((count + 1))
	status=0
	"$kernelc" --out "$folder/none" "$@" >"$folder/out" 2>"$folder/err" || status=$?
	[ "$status" -eq "$want" ] || fail "$title: exit $status instead of $want"
	[ "$(wc -l <"$folder/err")" -eq 1 ] || fail "$title: not one line on standard error"
	grep -q -- "$word" "$folder/err" || fail "$title: nothing about $word in: $(cat "$folder/err")"
	[ ! -e "$folder/none" ] || fail "$title: a file was written"
}

# same TITLE A B
same() {
	count=$((count + 1))
	cmp -s "$2" "$3" || fail "$1"
}

mkdir "$folder/empty" "$folder/basic"
for file in sepl_18 semo_18 seas_18; do
	ln -s "/usr/share/libswe/ephe/$file.se1" "$folder/basic/"
done

refuses 2 'unknown option' 'an unknown option' --frmo 1800
refuses 2 'neither a year' 'a bad date' --from 1990-02-30
refuses 2 'neither a year' 'a month without a day' --from 1990-02
refuses 2 'neither a year' 'no year' --to later
refuses 2 'a year after' 'an end before the start' --from 1990 --to 1980
refuses 2 'Chiron' 'years before Chiron' --from 600 --to 700
refuses 2 'Chiron' 'years after Chiron' --from 4600 --to 4700
refuses 2 'whole number' 'no threads' --threads 0
refuses 3 'swe-basic-data' 'an empty data folder' --ephe "$folder/empty"
refuses 3 'swe-basic-data' 'no data folder' --ephe "$folder/missing"
refuses 3 'swe-standard-data' 'a range that the files do not reach' --ephe "$folder/basic" --from 1790 --to 1801
refuses 3 'swe-standard-data' 'a range that begins with the files' --ephe "$folder/basic" --from 1800 --to 1801
rm "$folder/basic/seas_18.se1"
refuses 3 'seas_18.se1' 'no asteroid file' --ephe "$folder/basic" --from 1990 --to 1991
ln -s /usr/share/libswe/ephe/seas_18.se1 "$folder/basic/"
refuses 3 'none' 'a kernel to check that is not there' --check "$folder/none"
refuses 2 'no kernel' 'a foreign file to check' --check "$kernelc"

quick='--quiet --from 1990 --to 1992 --verify-count 100'
# shellcheck disable=SC2086
for threads in 1 2; do
	"$kernelc" $quick --threads "$threads" --out "$folder/$threads"
done
same 'one and two threads give different bytes' "$folder/1" "$folder/2"
# shellcheck disable=SC2086
"$kernelc" $quick --ephe "$folder/basic" --out "$folder/3"
same 'the other data files change the bytes of a range that does not need them' "$folder/1" "$folder/3"

# Across the border of two of Swiss's files, and in another calendar.
"$kernelc" --quiet --from 1795 --to 1806 --verify-count 2000 --out "$folder/border" || fail 'a range across two files'
"$kernelc" --quiet --from 1199-06-01 --to 1201-06-30 --verify-count 500 --out "$folder/old" || fail 'a range in the Middle Ages'
count=$((count + 2))

cp "$folder/1" "$folder/broken"
printf 'x' | dd of="$folder/broken" bs=1 seek=$(($(wc -c <"$folder/broken") - 9)) conv=notrunc 2>"$folder/dd"
refuses 9 'damaged' 'a damaged kernel to check' --check "$folder/broken"

[ "$failed" -eq 0 ] && echo "ok: $count checks of the kernel compiler"
exit "$failed"
