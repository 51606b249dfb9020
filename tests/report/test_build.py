from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import ClassVar, get_args

import pytest

from tests.english.world import LAW, SPAN, VOCABULARY
from tests.report.published import inputs, report_of, sample_report, with_deal
from tests.report.sample import ENCODING, FINDINGS, ONLY_OPEN, PROMISED, TO_JUDGE, UNDETERMINED, VIOLATED, assessment
from whereas.model.basis import Basis
from whereas.model.facts import Attestor, Stage
from whereas.model.law import Encoding, Modality
from whereas.model.trace import Outcome
from whereas.model.verdict import Finding, Observation, Question, Status, Verdict
from whereas.report.build import build
from whereas.report.links import is_link
from whereas.report.model import (
    AttestorName,
    ModalityName,
    OutcomeName,
    SeverityName,
    StageName,
    StatusName,
    Summary,
)
from whereas.report.part import BasisName, VerdictName
from whereas.text import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful(Diagnostic):
    word: str
    code: ClassVar[str] = "WH999"
    title: ClassVar[str] = "a doubtful word"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "`{word}` is doubtful"
    help_template: ClassVar[str] = "write another"


def test_every_finding_is_published_once_and_in_order() -> None:
    report = sample_report()
    assert [item.section for item in report.findings] == [item.duty.section.section for item in FINDINGS]
    assert [item.verdict for item in report.findings] == [item.verdict.value for item in FINDINGS]


def test_the_summary_counts_each_verdict_and_names_all_seven() -> None:
    summary = sample_report().summary.model_dump()
    assert set(summary) == {verdict.value for verdict in Verdict}
    for verdict in Verdict:
        assert summary[verdict.value] == sum(item.verdict is verdict for item in FINDINGS)
    assert set(report_of(assessment(findings=())).summary.model_dump().values()) == {0}


def test_names_that_are_published_are_those_of_the_model() -> None:
    assert set(get_args(VerdictName)) == {item.value for item in Verdict} == set(Summary.model_fields)
    assert set(get_args(StatusName)) == {item.value for item in Status}
    assert set(get_args(BasisName)) == {item.name.lower() for item in Basis}
    assert set(get_args(AttestorName)) == {item.value for item in Attestor}
    assert set(get_args(StageName)) == {item.value for item in Stage}
    assert set(get_args(ModalityName)) == {item.value for item in Modality}
    assert set(get_args(OutcomeName)) == {item.value for item in Outcome}
    assert set(get_args(SeverityName)) == {item.value for item in Severity}


def test_a_fact_is_published_as_data_with_its_line_and_its_sources() -> None:
    (kind, process, *_) = sample_report().findings[0].instances[0].facts
    assert (kind.path, kind.value, kind.status, kind.basis) == (
        "parties.city.kind",
        "police department",
        "known",
        "promised",
    )
    assert (process.value, process.status) == (None, "none")
    assert kind.line == 2  # offset 10 of the deal, which is on its second line
    assert [(item.source, item.at, item.quote) for item in kind.sources] == [("post", "page 2", "each request")]


def test_the_same_inputs_give_the_same_report() -> None:
    assert sample_report().model_dump_json() == sample_report().model_dump_json()


@pytest.mark.parametrize(
    ("findings", "stage", "expected"),
    [
        (
            (VIOLATED,),
            Stage.LIVE,
            "This deal, as described, violates one duty: Model Home Video Ordinance, section 4(a) (“Title of 4(a)”).",
        ),
        (
            (VIOLATED,),
            Stage.CANCELLED,
            (
                "This deal, as described, would violate one duty: Model Home Video Ordinance, section 4(a) "
                "(“Title of 4(a)”)."
            ),
        ),
        (
            (UNDETERMINED, TO_JUDGE),
            Stage.PROPOSED,
            (
                "None of the two duties checked was found violated. "
                "Whether two duties would be met can't be said yet, for facts or judgments are missing."
            ),
        ),
        (
            (ONLY_OPEN,),
            Stage.LIVE,
            (
                "The one duty checked was not found violated. On one duty, no breach was found among what is "
                "named, but nobody says that the lists are complete."
            ),
        ),
        (
            (ONLY_OPEN, replace(ONLY_OPEN, instances=())),
            Stage.LIVE,
            (
                "None of the two duties checked was found violated. On one duty, no breach was found among what is "
                "named, but nobody says that the lists are complete. One other duty is about something of which "
                "nothing is named, and nobody says that there is none."
            ),
        ),
        (
            (PROMISED,),
            Stage.LIVE,
            "This deal, as described, meets, or is excused from, the one duty that applies to it.",
        ),
        ((), Stage.LIVE, "Nothing was checked."),
    ],
)
def test_the_conclusion_says_what_the_verdicts_come_to(
    findings: tuple[Finding, ...], stage: Stage, expected: str
) -> None:
    assert report_of(assessment(stage, findings=findings)).deals[0].conclusion == expected


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (ENCODING, ()),
        (None, ("Nobody says from what this law was encoded, by whom, or when it was last checked.",)),
        (replace(ENCODING, checked=dt.date(2025, 7, 1)), ()),
        (
            replace(ENCODING, checked=dt.date(2025, 6, 30)),
            (
                (
                    "This encoding was last checked on 30 June 2025, more than 12 months before the assessment date; "
                    "the law may have changed since."
                ),
            ),
        ),
        (replace(ENCODING, checked=None), ("Nobody says when this encoding was last checked against the law.",)),
        (
            replace(ENCODING, is_primary=False),
            ("This law was encoded from a secondary source, not from its own text.",),
        ),
    ],
)
def test_an_encoding_that_may_mislead_is_warned_of(encoding: Encoding | None, expected: tuple[str, ...]) -> None:
    assert report_of(assessment(encoding=encoding)).policies[0].encoding.warnings == expected


