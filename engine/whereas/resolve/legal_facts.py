"""Facts about the law itself, on which a law or a section may turn: `legal fact reenacted "..." = no checked ...`."""

from __future__ import annotations

from whereas.model.kinds import Basic, Kind
from whereas.model.law import LegalFact, LegalFactLine
from whereas.resolve.kinds import TERM_DAY, words_of
from whereas.resolve.problems_kinds import MixedKinds
from whereas.resolve.problems_time import LinesOutOfOrder
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_legal_fact(node: t.LegalFact, scope: Scope) -> LegalFact | None:
    """Return a legal fact; one that is unknown on every line is one of yes or no."""
    kind = _kind_of(node, scope)
    if kind is None or not _in_order(node, scope):
        return None
    return LegalFact(
        law=scope.law.id,
        name=node.name.text,
        text=node.title.value,
        lines=tuple(_read_line(line) for line in node.lines),
        kind=kind,
        span=node.span,
    )


def _read_line(line: t.LegalFactLine) -> LegalFactLine:
    return LegalFactLine(
        value=None if line.value is None else line.value.value,
        first=None if line.start is None else line.start.value,
        checked=line.checked.value,
        source=None if line.source is None else line.source.value,
        span=line.span,
    )


def _kind_of(node: t.LegalFact, scope: Scope) -> Kind | None:
    found: Kind | None = None
    for line in node.lines:
        if line.value is None:
            continue
        kind: Kind = Basic.YES_NO if isinstance(line.value, t.YesNoLiteral) else TERM_DAY
        if found is not None and kind != found:
            first, second = (words_of(each, scope.vocabulary) for each in (found, kind))
            scope.report(MixedKinds(span=line.value.span, first=first, second=second))
            return None
        found = kind
    return found or Basic.YES_NO


def _in_order(node: t.LegalFact, scope: Scope) -> bool:
    """Return whether each line starts later than the one before; only the first may start at no day."""
    for before, line in zip(node.lines, node.lines[1:], strict=False):
        if line.start is None or (before.start is not None and line.start.value <= before.start.value):
            span = line.span if line.start is None else line.start.span
            scope.report(LinesOutOfOrder(span=span, name=node.name.text))
            return False
    return True
