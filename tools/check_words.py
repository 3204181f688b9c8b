#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Text every file must or must not hold: licence line, purpose, header guard, no path of one machine.

Usage: check_words.py [ROOT]
"""
import re
import sys

import lint_common

LICENCE_BYTES = 200
# Written in pieces so that this file passes its own check.
PATH_BEGINS = r"(?<![\w.~}/$-])/(%s)/\w"
MACHINE_PATH = re.compile(PATH_BEGINS % "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "tm" + "p"]))
TEST_PATH = re.compile(PATH_BEGINS % "|".join(["wo" + "rk", "ro" + "ot"]))  # a test may make up a home or a temporary file
LEFTOVER = re.compile("<" * 7 + "|" + ">" * 7 + r"|\b" + "FIX" + r"ME\b")
TEXT = {".c", ".h", ".py", ".sh", ".md", ".build", ".txt", ".yml", ".csv", ".tsv", ""}
DOCUMENT_FOLDERS = lint_common.SOURCE_FOLDERS + ("docs", "install", ".ci")


def licence_of(name, text):
    """What links Swiss Ephemeris, and the folder kernelc, is under its licence."""
    linked = re.search(r"^#include <swephexp\.h>", text, re.M)
    return "AGPL-3.0-only" if name.startswith("kernelc/") or linked else "Apache-2.0"


def check_head(root, path):
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    problems = []
    line = f"SPDX-License-Identifier: {licence_of(name, text)}"
    if line not in text[:LICENCE_BYTES]:
        problems.append(f"{path}:1: no line '{line}'")
    if path.suffix in {".c", ".h"} and not text.split("\n", 2)[1].startswith("/*"):
        problems.append(f"{path}:2: no sentence of purpose")
    return problems


def check_guard(root, path):
    name = path.relative_to(root).as_posix().removeprefix("src/").removeprefix("include/")
    want = "ORR_" + re.sub(r"\W", "_", name).upper()
    text = path.read_text(encoding="utf-8")
    match = re.search(r"^#ifndef (\w+)\n#define (\w+)$", text, re.M)
    if not match or match.group(1) != want or match.group(2) != want:
        return [f"{path}:3: header guard is not {want}"]
    return []


def check_text(root, path):
    problems = []
    machine_path = TEST_PATH if path.is_relative_to(root / "tests") else MACHINE_PATH
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        for pattern, why in ((machine_path, "path of one machine"), (LEFTOVER, "left over")):
            match = pattern.search(line)
            if match:
                problems.append(f"{path}:{number}: {why}: {match.group(0)}")
    return problems


def documents(root):
    top = [path for path in root.iterdir() if path.is_file() and path.suffix in TEXT and path.name != ".git"]
    return sorted(top) + lint_common.files(root, TEXT, folders=DOCUMENT_FOLDERS)


def main():
    root = lint_common.root_from_args(sys.argv)
    problems = []
    for path in lint_common.files(root, {".c", ".h", ".py", ".sh"}):
        problems += check_head(root, path)
    for path in lint_common.files(root, {".h"}):
        problems += check_guard(root, path)
    paths = documents(root)
    for path in paths:
        problems += check_text(root, path)
    lint_common.report("words", problems, len(paths), "files")


main()
