#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No function over 80 lines, no file over 800 (tables excepted). Usage: check_sizes.py [ROOT]"""
import re
import sys

import lint_common

FUNCTION_LINES, FILE_LINES = 80, 800
TABLE_FILE = re.compile(r"(_table|_tables|_data)\.[ch]$")


def functions(lines):
    """(first line, last line) of each body: clang-format puts both braces of a function, and only those, in column 0."""
    start = None
    for number, line in lines:
        if line.rstrip() == "{":
            start = number
        elif line.startswith("}") and start is not None:
            yield start, number
            start = None


def check_file(path):
    lines = lint_common.c_lines(path)
    problems = []
    for start, end in functions(lines):
        if end - start - 1 > FUNCTION_LINES:
            problems.append(f"{path}:{start}: function of {end - start - 1} lines, {FUNCTION_LINES} allowed")
    if len(lines) - 1 > FILE_LINES and not TABLE_FILE.search(path.name):
        problems.append(f"{path}: {len(lines) - 1} lines, {FILE_LINES} allowed (tables: NAME_table.c)")
    return problems


def main():
    root = lint_common.root_from_args(sys.argv)
    paths = lint_common.files(root, {".c", ".h"})
    problems = [problem for path in paths for problem in check_file(path)]
    lint_common.report("sizes", problems, len(paths), "files")


main()
