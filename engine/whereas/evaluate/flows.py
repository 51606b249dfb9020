"""Chains of flows: who may eventually receive the data (semantics 6).

The least fixed point over the flows that may carry the same data and did not end before the first began, hosts
included. What is not known counts as possible here: a flow whose data is not stated may carry it. `partners` is no
edge.
"""

from __future__ import annotations

import datetime as dt

from whereas.evaluate.gaps import Unsettled
from whereas.evaluate.handles import Binding, Handle, ListView, Operand, Unnamed
from whereas.evaluate.reading import read_field, record_handle
from whereas.evaluate.run import Run
from whereas.model.facts import Completeness
from whereas.values.dates import order
from whereas.values.scalars import Ref


def _peek(run: Run, flow: Handle, name: str) -> Operand | Unnamed:
    """Return a field of a flow, or what stands for it where it is not known."""
    fields = run.case.vocabulary.records[flow.type].fields
    if name not in fields:
        return ListView(path="")
    try:
        return read_field(run, flow, fields[name], None)
    except Unsettled as unsettled:
        return Unnamed(unsettled.gap)


def _flows(run: Run) -> tuple[Handle, ...]:
    return tuple(handle for ref, handle in run.case.handles.items() if ref.root == "flows")


def _may_be_open(run: Run) -> bool:
    records = run.case.deal.lists.get("flows")
    if records is None:
        return True
    if records.is_none:
        return False
    if records.completeness is Completeness.DEFAULT:
        return run.case.vocabulary.lists["flows"].is_open
    return records.completeness is Completeness.OPEN or records.covers is not None


def _may_carry_the_same(run: Run, first: Handle, other: Handle) -> bool:
    mine, theirs = _peek(run, first, "data"), _peek(run, other, "data")
    if not isinstance(mine, ListView) or not isinstance(theirs, ListView) or mine.is_open or theirs.is_open:
        return True
    return any(member in theirs.members for member in mine.members)


def _ended_before(run: Run, other: Handle, first: Handle) -> bool:
    ended, began = _peek(run, other, "ended_on"), _peek(run, first, "began_on")
    if isinstance(ended, dt.date) and isinstance(began, dt.date):
        return order(ended, began, run.case.counting[run.law]) < 0
    return False


def _edges(run: Run, first: Handle, other: Handle) -> bool:
    return _may_carry_the_same(run, first, other) and not _ended_before(run, other, first)


def _receivers(run: Run, flow: Handle) -> tuple[list[Binding], bool]:
    """Return who gets the data by one flow: its recipient, those it passes on to, and the hosts between."""
    found: list[Binding] = []
    is_open = False
    recipient = _peek(run, flow, "recipient")
    if isinstance(recipient, Ref):
        found.append(record_handle(run, recipient))
    elif isinstance(recipient, Unnamed):
        found.append(recipient)
    for name in ("via", "onward_recipients"):
        view = _peek(run, flow, name)
        if isinstance(view, ListView):
            found.extend(record_handle(run, member) for member in view.members if isinstance(member, Ref))
            is_open = is_open or view.is_open
    return found, is_open


def eventual_members(run: Run, start: Operand) -> tuple[tuple[Binding, ...], bool]:
    """Return who may come to hold the data of a flow, and whether there may be more than are named."""
    first = record_handle(run, start) if isinstance(start, Ref) else start
    if not isinstance(first, Handle):
        return (), False
    reached, is_open = _receivers(run, first)
    reached = _once(reached)
    waiting = [flow for flow in _flows(run) if flow != first and _edges(run, first, flow)]
    grew = True
    while grew:
        grew = False
        for flow in list(waiting):
            sender = _peek(run, flow, "sender")
            holder = record_handle(run, sender) if isinstance(sender, Ref) else None
            if holder is not None and holder not in reached:
                continue
            more, more_open = _receivers(run, flow)
            reached = _once([*reached, *more])
            is_open = is_open or more_open
            waiting.remove(flow)
            grew = True
    return tuple(reached), is_open or _may_be_open(run)


def _once(bindings: list[Binding]) -> list[Binding]:
    """Return each binding once, in order.

    A record holds mappings, so that it can be compared and not hashed.
    """
    found: list[Binding] = []
    found.extend(binding for binding in bindings if binding not in found)
    return found


def onward_members(run: Run, start: Operand) -> tuple[tuple[Handle, ...], bool]:
    """Return the flows by which the recipient of a flow may pass the same data on, and whether there may be more."""
    first = record_handle(run, start) if isinstance(start, Ref) else start
    if not isinstance(first, Handle):
        return (), False
    recipient = _peek(run, first, "recipient")
    found = [
        flow
        for flow in _flows(run)
        if flow != first and _edges(run, first, flow) and _may_be(_peek(run, flow, "sender"), recipient)
    ]
    return tuple(found), _may_be_open(run)


def _may_be(left: Operand | Unnamed, right: Operand | Unnamed) -> bool:
    return isinstance(left, Unnamed) or isinstance(right, Unnamed) or left == right
