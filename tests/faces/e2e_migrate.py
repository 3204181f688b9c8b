# SPDX-License-Identifier: Apache-2.0
"""`orrery migrate` from outside, over the embedded store. TAP on standard output.

Usage: e2e_migrate.py ORRERY FOLDER_OF_MIGRATIONS
"""
import hashlib
import json
import os
import pathlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import tap

ORRERY, MIGRATIONS = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
WORK = pathlib.Path(tempfile.mkdtemp(prefix="orr-migrate-"))
UP = sorted(MIGRATIONS.glob("*.up.sql"))
VERSIONS = [path.name[:3] for path in UP]
serial = 0


def environment():
    kept = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LLVM_PROFILE_FILE", "PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"HOME": str(WORK), "USER": "tester"}


def words(store, *arguments):
    return [ORRERY, "migrate", *map(str, arguments), "--store", str(store)]


def migrate(store, *arguments, status=0, before=None):
    done = subprocess.run(words(store, *arguments), capture_output=True, env=environment(), timeout=120,
                          preexec_fn=before)
    assert done.returncode == status, f"{arguments}: exit {done.returncode}, not {status}: {done.stdout} {done.stderr}"
    return done


def fresh():
    global serial
    serial += 1
    return WORK / f"folder-{serial}" / "store.db"


def made():
    store = fresh()
    migrate(store, "up")
    return store


def states(store):
    report, = json.loads(migrate(store, "status", "--json").stdout)["stores"]
    return [(row["version"], row["state"]) for row in report["migrations"]]


def all_in(state):
    return [(version, state) for version in VERSIONS]


def query(store, sql, *values):
    connection = sqlite3.connect(store)
    try:
        with connection:
            return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def tables(store):
    rows = query(store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name for name, in rows}


def where_no_store_is_none_is_made():
    store = fresh()
    for arguments in (["status"], ["plan"], ["down", "--yes"], ["up", "--dry-run"]):
        assert b"store" in migrate(store, *arguments, status=3).stderr
    assert not store.exists()


def up_makes_a_store_that_tells_how():
    store = fresh()
    done = migrate(store, "up", "--now", "2026-01-02T03:04:05.678Z", "--json")
    report, = json.loads(done.stdout)["stores"]
    assert [step["version"] for step in report["steps"]] == VERSIONS
    assert store.stat().st_mode & 0o777 == 0o600
    rows = query(store, "SELECT version, applied_at, applied_by, execution_time_ms, rollback_script, checksum "
                        "FROM schema_migrations ORDER BY version")
    assert len(rows) == len(UP)
    for path, (version, applied_at, applied_by, took_ms, rollback, checksum) in zip(UP, rows):
        assert (version, applied_at, applied_by) == (path.name[:3], "2026-01-02T03:04:05.678Z", "tester")
        assert took_ms >= 0
        assert rollback == path.with_name(path.name.replace(".up.", ".down.")).read_text()
        assert checksum == hashlib.blake2b(path.read_bytes()).hexdigest()[:32]
    assert {"birth_charts", "entities", "groups", "calculation_jobs", "calculation_audit_log",
            "schema_migrations"} <= tables(store)
    assert states(store) == all_in("applied")
    assert b"nothing to do" in migrate(store, "up").stdout


def plans_show_the_scripts():
    store = made()
    step = json.loads(migrate(store, "plan", "--to", "0", "--scripts", "--json").stdout)["stores"][0]["steps"][-1]
    assert (step["version"], step["way"]) == (VERSIONS[0], "down")
    assert step["script"] == UP[0].with_name(UP[0].name.replace(".up.", ".down.")).read_text()
    assert states(store) == all_in("applied")


def down_and_up_again():
    store = made()
    assert b"--yes" in migrate(store, "down", "--to", "0", status=2).stderr
    before = tables(store)
    assert states(store) == all_in("applied")
    migrate(store, "down", "--to", "0", "--yes")
    assert tables(store) <= {"schema_migrations"} and states(store) == all_in("pending")
    assert b"migrate up" in subprocess.run([ORRERY, "entity", "list", "--store", store], capture_output=True,
                                           env=environment(), check=False).stderr
    migrate(store, "up")
    assert tables(store) == before


