"""Laws that go on too long, or too deep: told, never a crash, and in time that grows with the text."""

from __future__ import annotations

import time

import pytest

from tests.resolve.world import laws_of, resolved
from whereas.resolve import link
from whereas.resolve.circles import DEEPEST

BARE = 'section {number} "S"\n  for each f in flows\n  f.sender must not "share": {condition}\n'


def chain_of_terms(length: int, *, backwards: bool = False) -> str:
    terms = [
        f"  define term{index} of flow f as {f'f is a term{index - 1}' if index else 'f.public'}\n"
        for index in range(length)
    ]
    if backwards:
        terms.reverse()
    return 'section 1 "Terms"\n' + "".join(terms) + BARE.format(number=2, condition=f"f is a term{length - 1}")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain_of_terms_is_told_once(backwards: bool) -> None:  # noqa: FBT001
    _, problems, _ = resolved(chain_of_terms(DEEPEST + 20, backwards=backwards))
    assert [problem.code for problem in problems] == ["WH224"]


@pytest.mark.parametrize("backwards", [False, True])
def test_a_chain_of_terms_that_can_be_followed_is_fine(backwards: bool) -> None:  # noqa: FBT001
    laws_of(chain_of_terms(DEEPEST // 2, backwards=backwards))


def test_a_ring_of_a_thousand_terms_is_told_once() -> None:
    terms = "".join(f"  define term{index} of flow f as f is a term{(index + 1) % 1000}\n" for index in range(1000))
    _, problems, _ = resolved('section 1 "Terms"\n' + terms + BARE.format(number=2, condition="f.public"))
    assert {problem.code for problem in problems} <= {"WH212", "WH224"}
    assert 1 <= len(problems) <= 50


def test_a_chain_of_sections_is_told() -> None:
    sections = "".join(
        f'section {index} "S"\n  when section {index - 1} is violated\n  the agency must "log": request_log.public\n'
        for index in range(2, 60)
    )
    _, problems, _ = resolved(BARE.format(number=1, condition="f.public") + sections)
    assert {problem.code for problem in problems} == {"WH224"}


def test_a_ring_of_sections_is_told() -> None:
    sections = "".join(
        f'section {index} "S"\n  when section {index % 40 + 1} is violated\n'
        '  the agency must "log": request_log.public\n'
        for index in range(1, 41)
    )
    _, problems, _ = resolved(sections)
    assert "WH212" in {problem.code for problem in problems}


def test_thousands_of_sections_take_seconds() -> None:
    text = "".join(BARE.format(number=f"{index}({index})", condition="f.public") for index in range(1500))
    text += 'exception hosting to section 7 when f.good_faith\nsection 9999 "S"\n  when section 8 is violated\n'
    text += '  the agency must "log": request_log.public\n'
    start = time.process_time()
    laws = laws_of(text)
    link(laws, tuple(laws))
    assert time.process_time() - start < 20


def test_a_condition_at_the_bound_of_nesting_is_read() -> None:
    laws_of(BARE.format(number=1, condition="not (f.public and " * 20 + "f.logged" + ")" * 20))
