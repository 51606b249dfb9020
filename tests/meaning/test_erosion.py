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

from tests.meaning.erosion import (
    Asked,
    Entry,
    Fact,
    asked_in_scenarios,
    changed,
    entries,
    fact_at,
    other_slots,
    told_briefly,
)
from whereas.evaluate import assess
from whereas.facts import read_deal
from whereas.library import Desk, Library, load_deal
from whereas.model.facts import ListSlot, Slot
from whereas.model.verdict import Assessment, Finding, Subject, Verdict
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
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a duty, or of one subject of it."""

    possible: frozenset[Verdict]
    finding: Finding


def judged(asked: Asked, sections: Sections | None = None) -> Assessment:
    return assess(asked.deal, asked.laws, asked.selected, asked.vocabulary, asked.settings, sections=sections)


def said(made: Assessment) -> dict[Key, Said]:
    """Return what is said of each duty as a whole, and of each of its subjects, which the whole may hide."""
    found: dict[Key, Said] = {}
    for each in made.findings:
        found[duty_of(each)] = Said(each.possible, each)
        for subject in each.subjects:
            found[key_of(each, subject)] = Said(subject.possible, each)
    return found


def duty_of(finding: Finding) -> Key:
    return finding.law, finding.duty.section.section, finding.duty.name


def key_of(finding: Finding, subject: Subject) -> Key:
    return *duty_of(finding), subject.path, subject.is_named, *subject.subjects.items()


def facts_read(asked: Asked, made: Assessment) -> list[tuple[Fact, list[tuple[Key, Key]]]]:
    """Return the facts that are stated and read, each with the subjects of duties that read it, and what these read."""
    found: dict[str, list[tuple[Key, Key]]] = {}
    for finding in made.findings:
        for subject in finding.subjects:
            facts = [fact for place in subject.instances for fact in finding.instances[place].facts]
            key, shown = key_of(finding, subject), frozenset((fact.path, fact.shown, fact.status) for fact in facts)
            for path in dict.fromkeys(fact.path for fact in facts):
                found.setdefault(path, []).append((key, (*key, subject.possible, shown)))
    return [(fact, readers) for path, readers in found.items() if (fact := fact_at(asked, path)) is not None]


def overturned(
    asked: Asked,
    fact: Fact,
    targets: frozenset[Key],
    most: int | None = None,
    before: dict[Key, Said] | None = None,
) -> Iterator[str]:
    """Yield what has a verdict, with some value of the fact, that was not possible without the fact.

    Of other values all are tried that can be told apart, or `most`. Only the duties of the targets are judged: of the
    subjects that read the fact. `before` is what was said with the fact, where known.
    """
    gone = stated_as(asked, fact, None, targets)
    others = list(other_slots(asked, fact))
    if most is not None and len(others) > most:
        others = dice_of(fact.path).sample(others, most)
    yield from widened(fact, fact.slot, gone, stated_as(asked, fact, fact.slot, targets) if before is None else before)
    for slot in others:
        yield from widened(fact, slot, gone, stated_as(asked, fact, slot, targets))


def stated_as(asked: Asked, fact: Fact, slot: Slot | ListSlot | None, targets: frozenset[Key]) -> dict[Key, Said]:
    """Return what is said of the duties that are aimed at with the fact stated as `slot` says, or without it."""
    sections = frozenset((str(key[0]), str(key[1])) for key in targets)
    with told_briefly({key[:3] for key in targets}):
        return said(judged(asked.with_deal(changed(asked.deal, fact, slot)), sections))


def widened(fact: Fact, slot: Slot | ListSlot, gone: dict[Key, Said], made: dict[Key, Said]) -> Iterator[str]:
    """Yield what has a verdict where the fact is as `slot` says that was not possible without it."""
    for key, each in made.items():
        less = gone.get(key) or gone_with_it(gone, key)
        if less is None or not each.finding.exact or rests_on_a_default(less.finding, fact):
            continue
        # Who bears a duty that nobody is named for is asked, and the duty judged all the same (semantics 6).
        spared = {Verdict.INAPPLICABLE} if is_of_nobody_known(less.finding) else set()
        if not each.possible - spared <= less.possible:
            stated = getattr(slot.versions[0], "content", None) or getattr(slot.versions[0], "members", None)
            yield (
                f"{fact.path} gone: {key} {sorted(v.value for v in less.possible)}, "
                f"but with {stated!r} {sorted(v.value for v in each.possible)}"
            )


def is_of_nobody_known(finding: Finding) -> bool:
    """Return whether it is not known whom a duty binds that binds somebody in particular."""
    bearer = finding.duty.bearer
    names_one = bearer.role is not None or bearer.expression is not None
    return names_one and any(instance.bearer is None for instance in finding.instances)


def gone_with_it(gone: dict[Key, Said], key: Key) -> Said | None:
    """Return what it says of a subject that it is gone with the fact: that the duty is not about it.

    Years and periods are counted from facts: where one is gone they are others, and the whole duty speaks for them.
    """
    whole = gone.get(key[:3])
    is_counted = any(", 'years." in path or ", 'periods." in path for path in map(str, key[5:]))
    return None if whole is None or is_counted else Said(frozenset({Verdict.INAPPLICABLE}), whole.finding)


def rests_on_a_default(finding: Finding, fact: Fact) -> bool:
    """Return whether the finding reports that it took something for granted about this very fact."""
    return any(words.partition(": ")[0] == fact.path for words in finding.assumptions)


def erosions(law: str) -> Iterator[tuple[Asked, Fact, frozenset[Key], dict[Key, Said]]]:
    """Yield each fact that duties of the law read in some scenario, with the subjects that read it.

    A subject that has read alike with the fact before is left out: to judge every duty anew for each fact takes hours.
    """
    seen: set[Key] = set()
    for asked in asked_in_scenarios(law, AS_OF):
        made = judged(asked)
        before = said(made)
        for fact, readers in facts_read(asked, made):
            fresh = {read: key for key, read in readers if (fact.path, read) not in seen}
            seen.update((fact.path, read) for read in fresh)
            if fresh:
                yield asked, fact, frozenset(fresh.values()), before


def test_no_verdict_stands_on_what_is_gone() -> None:
    dice = dice_of("erosion")
    wrong: list[str] = []
    eroded = 0
    for law in dice.sample(LAWS, min(SAMPLED_LAWS, len(LAWS))):
        scenarios = asked_in_scenarios(law, AS_OF)
        for asked in dice.sample(scenarios, min(1, len(scenarios))):
            facts = facts_read(asked, judged(asked))
            for fact, readers in dice.sample(facts, min(SAMPLE // SAMPLED_LAWS, len(facts))):
                eroded += 1
                wrong += overturned(asked, fact, frozenset(key for key, _ in readers), most=2)
    assert wrong == []
    assert eroded > SAMPLE // 2


@pytest.mark.long
@pytest.mark.parametrize("law", LAWS)
def test_no_verdict_of_a_law_stands_on_what_is_gone(law: str) -> None:
    assert [
        words
        for asked, fact, targets, before in erosions(law)
        for words in overturned(asked, fact, targets, before=before)
    ] == []


def test_a_verdict_that_stands_on_what_is_gone_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An evaluator that takes what is not stated for the best that it may be is caught."""
    asked = next(each for each in asked_in_scenarios("us.ca.sb34", AS_OF) if facts_read(each, judged(each)))
    honest = assess

    def hopeful(deal: object, *rest: object, sections: Sections | None = None) -> Assessment:
        return honest(asked.deal if deal == gone else deal, *rest, sections=sections)  # type: ignore[arg-type]

    seen = []
    for fact, readers in facts_read(asked, judged(asked)):
        gone = changed(asked.deal, fact, None)
        monkeypatch.setitem(globals(), "assess", hopeful)
        seen += list(overturned(asked, fact, frozenset(key for key, _ in readers)))
        if seen:
            break
    assert seen
