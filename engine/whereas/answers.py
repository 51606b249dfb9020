"""Reports, made or found again: what `whereas check` writes.

What comes in: what is asked for. What goes out: the report, and what is to be said beside it. Promised: a report that
is found again is the one that would be made now, for it is found only where the engine and every text are the same;
one that comes with a warning is made each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whereas.library.find import Library
from whereas.library.kept import Kept, question_of
from whereas.report.model import Report
from whereas.request import Request
from whereas.text import Diagnostic, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a request.

    Attributes:
        report: None where something is wrong with what was asked for.
        is_violated: whether a duty is violated, or is under readings that courts or officials hold, and is not waived.
        is_open: whether a verdict is open.
    """

    report: Report | None
    is_violated: bool
    is_open: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


def answer(request: Request, kept: Kept | None) -> Answer:
    """Return what comes of a request.

    Args:
        request: what is asked for.
        kept: where reports are kept; None: the report is made anew, and not kept.
    """
    question = None if kept is None else _question(request)
    if kept is None or question is None:
        return _made(request)
    found = _read(kept.find(question))
    if found is not None:
        return found
    made = _made(request)
    if made.report is not None and not made.diagnostics:
        texts = {text.file: text.sha256 for text in made.report.texts}
        if None not in texts.values():
            kept.keep(question, texts, _written(made, made.report))
    return made


def _question(request: Request) -> str | None:
    """Return a name for what is asked, or None where a file that is asked for is not there."""
    library = Library()
    deals = [library.find_deal(name)[0] for name in request.deals]
    laws = [library.find_laws(name)[0] for name in request.policies]
    if None in deals or not all(laws):
        return None
    return question_of(library, request, deals, laws)


def _made(request: Request) -> Answer:
    from whereas.pipeline import run  # noqa: PLC0415 - what judges is not loaded for a report that is found again

    outcome = run(request)
    return Answer(
        report=outcome.report,
        is_violated=outcome.has_violations(),
        is_open=outcome.has_open_verdicts(),
        diagnostics=outcome.diagnostics,
        sources=outcome.sources,
    )


_VIOLATED, _OPEN = "violated", "open"


def _written(made: Answer, report: Report) -> str:
    words = [word for word, holds in ((_VIOLATED, made.is_violated), (_OPEN, made.is_open)) if holds]
    return f"{' '.join(words)}\n{report.model_dump_json(by_alias=True)}"


def _read(text: str | None) -> Answer | None:
    """Return the answer that a kept text holds, or None where it is none."""
    words, _, body = (text or "").partition("\n")
    try:
        report = Report.model_validate_json(body)
    except ValueError:  # nothing was kept, or by somebody else
        return None
    return Answer(report=report, is_violated=_VIOLATED in words.split(), is_open=_OPEN in words.split())
