"""`whereas verify`: makes a report again, and says whether it still holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from whereas.cli.output import deliver, tell, to_output

if TYPE_CHECKING:
    from whereas.verification import Input, Turned, Verified

SCHEMA = "whereas.verify/1"
_MOST_PLACES = 10


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@to_output
@click.option("--quiet", is_flag=True, help="No warnings on standard error.")
def verify(report: str, format_: str, output: str | None, *, quiet: bool) -> None:
    """Make a report again from what it names, and say whether it still holds, or what changed.

    A REPORT is a file that `whereas check` wrote with `--format json` or `--format html`. The deals and laws are read
    anew, those of the library by their names, others by the files that the report names, seen from the current folder.
    """
    from whereas.verification import verify as made_again

    checked = made_again(report)
    tell(checked.diagnostics, checked.sources, quiet=quiet)
    if checked.verified is None:
        sys.exit(2)
    made = checked.verified
    text = _published(report, made) if format_ == "json" else "\n".join(_told(report, made))
    deliver(text, output)
    sys.exit(int(not made.holds))


def _published(report: str, made: Verified) -> str:
    said = {"schema": SCHEMA, "report": report, "holds": made.holds, "altered": made.is_altered, **asdict(made)}
    return json.dumps(said, indent=2, ensure_ascii=True)


def _told(report: str, made: Verified) -> Iterator[str]:
    from whereas.report.formats.plain import plain

    name = plain(report)
    if made.holds:
        which = "its one finding comes" if made.findings == 1 else f"each of its {made.findings} findings comes"
        yield f"{name}: it still holds; {which} out the same, and so does all else that it says."
    elif made.is_altered:
        yield f"{name}: it does not hold. The engine and every text are those that it names, and yet it says something"
        yield "else than comes out of them: it was altered after it was made."
    else:
        yield f"{name}: it no longer holds as it stands."
    if made.inputs:
        yield "Changed since it was made" + (", without any effect:" if made.holds else ":")
        yield from (f"  {plain(_changed(item))}" for item in made.inputs)
    if made.verdicts:
        yield "Verdicts that come out differently:"
        yield from (f"  {plain(_turned(item))}" for item in made.verdicts)
    elif not made.holds:
        yield "Every verdict comes out the same; it is the words that differ."
    yield from _places(made)


def _changed(item: Input) -> str:
    if item.what == "engine":
        return f"engine: it was version {item.name}, and this is another version or another build"
    return f"{item.what} {item.name}" + ("" if item.change == "changed" else f" ({item.change})")


def _turned(item: Turned) -> str:
    duty = f" ({item.duty.replace('_', ' ')})" if item.duty else ""
    place = f"{item.deal}, {item.policy}, section {item.section}{duty}"
    if item.said is None:
        return f"{place}: the report has no such finding; it comes out {_words(item.found)}"
    if item.found is None:
        return f"{place}: the report says {_words(item.said)}; no such finding comes out"
    return f"{place}: the report says {_words(item.said)}; it comes out {_words(item.found)}"


def _words(verdict: str | None) -> str:
    return (verdict or "").replace("_", " ")


def _places(made: Verified) -> Iterator[str]:
    from whereas.report.formats.plain import plain

    if made.places:
        yield f"Places that differ: {len(made.places)}" + (", the first of them:" if len(made.places) > 1 else ":")
        yield from (f"  {plain(place)}" for place in made.places[:_MOST_PLACES])
