# SPDX-License-Identifier: Apache-2.0
"""`orrery place` and births with a place, from outside. TAP on standard output. Usage: e2e_place.py ORRERY KERNEL GEONAMES"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

ORRERY, KERNEL, GEONAMES = (os.path.abspath(path) for path in sys.argv[1:4])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-e2e-"))
DATA = WORK / "data"
NOW = "2026-01-02T03:04:05.678Z"
WHEN = ["--date", "1990-05-15", "--time", "14:30"]


def run(*words, status=0):
    environment = {"PATH": os.environ["PATH"], "HOME": str(WORK)}
    environment.update({name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")})
    done = subprocess.run([ORRERY, *map(str, words), "--data", str(DATA)], capture_output=True, env=environment, timeout=100)
    if done.returncode != status:
        raise AssertionError(f"exit {done.returncode}, not {status}: {done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def chart(*flags):
    return json.loads(run("chart", *WHEN, *flags, "--json", "--now", NOW).stdout)


def failed_chart(status, *flags):
    return json.loads(run("chart", *WHEN, *flags, "--json", "--now", NOW, status=status).stderr)["error"]


def test_places_for_people_and_programs():
    text = run("place", "Mumbai, India").stdout.decode()
    for words in ("Mumbai", "Maharashtra", "19.0728", "Asia/Kolkata", "12691836", "GeoNames (www.geonames.org), CC BY 4.0"):
        assert words in text, text
    assert "as Bombay" in run("place", "Bombay").stdout.decode()
    assert "Alabama" in run("place", "Mobile", "Alabama").stdout.decode()
    answer = json.loads(run("place", "Springfield", "--limit", "2", "--json").stdout)
    assert [place["region"] for place in answer["places"]] == ["Missouri", "Massachusetts"], answer
    assert answer["attribution"] == ["GeoNames (www.geonames.org), CC BY 4.0"], answer
    near = json.loads(run("place", "near", "--lat", "48", "--lon", "2", "--limit", "1", "--json").stdout)
    assert near["places"][0]["name"] == "Paris" and near["places"][0]["distance_km"] == 98.3, near
    run("place", status=2), run("place", "near", "--lat", "91", "--lon", "0", status=2), run("place", "Xyzzy", status=3)


def test_a_place_stands_for_coordinates_and_zone():
    document = chart("--place", "Bombay, India")
    data, provenance = document["birth_data"], document["provenance"]
    assert (data["latitude"], data["longitude"]) == (19.07283, 72.88261), data
    assert data["timezone"] == "Asia/Kolkata" and data["location"] == "Bombay, India", data
    assert provenance["warnings"][0] == "coordinates are those of Mumbai, Maharashtra, India (GeoNames)", provenance
    assert "Asia/Kolkata is that of Mumbai" in provenance["warnings"][1], provenance
    given = chart("--zone", "Asia/Kolkata", "--lat", "19.07283", "--lon", "72.88261")
    assert given["planets"] == document["planets"] and given["houses"] == document["houses"]
    assert not given["provenance"]["warnings"]
    both = chart("--place", "Bombay", "--lat", "48.9", "--lon", "2.3")
    assert both["birth_data"]["timezone"] == "Europe/Paris" and both["birth_data"]["latitude"] == 48.9
    assert "the nearest place of the gazetteer" in both["provenance"]["warnings"][0]


def test_what_is_no_one_place():
    several = failed_chart(2, "--place", "Springfield")
    assert (several["code"], several["field"]) == ("invalid", "place") and "Missouri" in several["message"], several
    unknown = failed_chart(3, "--place", "Mumby")
    assert (unknown["code"], unknown["field"]) == ("not_found", "place") and "Mumbai" in unknown["message"], unknown
    far = failed_chart(3, "--lat", "-50", "--lon", "-120")
    assert (far["code"], far["field"]) == ("not_found", "zone"), far


def test_batches_on_one_thread_and_many():
    names = ["Mumbai", "Paris", "Springfield", "Kiev", "Xyzzy", "Taranto TA", "München"]
    path, outputs = WORK / "in.csv", []
    path.write_text("date,time,place\n" + "".join(f'1991-01-{1 + i % 28:02d},10:00,"{names[i % 7]}"\n' for i in range(700)))
    for threads in (1, 4):
        out = WORK / "out.ndjson"
        done = run("chart", "--batch", path, "--out", out, "--threads", threads, "--json", "--now", NOW, status=1)
        outputs.append(out.read_bytes())
        summary = json.loads(done.stdout)
        assert summary["charts"] == 500 and {(r["code"], r["field"], r["count"]) for r in summary["reasons"]} == {
            ("invalid", "place", 100), ("not_found", "place", 100)}, summary
    assert outputs[0] == outputs[1]


def test_import_and_update():
    path = WORK / "more.csv"
    path.write_text("name,country,latitude,longitude,zone\nCarmaux,FR,44.05,2.158,Europe/Paris\nBad,FR,1,1,\n")
    words = ["place", "import", path, "--source", "Mine", "--attribution", "Mine, CC0"]
    assert b"--dry-run" in run(*words, "--dry-run", status=1).stdout
    run("place", "Carmaux", status=3)
    done = run(*words, status=1)
    assert b"line 3: " in done.stderr and b"2 lines: 1 places of Mine, 1 bad. Written." in done.stdout, done
    assert b"Nothing changes" in run(*words, status=1).stdout
    assert "Mine, CC0" in run("place", "Carmaux").stdout.decode()
    assert b"Nothing changes" in run("place", "update", "--geonames", GEONAMES).stdout
    info = json.loads(run("place", "info", "--json").stdout)
    assert info["places"] == 18 and [source["name"] for source in info["sources"]] == ["GeoNames", "Mine"], info


def test_without_a_gazetteer():
    whole = (DATA / "orrery.places").read_bytes()
    (DATA / "orrery.places").unlink()
    error = failed_chart(3, "--place", "Mumbai")
    assert error["field"] == "place" and "orrery place update --data" in error["message"], error
    assert failed_chart(3, "--lat", "1", "--lon", "2")["field"] == "zone"
    chart("--zone", "UTC", "--lat", "1", "--lon", "2", "--place", "Mumbai")
    (DATA / "orrery.places").write_bytes(whole[:len(whole) // 2])
    assert failed_chart(9, "--place", "Mumbai")["code"] == "corrupt"
    (DATA / "orrery.places").write_bytes(whole)


def prepare():
    DATA.mkdir()
    (DATA / "orrery.kernel").symlink_to(KERNEL)
    run("zones", "update")
    run("place", "update", "--geonames", GEONAMES)


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
