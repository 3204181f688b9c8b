# SPDX-License-Identifier: Apache-2.0
"""The contract of the command line from outside: the built program, a kernel, zone data, files in and out. TAP on standard output.

Usage: e2e_chart.py ORRERY KERNEL
"""
import csv
import gzip
import io
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

ORRERY, KERNEL = (os.path.abspath(path) for path in sys.argv[1:3])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-e2e-"))
DATA = WORK / "data"
NOW = "2026-01-02T03:04:05.678Z"
CONTRACT = ("--date 1990-05-15 --time 14:30 --zone America/New_York --lat 40.7128 --lon -74.0060").split()
HEADER = "entity_id,name,date,time,zone,latitude,longitude\n"


def run(*arguments, stdin=b"", env=None, data=DATA):
    environment = {"PATH": os.environ["PATH"], "HOME": str(WORK), **(env or {})}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            environment[name] = os.environ[name]
    words = [ORRERY, *map(str, arguments)]
    if data is not None:
        words += ["--data", str(data)]
    return subprocess.run(words, input=stdin, capture_output=True, env=environment, timeout=100)


def expect(done, status):
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}, not {status}: {done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def chart(*flags, status=0):
    done = expect(run("chart", *flags, "--json", "--now", NOW), status)
    return json.loads(done.stdout if status == 0 else done.stderr)


def batch(text, *flags, status=0, suffix=".csv"):
    """Lines of the output for a batch over `text`, and the summary."""
    path = WORK / ("in" + suffix)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    out = WORK / "out.ndjson"
    out.unlink(missing_ok=True)
    done = expect(run("chart", "--batch", path, "--out", out, "--json", "--now", NOW, *flags), status)
    return [json.loads(line) for line in out.read_text().splitlines()], json.loads(done.stdout)


def births(count):
    rows = [HEADER]
    for i in range(count):
        time_text = "" if i % 7 == 3 else f"{i % 24:02d}:{i * 7 % 60:02d}"
        rows.append(f"p-{i},Person {i},{1991 + i % 18}-{1 + i % 12:02d}-{1 + i % 28:02d},{time_text},"
                    f"Asia/Tokyo,{-60 + i % 120},{-180 + i * 3 % 360}\n")
    return "".join(rows)


def test_one_birth_is_one_document():
    document = chart(*CONTRACT)
    keys = list(document)
    assert keys[:5] == ["_id", "entity_type", "entity_id", "organization_id", "birth_data"], keys
    for key in ("planets", "houses", "aspects", "calculated_data", "points", "provenance", "certainty"):
        assert key in keys, key
    assert document["provenance"]["utc"] == "1990-05-15T18:30:00.000Z", document["provenance"]
    assert document["calculated_at"] == NOW
    sun = document["planets"][0]
    # The Astronomical Almanac puts the Sun at 54.4 degrees at that moment.
    assert sun["name"] == "Sun" and sun["sign"] == "Taurus" and abs(sun["degree"] - 54.4) < 0.3, sun
    assert len(document["planets"]) == 19 and len(document["houses"]) == 12
    assert {p["name"] for p in document["points"]} == {
        "Ascendant", "Midheaven", "Vertex", "Part of Fortune", "East Point", "Co-Ascendant (Koch)",
        "Co-Ascendant (Munkasey)", "Polar Ascendant"}


def test_table_for_people():
    text = expect(run("chart", *CONTRACT, "--name", "Zoë Example"), 0).stdout.decode()
    for words in ("Birth chart of Zoë Example", "Taurus", "Placidus", "Major aspects", "UTC-04:00",
                  "Nothing in it is evidence about a person"):
        assert words in text, words
    assert "\033" not in text
    assert max(len(line) for line in text.splitlines()) <= 100
    assert "\033[1m" in run("chart", *CONTRACT, "--color", "always").stdout.decode()


def test_flags_and_errors():
    done = expect(run("chart", "--dat", "1990-05-15"), 2)
    assert done.stdout == b"" and done.stderr.count(b"\n") == 1 and b"--date" in done.stderr, done.stderr
    for flags, status, code, field in (
            (["--date", "1990-02-30", "--zone", "UTC", "--lat", "0", "--lon", "0"], 2, "invalid", "date"),
            (["--date", "1990-05-15", "--zone", "Mars/Base", "--lat", "0", "--lon", "0"], 2, "invalid", "zone"),
            (["--date", "1990-05-15", "--zone", "UTC", "--lat", "91", "--lon", "0"], 2, "invalid", "latitude"),
            (["--date", "1990-05-15", "--time", "24:00", "--zone", "UTC", "--lat", "0", "--lon", "0"], 2, "invalid",
             "time"),
            (["--date", "0500-05-15", "--time", "12:00", "--zone", "UTC", "--lat", "0", "--lon", "0"], 6,
             "out_of_range", None),
            ([*CONTRACT, "--fields", "planet"], 2, "usage", None),
            (["--date"], 2, "usage", "date")):
        error = chart(*flags, status=status)["error"]
        assert error["code"] == code, error
        assert field is None or error["field"] == field, error
    assert "planets" in chart(*CONTRACT, "--fields", "planet", status=2)["error"]["message"]


def test_local_times_that_exist_twice_or_not_at_all():
    place = ["--zone", "America/New_York", "--lat", "40.7", "--lon", "-74"]
    twice = ["--date", "1995-10-29", "--time", "01:30", *place]
    never = ["--date", "1995-04-02", "--time", "02:30", *place]
    for flags, code, candidates in ((twice, "ambiguous_time", ("05:30", "06:30")),
                                    (never, "skipped_time", ("06:30", "07:30"))):
        error = chart(*flags, status=5)["error"]
        assert error["code"] == code, error
        for candidate in candidates:
            assert candidate in error["message"], error
        got = [chart(*flags, "--fold", fold)["provenance"]["utc"][11:16] for fold in ("earlier", "later")]
        assert got == list(candidates), got
        assert chart(*flags, "--fold", "later")["provenance"]["warnings"]
    lines, _ = batch("date,time,zone,latitude,longitude\n1995-10-29,01:30,America/New_York,40.7,-74\n", "--fold",
                     "earlier")
    assert lines[0]["provenance"]["utc"] == "1995-10-29T05:30:00.000Z"


def test_unknown_time():
    document = chart("--date", "1990-05-15", "--zone", "Europe/Paris", "--lat", "48.85", "--lon", "2.35")
    assert document["birth_data"]["time"] is None and document["houses"] == []
    assert document["calculated_data"]["ascendant"] is None and document["certainty"]["time_known"] is False
    moon = document["planets"][1]
    assert moon["house"] is None and 10 < (moon["degree_max"] - moon["degree_min"]) % 360 < 16, moon
    assert "possible_aspects" in document
    text = run("chart", "--date", "1990-05-15", "--zone", "Europe/Paris", "--lat", "48.85", "--lon", "2.35").stdout
    assert "in the course of the day" in text.decode()


def test_a_sidereal_chart_says_so_everywhere():
    tropical, lahiri = chart(*CONTRACT), chart(*CONTRACT, "--zodiac", "lahiri")
    provenance = lahiri["provenance"]
    assert provenance["zodiac"] == "lahiri" and 23.7 < provenance["ayanamsa_deg"] < 23.8, provenance
    assert tropical["provenance"]["zodiac"] == "tropical" and tropical["provenance"]["ayanamsa_deg"] is None
    turn = (tropical["planets"][0]["degree"] - lahiri["planets"][0]["degree"]) % 360
    assert abs(turn - provenance["ayanamsa_deg"]) < 1e-8, turn
    for one, other in zip(tropical["aspects"], lahiri["aspects"], strict=True):
        assert abs(one["orb"] - other["orb"]) < 1e-8, (one, other)
    assert "sidereal, Lahiri" in run("chart", *CONTRACT, "--zodiac", "lahiri").stdout.decode()
    assert "Sidereal zodiac, lahiri" in run("chart", *CONTRACT, "--zodiac", "lahiri", "--svg", "-").stdout.decode()
    environment = {"ORRERY_CHART_ZODIAC": "lahiri"}
    out = json.loads(expect(run("chart", *CONTRACT, "--json", "--now", NOW, env=environment), 0).stdout)
    assert out["planets"] == lahiri["planets"]
    assert "did you mean lahiri" in chart(*CONTRACT, "--zodiac", "lahir", status=2)["error"]["message"]
    assert b"galactic_center_0_sag" in run("help", "zodiac", data=None).stdout
    assert b"gauquelin" in run("help", "houses", data=None).stdout


def test_certainty_is_there_when_asked_for():
    plain, asked = chart(*CONTRACT), chart(*CONTRACT, "--certainty")
    assert plain["certainty"].pop("probabilities") is None
    probabilities = asked["certainty"].pop("probabilities")
    assert plain == asked
    assert abs(sum(share["probability"] for share in probabilities["ascendant"]) - 1) < 1e-8
    assert [planet["name"] for planet in probabilities["planets"]][:2] == ["Sun", "Moon"]
    text = run("chart", "--date", "1990-05-15", "--zone", "UTC", "--lat", "40", "--lon", "3", "--certainty").stdout.decode()
    assert "How certain this is" in text and "Aspects that may hold" in text
    lines, _ = batch(HEADER + "a,A,1990-05-15,14:30,America/New_York,40.7128,-74.0060\n", "--certainty")
    assert lines[0]["certainty"]["probabilities"] == probabilities


def test_polar_houses_are_said_aloud():
    flags = ["--date", "1990-05-15", "--time", "12:00", "--zone", "UTC", "--lat", "78.22", "--lon", "15.65"]
    provenance = chart(*flags)["provenance"]
    assert provenance["house_system_asked"] == "placidus" and provenance["house_system_used"] == "porphyry"
    assert any("placidus" in warning for warning in provenance["warnings"])
    assert "Porphyry instead of Placidus" in run("chart", *flags).stdout.decode()


def test_single_and_batch_give_the_same_bytes():
    path, out = WORK / "one.csv", WORK / "one.ndjson"
    path.write_text("date,time,zone,latitude,longitude\n1990-05-15,14:30,America/New_York,40.7128,-74.0060\n")
    expect(run("chart", "--batch", path, "--out", out, "--now", NOW), 0)
    assert out.read_bytes() == run("chart", *CONTRACT, "--json", "--now", NOW).stdout


def test_one_line_for_one_line():
    text = (HEADER + "a,A,1991-01-01,10:00,UTC,0,0\n"
            "b,B,1991-13-01,10:00,UTC,0,0\n"
            "\n"
            'c,"C, the\nthird",1991-01-03,,UTC,0,0\n'
            "d,D,1991-01-04,10:00,Nowhere/Atall,0,0\n"
            "e,E,1991-01-05\n"
            "f,F,1991-01-06,10:00,UTC,0,0")
    lines, summary = batch(text, status=1)
    assert [line.get("entity_id") for line in lines] == ["a", "b", "c", "d", None, "f"] or \
        [line.get("entity_id") for line in lines][:4] == ["a", "b", "c", "d"], lines
    errors = [(line["line"], line["error"]["code"], line["error"]["field"]) for line in lines if "error" in line]
    assert errors[:2] == [(3, "invalid", "date"), (7, "invalid", "zone")] and errors[2][0] == 8, errors
    assert len(lines) == 6 and summary["lines"] == 6 and summary["charts"] == 3 and summary["bad"] == 3, summary
    assert sum(reason["count"] for reason in summary["reasons"]) == 3


def test_standard_input_and_output():
    text = births(20).encode()
    done = expect(run("chart", "--batch", "-", "--out", "-", stdin=text), 0)
    assert len(done.stdout.splitlines()) == 20
    assert b"20 lines: 20 charts, 0 bad" in done.stderr, done.stderr
    done = expect(run("chart", "--batch", "-", "--json", stdin=text), 0)
    assert json.loads(done.stderr)["charts"] == 20


def test_ndjson_in():
    rows = [{"entity_id": "x", "date": "1991-01-01", "time": "10:00", "zone": "UTC", "latitude": 1.5, "longitude": -2},
            {"entity_id": "y", "date": "1991-01-01", "wrong": 1}]
    lines, summary = batch("".join(json.dumps(row) + "\n" for row in rows), suffix=".ndjson", status=1)
    assert lines[0]["birth_data"]["latitude"] == 1.5 and lines[1]["line"] == 2, lines


def test_compressed_files():
    plain, _ = batch(births(50))
    path, out = WORK / "in.csv.gz", WORK / "out.ndjson.gz"
    path.write_bytes(gzip.compress(births(50).encode()))
    expect(run("chart", "--batch", path, "--out", out, "--now", NOW), 0)
    assert [json.loads(line) for line in gzip.open(out, "rt")] == plain
    if shutil.which("zstd"):
        path, out = WORK / "in.csv.zst", WORK / "out.ndjson.zst"
        path.write_bytes(subprocess.run(["zstd", "-q"], input=births(50).encode(), capture_output=True).stdout)
        expect(run("chart", "--batch", path, "--out", out, "--now", NOW), 0)
        text = subprocess.run(["zstd", "-dqc", out], capture_output=True, check=True).stdout
        assert [json.loads(line) for line in text.splitlines()] == plain
    path.write_bytes(gzip.compress(births(50).encode())[:-20])
    out.unlink(missing_ok=True)
    expect(run("chart", "--batch", path, "--out", out), 9)
    assert not out.exists()


def test_fields_and_csv():
    lines, _ = batch(births(5), "--fields", "entity_id,birth_data.date,planets")
    assert list(lines[0]) == ["entity_id", "birth_data", "planets"] and list(lines[0]["birth_data"]) == ["date"]
    path, out = WORK / "in.csv", WORK / "out.csv"
    path.write_text(births(10) + "bad,Bad,never,,UTC,0,0\n")
    expect(run("chart", "--batch", path, "--out", out, "--format", "csv", "--now", NOW), 1)
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert len(rows) == 11 and rows[0]["entity_id"] == "p-0" and rows[10]["error.code"] == "invalid", rows[10]
    assert 0 <= float(rows[0]["planets.Sun.degree"]) < 360
    done = expect(run("chart", *CONTRACT, "--format", "csv", "--fields", "planets"), 0)
    assert done.stdout.count(b"\r\n") == 2


def test_map_of_foreign_columns():
    text = "Who,Born,West,North,Note\nz,1991-02-03,74.5,40.25,x\n"
    lines, summary = batch(text, "--map", "entity_id=Who,date=Born,longitude=-West,latitude=North", "--zone", "UTC")
    assert lines[0]["birth_data"]["longitude"] == -74.5 and lines[0]["birth_data"]["latitude"] == 40.25
    assert lines[0]["entity_id"] == "z" and summary["unused_columns"] == "Note", summary
    out = WORK / "never.ndjson"
    for bad in ("entity_id=Whom", "nothing=Who", "Who", "longitude=West,longitude=North"):
        done = run("chart", "--batch", WORK / "in.csv", "--out", out, "--map", bad)
        assert done.returncode == 2 and not out.exists(), (bad, done)


def test_marks_and_line_ends():
    plain, _ = batch(births(6))
    assert batch(b"\xef\xbb\xbf" + births(6).encode())[0] == plain
    assert batch(births(6).replace("\n", "\r\n"))[0] == plain
    assert batch(births(6).rstrip("\n"))[0] == plain


def test_nothing_is_written_when_the_whole_fails():
    out = WORK / "never.ndjson"
    empty = WORK / "empty.csv"
    empty.write_bytes(b"")
    for flags, status in ((["--batch", empty], 2), (["--batch", WORK / "missing.csv"], 3), (["--batch", WORK], 2),
                          (["--batch", WORK / "in.csv", "--fields", "nothing"], 2)):
        done = expect(run("chart", *flags, "--out", out), status)
        assert not out.exists() and done.stderr.count(b"\n") == 1, done.stderr
    (WORK / "in.csv").write_text(births(3))
    done = expect(run("chart", "--batch", WORK / "in.csv", "--out", WORK / "no" / "such" / "folder"), 7)
    with open("/dev/full", "wb") as full:
        for words in (["chart", *CONTRACT, "--json"], ["chart", "--batch", str(WORK / "in.csv")]):
            failed = subprocess.run([ORRERY, *words, "--data", str(DATA)], stdout=full, stderr=subprocess.PIPE)
            assert failed.returncode == 7, (words, failed)
            assert b"No space left" in failed.stderr and (b'"unavailable"' in failed.stderr) == ("--json" in words)
    kept = WORK / "kept.ndjson"
    kept.write_text("old\n")
    expect(run("chart", "--batch", empty, "--out", kept), 2)
    assert kept.read_text() == "old\n"


def run_closing(descriptors, *words):
    """The program with some of its descriptors 0 to 2 closed, as the shell's `>&-` does it."""
    closed = " ".join(f"{fd}>&-" for fd in descriptors)
    return subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", ORRERY, *map(str, words), "--data", str(DATA)],
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=100)


