# SPDX-License-Identifier: Apache-2.0
"""What `meson install` puts where, staged: the library as a stranger builds with it, man pages, completion. TAP on standard output.

Usage: e2e_install.py BUILD ROOT ORRERY KERNEL
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tap

BUILD, ROOT, ORRERY, KERNEL = (pathlib.Path(path).resolve() for path in sys.argv[1:5])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-install-"))
STAGE, DATA = WORK / "stage", WORK / "data"
# What the library may write to: the fault injection of base/memory.c, what is made once (base/hash.c, the locale "C" of base/str.c), the
# handle of the system's clock, which is never written.
WRITABLE = {"request_count", "fail_from", "chosen", "c_locale", "locale_made", "clock"}
TOOLCHAIN = {"completed", "__dso_handle", "_DYNAMIC", "_GLOBAL_OFFSET_TABLE_", "__TMC_END__", "_edata", "_end", "__bss_start",
             "__cpu_model", "__cpu_features2"}
# Functions of the C library that a library must not call: streams, process, signals, environment, locale.
FORBIDDEN = re.compile(r"^(stdout|stderr|stdin|printf|puts|putchar|fprintf|vfprintf|perror|exit|_exit|abort|signal|sigaction|"
                       r"getenv|secure_getenv|setenv|putenv|setlocale|uselocale|fork|system)(@|$)")
EXAMPLE = "--date 1879-03-14 --time 11:30 --zone LMT --lat 48.3984 --lon 9.9916".split()


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise tap.Skip(f"{program} is not installed")


def run(*command, status=0, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=200, **more)
    if done.returncode != status:
        raise AssertionError(f"{command[0]}: exit {done.returncode}: {done.stdout[-800:]} {done.stderr[-1500:]}")
    return done.stdout


def staged(pattern):
    found = sorted(path for path in STAGE.rglob(pattern))
    assert found, f"nothing installed as {pattern}"
    return found


def header_calls():
    return set(re.findall(r"^ORR_API [^;(]*?(orr_\w+)\(", (ROOT / "include/orrery.h").read_text(), re.M))


def commands():
    """Names of the commands as help lists them."""
    text = run(ORRERY, "help")
    return re.findall(r"^  (\w+(?: \w+)?)  ", text, re.M)


def test_everything_is_there():
    for pattern in ("bin/orrery", "include/orrery.h", "liborrery.so.0", "liborrery.a", "pkgconfig/orrery.pc", "doc/orrery/LICENSE",
                    "doc/orrery/NOTICE", "man1/orrery.1", "man5/orrery.ini.5", "man3/liborrery.3",
                    "bash-completion/completions/orrery", "site-functions/_orrery", "vendor_completions.d/orrery.fish"):
        staged(pattern)
    for program in ("orrery-kernelc", "orrery-bench-swiss"):
        if list(BUILD.rglob(program)):
            staged(program)
    assert "SONAME" in run("readelf", "-d", staged("liborrery.so.0.1.0")[0])


def test_only_the_headers_calls_are_exported():
    calls = header_calls()
    assert len(calls) > 20 and "orr_natal_compute" in calls
    for path, flag in ((staged("liborrery.so.0.1.0")[0], "-D"), (staged("liborrery.a")[0], "-g")):
        lines = [line.split() for line in run("nm", flag, "--defined-only", path).splitlines()]
        names = {words[2].split("@")[0] for words in lines if len(words) == 3 and words[1] != "A"}
        assert names == calls, names ^ calls


def test_nothing_writable_and_nothing_of_the_process():
    library = staged("liborrery.so.0.1.0")[0]
    # A static variable of a function is clock.0 to gcc and orr_clock_system.clock to clang.
    writable = {re.sub(r"\.\d+$", "", line.split()[-1]).split(".")[-1] for line in run("objdump", "-t", library).splitlines()
                if re.search(r"\s(\.data|\.bss)\s", line) and line.split()[-1] not in (".data", ".bss")}
    assert writable - TOOLCHAIN <= WRITABLE, writable - TOOLCHAIN - WRITABLE
    assert "request_count" in writable
    used = [line.split()[-1] for line in run("nm", "-D", "--undefined-only", library).splitlines()]
    assert len(used) > 10 and not [name for name in used if FORBIDDEN.match(name)], used


def flags(*more):
    """What pkg-config says about the staged library."""
    where = staged("orrery.pc")[0]
    environment = {**os.environ, "PKG_CONFIG_SYSROOT_DIR": str(STAGE),
                   "PKG_CONFIG_PATH": f"{where.parent}:{os.environ.get('PKG_CONFIG_PATH', '')}"}
    return run("pkg-config", *more, "orrery", env=environment).split()


def check_example(program):
    environment = {**os.environ, "LD_LIBRARY_PATH": str(staged("liborrery.so")[0].parent)}
    lines = dict(line.split() for line in run(program, DATA, env=environment).splitlines())
    chart = json.loads(run(ORRERY, "chart", *EXAMPLE, "--json", "--data", DATA))
    want = {planet["name"]: planet["degree"] for planet in chart["planets"][:2]}
    want["Ascendant"] = chart["calculated_data"]["ascendant"]["longitude"]
    assert {name: float(value) for name, value in lines.items()} == want, (lines, want)
    said = subprocess.run([program, WORK / "none"], capture_output=True, text=True, env=environment)
    assert said.returncode == 3 and "orrery-kernelc" in said.stderr, said


def test_the_example_in_c():
    need("cc", "pkg-config")
    assert len((ROOT / "examples/library/chart.c").read_text().splitlines()) <= 30
    run("cc", "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", ROOT / "examples/library/chart.c",
        *flags("--cflags", "--libs"), "-o", WORK / "c")
    check_example(WORK / "c")


def test_the_example_in_cpp():
    need("c++", "pkg-config")
    run("c++", "-x", "c++", "-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", ROOT / "examples/library/chart.c",
        *flags("--cflags", "--libs"), "-o", WORK / "cpp")
    check_example(WORK / "cpp")


def test_the_example_linked_statically():
    need("cc", "pkg-config")
    words = [word for word in flags("--static", "--cflags", "--libs") if word != "-lorrery"]
    run("cc", "-std=c99", ROOT / "examples/library/chart.c", staged("liborrery.a")[0], *words, "-o", WORK / "static")
    assert "liborrery" not in run("ldd", WORK / "static")
    check_example(WORK / "static")


def test_a_page_for_every_command():
    pages = {path.name for path in staged("man1/*.1")}
    words = {name.split()[0] for name in commands()}
    assert len(words) > 5 and {f"orrery-{word}.1" for word in words} <= pages, pages
    for name in commands():
        text = staged(f"man1/orrery-{name.split()[0]}.1")[0].read_text()
        for flag in re.findall(r"^  (?:--\w+, )?--([\w-]+)", run(ORRERY, *name.split(), "--help"), re.M):
            assert "\\-\\-" + flag.replace("-", "\\-") in text, (name, flag)


def test_the_calls_in_the_librarys_page():
    text = staged("man3/liborrery.3")[0].read_text()
    assert all(text.count(call) >= 2 for call in header_calls())


def test_man_finds_no_fault():
    need("man")
    for page in staged("man?/*.?"):
        done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)], capture_output=True, text=True,
                              env={**os.environ, "MANROFFSEQ": "", "LC_ALL": "C.UTF-8"})
        assert done.returncode == 0 and done.stderr == "", (page.name, done.stderr[:500])


def test_mandoc_finds_no_fault():
    need("mandoc")
    for page in staged("man?/*.?"):
        lines = subprocess.run(["mandoc", "-T", "lint", str(page)], capture_output=True, text=True).stdout.splitlines()
        # Pages bear a version, not a date, and texts are not wrapped in the source.
        faults = [line for line in lines if "missing date" not in line and "STYLE" not in line]
        assert not faults, faults


def bash_offers(line):
    """What bash offers at the end of a line."""
    script = f"""
