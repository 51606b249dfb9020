"""Operators as rows: one member, one row of words and kinds. Every backend has one mapping from operator to meaning.

`Meaning` of a row: `words` is how the operator reads between its operands in plain English, with `{0}`, `{1}` for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Operator(Enum):
    """Every operator of the typed rules. Comparisons yield a truth, the others a value."""

    __hash__ = object.__hash__  # each is one object; the hash of its name is many times slower, and is asked for often

    # comparisons of values
    IS = "is"
    """`IS(x, v)`: the same value; false on none, even none against none. `is none` is `not exists`."""
    IS_ONE_OF = "is_one_of"
    """`IS_ONE_OF(x, v1, v2, ...)`: the first is the same as one of the rest; `x is one of some.list` is `INCLUDES`."""
    EXISTS = "exists"
    """`EXISTS(x)`: not none; for a list, it has a member. A bare yes_no fact is `IS(x, yes)`."""
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    INCLUDES = "includes"
    """`INCLUDES(list, x)`. `includes all/any/none of` are desugared to and/or/not of it, one per item, in order."""
    SAME_MEMBERS = "same_members"
    """`SAME_MEMBERS(list, list)`: sets are compared by members."""
    MENTIONS = "mentions"
    """`MENTIONS(text, words)`: the text contains the words, as whole words, in any case of letters."""

    # comparisons of dates: first what is placed, then an amount where there is one, then what it is placed by
    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    """Also `by DATE` and `not later than DATE`."""
    AFTER = "after"
    ON_OR_AFTER = "on_or_after"
    AT_LEAST_BEFORE = "at_least_before"
    """`AT_LEAST_BEFORE(a, d, b)`; also `by the day D before B` and `not later than D before B`."""
    MORE_THAN_BEFORE = "more_than_before"
    AT_MOST_BEFORE = "at_most_before"
    """`a` is before `b`, by at most `d`; also `within D before B` (a <= b)."""
    AT_LEAST_AFTER = "at_least_after"
    MORE_THAN_AFTER = "more_than_after"
    WITHIN_AFTER = "within_after"
    """`WITHIN_AFTER(a, d, t)`: t <= a <= t + d; also `at most D after T`."""
    NOT_LATER_THAN_AFTER = "not_later_than_after"
    """a <= t + d: early counts."""
    WITHIN_OF = "within_of"
    """`WITHIN_OF(a, d, b)`: at most d apart, either way."""
    FALLS_WITHIN = "falls_within"
    """`FALLS_WITHIN(date, period)`: the day from which the period is counted excluded, its last day included."""

    # values from values
    PLUS = "plus"
    MINUS = "minus"
    DAY_AFTER = "day_after"
    """`DAY_AFTER(d, x)`: the day `d` after `x`."""
    DAY_BEFORE = "day_before"
    EARLIEST = "earliest"
    """`EARLIEST(x, y, ...)`: members that are none stand aside."""
    LATEST = "latest"
    """`LATEST(x, y, ...)`: none if a member is none."""
    END_OF = "end_of"
    """`END_OF(period)`: its last day."""
    DATE_OF = "date_of"
    """`DATE_OF(year, month, day)`: also `15 March of y`."""
    YEAR_OF = "year_of"
    """`YEAR_OF(date)`: its calendar year, in the law's zone."""
    YEAR_AFTER = "year_after"
    YEAR_BEFORE = "year_before"
    STATE_OF = "state_of"
    """`STATE_OF(cell)`: filled, empty, masked, withheld or not_exported."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a reader needs to know of an operator."""

    words: str
    negated: str
    compares_dates: bool = False
    is_running: bool = False
    """A deadline that may still run: `within`, `not later than`, `by`, `at least D before` (semantics 1)."""


_O = Operator
ROWS: Mapping[Operator, Row] = {
    _O.IS: Row("{0} is {1}", "{0} is not {1}"),
    _O.IS_ONE_OF: Row("{0} is one of {rest}", "{0} is none of {rest}"),
    _O.EXISTS: Row("there is {0}", "there is no {0}"),
    _O.AT_LEAST: Row("{0} is at least {1}", "{0} is less than {1}"),
    _O.AT_MOST: Row("{0} is at most {1}", "{0} is more than {1}"),
    _O.MORE_THAN: Row("{0} is more than {1}", "{0} is at most {1}"),
    _O.LESS_THAN: Row("{0} is less than {1}", "{0} is at least {1}"),
    _O.INCLUDES: Row("{0} includes {1}", "{0} does not include {1}"),
    _O.SAME_MEMBERS: Row("{0} has the same members as {1}", "{0} has other members than {1}"),
    _O.MENTIONS: Row("{0} mentions {1}", "{0} does not mention {1}"),
    _O.BEFORE: Row("{0} is before {1}", "{0} is not before {1}", compares_dates=True),
    _O.ON_OR_BEFORE: Row(
        "{0} is on or before {1}", "{0} is not on or before {1}", compares_dates=True, is_running=True
    ),
    _O.AFTER: Row("{0} is after {1}", "{0} is not after {1}", compares_dates=True),
    _O.ON_OR_AFTER: Row("{0} is on or after {1}", "{0} is not on or after {1}", compares_dates=True),
    _O.AT_LEAST_BEFORE: Row(
        "{0} is at least {1} before {2}", "{0} is not at least {1} before {2}", compares_dates=True, is_running=True
    ),
    _O.MORE_THAN_BEFORE: Row(
        "{0} is more than {1} before {2}", "{0} is not more than {1} before {2}", compares_dates=True, is_running=True
    ),
    _O.AT_MOST_BEFORE: Row(
        "{0} is at most {1} before {2}", "{0} is not at most {1} before {2}", compares_dates=True, is_running=True
    ),
    _O.AT_LEAST_AFTER: Row("{0} is at least {1} after {2}", "{0} is not at least {1} after {2}", compares_dates=True),
    _O.MORE_THAN_AFTER: Row(
        "{0} is more than {1} after {2}", "{0} is not more than {1} after {2}", compares_dates=True
    ),
    _O.WITHIN_AFTER: Row(
        "{0} is within {1} after {2}", "{0} is not within {1} after {2}", compares_dates=True, is_running=True
    ),
    _O.NOT_LATER_THAN_AFTER: Row(
        "{0} is not later than {1} after {2}", "{0} is later than {1} after {2}", compares_dates=True, is_running=True
    ),
    _O.WITHIN_OF: Row("{0} is within {1} of {2}", "{0} is not within {1} of {2}", compares_dates=True, is_running=True),
    _O.FALLS_WITHIN: Row("{0} falls within {1}", "{0} does not fall within {1}", compares_dates=True, is_running=True),
    _O.PLUS: Row("{0} plus {1}", ""),
    _O.MINUS: Row("{0} minus {1}", ""),
    _O.DAY_AFTER: Row("the day {0} after {1}", ""),
    _O.DAY_BEFORE: Row("the day {0} before {1}", ""),
    _O.EARLIEST: Row("the earliest of {all}", ""),
    _O.LATEST: Row("the latest of {all}", ""),
    _O.END_OF: Row("the end of {0}", ""),
    _O.DATE_OF: Row("{2}/{1} of {0}", ""),
    _O.YEAR_OF: Row("the year of {0}", ""),
    _O.YEAR_AFTER: Row("the year after {0}", ""),
    _O.YEAR_BEFORE: Row("the year before {0}", ""),
    _O.STATE_OF: Row("the state of {0}", ""),
}