def test_an_answer_that_cannot_be_written_is_a_failure():
    (WORK / "in.csv").write_text(births(3))
    one, many = ["chart", *CONTRACT], ["chart", "--batch", WORK / "in.csv"]
    for words in (one, [*one, "--json"], many, [*many, "--json"], [*many, "--out", "-"], [*many, "--out", "/dev/stdout"],
                  [*many, "--out", WORK / "out.ndjson", "--json"]):
        with open("/dev/full", "wb") as full:
            done = [subprocess.run([ORRERY, *map(str, words), "--data", str(DATA)], stdout=full, stderr=subprocess.PIPE)]
        done += [run_closing(descriptors, *words) for descriptors in ((1,), (0, 1))]
        for failed in done:
            assert failed.returncode == 7, (words, failed)
            last = failed.stderr.splitlines()[-1]
            assert (json.loads(last)["error"]["code"] == "unavailable") if "--json" in words else \
                last.startswith(b"orrery: "), failed
            assert b"cannot be written" in last and failed.stderr.count(b"\n") == 1, failed
        assert run_closing((0, 1, 2), *words).returncode == 7


def test_closed_descriptors_are_not_taken_for_files():
    path, out = WORK / "in.csv", WORK / "closed.ndjson"
    path.write_text(births(300))
    expect(run("chart", "--batch", path, "--out", out, "--now", NOW), 0)
    whole = out.read_bytes()
    for descriptors in ((0,), (1,), (2,), (0, 1), (0, 1, 2)):
        out.unlink()
        done = expect(run_closing(descriptors, "chart", "--batch", path, "--out", out, "--now", NOW), 0)
        assert out.read_bytes() == whole and done.stdout == b"", descriptors
    done = expect(run_closing((0,), "chart", "--batch", "-"), 7)
    assert b"standard input cannot be read" in done.stderr, done


