"""Coverage: what scenarios show of the clauses of a law, and what they don't, read off the traces of verdicts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.analysis.test_scenarios import DEAL
from whereas.rehearsal import Rehearsal, rehearse

AS_OF = dt.date(2026, 7, 1)
LAW = """policy town.video "Home video"
  jurisdiction "model"
  citation "Town rules"
  uses surveillance
  in force from 2026-01-01

dispute who "Who asks?"
  reading narrow "the police" held by court "First Court"
  reading wide "everybody" held by party "the vendor"

section 1 "Warrant"
  define paid of flow f as f.terms is sale or f.terms is share
  for each f in flows where f.otherwise_lawful
  f.recipient must "hold a warrant": f.legal_process is warrant
  unless consent: f.consent is each_request and f is paid
    but not if withdrawn: f.consent_withdrawn_on exists

section 2 "Report"
  the agency must "report in good time": council_approval.on by 2026-06-15

section 3 "Keep short"
  for each d in datasets
  d.custodian must "delete": d.retention at most 30 days

section 4 "Who asks"
  define asker of flow f under reading narrow as f.good_faith
  define asker of flow f under reading wide as f.consent exists
  for each f in flows
  f.recipient must not "ask again": f is an asker

section 5 "Some report"
  the agency must "have a yearly report": some r in reports where (r.kind is annual) has (r.on_council_agenda)

section 7 "Guarded"
  for each d in datasets where d.destroyed_on exists
  for each y in years since d.destroyed_on
  d.custodian must "say so": some r in requests has (r.area exists and r.area at most 5)

section 6 "Never"
  for each f in flows where f.terms is licence
  f.sender must not "sell"
"""
KEPT = (
    DEAL.replace(
        "terms: share,", "terms: share, otherwise_lawful: yes, consent_withdrawn_on: none, good_faith: no,"
    ).replace("council_approval: none", "council_approval: {on: 2026-06-01}")
    + """datasets:
  complete: yes
  items:
    clips: {custodian: vendor, retention: 30 days}
reports:
  complete: yes
  items:
    first: {kind: annual, on_council_agenda: yes}
