"""The engine says what the naive oracle says, on small laws and deals that are made up (semantics, all of it)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.meaning.loading import Case, Loaded, Refused, judged, load
from tests.meaning.making import TODAY, Writer, deal, vocabulary
from tests.meaning.reference import Oracle, TooMany, reported

T = TypeVar("T")
QUICK = settings(
    derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck)
)
HEAD = 'policy test.law "T" jurisdiction "model" citation "T" uses small in force from 2020-01-01\n'


class Drawn:
    """Choices drawn by hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return self.draw(st.sampled_from(options))


@st.composite
def one_duty(draw: st.DrawFn, sorts: tuple[str, ...]) -> Case:
    """Return a law of one section with one duty about things."""
    pick = Drawn(draw)
    words = vocabulary(pick)
    writer = Writer(pick, "x", sorts=sorts)
    law = f'{HEAD}section 1 "One"\n  for each x in things where {writer.condition(1)}\n'
    law += f'  any person must "do it": {writer.condition()}\n'
    if pick.of((True, False)):
        law += f"  unless excuse: {writer.condition(1)}\n"
    return Case(words, (law,), deal(pick, always="colour  always" in words))


def agree(loaded: Loaded) -> None:
    """Assert that the engine and the oracle say the same of every duty (of an inexact one, no more than it says)."""
    oracle = Oracle(loaded.deal, loaded.laws, loaded.vocabulary, TODAY, most=300)
    for finding in judged(loaded).findings:
        sets = oracle.possible(finding.duty)
        possible = frozenset().union(*sets)
        if finding.exact:
            assert (finding.possible, finding.verdict) == (possible, reported(sets))
        else:
            assert finding.possible >= possible


def check(case: Case) -> None:
    """Assert that both agree on a case that is not refused and not too large."""
    try:
        agree(load(case))
    except (Refused, TooMany):
        assume(False)


@QUICK
@given(one_duty(("plain",)))
def test_conditions_on_settings(case: Case) -> None:
    check(case)


@QUICK
@given(one_duty(("plain", "event")))
def test_conditions_on_events(case: Case) -> None:
    check(case)
