"""`whereas test`: runs scenarios, and says which clauses of the law none of them shows."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import TYPE_CHECKING, Any

import click

from whereas.cli.moment import Moment
from whereas.cli.output import deliver, tell, to_output
from whereas.model.coverage import ClauseKind

if TYPE_CHECKING:
    from whereas.model.coverage import Clause, Covered
    from whereas.model.expression import SectionRef
    from whereas.model.scenario import Outcome, Ran
    from whereas.rehearsal import Rehearsal, Rehearsed
    from whereas.text import Span

SCHEMA = "whereas.test/1"


@click.command()
@click.argument("names", nargs=-1, metavar="[ID_OR_PATH]...")
@click.option("--as-of", type=Moment(), help="The assessment date of scenarios that name none; today if left out.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--require-coverage", is_flag=True, help="End with status 1 also where a clause is not covered.")
@to_output
def test(
    names: tuple[str, ...],
    as_of: dt.date | dt.datetime | None,
    format_: str,
    output: str | None,
    *,
    require_coverage: bool,
) -> None:
    """Run the scenarios of laws, and say which clauses of them no scenario covers.

    A law is named by its identifier, a folder of them, or a file; without one, all laws of the library are tested. A
    law's scenarios stand in it or in the file beside it.
    """
    from whereas.library.clock import today
    from whereas.rehearsal import rehearse

    done = rehearse(names, as_of or today())
    tell(done.diagnostics, done.sources)
    if not done.is_sound:
        sys.exit(2)
    made = json.dumps(_published(done), indent=2) if format_ == "json" else "\n".join(_told(done))
    deliver(made, output)
    sys.exit(int(not all(law.is_met and (law.is_covered or not require_coverage) for law in done.laws)))


# ---------------------------------------------------------------------- text
def _told(done: Rehearsed) -> list[str]:
    lines: list[str] = []
    for law in done.laws:
        outcomes = [outcome for ran in law.ran for outcome in ran.outcomes]
        missed = sum(not outcome.is_met for outcome in outcomes)
        verdict = f"{missed} not met" if missed else "all met" if outcomes else "so that nothing is tested"
        counts = f"{_count(len(law.ran), 'scenario')}, {_count(len(outcomes), 'expectation')}"
        lines.append(f"{law.law}: {counts}, {verdict}; {_coverage(law)}")
        for ran in law.ran:
            lines += _missed(ran, done)
        if law.unreached:
            lines.append(f"  no scenario reaches {', '.join(_name(ref) for ref in law.unreached)}")
        lines += [_uncovered(each, done) for each in law.clauses if each.missing]
    return lines or ["no scenarios"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _coverage(law: Rehearsal) -> str:
    exceptions = [each for each in law.clauses if each.clause.kind is ClauseKind.EXCEPTION]
    others = [each for each in law.clauses if each.clause.kind is not ClauseKind.EXCEPTION]
    counted = (
        (name, len([e for e in each if not e.missing]), len(each))
        for name, each in (("clauses", others), ("exceptions", exceptions))
    )
    return ", ".join(f"{name} {covered} of {whole}" for name, covered, whole in counted if whole)


def _uncovered(covered: Covered, done: Rehearsed) -> str:
    clause = covered.clause
    file, line = _place(clause.span, done)
    missing = ", ".join(shown.value for shown in covered.missing)
    return f"  {file}:{line}: {clause.kind.value} {_clause_words(clause, done)}: not shown {missing}"


def _clause_words(clause: Clause, done: Rehearsed) -> str:
    """Return how a clause is told: a duty or an exception by its name, the others by their own words."""
    if clause.kind is ClauseKind.DUTY:
        return clause.section + (f"#{clause.name}" if clause.name else "")
    if clause.kind is ClauseKind.EXCEPTION:
        return clause.name
    return " ".join(done.sources[clause.span.source].text[clause.span.start : clause.span.end].split())


def _missed(ran: Ran, done: Rehearsed) -> list[str]:
    missed = [outcome for outcome in ran.outcomes if not outcome.is_met]
    if not missed:
        return []
    file, line = _place(ran.scenario.span, done)
    lines = [f'  "{ran.scenario.title}" ({file}:{line})']
    for outcome in missed:
        lines.append(f"    {_place(outcome.expected.span, done)[1]}: {_words(outcome, done)}")
        lines.append(f"      found: {outcome.found}")
    return lines


def _words(outcome: Outcome, done: Rehearsed) -> str:
    span = outcome.expected.span
    return " ".join(done.sources[span.source].text[span.start : span.end].split())


def _place(span: Span, done: Rehearsed) -> tuple[str, int]:
    return span.source, done.sources[span.source].position(span.start)[0]


def _name(ref: SectionRef) -> str:
    return ref.section if ref.duty is None else f"{ref.section}#{ref.duty}"


# ---------------------------------------------------------------------- JSON
def _published(done: Rehearsed) -> dict[str, Any]:
    return {"schema": SCHEMA, "laws": [_published_law(law, done) for law in done.laws]}


def _published_law(law: Rehearsal, done: Rehearsed) -> dict[str, Any]:
    return {
        "policy": law.law,
        "is_met": law.is_met,
        "scenarios": [_published_scenario(ran, done) for ran in law.ran],
        "unreached": [{"section": ref.section, "duty": ref.duty} for ref in law.unreached],
        "is_covered": law.is_covered,
        "clauses": [_published_clause(each, done) for each in law.clauses],
    }


def _published_clause(covered: Covered, done: Rehearsed) -> dict[str, Any]:
    clause = covered.clause
    file, line = _place(clause.span, done)
    return {
        "kind": clause.kind.value,
        "section": clause.section,
        "clause": _clause_words(clause, done),
        "file": file,
        "line": line,
        "wanted": [shown.value for shown in clause.wanted],
        "missing": [shown.value for shown in covered.missing],
    }


def _published_scenario(ran: Ran, done: Rehearsed) -> dict[str, Any]:
    file, line = _place(ran.scenario.span, done)
    return {
        "title": ran.scenario.title,
        "file": file,
        "line": line,
        "expectations": [
            {
                "line": _place(outcome.expected.span, done)[1],
                "expected": _words(outcome, done),
                "found": outcome.found,
                "is_met": outcome.is_met,
            }
            for outcome in ran.outcomes
        ],
    }
