# SPDX-License-Identifier: Apache-2.0
"""Harmonic codes of a store from outside: kept, followed by later ones, and what no interruption may break. TAP on standard output.

Usage: e2e_codes.py ORRERY KERNEL [TEST...]; ORRERY_TEST_KILLS says how often `code --all` is killed.
"""
import csv
import io
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import store_check
import tap

ORRERY, KERNEL = (os.path.abspath(path) for path in sys.argv[1:3])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-codes-"))
DATA = WORK / "data"
FIRST, SECOND, FOURTH = "2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-11-01T00:00:00Z"
serial = 0


def environment():
    out = {"PATH": os.environ["PATH"], "HOME": str(WORK), "USER": "tester"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            out[name] = os.environ[name]
    return out


def run(store, *arguments, status=0, before=None):
    words = [ORRERY, *map(str, arguments), "--store", str(store)]
    done = subprocess.run(words, capture_output=True, env=environment(), timeout=300, preexec_fn=before)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: exit {done.returncode}, not {status}: "
                             f"{done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def births(count):
    """Births of one year, so that few cohorts are needed; a tenth without a time."""
    rows = ["entity_id,name,date,time,zone,latitude,longitude"]
    for i in range(count):
        clock = "" if i % 10 == 9 else f"{i % 24:02}:{i % 60:02}"
        rows.append(f"E-{i:06},Name {i},1989-{i % 12 + 1:02}-{i % 28 + 1:02},{clock},Europe/Berlin,{i % 60},{i % 180}")
    return "\n".join(rows) + "\n"


def fresh(text=None):
    """A store, with births in it."""
    global serial
    serial += 1
    store = WORK / f"store-{serial}.db"
    if text is not None:
        do_import(store, text)
    return store


def do_import(store, text):
    path = WORK / "births.csv"
    path.write_text(text)
    return run(store, "import", path, "--data", DATA)


def code(store, *arguments, now=FIRST, **more):
    return run(store, "code", *arguments, "--data", DATA, "--now", now, **more)


def one(store, entity="E-000001", *arguments, now=FIRST, **more):
    """The document, and what became of it."""
    done = code(store, entity, "--json", *arguments, now=now, **more)
    return json.loads(done.stdout), json.loads(done.stderr)


def everybody(store, *arguments, now=FIRST, status=0, **more):
    return json.loads(code(store, "--all", "--json", *arguments, now=now, status=status, **more).stdout)


def without_stamps(value):
    if isinstance(value, dict):
        return {key: without_stamps(inner) for key, inner in value.items()
                if key not in ("generated_at", "created_at", "updated_at")}
    return [without_stamps(inner) for inner in value] if isinstance(value, list) else value


def levels(document):
    return document["current_code"]["energy_levels"] | document["current_code"]["dimensions"]


def a_code_is_kept_and_told():
    store = fresh(births(3))
    page = code(store, "E-000001")
    assert b"is kept now" in page.stderr and b"2026" in page.stdout
    document, told = one(store)
    assert told == {"entity_id": "E-000001", "version": "2026-Q1", "result": "unchanged", "kept_version": "2026-Q1",
                    "outdated": False, "dry_run": False}
    assert store_check.codes(store) == {"E-000001": document}
    # The same code as of the birth given by flags, but for whose it is.
    given = run(store, "code", "--batch", WORK / "births.csv", "--data", DATA, "--now", FIRST)
    assert without_stamps(json.loads(given.stdout.splitlines()[1])) == without_stamps(document)
    report = json.loads(run(store, "entity", "show", "E-000001", "--json", "--now", FIRST).stdout)
    assert (report["code_id"], report["code_version"]) == (document["_id"], "2026-Q1")
    assert not report["code_due"] and not report["code_outdated"]
    job, = (job for job in report["jobs"] if job["job_type"] == "harmonic_code")
    assert job["trigger_reason"] == "manual" and job["triggered_by"] == "tester"
    assert job["input_data"] == {"quarter": "2026-Q1", "birth_chart_id": document["birth_chart_id"]}


def quarters_follow_each_other():
    store = fresh(births(2))
    first, _ = one(store)
    second, told = one(store, now=SECOND)
    assert (told["result"], told["kept_version"]) == ("replaced", "2026-Q1")
    assert [past["version"] for past in second["historical_codes"]] == ["2026-Q1", "2025-Q4"]
    past, delta = second["historical_codes"][0], second["current_code"]["delta_from_previous"]
    assert past["energy_signature"] == first["current_code"]["energy_signature"]
    assert past["delta_from_previous"] == first["current_code"]["delta_from_previous"]
    shifts = delta["energy_shifts"] | delta["dimension_changes"]
    for name, value in levels(second).items():
        assert abs(shifts[name] - (value - levels(first)[name])) < 0.005
    assert delta["primary_change"] == second["current_code"]["primary_harmonic"] - first["current_code"]["primary_harmonic"]
    mean_square = sum(shift * shift for shift in shifts.values()) / 13
    assert abs(second["current_code"]["change_magnitude"] - mean_square ** 0.5) < 0.01
    assert second["next_update"] == {"scheduled_date": "2026-07-01T00:00:00.000Z", "quarter": "Q3", "year": 2026,
                                     "status": "pending"}
    assert second["created_at"] == first["created_at"] != second["updated_at"]
    fourth, _ = one(store, now=FOURTH)
    assert [past["version"] for past in fourth["historical_codes"]] == ["2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"]
    skipped = fourth["historical_codes"][0]
    assert skipped["delta_from_previous"] is None and skipped["delta_reason"] == "not_computed"
    shown, told = one(store, "E-000001", "--quarter", "2026-Q2", now=FOURTH)
    assert told["result"] == "none" and levels(shown) == levels(second)
    assert store_check.codes(store)["E-000001"] == fourth
    dry, told = one(store, "E-000001", "--quarter", "2027-Q1", "--dry-run", now=FOURTH)
    assert told["dry_run"] and dry["current_code"]["version"] == "2027-Q1"
    assert store_check.codes(store)["E-000001"] == fourth


def everybody_s_codes_are_those_of_each():
    store = fresh(births(150))
    out = WORK / "all.ndjson"
    summary = everybody(store, "--out", out)
    assert summary == {"entities": 150, "codes": 150, "unchanged": 0, "shown": 0, "bad": 0, "reasons": []}
    documents = [json.loads(line) for line in out.read_text().splitlines()]
    assert [document["entity_id"] for document in documents] == [f"E-{i:06}" for i in range(150)]
    kept = store_check.codes(store)
    assert kept == {document["entity_id"]: document for document in documents}
    _, told = one(store, "E-000077")
    assert told["result"] == "unchanged"
    assert everybody(store)["unchanged"] == 150 and store_check.codes(store) == kept
    exported = [json.loads(line) for line in run(store, "export", "codes").stdout.splitlines()]
    assert exported == documents
    assert run(store, "export", "--collection", "harmonic_codes").stdout == run(store, "export", "codes").stdout
    assert run(store, "export", "patterns").stdout == b""
    extended = json.loads(run(store, "export", "codes", "--ejson").stdout.splitlines()[0])
    assert set(extended["_id"]) == {"$oid"} and set(extended["birth_chart_id"]) == {"$oid"}
    flat = list(csv.DictReader(io.StringIO(run(store, "export", "codes", "--format", "csv").stdout.decode())))
    assert len(flat) == 150 and flat[7]["current_code.version"] == "2026-Q1"
    rows = list(csv.DictReader(io.StringIO(code(store, "--all", "--csv").stdout.decode())))
    assert [row["entity_id"] for row in rows] == [f"E-{i:06}" for i in range(150)] and rows[3]["line"] == "4"


def a_past_quarter_is_only_shown():
    store = fresh(births(5))
    summary = everybody(store, "--quarter", "2025-Q2")
    assert (summary["shown"], summary["codes"]) == (5, 0) and store_check.codes(store) == {}
    assert everybody(store, "--dry-run")["codes"] == 5 and store_check.codes(store) == {}
    everybody(store)
    kept = store_check.codes(store)
    assert everybody(store, "--quarter", "2025-Q2")["shown"] == 5 and store_check.codes(store) == kept


def who_cannot_have_one_is_counted():
    store = fresh(births(4) + "L-1,Late,1991-06-01,12:00,UTC,10,20\nT-1,Table,1900-06-01,12:00,UTC,10,20\n")
    out = WORK / "bad.ndjson"
    summary = everybody(store, "--quarter", "1990-Q2", "--out", out, now="1990-05-01T00:00:00Z", status=1)
    assert (summary["entities"], summary["codes"], summary["bad"]) == (6, 4, 2)
    assert summary["reasons"] == [{"code": "invalid", "field": "quarter", "count": 1},
                                  {"code": "out_of_range", "field": "date", "count": 1}]
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(line["line"], line["entity_id"]) for line in lines if "error" in line] == [(5, "L-1"), (6, "T-1")]
    assert len(store_check.codes(store)) == 4
    code(store, "T-1", status=6)
    code(store, "nobody", status=3)


