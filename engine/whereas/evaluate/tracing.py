"""The trace of an instance: how each part came out with what is known now, and the facts that it read.

It asks the evaluator and decides nothing itself: each outcome is what the evaluator answers before any gap is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whereas.evaluate.exceptions import exception_holds, exceptions_of
from whereas.evaluate.gaps import Fork, Gap, GapKind, OutOfBudget, Unsettled
from whereas.evaluate.handles import Env, Handle, ListView, path_of
from whereas.evaluate.instances import Candidate, judging, shown
from whereas.evaluate.judge import condition_holds, requirement_state
from whereas.evaluate.members import Unlisted, members
from whereas.evaluate.noting import name_of, record_name, show_value
from whereas.evaluate.operands import bind_subjects, body_of, comparable, value
from whereas.evaluate.run import Run
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
    Quantified,
)
from whereas.model.law import Exception_
from whereas.model.trace import NOTHING, STILL_RUNS, Operand, Outcome, Role, Trace
from whereas.values.dates import Standing, Uncertain
from whereas.values.scalars import NONE, Ref, Value
from whereas.values.truth import Truth

_OUTCOMES = {Truth.TRUE: Outcome.TRUE, Truth.FALSE: Outcome.FALSE, Truth.IDLE: Outcome.IDLE}
_MOST_ITEMS = 25
_MOST_WORLDS = 60


@contextmanager
def _recording(run: Run) -> Iterator[None]:
    run.is_recording = True
    try:
        yield
    finally:
        run.is_recording = False


def outcome_of(run: Run, compute: Callable[[], Truth | None], expression: Expression | None = None) -> Outcome:
    """Return how a part comes out with what is known now: what is the same whatever the gaps are is known.

    Where the verdict is open or pending, a comparison of events may turn on whether it can still be met, though it is
    not met yet in any world: that is not known.
    """
    world = run.world
    try:
        found = _in_all_worlds(run, compute)
        if found is not Truth.TRUE and run.tells_open and expression and run.shapes.compares_events(expression):
            run.world = world
            found = compute()
    except (Fork, OutOfBudget, Unsettled, Uncertain):
        return Outcome.UNKNOWN
    finally:
        run.world = world
    return Outcome.UNKNOWN if found is None else _OUTCOMES[found]


def _in_all_worlds(run: Run, compute: Callable[[], Truth | None]) -> Truth | None:
    """Return what a part comes to in every world at hand; None where worlds differ, or are too many to look at."""
    waiting, found = [run.world], None
    for _ in range(_MOST_WORLDS):
        run.world = world = waiting.pop()
        try:
            here = compute()
        except Fork as fork:
            if fork.is_future:
                return None
            waiting.extend(reversed(fork.branches(world)))
            continue
        if here is None or found not in (None, here):
            return None
        found = here
        if not waiting:
            return found
    return None


def trace_of(run: Run, candidate: Candidate, *, is_open: bool) -> Trace:
    """Return the trace of an instance: what it is about, its conditions, its requirement, its exceptions."""
    duty, env = candidate.duty, candidate.env
    run.tells_open = is_open
    with judging(run, candidate):
        parts: list[Trace] = []
        if candidate.parent is None:
            parts.extend(
                _condition(run, binding.where, env, Role.WHERE, None)
                for binding in duty.bindings
                if binding.where is not None
            )
        parts.extend(_when(run, condition, candidate) for condition in duty.when)
        parts.extend(_condition(run, old.condition, env, Role.GRANDFATHERED, None) for old in duty.grandfathered)
        if duty.requirement is not None:
            outcome = outcome_of(run, lambda: requirement_state(run, candidate), duty.requirement)
            inner = _condition(run, duty.requirement, env, Role.REQUIREMENT, None)
            parts.append(
                Trace(
                    role=Role.REQUIREMENT,
                    expression=inner.expression,
                    outcome=outcome,
                    span=inner.span,
                    operands=inner.operands,
                    children=inner.children,
                    note=inner.note,
                )
            )
        parts.extend(_exception(run, candidate, exception) for exception in exceptions_of(run, candidate))
    return Trace(
        role=Role.DUTY,
        expression=None,
        outcome=Outcome.NOT_READ,
        span=duty.span,
        label=duty.what,
        children=tuple(parts),
    )


def _when(run: Run, condition: Expression, candidate: Candidate) -> Trace:
    inner = _condition(run, condition, candidate.env, Role.WHEN, None)
    outcome = outcome_of(run, lambda: condition_holds(run, condition, candidate))
    return Trace(
        role=Role.WHEN,
        expression=condition,
        outcome=outcome,
        span=inner.span,
        operands=inner.operands,
        children=inner.children,
        note=STILL_RUNS if outcome is Outcome.FALSE and inner.outcome is Outcome.TRUE else None,
    )


def _exception(run: Run, candidate: Candidate, exception: Exception_) -> Trace:
    children: list[Trace] = []
    if exception.condition is not None:
        children.append(_condition(run, exception.condition, candidate.env, Role.PART, None))
    children.extend(_exception(run, candidate, inner) for inner in exception.unless)
    note = None
    if exception.prevails:
        note = "as section " + ", ".join(ref.section for ref in exception.prevails) + " provides"
    return Trace(
        role=Role.EXCEPTION,
        expression=exception.condition,
        outcome=outcome_of(run, lambda: exception_holds(run, candidate, exception)),
        span=exception.span,
        label=exception.name,
        children=tuple(children),
        note=note or exception.label,
    )


def _condition(run: Run, expression: Expression, env: Env, role: Role, label: str | None) -> Trace:
    outcome = outcome_of(run, lambda: run.truth(expression, env), expression)
    children: tuple[Trace, ...] = ()
    operands: tuple[Operand, ...] = ()
    note: str | None = None
    match expression:
        case And(parts=parts) | Or(parts=parts):
            children = tuple(
                _condition(run, part.condition, env, Role.PART, part.label or part.letter) for part in parts
            )
        case Not(condition=condition):
            children = (_condition(run, condition, env, Role.PART, None),)
        case Quantified():
            items = _items(run, expression, env)
            children = items or ()
            note = NOTHING if items is not None and all(map(_is_outside, items)) else None
        case Defined():
            children = _definition(run, expression, env)
        case Apply(operands=inner):
            operands = tuple(_operand(run, operand, env) for operand in inner)
        case Judged(subject=subject) if subject is not None:
            operands = (_operand(run, subject, env),)
        case Field() | Constant():
            operands = (_operand(run, expression, env),)
        case _:
            pass
    return Trace(
        role=role,
        expression=expression,
        outcome=outcome,
        span=expression.span,
        label=label,
        operands=operands,
        children=children,
        note=note,
    )


def _is_outside(item: Trace) -> bool:
    """Return whether an item of a list is not what a quantifier is about."""
    return any(part.role is Role.WHERE and part.outcome in (Outcome.FALSE, Outcome.IDLE) for part in item.children)


def _items(run: Run, expression: Quantified, env: Env) -> tuple[Trace, ...] | None:
    """Return each item that a quantifier ranges over, or None where it is not known which there are."""
    unlisted = Unlisted(count=1, key=run.key_of(expression, env))
    world = run.world
    try:
        found = [item for source in expression.sources for item in members(run, source, env, unlisted)]
    except (Fork, OutOfBudget, Unsettled, Uncertain):
        return None
    finally:
        run.world = world
    traces: list[Trace] = []
    for member in found[:_MOST_ITEMS]:
        inner = env.bind(expression.variable.name, member.binding)
        parts: list[Trace] = []
        if expression.where is not None:
            parts.append(_condition(run, expression.where, inner, Role.WHERE, None))
        if expression.has is not None and (not parts or parts[0].outcome is not Outcome.FALSE):
            parts.append(_condition(run, expression.has, inner, Role.PART, None))
        traces.append(
            Trace(
                role=Role.ITEM,
                expression=None,
                outcome=Outcome.TRUE if member.presence is None else Outcome.UNKNOWN,
                span=None,
                label=_name(run, member.binding),
                children=tuple(parts),
            )
        )
    return tuple(traces)


def _name(run: Run, binding: object) -> str:
    if isinstance(binding, Handle):
        return record_name(binding.record) or shown(binding.path)
    return shown(path_of(binding)) if not isinstance(binding, Ref) else name_of(run.case, binding)  # type: ignore[arg-type]


def _definition(run: Run, expression: Defined, env: Env) -> tuple[Trace, ...]:
    world = run.world
    try:
        inner = bind_subjects(run, expression, env)
        body = body_of(run, expression)
    except Fork as fork:
        disputed = [gap for gap in fork.gaps if gap.kind is GapKind.READING]
        return _under_each_reading(run, expression, env, disputed[0]) if disputed else _not_read(run, expression)
    except (OutOfBudget, Unsettled, Uncertain):
        return _not_read(run, expression)
    finally:
        run.world = world
    if body is None or body.body is None:
        return ()
    return (_condition(run, body.body, inner, Role.DEFINITION, expression.name),)


def _not_read(run: Run, expression: Defined) -> tuple[Trace, ...]:
    """Return the bodies of a term that was not read, for it is not known what it is asked of."""
    return tuple(
        Trace(
            role=Role.DEFINITION,
            expression=None,
            outcome=Outcome.UNKNOWN,
            span=item.span,
            label=item.reading or expression.name,
        )
        for item in run.case.definition(expression.law, expression.name).bodies
    )


def _under_each_reading(run: Run, expression: Defined, env: Env, dispute: Gap) -> tuple[Trace, ...]:
    """Return how a disputed term comes out under each reading that is open, with what was read under it."""
    world = run.world
    inner = bind_subjects(run, expression, env)
    found: list[Trace] = []
    for item in run.case.definition(expression.law, expression.name).bodies:
        if item.body is None or item.reading not in run.values_of(dispute):
            continue
        run.world = world.narrowed({dispute: (item.reading,)})
        read = _condition(run, item.body, inner, Role.PART, None)
        run.world = world
        found.append(
            Trace(
                role=Role.DEFINITION,
                expression=None,
                outcome=read.outcome,
                span=item.span,
                label=item.reading,
                children=(read,),
            )
        )
    return tuple(found)


def _operand(run: Run, expression: Expression, env: Env) -> Operand:
    path = _path(run, expression, env)
    title = _title(run, expression)
    world = run.world
    with _recording(run):
        try:
            found = value(run, expression, env)
        except (Fork, OutOfBudget, Unsettled, Uncertain):
            noted = run.noted.facts.get(path or "")
            return Operand(
                expression=expression,
                value=None,
                path=None if path is None else shown(path),
                title=title,
                shown="not stated" if noted is None else noted.shown,
            )
        finally:
            run.world = world
    kind = getattr(expression, "kind", None)
    if isinstance(found, ListView):
        text = ", ".join(show_value(run.case, member, kind) for member in found.members) or "none"
        if found.is_open:
            text += " (there may be more)" if found.members else " (not stated)"
        return Operand(expression=expression, value=found.members, path=_shown(path), title=title, shown=text)
    plain: Value = NONE if isinstance(found, Standing) else comparable(found)  # type: ignore[assignment]
    text = (
        record_name(found.record) or shown(found.path)
        if isinstance(found, Handle)
        else show_value(run.case, plain, kind)
    )
    return Operand(expression=expression, value=plain, path=_shown(path), title=title, shown=text)


def _shown(path: str | None) -> str | None:
    return None if path is None else shown(path)


def _path(run: Run, expression: Expression, env: Env) -> str | None:
    if not isinstance(expression, Field):
        return None
    world = run.world
    try:
        owner = value(run, expression.of, env)
    except (Fork, OutOfBudget, Unsettled, Uncertain):
        return None
    finally:
        run.world = world
    owner_path = str(owner) if isinstance(owner, Ref) else getattr(owner, "path", None)
    return None if owner_path is None else f"{owner_path}.{expression.name}"


def _title(run: Run, expression: Expression) -> str:
    if isinstance(expression, Field) and expression.record in run.case.vocabulary.records:
        field = run.case.vocabulary.records[expression.record].fields.get(expression.name)
        return expression.name if field is None else field.title
    return getattr(expression, "name", "")
