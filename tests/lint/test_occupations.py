#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tool that looks for occupations in percentiles: figures that are known by hand, as TAP. Usage: test_occupations.py ROOT"""
import json
import pathlib
import subprocess
import sys
import tempfile

ENERGIES = ["physical", "emotional", "mental", "spiritual", "social"]
DIMENSIONS = ["leadership", "creativity", "analytical", "communication", "empathy", "resilience", "adaptability", "focus"]
FAILED = []


def line(entity, value, **other):
    levels = {name: other.get(name, value) for name in ENERGIES + DIMENSIONS}
    return json.dumps({"entity_id": entity, "current_code": {"energy_levels": {name: levels[name] for name in ENERGIES},
                                                             "dimensions": {name: levels[name] for name in DIMENSIONS}}})


def pattern(entity, values, volatility, predicted=50):
    def named(names, value):
        return {name: value for name in names}
    return json.dumps({"entity_id": entity, "insights": {"volatility_index": volatility},
                       "time_series": [{"energy_snapshot": named(ENERGIES, value), "dimensional_snapshot": named(DIMENSIONS, value)}
                                       for value in values],
                       "predictions": {"next_quarter": {"predicted_energy": named(ENERGIES, predicted),
                                                        "predicted_dimensions": named(DIMENSIONS, predicted)}}})


def look(tool, births, codes, least="2"):
    with tempfile.TemporaryDirectory() as folder:
        births_path, codes_path = pathlib.Path(folder) / "births.csv", pathlib.Path(folder) / "codes.ndjson"
        births_path.write_text("id,job\n" + births)
        codes_path.write_text("\n".join(codes) + "\n")
        return subprocess.run([sys.executable, str(tool), "--least", least, "--births", births_path, "id", "job", codes_path],
                              capture_output=True, text=True)


def check(number, label, good, done):
    print(f"{'ok' if good else 'not ok'} {number} - {label}")
    if not good:
        FAILED.append(label)
        print("\n".join("# " + text for text in (done.stdout + done.stderr).splitlines()))


def main():
    tool = pathlib.Path(sys.argv[1]) / "tools" / "occupations.py"
    print("1..7")
    # 40 and 60 have mean 50 and an error of 10: no distance, p = 1. Physical, 90 and 92, has mean 91 and error 1: far from chance.
    births, codes = "a,baker\nb,baker\nc,cook\n", [line("a", 40, physical=90), line("b", 60, physical=92), line("c", 50)]
    done = look(tool, births, codes)
    rows = {row.split()[0]: row.split() for row in done.stdout.splitlines() if row.startswith("  ")}
    check(1, "means, intervals and chances", done.returncode == 0 and rows["mental"][1:6] == ["50.00", "30.40", "to", "69.60", "1.0000"]
          and rows["physical"][1:5] == ["91.00", "89.04", "to", "92.96"] and rows["physical"][-1] == "*", done)
    check(2, "how many tests, and what chance gives", "13 tests; chance gives 0.7 of them p < 0.05, found 1" in done.stdout
          and "Bonferroni 1, Benjamini-Hochberg 1" in done.stdout and "cook: 1 people, left out" in done.stdout, done)
    for number, value in ((3, float("nan")), (4, 100.5)):
        done = look(tool, births, [*codes, line("c", 50, focus=value)])
        check(number, f"a percentile of {value}", done.returncode == 1 and "1 percentiles missing" in done.stdout, done)
    done = look(tool, births, [*codes, json.dumps({"line": 4, "entity_id": None, "error": {"code": "invalid"}})], least="9")
    check(5, "nobody is left", done.returncode == 2 and "4 lines, 1 with an error" in done.stdout, done)
    # Quarters of 30 and 50 have mean 40: with 60 of the other person 50, error 10; volatilities of 90 and 92 as above.
    done = look(tool, births, [pattern("a", [30, 50], 90), pattern("b", [60], 92)])
    rows = {row.split()[0]: row.split() for row in done.stdout.splitlines() if row.startswith("  ")}
    check(6, "patterns by the means of their quarters", done.returncode == 0 and rows["focus"][1:6] == ["50.00", "30.40", "to", "69.60", "1.0000"]
          and rows["volatility"][1:5] == ["91.00", "89.04", "to", "92.96"] and "14 tests" in done.stdout, done)
    done = look(tool, births, [pattern("a", [30, 50], 90), pattern("b", [60], 92), pattern("c", [60], 92, predicted=None)])
    check(7, "a quarter ahead without percentiles", done.returncode == 1 and "13 percentiles missing" in done.stdout, done)
    sys.exit(1 if FAILED else 0)


main()
