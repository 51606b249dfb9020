"""More that can be wrong with a law as a whole (WH2xx): its head, its depth, who is bound, what it displaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class TooDeep(Diagnostic):
    """Conditions and terms that rest on one another beyond what anybody could follow."""

    limit: int

    code: ClassVar[str] = "WH224"
    title: ClassVar[str] = "nested too deep"
    message_template: ClassVar[str] = "this stands more than {limit} levels deep, the terms that it rests on included"
    label_template: ClassVar[str] = "too deep"
    help_template: ClassVar[str] = "define part of it as a term of its own, and let fewer terms rest on one another"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingHead(Diagnostic):
    """The head of a law lacks what every law must say."""

    what: str
    example: str

    code: ClassVar[str] = "WH225"
    title: ClassVar[str] = "incomplete head"
    message_template: ClassVar[str] = "the head of this law does not say {what}"
    label_template: ClassVar[str] = "its head stands here"
    help_template: ClassVar[str] = "write `{example}` after the title of the law"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherVocabulary(Diagnostic):
    """A law refers to one that uses another vocabulary, so that no record is the same in both."""

    name: str
    theirs: str

    code: ClassVar[str] = "WH226"
    title: ClassVar[str] = "law of another vocabulary"
    message_template: ClassVar[str] = "`{name}` uses the vocabulary `{theirs}`, and this law another one"
    label_template: ClassVar[str] = "other words than here"
    help_template: ClassVar[str] = "laws that refer to one another use one vocabulary"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToQualify(Diagnostic):
    """An exception or an edge to a section that states no duty."""

    section: str

    code: ClassVar[str] = "WH227"
    title: ClassVar[str] = "nothing to qualify"
    message_template: ClassVar[str] = "section {section} states no duty, so nothing in it can be excused or displaced"
    label_template: ClassVar[str] = "no duty"
    help_template: ClassVar[str] = "name the section that states the duty"
