"""A deal, read from its file with the vocabulary that types it.

Comes in: a source and a vocabulary. Goes out: the deal, or None where an error stands in its way, and every diagnostic
in the order of the text. Promise: no name is passed over; a fact that is not stated is in no way filled in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from whereas.facts.compose import compose
from whereas.facts.context import MOST_PROBLEMS, Reading
from whereas.facts.nodes import Block, Entry, Node, Text, is_unknown, is_word
from whereas.facts.people import read_answers, read_choices, read_waivers
from whereas.facts.problems_forms import Contradiction, EndsBeforeStart, NoWebAddress, WrongForm
from whereas.facts.problems_names import BadId, MissingKey, OtherVocabulary, UnknownKey, shown
from whereas.facts.problems_text import TooManyProblems
from whereas.facts.problems_values import NotAMember
from whereas.facts.records import is_id, items_of, read_lone_record, read_record_list
from whereas.facts.scalars import misread
from whereas.facts.stated import read_limit
from whereas.model.facts import (
    Deal,
    Record,
    RecordList,
    Stage,
)
from whereas.model.facts import (
    Source as DealSource,
)
from whereas.model.vocabulary import Vocabulary
from whereas.text import Diagnostic, Severity, Source, Span
from whereas.values.literals import Misread, first_day, last_day, read_date
from whereas.values.scalars import Ref

_STAGES = {stage.value: stage for stage in Stage}
_HEAD = ("deal", "title", "uses", "vocabulary", "stage", "announced_on", "cancelled_on", "ended_on")
_OTHER = ("sources", "judgments", "readings", "waivers")
_SOURCE_KEYS = ("title", "author", "url", "published_on", "version", "sha256")
_Days: TypeAlias = tuple[dt.date, dt.date]
_T = TypeVar("_T")
_WEB = ("http://", "https://")


def read_deal(source: Source, vocabulary: Vocabulary) -> tuple[Deal | None, tuple[Diagnostic, ...]]:
    """Return the deal that a file states, or None where it has an error; and every diagnostic, by place."""
    tree, problems = compose(source)
    if tree is None:
        return None, _in_order(problems)
    reading = Reading(vocabulary)
    for problem in problems:
        reading.report(problem)
    deal = _DealReader(reading, source, tree).read() if isinstance(tree, Block) else None
    if not isinstance(tree, Block):
        reading.report(
            WrongForm(span=tree.span, found=WrongForm.other, wanted=WrongForm.deal, example="deal: ring-flock")
        )
    found = _in_order(tuple(reading.problems))
    return (None if any(problem.severity is Severity.ERROR for problem in found) else deal), found


def vocabulary_of(source: Source) -> str | None:
    """Return the name of the vocabulary that a deal uses; None where it names none or can't be read."""
    tree, _ = compose(source)
    named = _vocabulary_entry(tree) if isinstance(tree, Block) else None
    return None if named is None or not isinstance(named.value, Text) else named.value.value


def _vocabulary_entry(tree: Block) -> Entry | None:
    """Return `vocabulary: x` or `uses: x`; `uses` with items is a list, if the vocabulary has one of that name."""
    named = tree.get("vocabulary")
    if named is not None:
        return named
    uses = tree.get("uses")
    return uses if uses is not None and isinstance(uses.value, Text) else None


