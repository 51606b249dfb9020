"""What is not encoded stands in one list, each with its reason, and the list only shrinks.

`not_encoded.csv` has the sections that say so of themselves; requirements without any section are in the shipped table
(`policies/requirements.csv`), of which test_requirements.py holds that at most one in ten of a law is so.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.house.test_scenarios import LAWS
from whereas import load

HERE = Path(__file__).resolve().parent
LIST = HERE / "not_encoded.csv"
TABLE = HERE.parents[1] / "policies" / "requirements.csv"
MOST_SECTIONS = 24
MOST_REQUIREMENTS = 1
"""As many as the lists may have. They are made smaller when a list has become so, and never larger."""


def _listed() -> dict[tuple[str, str], str]:
    with LIST.open(encoding="utf-8", newline="") as table:
        return {(row["law"], row["section"]): row["reason"] for row in csv.DictReader(table)}


@pytest.mark.parametrize("name", LAWS)
def test_what_is_not_encoded_is_listed_with_its_reason(name: str) -> None:
    law = load(name)[name]
    found = {(name, section.number): section.not_encoded for section in law.sections if section.not_encoded is not None}
    assert found == {row: reason for row, reason in _listed().items() if row[0] == name}
    assert all(reason.strip() for reason in found.values())


def test_the_lists_do_not_grow() -> None:
    assert {law for law, _ in _listed()} <= set(LAWS)
    assert len(_listed()) <= MOST_SECTIONS
    with TABLE.open(encoding="utf-8", newline="") as table:
        missing = [row for row in csv.DictReader(table) if row["section"] == "not encoded"]
    assert len(missing) <= MOST_REQUIREMENTS
