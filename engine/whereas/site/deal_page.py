"""The page of a deal: what is stated of it, on what that rests, and the verdicts of every law, place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from whereas.model.facts import Deal, Stage
from whereas.report.formats.facts import day_words
from whereas.report.formats.outline import LABELS
from whereas.report.links import is_link
from whereas.site.law_page import judged_note
from whereas.site.lists import by_place
from whereas.site.markup import page
from whereas.site.places import place_words
from whereas.site.shelf import Shelf
from whereas.site.told import groups_of


def deal_page(deal: Deal, shelf: Shelf) -> str:
    """Return the page of a deal as Markdown."""
    found = [pair.verdict for law in shelf.laws if (pair := shelf.pair(deal.id, law)) is not None]
    known = Counter(verdict for verdict in found if verdict is not None)
    return page(
        "deal.md.j2",
        deal=deal,
        stage=stage_line(deal),
        counts_line=", ".join(f"{known[name]} {label.lower()}" for name, label in LABELS.items() if known[name]),
        computed=known.total(),
        count=len(shelf.laws),
        groups=tuple(groups_of(deal, shelf.lexicon)),
        documents=tuple(deal.sources.values()),
        is_link=is_link,
        places=[
            (place_words(place), [(law, shelf.pair(deal.id, law.id)) for law in laws])
            for place, laws in by_place(shelf).items()
        ],
        judged_note=judged_note(shelf),
        text=shelf.words_of_file(deal.span.source),
    )


def stage_line(deal: Deal) -> str:
    """Return how far a deal has come and what that means for its verdicts, as a sentence."""
    words = [deal.stage.value.capitalize(), *_days(deal)]
    judged = " It is judged as if it were on the table and went live as described." if _is_plan(deal) else ""
    return f"{', '.join(words)}.{judged}"


def _is_plan(deal: Deal) -> bool:
    return deal.stage in (Stage.PROPOSED, Stage.CANCELLED)


def _days(deal: Deal) -> Iterator[str]:
    for name, said in (("announced_on", "announced"), ("cancelled_on", "called off"), ("ended_on", "ended")):
        day = deal.as_written.get(name)
        if day:
            yield f"{said} {'on' if day.count('-') > 1 else 'in'} {day_words(day)}"
