"""The parse table, ready to be asked: what may come in a state, and where it leads.

Comes in: the generated module `table`. Goes out: an `Automaton`. Its states are decoded when they are first reached,
for a run visits a part of them, and a cold start is short that way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from whereas.syntax.table import TABLE

END = "$END"
NAME = "NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the grammar.

    Attributes:
        origin: the number of the nonterminal it makes.
        action: the name under which `build` knows it; empty where it hands on its only part, `+` for a list.
        length: how many symbols it takes.
        kept: the places of those that mean something.
        lists: the places among them that hold a list, whose members are taken.
        nests: whether it makes the tree deeper.
    """

    origin: int
    action: str
    length: int
    kept: tuple[int, ...]
    lists: frozenset[int]
    nests: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What may come next.

    Attributes:
        actions: by terminal: the state to go to, or the complement (`~`) of the rule to apply.
        gotos: by nonterminal: the state to go to.
        special: the terminals that are read only where they are asked for, and may be here.
    """

    actions: dict[int, int]
    gotos: dict[int, int]
    special: tuple[int, ...]


class Automaton:
    """The whole table.

    Attributes:
        terminals: their names; a terminal is a number, its place here.
        words: the terminal of each word of the language.
        literals: the text of each terminal that is written in only one way.
        patterns: (terminal, expression) of all others and of the signs, in the order in which they are tried.
        specials: those of them that are read only where they are asked for.
    """

    def __init__(self, text: str) -> None:
        """Read the table that `tables` has made."""
        table = json.loads(text)
        self.terminals: list[str] = table["terminals"]
        self.nonterminals: list[str] = table["nonterminals"]
        number = {name: index for index, name in enumerate(self.terminals)}
        self.number = number
        self.literals: dict[int, str] = {number[name]: text for name, text in table["literals"].items()}
        self.words: dict[str, int] = {text: t for t, text in self.literals.items() if text[0].isalpha()}
        self.patterns: list[tuple[int, str]] = [(number[n], p) for n, p, special in table["patterns"] if not special]
        self.specials: list[tuple[int, str]] = [(number[n], p) for n, p, special in table["patterns"] if special]
        self.ignored: str = "|".join(table["ignored"])
        self.start: int = table["start"]
        self.accepting: int = table["end"]
        self.openers: frozenset[str] = frozenset(table["openers"])
        self.reserved: dict[str, frozenset[str]] = {use: frozenset(words) for use, words in table["reserved"].items()}
        self.rules: list[Rule] = [_rule(*encoded) for encoded in table["rules"]]
        self.end: int = number[END]
        self.name: int = number[NAME]
        self._encoded: list[list[int]] = table["states"]
        self._rows: list[list[int]] = table["rows"]
        self._states: list[State | None] = [None] * len(self._encoded)

    def state(self, index: int) -> State:
        """Return the state of that number."""
        state = self._states[index]
        if state is None:
            state = self._states[index] = self._decode(self._encoded[index])
        return state

    def _decode(self, encoded: Sequence[int]) -> State:
        shifts, gotos = self._rows[encoded[0]], self._rows[encoded[1]]
        actions = dict(zip(shifts[::2], shifts[1::2], strict=True))
        for rule, lookaheads in zip(encoded[2::2], encoded[3::2], strict=True):
            actions.update(dict.fromkeys(self._rows[lookaheads], ~rule))
        return State(
            actions=actions,
            gotos=dict(zip(gotos[::2], gotos[1::2], strict=True)),
            special=tuple(t for t, _ in self.specials if t in actions),
        )

    def advance(self, stack: list[int], terminal: int) -> bool:
        """Read `terminal` on a stack of states, in place; return False, the stack unchanged, where it can't come."""
        top = len(stack)  # what stands below is not touched until it is known that the terminal can be read
        added: list[int] = []
        while True:
            at = added[-1] if added else stack[top - 1]
            if terminal == self.end and at == self.accepting:
                return True
            action = self.state(at).actions.get(terminal)
            if action is None:
                return False
            if action >= 0:
                added.append(action)
                stack[top:] = added
                return True
            rule = self.rules[~action]
            taken = min(rule.length, len(added))
            del added[len(added) - taken :]
            top -= rule.length - taken
            added.append(self.state(added[-1] if added else stack[top - 1]).gotos[rule.origin])

    def expected(self, stack: Sequence[int]) -> list[int]:
        """Return the terminals that can be read next on a stack of states."""
        return [t for t in self.state(stack[-1]).actions if self.advance(list(stack), t)]

    @property
    def ignored_expression(self) -> re.Pattern[str]:
        """Return what matches any run of blanks and comments, the empty one too."""
        return re.compile(f"(?:{self.ignored})*")


def _rule(origin: int, action: str, length: int, kept: list[int], lists: list[int], nests: int) -> Rule:
    return Rule(
        origin=origin, action=action, length=length, kept=tuple(kept), lists=frozenset(lists), nests=bool(nests)
    )


@lru_cache(maxsize=1)
def load_automaton() -> Automaton:
    """Return the automaton of the language; it is made once in a run."""
    return Automaton(TABLE)
