"""The JSON Schema of a deal file, for editors: made from Pydantic models that are made from the vocabulary.

Comes in: a vocabulary. Goes out: a model of its deals, and its JSON Schema. Promise: what the reader of deals takes,
the schema takes; what only a whole deal can tell (that a key is an item's, that dates are in order) it does not hold.
Scalars are as YAML 1.2 reads them: `yes` is a text, `2026-03-02` is a text, `40` is a number.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, JsonValue, RootModel, create_model

from whereas.facts.slots import ORDERED
from whereas.model.facts import Attestor, Stage
from whereas.model.kinds import Basic, DateKind, EnumerationKind, ListKind, RecordKind, ScalarKind
from whereas.model.vocabulary import FieldType, RecordType, RootList, RootRecord, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Type: TypeAlias = Any
"""A type as an annotation has it: a class, a union, a literal, `None`."""

_ID = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DURATION = rf"^{_NUMBER} *(?:(?:business|court) days?|(?:second|minute|hour|day|week|month|year)s?)$"
_DATE = r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$"
_MOMENT = r"^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?)?)?$"

_Unknown = Literal["unknown"]
_None = Literal["none"]
_Text = Annotated[str, Field(min_length=1)]
_AnyText: TypeAlias = _Text | int | float | bool
_Day = Annotated[str, Field(pattern=_DATE)] | int
_Basis = Literal["stated", "promised", "contracted", "configured", "observed"]
_YesNo = Literal["yes", "no"]
_Key = Annotated[str, Field(pattern=_ID)]

_Reference = Annotated[str, Field(min_length=1, json_schema_extra={"not": {"enum": ["none", "unknown"]}})]

_BASIC: dict[Basic, _Type] = {
    Basic.YES_NO: _YesNo,
    Basic.TEXT: _AnyText,
    Basic.NUMBER: Annotated[str, Field(pattern=rf"^{_NUMBER}(?: .+)?$")] | float,
    Basic.PERCENT: Annotated[str, Field(pattern=rf"^{_NUMBER} *%$")],
    Basic.DURATION: Annotated[str, Field(pattern=_DURATION)],
    Basic.MONEY: Annotated[str, Field(pattern=rf"^[$£€] ?{_NUMBER}$")],
    Basic.YEAR: Annotated[int, Field(ge=1000, le=2999)] | Annotated[str, Field(pattern=r"^[12]\d{3}$")],
    Basic.CELL_STATE: _Text,
}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(_Part):
    """One of several sources of a fact, and where in it."""

    source: str
    at: _AnyText | None = None
    quote: _AnyText | None = None


class Manner(_Part):
    """How something is known: what it rests on, who says so, where, and for which time."""

    basis: _Basis | _Unknown | None = None
    source: str | Cited | list[str | Cited] | None = Field(None, description="an id in `sources`, or several")
    at: _AnyText | None = Field(None, description="where in the source: section, page, paragraph")
    quote: _AnyText | None = Field(None, description="the words of the source")
    attested_by: Attestor | _Unknown | None = None
    from_: _Day | _Unknown | None = Field(None, alias="from", description="the first day on which it holds")
    until: _Day | _Unknown | None = Field(None, description="the last day on which it holds")


class NoRecord(Manner):
    """`{value: none, source: minutes}`: a record that is known not to exist, or asked for in vain."""

    value: _None | _Unknown | None


class Covers(_Part):
    """The first and the last day for which a list is complete."""

    from_: _Day = Field(alias="from")
    until: _Day


class DealSource(_Part):
    """A document that facts rest on."""

    title: _AnyText
    author: _AnyText | None = None
    url: _Text | None = None
    published_on: _Day | _Unknown | None = None
    version: _AnyText | None = None
    sha256: _AnyText | None = None


class JudgmentAnswer(_Part):
    """A judgment, answered by a named person."""

    judgment: _Text
    about: _Text | _Unknown | None = None
    answer: _YesNo
    by: _Text
    on: Annotated[str, Field(pattern=_DATE)]
    because: _AnyText | None = None


class Choice(_Part):
    """A choice among disputed readings."""

    choose: _Text
    because: _AnyText | None = None


class WaiverScope(_Part):
    """What a waiver covers."""

    instances: _Text | list[_Text] | None = None
    acts_from: Annotated[str, Field(pattern=_DATE)] | None = None


class GrantedWaiver(_Part):
    """A variance granted for this deal."""

    section: _Text
    scope: WaiverScope | _Unknown | None = None
    authority: _AnyText
    instrument: _AnyText
    reason: _AnyText
    granted_on: Annotated[str, Field(pattern=_DATE)]
    expires_at: Annotated[str, Field(pattern=_MOMENT)]
    source: str | Cited | list[str | Cited] | None = None
    at: _AnyText | None = None
    quote: _AnyText | None = None


def deal_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of the deals of a vocabulary."""
    schema = deal_model(vocabulary).model_json_schema(by_alias=True)
    return {"$schema": DIALECT, **{name: _terse(part) for name, part in schema.items()}}


