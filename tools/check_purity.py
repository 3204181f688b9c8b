#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The core is pure: its objects call only exact functions and hold no writable data.

libm's exactly rounded or exact functions are allowed; sin, exp and their kin are not, since their last bits
differ between libraries (docs/decisions/0002-own-trigonometry.md). __cpu_*: the compiler's own, which choose code by the width of
registers (core/vector.h). Usage: check_purity.py ARCHIVE
"""
import subprocess
import sys

import lint_common

ALLOWED = set("""
sqrt fabs floor ceil rint nearbyint lrint llrint round lround llround trunc fmod remainder copysign fmin fmax frexp ldexp
scalbn nextafter
memcpy memset memcmp memmove memchr strlen strcmp strncmp
__assert_fail __stack_chk_fail _GLOBAL_OFFSET_TABLE_
__cpu_model __cpu_features2 __cpu_indicator_init
""".split())
CODE_AND_CONSTANTS = set("TtRrWwVvNi") # V and W: weak code or constants; N: debugging; i: a version of code that the linker chooses
WRITABLE = {"D": "initialised data", "d": "initialised data", "B": "zeroed data", "b": "zeroed data", "C": "common data"}


def symbols(archive):
    """(object, type, name) of every symbol."""
    text = subprocess.run(["nm", "-A", archive], check=True, capture_output=True, text=True).stdout
    for line in text.splitlines():
        place, rest = line.rsplit(": ", 1) if ": " in line else line.split(":", 1)
        words = rest.split()
        yield place.split(":")[-1], words[-2], words[-1]


def main():
    archive = sys.argv[1]
    found = list(symbols(archive))
    defined = {name for _, kind, name in found if kind in "TRWVDBC"}
    problems = []
    for place, kind, name in found:
        if kind == "U" and name not in ALLOWED and name not in defined:
            problems.append(f"{place}: calls {name}, which the core may not use")
        elif kind in WRITABLE:
            problems.append(f"{place}: {name} is {WRITABLE[kind]}; the core has constants only")
        elif kind != "U" and kind not in CODE_AND_CONSTANTS:
            problems.append(f"{place}: {name} is of the unexpected kind {kind}")
    lint_common.report("purity", problems, len(found), "symbols")


main()
