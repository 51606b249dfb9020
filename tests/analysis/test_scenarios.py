"""Scenarios: what they suppose, what they expect, and what is told where they name what is not there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from whereas.model.scenario import Outcome
from whereas.rehearsal import Rehearsed, rehearse

AS_OF = dt.date(2026, 7, 1)
LAW = """policy town.video "Home video"
  jurisdiction "model"
  citation "Town rules"
  uses surveillance
  in force from 2026-01-01

judgment needed of flow f "Was it needed?" by "the judge"

dispute who "Who asks?"
  reading narrow "the police" held by court "First Court"
  reading wide "everybody" held by party "the vendor"

legal fact revived "The council enacted section 6 again" = no checked 2026-06-01
legal fact revived_on "The council enacted section 7 again on" = 2026-08-01 checked 2026-06-01

section 1 "Warrant"
  for each f in flows
  f.recipient must "hold a warrant": f.legal_process is warrant
  unless consent: f.consent is each_request

section 2 "Needed"
  for each f in flows
  f.recipient must "ask only for what is needed": f is judged needed

section 3 "Report"
  the agency must "report by the end of July": council_approval.on by 2026-07-31

section 4 "Share with few"
  for each f in flows
  duty few, f.sender must "share with few": f.recipients includes none of [parties[vendor]]
  duty none, f.sender must not "sell": f.terms is sale

section 5 "Share under a limit that changed" in force from 2026-03-01
  for each f in flows
  f.sender must not "share at will": f.consent is none

section 6 "Log" in force only if revived
  for each f in flows
  f.sender must "name a warrant in its log": f.legal_process is warrant

section 7 "Stop" in force only if revived_on on or before 2026-07-01
  for each f in flows
  f.sender must "stop": f.ended_on exists

goal warrants "No video without a warrant" for each f in flows holds: f.legal_process is warrant
"""
DEAL = """deal: beside
title: Beside
uses: surveillance
stage: live
parties:
  complete: yes
  items:
    town: {name: Town Police, kind: police, level: local, place: us/ca, roles: [agency]}
    vendor: {name: Maker, kind: vendor, level: private, place: us/ca, roles: [vendor]}
flows:
  complete: yes
  items:
    clip: {sender: vendor, recipient: town, legal_process: warrant, consent: none, terms: share, recipients: [town],
           began_on: 2026-02-01, ended_on: none}
