# SPDX-License-Identifier: Apache-2.0
"""Harmonic codes from outside: the built program against figures recomputed from its own documents. TAP on standard output.

Usage: e2e_code.py ORRERY KERNEL GEONAMES
"""
import cmath
import csv
import datetime
import gzip
import hashlib
import io
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

ORRERY, KERNEL, GEONAMES = (os.path.abspath(path) for path in sys.argv[1:4])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-code-"))
# Cohorts of a few years each, so that the tests stay quick: the middle of the kernel, its first and its last years.
DATA, FIRST, LAST, BARE = (WORK / name for name in ("data", "first", "last", "bare"))
NOW = "2026-01-02T03:04:05.678Z"
BIRTH = "--entity-id E-1 --date 1989-05-15 --time 14:30 --zone America/New_York --lat 40.7128 --lon -74.0060".split()
HEADER = "entity_id,date,time,zone,latitude,longitude\n"
LEVELS = ["physical", "emotional", "mental", "spiritual", "social", "leadership", "creativity", "analytical",
          "communication", "empathy", "resilience", "adaptability", "focus"]
SLOW = ["Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto", "Mean Node"]
SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments, stdin=b"", data=DATA):
    environment = {"PATH": os.environ["PATH"], "HOME": str(WORK)}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    words = [ORRERY, *map(str, arguments), "--data", str(data)]
    return subprocess.run(words, input=stdin, capture_output=True, env=environment, timeout=300)