def a_corrected_birth_is_said():
    store = fresh(births(2))
    first, _ = one(store)
    do_import(store, births(2).replace("01:01", "03:01"))
    report = json.loads(run(store, "entity", "show", "E-000001", "--json", "--now", FIRST).stdout)
    assert report["code_outdated"] and store_check.codes(store)["E-000001"] == first
    second, told = one(store)
    assert told["outdated"] and told["result"] == "replaced"
    assert second["current_code"]["delta_from_previous"] is None
    assert second["current_code"]["delta_reason"] == "recalculated" and second["current_code"]["moved_by"] == []
    changed = next(event for event in json.loads(run(store, "entity", "show", "E-000001", "--json").stdout)["events"]
                   if event["event_type"] == "data_modified" and "signature" in json.dumps(event["before_state"]))
    assert changed["before_state"]["current_code"]["energy_signature"] == first["current_code"]["energy_signature"]
    assert changed["after_state"]["current_code"]["energy_signature"] == second["current_code"]["energy_signature"]
    _, told = one(store)
    assert told["result"] == "unchanged" and not told["outdated"]


def who_is_due_is_listed():
    store = fresh(births(6))
    run(store, "entity", "set", "E-000005", "--status", "archived")
    code(store, "E-000002")
    def due(now):
        page = json.loads(run(store, "entity", "list", "--due", "--status", "active", "--json", "--now", now).stdout)
        return [entity["entity_id"] for entity in page["entities"]]
    assert due(FIRST) == [f"E-{i:06}" for i in (0, 1, 3, 4)]
    assert due(SECOND) == [f"E-{i:06}" for i in range(5)]
    assert everybody(store, "--due")["codes"] == 4
    assert due(FIRST) == [] and everybody(store, "--due")["entities"] == 0
    assert "E-000005" not in store_check.codes(store)