program: {started_on: 2026-01-01}
council_approval: none
"""


def ran(folder: Path, clauses: str, deal: str = "beside") -> Rehearsed:
    """Return what became of a scenario with these clauses, on a deal that stands beside the law."""
    (folder / "beside.yaml").write_text(DEAL, encoding="utf-8")
    law = folder / "video.whereas"
    law.write_text(f'{LAW}\nscenario "one" deal "{deal}"\n{clauses}\n', encoding="utf-8")
    return rehearse((str(law),), AS_OF)


def outcomes(done: Rehearsed) -> list[Outcome]:
    assert done.is_sound, [problem.message for problem in done.diagnostics]
    return [outcome for law in done.laws for each in law.ran for outcome in each.outcomes]


@pytest.mark.parametrize(
    "clauses",
    [
        "expect section 1 satisfied",
        "expect section 1 satisfied for flows[clip]",
        "with flows[clip].legal_process = none expect section 1 violated",
        "with flows[clip].legal_process = none, flows[clip].consent = each_request expect section 1 excused by consent",
        "with flows[clip].legal_process = unknown expect section 1 undetermined possible [satisfied, violated]",
        "with flows[clip].legal_process = not warrant expect section 1 violated",
        "with flows[clip].legal_process = one of [warrant, none] expect section 1 undetermined",
        "with flows[clip].legal_process = disputed [warrant, none] expect section 1 undetermined",
        "with flows[clip].legal_process = alleged none expect section 1 undetermined",
        "with flows open expect section 1 undetermined stated satisfied",
        "with flows = [] complete expect section 1 inapplicable",
        "with flows = none expect law town.video pending",
        "expect section 2 needs_judgment",
        "answering needed for flows[clip] yes expect section 2 satisfied",
        "answering needed for flows[clip] no expect section 2 violated",
        "expect section 3 pending until 2026-07-31",
        "with council_approval.on = 2026-07-15 expect section 3 pending planned satisfied",
        "with council_approval.on = 2026-06-15 expect section 3 satisfied",
        "with flows[clip].recipients = [town, vendor] complete expect section 4#few violated",
        "with flows[clip].recipients = [town] complete expect section 4#few satisfied",
        "with flows[clip].recipients = includes [vendor] expect section 4#few violated",
        "with flows[clip].terms = sale expect sections 4#none violated",
        # The flow began before section 5 was in force and lasts over its beginning: it has an instance at each.
        "expect section 5 violated for flows[clip] possible [violated]",
        "with flows[clip].ended_on = 2026-02-20 expect section 5 inapplicable for flows[clip]",
        "with flows[clip].ended_on = unknown expect section 5 undetermined for flows[clip]",
        "expect section 6 inapplicable expect section 7 inapplicable",
        "assuming legal fact revived yes expect section 6 satisfied expect section 7 inapplicable",
        "assuming legal fact revived of town.video yes with flows[clip].legal_process = none expect section 6 violated",
        "assuming legal fact revived unknown expect section 6 undetermined possible [inapplicable, satisfied]",
        "assuming legal fact revived_on 2026-07-01 expect section 7 violated expect section 6 inapplicable",
        "assuming legal fact revived_on unknown expect section 7 undetermined possible [inapplicable, violated]",
        "expect goal warrants holds",
        "with flows[clip].legal_process = none expect goal warrants fails",
    ],
)
def test_what_is_supposed_is_what_is_judged(tmp_path: Path, clauses: str) -> None:
    done = outcomes(ran(tmp_path, clauses))
    assert done
    assert [outcome.found for outcome in done if not outcome.is_met] == []


@pytest.mark.parametrize(
    ("clauses", "found"),
    [
        ("expect section 1 violated", "satisfied"),
        ("expect section 1 satisfied for flows[town]", "nothing of the kind"),
        ("expect section 2 needs_judgment possible [satisfied]", "needs_judgment possible [satisfied, violated]"),
        ("expect section 3 pending until 2026-07-30", "pending until 2026-07-31"),
        ("expect goal warrants fails", "holds"),
    ],
)
def test_what_is_not_met_says_what_was_found(tmp_path: Path, clauses: str, found: str) -> None:
    (outcome,) = outcomes(ran(tmp_path, clauses))
    assert not outcome.is_met
    assert outcome.found == found


@pytest.mark.parametrize(
    ("clauses", "code", "words"),
    [
        ("with flows[clip].legal_proces = none", "WH201", "legal_proces"),
        ("with flow[clip].legal_process = none", "WH201", "flow"),
        ("with flows.clip.legal_process = none", "WH221", "flows.clip.legal_process"),
        ("with flows[clip] = none", "WH221", "flows[clip]"),
        ("with flows[clip].recipient.name = none", "WH221", "flows[clip].recipient.name"),
        ("with flows[clip].legal_process open", "WH221", "flows[clip].legal_process"),
        ("with flows[clip].legal_process = warant", "WH531", "warant"),
        ("with flows[clip].recipient = nobody", "WH522", "nobody"),
        ("with flows[clop].legal_process = none", "WH522", "flows[clop].legal_process = none"),
        ("answering needful for flows[clip] yes", "WH201", "needful"),
        ("answering needed of us.ca.nonesuch for flows[clip] yes", "WH203", "us.ca.nonesuch"),
        ("assuming reading narow", "WH201", "narow"),
        ("assuming legal fact revied yes", "WH201", "revied"),
        ("assuming legal fact revived of us.ca.nonesuch yes", "WH203", "us.ca.nonesuch"),
        ("assuming legal fact revived 2026-07-01", "WH302", "2026-07-01"),
        ("assuming legal fact revived_on no", "WH302", "no"),
        (
            "assuming legal fact revived yes assuming legal fact revived of town.video unknown",
            "WH138",
            "assuming legal fact revived of town.video unknown",
        ),
        ("expect section 9 violated", "WH202", "9"),
        ("expect section 4#fewer violated", "WH204", "fewer"),
        ("expect section 1 excused by consents", "WH205", "consents"),
        ("expect goal warrant holds", "WH201", "warrant"),
        ("expect section 1 violated by consent", "WH222", "expect section 1 violated by consent"),
        ("expect section 1 violated until 2026-07-31", "WH222", "expect section 1 violated until 2026-07-31"),
        ("expect section 1 violated possible [satisfied]", "WH222", "expect section 1 violated possible [satisfied]"),
    ],
)
def test_what_is_not_there_is_told_at_its_words(tmp_path: Path, clauses: str, code: str, words: str) -> None:
    done = ran(tmp_path, clauses)
    assert not done.is_sound
    told = {problem.code: problem for problem in done.diagnostics}
    assert set(told) == {code}, [problem.message for problem in done.diagnostics]
    span = told[code].span
    assert span is not None
    assert " ".join(done.sources[span.source].text[span.start : span.end].split()) == words


@pytest.mark.parametrize(
    "name", ["../beside", "/etc/passwd", "beside.yaml", "BESIDE", "", "a/../beside", "be\\u0000side"]
)
def test_a_deal_is_found_by_its_name_and_never_by_a_path(tmp_path: Path, name: str) -> None:
    done = ran(tmp_path, "expect section 1 satisfied", deal=name)
    assert {problem.code for problem in done.diagnostics} <= {"WH701", "WH115"}
    assert not done.is_sound


def test_duties_that_no_scenario_reaches_are_named(tmp_path: Path) -> None:
    done = ran(tmp_path, "with flows = none expect section 1 inapplicable expect section 3 pending")
    (law,) = done.laws
    assert [(ref.section, ref.duty) for ref in law.unreached] == [
        ("1", None),
        ("2", None),
        ("4", "few"),
        ("4", "none"),
        ("5", None),
        ("6", None),
        ("7", None),
    ]
