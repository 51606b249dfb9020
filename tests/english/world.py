"""A small vocabulary, law and deal, made by hand, and short ways to write expressions and traces over them."""

from __future__ import annotations

import datetime as dt

from whereas.english import Lexicon
from whereas.model.basis import Basis
from whereas.model.expression import (
    And,
    Apply,
    Constant,
    Defined,
    Expression,
    Field,
    Judged,
    Not,
    Or,
    Part,
    Root,
    Variable,
)
from whereas.model.facts import (
    Attestor,
    Citation,
    Completeness,
    Deal,
    Presence,
    Record,
    RecordList,
    Slot,
    Source,
    Stage,
    Stated,
    Version,
)
from whereas.model.kinds import Basic, DateKind, EnumerationKind, Kind, ListKind, RecordKind
from whereas.model.law import Definition, DefinitionBody, Judgment, Law, LawKind
from whereas.model.operators import Operator
from whereas.model.vocabulary import (
    Enumeration,
    FieldType,
    Member,
    NoneMeans,
    RecordType,
    Role,
    RootList,
    RootRecord,
    Vocabulary,
)
from whereas.text import Span
from whereas.values.scalars import Choice, Ref, Scalar, Value

LAW = "model.home_video"
SPAN = Span("home_video.whereas", 0, 7)
DEAL_SPAN = Span("deal.yaml", 10, 20)
EVENT = DateKind(is_event=True, is_moment=False)
TERM = DateKind(is_event=False, is_moment=False)


def enumeration(name: str, title: str, **members: str) -> Enumeration:
    made = {key: Member(name=key, title=words, under=None, span=SPAN) for key, words in members.items()}
    return Enumeration(name=name, title=title, members=made, groups={}, span=SPAN)


def field_type(name: str, title: str, kind: Kind, ask: str | None = None, none: NoneMeans | None = None) -> FieldType:
    return FieldType(name=name, title=title, kind=kind, ask=ask, none_means=none, span=SPAN)


def record_type(name: str, title: str, *fields: FieldType, is_event: bool = False) -> RecordType:
    return RecordType(
        name=name, title=title, fields={f.name: f for f in fields}, judged_on=None, is_event=is_event, span=SPAN
    )


def root_list(name: str, record: str) -> RootList:
    return RootList(name=name, record=record, title=name, ask=None, is_open=True, may_log=False, span=SPAN)


VOCABULARY = Vocabulary(
    name="small",
    title="a small vocabulary",
    enumerations={
        "party_kind": enumeration("party_kind", "kind of body", police="police department", vendor="vendor", other=""),
        "instrument": enumeration("instrument", "instrument", warrant="warrant", subpoena="subpoena"),
        "consent": enumeration("consent", "consent", each_request="each request", blanket="blanket"),
        "purpose": enumeration("purpose", "purpose", investigation="investigation", emergency="emergency"),
        "data_kind": enumeration("data_kind", "kind of data", video="video", audio="audio"),
        "log_field": enumeration("log_field", "field of a log", purpose="purpose", area="area"),
    },
    records={
        "party": record_type(
            "party",
            "a person or body with a part in the deal",
            field_type("name", "name", Basic.TEXT),
            field_type("kind", "kind", EnumerationKind("party_kind"), "What kind of body is it?"),
            field_type(
                "contractor",
                "status as a government contractor",
                Basic.YES_NO,
                "Is it a contractor of a government?",
            ),
        ),
        "flow": record_type(
            "flow",
            "a movement of data, or an access to it",
            field_type("title", "title", Basic.TEXT),
            field_type("recipient", "recipient", RecordKind("party")),
            field_type("data", "data", ListKind(EnumerationKind("data_kind"))),
            field_type("legal_process", "legal process", EnumerationKind("instrument"), "Is a warrant required?"),
            field_type("consent", "consent", EnumerationKind("consent"), "Does the person agree anew each time?"),
            field_type("purpose", "purpose", EnumerationKind("purpose"), "For what purpose?"),
            field_type(
                "revocable", "right to withdraw consent", Basic.YES_NO, "Can consent be withdrawn, and is it heeded?"
            ),
            field_type("began_on", "start", EVENT),
            field_type("accessed_at", "time of access", EVENT),
            field_type("reviewed_on", "request for court review", EVENT),
            field_type("onward", "onward recipients", ListKind(RecordKind("party"))),
        ),
        "dataset": record_type(
            "dataset",
            "a store of data",
            field_type("title", "title", Basic.TEXT),
            field_type("retention", "time to keep", Basic.DURATION, "How long is it kept?", NoneMeans.UNLIMITED),
            field_type("evidence", "use as evidence", Basic.YES_NO, "Is it held as evidence in a case?"),
        ),
        "technology": record_type(
            "technology",
            "a technology of surveillance",
            field_type("title", "title", Basic.TEXT),
            field_type("acquired_on", "acquisition", EVENT),
        ),
        "search": record_type("search", "one search", field_type("case", "case number", Basic.TEXT)),
        "request_log": record_type(
            "request_log",
            "the log of requests",
            field_type("fields", "fields that it shows", ListKind(EnumerationKind("log_field")), "Which fields?"),
        ),
        "approval": record_type("approval", "the council's approval", field_type("on", "day", EVENT), is_event=True),
    },
    lists={
        "parties": root_list("parties", "party"),
        "flows": root_list("flows", "flow"),
        "datasets": root_list("datasets", "dataset"),
        "technologies": root_list("technologies", "technology"),
        "searches": root_list("searches", "search"),
    },
    singles={
        name: RootRecord(name=name, record=name, title=title, ask=None, span=SPAN)
        for name, title in (("request_log", "the log of requests"), ("approval", "the council's approval"))
    },
    roles={"agency": Role(name="agency", title="the agency", among="parties", ask=None, span=SPAN)},
    span=SPAN,
)

