"""`whereas check`: the main job."""

from __future__ import annotations

import sys
from typing import Any

import click

from whereas.cli.asking import answer_to, choosing_deals_and_laws, making_anew
from whereas.cli.output import deliver, tell

FORMATS = ("text", "json", "html", "markdown", "csv", "junit", "sarif", "code-scanning", "oscal", "pdf", "docx")
FAIL_ON = ("violated", "undetermined", "never")


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
@choosing_deals_and_laws
@making_anew
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="Default: text.")
@click.option(
    "--fail-on",
    metavar="[violated,undetermined,never]",
    default="violated",
    show_default=True,
    callback=_fail_on,
    help="What exits with 1; `undetermined` counts what is violated too.",
)
def check(format_: str, fail_on: frozenset[str], output: str | None, *, anew: bool, **chosen: Any) -> None:  # noqa: ANN401 - options
    """Test deals against law, and report what is violated, why, and what is not known.

    A DEAL is the name of one in the library, or a file. Without --policy and --jurisdiction, the law of the place of
    the deal's agency applies; where that is not stated, all model law.
    """
    from whereas.report.formats.table import refused, write

    problem = refused(format_, output)
    if problem is not None:
        tell((problem,), {})
        sys.exit(2)
    found = answer_to(chosen, anew=anew)
    assert found.report is not None  # noqa: S101 - the program ended where there is none
    deliver(write(found.report, format_), output)
    is_open = "undetermined" in fail_on and found.is_open
    sys.exit(int("never" not in fail_on and (found.is_violated or is_open)))
