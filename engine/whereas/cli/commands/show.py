"""`whereas show`: the text of a law, deal or vocabulary of the library."""

from __future__ import annotations

import json
import sys

import click

from whereas.cli.output import deliver, tell


@click.command()
@click.argument("name", metavar="ID")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def show(name: str, format_: str) -> None:
    """Print a law, deal or vocabulary of the library; with `.scenarios` after its ID, the scenarios of a law."""
    from whereas.library import Library
    from whereas.library.find import not_in_library
    from whereas.library.read import read_text

    library = Library()
    scenarios = {f"{law.id}.scenarios": each for law in library.laws.values() for each in law.scenarios_beside}
    held = {**library.vocabularies, **library.deals, **library.laws, **scenarios}
    found = held.get(name)
    if found is None:
        tell((not_in_library(name, "law, deal or vocabulary", held),), {})
        sys.exit(2)
    text, problems = read_text(found.file, found.name)
    tell(problems, {})
    if text is None:
        sys.exit(2)
    if format_ == "json":
        deliver(json.dumps({"id": name, "file": found.name, "sha256": text.sha256, "text": text.source.text}), None)
        return
    deliver(text.source.text, None)
