# SPDX-License-Identifier: Apache-2.0
"""What the source checks share: the list of files, C text without comments and literals, the closing report."""
import pathlib
import re
import sys

SOURCE_FOLDERS = ("src", "include", "kernelc", "tests", "bench", "tools", "examples")
SKIPPED_FOLDERS = {".git", "__pycache__"}

_TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)


def root_from_args(args):
    """The project's root: the first argument, or the folder above this one."""
    return pathlib.Path(args[1] if len(args) > 1 else pathlib.Path(__file__).parent.parent).resolve()


def files(root, suffixes, folders=SOURCE_FOLDERS):
    """Paths below `folders` whose name ends in one of `suffixes`, sorted."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes and not SKIPPED_FOLDERS & set(path.parts):
                found.append(path)
    return found


def _blank(match):
    text = match.group(0)
    if text[0] == "/":
        return re.sub(r"[^\n]", " ", text)
    return text[0] + " " * (len(text) - 2) + text[-1]


def code_only(text):
    """The text with comments and the inside of literals blanked; lines and columns stay where they were."""
    return _TOKEN.sub(_blank, text)


def c_lines(path):
    """(line number, code without comments and literals) of a C file."""
    return list(enumerate(code_only(path.read_text(encoding="utf-8")).split("\n"), 1))


def report(name, problems, count, things):
    """Print the problems among `count` things and leave: status 1 when there are any, or when nothing was checked."""
    if count == 0:
        problems = [*problems, f"{name}: 0 {things} found: nothing was checked"]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{name}: {len(problems)} problem(s)", file=sys.stderr)
        sys.exit(1)
    print(f"{name}: {count} {things} checked, none wrong")
    sys.exit(0)