def test_a_question_that_several_findings_wait_for_is_asked_once_and_first() -> None:
    often = Question(path="flows.clip.purpose", ask="For what purpose?")
    once = Question(path="flows.clip.consent", ask="Does the person agree?")
    findings = (
        replace(UNDETERMINED, instances=(), questions=(once, often)),
        replace(TO_JUDGE, questions=(often,)),
    )
    questions = report_of(assessment(findings=findings)).questions
    assert [(item.path, item.findings) for item in questions] == [
        ("flows.clip.purpose", 2),
        ("flows.clip.consent", 1),
    ]


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (
            Observation(kind="default", path="flows", values=("taken as complete, as the vocabulary has it",)),
            "The list of flows is taken as complete, as the vocabulary has it.",
        ),
        (
            Observation(kind="invalid_waiver", path=f"{LAW} section 4(a)", values=("nobody may waive it",)),
            "A waiver does not count, of Model Home Video Ordinance, section 4(a): nobody may waive it.",
        ),
        (
            Observation(kind="not_in_force", path=LAW, values=()),
            (
                "Model Home Video Ordinance was in force at no time that matters here, "
                "so that it says nothing of this deal."
            ),
        ),
        (
            Observation(kind="alleged", path="flows.clip.purpose", values=("alleged: investigation",)),
            (
                "The purpose of “clip to agency” is only alleged, and counts for nothing until it is shown: "
                "investigation."
            ),
        ),
        (Observation(kind="of_another_kind", path="flows", values=()), "Of another kind: the list of flows."),
    ],
)
def test_an_observation_is_said_in_words(observation: Observation, said: str) -> None:
    report = report_of(replace(assessment(), observations=(observation,)))
    assert [item.text for item in report.observations] == [said]


def test_what_is_missing_is_asked_for_with_the_question_of_the_vocabulary() -> None:
    (instance,) = UNDETERMINED.instances
    missing = replace(
        instance, missing=("request_log.fields[purpose]", "request_log.fields[area]", "flows.clip.consent", "flows.*")
    )
    report = report_of(assessment(findings=(replace(UNDETERMINED, instances=(missing,), questions=()),)))
    assert [(item.path, item.ask) for item in report.findings[0].questions] == [
        ("request_log.fields", "Which fields?"),
        ("flows.clip.consent", "Does the person agree anew each time?"),
    ]


def test_of_items_that_are_not_named_the_list_is_asked_for() -> None:
    vocabulary = replace(
        VOCABULARY, lists={**VOCABULARY.lists, "datasets": replace(VOCABULARY.lists["datasets"], ask="Which?")}
    )
    made = assessment(findings=(ONLY_OPEN,))
    report = build([made], replace(inputs(made), vocabularies={"small": vocabulary}))
    assert [(item.path, item.ask) for item in report.findings[0].questions] == [("datasets", "Which?")]


def test_nothing_is_asked_for_a_closed_verdict() -> None:
    (instance,) = VIOLATED.instances
    missing = replace(instance, missing=("flows.clip.consent",))
    report = report_of(assessment(findings=(replace(VIOLATED, instances=(missing,)),)))
    assert report.findings[0].questions == ()


def test_two_deals_are_told_apart() -> None:
    first = assessment()
    second = with_deal(assessment(), id="cameras-2", title="More cameras")
    report = report_of(first, second)
    assert [deal.id for deal in report.deals] == ["cameras", "cameras-2"]
    assert {item.deal for item in report.findings} == {"cameras", "cameras-2"}
    assert len(report.policies) == 1
    assert len(report.findings) == 2 * len(FINDINGS)
    assert len(report.not_checked) == 1


def test_a_diagnostic_is_published_with_its_place() -> None:
    report = report_of(assessment(), diagnostics=(Doubtful(span=SPAN, word="soon"),))
    (note,) = report.diagnostics
    assert (note.code, note.severity, note.message) == ("WH999", "warning", "`soon` is doubtful")
    assert (note.file, note.line, note.column, note.help) == ("home_video.whereas", 1, 1, "write another")


def test_texts_that_are_not_at_hand_leave_places_empty() -> None:
    made = assessment()
    report = build([made], replace(inputs(made), sources={}, hashes={}))
    assert report.findings[0].place is None
    assert report.findings[0].instances[0].facts[0].line is None
    assert report.deals[0].sha256 is None


def test_a_law_that_is_not_asked_of_is_not_listed() -> None:
    made = assessment()
    other = replace(made.laws[0], id="us.other")
    report = build([made], replace(inputs(made), laws={LAW: made.laws[0], "us.other": other}))
    assert [policy.id for policy in report.policies] == [LAW]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/post",
        "http://example.org",
        "https://example.org:8080/a/b?c=d&e=f#g",
        "https://example.org/a_(b)",
    ],
)
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    assert is_link(url)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " https://example.org",
        "https://example.org/ x",
        "https://example.org/\njavascript:alert(1)",
        "https://example.org/<script>",
        'https://example.org/"onmouseover="x',
        "https://bank.example@evil.example/",
        "https://exаmple.org/",  # noqa: RUF001 - a Cyrillic letter in the host is the point
        "https://example.org/\u202egnp.exe",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "https://",
        "ftp://example.org/",
    ],
)
def test_any_other_address_is_no_link(url: str | None) -> None:
    assert not is_link(url)