def expect(done, status):
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}, not {status}: {done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def code(*flags, birth=BIRTH, status=0, data=DATA):
    done = expect(run("code", *birth, *flags, "--json", "--now", NOW, data=data), status)
    assert status == 0 or done.stdout == b"", done.stdout[:200]
    return json.loads(done.stdout if status == 0 else done.stderr)


def batch(text, *flags, status=0, data=DATA):
    path, out = WORK / "in.csv", WORK / "out.ndjson"
    path.write_text(text)
    out.unlink(missing_ok=True)
    done = expect(run("code", "--batch", path, "--out", out, "--json", "--now", NOW, *flags, data=data), status)
    return [json.loads(line) for line in out.read_text().splitlines()], json.loads(done.stdout)


def kernel_days():
    kernel = json.loads(expect(run("kernel", "info", "--json"), 0).stdout)
    return kernel["from"][:10], kernel["to"][:10]


def percentiles(document):
    current = document["current_code"]
    return {**current["energy_levels"], **current["dimensions"]}


def check(document, unknown=False):
    """What every document promises."""
    current = document["current_code"]
    found = percentiles(document)
    assert list(found) == LEVELS and all(0 <= value <= 100 for value in found.values()), found
    leading = [current["primary_harmonic"], *current["secondary_harmonics"]]
    assert len(set(leading)) == 5 and all(1 <= harmonic <= 32 for harmonic in leading), leading
    assert [resonance["frequency"] for resonance in current["resonances"]] == leading
    for resonance in current["resonances"]:
        value = resonance["resonance"]
        assert resonance["strength"] == min(1, abs(value)), resonance
        kind = "amplifying" if value > 0.5 else "dampening" if value < -0.5 else "neutral"
        assert resonance["type"] == kind or abs(abs(value) - 0.5) < 1e-4, resonance
    assert len(current["energy_signature"]) <= 100 and current["energy_signature"].startswith("OR1-")
    assert 0 < document["confidence"] <= 1
    assert (document["provenance"]["certainty"] == "unknown") == unknown, document["provenance"]
    assert document["note"]
    return document


def near(found, wanted, what, within=1e-9):
    assert abs(found - wanted) <= within, (what, found, wanted)


def curve_cosines():
    """Cosine coefficients of the aspect curve, from its closed form: bells cos^2 of half-width w around each angle."""
    bells = [(0, 8, 1, 1), (60, 5, 0.5, 2), (90, 7, -1, 2), (120, 8, 1, 2), (180, 8, -1, 1)]
    out = []
    for n in range(1, 33):
        total = 0.0
        for angle, width, height, sides in bells:
            w = math.radians(width)
            k = math.pi / w
            total += sides * height * math.cos(n * math.radians(angle)) * math.sin(n * w) * k * k / (
                math.pi * n * (k * k - n * n))
        out.append(total)
    return out


# Weights of the points Sun to Pluto and mean node, written out by hand from src/core/channel_table.c.
NATAL = [2, 2, 1.5, 1.5, 1.5, 1, 1, 0.5, 0.5, 0.5, 0.5]
CHANNELS = {"physical": [1.5, 0, 0, 0, 2, 0, 0.5, 0, 0, 0.5, 0], "empathy": [0, 2, 0, 1, 0, 0.5, 0, 0, 0.5, 0, 0],
            "mental": [0, 0, 2, 0, 0, 0.5, 1, 0.5, 0, 0, 0]}


def recompute(document):
    """Every raw value from the document alone."""
    [explanation] = document["explanation"]
    for level in explanation["levels"]:
        near(math.fsum(term["value"] for term in level["terms"]), level["raw"], level["level"])
        near(math.fsum(term["value"] for term in level["terms"] if term["point"] in SLOW and (
            term["kind"] == "transit" or term["other"] in SLOW)), level["shared"], "shared")
        assert len({(term["kind"], term["point"], term["other"]) for term in level["terms"]}) == len(level["terms"])
    assert [level["level"] for level in explanation["levels"]] == LEVELS
    for harmonic in explanation["harmonics"]:
        own = [complex(term["re"], term["im"]) for term in harmonic["points"]]
        sky = [complex(term["re"], term["im"]) for term in harmonic["transits"]]
        assert len(own) == len(sky) == 11
        r, t = sum(own), sum(sky)
        scale = harmonic["deviation"] * math.sqrt(math.fsum(abs(part) ** 2 for part in sky))
        rho = (r * t.conjugate()).real / scale
        near(abs(r), harmonic["amplitude"], "amplitude")
        near(rho, harmonic["resonance"], "resonance")
        near(abs(r) * (1 + rho / 2), harmonic["raw"], "strength")
        for term, part in zip(harmonic["points"], own, strict=True):
            near((part * r.conjugate()).real / abs(r), term["part"], "part of the amplitude")
        for term, part in zip(harmonic["transits"], sky, strict=True):
            near((r * part.conjugate()).real / scale, term["part"], "part of the resonance")
    assert [harmonic["harmonic"] for harmonic in explanation["harmonics"]] == list(range(1, 33))
    levels_from_harmonics(explanation)
    ranked = sorted(explanation["harmonics"], key=lambda h: (-h["percentile"], h["harmonic"]))
    current = document["current_code"]
    assert ranked[0]["harmonic"] == current["primary_harmonic"] or (
        ranked[0]["percentile"] == explanation["harmonics"][current["primary_harmonic"] - 1]["percentile"])


def levels_from_harmonics(explanation):
    """The same levels by another way: not from their terms, but from the spectra and the aspect curve."""
    cosine = curve_cosines()
    for name, weights in CHANNELS.items():
        total = 0.0
        for n, harmonic in enumerate(explanation["harmonics"]):
            r = sum(weight * complex(term["re"], term["im"]) / natal
                    for weight, natal, term in zip(weights, NATAL, harmonic["points"], strict=True))
            t = sum(complex(term["re"], term["im"]) for term in harmonic["transits"])
            total += cosine[n] * (abs(r) ** 2 / 2 + (r * t.conjugate()).real)
        near(total, explanation["levels"][LEVELS.index(name)]["raw"], name)


def test_every_raw_value_follows_from_the_document():
    for flags in (["--quarter", "2026-Q1"], ["--quarter", "1995-Q3"], ["--quarter", "2150-Q4"]):
        document = check(code(*flags, "--explain"))
        recompute(document)
    recompute(check(code("--quarter", "2026-Q2", "--explain", birth=BIRTH[:4] + BIRTH[6:]), unknown=True))
    assert code()["explanation"] == []


def test_transits_are_where_they_are():
    """A transit's part of a harmonic is the mean of exp(i n L) over the days: its first harmonic's angle is where it stood. Pluto in 2026."""
    document = code("--quarter", "2026-Q1", "--explain")
    pluto = document["explanation"][0]["harmonics"][0]["transits"][9]
    assert pluto["point"] == "Pluto"
    longitude = math.degrees(cmath.phase(complex(pluto["re"], pluto["im"]))) % 360
    # Published ephemerides have Pluto between 3 and 6 degrees of Aquarius in these months.
    assert 303 < longitude < 306, longitude
    near(abs(complex(pluto["re"], pluto["im"])), 0.25, "half the natal weight", 0.001)


def test_quarters_past_and_to_come():
    now = check(code())
    assert now["current_code"]["version"] == "2026-Q1" and now["current_code"]["generated_at"] == NOW
    assert now == code("--quarter", "2026-Q1")
    for quarter, before, after in (("1989-Q3", "1989-Q2", "1989-10-01"), ("2026-Q1", "2025-Q4", "2026-04-01"),
                                   ("2150-Q4", "2150-Q3", "2151-01-01")):
        document = check(code("--quarter", quarter))
        assert document["current_code"]["version"] == quarter
        assert document["historical_codes"][0]["version"] == before
        assert document["next_update"]["scheduled_date"].startswith(after)
        older, shifts = percentiles(code("--quarter", before)), document["current_code"]["delta_from_previous"]
        for name, shift in {**shifts["energy_shifts"], **shifts["dimension_changes"]}.items():
            near(percentiles(document)[name] - older[name], shift, name, 0.0051)
        squares = [shift ** 2 for part in ("energy_shifts", "dimension_changes") for shift in shifts[part].values()]
        near(math.sqrt(sum(squares) / 13), document["current_code"]["change_magnitude"], "change", 0.01)
    birth_quarter = check(code("--quarter", "1989-Q2"))
    assert birth_quarter["historical_codes"] == [] and birth_quarter["current_code"]["delta_from_previous"] is None
    assert birth_quarter["current_code"]["moved_by"] == []


def test_what_moved_a_level():
    now, before = code("--quarter", "2026-Q1", "--explain"), code("--quarter", "2025-Q4", "--explain")

    def terms(document):
        return {(level["level"], term["other"], term["point"]): term["value"]
                for level in document["explanation"][0]["levels"] for term in level["terms"] if term["kind"] == "transit"}
    grown = {key: value - terms(before)[key] for key, value in terms(now).items()}
    moves = now["current_code"]["moved_by"]
    assert moves
    for move in moves:
        near(grown[move["level"], move["transit"], move["point"]], move["value"], move, 0.5e-4 + 1e-9)
    first = moves[0]
    strongest = max((value for key, value in grown.items() if key[0] == first["level"] and key[2] not in SLOW),
                    key=lambda value: value * math.copysign(1, first["value"]))
    near(strongest, first["value"], "the strongest comes first", 0.5e-4 + 1e-9)


def test_the_page():
    text = expect(run("code", *BIRTH, "--name", "Zoë Example", "--now", NOW), 0).stdout.decode()
    document = code()
    for words in ("Harmonic code of Zoë Example in the first quarter of 2026", "since 2025-Q4", "transiting",
                  "known to the minute", "Nothing shows", f"Harmonic {document['current_code']['primary_harmonic']} leads",
                  "2026-04-01", document["current_code"]["energy_signature"]):
        assert words in text, words
    assert max(len(line) for line in text.splitlines()) <= 100 and "\033" not in text
    assert "\033[1m" in run("code", *BIRTH, "--color", "always").stdout.decode()
    assert "by itself" in run("code", *BIRTH, "--explain").stdout.decode()
    text = run("code", *(BIRTH[:4] + BIRTH[6:])).stdout.decode()
    assert "time of birth is unknown" in text


def test_one_document_as_csv():
    done = expect(run("code", *BIRTH, "--csv", "--now", NOW), 0)
    assert done.stdout == expect(run("code", *BIRTH, "--format", "csv", "--now", NOW), 0).stdout
    [header, row] = csv.reader(io.StringIO(done.stdout.decode(), newline=""))
    flat, document = dict(zip(header, row, strict=True)), code()
    assert flat["entity_id"] == "E-1"
    for name, value in document["current_code"]["energy_levels"].items():
        assert float(flat[f"current_code.energy_levels.{name}"]) == value
    assert json.loads(flat["current_code.secondary_harmonics"]) == document["current_code"]["secondary_harmonics"]


def test_a_batch_keeps_its_order():
    text = (HEADER + "a,1988-01-01,10:00,UTC,0,0\n"
            "b,1988-13-01,10:00,UTC,0,0\n"
            "\n"
            "c,1988-01-03,,UTC,0,0\n"
            "d,1900-01-04,10:00,UTC,0,0\n"
            "e,1988-01-05,10:00,UTC,0\n"
            "f,1988-01-06,10:00,UTC,0,0\n")
    lines, summary = batch(text, status=1)
    assert [line.get("entity_id") for line in lines][:4] == ["a", "b", "c", "d"], lines
    assert lines[5]["entity_id"] == "f" and len(lines) == 6
    assert [line["line"] for line in lines if "error" in line] == [3, 6, 7]
    assert lines[3]["error"]["code"] == "out_of_range" and lines[3]["error"]["field"] == "date"
    assert summary["lines"] == 6 and summary["bad"] == 3, summary
    for line in (lines[0], lines[5]):
        check(line)
    check(lines[2], unknown=True)
    lines, summary = batch(HEADER + "a,1988-01-01,10:00,UTC,0,0\n")
    assert len(lines) == 1 and summary["bad"] == 0


def test_single_and_batch_give_the_same_bytes():
    text = HEADER + "E-1,1989-05-15,14:30,America/New_York,40.7128,-74.0060\n"
    (WORK / "one.csv").write_text(text)
    wanted = expect(run("code", *BIRTH, "--json", "--now", NOW), 0).stdout
    expect(run("code", "--batch", WORK / "one.csv", "--out", WORK / "one.ndjson", "--now", NOW), 0)
    assert (WORK / "one.ndjson").read_bytes() == wanted
    (WORK / "one.csv.gz").write_bytes(gzip.compress(text.encode()))
    expect(run("code", "--batch", WORK / "one.csv.gz", "--out", WORK / "one.ndjson.gz", "--now", NOW), 0)
    assert gzip.decompress((WORK / "one.ndjson.gz").read_bytes()) == wanted
    assert expect(run("code", "--batch", "-", "--now", NOW, stdin=text.encode()), 0).stdout == wanted
    ndjson = json.dumps(dict(zip(HEADER.strip().split(","), text.splitlines()[1].split(","), strict=True)))
    (WORK / "one-in.ndjson").write_text(ndjson + "\n")
    assert expect(run("code", "--batch", WORK / "one-in.ndjson", "--now", NOW), 0).stdout == wanted


def test_threads_change_no_byte():
    rows = "".join(f"p-{i},{1987 + i % 5}-{1 + i % 12:02d}-{1 + i % 28:02d},{'' if i % 5 == 2 else f'{i % 24:02d}:15'},"
                   f"UTC,{-60 + i % 120},{i % 180}\n" for i in range(300))
    (WORK / "many.csv").write_text(HEADER + rows)
    outs = []
    for threads in (1, 2):
        out = WORK / f"many-{threads}.ndjson"
        expect(run("code", "--batch", WORK / "many.csv", "--out", out, "--threads", threads, "--now", NOW), 0)
        outs.append(out.read_bytes())
    assert outs[0] == outs[1] and outs[0].count(b"\n") == 300
    for flags in (["--json"], ["--svg", "-"], []):
        one, two = (run("code", *BIRTH, *flags, "--threads", n, "--now", NOW).stdout for n in (1, 2))
        assert one == two and one, flags


def test_what_is_refused():
    for flags, status, kind, field in ((["--quarter", "2026-Q5"], 2, "usage", "quarter"),
                                       (["--quarter", "2026"], 2, "usage", "quarter"),
                                       (["--quarter", "1989-Q1"], 2, "invalid", "quarter"),
                                       (["--quarter", "2300-Q1"], 6, "out_of_range", "quarter"),
                                       (["--fields", "nothing"], 2, "usage", None)):
        error = code(*flags, status=status)["error"]
        assert error["code"] == kind and field in (None, error["field"]), error
    late = code("--quarter", "2026-Q1", birth=["--date", "1950-01-01", *BIRTH[4:]], status=6)["error"]
    assert late["field"] == "date" and "orrery calibrate" in late["message"], late
    error = code(status=3, data=BARE)["error"]
    assert "orrery calibrate" in error["message"], error
    expect(run("code", "--quarter", "2026-Q1"), 2)


def test_cohorts_of_another_kernel_are_refused():
    """A file that is whole and says that it comes from another kernel: its digest is made anew."""
    folder = WORK / "foreign"
    folder.mkdir()
    for name in ("orrery.kernel", "orrery.zones"):
        (folder / name).symlink_to(DATA / name)
    blob = bytearray((DATA / "orrery.cohorts").read_bytes())
    kernel_id = json.loads(expect(run("kernel", "info", "--json"), 0).stdout)["id"].encode()
    at = blob.index(kernel_id)
    start = next(i for i in range(at, 0, -1) if hashlib.blake2b(blob[i:]).digest() in bytes(blob[:i]))
    digest = blob.index(hashlib.blake2b(blob[start:]).digest())
    blob[at] ^= 1
    new = hashlib.blake2b(blob[start:])
    blob[digest:digest + 64] = new.digest()
    (folder / "orrery.cohorts").write_bytes(blob)
    error = code(status=4, data=folder)["error"]
    assert error["code"] == "conflict" and "orrery calibrate" in error["message"], error
    blob[-1] ^= 1
    (folder / "orrery.cohorts").write_bytes(blob)
    assert code(status=9, data=folder)["error"]["code"] == "corrupt"


def test_unknown_time():
    known, unknown = code(), check(code(birth=BIRTH[:4] + BIRTH[6:]), unknown=True)
    assert unknown["confidence"] < known["confidence"] - 0.05
    assert unknown["provenance"]["half_width_s"] == 43200
    assert known["data_completeness"] == 1 and unknown["data_completeness"] == 0.75


def test_completeness_counts_the_zone():
    """A zone that is the nearest place's was not given; one that a place's name says was not either."""
    birth = ["--date", "1989-05-15", "--time", "14:30", "--lat", "48.4", "--lon", "9.99"]
    document = code(birth=birth)
    assert document["data_completeness"] == 0.75 and document["provenance"]["warnings"], document["provenance"]
    assert code(birth=birth[:2] + birth[4:])["data_completeness"] == 0.5
    assert code(birth=[*birth, "--zone", "UTC"])["data_completeness"] == 1


def test_first_and_last_day_of_the_kernel():
    place = ["--zone", "UTC", "--lat", "0", "--lon", "0"]
    first, last = kernel_days()
    noon = [["--date", day, "--time", "12:00", *place] for day in (first, last)]
    after = datetime.date.fromisoformat(first) + datetime.timedelta(days=1)
    check(code("--quarter", f"{after.year}-Q1", birth=noon[0], data=FIRST))
    check(code("--quarter", f"{after.year}-Q1", birth=["--date", after, *place], data=FIRST), unknown=True)
    # The last day whose quarter the kernel holds whole.
    end = datetime.date.fromisoformat(last).replace(month=1, day=1) - datetime.timedelta(days=1)
    document = check(code("--quarter", f"{end.year}-Q4", birth=["--date", end, "--time", "12:00", *place], data=LAST))
    assert document["current_code"]["delta_from_previous"] is None
    assert "orrery-kernelc" in code("--quarter", f"{last[:4]}-Q1", birth=noon[1], data=LAST, status=6)["error"]["message"]
    before = datetime.date.fromisoformat(first) - datetime.timedelta(days=1)
    code("--quarter", f"{after.year}-Q1", birth=["--date", before, "--time", "12:00", *place], data=FIRST, status=6)


def test_leap_days_and_poles():
    for latitude in ("90", "-90", "78.2", "-66.6"):
        for time in (["--time", "00:00"], ["--time", "23:59:59"], []):
            birth = ["--entity-id", "E-1", "--date", "1988-02-29", *time, "--zone", "UTC", "--lat", latitude, "--lon", "0"]
            check(code(birth=birth), unknown=not time)
    # The place says nothing but where the zone is: everything but ids and stamps is the same at both poles.
    north, south = (code(birth=["--entity-id", "E-1", "--date", "1988-02-29", "--time", "12:00", "--zone", "UTC", "--lat",
                                latitude, "--lon", "0"]) for latitude in ("90", "-90"))
    assert north == south
    code(birth=["--date", "1989-02-29", "--time", "12:00", "--zone", "UTC", "--lat", "0", "--lon", "0"], status=2)


def test_twins_a_minute_apart():
    rows = [HEADER]
    for i in range(40):
        for twin in ("a", "b"):
            rows.append(f"{i}{twin},{1987 + i % 5}-{1 + i % 12:02d}-{1 + i * 3 % 28:02d},"
                        f"{i % 24:02d}:{10 + (twin == 'b')},UTC,50,10\n")
    lines, _ = batch("".join(rows))
    same = 0
    for one, other in zip(lines[::2], lines[1::2], strict=True):
        same += one["current_code"]["primary_harmonic"] == other["current_code"]["primary_harmonic"]
        for name, value in percentiles(one).items():
            near(value, percentiles(other)[name], (one["entity_id"], name), 2)
        assert one["current_code"]["energy_signature"] != other["current_code"]["energy_signature"]
    assert same >= 39, same  # issue: 99.5 % keep their primary


def test_the_picture():
    path = WORK / "code.svg"
    wanted = expect(run("code", *BIRTH, "--json", "--now", NOW), 0).stdout
    for theme in ("light", "dark", "print"):
        done = expect(run("code", *BIRTH, "--json", "--now", NOW, "--name", "A <&> \"B\"", "--svg", path, "--svg-theme", theme), 0)
        root = ElementTree.fromstring(path.read_bytes())
        assert root.tag == SVG + "svg" and root.find(SVG + "title").text == "Harmonic code of A <&> \"B\""
        assert len([element for element in root.iter() if element.get("class") == "curve"]) == 13
    expect(run("code", *BIRTH, "--json", "--now", NOW, "--svg", path), 0)
    assert run("code", *BIRTH, "--json", "--now", NOW, "--svg", path).stdout == wanted  # terms only where asked for
    first = path.read_bytes()
    assert expect(run("code", *BIRTH, "--now", NOW, "--svg", "-"), 0).stdout == first
    document = json.loads(done.stdout)
    said = root.find(SVG + "desc").text
    assert f"Primary harmonic {document['current_code']['primary_harmonic']}," in said
    for name, value in percentiles(document).items():
        assert f" {name} {value:.0f}, before " in said or abs(value % 1 - 0.5) < 1e-9, (name, value)
    for flags in (["--svg-theme", "dark"], ["--svg", path, "--svg-theme", "pink"], ["--svg", "-", "--json"]):
        expect(run("code", *BIRTH, *flags), 2)
    (WORK / "births.csv").write_text(HEADER + "a,1988-01-01,10:00,UTC,0,0\n")
    expect(run("code", "--batch", WORK / "births.csv", "--svg", path), 2)
    expect(run("code", *BIRTH, "--svg", WORK / "no" / "folder.svg"), 7)
    expect(run("code", *BIRTH, "--svg", path, "--quarter", "2300-Q1"), 6)
    expect(run("code", *BIRTH, "--svg", DATA / "orrery.cohorts"), 2)
    assert path.read_bytes() == first


def test_calibrating_again_gives_the_same_bytes():
    wanted = (DATA / "orrery.cohorts").read_bytes()
    folder = WORK / "again"
    folder.mkdir()
    (folder / "orrery.kernel").symlink_to(KERNEL)
    for threads in (1, 2):
        expect(run("calibrate", "--from", "1986", "--to", "1992", "--threads", threads, data=folder), 0)
        assert (folder / "orrery.cohorts").read_bytes() == wanted
    expect(run("calibrate", "--from", "1986", "--to", "1992", "--seed", "2", data=folder), 0)
    assert (folder / "orrery.cohorts").read_bytes() != wanted
    expect(run("calibrate", "--from", "2500", "--to", "2501", data=folder), 6)
    expect(run("calibrate", "--from", "soon", data=folder), 2)
    expect(run("calibrate", data=WORK / "nothing"), 3)


def test_kept_quarters_change_nothing_but_the_work():
    folder = WORK / "kept"
    folder.mkdir()
    for name in ("kernel", "zones", "cohorts"):
        (folder / f"orrery.{name}").symlink_to(DATA / f"orrery.{name}")
    flags = ["--from", "2025-Q4", "--to", "2026-Q1", "--json"]
    def rows():
        return [json.loads(line) for line in expect(run("calibrate", "quarters", *flags, data=folder), 0).stdout.splitlines()]
    made = rows()
    assert [row["quarter"] for row in made] == ["2025-Q4", "2026-Q1"] and all(row["made"] for row in made)
    assert all(row["size_bytes"] == os.path.getsize(row["file"]) for row in made)
    bytes_made = [open(row["file"], "rb").read() for row in made]
    # An interrupted run: one file is missing, the other is left as it is.
    stamp = os.stat(made[1]["file"]).st_mtime_ns
    os.remove(made[0]["file"])
    assert [row["made"] for row in rows()] == [True, False]
    assert os.stat(made[1]["file"]).st_mtime_ns == stamp
    expect(run("calibrate", "quarters", *flags, "--anew", "--threads", 1, data=folder), 0)
    assert [open(row["file"], "rb").read() for row in made] == bytes_made
    code = ["code", *BIRTH, "--quarter", "2026-Q1", "--json", "--now", "2026-01-15T00:00:00Z"]
    wanted = expect(run(*code), 0).stdout
    assert expect(run(*code, data=folder), 0).stdout == wanted
    # One quarter alone is taken too, and the other computed.
    os.remove(made[0]["file"])
    assert expect(run(*code, data=folder), 0).stdout == wanted
    # A damaged file is said, with what to do: the index, a table, the end.
    size = made[1]["size_bytes"]
    for at in (300, size // 2, size - 1, None):
        with open(made[1]["file"], "r+b") as file:
            if at is None:
                file.truncate(1000)
            else:
                file.seek(at)
                byte = file.read(1)
                file.seek(at)
                file.write(bytes([byte[0] ^ 1]))
        refused = run(*code, data=folder)
        if at in (300, None):
            assert refused.returncode == 9, refused
            assert b"orrery calibrate quarters --from 2026-Q1 --data " + bytes(folder) in refused.stdout + refused.stderr, refused
        row = json.loads(expect(run("calibrate", "quarters", "--from", "2026-Q1", "--json", data=folder), 0).stdout)
        assert row["made"], at
        assert expect(run(*code, data=folder), 0).stdout == wanted
    rows()
    # A pattern's quarters in two runs of tables, several threads at once.
    pattern = ["pattern", "--batch", WORK / "few.csv", "--from", "2024-Q1", "--to", "2026-Q1", "--quarter", "2026-Q1",
               "--now", "2026-01-15T00:00:00Z", "--threads", 2]
    (WORK / "few.csv").write_text(HEADER + "".join(f"E-{i},{1987 + i % 4}-0{1 + i % 9}-11,10:00,UTC,50,10\n" for i in range(40)))
    computed = expect(run(*pattern), 0).stdout
    expect(run("calibrate", "quarters", "--from", "2024-Q1", "--to", "2026-Q4", data=folder), 0)
    assert expect(run(*pattern, data=folder), 0).stdout == computed
    # Files of other cohorts are computed past, and made again.
    (folder / "orrery.cohorts").unlink()
    expect(run("calibrate", "--from", "1986", "--to", "1992", "--seed", "2", data=folder), 0)
    other = expect(run(*code, data=folder), 0).stdout
    assert other != wanted
    assert all(row["made"] for row in rows())
    assert expect(run(*code, data=folder), 0).stdout == other
    expect(run("calibrate", "quarters", "--from", "2026-Q2", "--to", "2026-Q1", data=folder), 2)
    expect(run("calibrate", "quarters", "--from", "spring", data=folder), 2)
    expect(run("calibrate", "quarters", "--from", "1950-Q1", data=folder), 6)
    expect(run("calibrate", "quarters", data=BARE), 3)


def test_the_check_measures_every_property():
    flags = ["--seed", "9", "--from", "2024-Q1", "--births", "1000", "--born-from", "1987", "--born-years", "5"]
    one, two = (run("calibrate", "check", *flags, "--threads", threads) for threads in (1, 2))
    # So few births cannot keep the bounds of chance: 9 says that a goal is missed, 0 that none is.
    assert one.returncode in (0, 9) and one.returncode == two.returncode, one.stderr
    assert one.stdout == two.stdout
    text = one.stdout.decode()
    for name in ("uniform", "age-blind", "stable", "alive", "expl", "deterministic"):
        assert name in text, name
    other = run("calibrate", "check", "--seed", "10", *flags[2:])
    assert other.stdout != one.stdout
    expect(run("calibrate", "check", "--from", "never"), 2)
    expect(run("calibrate", "check", *flags, data=BARE), 3)


def prepare():
    for folder in (DATA, FIRST, LAST, BARE):
        folder.mkdir()
        (folder / "orrery.kernel").symlink_to(KERNEL)
    expect(run("zones", "update"), 0)
    for folder in (FIRST, LAST, BARE):
        (folder / "orrery.zones").symlink_to(DATA / "orrery.zones")
    expect(run("place", "update", "--geonames", GEONAMES), 0)
    first, last = (int(day[:4]) for day in kernel_days())
    for folder, years in ((DATA, (1986, 1992)), (FIRST, (first, first + 2)), (LAST, (last - 2, last))):
        expect(run("calibrate", "--from", years[0], "--to", years[1], data=folder), 0)


tap.run(tap.named_tests(globals()), WORK, prepare)
