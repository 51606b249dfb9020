"""Laws that are refused: each file of tests/cases/errors/laws has its diagnostics on its lines, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.expectation import Problem
from tests.cases.reader import read_case
from tests.house.tree import ROOT
from tests.resolve.world import resolved
from whereas.text import Severity

FOLDER = ROOT / "tests" / "cases" / "errors" / "laws"
CASES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_refused(path: Path) -> None:
    case = read_case(path, FOLDER)
    laws, problems, sources = resolved(*(block.text for block in case.laws))
    found: list[set[Problem]] = [set() for _ in sources]
    for problem in problems:
        assert problem.span is not None
        index = next(index for index, source in enumerate(sources) if source.name == problem.span.source)
        text = sources[index].text[problem.span.start : problem.span.end]
        line, _ = sources[index].position(problem.span.start)
        found[index].add(Problem(line=line, code=problem.code, words=" ".join(text.split())))
        assert problem.message
        assert "{" not in problem.message + problem.label + problem.help
    assert found == [set(block.problems) for block in case.laws]
    is_refused = any(problem.severity is Severity.ERROR for problem in problems)
    assert is_refused == (len(laws) < len(sources))


def test_a_name_that_only_some_sections_know_is_told_with_one_that_does_not() -> None:
    case = read_case(FOLDER / "exception_from_elsewhere_sees_what_is_shared.md", FOLDER)
    _, (problem,), _ = resolved(*(block.text for block in case.laws))
    assert problem.label == "section 2, which is qualified here too, has no `f`"


def test_there_are_many() -> None:
    assert len(CASES) >= 60
