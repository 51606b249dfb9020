"""A small vocabulary with a field of every kind, and short ways to read deals in it and to show what was read."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from whereas.facts import read_deal
from whereas.model.facts import (
    Citation,
    Completeness,
    Deal,
    ListSlot,
    MemberList,
    Narrowing,
    Presence,
    Record,
    Slot,
    Stated,
    Version,
)
from whereas.model.kinds import Basic, DateKind, EnumerationKind, Kind, ListKind, RecordKind
from whereas.model.vocabulary import (
    Enumeration,
    FieldType,
    Member,
    NoneMeans,
    RecordType,
    RootList,
    RootRecord,
    Vocabulary,
)
from whereas.text import Diagnostic, Source, Span
from whereas.values.scalars import Duration, Nothing, Ref, Unit, write_number

SPAN = Span("small.whereas", 0, 1)
EVENT = DateKind(is_event=True, is_moment=False)
EVENT_MOMENT = DateKind(is_event=True, is_moment=True)
TERM = DateKind(is_event=False, is_moment=False)
PARTY = RecordKind("party")
FOOTER = "\ndeal: case\ntitle: Case\nuses: small\nstage: live\n"


def enumeration(name: str, *members: str, **groups: tuple[str, ...]) -> Enumeration:
    made = {word: Member(name=word, title=word.replace("_", " "), under=None, span=SPAN) for word in members}
    return Enumeration(name=name, title=name.replace("_", " "), members=made, groups=groups, span=SPAN)


def field(name: str, kind: Kind, **options: object) -> FieldType:
    title = name.replace("_", " ")
    return FieldType(name=name, title=title, kind=kind, ask=f"What of its {title}?", span=SPAN, **options)  # type: ignore[arg-type]


def record(name: str, *fields: FieldType, judged_on: str | None = None, is_event: bool = False) -> RecordType:
    return RecordType(
        name=name,
        title=name.replace("_", " "),
        fields={one.name: one for one in fields},
        judged_on=judged_on,
        is_event=is_event,
        span=SPAN,
    )


def root_list(name: str, of: str, *, may_log: bool = False) -> RootList:
    return RootList(name=name, record=of, title=name, ask=None, is_open=True, may_log=may_log, span=SPAN)


def single(name: str) -> RootRecord:
    return RootRecord(name=name, record=name, title=name.replace("_", " "), ask=None, span=SPAN)


def by_name(*things: Enumeration | RecordType | RootList | RootRecord) -> dict:  # type: ignore[type-arg]
    return {thing.name: thing for thing in things}


VOCABULARY = Vocabulary(
    name="small",
    title="A small vocabulary",
    enumerations=by_name(
        enumeration("body", "police", "sheriff", "vendor", "resident", law_enforcement=("police", "sheriff")),
        enumeration("role", "agency", "vendor"),
        enumeration("data_kind", "video", "audio", "plate_reads"),
        enumeration("legal_process", "warrant", "court_order", "subpoena"),
    ),
    records=by_name(
        record(
            "party",
            field("name", Basic.TEXT, always_exists=True),
            field("kind", EnumerationKind("body"), always_exists=True),
            field("roles", ListKind(EnumerationKind("role"))),
            field("partners", ListKind(PARTY)),
        ),
        record(
            "flow",
            field("title", Basic.TEXT),
            field("sender", PARTY, always_exists=True),
            field("recipient", PARTY, always_exists=True),
            field("data", ListKind(EnumerationKind("data_kind")), at_least_one=True),
            field("legal_process", EnumerationKind("legal_process")),
            field("revocable", Basic.YES_NO),
            field("fields", ListKind(Basic.TEXT), is_open=False),
            field("limits", Basic.DURATION, none_means=NoneMeans.UNLIMITED),
            field("began_on", EVENT),
            field("accessed_at", EVENT_MOMENT),
            field("needed_before", TERM),
            field("review", RecordKind("review")),
            judged_on="began_on",
        ),
        record("review", field("asked_on", EVENT), field("court", Basic.TEXT)),
        record(
            "store",
            field("custodian", PARTY, always_exists=True),
            field(
                "retention",
                Basic.DURATION,
                none_means=NoneMeans.UNLIMITED,
                good_for=Duration(amount=Fraction(12), unit=Unit.MONTH),
            ),
            field("encrypted", Basic.YES_NO),
            field("state", Basic.TEXT),
        ),
        record(
            "device",
            field("units", Basic.NUMBER, unit="square_miles"),
            field("count", Basic.NUMBER),
            field("price", Basic.MONEY),
            field("share", Basic.PERCENT),
            field("covers_year", Basic.YEAR),
            field("acquired_on", EVENT),
        ),
        record("search", field("user", Basic.TEXT), field("searched_at", EVENT_MOMENT), judged_on="searched_at"),
        record("use", field("user", PARTY), field("began_on", EVENT), judged_on="began_on"),
        record("request_log", field("public", Basic.YES_NO), field("kept_for", Basic.DURATION)),
        record("approval", field("on", EVENT), field("by", PARTY), is_event=True),
    ),
    lists=by_name(
        root_list("parties", "party"),
        root_list("flows", "flow"),
        root_list("stores", "store"),
        root_list("devices", "device"),
        root_list("searches", "search", may_log=True),
        root_list("uses", "use"),
    ),
    singles=by_name(single("request_log"), single("approval")),
    roles={},
    span=SPAN,
)


def read(text: str) -> tuple[Deal | None, tuple[Diagnostic, ...], Source]:
    """Return the deal that a text states; one without a head is given one after it."""
    has_head = any(line.startswith(("deal:", "{")) for line in text.splitlines())
    source = Source("case.yaml", text if has_head else text + FOOTER)
    deal, problems = read_deal(source, VOCABULARY)
    return deal, problems, source


# ---------------------------------------------------------------------- showing what was read
def show(fact: Slot | ListSlot | Record | None) -> str:
    """Return a fact in words: every version with how it is known."""
    if fact is None:
        return "unknown"
    if isinstance(fact, Record):
        return _show_record(fact)
    if isinstance(fact, Slot):
        shown = [_show_version(version) for version in fact.versions]
    else:
        shown = [_show_list(version) for version in fact.versions]
    return ("disputed: " if fact.disputed else "") + ("; ".join(shown) or "unknown")


def _show_record(fact: Record) -> str:
    if fact.presence is not Presence.PRESENT:
        return f"{fact.presence.value}" + ("" if fact.stated is None else _how(fact.stated))
    return ", ".join(f"{name}: {show(inner)}" for name, inner in fact.fields.items())


def _show_version(version: Version) -> str:
    content = version.content
    words = value(content)
    if isinstance(content, Narrowing):
        words = f"{content.bound.value.replace('_', ' ')} {', '.join(value(one) for one in content.values)}"
    return ("alleged " if version.alleged else "") + words + _how(version.stated)


def _show_list(version: MemberList) -> str:
    members = ", ".join(value(one) for one in version.members)
    parts = [f"[{members}]"]
    if version.without:
        parts.append("not " + ", ".join(value(one) for one in version.without))
    if version.lacks_some_of:
        parts.append("lacks some of " + ", ".join(value(one) for one in version.lacks_some_of))
    named = {Completeness.COMPLETE: "complete", Completeness.OPEN: "open", Completeness.DEFAULT: "default"}
    words = " ".join([*parts, named[version.completeness]])
    return ("alleged " if version.alleged else "") + words + _how(version.stated)


def value(content: object) -> str:
    match content:
        case bool():
            return "yes" if content else "no"
        case Fraction():
            return write_number(content)
        case str():
            return f'"{content}"'
        case Nothing():
            return "none"
        case Ref(root=root, key=key):
            return f"{key} of {root}"
        case dt.date():
            return content.isoformat()
        case _:
            return str(content)


def _how(stated: Stated) -> str:
    parts = [] if stated.basis.value == 0 else [stated.basis.name.lower()]
    if stated.attestor is not None:
        parts.append(f"by {stated.attestor.value}")
    parts += [_cited(citation) for citation in stated.citations]
    if stated.first is not None:
        parts.append(f"from {stated.first}")
    if stated.last is not None:
        parts.append(f"until {stated.last}")
    return f" ({', '.join(parts)})" if parts else ""


def _cited(citation: Citation) -> str:
    place = f" at {citation.at}" if citation.at else ""
    return citation.source + place + (f' "{citation.quote}"' if citation.quote else "")
