"""The scenarios of every law are met, and cover every clause of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from whereas.model.coverage import Clause
from whereas.rehearsal import Rehearsed, rehearse

POLICIES = Path(__file__).resolve().parents[2] / "policies"
AS_OF = dt.date(2026, 11, 1)


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


def _words(clause: Clause, done: Rehearsed) -> str:
    return " ".join(done.sources[clause.span.source].text[clause.span.start : clause.span.end].split())


@pytest.mark.parametrize("law", LAWS)
def test_the_scenarios_of_a_law_are_met_and_cover_every_clause(law: str) -> None:
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
    lacking = [
        (each.clause.section, each.clause.name or _words(each.clause, done), [shown.value for shown in each.missing])
        for rehearsal in done.laws
        for each in rehearsal.clauses
        if each.missing
    ]
    assert lacking == [], "not shown by any scenario"
