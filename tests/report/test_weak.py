"""A requirement whose source is weak is marked so in every format of every report that uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.english.world import SPAN
from tests.report.published import report_of
from tests.report.sample import VIOLATED, assessment
from whereas.library.desk import Desk, load_laws, load_trees
from whereas.model.law import Encoding
from whereas.report.formats.sides import render as render_table
from whereas.report.formats.table import MODULES, render
from whereas.report.grading import section_note
from whereas.report.model import Report
from whereas.report.side_by_side import Kind, table_of

CASES = YAML(typ="safe").load((Path(__file__).parent / "weak_sources.yaml").read_text(encoding="utf-8"))

KINDS: tuple[Kind, ...] = ("matrix", "compare")


def _encoding(said: Mapping[str, str] | None, default: str | None) -> Encoding | None:
    made_from = None if said is None else said.get("from", default)
    if said is None or made_from is None:
        return None
    grade = said.get("grade")
    return Encoding(
        made_from=made_from,
        made_by="us",
        is_primary=None if grade is None else grade == "primary",
        checked=dt.date(2026, 5, 1),
        confidence=said.get("confidence"),
        span=SPAN,
        grade=grade,
        pinpoint_confidence=said.get("number"),
    )


def _report(case: Mapping[str, Any]) -> Report:
    made = assessment(findings=(VIOLATED,), encoding=_encoding(case.get("law"), "the text"))
    own = case.get("section", {})
    (law,) = made.laws
    sections = tuple(
        replace(
            item,
            encoding=_encoding(own, None),
            confidence=own.get("confidence"),
            pinpoint_confidence=own.get("number"),
        )
        for item in law.sections
    )
    return report_of(replace(made, laws=(replace(law, sections=sections),)))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_the_source_of_a_section_is_weak_where_the_cases_say_so(case: Mapping[str, Any]) -> None:
    (finding,) = _report(case).findings
    assert list(finding.encoding.weak) == case["weak"]
    assert finding.encoding.warning == case.get("warning")


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_every_format_marks_a_weak_source_and_no_other(case: Mapping[str, Any], name: str) -> None:
    said = " ".join(render(_report(case), name).split())
    body = said.partition("</style>")[2] or said
    warning = case.get("warning")
    if warning is None:
        assert "weak source" not in body.lower()
        return
    assert warning[1:] in body.replace("\\", "")
    assert name == "json" or "weak source" in body


@pytest.mark.parametrize("name", ["text", "json", "html"])
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_deals_side_by_side_mark_it_too(case: Mapping[str, Any], name: str) -> None:
    for kind in KINDS:
        said = render_table(table_of(_report(case), kind), name).partition("</style>")
        assert ("weak source" in (said[2] or said[0])) is (bool(case["weak"]) and (kind == "matrix" or name != "json"))
    table = table_of(_report(case), "compare")
    assert [list(row.weak) for row in table.rows] == [case["weak"]]


def test_a_section_that_nobody_has_at_hand_is_weak() -> None:
    assert section_note(None, None).weak == ("no stated source",)


def _sections() -> Iterator[tuple[str, str, bool]]:
    desk = Desk()
    laws = load_laws(desk, load_trees(desk, desk.kept(desk.library.find_laws("us.ca.sf")))).typed
    for law in laws.values():
        for section in law.sections:
            yield (
                section.number,
                section.encoding.made_from if section.encoding else "",
                bool(section_note(section, law).weak),
            )


def test_what_a_section_of_a_real_law_says_of_its_own_source_reaches_the_note() -> None:
    rows = list(_sections())
    assert any("the section itself was not read" in made for _, made, _ in rows)
    assert all(weak for _, made, weak in rows if "was not read" in made)
