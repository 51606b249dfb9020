"""A report as Markdown, for a page or a memo: every finding with its reason, facts, sources and remedy.

Promised: no text of a deal or a law can become Markdown or HTML, and only addresses of the web become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from whereas.english.nouns import capitalised, joined
from whereas.report.decided import DecidedCase, decided_cases
from whereas.report.formats.due import TITLE as DUE_TITLE
from whereas.report.formats.due import due_groups
from whereas.report.formats.facts import (
    WEAK,
    Cited,
    cited,
    day_words,
    document_words,
    encoding_words,
    followed,
    held_words,
    made_by,
    stage_words,
    standing,
    weak_words,
)
from whereas.report.formats.noted import noted, unmentioned
from whereas.report.formats.outline import LABELS, DealPart, Entry, LawPart, by_law, outline, told_alike
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.model import Document, Fact, Instance, Report

# Whatever can begin emphasis, code, a link, an image, HTML, an entity, a table cell or strikethrough.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#$!])")
# Where a line, and so a block, might begin: a list, a quotation, a rule, the line under a heading.
_STARTS = re.compile(r"^([-+=:]|\d+(?=[.)]))")
# What some renderers turn into a link without being asked.
_BARE_LINK = re.compile(r"(?i)(https?|ftp|mailto)(?=:)|(www)(?=\.)")


def render(report: Report) -> str:
    """Return the report as Markdown, ending with a line feed."""
    blocks: list[str] = []
    parts = outline(report)
    for part in parts:
        blocks += _deal(part, report)
    blocks += _laws(report)
    blocks += _rest(report)
    blocks += ["---", f"{escaped(report.notice)} {escaped(made_by(report.engine))}"]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it, in one line, as it is."""
    safe = plain(text).strip().replace("&", "&amp;")
    safe = _SPECIAL.sub(r"\\\1", safe)
    safe = _BARE_LINK.sub(lambda match: f"{match[0][:-1]}&#{ord(match[0][-1])};", safe)
    return _STARTS.sub(_escape_start, safe)


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _deal(part: DealPart, report: Report) -> Iterator[str]:
    deal = part.deal
    yield f"# {escaped(deal.title)}"
    laws = "; ".join(escaped(policy.title) for policy in report.policies)
    yield f"{stage_words(deal)}. Assessed as of {day_words(report.as_of)}. Tested against: {laws}."
    yield f"**{escaped(deal.conclusion)}**"
    yield _table(("Verdict", "Findings", "Says"), [(c.label, str(c.number), c.meaning) for c in part.counts])
    yield from _section("Violated", _brief(part.violated))
    yield from _section("Violated, and waived", _brief(part.waived))
    yield from _section("Violated unless an exception is shown", _brief(part.but_for))
    yield from _section("Questions to ask", _questions(part))
    if part.unknown:
        yield "## Not known"
        for policy, own in by_law(part.unknown):
            yield f"### {escaped(policy.title)}"
            yield "\n".join(_brief(own, under_law=True))
    yield from _section("No breach among what is named, but the lists may not be complete", _alike(part.listed))
    yield from _section("Pending: it can still be done in time", _brief(part.pending))
    yield from _due(report, deal.id)
    for law in part.laws:
        yield from _law(law, part)
    yield from _section("Sources of the deal", (f"- {_document(item)}" for item in deal.sources))


def _due(report: Report, deal: str) -> Iterator[str]:
    groups = due_groups(report, deal)
    if groups:
        yield f"## {DUE_TITLE}"
    for group in groups:
        yield f"### {group.title}"
        yield "\n".join(
            f"- **{escaped(entry.lead)}**: {escaped(entry.what)} ({escaped(entry.where)})" for entry in group.entries
        )


def _document(document: Document) -> str:
    said = (_linked(document.title, followed(document)), escaped(document_words(document)))
    return ", ".join(words for words in said if words)


def _linked(title: str, url: str | None) -> str:
    return escaped(title) if url is None else f"[{escaped(title)}](<{url.replace('&', '&amp;')}>)"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield f"## {title}"
        yield "\n".join(body)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _alike(entries: Sequence[Entry]) -> Iterator[str]:
    for (title, said), names in told_alike(entries).items():
        yield f"- {escaped(title)}, {escaped(', '.join(names))}: {escaped(said)}"


def _brief(entries: Sequence[Entry], *, under_law: bool = False) -> Iterator[str]:
    for entry in entries:
        severity = f" ({escaped(entry.finding.severity)})" if entry.finding.severity else ""
        name = escaped(f"{entry.name}: {entry.finding.title}")
        said = " ".join(escaped(sentence) for sentence in entry.gist)
        law = "" if under_law else f", {escaped(entry.policy.title)}"
        weak = f" ({WEAK})" if entry.finding.encoding.weak else ""
        yield f"- **{name}**{severity}{weak}{law}. {said}"


