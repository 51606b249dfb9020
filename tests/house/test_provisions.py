"""The pages on hard provisions quote the laws that ship, word for word, and point at what exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "provisions"
PAGES = tuple(sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md"))
_QUOTE = re.compile(r'^```whereas title="([^"\n]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```whereas", re.MULTILINE)
_LAW = re.compile(r"`whereas (?:show|explain) ([\w.]+)`")
_CASE = re.compile(r"`(tests/cases/[\w/]+\.md)`")
by_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def test_there_is_a_page_for_each_of_the_fifteen() -> None:
    assert len(PAGES) == 15


@by_page
def test_what_a_page_quotes_is_what_ships(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    quotes = _QUOTE.findall(page)
    assert quotes
    assert len(quotes) == len(_FENCE.findall(page)), "a quotation names the file that it is from"
    for name, quoted in quotes:
        law = f"\n{(ROOT / name).read_text(encoding='utf-8')}"
        assert f"\n{quoted}" in law, f"{name} no longer reads\n{quoted}"


@by_page
def test_a_page_points_at_a_law_and_a_case_that_exist(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    laws = _LAW.findall(page)
    assert laws
    for law in laws:
        assert (ROOT / "policies" / "law" / Path(*law.split("."))).with_suffix(".whereas").is_file(), law
    cases = _CASE.findall(page)
    assert cases
    assert [case for case in cases if not (ROOT / case).is_file()] == []


@by_page
def test_a_page_says_how_why_and_what_was_hard(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    heads = ["## How it is encoded", "## Why so", "## What was hard", "## To read on"]
    assert [line for line in page.splitlines() if line.startswith("## ")] == heads
    assert re.match(r"# .+\n\n\*.+\d.*\*\n", page), "the citation stands below the title"


def test_the_list_has_every_page_with_its_title_and_citation() -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    for path in PAGES:
        title, _, citation = path.read_text(encoding="utf-8").split("\n")[:3]
        assert f"| [{title.removeprefix('# ')}]({path.name}) | {citation.strip('*')} |" in index
