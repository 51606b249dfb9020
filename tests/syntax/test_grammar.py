"""The grammar has no conflict, and one that had would be refused."""

from __future__ import annotations

import pytest
from lark.exceptions import LarkError

from tests.syntax.texts import shipped
from whereas.syntax.automaton import load_automaton
from whereas.syntax.tables import lark_parser, make_table, read_grammars


def test_there_is_no_conflict() -> None:
    """Lark is strict: it refuses shift against reduce, and two terminals that can read one text."""
    parser = lark_parser(read_grammars())
    for place, text in shipped().items():
        assert parser.parse(text).data == "start", place


PLANTED = {
    "two rules for one text": ("expression", "?list_or_path: list | path | role"),
    "a `where` that takes more than a predicate": ("expression", 'inner_where: "where" expression'),
    "`or` and `and` without parentheses": ("expression", 'disjunction: expression ("or" expression)+'),
    "a clause that could belong to two others": ("section", 'when: "when" condition particular*'),
    "two terminals for one text": ("words", "MONEY: /[$0-9]+/"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_conflict_is_refused(name: str) -> None:
    grammar, planted = PLANTED[name]
    texts = read_grammars()
    head = planted.partition(":")[0]
    lines = texts[grammar].splitlines()
    assert sum(line.startswith(f"{head}:") for line in lines) == 1
    changed = "\n".join(planted if line.startswith(f"{head}:") else line for line in lines)
    with pytest.raises(LarkError):
        make_table(texts | {grammar: changed})


def test_each_word_of_the_grammar_is_a_whole_word() -> None:
    """`"a" | "an"` as one terminal would be an expression, and would part `a police` from within `apolice`."""
    automaton = load_automaton()
    names = [automaton.terminals[terminal] for terminal, _ in automaton.patterns + automaton.specials]
    words = [name for name in names if automaton.number[name] in automaton.words.values()]
    assert words == []
    assert {"a", "an", "in", "at", "least", "section", "sections"} <= automaton.words.keys()


def test_the_state_of_the_table_is_small() -> None:
    """What a reader of the grammar must hold in mind grows with it; a jump shows a rule that went wrong."""
    assert len(load_automaton().rules) < 900
