"""What is wrong where a word stands that can't stand there, and how reading goes on.

Comes in: a situation. Goes out: one mistake, the most telling that fits. Promise: no text makes it fail; a repair is
offered only where what follows can be read after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from whereas.syntax.lexer import UNREADABLE
from whereas.syntax.misprints import read_misprint
from whereas.syntax.misreadings import PLACES, UNITS, date_in_words, find_misreading
from whereas.syntax.problems import (
    CapitalWord,
    MayNot,
    MisplacedClause,
    MissingColon,
    MissingText,
    MissingWord,
    MisspeltWord,
    MixedConnectives,
    ShallForMust,
    UnclosedBracket,
    UnexpectedEnd,
    UnexpectedText,
    WordsRunTogether,
)
from whereas.syntax.problems_parts import (
    DutyWithoutCondition,
    EmptyFile,
    UnknownFile,
    UnknownUnit,
    UnnamedException,
    UnneededSign,
    WrongSectionNumber,
)
from whereas.syntax.situation import LOOK_AHEAD, Mistake, Repair, Situation
from whereas.text.suggest import nearest_name

FILE_KINDS = ("STATUTE", "ORDINANCE", "REGULATION", "DIRECTIVE", "POLICY", "CONTRACT", "VOCABULARY", "SCENARIOS")
EXCEPTION_OPENERS = (("unless",), ("not", "if"), ("only", "if"), ("even", "so", "if"))
TEXTS = ("STRING", "LONG_STRING")
BRACKETS = {"LPAR": ("(", "RPAR", ")"), "LSQB": ("[", "RSQB", "]")}
FEW = 4
_PIECE = re.compile(r"[A-Za-z]+")


def find_mistake(situation: Situation) -> Mistake:
    """Return what is wrong at the token that can't be read here."""
    if situation.token.terminal == UNREADABLE:
        return date_in_words(situation) or read_misprint(situation)
    mistake = find_misreading(situation)
    if mistake is not None:
        return mistake
    for form in _FORMS:
        mistake = form(situation)
        if mistake is not None:
            return mistake
    return _unexpected(situation)


# ---------------------------------------------------------------------- the whole file
def _file(situation: Situation) -> Mistake | None:
    if situation.previous:
        return None
    if situation.token.terminal == situation.automaton.end:
        return Mistake(EmptyFile(span=situation.span()), None)
    if situation.expects_only(FILE_KINDS):
        meant = nearest_name(situation.token.text, _words(situation))
        if meant is not None:
            return _misspelt(situation, meant)
        return Mistake(UnknownFile(span=situation.span(), found=situation.found), None)
    return None


def _words(situation: Situation) -> Iterator[str]:
    return (situation.automaton.literals[t] for t in situation.expected if t in situation.automaton.literals)


# ---------------------------------------------------------------------- words of other languages, and of other laws
def _shall(situation: Situation) -> Mistake | None:
    if situation.token.text not in {"shall", "should", "will", "ought"} or not situation.expects("MUST"):
        return None
    repair = Repair(situation.numbers("MUST"), situation.token.end)
    return Mistake(ShallForMust(span=situation.span(), found=situation.found), repair)


def _may_not(situation: Situation) -> Mistake | None:
    last = situation.last
    if situation.token.text != "not" or last is None or last.text != "may":
        return None
    return Mistake(MayNot(span=situation.span(start=last.start)), None)


def _needless(situation: Situation) -> Mistake | None:
    text = situation.token.text
    if text == "end" and situation.begins_line:
        return Mistake(UnneededSign(span=situation.span(), found=text), Repair((), situation.token.end))
    if text in {",", ".", ":"} and not situation.expects("COMMA"):
        repair = Repair((), situation.token.end)
        if situation.survives(repair) >= LOOK_AHEAD:
            return Mistake(UnneededSign(span=situation.span(), found=text), repair)
    return None


def _capital(situation: Situation) -> Mistake | None:
    """`May` is a month and `may` a word of the language; so `May` may have come out as a word that does not fit."""
    found = situation.token.text
    meant = next((word for word in _words(situation) if word != found and word.casefold() == found.casefold()), None)
    if meant is None:
        return None
    repair = Repair((situation.automaton.words[meant],), situation.token.end)
    return Mistake(CapitalWord(span=situation.span(), found=found, meant=meant), repair)


def _mixed(situation: Situation) -> Mistake | None:
    found = situation.token.text
    other = {"and": "or", "or": "and"}.get(found)
    if other is None or not situation.expects(other.upper()):
        return None
    repair = Repair(situation.numbers(other.upper()), situation.token.end)
    return Mistake(MixedConnectives(span=situation.span(), found=found, other=other), repair)


