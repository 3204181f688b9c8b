#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Functions and constructs that have no place in the source. Usage: check_banned.py [ROOT]"""
import re
import sys

import lint_common


def call_of(names):
    return re.compile(r"(?<![\w.>])(" + "|".join(names.split()) + r")\s*\(")


# (what, where it is banned, where it is allowed all the same, why)
RULES = [
    (call_of("strcpy strcat sprintf vsprintf strtok atoi gets localtime gmtime rand srand alloca"),
     ("src", "kernelc", "tests", "bench", "tools"), (), "is unsafe or keeps hidden state"),
    (call_of("atol atoll atof"), ("src", "kernelc"), (), "cannot tell a wrong number from 0"),
    (call_of("exit _exit abort quick_exit"), ("src",), ("src/main",), "only main may end the process"),
    (call_of("malloc calloc realloc reallocarray free strdup strndup asprintf vasprintf"),
     ("src",), ("src/base/memory",), "memory comes from base/memory.h, an arena or a buffer"),
    (call_of("sin cos tan sincos asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 "
             "log1p pow cbrt hypot fma tgamma lgamma erf erfc"),
     ("src/core",), (), "differs between machines: the core has its own trigonometry (core/trig.h)"),
    (re.compile(r"(?<![\w.>])(time|clock|gettimeofday|clock_gettime)\s*\((?!\s*CLOCK_(?:MONOTONIC|THREAD|PROCESS))"), ("src",), ("src/adapters/clock", "src/main"),
     "the time comes from ports/clock.h"),
    (call_of("getenv setenv putenv secure_getenv"), ("src",), ("src/main", "src/base/memory"), "only main reads the environment"),
    (re.compile(r"\b(typedef\s+struct|typedef\s+union)\b"), ("src", "kernelc", "bench"), (),
     "struct types are never typedef'd"),
    (re.compile(r"(\(\{)"), ("src", "kernelc", "tests", "bench", "tools"), (), "no statement expressions"),
    (re.compile(r"#\s*pragma\s+(once)"), ("src", "kernelc", "tests", "bench", "tools"), (), "use a header guard"),
]


def below(name, folders):
    return any(name == folder or name.startswith(folder + "/") or name.startswith(folder + ".") for folder in folders)


def check_file(root, path):
    name = path.relative_to(root).as_posix()
    rules = [rule for rule in RULES if below(name, rule[1]) and not below(name, rule[2])]
    problems = []
    for number, line in lint_common.c_lines(path):
        for pattern, _, _, why in rules:
            match = pattern.search(line)
            if match:
                problems.append(f"{path}:{number}: {match.group(1)}: {why}")
    return problems


def main():
    root = lint_common.root_from_args(sys.argv)
    paths = lint_common.files(root, {".c", ".h"})
    problems = [problem for path in paths for problem in check_file(root, path)]
    lint_common.report("banned", problems, len(paths), "files")


main()
