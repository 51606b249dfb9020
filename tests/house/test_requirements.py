"""The shipped table that maps each requirement of a law to the sections that state it agrees with the laws."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

POLICIES = Path(__file__).resolve().parents[2] / "policies"
LAWS = tuple(
    path for path in sorted((POLICIES / "law").rglob("*.whereas")) if not path.name.endswith(".scenarios.whereas")
)
NOT_ENCODED = "not encoded"
_SECTION = re.compile(r'^section (?:"(?P<quoted>[^"]+)"|(?P<plain>\S+))', re.MULTILINE)


def _rows() -> tuple[dict[str, str], ...]:
    with (POLICIES / "requirements.csv").open(encoding="utf-8", newline="") as table:
        return tuple(csv.DictReader(table))


def _law(path: Path) -> str:
    return ".".join(path.relative_to(POLICIES / "law").with_suffix("").parts)


def _sections(path: Path) -> tuple[str, ...]:
    found = (match["quoted"] or match["plain"] for match in _SECTION.finditer(path.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=len, reverse=True))


def _strange(named: str, known: tuple[str, ...]) -> str:
    """Return what is left of a list of sections when those that the law has are taken away."""
    for number in known:
        named = re.sub(rf"(^|; ){re.escape(number)}(?=; |$)", r"\1", named)
    return named.replace(";", "").strip()


@pytest.mark.parametrize("path", LAWS, ids=_law)
def test_each_section_that_the_table_names_stands_in_the_law(path: Path) -> None:
    rows = [row for row in _rows() if row["law"] == _law(path)]
    assert rows, "the table says nothing of this law"
    known = _sections(path)
    strange = {row["requirement"]: _strange(row["section"], known) for row in rows if row["section"] != NOT_ENCODED}
    assert {requirement: rest for requirement, rest in strange.items() if rest} == {}


@pytest.mark.parametrize("path", LAWS, ids=_law)
def test_at_most_one_requirement_in_ten_is_not_encoded_and_each_says_why(path: Path) -> None:
    rows = [row for row in _rows() if row["law"] == _law(path)]
    missing = [row for row in rows if row["section"] == NOT_ENCODED]
    assert [row["requirement"] for row in missing if not row["reason"]] == []
    assert len(missing) <= max(1, len(rows) // 10)


def test_a_requirement_stands_in_the_table_once_for_each_law_that_states_it_and_the_law_exists() -> None:
    rows = _rows()
    again = Counter((row["law"], row["requirement"]) for row in rows)
    assert [name for name, count in again.items() if count > 1] == []
    assert {row["law"] for row in rows} <= {_law(path) for path in LAWS}
