# SPDX-License-Identifier: Apache-2.0
"""Numbered migration scripts as a C table, so that the program needs no files when it runs.

Usage: embed_migrations.py NAME HEADER OUT SCRIPT...
Scripts are NNN_words.up.sql with "-- type: KIND" as first line, and NNN_words.down.sql.
"""
import pathlib
import re
import sys

NAME = re.compile(r"(\d{3})_([a-z0-9_]+)\.(up|down)\.\w+$")


def c_string(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return "\n".join(f'\t\t"{line}\\n"' for line in escaped.splitlines())


def read(paths):
    scripts = {}
    for path in map(pathlib.Path, paths):
        match = NAME.fullmatch(path.name)
        if not match:
            sys.exit(f"{path}: a migration is called NNN_words.up.sql or NNN_words.down.sql")
        number, words, way = match.groups()
        scripts.setdefault((number, words), {})[way] = path.read_text(encoding="utf-8")
    return scripts


def check(scripts):
    numbers = [number for number, _ in scripts]
    if numbers != [f"{i:03}" for i in range(1, len(numbers) + 1)]:
        sys.exit(f"migrations are numbered from 001 without gaps or repeats, not {', '.join(numbers)}")
    for (number, words), ways in scripts.items():
        if set(ways) != {"up", "down"}:
            sys.exit(f"migration {number}_{words} needs an up and a down script")
        if not re.match(r"-- type: (schema|data|index)\n", ways["up"]):
            sys.exit(f"{number}_{words}.up.sql must begin with -- type: schema, data or index")


def main():
    name, header, out, *paths = sys.argv[1:]
    scripts = dict(sorted(read(paths).items()))
    check(scripts)
    rows = []
    for (number, words), ways in scripts.items():
        kind = ways["up"].splitlines()[0].split(": ")[1]
        description = words.replace("_", " ")
        rows.append(f'\t{{"{number}", "{description}", "{kind}",\n{c_string(ways["up"])},\n{c_string(ways["down"])}}},\n')
    pathlib.Path(out).write_text(
        "/* SPDX-License-Identifier: Apache-2.0 */\n/* Made from the scripts in migrations/. */\n"
        f'#include "{header}"\n\nconst struct orr_migration {name}[] = {{\n{"".join(rows)}}};\n'
        f"const size_t {name}_count = {len(rows)};\n", encoding="utf-8")


main()
