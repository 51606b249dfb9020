"""Drawings are compared whole where drawing is the point; elsewhere only what a drawing must never do is held."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from whereas.text.diagnostic import Diagnostic, Label, Severity
from whereas.text.excerpt import WINDOW
from whereas.text.render import ASCII, Part, draw, joined
from whereas.text.source import Source
from whereas.text.span import Span
from whereas.text.visible import cells_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownFruit(Diagnostic):
    """A fruit that nobody grows."""

    fruit: str
    known: str = "quince"

    code: ClassVar[str] = "WH999"
    title: ClassVar[str] = "unknown fruit"
    message_template: ClassVar[str] = "no fruit is called `{fruit}`"
    label_template: ClassVar[str] = "did you mean `{known}`?"
    help_template: ClassVar[str] = "write `{known}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class DullFruit(Diagnostic):
    """A fruit without taste."""

    code: ClassVar[str] = "WH998"
    title: ClassVar[str] = "dull fruit"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "this fruit is dull"


def span_of(source: Source, words: str, after: int = 0) -> Span:
    start = source.text.index(words, after)
    return Span(source.name, start, start + len(words))


def drawing(diagnostic: Diagnostic, *sources: Source, plain: bool = True) -> str:
    named = {source.name: source for source in sources}
    return joined(draw(diagnostic, named, ASCII)) if plain else joined(draw(diagnostic, named))


def test_the_words_are_underlined_and_the_help_follows() -> None:
    source = Source("basket.txt", "apples\n  quinze, pears\n")
    assert drawing(UnknownFruit(span=span_of(source, "quinze"), fruit="quinze"), source, plain=False) == (
        "error[WH999]: no fruit is called `quinze`\n"
        "  ╭▸ basket.txt:2:3\n"
        "  │\n"
        "2 │   quinze, pears\n"
        "  │   ^^^^^^ did you mean `quince`?\n"
        "  │\n"
        "  = help: write `quince`\n"
    )


def test_ascii_draws_the_same_without_a_character_beyond_ascii() -> None:
    source = Source("körbe.txt", "日本 quinze\n")
    assert drawing(UnknownFruit(span=span_of(source, "quinze"), fruit="quinzé"), source) == (
        "error[WH999]: no fruit is called `quinz\\xe9`\n"
        "  --> k\\xf6rbe.txt:1:4\n"
        "  |\n"
        "1 | \\u65e5\\u672c quinze\n"
        "  |              ^^^^^^ did you mean `quince`?\n"
        "  |\n"
        "  = help: write `quince`\n"
    )


def test_several_places_are_drawn_in_the_order_of_their_lines_with_a_gap_between() -> None:
    source = Source("basket.txt", "plum here\n" + "\n" * 8 + "and plum again\n")
    first, second = span_of(source, "plum"), span_of(source, "plum", 3)
    diagnostic = DullFruit(span=second, labels=(Label(first, "first here"),))
    assert drawing(diagnostic, source) == (
        "warning[WH998]: this fruit is dull\n"
        "   --> basket.txt:10:5\n"
        "   |\n"
        " 1 | plum here\n"
        "   | ---- first here\n"
        "...\n"
        "10 | and plum again\n"
        "   |     ^^^^\n"
        "   |\n"
    )


def test_two_places_on_one_line_are_drawn_under_it_the_main_one_first() -> None:
    source = Source("b", "plum and quinze")
    diagnostic = UnknownFruit(
        span=span_of(source, "quinze"), fruit="quinze", labels=(Label(span_of(source, "plum"), "fine"),)
    )
    assert drawing(diagnostic, source).splitlines()[3:6] == [
        "1 | plum and quinze",
        "  |          ^^^^^^ did you mean `quince`?",
        "  | ---- fine",
    ]


def test_a_place_in_another_file_has_a_heading_of_its_own() -> None:
    law, vocabulary = Source("law", "quinze"), Source("words", "a\nquince")
    diagnostic = UnknownFruit(
        span=span_of(law, "quinze"), fruit="quinze", labels=(Label(span_of(vocabulary, "quince"), "this one"),)
    )
    assert drawing(diagnostic, law, vocabulary) == (
        "error[WH999]: no fruit is called `quinze`\n"
        "  --> law:1:1\n"
        "  |\n"
        "1 | quinze\n"
        "  | ^^^^^^ did you mean `quince`?\n"
        "  |\n"
        "  ::: words:2:1\n"
        "  |\n"
        "2 | quince\n"
        "  | ------ this one\n"
        "  |\n"
        "  = help: write `quince`\n"
    )


def test_words_over_several_lines_are_underlined_where_they_begin_and_where_they_end() -> None:
    source = Source("b", "one (two\n  three\n  four) five\n")
    assert drawing(DullFruit(span=span_of(source, "(two\n  three\n  four)")), source).splitlines()[3:8] == [
        "1 | one (two",
        "  |     ^^^^",
        "...",
        "3 |   four) five",
        "  |   ^^^^^",
    ]


def test_the_end_of_a_text_has_a_place_too() -> None:
    source = Source("b", "one\n")
    assert drawing(DullFruit(span=Span("b", 4, 4)), source).splitlines()[3:5] == ["2 |", "  | ^"]


def test_tabs_wide_characters_and_accents_keep_the_stroke_under_the_words() -> None:
    text = "\tañ日本\tquinze"
    source = Source("b", unicodedata.normalize("NFD", text))
    lines = drawing(UnknownFruit(span=span_of(source, "quinze"), fruit="quinze"), source, plain=False).splitlines()
    line, stroke = lines[3], lines[4]
    assert cells_of(line[: line.index("quinze")]) == stroke.index("^") == 4 + 12
    assert stroke.count("^") == len("quinze")


def test_a_text_that_cannot_be_shown_is_named() -> None:
    assert drawing(DullFruit(span=Span("gone", 3, 4))) == "warning[WH998]: this fruit is dull\n --> gone\n".replace(
        " -->", "  -->"
    )
    assert drawing(DullFruit(span=None)) == "warning[WH998]: this fruit is dull\n"


def test_a_hostile_text_reaches_the_reader_as_visible_characters() -> None:
    hostile = "\x1b]0;owned\x07 \x9b31m \u202etxt.exe \u200b\r\u2028 \x7f \ud800"
    source = Source("\x1b[2Jname", hostile)
    diagnostic = UnknownFruit(
        span=Span(source.name, 0, 3), fruit=hostile, labels=(Label(Span(source.name, 1, 2), hostile),)
    )
    for plain in (True, False):
        text = drawing(diagnostic, source, plain=plain)
        assert all(character == "\n" or character.isprintable() for character in text)
        assert "owned" in text
    assert "\\x1b]0;owned\\x07" in drawing(diagnostic, source)
    assert "␛]0;owned␇ \\x9b31m \\u202etxt.exe \\u200b␍\\u2028 ␡ \\ud800" in drawing(diagnostic, source, plain=False)


def test_a_space_that_only_looks_like_one_is_shown() -> None:
    source = Source("b", "a\u00a0b")
    assert "1 │ a␣b" in drawing(DullFruit(span=Span("b", 1, 2)), source, plain=False)


def test_a_long_line_is_clipped_about_the_words() -> None:
    source = Source("b", "x" * 5000 + "quinze" + "y" * 1_000_000)
    text = drawing(UnknownFruit(span=span_of(source, "quinze"), fruit="quinze"), source, plain=False)
    line, stroke = text.splitlines()[3:5]
    assert line.startswith("1 │ …xxx")
    assert line.endswith("y…")
    assert len(line) <= WINDOW + len("1 │ ……")
    assert line[stroke.index("^") :].startswith("quinze")


def test_far_places_on_one_long_line_are_shown_one_by_one() -> None:
    source = Source("b", "plum" + "x" * 5000 + "quinze")
    diagnostic = UnknownFruit(
        span=span_of(source, "quinze"), fruit="quinze", labels=(Label(span_of(source, "plum"), "fine"),)
    )
    lines = drawing(diagnostic, source).splitlines()
    assert lines[3].endswith("xquinze")
    assert lines[5].startswith("1 | plumxx")
    assert lines[6] == "  | ---- fine"


def test_whoever_prints_chooses_the_colours_by_the_part() -> None:
    source = Source("b", "quinze")
    pieces = draw(UnknownFruit(span=span_of(source, "quinze"), fruit="quinze"), {"b": source})
    painted = joined(pieces, lambda part, text: f"<{text}>" if part is Part.ERROR else text)
    assert painted.startswith("<error[WH999]>: no fruit")
    assert "<^^^^^^ did you mean `quince`?>" in painted


@given(
    text=st.text(max_size=400),
    start=st.integers(0, 400),
    length=st.integers(0, 400),
    other=st.integers(0, 400),
)
@settings(derandomize=True, max_examples=300)
def test_any_text_and_any_span_can_be_drawn(text: str, start: int, length: int, other: int) -> None:
    source = Source("b", text)
    span = Span("b", min(start, len(text)), min(start + length, len(text)))
    label = Label(Span("b", min(other, len(text)), min(other, len(text))), "there")
    for glyphs in (ASCII, None):
        pieces = draw(DullFruit(span=span, labels=(label,)), {"b": source}, *([glyphs] if glyphs else []))
        drawn = joined(pieces)
        assert all(character == "\n" or character.isprintable() for character in drawn)
        assert any("^" in line.partition("|" if glyphs else "│")[2] for line in drawn.splitlines())
        assert max(map(cells_of, drawn.splitlines())) <= WINDOW + 2 * (len("...") + len("there ")) + 8
        assert drawn.isascii() or not glyphs
