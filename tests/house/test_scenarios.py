"""The scenarios of every law are met, and cover every clause of it but those that are listed; the list only shrinks.

The list is `uncovered.csv`. A clause that is listed and covered is taken away by `python -m tests.house.uncovered LAW`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.house.uncovered import AS_OF, lacking, listed
from whereas.rehearsal import rehearse

POLICIES = Path(__file__).resolve().parents[2] / "policies"
MOST_LISTED = 2
"""As many as the list may have. It is made smaller when the list has become so, and never larger."""


def _laws() -> list[str]:
    paths = [
        path.relative_to(POLICIES / kind).with_suffix("")
        if kind == "law"
        else path.relative_to(POLICIES).with_suffix("")
        for kind in ("law", "model")
        for path in sorted((POLICIES / kind).rglob("*.whereas"))
        if not path.name.endswith(".scenarios.whereas")
    ]
    return [".".join(path.parts) for path in paths]


LAWS = _laws()


@pytest.mark.parametrize("law", LAWS)
def test_the_scenarios_of_a_law_are_met_and_cover_what_is_not_listed(law: str) -> None:
    done = rehearse((law,), AS_OF)
    assert done.is_sound, [problem.message for problem in done.diagnostics]
    missed = [
        (ran.scenario.title, outcome.found)
        for each in done.laws
        for ran in each.ran
        for outcome in ran.outcomes
        if not outcome.is_met
    ]
    assert missed == []
    assert [each.law for each in done.laws] == [law]
    found = lacking(done)
    known = Counter({row: number for row, number in listed().items() if row[0] == law})
    assert sorted((found - known).elements()) == [], "not covered, and not listed"
    assert sorted((known - found).elements()) == [], "listed, but covered"


def test_the_list_names_laws_that_are_there_and_does_not_grow() -> None:
    rows = listed()
    assert {row[0] for row in rows} <= set(LAWS)
    assert rows.total() <= MOST_LISTED
