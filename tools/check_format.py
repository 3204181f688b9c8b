#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-format would change nothing. Usage: check_format.py [ROOT]"""
import subprocess
import sys

import lint_common


def main():
    root = lint_common.root_from_args(sys.argv)
    paths = lint_common.files(root, {".c", ".h"})
    command = ["clang-format", "--style=file", "--dry-run", "--Werror", "--ferror-limit=3", *map(str, paths)]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    problems = [line for line in run.stderr.splitlines() if " error: " in line]
    if run.returncode != 0 and not problems:
        problems = [run.stderr]
    if problems:
        problems.append("run: clang-format -i FILE...")
    lint_common.report("format", problems, len(paths), "files")


main()
