"""`whereas list`: what the library holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from whereas.cli.output import deliver, tell

if TYPE_CHECKING:
    from whereas.library import Desk, Found

SORTS = ("policies", "deals", "vocabularies")
Row = dict[str, str | None]


@click.command("list")
@click.argument("sort", type=click.Choice(SORTS), required=False)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def list_(sort: str | None, format_: str) -> None:
    """List the laws, deals and vocabularies of the library, each with its title."""
    from whereas.library import Desk

    desk = Desk()
    library = desk.library
    held = {"policies": library.laws, "deals": library.deals, "vocabularies": library.vocabularies}
    rows = {name: [_row(desk, name, item) for item in held[name].values()] for name in SORTS if sort in (None, name)}
    tell(desk.sorted_problems, desk.sources)
    deliver(json.dumps(rows, indent=2) if format_ == "json" else "\n".join(_lines(rows)), None)
    sys.exit(0 if desk.is_clean else 2)


def _row(desk: Desk, sort: str, found: Found) -> Row:
    """Return what is listed of a file; one that can't be read has no title, and that is told."""
    from whereas.library.desk import load_deal
    from whereas.library.memory import tree_in
    from whereas.syntax import tree as t

    row: Row = {"id": found.id, "title": None, "file": found.name}
    if sort == "deals":
        made = load_deal(desk, found)
        return row if made is None else row | {"title": made[0].title}
    source = desk.text(found)
    tree = None if source is None else desk.kept(tree_in(source))
    match tree:
        case t.Law():
            jurisdiction = None if tree.jurisdiction is None else tree.jurisdiction.value
            return row | {"title": tree.title.value, "jurisdiction": jurisdiction}
        case t.Vocabulary():
            return row | {"title": tree.title.value}
        case _:
            return row


def _lines(held: Mapping[str, list[Row]]) -> Iterator[str]:
    width = max((len(str(row["id"])) for rows in held.values() for row in rows), default=0)
    for name, rows in held.items():
        if len(held) > 1:
            yield name
        indent = "  " if len(held) > 1 else ""
        for row in rows:
            yield f"{indent}{row['id']:<{width}}  {row['title'] or ''}".rstrip()
