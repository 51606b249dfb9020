"""The verdicts that the site shows: whether they are still what the engine says. Long, for the engine is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from tests.house.tree import ROOT
from whereas.library import Desk, Library
from whereas.site.judge import Task, Terms, judged
from whereas.site.shelf import inputs_of_pairs
from whereas.site.verdicts import judging_hash, read

HELD = read((ROOT / "docs" / "verdicts.json").read_text(encoding="utf-8"))
QUICK = 2.0  # seconds of computing: what takes longer is not judged here once more
SAMPLE = 12


@cache
def inputs() -> Mapping[tuple[str, str], str]:
    return inputs_of_pairs(Desk())


def test_each_pair_names_a_deal_and_a_law_of_the_library() -> None:
    library = Library()
    assert HELD.pairs
    assert {deal for deal, _ in HELD.pairs} <= set(library.deals)
    assert {law for _, law in HELD.pairs} <= set(library.laws)


@pytest.mark.long
def test_every_pair_was_judged_by_this_engine_on_these_texts() -> None:
    missing = sum(key not in HELD.pairs for key in inputs())
    changed = sum(pair.inputs != inputs()[key] for key, pair in HELD.pairs.items())
    old = HELD.made_by_another_engine(judging_hash())
    assert (missing, changed, old) == (0, 0, 0), (
        f"{missing} pairs were never judged, {changed} have another text now, {old} another engine: run `make verdicts`"
    )


@pytest.mark.long
def test_what_stands_there_is_what_the_engine_says() -> None:
    fresh = [pair for key, pair in HELD.pairs.items() if pair.inputs == inputs()[key] and pair.verdict is not None]
    step = max(1, len(fresh) // SAMPLE)
    differing = []
    for pair in fresh[::step]:
        terms = Terms(engine=pair.engine, as_of=HELD.day, limit=QUICK)
        again = judged(terms, Task(deal=pair.deal, law=pair.law, inputs=pair.inputs))
        if again.verdict is not None and (again.verdict, again.summary) != (pair.verdict, pair.summary):
            differing.append((pair.deal, pair.law, pair.verdict, again.verdict))
    assert differing == []
