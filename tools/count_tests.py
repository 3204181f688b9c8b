#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up what Meson's test logs say: 'N passed, N failed, N skipped'.

A TAP program counts by its lines, any other test as one. A program that fails without a failed line (a crash, a
time-out) counts as one failure more. Usage: count_tests.py LOG.json...
"""
import json
import re
import sys

LINE = re.compile(r"^(not )?ok\b[^#\n]*(#\s*(skip|todo)\b)?", re.I | re.M)
GOOD = {"OK", "EXPECTEDFAIL"}


def count_test(test):
    """(passed, failed, skipped) of one entry of the log."""
    counts = [0, 0, 0]
    for match in LINE.finditer(test.get("stdout") or ""):
        skipped = match.group(3) is not None
        counts[2 if skipped else 1 if match.group(1) else 0] += 1
    if test["result"] == "SKIP":
        return counts if sum(counts) else [0, 0, 1]
    if test["result"] in GOOD:
        return counts if sum(counts) else [1, 0, 0]
    if counts[1] == 0:
        counts[1] = 1
    return counts


def main():
    total = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                total = [a + b for a, b in zip(total, count_test(json.loads(line)))]
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")


main()
