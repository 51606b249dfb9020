"""The HTML report in a browser: accessible, complete without a script, no wider than a telephone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.visit import SIGHTS, Visit
from tests.report.flows_made import SHAPES, report_with
from tests.report.published import sample_report
from tests.report.test_formats import two_deals
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.report.formats.html import render
from whereas.report.formats.sides import render as render_table
from whereas.report.model import Report
from whereas.report.side_by_side import Kind, table_of

REPORTS: dict[str, Callable[[], Report]] = {
    "two deals": two_deals,
    "every verdict, and flows of each shape": lambda: report_with(SHAPES),
    "hostile": lambda: hostile_report(HOSTILE["html"] + "x" * 300),
}


TABLES: dict[str, Kind] = {"laws by deals": "matrix", "duties by deals": "compare"}


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_accessible(tmp_path: Path, visit: Callable[..., Visit], name: str, width: int, scheme: str) -> None:
    file = tmp_path / "table.html"
    file.write_text(render_table(table_of(two_deals(), TABLES[name]), "html"), encoding="utf-8")
    seen = visit(file, width=width, scheme=scheme)
    for opened in (False, True):
        seen.page.evaluate("open => document.querySelectorAll('details').forEach(d => { d.open = open })", opened)
        assert seen.axe_violations() == []
        assert not seen.is_wider_than_the_window()
    assert seen.outside == []


def open_report(folder: Path, report: Report) -> Path:
    file = folder / "report.html"
    file.write_text(render(report), encoding="utf-8")
    return file


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_accessible(
    tmp_path: Path, visit: Callable[..., Visit], name: str, width: int, scheme: str
) -> None:
    seen = visit(open_report(tmp_path, REPORTS[name]()), width=width, scheme=scheme)
    for opened in (False, True):
        seen.page.evaluate("open => document.querySelectorAll('details').forEach(d => { d.open = open })", opened)
        assert seen.axe_violations() == []
        assert not seen.is_wider_than_the_window()
    assert seen.outside == []
    assert seen.complaints == []


def test_the_verdict_and_the_gravest_finding_are_seen_first(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, sample_report()), width=1400)
    for selector in (".conclusion", ".counts", ".brief.violated li", ".brief.undetermined li", ".brief.ask li"):
        box = seen.page.locator(selector).first.bounding_box()
        assert box["y"] < 900, selector


def test_what_is_closed_opens_by_keyboard(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, sample_report()))
    finding = seen.page.locator("details.finding.undetermined").first
    assert finding.get_attribute("open") is None
    finding.locator("> summary").focus()
    seen.page.keyboard.press("Enter")
    assert finding.get_attribute("open") is not None


def test_a_link_to_a_finding_opens_it(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, sample_report()))
    link = seen.page.locator(".brief.undetermined .what a").first
    body = seen.page.locator(link.get_attribute("href"))
    assert not body.is_visible()
    link.click()
    assert body.is_visible()


def test_paper_shows_every_reason(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, sample_report()))
    seen.page.emulate_media(media="print")
    hidden = seen.page.eval_on_selector_all(
        ".finding .why, .finding.violated .trace li, .brief li, .aside li, section > details li",
        "all => all.filter(n => !n.closest('.instance:has(> summary > .tag:not(.violated))') && !n.checkVisibility()"
        " && !n.closest('.finding:not(.violated) .body > :not(.why)') && !n.closest('.words')).map(n => n.textContent)",
    )
    assert hidden == []


def test_the_picture_of_the_flows_scrolls_in_its_own_box_and_the_list_needs_no_picture(
    tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    seen = visit(open_report(tmp_path, report_with(SHAPES)), width=320)
    box = seen.page.locator(".flows .wide").last
    assert box.evaluate("box => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX == 'auto'")
    assert not seen.is_wider_than_the_window()
    items = seen.page.locator(".flows .moved > li")
    assert items.count() == len(SHAPES)
    assert "From a resident, by way of Ring and Flock Safety" in items.first.inner_text()


def test_no_words_in_the_picture_run_out_of_it_or_over_the_next(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, report_with(SHAPES)), width=1280)
    found = seen.page.evaluate(
        """[...document.querySelectorAll('.flows .wide > svg')].flatMap(svg => {
          const frame = svg.getBoundingClientRect()
          const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
          const out = boxes.filter(([, box]) => box.right > frame.right + 1 || box.left < frame.left - 1)
          const over = boxes.filter(([, a], i) => boxes.some(([, b], j) => j > i
            && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 6 && b.top < a.bottom - 6))
          return [...out, ...over].map(([text]) => text)
        })"""
    )
    assert found == []


def test_paper_has_the_picture_and_each_caveat(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(open_report(tmp_path, report_with(SHAPES)))
    seen.page.emulate_media(media="print")
    page_wide = seen.page.evaluate("document.body.clientWidth")
    for picture in seen.page.locator(".flows .wide > svg").all():
        assert picture.bounding_box()["width"] <= page_wide
    assert all(item.is_visible() for item in seen.page.locator(".caveats li").all())
