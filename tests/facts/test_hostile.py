"""Hostile and broken files: a clear diagnostic in bounded time, never a traceback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.facts.world import VOCABULARY, read
from whereas.facts import MOST_BYTES, decode_deal, read_deal, vocabulary_of
from whereas.facts.context import MOST_PROBLEMS
from whereas.text import Diagnostic, Severity, Source

HEAD = "deal: case\ntitle: Case\nuses: small\nstage: live\n"
WHOLE = (
    HEAD
    + """announced_on: 2026-03-02
sources:
  contract: {title: "Draft: agreement", published_on: 2026-04-01}
parties:
  complete: no
  items:
    ring: {name: Ring, kind: vendor, roles: [vendor]}
    city: {name: City, kind: police, roles: {items: [agency], complete: yes}}
flows:
  clip:
    sender: ring
    recipient: city
    data: {includes: [video]}
    legal_process: {one_of: [warrant, none], source: contract, at: "4.2"}
    limits:
      - {value: 30 days, basis: contracted, source: contract}
      - {value: 1 year, basis: observed}
    began_on: none
    review: {asked_on: 2026-03}
request_log: {public: {alleged: yes, source: contract}}
judgments:
  - {judgment: needed of us.co.sb22, about: "flows[clip]", answer: yes, by: A. Clerk, on: 2026-06-02}
readings:
  us.ca.sb34 who_is_public: {choose: in_state_only}
waivers:
  - section: 4(a) of us.ca.sb34
    authority: Council
    instrument: Resolution 1
    reason: continuity
    granted_on: 2026-02-17
    expires_at: 2026-08-31T23:59:59-07:00
