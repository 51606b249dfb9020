"""The golden cases: each item of the meaning has its own, there are enough of them, and many are refusals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cases.reader import Case, read_case
from tests.house.tree import ROOT

CASES = ROOT / "tests" / "cases"
VERDICTS = CASES / "verdicts"
PAGE = (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8")
LEAST_CASES = 150
LEAST_OF_AN_ITEM = 2

_ITEM = re.compile(r"^## (\d+)\. .*\n((?:(?!^## ).*\n)*)", re.MULTILINE)
_CASES = re.compile(r"^Cases in `(tests/cases/verdicts/item_\d\d)/`: ((?:.+\n)+)", re.MULTILINE)


def items_of(page: str) -> list[tuple[int, str]]:
    """Return the numbered items of the page, each with its text."""
    return [(int(number), text) for number, text in _ITEM.findall(page)]


def pages_in(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.md")}


def all_cases() -> list[Case]:
    paths = sorted(path for path in CASES.glob("*/**/*.md") if "golden" not in path.parts)
    return [read_case(path, CASES) for path in paths]


def is_refusal(case: Case) -> bool:
    """Return whether a case is about a text that is refused, with the code and the underlined words of each refusal."""
    problems = [problem for block in case.blocks for problem in block.problems]
    return bool(problems) and all(problem.words for problem in problems)


ITEMS = items_of(PAGE)


def test_items_are_numbered_without_a_gap() -> None:
    assert len(ITEMS) > 1
    assert [number for number, _ in ITEMS] == list(range(1, len(ITEMS) + 1))


def test_each_folder_of_cases_belongs_to_an_item() -> None:
    folders = {f"item_{number:02}" for number, _ in ITEMS}
    assert {path.name for path in VERDICTS.iterdir()} == folders, "a case on the meaning stands in its item's folder"


@pytest.mark.parametrize(("number", "text"), ITEMS, ids=[f"item_{number:02}" for number, _ in ITEMS])
def test_an_item_names_each_of_its_cases_and_no_other(number: int, text: str) -> None:
    found = _CASES.findall(text)
    assert [folder for folder, _ in found] == [f"tests/cases/verdicts/item_{number:02}"]
    named = re.findall(r"`([^`]+)`", found[0][1])
    there = pages_in(VERDICTS / f"item_{number:02}")
    assert set(named) == there
    assert len(named) == len(there) >= LEAST_OF_AN_ITEM


@pytest.mark.parametrize("path", sorted(VERDICTS.glob("*/*.md")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_names_the_item_that_it_decides(path: Path) -> None:
    prose = path.read_text(encoding="utf-8").partition("```")[0]
    named = re.search(r"Semantics ([\d, and]*\d)", prose)
    assert named is not None, "write `Semantics 7.` below the title"
    assert int(path.parent.name.removeprefix("item_")) in [int(number) for number in re.findall(r"\d+", named[1])]


def test_there_are_many_cases_and_a_third_of_them_are_refusals() -> None:
    cases = all_cases()
    refusals = [case for case in cases if is_refusal(case)]
    assert len(cases) >= LEAST_CASES
    assert len(refusals) * 3 >= len(cases)
