"""The colours of the language: every word of the grammar has one, no text is refused, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pygments = pytest.importorskip("pygments", reason="pygments comes with whereas[docs]")
token = pytest.importorskip("pygments.token")

from tests.house.tree import ROOT, files_ending  # noqa: E402 - what may be missing is looked for first
from whereas.site.lexer import WhereasLexer  # noqa: E402
from whereas.site.words import SORT_OF, SORTS  # noqa: E402
from whereas.syntax.automaton import load_automaton  # noqa: E402

LAW = """\
section 4(a) "Warrant"   # a remark
  for each f in flows[clip] where f.kind is warrant
  f.recipient must "ask": f.asked_at within 48 hours after 2026-11-24T10:00Z
  unless small "(1)": f.count at most 1,000 or the share of x in flows where (x.on exists) at least 5%
"""


def tokens(text: str) -> list[tuple[str, str]]:
    return [(str(kind).removeprefix("Token."), value) for kind, value in WhereasLexer().get_tokens(text)]


def test_each_word_of_the_grammar_has_one_sort() -> None:
    assert set(SORT_OF) == set(load_automaton().words)
    assert sum(len(words) for words in SORTS.values()) == len(SORT_OF)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("section", "Keyword.Declaration"),
        ("4(a)", "Name.Label"),
        ("# a remark", "Comment.Single"),
        ('"Warrant"', "Literal.String.Double"),
        ("must", "Keyword.Reserved"),
        ("within", "Operator.Word"),
        ("hours", "Keyword.Type"),
        ("2026-11-24T10:00Z", "Literal.Date"),
        ("1,000", "Literal.Number"),
        ("5%", "Literal.Number"),
        ("clip", "Name.Label"),
        ("f", "Name"),
    ],
)
def test_a_word_has_the_colour_of_its_sort(text: str, kind: str) -> None:
    assert (kind, text) in tokens(LAW)


def test_a_word_after_a_dot_is_a_field() -> None:
    assert ("Name.Attribute", "kind") in tokens(LAW)
    assert ("Name.Attribute", "on") in tokens(LAW)


@pytest.mark.parametrize("section", ["4", "4(a)", "K", '"Rule 4"'])
def test_a_duty_of_a_section_is_no_remark(section: str) -> None:
    found = tokens(f"expect section {section}#few satisfied # a remark")
    assert ("Name.Label", "#few") in found
    assert ("Keyword.Constant", "satisfied") in found
    assert ("Comment.Single", "# a remark") in found


@pytest.mark.parametrize("path", files_ending(".whereas"))
def test_what_ships_has_no_character_without_a_colour_and_loses_none(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    found = tokens(text)
    assert "".join(value for _, value in found) == text
    assert [value for kind, value in found if kind == "Error"] == []


@given(st.text(max_size=80))
@settings(derandomize=True, max_examples=150)
def test_no_text_is_refused(text: str) -> None:
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    lexer = WhereasLexer(stripnl=False, ensurenl=False)
    found = list(lexer.get_tokens(text))
    assert "".join(value for _, value in found) == kept.removeprefix("\ufeff")


def test_pygments_finds_it_by_name() -> None:
    lexers = pytest.importorskip("pygments.lexers")
    assert type(lexers.get_lexer_by_name("whereas")).__name__ == "WhereasLexer"
