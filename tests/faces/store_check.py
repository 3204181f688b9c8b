# SPDX-License-Identifier: Apache-2.0
"""What must hold of an embedded store at any time: shared by the tests from outside and the campaign of kills."""
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
    charts = {}
    for identity, text in db.execute("SELECT _id, document FROM birth_charts"):
        document = json.loads(text)
        assert document["_id"] == identity
        assert len(document["planets"]) == 19, "half a chart"
        charts[document["entity_id"]] = identity
    jobs = dict(db.execute("SELECT output_document_id, count(*) FROM calculation_jobs "
                           "WHERE job_status = 'completed' GROUP BY 1"))
    events = {}
    for job, event in db.execute("SELECT j.output_document_id, a.event_type FROM calculation_audit_log a "
                                 "JOIN calculation_jobs j ON j.id = a.job_id"):
        events.setdefault(job, set()).add(event)
    wanted = {"job_created", "job_started", "job_completed"}
    for entity, chart in charts.items():
        assert jobs.get(chart, 0) >= 1, f"chart of {entity} without a job"
        assert events.get(chart, set()) >= wanted, f"chart of {entity} without its audit rows"
    assert set(jobs) <= set(charts.values()), "a job without its chart"
    entities = {row[0] for row in db.execute("SELECT json_extract(document, '$.entity_id') FROM entities")}
    assert entities == set(charts), "entities and charts differ"
    db.close()
    return charts
