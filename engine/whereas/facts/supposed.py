"""A fact that is supposed in place of what a deal states, read as the deal itself would be.

Comes in: what is written for a field, as nodes, and the deal that it is supposed of. Goes out: the fact, and what is
wrong. Promise: the same forms, the same kinds and the same diagnostics as in a deal file.
"""

from __future__ import annotations

from whereas.facts.context import Reading
from whereas.facts.members import read_list_slot
from whereas.facts.nodes import Entry, Text
from whereas.facts.people import find_record
from whereas.facts.slots import read_slot
from whereas.model.facts import Deal, ListSlot, Slot
from whereas.model.kinds import ListKind
from whereas.model.vocabulary import FieldType, Vocabulary
from whereas.text import Diagnostic
from whereas.values.scalars import Ref


def read_supposed(
    entry: Entry, field: FieldType, deal: Deal, vocabulary: Vocabulary
) -> tuple[Slot | ListSlot, tuple[Diagnostic, ...]]:
    """Return the fact that is written for a field of a deal, and what is wrong with it."""
    reading = _reading(deal, vocabulary)
    read = read_list_slot if isinstance(field.kind, ListKind) else read_slot
    fact = read(reading, entry, field, None)
    return fact, tuple(reading.problems)


def find_subject(text: Text, deal: Deal, vocabulary: Vocabulary) -> tuple[Ref | None, tuple[Diagnostic, ...]]:
    """Return the record that `flows[clip]` or `request_log` names, or None, and what is wrong with it."""
    reading = _reading(deal, vocabulary)
    return find_record(reading, text), tuple(reading.problems)


def _reading(deal: Deal, vocabulary: Vocabulary) -> Reading:
    reading = Reading(vocabulary)
    reading.sources.update(deal.sources)
    for name, records in deal.lists.items():
        reading.keys[name] = {key: record.span for key, record in records.items.items()}
    return reading
