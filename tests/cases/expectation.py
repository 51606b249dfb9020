"""What a case expects, read from the words on the line that they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

VERDICTS = frozenset({"satisfied", "excused", "violated", "undetermined", "needs_judgment", "pending", "inapplicable"})


class CaseError(ValueError):
    """A case says something that its reader does not understand; the message names the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Under what a deal is assessed; what the text leaves out has its default."""

    as_of: date = date(2026, 7, 1)
    readings: tuple[tuple[str, str], ...] = ()
    resting_on: str | None = None
    jurisdiction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an expectation is about: a law, a section of it, one duty of the section, one instance of that."""

    policy: str | None = None
    section: str | None = None
    duty: str | None = None
    subject: str | None = None

    def __str__(self) -> str:
        """Return the words of a case for this target."""
        words = "law" if self.section is None else f"section {self.section}"
        words += f"#{self.duty}" if self.duty else ""
        words += f" of {self.policy}" if self.policy else ""
        return words + (f" for {self.subject}" if self.subject else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One thing expected of `target` in the answer to `question`; `kind` says which, `value` and `detail` what."""

    place: str
    target: Target
    question: Question
    kind: str
    value: str
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A diagnostic expected on a line: its code and the words underlined (None: it has no place)."""

    line: int
    code: str
    words: str | None = field(default=None)


_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_PROBLEM = re.compile(rf"\s*(WH\d{{3}})(?:\s+{_QUOTED})?\s*(?:;|$)")
_OPTION = re.compile(r"\[(reading|as of|resting on|jurisdiction)\s+([^\]]+)\]\s*")
_SUBJECT = re.compile(r"([a-z_]+(?:\[[^\]]*\]|\.[\w*-]+)[^:;{]*?|years\.\d+|[a-z_]+\.\*)\s*:\s*")
_VERDICT = re.compile(
    r"(?P<verdict>[a-z_]+)(?:\s*\{(?P<possible>[^}]*)\})?(?:\s+(?P<word>by|until)\s+(?P<detail>\S+))?$"
)
_BY_READING = re.compile(r"by reading (\S+=\S+) (\w+)$")
_SAYING = re.compile(rf"(says|remedy)\s+{_QUOTED}$")
_OTHER = {
    "as planned": re.compile(r"as planned (\w+)$"),
    "stated only": re.compile(r"stated only (\w+)$"),
    "exact": re.compile(r"exact (true|false)$"),
    "basis": re.compile(r"basis (\w+)$"),
    "missing": re.compile(r"missing (\S+(?:\s*,\s*\S+)*)$"),
    "waiver": re.compile(r"(waived|not waived)$"),
    "not encoded": re.compile(r"(not encoded)$"),
}


def problems_in(text: str, line: int, place: str) -> tuple[Problem, ...]:
    """Return the diagnostics that the comment `text` (without its `#`) expects on `line`."""
    found = []
    position = 0
    while position < len(text.rstrip()):
        match = _PROBLEM.match(text, position)
        if match is None:
            raise CaseError(f'{place}: expected a code and the underlined words, as in WH201 "recipent"')
        words = match[2]
        found.append(Problem(line=line, code=match[1], words=None if words is None else _unquoted(words)))
        position = match.end()
    return tuple(found)


def expectations_in(text: str, target: Target, question: Question, place: str) -> tuple[Expectation, ...]:
    """Return what `text` expects of `target`; parts are set apart by semicolons, each may begin with its options."""
    return tuple(_expectation(part.strip(), target, question, place) for part in _split(text, ";") if part.strip())


def _expectation(text: str, target: Target, question: Question, place: str) -> Expectation:
    while match := _OPTION.match(text):
        question = with_option(question, match[1], match[2].strip(), place)
        text = text[match.end() :]
    if match := _SUBJECT.match(text):
        target = replace(target, subject=normal_path(match[1]))
        text = text[match.end() :]
    kind, value, detail = _kind_of(text, place)
    return Expectation(place=place, target=target, question=question, kind=kind, value=value, detail=detail)


def _kind_of(text: str, place: str) -> tuple[str, str, tuple[str, ...]]:
    if match := _BY_READING.match(text):
        return "by reading", _verdict(match[2], place), (match[1],)
    if match := _SAYING.match(text):
        return match[1], _unquoted(match[2]), ()
    for kind, pattern in _OTHER.items():
        if match := pattern.match(text):
            return kind, match[1], ()
    if match := _VERDICT.match(text):
        verdict = _verdict(match["verdict"], place)
        if match["possible"] is not None:
            return "possible", verdict, tuple(sorted(_verdict(v.strip(), place) for v in match["possible"].split(",")))
        if match["word"] and (verdict, match["word"]) not in {("excused", "by"), ("pending", "until")}:
            raise CaseError(f"{place}: {text!r}: only `excused by` and `pending until` say more")
        return "verdict", verdict, (match["detail"],) if match["detail"] else ()
    raise CaseError(f"{place}: {text!r} is no expectation; see tests/cases/README.md")


def with_option(question: Question, name: str, value: str, place: str) -> Question:
    """Return `question` with one of its options set."""
    match name:
        case "as of":
            try:
                return replace(question, as_of=date.fromisoformat(value))
            except ValueError:
                raise CaseError(f"{place}: {value!r} is no date") from None
        case "reading":
            dispute, sign, choice = value.partition("=")
            if not sign:
                raise CaseError(f"{place}: a reading is written NAME=CHOICE")
            return replace(question, readings=(*question.readings, (dispute.strip(), choice.strip())))
        case "resting on":
            return replace(question, resting_on=value)
        case "jurisdiction":
            return replace(question, jurisdiction=value)
        case _:
            raise CaseError(f"{place}: {name!r} is no option")


def normal_path(path: str) -> str:
    """Return a path as reports write it: `flows[clip]` is `flows.clip`."""
    return re.sub(r"\[([^\]]*)\]", r".\1", path.strip())


def _verdict(word: str, place: str) -> str:
    if word not in VERDICTS:
        raise CaseError(f"{place}: {word!r} is no verdict")
    return word


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _split(text: str, separator: str) -> list[str]:
    """Return the parts of `text` between separators that stand outside quotation marks."""
    return re.findall(rf'((?:"(?:[^"\\]|\\.)*"|[^"{separator}])+)', text)