def explanations_are_shown_and_not_kept():
    store = fresh(births(2))
    document, _ = one(store, "E-000001", "--explain")
    terms = document["explanation"][0]["levels"][0]
    assert abs(sum(term["value"] for term in terms["terms"]) - terms["raw"]) < 1e-9
    assert store_check.codes(store)["E-000001"]["explanation"] == []
    again, told = one(store, "E-000001", "--explain")
    assert told["result"] == "unchanged" and again["explanation"] == document["explanation"]


def threads_change_nothing():
    stores = [fresh(births(300)) for _ in range(2)]
    for store, threads in zip(stores, (1, 4)):
        everybody(store, "--threads", threads)
        everybody(store, "--threads", threads, now=SECOND)
    exports = [[without_stamps(json.loads(line)) for line in run(store, "export", "codes").stdout.splitlines()]
               for store in stores]
    assert exports[0] == exports[1] and len(exports[0]) == 300


def flags_that_make_no_sense_are_refused():
    store = fresh(births(1))
    for words in (("--all", "E-1"), ("--all", "--date", "1990-01-01"), ("E-000000", "--date", "1990-01-01"), ("--due",),
                  ("E-000000", "--due"), ("--dry-run", "--date", "1990-01-01", "--zone", "UTC"), ("--all", "--svg", "x.svg"),
                  ("--all", "--batch", "x"), ("E-000000", "--quarter", "2026"), ("--all", "--out", store)):
        assert code(store, *words, status=2).stderr
    run(WORK / "missing.db", "code", "--all", "--data", DATA, status=3)
    run(store, "export", "codes", "--collection", "entities", status=2)
    assert store_check.codes(store) == {}


