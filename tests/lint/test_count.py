#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The counter of tests counts what a log says, as TAP. Usage: test_count.py ROOT"""
import json
import pathlib
import subprocess
import sys
import tempfile

ROWS = [
    ("TAP lines", [("OK", "1..2\nok 1 - a\nok 2 - b\n")], "2 passed, 0 failed, 0 skipped"),
    ("a failed line", [("FAIL", "1..2\nok 1 - a\nnot ok 2 - b\n")], "1 passed, 1 failed, 0 skipped"),
    ("a skipped line", [("OK", "1..2\nok 1 - a\nok 2 # SKIP no data\n")], "1 passed, 0 failed, 1 skipped"),
    ("a crash after good lines", [("ERROR", "1..9\nok 1 - a\n")], "1 passed, 1 failed, 0 skipped"),
    ("a time-out without output", [("TIMEOUT", "")], "0 passed, 1 failed, 0 skipped"),
    ("a test without lines", [("OK", "done\n")], "1 passed, 0 failed, 0 skipped"),
    ("a skipped test", [("SKIP", "")], "0 passed, 0 failed, 1 skipped"),
    ("several tests", [("OK", "ok 1\n"), ("OK", ""), ("FAIL", "not ok 1\n")], "2 passed, 1 failed, 0 skipped"),
]


def main():
    counter = pathlib.Path(sys.argv[1]) / "tools" / "count_tests.py"
    print(f"1..{len(ROWS)}")
    failed = False
    for number, (label, tests, want) in enumerate(ROWS, 1):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as log:
            log.write("".join(json.dumps({"name": "t", "result": result, "stdout": text}) + "\n" for result, text in tests))
            log.flush()
            got = subprocess.run([sys.executable, str(counter), log.name], capture_output=True, text=True).stdout.strip()
        failed = failed or got != want
        print(f"{'ok' if got == want else 'not ok'} {number} - {label}" + ("" if got == want else f"\n# got {got}, want {want}"))
    sys.exit(1 if failed else 0)


main()
