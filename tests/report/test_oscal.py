"""A report as OSCAL assessment results, read back by the model of compliance-trestle."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from tests.report.published import report_of, sample_report, with_deal
from tests.report.sample import FINDINGS, PROMISED, VIOLATED, assessment
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.model.law import Modality
from whereas.report.formats.table import render
from whereas.report.model import Report

DECIDED = {"violated": "not-satisfied", "satisfied": "satisfied", "excused": "satisfied"}


def read(report: Report) -> list[Any]:
    """Return the results of a report, as the reader's own objects."""
    text = render(report, "oscal")
    trestle = pytest.importorskip(
        "trestle.oscal.assessment_results", reason="compliance-trestle, of the extra `dev`, is not installed"
    )
    model = trestle.Model.model_validate(json.loads(text))
    results: list[Any] = model.assessment_results.results
    return results


def test_each_duty_and_each_section_that_was_not_checked_is_an_observation() -> None:
    report = sample_report()
    (result,) = read(report)
    verdicts = [next(item.value for item in each.props if item.name == "verdict") for each in result.observations]
    assert verdicts == [item.verdict for item in report.findings] + ["not-checked"] * len(report.not_checked)
    assert {each.collected for each in result.observations} == {dt.datetime(2026, 7, 1, tzinfo=dt.UTC)}


def test_only_what_is_decided_is_a_finding_and_the_unknown_is_none() -> None:
    report = sample_report()
    (result,) = read(report)
    expected = [DECIDED[item.verdict] for item in report.findings if item.verdict in DECIDED]
    assert [item.target.status.state.value for item in result.findings] == expected
    assert len(expected) < len(FINDINGS)
    known = {item.uuid for item in result.observations}
    assert {each.observation_uuid for item in result.findings for each in item.related_observations} <= known


def test_a_waived_breach_is_not_satisfied_and_says_by_whom_it_is_waived() -> None:
    (result,) = read(sample_report())
    waived = [item for item in result.findings if item.props]
    assert [item.target.status.state.value for item in waived] == ["not-satisfied"]
    assert waived[0].remarks.startswith("Waived by ")


def test_what_a_law_only_permits_is_no_finding() -> None:
    duty = replace(VIOLATED.duty, modality=Modality.MAY)
    (result,) = read(report_of(assessment(findings=(replace(VIOLATED, duty=duty),))))
    assert result.findings is None
    assert len(result.observations) > 0


def test_each_deal_has_its_result_and_no_identifier_stands_twice() -> None:
    first = with_deal(assessment(findings=(VIOLATED,)), id="old", title="Old cameras")
    second = with_deal(assessment(findings=(PROMISED,)), id="new", title="New cameras")
    report = report_of(first, second)
    results = read(report)
    assert [item.title for item in results] == ["Old cameras", "New cameras"]
    found = [item.uuid for each in results for item in (each, *(each.observations or ()), *(each.findings or ()))]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_only_text(text: str) -> None:
    (calm,), (result,) = read(hostile_report("calm")), read(hostile_report(text))
    assert len(result.observations) == len(calm.observations)
    assert len(result.findings) == len(calm.findings)
    assert "<script" not in result.remarks.replace("\\<", "")
