"""A report as plain text for a terminal or a mail: the gravest first, details where something is wrong or not known.

What satisfies, is excused or does not apply takes one line each; HTML and JSON have every fact of these too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from whereas.report.formats.facts import cited, day_words, document_words, encoding_words, followed, standing
from whereas.report.formats.outline import LABELS, DealPart, Entry, LawPart, outline
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
    lines += _titled("Notice", [*_wrapped(report.notice), f"whereas {plain(report.engine.version)}"])
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
        *_wrapped(f"{part.deal.stage}; assessed as of {day_words(report.as_of)}", ""),
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
        *_titled("NOT KNOWN", _told(part.unknown, part)),
        *_titled("NO BREACH AMONG WHAT IS NAMED, BUT THE LISTS MAY NOT BE COMPLETE", _told_shortly(part.listed)),
        *_titled("PENDING", _told(part.pending, part)),
        *_titled("QUESTIONS TO ASK", _questions(part)),
        *_by_law(part.laws),
        *_titled("SOURCES OF THE DEAL", _items(_document(item) for item in part.deal.sources)),
    ]


def _document(document: Document) -> str:
    said = (document.title, document_words(document), followed(document) or "")
    return ", ".join(words for words in said if words)


def _told(entries: Sequence[Entry], part: DealPart) -> Iterator[str]:
    for entry in entries:
        finding = entry.finding
        severity = f" [{finding.severity}]" if finding.severity else ""
        yield from _wrapped(f"{entry.name}: {finding.title}{severity}", "    ", first="  * ")
        yield from _wrapped(entry.policy.title, "    ")
        for sentence in finding.explanation:
            yield from _wrapped(sentence, "    ")
        if finding.verdict != "violated":
            yield ""
            continue
        for fact in _facts_behind(entry):
            yield from _wrapped(_fact(fact, part), "        ", first="      - ")
        if finding.remedy:
            yield from _wrapped(f"Remedy: {finding.remedy}", "    ")
        yield ""


def _facts_behind(entry: Entry) -> tuple[Fact, ...]:
    """Return the facts read by the instances that came out as the finding did, each once."""
    read: dict[str, Fact] = {}
    for instance in entry.finding.instances:
        if instance.verdict == entry.finding.verdict and instance.is_named:
            read.update({fact.path: fact for fact in instance.facts})
    return tuple(read.values())


def _fact(fact: Fact, part: DealPart) -> str:
    known = standing(fact)
    words = f"{fact.about}: {fact.shown}" + (f" ({known})" if known else "")
    for source in cited(fact, part.documents):
        words += f"; {source.title}" + (f", {source.where}" if source.where else "")
    return words + (f"; line {fact.line} of the deal" if fact.line is not None else "")


def _told_shortly(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what is said of each law once, with the sections of which it is said."""
    alike: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        alike.setdefault((entry.policy.title, entry.finding.explanation[0]), []).append(entry.name)
    for (title, said), names in alike.items():
        yield from _wrapped(f"{title}, {', '.join(names)}: {said}", "    ", first="  * ")


def _questions(part: DealPart) -> Iterator[str]:
    for number, item in enumerate(part.questions[:_MOST_QUESTIONS], start=1):
        who = f" (for {item.answered_by} to answer)" if item.answered_by else ""
        findings = "1 finding waits" if item.findings == 1 else f"{item.findings} findings wait"
        yield from _wrapped(f"{item.ask} On {item.about}{who}. {findings} for it.", "      ", first=f"  {number:>2}. ")
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
    return _wrapped(f"{entry.name}: {entry.finding.title}", " " * 18, first=f"  {entry.label:<14}  ")


def _laws(report: Report) -> list[str]:
    lines = []
    for policy in report.policies:
        citation = f" ({policy.citation})" if policy.citation else ""
        lines += _wrapped(f"{policy.title}{citation}", "    ", first="  * ")
        lines += _wrapped(f"Encoded {encoding_words(policy)}.", "    ")
        for warning in policy.encoding.warnings:
            lines += _wrapped(f"Warning: {warning}", "    ")
    return _titled("THE LAWS, AND HOW THEY WERE ENCODED", lines)


def _rest(report: Report) -> list[str]:
    titles = {policy.id: policy.title for policy in report.policies}
    unchecked = (
        f"{titles.get(item.policy, item.policy)}, section {item.section}: {item.why}" for item in report.not_checked
    )
    seen = (item.text for item in report.observations)
    told = (
        f"{item.severity} {item.code}: {item.message}"
        + (f" ({item.file}, line {item.line})" if item.file and item.line else "")
        for item in report.diagnostics
    )
    return [
        *_titled("NOT CHECKED", _items(unchecked)),
        *_titled("ALSO NOTED", _items(seen)),
        *_titled("WHAT THE LAWS ASK AND THE DEAL DOES NOT MENTION", _items(item.about for item in report.silences)),
        *_titled("WARNINGS", _items(told)),
    ]


def _items(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "    ", first="  * ")
