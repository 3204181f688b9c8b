#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""liborrery(3), made from the comments of the installed header. Usage: gen_man_library.py HEADER VERSION >liborrery.3"""
import pathlib
import re
import sys

CALL = re.compile(r"/\*\*(?P<comment>.*?)\*/\s*ORR_API (?P<declaration>[^;]*;)", re.S)
STRUCT = re.compile(r"(?:/\*(?P<comment>(?:(?!\*/).)*)\*/\s*)?^(?P<body>(?:struct|enum) \w+ \{.*?^\};)", re.S | re.M)


def roff(text):
    """Text as it is: no requests, dashes and quotes that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    return re.sub(r"^([.])", r"\\&\1", text, flags=re.M)


def paragraphs(comment):
    lines = [re.sub(r"^\s*\* ?", "", line).strip() for line in comment.strip().split("\n")]
    return "\n.PP\n".join(roff(part.replace("\n", " ").strip()) for part in "\n".join(lines).split("\n\n"))


def verbatim(code):
    return ".PP\n.nf\n" + roff(code.replace("\t", "    ")) + "\n.fi\n"


def main():
    header, version = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]
    calls = [(call["comment"], re.sub(r"\s+", " ", call["declaration"])) for call in CALL.finditer(header)]
    out = [f'.TH LIBORRERY 3 "" "Orrery {version}" "Orrery"\n.SH NAME\nliborrery \\- birth charts from C and C++\n']
    out.append(".SH SYNOPSIS\n.nf\n#include <orrery.h>\n\n" + "\n".join(roff(declaration) for _, declaration in calls) + "\n.fi\n")
    out.append(".PP\ncc $(pkg\\-config \\-\\-cflags orrery) ... $(pkg\\-config \\-\\-libs orrery)\n.SH DESCRIPTION\n")
    out.append(roff("A program opens an engine over the data files, computes charts of births and reads them. Nothing is global: "
                    "any number of threads may use one engine, and read one chart, at the same time. What a call returns in *out "
                    "is freed by the call that its text names; texts and structs that a getter returns live as long as what they "
                    "were read from. The library writes to no stream, ends no process, catches no signal and reads neither "
                    "environment nor locale.") + "\n")
    for comment, declaration in calls:
        name = re.search(r"(orr_\w+)\(", declaration).group(1)
        out.append(f".SS {name}\n.nf\n{roff(declaration)}\n.fi\n.PP\n{paragraphs(comment)}\n")
    types = "".join((f".PP\n{paragraphs(found['comment'])}\n" if found["comment"] else "") + verbatim(found["body"])
                    for found in STRUCT.finditer(header))
    out.append(".SH TYPES\n" + types.removeprefix(".PP\n"))
    out.append(".SH SEE ALSO\n\\fBorrery\\fR(1), \\fBorrery\\-chart\\fR(1)\n")
    sys.stdout.write("".join(out))


main()