F = Variable(name="f", kind=RecordKind("flow"), span=SPAN)
P = Variable(name="p", kind=RecordKind("party"), span=SPAN)
D = Variable(name="d", kind=RecordKind("dataset"), span=SPAN)
T = Variable(name="t", kind=RecordKind("technology"), span=SPAN)
S = Variable(name="s", kind=RecordKind("search"), span=SPAN)
FLOWS = Root(name="flows", kind=ListKind(RecordKind("flow")), span=SPAN)
PARTIES = Root(name="parties", kind=ListKind(RecordKind("party")), span=SPAN)
DATASETS = Root(name="datasets", kind=ListKind(RecordKind("dataset")), span=SPAN)
TECHNOLOGIES = Root(name="technologies", kind=ListKind(RecordKind("technology")), span=SPAN)
SEARCHES = Root(name="searches", kind=ListKind(RecordKind("search")), span=SPAN)
REQUEST_LOG = Root(name="request_log", kind=RecordKind("request_log"), span=SPAN)
APPROVAL = Root(name="approval", kind=RecordKind("approval"), span=SPAN)


def fact(of: Expression, record: str, name: str, basis: Basis | None = None) -> Field:
    kind = VOCABULARY.records[record].fields[name].kind
    return Field(of=of, record=record, name=name, kind=kind, basis=basis, span=SPAN)


def constant(value: Value, kind: Kind | None = None) -> Constant:
    return Constant(value=value, kind=kind, span=SPAN)


def choice(enumeration_name: str, name: str) -> Constant:
    return constant(Choice(name), EnumerationKind(enumeration_name))


def apply(operator: Operator, *operands: Expression, kind: Kind = Basic.YES_NO) -> Apply:
    return Apply(operator=operator, operands=operands, kind=kind, span=SPAN)


def all_of(*conditions: Expression) -> And:
    return And(parts=tuple(Part(condition=item) for item in conditions), span=SPAN)


def any_of(*conditions: Expression) -> Or:
    return Or(parts=tuple(Part(condition=item) for item in conditions), span=SPAN)


def no(condition: Expression) -> Not:
    return Not(condition=condition, span=SPAN)


def term(name: str, *subjects: Expression) -> Defined:
    return Defined(law=LAW, name=name, subjects=subjects, kind=Basic.YES_NO, span=SPAN)


