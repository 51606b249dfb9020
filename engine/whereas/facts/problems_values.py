"""What can be wrong with a value: it is of another kind than the vocabulary says (WH530 to WH539).

Promise: wording stands here alone; what was written is quoted, and what would be right is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOfKind(Diagnostic):
    """A text is not a value of the kind that is wanted; `wanted` says which, `example` shows one."""

    text: str
    wanted: str
    example: str

    code: ClassVar[str] = "WH530"
    title: ClassVar[str] = "value of another kind"
    message_template: ClassVar[str] = "`{text}` is not {wanted}"
    label_template: ClassVar[str] = "{wanted} is wanted, such as `{example}`"
    help_template: ClassVar[str] = "write `{example}`, say; leave the value empty if it is not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAMember(Diagnostic):
    """A word that is none of the values of its kind."""

    text: str
    kind: str
    hint: str = ""

    stage: ClassVar[str] = "stage of a deal"
    in_vocabulary: ClassVar[str] = "{title} of the vocabulary"
    code: ClassVar[str] = "WH531"
    title: ClassVar[str] = "value that the vocabulary does not have"
    message_template: ClassVar[str] = "`{text}` is no {kind}"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "use a value that is known; `not: x` and `one_of: [x, y]` narrow what is not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupAsValue(Diagnostic):
    """A group of values stands where one value is wanted."""

    text: str
    members: str

    code: ClassVar[str] = "WH532"
    title: ClassVar[str] = "group in place of a value"
    message_template: ClassVar[str] = "`{text}` is a group of values, and one value is wanted"
    label_template: ClassVar[str] = "it stands for {members}"
    help_template: ClassVar[str] = "name the value; if it is not known which, write `{{one_of: [...]}}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneImpossible(Diagnostic):
    """`none` is said of what always exists."""

    title_of_fact: str

    code: ClassVar[str] = "WH533"
    title: ClassVar[str] = "none where something always exists"
    message_template: ClassVar[str] = "the {title_of_fact} can't be none"
    label_template: ClassVar[str] = "it always exists"
    help_template: ClassVar[str] = (
        "leave the value empty if it is not known; `none` means that it is known not to exist"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchWord(Diagnostic):
    """`null`, `~`, `None` and the like: neither known to be none nor known to be unknown."""

    text: str

    code: ClassVar[str] = "WH534"
    title: ClassVar[str] = "word that leaves open what is meant"
    message_template: ClassVar[str] = "`{text}` leaves open whether the fact is not known or known not to exist"
    label_template: ClassVar[str] = "`none` or `unknown`?"
    help_template: ClassVar[str] = (
        "write `none` for what is known not to exist, `unknown` for what is not known; a text stands in quotation marks"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyText(Diagnostic):
    """A text with nothing in it."""

    code: ClassVar[str] = "WH535"
    title: ClassVar[str] = "text with nothing in it"
    message_template: ClassVar[str] = "an empty text says nothing"
    label_template: ClassVar[str] = "nothing between the quotation marks"
    help_template: ClassVar[str] = "write `none` for what is known not to exist, or leave the value out"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDay(Diagnostic):
    """A date or hour that the calendar does not have."""

    text: str

    code: ClassVar[str] = "WH536"
    title: ClassVar[str] = "day that the calendar does not have"
    message_template: ClassVar[str] = "the calendar has no `{text}`"
    label_template: ClassVar[str] = "no such day or hour"
    help_template: ClassVar[str] = (
        "a date is year, month, day: `2026-03-31`; one known in part is `2026-03` or `2026`; years are 1000 to 2999"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyDigits(Diagnostic):
    """A number that is longer than any amount in the world."""

    limit: int

    code: ClassVar[str] = "WH537"
    title: ClassVar[str] = "number with too many digits"
    message_template: ClassVar[str] = "this number has more than {limit} digits"
    label_template: ClassVar[str] = "too many digits"
    help_template: ClassVar[str] = "write the amount with at most {limit} digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongUnit(Diagnostic):
    """An amount without its unit, or with one that is not known."""

    text: str
    wanted: str
    example: str

    code: ClassVar[str] = "WH538"
    title: ClassVar[str] = "amount without a unit that is known"
    message_template: ClassVar[str] = "`{text}` has no unit that {wanted} can have"
    label_template: ClassVar[str] = "such as `{example}`"
    help_template: ClassVar[str] = "write the unit as in `{example}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPrecision(Diagnostic):
    """A moment without its zone, a moment where a day is wanted, or a part of a date where a whole one is."""

    text: str
    wanted: str
    example: str

    day: ClassVar[str] = "a whole day"
    code: ClassVar[str] = "WH539"
    title: ClassVar[str] = "date that says too little or too much"
    message_template: ClassVar[str] = "`{text}` is not {wanted}"
    label_template: ClassVar[str] = "{wanted} is wanted, such as `{example}`"
    help_template: ClassVar[str] = "write it like `{example}`; hours always have a time zone"
