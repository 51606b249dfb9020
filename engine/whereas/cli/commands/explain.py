"""`whereas explain`: a law in plain English beside its text, or what a diagnostic means."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.output import deliver, tell, to_output

if TYPE_CHECKING:
    from whereas.english import Lexicon
    from whereas.model.law import Law, Section
    from whereas.report.formats.explained import Manner

CODE = re.compile(r"WH\d{3}", re.IGNORECASE)


@click.command()
@click.argument("name", metavar="POLICY_OR_CODE")
@click.argument("section", required=False)
@click.option(
    "--as",
    "manner",
    type=click.Choice(("sentences", "table")),
    default="sentences",
    show_default=True,
    help="Rules as sentences, or as decision tables; JSON has both.",
)
@click.option("--format", "format_", type=click.Choice(("text", "json", "html")), default="text", show_default=True)
@to_output
def explain(name: str, section: str | None, manner: Manner, format_: str, output: str | None) -> None:
    """Say in plain English what a law, or one SECTION of it, asks as a rule; or what a code such as WH201 means.

    All of it is made from the typed rule, so that a lawyer can check the encoding against the law line by line.
    """
    if CODE.fullmatch(name):
        if format_ == "html":
            message = "the page of a diagnostic is text or JSON"
            raise click.BadParameter(message)
        found = _diagnostic(name.upper())
        deliver(json.dumps(found, indent=2) if format_ == "json" else str(found["page"]), output)
        return
    from whereas.report.explaining import explain_law
    from whereas.report.formats.explained import render

    law, sections, lexicon = _law(name, section)
    deliver(render(explain_law(law, sections, lexicon, section), format_, manner), output)


# ---------------------------------------------------------------------- diagnostics
def _diagnostic(code: str) -> dict[str, Any]:
    """Return a diagnostic with its page, or what its class says of it where no page is written."""
    from whereas.catalog import DIAGNOSTICS
    from whereas.library.find import Library, not_in_library

    kind = next((kind for kind in DIAGNOSTICS if kind.code == code), None)
    if kind is None:
        missing = not_in_library(code, "diagnostic", [each.code for each in DIAGNOSTICS])
        first, last = DIAGNOSTICS[0].code, DIAGNOSTICS[-1].code
        tell((replace(missing, where="Whereas", how=f"the codes go from {first} to {last}, with gaps"),), {})
        sys.exit(2)
    page = Library().page(code)
    if page is None:
        page = f"# {code}: {kind.title}\n\n{' '.join((kind.__doc__ or '').split())}\n"
    return {"code": code, "title": kind.title, "severity": kind.severity.value, "page": page}


# ---------------------------------------------------------------------- laws
def _law(name: str, section: str | None) -> tuple[Law, list[Section], Lexicon]:
    """Return the law with the sections that are asked for; ends the program where there are none."""
    from whereas.english import Lexicon
    from whereas.library.desk import Desk, load_laws, load_trees, load_vocabulary
    from whereas.library.find import not_in_library
    from whereas.model.numbering import stands_under

    desk = Desk()
    chosen = load_trees(desk, desk.kept(desk.library.find_laws(name)))
    laws = load_laws(desk, chosen)
    if not desk.is_clean:
        tell(desk.sorted_problems, desk.sources)
        sys.exit(2)
    if len(chosen) != 1:
        message = f"`{name}` is a folder of laws; name one of {', '.join(chosen)}"
        raise click.BadParameter(message)
    linked = laws.linked(tuple(chosen))
    law = linked[next(iter(chosen))]
    found = [item for item in law.sections if section is None or stands_under(item.number, section)]
    if not found:
        missing = not_in_library(str(section), "section", [item.number for item in law.sections])
        tell((replace(missing, where=f"`{law.id}`", how=f"`whereas explain {name}` shows its sections"),), {})
        sys.exit(2)
    vocabulary = load_vocabulary(desk, law.vocabulary)
    assert vocabulary is not None  # noqa: S101 - a law whose vocabulary is unsound was told of above
    return law, found, Lexicon(vocabulary=vocabulary, laws=linked, sources=desk.sources)