def _unit(situation: Situation) -> Mistake | None:
    last = situation.last
    if last is None or not last.text[-1:].isdigit() or not situation.expects("DAYS", "HOURS"):
        return None
    if situation.token.text in UNITS or not situation.token.text.isalpha():
        return None
    meant = nearest_name(situation.token.text, UNITS)
    if meant is not None:
        return _misspelt(situation, meant)
    if situation.token.terminal != situation.automaton.name:
        return None
    return Mistake(
        UnknownUnit(span=situation.span(), found=situation.found),
        Repair(situation.numbers("DAYS"), situation.token.end),
    )


def _number_of_section(situation: Situation) -> Mistake | None:
    if situation.expects("SECTION_NUMBER") and not situation.expects("NAME"):
        repair = Repair(situation.numbers("SECTION_NUMBER"), situation.token.end)
        return Mistake(WrongSectionNumber(span=situation.span(), found=situation.found), repair)
    return None


# ---------------------------------------------------------------------- something is missing
def _missing_colon(situation: Situation) -> Mistake | None:
    last = situation.last
    if (
        last is None
        or not situation.expects("COLON")
        or (situation.begins_line and situation.token.text in situation.automaton.openers)
    ):
        return None
    repair = Repair(situation.numbers("COLON"), situation.token.start)
    if situation.survives(repair) < 1:
        return None
    return Mistake(MissingColon(span=situation.span(), before=situation.found, after=situation.after), repair)


def _no_condition(situation: Situation) -> Mistake | None:
    """A duty that ends before its colon: what follows is the next clause."""
    if not situation.expects("COLON") or situation.expects("NAME"):
        return None
    text = situation.last
    if text is None or not text.text.startswith('"'):
        return None
    ends = situation.token.terminal == situation.automaton.end or situation.token.text in situation.automaton.openers
    words = [token.text for token in situation.previous[:-1]]
    if not ends or not words or words[-1] not in {"must", "may", "if"}:
        return None
    modality = "may" if "may" in words else "must"
    return Mistake(DutyWithoutCondition(span=situation.span(text.start, text.end), modality=modality), None)


def _missing_name(situation: Situation) -> Mistake | None:
    words = [token.text for token in situation.previous]
    opener = next((o for o in EXCEPTION_OPENERS if tuple(words[-len(o) :]) == o), None)
    if opener is None or not situation.expects_only(("NAME",)):
        return None
    shown = "unless" if opener == ("unless",) else " ".join(opener)
    return Mistake(UnnamedException(span=situation.span(), opener=shown), None)


def _colon_after_exception(situation: Situation) -> Mistake | None:
    """`unless f.consent is given`: what was taken for the name of the exception is the start of its condition."""
    words = [token.text for token in situation.previous[:-1]]
    opener = next((o for o in EXCEPTION_OPENERS if words and tuple(words[-len(o) :]) == o), None)
    last = situation.last
    if opener is None or last is None or not situation.expects("COLON"):
        return None
    if situation.token.text == "." or situation.token.text in {"is", "exists", "includes", "before", "after"}:
        return Mistake(UnnamedException(span=situation.span(last.start, last.end), opener=" ".join(opener)), None)
    return None


def _missing_text(situation: Situation) -> Mistake | None:
    if not situation.expects_only(TEXTS) or situation.last is None:
        return None
    repairs = [Repair(situation.numbers("STRING"), place) for place in (situation.token.start, situation.token.end)]
    repair = max(repairs[: 1 if situation.begins_line else 2], key=situation.survives)
    before = f"`{situation.found}`" if situation.found else "the end of the file"
    return Mistake(MissingText(span=situation.span(), before=before, after=situation.after), repair)


def _misspelt(situation: Situation, meant: str) -> Mistake:
    words = situation.automaton.words
    repair = Repair((words[meant],), situation.token.end) if meant in words else None
    return Mistake(MisspeltWord(span=situation.span(), found=situation.found, meant=meant), repair)


def _misspelling(situation: Situation) -> Mistake | None:
    token = situation.token
    if token.terminal != situation.automaton.name:
        return None
    meant = nearest_name(token.text, _words(situation))
    if meant is None:
        return None
    found = _misspelt(situation, meant)
    return found if found.repair is not None and situation.survives(found.repair) >= 1 else None


def _run_together(situation: Situation) -> Mistake | None:
    token = situation.token
    if token.terminal != situation.automaton.name:
        return None
    for place in range(1, len(token.text)):
        first, rest = token.text[:place], token.text[place:]
        terminal = situation.automaton.words.get(first)
        if terminal is None or terminal not in situation.expected:
            continue
        repair = Repair((terminal,), token.start + place)
        if situation.survives(repair) >= LOOK_AHEAD - 1:
            return Mistake(WordsRunTogether(span=situation.span(), found=token.text, first=first, rest=rest), repair)
    return None


