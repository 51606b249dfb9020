"""Every example of docs/language.md is read, and each that stands for itself has nothing wrong with it."""

from __future__ import annotations

import re

import pytest

from tests.cases.engine import whole_law
from tests.house.tree import ROOT
from tests.resolve.world import vocabulary
from tests.syntax.test_print import assert_printed_is_the_same
from whereas.resolve import resolve_laws, resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.syntax.automaton import load_automaton
from whereas.text import Source

PAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = [
    (PAGE.count("\n", 0, match.start()) + 2, match[1])
    for match in re.finditer(r"^```whereas\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
]
IN_PART = "# in part"  # the remark with which an example says that it names what stands elsewhere


@pytest.mark.parametrize(("line", "text"), EXAMPLES, ids=[f"line {line}" for line, _ in EXAMPLES])
def test_the_example_is_right(line: int, text: str) -> None:
    whole = whole_law(text)
    tree, problems = parse_file(Source("law.whereas", whole))
    assert tree is not None, (line, [(p.code, p.message, p.span) for p in problems])
    assert_printed_is_the_same(whole)
    if text.startswith(IN_PART) or isinstance(tree, t.Scenarios):
        return
    if isinstance(tree, t.Vocabulary):
        assert resolve_vocabulary(tree)[1] == (), line
        return
    vocabularies = {vocabulary().name: vocabulary()}
    imported, _ = parse_file(
        Source("i", 'statute us.nh.rsa_261_75_b "I" jurisdiction "us/nh" citation "I" uses surveillance')
    )
    assert isinstance(imported, t.Law)
    assert isinstance(tree, t.Law)
    trees = {tree.id.text: tree, imported.id.text: imported}
    _, problems = resolve_laws(trees, vocabularies)
    told = [(p.code, p.message) for p in problems if p.span is not None and p.span.source == "law.whereas"]
    assert told == [], line


def test_few_examples_are_told_in_part() -> None:
    assert len(EXAMPLES) >= 15
    assert sum(text.startswith(IN_PART) for _, text in EXAMPLES) <= 4


def test_each_word_of_the_language_is_on_the_page() -> None:
    code = " ".join(re.findall(r"`([^`\n]+)`", PAGE)) + " ".join(text for _, text in EXAMPLES)
    words = set(re.findall(r"[A-Za-z_]+", code))
    assert set(load_automaton().words) - words == set()


def test_the_reserved_words_are_those_of_the_table() -> None:
    (part,) = re.findall(r"<!-- reserved -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
    rows = dict(re.findall(r"^\| ([^|]+?) \| (.+?) \|$", part, re.MULTILINE))
    reserved = load_automaton().reserved
    told = {
        "a value begins": "operand",
        "a clause begins": "clause",
        "a variable is named": "variable",
        "a field says what it holds": "type",
    }
    for where, use in told.items():
        assert rows[where] == ", ".join(f"`{word}`" for word in sorted(reserved[use])), where
