"""What can be wrong with the form in which something is said (WH540 to WH559).

Promise: wording stands here alone; the help shows the form that would do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongForm(Diagnostic):
    """A value, a list or names with values stand where another of these is wanted."""

    found: str
    wanted: str
    example: str

    one_value: ClassVar[str] = "one value"
    a_list: ClassVar[str] = "a list"
    names: ClassVar[str] = "a set of names with values"
    other: ClassVar[str] = "something else"
    fact: ClassVar[str] = "a fact of another record"
    amount: ClassVar[str] = "an amount or a date"
    yes_or_no: ClassVar[str] = "yes or no"
    member: ClassVar[str] = "a member of the list"
    open_list: ClassVar[str] = "{items: [video], complete: no}"
    a_record: ClassVar[str] = "a set of facts"
    items_by_key: ClassVar[str] = "items, each under its own key"
    from_until: ClassVar[str] = "a first and a last day"
    file_name: ClassVar[str] = "the name of a file"
    none: ClassVar[str] = "none, or the facts of the record"
    choices: ClassVar[str] = "disputes, each with its choice"
    a_scope: ClassVar[str] = "what a waiver covers"
    instances: ClassVar[str] = "the records that it covers"
    path: ClassVar[str] = "one record"
    a_text: ClassVar[str] = "a text"
    a_source: ClassVar[str] = "a source with its title"
    deal: ClassVar[str] = "a deal"
    item_key: ClassVar[str] = "the key of an item"
    item_key_example: ClassVar[str] = "recipient: ring"
    code: ClassVar[str] = "WH540"
    title: ClassVar[str] = "another form than is wanted"
    message_template: ClassVar[str] = "{found} stands here in place of {wanted}"
    label_template: ClassVar[str] = "not {wanted}"
    help_template: ClassVar[str] = "write it like `{example}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralValues(Diagnostic):
    """A list of values stands where a fact has one."""

    title_of_fact: str

    code: ClassVar[str] = "WH541"
    title: ClassVar[str] = "several values of one fact"
    message_template: ClassVar[str] = "the {title_of_fact} is one value, and a list stands here"
    label_template: ClassVar[str] = "which of them holds?"
    help_template: ClassVar[str] = (
        "write one value; `{{one_of: [a, b]}}` if it is not known which; `{{disputed: [...]}}` if sources differ; "
        "or versions, each with its basis: `[{{value: a, basis: promised}}, {{value: b, basis: observed}}]`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedForms(Diagnostic):
    """Two ways to say what is known stand together, and it is open which counts."""

    first: str
    second: str

    code: ClassVar[str] = "WH542"
    title: ClassVar[str] = "two forms of one fact at once"
    message_template: ClassVar[str] = "`{second}` can't stand beside `{first}` in one fact"
    label_template: ClassVar[str] = "beside `{first}`"
    help_template: ClassVar[str] = "keep one of the two, or write two versions, each with its source"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingStated(Diagnostic):
    """Source, basis or dates are given, and no value."""

    code: ClassVar[str] = "WH543"
    title: ClassVar[str] = "source without a value"
    message_template: ClassVar[str] = "this says how something is known, and not what"
    label_template: ClassVar[str] = "no `value` here"
    help_template: ClassVar[str] = "add `value: ...`; leave the value empty if the source was read and does not say"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOrder(Diagnostic):
    """`at_least` or `at_most` of what has no more and less."""

    form: str
    title_of_fact: str

    code: ClassVar[str] = "WH544"
    title: ClassVar[str] = "bound on what has no order"
    message_template: ClassVar[str] = "`{form}` says nothing of the {title_of_fact}, which has no more or less"
    label_template: ClassVar[str] = "only amounts and dates have bounds"
    help_template: ClassVar[str] = "name what is possible: `{{one_of: [a, b]}}`, or what is excluded: `{{not: a}}`"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyOfLists(Diagnostic):
    """`items`, `includes` or `lacks_some_of` of a fact that is one value, or a bound of one that is a list."""

    form: str
    title_of_fact: str
    is_list: str

    one_value: ClassVar[str] = "one value"
    a_list: ClassVar[str] = "a list"
    code: ClassVar[str] = "WH545"
    title: ClassVar[str] = "form of another sort of fact"
    message_template: ClassVar[str] = "`{form}` can't be said of the {title_of_fact}, which is {is_list}"
    label_template: ClassVar[str] = "not for {is_list}"
    help_template: ClassVar[str] = (
        "one value has `value`, `one_of`, `not`, `at_least`, `at_most`; "
        "a list has `items`, `complete`, `includes`, `not`, `lacks_some_of`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Diagnostic):
    """What is said here can't be true together with what is said beside it."""

    this: str
    other: str

    code: ClassVar[str] = "WH546"
    title: ClassVar[str] = "deal that contradicts itself"
    message_template: ClassVar[str] = "{this}, and yet {other}"
    label_template: ClassVar[str] = "both can't be"
    help_template: ClassVar[str] = "take one of the two back; if sources differ, say so with `disputed`"

    @classmethod
    def member_and_not(cls, span: Span, name: str) -> Contradiction:
        """Return that a member is named and excluded."""
        return cls(span=span, this=f"`{name}` is said not to be in the list", other="it is named as a member")

    @classmethod
    def lacks_nothing(cls, span: Span) -> Contradiction:
        """Return that a list is said to lack some of what it is said to have."""
        return cls(span=span, this="the list is said to lack some of these", other="all of them are named as members")

    @classmethod
    def open_and_covers(cls, span: Span) -> Contradiction:
        """Return that a list is said to be open and to be complete for a time."""
        return cls(span=span, this="the list is said to be complete for a time", other="`complete: no` calls it open")

    @classmethod
    def end_and_stage(cls, span: Span, stage: str) -> Contradiction:
        """Return that a last day is given for a deal that is not over."""
        return cls(span=span, this="the deal is said to be over", other=f"its stage is `{stage}`")


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsBeforeStart(Diagnostic):
    """A time that ends before it begins."""

    first: str
    last: str

    code: ClassVar[str] = "WH547"
    title: ClassVar[str] = "time that ends before it begins"
    message_template: ClassVar[str] = "this ends on {last}, before it begins on {first}"
    label_template: ClassVar[str] = "before {first}"
    help_template: ClassVar[str] = "change one of the two dates; both days belong to the time between them"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwiceInList(Diagnostic):
    """A member is named twice in one list. It counts once."""

    name: str

    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "WH548"
    title: ClassVar[str] = "member named twice"
    message_template: ClassVar[str] = "`{name}` is named twice in one list"
    label_template: ClassVar[str] = "counts once"
    help_template: ClassVar[str] = "take one out, or put right what the other was to be"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoversNothing(Diagnostic):
    """A list is said to be complete for a time, and its records have no date that could fall into it."""

    name: str

    code: ClassVar[str] = "WH549"
    title: ClassVar[str] = "complete for a time, without dates"
    message_template: ClassVar[str] = (
        "`{name}` can't be complete for a time, since its records are not acts with a date"
    )
    label_template: ClassVar[str] = "a time for what has none"
    help_template: ClassVar[str] = "write `complete: yes` or `complete: no`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLogHere(Diagnostic):
    """A log is given for a list that can't be one."""

    name: str

    code: ClassVar[str] = "WH550"
    title: ClassVar[str] = "log where none may be"
    message_template: ClassVar[str] = "`{name}` can't be given as a log"
    label_template: ClassVar[str] = "not a list that may be a log"
    help_template: ClassVar[str] = "write its records under `items:`, or let the vocabulary say that it `may be a log`"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogElsewhere(Diagnostic):
    """A log outside the folder of the deal."""

    name: str

    code: ClassVar[str] = "WH551"
    title: ClassVar[str] = "log outside the folder of the deal"
    message_template: ClassVar[str] = "the log `{name}` does not lie beside the deal or in a folder there"
    label_template: ClassVar[str] = "leads out of the folder of the deal"
    help_template: ClassVar[str] = "put the log beside the deal, and write its name: `log: searches-2025.csv`"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSideOnly(Diagnostic):
    """A dispute in which nobody disagrees."""

    code: ClassVar[str] = "WH552"
    title: ClassVar[str] = "dispute with one side"
    message_template: ClassVar[str] = "a dispute has at least two versions"
    label_template: ClassVar[str] = "nobody says otherwise"
    help_template: ClassVar[str] = "add what the others say, or write the one version as it stands"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWithoutSource(Diagnostic):
    """A page or a quotation, and it is open from which source."""

    name: str

    code: ClassVar[str] = "WH553"
    title: ClassVar[str] = "page or quotation of no one source"
    message_template: ClassVar[str] = "it is open from which source the `{name}` is"
    label_template: ClassVar[str] = "from which source?"
    help_template: ClassVar[str] = "write `source: [{{source: a, at: page 7}}, {{source: b, at: page 2}}]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoWebAddress(Diagnostic):
    """An address that is no link. It is shown as a text."""

    text: str

    severity: ClassVar[Severity] = Severity.WARNING
    code: ClassVar[str] = "WH554"
    title: ClassVar[str] = "address that is no link"
    message_template: ClassVar[str] = "`{text}` is no address of the web, so that reports show it without a link"
    label_template: ClassVar[str] = "does not begin with `https://`"
    help_template: ClassVar[str] = "write an address such as `https://example.org/contract.pdf`"