def _unclosed(situation: Situation) -> Mistake | None:
    for opening, (sign, closing, written) in BRACKETS.items():
        if not situation.expects(closing):
            continue
        repair = Repair(situation.numbers(closing), situation.token.start)
        ends = situation.token.terminal == situation.automaton.end or (
            situation.begins_line and situation.token.text in situation.automaton.openers
        )
        if not ends and situation.survives(repair) < LOOK_AHEAD:
            continue
        place = _opening_place(situation, opening)
        before = situation.found or "the end of the file"
        problem = UnclosedBracket(span=situation.span(place, place + 1), opening=sign, closing=written, before=before)
        return Mistake(problem, repair)
    return None


def _opening_place(situation: Situation, opening: str) -> int:
    """Return where the innermost bracket that waits was opened."""
    sign = BRACKETS[opening][0]
    for start in reversed(situation.starts):
        if situation.source.text.startswith(sign, start):
            return start
    return situation.token.start


def _missing_word(situation: Situation) -> Mistake | None:
    """A single word or sign is missing, and everything that follows can be read once it stands there."""
    if situation.last is None or situation.token.terminal == situation.automaton.end:
        return None
    for terminal in sorted(situation.expected, key=lambda t: (t not in situation.automaton.literals, t)):
        repair = Repair((terminal,), situation.token.start)
        literal = situation.automaton.literals.get(terminal)
        if literal is None or situation.survives(repair) < LOOK_AHEAD:
            continue
        problem = MissingWord(
            span=situation.span(), missing=f"`{literal}`", before=situation.found, after=situation.after
        )
        return Mistake(problem, repair)
    return None


def _opener_read_as_name(situation: Situation) -> Mistake | None:
    """`penalty` and nothing, and then `section 2` on the next line, whose `section` could be a name."""
    last, automaton = situation.last, situation.automaton
    if last is None or last.terminal != automaton.name or last.text not in automaton.openers:
        return None
    if not situation.is_first(last):
        return None
    before = replace(situation, stack=situation.stack[:-1], previous=situation.previous[:-1], token=last)
    span = situation.span(last.start, last.end)
    missing = expected_words(before)
    return Mistake(MissingWord(span=span, missing=missing, before=before.found, after=before.after), None)


def _misplaced(situation: Situation) -> Mistake | None:
    word = situation.token.text
    if not situation.begins_line or word not in PLACES:
        return None
    return Mistake(MisplacedClause(span=situation.span(), clause=word, place=PLACES[word]), None)


# ---------------------------------------------------------------------- whatever it is
NAMES = {
    "NAME": "a name",
    "FIELD": "the name of a field",
    "KEY": "a key",
    "STRING": 'a text such as "in plain words"',
    "LONG_STRING": 'a text between """ and """',
    "NUMBER": "a number",
    "PERCENT": "a percentage",
    "MONEY": "an amount of money",
    "DATE": "a date such as 2026-07-01",
    "MOMENT": "a moment such as 2026-07-01T09:00Z",
    "PARTIAL_DATE": "a month such as 2026-07",
    "SECTION_NUMBER": "a section number such as 4(a)",
    "QUOTED_DUTY": 'a duty such as "Rule 4"#notice',
    "LETTER": "a letter such as (a)",
    "$END": "the end of the file",
}


def expected_words(situation: Situation) -> str:
    """Return what could have come, in words, the most telling first."""
    automaton = situation.automaton
    names = [NAMES[automaton.terminals[t]] for t in sorted(situation.expected) if automaton.terminals[t] in NAMES]
    words = sorted(f"`{word}`" for word in _words(situation))
    told = [*names, *words]
    if len(told) <= FEW:
        return _either(told) if told else "something else"
    if names and len(words) > FEW:
        return f"{_either(names[:FEW])}, or another clause" if situation.begins_line else _either(names[:FEW])
    return _either([*told[:FEW], "another clause"]) if situation.begins_line else _either(told[:FEW])


def _either(options: list[str]) -> str:
    return options[0] if len(options) == 1 else f"{', '.join(options[:-1])} or {options[-1]}"


def _unexpected(situation: Situation) -> Mistake:
    expected = expected_words(situation)
    if situation.token.terminal == situation.automaton.end:
        return Mistake(UnexpectedEnd(span=situation.span(), after=situation.after, expected=expected), None)
    problem = UnexpectedText(span=situation.span(), found=situation.found, after=situation.after, expected=expected)
    repair = Repair((), situation.token.end)
    return Mistake(problem, repair if situation.survives(repair) >= LOOK_AHEAD else None)


_FORMS: tuple[Callable[[Situation], Mistake | None], ...] = (
    _file,
    _shall,
    _may_not,
    _capital,
    _mixed,
    _unit,
    _colon_after_exception,
    _missing_name,
    _no_condition,
    _missing_text,
    _number_of_section,
    _unclosed,
    _missing_colon,
    _run_together,
    _misspelling,
    _needless,
    _misplaced,
    _opener_read_as_name,
    _missing_word,
)
