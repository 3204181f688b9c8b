# SPDX-License-Identifier: Apache-2.0
"""Pictures from outside: the built program draws real charts, an XML parser reads them. TAP on standard output.

Usage: e2e_svg.py ORRERY KERNEL
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

ORRERY, KERNEL = (os.path.abspath(path) for path in sys.argv[1:3])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-svg-"))
DATA = WORK / "data"
BIRTH = "--date 1879-03-14 --time 11:30 --zone LMT --lat 48.4011 --lon 9.9876".split()
BODIES = ["Sun", "Moon", "Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto", "Mean Node",
          "True Node", "Mean Lilith", "True Lilith", "Chiron", "Ceres", "Pallas", "Juno", "Vesta"]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def run(*arguments):
    environment = {"PATH": os.environ["PATH"], "HOME": str(WORK)}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.run([ORRERY, *map(str, arguments), "--data", DATA], capture_output=True, env=environment, timeout=100)


def expect(done, status):
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}, not {status}: {done.stdout[-300:]} {done.stderr[-500:]}")
    return done


def draw(*flags, birth=BIRTH):
    path = WORK / "wheel.svg"
    path.unlink(missing_ok=True)
    done = expect(run("chart", *birth, "--svg", path, *flags), 0)
    return ElementTree.fromstring(path.read_bytes()), done


def with_class(root, name):
    return [element for element in root.iter() if name in element.get("class", "").split()]


def test_a_wheel_beside_the_table():
    root, done = draw("--name", "A <&> \"B\"")
    assert done.stdout.startswith(b"Birth chart of ") and b"<svg" not in done.stdout
    assert root.tag == NAMESPACE + "svg" and root.get("role") == "img"
    assert root.find(NAMESPACE + "title").text == "Birth chart of A <&> \"B\""
    words = root.find(NAMESPACE + "desc").text
    assert all(f" {body} " in words for body in BODIES), words
    assert "Sun at 23 degrees 30 minutes of Pisces, house 10" in words, words  # published everywhere as 23 Pisces 30
    assert len(with_class(root, "label")) == 17 and len(with_class(root, "house")) == 12
    assert len(with_class(root, "sector")) == 12 and len(with_class(root, "bold")) == 4
    said = [title.text for group in with_class(root, "label") for title in group.iter(NAMESPACE + "title")]
    assert all(text.split(",")[0] in words for text in said), said


def test_the_same_bytes_again():
    draw()
    first = (WORK / "wheel.svg").read_bytes()
    draw()
    assert first == (WORK / "wheel.svg").read_bytes()


def test_the_picture_on_standard_output():
    root, _ = draw()
    done = expect(run("chart", *BIRTH, "--svg", "-"), 0)
    assert ElementTree.fromstring(done.stdout).get("id") == root.get("id")
    out = WORK / "table.txt"
    done = expect(run("chart", *BIRTH, "--svg", "-", "--out", out), 0)
    assert done.stdout.startswith(b"<svg") and out.read_bytes().startswith(b"Birth chart")
    _, done = draw("--json")
    assert done.stdout.startswith(b"{")


def test_no_time():
    root, _ = draw(birth=BIRTH[:2] + BIRTH[4:])
    assert with_class(root, "house") == [] and len(with_class(root, "range")) == 17
    assert "Time unknown" in root.find(NAMESPACE + "desc").text


def test_polar_births_and_themes():
    for theme in ("light", "dark", "print"):
        for latitude in ("66.4", "78.2", "-89.9", "90"):
            flags = ["--lat", latitude, "--svg-theme", theme]
            root, _ = draw(*flags, birth=BIRTH[:6] + BIRTH[8:])
            assert len(with_class(root, "label")) == 17 and len(with_class(root, "number")) == 12


def test_transits_around_a_birth():
    root, _ = draw("--svg-transits", "1905-06-30T12:00:00Z")
    assert len(with_class(root, "label")) == 2 * 17 + 2
    words = root.find(NAMESPACE + "desc").text
    assert "Outer chart: 30 June 1905, 12:00" in words, words


def test_what_is_refused():
    picture = WORK / "none.svg"
    (WORK / "births.csv").write_text("date,time,zone,latitude,longitude\n1990-05-15,14:30,UTC,0,0\n")
    for flags in (["--svg", picture, "--svg-theme", "pink"], ["--svg-theme", "dark"],
                  ["--svg-transits", "1905-06-30T12:00:00Z"], ["--svg", picture, "--svg-transits", "tomorrow"],
                  ["--svg", "-", "--json"]):
        expect(run("chart", *BIRTH, *flags), 2)
    expect(run("chart", "--batch", WORK / "births.csv", "--svg", picture), 2)
    expect(run("chart", *BIRTH, "--svg", picture, "--svg-transits", "1605-06-30T12:00:00Z"), 6)
    expect(run("chart", *BIRTH, "--svg", WORK / "no" / "folder.svg"), 7)
    assert not picture.exists()
    picture.write_text("old")
    expect(run("chart", *BIRTH, "--svg", picture, "--svg-transits", "1605-06-30T12:00:00Z"), 6)
    assert picture.read_text() == "old"


def prepare():
    DATA.mkdir()
    (DATA / "orrery.kernel").symlink_to(KERNEL)
    expect(run("zones", "update"), 0)


tap.run(tap.named_tests(globals()), WORK, prepare)
