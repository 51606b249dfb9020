"""Everything that can be wrong with kinds and units (WH3xx): words that mean something else than is needed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMismatch(Diagnostic):
    """Two sides that can't be compared, because they are of different kinds."""

    left: str
    right: str

    code: ClassVar[str] = "WH301"
    title: ClassVar[str] = "kinds that can't be compared"
    message_template: ClassVar[str] = "{left} can't be compared with {right}"
    label_template: ClassVar[str] = "this is {right}"
    help_template: ClassVar[str] = "compare things of one kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongKind(Diagnostic):
    """A value of one kind where another is needed."""

    expected: str
    found: str

    code: ClassVar[str] = "WH302"
    title: ClassVar[str] = "wrong kind"
    message_template: ClassVar[str] = "{expected} is needed here, and this is {found}"
    label_template: ClassVar[str] = "this is {found}"
    help_template: ClassVar[str] = "write {expected}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotACondition(Diagnostic):
    """A value where something is needed that is so or is not so."""

    found: str

    code: ClassVar[str] = "WH303"
    title: ClassVar[str] = "no condition"
    message_template: ClassVar[str] = "a condition is needed here, and this is {found}"
    label_template: ClassVar[str] = "this alone is neither so nor not so"
    help_template: ClassVar[str] = "say what about it: `... is ...`, `... exists`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAValue(Diagnostic):
    """A condition where a value is needed."""

    code: ClassVar[str] = "WH304"
    title: ClassVar[str] = "condition in place of a value"
    message_template: ClassVar[str] = "a value is needed here, and this is a condition"
    label_template: ClassVar[str] = "this is so or not so"
    help_template: ClassVar[str] = "join conditions with `and`, `or`, `not`; compare only values"


