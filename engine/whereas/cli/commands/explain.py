"""`whereas explain`: a law in plain English beside its text, or what a diagnostic means."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.output import deliver, tell

if TYPE_CHECKING:
    from whereas.english import Lexicon
    from whereas.model.law import Duty, Law, Section

CODE = re.compile(r"WH\d{3}", re.IGNORECASE)


@click.command()
@click.argument("name", metavar="POLICY_OR_CODE")
@click.argument("section", required=False)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def explain(name: str, section: str | None, format_: str) -> None:
    """Say in plain English what a law, or one SECTION of it, asks as a rule; or what a code such as WH201 means."""
    if CODE.fullmatch(name):
        found = _diagnostic(name.upper())
        deliver(json.dumps(found, indent=2) if format_ == "json" else str(found["page"]), None)
        return
    law, sections, lexicon = _law(name, section)
    rows = [_section(item, law, lexicon) for item in sections]
    if format_ == "json":
        deliver(json.dumps({"policy": law.id, "title": law.title, "sections": rows}, indent=2), None)
        return
    deliver("\n\n".join(["\n".join(_told(row)) for row in rows]), None)


# ---------------------------------------------------------------------- diagnostics
def _diagnostic(code: str) -> dict[str, Any]:
    """Return a diagnostic with its page, or what its class says of it where no page is written."""
    from whereas.catalog import DIAGNOSTICS
    from whereas.library.find import Library, not_in_library

    kind = next((kind for kind in DIAGNOSTICS if kind.code == code), None)
    if kind is None:
        tell((not_in_library(code, "diagnostic", [each.code for each in DIAGNOSTICS]),), {})
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
    law = laws.linked(tuple(chosen))[next(iter(chosen))]
    found = [item for item in law.sections if section is None or stands_under(item.number, section)]
    if not found:
        tell((not_in_library(str(section), f"section of `{law.id}`", [item.number for item in law.sections]),), {})
        sys.exit(2)
    vocabulary = load_vocabulary(desk, law.vocabulary)
    assert vocabulary is not None  # noqa: S101 - a law whose vocabulary is unsound was told of above
    return law, found, Lexicon(vocabulary=vocabulary, laws=laws.typed, sources=desk.sources)


def _section(section: Section, law: Law, lexicon: Lexicon) -> dict[str, Any]:
    return {
        "section": section.number,
        "title": section.title,
        "text": section.text,
        "not_encoded": section.not_encoded,
        "defines": [name.replace("_", " ") for name in section.definitions],
        "duties": [_duty(duty, law, lexicon) for duty in section.duties],
    }


def _duty(duty: Duty, law: Law, lexicon: Lexicon) -> dict[str, Any]:
    from whereas.english import duty_sentence, exception_clause
    from whereas.english.rules import requirement_clause
    from whereas.explain.subject import scope_of

    scope = scope_of(duty, lexicon)
    return {
        "duty": duty.name,
        "modality": duty.modality.value,
        "sentence": duty_sentence(duty, scope),
        "met_if": requirement_clause(duty, scope),
        "exceptions": [
            {
                "exception": item.name,
                "label": item.label,
                "holds_if": exception_clause(item, scope, law.id),
                "brings": [_duty(each, law, lexicon) for each in item.attached],
            }
            for item in duty.exceptions
        ],
    }


def _told(row: dict[str, Any]) -> Iterable[str]:
    yield f"Section {row['section']}: {row['title']}"
    yield from (f"  | {line}" for line in (row["text"] or "").splitlines())
    if row["not_encoded"] is not None:
        yield f"  Not stated as a rule: {row['not_encoded']}"
    if row["defines"]:
        yield f"  It defines {', '.join(row['defines'])}."
    for duty in row["duties"]:
        yield from _duty_told(duty, "  ")


def _duty_told(duty: dict[str, Any], indent: str) -> Iterable[str]:
    name = "" if duty["duty"] is None else f"{duty['duty']}: "
    yield f"{indent}{name}{duty['sentence']}"
    if duty["met_if"] is not None:
        start = "It may" if duty["modality"] == "may" else "That is met"
        yield f"{indent}  {start} if {duty['met_if']}."
    for item in duty["exceptions"]:
        label = "" if item["label"] is None else f" ({item['label']})"
        yield f"{indent}  Unless {item['exception'].replace('_', ' ')}{label}: {item['holds_if']}."
        for brought in item["brings"]:
            yield f"{indent}    which brings a duty of its own:"
            yield from _duty_told(brought, f"{indent}    ")
