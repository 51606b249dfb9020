"""Deals that are refused: each diagnostic stands in refused/*.md on its line, with the words that are underlined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.expectation import Problem
from tests.cases.reader import Block, case_from
from tests.facts.world import read
from whereas.text import Severity
from whereas.text.visible import visible

FOLDER = Path(__file__).parent / "refused"


def blocks() -> list[Block]:
    found: list[Block] = []
    for path in sorted(FOLDER.glob("*.md")):
        found += case_from(path.read_text(encoding="utf-8"), path.name).blocks
    return found


def name_of(block: Block) -> str:
    return f"{block.problems[0].code if block.problems else 'nothing'}-line-{block.line}"


@pytest.mark.parametrize("block", blocks(), ids=name_of)
def test_refused(block: Block) -> None:
    deal, problems, source = read(block.text)
    found = []
    for problem in problems:
        assert problem.span is not None
        words = visible(source.text[problem.span.start : problem.span.end])
        found.append(Problem(line=source.position(problem.span.start)[0], code=problem.code, words=words))
    assert sorted(found, key=repr) == sorted(block.problems, key=repr)
    assert found, "nothing is wrong with this deal"
    assert (deal is None) == any(problem.severity is Severity.ERROR for problem in problems)
    assert [problem.span for problem in problems] == sorted(problem.span for problem in problems if problem.span)


def test_there_are_many() -> None:
    assert len(blocks()) >= 100
