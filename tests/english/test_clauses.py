"""Conditions and operands read as a person would say them, and never by an identifier."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from tests.english.world import (
    APPROVAL,
    DATASETS,
    FLOWS,
    LEGITIMATE,
    LEXICON,
    PARTIES,
    SEARCHES,
    SPAN,
    D,
    F,
    S,
    T,
    all_of,
    any_of,
    apply,
    choice,
    constant,
    fact,
    no,
    term,
)
from whereas.english import Lexicon, Scope, clause, phrase
from whereas.english.nouns import is_plural, joined, possessive, predicate
from whereas.english.values import say_path
from whereas.model.basis import Basis
from whereas.model.expression import (
    Aggregate,
    Expression,
    Measure,
    NoGap,
    Quantified,
    Quantifier,
    SectionIs,
    SectionRef,
    SectionState,
    Variable,
)
from whereas.model.kinds import Basic, RecordKind
from whereas.model.operators import Operator
from whereas.values.scalars import DayKind, Duration, Unit

Op = Operator
YES = constant(value=True)
LEGAL_PROCESS = fact(F, "flow", "legal_process")
CONSENT = fact(F, "flow", "consent")
RECIPIENT = fact(F, "flow", "recipient")
RETENTION = fact(D, "dataset", "retention")
THIRTY_DAYS = constant(Duration(amount=Fraction(30), unit=Unit.DAY), Basic.DURATION)
TWO_COURT_DAYS = constant(Duration(amount=Fraction(2), unit=Unit.DAY, days=DayKind.COURT), Basic.DURATION)
WARRANT = apply(Op.IS, LEGAL_PROCESS, choice("instrument", "warrant"))
VIDEO = apply(Op.INCLUDES, fact(F, "flow", "data"), choice("data_kind", "video"))
ACQUIRED = fact(T, "technology", "acquired_on")
APPROVED = fact(APPROVAL, "approval", "on")


def scope(*variables: Variable) -> Scope:
    made = Scope(lexicon=LEXICON)
    for variable in variables:
        made = made.binding(variable)
    return made


def quantified(quantifier: Quantifier, number: int | None = None) -> Quantified:
    return Quantified(
        quantifier=quantifier,
        threshold=number,
        variable=S,
        sources=(SEARCHES,),
        where=None,
        has=apply(Op.EXISTS, fact(S, "search", "case")),
        span=SPAN,
    )


@pytest.mark.parametrize(
    ("expression", "said", "negated"),
    [
        (WARRANT, "the flow's legal process is warrant", "the flow's legal process is not warrant"),
        (
            apply(Op.IS_ONE_OF, CONSENT, choice("consent", "each_request"), choice("consent", "blanket")),
            "the flow's consent is one of each request or blanket",
            "the flow's consent is none of each request or blanket",
        ),
        (
            apply(Op.IS, fact(RECIPIENT, "party", "kind"), choice("party_kind", "police")),
            "the recipient is a police department",
            "the recipient is not a police department",
        ),
        (
            apply(Op.IS, fact(RECIPIENT, "party", "kind"), choice("party_kind", "other")),
            "the recipient is of another kind",
            "the recipient is not of another kind",
        ),
        (
            apply(Op.IS, fact(RECIPIENT, "party", "contractor"), YES),
            "the recipient is a contractor of a government",
            "the recipient is not a contractor of a government",
        ),
        (
            apply(Op.IS, fact(F, "flow", "revocable"), YES),
            "“Can consent be withdrawn, and is it heeded?” is answered yes for the flow",
            "“Can consent be withdrawn, and is it heeded?” is answered no for the flow",
        ),
        (apply(Op.EXISTS, LEGAL_PROCESS), "the flow's legal process is given", "the flow has no legal process"),
        (
            apply(Op.EXISTS, fact(F, "flow", "onward")),
            "the flow's onward recipients are given",
            "the flow has no onward recipients",
        ),
        (
            apply(Op.EXISTS, fact(F, "flow", "began_on")),
            "the flow's start has happened",
            "the flow's start has not happened",
        ),
        (
            apply(Op.EXISTS, APPROVAL),
            "the council's approval has taken place",
            "the council's approval has not taken place",
        ),
        (VIDEO, "the flow's data includes video", "the flow's data does not include video"),
        (
            apply(Op.INCLUDES, fact(F, "flow", "onward"), RECIPIENT),
            "the flow's onward recipients include the recipient",
            "the flow's onward recipients do not include the recipient",
        ),
        (
            all_of(VIDEO, WARRANT),
            "the flow's data includes video and its legal process is warrant",
            "either the flow's data does not include video or its legal process is not warrant",
        ),
        (
            any_of(VIDEO, WARRANT),
            "either the flow's data includes video or its legal process is warrant",
            "the flow's data does not include video and its legal process is not warrant",
        ),
        (no(VIDEO), "the flow's data does not include video", "the flow's data includes video"),
        (term("home_video", F), "the flow is home video", "the flow is not home video"),
        (
            SectionIs(
                targets=(SectionRef("model.home_video", "4(a)"),), state=SectionState.VIOLATED, as_to=F, span=SPAN
            ),
            "section 4(a) is violated as to the flow",
            "section 4(a) is not violated as to the flow",
        ),
    ],
)
def test_a_condition_and_its_negation_read_aloud(expression: Expression, said: str, negated: str) -> None:
    assert clause(expression, scope(F)) == said
    assert clause(expression, scope(F), holds=False) == negated


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        (
            apply(Op.AT_MOST, RETENTION, THIRTY_DAYS),
            "the time to keep of the dataset is at most 30 days",
        ),
        (apply(Op.BEFORE, APPROVED, ACQUIRED), "the council's approval is before the technology's acquisition"),
        (
            apply(Op.WITHIN_AFTER, fact(F, "flow", "reviewed_on"), TWO_COURT_DAYS, fact(F, "flow", "accessed_at")),
            "the request for court review of the flow is within 2 court days after the time of access of the flow",
        ),
        (
            apply(
                Op.ON_OR_BEFORE,
                ACQUIRED,
                apply(Op.DATE_OF, constant(Fraction(2027), Basic.YEAR), constant(Fraction(3)), constant(Fraction(15))),
            ),
            "the technology's acquisition is on or before 15 March of 2027",
        ),
        (
            apply(Op.ON_OR_BEFORE, ACQUIRED, constant(dt.date(2026, 7, 1))),
            "the technology's acquisition is on or before 1 July 2026",
        ),
    ],
)
def test_deadlines_and_amounts_read_aloud(expression: Expression, said: str) -> None:
    assert clause(expression, scope(F, D, T)) == said


@pytest.mark.parametrize(
    ("quantifier", "number", "said", "negated"),
    [
        (
            Quantifier.SOME,
            None,
            "there is a search such that its case number is given",
            "there is no search such that its case number is given",
        ),
        (
            Quantifier.NO,
            None,
            "there is no search such that its case number is given",
            "there is a search such that its case number is given",
        ),
        (
            Quantifier.EVERY,
            None,
            "for every search, the search's case number is given",
            "there is a search such that it has no case number",
        ),
        (
            Quantifier.AT_LEAST,
            2,
            "there are at least 2 searches such that its case number is given",
            "there are fewer than 2 searches such that its case number is given",
        ),
        (
            Quantifier.AT_MOST,
            2,
            "there are at most 2 searches such that its case number is given",
            "there are more than 2 searches such that its case number is given",
        ),
        (
            Quantifier.MORE_THAN,
            2,
            "there are more than 2 searches such that its case number is given",
            "there are at most 2 searches such that its case number is given",
        ),
    ],
)
def test_quantifiers_read_aloud(quantifier: Quantifier, number: int | None, said: str, negated: str) -> None:
    assert clause(quantified(quantifier, number), scope()) == said
    assert clause(quantified(quantifier, number), scope(), holds=False) == negated


def test_a_judgment_is_asked_of_a_person_and_never_said_to_be_so() -> None:
    said = clause(LEGITIMATE, scope(S))
    assert said == "the answer of the city attorney to “Is the purpose legitimate?” about the search is yes"


def test_two_things_of_one_kind_are_told_apart() -> None:
    other = Variable(name="g", kind=RecordKind("flow"), span=SPAN)
    both = scope(F, other)
    assert phrase(fact(F, "flow", "recipient"), both) == "the flow's recipient"
    assert phrase(fact(other, "flow", "recipient"), both) == "the other flow's recipient"


def test_its_means_what_the_clause_before_was_about() -> None:
    different = apply(Op.IS, fact(RECIPIENT, "party", "kind"), choice("party_kind", "police"))
    said = clause(all_of(VIDEO, different, WARRANT), scope(F))
    assert said == (
        "the flow's data includes video, the recipient is a police department and the flow's legal process is warrant"
    )


def test_the_basis_that_a_rule_asks_for_is_said() -> None:
    contracted = fact(D, "dataset", "retention", Basis.CONTRACTED)
    assert phrase(contracted, scope(D)) == "the time to keep of the dataset, as contracted,"


def test_counts_and_gaps_read_aloud() -> None:
    number = Aggregate(
        measure=Measure.NUMBER, value=None, variable=S, sources=(SEARCHES,), where=None, kind=Basic.NUMBER, span=SPAN
    )
    assert phrase(number, scope()) == "the number of searches"
    gap = NoGap(
        length=Duration(amount=Fraction(30), unit=Unit.DAY),
        records=SEARCHES,
        field="on",
        record="search",
        since=APPROVED,
        span=SPAN,
    )
    assert clause(gap, scope()) == (
        "there is no gap of more than 30 days between searches since the council's approval"
    )
    assert clause(gap, scope(), holds=False).startswith("there is a gap of more than 30 days")


def test_lists_are_called_by_what_they_hold() -> None:
    assert [phrase(root, scope()) for root in (FLOWS, PARTIES, DATASETS)] == [
        "the flows",
        "the parties",
        "the datasets",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("flows.clip.consent", "the consent of “clip”"),
        ("flows", "the list of flows"),
        ("flows.*", "any flow that is not named"),
        ("flows.*.recipient.kind", "the kind of the recipient of any flow that is not named"),
        ("parties.*flows.*.recipient.kind", "the kind of the recipient of any flow that is not named"),
        ("flows.clip.onward_recipients.*", "any of the onward recipients of “clip” that is not named"),
        ("flows.*.onward_recipients.*", "any of the onward recipients of any flow that is not named"),
        ("request_log.fields", "the fields that the log of requests shows"),
        ("approval.on", "the council's approval"),
        ("legitimate of searches.*", "legitimate of any search that is not named"),
    ],
)
def test_a_path_is_said_in_words(path: str, words: str) -> None:
    bare = Lexicon(vocabulary=LEXICON.vocabulary, laws={})
    assert say_path(path, bare) == words


@pytest.mark.parametrize(
    ("title", "is_several"),
    [
        ("analyses run on it", True),
        ("fields that it shows", True),
        ("subject of its alert", False),
        ("time to keep", False),
        ("status as a contractor", False),
        ("records kept", True),
        ("use", False),
    ],
)
def test_a_plural_is_known_by_its_head(title: str, is_several: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_plural(title) is is_several


def test_a_title_that_speaks_of_its_record_names_the_owner() -> None:
    assert possessive("the store", "outcome of its alert") == "the outcome of the store's alert"
    assert possessive("the log", "fields that it shows") == "the fields that the log shows"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (("a and b", "c"), "a and b, and c"),
        (("a, b", "c"), "a, b; and c"),
    ],
)
def test_parts_are_joined_so_that_each_stays_whole(parts: tuple[str, ...], said: str) -> None:
    assert joined(parts) == said


@pytest.mark.parametrize(
    ("term", "said", "negated"),
    [
        ("a public agency", "is a public agency", "is not a public agency"),
        ("home video", "is home video", "is not home video"),
        ("a cloud data", "is cloud data", "is not cloud data"),
        ("a customer records", "is customer records", "is not customer records"),
        ("an use in union", "is a use in union", "is not a use in union"),
        ("a covered system", "is a covered system", "is not a covered system"),
        ("a compelled by process", "is compelled by process", "is not compelled by process"),
        ("an expressly agreed", "is expressly agreed", "is not expressly agreed"),
        ("a bound", "is bound", "is not bound"),
        ("a runs readers", "runs readers", "does not run readers"),
        ("a shares with police", "shares with police", "does not share with police"),
    ],
)
def test_a_defined_term_is_said_by_what_sort_of_word_it_is(term: str, said: str, negated: str) -> None:
    assert predicate(term, holds=True) == said
    assert predicate(term, holds=False) == negated
