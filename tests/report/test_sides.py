"""Deals side by side: whole, as golden texts, and what a table must never do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.published import report_of, sample_report, with_deal
from tests.report.sample import assessment
from tests.report.test_formats import two_deals
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.report.formats.sides import SYMBOLS, render, verdict_sign
from whereas.report.side_by_side import Kind, differing, table_of

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.golden
@pytest.mark.parametrize("name", ["text", "json", "html"])
@pytest.mark.parametrize("kind", ["matrix", "compare"])
def test_two_deals_side_by_side(kind: Kind, name: str, golden: Golden) -> None:
    suffix = {"text": "txt"}.get(name, name)
    golden(FOLDER / f"{kind}.{suffix}", render(table_of(two_deals(), kind), name))


def test_each_verdict_has_a_sign_of_its_own() -> None:
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


def test_a_breach_that_an_exception_alone_stands_against_has_a_sign_of_its_own() -> None:
    signs = {verdict_sign(cell) for row in table_of(sample_report(), "compare").rows for cell in row.cells}
    assert "?✕" in signs
    assert signs == {*SYMBOLS.values(), "?✕"}


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
