"""Small laws as texts: one or two sections with all that may stand in them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.meaning.loading import Case
from tests.meaning.making import Pick, Writer, day, deal, vocabulary

HEAD = 'policy test.law "T" jurisdiction "model" citation "T" uses small in force from 2020-01-01\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a law may have in it."""

    sorts: tuple[str, ...] = ("plain",)
    record: str = "thing"
    shapes: tuple[str, ...] = ("must", "must", "must not")
    depth: int = 1
    most: int = 2
    unknown_dates: int = 1
    silent: bool = True
    many: int = 0
    judgments: bool = False
    disputes: bool = False
    terms: bool = False
    trees: bool = False
    attached: bool = False
    refers: bool = False
    edges: bool = False
    force: bool = False
    when: bool = False


class Draft:
    """Writes the parts of one law."""

    def __init__(self, pick: Pick, profile: Profile) -> None:
        """Write what `profile` allows, as `pick` chooses."""
        self.pick, self.profile = pick, profile
        self.writer = Writer(
            pick,
            "x",
            record=profile.record,
            sorts=profile.sorts,
            depth=profile.depth,
            terms=("special",) if profile.terms else (),
            judgments=profile.judgments,
            disputes=profile.disputes,
        )

    def chance(self) -> bool:
        """Return yes half of the time."""
        return self.pick.of((True, False))

    def law(self) -> str:
        """Return the text of the law."""
        parts = [HEAD]
        if self.profile.judgments:
            parts.append(
                'judgment fine of thing x "Is it fine?" by "a court"\njudgment well "Is all well?" by "a court"\n'
            )
        if self.profile.disputes:
            readings = 'reading narrow "N" held by court "C" reading wide "W" held by party "P"'
            parts.append(f'dispute width "How wide is it?" {readings}\n')
        two = self.profile.refers or self.profile.edges
        parts.append(self.section("1", self.edge() if self.profile.edges else ""))
        if two:
            parts.append(self.section("2", "", self.reference() if self.profile.refers else None))
        if self.profile.trees and self.chance():
            parts.append(f"exception outside to section 1 when {self.writer.condition(1)}\n")
        return "".join(parts)

    def section(self, number: str, edge: str, need: str | None = None) -> str:
        """Return a section with a duty about each record, or with two of them."""
        listed = f"{self.profile.record}s"
        lines = [f'section {number} "Number {number}"']
        where = f" where {self.writer.condition(1)}" if self.pick.of((True, False, False)) else ""
        lines.append(f"  for each x in {listed}{where}")
        if self.profile.terms and number == "1":
            lines += self.definition()
        if self.profile.when and self.chance():
            lines.append(f"  when {self.writer.condition(1)}")
        if self.profile.force and self.chance():
            lines.append(
                self.pick.of((f"  in force from {day(-1)}", f"  in force until {day(-2)}", f"  in force from {day(1)}"))
            )
        if self.profile.many:
            return "\n".join([*lines, *(self.duty(f"duty d{n}, ", None) for n in range(self.profile.many))]) + "\n"
        lines.append(self.duty("", need))
        if edge:
            lines.append(edge)
        if need is None and self.pick.of((True, False, False)) and not self.profile.edges:
            lines[-1] = self.duty("duty first, ", None)
            lines.append(self.duty("duty second, ", None))
        return "\n".join(lines) + "\n"

    def definition(self) -> list[str]:
        """Return what `special` means: one meaning, or one for each reading."""
        writer = Writer(
            self.pick, "v", record=self.profile.record, sorts=tuple(s for s in self.profile.sorts if s != "quantifiers")
        )
        name = f"  define special of {self.profile.record} v"
        if not self.profile.disputes:
            return [f"{name} as {writer.condition(1)}"]
        return [f"{name} under reading {reading} as {writer.condition(0)}" for reading in ("narrow", "wide")]

    def duty(self, name: str, need: str | None) -> str:
        """Return a duty with its exceptions."""
        shape = self.pick.of(self.profile.shapes)
        need = need or self.writer.condition()
        match shape:
            case "must":
                text = f'  {name}any person must "do it": {need}'
            case "must not":
                text = f'  {name}any person must not "do it": {need}'
            case "bare":
                text = f'  {name}any person must not "do it"'
            case "may only":
                return f'  {name}any person may only "do it" if {need}'
            case _:
                text = f'  {name}any person may "do it": {need}'
        names = ("ex", "why") if self.profile.attached or self.profile.trees else ("ex",)
        for exception in names:
            if self.chance():
                text += self.exception(exception, attached=shape.startswith("must"))
        if self.profile.when and self.pick.of((True, False, False)):
            text += f"\n    when {self.writer.condition(0)}"
        return text

    def exception(self, name: str, *, attached: bool) -> str:
        """Return an exception, with exceptions to it, and a duty that it brings."""
        text = f"\n    unless {name}: {self.writer.condition(1)}"
        if self.profile.attached and attached and self.chance():
            text += f'\n      then any person must "make up for it": {self.writer.condition(1)}'
        if self.profile.trees and self.chance():
            text += f"\n      but not if {name}_not: {self.writer.condition(0)}"
            if self.chance():
                text += f"\n        even so if {name}_yet: {self.writer.condition(0)}"
        return text

    def reference(self) -> str:
        """Return a condition that turns on what is said of section 1."""
        state = self.pick.of(("violated", "complied with", "satisfied", "excused", "not violated"))
        about = self.pick.of((" as to x", " as to x", ""))
        plain = f"section 1 is {state}{about}"
        return self.pick.of(
            (plain, f"({plain}) or ({self.writer.condition(0)})", f"({plain}) and ({self.writer.condition(0)})")
        )

    def edge(self) -> str:
        """Return what puts section 1 behind section 2."""
        return self.pick.of(("    subject to section 2", "    except as provided in section 2"))


def case(pick: Pick, profile: Profile) -> Case:
    """Return a case as a profile allows it."""
    words = vocabulary(pick)
    facts = deal(
        pick,
        always="colour  always" in words,
        judgments=profile.judgments,
        most=profile.most,
        unknown_dates=profile.unknown_dates,
        silent=profile.silent,
    )
    return Case(words, (Draft(pick, profile).law(),), facts)


PROFILES = {
    "settings": Profile(depth=2),
    "events": Profile(sorts=("plain", "event"), depth=2, shapes=("must", "must", "must not", "may", "bare")),
    "deadlines": Profile(sorts=("event",), shapes=("must", "must not"), unknown_dates=2, most=1),
    "quantifiers": Profile(sorts=("plain", "quantifiers"), most=1),
    "records to come": Profile(sorts=("event", "quantifiers"), most=1, depth=0, unknown_dates=0),
    "acts": Profile(sorts=("plain", "event"), record="act", force=True, when=True),
    "people": Profile(judgments=True, disputes=True, terms=True, depth=2),
    "judgments": Profile(judgments=True, sorts=("judgment", "plain"), silent=False, depth=1),
    "dates": Profile(sorts=("event",), shapes=("must", "must", "must not"), unknown_dates=0, depth=0, many=6),
    "facts": Profile(depth=0, many=6),
    "exceptions": Profile(sorts=("plain", "event"), trees=True, depth=0, shapes=("must", "bare", "may only", "may")),
    "attached": Profile(sorts=("plain", "event"), attached=True, depth=0, shapes=("must", "must", "bare")),
    "references": Profile(sorts=("plain", "event"), refers=True, depth=0, when=True),
    "edges": Profile(edges=True, depth=0, shapes=("must", "bare", "may", "may")),
}
"""What is tried: each profile leaves out what the others look at, so that a case stays small enough for the oracle."""