def _questions(part: DealPart) -> Iterator[str]:
    shown: dict[tuple[DecidedCase, ...], int] = {}
    for number, item in enumerate(part.questions, start=1):
        who = f" For {escaped(item.answered_by)} to answer." if item.answered_by else ""
        count = "1 finding waits" if item.findings == 1 else f"{item.findings} findings wait"
        yield f"{number}. {escaped(capitalised(item.about))}: {escaped(item.ask)}{who} {count} for it."
        for told in decided_cases(item.decided, number, shown):
            yield f"    - {escaped(told)}"


def _law(law: LawPart, part: DealPart) -> Iterator[str]:
    verdict = f": {LABELS[law.verdict].lower()}" if law.verdict is not None else ""
    yield f"## {escaped(law.policy.title)}{verdict}"
    yield escaped(encoding_words(law.policy))
    for warning in law.policy.encoding.warnings:
        yield f"**Warning:** {escaped(warning)}"
    for entry in law.applying:
        yield from _finding(entry, part)
    if law.inapplicable:
        yield "### Does not apply"
        yield "\n".join(f"- {escaped(line)}" for entry in law.inapplicable for line in _why_not(entry))


def _why_not(entry: Entry) -> Iterator[str]:
    weak = f" ({WEAK})" if entry.finding.encoding.weak else ""
    yield f"{entry.name}: {entry.finding.title}{weak}. {' '.join(entry.finding.explanation)}"


def _finding(entry: Entry, part: DealPart) -> Iterator[str]:
    finding = entry.finding
    yield f"### {escaped(entry.name)}: {escaped(finding.title)}: {entry.label.lower()}"
    if finding.encoding.weak:
        yield escaped(weak_words(finding))
    yield escaped(finding.requirement)
    for paragraph in paragraphs(finding.text or ""):
        yield f"> {escaped(paragraph)}"
    yield "\n".join(f"- {escaped(sentence)}" for sentence in finding.explanation)
    if finding.by_reading:
        readings = (
            (escaped(item.text), escaped(held_words(item.held_by)), LABELS[item.verdict]) for item in finding.by_reading
        )
        yield _table(("If the law reads", "Held by", "Verdict"), readings)
    if finding.remedy and finding.verdict == "violated":
        yield f"Remedy: {escaped(finding.remedy)}"
    rows = [row for instance in finding.instances for row in _facts(instance, part)]
    if rows:
        yield _table(("Fact", "Value", "Known from", "Line"), dict.fromkeys(rows))


def _facts(instance: Instance, part: DealPart) -> Iterator[tuple[str, str, str, str]]:
    for fact in instance.facts:
        yield (escaped(fact.about), escaped(fact.shown), _known_from(fact, part), str(fact.line or ""))


def _known_from(fact: Fact, part: DealPart) -> str:
    said = [escaped(standing(fact)), *(_cited(item) for item in cited(fact, part.documents))]
    return "; ".join(item for item in said if item)


def _cited(item: Cited) -> str:
    words = _linked(item.title, item.url)
    words += f", {escaped(item.where)}" if item.where else ""
    return words + (f": “{escaped(item.quote)}”" if item.quote else "")


def _laws(report: Report) -> Iterator[str]:
    rows = [
        (escaped(policy.title), escaped(policy.citation or ""), escaped(policy.jurisdiction), escaped(policy.id))
        for policy in report.policies
    ]
    if rows:
        yield "## The laws"
        yield _table(("Law", "Citation", "Place", "Identifier"), rows)


def _rest(report: Report) -> Iterator[str]:
    titles = {policy.id: policy.title for policy in report.policies}
    yield from _section(
        "Not checked",
        (
            f"- {escaped(titles.get(item.policy, item.policy))}, section {escaped(item.section)}: {escaped(item.why)}"
            for item in report.not_checked
        ),
    )
    yield from _section("Also noted", (f"- {escaped(item)}" for item in noted(report)))
    yield from _section("What the laws ask and the deal does not mention", _silences(report))
    yield from _section(
        "Warnings",
        (f"- {item.severity} {item.code}: {escaped(item.message)}" for item in report.diagnostics),
    )


def _silences(report: Report) -> Iterator[str]:
    for deal, groups in unmentioned(report).items():
        title = next(item.title for item in report.deals if item.id == deal)
        for group in groups:
            of = group.of if len(report.deals) == 1 else f"{title}: {group.of or 'the deal itself'}"
            yield f"- {escaped(f'{of}: ' if of else '')}{escaped(joined([item.what for item in group.silences]))}"
