"""`whereas list`: what the library holds."""

from __future__ import annotations

import json

import click

from whereas.cli.output import deliver

SORTS = ("policies", "deals", "vocabularies")


@click.command("list")
@click.argument("sort", type=click.Choice(SORTS), required=False)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def list_(sort: str | None, format_: str) -> None:
    """List the laws, deals and vocabularies of the library."""
    from whereas.library import Library

    library = Library()
    held = {
        "policies": tuple(library.laws),
        "deals": tuple(library.deals),
        "vocabularies": tuple(library.vocabularies),
    }
    chosen = {name: names for name, names in held.items() if sort in (None, name)}
    if format_ == "json":
        deliver(json.dumps(chosen, indent=2), None)
        return
    lines = [
        line for name, names in chosen.items() for line in (*([] if sort else [name]), *(_line(n, sort) for n in names))
    ]
    deliver("\n".join(lines), None)


def _line(name: str, sort: str | None) -> str:
    return name if sort else f"  {name}"
