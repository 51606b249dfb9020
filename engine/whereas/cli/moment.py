"""A date on the command line: a day, or a moment with its zone."""

from __future__ import annotations

import datetime as dt

import click


class Moment(click.ParamType[dt.date | dt.datetime]):
    """A day, or a moment with its zone."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date | dt.datetime:
        """Return the day or the moment that was typed."""
        if isinstance(value, dt.date):
            return value
        text = str(value)
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"`{text}` is no date; write one such as 2026-02-28, or 2026-02-28T17:00-08:00", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"`{text}` has no time zone; write one such as 2026-02-28T17:00-08:00", param, ctx)
        return moment
