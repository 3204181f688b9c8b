#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over src, kernelc and bench, several files at a time.

A file that passed is not looked at again until it, a header, .clang-tidy or clang-tidy itself changes: the stamps are
in BUILD/tidy. Usage: check_tidy.py BUILD [FILE...]
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

import lint_common

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("src/", "kernelc/", "bench/")
# The build folder may be gcc's: clang need not know all of its warnings.
EXTRA = ["--quiet", "--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error"]


def sources(build):
    """Compiled files of the project, each once."""
    found = set()
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).as_posix().startswith(FOLDERS):
            found.add(path)
    return sorted(found)


def common_state():
    """A digest over what may change any file's outcome."""
    digest = hashlib.sha256(subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout)
    for path in [ROOT / ".clang-tidy", ROOT / "meson.build", *lint_common.files(ROOT, {".h"})]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(build, state, path):
    """The complaints about one file, "" for none."""
    stamp = build / "tidy" / hashlib.sha256(state.encode() + path.read_bytes() + str(path).encode()).hexdigest()
    if stamp.exists():
        return ""
    run = subprocess.run(["clang-tidy", "-p", str(build), *EXTRA, str(path)], capture_output=True, text=True)
    if run.returncode != 0:
        return run.stdout + (run.stderr if not run.stdout else "")
    stamp.touch()
    return ""


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    paths = [pathlib.Path(name).resolve() for name in sys.argv[2:]] or sources(build)
    (build / "tidy").mkdir(exist_ok=True)
    state = common_state()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda path: check(build, state, path), paths))
    lint_common.report("tidy", [text for text in outcomes if text], len(paths), "files")


main()
