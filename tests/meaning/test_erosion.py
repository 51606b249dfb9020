"""Nothing is satisfied on the strength of what is gone.

Delete, misspell, empty or retype each fact that a section reads. On the text of each shipped deal: a name misspelt by
one letter and a value of the wrong sort are diagnostics at that place, and an emptied fact is a fact not stated. On
each deal and scenario as it was read: where a fact is gone, each verdict that any value of it would give is still
possible. So a verdict that is closed without the fact holds whatever the fact is, or rests on a default that is told.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.meaning.erosion import Asked, Entry, Fact, asked_in_scenarios, changed, entries, fact_at, other_slots
from whereas.evaluate import assess
from whereas.facts import read_deal
from whereas.library import Desk, Library, load_deal
from whereas.model.verdict import Assessment, Finding, Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.text import Severity, Source

AS_OF = dt.date(2026, 11, 1)
LAWS = tuple(sorted(Library().laws))
SAMPLE = 12  # facts that the quick run erodes, over the laws that it draws
SAMPLED_LAWS = 6
SAMPLED_ENTRIES = 2  # of each deal, for the text


def dice_of(seed: str) -> random.Random:
    """Return dice that fall the same way in every run."""
    return random.Random(seed)  # noqa: S311 - a sample, no secret


# ---------------------------------------------------------------------- on the text
@dataclass(frozen=True, slots=True)
class Text:
    """A shipped deal as it is written."""

    source: Source
    vocabulary: Vocabulary


@cache
def texts() -> dict[str, Text]:
    """Return each shipped deal, those beside the laws too, by its name."""
    desk = Desk()
    library = desk.library
    beside = [found for law in library.laws.values() for found in law.deals_beside]
    made = {}
    for found in (*library.deals.values(), *beside):
        loaded, source = load_deal(desk, found), desk.text(found)
        if loaded is not None and source is not None:
            made[loaded[0].id] = Text(source, loaded[1])
    return made


def faults(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the code and the underlined words of each error in a deal."""
    source = Source("deal", text)
    _, problems = read_deal(source, vocabulary)
    return [
        (problem.code, "" if problem.span is None else source.text[problem.span.start : problem.span.end])
        for problem in problems
        if problem.severity is Severity.ERROR
    ]


