"""Small vocabularies, laws and deals as texts, made from choices: by hypothesis, or by a seeded generator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")
TODAY = dt.date(2026, 6, 15)
COLOURS = ("red", "green", "blue")
PLAIN = ("lit", "colour", "keep", "tags", "friend")
EVENTS = ("made_on", "sold_on")


class Pick(Protocol):
    """Where choices come from."""

    def of(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        ...


def day(offset: int) -> str:
    """Return the day so many days from the day of the assessment."""
    return (TODAY + dt.timedelta(days=offset)).isoformat()


def vocabulary(pick: Pick) -> str:
    """Return a small vocabulary, of which the defaults differ."""
    default = pick.of(("open", "complete"))
    means = pick.of(("unlimited", "zero"))
    colour = pick.of(("", "  always exists"))
    return f"""vocabulary small "Small"
kind colour "colour" is one of [red under warm, green, blue]
  group warm "warm colour"
record thing "a thing" listed as things {default} by default
  field lit "light": yes_no
  field colour "colour": colour{colour}
  field keep "time it is kept": duration  none means {means}
  field tags "tags": list of colour
  field made_on "making": event
  field sold_on "sale": event
  field due_on "day on which it is due": term
  field friend "friend": thing
record act "an act" listed as acts complete by default judged on done_on
  field done_on "day on which it was done": event
  field colour "colour": colour
  field reported_on "report": event
record council "the council" one of a kind
  field lit "light of the council": yes_no
event vote "the vote"
  field colour "colour of the vote": colour
