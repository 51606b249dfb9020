"""What a list of values has for a member, in the worlds at hand: members are gaps of their own, and bear on each other.

What comes in: a list as it is read. What goes out: whether it has a member, or any at all; or a `Fork`. Promised: no
world has a list that exists and has nothing that it could have, or that lacks nothing of what it is known to lack.
"""

from __future__ import annotations

from whereas.evaluate.domains import same
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import ListView
from whereas.evaluate.run import Run
from whereas.values.scalars import Choice, Value


def has_member(run: Run, view: ListView, item: Value) -> bool:
    """Return whether a list has a member.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    if any(same(run, member, item) for member in view.members):
        return True
    if not view.is_open or item in view.without:
        return False
    run.asked_of.add(view.path)
    if _is_last_lacked(run, view, item) or _settled(run, _any_gap(run, view)) is False:
        return False
    return _is_last_possible(run, view, item) or run.flag(_member_gap(run, view, item))


def _member_gap(run: Run, view: ListView, item: Value) -> Gap:
    shown = item.name if isinstance(item, Choice) else str(item)
    return run.gap(view.gap, (view.path, item), f"{view.path}[{shown}]")


def _is_last_lacked(run: Run, view: ListView, item: Value) -> bool:
    """Return whether all the others of `lacks_some_of` are members, so that this one is what is lacking."""
    if item not in view.lacks_some_of:
        return False
    run.apart.note_whole_list(view.path)
    others = [other for other in view.lacks_some_of if other != item]
    return all(other in view.members or _settled(run, _member_gap(run, view, other)) for other in others)


def _is_last_possible(run: Run, view: ListView, item: Value) -> bool:
    """Return whether the list has a member and nothing else can be it."""
    # Whether it has one is asked first: most often nothing is settled of that, and the rest need not be looked at.
    if item not in view.universe or _settled(run, _any_gap(run, view)) is not True:
        return False
    others = (other for other in view.universe if other != item and other not in view.without)
    return all(_settled(run, _member_gap(run, view, other)) is False for other in others)


def _settled(run: Run, gap: Gap) -> bool | None:
    """Return what is settled of a gap in the worlds at hand, which is then read; None where nothing is."""
    return run.flag(gap) if len(run.world.domains.get(gap, ())) == 1 else None


def _any_gap(run: Run, view: ListView) -> Gap:
    kind = GapKind.PRESENCE if view.gap is GapKind.MEMBER else view.gap
    return run.gap(kind, (view.path, "any"), view.path)


def has_any(run: Run, view: ListView) -> bool:
    """Return whether a list has a member at all.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    if view.members or view.must_exist:
        return True
    if not view.is_open:
        return False
    run.asked_of.add(view.path)
    run.apart.note_whole_list(view.path)
    for gap, values in tuple(run.world.domains.items()):
        if gap.kind is view.gap and len(gap.key) > 1 and gap.key[0] == view.path and values == (True,):
            return run.flag(gap)
    possible = [item for item in view.universe if item not in view.without]
    if view.universe and all(_settled(run, _member_gap(run, view, item)) is False for item in possible):
        return False
    return run.flag(_any_gap(run, view))
