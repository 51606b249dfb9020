"""The arrow of one flow: from the sender, through each system on the way, to every recipient, and perhaps onward.

What comes in: a flow, and where each party's line stands. What goes out: a path, and the marks on it. Promised: the
arrow never runs back over itself: where the way turns, it goes on one step below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from whereas.report.model_flows import Flow, FlowEnd

_STEP = 20
_LOOP = 48
_BADGE = 40  # from the sender's line to the sign; less than half of a column
Sort: TypeAlias = Literal["sender", "via", "right", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on the arrow: where the data starts, passes through, or arrives. `is_certain`: it is surely there."""

    sort: Sort
    x: float
    y: float
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A part of the arrow, level or upright. `is_onward`: data may be passed on along it."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_onward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """An arrow; `depth` is how far it goes down, `badge` where its sign stands."""

    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    badge: tuple[float, float]
    depth: float

    def moved(self, down: float) -> Lane:
        """Return the same arrow, drawn lower."""
        return Lane(
            strokes=tuple(replace(item, y1=item.y1 + down, y2=item.y2 + down) for item in self.strokes),
            marks=tuple(replace(item, y=item.y + down) for item in self.marks),
            badge=(self.badge[0], self.badge[1] + down),
            depth=self.depth,
        )


@dataclass(slots=True)
class _Pen:
    """Where the arrow has come to, and which way it goes: 1 to the right, -1 to the left, 0 not yet."""

    x: float
    y: float = 0
    way: int = 0
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def go(self, x: float, *, onward: bool = False) -> None:
        """Draw on to `x`; one step below where that turns back."""
        if x == self.x:
            self._loop(onward=onward)
            return
        way = 1 if x > self.x else -1
        if self.way and way != self.way:
            self._stroke(self.x, self.y + _STEP, onward=onward)
        self._stroke(x, self.y, onward=onward)
        self.way = way

    def _loop(self, *, onward: bool) -> None:
        back = self.x
        self._stroke(back + _LOOP, self.y, onward=onward)
        self._stroke(self.x, self.y + _STEP, onward=onward)
        self._stroke(back, self.y, onward=onward)
        self.way = -1

    def _stroke(self, x: float, y: float, *, onward: bool) -> None:
        self.strokes.append(Stroke(x1=self.x, y1=self.y, x2=x, y2=y, is_onward=onward))
        self.x, self.y = x, y

    def mark(self, sort: Sort, *, is_certain: bool) -> None:
        self.marks.append(Mark(sort=sort, x=self.x, y=self.y, is_certain=is_certain))

    def arrive(self, *, is_certain: bool) -> None:
        self.mark("left" if self.way < 0 else "right", is_certain=is_certain)


def lane(flow: Flow, xs: Mapping[str, float], key: Callable[[FlowEnd], str], unknown: FlowEnd) -> Lane:
    """Return the arrow of a flow, its first stroke at height 0.

    Args:
        flow: who gives what to whom.
        xs: where the line of each party stands, by its key.
        key: of a party.
        unknown: who stands for an end that nobody states.
    """
    senders, recipients = flow.senders or (unknown,), flow.recipients or (unknown,)
    first, *others = senders
    pen = _Pen(xs[key(first)])
    pen.mark("sender", is_certain=first.is_certain and bool(flow.senders))
    for end in others:  # who else may be the sender: the way starts at each of them
        pen.go(xs[key(end)])
        pen.mark("sender", is_certain=end.is_certain)
    for end in flow.via:
        if xs[key(end)] != pen.x:
            pen.go(xs[key(end)])
        pen.mark("via", is_certain=end.is_certain)
    _reach(pen, [(xs[key(end)], end.is_certain and bool(flow.recipients)) for end in recipients], onward=False)
    _reach(pen, [(xs[key(end)], False) for end in flow.onward], onward=True)
    start = pen.strokes[0]
    way = 1 if start.x2 > start.x1 else -1
    return Lane(
        strokes=tuple(pen.strokes),
        marks=tuple(pen.marks),
        badge=(start.x1 + way * min(_BADGE, abs(start.x2 - start.x1) / 2), start.y1),
        depth=pen.y,
    )


def _reach(pen: _Pen, targets: Sequence[tuple[float, bool]], *, onward: bool) -> None:
    """Draw on to each of those who receive: first to the right, the nearest first, then to the left."""
    start = pen.x
    right = sorted(item for item in targets if item[0] > start)
    left = sorted((item for item in targets if item[0] <= start), reverse=True)
    for x, is_certain in (*right, *left):
        pen.go(x, onward=onward)
        pen.arrive(is_certain=is_certain)
