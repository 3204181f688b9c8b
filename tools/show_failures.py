#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What failed tests printed: Meson shows only the error stream of TAP programs. Usage: show_failures.py LOG.json"""
import json
import sys

LAST_LINES = 80
GOOD = {"OK", "SKIP", "EXPECTEDFAIL"}


def main():
    with open(sys.argv[1], encoding="utf-8") as log:
        for test in map(json.loads, log):
            if test["result"] not in GOOD:
                lines = (test.get("stdout") or "").splitlines()
                lines = [line for line in lines if not line.startswith("ok ")]
                print(f"---- {test['name']}: {test['result']}", *lines[-LAST_LINES:], sep="\n")


main()