"""
)
UNMET = "with flows[clip].legal_process = none"
CONSENT = "flows[clip].consent = each_request"


def covered(folder: Path, *scenarios: str) -> Rehearsal:
    """Return what scenarios with these clauses show of the law."""
    (folder / "beside.yaml").write_text(KEPT, encoding="utf-8")
    written = "\n".join(f'scenario "{number}" deal "beside"\n{clauses}' for number, clauses in enumerate(scenarios))
    law = folder / "video.whereas"
    law.write_text(f"{LAW}\n{written}\n", encoding="utf-8")
    done = rehearse((str(law),), AS_OF)
    assert done.is_sound, [problem.message for problem in done.diagnostics]
    (found,) = done.laws
    assert [outcome.found for ran in found.ran for outcome in ran.outcomes if not outcome.is_met] == []
    return found


def shown(folder: Path, kind: str, words: str, *scenarios: str) -> list[str]:
    """Return what the scenarios show of the one clause that stands in these words."""
    law = covered(folder, *scenarios)
    text = (folder / "video.whereas").read_text(encoding="utf-8")
    (clause,) = (
        each
        for each in law.clauses
        if each.clause.kind.value == kind
        and words in (each.clause.name or each.clause.section, text[each.clause.span.start : each.clause.span.end])
    )
    return [each.value for each in clause.clause.wanted if each not in clause.missing]


@pytest.mark.parametrize(
    ("kind", "words", "scenarios", "expected"),
    [
        # A duty: each verdict that is expected of it, and no other.
        ("duty", "1", ["expect section 1 satisfied"], ["satisfied"]),
        ("duty", "1", [f"{UNMET} expect section 1 violated"], ["violated"]),
        ("duty", "1", ["with flows[clip].legal_process = unknown expect section 1 undetermined"], ["undetermined"]),
        ("duty", "1", [f"{UNMET} expect section 2 satisfied"], []),
        ("duty", "6", ["expect section 6 inapplicable"], ["inapplicable"]),
        # A condition: how it came out where the verdict got so far.
        ("condition", "f.legal_process is warrant", ["expect section 1 satisfied"], ["true"]),
        ("condition", "f.legal_process is warrant", ["expect section 2 satisfied"], []),
        (
            "condition",
            "f.otherwise_lawful",
            ["with flows[clip].otherwise_lawful = no expect section 1 inapplicable"],
            ["false"],
        ),
        (
            "condition",
            "f.legal_process is warrant",
            ["with flows[clip].otherwise_lawful = no, flows[clip].legal_process = none expect section 1 inapplicable"],
            [],
        ),
        # A part of a whole: it counts where the whole turned on it.
        ("condition", "f.consent is each_request", [f"{UNMET} expect section 1 violated"], ["false"]),
        ("condition", "f.consent is each_request", ["expect section 1 satisfied"], []),
        (
            "condition",
            "f.consent is each_request",
            [f"{UNMET}, flows[clip].terms = trade expect section 1 violated"],
            [],
        ),
        (
            "condition",
            "f.terms is share",
            [f"{UNMET}, flows[clip].consent = each_request expect section 1 excused by consent"],
            ["true"],
        ),
        (
            "condition",
            "f.terms is sale",
            [f"{UNMET}, flows[clip].consent = each_request expect section 1 excused by consent"],
            [],
        ),
        (
            "condition",
            "f.terms is sale",
            [f"{UNMET}, flows[clip].consent = each_request, flows[clip].terms = trade expect section 1 violated"],
            ["false"],
        ),
        # An exception: it applies, or fails, where the duty was not kept.
        ("exception", "consent", [f"{UNMET} expect section 1 violated"], ["fails"]),
        ("exception", "consent", ["expect section 1 satisfied"], []),
        (
            "exception",
            "consent",
            [f"{UNMET}, flows[clip].consent = each_request expect section 1 excused"],
            ["applies"],
        ),
        ("exception", "withdrawn", [f"{UNMET} expect section 1 violated"], []),
        (
            "exception",
            "withdrawn",
            [f"{UNMET}, {CONSENT}, flows[clip].consent_withdrawn_on = 2026-03-01 expect section 1 violated"],
            ["applies"],
        ),
        # A number: just below it, at it, just above it.
        ("number", "d.retention at most 30 days", ["expect section 3 satisfied"], ["at"]),
        (
            "number",
            "d.retention at most 30 days",
            ["with datasets[clips].retention = 29 days expect section 3 satisfied"],
            ["just below"],
        ),
        (
            "number",
            "d.retention at most 30 days",
            ["with datasets[clips].retention = 721 hours expect section 3 violated"],
            ["just above"],
        ),
        (
            "number",
            "d.retention at most 30 days",
            ["with datasets[clips].retention = 32 days expect section 3 violated"],
            [],
        ),
        (
            "number",
            "council_approval.on by 2026-06-15",
            ["with council_approval.on = 2026-06-15 expect section 2 satisfied"],
            ["at"],
        ),
        (
            "number",
            "council_approval.on by 2026-06-15",
            ["as of 2026-06-16 with council_approval.on = none expect section 2 violated"],
            ["just above"],
        ),
        (
            "number",
            "council_approval.on by 2026-06-15",
            ["as of 2026-06-14 with council_approval.on = none expect section 2 pending"],
            ["just below"],
        ),
        # What is pending shows how it is as things stand.
        (
            "condition",
            "council_approval.on by 2026-06-15",
            ["as of 2026-06-14 with council_approval.on = none expect section 2 pending"],
            ["false"],
        ),
        # A reading that was chosen is the one whose definition is read.
        ("condition", "f.good_faith", ["expect section 4 satisfied"], []),
        ("condition", "f.good_faith", ["assuming reading narrow expect section 4 satisfied"], ["false"]),
        ("condition", "f.consent exists", ["assuming reading narrow expect section 4 satisfied"], []),
        # An item of a list: which is meant, and what it must have.
        (
            "condition",
            "r.kind is annual",
            ["with reports[first].kind = quarterly expect section 5 violated"],
            ["false"],
        ),
        ("condition", "r.on_council_agenda", ["with reports[first].kind = quarterly expect section 5 violated"], []),
        ("condition", "r.on_council_agenda", ["expect section 5 satisfied"], ["true"]),
    ],
)
def test_what_a_scenario_shows_of_a_clause(
    tmp_path: Path, kind: str, words: str, scenarios: list[str], expected: list[str]
) -> None:
    assert shown(tmp_path, kind, words, *scenarios) == expected


def test_nothing_is_shown_without_a_scenario(tmp_path: Path) -> None:
    law = covered(tmp_path)
    assert law.clauses
    assert all(each.missing == each.clause.wanted for each in law.clauses)
    assert not law.is_covered


@pytest.mark.parametrize("words", ["d.destroyed_on exists", "r.area exists"])
def test_of_a_guard_without_which_nothing_else_can_hold_only_that_it_holds_is_wanted(
    tmp_path: Path, words: str
) -> None:
    law = covered(tmp_path)
    text = (tmp_path / "video.whereas").read_text(encoding="utf-8")
    (guard,) = [each.clause for each in law.clauses if text[each.clause.span.start : each.clause.span.end] == words]
    assert [each.value for each in guard.wanted] == ["true"]
