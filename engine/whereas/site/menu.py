"""The menu over all pages: by what a reader came for. A page that nobody placed stands under "Reference"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from whereas.site.lists import by_place
from whereas.site.places import place_words
from whereas.site.shelf import Shelf

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"

_LEARN = ("quickstart.md", "tutorials/index.md", "tutorials/", "before-signing.md", "language.md", "models.md")
_PLACED: Mapping[str, tuple[str, ...]] = {
    "Learn": _LEARN,
    "Reference": ("commands.md", "reference/", "deals.md", "reports.md", "semantics.md", "diagnostics/"),
    "Project": ("architecture.md", "corrections.md", "decisions/"),
}
_HARD = "provisions/"
_MADE = ("law/", "deal/", "matrix.md", "index.md", "playground.md")


def menu(pages: Iterable[str], titles: Mapping[str, str], shelf: Shelf | None) -> list[Entry]:
    """Return the menu as MkDocs takes it.

    Args:
        pages: where each page stands among the documents.
        titles: what made pages are called.
        shelf: gives laws their places.
    """
    held = sorted(pages)
    groups: dict[str, list[Entry]] = {}
    placed: set[str] = set()
    for title, wanted in _PLACED.items():
        found = [page for want in wanted for page in held if _is(page, want) and page not in placed]
        placed.update(found)
        groups[title] = _nested(found)
    # The folder of the reference stands under the heading of the same name.
    groups["Reference"] = [page for entry in groups["Reference"] for page in _opened(entry, "Reference")]
    rest = [page for page in held if page not in placed and not page.startswith((_HARD, *_MADE))]
    groups["Reference"] += rest
    made: list[Entry] = [{"Home": "index.md"}, {"Learn": groups["Learn"]}]
    if shelf is not None and "law/index.md" in held:
        made.append({"Laws": ["law/index.md", *_laws(shelf)]})
    hard = _index_first([page for page in held if page.startswith(_HARD)])
    if hard:
        made.append({"Hard provisions": [*hard]})
    deals = [page for page in held if page.startswith("deal/") and page != "deal/index.md"]
    if deals:
        rows: list[Entry] = [{titles[page]: page} for page in deals]
        made.append({"Deals": ["deal/index.md", *rows]})
    if "matrix.md" in held:
        made.append({"Matrix": "matrix.md"})
    if "playground.md" in held:
        made.append({"Playground": "playground.md"})
    return [*made, {"Reference": groups["Reference"]}, {"Project": groups["Project"]}]


def _opened(entry: Entry, name: str) -> list[Entry]:
    """Return the pages of the folder `name` in place of its heading; any other entry as it is."""
    inner = entry.get(name) if isinstance(entry, dict) else None
    return inner if isinstance(inner, list) else [entry]


def _is(page: str, wanted: str) -> bool:
    return page.startswith(wanted) if wanted.endswith("/") else page == wanted


def _nested(pages: list[str]) -> list[Entry]:
    """Return pages in order, those of one folder under its heading."""
    made: list[Entry] = []
    folders: dict[str, list[Entry]] = {}
    for page in pages:
        folder = page.rpartition("/")[0]
        if not folder:
            made.append(page)
            continue
        if folder not in folders:
            folders[folder] = []
            made.append({folder.rpartition("/")[2].replace("-", " ").capitalize(): folders[folder]})
        if page.endswith("/index.md"):
            folders[folder].insert(0, page)
        else:
            folders[folder].append(page)
    return made


def _index_first(pages: list[str]) -> list[str]:
    return sorted(pages, key=lambda page: not page.endswith("/index.md"))


def _laws(shelf: Shelf) -> list[Entry]:
    made: list[Entry] = []
    for place, laws in by_place(shelf).items():
        rows: list[Entry] = [{law.title: f"law/{law.id}.md"} for law in laws]
        made.append({place_words(place): rows})
    return made
