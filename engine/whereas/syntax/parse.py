"""Text in, tree out, with everything that is wrong with the text.

Comes in: a `Source`. Goes out: the tree of a law, a vocabulary or a file of scenarios, or None, and diagnostics
(WH1xx, and WH6xx of what people can misread). Promise: no text makes it fail or take more than linear time; where there
is no error there is a tree, and where there is one there is none; every node and every diagnostic has an exact span.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whereas.syntax.automaton import Automaton, Rule, load_automaton
from whereas.syntax.build import BUILDERS, TOKEN_BUILDERS
from whereas.syntax.lexer import UNREADABLE, Lexer, Token, load_lexer
from whereas.syntax.mistakes import find_mistake
from whereas.syntax.parts import Build, Building
from whereas.syntax.problems_parts import (
    TooDeep,
    TooLong,
    TooManyMistakes,
)
from whereas.syntax.situation import Mistake, Situation
from whereas.syntax.tree import File, Law, Scenarios, Vocabulary
from whereas.text import Diagnostic, Severity, Source, Span

DEEPEST = 60  # levels of a condition
LONGEST = 4_000_000  # characters of a file: about 100,000 lines of law
HIGHEST = 1_000  # states that wait at once; reached by nothing but nesting, long before memory is short
MOST_MISTAKES = 30  # in one file; beyond, nobody reads on
REMEMBERED = 3  # tokens before a mistake that its message may quote


def parse_file(source: Source) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """Return the tree of a file, or None, and what is wrong with it, in the order of the text."""
    if len(source.text) > LONGEST:
        span = Span(source.name, 0, 0)
        return None, (TooLong(span=span, length=len(source.text), limit=LONGEST),)
    reader = _Reader(source)
    tree = reader.read()
    problems = sorted(reader.building.problems, key=_place)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    # Beside an error, a warning may come of what was read wrongly; it waits until the error is mended.
    return (None, errors) if errors else (tree, tuple(problems))


def _place(problem: Diagnostic) -> tuple[int, int, str]:
    span = problem.span
    return (0, 0, problem.code) if span is None else (span.start, span.end, problem.code)


@lru_cache(maxsize=1)
def _actions() -> tuple[tuple[Rule, Build | None], ...]:
    return tuple((rule, BUILDERS.get(rule.action)) for rule in load_automaton().rules)


@dataclass(slots=True)
class _Piece:
    """What stands on the stack for a symbol that was read: its meaning, its place, how deep it nests."""

    value: object
    start: int
    end: int
    depth: int


class _Reader:
    """One pass over one text: shifts tokens, applies rules, and goes on after a mistake."""

    def __init__(self, source: Source) -> None:
        self.automaton: Automaton = load_automaton()
        self.lexer: Lexer = load_lexer()
        self.source = source
        self.building = Building(source=source, reserved=self.automaton.reserved)
        self.states: list[int] = [self.automaton.start]
        self.pieces: list[_Piece] = []
        self.previous: list[Token] = []
        self.position = 0
        self.is_sound = True  # whether meanings are still built; after a mistake only the form is read on
        self.is_too_deep = False

    def read(self) -> File | None:
        """Return the tree, or None where something is wrong; what is wrong stands in `building.problems`."""
        mistakes = 0
        while True:
            token = self.lexer.read(self.source.text, self.position, self.automaton.state(self.states[-1]))
            if token.terminal != UNREADABLE and self._take(token):
                if token.terminal == self.automaton.end:
                    return self._tree()
                continue
            mistakes += 1
            if mistakes > MOST_MISTAKES:
                span = Span(self.source.name, token.start, token.end)
                self.building.problems.append(TooManyMistakes(span=span, limit=MOST_MISTAKES))
                return None
            if not self._mend(token):
                return None

    def _tree(self) -> File | None:
        tree = self.pieces[0].value if self.is_sound and self.pieces else None
        return tree if isinstance(tree, (Law, Vocabulary, Scenarios)) else None

    # ------------------------------------------------------------------ the automaton
    def _take(self, token: Token) -> bool:
        """Read a token; return False, with the reductions before it undone, where it can't come."""
        if not self._can_come(token.terminal):
            return False
        while True:
            if token.terminal == self.automaton.end and self.states[-1] == self.automaton.accepting:
                return True
            action = self.automaton.state(self.states[-1]).actions[token.terminal]
            if action < 0:
                self._reduce(~action)
                continue
            self.states.append(action)
            self.pieces.append(_Piece(self._meaning(token), token.start, token.end, 0))
            self.position = token.end
            self.previous = [*self.previous[1 - REMEMBERED :], token]
            return True

    def _can_come(self, terminal: int) -> bool:
        if len(self.states) > HIGHEST:
            return False
        action = self.automaton.state(self.states[-1]).actions.get(terminal)
        if action is None:
            return False
        # A state that has only rules to apply may apply them before it sees that the token can't follow.
        return action >= 0 or self.automaton.advance(list(self.states), terminal)

    def _meaning(self, token: Token) -> object:
        build = TOKEN_BUILDERS.get(self.automaton.terminals[token.terminal])
        return token if build is None or not self.is_sound else build(self.building, token)

    def _reduce(self, number: int) -> None:
        rule, build = _actions()[number]
        count = rule.length
        taken = self.pieces[len(self.pieces) - count :]
        del self.pieces[len(self.pieces) - count :]
        del self.states[len(self.states) - count :]
        start = taken[0].start if taken else self.position
        end = taken[-1].end if taken else self.position
        depth = max((piece.depth for piece in taken), default=0) + rule.nests
        if depth > DEEPEST and not self.is_too_deep:
            self._refuse_depth(start, end)
        value = self._apply(rule, build, taken, start, end) if self.is_sound else None
        self.pieces.append(_Piece(value, start, end, depth))
        self.states.append(self.automaton.state(self.states[-1]).gotos[rule.origin])

    def _apply(self, rule: Rule, build: Build | None, taken: list[_Piece], start: int, end: int) -> object:
        parts: list[object] = []
        for place in rule.kept:
            value = taken[place].value
            if place in rule.lists and isinstance(value, list):
                parts.extend(value)
            else:
                parts.append(value)
        if rule.action == "+":
            return parts
        if build is None:
            return parts[0]  # a rule that hands on its only part
        return build(self.building, parts, Span(self.source.name, start, end))

    def _refuse_depth(self, start: int, end: int) -> None:
        self.is_too_deep = True
        self.is_sound = False
        span = Span(self.source.name, start, end)
        self.building.problems.append(TooDeep(span=span, limit=DEEPEST))

    # ------------------------------------------------------------------ mistakes
    def _mend(self, token: Token) -> bool:
        """Report what is wrong at a token and go on after it; return False where reading must end."""
        self.is_sound = False
        if len(self.states) > HIGHEST:
            if not self.is_too_deep:
                self._refuse_depth(token.start, token.end)
            return False
        situation = self._situation(token)
        mistake = find_mistake(situation)
        if mistake.withdraws is not None:
            self._withdraw(mistake.withdraws)
        self.building.problems.append(mistake.problem)
        if mistake.repair is not None and self._insert(mistake):
            return True
        return self._skip_to_clause(token)

    def _situation(self, token: Token) -> Situation:
        return Situation(
            automaton=self.automaton,
            lexer=self.lexer,
            source=self.source,
            stack=tuple(self.states),
            starts=(0, *(piece.start for piece in self.pieces)),
            previous=tuple(self.previous),
            token=token,
        )

    def _insert(self, mistake: Mistake) -> bool:
        """Go on as if what is missing had been written; return False where that does not fit or leads nowhere."""
        repair = mistake.repair
        if repair is None or (not repair.inserted and repair.resume <= self.position):
            return False
        stack = list(self.states)
        if not all(self.automaton.advance(stack, terminal) for terminal in repair.inserted):
            return False
        written = self.source.text[self.position : repair.resume].strip()
        end = max(self.position, repair.resume)
        for terminal in repair.inserted:
            meant = self.automaton.literals.get(terminal, "") or written
            self._take(Token(terminal, meant, end - len(written), end))
        self.position = max(self.position, repair.resume)
        return True

    def _withdraw(self, start: int) -> None:
        """Take back what was reported at `start` or after it."""
        self.building.problems = [p for p in self.building.problems if p.span is None or p.span.start < start]

    def _skip_to_clause(self, token: Token) -> bool:
        """Go on at the next line that begins a clause which some state that waits can read."""
        position = max(token.end, self.position + 1)
        while True:
            position = self._next_line(position)
            if position < 0:
                return False
            if self._resume_at(position):
                return True

    def _next_line(self, position: int) -> int:
        """Return the place of the first word of the next line, or -1 at the end of the text."""
        newline = self.source.text.find("\n", position)
        if newline < 0:
            return -1
        start = self.lexer.skip_blank(self.source.text, newline)
        return start if start < len(self.source.text) else -1

    def _resume_at(self, position: int) -> bool:
        text = self.source.text
        end = position
        while end < len(text) and text[end].isalpha():
            end += 1
        word = text[position:end]
        if word not in self.automaton.openers:
            return False
        terminal = self.automaton.words.get(word)
        if terminal is None:
            return False
        for height in range(len(self.states), 0, -1):
            stack = self.states[:height]
            if self.automaton.advance(stack, terminal):
                del self.states[height:]
                del self.pieces[height - 1 :]
                self.position = position
                return True
        return False
