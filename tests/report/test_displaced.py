"""Where one law takes the place of another, every report names the law that does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from whereas import check
from whereas.report.formats import html, json_, markdown, text
from whereas.report.model import Report

RENDER = {"text": text.render, "json": json_.render, "markdown": markdown.render, "html": html.render}
LAWS = {
    "state": """statute state "State Video Act" jurisdiction "us/ca" citation "State Code 1"
  uses surveillance
  {overrides}
  in force from 2020-01-01
section 1 "Log each view"
  for each f in flows
  f.recipient must "log it": f.logged
""",
    "town": """ordinance town "Town Video Ordinance" jurisdiction "us/ca/oakland" citation "Town Code 9"
  uses surveillance
  in force from 2020-01-01
section 1 "A warrant" {preempted}
  for each f in flows
  f.recipient must "hold a warrant": f.legal_process is warrant
section 2 "A warrant for everything else"
  for each f in flows where f.purpose is not patrol
  f.recipient must "hold a warrant": f.legal_process is warrant
""",
}
DEAL = """deal: small
title: A small deal
vocabulary: surveillance
stage: live
parties:
  complete: yes
  items:
    p: {name: P, kind: police, level: local, place: us/ca/oakland, roles: {items: [agency], complete: yes}}
flows:
  complete: yes
  items:
    view: {recipient: p, sender: p, began_on: 2026-01-01, purpose: patrol, legal_process: none, logged: yes}
"""
SAID = "Section 1 does not apply to “view”: section 1 of State Video Act takes its place."


def report(folder: Path, *, overrides: str = "", preempted: str = "") -> Report:
    for name, law in LAWS.items():
        path = folder / f"{name}.whereas"
        path.write_text(law.format(overrides=overrides, preempted=preempted), encoding="utf-8")
    deal = folder / "small.yaml"
    deal.write_text(DEAL, encoding="utf-8")
    laws = [folder / f"{name}.whereas" for name in LAWS]
    made: Report = check(deal, policies=laws, as_of=dt.date(2026, 7, 1))
    return made


@pytest.mark.parametrize("name", RENDER)
@pytest.mark.parametrize(
    "how",
    [
        {"preempted": "preempted by law state"},
        {"preempted": "preempted by section 1 of state where f.purpose is patrol"},
        {"overrides": "overrides section 1 of town"},
    ],
    ids=["law", "section", "overrides"],
)
def test_a_report_names_what_takes_the_place_of_a_duty(tmp_path: Path, how: dict[str, str], name: str) -> None:
    made = report(tmp_path, **how)
    found = next(finding for finding in made.findings if (finding.policy, finding.section) == ("town", "1"))
    assert found.verdict == "inapplicable"
    assert SAID in " ".join(RENDER[name](made).split())


def test_where_nothing_takes_its_place_nothing_is_said(tmp_path: Path) -> None:
    made = report(tmp_path)
    found = next(finding for finding in made.findings if (finding.policy, finding.section) == ("town", "1"))
    assert found.verdict == "violated"
    assert "takes its place" not in text.render(made)
