"""Where reading failed: what was read, what could come, what stands there. And what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from whereas.syntax.automaton import Automaton
from whereas.syntax.lexer import UNREADABLE, Lexer, Token
from whereas.text import Diagnostic, Source, Span

LOOK_AHEAD = 4  # tokens that are read to see whether a repair is right
LONGEST_QUOTE = 40  # characters of the user's text in a message


@dataclass(frozen=True, slots=True)
class Repair:
    """What reading goes on with: the terminals that are taken as read, and where it goes on."""

    inserted: tuple[int, ...]
    resume: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and how reading goes on; without a repair it goes on at the next clause.

    What was reported at `withdraws` or after it came of this mistake, and is not told.
    """

    problem: Diagnostic
    repair: Repair | None
    withdraws: int | None = None


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One place where reading failed.

    Attributes:
        stack: the states that wait, the innermost last.
        starts: where in the text what belongs to each of them begins.
        previous: the last tokens that were read, the latest last.
        token: the one that can't be read.
    """

    automaton: Automaton
    lexer: Lexer
    source: Source
    stack: Sequence[int]
    starts: Sequence[int]
    previous: Sequence[Token]
    token: Token

    @cached_property
    def expected(self) -> frozenset[int]:
        """Return the terminals that could have come."""
        return frozenset(self.automaton.expected(self.stack))

    def expects(self, *names: str) -> bool:
        """Return whether each of the named terminals could have come."""
        return all(self.automaton.number[name] in self.expected for name in names)

    def expects_only(self, names: Iterable[str]) -> bool:
        """Return whether nothing but the named terminals could have come."""
        return self.expected <= {self.automaton.number[name] for name in names}

    @property
    def last(self) -> Token | None:
        """Return the token that was read last."""
        return self.previous[-1] if self.previous else None

    def last_words(self, *words: str) -> bool:
        """Return whether these were the last words read."""
        return [token.text for token in self.previous[-len(words) :]] == list(words)

    @property
    def begins_line(self) -> bool:
        """Return whether nothing stands before the token on its line."""
        return self.is_first(self.token)

    def is_first(self, token: Token) -> bool:
        """Return whether nothing stands before a token on its line."""
        line_start = self.source.text.rfind("\n", 0, token.start) + 1
        return not self.source.text[line_start : token.start].strip()

    @property
    def found(self) -> str:
        """Return the text of the token, as it is quoted in a message."""
        return shorten(self.token.text)

    @property
    def after(self) -> str:
        """Return what was read before, as it is quoted in a message."""
        return f"`{shorten(self.last.text)}`" if self.last else "the beginning of the file"

    def span(self, start: int | None = None, end: int | None = None) -> Span:
        """Return the span of the token, or of another part of the text."""
        token = self.token
        return Span(self.source.name, token.start if start is None else start, token.end if end is None else end)

    def numbers(self, *names: str) -> tuple[int, ...]:
        """Return the terminals of these names."""
        return tuple(self.automaton.number[name] for name in names)

    def survives(self, repair: Repair) -> int:
        """Return how many tokens can be read after a repair, at most `LOOK_AHEAD`; -1 where it does not fit at all."""
        stack = list(self.stack)
        for terminal in repair.inserted:
            if not self.automaton.advance(stack, terminal):
                return -1
        position = repair.resume
        for count in range(LOOK_AHEAD):
            token = self.lexer.read(self.source.text, position, self.automaton.state(stack[-1]))
            if token.terminal == UNREADABLE or not self.automaton.advance(stack, token.terminal):
                return count
            if token.terminal == self.automaton.end:
                return LOOK_AHEAD
            position = token.end
        return LOOK_AHEAD


def shorten(text: str) -> str:
    """Return a text on one line, its middle left out where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
