"""What was read as something else than was meant, so that reading failed only later.

Comes in: a situation. Goes out: what was meant, with the place where it stands, which is often before the place where
reading failed: `60 fortnights` is a number and then a name that could begin the next duty. Promise: as in `mistakes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from whereas.syntax.lexer import Token
from whereas.syntax.problems import MisplacedClause, MisspeltWord, WordsRunTogether
from whereas.syntax.problems_parts import (
    LawBeforeNumber,
    NeedsParentheses,
    SignForWord,
    UnknownUnit,
    UnneededSign,
    WrongDateForm,
    WrongNumberForm,
    WrongSectionNumber,
)
from whereas.syntax.situation import Mistake, Repair, Situation, shorten
from whereas.text.suggest import nearest_name

UNITS = tuple(
    f"{unit}{plural}" for unit in ("second", "minute", "hour", "day", "week", "month", "year") for plural in ("", "s")
)
COMPARING = (
    "is",
    "includes",
    "mentions",
    "lacks",
    "exists",
    "before",
    "after",
    "by",
    "within",
    "among",
    "falls",
    "and",
    "or",
)
QUANTIFIERS = ("no", "some", "every")
PAIR = 2  # a number and its unit
FAR = 400  # characters before a mistake in which its cause is sought

# Where the clauses stand that people most often put somewhere else.
_IN_SECTION = "inside a section, after its title"
_IN_SETUP = "inside a section, before its duties"
_IN_HEAD = "in the head of the law, before its first section"
PLACES = {
    "citation": _IN_HEAD,
    "jurisdiction": _IN_HEAD,
    "uses": _IN_HEAD,
    "imports": _IN_HEAD,
    "encoded": _IN_HEAD,
    "waivable": _IN_HEAD,
    "reaches": _IN_HEAD,
    "unless": "after the duty that it excuses from",
    "then": "after an exception",
    "but": "after the exception that it limits",
    "even": "after the exception that it limits",
    "when": _IN_SECTION,
    "for": _IN_SETUP,
    "define": _IN_SETUP,
    "grandfathered": _IN_SETUP,
    "remedy": _IN_SECTION,
    "severity": _IN_SECTION,
    "duty": _IN_SECTION,
    "expect": "inside a scenario",
    "assuming": "inside a scenario",
    "reading": "inside a dispute",
    "decided": "inside a judgment",
    "ask": "in a vocabulary, after what is asked for",
}

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\.?"
_DATE_IN_WORDS = re.compile(rf"(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY}),?\s+\d{{4}}\b")
_EIGHT_DIGITS = re.compile(r"\d{8}\b")
_EQUALS = re.compile(r"={1,3}(?!>)")
_PIECES = re.compile(r"[$£€]?\d[\d.]*(?:[ \t]?,?[ \t]?\d[\d.]*)+")
_REST_OF_NUMBER = re.compile(r"(?:\([^\s()\"]*\)|[^\s()\",:])+|\(")
_LAW_AND_NUMBER = re.compile(r"(?:of\s+)?([a-z]\w*(?:\.\w+)*)\s+((?:\d|[A-Z])[^\s\",:]*)")


def find_misreading(situation: Situation) -> Mistake | None:
    """Return what was read wrongly at or before the token that can't be read here, if anything was."""
    for form in _FORMS:
        mistake = form(situation)
        if mistake is not None:
            return mistake
    return None


# ---------------------------------------------------------------------- numbers and dates
def date_in_words(situation: Situation) -> Mistake | None:
    """Return what is wrong with `July 1, 2026`, or `20260701`, or `1 July 2026`, whose day was read as a number."""
    text, token = situation.source.text, situation.token
    day = situation.previous[-2] if len(situation.previous) > 1 else None
    start = token.start
    if day is not None and day.text.isdigit() and situation.expects_only(("OF",)):
        start = day.start
    elif not situation.expects("DATE"):
        return None
    match = _DATE_IN_WORDS.match(text, start) or _EIGHT_DIGITS.match(text, start)
    if match is None:
        return None
    problem = WrongDateForm(span=situation.span(start, match.end()), found=shorten(match.group()))
    inserted = ("DATE",) if start == token.start else ("OF", "NAME")
    return Mistake(problem, Repair(situation.numbers(*inserted), match.end()))


def _number_in_pieces(situation: Situation) -> Mistake | None:
    """`1,00` and `1 000`: a number, and then something that no number goes on with."""
    last, token = situation.last, situation.token
    if last is None or last.text.lstrip("$£€")[:1].isdigit() is False or "\n" in _between(situation, last):
        return None
    match = _PIECES.match(situation.source.text, last.start)
    is_piece = (token.text == "," and token.start == last.end) or token.text.isdigit()
    if match is None or match.end() <= token.start or not is_piece:
        return None
    problem = WrongNumberForm(
        span=situation.span(last.start, match.end()),
        found=shorten(match.group()),
        why="expected digits, with commas between thousands and a point before a fraction",
        instead="a number such as `1,000`, `2.5`, `5 %` or `$2,500`",
    )
    return Mistake(problem, Repair((), match.end()))


def _between(situation: Situation, token: Token) -> str:
    return situation.source.text[token.start : situation.token.start]


def _unit_read_as_bearer(situation: Situation) -> Mistake | None:
    """`60 fortnights`: a name could begin the next duty, but begins a line where it does."""
    pair = situation.previous[-PAIR:]
    if len(pair) < PAIR:
        return None
    number, name = pair
    is_name = name.terminal == situation.automaton.name and name.text not in situation.automaton.words
    is_number = situation.automaton.terminals[number.terminal] == "NUMBER"
    if not is_name or not is_number or "\n" in situation.source.text[number.end : name.start]:
        return None
    span = situation.span(name.start, name.end)
    meant = nearest_name(name.text, UNITS)
    if meant is not None:
        return Mistake(MisspeltWord(span=span, found=name.text, meant=meant), None)
    return Mistake(UnknownUnit(span=span, found=shorten(name.text)), None)


