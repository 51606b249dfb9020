"""What the law itself is at the anchor: its parameters, its legal facts, the readings that are open (semantics 9)."""

from __future__ import annotations

import datetime as dt

from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Env, Operand
from whereas.evaluate.run import Run
from whereas.model.expression import Expression
from whereas.model.kinds import Basic
from whereas.model.law import Dispute, Holder, HolderKind, InForce, LegalFactLine
from whereas.values.truth import Truth


def anchor_day(run: Run) -> dt.date:
    """Return the day of the anchor at hand in the law's zone.

    Raises:
        Unsettled: where it is a gap.
    """
    return run.case.counting[run.law].day_of(run.anchor())


def is_within(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    """Return whether a day lies in a span whose ends are included; None is without limit."""
    return (first is None or first <= day) and (last is None or day <= last)


def parameter_value(run: Run, law: str, name: str, subject: Operand | None) -> tuple[Expression | None, Env]:
    """Return the value of a parameter at the anchor for a subject, and the environment to read it in."""
    parameter = run.case.laws[law].parameters[name]
    bound = {} if parameter.variable is None or subject is None else {parameter.variable.name: subject}
    env = Env(bound)  # type: ignore[arg-type]
    lines = parameter.lines
    if any(line.first is not None or line.last is not None for line in lines):
        only = len(lines) == 1
        day = anchor_day(run) if not only or lines[0].last is not None else None
        lines = tuple(line for line in lines if day is None or is_within(day, line.first, line.last))
    for line in lines:
        if line.case is None or run.truth(line.case, env) is Truth.TRUE:
            return line.value, env
    return None, env


def legal_fact(run: Run, law: str, name: str) -> Operand:
    """Return a fact about the law itself at the anchor; one that is not known is a gap."""
    fact = run.case.laws[law].legal_facts[name]
    line = _line_at(run, fact.lines)
    if line is not None and line.value is not None:
        return line.value
    gap = Gap(GapKind.LEGAL, (law, name), f"{law} {name}")
    domain = run.landmarks.days if fact.kind is not Basic.YES_NO else (True, False)
    return run.settle(gap, lambda: domain)  # type: ignore[return-value]


def _line_at(run: Run, lines: tuple[LegalFactLine, ...]) -> LegalFactLine | None:
    if len(lines) == 1 and lines[0].first is None:
        return lines[0]
    day = anchor_day(run)
    live = [line for line in lines if line.first is None or line.first <= day]
    return max(live, key=lambda line: line.first or dt.date.min, default=None)


def reading_domain(run: Run, law: str, dispute: str) -> tuple[str, ...]:
    """Return the readings that are open at the assessment: a binding one of a court removes its rivals."""
    return open_readings(run.case.laws[law].disputes[dispute], run.case.today)


def open_readings(dispute: Dispute, today: dt.date) -> tuple[str, ...]:
    """Return the names of the readings of a dispute that are open on a day."""
    live = [reading for reading in dispute.readings if reading.first is None or reading.first <= today]
    binding = [reading.name for reading in live if any(map(_binds, reading.holders))]
    return tuple(binding or [reading.name for reading in live])


def _binds(holder: Holder) -> bool:
    """Return whether a holder is a court whose reading binds; a court below it may differ."""
    return holder.kind is HolderKind.COURT and holder.is_binding


def is_in_force(run: Run, forces: tuple[InForce, ...]) -> bool:
    """Return whether one of the spans holds at the anchor; a law or section that names none is in force.

    Raises:
        Unsettled: where the anchor is a gap.
        Fork: where a legal fact that it turns on is not known.
    """
    dated = [force for force in forces if force.condition is None]
    conditional = [force for force in forces if force.condition is not None]
    if dated and not any(force.first is None and force.last is None for force in dated):
        day = anchor_day(run)
        if not any(is_within(day, force.first, force.last) for force in dated):
            return False
    return all(
        run.truth(force.condition, Env({})) is Truth.TRUE for force in conditional if force.condition is not None
    )
