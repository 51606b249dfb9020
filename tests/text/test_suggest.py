from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whereas.text.suggest import nearest_name

FIELDS = (
    "sender",
    "recipient",
    "recipients",
    "purpose",
    "purposes",
    "legal_process",
    "approved_on",
    "acquired_on",
    "to",
)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("recipent", "recipient"),
        ("reciepient", "recipient"),
        ("recipiens", "recipient"),
        ("Sender", "sender"),
        ("legal-process", "legal_process"),
        ("process_legal", "legal_process"),
        ("aproved_on", "approved_on"),
        ("ot", "to"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(word: str, name: str) -> None:
    assert nearest_name(word, FIELDS) == name


@pytest.mark.parametrize("word", ["", "warrant", "x", "zz", "consent", "s" * 10_000])
def test_a_word_that_is_near_nothing_gets_no_suggestion(word: str) -> None:
    assert nearest_name(word, FIELDS) is None


def test_a_name_is_never_suggested_for_itself() -> None:
    assert nearest_name("sender", ("sender",)) is None
    assert nearest_name("recipient", FIELDS) == "recipients"


def test_the_order_of_the_names_does_not_matter() -> None:
    names = ("state", "stage", "slate")
    assert {nearest_name("stave", order) for order in permutations(names)} == {"stage"}


def test_of_two_equally_near_names_the_one_that_begins_alike_is_suggested() -> None:
    assert nearest_name("cote", ("bote", "core")) == "core"


@given(st.text(max_size=70), st.lists(st.text(max_size=70), max_size=5))
@settings(derandomize=True, max_examples=200)
def test_what_is_suggested_is_known(word: str, known: list[str]) -> None:
    assert nearest_name(word, known) in {None, *known} - ({word} if word else set())
