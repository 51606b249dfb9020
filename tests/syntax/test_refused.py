"""Texts that can't be read: each file of tests/syntax/refused gets what stands on its lines, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.expectation import Problem
from tests.cases.reader import read_case
from tests.house.tree import ROOT
from tests.syntax.trap import unescaped
from whereas.catalog import DIAGNOSTICS
from whereas.syntax import parse_file
from whereas.text import Source

FOLDER = ROOT / "tests" / "syntax" / "refused"
CASES = sorted(FOLDER.glob("WH*.md"))
# Of texts that can't stand in a file that people read: `test_bounds.py`, and the empty text below.
ELSEWHERE = {"WH134", "WH135", "WH136", "WH137"}


def words_of(problem: Problem) -> str | None:
    return " ".join(unescaped(problem.words or "").split()) or None


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_refused(path: Path) -> None:
    case = read_case(path, FOLDER)
    codes = {problem.code for block in case.laws for problem in block.problems}
    assert path.stem[:5] in codes
    for block in case.laws:
        source = Source("law.whereas", block.text)
        tree, problems = parse_file(source)
        assert tree is None
        found = set()
        for problem in problems:
            assert problem.span is not None
            words = " ".join(source.text[problem.span.start : problem.span.end].split())
            line, _ = source.position(min(problem.span.start, len(source.text.rstrip())))
            found.add(Problem(line=line, code=problem.code, words=words or None))
            assert "{" not in problem.message + problem.label + problem.help
        expected = {Problem(line=p.line, code=p.code, words=words_of(p)) for p in block.problems}
        assert found == expected, f"{path.name}:{block.line}"


@pytest.mark.parametrize("text", ["", " \n\n", "# nothing but a remark\n"])
def test_a_text_with_nothing_in_it(text: str) -> None:
    tree, problems = parse_file(Source("law.whereas", text))
    assert tree is None
    assert [problem.code for problem in problems] == ["WH134"]


def test_each_code_has_its_texts() -> None:
    codes = {kind.code for kind in DIAGNOSTICS if kind.code.startswith("WH1")}
    assert {path.stem[:5] for path in CASES} == codes - ELSEWHERE
