"""The command `whereas`: its commands, and how it ends.

Exit status: 0 nothing at or above `--fail-on`; 1 something is; 2 bad input or usage; 3 an error of the program itself.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from whereas import __version__
from whereas.cli.commands.calendar import calendar
from whereas.cli.commands.check import check
from whereas.cli.commands.explain import explain
from whereas.cli.commands.list_ import list_
from whereas.cli.commands.schema import schema
from whereas.cli.commands.show import show
from whereas.cli.commands.sides import compare, matrix
from whereas.cli.commands.test import test
from whereas.cli.commands.timeline import timeline
from whereas.cli.commands.verify import verify
from whereas.cli.output import refused_help, say, tell

if TYPE_CHECKING:
    from whereas.text import Diagnostic

BAD_INPUT = 2
INTERNAL = 3
# A run makes much and drops little in circles, and then ends. Left at 700 new things, Python's search for such circles
# takes a seventh of a cold check and finds next to nothing; a run that goes on for long is still searched.
NEW_THINGS_BEFORE_A_SEARCH = 200_000


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="whereas")
def cli() -> None:
    """States surveillance law as rules, and tests proposed deals against them."""


for command in (check, verify, matrix, compare, timeline, calendar, test, explain, list_, show, schema):
    cli.add_command(command)


def main() -> None:
    """Run the command that was typed, and end the program with its status."""
    gc.set_threshold(NEW_THINGS_BEFORE_A_SEARCH, *gc.get_threshold()[1:])
    try:
        status = cli.main(prog_name="whereas", standalone_mode=False)
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    except click.Abort:
        say("interrupted")
        status = 130
    except click.exceptions.NoArgsIsHelpError as wrong:
        say(wrong.format_message())
        status = BAD_INPUT
    except click.UsageError as wrong:
        tell((_problem(wrong),), {})
        status = BAD_INPUT
    except click.ClickException as wrong:
        wrong.show()
        status = BAD_INPUT
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches a user
        status = _after(error)
    sys.exit(status or 0)


def _after(error: Exception) -> int:
    """Say why the program ended before its time, and return its status: help has no place to go, or it is a mistake."""
    refused = refused_help(error)
    if refused is not None:
        refused.show()
        return BAD_INPUT
    say(f"internal error: {type(error).__name__}: {error}")
    say("This is a mistake in whereas, not in your files; please report it with the command.")
    return INTERNAL


def _problem(wrong: click.UsageError) -> Diagnostic:
    from whereas.library.problems import BadUsage

    said = wrong.format_message().rstrip(".")
    command = "whereas" if wrong.ctx is None else wrong.ctx.command_path
    return BadUsage(span=None, why=f"{said[:1].lower()}{said[1:]}", command=command)
