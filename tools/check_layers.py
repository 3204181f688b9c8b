#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Includes may only go down: compares every #include below src/ with src/LAYERS. Usage: check_layers.py [ROOT]"""
import fnmatch
import re
import sys

import lint_common

C_STANDARD = {
    "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h", "limits.h",
    "locale.h", "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h",
    "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h", "string.h", "tgmath.h", "threads.h", "time.h", "uchar.h",
    "wchar.h", "wctype.h",
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Rule:
    """What one folder may include."""

    def __init__(self, folders, headers):
        self.folders = set(folders.split())
        words = headers.split()
        self.only = words[:1] == ["only"]
        self.headers = words[1:] if self.only else words

    def allows_header(self, header):
        if not self.only and header in C_STANDARD:
            return True
        return any(fnmatch.fnmatch(header, pattern) for pattern in self.headers)

    def allows_folder(self, layer):
        return "*" in self.folders or layer in self.folders


def read_rules(path):
    rules = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            folder, rest = line.split(":", 1)
            folders, headers = rest.split("|", 1)
            rules[folder.strip()] = Rule(folders, headers)
    return rules


def rules_for(rules, folder_parts):
    """The rules of a folder and of its parents."""
    names = ["/".join(folder_parts[:depth]) for depth in range(1, len(folder_parts) + 1)]
    return [rules[name] for name in names if name in rules]


def project_include(rules, mine, folder_parts, header):
    """Why a "quoted" include is wrong, or None."""
    parts = header.split("/")
    if parts[0] not in rules:
        return "is not written from src/ as \"layer/name.h\""
    if parts[0] == "adapters" == folder_parts[0] and parts[1:2] != list(folder_parts[1:2]) and \
            not any(rule.allows_folder("/".join(parts[:2])) for rule in mine):
        return "belongs to another adapter"
    if parts[0] == folder_parts[0] or any(rule.allows_folder(parts[0]) for rule in mine):
        return None
    return f"is not below {folder_parts[0]} (src/LAYERS)"


def check_file(rules, src, path):
    folder_parts = path.relative_to(src).parts[:-1]
    mine = rules_for(rules, folder_parts)
    if not mine:
        return [f"{path}: its folder has no line in src/LAYERS"]
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, header = match.groups()
        if kind == '"':
            why = project_include(rules, mine, folder_parts, header)
        else:
            why = None if any(rule.allows_header(header) for rule in mine) else "is not for this layer (src/LAYERS)"
        if why:
            problems.append(f"{path}:{number}: {header} {why}")
    return problems


def main():
    root = lint_common.root_from_args(sys.argv)
    rules = read_rules(root / "src" / "LAYERS")
    paths = lint_common.files(root, {".c", ".h"}, folders=("src",))
    problems = [problem for path in paths for problem in check_file(rules, root / "src", path)]
    lint_common.report("layers", problems, len(paths), "files")


main()
