"""The options by which deals and laws are chosen, the same for every command that tests deals against laws."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.moment import Moment
from whereas.cli.output import tell, to_output

if TYPE_CHECKING:
    from whereas.answers import Answer
    from whereas.request import Request

BASES = {"statement": 0, "promise": 1, "contract": 2, "configuration": 3, "observation": 4}
Function = Callable[..., Any]


def _pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for value in values:
        name, sign, choice = value.partition("=")
        if not sign or not name or not choice:
            message = f"`{value}` is no choice; write the dispute, `=` and the reading"
            raise click.BadParameter(message)
        found.append((name.strip(), choice.strip()))
    return tuple(found)


_OPTIONS: tuple[Callable[[Function], Function], ...] = (
    click.argument("deals", nargs=-1, required=True, metavar="DEAL..."),
    click.option(
        "--policy", "policies", multiple=True, metavar="ID_OR_PATH", help="A law, a folder of laws, or a file."
    ),
    click.option("--jurisdiction", metavar="PLACE", help="Apply the law of a place, such as us/ca/oakland."),
    click.option("--as-of", type=Moment(), help="The assessment date; today if left out."),
    click.option(
        "--reading", "readings", multiple=True, callback=_pairs, metavar="NAME=CHOICE", help="Choose a reading."
    ),
    click.option("--resting-on", type=click.Choice(tuple(BASES)), help="Judge as if only this, or better, were known."),
    to_output,
    click.option("--quiet", is_flag=True, help="No warnings on standard error."),
)


def choosing_deals_and_laws(command: Function) -> Function:
    """Return a command with the options by which deals and laws are chosen."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def making_anew(command: Function) -> Function:
    """Return a command with the option by which a report that was made before is made again."""
    words = "Judge again, though the same was asked before of the same texts."
    return click.option("--no-cache", "anew", is_flag=True, help=words)(command)


def request_of(chosen: Mapping[str, Any]) -> Request:
    """Return what is asked for by the options, by name."""
    from whereas.library.clock import today
    from whereas.model.basis import Basis
    from whereas.request import Request

    resting_on = chosen["resting_on"]
    return Request(
        deals=chosen["deals"],
        policies=chosen["policies"],
        jurisdiction=chosen["jurisdiction"],
        as_of=chosen["as_of"] or today(),
        readings=chosen["readings"],
        floor=None if resting_on is None else Basis(BASES[resting_on]),
    )


def answer_to(chosen: Mapping[str, Any], *, anew: bool) -> Answer:
    """Return what comes of the deals and laws that were chosen; ends the program with 2 where something is wrong.

    Args:
        chosen: the options, by name.
        anew: judge again, and keep nothing.
    """
    from whereas.answers import answer
    from whereas.library.kept import kept

    found = answer(request_of(chosen), None if anew else kept())
    tell(found.diagnostics, found.sources, quiet=chosen["quiet"])
    if found.report is None:
        sys.exit(2)
    return found
