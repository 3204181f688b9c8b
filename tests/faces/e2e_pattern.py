# SPDX-License-Identifier: Apache-2.0
"""Patterns from outside: page, document, picture and batch of the built program. TAP on standard output.

Usage: e2e_pattern.py ORRERY KERNEL
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

ORRERY, KERNEL = (os.path.abspath(path) for path in sys.argv[1:3])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-pattern-"))
DATA = WORK / "data"
BIRTH = "--entity-id E-1 --date 1990-05-15 --time 14:30 --zone America/New_York --lat 40.7128 --lon -74.0060".split()
NOW = ["--now", "2026-01-02T00:00:00Z"]
NAMESPACE = "{http://www.w3.org/2000/svg}"
ENERGIES = ["physical", "emotional", "mental", "spiritual", "social"]
DIMENSIONS = ["leadership", "creativity", "analytical", "communication", "empathy", "resilience", "adaptability", "focus"]


def run(*arguments, data=("--data", DATA)):
    environment = {"PATH": os.environ["PATH"], "HOME": str(WORK)}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    return subprocess.run([ORRERY, *map(str, arguments), *data], capture_output=True, env=environment, timeout=200)


def expect(done, status):
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}, not {status}: {done.stdout[-300:]} {done.stderr[-500:]}")
    return done


def document(*flags, birth=BIRTH):
    return json.loads(expect(run("pattern", *birth, "--json", *NOW, *flags), 0).stdout)


def test_twenty_quarters_now_and_four_ahead():
    pattern = document()
    names = [f"{at['year']}-{at['quarter']}" for at in pattern["time_series"]]
    assert len(names) == 25 and (names[0], names[20], names[-1]) == ("2021-Q1", "2026-Q1", "2027-Q1"), names
    assert [at["phase"] for at in pattern["time_series"]] == ["past"] * 20 + ["current"] + ["future"] * 4
    for at in pattern["time_series"]:
        assert list(at["energy_snapshot"]) == ENERGIES and list(at["dimensional_snapshot"]) == DIMENSIONS
        levels = [*at["energy_snapshot"].values(), *at["dimensional_snapshot"].values()]
        assert all(0 <= level <= 100 for level in levels), levels
    assert pattern["pattern_type"] in ("cyclical", "trending", "stable", "volatile")
    assert pattern["current_quarter"] == "2026-Q1" and pattern["predictions"]["next_quarter"]["quarter"] == "Q2"
    assert pattern["analysis_date"] == "2026-01-02T00:00:00.000Z"


def tau(values):
    """Rising minus falling pairs over all pairs that are not tied: Kendall's tau-b against time, written anew."""
    signs = [(b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1:]]
    pairs = len(signs)
    return sum(signs) / (pairs * sum(sign != 0 for sign in signs)) ** 0.5


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def test_statistics_follow_from_the_printed_series():
    pattern = document()
    squares = []
    for level in pattern["statistics"]["levels"]:
        name = level["level"]
        series = [{**at["energy_snapshot"], **at["dimensional_snapshot"]}[name] for at in pattern["time_series"]]
        slopes = [(b - a) / (j - i) for i, a in enumerate(series) for j, b in enumerate(series) if j > i]
        steps = [(b - a) ** 2 for a, b in zip(series, series[1:])]
        squares.append(sum(steps) / len(steps))
        assert abs(level["slope"] - median(slopes)) < 1e-6, name
        assert abs(level["tau"] - tau(series)) < 1e-4, name
        assert abs(level["volatility"] - squares[-1] ** 0.5) < 0.0051, name
        assert (level["least"], level["greatest"]) == (min(series), max(series)), name
    assert abs(pattern["statistics"]["volatility"] - (sum(squares) / 13) ** 0.5) < 0.0051


def test_any_span_and_any_present():
    pattern = document("--from", "2020-Q1", "--to", "2020-Q3", "--quarter", "2019-Q4")
    assert [at["phase"] for at in pattern["time_series"]] == ["future"] * 3
    assert pattern["predictions"]["next_quarter"]["predicted_energy"] == pattern["time_series"][0]["energy_snapshot"]
    late = document("--from", "1980-Q1", "--to", "1990-Q4")
    assert len(late["time_series"]) == 3 and "begins with the quarter of the birth" in late["provenance"]["warnings"][0]


def test_a_page():
    text = expect(run("pattern", *BIRTH, "--name", "Zoë\x1b[31m", *NOW), 0).stdout.decode()
    assert text.startswith("Energy pattern of Zoë") and "\x1b" not in text, text[:120]
    assert ", 2021-Q1 to 2027-Q1, seen from 2026-Q1\n" in text, text[:120]
    for words in ("Peaks and lows", "Seasons", "2026-Q1: on own points", "What comes", "How sure that is",
                  "do not decide about"):
        assert words in text, words
    assert max(map(len, text.splitlines())) <= 96
    assert not any(word in text.lower() for word in ("destiny", "fate", "illness", "health", "death")), text
    longer = expect(run("pattern", *BIRTH, *NOW, "--from", "2005-Q1", "--to", "2030-Q4"), 0).stdout.decode()
    assert max(map(len, longer.splitlines())) <= 96 and "Shown are 44 quarters" in longer and "now" in longer


