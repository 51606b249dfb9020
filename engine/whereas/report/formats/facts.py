"""Facts and encodings in words, as every format tells them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from whereas.english.days import say_day, say_month
from whereas.english.nouns import capitalised, joined, lowered
from whereas.report.links import is_link
from whereas.report.model import AttestorName, Deal, Document, EncodingNote, Engine, Fact, Finding, Policy, StatusName
from whereas.report.part import BasisName

_BASES: Mapping[BasisName, str] = {
    "stated": "only stated",
    "promised": "promised",
    "contracted": "in the contract",
    "configured": "set in the system",
    "observed": "observed",
}
_ATTESTORS: Mapping[AttestorName, str] = {
    "court": "a court",
    "auditor": "an auditor",
    "agency": "the agency",
    "vendor": "the vendor",
    "press": "the press",
    "party": "a party to a suit",
    "official": "an official",
    "researcher": "a researcher",
}
_STATUSES: Mapping[StatusName, str] = {
    "known": "",
    "none": "",
    "unknown": "",
    "narrowed": "known in part",
    "disputed": "sources differ",
    "alleged": "",
    "expired": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source of a fact as a reader sees it. `url` is an address that may be followed, or None."""

    title: str
    url: str | None
    where: str
    quote: str | None


def standing(fact: Fact) -> str:
    """Return how a fact is known: "promised, according to the vendor", or nothing where nobody stated it."""
    words = [_STATUSES[fact.status]]
    if fact.by_default is not None:
        words.append(fact.by_default.removeprefix(f"{fact.path}: "))
    words.append(rests_on(fact.basis, fact.attested_by))
    return ", ".join(word for word in words if word)


def rests_on(basis: BasisName | None, attested_by: AttestorName | None) -> str:
    """Return on what a fact rests and who says so, in words; nothing where neither is stated."""
    words = [] if basis is None else [_BASES[basis]]
    words += [] if attested_by is None else [f"according to {_ATTESTORS[attested_by]}"]
    return ", ".join(words)


def cited(fact: Fact, documents: Mapping[str, Document]) -> tuple[Cited, ...]:
    """Return the sources of a fact, each with where in it the fact stands."""
    found = []
    for item in fact.sources:
        document = documents.get(item.source)
        title = item.source if document is None else document.title
        found.append(
            Cited(
                title=title,
                url=None if document is None else followed(document),
                where=item.at or "",
                quote=item.quote,
            )
        )
    return tuple(found)


def followed(document: Document) -> str | None:
    """Return the address of a document where a reader may follow it."""
    return document.url if is_link(document.url) else None


def document_words(document: Document) -> str:
    """Return what is known of a document beside its title, an address that can't be followed among it."""
    words = [document.author, document.published_on, document.version]
    words.append(document.address if followed(document) is None else None)
    return ", ".join(word for word in words if word)


def encoding_words(policy: Policy) -> str:
    """Return how a law was encoded, as one whole sentence, warnings apart."""
    note = policy.encoding
    if note.made_from is None:
        return "How it was encoded is not stated."
    words = [f"Encoded from {note.made_from}", f"by {note.made_by}" if note.made_by else "nobody says by whom"]
    words.append(_SOURCES[note.is_primary])
    words.append(f"last checked on {day_words(note.checked)}" if note.checked else "never said when last checked")
    if note.confidence:
        words.append(f"confidence {note.confidence}")
    if note.pinpoint_confidence:
        words.append(f"confidence in the numbers of its sections {note.pinpoint_confidence}")
    return f"{'; '.join(words)}."


_SOURCES: Mapping[bool | None, str] = {
    True: "a primary source",
    False: "a secondary source",
    None: "not said whether a primary or a secondary source",
}


WEAK = "weak source"
"""How a requirement is marked whose source is weak, wherever its verdict stands."""


def weak_words(finding: Finding) -> str:
    """Return what is weak about the source of a finding's section, in one sentence; nothing where it is not weak."""
    warning = finding.encoding.warning
    return "" if warning is None else f"{capitalised(WEAK)}: {lowered(warning)}"


def has_warnings(note: EncodingNote) -> bool:
    """Return whether a reader must be warned about an encoding."""
    return bool(note.warnings)


def day_words(day: str) -> str:
    """Return a day, or the day of a moment, of a report as it is spoken: "1 July 2026"; of a month, "July 2026"."""
    year, *rest = day[:10].split("-")
    if len(rest) == 1:
        return f"{say_month(int(rest[0]))} {year}"
    return say_day(dt.date.fromisoformat(day[:10])) if rest else year


def stage_words(deal: Deal) -> str:
    """Return how far a deal has come, and since when, in one sentence without its period."""
    words = [deal.stage.capitalize()]
    if deal.announced_on:
        words.append(f"announced {_when(deal.announced_on)}")
    if deal.cancelled_on:
        words.append(f"called off {_when(deal.cancelled_on)}")
    said = ", ".join(words)
    if deal.stage in ("proposed", "cancelled"):
        said += "; judged as if it were on the table and went live as described"
    return said


def _when(day: str) -> str:
    return f"{'on' if day.count('-') > 1 else 'in'} {day_words(day)}"


def made_by(engine: Engine) -> str:
    """Return what made a report, and under which version of the language, in one sentence."""
    return f"Made by whereas {engine.version}, by version {engine.language} of its language."


def held_words(holders: tuple[str, ...]) -> str:
    """Return who holds a reading, in words; nothing where nobody is named."""
    return joined(holders)
