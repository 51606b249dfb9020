"""A report as plain text for a terminal or a mail: the gravest first, details where something is wrong or not known.

What satisfies, is excused or does not apply takes one line each; HTML and JSON have every fact of these too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from whereas.english.nouns import capitalised, joined
from whereas.report.decided import DecidedCase, decided_cases
from whereas.report.formats.due import TITLE as DUE_TITLE
from whereas.report.formats.due import due_groups, line_of
from whereas.report.formats.facts import (
    WEAK,
    cited,
    day_words,
    document_words,
    encoding_words,
    followed,
    made_by,
    stage_words,
    standing,
    weak_words,
)
from whereas.report.formats.noted import noted, unmentioned
from whereas.report.formats.outline import LABELS, DealPart, Entry, LawPart, by_law, outline, told_alike
from whereas.report.formats.plain import plain
from whereas.report.model import Document, Fact, Report

_WIDTH = 96
_MOST_QUESTIONS = 12


def render(report: Report) -> str:
    """Return the report as plain text, ending with a line feed; nothing in it can move a cursor or forge a line."""
    lines: list[str] = []
    for part in outline(report):
        lines += _deal(part, report)
    lines += _laws(report)
    lines += _rest(report)
    lines += _titled("Notice", [*_wrapped(report.notice), f"  {plain(made_by(report.engine))}"])
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _wrapped(text: str, indent: str = "  ", first: str | None = None) -> list[str]:
    """Return a text in lines of the page, none of which a word of the text can begin anew."""
    return textwrap.wrap(
        plain(text),
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [title, *body, ""] if body else []


def _deal(part: DealPart, report: Report) -> list[str]:
    title = plain(part.deal.title)
    head = [
        title,
        "=" * min(len(title), _WIDTH),
        *_wrapped(f"{stage_words(part.deal)}. Assessed as of {day_words(report.as_of)}.", ""),
        *_wrapped(f"Tested against: {'; '.join(policy.title for policy in report.policies)}.", ""),
    ]
    counts = ", ".join(f"{item.number} {item.label.lower()}" for item in part.counts if item.number)
    return [
        *head,
        "",
        *_wrapped(part.deal.conclusion, ""),
        "",
        *_wrapped(f"Findings: {counts or 'none'}.", ""),
        "",
        *_titled("VIOLATED", _told(part.violated, part)),
        *_titled("VIOLATED, AND WAIVED", _told(part.waived, part)),
        *_titled("VIOLATED UNLESS AN EXCEPTION IS SHOWN", _told(part.but_for, part)),
        *_titled("QUESTIONS TO ASK", _questions(part)),
        *_titled("NOT KNOWN", _told_by_law(part.unknown, part)),
        *_titled("NO BREACH AMONG WHAT IS NAMED, BUT THE LISTS MAY NOT BE COMPLETE", _told_shortly(part.listed)),
        *_titled("PENDING: IT CAN STILL BE DONE IN TIME", _told(part.pending, part)),
        *_titled(DUE_TITLE.upper(), _due(report, part.deal.id)),
        *_by_law(part.laws),
        *_titled("SOURCES OF THE DEAL", _items(_document(item) for item in part.deal.sources)),
    ]


def _due(report: Report, deal: str) -> Iterator[str]:
    for group in due_groups(report, deal):
        yield from _wrapped(f"{group.title}:")
        yield from _items(line_of(entry) for entry in group.entries)


def _document(document: Document) -> str:
    said = (document.title, document_words(document), followed(document) or "")
    return ", ".join(words for words in said if words)


def _told_by_law(entries: Sequence[Entry], part: DealPart) -> Iterator[str]:
    for policy, own in by_law(entries):
        yield from _wrapped(f"{policy.title}:")
        yield from _told(own, part, under_law=True)


def _told(entries: Sequence[Entry], part: DealPart, *, under_law: bool = False) -> Iterator[str]:
    for entry in entries:
        finding = entry.finding
        severity = f" [{finding.severity}]" if finding.severity else ""
        yield from _wrapped(f"{entry.name}: {finding.title}{severity}{_weak(entry)}", "    ", first="  * ")
        if not under_law:
            yield from _wrapped(entry.policy.title, "    ")
        for sentence in entry.brief if under_law else finding.explanation:
            yield from _wrapped(sentence, "    ")
        if finding.encoding.is_own or not under_law:
            yield from _wrapped(weak_words(finding), "    ")
        if finding.verdict == "violated" or finding.unless_shown:
            for fact in _facts_behind(entry):
                yield from _wrapped(_fact(fact, part), "        ", first="      - ")
            if finding.remedy:
                yield from _wrapped(f"Remedy: {finding.remedy}", "    ")
        yield ""


def _weak(entry: Entry) -> str:
    return f" [{WEAK}]" if entry.finding.encoding.weak else ""


def _facts_behind(entry: Entry) -> tuple[Fact, ...]:
    """Return the facts read by the instances that decided the finding, each once."""
    read: dict[str, Fact] = {}
    turning = bool(entry.finding.unless_shown)
    for instance in entry.finding.instances:
        decided = bool(instance.unless_shown) if turning else instance.verdict == entry.finding.verdict
        if instance.is_named and decided:
            read.update({fact.path: fact for fact in instance.facts})
    return tuple(read.values())


def _fact(fact: Fact, part: DealPart) -> str:
    known = standing(fact)
    words = f"{fact.about}: {fact.shown}" + (f" ({known})" if known else "")
    for source in cited(fact, part.documents):
        words += f"; {source.title}" + (f", {source.where}" if source.where else "")
    return words + (f"; line {fact.line} of the deal" if fact.line is not None else "")


def _told_shortly(entries: Sequence[Entry]) -> Iterator[str]:
    for (title, said), names in told_alike(entries).items():
        yield from _wrapped(f"{title}, {', '.join(names)}: {said}", "    ", first="  * ")


def _questions(part: DealPart) -> Iterator[str]:
    shown: dict[tuple[DecidedCase, ...], int] = {}
    for number, item in enumerate(part.questions[:_MOST_QUESTIONS], start=1):
        who = f" (For {item.answered_by} to answer.)" if item.answered_by else ""
        findings = "1 finding waits" if item.findings == 1 else f"{item.findings} findings wait"
        words = f"{capitalised(item.about)}: {item.ask}{who} {findings} for it."
        yield from _wrapped(words, "      ", first=f"  {number:>2}. ")
        for told in decided_cases(item.decided, number, shown):
            yield from _wrapped(plain(told), "        ", first="      - ")
    if len(part.questions) > _MOST_QUESTIONS:
        rest = len(part.questions) - _MOST_QUESTIONS
        yield from _wrapped(f"and {rest} more, which the other formats of this report have", "      ")


def _by_law(laws: Sequence[LawPart]) -> list[str]:
    lines = []
    for law in laws:
        verdict = f": {LABELS[law.verdict]}" if law.verdict is not None else ""
        rows = [row for entry in (*law.applying, *law.inapplicable) for row in _row(entry)]
        lines += _titled(f"{plain(law.policy.title)}{verdict}", rows)
    return lines


def _row(entry: Entry) -> list[str]:
    said = f"{entry.name}: {entry.finding.title}{_weak(entry)}"
    return _wrapped(said, " " * 18, first=f"  {entry.label:<14}  ")


def _laws(report: Report) -> list[str]:
    lines = []
    for policy in report.policies:
        citation = f" ({policy.citation})" if policy.citation else ""
        lines += _wrapped(f"{policy.title}{citation}", "    ", first="  * ")
        lines += _wrapped(encoding_words(policy), "    ")
        for warning in policy.encoding.warnings:
            lines += _wrapped(f"Warning: {warning}", "    ")
    return _titled("THE LAWS, AND HOW THEY WERE ENCODED", lines)


def _rest(report: Report) -> list[str]:
    titles = {policy.id: policy.title for policy in report.policies}
    unchecked = (
        f"{titles.get(item.policy, item.policy)}, section {item.section}: {item.why}" for item in report.not_checked
    )
    told = (
        f"{item.severity} {item.code}: {item.message}"
        + (f" ({item.file}, line {item.line})" if item.file and item.line else "")
        for item in report.diagnostics
    )
    return [
        *_titled("NOT CHECKED", _items(unchecked)),
        *_titled("ALSO NOTED", _items(noted(report))),
        *_titled("WHAT THE LAWS ASK AND THE DEAL DOES NOT MENTION", _items(_silences(report))),
        *_titled("WARNINGS", _items(told)),
    ]


def _silences(report: Report) -> Iterator[str]:
    for deal, groups in unmentioned(report).items():
        title = next(item.title for item in report.deals if item.id == deal)
        for group in groups:
            of = group.of if len(report.deals) == 1 else f"{title}: {group.of or 'the deal itself'}"
            yield (f"{of}: " if of else "") + joined([item.what for item in group.silences])


def _items(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "    ", first="  * ")
