"""What the people of a deal name, held against the laws."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.english.world import LAW, SPAN, law
from tests.facts.world import read
from whereas.facts import check_choices, check_people
from whereas.model.facts import ReadingChoice

KNOWN = (LAW, "us.ca.sb34")
LAWS = {
    LAW: law(
        disputes={"who": SimpleNamespace(readings=(SimpleNamespace(name="narrow"), SimpleNamespace(name="wide")))},
        sections=(
            SimpleNamespace(number="4(a)", duties=(SimpleNamespace(name="publish"), SimpleNamespace(name=None))),
            SimpleNamespace(number="15", duties=()),
        ),
    )
}
WAIVER = """
waivers:
  - section: {section}
    authority: Council
    instrument: Resolution 1
    reason: continuity
    granted_on: 2026-02-17
    expires_at: 2026-08-31T23:59:59-07:00
"""
JUDGMENT = "judgments: [{{judgment: {name}, answer: yes, by: A. Clerk, on: 2026-06-02}}]\n"


@pytest.mark.parametrize(
    ("text", "code", "words", "hint"),
    [
        (JUDGMENT.format(name=f"legitimat of {LAW}"), "WH555", f"legitimat of {LAW}", "did you mean `legitimate`?"),
        (JUDGMENT.format(name="any of us.ca.sb43"), "WH556", "any of us.ca.sb43", "did you mean `us.ca.sb34`?"),
        (f"readings: {{{LAW} whom: wide}}\n", "WH555", f"{LAW} whom", "did you mean `who`?"),
        (f"readings: {{{LAW} who: {{choose: wider}}}}\n", "WH555", "wider", "did you mean `wide`?"),
        (f"readings: {{{LAW} who: narow}}\n", "WH555", "narow", "did you mean `narrow`?"),
        (WAIVER.format(section=f"14 of {LAW}"), "WH555", f"14 of {LAW}", "did you mean `15`?"),
        (WAIVER.format(section=f"4(b) of {LAW}"), "WH555", f"4(b) of {LAW}", "did you mean `4(a)`?"),
        (
            WAIVER.format(section=f"'4(a)#publsh of {LAW}'"),
            "WH555",
            f"'4(a)#publsh of {LAW}'",
            "did you mean `publish`?",
        ),
        (WAIVER.format(section="4 of us.ca.sb43"), "WH556", "4 of us.ca.sb43", "did you mean `us.ca.sb34`?"),
    ],
)
def test_a_misspelt_name_is_told(text: str, code: str, words: str, hint: str) -> None:
    deal, problems, source = read(text)
    assert problems == ()
    assert deal is not None
    (problem,) = check_people(deal, LAWS, KNOWN)
    assert problem.span is not None
    assert (problem.code, source.text[problem.span.start : problem.span.end]) == (code, words)
    assert problem.label == hint


@pytest.mark.parametrize(
    "text",
    [
        JUDGMENT.format(name=f"legitimate of {LAW}"),
        JUDGMENT.format(name="anything of us.ca.sb34"),
        f"readings: {{{LAW} who: wide}}\n",
        WAIVER.format(section=f"4(a) of {LAW}"),
        WAIVER.format(section=f"4 of {LAW}"),
        WAIVER.format(section=f"'4#publish of {LAW}'"),
        WAIVER.format(section="99 of us.ca.sb34"),
    ],
)
def test_what_the_law_has_and_what_was_not_loaded(text: str) -> None:
    deal, _, _ = read(text)
    assert deal is not None
    assert check_people(deal, LAWS, KNOWN) == ()


def test_a_choice_that_no_deal_makes() -> None:
    choice = ReadingChoice(law=LAW, dispute="who", reading="wider", because=None, span=None)
    (problem,) = check_choices((choice,), LAWS, KNOWN)
    assert (problem.code, problem.span) == ("WH555", None)
    assert (
        check_choices((ReadingChoice(law=LAW, dispute="who", reading="wide", because=None, span=SPAN),), LAWS, ()) == ()
    )
