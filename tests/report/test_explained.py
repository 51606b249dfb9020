"""`whereas explain` on a few laws, whole, for a person to read: `make golden` writes the texts anew.

One law with a dispute and exceptions from elsewhere, one with decided cases, one whose exceptions have exceptions and
bring duties, one with numbers that depend on who holds, and one section as decision tables.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.explain.shipped import shipped
from whereas.model.law import Law
from whereas.model.numbering import stands_under
from whereas.report.explained import Explained
from whereas.report.explaining import explain_law
from whereas.report.formats.explained import render

pytestmark = pytest.mark.xdist_group("shipped law")  # one worker reads all law that ships, once

FOLDER = Path(__file__).parent / "golden"
TOLD: Mapping[str, tuple[str, str | None]] = {
    "explain_dispute": ("us.ca.sb34", "1798.90.55"),
    "explain_decided_cases": ("us.il.ilcs_740_14", "14/15(c)"),
    "explain_exceptions": ("us.ny.nyc.post", "14-188(g)(1)"),
    "explain_duties_brought": ("model.home_video", "4(a)"),
    "explain_numbers": ("us.ar.aca_12_12_1801", "12-12-1804(a)"),
    "explain_weak_source": ("us.va.vc_2_2_5517", "C"),
    "explain_terms": ("us.il.ilcs_5_2_130", None),
}


@cache
def explained(law: str, section: str | None = None) -> Explained:
    linked, lexicon = shipped()
    sections = [item for item in linked[law].sections if section is None or stands_under(item.number, section)]
    return explain_law(linked[law], sections, lexicon, section)


@pytest.mark.golden
@pytest.mark.parametrize("name", TOLD)
def test_a_law_is_told_in_sentences(name: str, golden: Golden) -> None:
    golden(FOLDER / f"{name}.txt", render(explained(*TOLD[name]), "text"))


@pytest.mark.golden
def test_a_law_is_told_in_tables(golden: Golden) -> None:
    golden(FOLDER / "explain_tables.txt", render(explained("us.ca.sb34", "1798.90.55"), "text", "table"))


@pytest.mark.golden
def test_a_law_is_told_as_a_page(golden: Golden) -> None:
    golden(FOLDER / "explain.html", render(explained("us.ca.sb34", "1798.90.55(b)"), "html", "table"))


class Marks(HTMLParser):
    """Counts how the elements of a page open and close, and gathers its headings and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.levels: list[int] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.anchors |= {own["id"] or ""} if "id" in own else set()
        if tag == "a":
            self.links.append(own.get("href") or "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("law", ["us.ca.sb34", "us.ny.nyc.post", "model.home_video"])
def test_a_page_is_whole_and_needs_nothing_from_elsewhere(law: str) -> None:
    page = render(explained(law), "html")
    assert page.startswith("<!doctype html>")
    marks = Marks()
    marks.feed(page)
    assert not marks.open
    assert marks.levels[0] == 1
    assert all(later - sooner <= 1 for sooner, later in zip(marks.levels, marks.levels[1:], strict=False))
    inside = [link[1:] for link in marks.links if link.startswith("#")]
    assert inside
    assert set(inside) <= marks.anchors
    assert all(link.startswith(("#", "https://", "http://")) for link in marks.links)
    assert "<script" not in page
    assert "src=" not in page


def test_no_text_of_a_law_becomes_mark_up_or_moves_a_cursor() -> None:
    told = explained("us.ca.sb34", "1798.90.55(b)")
    (section,) = told.sections
    bad = section.model_copy(update={"title": "<img src=x onerror=alert(1)> \x1b[2J \u202e", "text": "<script>"})
    hostile = told.model_copy(update={"sections": (bad,), "title": "\x1b]0;<b>"})
    page = render(hostile, "html")
    assert "<img" not in page
    assert "<script>" not in page
    for name in ("text", "html", "json"):
        said = render(hostile, name)
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_json_has_a_schema_name_and_both_sentences_and_tables() -> None:
    told = json.loads(render(explained("us.ca.sb34", "1798.90.55(b)"), "json"))
    assert told["schema"] == "whereas.explain/1"
    (section,) = told["sections"]
    (duty,) = section["duties"]
    assert duty["sentence"]
    assert duty["tables"][0]["rows"][-1]["outcome"] == "inapplicable"
    assert Explained.model_validate_json(render(explained("us.ca.sb34"), "json")) == explained("us.ca.sb34")


def test_of_one_section_what_it_leans_on_is_told_with_it() -> None:
    told = explained("us.ca.sb34", "1798.90.55(b)")
    assert {term.name for term in told.terms} == {"plate_data_flow", "agency_of_california", "public_agency"}
    assert [item.name for item in told.disputes] == ["who_is_public"]
    assert told.judgments == ()


def test_a_law_without_anything_beside_its_sections_is_told() -> None:
    linked, _ = shipped()
    for law in linked.values():
        assert _text(law).startswith(law.title.split("\n")[0][:20])


def _text(law: Law) -> str:
    return render(explained(law.id), "text")
