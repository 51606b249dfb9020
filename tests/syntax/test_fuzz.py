"""What nobody would write: an answer in bounded time, and each diagnostic has its code and its place in the text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.syntax.test_print import assert_printed_is_the_same
from tests.syntax.texts import shipped
from whereas.catalog import DIAGNOSTICS
from whereas.syntax import parse_file
from whereas.syntax.automaton import load_automaton
from whereas.text import Severity, Source

CODES = {kind.code for kind in DIAGNOSTICS if kind.code[:3] in {"WH1", "WH6"}}
SECONDS = 5.0
QUICK = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=3_000)
TOKEN = re.compile(r'"""[\s\S]*?"""|"[^"\n]*"|[\w.-]+|\s+|.')
SOME_TEXTS = tuple(text for _, text in sorted(shipped().items(), key=lambda item: len(item[1])))[:12]
WORDS = tuple(sorted(load_automaton().words))
SIGNS = ("(", ")", "[", "]", ".", ",", ":", "=", "+", "-", "#", ";", "*", "$", "§", "\u201c", "\u00a0", "\ufeff", "\0")
ATOMS = (
    *('"a text"', '"', '"""a law"""', '"""', "\\", "2026-07-01", "2026-13-45", "2026-7-1", "2026-07-01T09:00Z"),
    *("2026-07", "60", "1,000", "1,00", "$2,500", "5 %", "060", "4(a)", "(a)", "VIII", "f", "flows", "HomeVideo"),
    *("front-door", "a_b", "größe", "\n", "\n\n", "\t", "\r\n", "\x0b", "\u2028", "9" * 400, "\ud7ff", "🎥"),
)


def assert_answered(text: str) -> None:
    """Assert that a text is read or refused, and how."""
    start = time.process_time()
    tree, problems = parse_file(Source("law.whereas", text))
    assert time.process_time() - start < SECONDS
    assert (tree is None) == any(problem.severity is Severity.ERROR for problem in problems)
    assert len(problems) <= 80
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert "\n" not in problem.message
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.span.start < problem.span.end or problem.span.start in {0, len(text)}


pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.sampled_from(ATOMS))
tokens = st.lists(pieces, max_size=60).map(" ".join)
crowded = st.lists(pieces, max_size=30).map("".join)
# Random words would all be refused at the first; so they also follow what a law, a section and a condition begin with.
BEGINNINGS = (
    *("", 'policy case.law "Case"\n', 'policy case.law "Case"\nsection 1 "One"\n  for each f in flows\n'),
    'policy case.law "Case"\nsection 1 "One"\n  for each f in flows\n  f.sender must not "share": f.consent is ',
    *('vocabulary small "Small"\n', 'scenarios for case.law\nscenario "One" deal "d"\n  with '),
)
begun = st.tuples(st.sampled_from(BEGINNINGS), tokens).map("".join)


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Return a shipped text with some of its words exchanged, left out, doubled or replaced."""
    words = TOKEN.findall(draw(st.sampled_from(SOME_TEXTS)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(words) - 1))
        other = words[draw(st.integers(0, len(words) - 1))]
        words[place] = draw(st.one_of(st.sampled_from((other, "", words[place] * 2)), pieces))
    return "".join(words)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """Return a shipped text cut anywhere, with characters put in or taken out."""
    text = draw(st.sampled_from(SOME_TEXTS))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    text = draw(st.sampled_from((text[:end], text[start:], text[:start] + text[end:])))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.text(max_size=3)) + text[place + draw(st.integers(0, 2)) :]
    return text


anything = st.one_of(changed(), broken(), begun, crowded, st.text(max_size=200))


@QUICK
@given(changed())
def test_a_text_with_other_words_is_answered(text: str) -> None:
    assert_answered(text)


@QUICK
@given(broken())
def test_half_a_text_is_answered(text: str) -> None:
    assert_answered(text)


@QUICK
@given(st.one_of(begun, crowded))
def test_words_in_no_order_are_answered(text: str) -> None:
    assert_answered(text)


@QUICK
@given(st.text(max_size=300))
def test_any_characters_are_answered(text: str) -> None:
    assert_answered(text)


@pytest.mark.long
@LONG
@given(anything)
def test_anything_is_answered(text: str) -> None:
    assert_answered(text)


@pytest.mark.long
@LONG
@given(changed())
def test_what_is_still_a_law_is_printed_as_the_same(text: str) -> None:
    assert_printed_is_the_same(text)
