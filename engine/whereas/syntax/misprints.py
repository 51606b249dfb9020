"""What stands where no word, number, text or sign can be read, and what was meant by it.

Comes in: a situation whose token can't be read. Goes out: what is wrong, and the terminal that was meant, so that
reading goes on as if it had been written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from whereas.syntax.problems import (
    ByteOrderMark,
    CapitalWord,
    InvisibleCharacter,
    StrayCharacter,
    UnterminatedText,
    WordsRunTogether,
    WrongQuotationMarks,
)
from whereas.syntax.problems_parts import (
    MomentWithoutZone,
    SignForWord,
    UnneededSign,
    WrongDateForm,
    WrongNameForm,
    WrongNumberForm,
)
from whereas.syntax.situation import Mistake, Repair, Situation, shorten

BYTE_ORDER_MARK = "\ufeff"
INVISIBLE = frozenset(
    "\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff\v\x85"
)
OPENING_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a'`\u201b"
CLOSING_MARKS = frozenset(OPENING_MARKS + '"')

# What signs of other languages and of print mean in ours: the words, and their terminals.
SIGNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "===": ("`is`", ("IS",)),
    "==": ("`is`", ("IS",)),
    "!=": ("`is not`", ("IS", "NOT")),
    "<>": ("`is not`", ("IS", "NOT")),
    "≠": ("`is not`", ("IS", "NOT")),
    "<=": ("`at most`", ("AT", "MOST")),
    "≤": ("`at most`", ("AT", "MOST")),
    ">=": ("`at least`", ("AT", "LEAST")),
    "≥": ("`at least`", ("AT", "LEAST")),
    "=>": ("`then`, or `:`", ()),
    "->": ("`then`, or `:`", ()),
    "<": ("`less than`, or `before` for dates", ("LESS", "THAN")),
    ">": ("`more than`, or `after` for dates", ("MORE", "THAN")),
    "&&": ("`and`", ("AND",)),
    "&": ("`and`", ("AND",)),
    "||": ("`or`", ("OR",)),
    "|": ("`or`", ("OR",)),
    "!": ("`not`", ("NOT",)),
    "§§": ("`sections`", ("SECTIONS",)),
    "§": ("`section`", ("SECTION",)),
    "¶": ("`section`", ("SECTION",)),
    "\u2013": ("` - ` with a blank on both sides, or `to`", ("MINUS",)),
    "—": ("` - ` with a blank on both sides, or `to`", ("MINUS",)),
    "\u2212": ("` - ` with a blank on both sides", ("MINUS",)),
    "-": ("` - ` with a blank on both sides", ("MINUS",)),
    "+": ("` + ` with a blank on both sides", ("PLUS",)),
    "{": ("`[` for a list, or `(`", ("LSQB",)),
    "}": ("`]` for a list, or `)`", ("RSQB",)),
    "//": ("`#` before a remark", ()),
}
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)))

_WORD = re.compile(r"[^\W\d][\w]*(?:[-\u2019'][\w]+)*")
_NUMBER = re.compile(r"[$£€]?\d[\w.,:/+-]*%?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{4}-\d{2}")
_NUMBER_AND_WORD = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")
_LAW_TEXT_END = re.compile(r"\n[ \t]*(?=section[ \t])")


def read_misprint(situation: Situation) -> Mistake:
    """Return what is wrong with the text at the token, and what was meant."""
    text, start = situation.source.text, situation.token.start
    if text.startswith(BYTE_ORDER_MARK, start) and start == 0:
        return Mistake(ByteOrderMark(span=situation.span(0, 1)), Repair((), 1))
    for form in _FORMS:
        mistake = form(situation, text, start)
        if mistake is not None:
            return mistake
    return _stray(situation, text, start)


def _invisible(situation: Situation, text: str, start: int) -> Mistake | None:
    character = text[start]
    if character not in INVISIBLE and unicodedata.category(character) not in {"Zs", "Cf"}:
        return None
    end = start
    while end < len(text) and (text[end] in INVISIBLE or unicodedata.category(text[end]) in {"Zs", "Cf"}):
        if text[end] == " ":
            break
        end += 1
    problem = InvisibleCharacter(span=situation.span(start, end), name=_name_of(character))
    return Mistake(problem, Repair((), end))


def _quoted(situation: Situation, text: str, start: int) -> Mistake | None:
    if text[start] not in OPENING_MARKS:
        return None
    line_end = _line_end(text, start)
    end = start + 1
    while end < line_end and not (text[end] in CLOSING_MARKS and not _is_apostrophe(text, end)):
        end += 1
    end = min(end + 1, line_end)
    found = text[start:end]
    inner = found[1:-1] if found[-1] in CLOSING_MARKS and len(found) > 1 else found[1:]
    problem = WrongQuotationMarks(span=situation.span(start, end), found=found[0], straight=shorten(f'"{inner}"'))
    return Mistake(problem, Repair(situation.numbers("STRING"), end))


def _is_apostrophe(text: str, place: int) -> bool:
    return text[place] in "'\u2019" and text[place - 1].isalnum() and text[place + 1 : place + 2].isalnum()


def _unterminated(situation: Situation, text: str, start: int) -> Mistake | None:
    if text[start] != '"':
        return None
    if text.startswith('"""', start):
        stop = _LAW_TEXT_END.search(text, start)
        end = stop.start() if stop else len(text.rstrip())
        problem = UnterminatedText(span=situation.span(start, start + 3), mark='"""')
        return Mistake(problem, Repair(situation.numbers("LONG_STRING"), max(end, start + 3)))
    end = _line_end(text, start)
    problem = UnterminatedText(span=situation.span(start, end), mark='"')
    return Mistake(problem, Repair(situation.numbers("STRING"), end))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    return start + len(line.rstrip())


