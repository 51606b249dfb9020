"""Deals side by side: whole, as golden texts, and what a table must never do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.published import report_of, sample_report, with_deal
from tests.report.sample import assessment
from tests.report.test_formats import two_deals
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.report.formats.sides import render
from whereas.report.formats.signs import KEYS, LISTED, SYMBOLS, UNLESS, verdict_sign
from whereas.report.side_by_side import Kind, Table, differing, put_together, table_of

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.golden
@pytest.mark.parametrize("name", ["text", "json", "html"])
@pytest.mark.parametrize("kind", ["matrix", "compare"])
def test_two_deals_side_by_side(kind: Kind, name: str, golden: Golden) -> None:
    suffix = {"text": "txt"}.get(name, name)
    golden(FOLDER / f"{kind}.{suffix}", render(table_of(two_deals(), kind), name))


def test_whatever_must_be_told_apart_has_a_sign_of_its_own() -> None:
    signs = [key.sign for key in KEYS]
    assert len(set(signs)) == len(signs)
    assert set(signs) == {*SYMBOLS.values(), UNLESS, LISTED}
    assert len({(key.label, key.meaning) for key in KEYS}) == len(KEYS)


def test_what_is_open_only_because_a_list_may_hold_more_is_not_drawn_as_undetermined() -> None:
    cells = [cell for row in table_of(sample_report(), "compare").rows for cell in row.cells]
    assert {verdict_sign(cell) for cell in cells} == {key.sign for key in KEYS}
    assert {verdict_sign(cell) for cell in cells if cell.only_open_list} == {LISTED}
    assert not any(verdict_sign(cell) == LISTED for cell in cells if not cell.only_open_list)


def test_duties_on_which_the_deals_agree_are_left_out_on_demand() -> None:
    both = table_of(report_of(assessment(), with_deal(assessment(), id="twin")), "compare")
    assert both.rows
    assert differing(both).rows == ()
    apart = table_of(two_deals(), "compare")
    assert [row.section for row in differing(apart).rows] == [row.section for row in apart.rows]


def test_cells_stand_in_the_order_of_the_deals() -> None:
    table = table_of(two_deals(), "matrix")
    for row in table.rows:
        assert [cell.deal for cell in row.cells] == [deal.deal for deal in table.deals]


def many_deals(title: str) -> Table:
    table = table_of(sample_report(), "matrix")
    (deal,) = table.deals
    return put_together([[table]] * 9, ["Nothing was checked."] * 9).model_copy(
        update={"deals": tuple(deal.model_copy(update={"deal": f"d{n}", "title": f"{title} {n}"}) for n in range(9))}
    )


def test_of_many_deals_each_sign_leads_to_its_words() -> None:
    made = render(many_deals("Deal"), "html")
    ids = re.findall(r' id="([^"]+)"', made)
    links = re.findall(r'href="#([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert {f"deal-{n}-1" for n in range(1, 10)} <= set(links), "what is violated has no reason"
    for cell in many_deals("Deal").rows[0].cells:
        assert all(said.partition(",")[0].removeprefix("section ") in made for said in cell.said)


def test_of_many_deals_no_text_becomes_anything_but_text() -> None:
    assert "<script" not in render(many_deals("<script>alert(1)</script>"), "html")


@pytest.mark.parametrize("kind", ["matrix", "compare"])
@pytest.mark.parametrize("name", ["text", "json", "html"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_of_a_deal_becomes_anything_but_text(kind: Kind, name: str, text: str) -> None:
    made = render(table_of(hostile_report(text), kind), name)
    if name == "json":
        json.loads(made)
    assert "<script" not in made or name != "html"
    assert "\x1b" not in made
    assert "\u202e" not in made


def test_deals_differ_where_one_is_open_only_because_a_list_may_hold_more() -> None:
    table = table_of(sample_report(), "compare")
    (row,) = (row for row in table.rows if any(cell.only_open_list for cell in row.cells))
    (listed,) = row.cells
    plain = listed.model_copy(update={"only_open_list": False})
    one, two = (
        table.model_copy(update={"rows": (row.model_copy(update={"cells": (cell,)}),)}) for cell in (listed, plain)
    )
    assert [made.differs for made in put_together([[one], [one]], ["", ""]).rows] == [False]
    assert [made.differs for made in put_together([[one], [two]], ["", ""]).rows] == [True]