def an_older_store_waits_for_migrate():
    store = fresh(births(2))
    everybody(store)
    run(store, "migrate", "down", "--yes")
    charts = run(store, "migrate", "status").stdout
    assert b"pending" in charts
    assert b"migrate up" in code(store, "E-000001", status=2).stderr
    run(store, "migrate", "up")
    # Their jobs stay, as history does; the codes are computed again.
    assert run(store, "export", "codes").stdout == b"" and everybody(store)["codes"] == 2
    assert len(store_check.codes(store)) == 2


def limit_file_size(size):
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return before


def a_full_disk_loses_nothing():
    store = fresh(births(1200))
    failures, before = 0, {}
    for size in (1 << 20, 3 << 20, 6 << 20):
        done = subprocess.run([ORRERY, "code", "--all", "--data", DATA, "--store", store, "--now", FIRST, "--json"],
                              capture_output=True, env=environment(), preexec_fn=limit_file_size(size), timeout=300)
        assert done.returncode in (0, 7), done
        failures += done.returncode == 7
        there = store_check.codes(store)
        assert all(there[entity] == document for entity, document in before.items())
        before = there
    assert failures >= 1
    summary = everybody(store)
    assert summary["bad"] == 0 and summary["unchanged"] == len(before) and len(store_check.codes(store)) == 1200


def a_kill_loses_nothing():
    count = int(os.environ.get("ORRERY_TEST_KILLS", "6"))
    store, choice = fresh(births(1000)), random.Random(7)
    quarters = [f"{year}-Q{quarter}" for year in range(2026, 2076) for quarter in (1, 2, 3, 4)]
    at = 0
    took = time.monotonic()
    everybody(store, "--quarter", quarters[at]) # how long one takes, and the codes that later ones follow
    took, before = time.monotonic() - took, store_check.codes(store)
    for number in range(count):
        if number % 4 == 0:
            at += 1
        child = subprocess.Popen([ORRERY, "code", "--all", "--data", DATA, "--store", store, "--now", FIRST, "--quarter",
                                  quarters[at]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        time.sleep(choice.uniform(0, took))
        child.kill()
        child.wait()
        there = store_check.codes(store)
        assert len(there) == 1000
        for entity, document in there.items(): # each is the old one or the new one, with the old one in its history
            old = before[entity]
            assert document == old or \
                document["historical_codes"][0]["energy_signature"] == old["current_code"]["energy_signature"]
        before = there
    summary = everybody(store, "--quarter", quarters[at])
    assert summary["codes"] + summary["unchanged"] == 1000 and summary["bad"] == 0
    assert {document["current_code"]["version"] for document in store_check.codes(store).values()} == {quarters[at]}


def prepare():
    DATA.mkdir()
    shutil.copy(KERNEL, DATA / "orrery.kernel")
    for words in (("zones", "update"), ("calibrate", "--from", "1987", "--to", "1992")):
        subprocess.run([ORRERY, *words, "--data", DATA], check=True, capture_output=True, env=environment())


TESTS = [a_code_is_kept_and_told, quarters_follow_each_other, everybody_s_codes_are_those_of_each, a_past_quarter_is_only_shown,
         who_cannot_have_one_is_counted, a_corrected_birth_is_said, who_is_due_is_listed, explanations_are_shown_and_not_kept,
         threads_change_nothing, flags_that_make_no_sense_are_refused, an_older_store_waits_for_migrate,
         a_full_disk_loses_nothing, a_kill_loses_nothing]
tap.run([test for test in TESTS if len(sys.argv) < 4 or test.__name__ in sys.argv[3:]], WORK, prepare)