def test_pictures_in_three_themes():
    words = set()
    for theme in ("light", "dark", "print"):
        path = WORK / f"{theme}.svg"
        expect(run("pattern", *BIRTH, "--name", "A <&> B", *NOW, "--svg", path, "--svg-theme", theme), 0)
        root = ElementTree.fromstring(path.read_bytes())
        assert root.get("role") == "img" and root.find(NAMESPACE + "title").text == "Energy pattern of A <&> B"
        words.add(root.find(NAMESPACE + "desc").text)
        drawn = [element.get("class") for element in root.iter() if element.get("class")]
        assert drawn.count("curve") == 13 and drawn.count("curve ahead") == 13 and drawn.count("now") == 1
        assert drawn.count("spot") == 13 and drawn.count("hollow") == 13
        height = float(root.get("viewBox").split()[3])
        for text in root.iter(NAMESPACE + "text"):
            assert 0 <= float(text.get("x")) <= 1000 and 0 < float(text.get("y")) < height
    assert len(words) == 1 and "resilience: mean" in words.pop()
    past = WORK / "past.svg"
    expect(run("pattern", *BIRTH, *NOW, "--from", "2010-Q1", "--to", "2010-Q1", "--svg", past), 0)
    assert b"curve ahead\"" not in past.read_bytes()


def test_a_batch_is_the_single_documents():
    births = WORK / "births.csv"
    births.write_text("entity_id,date,time,zone,latitude,longitude\nE-1,1990-05-15,14:30,America/New_York,40.7128,-74.0060\n"
                      "E-2,1991-02-28,,UTC,10,20\nE-3,1991-02-30,12:00,UTC,10,20\nE-4,2026-07-01,12:00,UTC,10,20\n")
    span = ["--from", "2025-Q4", "--to", "2026-Q1"]
    done = expect(run("pattern", "--batch", births, *NOW, *span), 1)
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert lines[0] == expect(run("pattern", *BIRTH, "--json", *NOW, *span), 0).stdout.rstrip(b"\n")
    assert json.loads(lines[1])["data_completeness"] < 1
    assert [json.loads(line)["error"]["code"] for line in lines[2:]] == ["invalid", "out_of_range"]


def test_patterns_of_a_store():
    births, store = WORK / "people.csv", ["--store", WORK / "people.db"]
    births.write_text("entity_id,name,date,time,zone,latitude,longitude\nE-1,Zoë,1990-05-15,14:30,America/New_York,40.7128,-74.0060\n")
    expect(run("import", births, *store, *NOW), 0)
    told = lambda done: json.loads(done.stderr)["result"]
    asked = ["pattern", "E-1", "--json", *store, *NOW]
    assert told(expect(run(*asked, "--dry-run"), 0)) == "none"
    assert told(expect(run(*asked, "--to", "2026-Q1"), 0)) == "none"
    assert expect(run("export", "patterns", *store, data=()), 0).stdout == b""
    made = expect(run(*asked), 0)
    assert told(made) == "created" and told(expect(run(*asked), 0)) == "unchanged"
    later = expect(run("pattern", "E-1", "--json", *store, "--now", "2026-04-02T00:00:00Z"), 0)
    assert told(later) == "replaced"
    kept = json.loads(expect(run("export", "patterns", *store, data=()), 0).stdout)
    assert kept["current_quarter"] == "2026-Q2" and kept["created_at"] == json.loads(made.stdout)["created_at"]
    given, of_store = document(), json.loads(made.stdout)
    for name in ("time_series", "insights", "predictions", "statistics"):
        assert given[name] == of_store[name], name
    page = expect(run("pattern", "E-1", *store, *NOW, "--to", "2026-Q1"), 0)
    assert page.stdout.startswith("Energy pattern of Zoë".encode()) and b"only shown" in page.stderr
    expect(run("pattern", "E-2", *store, *NOW), 3)
    expect(run("pattern", "E-1", *BIRTH, *store, *NOW), 2)


def test_what_is_refused():
    for flags in (["--from", "2026"], ["--to", "2026-Q5"], ["--quarter", "now"], ["--from", "2026-Q2", "--to", "2026-Q1"],
                  ["--svg-theme", "dark"], ["--from", "1980-Q1", "--to", "1985-Q1"]):
        expect(run("pattern", *BIRTH, *NOW, *flags), 2)
    expect(run("pattern", *BIRTH, *NOW, "--to", "2500-Q1"), 6)
    picture = WORK / "none.svg"
    expect(run("pattern", *BIRTH, *NOW, "--to", "2500-Q1", "--svg", picture), 6)
    assert not picture.exists()


def prepare():
    DATA.mkdir()
    (DATA / "orrery.kernel").symlink_to(KERNEL)
    expect(run("zones", "update"), 0)
    expect(run("calibrate", "--from", "1987", "--to", "1993"), 0)


tap.run(tap.named_tests(globals()), WORK, prepare)
