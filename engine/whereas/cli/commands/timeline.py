"""`whereas timeline`: verdicts over time, as the law and the deal change."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Any

import click

from whereas.cli.asking import choosing_deals_and_laws, request_of
from whereas.cli.moment import Day
from whereas.cli.output import deliver, tell

FORMATS = ("text", "json", "html")


@click.command()
@choosing_deals_and_laws
@click.option("--from", "first", type=Day(), metavar="DATE", help="The first day; if left out, the announcement's.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="The last day; the assessment date if left out.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
def timeline(
    first: dt.date | None,
    last: dt.date | None,
    format_: str,
    output: str | None,
    **chosen: Any,  # noqa: ANN401 - options
) -> None:
    """Draw how verdicts change over time: each law, and the duties whose verdicts turn.

    It shows, and judges nothing: the status is 0 whatever the verdicts are. `whereas check --as-of` gives the reasons.
    """
    from whereas.chronicle import tell_over_time
    from whereas.report.formats.timeline import render

    told = tell_over_time(request_of(chosen), first, last)
    tell(told.diagnostics, told.sources, quiet=chosen["quiet"])
    if told.timeline is None:
        sys.exit(2)
    deliver(render(told.timeline, format_), output)
