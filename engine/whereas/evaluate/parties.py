"""Whether a party is the one that plays a role (semantics 6): “the agency” is every party that the deal names in it.

What comes in: two operands, of which one is a role or whoever is bound by it. What goes out: whether they are the same
party in the worlds at hand. Promised: where the deal names nobody in the role, a party that it names elsewhere may be
the one that plays it, unless the deal says which parts it plays, and that there are no others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Env, ListView
from whereas.evaluate.operands import comparable, value
from whereas.evaluate.reading import read_field
from whereas.evaluate.run import Run
from whereas.evaluate.sets import has_member
from whereas.model.expression import BearerOf, Expression, RolePlayer
from whereas.values.scalars import Choice, Ref
from whereas.values.truth import Truth, truth_of

AnyOf = Callable[[list[Callable[[], Truth]]], Truth]


def compares_players(operands: tuple[Expression, ...]) -> bool:
    """Return whether one of the operands is a role, or whoever is bound."""
    return any(isinstance(operand, (RolePlayer, BearerOf)) for operand in operands)


def players_of(run: Run, operand: Expression, env: Env) -> tuple[object, ...]:
    """Return the parties that an operand may mean, each of which counts: everybody in a role, else the one it is.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    if isinstance(operand, RolePlayer):
        players = run.case.players(operand.role)
        if len(players) > 1 and run.bearer not in players:
            return tuple(player.ref for player in players)
    return (run.resolve(lambda: comparable(value(run, operand, env))),)


def is_one_party(run: Run, operands: tuple[Expression, ...], env: Env, any_of: AnyOf) -> Truth:
    """Return whether the first operand is one of the others.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    first, *others = (players_of(run, operand, env) for operand in operands)
    pairs = [(mine, theirs) for mine in first for other in others for theirs in other]
    return any_of([partial(same_party, run, mine, theirs) for mine, theirs in pairs])


def same_party(run: Run, mine: object, theirs: object) -> Truth:
    """Return whether two references are to one party.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    if not isinstance(mine, Ref) or not isinstance(theirs, Ref):
        return Truth.FALSE
    if mine == theirs:
        return Truth.TRUE
    roles = {ref: role for ref in (mine, theirs) if (role := _role_of(run, ref)) is not None}
    if len(roles) == 2:  # noqa: PLR2004 - nobody is named in either of two roles: one party may play both
        names = tuple(sorted(roles.values()))
        return truth_of(run.flag(Gap(GapKind.OUTCOME, ("one party", *names), " and ".join(names))))
    for ref, role in roles.items():
        return truth_of(_plays(run, theirs if ref == mine else mine, role))
    return Truth.FALSE


def _plays(run: Run, ref: Ref, role: str) -> bool:
    """Return whether a party that the deal names plays a role in which it names nobody."""
    party = run.case.handles.get(ref)
    if party is None:
        return False
    view = run.resolve(lambda: read_field(run, party, run.case.field(party.type, "roles"), None))
    return isinstance(view, ListView) and has_member(run, view, Choice(role))


def _role_of(run: Run, ref: Ref) -> str | None:
    """Return the role of which a reference means whoever plays it, where the deal names nobody in it."""
    key = ref.key
    if key is None or not key.startswith("*"):
        return None
    return next((role for role in run.landmarks.unplayed if key == f"*{role}"), None)