def _terse(part: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a part of a schema without what says nothing: a title made of the name, and null as the default."""
    if isinstance(part, list):
        return [_terse(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _terse(value) for name, value in part.items() if (name, value) != ("default", None)}
    for name, described in part.get("properties", {}).items():
        if described.get("title") in {words.replace("_", " ").title() for words in (name, f"f_{name}")}:
            del kept["properties"][name]["title"]
    return kept


def deal_model(vocabulary: Vocabulary) -> type[BaseModel]:
    """Return the Pydantic model of the deals of a vocabulary."""
    return _Modeller(vocabulary).deal()


class _Modeller:
    """The making of models; each is made once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.listed = {root.record for root in vocabulary.lists.values()}
        self.records: dict[str, type[BaseModel]] = {}
        self.facts: dict[str, type[BaseModel]] = {}
        self.kinds: dict[str, type[BaseModel]] = {}

    def deal(self) -> type[BaseModel]:
        fields: dict[str, Any] = {
            "f_deal": (_Key, Field(alias="deal", description="the id of the deal")),
            "f_title": (_AnyText, Field(alias="title")),
            "f_vocabulary": (
                _Text | None,
                Field(None, alias="vocabulary", description="as `uses`, which may be a list"),
            ),
            "f_stage": (Stage, Field(alias="stage")),
            "f_announced_on": (_Day | _None | _Unknown | None, Field(None, alias="announced_on")),
            "f_cancelled_on": (_Day | _None | _Unknown | None, Field(None, alias="cancelled_on")),
            "f_ended_on": (_Day | _None | _Unknown | None, Field(None, alias="ended_on")),
            "f_sources": (dict[_Key, DealSource] | _None | _Unknown | None, Field(None, alias="sources")),
            "f_judgments": (list[JudgmentAnswer] | _Unknown | None, Field(None, alias="judgments")),
            "f_readings": (dict[str, Choice | _Text] | _Unknown | None, Field(None, alias="readings")),
            "f_waivers": (list[GrantedWaiver] | _Unknown | None, Field(None, alias="waivers")),
        }
        for root in self.vocabulary.lists.values():
            fields[f"f_{root.name}"] = self._list(root)
        for single in self.vocabulary.singles.values():
            fields[f"f_{single.name}"] = self._single(single)
        named = fields.get("f_uses")
        uses = _Text | None if named is None else _Text | named[0]
        fields["f_uses"] = (uses, Field(None, alias="uses", description="the vocabulary"))
        title = f"A deal in the vocabulary {self.vocabulary.name}"
        return _model("Deal", _Part, fields, title)

    # ------------------------------------------------------------------ records
    def _list(self, root: RootList) -> tuple[_Type, Any]:
        items = _items_of(self._record(self.vocabulary.records[root.record]) | _Unknown | None)
        fields: dict[str, Any] = {
            "f_items": (items | _None | None, Field(None, alias="items")),
            "f_complete": (_YesNo | _Unknown | None, Field(None, alias="complete")),
            "f_covers": (Covers | _Unknown | None, Field(None, alias="covers")),
        }
        if root.may_log:
            fields["f_log"] = (_Text | _Unknown | None, Field(None, alias="log"))
        whole = _model(f"List_{root.name}", _Part, fields)
        described = Field(None, alias=root.name, title=root.title, description=root.ask)
        return whole | items | _None | _Unknown | None, described

    def _single(self, root: RootRecord) -> tuple[_Type, Any]:
        record = self._record(self.vocabulary.records[root.record])
        described = Field(None, alias=root.name, title=root.title, description=root.ask)
        return record | NoRecord | _None | _Unknown | None, described

    def _record(self, record: RecordType) -> type[BaseModel]:
        made = self.records.get(record.name)
        if made is None:
            fields = {f"f_{field.name}": self._field(field) for field in record.fields.values()}
            made = _model(f"Record_{record.name}", Manner, fields, record.title)
            self.records[record.name] = made
        return made

    # ------------------------------------------------------------------ facts
    def _field(self, field: FieldType) -> tuple[_Type, Any]:
        kind = field.kind
        described = Field(None, alias=field.name, title=field.title, description=field.ask)
        if isinstance(kind, ListKind):
            return self._members(field, kind.member), described
        if isinstance(kind, RecordKind) and kind.name not in self.listed:
            record = self._record(self.vocabulary.records[kind.name])
            return record | NoRecord | _None | _Unknown | None, described
        known = self._scalar(kind)
        value = known if field.always_exists else known | _None
        has_order = isinstance(kind, DateKind) or kind in ORDERED
        fact = self._fact(_name_of(kind, field), known, value, has_order=has_order)
        return value | _Unknown | fact | _list_of(fact) | None, described

    def _fact(self, name: str, known: _Type, value: _Type, *, has_order: bool) -> type[BaseModel]:
        """Return the model of a fact of one value that is written out, with one of the forms that say what is known."""
        made = self.facts.get(name)
        if made is None:
            narrow: dict[str, Any] = {
                "f_one_of": (_list_of(known | _None) | None, Field(None, alias="one_of", min_length=1)),
                "f_not": (known | _None | _list_of(known | _None) | None, Field(None, alias="not")),
            }
            if has_order:
                narrow["f_at_least"] = (known | None, Field(None, alias="at_least"))
                narrow["f_at_most"] = (known | None, Field(None, alias="at_most"))
            said: _Type = self._one_form(f"Narrowed_{name}", Manner, {"f_value": _value(value), **narrow})
            disputed = (_list_of(value | _Unknown | said | None) | None, Field(None, alias="disputed", min_length=2))
            made = self._one_form(
                f"Fact_{name}",
                Manner,
                {
                    "f_value": _value(value),
                    **narrow,
                    "f_alleged": (value | _Unknown | said | None, Field(None, alias="alleged")),
                    "f_disputed": disputed,
                },
            )
            self.facts[name] = made
        return made

    def _one_form(self, name: str, base: type[BaseModel], fields: dict[str, Any]) -> type[BaseModel]:
        """Return a model of which exactly one of the fields is there."""
        forms: list[JsonValue] = [{"required": [key.removeprefix("f_")]} for key in fields]
        config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"oneOf": forms})
        configured = create_model(f"{name}_base", __base__=base)
        configured.model_config = config
        return _model(name, configured, fields)

    def _members(self, field: FieldType, kind: ScalarKind) -> _Type:
        known = self._scalar(kind)
        members = _list_of(known)
        bare = members if field.at_least_one or field.always_exists else members | _None
        name = _name_of(kind, field)
        made = self.facts.get(f"list_{name}")
        if made is None:
            some = known | members | _Unknown | None
            parts: dict[str, Any] = {
                "f_value": (bare | _Unknown | None, Field(None, alias="value")),
                "f_items": (bare | _Unknown | None, Field(None, alias="items")),
                "f_complete": (_YesNo | _Unknown | None, Field(None, alias="complete")),
                "f_includes": (some, Field(None, alias="includes")),
                "f_not": (some, Field(None, alias="not")),
                "f_lacks_some_of": (some, Field(None, alias="lacks_some_of")),
            }
            version: _Type = _model(f"Version_list_{name}", Manner, parts)
            one: _Type = bare | _Unknown | version | None
            parts["f_alleged"] = (one, Field(None, alias="alleged"))
            parts["f_disputed"] = (_list_of(one) | None, Field(None, alias="disputed", min_length=2))
            made = _model(f"List_of_{name}", Manner, parts)
            self.facts[f"list_{name}"] = made
        return bare | _Unknown | made | _list_of(made) | None

    def _scalar(self, kind: ScalarKind) -> _Type:
        """Return the model of the values of a kind: a definition of its own, which every fact of the kind refers to."""
        match kind:
            case Basic():
                return self._root(kind.value, _BASIC[kind])
            case DateKind(is_moment=is_moment):
                text = Annotated[str, Field(pattern=_MOMENT if is_moment else _DATE)]
                return self._root("moment" if is_moment else "day", text | int)
            case EnumerationKind(name=name):
                return self._root(name, Literal[tuple(self.vocabulary.enumerations[name].members)])
            case _:
                return _Reference

    def _root(self, name: str, values: _Type) -> type[BaseModel]:
        made = self.kinds.get(name)
        if made is None:
            made = _model(f"Kind_{name}", RootModel[values], {})
            self.kinds[name] = made
        return made


def _model(name: str, base: type[BaseModel], fields: dict[str, Any], doc: str | None = None) -> type[BaseModel]:
    named: Any = fields
    made: type[BaseModel] = create_model(name, __base__=base, __doc__=doc, **named)
    return made


def _list_of(member: _Type) -> _Type:
    return list[member]


def _items_of(item: _Type) -> _Type:
    return dict[_Key, item]


def _value(value: _Type) -> tuple[_Type, Any]:
    return value | _Unknown | None, Field(None, alias="value")


def _name_of(kind: ScalarKind, field: FieldType) -> str:
    exists = "_existing" if field.always_exists or field.at_least_one else ""
    match kind:
        case Basic():
            return f"{kind.value}{exists}"
        case DateKind(is_moment=is_moment):
            return f"{'moment' if is_moment else 'day'}{exists}"
        case EnumerationKind(name=name):
            return f"{name}{exists}"
        case RecordKind(name=name):
            return f"key_of_{name}{exists}"
        case _:
            msg = f"no field holds a {kind}"
            raise TypeError(msg)