def erode_entry(text: str, entry: Entry, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is wrong with how the reader takes a misspelt, retyped or emptied fact."""
    misspelt, wrong = entry.misspelt(text)
    if not any(code.startswith("WH5") and words == wrong for code, words in faults(misspelt, vocabulary)):
        yield f"{entry.path}: {wrong} is no diagnostic"
    retyped = entry.with_value(text, "{zzz: 1}")
    if not faults(retyped, vocabulary):
        yield f"{entry.path}: a value of the wrong sort is no diagnostic"
    emptied = entry.with_value(text, "")
    deal, _ = read_deal(Source("deal", emptied), vocabulary)
    if deal is None or faults(emptied, vocabulary):
        yield f"{entry.path}: emptied, the deal can't be read: {faults(emptied, vocabulary)}"
        return
    asked = Asked(deal=deal, laws={}, selected=(), vocabulary=vocabulary, settings=None)  # type: ignore[arg-type]
    if fact_at(asked, entry.path) is not None:
        yield f"{entry.path}: emptied, it is still stated"


def entries_of(name: str) -> list[Entry]:
    return list(entries(texts()[name].source.text, texts()[name].vocabulary))


def wrong_entries(name: str, chosen: list[Entry]) -> list[str]:
    text = texts()[name]
    return [wrong for entry in chosen for wrong in erode_entry(text.source.text, entry, text.vocabulary)]


@pytest.mark.parametrize("name", sorted(texts()))
def test_a_fact_misspelt_emptied_or_retyped_is_not_passed_over(name: str) -> None:
    found = entries_of(name)
    assert found
    assert wrong_entries(name, dice_of(name).sample(found, min(SAMPLED_ENTRIES, len(found)))) == []


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(texts()))
def test_each_fact_misspelt_emptied_or_retyped_is_not_passed_over(name: str) -> None:
    assert wrong_entries(name, entries_of(name)) == []


# ---------------------------------------------------------------------- on what was read
Sections = frozenset[tuple[str, str]]


def judged(asked: Asked, sections: Sections | None = None) -> Assessment:
    return assess(asked.deal, asked.laws, asked.selected, asked.vocabulary, asked.settings, sections=sections)


def by_duty(made: Assessment) -> dict[tuple[str, str, str | None], Finding]:
    return {(each.law, each.duty.section.section, each.duty.name): each for each in made.findings}


def facts_read(asked: Asked, made: Assessment) -> list[Fact]:
    """Return the facts that are stated and that a section read."""
    paths = dict.fromkeys(
        fact.path for finding in made.findings for instance in finding.instances for fact in instance.facts
    )
    return [fact for path in paths if (fact := fact_at(asked, path)) is not None]


def overturned(asked: Asked, fact: Fact, most: int | None = None, sections: Sections | None = None) -> Iterator[str]:
    """Yield each duty that has a verdict, with some value of the fact, that was not possible without the fact.

    All other values are tried (`most` of them, where that is given), for a fact without which a verdict is closed that
    read it; of `sections` alone, where they are given.
    """
    gone = by_duty(judged(asked.with_deal(changed(asked.deal, fact, None)), sections))
    if most is None and not any(is_closed(each) for each in gone.values() if fact.path in paths_of(each)):
        return
    others = list(other_slots(asked, fact))
    if most is not None and len(others) > most:
        others = dice_of(fact.path).sample(others, most)
    for slot in (fact.slot, *others):
        for key, finding in by_duty(judged(asked.with_deal(changed(asked.deal, fact, slot)), sections)).items():
            without = gone.get(key)
            if without is None or not finding.exact or rests_on_a_default(without, fact):
                continue
            if not finding.possible <= without.possible:
                stated = getattr(slot.versions[0], "content", None) or getattr(slot.versions[0], "members", None)
                yield (
                    f"{fact.path} gone: {key} {sorted(v.value for v in without.possible)}, "
                    f"but with {stated!r} {sorted(v.value for v in finding.possible)}"
                )


def is_closed(finding: Finding) -> bool:
    return finding.verdict not in (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)


def rests_on_a_default(finding: Finding, fact: Fact) -> bool:
    """Return whether the finding reports that it took something for granted about this very fact."""
    return any(words.partition(": ")[0] == fact.path for words in finding.assumptions)


def erosions(law: str) -> Iterator[tuple[Asked, Fact, Sections]]:
    """Yield each fact that sections of the law read in some scenario, with these, once for all that read alike.

    A duty that has read alike with the fact before is left out: to judge every duty anew for each fact takes hours.
    """
    seen: set[tuple[str, tuple[object, ...]]] = set()
    for asked in asked_in_scenarios(law, AS_OF):
        made = judged(asked)
        for fact in facts_read(asked, made):
            read = {(fact.path, what_it_read(each)): each for each in made.findings if fact.path in paths_of(each)}
            fresh = [each for key, each in read.items() if key not in seen]
            seen.update(read)
            if fresh:
                yield asked, fact, frozenset((each.law, each.duty.section.section) for each in fresh)


def paths_of(finding: Finding) -> set[str]:
    return {fact.path for instance in finding.instances for fact in instance.facts}


def what_it_read(finding: Finding) -> tuple[object, ...]:
    facts = {(fact.path, fact.shown, fact.status) for instance in finding.instances for fact in instance.facts}
    return finding.duty.section, finding.duty.name, finding.possible, frozenset(facts)


def test_no_verdict_stands_on_what_is_gone() -> None:
    dice = dice_of("erosion")
    wrong: list[str] = []
    eroded = 0
    for law in dice.sample(LAWS, min(SAMPLED_LAWS, len(LAWS))):
        scenarios = asked_in_scenarios(law, AS_OF)
        for asked in dice.sample(scenarios, min(1, len(scenarios))):
            facts = facts_read(asked, judged(asked))
            for fact in dice.sample(facts, min(SAMPLE // SAMPLED_LAWS, len(facts))):
                eroded += 1
                wrong += overturned(asked, fact, most=2)
    assert wrong == []
    assert eroded > SAMPLE // 2


@pytest.mark.long
@pytest.mark.parametrize("law", LAWS)
def test_no_verdict_of_a_law_stands_on_what_is_gone(law: str) -> None:
    assert [
        words for asked, fact, sections in erosions(law) for words in overturned(asked, fact, sections=sections)
    ] == []


def test_a_verdict_that_stands_on_what_is_gone_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An evaluator that takes what is not stated for the best that it may be is caught."""
    asked = next(each for each in asked_in_scenarios("us.ca.sb34", AS_OF) if facts_read(each, judged(each)))
    facts = facts_read(asked, judged(asked))
    honest = assess

    def hopeful(deal: object, *rest: object, sections: Sections | None = None) -> Assessment:
        return honest(asked.deal if deal == gone else deal, *rest, sections=sections)  # type: ignore[arg-type]

    seen = []
    for fact in facts:
        gone = changed(asked.deal, fact, None)
        monkeypatch.setitem(globals(), "assess", hopeful)
        seen += list(overturned(asked, fact))
        if seen:
            break
    assert seen
