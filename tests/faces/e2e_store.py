# SPDX-License-Identifier: Apache-2.0
"""The embedded store from outside: births in, documents out, and what no fault may break. TAP on standard output.

Usage: e2e_store.py ORRERY KERNEL [TEST...]; ORRERY_TEST_KILLS says how often an import is killed.
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
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-store-"))
DATA = WORK / "data"
NOW = "2026-01-02T03:04:05.678Z"
STAMPS = ("calculated_at", "created_at", "updated_at", "last_updated")
serial = 0


def environment():
    out = {"PATH": os.environ["PATH"], "HOME": str(WORK), "USER": "tester"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE"):
        if name in os.environ:
            out[name] = os.environ[name]
    return out


def run(store, *arguments, status=0, stdin=b"", before=None):
    words = [ORRERY, *map(str, arguments), "--store", str(store)]
    done = subprocess.run(words, input=stdin, capture_output=True, env=environment(), timeout=300,
                          preexec_fn=before)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: exit {done.returncode}, not {status}: "
                             f"{done.stdout[-500:]} {done.stderr[-500:]}")
    return done


def fresh():
    global serial
    serial += 1
    return WORK / f"store-{serial}.db"


def births_file(text, name="births.csv"):
    path = WORK / name
    path.write_text(text)
    return path


def do_import(store, text, *flags, status=0, **more):
    done = run(store, "import", births_file(text), "--data", DATA, "--json", *flags, status=status, **more)
    return json.loads(done.stdout) if done.stdout else None


def ndjson(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def without_stamps(document):
    return {key: value for key, value in document.items() if key not in STAMPS}


def an_import_keeps_what_chart_computes():
    store, text = fresh(), store_check.births(200)
    summary = do_import(store, text)
    assert summary == {"lines": 200, "charts": 200, "unchanged": 0, "bad": 0, "reasons": [], "unused_columns": ""}
    assert len(store_check.check(store)) == 200
    assert store.stat().st_mode & 0o777 == 0o600
    batch = subprocess.run([ORRERY, "chart", "--batch", births_file(text), "--data", DATA], capture_output=True,
                           env=environment(), check=True)
    computed = {document["entity_id"]: document for document in map(json.loads, batch.stdout.splitlines())}
    exported = ndjson(run(store, "export"))
    assert [document["entity_id"] for document in exported] == sorted(computed)
    for document in exported:
        assert without_stamps(document) == without_stamps(computed[document["entity_id"]])


def importing_again_changes_nothing():
    store, text = fresh(), store_check.births(150)
    do_import(store, text)
    before = run(store, "export").stdout
    summary = do_import(store, text)
    assert (summary["charts"], summary["unchanged"], summary["bad"]) == (0, 150, 0)
    assert run(store, "export").stdout == before
    db = sqlite3.connect(store)
    assert db.execute("SELECT count(*) FROM calculation_jobs").fetchone() == (150,)


def another_birth_replaces_the_chart():
    store = fresh()
    header = ",".join(store_check.COLUMNS) + "\n"
    do_import(store, header + "E-1,Ada,1990-05-15,14:30,UTC,10,20\n", "--now", "2026-01-01T00:00:00Z")
    summary = do_import(store, header + "E-1,Ada,1990-05-15,14:31,UTC,10,20\n", "--now", "2026-02-01T00:00:00Z")
    assert summary["charts"] == 1
    document, = ndjson(run(store, "export"))
    assert document["birth_data"]["time"] == "14:31"
    assert document["created_at"] == "2026-01-01T00:00:00.000Z"
    assert document["updated_at"] == "2026-02-01T00:00:00.000Z"
    report = json.loads(run(store, "entity", "show", "E-1", "--json").stdout)
    assert len(report["jobs"]) == 2
    change = next(event for event in report["events"] if event["event_type"] == "data_modified")
    assert change["before_state"]["birth_data"]["time"] == "14:30"
    assert change["after_state"]["birth_data"]["time"] == "14:31"
    assert report["jobs"][0]["input_data"]["time"] == "14:31" and report["jobs"][0]["triggered_by"] == "tester"
    store_check.check(store)


def a_changed_name_is_no_new_birth():
    store = fresh()
    header = ",".join(store_check.COLUMNS) + "\n"
    do_import(store, header + "E-1,Ada,1990-05-15,14:30,UTC,10,20\n")
    do_import(store, header + "E-1,Ada King,1990-05-15,14:30,UTC,10,20\n")
    assert json.loads(run(store, "entity", "show", "E-1", "--json").stdout)["entity"]["name"] == "Ada King"
    assert do_import(store, header + "E-1,Ada King,1990-05-15,14:30,UTC,10,20\n")["unchanged"] == 1


def one_entity_twice_in_a_file_ends_as_the_last():
    store = fresh()
    text = store_check.births(3) + "E-000001,Name 1,1971-01-01,06:00,UTC,1,2\n" + "E-000001,Name 1,1972-01-01,06:00,UTC,1,2\n"
    out = WORK / "answers.ndjson"
    summary = do_import(store, text, "--out", out)
    assert summary["charts"] == 5
    assert [json.loads(line)["result"] for line in out.read_text().splitlines()] == \
        ["created", "created", "created", "replaced", "replaced"]
    document = json.loads(run(store, "chart", "E-000001", "--data", DATA, "--json").stdout)
    assert document["birth_data"]["date"] == "1972-01-01T00:00:00.000Z"
    store_check.check(store)


def bad_lines_are_counted_and_the_others_kept():
    store = fresh()
    lines = store_check.births(4).splitlines()
    lines[2] = lines[2].replace("E-000001", "a@b.org")
    lines.insert(3, "E-9,x,1990-13-01,,UTC,1,2")
    out = WORK / "bad.ndjson"
    summary = do_import(store, "\n".join(lines) + "\n", "--out", out, status=1)
    assert (summary["lines"], summary["charts"], summary["bad"]) == (5, 3, 2)
    assert summary["reasons"] == [{"code": "invalid", "field": "date", "count": 1},
                                  {"code": "invalid", "field": "entity_id", "count": 1}]
    answers = [json.loads(line) for line in out.read_text().splitlines()]
    assert [answer["line"] for answer in answers] == [2, 3, 4, 5, 6]
    assert answers[2]["error"]["field"] == "date" and answers[3]["result"] == "created"
    db = sqlite3.connect(store)
    assert db.execute("SELECT count(*) FROM calculation_jobs").fetchone() == (3,)
    store_check.check(store)


def another_organization_s_entity_is_a_conflict():
    store, text = fresh(), store_check.births(2)
    do_import(store, text, "--organization-id", "secret-org")
    out = WORK / "conflict.ndjson"
    summary = do_import(store, text, "--organization-id", "other", "--out", out, status=1)
    assert summary["reasons"] == [{"code": "conflict", "field": "entity_id", "count": 2}]
    assert "secret-org" not in out.read_text()
    documents = ndjson(run(store, "export", "--organization-id", "secret-org"))
    assert len(documents) == 2 and run(store, "export", "--organization-id", "other").stdout == b""


def a_dry_run_writes_nothing():
    store, text = fresh(), store_check.births(5)
    assert do_import(store, text, "--dry-run")["charts"] == 5
    assert not store.exists()
    do_import(store, text)
    before = store_check.check(store)
    summary = do_import(store, store_check.births(8), "--dry-run")
    assert (summary["charts"], summary["unchanged"]) == (3, 5)
    assert store_check.check(store) == before


def threads_change_nothing():
    one, four, text = fresh(), fresh(), store_check.births(700)
    do_import(one, text, "--threads", 1, "--now", NOW)
    do_import(four, text, "--threads", 4, "--now", NOW)
    assert run(one, "export").stdout == run(four, "export").stdout
    rows = "SELECT result_digest, input_data FROM calculation_jobs ORDER BY output_document_id"
    assert sqlite3.connect(one).execute(rows).fetchall() == sqlite3.connect(four).execute(rows).fetchall()


def exports_read_as_what_they_are():
    store = fresh()
    do_import(store, store_check.births(30))
    rows = list(csv.DictReader(io.StringIO(run(store, "export", "--format", "csv").stdout.decode())))
    assert len(rows) == 30 and rows[0]["birth_data.date"].startswith("19")
    for line in run(store, "export", "--ejson").stdout.splitlines():
        document = json.loads(line)
        assert set(document["_id"]) == {"$oid"} and len(document["_id"]["$oid"]) == 24
        date = document["birth_data"]["date"]["$date"]
        assert isinstance(date, str) if document["birth_data"]["date"] and not isinstance(date, dict) \
            else int(date["$numberLong"]) < 0
    entities = ndjson(run(store, "export", "entities", "--fields", "entity_id,name"))
    assert entities[0] == {"entity_id": "E-000000", "name": "Name 0"}
    out = WORK / "charts.ndjson.zst"
    report = json.loads(run(store, "export", "--out", out, "--json").stdout)
    assert report == {"documents": 30, "file": str(out)} and out.read_bytes()[:4] == b"\x28\xb5\x2f\xfd"


def entities_are_listed_in_pages():
    store = fresh()
    do_import(store, store_check.births(25))
    seen, after = [], []
    while True:
        page = json.loads(run(store, "entity", "list", "--limit", 10, "--json", *after).stdout)
        seen += [entity["entity_id"] for entity in page["entities"]]
        if page["next"] is None:
            break
        after = ["--after", page["next"]]
    assert seen == [f"E-{i:06}" for i in range(25)]
    run(store, "entity", "show", "E-x", status=3)


def groups_have_members():
    store = fresh()
    do_import(store, store_check.births(3))
    run(store, "group", "set", "sales", "--name", "Sales")
    run(store, "entity", "set", "E-000001", "--departments", "sales", "--role", "lead", "--consent", "given")
    run(store, "entity", "set", "E-000002", "--departments", "nowhere", status=3)
    report = json.loads(run(store, "group", "show", "sales", "--json").stdout)
    assert [member["entity_id"] for member in report["members"]] == ["E-000001"]
    assert report["members"][0]["consent_at"] is not None
    run(store, "group", "remove", "sales", status=4)
    listed = json.loads(run(store, "entity", "list", "--group", "sales", "--json").stdout)["entities"]
    assert [entity["role_id"] for entity in listed] == ["lead"]
    run(store, "entity", "set", "E-000001", "--departments", "")
    run(store, "group", "remove", "sales")
    assert json.loads(run(store, "group", "list", "--json").stdout)["groups"] == []
    events = json.loads(run(store, "entity", "show", "E-000001", "--json").stdout)["events"]
    assert events[0]["changes_summary"] == "department_ids changed" and events[0]["user_id"] == "tester"


def two_files_hold_what_one_does():
    one, documents, history, text = fresh(), fresh(), fresh(), store_check.births(100)
    do_import(one, text, "--now", NOW)
    apart = ("--documents", f"sqlite:{documents}", "--history", f"sqlite:{history}")
    do_import(fresh(), text, "--now", NOW, *apart)
    assert run(one, "export").stdout == run(fresh(), "export", *apart).stdout
    assert sqlite3.connect(documents).execute("SELECT count(*) FROM calculation_jobs").fetchone() == (0,)
    assert sqlite3.connect(history).execute("SELECT count(*) FROM calculation_jobs").fetchone() == (100,)
    # What a crash between the two leaves: documents without history. Importing again makes the history.
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(f"{history}{suffix}").unlink(missing_ok=True)
    assert do_import(fresh(), text, *apart)["charts"] == 100
    assert do_import(fresh(), text, *apart)["unchanged"] == 100


def history_that_fell_behind_is_made_up_for():
    documents, history = fresh(), fresh()
    apart = ("--documents", f"sqlite:{documents}", "--history", f"sqlite:{history}")
    header = ",".join(store_check.COLUMNS) + "\n"
    do_import(fresh(), header + "E-1,Ada,1990-05-15,14:30,UTC,10,20\n", *apart)
    before = history.read_bytes()
    changed = header + "E-1,Ada,1990-05-15,14:31,UTC,10,20\n"
    do_import(fresh(), changed, *apart)
    for suffix in ("-wal", "-shm"):
        pathlib.Path(f"{history}{suffix}").unlink(missing_ok=True)
    history.write_bytes(before) # as a crash between the two commits leaves it
    assert do_import(fresh(), changed, *apart)["charts"] == 1, "the older job is of another chart"
    assert do_import(fresh(), changed, *apart)["unchanged"] == 1


def outputs_are_never_the_store():
    store = fresh()
    do_import(store, store_check.births(3))
    before = store.read_bytes()
    for words in (("export", "--out", store), ("import", births_file(store_check.births(4)), "--data", DATA, "--out", store),
                  ("chart", "E-000001", "--data", DATA, "--svg", store),
                  ("chart", "E-000001", "--data", DATA, "--json", "--out", DATA / "orrery.kernel")):
        run(store, *words, status=2)
    assert store.read_bytes() == before


def texts_that_could_not_be_read_again_are_refused():
    store = fresh()
    do_import(store, store_check.births(2))
    bad = b"N\xff".decode("utf-8", "surrogateescape")
    for words in (("entity", "set", "E-000001", "--name", bad), ("entity", "set", "E-000001", "--role", bad),
                  ("group", "set", bad), ("group", "set", "g", "--name", bad), ("group", "set", "g\n"),
                  ("group", "set", "g", "--organization-id", "o" * 3000), ("group", "set", "g", "--organization-id", "")):
        assert run(store, *words, status=2).stderr
    assert len(json.loads(run(store, "entity", "list", "--json").stdout)["entities"]) == 2
    assert json.loads(run(store, "group", "list", "--json").stdout)["groups"] == []


def as_nobody():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def a_store_that_may_only_be_read_is_read():
    folder = WORK / "read%only?#"
    folder.mkdir()
    store = folder / "store.db"
    WORK.chmod(0o755)
    do_import(store, store_check.births(5))
    expected = run(store, "export").stdout
    store.chmod(0o444)
    folder.chmod(0o555)
    try:
        def reading(*words, **more):
            return run(store, *words, before=as_nobody, **more)

        assert reading("export").stdout == expected
        assert len(json.loads(reading("entity", "list", "--json").stdout)["entities"]) == 5
        for words in (("entity", "show", "E-000001"), ("chart", "E-000001", "--data", DATA), ("group", "list"),
                      ("migrate", "status")):
            assert reading(*words).stdout or words[0] == "group"
        for words in (("entity", "set", "E-000001", "--role", "x"), ("group", "set", "g"), ("migrate", "down", "--yes"),
                      ("import", births_file(store_check.births(6)), "--data", DATA)):
            assert b"can only be read here" in reading(*words, status=8).stderr, words
        folder.chmod(0o755)
        (folder / "store.db-wal").write_bytes(b"x" * 4096)
        folder.chmod(0o555)
        assert b"-wal" in reading("export", status=8).stderr
        # what another program writes at the same time is read with its log and the index of that
        folder.chmod(0o755)
        (folder / "store.db-wal").unlink()
        store.chmod(0o644)
        other = sqlite3.connect(store)
        other.execute("UPDATE entities SET document = replace(document, 'Name 1', 'Name X')").connection.commit()
        folder.chmod(0o555)
        assert (folder / "store.db-wal").stat().st_size > 0
        assert b"Name X" in reading("entity", "list").stdout
        folder.chmod(0o755)
        other.close()
    finally:
        folder.chmod(0o755)
    assert [path.name for path in folder.iterdir()] == ["store.db"]


def a_csv_export_runs_no_formula_and_reads_back():
    store, names = fresh(), ["=1+1", "+x", "-5", "@a", "'=b", "plain", '=HYPERLINK("x,y")']
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow(store_check.COLUMNS)
    for number, name in enumerate(names):
        guarded = "'" + name if name.lstrip("'")[0] in "=+-@" else name
        writer.writerow([f"E-{number}", guarded, "1990-05-15", "14:30", "UTC", -10, -20.5])
    do_import(store, rows.getvalue())
    listed = json.loads(run(store, "entity", "list", "--json").stdout)["entities"]
    assert [entity["name"] for entity in listed] == names
    exported = run(store, "export", "entities", "--format", "csv", "--fields", "entity_id,name").stdout.decode()
    cells = list(csv.reader(io.StringIO(exported)))[1:]
    assert all(cell[0] not in "=+-@\t\r" for row in cells for cell in row), cells
    charts = list(csv.DictReader(io.StringIO(run(store, "export", "--format", "csv").stdout.decode())))
    assert float(charts[0]["birth_data.longitude"]) == -20.5
    shown = run(store, "entity", "show", "E-6").stdout.decode()
    assert "name                  =HYPERLINK(\"x,y\")" in shown, "a page is no spreadsheet"
    # exported names and births of their own: nothing changes
    birth = "".join(exported.splitlines(True)[:1]).strip() + ",date,time,zone,latitude,longitude\r\n"
    birth += "".join(line + ",1990-05-15,14:30,UTC,-10,-20.5\r\n" for line in exported.splitlines()[1:])
    assert do_import(store, birth)["unchanged"] == len(names)


def departments_and_roles_come_with_births():
    store = fresh()
    header = ",".join((*store_check.COLUMNS, "department_ids", "role_id")) + "\n"
    birth = "1990-05-15,14:30,UTC,10,20"
    run(store, "group", "set", "sales")
    run(store, "group", "set", "north west")
    run(store, "group", "set", "theirs", "--organization", "other")
    out = WORK / "departments.ndjson"
    lines = [f"E-1,Ada,{birth},sales; north west ;,lead", f"E-2,Bo,{birth},,", f"E-3,Cy,{birth},sales;nowhere,",
             f"E-4,Di,{birth},theirs,", f"E-5,Ed,{birth},{';'.join(['sales'] * 65)},", f"E-6,Fy,{birth},sales,{'r' * 101}"]
    summary = do_import(store, header + "\n".join(lines) + "\n", "--out", out, status=1)
    assert (summary["charts"], summary["bad"], summary["unused_columns"]) == (2, 4, "")
    errors = [json.loads(line)["error"] for line in out.read_text().splitlines()[2:]]
    assert [(error["code"], error["field"]) for error in errors] == \
        [("not_found", "department_ids")] * 2 + [("invalid", "department_ids"), ("invalid", "role_id")]
    assert "nowhere" in errors[0]["message"] and "orrery group set" in errors[0]["message"]

    def entity(entity_id):
        return json.loads(run(store, "entity", "show", entity_id, "--json").stdout)["entity"]

    assert entity("E-1")["department_ids"] == ["sales", "north west"] and entity("E-1")["role_id"] == "lead"
    assert entity("E-2")["department_ids"] == [] and entity("E-2")["role_id"] is None
    # what a line does not say stays; what it says anew is taken, though the birth is the same
    plain = ",".join(store_check.COLUMNS) + "\n"
    assert do_import(store, plain + f"E-1,Ada,{birth}\n")["unchanged"] == 1
    assert do_import(store, header + f"E-1,,{birth},,\n")["unchanged"] == 1
    assert do_import(store, header + f"E-1,,{birth},sales,boss\n")["charts"] == 1
    assert (entity("E-1")["department_ids"], entity("E-1")["role_id"], entity("E-1")["name"]) == (["sales"], "boss", "Ada")
    assert do_import(store, plain + f"E-7,Gil,{birth}\n", "--department-ids", "sales", "--role-id", "temp")["charts"] == 1
    members = json.loads(run(store, "group", "show", "sales", "--json").stdout)["members"]
    assert [member["entity_id"] for member in members] == ["E-1", "E-7"]
    assert do_import(fresh(), header + f"E-1,Ada,{birth},sales,\n", "--dry-run", status=1)["bad"] == 1
    run(store, "group", "set", "a;b", status=2)
    store_check.check(store)


def what_belongs_to_another_organization_is_not_found():
    store = fresh()
    do_import(store, store_check.births(2), "--organization", "theirs")
    for words in (("entity", "show", "E-000000"), ("entity", "set", "E-000000", "--role", "x"),
                  ("chart", "E-000000", "--data", DATA, "--json")):
        done = run(store, *words, "--organization", "ours", status=3)
        assert b"theirs" not in done.stderr and done.stdout == b""
        run(store, *words, "--organization", "theirs")
    assert json.loads(run(store, "entity", "list", "--json", "--organization", "ours").stdout)["entities"] == []
    assert len(json.loads(run(store, "entity", "list", "--json", "--organization", "theirs").stdout)["entities"]) == 2


def a_refused_import_makes_no_store():
    store, text = fresh(), store_check.births(3)
    bad_gz, out = WORK / "bad.csv.gz", WORK / "refused.ndjson"
    bad_gz.write_bytes(b"\x1f\x8b\x08 not gzip at all")
    good = births_file(text)
    for path, flags, status in ((good, ("--entity-type", "alien"), 2), (good, ("--zodiac", "tropic"), 2),
                                (good, ("--lat", "48N50"), 2), (good, ("--zone", "UTC", "--offset", "1"), 2),
                                (good, ("--map", "date=nowhere"), 2), (good, ("--map", "nothing=date"), 2),
                                (WORK / "none.csv", (), 3), (WORK, (), 2), (bad_gz, (), 9),
                                (good, ("--out", WORK / "no" / "folder.ndjson"), 7)):
        done = run(store, "import", path, "--data", DATA, "--json", *((*flags, "--out", out) if "--out" not in flags else flags),
                   status=status)
        assert "error" in json.loads(done.stderr), (flags, done)
        assert not store.exists() and not out.exists(), (path, flags)
    before = run(store, "import", WORK / "none.csv", "--data", DATA, "--entity-type", "alien", status=2).stderr
    assert b"alien" in before, "said before anything is read"
    do_import(store, text, "--entity-type", "candidate")


def control_characters_are_shown_escaped():
    store, text = fresh(), ",".join(store_check.COLUMNS) + "\nE-1,A\x1b[31m\x07da,1990-05-15,14:30,UTC,10,20\n"
    do_import(store, text)
    for words in (("entity", "list"), ("entity", "show", "E-1"), ("chart", "E-1", "--data", DATA)):
        shown = run(store, *words).stdout
        assert b"A\\x1b[31m\\x07da" in shown and b"\x1b" not in shown and b"\x07" not in shown, words
    error = run(store, "entity", "show", "E-\x1b]0;x\x07", status=2).stderr
    assert b"\\x1b]0;x\\x07" in error and b"\x1b" not in error and b"\x07" not in error


def changes_at_once_are_all_kept():
    store = fresh()
    do_import(store, store_check.births(1))
    for _ in range(10):
        words = [[ORRERY, "entity", "set", "E-000000", "--store", str(store), *flags]
                 for flags in (("--role", "lead"), ("--tier", "gold"))]
        children = [subprocess.Popen(each, env=environment(), stdout=subprocess.DEVNULL) for each in words]
        assert [child.wait() for child in children] == [0, 0]
        entity = json.loads(run(store, "entity", "show", "E-000000", "--json").stdout)["entity"]
        assert (entity["role_id"], entity["subscription_tier"]) == ("lead", "gold")
        run(store, "entity", "set", "E-000000", "--role", "", "--tier", "")


def several_at_once_make_one_store():
    for _ in range(5):
        store = fresh()
        children = [subprocess.Popen([ORRERY, "group", "set", f"g{i}", "--store", str(store)], env=environment(),
                                     stdout=subprocess.DEVNULL) for i in range(4)]
        assert [child.wait() for child in children] == [0] * 4
        assert len(json.loads(run(store, "group", "list", "--json").stdout)["groups"]) == 4


def changing_back_at_the_same_time_is_a_change_too():
    store = fresh()
    for name in ("A", "B", "A"):
        run(store, "group", "set", "g", "--name", name, "--now", NOW)
    run(store, "group", "remove", "g", "--now", NOW)
    run(store, "group", "set", "g", "--now", NOW)
    assert sqlite3.connect(store).execute("SELECT count(*) FROM calculation_audit_log WHERE event_type = 'data_modified'"
                                          ).fetchone() == (5,)


def a_locked_store_says_so():
    store = fresh()
    do_import(store, store_check.births(5))
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = run(store, "import", births_file(store_check.births(9)), "--data", DATA, status=7)
    assert b"another program" in done.stderr
    assert len(ndjson(run(store, "export"))) == 5, "readers are not locked out"
    other.execute("ROLLBACK")
    assert do_import(store, store_check.births(9))["charts"] == 4


def what_is_no_store_is_refused():
    text, foreign, missing = WORK / "text.db", WORK / "foreign.db", fresh()
    text.write_text("not a database at all\n" * 1000)
    sqlite3.connect(foreign).execute("CREATE TABLE t(x)").connection.commit()
    run(missing, "entity", "list", status=3)
    assert not missing.exists()
    for path in (text, foreign):
        before = path.read_bytes()
        assert run(path, "entity", "list", status=9 if path == text else 2).stderr.startswith(b"orrery: ")
        run(path, "import", births_file(store_check.births(2)), "--data", DATA, status=9 if path == text else 2)
        assert path.read_bytes() == before
    store = fresh()
    do_import(store, store_check.births(50))
    sqlite3.connect(store).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    broken = bytearray(store.read_bytes())
    for at in range(len(broken) // 2, len(broken), 997):
        broken[at] ^= 0x55
    store.write_bytes(bytes(broken))
    run(store, "export", status=9)
    run("mysql://host/db", "entity", "list", status=3)
    run(store, "entity", "list", "--documents", "mongodb://user:secret@host/db", status=2)


def limit_file_size(size):
    def before():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return before


def a_full_disk_loses_nothing():
    store, text = fresh(), store_check.births(2000)
    do_import(store, store_check.births(100))
    failures = 0
    for size in (1 << 20, 3 << 20, 5 << 20, 9 << 20):
        before = len(store_check.check(store))
        done = subprocess.run([ORRERY, "import", births_file(text), "--data", DATA, "--store", store, "--json"],
                              capture_output=True, env=environment(), preexec_fn=limit_file_size(size), timeout=300)
        assert done.returncode in (0, 7), done
        failures += done.returncode == 7
        if done.returncode == 7:
            assert b"unavailable" in done.stderr
        assert len(store_check.check(store)) >= before
    assert failures >= 2
    summary = do_import(store, text)
    assert summary["bad"] == 0 and len(store_check.check(store)) == 2000


def a_kill_loses_nothing():
    count = int(os.environ.get("ORRERY_TEST_KILLS", "20"))
    store, text = fresh(), store_check.births(3000)
    path, choice = births_file(text, "kill.csv"), random.Random(7)
    ids, acknowledged = {}, set()
    for number in range(count):
        if number % 20 == 19: # a store that is complete has nothing left to lose
            store, ids, acknowledged = fresh(), {}, set()
        child = subprocess.Popen([ORRERY, "import", path, "--data", DATA, "--store", store, "--out", "-"],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
        time.sleep(choice.uniform(0, 0.4))
        child.kill()
        answers = child.stdout.read().decode().splitlines()
        child.wait()
        for line in answers:
            if line.endswith("}"):
                acknowledged.add(json.loads(line)["entity_id"])
        if not store.exists():
            continue
        try:
            there = store_check.check(store)
        except sqlite3.OperationalError:
            continue # killed before the schema was there
        assert acknowledged <= set(there), "acknowledged but not there"
        assert all(there.get(entity) == chart for entity, chart in ids.items())
        ids.update(there)
    summary = do_import(store, text)
    assert summary["bad"] == 0 and summary["charts"] + summary["unchanged"] == 3000
    there = store_check.check(store)
    assert len(there) == 3000 and all(there[entity] == chart for entity, chart in ids.items())


def prepare():
    DATA.mkdir()
    shutil.copy(KERNEL, DATA / "orrery.kernel")
    subprocess.run([ORRERY, "zones", "update", "--data", DATA], check=True, capture_output=True, env=environment())


TESTS = [an_import_keeps_what_chart_computes, importing_again_changes_nothing, another_birth_replaces_the_chart,
         a_changed_name_is_no_new_birth, one_entity_twice_in_a_file_ends_as_the_last,
         bad_lines_are_counted_and_the_others_kept, another_organization_s_entity_is_a_conflict,
         a_dry_run_writes_nothing, threads_change_nothing, exports_read_as_what_they_are,
         entities_are_listed_in_pages, groups_have_members, two_files_hold_what_one_does,
         history_that_fell_behind_is_made_up_for, outputs_are_never_the_store, texts_that_could_not_be_read_again_are_refused,
         a_store_that_may_only_be_read_is_read,
         a_csv_export_runs_no_formula_and_reads_back, departments_and_roles_come_with_births, what_belongs_to_another_organization_is_not_found, a_refused_import_makes_no_store,
         control_characters_are_shown_escaped, changes_at_once_are_all_kept, several_at_once_make_one_store, changing_back_at_the_same_time_is_a_change_too,
         a_locked_store_says_so,
         what_is_no_store_is_refused, a_full_disk_loses_nothing, a_kill_loses_nothing]
tap.run([test for test in TESTS if len(sys.argv) < 4 or test.__name__ in sys.argv[3:]], WORK, prepare)
