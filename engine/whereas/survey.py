"""Deals under laws, judged pair by pair in several processes: what `whereas matrix` draws.

What comes in: what is asked for, as of `whereas check`. What goes out: laws by deals. Promised: each pair is judged by
the one evaluator with all the laws at hand, so that the table is that of the report on all deals and laws; it is the
same however many processes there are, and whether a pair was judged now or before, of the same texts; of a pair that
was judged, no more is kept than the table shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace

from whereas.english import Lexicon
from whereas.library import Desk, Library
from whereas.library.kept import Kept, question_of
from whereas.library.processes import done
from whereas.model.expression import SectionRef
from whereas.model.verdict import Verdict
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


def survey(request: Request, processes: int = 1, told: Told | None = None, kept: Kept | None = None) -> Surveyed:
    """Return laws by deals.

    Args:
        request: the deals and laws.
        processes: in how many processes pairs are judged.
        told: called with how many pairs were judged, and of how many, each time that one was.
        kept: where pairs that were judged are kept, so that a run that was stopped is taken up again.
    """
    desk = Desk()
    ready = prepare(desk, request)
    if ready is None:
        return Surveyed(table=None, diagnostics=desk.sorted_problems, sources=desk.sources)
    common = _Common(ready=ready, inputs=inputs_of(desk, ready, request.as_of), kept=kept)
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
    kept: Kept | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What is kept of a pair: its cell, and what its deal's conclusion needs."""

    table: Table
    duties: tuple[Weighed, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def _judge(common: _Common, pair: tuple[int, str]) -> _Judged:
    """Return what one law says of one deal, as it was judged before or now."""
    if common.kept is None:
        return _judged(common, pair)
    question = _question(common, pair)
    found = _read(common.kept.find(question))
    if found is not None:
        return found
    made = _judged(common, pair)
    if not made.diagnostics:
        common.kept.keep(question, {}, _written(made))
    return made


def _question(common: _Common, pair: tuple[int, str]) -> str:
    """Return a name for all that a pair depends on: its deal, and every law at hand, for one may displace another."""
    number, law = pair
    ready = common.ready
    names = [deal.span.source for deal, _ in ready.deals]
    deal = names[number]
    texts = {name: sha256 for name, sha256 in common.inputs.hashes.items() if name == deal or name not in names}
    asked = replace(ready.request, deals=(deal,), policies=ready.selected)
    return question_of(Library(), "pair", asked, law, sorted(texts.items()))


def _written(made: _Judged) -> str:
    duties = [asdict(duty) | {"verdict": duty.verdict.value} for duty in made.duties]
    return json.dumps({"table": made.table.model_dump_json(by_alias=True), "duties": duties})


def _read(text: str | None) -> _Judged | None:
    """Return the pair that a kept text holds, or None where it is none."""
    try:
        found = json.loads(text or "")
        table = Table.model_validate_json(found["table"])
        duties = tuple(
            Weighed(
                **duty
                | {
                    "section": SectionRef(**duty["section"]),
                    "verdict": Verdict(duty["verdict"]),
                    "unless_shown": tuple(duty["unless_shown"]),
                }
            )
            for duty in found["duties"]
        )
    except (ValueError, KeyError, TypeError):  # nothing was kept, or by somebody else
        return None
    return _Judged(table=table, duties=duties)


def _judged(common: _Common, pair: tuple[int, str]) -> _Judged:
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
