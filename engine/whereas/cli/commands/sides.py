"""`whereas matrix` and `whereas compare`: deals side by side, by laws or duty by duty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.asking import choosing_deals_and_laws, outcome_of
from whereas.cli.output import deliver

if TYPE_CHECKING:
    from whereas.report.side_by_side import Kind

FORMATS = ("text", "json", "html")


@click.command()
@choosing_deals_and_laws
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
def matrix(format_: str, output: str | None, **chosen: Any) -> None:  # noqa: ANN401 - options
    """Draw laws by deals, with one verdict in each cell.

    It shows, and judges nothing: the status is 0 whatever the verdicts are. `whereas check` gives the reasons.
    """
    _deliver("matrix", format_, output, chosen)


@click.command()
@choosing_deals_and_laws
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Show the duties on which the deals agree as well.")
def compare(format_: str, output: str | None, *, everything: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """Set deals side by side, duty by duty: those on which their verdicts differ.

    It shows, and judges nothing: the status is 0 whatever the verdicts are. JSON has every duty.
    """
    if len(set(chosen["deals"])) == 1:
        message = "one deal alone has none to be compared with; name another, or use `whereas check`"
        raise click.UsageError(message)
    _deliver("compare", format_, output, chosen, everything=everything or format_ == "json")


def _deliver(
    kind: Kind, format_: str, output: str | None, chosen: Mapping[str, Any], *, everything: bool = True
) -> None:
    from whereas.report.formats.sides import render
    from whereas.report.side_by_side import differing, table_of

    report = outcome_of(chosen).report
    assert report is not None  # noqa: S101 - the program ended where there is none
    table = table_of(report, kind)
    deliver(render(table if everything else differing(table), format_), output)