def test_one_identity_is_not_for_many_births():
    path, out = WORK / "in.csv", WORK / "never.ndjson"
    path.write_text(births(3))
    for flag, field in (("--entity-id", "entity_id"), ("--name", "name")):
        done = expect(run("chart", "--batch", path, "--out", out, flag, "x", "--json"), 2)
        error = json.loads(done.stderr)["error"]
        assert error["code"] == "usage" and error["field"] == field and flag in error["message"], error
        assert not out.exists()


def test_header_only_is_an_empty_answer():
    lines, summary = batch(HEADER)
    assert lines == [] and summary["lines"] == 0


def test_threads_do_not_change_bytes():
    path = WORK / "many.csv"
    path.write_text(births(1500) + "bad,Bad,1991-99-99,,UTC,0,0\n" + births(30).split("\n", 1)[1])
    texts = []
    for threads in (1, 2, 4):
        out = WORK / f"many-{threads}.ndjson"
        expect(run("chart", "--batch", path, "--out", out, "--threads", threads, "--now", NOW), 1)
        texts.append(out.read_bytes())
    assert texts[0] == texts[1] == texts[2] and texts[0].count(b"\n") == 1531


def test_a_signal_leaves_nothing_behind():
    out = WORK / "stopped" / "out.ndjson"
    out.parent.mkdir()
    process = subprocess.Popen([ORRERY, "chart", "--batch", "-", "--out", out, "--data", DATA], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = births(1000).encode()
    process.stdin.write(text)
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not list(out.parent.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)  # standard input stays open: the program must not wait for it
    assert process.wait(timeout=60) == -signal.SIGTERM, process.returncode
    process.stdin.close()
    assert list(out.parent.iterdir()) == [], list(out.parent.iterdir())


def test_settings():
    config = json.loads(run("config", "--json", env={"ORRERY_BATCH_THREADS": "2"}).stdout)["settings"]
    by_name = {row["name"]: row for row in config}
    assert by_name["batch.threads"]["value"] == "2" and by_name["batch.threads"]["source"] == "environment"
    assert by_name["data.folder"]["source"] == "flag"
    done = expect(run("chart", *CONTRACT, "--json", data=None, env={"ORRERY_DATA_FOLDER": str(DATA)}), 0)
    assert done.stdout
    expect(run("chart", *CONTRACT, data=None, env={"ORRERY_BATCH_THREADS": "many"}), 2)


def test_kernel_and_zones_tell_what_they_are():
    info = json.loads(expect(run("kernel", "info", "--json"), 0).stdout)
    document = chart(*CONTRACT)
    assert info["id"] == document["provenance"]["kernel_id"] and len(info["bodies"]) == 19
    zones = json.loads(expect(run("zones", "info", "--json"), 0).stdout)
    assert zones["id"] == document["provenance"]["zone_data_id"]
    verified = json.loads(expect(run("kernel", "verify", "--json"), 0).stdout)
    assert verified["good"] is True and verified["control_points"] > 0
    again = json.loads(expect(run("zones", "update", "--json"), 0).stdout)
    assert again["written"] is False and again["changes"] == []


def test_bench_runs_beside_a_peer():
    peer = WORK / "peer.sh"
    peer.write_text("#!/bin/sh\ncat > /dev/null\necho microseconds_per_chart 1000000\n")
    peer.chmod(0o755)
    report = json.loads(expect(run("bench", "charts", "--json", "--count", 10, "--repeat", 3, "--peer", peer), 0).stdout)
    for figure in report["figures"]:
        assert list(figure) == ["name", "ours", "peer", "ratio", "unit"], figure
        assert figure["peer"] == 1000000 and 0 < figure["ours"] and figure["ratio"] < 1 and figure["unit"] == "us", figure
    assert b"1000000.00" in run("bench", "charts", "--count", 10, "--repeat", 1, "--peer", peer).stdout
    for bad, status in (("exit 3", 7), ("echo fast", 7), ("echo microseconds_per_chart -1", 7)):
        peer.write_text(f"#!/bin/sh\n{bad}\n")
        expect(run("bench", "charts", "--count", 10, "--repeat", 1, "--peer", peer), status)
    expect(run("bench", "charts", "--count", 10, "--repeat", 1, "--peer", WORK / "nobody"), 3)


def test_broken_data_files_are_refused():
    for name, command in (("orrery.kernel", ("kernel", "verify")), ("orrery.zones", ("zones", "info"))):
        whole = (DATA / name).read_bytes()
        broken = WORK / "broken"
        shutil.rmtree(broken, ignore_errors=True)
        broken.mkdir()
        for content, status in ((whole[:-1], 9), (whole[:40], 9), (b"not ours at all, but long enough" * 9, 2),
                                (whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:], 9), (None, 3)):
            (broken / name).unlink(missing_ok=True)
            if content is not None:
                (broken / name).write_bytes(content)
            done = expect(run(*command, data=broken), status)
            assert done.stderr.count(b"\n") == 1 and name.encode() in done.stderr, done.stderr
    expect(run("zones", "update", data=broken), 0)
    expect(run("zones", "info", data=broken), 0)
    # One bit within the coefficients: nothing but the digest could tell, and a chart must not come out of it.
    kernel = bytearray((DATA / "orrery.kernel").read_bytes())
    kernel[len(kernel) // 2] ^= 0x40
    (broken / "orrery.kernel").write_bytes(kernel)
    done = expect(run("chart", *CONTRACT, data=broken), 9)
    assert done.stdout == b"" and b"orrery.kernel" in done.stderr, done.stderr


def prepare():
    DATA.mkdir()
    (DATA / "orrery.kernel").symlink_to(KERNEL)
    expect(run("zones", "update"), 0)


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failures = 0
    prepare()
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {name}")
        except Exception:
            failures += 1
            print(f"not ok {number} {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
    shutil.rmtree(WORK, ignore_errors=True)
    return 1 if failures else 0


sys.exit(main())
