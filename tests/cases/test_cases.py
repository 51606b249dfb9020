"""Each Markdown file below this folder is a test: what it expects stands on the line that it is about."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from tests.cases import engine
from tests.cases.expectation import Expectation
from tests.cases.judge import differences
from tests.cases.reader import Case, read_case

FOLDER = Path(__file__).parent
CASES = sorted(path for path in FOLDER.glob("*/**/*.md") if "golden" not in path.parts)


def problem_differences(case: Case) -> list[str]:
    """Return the diagnostics that a case expects and the engine does not find, and the other way round."""
    found = []
    for block, actual in zip(case.blocks, engine.problems_of(case), strict=True):
        for sign, problems in (
            ("missing", set(block.problems) - set(actual)),
            ("unexpected", set(actual) - set(block.problems)),
        ):
            found += [
                f"{case.path}:{block.line + problem.line - 1}: {sign} {problem.code} {problem.words!r}"
                for problem in sorted(problems, key=lambda problem: (problem.line, problem.code))
            ]
    return found


def verdict_differences(case: Case) -> list[str]:
    def question_of(expected: Expectation) -> str:
        return repr(expected.question)

    found = []
    for deal in case.deals:
        for _, group in groupby(sorted(deal.expectations, key=question_of), key=question_of):
            expectations = list(group)
            found += differences(expectations, engine.report_on(case, deal.deal, expectations[0].question))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_case(path: Path) -> None:
    case = read_case(path, FOLDER)
    found = problem_differences(case) or verdict_differences(case)
    assert not found, "\n".join([case.title, *found])
