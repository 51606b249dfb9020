"""What closes a document of pages: what was not checked, what is to be known besides, method and inputs."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.english.nouns import capitalised, joined
from whereas.report.formats.blocks import Block, Heading, Listed, Paragraph, Run, words
from whereas.report.formats.facts import day_words, made_by
from whereas.report.formats.noted import noted, unmentioned
from whereas.report.formats.plain import plain
from whereas.report.model import Report

METHOD = (
    (
        "Each law is written out as rules in a small language. The engine tests every duty on every thing of the deal "
        "that it is about, in each way in which the gaps can be filled: a verdict stands only where all of these ways "
        "agree."
    ),
    "What nobody has stated is not known, and never counts as compliance. No fact is guessed, and no score is made.",
)
"""How verdicts are reached, in sentences."""


def ends(report: Report) -> Iterator[Block]:
    """Yield what closes a document."""
    yield from _not_checked(report)
    if report.observations:
        yield Heading(level=2, runs=words("Also noted"))
        yield Listed(items=tuple(words(plain(item)) for item in noted(report)))
    yield from _silences(report)
    if report.diagnostics:
        yield Heading(level=2, runs=words("What reading the files brought to light"))
        yield Listed(
            items=tuple(words(plain(f"{item.severity} {item.code}: {item.message}")) for item in report.diagnostics)
        )
    yield from _method(report)
    yield from _inputs(report)


def _not_checked(report: Report) -> Iterator[Block]:
    if not report.not_checked:
        return
    titles = {policy.id: policy.title for policy in report.policies}
    yield Heading(level=2, runs=words("What was not checked"), anchor="not-checked")
    yield Paragraph(
        runs=words("These sections create no duty, or can't be stated as a rule. Somebody has to read them.")
    )
    yield Listed(
        items=tuple(
            (
                Run(text=plain(f"Section {item.section}"), look="bold"),
                Run(text=plain(f" of {titles.get(item.policy, item.policy)}: {item.why}")),
            )
            for item in report.not_checked
        )
    )


def _silences(report: Report) -> Iterator[Block]:
    if not report.silences:
        return
    yield Heading(level=2, runs=words("What the laws ask and the deal does not mention"), anchor="silent")
    for groups in unmentioned(report).values():
        yield Listed(
            items=tuple(
                (
                    Run(text=plain(f"{capitalised(group.of) if group.of else 'The deal as a whole'}: "), look="bold"),
                    Run(text=plain(joined([item.what for item in group.silences]))),
                )
                for group in groups
            )
        )


def _method(report: Report) -> Iterator[Block]:
    yield Heading(level=2, runs=words("How this was judged"))
    dated = f"Assessment date: {day_words(report.as_of)}. Facts and law count as they stand on that day."
    made = f"{made_by(report.engine)} The same inputs give the same report."
    yield Listed(items=tuple(words(plain(item)) for item in (dated, *METHOD, made, report.notice)))


def _inputs(report: Report) -> Iterator[Block]:
    yield Heading(level=2, runs=words("What was tested"))
    for title, name, sha256 in (
        *((deal.title, deal.id, deal.sha256) for deal in report.deals),
        *((policy.title, policy.id, policy.sha256) for policy in report.policies),
    ):
        runs = (Run(text=plain(title), look="bold"), Run(text=plain(f" ({name}). SHA-256: {sha256 or 'not given'}")))
        yield Paragraph(runs=runs)