def _number(situation: Situation, text: str, start: int) -> Mistake | None:
    match = _NUMBER.match(text, start)
    if not match:
        return None
    found = match.group().rstrip(".,:/+-") or match.group()
    span = situation.span(start, start + len(found))
    go_on = start + len(found)
    moment = _MOMENT.fullmatch(found)
    if moment and not moment.group(1):
        return Mistake(MomentWithoutZone(span=span, found=found), Repair(situation.numbers("MOMENT"), go_on))
    if moment or _DATE.fullmatch(found):
        return Mistake(WrongDateForm(span=span, found=found), Repair(situation.numbers("DATE"), go_on))
    joined = _NUMBER_AND_WORD.fullmatch(found)
    if joined and joined.group(2) in situation.automaton.words:
        first, rest = joined.groups()
        problem = WordsRunTogether(span=span, found=found, first=first, rest=rest)
        return Mistake(problem, Repair(situation.numbers("NUMBER"), start + len(first)))
    terminal = "MONEY" if found[0] in "$£€" else "PERCENT" if found.endswith("%") else "NUMBER"
    problem_number = WrongNumberForm(
        span=span,
        found=shorten(found),
        why="expected digits, with commas between thousands and a point before a fraction",
        instead="a number such as `1,000`, `2.5`, `5 %` or `$2,500`",
    )
    return Mistake(problem_number, Repair(situation.numbers(terminal), go_on))


def _word(situation: Situation, text: str, start: int) -> Mistake | None:
    match = _WORD.match(text, start)
    if not match:
        return None
    last = situation.last
    if last is not None and last.end == start and last.terminal == situation.automaton.name:
        return _wrong_name(situation, last.text + match.group(), last.start, Repair((), match.end()))
    found = match.group()
    span = situation.span(start, match.end())
    words = situation.automaton.words
    meant = next((word for word in words if word.casefold() == found.casefold()), None)
    if meant is not None and words[meant] in situation.expected:
        return Mistake(CapitalWord(span=span, found=found, meant=meant), Repair((words[meant],), match.end()))
    return _wrong_name(situation, found, start, Repair(situation.numbers("NAME"), match.end()))


def _wrong_name(situation: Situation, found: str, start: int, repair: Repair) -> Mistake:
    instead = re.sub(r"[^a-z0-9_]+", "_", _without_accents(_snake(found))).strip("_") or "name"
    span = situation.span(start, start + len(found))
    return Mistake(WrongNameForm(span=span, found=shorten(found), instead=shorten(instead)), repair)


def _snake(word: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).lower()


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _sign(situation: Situation, text: str, start: int) -> Mistake | None:
    if text[start] == ";" or (text[start] == "." and not text[start + 1 : start + 2].isalnum()):
        return Mistake(UnneededSign(span=situation.span(start, start + 1), found=text[start]), Repair((), start + 1))
    match = _SIGN.match(text, start)
    if not match:
        return None
    words, terminals = SIGNS[match.group()]
    end = match.end() if match.group() != "//" else _line_end(text, start)
    problem = SignForWord(span=situation.span(start, match.end()), found=match.group(), words=words)
    return Mistake(problem, Repair(situation.numbers(*terminals), end))


def _stray(situation: Situation, text: str, start: int) -> Mistake:
    character = text[start]
    problem = StrayCharacter(span=situation.span(start, start + 1), character=character, name=_name_of(character))
    return Mistake(problem, Repair((), start + 1))


def _name_of(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if character.isprintable() and not character.isspace():
        return f"`{character}`"
    return f"the character {code} ({name})" if name else f"the control character {code}"


_FORMS: tuple[Callable[[Situation, str, int], Mistake | None], ...] = (
    _invisible,
    _quoted,
    _unterminated,
    _number,
    _word,
    _sign,
)
