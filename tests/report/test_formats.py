"""Every format of a report, whole: the texts are in `golden/`, for a person to read and for `make golden` to write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.published import report_of, sample_report, with_deal
from tests.report.sample import PROMISED, UNDETERMINED, VIOLATED, assessment
from whereas.model.facts import Stage
from whereas.model.verdict import Question
from whereas.report.formats.outline import LABELS, outline
from whereas.report.formats.table import MODULES, render
from whereas.report.model import Report

FOLDER = Path(__file__).parent / "golden"
SUFFIXES = {
    "text": "txt",
    "json": "json",
    "markdown": "md",
    "html": "html",
    "csv": "csv",
    "junit": "junit.xml",
    "sarif": "sarif",
    "code-scanning": "alerts.sarif",
    "oscal": "oscal.json",
}
PARTS = ("code-scanning",)  # they hold a part of a report by design


def two_deals() -> Report:
    """Return a report on a deal that was cancelled, and on one that nothing is wrong with."""
    first = with_deal(assessment(Stage.CANCELLED, findings=(VIOLATED, UNDETERMINED)), id="old", title="Old cameras")
    second = with_deal(assessment(Stage.LIVE, findings=(PROMISED,), encoding=None), id="new", title="New cameras")
    return report_of(first, second)


@pytest.mark.golden
@pytest.mark.parametrize("name", MODULES)
def test_a_report_in_each_format(name: str, golden: Golden) -> None:
    made = render(sample_report(), name)
    if name == "csv":  # its line ends and its byte order mark are held by a test of their own
        made = made.removeprefix("\ufeff").replace("\r\n", "\n")
    golden(FOLDER / f"every_verdict.{SUFFIXES[name]}", made)


@pytest.mark.golden
@pytest.mark.parametrize("name", ["text", "markdown"])
def test_a_report_on_two_deals(name: str, golden: Golden) -> None:
    golden(FOLDER / f"two_deals.{SUFFIXES[name]}", render(two_deals(), name))


@pytest.mark.parametrize("name", [name for name in MODULES if name not in PARTS])
def test_every_format_says_what_a_reader_must_not_miss(name: str) -> None:
    said = " ".join(render(sample_report(), name).split())
    assert "not legal advice" in said
    assert "from the text of the ordinance" in said or '"made_from": "the text of the ordinance"' in said
    assert "1 May 2026" in said or '"checked": "2026-05-01"' in said
    assert "no breach in the one dataset named; the list may not be complete" in said.lower()
    assert "Findings create no duty" in said


@pytest.mark.parametrize("name", MODULES)
def test_no_format_has_a_score(name: str) -> None:
    said = render(sample_report(), name).partition("</style>")
    assert "%" not in (said[2] or said[0])


@pytest.mark.parametrize("name", MODULES)
def test_a_warning_about_an_encoding_stands_in_every_format(name: str) -> None:
    said = " ".join(render(report_of(assessment(encoding=None)), name).split())
    assert "Nobody says from what this law was encoded, by whom, or when it was last checked." in said


@pytest.mark.parametrize("name", MODULES)
def test_a_report_about_nothing_is_still_one(name: str) -> None:
    assert render(report_of(), name).endswith("\n")


@pytest.mark.parametrize("name", MODULES)
def test_the_same_report_gives_the_same_text_also_when_read_back(name: str) -> None:
    report = sample_report()
    again = Report.model_validate_json(render(report, "json"))
    assert again == report
    assert render(again, name) == render(report, name)


def test_every_finding_stands_in_one_place_of_its_law_under_an_anchor_of_its_own() -> None:
    (part,) = outline(sample_report())
    entries = [entry for law in part.laws for entry in (*law.applying, *law.inapplicable)]
    assert [entry.finding for entry in entries if entry.label == "Inapplicable"]
    assert len(entries) == len(sample_report().findings) == len({entry.anchor for entry in entries})
    assert [count.label for count in part.counts] == list(LABELS.values())


def test_a_finding_open_for_an_incomplete_list_alone_is_shown_apart() -> None:
    (part,) = outline(sample_report())
    assert [entry.finding.section for entry in part.listed] == ["6"]
    assert "6" not in [entry.finding.section for entry in part.unknown]


def test_the_gravest_violation_comes_first_and_a_waived_one_apart() -> None:
    (part,) = outline(sample_report())
    assert [entry.finding.section for entry in part.violated] == ["4(a)"]
    assert [entry.finding.section for entry in part.waived] == ["15"]
    assert [entry.finding.section for entry in part.but_for] == ["4(b)"]  # violated unless consent is shown
    assert [entry.finding.severity for entry in part.unknown] == ["high", "high", None]


def test_a_text_asks_the_first_dozen_questions_and_says_how_many_more_there_are() -> None:
    asked = tuple(Question(path=f"flows.{number}.consent", ask=f"Number {number}?") for number in range(15))
    said = render(report_of(assessment(findings=(replace(UNDETERMINED, instances=(), questions=asked),))), "text")
    assert "Number 11?" in said
    assert "Number 12?" not in said
    assert "and 3 more, which the other formats of this report have" in said