"""
)

# ---------------------------------------------------------------------- files that are no text
BYTES = {
    "utf-16": ("deal: a".encode("utf-16"), "WH502"),
    "utf-16 without a mark": ("deal: a".encode("utf-16-be"), "WH502"),
    "utf-32": ("deal: a".encode("utf-32"), "WH502"),
    "latin-1": ("title: Caf\u00e9".encode("latin-1"), "WH502"),
    "half a character": ("title: \u20ac".encode()[:-1], "WH502"),
    "overlong": (b"title: \xc0\xaf", "WH502"),
    "surrogate": (b"title: \xed\xa0\x80", "WH502"),
    "zip": (b"PK\x03\x04\xff\x00\x08", "WH502"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "WH502"),
    "null bytes": (b"deal: a\x00", "WH503"),
    "too large": (b"a" * (MOST_BYTES + 1), "WH501"),
}


@pytest.mark.parametrize(("data", "code"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_deal(data: bytes, code: str) -> None:
    source, problems = decode_deal(data, "case.yaml")
    assert source is None
    assert [problem.code for problem in problems] == [code]


def test_a_byte_order_mark_before_the_text_is_taken_off() -> None:
    source, problems = decode_deal(b"\xef\xbb\xbf" + HEAD.encode(), "case.yaml")
    assert problems == ()
    assert source == Source("case.yaml", HEAD)


def test_a_hundred_megabytes_are_refused_unread() -> None:
    data = bytes(100_000_000)
    started = time.process_time()
    source, problems = decode_deal(data, "case.yaml")
    assert time.process_time() - started < 1
    assert source is None
    assert problems[0].message == "the deal file has 100,000,000 bytes, and a deal has at most 1,000,000 bytes"


def test_windows_line_ends() -> None:
    deal, problems = read_deal(Source("case.yaml", WHOLE.replace("\n", "\r\n")), VOCABULARY)
    assert problems == ()
    assert deal is not None
    assert deal.title == "Case"


# ---------------------------------------------------------------------- bounded time
BIG = 200_000
FLOODS = {
    "brackets": "[" * BIG,
    "braces": "flows: " + "{" * BIG,
    "braces on lines": "flows: " + "{\n" * (BIG // 2),
    "braces with names": "{a: " * (BIG // 4),
    "dashes": "- " * (BIG // 2),
    "deep indentation": "".join(f"{' ' * depth}a:\n" for depth in range(600)),
    "one name": HEAD + "a: 1\n" * (BIG // 5),
    "many names": HEAD + "".join(f"name{number}: 1\n" for number in range(BIG // 12)),
    "many misspelt facts": HEAD + "flows:\n" + "".join(f"  f{n}: {{sendr: x}}\n" for n in range(BIG // 20)),
    "digits": HEAD + "devices: {a: {count: " + "9" * BIG + "}}",
    "a long date": HEAD + "announced_on: " + "2026-" * (BIG // 5),
    "a long word": HEAD + "flows: {a: {legal_process: " + "w" * BIG + "}}",
    "a long name": HEAD + "w" * BIG + ": 1",
    "a long list": HEAD + "flows: {a: {fields: [" + "x, " * (BIG // 4) + "]}}",
    "aliases": "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "d: [*c, *c]\n" * (BIG // 12),
    "spaces": HEAD + " " * BIG,
    "comments": HEAD + "# x\n" * (BIG // 4),
    "quotes": '"' * BIG,
    "colons": ":" * BIG,
    "colons and spaces": ": " * (BIG // 2),
    "question marks": "? " * (BIG // 2),
    "an open quotation": 'title: "' + "a\n" * (BIG // 2),
    "exclamation marks": "!" * BIG,
    "ampersands": "& " * (BIG // 2),
    "percent signs": "%" * BIG,
    "documents": "--- a\n" * (BIG // 6),
    "a block of text": HEAD + "x: |\n" + " a\n" * (BIG // 3),
    "bidi": HEAD + "\u202e" * BIG,
}


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS.keys())
def test_floods_take_bounded_time(text: str) -> None:
    started = time.process_time()
    _, problems = read_deal(Source("case.yaml", text), VOCABULARY)
    assert time.process_time() - started < 10
    assert len(problems) <= MOST_PROBLEMS + 1
    check_problems(problems, text)


def test_more_mistakes_than_are_shown() -> None:
    _, problems, _ = read("flows:\n" + "".join(f"  f{number}: {{sendr: x}}\n" for number in range(300)))
    assert [problem.code for problem in problems] == ["WH520"] * MOST_PROBLEMS + ["WH516"]


def test_many_warnings_are_no_error() -> None:
    deal, problems, _ = read("request_log: {}\n" + "".join(f"a{number}: b #c\n" for number in range(150)))
    assert deal is None  # for its unknown names
    comments = "".join(f"  a{number}: {{name: b #c\n    }}\n" for number in range(150))
    deal, problems, _ = read("parties:\n" + comments)
    assert deal is not None
    assert {problem.code for problem in problems} == {"WH516", "WH517"}


# ---------------------------------------------------------------------- whatever the text is
def check_problems(problems: tuple[Diagnostic, ...], text: str) -> None:
    """Every diagnostic has words and a place within the text, and they are in order."""
    for problem in problems:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= max(1, len(text))
        assert problem.message
        assert "{" not in problem.label_template or problem.label is not None
        assert problem.help
    spans = [problem.span for problem in problems if problem.span is not None]
    assert spans == sorted(spans)


def check(text: str) -> None:
    source = Source("case.yaml", text)
    deal, problems = read_deal(source, VOCABULARY)
    check_problems(problems, text)
    assert (deal is None) == any(problem.severity is Severity.ERROR for problem in problems)
    vocabulary_of(source)


def edits(text: str) -> Iterator[str]:
    """Yield the text with each of its words taken out, doubled, or replaced, and cut off after each line."""
    cuts = [0, *(offset for offset, sign in enumerate(text) if sign in " \n:,[]{}"), len(text)]
    for start, end in pairwise(cuts):
        yield text[:start] + text[end:]
        yield text[:end] + text[start:]
        for sign in ("\t", "none", "'", '"', "{", "]", ": ", "\n", "*x", "~"):
            yield text[:start] + sign + text[end:]
    for offset, sign in enumerate(text):
        if sign == "\n":
            yield text[:offset]


def test_every_small_edit_is_read_or_told() -> None:
    assert read_deal(Source("case.yaml", WHOLE), VOCABULARY)[1] == ()
    for number, text in enumerate(edits(WHOLE)):
        if number % 23 == 0:
            check(text)


@pytest.mark.long
def test_every_edit_is_read_or_told() -> None:
    for text in edits(WHOLE):
        check(text)


SIGNS = st.sampled_from(
    [
        *"{}[],:-?&*!|>%@`\"'#\n\t \r~<=",
        ": ",
        "- ",
        "\n  ",
        "---",
        "...",
        "<<",
        "!!",
        "\u00e9",
        "\u2028",
        "\ufeff",
        "\x00",
    ]
)
WORDS = st.sampled_from(sorted({*WHOLE.replace("\n", " ").split(), "unknown", "items", "disputed", "not", "9" * 30}))
TEXTS = st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=3)), max_size=40).map("".join)


@given(TEXTS)
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(TEXTS, st.integers(0, len(WHOLE)))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_any_text_within_a_deal(text: str, offset: int) -> None:
    check(WHOLE[:offset] + text + WHOLE[offset:])


@given(st.binary(max_size=200))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    source, problems = decode_deal(data, "case.yaml")
    assert (source is None) == bool(problems)
    if source is not None:
        check(source.text)


@pytest.mark.long
@given(TEXTS, st.integers(0, len(WHOLE)))
@settings(derandomize=True, max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_within_a_deal_at_length(text: str, offset: int) -> None:
    check(text)
    check(WHOLE[:offset] + text + WHOLE[offset:])
