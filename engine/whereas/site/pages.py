"""All pages that are made from the library, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whereas.cli.main import cli
from whereas.site.deal_page import deal_page, stage_line
from whereas.site.law_page import law_page
from whereas.site.lists import laws_page, matrix_page
from whereas.site.markup import page
from whereas.site.reference import commands_page, report_page, vocabulary_page
from whereas.site.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A page: where it stands among the documents, what the menu calls it, its Markdown."""

    path: str
    title: str
    text: str


def generated_pages(shelf: Shelf) -> Iterator[Made]:
    """Yield each page."""
    yield Made(path="law/index.md", title="Laws", text=laws_page(shelf))
    for law in shelf.laws.values():
        yield Made(path=f"law/{law.id}.md", title=law.title, text=law_page(law, shelf))
    deals = [(deal, stage_line(deal)) for deal in shelf.deals.values()]
    yield Made(path="deal/index.md", title="Deals", text=page("deals.md.j2", deals=deals))
    for deal in shelf.deals.values():
        yield Made(path=f"deal/{deal.id}.md", title=deal.title, text=deal_page(deal, shelf))
    yield Made(path="matrix.md", title="Matrix", text=matrix_page(shelf))
    yield Made(path="reference/command-line.md", title="What each command says", text=commands_page(cli))
    yield Made(path="reference/report.md", title="The JSON of a report", text=report_page())
    yield Made(path="reference/vocabulary.md", title="The vocabulary", text=vocabulary_page(shelf))
