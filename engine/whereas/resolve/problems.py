"""Everything that can be wrong with names and references in a vocabulary, a law or a scenario (WH2xx).

Kinds and units are in `problems_kinds.py`, time in `problems_time.py`. Promise: wording stands here and nowhere else
in this room; every message stands alone and quotes the author's own words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity
from whereas.text.suggest import nearest_name

_SHOWN_AT_MOST = 12


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a question that names the nearest of `known`; else all of them if they are few; else nothing."""
    names = sorted(set(known))
    near = nearest_name(name, names)
    if near is not None:
        return f"did you mean `{near}`?"
    if 0 < len(names) <= _SHOWN_AT_MOST:
        return "known here: " + ", ".join(f"`{name}`" for name in names)
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName(Diagnostic):
    """A name that nothing has: `sort` says what it would have to be the name of, `hint` which one may be meant."""

    name: str
    sort: str
    hint: str = ""

    code: ClassVar[str] = "WH201"
    title: ClassVar[str] = "unknown name"
    message_template: ClassVar[str] = "no {sort} is called `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "use a name that the vocabulary or the law declares, or declare this one"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownSection(Diagnostic):
    """A reference to a section that the law does not have."""

    number: str
    law: str
    hint: str = ""

    code: ClassVar[str] = "WH202"
    title: ClassVar[str] = "unknown section"
    message_template: ClassVar[str] = "`{law}` has no section {number}"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "write the number as the law prints it in its heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownLaw(Diagnostic):
    """A reference to a law, or a vocabulary, that is not at hand."""

    name: str
    sort: str
    hint: str = ""

    code: ClassVar[str] = "WH203"
    title: ClassVar[str] = "unknown law or vocabulary"
    message_template: ClassVar[str] = "there is no {sort} `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "the id of a law is its path in the library with dots, such as `us.ca.sb34`"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownDuty(Diagnostic):
    """A reference `15(a)#publish` to a duty that the section does not have."""

    name: str
    section: str
    hint: str = ""

    code: ClassVar[str] = "WH204"
    title: ClassVar[str] = "unknown duty"
    message_template: ClassVar[str] = "section {section} has no duty called `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = (
        "a duty has the name that stands after `duty`, or that of the exception that brings it"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownException(Diagnostic):
    """A reference to an exception that the section does not have."""

    name: str
    section: str
    hint: str = ""

    code: ClassVar[str] = "WH205"
    title: ClassVar[str] = "unknown exception"
    message_template: ClassVar[str] = "section {section} has no exception called `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "name one of its `unless`, or an `exception ... to section {section}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateName(Diagnostic):
    """Two things of one sort have one name."""

    name: str
    sort: str

    code: ClassVar[str] = "WH206"
    title: ClassVar[str] = "duplicate name"
    message_template: ClassVar[str] = "there is more than one {sort} called `{name}`"
    label_template: ClassVar[str] = "this name is taken"
    help_template: ClassVar[str] = "give one of them another name"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateSection(Diagnostic):
    """Two sections of a law have one number."""

    number: str

    code: ClassVar[str] = "WH207"
    title: ClassVar[str] = "duplicate section"
    message_template: ClassVar[str] = "there is more than one section {number}"
    label_template: ClassVar[str] = "this number is taken"
    help_template: ClassVar[str] = (
        "several duties under one printed number stand in one section, each with `duty NAME,`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedDuty(Diagnostic):
    """A section has several duties, and one of them has no name."""

    section: str

    code: ClassVar[str] = "WH208"
    title: ClassVar[str] = "unnamed duty"
    message_template: ClassVar[str] = "section {section} has several duties, and this one has no name"
    label_template: ClassVar[str] = "nothing tells it apart"
    help_template: ClassVar[str] = "write `duty NAME,` before its bearer; reports then call it {section}#NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousName(Diagnostic):
    """A name that could mean two things at this place."""

    name: str
    first: str
    second: str

    code: ClassVar[str] = "WH209"
    title: ClassVar[str] = "ambiguous name"
    message_template: ClassVar[str] = "`{name}` could mean {first} or {second}"
    label_template: ClassVar[str] = "which one is meant?"
    help_template: ClassVar[str] = "rename the one that this law declares"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenName(Diagnostic):
    """A variable takes a name that already means something, and would hide it."""

    name: str
    hidden: str

    code: ClassVar[str] = "WH210"
    title: ClassVar[str] = "hidden name"
    message_template: ClassVar[str] = "the variable `{name}` would hide {hidden} of that name"
    label_template: ClassVar[str] = "this name is taken"
    help_template: ClassVar[str] = "give the variable another name, such as one letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedName(Diagnostic):
    """A name that a deal file, or the engine, needs for itself."""

    name: str
    why: str

    code: ClassVar[str] = "WH211"
    title: ClassVar[str] = "reserved name"
    message_template: ClassVar[str] = "`{name}` can't be used as a name here: {why}"
    label_template: ClassVar[str] = "reserved"
    help_template: ClassVar[str] = "choose another name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle(Diagnostic):
    """Something depends on itself; `circle` shows the way round."""

    circle: str

    code: ClassVar[str] = "WH212"
    title: ClassVar[str] = "circle"
    message_template: ClassVar[str] = "this depends on itself: {circle}"
    label_template: ClassVar[str] = "the circle starts here"
    help_template: ClassVar[str] = "a verdict can't rest on itself; cut one of these references"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackwardRange(Diagnostic):
    """A range of sections whose last one stands before its first one."""

    first: str
    last: str

    code: ClassVar[str] = "WH213"
    title: ClassVar[str] = "backward range of sections"
    message_template: ClassVar[str] = "section {last} does not stand after section {first}"
    label_template: ClassVar[str] = "this range is empty"
    help_template: ClassVar[str] = "write the section that comes first in the law first"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptySection(Diagnostic):
    """A section that says nothing and does not say why."""

    section: str

    code: ClassVar[str] = "WH214"
    title: ClassVar[str] = "section that says nothing"
    message_template: ClassVar[str] = "section {section} has no duty, definition, suit or penalty"
    label_template: ClassVar[str] = "every section is accounted for"
    help_template: ClassVar[str] = (
        'write `not encoded because "..."` if it creates no duty or can\'t be stated as a rule'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredReading(Diagnostic):
    """A term is defined under some readings of a dispute, and not under the others."""

    name: str
    dispute: str
    readings: str

    code: ClassVar[str] = "WH215"
    title: ClassVar[str] = "reading without a definition"
    message_template: ClassVar[str] = (
        "`{name}` is not defined under every reading of `{dispute}`: {readings} is missing"
    )
    label_template: ClassVar[str] = "only under some readings"
    help_template: ClassVar[str] = "write `define {name} ... under reading NAME as ...` for each reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedDefinition(Diagnostic):
    """The definitions of one term don't fit together: other things, other disputes, or with and without a reading."""

    name: str

    code: ClassVar[str] = "WH216"
    title: ClassVar[str] = "definitions that don't fit together"
    message_template: ClassVar[str] = (
        "`{name}` is defined more than once, and not of the same things under readings of one dispute"
    )
    label_template: ClassVar[str] = "this one differs"
    help_template: ClassVar[str] = (
        "one term has one definition, or one for each reading of one dispute, with the same variables"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreachableException(Diagnostic):
    """An exception that can never excuse; `why` says for which reason."""

    name: str
    why: str

    code: ClassVar[str] = "WH218"
    title: ClassVar[str] = "unreachable exception"
    message_template: ClassVar[str] = "the exception `{name}` can never excuse: {why}"
    label_template: ClassVar[str] = "never holds where it is needed"
    help_template: ClassVar[str] = "mend its condition, or drop it"


@dataclass(frozen=True, slots=True, kw_only=True)
class BearerOutOfPlace(Diagnostic):
    """`the bearer` where no duty is judged."""

    code: ClassVar[str] = "WH219"
    title: ClassVar[str] = "bearer out of place"
    message_template: ClassVar[str] = "`the bearer` means nothing here"
    label_template: ClassVar[str] = "no duty is judged here"
    help_template: ClassVar[str] = (
        "`the bearer` may stand in a duty, its `when` and its exceptions; name the party instead"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnInstance(Diagnostic):
    """`as to X` where no duty of the section is about a record of that kind."""

    section: str
    record: str

    code: ClassVar[str] = "WH220"
    title: ClassVar[str] = "section about something else"
    message_template: ClassVar[str] = "section {section} is not about {record}, so nothing of it is `as to` one"
    label_template: ClassVar[str] = "no `for each` of that section ranges over this"
    help_template: ClassVar[str] = "name a record that the section ranges over, or leave `as to` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotADealPath(Diagnostic):
    """A path in a scenario that does not lead to a fact or a record of a deal."""

    path: str
    expected: str

    code: ClassVar[str] = "WH221"
    title: ClassVar[str] = "path that leads nowhere"
    message_template: ClassVar[str] = "`{path}` is not the path of {expected}"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = "write a fact as `flows[clip].consent`, and a record as `flows[clip]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleExpectation(Diagnostic):
    """An expectation that no verdict could meet; `why` says for which reason."""

    why: str

    code: ClassVar[str] = "WH222"
    title: ClassVar[str] = "expectation that nothing can meet"
    message_template: ClassVar[str] = "no verdict could meet this: {why}"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = (
        "`by` goes with excused, `until` with pending, and `possible` holds the verdict itself"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedImport(Diagnostic):
    """A law imports itself, or the same law twice."""

    name: str

    code: ClassVar[str] = "WH223"
    title: ClassVar[str] = "idle import"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "importing `{name}` here has no effect"
    label_template: ClassVar[str] = "itself, or imported already"
    help_template: ClassVar[str] = "leave this line out"
