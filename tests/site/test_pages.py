"""What the pages promise: no text becomes mark-up, no verdict stands beside a text that it was not made from."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="mkdocs comes with whereas[docs]")
markdown_ = pytest.importorskip("markdown")

from tests.report.test_hostile import HOSTILE  # noqa: E402 - what may be missing is looked for first
from whereas.report.explaining import explain_law  # noqa: E402
from whereas.site.deal_page import deal_page  # noqa: E402
from whereas.site.examples import examples, fragment  # noqa: E402
from whereas.site.law_page import law_page  # noqa: E402
from whereas.site.links import broken_links  # noqa: E402
from whereas.site.lists import matrix_page  # noqa: E402
from whereas.site.markup import code, markdown  # noqa: E402
from whereas.site.menu import menu  # noqa: E402
from whereas.site.places import place_words  # noqa: E402
from whereas.site.shelf import Shelf, read_shelf  # noqa: E402
from whereas.site.theme import named  # noqa: E402
from whereas.site.verdicts import Duty, Pair, Verdicts, read, written  # noqa: E402

LAW, DEAL = "model.home_video", "ring-flock-community-requests"
PAIR = Pair(
    deal=DEAL,
    law=LAW,
    inputs="",
    engine="one",
    verdict="violated",
    summary={"violated": 1, "undetermined": 2},
    said=("section 4(a), Warrant or consent: violated",),
    duties=(
        Duty(section="4(a)", duty=None, verdict="violated"),
        Duty(section="6", duty=None, verdict="undetermined", note="open list"),
    ),
)


@cache
def shelf() -> Shelf:
    made, problems = read_shelf(Verdicts(as_of="2026-11-24", pairs={}))
    assert made is not None, problems
    return made


def with_pair(inputs: str | None = None) -> Shelf:
    known = shelf()
    pair = replace(PAIR, inputs=known.inputs[DEAL, LAW] if inputs is None else inputs)
    return replace(known, verdicts=Verdicts(as_of="2026-11-24", pairs={(DEAL, LAW): pair}))


def html(page: str) -> str:
    return str(markdown_.markdown(page, extensions=["attr_list", "toc", "tables", "pymdownx.superfences"]))


def test_the_page_of_a_law_has_each_section_with_its_text_its_rule_and_its_verdicts() -> None:
    law = shelf().laws[LAW]
    page = law_page(law, with_pair())
    for section in law.sections:
        assert f"The text of section {section.number}" in page
        assert f"The rule of section {section.number}" in page
    assert "the recipient must hold a judicial warrant" in page
    assert f"{len(shelf().scenarios[LAW])} scenarios" in page
    assert "Section 4(a), Warrant or consent: violated" in page
    part = page.partition("{ #section-4-a }")[2].partition("\n## ")[0]
    assert DEAL in part
    assert DEAL not in page.partition("{ #section-4-b }")[2].partition("\n## ")[0]


def test_the_matrix_and_the_pages_draw_an_open_list_as_one() -> None:
    known = with_pair()
    pair = replace(known.verdicts.pairs[DEAL, LAW], verdict="undetermined", only_open_list=True)
    listed = replace(known, verdicts=replace(known.verdicts, pairs={(DEAL, LAW): pair}))
    sign = '<span aria-hidden="true">(?)</span>'
    words = "no breach among what is named, but the lists may not be complete"
    assert f'{sign}<span class="wh-unseen">{words}</span>' in matrix_page(listed)
    assert f"{sign} {words}" in deal_page(listed.deals[DEAL], listed)
    assert f"{sign} No breach among what is named</span> it is open only because" in matrix_page(known)
    assert f'{sign}<span class="wh-unseen">' not in matrix_page(known)


def test_a_verdict_on_a_text_that_has_changed_since_is_not_shown() -> None:
    old = with_pair("0" * 16)
    for page in (law_page(old.laws[LAW], old), deal_page(old.deals[DEAL], old), matrix_page(old)):
        assert 'wh-verdict wh-violated"><span aria-hidden="true">✕</span> violated' not in page
        assert "not computed" in page
    assert "wh-violated" in deal_page(old.deals[DEAL], with_pair())


def test_the_page_of_a_deal_has_every_fact_and_every_source() -> None:
    deal = shelf().deals[DEAL]
    page = deal_page(deal, shelf())
    for name, source in deal.sources.items():
        assert f'id="source-{name.replace("_", "-")}"' in page, source
    for held in deal.lists.values():
        for record in held.items.values():
            assert shelf().lexicon.vocabulary.records[record.type].fields.keys() >= record.fields.keys()
    facts = sum(len(record.fields) for held in deal.lists.values() for record in held.items.values())
    assert page.count("<dt>") >= facts


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_a_deal_becomes_mark_up(name: str) -> None:
    hostile = HOSTILE[name] + "```\n~~~\n<script>x</script>[a](javascript:x)"
    deal = shelf().deals[DEAL]
    sources = {key: replace(item, title=hostile, url=hostile) for key, item in deal.sources.items()}
    shown = html(deal_page(replace(deal, title=hostile, sources=sources), shelf()))
    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert "\x1b" not in shown


def test_what_scrolls_is_reached_by_keyboard() -> None:
    made = named(html("| a | b |\n| --- | --- |\n| 1 | 2 |\n") * 2)
    assert (
        made.count('<div class="wh-scroll" tabindex="0" role="group" aria-label="Table"><table class="wh-table">') == 2
    )
    assert made.count("</table></div>") == 2
    assert "<table>" not in made


def test_a_title_is_shown_as_it_is() -> None:
    title = "A & B: *two* _things_ {x} [a](b) <b> #1 `c`"
    shown = html(f"# {markdown(title)}\n")
    assert "A &amp; B: *two* _things_ {x} [a](b) &lt;b&gt; #1 `c`" in shown
    assert "<script" not in code('section 1 "<script>"')


def test_a_file_of_verdicts_is_read_as_it_was_written() -> None:
    made = with_pair().verdicts
    assert read(written(made)) == made
    assert made.made_by_another_engine("two") == 1
    with pytest.raises(ValueError, match="not a file of verdicts"):
        read(json.dumps({"schema": "whereas.report/1"}))


def test_each_place_of_a_law_has_the_name_by_which_people_know_it() -> None:
    places = {law.jurisdiction for law in shelf().laws.values()}
    assert [place for place in places if len(place_words(place).partition(",")[0]) <= 2] == []
    assert [place for place in places if place.count("/") == 2 and ", " not in place_words(place)] == []


def test_the_menu_has_each_page_once() -> None:
    pages = ["index.md", "quickstart.md", "new.md", "diagnostics/index.md", "diagnostics/WH101.md", "reference/a.md"]
    pages += ["law/index.md", *(f"law/{name}.md" for name in shelf().laws), "playground.md", "decisions/index.md"]
    pages += ["provisions/colorado.md", "provisions/index.md", "before-signing.md"]
    made = menu(pages, {}, shelf())
    told = json.dumps(made)
    assert [page for page in pages if told.count(f'"{page}"') != 1] == []
    assert {"Hard provisions": ["provisions/index.md", "provisions/colorado.md"]} in made
    assert {"Learn": ["quickstart.md", "before-signing.md"]} in made


def test_the_page_of_a_law_has_a_decision_table_of_each_duty_that_has_one() -> None:
    law = shelf().laws[LAW]
    told = explain_law(law, law.sections, shelf().lexicon, None)
    tables = [table for section in told.sections for duty in section.duties for table in duty.tables]
    tables += [
        table for section in told.sections for term in section.terms for it in term.meanings for table in it.tables
    ]
    held = [part.partition("</table>")[0] for part in law_page(law, shelf()).split('class="wh-table wh-decision"')[1:]]
    assert sorted(part.count("<tr>") - 1 for part in held) == sorted(len(table.rows) for table in tables)
    assert tables


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<p id="x"></p><a href="../#nowhere">y</a><a href="../b/">z</a>')
    (tmp_path / "index.html").write_text(
        '<a href="a/#x">x</a><a href="https://example.org/q">o</a><a href="https:/x">w</a>'
        '<script src="https://example.org/y.js"></script><a href="play/">p</a>'
    )
    assert sorted(broken_links(tmp_path)) == [
        "a/index.html: ../#nowhere: there is no such place on that page",
        "a/index.html: ../b/: it leads nowhere",
        "index.html: https:/x: that is no address of the web",
        "index.html: it loads https://example.org/y.js",
    ]


def test_a_link_carries_an_example_as_it_is() -> None:
    example = examples()["examples"][0]
    packed = fragment({"law": example["law"], "deal": example["deal"]})
    number, _, signs = packed.partition(".")
    held = zlib.decompress(base64.urlsafe_b64decode(signs + "=" * (-len(signs) % 4)), -15)
    assert (number, json.loads(held)) == ("1", {"law": example["law"], "deal": example["deal"]})
