"""`whereas schema`: the JSON Schema of deal files and of reports."""

from __future__ import annotations

import json
import sys

import click

from whereas.cli.output import deliver, tell


@click.command()
@click.argument("what", type=click.Choice(("deal", "report")), default="deal")
def schema(what: str) -> None:
    """Print the JSON Schema of a deal file, or of a report."""
    if what == "report":
        from whereas.report.schema import report_schema_text

        deliver(report_schema_text(), None)
        return
    from whereas.facts.schema import deal_schema
    from whereas.pipeline import VOCABULARY, Desk, load_vocabulary

    desk = Desk()
    vocabulary = load_vocabulary(desk, VOCABULARY)
    tell(tuple(desk.problems), desk.sources)
    if vocabulary is None:
        sys.exit(2)
    deliver(json.dumps(deal_schema(vocabulary), indent=2), None)
