"""What can be wrong with the names in a deal: what is called what, and what refers to what (WH520 to WH529).

Promise: wording stands here alone; a misspelt name is always told, with the nearest real one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity
from whereas.text.suggest import nearest_name

_SHOWN_AT_MOST = 12


def hint_for(name: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest of `known`; else all of them where they are few; else nothing."""
    names = sorted(set(known))
    near = nearest_name(name, names)
    if near is not None:
        return f"did you mean `{near}`?"
    if 0 < len(names) <= _SHOWN_AT_MOST:
        return "known here: " + ", ".join(f"`{known}`" for known in names)
    return ""


def shown(text: str) -> str:
    """Return what was written, cut where it is long, for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_SHOWN else flat[:_LONGEST_SHOWN] + "…"


_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownKey(Diagnostic):
    """A name that nothing has there; `place` says where it stands: the deal, a flow, a source, a fact."""

    name: str
    place: str
    hint: str = ""

    in_fact: ClassVar[str] = "a fact"
    in_deal: ClassVar[str] = "a deal"
    in_list: ClassVar[str] = "a list"
    in_covers: ClassVar[str] = "a time that a list covers"
    in_source: ClassVar[str] = "a source"
    code: ClassVar[str] = "WH520"
    title: ClassVar[str] = "unknown name in a deal"
    message_template: ClassVar[str] = "{place} has nothing called `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "use a name of the vocabulary, or add the fact to the vocabulary first"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingKey(Diagnostic):
    """Something that has to be said is not said."""

    name: str
    place: str

    vocabulary: ClassVar[str] = "uses"
    of_deal: ClassVar[str] = "a deal"
    of_list: ClassVar[str] = "a list that says whether it is complete"
    of_covers: ClassVar[str] = "a time that a list covers"
    of_citation: ClassVar[str] = "a citation"
    of_source: ClassVar[str] = "a source"
    of_judgment: ClassVar[str] = "an answer to a judgment"
    of_reading: ClassVar[str] = "a choice among readings"
    of_waiver: ClassVar[str] = "a waiver"
    code: ClassVar[str] = "WH521"
    title: ClassVar[str] = "something that must be said"
    message_template: ClassVar[str] = "{place} must say its `{name}`"
    label_template: ClassVar[str] = "no `{name}` here"
    help_template: ClassVar[str] = "add `{name}: ...`"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownItem(Diagnostic):
    """A reference to a record that the deal does not name."""

    name: str
    wanted: str
    hint: str = ""

    lists: ClassVar[str] = "records"
    code: ClassVar[str] = "WH522"
    title: ClassVar[str] = "reference to nothing in the deal"
    message_template: ClassVar[str] = "the deal names no `{name}` among its {wanted}"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "refer to an item by the key under which it stands in its list, or add it there"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownSource(Diagnostic):
    """A fact rests on a source that the deal does not list."""

    name: str
    hint: str = ""

    code: ClassVar[str] = "WH523"
    title: ClassVar[str] = "source that is not listed"
    message_template: ClassVar[str] = "no source of the deal is called `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "list it under `sources:` with its title"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVocabulary(Diagnostic):
    """The deal is written in another vocabulary than the one at hand."""

    name: str
    known: str

    code: ClassVar[str] = "WH524"
    title: ClassVar[str] = "another vocabulary"
    message_template: ClassVar[str] = "the deal uses the vocabulary `{name}`, and it is read with `{known}`"
    label_template: ClassVar[str] = "`{known}` is meant?"
    help_template: ClassVar[str] = "name a vocabulary of the library; the laws that test a deal use the same one"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadId(Diagnostic):
    """An id that can't be written where it is referred to."""

    name: str
    wanted: str

    item: ClassVar[str] = "an item"
    source: ClassVar[str] = "a source"
    deal: ClassVar[str] = "a deal"
    code: ClassVar[str] = "WH525"
    title: ClassVar[str] = "id with other signs than letters and digits"
    message_template: ClassVar[str] = "`{name}` can't be the id of {wanted}"
    label_template: ClassVar[str] = "an id has letters, digits, `-` and `_`"
    help_template: ClassVar[str] = "write an id such as `ring-flock-2025`, and the full name as a title"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsBesideForm(Diagnostic):
    """A list is written in two ways at once: with items beside `complete` or `items`."""

    name: str

    code: ClassVar[str] = "WH526"
    title: ClassVar[str] = "item outside its list"
    message_template: ClassVar[str] = "`{name}` stands beside what is said of the list as a whole"
    label_template: ClassVar[str] = "an item, or a misspelt name"
    help_template: ClassVar[str] = "put every item under `items:`"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadPath(Diagnostic):
    """What should name a record, a judgment, a reading or a section does not have the form of that."""

    text: str
    wanted: str
    example: str

    judgment: ClassVar[str] = "a judgment"
    dispute: ClassVar[str] = "a dispute of a law"
    section: ClassVar[str] = "a section of a law"
    record: ClassVar[str] = "a record of the deal"
    code: ClassVar[str] = "WH527"
    title: ClassVar[str] = "name in another form"
    message_template: ClassVar[str] = "`{text}` does not name {wanted}"
    label_template: ClassVar[str] = "it is written like `{example}`"
    help_template: ClassVar[str] = "write it like `{example}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutNothing(Diagnostic):
    """An answer or a waiver is about an item of a list that the deal does not state. It has no effect yet."""

    name: str

    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "WH528"
    title: ClassVar[str] = "answer or waiver about nothing stated"
    message_template: ClassVar[str] = "the deal does not state the list in which `{name}` would stand"
    label_template: ClassVar[str] = "without effect until the item is named"
    help_template: ClassVar[str] = "name the item in its list"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToComplete(Diagnostic):
    """A list is supposed to be complete, and the deal does not say what is in it."""

    name: str

    code: ClassVar[str] = "WH529"
    title: ClassVar[str] = "complete list of which nothing is known"
    message_template: ClassVar[str] = "`{name}` can't be complete, for the deal names no member of it"
    label_template: ClassVar[str] = "complete with what in it?"
    help_template: ClassVar[str] = "write what it holds: `= [...] complete`, or `= none`"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownInLaw(Diagnostic):
    """An answer, a choice or a waiver is about something that its law does not have."""

    law: str
    sort: str
    name: str
    hint: str = ""

    judgment: ClassVar[str] = "judgment"
    dispute: ClassVar[str] = "dispute"
    reading: ClassVar[str] = "reading of the dispute"
    section: ClassVar[str] = "section"
    duty: ClassVar[str] = "duty of the section"
    code: ClassVar[str] = "WH555"
    title: ClassVar[str] = "name that the law does not have"
    message_template: ClassVar[str] = "`{law}` has no {sort} `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "write the name as the law has it"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownLaw(Diagnostic):
    """An answer, a choice or a waiver is about a law that nobody has."""

    name: str
    hint: str = ""

    code: ClassVar[str] = "WH556"
    title: ClassVar[str] = "deal about an unknown law"
    message_template: ClassVar[str] = "there is no law `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "the id of a law is its path in the library with dots, such as `us.ca.sb34`"
