"""The traps that a language of this kind has, one by one: each file of tests/syntax/traps is one of them."""

from __future__ import annotations

import pytest

from tests.cases import engine
from tests.cases.reader import case_from
from tests.cases.test_cases import problem_differences, verdict_differences
from tests.house.tree import ROOT
from tests.syntax.texts import bare
from tests.syntax.trap import Row, Trap, read_traps
from whereas.syntax import parse_file
from whereas.text import Source

FOLDER = ROOT / "tests" / "syntax" / "traps"
TRAPS = [trap for path in sorted(FOLDER.glob("[0-9]*.md")) for trap in read_traps(path)]


def tree_of(text: str) -> object:
    tree, problems = parse_file(Source("law.whereas", engine.whole_law(text)))
    assert tree is not None, (text, [(problem.code, problem.message) for problem in problems])
    return bare(tree)


def problems_of(text: str) -> set[tuple[str, str | None]]:
    fence = "vocabulary" if text.startswith("vocabulary") else "whereas"
    case = case_from(f"# Trap\n```{fence}\n{text}\n```\n", "trap", may_expect_nothing=True)
    (found,) = engine.problems_of(case)
    return {(problem.code, problem.words) for problem in found}


def assert_row(row: Row) -> None:
    if row.same_as is not None:
        assert tree_of(row.text) == tree_of(row.same_as), row.place
    elif row.problems:
        assert problems_of(row.text) == row.problems, row.place
    else:
        tree_of(row.text)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"{trap.place.partition('-')[0]}: {trap.title}")
def test_trap(trap: Trap) -> None:
    for row in trap.rows:
        assert_row(row)
    if trap.case:
        case = case_from(trap.case, trap.place)
        found = problem_differences(case) or verdict_differences(case)
        assert not found, "\n".join(found)


def test_each_trap_has_tests() -> None:
    assert {trap.place.partition("-")[0] for trap in TRAPS} == {str(number) for number in range(1, 9)}
    assert all(trap.rows or trap.case for trap in TRAPS)
    assert sum(len(trap.rows) for trap in TRAPS) > 150