"""


@dataclass
class Writer:
    """Writes conditions about the variable `of`, of which `kinds` says how."""

    pick: Pick
    of: str
    record: str = "thing"
    sorts: tuple[str, ...] = ("plain",)
    depth: int = 2
    terms: tuple[str, ...] = ()
    judgments: bool = False
    disputes: bool = False
    quantifiers: int = 1

    def condition(self, depth: int | None = None) -> str:
        """Return a condition."""
        depth = self.depth if depth is None else depth
        if depth == 0 or self.pick.of((True, False, False)):
            return self.atom()
        shape = self.pick.of(("and", "or", "not", "and", "or", "none of these", "all of these"))
        if shape == "not":
            return f"not ({self.condition(depth - 1)})"
        parts = [self.condition(depth - 1), self.condition(depth - 1)]
        if shape in ("and", "or"):
            return f"({parts[0]}) {shape} ({parts[1]})"
        return f"({shape}: (a) ({parts[0]}) (b) ({parts[1]}))"

    def atom(self) -> str:
        """Return a condition that has no conditions in it, or a quantifier."""
        sorts = [*self.sorts]
        if self.terms:
            sorts.append("term")
        if self.judgments:
            sorts.append("judgment")
        if self.disputes:
            sorts.append("dispute")
        if self.quantifiers and "quantifier" not in sorts and "quantifiers" in self.sorts:
            sorts.append("quantifier")
        makers: dict[str, Callable[[], str]] = {
            "plain": self.plain,
            "event": self.event,
            "quantifiers": self.quantifier,
            "quantifier": self.quantifier,
            "term": lambda: f"{self.of} is {self.pick.of(('a', 'not a'))} {self.pick.of(self.terms)}",
            "judgment": lambda: self.pick.of(
                (f"{self.of} is judged fine", "it is judged that well", "it is not judged that well")
            ),
            "dispute": lambda: f"under reading {self.pick.of(('narrow', 'wide'))}",
        }
        return makers[self.pick.of(sorts)]()

    def plain(self) -> str:
        """Return a condition on what is no event."""
        x = self.of
        if self.record == "act":
            return self.pick.of((f"{x}.colour is red", f"{x}.colour is not red", f"{x}.colour exists", "council.lit"))
        return self.pick.of(
            (
                f"{x}.lit",
                f"{x}.lit is no",
                f"{x}.colour is red",
                f"{x}.colour is not green",
                f"{x}.colour is one of [warm, blue]",
                f"{x}.colour is not one of [red, blue]",
                f"{x}.colour exists",
                f"{x}.lit does not exist",
                f"{x}.keep at most 2 days",
                f"{x}.keep more than 1 day",
                f"{x}.keep at least 2 days",
                f"{x}.keep less than 2 days",
                f"{x}.keep exists",
                f"{x}.tags includes red",
                f"{x}.tags includes all of [red, green]",
                f"{x}.tags includes any of [red, blue]",
                f"{x}.tags includes none of [green]",
                f"{x}.tags exists",
                f"{x}.friend exists",
                f"{x}.friend.lit",
                f"{x}.friend.colour is red",
                "council.lit",
                "council exists",
                "vote.colour is red",
            )
        )

    def moment(self) -> str:
        """Return a date as an operand."""
        own = (
            ("done_on", "reported_on")
            if self.record == "act"
            else ("made_on", "sold_on", "made_on", "sold_on", "due_on")
        )
        first = f"{self.of}.{self.pick.of(own)}"
        return self.pick.of((first, first, first, "vote.on", day(self.pick.of((-2, 0, 1)))))

    def event(self) -> str:
        """Return a comparison of dates, or whether an event has happened."""
        own = ("done_on", "reported_on") if self.record == "act" else EVENTS
        x = f"{self.of}.{self.pick.of(own)}"
        y = self.moment()
        if self.pick.of((False,) * 5 + (True,)):
            z = f"{self.of}.{self.pick.of(own)}"
            y = f"the {self.pick.of(('earliest', 'latest'))} of [{z}, {self.pick.of((z, 'vote.on', day(1)))}]"
        if y == x:
            y = day(0)
        if self.pick.of((False, False, True)):
            x, y = y, x
        length = self.pick.of(("1 day", "2 days"))
        return self.pick.of(
            (
                *(f"{x} {order} {y}" for order in ("before", "on or before", "after", "on or after", "by")),
                f"{x} at least {length} before {y}",
                f"{x} more than {length} before {y}",
                f"{x} at most {length} before {y}",
                f"{x} at least {length} after {y}",
                f"{x} more than {length} after {y}",
                f"{x} within {length} after {y}",
                f"{x} within {length} after {y}",
                f"{x} not later than {length} after {y}",
                f"{x} not later than {length} after {y}",
                f"{x} by the day {length} before {y}",
                f"{self.of}.{self.pick.of(own)} exists",
                "vote exists",
            )
        )

    def quantifier(self) -> str:
        """Return a quantifier over one of the lists."""
        listed, record = self.pick.of((("things", "thing"), ("acts", "act")))
        inner = Writer(
            self.pick, "y" if self.of != "y" else "z", record, tuple(s for s in self.sorts if s != "quantifiers")
        )
        many = self.pick.of(("some", "every", "no", "at least 2", "at most 1", "more than 1"))
        where = self.pick.of(("", f" where ({inner.condition(0)})"))
        has = f" has ({inner.condition(1)})" if many == "every" or not where or self.pick.of((True, False)) else ""
        return f"{many} {inner.of} in {listed}{where}{has}"


def value(pick: Pick, name: str, things: Sequence[str], *, exists: bool) -> str | None:
    """Return what a deal states of a field, or None where it states nothing."""
    always = {
        "lit": ("yes", "no"),
        "colour": COLOURS,
        "keep": ("1 day", "2 days", "3 days"),
        "due_on": (day(-1), day(1), day(3)),
        "friend": tuple(things),
    }
    if name == "tags":
        return pick.of(
            (
                None,
                "none",
                "[red]",
                "[red, green]",
                "{includes: [red]}",
                "{includes: [red], not: [blue]}",
                "{lacks_some_of: [red, green]}",
            )
        )
    if name.endswith("_on") and name != "due_on":
        return pick.of((None, "none", "none", day(-2), day(-1), day(-1), day(0), day(1)))
    options = always[name]
    one, other = pick.of(options), pick.of(options)
    none = one if exists else "none"
    forms: list[str | None] = [None, None, none, one, one, one]
    if name in ("lit", "colour") and one != other:
        forms += [
            f"{{one_of: [{one}, {other}]}}",
            f"{{disputed: [{one}, {other}]}}",
            f"{{disputed: [{one}, {other if exists else none}]}}",
            f"{{not: {one}}}",
        ]
    if name == "keep":
        forms += [f"{{at_most: {one}}}", f"{{at_least: {one}}}"]
    return pick.of(forms)


def deal(
    pick: Pick, *, always: bool, judgments: bool = False, most: int = 2, unknown_dates: int = 1, silent: bool = True
) -> str:
    """Return a deal with a few things and acts."""
    lines = ["deal: case", "title: Case", "vocabulary: small", "stage: live", f"announced_on: {day(-3)}"]
    things = [f"t{n}" for n in range(pick.of((0, *range(1, most + 1), *range(1, most + 1))))]
    fields = {"things": (*PLAIN, *EVENTS, "due_on"), "acts": ("done_on", "reported_on", "colour")}
    for listed, keys in (("things", things), ("acts", [f"a{n}" for n in range(pick.of((0, 1, 1)))])):
        complete = pick.of(("yes", "yes", "yes", "no", None))
        if not keys and pick.of((True, False)):
            lines.append(f"{listed}: none")
            continue
        lines += [
            f"{listed}:",
            *([f"  complete: {complete}"] if complete else []),
            "  items:" if keys else "  items: {}",
        ]
        for key in keys:
            said = {}
            for name in fields[listed]:
                text = value(pick, name, things, exists=name == "colour" and always)
                if name.endswith("_on") and text is None:
                    unknown_dates -= 1
                    text = text if unknown_dates >= 0 else "none"
                if text is None and not silent and name not in ("colour", "friend", "due_on"):
                    text = "none"
                if text is not None:
                    said[name] = text
            lines.append(f"    {key}: {{{', '.join(f'{name}: {text}' for name, text in said.items())}}}")
    lines.append(pick.of(("council: none", "council: {lit: yes}", "council: {lit: no}", "", "council: {}")))
    lines.append(
        pick.of(("vote: none", f"vote: {{on: {day(-1)}}}", f"vote: {{on: {day(1)}, colour: red}}", "vote: {on: none}"))
    )
    if judgments:
        about = pick.of((None, *things))
        if about is not None:
            answer = pick.of(("yes", "no"))
            lines += [
                "judgments:",
                (
                    f'  - {{judgment: fine of test.law, about: "things[{about}]",'
                    f' answer: {answer}, by: "A. Judge", on: {day(-1)}}}'
                ),
            ]
    return "\n".join(line for line in lines if line) + "\n"


def learn(pick: Pick, text: str, *, always: bool) -> str | None:
    """Return the deal with one fact more, which it did not state; None where everything is stated."""
    fields = {"t": (*PLAIN, *EVENTS, "due_on"), "a": ("done_on", "reported_on", "colour")}
    lines = text.splitlines()
    items = [n for n, line in enumerate(lines) if line.startswith(("    t", "    a"))]
    things = [lines[n].split(":")[0].strip() for n in items if lines[n].startswith("    t")]
    gaps = [(n, name) for n in items for name in fields[lines[n].strip()[0]] if f"{name}:" not in lines[n]]
    if not gaps:
        return None
    place, name = pick.of(gaps)
    said = value(pick, name, things or ("t0",), exists=name == "colour" and always) if name != "friend" else "none"
    if said is None:
        return None
    lines[place] = lines[place][:-1] + (", " if ":" in lines[place].split("{", 1)[1] else "") + f"{name}: {said}}}"
    return "\n".join(lines) + "\n"
