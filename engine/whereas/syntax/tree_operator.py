"""The closed sets of words that trees carry: comparators, states, quantifiers, units.

The value of each member is how it is written in a law.
"""

from __future__ import annotations

from enum import Enum


class DurationUnit(Enum):
    """A unit of time, named in the singular."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DayKind(Enum):
    """Which days a duration counts; only days may carry one."""

    BUSINESS = "business"
    COURT = "court"
    CALENDAR = "calendar"


class Basis(Enum):
    """On what a fact rests, weakest first; the value is the word after `as`."""

    PROMISED = "promised"
    CONTRACTED = "contracted"
    CONFIGURED = "configured"
    OBSERVED = "observed"


class Reach(Enum):
    """What can be followed from a flow."""

    EVENTUAL_RECIPIENTS = "eventual recipients"
    ONWARD_FLOWS = "onward flows"


class ArithmeticOperator(Enum):
    """Plus and minus."""

    PLUS = "+"
    MINUS = "-"


class AggregateKind(Enum):
    """What is computed over a list."""

    NUMBER = "number"  # the number of s in searches where (...)
    DIFFERENT = "different"  # the number of different s.user for s in searches where (...)
    TOTAL = "total"  # the total of s.count for s in searches where (...)
    SHARE = "share"  # the share of s in searches where (...)


class ExtremeKind(Enum):
    """Which member is taken."""

    EARLIEST = "earliest"
    LATEST = "latest"
    GREATER = "greater"
    LESSER = "lesser"


class Direction(Enum):
    """On which side of a day another one lies. `OF` is either side (`within 3 days of X`) or the same year."""

    BEFORE = "before"
    AFTER = "after"
    OF = "of"


class BoundaryKind(Enum):
    """Which end of a period is meant."""

    START = "start"
    END = "end"


class Comparator(Enum):
    """The words between two values; the value is how they are written."""

    IS = "is"
    IS_NOT = "is not"
    IS_ONE_OF = "is one of"
    IS_NOT_ONE_OF = "is not one of"
    BEFORE = "before"
    AFTER = "after"
    ON_OR_BEFORE = "on or before"
    ON_OR_AFTER = "on or after"
    NOT_LATER_THAN = "not later than"
    BY = "by"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    FALLS_WITHIN = "falls within"
    INCLUDES = "includes"
    INCLUDES_ALL = "includes all of"
    INCLUDES_ANY = "includes any of"
    INCLUDES_NONE = "includes none of"
    MENTIONS_ANY = "mentions any of"


class MarginComparator(Enum):
    """How a distance in time is limited; the value is how it is written."""

    WITHIN = "within"
    NOT_LATER_THAN = "not later than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


class Awareness(Enum):
    """What somebody is said to have in mind."""

    KNOWS = "knows"
    REASON_TO_BELIEVE = "knows or has reason to believe"


class SectionState(Enum):
    """What may be said of a section; the value is how it is written after `is`, but for `applies`."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    EXCUSED = "excused"
    COMPLIED_WITH = "complied with"
    RELIED_ON = "relied on"
    APPLIES = "applies"


class QuantifierKind(Enum):
    """How many items are asked for; the last four carry a number."""

    SOME = "some"
    EVERY = "every"
    NO = "no"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE_THAN = "more than"
    LESS_THAN = "less than"


class ListingKind(Enum):
    """How the lettered parts of a list are joined."""

    ANY = "any of these"
    ALL = "all of these"
    NONE = "none of these"


class ProofLevel(Enum):
    """The weakest thing that a verdict may rest on; the value is the word before `or better`."""

    PROMISE = "promise"
    CONTRACT = "contract"
    SETTINGS = "settings"
    LOGS = "logs"
