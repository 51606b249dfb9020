"""A date on the command line: a day, or a moment with its zone."""

from __future__ import annotations

import datetime as dt

import click

from whereas.values.literals import FIRST_YEAR, LAST_YEAR, Fault, Misread, read_day, read_day_or_moment

_NO_DAY = f"`{{}}` is no date of the years {FIRST_YEAR} to {LAST_YEAR}; write one such as 2026-02-28"
_NO_MOMENT = f"{_NO_DAY}, or 2026-02-28T17:00-08:00"
_NO_ZONE = "`{}` has no time zone; write one such as 2026-02-28T17:00-08:00"


class Moment(click.ParamType[dt.date | dt.datetime]):
    """A day, or a moment with its zone, as a deal would state it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date | dt.datetime:
        """Return the day or the moment that was typed."""
        if isinstance(value, dt.date):
            return value
        found = read_day_or_moment(str(value))
        if isinstance(found, Misread):
            self.fail((_NO_ZONE if found.fault is Fault.NO_ZONE else _NO_MOMENT).format(value), param, ctx)
        return found


class Day(click.ParamType[dt.date]):
    """A day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day that was typed."""
        if isinstance(value, dt.date):
            return value
        found = read_day(str(value))
        if isinstance(found, Misread):
            self.fail(_NO_DAY.format(value), param, ctx)
        return found
