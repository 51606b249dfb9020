"""From the complaint of the YAML reader to a diagnostic in words of a deal.

Comes in: a source and what the YAML reader says. Goes out: one diagnostic. Promise: no message names a part of the YAML
reader, and each has a place.
"""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from whereas.facts.problems_text import (
    BadIndentation,
    MissingColon,
    TabUsed,
    Unclosed,
    UnquotedText,
    UnreadableYaml,
)
from whereas.facts.refused import DIRECTIVE, refused
from whereas.text import Diagnostic, Source, Span

_CLOSERS = {"[": "]", "{": "}", '"': '"', "'": "'"}
_UNEXPECTED_SIGN = re.compile(r"found character '(.+)' that cannot start any token")


def fault_of(source: Source, error: Exception, opener: int | None) -> Diagnostic:
    """Return what is wrong where YAML could not be read.

    Args:
        source: the text.
        error: what the reader says.
        opener: the offset of the innermost bracket or brace that is still open, or None.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unreadable(source, len(source.text), UnreadableYaml.elsewhere)
    at = min(error.problem_mark.index, len(source.text))
    context = at if error.context_mark is None else min(error.context_mark.index, len(source.text))
    problem, about = error.problem or "", error.context or ""
    return (
        _sign_fault(source, problem, at)
        or _quotation_fault(source, problem, about, at, context)
        or _bracket_fault(source, problem, opener)
        or _layout_fault(source, problem, about, at, context)
        or _unreadable(source, at, UnreadableYaml.elsewhere)
    )


def _sign_fault(source: Source, problem: str, at: int) -> Diagnostic | None:
    match = _UNEXPECTED_SIGN.search(problem)
    if match is None:
        return None
    if match[1] == r"\t":
        return TabUsed(span=Span(source.name, at, at + 1))
    return UnquotedText(span=_line_from(source, at), sign=source.text[at : at + 1])


def _quotation_fault(source: Source, problem: str, about: str, at: int, context: int) -> Diagnostic | None:
    if "quoted scalar" not in about and "quoted-scalar" not in about:
        return None
    if "escape" in problem:
        return _unreadable(source, at, UnreadableYaml.unknown_escape)
    sign = source.text[context : context + 1]
    return Unclosed(span=Span(source.name, context, context + 1), opener=sign, closer=_CLOSERS.get(sign, sign))


def _bracket_fault(source: Source, problem: str, opener: int | None) -> Diagnostic | None:
    """Within an open bracket or brace every complaint means that it should have been closed, or a comma come."""
    if opener is None or "unexpected ':'" in problem:
        return None
    sign = source.text[opener : opener + 1]
    return Unclosed(span=Span(source.name, opener, opener + 1), opener=sign, closer=_CLOSERS.get(sign, sign))


def _layout_fault(source: Source, problem: str, about: str, at: int, context: int) -> Diagnostic | None:
    match problem.split(",", maxsplit=1)[0]:
        case "mapping values are not allowed here" | "mapping keys are not allowed here":
            return _stray_name(source, at)
        case "sequence entries are not allowed here":
            return UnquotedText(span=_line_from(source, at), sign="-")
        case "could not find expected ':'":
            return MissingColon(span=_line_from(source, context))
        case "expected <block end>" | "found non-comment content after document end marker":
            return BadIndentation(span=_line_from(source, at))
        case "expected '<document start>'":
            return BadIndentation(span=_line_from(source, at))
    if "directive" in about or "directive" in problem or "tag handle" in problem:
        return refused(_line_from(source, at), DIRECTIVE)
    if "anchor" in about or "alias" in about or "tag" in about or "block scalar" in about:
        return UnquotedText(span=_line_from(source, context), sign=source.text[context : context + 1])
    if "more indented" in about or "more indented" in problem:
        return BadIndentation(span=_line_from(source, at))
    return None


def _stray_name(source: Source, at: int) -> Diagnostic:
    """A colon where none may stand: the second of its line, or on a line that is indented too far."""
    line, column = source.position(at)
    before = source.line_text(line)[: column - 1]
    if re.search(r":\s", before):
        return UnquotedText(span=Span(source.name, at, at + 1), sign=":")
    here = at - len(before.lstrip())
    above = source.line_text(line - 1) if line > 1 else ""
    if above.strip() and ":" not in above and not above.lstrip().startswith(("#", "-")):
        start = source.line_starts[line - 2] + len(above) - len(above.lstrip())
        return MissingColon(span=Span(source.name, start, start + len(above.strip())))
    return BadIndentation(span=_line_from(source, here))


def _line_from(source: Source, at: int) -> Span:
    """Return what stands on the line of the offset from there on; where nothing does, the line before."""
    line, column = source.position(at)
    rest = source.line_text(line)[column - 1 :].rstrip()
    if rest:
        lead = len(rest) - len(rest.lstrip())
        return Span(source.name, at + lead, at + len(rest))
    while line > 1 and not source.line_text(line).strip():
        line -= 1
    text = source.line_text(line)
    start = source.line_starts[line - 1] + len(text) - len(text.lstrip())
    return Span(source.name, start, max(start, source.line_starts[line - 1] + len(text.rstrip())))


def _unreadable(source: Source, at: int, why: str) -> Diagnostic:
    return UnreadableYaml(span=_line_from(source, at), why=why)
