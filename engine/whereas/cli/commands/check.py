"""`whereas check`: the main job."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable

import click

from whereas.cli.moment import Moment
from whereas.cli.output import deliver, tell

FORMATS = ("text", "json", "html", "markdown")
BASES = {"statement": 0, "promise": 1, "contract": 2, "configuration": 3, "observation": 4}
FAIL_ON = ("violated", "undetermined", "never")


def _pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for value in values:
        name, sign, choice = value.partition("=")
        if not sign or not name or not choice:
            message = f"`{value}` is no choice; write the dispute, `=` and the reading"
            raise click.BadParameter(message)
        found.append((name.strip(), choice.strip()))
    return tuple(found)


def _fail_on(_: click.Context, __: click.Parameter, value: str) -> frozenset[str]:
    chosen = frozenset(word.strip() for word in value.split(","))
    unknown = sorted(chosen - set(FAIL_ON))
    if unknown:
        message = f"`{unknown[0]}` is none of {', '.join(FAIL_ON)}"
        raise click.BadParameter(message)
    if "never" in chosen and len(chosen) > 1:
        message = "`never` stands alone"
        raise click.BadParameter(message)
    return chosen


@click.command()
@click.argument("deals", nargs=-1, required=True, metavar="DEAL...")
@click.option("--policy", "policies", multiple=True, metavar="ID_OR_PATH", help="A law, a folder of laws, or a file.")
@click.option("--jurisdiction", metavar="PLACE", help="Apply the law of a place, such as us/ca/oakland.")
@click.option("--as-of", type=Moment(), help="The assessment date; today if left out.")
@click.option("--reading", "readings", multiple=True, callback=_pairs, metavar="NAME=CHOICE", help="Choose a reading.")
@click.option("--resting-on", type=click.Choice(tuple(BASES)), help="Judge as if only this, or better, were known.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Default: text.")
@click.option("--output", metavar="FILE", help="Write the report to a file; `-` is standard output.")
@click.option(
    "--fail-on",
    metavar="[violated,undetermined,never]",
    default="violated",
    show_default=True,
    callback=_fail_on,
    help="What exits with 1; `undetermined` counts what is violated too.",
)
@click.option("--quiet", is_flag=True, help="No warnings on standard error.")
def check(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    deals: tuple[str, ...],
    policies: tuple[str, ...],
    jurisdiction: str | None,
    as_of: dt.date | dt.datetime | None,
    readings: tuple[tuple[str, str], ...],
    resting_on: str | None,
    format_: str | None,
    output: str | None,
    fail_on: frozenset[str],
    *,
    quiet: bool,
) -> None:
    """Test deals against law, and report what is violated, why, and what is not known.

    A DEAL is the name of one in the library, or a file. Without --policy and --jurisdiction, the law of the place of
    the deal's agency applies; where that is not stated, all model law.
    """
    from whereas.library.clock import today
    from whereas.model.facts import Basis
    from whereas.pipeline import Request, run

    request = Request(
        deals=deals,
        policies=policies,
        jurisdiction=jurisdiction,
        as_of=as_of or today(),
        readings=readings,
        floor=None if resting_on is None else Basis(BASES[resting_on]),
    )
    outcome = run(request)
    tell(outcome.diagnostics, outcome.sources, quiet=quiet)
    if outcome.report is None:
        sys.exit(2)
    deliver(_render(format_ or "text")(outcome.report), output)
    is_open = "undetermined" in fail_on and outcome.has_open_verdicts()
    sys.exit(int("never" not in fail_on and (outcome.has_violations() or is_open)))


def _render(name: str) -> Callable[..., str]:
    from importlib import import_module

    module = {"json": "json_"}.get(name, name)
    render: Callable[..., str] = import_module(f"whereas.report.formats.{module}").render
    return render
