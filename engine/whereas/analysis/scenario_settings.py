"""What a scenario supposes of its deal: `with flows[clip].consent = blanket`, as changes of facts.

Comes in: the settings of a scenario, the deal, the vocabulary. Goes out: changes, and what is wrong. Promise: a value
is read as in a deal file, so that it is typed by the vocabulary and a misspelt one is told at its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from whereas.facts.nodes import Block, Entry, Node, Series, Text
from whereas.facts.supposed import read_supposed
from whereas.model.change import Change
from whereas.model.facts import Completeness, Deal, Presence
from whereas.model.kinds import ListKind, RecordKind
from whereas.model.vocabulary import FieldType, Vocabulary
from whereas.resolve.problems import NotADealPath, UnknownName, did_you_mean
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source, Span
from whereas.values.scalars import Ref

_FACT = "a fact or a record of the deal"
_NARROWED = {
    t.NarrowingKind.NOT: "not",
    t.NarrowingKind.ONE_OF: "one_of",
    t.NarrowingKind.AT_LEAST: "at_least",
    t.NarrowingKind.AT_MOST: "at_most",
    t.NarrowingKind.INCLUDES: "includes",
    t.NarrowingKind.LACKS_SOME_OF: "lacks_some_of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """Where a path leads: to a record or a list of records (`fact` None), or to a fact, through records in place."""

    owner: Ref
    fields: tuple[str, ...]
    record: str
    fact: FieldType | None

    @property
    def is_list_of_records(self) -> bool:
        """Whether the path names a list as a whole."""
        return self.record == ""


@dataclass(slots=True)
class SettingReader:
    """Reads settings one after the other; what is wrong gathers in `problems`."""

    deal: Deal
    vocabulary: Vocabulary
    source: Source
    problems: list[Diagnostic] = field(default_factory=list)

    def read(self, setting: t.Setting | t.ListSetting) -> Change | None:
        """Return the change that a setting supposes; None, reported, where it supposes none."""
        way = self._way(setting.path)
        if way is None:
            return None
        if isinstance(setting, t.ListSetting):
            return self._completeness(way, setting)
        if way.fact is not None:
            return self._fact(way, way.fact, setting)
        presence = _presence(setting.value, may_be_empty=way.is_list_of_records)
        is_item = way.owner.key is not None and not way.fields
        if presence is None or is_item:
            self._refuse(setting.path, "a fact of this record")
            return None
        return Change(owner=way.owner, fields=way.fields, to=presence, span=setting.span)

    def _completeness(self, way: _Way, setting: t.ListSetting) -> Change | None:
        if not way.is_list_of_records and (way.fact is None or not isinstance(way.fact.kind, ListKind)):
            self._refuse(setting.path, "a list")
            return None
        to = Completeness.COMPLETE if setting.complete else Completeness.OPEN
        return Change(owner=way.owner, fields=way.fields, to=to, span=setting.span)

    def _fact(self, way: _Way, fact: FieldType, setting: t.Setting) -> Change | None:
        if isinstance(fact.kind, RecordKind):
            presence = _presence(setting.value, may_be_empty=False)
            if presence is not None and not self._is_listed(fact.kind.name):
                return Change(owner=way.owner, fields=way.fields, to=presence, span=setting.span)
        key = Text(value=way.fields[-1], is_plain=True, span=setting.path.span)
        read, problems = read_supposed(Entry(key, self._node(setting.value)), fact, self.deal, self.vocabulary)
        self.problems.extend(problems)
        return None if problems else Change(owner=way.owner, fields=way.fields, to=read, span=setting.span)

    # ------------------------------------------------------------------ paths
    def _way(self, path: t.Path) -> _Way | None:
        if isinstance(path.root, t.RoleName):
            self._refuse(path, _FACT)
            return None
        root = path.root.text
        steps = list(path.steps)
        if root in self.vocabulary.lists:
            if not steps:
                return _Way(owner=Ref(root), fields=(), record="", fact=None)
            key = steps.pop(0)
            if not isinstance(key, t.KeyStep):
                self._refuse(path, f"an item of `{root}`")
                return None
            return self._inward(path, Ref(root, key.key.text), self.vocabulary.lists[root].record, steps)
        if root in self.vocabulary.singles:
            return self._inward(path, Ref(root), self.vocabulary.singles[root].record, steps)
        known = (*self.vocabulary.lists, *self.vocabulary.singles)
        hint = did_you_mean(root, known)
        self.problems.append(UnknownName(span=path.root.span, name=root, sort="record or list of a deal", hint=hint))
        return None

    def _inward(self, path: t.Path, owner: Ref, record: str, steps: list[t.PathStep]) -> _Way | None:
        fields: tuple[str, ...] = ()
        fact: FieldType | None = None
        for step in steps:
            if not isinstance(step, t.FieldStep) or (fact is not None and not isinstance(fact.kind, RecordKind)):
                self._refuse(path, _FACT)
                return None
            if fact is not None and isinstance(fact.kind, RecordKind):
                record = fact.kind.name
                if self._is_listed(record):
                    self._refuse(path, f"a fact of this record; what it refers to stands in a list of `{record}`")
                    return None
            known = self.vocabulary.records[record].fields
            name = step.name.text
            if name not in known:
                hint = did_you_mean(name, known)
                sort = f"field of {record.replace('_', ' ')}"
                self.problems.append(UnknownName(span=step.name.span, name=name, sort=sort, hint=hint))
                return None
            fact = known[name]
            fields = (*fields, name)
        return _Way(owner=owner, fields=fields, record=record, fact=fact)

    def _is_listed(self, record: str) -> bool:
        return any(root.record == record for root in self.vocabulary.lists.values())

    def _refuse(self, path: t.Path, expected: str) -> None:
        self.problems.append(NotADealPath(span=path.span, path=self.written(path.span), expected=expected))

    def written(self, span: Span) -> str:
        """Return the words of the scenario at a place."""
        return " ".join(self.source.text[span.start : span.end].split())

    # ------------------------------------------------------------------ values
    def _node(self, value: t.SettingValue) -> Node:
        """Return a value in the form in which a deal file would state it."""
        match value:
            case t.UnknownValue():
                return Text(value="unknown", is_plain=True, span=value.span)
            case t.ListValue(items=items, complete=complete):
                series = Series(tuple(self._node(item) for item in items), value.span)
                if complete is None:
                    return series
                word = Text(value="yes" if complete else "no", is_plain=True, span=value.span)
                return _block(value.span, items=series, complete=word)
            case t.NarrowedValue(kind=kind, value=inner):
                return _block(value.span, **{_NARROWED[kind]: self._node(inner)})
            case t.DisputedValue(versions=versions):
                return _block(value.span, disputed=Series(tuple(self._node(each) for each in versions), value.span))
            case t.AllegedValue(value=inner):
                return _block(value.span, alleged=self._node(inner))
            case t.TextLiteral(text=text):
                return Text(value=text.value, is_plain=False, span=value.span)
            case _:
                return Text(value=self.written(value.span), is_plain=True, span=value.span)


def _block(span: Span, **entries: Node) -> Block:
    found = (Entry(Text(value=name, is_plain=True, span=span), node) for name, node in entries.items())
    return Block(tuple(found), span)


def _presence(value: t.SettingValue, *, may_be_empty: bool) -> Presence | None:
    """Return what is said of whether a record is there, or of a list of records as a whole; None for anything else."""
    match value:
        case t.NoneLiteral():
            return Presence.NONE
        case t.UnknownValue():
            return Presence.UNKNOWN
        case t.ListValue(items=(), complete=True) if may_be_empty:
            return Presence.NONE
        case _:
            return None
