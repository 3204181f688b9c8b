#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Do people of one occupation have other levels than anybody? Mean percentile per occupation and level, with its 95 % interval; of patterns
the mean over the quarters, and how volatile they are among births of the same time.

Nothing is expected: a percentile among births of the same years has a mean of 50 whatever people do for a living. The tool counts how
many means differ from 50 by more than chance, before and after allowing for the number of tests.

Usage: occupations.py [--least N] --births FILE ID OCCUPATION CODES [--births ...]

FILE       births (CSV), its columns ID and OCCUPATION the entity and what it does; OCCUPATION as =WORD is the same for all
CODES      what `orrery code --batch FILE --map entity_id=ID,...` wrote: NDJSON, or CSV with --csv (.gz too); or `orrery pattern`, NDJSON
--least N  leave out occupations with fewer people (default 30: the intervals are those of large numbers)

Exit status 1 when a percentile is missing, no number or outside 0-100; 2 when no occupation is left.
"""
import argparse
import collections
import csv
import gzip
import json
import math
import sys

PARTS = {"energy_levels": ["physical", "emotional", "mental", "spiritual", "social"],
         "dimensions": ["leadership", "creativity", "analytical", "communication", "empathy", "resilience", "adaptability",
                        "focus"]}
SNAPSHOTS = {"energy_levels": ("energy_snapshot", "predicted_energy"),
             "dimensions": ("dimensional_snapshot", "predicted_dimensions")}
LEVELS = [name for names in PARTS.values() for name in names]
QUANTILE = 1.959964  # of the normal distribution at 97.5 %
FALSE_SHARE = 0.05


def opened(path):
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return open(path, encoding="utf-8-sig", newline="")


def documents(path):
    """(entity id, percentiles by name) of each good line, and None for each bad one."""
    with opened(path) as lines:
        if ".csv" in path:
            for row in csv.DictReader(lines):
                yield (row["entity_id"], {name: row[f"current_code.{part}.{name}"]
                                          for part, names in PARTS.items() for name in names}) if row["entity_id"] else None
            return
        for line in lines:
            document = json.loads(line)
            if "error" in document:
                yield None
                continue
            yield document["entity_id"], (pattern_figures if "time_series" in document else code_figures)(document)


def code_figures(document):
    code = document["current_code"]
    return {name: code[part][name] for part, names in PARTS.items() for name in names}


def pattern_figures(document):
    """Of each level the mean of its quarters, NaN where one of them is no percentile; and the volatility."""
    figures = {}
    for part, names in PARTS.items():
        snapshot, predicted = SNAPSHOTS[part]
        for name in names:
            values = [quarter[snapshot][name] for quarter in document["time_series"]]
            every = values + [document["predictions"]["next_quarter"][predicted][name]]
            good = all(isinstance(value, (int, float)) and 0 <= value <= 100 for value in every)
            figures[name] = math.fsum(values) / len(values) if good else math.nan
    figures["volatility"] = document["insights"]["volatility_index"]
    return figures


class Tally:
    """What was read: percentiles by occupation and level, lines that are bad, percentiles that are none."""

    def __init__(self):
        self.values = collections.defaultdict(lambda: collections.defaultdict(list))
        self.lines = self.bad = self.wrong = self.strangers = 0

    def read(self, births, id_column, occupation_column, codes):
        with opened(births) as rows:
            occupations = {row[id_column]: occupation_column[1:] if occupation_column.startswith("=")
                           else row[occupation_column] for row in csv.DictReader(rows)}
        for found in documents(codes):
            self.lines += 1
            if found is None:
                self.bad += 1
            elif found[0] not in occupations:
                self.strangers += 1
            else:
                self.add(occupations[found[0]] or "(none)", found[1])

    def add(self, occupation, percentiles):
        for name, value in percentiles.items():
            try:
                number = float(value)
            except (TypeError, ValueError):
                number = math.nan
            if 0 <= number <= 100:
                self.values[occupation][name].append(number)
            else:
                self.wrong += 1


def mean_and_error(values):
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return mean, math.sqrt(variance / len(values))


def chance(mean, error):
    """Probability that chance alone takes a mean this far from 50."""
    return math.erfc(abs(mean - 50) / error / math.sqrt(2)) if error > 0 else 1.0


def false_discoveries(chances):
    """How many pass Benjamini and Hochberg's rule (1995): p of rank i is at most i / m times the share that may be false."""
    passed = 0
    for rank, value in enumerate(sorted(chances), 1):
        if value <= FALSE_SHARE * rank / len(chances):
            passed = rank
    return passed


def report(tally, least):
    chances = []
    for occupation, levels in sorted(tally.values.items(), key=lambda item: -len(item[1][LEVELS[0]])):
        count = min(len(values) for values in levels.values())
        if count < least:
            print(f"\n{occupation}: {count} people, left out")
            continue
        print(f"\n{occupation}: {count} people\n  {'level':<16}{'mean':>7}   95 % interval      p")
        for name in levels:
            mean, error = mean_and_error(levels[name])
            p = chance(mean, error)
            chances.append(p)
            low, high = mean - QUANTILE * error, mean + QUANTILE * error
            print(f"  {name:<16}{mean:7.2f}   {low:6.2f} to {high:6.2f}  {p:7.4f}{' *' if p < FALSE_SHARE else ''}")
    return chances


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--births", nargs=4, action="append", required=True, metavar=("FILE", "ID", "OCCUPATION", "CODES"))
    parser.add_argument("--least", type=int, default=30)
    arguments = parser.parse_args()
    tally = Tally()
    for births in arguments.births:
        tally.read(*births)
    chances = report(tally, max(arguments.least, 2))
    print(f"\n{tally.lines} lines, {tally.bad} with an error, {tally.strangers} of nobody in the births; "
          f"{tally.wrong} percentiles missing, no number or outside 0-100")
    if not chances:
        print("no occupation has enough people")
        return 2
    tests = len(chances)
    # Levels share planets, so that tests of one occupation hang together: counts scatter more than those of independent ones would.
    print(f"{tests} tests; chance gives {tests * FALSE_SHARE:.1f} of them p < {FALSE_SHARE}, found {sum(p < FALSE_SHARE for p in chances)}")
    print(f"allowing for their number: Bonferroni {sum(p < FALSE_SHARE / tests for p in chances)}, "
          f"Benjamini-Hochberg {false_discoveries(chances)}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
