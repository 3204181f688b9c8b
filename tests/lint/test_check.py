#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One check of the source, as TAP: the tree passes it, and each violation planted in a copy of the tree is found.

Usage: test_check.py NAME ROOT BUILD
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import plants

COPIED = ("src", "include", "examples", "kernelc", "tests", "bench", "tools", "docs", ".clang-format", ".clang-tidy", "meson.build", "README.md",
          "setup.sh", "test.sh")


class Tap:
    """Prints the lines; remembers whether one failed."""

    def __init__(self, count):
        self.number, self.failed = 0, False
        print(f"1..{count}", flush=True)

    def line(self, good, label, text=""):
        self.number += 1
        self.failed = self.failed or not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {label}")
        if not good:
            print("\n".join("# " + line for line in text.splitlines()), flush=True)


def run(root, name, argument):
    """(exit status, everything printed) of a check."""
    command = [sys.executable, "-B", str(root / "tools" / f"check_{name}.py"), str(argument)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root)
    return done.returncode, done.stdout + done.stderr


def copy_tree(root, target):
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "data"))
        elif (root / name).exists():
            shutil.copy(root / name, target / name)


def try_plant(root, name, plant):
    """Plant one violation in a fresh copy; (found, what the check said)."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        copy_tree(root, copy)
        argument = plant.put(copy)
        status, text = run(copy, name, argument)
    return status == 1 and plant.said in text, f"status {status}, expected 1 and '{plant.said}' in:\n{text}"


def main():
    name, root, build = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    argument = {"purity": build / "src/core/liborr_core.a", "exports": build, "tidy": build}.get(name, root)
    tap = Tap(1 + len(plants.PLANTS[name]))
    status, text = run(root, name, argument)
    tap.line(status == 0, "the tree passes", text)
    for plant in plants.PLANTS[name]:
        found, text = try_plant(root, name, plant)
        tap.line(found, f"finds {plant.label}", text)
    sys.exit(1 if tap.failed else 0)


main()
