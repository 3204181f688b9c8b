#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""shellcheck has nothing to say about the scripts. Usage: check_shell.py [ROOT]"""
import subprocess
import sys

import lint_common


def main():
    root = lint_common.root_from_args(sys.argv)
    paths = [path for path in [*sorted(root.glob("*.sh")), root / ".ci" / "run"] if path.exists()]
    paths += lint_common.files(root, {".sh"})
    run = subprocess.run(["shellcheck", "-x", "-f", "gcc", *map(str, paths)], capture_output=True, text=True, cwd=root)
    problems = run.stdout.splitlines()
    if paths and run.returncode != 0 and not problems:
        problems = [run.stderr]
    lint_common.report("shell", problems, len(paths), "scripts")


main()
