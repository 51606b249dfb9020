"""The list of clauses of the library that its scenarios don't cover yet (`uncovered.csv`), and how it gets shorter.

    python -m tests.house.uncovered us.ny.exec_718

takes away what the scenarios of a law cover by now. It never adds: what is written anew is covered when it is written.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import Counter
from pathlib import Path

from whereas.model.coverage import Clause, ClauseKind
from whereas.rehearsal import Rehearsed, rehearse

LIST = Path(__file__).with_suffix(".csv")
FIELDS = ("law", "section", "kind", "clause", "missing")
AS_OF = dt.date(2026, 11, 1)

Row = tuple[str, str, str, str, str]


def listed() -> Counter[Row]:
    """Return the rows of the list; a clause that the law writes twice in one section may stand in it twice."""
    with LIST.open(encoding="utf-8", newline="") as table:
        return Counter(
            (row["law"], row["section"], row["kind"], row["clause"], missing)
            for row in csv.DictReader(table)
            for missing in row["missing"].split(", ")
        )


def lacking(done: Rehearsed) -> Counter[Row]:
    """Return what the scenarios that were run do not show, in the form of the list."""
    return Counter(
        (law.law, each.clause.section, each.clause.kind.value, _words(each.clause, done), shown.value)
        for law in done.laws
        for each in law.clauses
        for shown in each.missing
    )


def _words(clause: Clause, done: Rehearsed) -> str:
    if clause.kind in (ClauseKind.DUTY, ClauseKind.EXCEPTION):
        return clause.name
    return " ".join(done.sources[clause.span.source].text[clause.span.start : clause.span.end].split())


def write(rows: Counter[Row]) -> None:
    """Write the list: one row a clause."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in sorted(rows.elements()):
        found.setdefault(row[:4], []).append(row[4])
    with LIST.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows((*clause, ", ".join(missing)) for clause, missing in found.items())


def main(laws: list[str]) -> None:
    """Take away what the scenarios of laws cover by now."""
    rows = listed()
    for law in laws:
        found = lacking(rehearse((law,), AS_OF))
        rows = Counter({row: number for row, number in rows.items() if row[0] != law}) + (
            Counter({row: number for row, number in rows.items() if row[0] == law}) & found
        )
    write(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
