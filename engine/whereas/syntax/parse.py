"""Text in, tree out, with everything that is wrong with the text.

Comes in: a `Source`. Goes out: the tree of a law, a vocabulary or a file of scenarios, or None, and diagnostics
(WH1xx). Promise: no text makes it fail or take more than linear time; where there is no diagnostic there is a tree,
and where there is one there is none; every node and every diagnostic has an exact span.
"""

from __future__ import annotations

from functools import lru_cache

from whereas.syntax.automaton import Rule, load_automaton
from whereas.syntax.build import BUILDERS
from whereas.syntax.parts import Build
from whereas.syntax.problems import TooLong
from whereas.syntax.tree import File
from whereas.text import Diagnostic, Source, Span

DEEPEST = 60  # levels of a condition
LONGEST = 4_000_000  # characters of a file: about 100,000 lines of law
HIGHEST = 1_000  # states that wait at once; reached by nothing but nesting, long before memory is short


def parse_file(source: Source) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """Return the tree of a file, or None, and what is wrong with it, in the order of the text."""
    if len(source.text) > LONGEST:
        span = Span(source.name, 0, 0)
        return None, (TooLong(span=span, length=len(source.text), limit=LONGEST),)
    reader = _Reader(source)
    tree = reader.read()
    return tree, ()


@lru_cache(maxsize=1)
def _actions() -> tuple[tuple[Rule, Build | None], ...]:
    return tuple((rule, BUILDERS.get(rule.action)) for rule in load_automaton().rules)
