"""Where something stands: a span as file, line and column, from the texts that were handed in."""

from __future__ import annotations

from whereas.report.inputs import Inputs
from whereas.report.model import Place
from whereas.text import Span


def place_of(span: Span | None, inputs: Inputs) -> Place | None:
    """Return a span as a place, or None where there is none or its text is not at hand."""
    source = None if span is None else inputs.sources.get(span.source)
    if span is None or source is None:
        return None
    line, column = source.position(span.start)
    return Place(file=span.source, line=line, column=column)


def line_of(span: Span | None, inputs: Inputs) -> int | None:
    """Return the line on which a span begins, or None where that is not known."""
    place = place_of(span, inputs)
    return None if place is None else place.line
