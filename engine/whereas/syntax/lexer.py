"""Reads one token at a time, in the light of what may come.

Comes in: a source, and the state in which the next token is wanted. Goes out: a `Token`. Promise: every word is a
whole word (`inflows` is never `in` and `flows`), and no text makes it fail: what can't be read becomes a token that
fits nowhere, and `misprints` says what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whereas.syntax.automaton import Automaton, State, load_automaton

UNREADABLE = -1  # the terminal of a token that can't be read; no state has an action for it


@dataclass(slots=True)
class Token:
    """A word, number, text or sign, with its place.

    Attributes:
        terminal: the number of its terminal; `UNREADABLE` where it has none.
        text: its characters.
    """

    terminal: int
    text: str
    start: int
    end: int


class Lexer:
    """The expressions of the automaton's terminals, compiled once."""

    def __init__(self, automaton: Automaton) -> None:
        """Compile the expressions."""
        self._words = automaton.words
        self._name = automaton.name
        self._end = automaton.end
        self._blank = automaton.ignored_expression.match
        # Names are small; the words of the language that are not (months) are tried first.
        capitals = [(t, rf"{word}\b") for word, t in sorted(automaton.words.items()) if word[0].isupper()]
        patterns = [*capitals, *automaton.patterns]
        self._common = re.compile("|".join(f"({pattern})" for _, pattern in patterns)).match
        self._terminals = [terminal for terminal, _ in patterns]
        self._special = {terminal: re.compile(pattern).match for terminal, pattern in automaton.specials}

    def read(self, text: str, position: int, state: State) -> Token:
        """Return the token at or after `position` that fits `state`, or the one that stands there though it does not.

        At the end of the text that is an empty token of the terminal `$END`.
        """
        blank = self._blank(text, position)
        start = blank.end() if blank else position
        for terminal in state.special:
            match = self._special[terminal](text, start)
            if match:
                return Token(terminal, match.group(), start, match.end())
        match = self._common(text, start)
        if not match:
            if start >= len(text):
                return Token(self._end, "", start, start)
            return Token(UNREADABLE, text[start], start, start + 1)
        terminal = self._terminals[(match.lastindex or 1) - 1]
        word = match.group()
        if terminal == self._name:
            keyword = self._words.get(word)
            if keyword is not None and (keyword in state.actions or terminal not in state.actions):
                terminal = keyword
        return Token(terminal, word, start, match.end())

    def skip_blank(self, text: str, position: int) -> int:
        """Return where the next token begins, comments and blanks left behind."""
        blank = self._blank(text, position)
        return blank.end() if blank else position


@lru_cache(maxsize=1)
def load_lexer() -> Lexer:
    """Return the lexer of the language; it is made once in a run."""
    return Lexer(load_automaton())
