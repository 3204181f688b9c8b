#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Numbered migrations as a C table. Usage: embed_migrations.py NAME OUT FILE...

FILEs are NNN_some_words.up.sql, whose first line is "-- type: schema|data|index", and NNN_some_words.down.sql beside each. They must be
numbered 001, 002 and on. OUT defines `const struct orr_migration NAME[]` and `const size_t NAME_count`.
"""
import pathlib
import re
import sys


def fail(text):
    sys.exit(f"embed_migrations: {text}")


def literal(text):
    """A C string over as many lines as the text has."""
    pieces = []
    for line in text.splitlines(keepends=True):
        escaped = line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("?", "\\?")
        pieces.append(f'\t\t"{escaped}"')
    return "\n".join(pieces) if pieces else '\t\t""'


def read(path):
    text = path.read_text(encoding="utf-8")
    if not text.isascii() or "\0" in text:
        fail(f"{path.name} is not plain ASCII")
    return text


def row(number, up):
    match = re.fullmatch(r"(\d{3})_([a-z0-9_]+)\.up\.sql", up.name)
    if not match or int(match[1]) != number:
        fail(f"{up.name} should be {number:03}_some_words.up.sql")
    down = up.with_name(up.name.replace(".up.", ".down."))
    if not down.exists():
        fail(f"{down.name} is missing")
    kind = re.match(r"-- type: (schema|data|index)\n", read(up))
    if not kind:
        fail(f"{up.name} should begin with '-- type: schema', data or index")
    words = match[2].replace("_", " ")
    return f'\t{{"{match[1]}", "{words}", "{kind[1]}",\n{literal(read(up))},\n{literal(read(down))}}},\n'


def main():
    name, out, files = sys.argv[1], sys.argv[2], [pathlib.Path(file) for file in sys.argv[3:]]
    ups = sorted(file for file in files if ".up." in file.name)
    if len(files) != 2 * len(ups):
        fail("each migration has an up and a down script")
    rows = "".join(row(number, up) for number, up in enumerate(ups, 1))
    pathlib.Path(out).write_text(
        f'#include "adapters/sqlite/migrations.h"\n\nconst struct orr_migration {name}[] = {{\n{rows}}};\n'
        f"const size_t {name}_count = sizeof {name} / sizeof {name}[0];\n", encoding="utf-8")


main()
