# SPDX-License-Identifier: Apache-2.0
"""Violations that the checks must find, one table row each."""
import json
import shutil
import subprocess

C_HEAD = "/* SPDX-License-Identifier: Apache-2.0 */\n/* Planted. */\n"


class Text:
    """A file added to the copy of the tree; the check gets the copy's root."""

    def __init__(self, label, said, path, body, head=C_HEAD):
        self.label, self.said, self.path, self.text = label, said, path, head + body

    def put(self, copy):
        path = copy / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8")
        return copy


class Archive(Text):
    """The file compiled into an archive of its own; the check gets the archive."""

    def put(self, copy):
        super().put(copy)
        target, archive = copy / "planted.o", copy / "planted.a"
        subprocess.run(["cc", "-O2", "-fno-common", "-fno-builtin", "-c", copy / self.path, "-o", target], check=True)
        subprocess.run(["ar", "rcs", archive, target], check=True)
        return archive


class Build(Text):
    """The file compiled in a build folder of its own; the check gets that folder."""

    def put(self, copy):
        super().put(copy)
        build = copy / "build"
        build.mkdir()
        command = ["cc", "-std=gnu17", "-I" + str(copy / "src"), "-c", str(copy / self.path), "-o", "planted.o"]
        subprocess.run(command, check=True, cwd=build)
        entry = {"directory": str(build), "file": str(copy / self.path), "output": "planted.o", "arguments": command}
        (build / "compile_commands.json").write_text(json.dumps([entry]), encoding="utf-8")
        return build


class Nothing:
    """A root without a source file, but with the rules of src/LAYERS where `rules`: a check that finds nothing to check fails."""

    label, said = "that there is nothing to check", "nothing was checked"

    def __init__(self, rules=False):
        self.rules = rules

    def put(self, copy):
        root = copy / "nothing"
        (root / "src").mkdir(parents=True)
        if self.rules:
            shutil.copy(copy / "src" / "LAYERS", root / "src")
        return root


class NothingBuilt(Nothing):
    """A build folder without an object."""

    def put(self, copy):
        build = super().put(copy)
        (build / "compile_commands.json").write_text("[]", encoding="utf-8")
        return build


class NothingArchived(Nothing):
    """An archive without a member."""

    def put(self, copy):
        archive = super().put(copy) / "planted.a"
        subprocess.run(["ar", "rcs", archive], check=True)
        return archive


def lines(count):
    return "\tvalue++;\n" * count


def function(body):
    return "int orr_planted(int value);\nint orr_planted(int value)\n{\n" + body + "\treturn value;\n}\n"