def the_audit_log_tells_of_migrations():
    def told(store):
        return query(store, "SELECT event_type, user_id, event_timestamp, changes_summary, service_name, entity_type "
                            "FROM calculation_audit_log WHERE event_type = 'schema_changed' ORDER BY id")

    store, when = fresh(), "2026-01-02T03:04:05.678Z"
    migrate(store, "up", "--now", when)
    first = [(f"migration {row['version']} ({row['description']}) was made",) for row in json.loads(
        migrate(store, "status", "--json").stdout)["stores"][0]["migrations"]]
    assert [row[3:4] for row in told(store)] == first
    assert set(told(store)[0][:3]) == {"schema_changed", "tester", when} and told(store)[0][4:] == ("orrery", None)
    # one of another program, that leaves the log where it is
    query(store, "CREATE TABLE later (x)")
    query(store, "INSERT INTO schema_migrations (version, description, rollback_script) VALUES ('999', 'later', 'DROP TABLE later')")
    migrate(store, "down", "--yes", "--now", "2027-01-02T03:04:05.678Z")
    assert "later" not in tables(store)
    assert told(store)[-1][2:4] == ("2027-01-02T03:04:05.678Z", "migration 999 (later) was undone")
    query(store, "INSERT INTO schema_migrations (version, description, rollback_script) VALUES ('999', 'later', 'not SQL')")
    migrate(store, "down", "--yes", status=2)
    assert len(told(store)) == len(first) + 1, "what was not done is not told"
    migrate(store, "down", "--to", "0", "--yes", status=2)
    query(store, "DELETE FROM schema_migrations WHERE version = '999'")
    migrate(store, "down", "--to", "0", "--yes")


def what_was_changed_or_is_newer_is_left_alone():
    store = made()
    query(store, "UPDATE schema_migrations SET checksum = ? WHERE version = ?", "0" * 32, VERSIONS[0])
    assert states(store)[0] == (VERSIONS[0], "changed")
    assert b"was changed" in migrate(store, "up", status=2).stderr
    store = made()
    query(store, "INSERT INTO schema_migrations (version, description) VALUES ('999', 'from the future')")
    assert states(store)[-1] == ("999", "unknown")
    assert b"999" in migrate(store, "up", status=2).stderr
    assert b"999" in migrate(store, "down", "--yes", status=2).stderr


def what_is_no_store_is_left_alone():
    foreign = fresh()
    foreign.parent.mkdir()
    query(foreign, "CREATE TABLE theirs (x)")
    before = foreign.read_bytes()
    for arguments in (["status"], ["up"]):
        migrate(foreign, *arguments, status=2)
    assert foreign.read_bytes() == before


def a_locked_store_says_so():
    store = made()
    migrate(store, "down", "--to", "0", "--yes")
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert b"another program" in migrate(store, "up", status=7).stderr
    other.execute("ROLLBACK")
    other.close()
    migrate(store, "up")


def several_at_once_make_one_store():
    store = made()
    migrate(store, "down", "--to", "0", "--yes")
    running = [subprocess.Popen(words(store, "up"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                env=environment()) for _ in range(6)]
    ends = [(child.communicate()[1], child.returncode) for child in running]
    assert all(status in (0, 4) for _, status in ends) and any(status == 0 for _, status in ends), ends
    assert all(b"another program is migrating" in text for text, status in ends if status == 4), ends
    assert states(store) == all_in("applied")


def a_kill_leaves_what_goes_on():
    choice = random.Random(11)
    for _ in range(20):
        store = fresh()
        child = subprocess.Popen(words(store, "up"), stdout=subprocess.DEVNULL, env=environment())
        time.sleep(choice.uniform(0, 0.03))
        child.kill()
        child.wait()
        migrate(store, "up")
        assert states(store) == all_in("applied")
        assert query(store, "PRAGMA integrity_check") == [("ok",)]


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))


def a_full_disk_leaves_what_goes_on():
    store = made()
    migrate(store, "down", "--to", "0", "--yes")
    migrate(store, "up", status=7, before=limit_file_size)
    assert states(store) == all_in("pending")
    migrate(store, "up")
    assert states(store) == all_in("applied")


tap.run([where_no_store_is_none_is_made, up_makes_a_store_that_tells_how, plans_show_the_scripts, down_and_up_again,
         the_audit_log_tells_of_migrations,
         what_was_changed_or_is_newer_is_left_alone, what_is_no_store_is_left_alone, a_locked_store_says_so,
         several_at_once_make_one_store, a_kill_leaves_what_goes_on, a_full_disk_leaves_what_goes_on], WORK)