source {staged("bash-completion/completions/orrery")[0]}
complete -p orrery >/dev/null || exit 1
line=$1
read -ra COMP_WORDS <<<"${{line//=/ = }}"
[[ $line == *" " || $line == *= ]] && COMP_WORDS+=("")
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_orrery
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    return set(run("bash", "-u", "-c", script, "bash", line, cwd=WORK).split("\n")) - {""}


def check_offers(offers):
    assert {"chart", "kernel", "completion"} <= offers("orrery "), offers("orrery ")
    assert offers("orrery kernel ") == {"info", "verify"}
    assert offers("orrery chart --svg-theme ") == {"light", "dark", "print"}
    assert offers("orrery chart --house-system plac") == {"placidus"}
    assert offers("orrery completion ") == {"bash", "zsh", "fish"}
    assert {"--date", "--svg", "--json"} <= offers("orrery chart --")
    assert offers("orrery kernel verify --js") == {"--json"}
    assert "births.csv" in offers("orrery chart --batch bir")
    assert "chart" in offers("orrery help ")


def test_completion_in_bash():
    need("bash")
    check_offers(bash_offers)
    assert bash_offers("orrery chart --svg-theme=d") == {"dark"}
    assert bash_offers("orrery chart --date ") == set()
    for name in commands():
        listed = set(re.findall(r"--[\w-]+", " ".join(re.findall(r"^  (?:--\w+, )?(--[\w-]+)", run(ORRERY, *name.split(), "--help"), re.M))))
        offered = bash_offers(f"orrery {name} --")
        assert listed <= offered, (name, listed - offered)


