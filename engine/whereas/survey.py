"""Deals under laws, judged pair by pair in several processes: what `whereas matrix` draws.

What comes in: what is asked for, as of `whereas check`. What goes out: laws by deals. Promised: each pair is judged by
the one evaluator with all the laws at hand, so that the table is that of the report on all deals and laws; it is the
same however many processes there are; of a pair that was judged, no more is kept than the table shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from whereas.english import Lexicon
from whereas.library import Desk
from whereas.library.processes import done
from whereas.pipeline import Loaded, Ready, inputs_of, judged, not_in_force, prepare
from whereas.report.build import build
from whereas.report.conclusion import Weighed, conclusion, weighed
from whereas.report.inputs import Inputs
from whereas.report.side_by_side import Table, put_together, table_of
from whereas.request import Request
from whereas.text import Diagnostic, Source

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """What came of it. `table` is None where something is wrong with what was asked for."""

    table: Table | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def survey(request: Request, processes: int = 1, told: Told | None = None) -> Surveyed:
    """Return laws by deals.

    Args:
        request: the deals and laws.
        processes: in how many processes pairs are judged.
        told: called with how many pairs were judged, and of how many, each time that one was.
    """
    desk = Desk()
    ready = prepare(desk, request)
    if ready is None:
        return Surveyed(table=None, diagnostics=desk.sorted_problems, sources=desk.sources)
    common = _Common(ready=ready, inputs=inputs_of(desk, ready, request.as_of))
    pairs = [(number, law) for number in range(len(ready.deals)) for law in ready.selected]
    made: dict[int, _Judged] = {}
    with closing(done(_judge, common, pairs, processes)) as coming:
        for place, one in coming:
            made[place] = one
            if told is not None:
                told(len(made), len(pairs))
    in_order = [made[place] for place in range(len(pairs))]
    desk.report(problem for one in in_order for problem in one.diagnostics)
    width = len(ready.selected)
    by_deal = [in_order[start : start + width] for start in range(0, len(pairs), width)]
    return Surveyed(table=_whole(common, by_deal), diagnostics=desk.sorted_problems, sources=desk.sources)


# ---------------------------------------------------------------------- one pair, maybe in another process
@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What each pair is judged with."""

    ready: Ready
    inputs: Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What is kept of a pair: its cell, and what its deal's conclusion needs."""

    table: Table
    duties: tuple[Weighed, ...]
    diagnostics: tuple[Diagnostic, ...]


def _judge(common: _Common, pair: tuple[int, str]) -> _Judged:
    """Return what one law says of one deal."""
    number, law = pair
    ready = replace(common.ready, selected=(law,))
    assessment = judged(ready, ready.deals[number], ready.request.as_of)
    return _Judged(
        table=table_of(build((assessment,), common.inputs), "matrix"),
        duties=weighed(assessment),
        diagnostics=not_in_force((assessment,)),
    )


# ---------------------------------------------------------------------- all of them
def _whole(common: _Common, by_deal: Sequence[Sequence[_Judged]]) -> Table:
    pairs = zip(common.ready.deals, by_deal, strict=True)
    conclusions = [_conclusion(loaded, of_deal, common) for loaded, of_deal in pairs]
    return put_together([[one.table for one in of_deal] for of_deal in by_deal], conclusions)


def _conclusion(loaded: Loaded, of_deal: Sequence[_Judged], common: _Common) -> str:
    deal, vocabulary = loaded
    lexicon = Lexicon(vocabulary=vocabulary, laws=common.ready.laws, deal=deal, sources=common.inputs.sources)
    return conclusion(deal, [duty for one in of_deal for duty in one.duties], lexicon)