@dataclass(frozen=True, slots=True, kw_only=True)
class IsOneOfIsMeant(Diagnostic):
    """`x is a or b`: the word after `or` alone is no condition."""

    name: str
    both: str

    code: ClassVar[str] = "WH305"
    title: ClassVar[str] = "value in place of a condition"
    message_template: ClassVar[str] = "`{name}` alone is no condition"
    label_template: ClassVar[str] = "a value, not a condition"
    help_template: ClassVar[str] = "to allow several values, write `is one of [{both}]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchStep(Diagnostic):
    """A `.field` or `[key]` after something that has none."""

    found: str

    code: ClassVar[str] = "WH306"
    title: ClassVar[str] = "step that leads nowhere"
    message_template: ClassVar[str] = "nothing can follow here, for this is {found}"
    label_template: ClassVar[str] = "leads nowhere"
    help_template: ClassVar[str] = "only a record has fields, and only a list of the deal has named items"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAList(Diagnostic):
    """Something that is no list where one is ranged over or asked for its members."""

    found: str

    code: ClassVar[str] = "WH307"
    title: ClassVar[str] = "no list"
    message_template: ClassVar[str] = "a list is needed here, and this is {found}"
    label_template: ClassVar[str] = "no list"
    help_template: ClassVar[str] = "name a list of the deal, such as `flows`, or a field that is a list"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListComparedAsOne(Diagnostic):
    """`is` between a list and one value."""

    code: ClassVar[str] = "WH308"
    title: ClassVar[str] = "list compared with one value"
    message_template: ClassVar[str] = "a list is not one value"
    label_template: ClassVar[str] = "one value"
    help_template: ClassVar[str] = "write `includes`, `includes all of [...]` or `includes any of [...]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class MayBeNone(Diagnostic):
    """An amount that may be none is ordered or added without saying what holds where it is none."""

    path: str

    code: ClassVar[str] = "WH309"
    title: ClassVar[str] = "amount that may be none"
    message_template: ClassVar[str] = "`{path}` may be none, and nothing says what holds then"
    label_template: ClassVar[str] = "may be none"
    help_template: ClassVar[str] = (
        "write `{path} exists and ...`, or let the vocabulary say `none means unlimited` or `none means zero`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomparableUnits(Diagnostic):
    """Two amounts of one kind that have different units or currencies."""

    left: str
    right: str

    code: ClassVar[str] = "WH310"
    title: ClassVar[str] = "units that can't be compared"
    message_template: ClassVar[str] = "an amount in {left} can't be compared with one in {right}"
    label_template: ClassVar[str] = "in {right}"
    help_template: ClassVar[str] = "state both in one unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSubject(Diagnostic):
    """A definition, a judgment or a parameter used of something else than it is about."""

    name: str
    expected: str
    found: str

    code: ClassVar[str] = "WH311"
    title: ClassVar[str] = "wrong subject"
    message_template: ClassVar[str] = "`{name}` is said of {expected}, and this is {found}"
    label_template: ClassVar[str] = "{found}"
    help_template: ClassVar[str] = "use it of {expected}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedValue(Diagnostic):
    """A value of a kind in quotation marks, or a text without them."""

    word: str
    wanted: str

    code: ClassVar[str] = "WH312"
    title: ClassVar[str] = "quotation marks"
    message_template: ClassVar[str] = "{wanted} is needed here, not {word}"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = "a value of a kind is written without quotation marks, a text with them"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneCompared(Diagnostic):
    """`none` elsewhere than in `is none` and `is not none`."""

    code: ClassVar[str] = "WH313"
    title: ClassVar[str] = "none in place of a value"
    message_template: ClassVar[str] = "`none` is no value that could stand here"
    label_template: ClassVar[str] = "no value"
    help_template: ClassVar[str] = "write `is none`, `is not none` or `exists`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotACount(Diagnostic):
    """A number of items that is no whole number, or that makes the condition idle."""

    written: str

    code: ClassVar[str] = "WH314"
    title: ClassVar[str] = "no count"
    message_template: ClassVar[str] = "`{written}` can't be a number of items here"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = "a whole number from 1 on; for none at all, write `no x in ...`"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyList(Diagnostic):
    """A list in brackets without members where some are needed."""

    code: ClassVar[str] = "WH315"
    title: ClassVar[str] = "empty list"
    message_template: ClassVar[str] = "this list has no members"
    label_template: ClassVar[str] = "empty"
    help_template: ClassVar[str] = "write at least one member"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNotShared(Diagnostic):
    """A field that not all of the lists of one `for each` have, with one kind."""

    name: str
    without: str

    code: ClassVar[str] = "WH316"
    title: ClassVar[str] = "field that is not shared"
    message_template: ClassVar[str] = "`{name}` is not a field of every list here: {without} has none of this kind"
    label_template: ClassVar[str] = "not shared"
    help_template: ClassVar[str] = (
        "read only fields that all the lists have with one kind, or write a section for each list"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedKinds(Diagnostic):
    """Things that must be of one kind, such as the members of a list or the lines of a parameter, and are not."""

    first: str
    second: str

    code: ClassVar[str] = "WH317"
    title: ClassVar[str] = "mixed kinds"
    message_template: ClassVar[str] = "this is {second}, and the one before is {first}"
    label_template: ClassVar[str] = "{second}"
    help_template: ClassVar[str] = "all of them must be of one kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionOutOfPlace(Diagnostic):
    """An option of the vocabulary that means nothing for a field, role or record of this kind."""

    option: str
    only: str

    code: ClassVar[str] = "WH318"
    title: ClassVar[str] = "option out of place"
    message_template: ClassVar[str] = "`{option}` means nothing here"
    label_template: ClassVar[str] = "only for {only}"
    help_template: ClassVar[str] = "`{option}` is for {only}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOrTerm(Diagnostic):
    """A date of which the vocabulary does not say whether it happens or is set."""

    code: ClassVar[str] = "WH319"
    title: ClassVar[str] = "event or term"
    message_template: ClassVar[str] = "the vocabulary must say whether this date is an event or a term"
    label_template: ClassVar[str] = "happens, or is set?"
    help_template: ClassVar[str] = "write `event` for what happens, `term` for what is agreed, needed or set"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyOfOne(Diagnostic):
    """Something that may be said once, and is said twice."""

    what: str

    code: ClassVar[str] = "WH320"
    title: ClassVar[str] = "said twice"
    message_template: ClassVar[str] = "{what} is stated more than once"
    label_template: ClassVar[str] = "stated again"
    help_template: ClassVar[str] = "state it once"
