"""Sentences grown from the grammar itself: each is read, and printing one that says something gives the same tree."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark.grammar import Rule

from tests.syntax.test_print import assert_printed_is_the_same
from whereas.syntax import parse_file
from whereas.syntax.tables import lark_parser, read_grammars
from whereas.text import Source

# What is refused once a sentence was read: a name, a number, a clause said twice, a dispute with one reading, too deep.
AFTER_READING = {
    "WH115",
    "WH120",
    "WH121",
    "WH124",
    "WH125",
    "WH128",
    "WH135",
    "WH138",
    "WH139",
    "WH140",
    "WH601",
    "WH602",
}
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "NAME": ("alpha", "beta", "gamma", "f", "x1"),
    "FIELD": ("kind", "to", "section", "on"),
    "KEY": ("front-door", "7", "clip", "*"),
    "SECTION_NUMBER": ("4(a)", "1798.90.5(b)", "VIII", "7"),
    "QUOTED_DUTY": ('"Rule 4"#notice', r'"the \"first\" rule"#x1'),
    "LETTER": ("(a)", "(ii)", "(3)"),
    "NUMBER": ("7", "2.5", "60"),
    "PERCENT": ("5 %",),
    "MONEY": ("$2,500", "€99.50"),
    "DATE": ("2026-07-01", "2024-02-29"),
    "PARTIAL_DATE": ("2026-07",),
    "MOMENT": ("2026-07-01T09:00Z", "2026-07-01T09:00:30-07:00"),
    "STRING": ('"some words"', r'"a \"quoted\" word"'),
    "LONG_STRING": ('"""\n  The text of a law.\n  """',),
    "PLUS": ("+",),
    "MINUS": ("-",),
}


@cache
def grammar() -> tuple[Mapping[str, tuple[Rule, ...]], Mapping[str, str], Mapping[Rule, int]]:
    """Return the rules by what they make, the text of each word and sign, and how deep a rule must grow at least."""
    parser = lark_parser(read_grammars())
    rules: dict[str, list[Rule]] = {}
    for rule in parser.rules:
        rules.setdefault(rule.origin.name, []).append(rule)
    literals = {t.name: t.pattern.value for t in parser.terminals if t.name not in EXAMPLES}
    deep = 10_000
    depth: dict[str, int] = dict.fromkeys(rules, deep)
    heights: dict[Rule, int] = {}
    changed = True
    while changed:
        changed = False
        for rule in parser.rules:
            height = 1 + max((0 if s.is_term else depth[s.name] for s in rule.expansion), default=0)
            heights[rule] = height
            if height < depth[rule.origin.name]:
                depth[rule.origin.name], changed = height, True
    return {name: tuple(made) for name, made in rules.items()}, literals, heights


@st.composite
def sentences(draw: st.DrawFn, symbol: str = "start", height: int = 16) -> str:
    """Return a sentence that grows from `symbol`, no higher than `height` where the grammar allows it."""
    rules, literals, heights = grammar()
    words: list[str] = []

    def grow(name: str, room: int) -> None:
        lowest = min(heights[rule] for rule in rules[name])
        fitting = [rule for rule in rules[name] if heights[rule] <= max(room, lowest)]
        for part in draw(st.sampled_from(fitting)).expansion:
            if not part.is_term:
                grow(part.name, room - 1)
            elif part.name in EXAMPLES:
                words.append(draw(st.sampled_from(EXAMPLES[part.name])))
            else:
                words.append(literals[part.name])

    grow(symbol, height)
    return " ".join(words)


LAW = 'policy case.law "Case" '
QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=1_500)
files = st.one_of(
    sentences(),
    sentences("section", 14).map(LAW.__add__),
    sentences("law_item", 14).map(LAW.__add__),
    sentences("condition", 12).map((LAW + 'section 1 "One" any person must "act" : ').__add__),
    sentences("scenario", 12).map("scenarios for case.law ".__add__),
    sentences("vocabulary", 12),
)


def assert_read(text: str) -> None:
    _, problems = parse_file(Source("law.whereas", text))
    unread = [(problem.code, problem.message) for problem in problems if problem.code not in AFTER_READING]
    assert unread == [], text
    assert_printed_is_the_same(text)


@QUICK
@given(files)
def test_a_sentence_of_the_grammar_is_read(text: str) -> None:
    assert_read(text)


@pytest.mark.long
@LONG
@given(files)
def test_many_sentences_of_the_grammar_are_read(text: str) -> None:
    assert_read(text)


def test_what_is_grown_is_not_only_refused() -> None:
    """Most conditions that are grown say something: the printer is held to them."""
    seen: list[bool] = []

    @settings(QUICK, max_examples=40)
    @given(sentences("condition", 9).map((LAW + 'section 1 "One" any person must "act" : ').__add__))
    def grow(text: str) -> None:
        seen.append(parse_file(Source("", text))[0] is not None)

    grow()
    assert sum(seen) >= len(seen) // 2
