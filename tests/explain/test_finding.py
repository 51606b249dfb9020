"""Why a finding came out as it did, told from its trace: whole sentences, beside the verdict that they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.english.world import P, all_of, apply, choice, fact, no
from tests.report.sample import (
    APART,
    BY_READING,
    DUE,
    EXCUSED,
    FACTS,
    FALSE,
    HOLD_A_WARRANT,
    IN_SCOPE,
    ONLY_OPEN,
    PENDING,
    POLICE,
    PROMISED,
    TO_JUDGE,
    TRUE,
    UNDETERMINED,
    UNKNOWN,
    UNLESS_SHOWN,
    VIOLATED,
    WAIVED,
    WARRANT,
    assessment,
    compared,
    consent,
    emergency,
    finding,
    instance,
    lexicon,
    node,
    read,
    warrant,
)
from whereas.english import Lexicon
from whereas.explain import explain_finding
from whereas.explain.merged import merged
from whereas.model.basis import Basis
from whereas.model.facts import Stage
from whereas.model.law import Modality
from whereas.model.operators import Operator
from whereas.model.reason import Explanation, Reason
from whereas.model.trace import Outcome, Role
from whereas.model.verdict import Finding, Instance, Status, Verdict
from whereas.values.scalars import NONE, Choice


def explained(about: Finding, stage: Stage = Stage.LIVE) -> Explanation:
    made = assessment(stage)
    return explain_finding(about, made.deal, lexicon(made))


@pytest.mark.parametrize(
    ("about", "first"),
    [
        (
            VIOLATED,
            (
                "Section 4(a) is violated for “clip to agency”: the recipient is a police department, the flow is home "
                "video, its legal process is none, and neither the exception for consent nor the one for emergency "
                "applies: its consent is blanket, not each request; its purpose is investigation, not emergency."
            ),
        ),
        (
            UNLESS_SHOWN,
            (
                "Section 4(b) is violated for “clip to agency” unless consent is shown; the recipient must show it: "
                "the recipient is a police department, the flow is home video and its legal process is none; "
                "what is missing for consent: its consent is not stated."
            ),
        ),
        (
            EXCUSED,
            "Section 4(c) is excused for “clip to agency” by the exception for consent: its consent is each request.",
        ),
        (
            UNDETERMINED,
            "It is not known whether section 5 is violated: the fields that the log of requests shows are not stated.",
        ),
        (ONLY_OPEN, "No breach in the one dataset named; the list may not be complete."),
        (PROMISED, "Section 6(b) (short) is satisfied for “clip store”: its time to keep is 21 days, at most 30 days."),
        (
            DUE,
            (
                "Section 8 is pending for “clip to agency”: its request for court review has not happened, and its "
                "time of access is dated 30 June 2026; it can still be met until 2 July 2026."
            ),
        ),
        (
            PENDING,
            (
                "Section 12 is pending for “cameras”: the council's approval has not happened; it can still be met, "
                "before this happens: the acquisition of “cameras”."
            ),
        ),
        (APART, "Section 13 does not apply to “clip to agency”: the flow is home video."),
    ],
)
def test_the_verdict_and_what_decided_it_stand_in_the_first_sentence(about: Finding, first: str) -> None:
    assert explained(about).sentences[0] == first


def test_a_permission_permits() -> None:
    may = replace(HOLD_A_WARRANT, modality=Modality.MAY, what="ask for clips")
    about = finding(may, Verdict.SATISFIED, instance(Verdict.SATISFIED, warrant("warrant", TRUE)))
    first = "Section 4(a) permits the recipient to ask for clips for “clip to agency”: its legal process is warrant."
    assert explained(about).sentences[0] == first


def test_a_question_for_a_person_names_the_person() -> None:
    assert "the city attorney" in explained(TO_JUDGE).sentences[0]
    assert "“Is the purpose legitimate?”" in explained(TO_JUDGE).sentences[0]


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.CANCELLED])
def test_a_deal_that_never_came_about_would_violate(stage: Stage) -> None:
    assert explained(VIOLATED, stage).sentences[0].startswith("Section 4(a) would be violated for")
    assert explained(APART, stage).sentences[0].startswith("Section 13 would not apply to")


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (PROMISED, "This verdict rests on a promise alone."),
        (
            replace(PROMISED, basis=Basis.STATED),
            "This verdict rests on bare statements, with no contract, setting or record behind them.",
        ),
        (
            PENDING,
            "Once every plan is carried out, if nothing else has happened by then, section 12 will be violated.",
        ),
        (
            WAIVED,
            (
                "City Council waived this by Resolution 90123 of 17 February 2026, until 31 August 2026; "
                "the verdict stands beside the waiver."
            ),
        ),
        (
            PENDING,
            "The council's approval is not stated, and is taken not to have happened, for the deal is proposed.",
        ),
        (
            replace(PROMISED, assumptions=("datasets: taken as complete, as the vocabulary has it",)),
            "The list of datasets is taken as complete, as the vocabulary has it.",
        ),
        (
            replace(
                PROMISED,
                assumptions=("flows: not stated; taken as us/ca", "datasets: not stated; taken as us/ca"),
            ),
            "The list of flows and the list of datasets are not stated, and are taken as us/ca.",
        ),
        (
            replace(VIOLATED, exact=False, why_inexact="two unknown dates"),
            "The possible verdicts may be fewer than those shown: two unknown dates.",
        ),
        (
            BY_READING,
            (
                "It depends on how the law is read: on the reading “Only bodies of this state” (held by Attorney "
                "General), it is violated; on the reading “Bodies of any government” (held by the vendor), it is "
                "satisfied."
            ),
        ),
    ],
)
def test_what_must_be_said_beside_a_verdict_is_said(about: Finding, said: str) -> None:
    assert said in explained(about).sentences


def test_a_contract_behind_a_verdict_needs_no_word() -> None:
    said = explained(replace(PROMISED, basis=Basis.CONTRACTED)).sentences
    assert not any("rests on" in sentence for sentence in said)


def test_readings_that_agree_are_not_told() -> None:
    same = tuple(replace(item, verdict=Verdict.VIOLATED) for item in BY_READING.by_reading)
    assert not any("how the law is read" in item for item in explained(replace(BY_READING, by_reading=same)).sentences)


def test_a_finding_with_no_instance_says_so() -> None:
    assert explained(replace(APART, instances=())).sentences == ("Section 13 has nothing here that it could be about.",)


def cases(*verdicts: Verdict, named: bool = True) -> tuple[Instance, ...]:
    """Return one instance for each verdict, about items that a deal names or does not name."""
    parts = {Verdict.VIOLATED: (warrant("none", FALSE),), Verdict.SATISFIED: (warrant("warrant", TRUE),)}
    return tuple(
        instance(
            verdict,
            IN_SCOPE,
            *parts.get(verdict, (warrant(None, UNKNOWN),)),
            subject=f"flows.{number}" if named else "flows.*",
        )
        for number, verdict in enumerate(verdicts)
    )


@pytest.mark.parametrize(
    ("verdict", "instances", "said"),
    [
        (
            Verdict.VIOLATED,
            (
                *cases(Verdict.VIOLATED, Verdict.SATISFIED, Verdict.UNDETERMINED),
                *cases(Verdict.UNDETERMINED, named=False),
            ),
            (
                "Section 4(a) is violated for “0”",
                "How it comes out for “2” is not known.",
                "It is satisfied for “1”.",
            ),
        ),
        (
            Verdict.VIOLATED,
            cases(*[Verdict.VIOLATED] * 5),
            ("Section 4(a) is violated for all five flows named (“0”, “1”, “2” and two others)",),
        ),
        (
            Verdict.VIOLATED,
            cases(*[Verdict.VIOLATED] * 2),
            ("Section 4(a) is violated for both flows named (“0” and “1”)",),
        ),
        (
            Verdict.UNDETERMINED,
            (*cases(*[Verdict.INAPPLICABLE] * 5, Verdict.UNDETERMINED), *cases(Verdict.UNDETERMINED, named=False)),
            (
                "It is not known how section 4(a) comes out for “5”",
                "It is inapplicable to “0”, “1”, “2” and two others.",
                "There may be more flows than those named.",
            ),
        ),
        (
            Verdict.UNDETERMINED,
            (*cases(Verdict.SATISFIED), *cases(Verdict.UNDETERMINED, named=False)),
            (
                "It is not known how section 4(a) comes out for any flow that is not named",
                "It is satisfied for “0”.",
            ),
        ),
    ],
)
def test_several_instances_are_told_together(
    verdict: Verdict, instances: tuple[Instance, ...], said: tuple[str, ...]
) -> None:
    sentences = explained(finding(HOLD_A_WARRANT, verdict, *instances)).sentences
    assert [item.partition(": ")[0] for item in sentences] == list(said)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.UNKNOWN, "its legal process is not stated"),
        (Status.NARROWED, "all that is stated of its legal process is one of two"),
        (Status.DISPUTED, "sources differ on its legal process: warrant or subpoena"),
        (Status.ALLEGED, "its legal process is alleged only: one of two"),
        (Status.EXPIRED, "what was stated on its legal process is for another time"),
    ],
)
def test_each_way_of_not_knowing_has_its_words(status: Status, said: str) -> None:
    shown = "alleged: one of two" if status is Status.ALLEGED else "one of two"
    values = (Choice("warrant"), Choice("subpoena")) if status is Status.DISPUTED else ()
    unsure = read("flows.clip.legal_process", "legal process", shown, status, values=values)
    about = instance(Verdict.UNDETERMINED, IN_SCOPE, warrant(None, UNKNOWN), facts=(*FACTS[:1], unsure))
    about = replace(about, possible=frozenset({Verdict.VIOLATED, Verdict.SATISFIED}))
    first = explained(finding(HOLD_A_WARRANT, Verdict.UNDETERMINED, about)).sentences[0]
    assert first == f"It is not known whether section 4(a) is violated for “clip to agency”: {said}."


def test_only_what_decided_is_named() -> None:
    both = all_of(WARRANT, POLICE)
    parts = node(
        both,
        FALSE,
        compared(WARRANT, FALSE, (NONE, "flows.clip.legal_process"), (Choice("warrant"), None)),
        compared(POLICE, TRUE, (Choice("police"), "parties.city.kind"), (Choice("police"), None)),
        role=Role.REQUIREMENT,
    )
    first = explained(finding(HOLD_A_WARRANT, Verdict.VIOLATED, instance(Verdict.VIOLATED, parts))).sentences[0]
    assert "legal process is none" in first
    assert "police" not in first


def test_several_things_not_known_of_one_list_are_said_at_once() -> None:
    assert merged(
        [
            "its consent is none",
            "it is not stated whether its data includes audio",
            "it is not stated whether its data includes video",
            "it is not stated whether it is a contractor",
            "its start has not happened",
        ]
    ) == [
        "its consent is none",
        "it is not stated whether its data includes audio or video, or whether it is a contractor",
        "its start has not happened",
    ]


def outcomes(reason: Reason) -> list[tuple[Role, Outcome]]:
    return [(reason.role, reason.outcome), *(pair for child in reason.children for pair in outcomes(child))]


def test_the_tree_has_every_part_of_the_trace_with_its_outcome_and_its_facts() -> None:
    (why,) = explained(VIOLATED).instances
    assert [child.text for child in why.reason.children] == [
        "The section is about this: the recipient is a police department and the flow is home video",
        "What is required is not met: the flow's legal process is none",
        "The exception does not apply (consent): the flow's consent is blanket, not each request",
        "The exception does not apply (emergency): the flow's purpose is investigation, not emergency",
    ]
    assert outcomes(why.reason).count((Role.EXCEPTION, Outcome.FALSE)) == 2
    assert why.reason.children[1].paths == ("flows.clip.legal_process",)
    assert why.reason.children[1].span is not None


def test_a_part_that_was_not_read_is_not_told() -> None:
    skipped = node(WARRANT, Outcome.NOT_READ, role=Role.REQUIREMENT)
    (why,) = explained(finding(HOLD_A_WARRANT, Verdict.INAPPLICABLE, instance(Verdict.INAPPLICABLE, skipped))).instances
    assert why.reason.children == ()


def test_a_negation_is_told_by_what_was_found() -> None:
    not_police = no(apply(Operator.IS, fact(P, "party", "kind"), choice("party_kind", "police")))
    inner = compared(not_police.condition, TRUE, (Choice("police"), "parties.city.kind"), (Choice("police"), None))
    part = node(None, FALSE, node(not_police, FALSE, inner), role=Role.REQUIREMENT)
    (why,) = explained(finding(HOLD_A_WARRANT, Verdict.VIOLATED, instance(Verdict.VIOLATED, part))).instances
    (told,) = why.reason.children[0].children
    assert told.outcome is FALSE
    assert told.text == "the party is a police department"


def test_exceptions_that_failed_say_what_each_lacks() -> None:
    more = [
        consent("blanket", FALSE),
        emergency("investigation", FALSE),
        replace(consent("blanket", FALSE), label="court"),
    ]
    about = instance(Verdict.VIOLATED, IN_SCOPE, warrant("none", FALSE), *more)
    first = explained(finding(HOLD_A_WARRANT, Verdict.VIOLATED, about)).sentences[0]
    assert (
        "none of the three exceptions applies: consent: its consent is blanket, not each request; emergency: " in first
    )


def test_an_explanation_needs_no_law_at_hand() -> None:
    made = assessment()
    bare = Lexicon(vocabulary=lexicon(made).vocabulary, laws={}, deal=made.deal)
    for about in made.findings:
        assert all(explain_finding(about, made.deal, bare).sentences)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("at least 2017-01-01", "all that is stated of its legal process is that it was not before 1 January 2017"),
        ("at most 2017-01-01", "all that is stated of its legal process is that it was not after 1 January 2017"),
        ("at least 3", "all that is stated of its legal process is at least 3"),
    ],
)
def test_bounds_of_a_day_are_said_as_days(shown: str, said: str) -> None:
    unsure = read("flows.clip.legal_process", "legal process", shown, Status.NARROWED, values=())
    about = instance(Verdict.UNDETERMINED, IN_SCOPE, warrant(None, UNKNOWN), facts=(*FACTS[:1], unsure))
    assert said in explained(finding(HOLD_A_WARRANT, Verdict.UNDETERMINED, about)).sentences[0]


def test_a_verdict_that_no_instance_has_is_told_before_them() -> None:
    made = finding(HOLD_A_WARRANT, Verdict.UNDETERMINED, *cases(Verdict.SATISFIED, Verdict.SATISFIED))
    made = replace(made, exact=False, why_inexact="there are more ways than can be looked at")
    first = explained(made).sentences[0]
    assert first == "How section 4(a) comes out was not found out, for there are more ways than can be looked at."