PLANTS = {
    "layers": [
        Nothing(rules=True),
        Text("an include that goes up", "app/app.h is not below core", "src/core/planted.c", '#include "app/app.h"\n'),
        Text("base in model's place", "model/birth.h is not below base", "src/base/planted.c", '#include "model/birth.h"\n'),
        Text("an external header in the wrong layer", "jansson.h is not for this layer", "src/model/planted.c", "#include <jansson.h>\n"),
        Text("Swiss Ephemeris in the runtime", "swephexp.h is not for this layer", "src/adapters/files/planted.c", "#include <swephexp.h>\n"),
        Text("standard input and output in the core", "stdio.h is not for this layer", "src/core/planted.c", "#include <stdio.h>\n"),
        Text("allocation in the core", "stdlib.h is not for this layer", "src/core/planted.h", "#include <stdlib.h>\n"),
        Text("a clock in the core", "time.h is not for this layer", "src/core/planted.c", "# include <time.h>\n"),
        Text("one adapter in another", "belongs to another adapter", "src/adapters/planted/a.c", '#include "adapters/files/datafiles.h"\n'),
        Text("a relative include", "is not written from src/", "src/model/planted.c", '#include "../core/angle.h"\n'),
        Text("the library's header in another face", "orrery.h is not for this layer", "src/faces/cli/planted.c", "#include <orrery.h>\n"),
        Text("a folder without a rule", "has no line in src/LAYERS", "src/planted/planted.c", ""),
    ],
    "banned": [
        Nothing(),
        Text("strcpy", "strcpy: is unsafe", "src/base/planted.c", function("\tstrcpy(a, b);\n")),
        Text("sprintf in a test", "sprintf: is unsafe", "tests/core/planted.c", function("\tsprintf (a, b);\n")),
        Text("localtime in the kernel compiler", "localtime: is unsafe", "kernelc/planted.c", function("\tlocaltime(&t);\n")),
        Text("exit outside main", "exit: only main", "src/app/planted.c", function("\texit(1);\n")),
        Text("malloc outside base/memory", "malloc: memory comes from", "src/codec/planted.c", function("\tp = malloc(8);\n")),
        Text("libm's sine in the core", "sin: differs between machines", "src/core/planted.c", function("\tx = sin(y);\n")),
        Text("the clock in a use case", "time: the time comes from", "src/app/planted.c", function("\tx = time(NULL);\n")),
        Text("a struct typedef", "never typedef'd", "src/model/planted.h", "typedef struct { int a; } planted;\n"),
        Text("a statement expression", "no statement expressions", "src/app/planted.c", function("\tx = ({ 1; });\n")),
    ],
    "sizes": [
        Nothing(),
        Text("a function of 82 lines", "function of 82 lines", "src/core/planted.c", function(lines(81))),
        Text("a file of 801 lines", "801 lines, 800 allowed", "src/core/planted.c", "/* . */\n" * 799),
    ],
    "words": [
        Nothing(),
        Text("a file without a licence", "no line 'SPDX-License-Identifier: Apache-2.0'", "src/core/planted.c", "int orr_a;\n", head=""),
        Text("the wrong licence in kernelc", "no line 'SPDX-License-Identifier: AGPL-3.0-only'", "kernelc/planted.c", ""),
        Text("Swiss Ephemeris under the wrong licence", "no line 'SPDX-License-Identifier: AGPL-3.0-only'", "bench/planted.c",
             "#include <swephexp.h>\n"),
        Text("no sentence of purpose", "no sentence of purpose", "src/core/planted.c", "int orr_a;\n",
             head="/* SPDX-License-Identifier: Apache-2.0 */\n"),
        Text("a wrong header guard", "header guard is not ORR_CORE_PLANTED_H", "src/core/planted.h",
             "#ifndef ORR_PLANTED_H\n#define ORR_PLANTED_H\n#endif\n"),
        Text("a path of one machine", "path of one machine", "docs/planted.md", "See /ho" + "me/somebody/notes.\n"),
        Text("a conflict marker", "left over", "docs/planted.md", "<<<<" + "<<< ours\n"),
    ],
    "format": [
        Nothing(),
        Text("spaces for a tab", "planted.c", "src/core/planted.c", "int orr_planted(void)\n{\n    return 1;\n}\n"),
        Text("a line of 111 columns", "planted.c", "tests/core/planted.c", "int orr_" + "a" * 60 + " = " + "1 + " * 20 + "1;\n"),
    ],
    "shell": [
        Nothing(),
        Text("an unquoted name", "SC2086", "tools/planted.sh", "#!/bin/sh\nrm $1\n", head=""),
        Text("bash's own in a script for sh", "SC3010", "tools/planted.sh", "#!/bin/sh\n[[ -f a ]] && echo yes\n", head=""),
    ],
    "purity": [
        NothingArchived(),
        Archive("allocation", "calls malloc", "src/core/planted.c",
                "void *malloc(unsigned long);\nvoid *orr_planted(void)\n{\n\treturn malloc(8);\n}\n"),
        Archive("libm's sine", "calls sin", "src/core/planted.c",
                "double sin(double);\ndouble orr_planted(double x)\n{\n\treturn sin(x);\n}\n"),
        Archive("a counter", "is zeroed data", "src/core/planted.c",
                "int orr_planted(void)\n{\n\tstatic int count;\n\treturn ++count;\n}\n"),
        Archive("a writable table", "orr_planted is initialised data", "src/core/planted.c", "int orr_planted[2] = {1, 2};\n"),
    ],
    "exports": [
        NothingBuilt(),
        Build("a function nobody uses", "orr_planted is used by no other object", "src/core/planted.c", function("")),
        Build("a function only its own file uses", "orr_planted is used by no other object", "src/core/planted.c",
              function("") + "int main(void)\n{\n\treturn orr_planted(1);\n}\n"),
    ],
    "tidy": [
        NothingBuilt(),
        Build("a product that overflows before it is widened", "bugprone-implicit-widening", "src/core/planted.c",
              "long orr_planted(int value);\nlong orr_planted(int value)\n{\n\treturn value * 86400;\n}\n"),
        Build("seven parameters", "readability-function-size", "src/core/planted.c",
              "int orr_planted(int a, int b, int c, int d, int e, int f, int g);\n"
              "int orr_planted(int a, int b, int c, int d, int e, int f, int g)\n{\n\treturn a + b + c + d + e + f + g;\n}\n"),
        Build("a null pointer used", "clang-analyzer-core.NullDereference", "src/core/planted.c",
              "int orr_planted(const int *value);\nint orr_planted(const int *value)\n{\n\tif (!value) {\n\t\treturn *value;\n\t}\n\treturn 0;\n}\n"),
        Build("a name in camel case", "readability-identifier-naming", "src/core/planted.c",
              "int orrPlanted(void);\nint orrPlanted(void)\n{\n\treturn 1;\n}\n"),
    ],
}