# ---------------------------------------------------------------------- section numbers
def _rest_of_section_number(situation: Situation) -> Mistake | None:
    """`4 (a)`, `4.`, `Saf-C 7204.01`: a number that was read, and a rest that was not."""
    last, token = situation.last, situation.token
    if last is None or situation.automaton.terminals[last.terminal] != "SECTION_NUMBER":
        return None
    if token.start != last.end and token.text[:1] != "(" and not token.text[:1].isdigit():
        return None
    match = _REST_OF_NUMBER.match(situation.source.text, token.start)
    if match is None:
        return None
    problem = WrongSectionNumber(span=situation.span(token.start, match.end()), found=shorten(match.group()))
    return Mistake(problem, Repair((), match.end()))


def _law_before_number(situation: Situation) -> Mistake | None:
    """`section us.ca.sb34 1798` for `section 1798 of us.ca.sb34`."""
    if not situation.last_words("section") and not situation.last_words("sections"):
        return None
    match = _LAW_AND_NUMBER.match(situation.source.text, situation.token.start)
    if match is None or not situation.expects("SECTION_NUMBER"):
        return None
    problem = LawBeforeNumber(span=situation.span(match.start(1), match.end(1)), law=shorten(match.group(1)))
    return Mistake(problem, Repair(situation.numbers("SECTION_NUMBER"), match.end()))


# ---------------------------------------------------------------------- words
def _end_read_as_bearer(situation: Situation) -> Mistake | None:
    """`end` on a line of its own, as other languages close what they open."""
    last = situation.last
    if last is None or last.text != "end" or last.terminal != situation.automaton.name:
        return None
    if not situation.is_first(last):
        return None
    return Mistake(UnneededSign(span=situation.span(last.start, last.end), found="end"), None)


def _clause_read_as_bearer(situation: Situation) -> Mistake | None:
    """`unles consent: ...`, or `unless` where no duty is that it could excuse from."""
    last, words = situation.last, situation.automaton.words
    if last is None or last.terminal != situation.automaton.name or not situation.expects("MUST"):
        return None
    span = situation.span(last.start, last.end)
    if not situation.is_first(last):
        return _sign_read_as_bearer(situation, last)
    if last.text in words:
        place = PLACES.get(last.text)
        return None if place is None else Mistake(MisplacedClause(span=span, clause=last.text, place=place), None)
    meant = nearest_name(last.text, situation.automaton.openers)
    return None if meant is None else Mistake(MisspeltWord(span=span, found=last.text, meant=meant), None)


def _sign_read_as_bearer(situation: Situation, last: Token) -> Mistake | None:
    """`f.data inclodes any of ...`: a bearer begins a line, so that this was to compare."""
    meant = None if last.text in situation.automaton.words else nearest_name(last.text, COMPARING)
    if meant is None:
        return None
    return Mistake(MisspeltWord(span=situation.span(last.start, last.end), found=last.text, meant=meant), None)


def _words_read_as_bearer(situation: Situation) -> Mistake | None:
    """`foreach f in flows`: two words of the language at the head of a line."""
    last, words = situation.last, situation.automaton.words
    if last is None or last.terminal != situation.automaton.name or last.text in words:
        return None
    for place in range(1, len(last.text)):
        first, rest = last.text[:place], last.text[place:]
        if first in situation.automaton.openers and rest in words:
            problem = WordsRunTogether(
                span=situation.span(last.start, last.end), found=last.text, first=first, rest=rest
            )
            return Mistake(problem, None)
    return None


def _equals(situation: Situation) -> Mistake | None:
    match = _EQUALS.match(situation.source.text, situation.token.start)
    if match is None or not situation.expects("IS"):
        return None
    problem = SignForWord(span=situation.span(end=match.end()), found=match.group(), words="`is`")
    return Mistake(problem, Repair(situation.numbers("IS"), match.end()))


def _needs_parentheses(situation: Situation) -> Mistake | None:
    """A list within a list, a condition of several parts after `where`: without parentheses, nobody sees its end."""
    token, words = situation.token, [before.text for before in situation.previous]
    if token.text == "these" and words[-1:] == ["of"]:
        start = situation.previous[-2].start
        return _parentheses(situation, start, token.end, "a list of alternatives within a condition")
    if words[-1:] == ["where"] and situation.expects_only(("LPAR",)):
        return _parentheses(situation, token.start, token.end, "what follows `where` in an amount")
    if words[-2:-1] == ["where"] and words[-1] in QUANTIFIERS:
        start = situation.previous[-1].start
        return _parentheses(situation, start, token.end, f"a condition with `{words[-1]}` after `where`")
    near = situation.source.text[max(0, token.start - FAR) : token.start]
    if token.text == "has" and re.search(r"\bwhere\b(?!\s*\()", near):
        return _parentheses(situation, token.start, token.end, "what follows `where`, where it has several parts,")
    return None


def _parentheses(situation: Situation, start: int, end: int, what: str) -> Mistake:
    return Mistake(NeedsParentheses(span=situation.span(start, end), what=what), None, withdraws=start)


_FORMS: tuple[Callable[[Situation], Mistake | None], ...] = (
    _rest_of_section_number,
    _law_before_number,
    date_in_words,
    _number_in_pieces,
    _unit_read_as_bearer,
    _end_read_as_bearer,
    _words_read_as_bearer,
    _clause_read_as_bearer,
    _equals,
    _needs_parentheses,
)
