"""An assessment made by hand, with every verdict and every thing that a report must say beside one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tests.english.world import (
    APPROVAL,
    DATASETS,
    DEAL_SPAN,
    FLOWS,
    LAW,
    LEGITIMATE,
    REQUEST_LOG,
    SEARCHES,
    SPAN,
    STATED,
    TECHNOLOGIES,
    VOCABULARY,
    D,
    F,
    S,
    T,
    all_of,
    any_of,
    apply,
    choice,
    constant,
    deal,
    fact,
    law,
    no,
    term,
)
from whereas.english import Lexicon
from whereas.model.basis import Basis
from whereas.model.expression import Expression, SectionRef, Variable
from whereas.model.facts import Stage, Waiver
from whereas.model.kinds import Basic
from whereas.model.law import (
    Bearer,
    BearerKind,
    Binding,
    Dispute,
    Duty,
    Encoding,
    Exception_,
    Holder,
    HolderKind,
    Law,
    Modality,
    Reading,
    Section,
)
from whereas.model.operators import Operator
from whereas.model.trace import Operand, Outcome, Role, Trace
from whereas.model.verdict import (
    Assessment,
    ByReading,
    Combined,
    FactRead,
    Finding,
    Instance,
    NotChecked,
    Observation,
    PendingUntil,
    Question,
    Status,
    Verdict,
)
from whereas.values.scalars import NONE, Choice, Duration, Unit, Value

Op = Operator
V = Verdict
WARRANT = apply(Op.IS, fact(F, "flow", "legal_process"), choice("instrument", "warrant"))
POLICE = apply(Op.IS, fact(fact(F, "flow", "recipient"), "party", "kind"), choice("party_kind", "police"))
EACH_TIME = apply(Op.IS, fact(F, "flow", "consent"), choice("consent", "each_request"))
EMERGENCY = apply(Op.IS, fact(F, "flow", "purpose"), choice("purpose", "emergency"))
WHERE = all_of(POLICE, term("home_video", F))
REVIEWED = apply(
    Op.WITHIN_AFTER,
    fact(F, "flow", "reviewed_on"),
    constant(Duration(amount=Fraction(2), unit=Unit.DAY), Basic.DURATION),
    fact(F, "flow", "accessed_at"),
)
KEPT = apply(
    Op.AT_MOST, fact(D, "dataset", "retention"), constant(Duration(amount=Fraction(30), unit=Unit.DAY), Basic.DURATION)
)
LOG = all_of(
    *(
        apply(Op.INCLUDES, fact(REQUEST_LOG, "request_log", "fields"), choice("log_field", f))
        for f in ("purpose", "area")
    )
)
VOTED = apply(Op.BEFORE, fact(APPROVAL, "approval", "on"), fact(T, "technology", "acquired_on"))


def operand(expression: Expression, value: Value | None, path: str | None = None, shown: str = "") -> Operand:
    return Operand(expression=expression, value=value, path=path, title="", shown=shown)


def node(
    expression: Expression | None,
    outcome: Outcome,
    *children: Trace,
    role: Role = Role.PART,
    label: str | None = None,
    operands: tuple[Operand, ...] = (),
) -> Trace:
    return Trace(
        role=role, expression=expression, outcome=outcome, span=SPAN, label=label, operands=operands, children=children
    )


def compared(
    expression: Expression, outcome: Outcome, *values: tuple[Value | None, str | None], **more: object
) -> Trace:
    """Return the trace of a comparison, from what each operand came to and where it stands."""
    pairs = zip(expression.operands, values, strict=True)  # type: ignore[union-attr]
    operands = tuple(operand(item, value, path) for item, (value, path) in pairs)
    return node(expression, outcome, operands=operands, **more)  # type: ignore[arg-type]


TRUE, FALSE, UNKNOWN, IDLE = Outcome.TRUE, Outcome.FALSE, Outcome.UNKNOWN, Outcome.IDLE
IN_SCOPE = node(
    WHERE,
    TRUE,
    compared(POLICE, TRUE, (Choice("police"), "parties.city.kind"), (Choice("police"), None)),
    node(term("home_video", F), TRUE),
    role=Role.WHERE,
)


def warrant(value: str | None, outcome: Outcome) -> Trace:
    found: Value | None = NONE if value == "none" else None if value is None else Choice(value)
    return compared(
        WARRANT, outcome, (found, "flows.clip.legal_process"), (Choice("warrant"), None), role=Role.REQUIREMENT
    )


def consent(value: str | None, outcome: Outcome) -> Trace:
    found = None if value is None else Choice(value)
    return compared(
        EACH_TIME,
        outcome,
        (found, "flows.clip.consent"),
        (Choice("each_request"), None),
        role=Role.EXCEPTION,
        label="consent",
    )


def emergency(value: str | None, outcome: Outcome) -> Trace:
    found = None if value is None else Choice(value)
    return compared(
        EMERGENCY,
        outcome,
        (found, "flows.clip.purpose"),
        (Choice("emergency"), None),
        role=Role.EXCEPTION,
        label="emergency",
    )


def read(path: str, title: str, shown: str, status: Status = Status.KNOWN, **more: object) -> FactRead:
    fields: dict[str, object] = {
        "path": path,
        "title": title,
        "values": () if status in (Status.UNKNOWN, Status.EXPIRED) else (shown,),
        "shown": shown,
        "status": status,
        "basis": None if status is Status.UNKNOWN else Basis.PROMISED,
        "attestor": None if status is Status.UNKNOWN else STATED.attestor,
        "citations": () if status is Status.UNKNOWN else STATED.citations,
        "span": None if status is Status.UNKNOWN else DEAL_SPAN,
        "ask": f"What is the {title}?",
    }
    return FactRead(**{**fields, **more})  # type: ignore[arg-type]


FACTS = (
    read("parties.city.kind", "kind", "police department"),
    read("flows.clip.legal_process", "legal process", "none", Status.NONE, values=(NONE,)),
    read("flows.clip.consent", "consent", "blanket"),
    read("flows.clip.purpose", "purpose", "investigation", attestor=None),
)


def instance(verdict: Verdict, *children: Trace, subject: str | None = "flows.clip", **more: object) -> Instance:
    fields: dict[str, object] = {
        "subject": subject,
        "subjects": {} if subject is None else {subject[0]: subject},
        "is_named": subject is None or not subject.endswith("*"),
        "bearer": "parties.city",
        "anchor": dt.date(2026, 7, 1),
        "verdict": verdict,
        "possible": frozenset({verdict}),
        "reason": None,
        "exception": None,
        "unless_shown": (),
        "pending_until": None,
        "trace": node(None, UNKNOWN, *children, role=Role.DUTY),
        "facts": FACTS,
        "missing": (),
        "waiver": None,
        "attached_to": None,
    }
    return Instance(**{**fields, **more})  # type: ignore[arg-type]


def duty(section: str, what: str, variable: Variable | None = F, **more: object) -> Duty:
    roots = {"f": FLOWS, "d": DATASETS, "t": TECHNOLOGIES, "s": SEARCHES}
    bindings = (
        ()
        if variable is None
        else (Binding(variable=variable, sources=(roots[variable.name],), where=None, span=SPAN),)
    )
    on_flow = variable is F
    fields: dict[str, object] = {
        "section": SectionRef(LAW, section),
        "name": None,
        "modality": Modality.MUST,
        "what": what,
        "bearer": Bearer(
            kind=BearerKind.EXPRESSION if on_flow else BearerKind.ROLE,
            expression=fact(F, "flow", "recipient") if on_flow else None,
            role=None if on_flow else "agency",
            text="f.recipient" if on_flow else "the agency",
            span=SPAN,
        ),
        "bindings": bindings,
        "when": (),
        "requirement": None,
        "exceptions": (),
        "displacements": (),
        "grandfathered": (),
        "force": (),
        "anchor": None,
        "floor": None,
        "severity": None,
        "remedy": None,
        "span": SPAN,
    }
    return Duty(**{**fields, **more})  # type: ignore[arg-type]


def exception(name: str, condition: Expression) -> Exception_:
    return Exception_(
        name=name, label=None, condition=condition, prevails=(), attached=(), unless=(), written_in=None, span=SPAN
    )


def finding(about: Duty, verdict: Verdict, *instances: Instance, **more: object) -> Finding:
    fields: dict[str, object] = {
        "law": LAW,
        "duty": about,
        "verdict": verdict,
        "possible": frozenset({verdict}),
        "by_reading": (),
        "as_planned": None,
        "stated_only": verdict,
        "exact": True,
        "why_inexact": None,
        "only_open_list": False,
        "is_vacuous": False,
        "instances": instances,
        "pending_until": None,
        "basis": Basis.CONTRACTED,
        "waiver": None,
        "depends_on": (),
        "questions": (),
        "assumptions": (),
    }
    return Finding(**{**fields, **more})  # type: ignore[arg-type]


HOLD_A_WARRANT = duty(
    "4(a)",
    "hold a judicial warrant",
    requirement=WARRANT,
    exceptions=(exception("consent", EACH_TIME), exception("emergency", EMERGENCY)),
    severity="critical",
    remedy="Release a clip only on a warrant.",
)
VIOLATED = finding(
    HOLD_A_WARRANT,
    V.VIOLATED,
    instance(
        V.VIOLATED,
        IN_SCOPE,
        warrant("none", FALSE),
        consent("blanket", FALSE),
        emergency("investigation", FALSE),
    ),
)
UNLESS_SHOWN = finding(
    replace(HOLD_A_WARRANT, section=SectionRef(LAW, "4(b)"), severity="high"),
    V.UNDETERMINED,
    instance(
        V.UNDETERMINED,
        IN_SCOPE,
        warrant("none", FALSE),
        consent(None, UNKNOWN),
        emergency("investigation", FALSE),
        possible=frozenset({V.VIOLATED, V.EXCUSED}),
        unless_shown=("consent",),
        facts=(
            *FACTS[:2],
            read("flows.clip.consent", "consent", "not stated", Status.UNKNOWN),
        ),
        missing=("flows.clip.consent",),
    ),
    possible=frozenset({V.VIOLATED, V.EXCUSED}),
    questions=(Question(path="flows.clip.consent", ask="Does the person agree anew each time?"),),
)
SECTION_5 = duty("5", "publish each request", None, requirement=LOG, severity="high")
UNDETERMINED = finding(
    SECTION_5,
    V.UNDETERMINED,
    instance(
        V.UNDETERMINED,
        node(
            LOG,
            UNKNOWN,
            *(compared(p.condition, UNKNOWN, (None, "request_log.fields"), (None, None)) for p in LOG.parts),
            role=Role.REQUIREMENT,
        ),
        subject=None,
        possible=frozenset({V.VIOLATED, V.SATISFIED}),
        facts=(read("request_log.fields", "fields that it shows", "not stated", Status.UNKNOWN),),
        missing=("request_log.fields",),
    ),
    possible=frozenset({V.VIOLATED, V.SATISFIED}),
    questions=(Question(path="request_log.fields", ask="Which fields?"),),
)
SECTION_6 = duty("6", "delete on time", D, requirement=KEPT)
STORE = "datasets.store"
KEEPING = compared(
    KEPT,
    TRUE,
    (Duration(amount=Fraction(21), unit=Unit.DAY), "datasets.store.retention"),
    (Duration(amount=Fraction(30), unit=Unit.DAY), None),
    role=Role.REQUIREMENT,
)
KEPT_FACT = read("datasets.store.retention", "time to keep", "21 days", basis=Basis.PROMISED)
ONLY_OPEN = finding(
    SECTION_6,
    V.UNDETERMINED,
    instance(V.SATISFIED, KEEPING, subject=STORE, facts=(KEPT_FACT,)),
    instance(
        V.UNDETERMINED,
        compared(KEPT, UNKNOWN, (None, "datasets.*.retention"), (None, None), role=Role.REQUIREMENT),
        subject="datasets.*",
        possible=frozenset({V.INAPPLICABLE, V.SATISFIED, V.VIOLATED}),
        facts=(read("datasets.*.retention", "time to keep", "not stated", Status.UNKNOWN),),
    ),
    possible=frozenset({V.SATISFIED, V.VIOLATED}),
    stated_only=V.SATISFIED,
    only_open_list=True,
)
PROMISED = finding(
    replace(SECTION_6, section=SectionRef(LAW, "6(b)"), name="short"),
    V.SATISFIED,
    instance(V.SATISFIED, KEEPING, subject=STORE, facts=(KEPT_FACT,)),
    basis=Basis.PROMISED,
)
EXCUSED = finding(
    replace(HOLD_A_WARRANT, section=SectionRef(LAW, "4(c)")),
    V.EXCUSED,
    instance(V.EXCUSED, IN_SCOPE, warrant("none", FALSE), consent("each_request", TRUE), exception="consent"),
)
TO_JUDGE = finding(
    duty("11", "search for a legitimate purpose only", S, requirement=LEGITIMATE),
    V.NEEDS_JUDGMENT,
    instance(
        V.NEEDS_JUDGMENT,
        node(LEGITIMATE, UNKNOWN, role=Role.REQUIREMENT),
        subject="searches.*",
        possible=frozenset({V.SATISFIED, V.VIOLATED}),
        facts=(),
    ),
    possible=frozenset({V.SATISFIED, V.VIOLATED}),
    questions=(Question(path="searches.*", ask="Is the purpose legitimate?", answered_by="the city attorney"),),
)
PENDING = finding(
    duty("12", "have the council's approval before it acquires", T, requirement=VOTED, severity="medium"),
    V.PENDING,
    instance(
        V.PENDING,
        compared(VOTED, FALSE, (NONE, "approval.on"), (NONE, "technologies.cam.acquired_on"), role=Role.REQUIREMENT),
        subject="technologies.cam",
        pending_until=PendingUntil(day=None, event="technologies.cam.acquired_on"),
        facts=(
            read(
                "approval.on",
                "day",
                "none",
                Status.NONE,
                values=(NONE,),
                by_default="approval.on: not stated; taken as not happened, for the deal is proposed",
            ),
        ),
    ),
    pending_until=PendingUntil(day=None, event="technologies.cam.acquired_on"),
    as_planned=V.VIOLATED,
)
REVIEW = duty("8", "ask a court to review it within 2 days", requirement=REVIEWED)
DUE = finding(
    REVIEW,
    V.PENDING,
    instance(
        V.PENDING,
        compared(
            REVIEWED,
            FALSE,
            (NONE, "flows.clip.reviewed_on"),
            (Duration(amount=Fraction(2), unit=Unit.DAY), None),
            (dt.date(2026, 6, 30), "flows.clip.accessed_at"),
            role=Role.REQUIREMENT,
        ),
        pending_until=PendingUntil(day=dt.date(2026, 7, 2), event=None),
    ),
)
APART = finding(
    duty("13", "sell home video", modality=Modality.MUST_NOT),
    V.INAPPLICABLE,
    instance(
        V.INAPPLICABLE,
        node(no(term("home_video", F)), FALSE, node(term("home_video", F), TRUE), role=Role.WHERE),
        facts=(),
        reason="where is false",
    ),
)
BY_READING = finding(
    duty("14", "keep within the state", requirement=any_of(WARRANT, EACH_TIME), severity="high"),
    V.UNDETERMINED,
    instance(V.UNDETERMINED, IN_SCOPE, possible=frozenset({V.SATISFIED, V.VIOLATED}), facts=()),
    possible=frozenset({V.SATISFIED, V.VIOLATED}),
    by_reading=tuple(
        ByReading(
            law=LAW,
            dispute="who_is_public",
            reading=name,
            held_by=(Holder(kind=kind, name=who),),
            verdict=verdict,
        )
        for name, kind, who, verdict in (
            ("in_state", HolderKind.OFFICIAL, "Attorney General", V.VIOLATED),
            ("any", HolderKind.PARTY, "the vendor", V.SATISFIED),
        )
    ),
    depends_on=(f"{LAW} who_is_public",),
)
WAIVER = Waiver(
    law=LAW,
    section="15",
    duty=None,
    instances=(),
    acts_from=None,
    authority="City Council",
    instrument="Resolution 90123",
    reason="continuity of the pilot",
    granted_on=dt.date(2026, 2, 17),
    expires_at=dt.datetime(2026, 8, 31, 23, 59, 59, tzinfo=dt.timezone(-dt.timedelta(hours=7))),
    citations=(),
    span=SPAN,
)
WAIVED = finding(
    replace(HOLD_A_WARRANT, section=SectionRef(LAW, "15"), severity="low"),
    V.VIOLATED,
    instance(V.VIOLATED, IN_SCOPE, warrant("none", FALSE), waiver=WAIVER),
    waiver=WAIVER,
)
FINDINGS = (
    VIOLATED, UNLESS_SHOWN, EXCUSED, UNDETERMINED, ONLY_OPEN, PROMISED, DUE, TO_JUDGE, PENDING, APART, BY_READING,
    WAIVED,
)  # fmt: skip


def section(number: str, title: str, *duties: Duty, not_encoded: str | None = None) -> Section:
    return Section(
        law=LAW,
        number=number,
        title=title,
        text=f"The text of section {number}.",
        duties=duties,
        definitions=(),
        not_encoded=not_encoded,
        force=(),
        formerly=(),
        suits=(),
        penalty=(),
        enforced_by=(),
        evidence=(),
        notes=(),
        confidence=None,
        sources=(),
        without_prejudice=(),
        span=SPAN,
    )


DISPUTE = Dispute(
    law=LAW,
    name="who_is_public",
    question="Who is a public agency?",
    readings=(
        Reading(
            name="in_state",
            text="Only bodies of this state",
            holders=(Holder(kind=HolderKind.OFFICIAL, name="Attorney General"),),
            first=None,
            span=SPAN,
        ),
        Reading(
            name="any",
            text="Bodies of any government",
            holders=(Holder(kind=HolderKind.PARTY, name="the vendor"),),
            first=None,
            span=SPAN,
        ),
    ),
    span=SPAN,
)
ENCODING = Encoding(
    made_from="the text of the ordinance",
    made_by="the authors of this library",
    is_primary=True,
    checked=dt.date(2026, 5, 1),
    confidence="high",
    span=SPAN,
)


def sample_law(encoding: Encoding | None = ENCODING) -> Law:
    duties: Mapping[str, Duty] = {item.duty.section.section: item.duty for item in FINDINGS}
    sections = tuple(section(number, f"Title of {number}", item) for number, item in duties.items())
    findings = section("9", "Findings", not_encoded="Findings create no duty.")
    return law(encoding=encoding, sections=(*sections, findings), disputes={"who_is_public": DISPUTE})


def assessment(
    stage: Stage = Stage.LIVE,
    title: str = "Cameras for the city",
    clip: str = "clip to agency",
    findings: tuple[Finding, ...] = FINDINGS,
    encoding: Encoding | None = ENCODING,
) -> Assessment:
    worst = V.VIOLATED
    return Assessment(
        deal=deal(stage, title, clip),
        laws=(sample_law(encoding),),
        as_of=dt.date(2026, 7, 1),
        findings=findings,
        combined=(
            Combined(law=LAW, section="4(a)", verdict=V.VIOLATED, possible=frozenset({V.VIOLATED})),
            Combined(law=LAW, section=None, verdict=worst, possible=frozenset({worst})),
            Combined(law=None, section=None, verdict=worst, possible=frozenset({worst})),
        ),
        not_checked=(NotChecked(law=LAW, section="9", why="Findings create no duty."),),
        silent_on=("request_log.fields",),
        observations=(
            Observation(kind="bases_disagree", path="datasets.store.retention", values=("30 days", "365 days")),
        ),
    )


def lexicon(made: Assessment) -> Lexicon:
    return Lexicon(vocabulary=VOCABULARY, laws={item.id: item for item in made.laws}, deal=made.deal)
