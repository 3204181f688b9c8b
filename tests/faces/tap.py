# SPDX-License-Identifier: Apache-2.0
"""Tests from outside: functions run one after the other, told as TAP on standard output."""
import shutil
import sys
import traceback


class Skip(Exception):
    """A test that cannot run here, and why."""


def named_tests(names):
    """The functions of a module's globals() whose names begin with test_."""
    return [test for name, test in names.items() if name.startswith("test_")]


def run(tests, folder, prepare=lambda: None):
    """Prepare, run the tests, remove the folder and exit: 0 when none failed."""
    print(f"1..{len(tests)}", flush=True)
    failed = False
    prepare()
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__name__}", flush=True)
        except Skip as why:
            print(f"ok {number} - {test.__name__} # SKIP {why}", flush=True)
        except Exception:
            failed = True
            print(f"not ok {number} - {test.__name__}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()), flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