def test_completion_in_fish():
    need("fish")

    def offers(line):
        script = f"source {staged('vendor_completions.d/orrery.fish')[0]}; complete -C $argv[1]"
        text = run("fish", "--no-config", "-c", script, line, cwd=WORK, env={**os.environ, "HOME": str(WORK)})
        return {word.split("\t")[0] for word in text.splitlines()}
    check_offers(offers)


def test_completion_in_zsh():
    need("zsh")
    script = WORK / "offers.zsh"
    # The interactive shell on a pseudo-terminal; what it would insert is printed by a stand-in for compadd.
    script.write_text(f"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; PS2=; fpath=({staged("site-functions/_orrery")[0].parent} $fpath); autoload -U compinit; compinit -u -D'
zpty -w shell 'compadd() {{ if [[ $* == *-O* || $* == *-A* || $* == *-D* ]]; then builtin compadd "$@"; return; fi
local -a hits; builtin compadd -O hits "$@"; print -l -- "OFFER:"$^hits; builtin compadd "$@" }}'
zpty -w shell 'LISTMAX=10000; unsetopt beep; bindkey "^I" complete-word; print READY:1'
zpty -r shell line '*READY:1*'
zpty -n -w shell "$1"$'\\t'
sleep 3
while zpty -r -t shell line; do print -r -- $line; done
zpty -d shell
""")

    def offers(line):
        text = run("zsh", "-f", script, line, cwd=WORK, env={**os.environ, "TERM": "dumb"})
        return set(re.findall(r"OFFER:([\w.-]+)", text))
    assert {"chart", "kernel", "completion"} <= offers("orrery "), offers("orrery ")
    assert offers("orrery kernel ") == {"info", "verify"}
    assert offers("orrery chart --svg-theme ") == {"light", "dark", "print"}
    assert offers("orrery completion ") == {"bash", "zsh", "fish"}
    assert "--json" in offers("orrery kernel verify --js")


def prepare():
    DATA.mkdir()
    (DATA / "orrery.kernel").symlink_to(KERNEL)
    (WORK / "births.csv").write_text("date\n")
    run(ORRERY, "zones", "update", "--data", DATA)
    run("meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", STAGE)


tap.run(tap.named_tests(globals()), WORK, prepare)
