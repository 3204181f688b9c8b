#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A function or table that no other object uses must be static.

Every object of the build folder counts as a user, tests too: a layer may be proven before the layer above it
uses it. `--strict` leaves the tests out and so lists what only they use. Usage: check_exports.py BUILD [--strict]
"""
import json
import pathlib
import subprocess
import sys

import lint_common

OWN = ("src/", "kernelc/", "bench/")
DEFINED = set("TDBRVWC")


def objects(build):
    """Object files of the build, by the source they come from."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        found[str(build / entry["output"])] = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
    return found


def read_symbols(paths):
    """(defined names, used names) by object."""
    if not paths:  # nm would read a.out
        return {}, {}
    text = subprocess.run(["nm", "-A", "-g", *paths], check=True, capture_output=True, text=True).stdout
    defined, used = {}, {}
    for line in text.splitlines():
        place, rest = line.split(":", 1)
        words = rest.split()
        if words[-2] in DEFINED:
            defined.setdefault(place, set()).add(words[-1])
        elif words[-2] in "Uw":
            used.setdefault(place, set()).add(words[-1])
    return defined, used


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(__file__).resolve().parent.parent
    by_object = objects(build)
    strict = "--strict" in sys.argv
    present = [path for path in by_object if pathlib.Path(path).exists()]
    if len(present) < len(by_object):
        sys.exit(f"exports: {len(by_object) - len(present)} objects are not built; run ninja -C {build} first")
    names = {path: by_object[path].relative_to(root).as_posix() for path in present if by_object[path].is_relative_to(root)}
    defined, used = read_symbols(present)
    users = {}
    for path, symbols in used.items():
        if not (strict and names.get(path, "").startswith("tests/")):
            for symbol in symbols:
                users.setdefault(symbol, set()).add(names.get(path, path))
    problems, own = [], 0
    for path, symbols in sorted(defined.items()):
        name = names.get(path, "")
        if name.startswith(OWN):
            own += len(symbols)
            problems += [f"{name}: {symbol} is used by no other object: make it static"
                         for symbol in sorted(symbols) if symbol != "main" and not users.get(symbol, set()) - {name}]
    lint_common.report("exports", sorted(set(problems)), own, "symbols")


main()