def _in_order(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by place, at most `MOST_PROBLEMS`, each once; where there are more, errors go first."""
    ordered = sorted(dict.fromkeys(problems), key=_place)
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    errors_first = sorted(ordered, key=lambda problem: problem.severity is not Severity.ERROR)
    kept, rest = errors_first[:MOST_PROBLEMS], errors_first[MOST_PROBLEMS:]
    return tuple(sorted((*kept, TooManyProblems(span=rest[0].span, limit=MOST_PROBLEMS)), key=_place))


def _place(problem: Diagnostic) -> tuple[int, int, str]:
    start, end = (-1, -1) if problem.span is None else (problem.span.start, problem.span.end)
    return start, end, problem.code


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What a deal says of itself."""

    id: str
    title: str
    stage: Stage
    announced_on: dt.date | None
    cancelled_on: dt.date | None
    ended_on: dt.date | None
    as_written: dict[str, str]


class _DealReader:
    """The reading of one deal, from its top."""

    def __init__(self, reading: Reading, source: Source, tree: Block) -> None:
        self.reading = reading
        self.source = source
        self.tree = tree

    def read(self) -> Deal:
        """Return the deal; where something is wrong, what could be read of it."""
        reading, vocabulary = self.reading, self.reading.vocabulary
        head = self._head()
        self._check_vocabulary()
        sources = self._sources()
        reading.sources = sources
        self._index_keys()
        singles: dict[str, Record] = {}
        lists: dict[str, RecordList] = {}
        for entry in self.tree.entries:
            name = entry.key.value
            if name in vocabulary.singles:
                record = vocabulary.records[vocabulary.singles[name].record]
                singles[name] = read_lone_record(reading, entry, Ref(name), record)
            elif name in vocabulary.lists and not self._names_vocabulary(entry):
                records = read_record_list(reading, entry, vocabulary.lists[name])
                if records is not None:
                    lists[name] = records
            elif name not in _HEAD and name not in _OTHER:
                self._report_key(entry)
        return Deal(
            id=head.id,
            title=head.title,
            vocabulary=vocabulary.name,
            stage=head.stage,
            announced_on=head.announced_on,
            cancelled_on=head.cancelled_on,
            ended_on=head.ended_on,
            as_written=head.as_written,
            sources=sources,
            singles=singles,
            lists=lists,
            answers=self._part("judgments", read_answers),
            readings=self._part("readings", read_choices),
            waivers=self._part("waivers", read_waivers),
            span=self.tree.span,
        )

    def _part(self, name: str, reader: Callable[[Reading, Entry], tuple[_T, ...]]) -> tuple[_T, ...]:
        entry = self.tree.get(name)
        return () if entry is None else reader(self.reading, entry)

    def _report_key(self, entry: Entry) -> None:
        vocabulary = self.reading.vocabulary
        known = (*_HEAD, *_OTHER, *vocabulary.lists, *vocabulary.singles)
        name = entry.key.value
        hint = self.reading.hint(name, known)
        self.reading.report(UnknownKey(span=entry.key.span, name=shown(name), place=UnknownKey.in_deal, hint=hint))

    def _names_vocabulary(self, entry: Entry) -> bool:
        """Return whether `uses` names the vocabulary here, and is not the list of that name."""
        return entry is _vocabulary_entry(self.tree)

    # ------------------------------------------------------------------ head
    def _head(self) -> _Head:
        id_, title = self._needed("deal"), self._needed("title")
        if id_ is not None and not is_id(id_.value):
            self.reading.report(BadId(span=id_.span, name=shown(id_.value), wanted=BadId.deal))
        stage = self._stage()
        announced, cancelled, ended = self._day("announced_on"), self._day("cancelled_on"), self._day("ended_on")
        self._check_end("cancelled_on", stage, announced, cancelled)
        self._check_end("ended_on", stage, announced, ended)
        return _Head(
            id="" if id_ is None else id_.value,
            title="" if title is None else title.value,
            stage=stage or Stage.PROPOSED,
            announced_on=None if announced is None else announced[0],
            cancelled_on=None if cancelled is None else cancelled[1],
            ended_on=None if ended is None else ended[1],
            as_written=self._as_written(("announced_on", "cancelled_on", "ended_on")),
        )

    def _as_written(self, names: tuple[str, ...]) -> dict[str, str]:
        entries = (self.tree.get(name) for name in names)
        return {
            entry.key.value: entry.value.value
            for entry in entries
            if entry is not None and isinstance(entry.value, Text) and not is_unknown(entry.value)
        }

    def _check_end(self, name: str, stage: Stage | None, announced: _Days | None, ended: _Days | None) -> None:
        entry = self.tree.get(name)
        if entry is None or ended is None:
            return
        if stage is not None and stage not in (Stage.CANCELLED, Stage.ENDED):
            self.reading.report(Contradiction.end_and_stage(entry.span, stage.value))
        if announced is not None and ended[1] < announced[0]:
            first, last = announced[0].isoformat(), ended[1].isoformat()
            self.reading.report(EndsBeforeStart(span=entry.value.span, first=first, last=last))

    def _needed(self, name: str) -> Text | None:
        entry = self.tree.get(name)
        if entry is None or is_unknown(entry.value) or is_word(entry.value, "none"):
            span = self._top() if entry is None else entry.key.span
            self.reading.report(MissingKey(span=span, name=name, place=MissingKey.of_deal))
            return None
        if not isinstance(entry.value, Text):
            self.reading.report(
                WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.a_text, example=f"{name}: ...")
            )
            return None
        return entry.value

    def _top(self) -> Span:
        return self.tree.entries[0].key.span if self.tree.entries else self.tree.span

    def _stage(self) -> Stage | None:
        text = self._needed("stage")
        if text is None or text.value in _STAGES:
            return None if text is None else _STAGES[text.value]
        hint = self.reading.hint(text.value, _STAGES)
        self.reading.report(NotAMember(span=text.span, text=shown(text.value), kind=NotAMember.stage, hint=hint))
        return None

    def _day(self, name: str) -> _Days | None:
        """Return the first and the last day that a date of the deal can be: known in part, it spans several."""
        entry = self.tree.get(name)
        if entry is None or is_word(entry.value, "none"):
            return None
        date = read_limit(self.reading, entry.value)
        return None if date is None else (first_day(date), last_day(date))

    def _check_vocabulary(self) -> None:
        known = self.reading.vocabulary.name
        named = _vocabulary_entry(self.tree)
        if named is None or is_unknown(named.value):
            self.reading.report(MissingKey(span=self._top(), name=MissingKey.vocabulary, place=MissingKey.of_deal))
        elif not is_word(named.value, known) and getattr(named.value, "value", None) != known:
            name = named.value.value if isinstance(named.value, Text) else MissingKey.vocabulary
            self.reading.report(OtherVocabulary(span=named.value.span, name=shown(name), known=known))

    # ------------------------------------------------------------------ sources and keys
    def _sources(self) -> dict[str, DealSource]:
        entry = self.tree.get("sources")
        if entry is None or is_unknown(entry.value) or is_word(entry.value, "none"):
            return {}
        if not isinstance(entry.value, Block):
            example = "sources: {contract: {title: Draft agreement}}"
            self._wrong(entry.value, WrongForm.items_by_key, example)
            return {}
        found: dict[str, DealSource] = {}
        for part in entry.value.entries:
            source = self._source(part)
            if source is not None:
                found[source.id] = source
        return found

    def _source(self, entry: Entry) -> DealSource | None:
        id_ = entry.key.value
        if not is_id(id_):
            self.reading.report(BadId(span=entry.key.span, name=shown(id_), wanted=BadId.source))
            return None
        if not isinstance(entry.value, Block):
            self._wrong(
                entry.value if not is_unknown(entry.value) else entry.key, WrongForm.a_source, f"{id_}: {{title: ...}}"
            )
            return _source_named(id_, {}, entry.span)
        texts: dict[str, str] = {}
        for part in entry.value.entries:
            name = part.key.value
            if name not in _SOURCE_KEYS:
                hint = self.reading.hint(name, _SOURCE_KEYS)
                problem = UnknownKey(span=part.key.span, name=shown(name), place=UnknownKey.in_source, hint=hint)
                self.reading.report(problem)
            elif not isinstance(part.value, Text):
                self._wrong(part.value, WrongForm.a_text, f"{name}: ...")
            elif not is_unknown(part.value) and not is_word(part.value, "none"):
                texts[name] = part.value.value
                self._check_source_text(part.value, name)
        if "title" not in texts:
            self.reading.report(MissingKey(span=entry.key.span, name="title", place=MissingKey.of_source))
        return _source_named(id_, texts, entry.span)

    def _check_source_text(self, text: Text, name: str) -> None:
        if name == "published_on":
            date = read_date(text.value)
            if isinstance(date, Misread):
                self.reading.report(misread(text, date, ("a day, a month or a year", "2026-03-02")))
        elif name == "url" and not text.value.startswith(_WEB):
            self.reading.report(NoWebAddress(span=text.span, text=shown(text.value)))

    def _wrong(self, node: Node, wanted: str, example: str) -> None:
        self.reading.report(WrongForm(span=node.span, found=WrongForm.other, wanted=wanted, example=example))

    def _index_keys(self) -> None:
        """Note every key of every list, so that what refers to an item may stand above it."""
        for entry in self.tree.entries:
            name = entry.key.value
            if name in self.reading.vocabulary.lists and not self._names_vocabulary(entry):
                keys = {item.key.value: item.key.span for item in items_of(entry.value) if is_id(item.key.value)}
                self.reading.keys[name] = keys


def _source_named(id_: str, texts: dict[str, str], span: Span) -> DealSource:
    return DealSource(
        id=id_,
        title=texts.get("title", id_),
        url=texts.get("url"),
        published_on=texts.get("published_on"),
        author=texts.get("author"),
        version=texts.get("version"),
        sha256=texts.get("sha256"),
        span=span,
    )
