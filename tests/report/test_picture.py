"""The picture of the flows of data: nothing overlaps, nothing is left out, and it says what was found."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.report.flows_made import LONG, SHAPES, WORD, flow, many, report_with
from tests.report.flows_made import A as POLICE
from tests.report.flows_made import B as FLOCK
from whereas.report.formats.caveats import entries_of
from whereas.report.formats.html import render
from whereas.report.formats.lanes import lane
from whereas.report.formats.measure import lines, width
from whereas.report.formats.moving import about_no_flow, ends_words, flow_words, moving
from whereas.report.formats.outline import outline
from whereas.report.formats.picture import COLUMNS, UNKNOWN, Picture, pictures
from whereas.report.model_flows import Flow

SETS: dict[str, tuple[Flow, ...]] = {
    "each shape": SHAPES,
    **{str(count): many(count) for count in (1, 2, 7, 30)},
}


def drawn(flows: tuple[Flow, ...]) -> tuple[Picture, ...]:
    return pictures(moving(flows, ()))


@pytest.mark.parametrize("name", SETS)
def test_each_flow_stands_in_one_picture(name: str) -> None:
    made = drawn(SETS[name])
    numbers = [number for picture in made for number in range(picture.first, picture.last + 1)]
    assert numbers == list(range(1, len(SETS[name]) + 1))
    assert all(len(picture.rows) == picture.last - picture.first + 1 for picture in made)


@pytest.mark.parametrize("name", SETS)
def test_no_rows_and_no_columns_overlap(name: str) -> None:
    for picture in drawn(SETS[name]):
        for left, right in pairwise(picture.columns):
            assert left.left + left.width < right.left
        for upper, lower in pairwise(picture.rows):
            assert upper.bottom <= lower.top
        assert picture.columns[-1].left + picture.columns[-1].width <= picture.width
        assert picture.rows[-1].bottom <= picture.height
        assert picture.rows[0].top > picture.head


@pytest.mark.parametrize("name", SETS)
def test_all_words_lie_above_the_arrow_and_in_the_picture(name: str) -> None:
    for picture in drawn(SETS[name]):
        for column in picture.columns:
            assert all(width(text, 12.5) <= column.width for text in column.name)
            assert len(column.name) * 18 <= picture.head
        for row in picture.rows:
            assert row.top < row.said[0].y
            assert row.said[-1].y <= row.band
            assert all(width(said.text, 14) <= picture.width or said.kind for said in row.said)
            for stroke in row.lane.strokes:
                assert row.band < min(stroke.y1, stroke.y2)
                assert max(stroke.y1, stroke.y2) < row.bottom
                assert min(stroke.x1, stroke.x2) >= 0
                assert max(stroke.x1, stroke.x2) <= picture.width


@pytest.mark.parametrize("name", SETS)
def test_each_mark_stands_on_the_line_of_a_party(name: str) -> None:
    for picture in drawn(SETS[name]):
        xs = {column.x for column in picture.columns}
        for row in picture.rows:
            assert {mark.x for mark in row.lane.marks} <= xs
            assert row.lane.marks[0].sort == "sender"
            assert row.lane.marks[-1].sort in ("left", "right")


def test_a_picture_has_few_parties_unless_one_flow_has_more() -> None:
    made = drawn(SHAPES)
    assert [len(picture.columns) > COLUMNS for picture in made].count(True) == 1
    assert len(made[-1].columns) == 10


def test_an_arrow_that_turns_goes_on_below_itself() -> None:
    turning = flow("turns", (POLICE,), (FLOCK,), via=(UNKNOWN,))
    xs = {POLICE.path: 0.0, FLOCK.path: 100.0, UNKNOWN.title: 200.0}
    made = lane(turning, xs, lambda item: item.path or item.title, UNKNOWN)
    level = [(stroke.y1, {stroke.x1, stroke.x2}) for stroke in made.strokes if stroke.y1 == stroke.y2]
    assert level == [(0, {0, 200}), (20, {200, 100})]
    assert made.marks[-1].sort == "left"


def test_words_are_broken_to_fit_and_cut_where_too_many() -> None:
    made = lines(f"{LONG} {WORD}", 12.5, 92, 4)
    assert len(made) == 4
    assert made[-1].endswith("…")
    assert all(width(text, 12.5) <= 92 for text in made)
    assert "".join(lines(WORD, 12.5, 40)) == WORD
    assert lines("", 12, 50) == ()


def test_what_is_found_of_a_flow_is_told_with_it_and_nothing_else_is() -> None:
    (part,) = outline(report_with(SHAPES))
    clip, *others = moving(part.flows, entries_of(part))
    assert clip.gravest == "violated"
    assert [(found.grave, [entry.finding.section for entry in found.entries]) for found in clip.found][:3] == [
        ("violated", ["4(a)"]),
        ("waived", ["15"]),
        ("unless", ["4(b)"]),
    ]
    assert {item.gravest for item in others} == {None}
    assert about_no_flow(others, entries_of(part)) != ()
    assert about_no_flow([clip, *others], entries_of(part)) == ()


def test_a_flow_is_said_in_words() -> None:
    assert flow_words(SHAPES[0]) == (
        "From a resident, by way of Ring and Flock Safety, to City Police, who may pass it on to ICE and the state. "
        "What moves: video."
    )
    assert ends_words(SHAPES[4].recipients) == "perhaps Ring or Flock Safety"
    assert flow_words(SHAPES[5]).startswith("From somebody who is not named to somebody who is not named.")


def test_the_page_draws_and_lists_each_flow() -> None:
    page = render(report_with(SHAPES))
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img"') == len(drawn(SHAPES))
    for item in SHAPES:
        assert f'<p class="what">{item.title}</p>' in page
    assert "There may be more flows: nobody says that these are all." in page
    assert page == render(report_with(SHAPES))


def test_a_deal_that_names_no_flow_says_so() -> None:
    assert "The deal names no flow of data, and nobody says that there is none." in render(report_with(()))
