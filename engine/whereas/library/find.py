"""Where things stand: laws by identifier, by folder or by file; vocabularies; deals.

What comes in: a name as a user or a law writes it. What goes out: the file that it names, or what is wrong with it.
Promised: a name in `uses`, `imports`, `of` or `deal` is looked up among what the library holds and never becomes a
path, so it can't leave the library; only what a user names on the command line may be a file elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources.abc import Traversable
from os import PathLike, fspath
from pathlib import Path
from typing import TypeAlias

from whereas._data import shipped_folder
from whereas.library.problems import NotInLibrary
from whereas.text import Diagnostic, Span
from whereas.text.suggest import nearest_name

LAW = ".whereas"
SCENARIOS = ".scenarios.whereas"
DEAL = ".yaml"
EXAMPLE = ".example.yaml"

Name: TypeAlias = str | PathLike[str]
"""What a user names: an identifier of the library, or a file."""


def written(name: Name) -> str:
    """Return a name as a text."""
    return fspath(name)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was asked for.

    Attributes:
        id: its identifier in the library; None for a file elsewhere.
        name: what diagnostics call it.
        scenarios_beside: of a law, the file of scenarios beside it.
        deals_beside: of a law or its scenarios, the deals beside it that its scenarios may name.
    """

    id: str | None
    name: str
    file: Traversable | Path
    scenarios_beside: tuple[Found, ...] = ()
    deals_beside: tuple[Found, ...] = ()


class Library:
    """What ships with the engine."""

    @cached_property
    def _root(self) -> Traversable:
        return shipped_folder("policies")

    @cached_property
    def laws(self) -> Mapping[str, Found]:
        """Every law by its identifier."""
        held = self._beside_laws(LAW)
        return {
            name: replace(
                item,
                scenarios_beside=_those_of(name, self._scenarios),
                deals_beside=_those_of(name, self._examples),
            )
            for name, item in held.items()
            if not item.name.endswith(SCENARIOS)
        }

    @cached_property
    def vocabularies(self) -> Mapping[str, Found]:
        """Every vocabulary by its name."""
        return dict(sorted(_named(self._root / "vocabulary", "", "vocabulary", LAW)))

    @cached_property
    def deals(self) -> Mapping[str, Found]:
        """Every deal by its identifier."""
        return dict(sorted(_named(self._root / "deals", "", "deals", DEAL)))

    @cached_property
    def _scenarios(self) -> Mapping[str, Found]:
        return self._beside_laws(SCENARIOS)

    @cached_property
    def _examples(self) -> Mapping[str, Found]:
        return self._beside_laws(EXAMPLE)

    @cached_property
    def _law_files(self) -> tuple[tuple[str, Found], ...]:
        """Every file among the laws: walked through once, for a folder is slow to read."""
        return (
            *_named(self._root / "law", "", "law", ""),
            *_named(self._root / "model", "model", "model", ""),
        )

    def _beside_laws(self, ending: str) -> Mapping[str, Found]:
        found: dict[str, Found] = {}
        for name, item in self._law_files:
            if name.endswith(ending):
                identifier = name.removesuffix(ending)
                found[identifier] = replace(item, id=identifier)
        return dict(sorted(found.items()))

    def page(self, code: str) -> str | None:
        """Return the page on a diagnostic as Markdown, or None where it is not written."""
        pages = shipped_folder("diagnostics").iterdir()
        found = next((page for page in pages if page.name.startswith(f"{code}-")), None)
        return None if found is None else found.read_text(encoding="utf-8")

    def find_laws(self, name: str) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...]]:
        """Return the laws that a choice names: one law, all of a folder (`model`, `us.ca`, `drafts/`), or a file."""
        if name in self.laws:
            return (self.laws[name],), ()
        inside = tuple(item for key, item in self.laws.items() if key.startswith(f"{name}."))
        if inside:
            return inside, ()
        if _is(Path.is_file, name):
            return (_file_elsewhere(name),), ()
        elsewhere = tuple(_file_elsewhere(str(file)) for file in _laws_below(name))
        if elsewhere:
            return elsewhere, ()
        return (), (self._neither(not_in_library(name, "law", self.laws)),)

    def find_deal(self, name: str) -> tuple[Found | None, tuple[Diagnostic, ...]]:
        """Return the deal of that identifier, or the file of that name."""
        if name in self.deals:
            return self.deals[name], ()
        if _is(Path.is_file, name):
            return Found(None, name, Path(name)), ()
        return None, (self._neither(not_in_library(name, "deal", self.deals)),)

    def _neither(self, problem: NotInLibrary) -> NotInLibrary:
        """Return what is told of a name that is no file either, with what it is the name of."""
        held = {"law": self.laws, "deal": self.deals, "vocabulary": self.vocabularies}
        other = next((sort for sort, names in held.items() if problem.name in names), None)
        if other is not None:
            return replace(problem, hint="", more=NotInLibrary.another_sort.format(sort=other))
        is_there = _is(Path.exists, problem.name)
        return replace(problem, more=NotInLibrary.a_folder if is_there else NotInLibrary.no_file)


def not_in_library(name: str, sort: str, known: Iterable[str], span: Span | None = None) -> NotInLibrary:
    """Return what is told of a name that the library does not have."""
    near = nearest_name(name, known)
    hint = "" if near is None else f"did you mean `{near}`? "
    return NotInLibrary(span=span, name=name, sort=sort, hint=hint)


def _those_of(name: str, held: Mapping[str, Found]) -> tuple[Found, ...]:
    return (held[name],) if name in held else ()


def _file_elsewhere(name: str) -> Found:
    """Return a file that a user names, with the scenarios and the deals that stand in its folder."""
    path = Path(name)
    stem = path.name.removesuffix(LAW).removesuffix(".scenarios")
    others = sorted(path.parent.iterdir())
    return Found(
        None,
        name,
        path,
        scenarios_beside=tuple(Found(None, str(each), each) for each in others if each.name == f"{stem}{SCENARIOS}"),
        deals_beside=tuple(Found(None, str(each), each) for each in others if each.name.endswith(DEAL)),
    )


def _laws_below(name: str) -> Iterator[Path]:
    """Yield the laws in a folder that a user names, and in those in it; vocabularies and scenarios are none."""
    if not _is(Path.is_dir, name):
        return
    for file in sorted(Path(name).rglob(f"*{LAW}")):
        if not file.name.endswith(SCENARIOS) and file.is_file() and not _is_vocabulary(file):
            yield file


def _is_vocabulary(file: Path) -> bool:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # told when it is read as a law
        return False
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    return first.split()[:1] == ["vocabulary"]


def _is(test: Callable[[Path], bool], name: str) -> bool:
    try:
        return bool(name) and test(Path(name))
    except (OSError, ValueError):  # a name that no file can have
        return False


def _named(folder: Traversable, prefix: str, path: str, ending: str) -> Iterator[tuple[str, Found]]:
    """Yield each file below a folder by its dotted identifier; links are not followed out of the library."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{prefix}.{entry.name}" if prefix else entry.name
        if isinstance(entry, Path) and entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _named(entry, name, f"{path}/{entry.name}", ending)
        elif entry.name.endswith(ending):
            identifier = name.removesuffix(ending)
            yield identifier, Found(identifier, f"policies/{path}/{entry.name}", entry)
