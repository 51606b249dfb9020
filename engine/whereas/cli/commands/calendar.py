"""`whereas calendar`: what is due by when, and what must come before what."""

from __future__ import annotations

import sys
from typing import Any

import click

from whereas.cli.asking import answer_to, choosing_deals_and_laws, making_anew
from whereas.cli.output import deliver, tell

FORMATS = ("text", "json", "csv", "ics")


@click.command()
@choosing_deals_and_laws
@making_anew
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
def calendar(format_: str, output: str | None, *, anew: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """List the duties of a deal by when they are due, and what must come before what.

    What has no day because an event has none is listed without one, with the limit as the law has it. It shows, and
    judges nothing: the status is 0 whatever the verdicts are. `--format ics` is for the calendar of an office.
    """
    from whereas.report.formats.table import refused

    problem = refused(format_, output)
    if problem is not None:
        tell((problem,), {})
        sys.exit(2)
    found = answer_to(chosen, anew=anew)
    assert found.report is not None  # noqa: S101 - the program ended where there is none
    if format_ == "ics":
        from whereas.report.formats.ics import render

        deliver(render(found.report), output)
    else:
        from whereas.report.formats.calendar_ import FORMATS as RENDERERS

        deliver(RENDERERS[format_](found.report), output)
