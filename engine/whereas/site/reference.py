"""The pages of reference that are made: what each command says of itself, the JSON of a report, the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from whereas.english import Lexicon
from whereas.model.kinds import Basic, DateKind, EnumerationKind, Kind, ListKind, RecordKind
from whereas.model.vocabulary import FieldType, Vocabulary
from whereas.report.schema import report_schema_text
from whereas.site.markup import page
from whereas.site.shelf import Shelf

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key of an object in JSON: its name and what it holds."""

    name: str
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An object in JSON: its name, what it is, its keys."""

    name: str
    text: str
    keys: tuple[Key, ...]


def commands_page(group: click.Group) -> str:
    """Return the page with what each command says with `--help`.

    Args:
        group: the command with its commands.
    """
    told = []
    for name, command in group.commands.items():
        context = click.Context(command, info_name=f"whereas {name}", max_content_width=88, terminal_width=88)
        told.append((name, command.get_help(context)))
    return page("commands.md.j2", commands=told)


def report_page() -> str:
    """Return the page on the JSON of a report, made from its schema."""
    schema = json.loads(report_schema_text())
    shapes = [_shape("Report", schema), *(_shape(name, held) for name, held in sorted(schema["$defs"].items()))]
    return page("json.md.j2", shapes=[shape for shape in shapes if shape.keys])


def _shape(name: str, held: Mapping[str, Any]) -> Shape:
    keys = tuple(Key(name=key, holds=_holds(value)) for key, value in held.get("properties", {}).items())
    return Shape(name=name, text=" ".join(held.get("description", "").split()), keys=keys)


def _holds(value: Mapping[str, Any]) -> str:
    """Return what a key holds, in words."""
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(_holds(each) for each in value["anyOf"]))
    if "const" in value:
        return f"“{value['const']}”"
    if "enum" in value:
        return "one of " + ", ".join(f"“{each}”" for each in value["enum"])
    match value.get("type"):
        case "array":
            return f"a list of {_holds(value.get('items', {}))}"
        case "object":
            return f"an object, each of whose values is {_holds(value.get('additionalProperties', {}))}"
        case str(word):
            return _TYPES.get(word, word)
        case _:
            return "anything"


# ---------------------------------------------------------------------- the vocabulary
def vocabulary_page(shelf: Shelf) -> str:
    """Return the page on everything that can be known of a deal."""
    words = shelf.vocabulary
    own = {root.record for root in words.lists.values()} | {root.record for root in words.singles.values()}
    return page(
        "vocabulary.md.j2",
        vocabulary=words,
        lists=[(root, tuple(_fields(root.record, words, shelf.lexicon))) for root in words.lists.values()],
        singles=[(root, tuple(_fields(root.record, words, shelf.lexicon))) for root in words.singles.values()],
        kinds=tuple(words.enumerations.values()),
        roles=tuple(words.roles.values()),
        parts=[
            (record, tuple(_fields(name, words, shelf.lexicon)))
            for name, record in words.records.items()
            if name not in own
        ],
    )


def _fields(record: str, words: Vocabulary, lexicon: Lexicon) -> Iterator[tuple[FieldType, str, str | None]]:
    """Yield each field of a record with what it holds, and the kind to look that up under."""
    for field in words.records[record].fields.values():
        yield field, kind_words(field.kind, lexicon), _looked_up(field.kind)


def kind_words(kind: Kind, lexicon: Lexicon) -> str:
    """Return what a field holds, in words."""
    match kind:
        case ListKind(member=member):
            return f"a list of {kind_words(member, lexicon)}"
        case EnumerationKind(name=name) | RecordKind(name=name):
            return name.replace("_", " ")
        case DateKind():
            return "a date"
        case Basic():
            return kind.value.replace("_", " or " if kind is Basic.YES_NO else " ")
        case _:
            return lexicon.kind_noun(kind)


def _looked_up(kind: Kind) -> str | None:
    match kind:
        case ListKind(member=member):
            return _looked_up(member)
        case EnumerationKind(name=name):
            return name
        case _:
            return None
