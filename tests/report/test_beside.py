"""What a report says beside its verdicts: the headline, what to know before relying on it, days, exceptions tried."""

from __future__ import annotations

import pytest

from tests.report.flows_made import SHAPES, report_with
from tests.report.published import report_of, sample_report, with_deal
from tests.report.sample import PROMISED, UNDETERMINED, VIOLATED, assessment
from tests.report.test_formats import two_deals
from whereas.model.facts import Stage
from whereas.model.verdict import Finding
from whereas.report.formats.caveats import caveats, resting, turning, waived
from whereas.report.formats.considered import considered
from whereas.report.formats.dates import days
from whereas.report.formats.html import render
from whereas.report.formats.outline import outline
from whereas.report.model import Report

TWO_BROKEN = (
    "This deal, as described, violates two duties under Model Home Video Ordinance, one of them waived; one more is "
    "violated unless an exception is shown and whether four others are met is not known."
)


def report(*findings: Finding, stage: Stage = Stage.LIVE) -> Report:
    return report_of(assessment(stage, findings=findings))


@pytest.mark.parametrize(
    ("made", "headline"),
    [
        (
            sample_report(),
            TWO_BROKEN,
        ),
        (report(VIOLATED), "This deal, as described, violates one duty under Model Home Video Ordinance."),
        (
            report(VIOLATED, stage=Stage.CANCELLED),
            "This deal, as described, would violate one duty under Model Home Video Ordinance.",
        ),
        (
            report(UNDETERMINED, PROMISED),
            "None of the two duties checked was found violated, but whether one is met is not known.",
        ),
        (report(PROMISED), "This deal, as described, meets, or is excused from, the one duty that applies to it."),
        (report(), "Nothing was checked."),
    ],
)
def test_the_verdict_is_said_in_one_sentence(made: Report, headline: str) -> None:
    (deal,) = made.deals
    assert deal.headline == headline
    assert deal.headline.count(".") == 1
    assert all(sentence in deal.conclusion for sentence in deal.particulars)


def test_each_caveat_leads_to_a_place_of_the_page() -> None:
    for made in (sample_report(), two_deals(), report_with(SHAPES)):
        page = render(made)
        for number, part in enumerate(outline(made), start=1):
            for item in caveats(part, made, f"deal-{number}"):
                assert f'id="{item.place}"' in page, item


def test_what_to_know_is_counted_without_a_score() -> None:
    made = sample_report()
    (part,) = outline(made)
    assert [item.words for item in caveats(part, made, "deal-1")] == [
        "1 section not checked",
        "silent on 1 fact that the laws ask for",
        "1 verdict rests on a promise alone",
        "1 verdict depends on a reading or a dispute",
        "1 verdict with a waiver beside",
    ]
    assert [entry.finding.section for item in resting(part) for entry in item.entries] == ["6(b)"]
    assert [entry.finding.section for entry in turning(part)] == ["14"]
    assert [entry.finding.section for entry in waived(part)] == ["15"]


def test_days_stand_in_their_order_with_the_assessment_date_among_them() -> None:
    made = sample_report()
    (part,) = outline(made)
    found = days(part, made)
    assert [item.day for item in found] == sorted(item.day for item in found)
    assert [item.text for item in found if item.sort == "assessed"] == ["Assessment date"]
    assert {item.sort for item in found if item.is_ahead} == {"deadline", "waiver"}
    assert ("2025-10-16", "The deal is announced") in [(item.day, item.text) for item in found]


def test_a_text_that_only_looks_like_a_day_is_none() -> None:
    made = with_deal(assessment(findings=(VIOLATED,)), as_written={"announced_on": "2026-13-45"})
    again = report_of(made)
    (part,) = outline(again)
    assert [item.sort for item in days(part, again)] == ["assessed"]


def test_each_exception_that_was_read_is_told_once_with_how_it_came_out() -> None:
    told = {finding.section: considered(finding) for finding in sample_report().findings}
    assert [(item.name, item.outcome) for item in told["4(a)"]] == [("Consent", "false"), ("Emergency", "false")]
    assert [(item.name, item.outcome) for item in told["4(b)"]] == [("Consent", "unknown"), ("Emergency", "false")]
    assert told["5"] == ()
