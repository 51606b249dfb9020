"""Reads the traps: `tests/syntax/traps/*.md`, whose form is described in the first of them.

A section of such a file (`## …`) is one test. It holds a table of things that are written, each with what comes of it,
or the blocks of a golden case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.cases.expectation import CaseError, Problem, problems_in

_EACH = 'section 1 "One"\n  for each f in flows\n'

# Where a thing stands whose place is not told in the table: `@` is the place.
CONTEXTS = {
    "condition": _EACH + '  f.sender must not "share": @',
    "amount": 'section 1 "One"\n  for each d in datasets\n  d.custodian must "delete": d.retention at most @',
    "duty": _EACH + "  @",
    "clause": _EACH + '  f.sender must not "share": f.consent is none\n  @',
    "law": "@",
    "section number": 'section @ "One"\n  for each f in flows\n  f.sender must not "share"',
    "date": 'section 1 "One"\n  in force from @\n  for each f in flows\n  f.sender must not "share"',
    "list": f'list amounts = @\n{_EACH}  f.sender must not "share"',
    "variable": 'section 1 "One"\n  for each @ in flows\n  any person must not "share"',
    "definition": 'section 1 "One"\n  define @ of flow f as f.consent is none',
    "exception": _EACH + '  f.sender must not "share"\n  unless @: f.consent is none',
    "member": 'vocabulary small "Small"\nkind colour "a colour" is one of [@]',
    "field": 'vocabulary small "Small"\nkind colour "a colour" is one of [red]\n'
    'record thing "a thing"\n  field @ "a field": colour',
}
_ROW = re.compile(r"^\| *`(?P<written>[^|]*)` *\| *(?P<outcome>[^|]*?) *\|$")
_HEAD = re.compile(r"^\| *(?P<context>[a-z ]+?) *\| *what comes of it *\|$")
_QUOTED = re.compile(r"`([^`]*)`")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that is written: the whole text, and either the text it is read as, or what is wrong with it."""

    place: str
    text: str
    same_as: str | None
    problems: frozenset[tuple[str, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """A section of a file of traps: the rows of its tables, or else the Markdown of a golden case."""

    place: str
    title: str
    rows: tuple[Row, ...] = ()
    case: str = field(default="")


def read_traps(path: Path) -> Iterator[Trap]:
    """Yield the traps in the file `path`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        title = lines[start].removeprefix("## ").strip()
        body = lines[start + 1 : end]
        place = f"{path.name}:{start + 1}"
        if any(line.startswith("```") for line in body):
            yield Trap(place=place, title=title, case="\n".join([f"# {title}", *body]))
        else:
            yield Trap(place=place, title=title, rows=tuple(_rows(body, path.name, start + 2)))


def _rows(lines: list[str], name: str, first: int) -> Iterator[Row]:
    context = ""
    for number, line in enumerate(lines, start=first):
        place = f"{name}:{number}"
        if head := _HEAD.match(line):
            context = CONTEXTS[head["context"]]
        elif row := _ROW.match(line):
            if not context:
                raise CaseError(f"{place}: the table does not say where this stands")
            yield _row(row["written"], row["outcome"], context, place)
        elif line.startswith("|") and set(line) > set("| -"):
            raise CaseError(f"{place}: a row has what is written, in backquotes, and what comes of it")


def _row(written: str, outcome: str, context: str, place: str) -> Row:
    text = context.replace("@", unescaped(written))
    same, problems = None, frozenset[tuple[str, str | None]]()
    if outcome.startswith("`"):
        same = context.replace("@", unescaped(outcome.strip("`")))
    elif outcome != "is read":
        quoted = _QUOTED.sub(lambda match: '"' + match[1].replace('"', r"\"") + '"', unescaped(outcome))
        found: list[Problem] = list(problems_in(quoted, 1, place))
        problems = frozenset((problem.code, _words(problem.words)) for problem in found)
    return Row(place=place, text=text, same_as=same, problems=problems)


def _words(words: str | None) -> str | None:
    return None if words is None else " ".join(unescaped(words).split()) or None


def unescaped(text: str) -> str:
    """Return a text with the characters that it names by number, and with the ends of its lines."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text.replace("⏎", "\n"))
