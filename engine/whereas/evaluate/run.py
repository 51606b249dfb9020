"""One reading of one duty: the world at hand, the moment of reading, and how a gap is settled or forks the world.

What comes in: a case, landmarks, a world. What goes out: values of gaps, truths of comparisons; or a `Fork` where the
worlds at hand differ. Promised: nothing is guessed; a truth is given only where all the worlds at hand agree on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from whereas.evaluate.apart import Site
from whereas.evaluate.case import Case
from whereas.evaluate.comparisons import Now
from whereas.evaluate.deciding import Deciding
from whereas.evaluate.gaps import Fork, Gap
from whereas.evaluate.handles import Env, Handle, Operand
from whereas.evaluate.landmarks import Landmarks
from whereas.evaluate.shape import Shapes
from whereas.model.basis import Basis
from whereas.model.expression import Aggregate, Expression, NoGap, Quantified, Root, SectionIs, SectionRef
from whereas.model.law import Exception_
from whereas.values.scalars import Value
from whereas.values.truth import Truth

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """A future of the world at hand.

    Attributes:
        first: the first moment at which anything may still happen.
        is_quiet: nothing more happens.
        running_only: only deadlines that still run are read anew (conditions, semantics 1).
    """

    first: dt.date | dt.datetime
    is_quiet: bool = False
    running_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mode:
    """How the facts are read at this point of the duty. Of those that say the same a run has one: see `having`.

    Attributes:
        future: read in a future of the world, or (None) as things stand.
        floor: facts on a weaker basis do not count here.
        lists_complete: take every list as complete, to see what holds among the items that are named.
        in_requirement: idle is a value of its own here; in a condition it is false at the end.
    """

    future: Future | None = None
    floor: Basis | None = None
    lists_complete: bool = False
    in_requirement: bool = False


def _untied(*_: object) -> Any:  # noqa: ANN401 - stands for functions of every type
    msg = "the knot of conditions was not tied"
    raise AssertionError(msg)


def _is_about(reads: tuple[Gap, ...], known: Mapping[object, object], gone: set[Gap]) -> bool:
    """Return whether what was remembered has read one of the gaps, or is a fork on one."""
    forks = (found for found in known.values() if isinstance(found, Fork))
    return not gone.isdisjoint(reads) or any(not gone.isdisjoint(fork.gaps) for fork in forks)


class Reading:
    """Reads in another mode between entering and leaving. A class, for it is entered very often."""

    __slots__ = ("_before", "_mode", "_run")

    def __init__(self, run: Run, mode: Mode) -> None:
        """Say in which mode."""
        self._run = run
        self._mode = mode
        self._before = run.mode, run.future_at_hand

    def __enter__(self) -> None:
        """Read in it from now on."""
        self._run.mode = self._mode
        if self._mode.future is not None:
            self._run.future_at_hand = self._mode.future

    def __exit__(self, *_: object) -> None:
        """Read as before."""
        self._run.mode, self._run.future_at_hand = self._before


class Run(Deciding):
    """The state of one exploration of one duty. The evaluator's functions take it as their first argument."""

    def __init__(self, case: Case, law: str, landmarks: Landmarks, shapes: Shapes) -> None:
        """Start in the worlds of which nothing was read."""
        super().__init__()
        self.case = case
        self.law = law
        self.landmarks = landmarks
        self._modes: dict[object, Mode] = {}
        self.mode = Mode()
        self.future_at_hand: Future | None = None  # also while a part of it is read as things stand
        self.is_recording = False
        self.bearer: Handle | None = None
        self.bearer_of: Callable[[], Operand] | None = None
        self.anchor: Callable[[], dt.date | dt.datetime] = lambda: case.settings.as_of
        self.anchor_key: object = None
        self.truth: Callable[[Expression, Env], Truth] = _untied
        self.section_is: Callable[[SectionIs, Env], Truth] = _untied
        self.quantified: Callable[[Quantified, Env], Truth] = _untied
        self.no_gap: Callable[[NoGap, Env], Truth] = _untied
        self.root_exists: Callable[[Root, Env], Truth] = _untied
        self.aggregate: Callable[[Aggregate, Env], Operand] = _untied
        self.prevails: Callable[[Any, SectionRef], bool] = _untied
        self.displaced: Callable[[Any, tuple[SectionRef, ...]], Truth] = _untied
        self.is_relied_on: Callable[[Exception_, SectionRef], bool] = _untied
        self.floor_asked: Basis | None = None
        self.is_settled_for_good = False
        self.tells_open = False  # the trace at hand is that of a verdict that may still change
        self.wants_days = False
        self.shapes = shapes
        self.prefix = ""
        self._keys: dict[object, str] = {}
        self.open_sites: dict[str, set[object]] = {}
        self.asked_of: set[str] = set()
        self.empty_lists: set[str] = set()  # within records: open, with nothing named
        self.active: set[object] = set()
        self.compared: dict[object, Truth] = {}
        self.read_before: dict[object, dict[tuple[Gap, ...], dict[tuple[object, ...], Operand]]] = {}
        self.settled: dict[object, Truth] = {}
        self.facts_read: dict[object, Value | Gap] = {}
        self.looked_at: dict[object, dict[tuple[Gap, ...], dict[object, object]]] = {}

    @property
    def base_floor(self) -> Basis | None:
        """The weakest basis that counts anywhere: as asked for, and while the basis of a verdict is looked for."""
        floors = [floor for floor in (self.case.settings.floor, self.floor_asked) if floor is not None]
        return max(floors, default=None)

    def settle_together(self, sites: set[Site]) -> None:
        """Settle parts no longer apart from now on, and forget what was found while they were."""
        gone = self.apart.put_together(sites)
        for found in self.looked_at.values():
            for reads in [reads for reads, known in found.items() if _is_about(reads, known, gone)]:
                del found[reads]
        self.plans = {
            site: {gaps: plans for gaps, plans in tables.items() if gone.isdisjoint(gaps)}
            for site, tables in self.plans.items()
        }
        for site in [site for site, scope in self.scopes.items() if not gone.isdisjoint(scope)]:
            del self.scopes[site], self.joint[site]

    # ------------------------------------------------------------------ the moment of reading
    @property
    def now(self) -> Now:
        """The moment of reading: the assessment, or the end of time in a future."""
        at = None if self.mode.future is not None else self.case.settings.as_of
        return Now(at=at, counting=self.case.counting[self.law])

    def reading(self, mode: Mode) -> Reading:
        """Read in another mode while what is returned is entered."""
        return Reading(self, mode)

    def with_mode(self, **changes: object) -> Mode:
        """Return the mode at hand with changes."""
        return self.having(self.mode, **changes)

    def having(self, mode: Mode, **changes: object) -> Mode:
        """Return a mode with changes: always the same object for the same mode, for modes are parts of many keys."""
        key = (mode, *changes.items())
        found = self._modes.get(key)
        if found is None:
            made = replace(mode, **changes)  # type: ignore[arg-type]
            parts = (made.future, made.floor, made.lists_complete, made.in_requirement)
            found = self._modes[key] = self._modes.setdefault(parts, made)
        return found

    def key_of(self, expression: Expression, env: Env) -> str:
        """Return a short name for a reader of a list, the same whenever it reads for the same variables."""
        # A bearer is bound like a variable: what is not named for one may be there for one and not for the other.
        key = (id(expression), env.key, None if self.bearer is None else self.bearer.path)
        found = self._keys.get(key)
        if found is None:
            found = self._keys[key] = f"{self.prefix}{len(self._keys) + 1}"
        return found

    def place(self) -> object:
        """Return where it is read now."""
        return self.mode, self.future_at_hand, self.anchor, self.law, self.bearer, self.bearer_of

    def in_every_mode(self, site: object) -> object:
        """Return what tells a comparison apart wherever it is read."""
        return tuple(part for part in site if not isinstance(part, Mode)) if isinstance(site, tuple) else site

    def stand_at(self, place: object) -> None:
        """Read from there."""
        self.mode, self.future_at_hand, self.anchor, self.law, self.bearer, self.bearer_of = place  # type: ignore[misc]
