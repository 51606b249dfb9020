"""`whereas matrix` and `whereas compare`: deals side by side, by laws or duty by duty."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.asking import answer_to, choosing_deals_and_laws, making_anew, request_of
from whereas.cli.output import deliver, tell, telling_how_far

if TYPE_CHECKING:
    from whereas.report.side_by_side import Table

FORMATS = ("text", "json", "html")
MOST_PAIRS = 5000
"""The most pairs of a deal and a law that are kept: the library has some hundreds."""


@click.command()
@choosing_deals_and_laws
@making_anew
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="In how many processes pairs are judged; as many as can work at once if left out.",
)
def matrix(format_: str, output: str | None, processes: int | None, *, anew: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """Draw laws by deals, with one verdict in each cell.

    It shows, and judges nothing: the status is 0 whatever the verdicts are. `whereas check` gives the reasons.
    """
    from whereas.library.kept import kept
    from whereas.library.processes import cores
    from whereas.survey import survey

    with telling_how_far("judged", quiet=chosen["quiet"]) as told:
        store = None if anew else kept("pairs", MOST_PAIRS)
        made = survey(request_of(chosen), processes or cores(), told, store)
    tell(made.diagnostics, made.sources, quiet=chosen["quiet"])
    if made.table is None:
        sys.exit(2)
    _deliver(made.table, format_, output)


@click.command()
@choosing_deals_and_laws
@making_anew
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Show the duties on which the deals agree as well.")
def compare(format_: str, output: str | None, *, everything: bool, anew: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """Set deals side by side, duty by duty: those on which their verdicts differ.

    It shows, and judges nothing: the status is 0 whatever the verdicts are. JSON has every duty.
    """
    if len(set(chosen["deals"])) == 1:
        message = "one deal alone has none to be compared with; name another, or use `whereas check`"
        raise click.UsageError(message)
    from whereas.report.side_by_side import differing, table_of

    report = answer_to(chosen, anew=anew).report
    assert report is not None  # noqa: S101 - the program ended where there is none
    table = table_of(report, "compare")
    _deliver(table if everything or format_ == "json" else differing(table), format_, output)


def _deliver(table: Table, format_: str, output: str | None) -> None:
    from whereas.report.formats.sides import render

    deliver(render(table, format_), output)
