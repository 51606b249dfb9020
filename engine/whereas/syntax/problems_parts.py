"""What can be wrong with a date, a number, a name, a clause or a file as a whole: WH121 and after.

As in `problems`, wording stands here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDay(Diagnostic):
    """A date or a moment that the calendar does not have."""

    found: str

    code: ClassVar[str] = "WH121"
    title: ClassVar[str] = "A day that the calendar does not have"
    message_template: ClassVar[str] = "`{found}` is not on the calendar"
    label_template: ClassVar[str] = "no such day or hour"
    help_template: ClassVar[str] = "write year, month and day in this order, such as 2026-07-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongDateForm(Diagnostic):
    """A date that is written in another way than year-month-day."""

    found: str

    code: ClassVar[str] = "WH122"
    title: ClassVar[str] = "A date in another form"
    message_template: ClassVar[str] = "`{found}` is not how a date is written here"
    label_template: ClassVar[str] = "expected four digits, two and two, such as 2026-07-01"
    help_template: ClassVar[str] = "write year, month and day with hyphens and leading zeros: 2026-07-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentWithoutZone(Diagnostic):
    """A moment that does not say in which zone."""

    found: str

    code: ClassVar[str] = "WH123"
    title: ClassVar[str] = "A moment without a zone"
    message_template: ClassVar[str] = "`{found}` does not say in which time zone"
    label_template: ClassVar[str] = "the zone is missing"
    help_template: ClassVar[str] = "add the distance from UTC, such as {found}-07:00, or Z for UTC itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongNumberForm(Diagnostic):
    """A number that is written in a way that could be misread."""

    found: str
    why: str
    instead: str

    code: ClassVar[str] = "WH124"
    title: ClassVar[str] = "A number in another form"
    message_template: ClassVar[str] = "`{found}` is not how a number is written here"
    label_template: ClassVar[str] = "{why}"
    help_template: ClassVar[str] = "write {instead}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThousandsInList(Diagnostic):
    """A thousands comma within a bracketed list."""

    found: str
    plain: str
    apart: str

    code: ClassVar[str] = "WH125"
    title: ClassVar[str] = "A thousands comma in a list"
    message_template: ClassVar[str] = "in a list, the comma of `{found}` could also part two members"
    label_template: ClassVar[str] = "one number, or two?"
    help_template: ClassVar[str] = "write {plain} for one number, or {apart} for two"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongNameForm(Diagnostic):
    """A name with capitals, hyphens or letters beyond a to z."""

    found: str
    instead: str

    code: ClassVar[str] = "WH126"
    title: ClassVar[str] = "A name in another form"
    message_template: ClassVar[str] = "`{found}` can't be a name: names have small letters, digits and `_`"
    label_template: ClassVar[str] = "not the form of a name"
    help_template: ClassVar[str] = (
        "write `{instead}`; the id of a deal or of an item stands in quotation marks or in brackets"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignForWord(Diagnostic):
    """A sign from a programming language or from print in place of words."""

    found: str
    words: str

    code: ClassVar[str] = "WH127"
    title: ClassVar[str] = "A sign in place of words"
    message_template: ClassVar[str] = "`{found}` is not used here"
    label_template: ClassVar[str] = "write {words}"
    help_template: ClassVar[str] = "write {words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSectionNumber(Diagnostic):
    """A section number that can't be read as one."""

    found: str

    code: ClassVar[str] = "WH128"
    title: ClassVar[str] = "A section number in another form"
    message_template: ClassVar[str] = "`{found}` is not read as part of a section number"
    label_template: ClassVar[str] = "expected a number such as 4(a)"
    help_template: ClassVar[str] = (
        "a section number begins with a digit or a capital and has no blank; put any other between quotation marks"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBeforeNumber(Diagnostic):
    """The law stands before the number of its section."""

    law: str

    code: ClassVar[str] = "WH129"
    title: ClassVar[str] = "The law before the number"
    message_template: ClassVar[str] = "the number of a section stands before its law"
    label_template: ClassVar[str] = "`{law}` belongs after the number"
    help_template: ClassVar[str] = "write `section NUMBER of {law}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWithoutCondition(Diagnostic):
    """A `must` or `may` that states nothing that could be tested."""

    modality: str

    code: ClassVar[str] = "WH130"
    title: ClassVar[str] = "A duty without a condition"
    message_template: ClassVar[str] = (
        "`{modality}` needs a condition that can be tested; only `must not` may stand alone"
    )
    label_template: ClassVar[str] = "expected `:` and a condition after this"
    help_template: ClassVar[str] = "write `:` and what must be true, or make it `not encoded because`"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedException(Diagnostic):
    """An exception without a name."""

    opener: str

    code: ClassVar[str] = "WH131"
    title: ClassVar[str] = "An exception without a name"
    message_template: ClassVar[str] = "an exception has a name, so that a verdict can say on which one it rests"
    label_template: ClassVar[str] = "expected a name and `:` before this"
    help_template: ClassVar[str] = "write `{opener} NAME: ...`, such as `{opener} consent: f.consent is each_request`"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownUnit(Diagnostic):
    """A number with a unit of time that does not exist, or with another word after it."""

    found: str

    code: ClassVar[str] = "WH132"
    title: ClassVar[str] = "An unknown unit of time"
    message_template: ClassVar[str] = "`{found}` is no unit of time"
    label_template: ClassVar[str] = "expected seconds, minutes, hours, days, weeks, months or years"
    help_template: ClassVar[str] = (
        "use a unit of time, or write the number alone; days may be `business`, `court` or `calendar` days"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownFile(Diagnostic):
    """A file that does not say what it is."""

    found: str

    code: ClassVar[str] = "WH133"
    title: ClassVar[str] = "A file that does not say what it is"
    message_template: ClassVar[str] = "a file begins with what it is, not with `{found}`"
    label_template: ClassVar[str] = "expected a law, a vocabulary or scenarios"
    help_template: ClassVar[str] = (
        "begin with `statute`, `ordinance`, `regulation`, `directive`, `policy`, `contract`, `vocabulary` or"
        " `scenarios for`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyFile(Diagnostic):
    """A file with nothing in it."""

    code: ClassVar[str] = "WH134"
    title: ClassVar[str] = "An empty file"
    message_template: ClassVar[str] = "there is nothing in this file"
    help_template: ClassVar[str] = 'begin with, for instance, `ordinance model.example "Title"`'


@dataclass(frozen=True, slots=True, kw_only=True)
class TooDeep(Diagnostic):
    """A condition with more levels than anybody could read."""

    limit: int

    code: ClassVar[str] = "WH135"
    title: ClassVar[str] = "Nested too deeply"
    message_template: ClassVar[str] = "this is nested more than {limit} levels deep"
    label_template: ClassVar[str] = "level {limit} ends here"
    help_template: ClassVar[str] = "give parts of it a name with `define`"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong(Diagnostic):
    """A file that is longer than any law."""

    length: int
    limit: int

    code: ClassVar[str] = "WH136"
    title: ClassVar[str] = "A file that is too long"
    message_template: ClassVar[str] = "the file has {length:,} characters; at most {limit:,} are read"
    help_template: ClassVar[str] = "split it into several laws"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyMistakes(Diagnostic):
    """More mistakes than are worth reading at once."""

    limit: int

    code: ClassVar[str] = "WH137"
    title: ClassVar[str] = "Too many mistakes"
    message_template: ClassVar[str] = "reading stops here after {limit} mistakes in this file"
    help_template: ClassVar[str] = "mend those above first"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTwice(Diagnostic):
    """Something that can be said once is said again."""

    what: str

    code: ClassVar[str] = "WH138"
    title: ClassVar[str] = "Said twice"
    message_template: ClassVar[str] = "`{what}` is stated a second time"
    label_template: ClassVar[str] = "stated again"
    help_template: ClassVar[str] = "keep one of the two"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReading(Diagnostic):
    """A dispute with a single reading."""

    name: str

    code: ClassVar[str] = "WH139"
    title: ClassVar[str] = "A dispute with one reading"
    message_template: ClassVar[str] = "the dispute `{name}` has one reading, so nothing is disputed"
    label_template: ClassVar[str] = "expected two readings or more"
    help_template: ClassVar[str] = "add the other reading, or state the rule without a dispute"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayKindWithoutDays(Diagnostic):
    """`3 court hours`: only days are counted as court or business days."""

    kind: str
    unit: str

    code: ClassVar[str] = "WH140"
    title: ClassVar[str] = "Court or business time that is not in days"
    message_template: ClassVar[str] = "only days are `{kind}` days; there are no `{kind} {unit}`"
    label_template: ClassVar[str] = "expected days"
    help_template: ClassVar[str] = "write `{kind} days`, or leave `{kind}` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnneededSign(Diagnostic):
    """A semicolon, an `end`, a full stop: clauses end by themselves."""

    found: str

    code: ClassVar[str] = "WH141"
    title: ClassVar[str] = "A sign that is not needed"
    message_template: ClassVar[str] = "`{found}` is not needed: a clause ends where the next one begins"
    label_template: ClassVar[str] = "take this out"
    help_template: ClassVar[str] = "take `{found}` out"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsParentheses(Diagnostic):
    """A condition of several parts where one part is read."""

    what: str

    code: ClassVar[str] = "WH142"
    title: ClassVar[str] = "Parentheses are needed"
    message_template: ClassVar[str] = "{what} stands in parentheses"
    label_template: ClassVar[str] = "nothing says where this ends"
    help_template: ClassVar[str] = "put `(` before it and `)` where it ends"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBeforeSeveral(Diagnostic):
    """`not A and B`, in which `not` reaches A alone."""

    connective: str

    code: ClassVar[str] = "WH601"
    title: ClassVar[str] = "Not before several conditions"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "this `not` reaches only what stands before `{connective}`"
    label_template: ClassVar[str] = "all that is negated"
    help_template: ClassVar[str] = (
        "write `not (a {connective} b)` to negate both, or put `not a` in parentheses to negate this alone"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProhibitionOfBoth(Diagnostic):
    """`must not "...": A and B`, which is broken only where A and B hold together."""

    code: ClassVar[str] = "WH602"
    title: ClassVar[str] = "A prohibition of several things together"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "this is forbidden only where all of it holds together"
    label_template: ClassVar[str] = "each part alone stays allowed"
    help_template: ClassVar[str] = (
        "write `or` if each is forbidden by itself; if only both together are, put parentheses around them"
    )
