"""Decided cases stand beside a judgment's question in every format, and never decide anything."""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from tests.report.test_files import made, text_of, without_space
from whereas import check
from whereas.report.formats import csv_, html, json_, junit, markdown, oscal, sarif, text
from whereas.report.formats.table import FILES
from whereas.report.model import Report

RENDER = {
    "text": text.render,
    "json": json_.render,
    "markdown": markdown.render,
    "html": html.render,
    "csv": csv_.render,
    "junit": junit.render,
    "sarif": sarif.render,
    "oscal": oscal.render,
}
DAY = dt.date(2026, 7, 1)
DECIDED = (
    'decided "Carpenter v. United States, 585 U.S. 296" 2018 yes "records of one telephone over 127 days"',
    'decided "Commonwealth v. McCarthy, 484 Mass. 493" 2020 no "four plate readers on two bridges"',
    'decided "Someone v. Someone Else, 1 Ex. 1" 2021 yes "the same facts as in this deal"',
)
LAW = """ordinance mosaic "Example" jurisdiction "model" citation "Ex. Code 1"
  uses surveillance in force from 2020-01-01
judgment whole_of_movements of use u "Does it reveal the whole of a person's movements?" by "a court"
  {decided}
section 1 "A warrant for all that"
  for each u in uses where u is judged whole_of_movements
  u.user must "have a warrant": u.legal_process is warrant
section 2 "And otherwise a record"
  for each u in uses where not (u is judged whole_of_movements)
  u.user must "keep a record": u.logged
"""
DEAL = """deal: tracking
title: Tracking
vocabulary: surveillance
stage: live
parties: {complete: yes, items: {police: {kind: police}}}
uses:
  complete: yes
  items:
    tracking: {user: police, legal_process: none, logged: no, began_on: 2026-01-05, ended_on: 2026-01-06}
"""
ANSWER = """judgments:
  - {judgment: whole_of_movements of mosaic, about: "uses[tracking]", answer: ANSWER, by: a court, on: 2026-01-02}
"""


def report(folder: Path, decided: tuple[str, ...], deal: str = DEAL) -> Report:
    law = folder / "mosaic.whereas"
    law.write_text(LAW.format(decided="\n  ".join(decided)), encoding="utf-8")
    path = folder / "tracking.yaml"
    path.write_text(deal, encoding="utf-8")
    given: Report = check(path, policies=[law], as_of=DAY)
    return given


def verdicts(made: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(found.section, found.verdict, found.possible) for found in made.findings]


@pytest.mark.parametrize("decided", [some for size in range(4) for some in combinations(DECIDED, size)])
@pytest.mark.parametrize("answer", ["", "yes", "no"])
def test_no_case_changes_a_verdict(tmp_path: Path, decided: tuple[str, ...], answer: str) -> None:
    deal = DEAL + (ANSWER.replace("ANSWER", answer) if answer else "")
    assert verdicts(report(tmp_path, decided, deal)) == verdicts(report(tmp_path, (), deal))


def test_the_answer_of_a_person_does(tmp_path: Path) -> None:
    open_, yes, no = (
        verdicts(report(tmp_path, DECIDED, DEAL + given))
        for given in ("", ANSWER.replace("ANSWER", "yes"), ANSWER.replace("ANSWER", "no"))
    )
    assert [verdict for _, verdict, _ in open_] == ["needs_judgment", "needs_judgment"]
    assert [verdict for _, verdict, _ in yes] == ["violated", "inapplicable"]
    assert [verdict for _, verdict, _ in no] == ["inapplicable", "violated"]


@pytest.mark.parametrize("name", RENDER)
def test_each_format_shows_the_cases_beside_the_question(tmp_path: Path, name: str) -> None:
    shown = " ".join(RENDER[name](report(tmp_path, DECIDED)).replace("\\", "").split())
    question = shown.index("reveal the whole of a person")
    for case in ("Carpenter v. United States, 585 U.S. 296", "Commonwealth v. McCarthy, 484 Mass. 493"):
        assert question < shown.index(case), case
    assert "four plate readers on two bridges" in shown


def test_a_list_of_questions_tells_the_same_cases_once(tmp_path: Path) -> None:
    two = DEAL.replace("    tracking: {", "    again: {user: police, began_on: 2026-02-05}\n    tracking: {")
    given = report(tmp_path, DECIDED, two)
    assert len([item for item in given.questions if item.decided]) == 2
    for name, ends in (("html", '<section class="law">'), ("text", "BY LAW"), ("markdown", "## Not known")):
        front = " ".join(RENDER[name](given).replace("\\", "").partition(ends)[0].split())
        assert front.count("four plate readers on two bridges") == 1, name
        assert front.count("Decided cases: as at question") == 1, name


@pytest.mark.parametrize("name", FILES)
def test_each_file_shows_the_cases_beside_the_question(tmp_path: Path, name: str) -> None:
    given = report(tmp_path, DECIDED)
    (ask,) = {item.ask for item in given.questions if item.decided}
    told = without_space(f"Decided cases on “{ask}”, which inform and are never applied")
    said = re.sub(r"[\u2022\u2023\u2013\u25aa\u25e6]", "", text_of(made(given, name), name))  # the marks of a list
    assert told + without_space("Carpenter v. United States, 585 U.S. 296 (2018): yes; records of one") in said
    assert said.count(without_space("four plate readers on two bridges")) == 1
    assert without_space("3 decided cases: see Section 1") in said


def test_json_has_each_case_with_its_answer(tmp_path: Path) -> None:
    made = json.loads(RENDER["json"](report(tmp_path, DECIDED)))
    (asked,) = made["findings"][0]["questions"]
    assert asked["answered_by"] == "a court"
    assert [(case["year"], case["answer"]) for case in asked["decided"]] == [(2018, True), (2020, False), (2021, True)]
    assert made["questions"][0]["decided"] == asked["decided"]
