"""Vocabularies that are refused: each file of tests/cases/errors/vocabularies has its diagnostics on its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.expectation import Problem
from tests.cases.reader import read_case
from tests.house.tree import ROOT
from whereas.resolve import resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Source

FOLDER = ROOT / "tests" / "cases" / "errors" / "vocabularies"
CASES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_refused(path: Path) -> None:
    block = read_case(path, FOLDER).vocabulary
    assert block is not None
    source = Source(path.name, block.text)
    tree, unread = parse_file(source)
    assert not unread
    assert isinstance(tree, t.Vocabulary)
    vocabulary, problems = resolve_vocabulary(tree)
    assert vocabulary is None
    found = set()
    for problem in problems:
        assert problem.span is not None
        line, _ = source.position(problem.span.start)
        words = " ".join(source.text[problem.span.start : problem.span.end].split())
        found.add(Problem(line=line, code=problem.code, words=words))
        assert "{" not in problem.message + problem.label + problem.help
    assert found == set(block.problems)


def test_there_are_many() -> None:
    assert len(CASES) >= 30
