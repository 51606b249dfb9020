"""However deep, long or wide a text is: an answer, in bounded time."""

from __future__ import annotations

import time

import pytest

from whereas.syntax import parse_file
from whereas.text import Source

HEAD = 'policy case.law "Case"\nsection 1 "One"\n  for each f in flows\n  f.sender must not "share": '
MANY = 5_000
SECONDS = 5.0  # far above what it takes; what grows with the square would take minutes

DEEP = {
    "not": HEAD + "not " * MANY + "f.consent is none",
    "parentheses": HEAD + "(" * MANY + "f.consent is none" + ")" * MANY,
    "brackets": HEAD + "f.consent is one of " + "[" * MANY + "]" * MANY,
    "lists": HEAD + "any of these: (a) (" * MANY + "f.consent is none" + ")" * MANY,
    "quantifiers": HEAD + "some p in parties has (" * MANY + "p.kind is police" + ")" * MANY,
    "amounts": HEAD + "the day 1 day before " * MANY + "f.approved_on",
    "terms": HEAD + "the limit of " * MANY + "f is none",
}
LONG = {
    "a line": HEAD + "f.consent is none or " * MANY + "f.consent is none",
    "a sum": HEAD + "f.amount at most 1" + " + 1" * MANY,
    "a list": HEAD + "f.consent is one of [" + "none, " * MANY + "none]",
    "a path": HEAD + "f" + ".sender" * MANY + " is none",
    "a number": HEAD + "f.amount at most " + "9" * 100_000,
    "a number in pieces": HEAD + "f.amount at most 1" + ",0" * MANY,
    "an amount of money": HEAD + "f.amount at most $" + "9" * 100_000,
    "a section number": 'policy case.law "Case"\nsection 1' + "(a)" * MANY + ' "One"',
    "a name": HEAD + "f" * 100_000 + " is none",
    "a text": HEAD + 'f.title is "' + "a" * 300_000 + '"',
    "a text never closed": HEAD + 'f.title is "' + "a" * 300_000,
    "a law text never closed": 'policy case.law "Case"\nsection 1 "One"\n"""' + "word\n" * 100_000,
    "a comment": HEAD + "f.consent is none # " + "x" * 1_000_000,
    "blank lines": HEAD + "\n" * 1_000_000 + "f.consent is none",
    "quotation marks": HEAD + '"' * 100_001,
    "backslashes": HEAD + '"' + "\\" * 100_001,
    "no-break spaces": HEAD + "\u00a0" * 100_000 + "f.consent is none",
    "signs": HEAD + "!" * 100_000,
    "full stops": HEAD + ". " * 100_000,
    "hyphens": HEAD + "a-" * 100_000,
    "sections": 'policy case.law "Case"\n' + "".join(f'section {n} "One"\n' for n in range(MANY)),
    "the same mistake": 'policy case.law "Case"\n' + 'section 1 "One"\n  oops\n' * MANY,
    "brackets that are never closed": HEAD + "(" * 900 + "\n" + "section 1 (\n" * 1_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_is_told(name: str) -> None:
    start = time.process_time()
    tree, problems = parse_file(Source("law.whereas", DEEP[name]))
    assert time.process_time() - start < SECONDS
    assert tree is None
    assert [problem.code for problem in problems if problem.code == "WH135"] == ["WH135"]


@pytest.mark.parametrize("name", LONG)
def test_what_is_long_is_read_in_bounded_time(name: str) -> None:
    start = time.process_time()
    tree, problems = parse_file(Source("law.whereas", LONG[name]))
    assert time.process_time() - start < SECONDS
    assert (tree is None) == bool(problems)


def test_nesting_is_read_up_to_the_bound() -> None:
    for word in ("not ", "some p in parties has ("):
        closing = ")" if word.endswith("(") else ""
        accepted = [
            depth
            for depth in range(1, 80)
            if parse_file(Source("", HEAD + word * depth + "f.consent is none" + closing * depth))[0] is not None
        ]
        assert accepted == list(range(1, len(accepted) + 1))
        assert 20 <= len(accepted) < 80


def test_a_file_that_is_too_long_is_not_read() -> None:
    start = time.process_time()
    tree, problems = parse_file(Source("law.whereas", "x" * 4_000_001))
    assert time.process_time() - start < SECONDS
    assert tree is None
    assert [problem.code for problem in problems] == ["WH136"]


def test_reading_ends_after_many_mistakes() -> None:
    text = 'policy case.law "Case"\n' + 'section 1 "One"\n  jurisdiction 5\n' * 100
    _, problems = parse_file(Source("law.whereas", text))
    assert problems[-1].code == "WH137"
    assert len(problems) <= 61
