"""The parts of YAML that a deal does not take, and where in the text each stands.

They make a file say more, or something else, than a reader sees in place: a value that stands elsewhere, a kind that
the vocabulary does not know, a rule for reading that stands above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whereas.facts.problems_text import RefusedYaml
from whereas.text import Source, Span


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of YAML: what it is called, and what to write in its place."""

    sign: str
    feature: str
    instead: str


ANCHOR = Refused("&", "anchor (`&name`)", "take it out, and write each value where it belongs")
ALIAS = Refused("*", "alias (`*name`)", "write the value itself; a text that begins with `*` stands in quotation marks")
TAG = Refused("!", "tag (`!name`)", "take it out; the vocabulary says of what kind each fact is")
MERGE_KEY = Refused("<<", "merge key (`<<`)", "write each fact where it belongs")
DIRECTIVE = Refused("%", "directive (a line with `%`)", "take the line out")

_PROPERTY = re.compile(r"[&*!][^\s,\[\]{}]*")


def refused(span: Span, part: Refused) -> RefusedYaml:
    """Return the diagnostic for a part of YAML at `span`."""
    return RefusedYaml(span=span, feature=part.feature, instead=part.instead)


def refused_property(source: Source, start: int, part: Refused) -> RefusedYaml:
    """Return the diagnostic for an anchor, alias or tag of the value that begins at the offset `start`."""
    at = start
    while match := _PROPERTY.match(source.text, at):
        if match[0].startswith(part.sign):
            return refused(Span(source.name, *match.span()), part)
        at = match.end()
        while at < len(source.text) and source.text[at].isspace():
            at += 1
    return refused(Span(source.name, start, start + 1), part)
