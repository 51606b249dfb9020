"""What each form of a fact says: the tables of forms.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.facts.world import read, show
from whereas.model.facts import Deal, ListSlot, Record, Slot

SOURCES = """
sources:
  contract: {title: Contract, published_on: 2025-04-01}
  audit: {title: Audit, published_on: 2026-06}
  suit: {title: Complaint}
"""
LISTS = ("parties", "flows", "stores", "devices")


def rows() -> list[tuple[str, str, str]]:
    text = (Path(__file__).parent / "forms.md").read_text(encoding="utf-8")
    cells = [
        tuple(cell.strip() for cell in line.strip().strip("|").split(" | "))
        for line in text.splitlines()
        if re.match(r"\| [a-z_]+(\[|\.| \|)", line) and not line.startswith("| fact")
    ]
    assert all(len(row) == 3 for row in cells), [row for row in cells if len(row) != 3]
    return cells  # type: ignore[return-value]


def deal_with(path: str, written: str) -> str:
    """Return a deal in which a fact is written so."""
    match = re.fullmatch(r"(?P<root>\w+)(?:\[(?P<key>\w+)\])?(?:\.(?P<field>\w+))?", path)
    assert match is not None
    items: dict[str, dict[str, str]] = {"parties": {"ring": "{}", "city": "{}", "court": "{}"}}
    if match["key"] is None:
        return f"{SOURCES}parties: {{ring: {{}}, city: {{}}, court: {{}}}}\n{path}: {written}\n"
    items.setdefault(match["root"], {})[match["key"]] = f"\n      {match['field']}: {written}"
    lines = [SOURCES]
    for root, records in items.items():
        lines += [f"{root}:\n  items:\n", *(f"    {key}: {facts}\n" for key, facts in records.items())]
    return "".join(lines)


def fact_at(deal: Deal, path: str) -> Slot | ListSlot | Record | None:
    root, _, name = path.partition(".")
    if not name:
        return deal.singles.get(root)
    key = root[root.index("[") + 1 : -1]
    return deal.lists[root[: root.index("[")]].items[key].fields.get(name)


@pytest.mark.parametrize(("path", "written", "expected"), rows())
def test_form(path: str, written: str, expected: str) -> None:
    deal, problems, _ = read(deal_with(path, written))
    assert [problem.message for problem in problems] == []
    assert deal is not None
    assert show(fact_at(deal, path)) == expected