HOME_VIDEO_BODY = apply(Operator.INCLUDES, fact(F, "flow", "data"), choice("data_kind", "video"))
POLICE_BODY = apply(Operator.IS, fact(P, "party", "kind"), choice("party_kind", "police"))
LEGITIMATE = Judged(law=LAW, judgment="legitimate", subject=S, span=SPAN)


def _definition(name: str, parameter: Variable, body: Expression) -> Definition:
    bodies = (DefinitionBody(dispute=None, reading=None, body=body, span=SPAN),)
    return Definition(
        law=LAW, name=name, section=None, parameters=(parameter,), bodies=bodies, kind=Basic.YES_NO, span=SPAN
    )


def law(**changes: object) -> Law:
    fields: dict[str, object] = {
        "id": LAW,
        "kind": LawKind.ORDINANCE,
        "title": "Model Home Video Ordinance",
        "jurisdiction": "model",
        "citation": "Model HVO",
        "vocabulary": "small",
        "imports": (),
        "encoding": None,
        "waivable_by": (),
        "reaches": (),
        "roll": None,
        "month_ends_up": False,
        "court_days": None,
        "business_days": None,
        "time_zone": None,
        "force": (),
        "sunset": None,
        "recitals": (),
        "sections": (),
        "definitions": {
            "home_video": _definition("home_video", F, HOME_VIDEO_BODY),
            "police_body": _definition("police_body", P, POLICE_BODY),
        },
        "parameters": {},
        "judgments": {
            "legitimate": Judgment(
                law=LAW,
                name="legitimate",
                question="Is the purpose legitimate?",
                subject=S,
                by="the city attorney",
                decided=(),
                span=SPAN,
            )
        },
        "disputes": {},
        "legal_facts": {},
        "external_exceptions": (),
        "goals": (),
        "span": SPAN,
    }
    return Law(**{**fields, **changes})  # type: ignore[arg-type]


STATED = Stated(
    basis=Basis.PROMISED,
    attestor=Attestor.VENDOR,
    citations=(Citation(source="post", at="page 2", quote="each request"),),
    first=None,
    last=None,
    span=DEAL_SPAN,
)


def slot(value: Scalar) -> Slot:
    return Slot(versions=(Version(content=value, stated=STATED),), disputed=False, span=DEAL_SPAN)


def record(root: str, key: str, kind: str, **fields: Scalar) -> Record:
    return Record(
        ref=Ref(root, key),
        type=kind,
        presence=Presence.PRESENT,
        fields={name: slot(value) for name, value in fields.items()},
        stated=None,
        span=DEAL_SPAN,
    )


def record_list(name: str, *records: Record) -> RecordList:
    return RecordList(
        name=name,
        items={str(item.ref.key): item for item in records},
        completeness=Completeness.OPEN,
        covers=None,
        is_none=False,
        log=None,
        span=DEAL_SPAN,
    )


def source(key: str, title: str, url: str | None = None) -> Source:
    return Source(
        id=key, title=title, url=url, published_on="2025-10-16", author=None, version=None, sha256=None, span=DEAL_SPAN
    )


def deal(stage: Stage = Stage.LIVE, title: str = "Cameras for the city", clip: str = "clip to agency") -> Deal:
    return Deal(
        id="cameras",
        title=title,
        vocabulary="small",
        stage=stage,
        announced_on=dt.date(2025, 10, 16),
        cancelled_on=dt.date(2026, 2, 12) if stage is Stage.CANCELLED else None,
        sources={
            "post": source("post", "The vendor's announcement", "https://example.org/post"),
            "trap": source("trap", "A trap", "javascript:alert(1)"),
        },
        singles={},
        lists={
            "flows": record_list("flows", record("flows", "clip", "flow", title=clip)),
            "parties": record_list("parties", record("parties", "city", "party", name="City Police")),
            "datasets": record_list("datasets", record("datasets", "store", "dataset", title="clip store")),
            "technologies": record_list("technologies", record("technologies", "cam", "technology", title="cameras")),
        },
        answers=(),
        readings=(),
        waivers=(),
        span=DEAL_SPAN,
    )


LEXICON = Lexicon(vocabulary=VOCABULARY, laws={LAW: law()}, deal=deal())
