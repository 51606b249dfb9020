"""Laws that ship, with words exchanged or left out: a diagnostic with its place or a sound law, never a crash."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.resolve.world import LAW_FILES, tree_of, vocabulary
from whereas.resolve import link, resolve_laws
from whereas.resolve.invariants import broken
from whereas.text import Source

TOKEN = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"|[\w.-]+|\s+|.')
STRANGE = (
    "none",
    "f",
    "flows",
    "30 days",
    "5",
    "yes",
    "2026-01-01",
    "the bearer",
    "police",
    "council_approval.on",
    '"x"',
)


@cache
def tokens(index: int) -> tuple[str, ...]:
    return tuple(TOKEN.findall(LAW_FILES[index].read_text(encoding="utf-8")))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    words = list(tokens(draw(st.integers(0, len(LAW_FILES) - 1))))
    places = [index for index, word in enumerate(words) if word[0].isalnum()]
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from(places))
        other = words[draw(st.sampled_from(places))]
        words[place] = draw(st.sampled_from((other, other, other, "", *STRANGE)))
    return "".join(words)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(mutated())
def test_a_mutated_law_is_told_or_sound(text: str) -> None:
    tree, _ = tree_of(Source("law.whereas", text))
    if tree is None:
        return
    laws, problems = resolve_laws({tree.id.text: tree}, {vocabulary().name: vocabulary()})
    for problem in problems:
        assert problem.span is not None
        assert 0 <= problem.span.start < problem.span.end <= len(text)
        assert problem.message
    for law in link(laws, tuple(laws)).values():
        assert list(broken(law, laws, vocabulary())) == []
