"""A tree that is printed and read again is the same tree, and what is printed once is printed so again."""

from __future__ import annotations

import pytest

from tests.syntax.texts import bare, case_files, shipped, texts_in
from whereas.syntax import parse_file, print_file
from whereas.text import Source


def assert_printed_is_the_same(text: str, name: str = "law.whereas") -> None:
    tree, problems = parse_file(Source(name, text))
    if tree is None:
        assert problems
        return
    printed = print_file(tree)
    again, problems = parse_file(Source(name, printed))
    assert again is not None, (problems[0].message, printed)
    assert bare(again) == bare(tree)
    assert print_file(again) == printed


@pytest.mark.parametrize("place", shipped())
def test_what_ships_can_be_printed(place: str) -> None:
    tree, problems = parse_file(Source(place, shipped()[place]))
    assert problems == ()
    assert tree is not None
    assert_printed_is_the_same(shipped()[place])


@pytest.mark.parametrize("case_file", case_files())
def test_what_stands_in_the_cases_can_be_printed(case_file: str) -> None:
    for place, text in texts_in(case_file):
        assert_printed_is_the_same(text, place)


def test_all_kinds_of_file_are_among_them() -> None:
    kinds = {type(parse_file(Source(place, text))[0]).__name__ for place, text in shipped().items()}
    assert kinds == {"Law", "Vocabulary", "Scenarios"}
    assert len(case_files()) > 150


@pytest.mark.parametrize("place", [place for place, text in shipped().items() if '"""' not in text])
def test_no_comment_and_no_layout_is_part_of_a_tree(place: str) -> None:
    tree, _ = parse_file(Source(place, shipped()[place]))
    assert tree is not None
    lines = [f"   {line}   # a remark" for line in print_file(tree).splitlines()]
    spread, _ = parse_file(Source(place, "\n\n# a remark\n".join(lines)))
    assert bare(spread) == bare(tree)
