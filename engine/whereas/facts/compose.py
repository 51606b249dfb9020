"""From the text of a deal to its names and values, by the rules of YAML without what makes YAML dangerous.

Comes in: a source. Goes out: a tree of names, values and lists, or None, and what is wrong. Promise: no scalar is
typed; anchors, aliases, merge keys, tags, directives, doubled names and further documents are refused where they stand;
nesting, size and time are bounded whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from whereas.facts.characters import character_problems, size_problem
from whereas.facts.nodes import Block, Entry, Node, Series, Text, is_empty
from whereas.facts.problems_text import (
    CutOff,
    DuplicateKey,
    EmptyDeal,
    MissingName,
    SeveralDocuments,
    TooDeep,
)
from whereas.facts.refused import ALIAS, ANCHOR, DIRECTIVE, MERGE_KEY, TAG, refused, refused_property
from whereas.facts.yaml_faults import fault_of
from whereas.text import Diagnostic, Label, Severity, Source, Span

DEEPEST = 24
"""No form of a deal nests further: list, item, field, versions, version, dispute, version, sources, source."""


_CLIPPED = re.compile(r"[ \t]+(?P<rest>#[^\s#][^\r\n]*)")
MOST_REFUSED = 100
"""After so many parts that deals don't take, no more is read."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; `key` is the name that waits for its value."""

    is_block: bool
    is_flow: bool
    start: int
    key: Text | None = None
    keys: dict[str, Span] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)


class _Stop(Exception):  # noqa: N818 - not an error: the rest of the text is not read
    """Raised where reading on would be of no use."""


@lru_cache(maxsize=16)
def compose(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of a deal's text and what is wrong with it; None where it is too broken to ask what it says.

    What is refused leaves the tree whole, so that one run can tell of mistakes further on as well.
    """
    problem = size_problem(source)
    if problem is not None:
        return None, (problem,)
    problems = character_problems(source)
    if problems:
        return None, problems
    return _Composer(source).compose()


class _Composer:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0
        self.is_whole = True
        self.refused = 0

    def compose(self) -> tuple[Node | None, tuple[Diagnostic, ...]]:
        try:
            for event in self._events():
                self._take(event)
        except _Stop:
            self.is_whole = False
        except (YAMLError, ValueError, OverflowError) as error:
            self.is_whole = False
            opener = next((part.start for part in reversed(self.open) if part.is_flow), None)
            self._report(fault_of(self.source, error, opener))
        if self.is_whole and (self.root is None or is_empty(self.root)):
            self.root = None
            self._report(EmptyDeal(span=Span(self.source.name, 0, 0)))
        return (self.root if self.is_whole else None), tuple(self.problems)

    def _events(self) -> Iterator[Event]:
        # The pure reader counts in characters, as spans do. No constructor, no resolver: scalars stay as written.
        yield from YAML(typ="safe", pure=True).parse(self.source.text)

    def _span(self, start: int, end: int) -> Span:
        end = min(end, len(self.source.text))
        while end > start and self.source.text[end - 1] in " \t\r\n":
            end -= 1
        return Span(self.source.name, start, end)

    def _report(self, problem: Diagnostic) -> None:
        self.problems.append(problem)
        self.refused += problem.severity is Severity.ERROR

    def _take(self, event: Event) -> None:
        if self.refused > MOST_REFUSED:
            raise _Stop
        start, end = event.start_mark.index, event.end_mark.index
        match event:
            case ScalarEvent():
                self._refuse_properties(event, start)
                self._warn_of_comment(event, end)
                self._put(Text(value=event.value, is_plain=event.style is None, span=self._span(start, end)))
            case MappingStartEvent() | SequenceStartEvent():
                self._refuse_properties(event, start)
                self._begin(event, start)
            case MappingEndEvent():
                part = self.open.pop()
                self._put(Block(tuple(part.entries), self._span(part.start, end)))
            case SequenceEndEvent():
                part = self.open.pop()
                self._put(Series(tuple(part.items), self._span(part.start, end)))
            case AliasEvent():
                self._report(refused_property(self.source, start, ALIAS))
                self._put(Text(value="", is_plain=True, span=self._span(start, end)))
            case DocumentStartEvent():
                self._begin_document(event, start)
            case _:
                pass

    def _begin_document(self, event: DocumentStartEvent, start: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report(SeveralDocuments(span=self._span(start, max(start + 3, event.end_mark.index))))
            raise _Stop
        if event.version is not None or event.tags:
            first = self.source.text.find("%")
            line = self.source.position(first)[0]
            span = self._span(first, first + len(self.source.line_text(line)))
            self._report(refused(span, DIRECTIVE))

    def _refuse_properties(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, start: int) -> None:
        if event.anchor is not None:
            self._report(refused_property(self.source, start, ANCHOR))
        if event.tag is not None:
            self._report(refused_property(self.source, start, TAG))

    def _warn_of_comment(self, event: ScalarEvent, end: int) -> None:
        match = _CLIPPED.match(self.source.text, end)
        if event.style is None and event.value and match is not None:
            self._report(CutOff(span=Span(self.source.name, *match.span("rest"))))

    def _begin(self, event: MappingStartEvent | SequenceStartEvent, start: int) -> None:
        self.open.append(
            _Open(is_block=isinstance(event, MappingStartEvent), is_flow=bool(event.flow_style), start=start)
        )
        if len(self.open) > DEEPEST:
            end = start + 1 if event.flow_style else event.end_mark.index
            self._report(TooDeep(span=self._span(start, max(end, start + 1)), limit=DEEPEST))
            raise _Stop

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        part = self.open[-1]
        if not part.is_block:
            part.items.append(node)
        elif part.key is None:
            part.key = self._as_key(node, part)
        else:
            # A name that was refused, or is there for the second time, takes no part in what is read further.
            if part.keys.get(part.key.value) == part.key.span:
                part.entries.append(Entry(part.key, node))
            part.key = None

    def _as_key(self, node: Node, part: _Open) -> Text:
        if not isinstance(node, Text) or not node.value:
            start = min(node.span.start, len(self.source.text) - 1)
            span = Span(node.span.source, start, max(node.span.end, start + 1))
            self._report(MissingName(span=span))
            return Text(value="", is_plain=True, span=span)
        if node.value == "<<" and node.is_plain:
            self._report(refused(node.span, MERGE_KEY))
            return node
        if node.value in part.keys:
            first = Label(part.keys[node.value], DuplicateKey.first)
            self._report(DuplicateKey(span=node.span, labels=(first,), name=node.value))
        part.keys.setdefault(node.value, node.span)
        return node
