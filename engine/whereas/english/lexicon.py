"""The words for things: records, fields, values of a kind, items of a deal, defined terms.

What comes in: a vocabulary, the laws, and where there is one a deal. What goes out: words. Promised: they are titles of
the vocabulary, the law or the deal; a name stands, as words, for a record, a role and what has no title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from whereas.english.nouns import bare, words_of
from whereas.model.facts import Deal, Record, Slot
from whereas.model.kinds import EnumerationKind, GroupKind, Kind, ListKind, PeriodKind, RecordKind
from whereas.model.law import Definition, Law
from whereas.model.vocabulary import FieldType, Vocabulary
from whereas.text import Source, Span
from whereas.values.scalars import Ref

_PERIOD = {"starts_on": "first day", "ends_on": "last day"}  # what a period that a law makes has
_TITLES = ("title", "name")  # the fields in which an item of a deal says what it is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Where words are looked up.

    Attributes:
        deal: gives the titles of its items; None where no deal is spoken of.
        sources: the texts of the laws, from which the article of a defined term is taken as the drafter wrote it.
    """

    vocabulary: Vocabulary
    laws: Mapping[str, Law]
    deal: Deal | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)

    def record_noun(self, record: str) -> str:
        """Return what one record of a type is called: the vocabulary's one word for it; its title describes it."""
        known = self.vocabulary.records.get(record)
        return words_of(record if known is None else known.name)

    def field_type(self, record: str, name: str) -> FieldType | None:
        """Return the vocabulary's entry of a field, or None for a made record (a period, a group)."""
        known = self.vocabulary.records.get(record)
        return None if known is None else known.fields.get(name)

    def field_title(self, record: str, name: str) -> str:
        """Return the title of a field, without an article."""
        known = self.field_type(record, name)
        if known is None:
            return _PERIOD.get(name, words_of(name))
        return bare(known.title) or words_of(name)

    def root_title(self, name: str) -> str:
        """Return the title of a list, or of a record of which there is one: "the log of requests"."""
        single = self.vocabulary.singles.get(name)
        return words_of(name) if single is None else single.title or words_of(name)

    def member_title(self, enumeration: str | None, name: str) -> str:
        """Return the title of a value of a kind; without the kind, what all kinds that have it agree on."""
        known = self.vocabulary.enumerations
        kinds = [known[enumeration]] if enumeration is not None and enumeration in known else list(known.values())
        titles = {kind.members[name].title or words_of(name) for kind in kinds if name in kind.members}
        return titles.pop() if len(titles) == 1 else words_of(name)

    def item_title(self, ref: Ref) -> str:
        """Return what the deal calls an item, or else its key."""
        record = self._record(ref)
        if record is None:
            return words_of(ref.key) if ref.key is not None else self.root_title(ref.root)
        return _own_title(record) or words_of(ref.key or ref.root)

    def _record(self, ref: Ref) -> Record | None:
        if self.deal is None:
            return None
        if ref.key is None:
            return self.deal.singles.get(ref.root)
        records = self.deal.lists.get(ref.root)
        return None if records is None else records.items.get(ref.key)

    def kind_noun(self, kind: Kind) -> str:
        """Return what one thing of a kind is called, for a variable that ranges over such things."""
        match kind:
            case RecordKind(name=name):
                return self.record_noun(name)
            case EnumerationKind(name=name):
                known = self.vocabulary.enumerations.get(name)
                return bare(known.title) if known is not None and known.title else words_of(name)
            case PeriodKind():
                return "period"
            case GroupKind(record=record):
                return f"group of {self.record_noun(record)} records"
            case ListKind(member=member):
                return self.kind_noun(member)
            case _:
                return words_of(kind.value) if hasattr(kind, "value") else "day"

    def definition(self, law: str, name: str) -> Definition | None:
        """Return a defined term, or None where the law is not at hand."""
        known = self.laws.get(law)
        return None if known is None else known.definitions.get(name)

    def term_as_written(self, name: str, span: Span) -> str:
        """Return a defined term as the drafter wrote it at `span`: "a law enforcement agency", "home video"."""
        source = self.sources.get(span.source)
        written = "" if source is None else source.text[span.start : span.end]
        match = re.search(rf"\b(an?|the)\s+{re.escape(name)}\b", written)
        return words_of(name) if match is None else f"{match[1]} {words_of(name)}"

    def reading_text(self, law: str, dispute: str, reading: str) -> str:
        """Return what a reading of a disputed text says."""
        known = self.laws.get(law)
        stated = () if known is None or dispute not in known.disputes else known.disputes[dispute].readings
        return next((item.text for item in stated if item.name == reading), words_of(reading))

    def law_title(self, law: str) -> str:
        """Return the title of a law, or its id where it is not at hand."""
        known = self.laws.get(law)
        return law if known is None else known.title


def _own_title(record: Record) -> str | None:
    for name in _TITLES:
        slot = record.fields.get(name)
        if isinstance(slot, Slot):
            for version in slot.versions:
                if isinstance(version.content, str) and version.content.strip():
                    return version.content.strip()
    return None
