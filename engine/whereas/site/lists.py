"""The pages that list: all laws by place, all deals, and the matrix of both."""

from __future__ import annotations

from collections.abc import Mapping

from whereas.model.law import Law
from whereas.site.law_page import judged_note
from whereas.site.markup import page
from whereas.site.places import place_name, place_words
from whereas.site.shelf import Shelf


def by_place(shelf: Shelf) -> Mapping[str, tuple[Law, ...]]:
    """Return the laws by their place: model texts first, then each place after the one that it lies in."""
    places = sorted(
        {law.jurisdiction for law in shelf.laws.values()}, key=lambda place: (place != "model", _order(place))
    )
    return {place: tuple(law for law in shelf.laws.values() if law.jurisdiction == place) for place in places}


def _order(place: str) -> tuple[str, ...]:
    parts = place.split("/")
    return tuple(place_name("/".join(parts[: number + 1])) for number in range(len(parts)))


def laws_page(shelf: Shelf) -> str:
    """Return the page that lists all laws."""
    groups = [(place, place_words(place), laws) for place, laws in by_place(shelf).items()]
    return page("laws.md.j2", groups=groups, count=len(shelf.laws))


def matrix_page(shelf: Shelf) -> str:
    """Return the page with one verdict for each law and deal."""
    rows = [
        (
            place_words(place),
            [(law, [(deal, shelf.pair(deal.id, law.id)) for deal in shelf.deals.values()]) for law in laws],
        )
        for place, laws in by_place(shelf).items()
    ]
    return page("matrix.md.j2", deals=tuple(shelf.deals.values()), rows=rows, note=judged_note(shelf))
