# SPDX-License-Identifier: Apache-2.0
"""What must hold of an embedded store at any time: shared by the tests from outside and the campaign of kills."""
import hashlib
import json
import random
import sqlite3

COLUMNS = ["entity_id", "name", "date", "time", "zone", "latitude", "longitude"]


def births(count, seed=1):
    """CSV of births that all can be computed; the same for the same seed."""
    choice = random.Random(seed)
    zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "+05:30"]
    rows = [",".join(COLUMNS)]
    for i in range(count):
        time = f"{choice.randrange(3, 24):02}:{choice.randrange(60):02}" if choice.random() < 0.9 else ""
        rows.append(f"E-{i:06},Name {i},{choice.randrange(1950, 2010)}-{choice.randrange(1, 13):02}-"
                    f"{choice.randrange(1, 28):02},{time},{choice.choice(zones)},{choice.uniform(-60, 60):.4f},"
                    f"{choice.uniform(-180, 180):.4f}")
    return "\n".join(rows) + "\n"


def check(path):
    """Assert the store's promises; returns entity_id -> chart id."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",), "integrity"
    charts, codes = {}, {}
    for identity, text in db.execute("SELECT _id, document FROM birth_charts"):
        document = json.loads(text)
        assert document["_id"] == identity
        assert len(document["planets"]) == 19, "half a chart"
        charts[document["entity_id"]] = identity
    for identity, text in db.execute("SELECT _id, document FROM harmonic_codes"):
        document = json.loads(text)
        assert document["_id"] == identity and document["birth_chart_id"] == charts[document["entity_id"]]
        assert not document["explanation"], "terms are never kept"
        made = db.execute("SELECT count(*) FROM calculation_jobs WHERE output_document_id = ? AND result_digest = ?",
                          (identity, hashlib.blake2b(text.encode()).hexdigest()[:32])).fetchone()[0]
        assert made >= 1, f"code of {document['entity_id']} without the job that made it"
        codes[identity] = document["entity_id"]
    jobs = dict(db.execute("SELECT output_document_id, count(*) FROM calculation_jobs "
                           "WHERE job_status = 'completed' GROUP BY 1"))
    events = {}
    for job, event in db.execute("SELECT j.output_document_id, a.event_type FROM calculation_audit_log a "
                                 "JOIN calculation_jobs j ON j.id = a.job_id"):
        events.setdefault(job, set()).add(event)
    wanted = {"job_created", "job_started", "job_completed"}
    for entity, chart in [*charts.items(), *((entity, code) for code, entity in codes.items())]:
        assert jobs.get(chart, 0) >= 1, f"document of {entity} without a job"
        assert events.get(chart, set()) >= wanted, f"document of {entity} without its audit rows"
    assert set(jobs) <= set(charts.values()) | set(codes), "a job without its document"
    entities = {row[0] for row in db.execute("SELECT json_extract(document, '$.entity_id') FROM entities")}
    assert entities == set(charts), "entities and charts differ"
    db.close()
    return charts


def codes(path):
    """entity_id -> the kept code's document; what check() promises is looked at first."""
    check(path)
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    documents = [json.loads(text) for text, in db.execute("SELECT document FROM harmonic_codes")]
    db.close()
    return {document["entity_id"]: document for document in documents}
