"""What holds of verdicts whatever the law and the deal are: learning, renaming, splitting, printing (semantics 12)."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import reject

from tests.meaning.agreement import Seeded, examine, oracle_says
from tests.meaning.drafting import PROFILES
from tests.meaning.loading import Case, Loaded, Refused, judged, load
from tests.meaning.making import learn
from tests.meaning.reference import TooMany
from whereas.model.verdict import Verdict
from whereas.syntax import parse_file, print_file
from whereas.text import Source

FEW, MANY = 2, 150
LATER = {
    Verdict.NEEDS_JUDGMENT: set(Verdict) - {Verdict.UNDETERMINED},
    Verdict.EXCUSED: {Verdict.EXCUSED, Verdict.SATISFIED},
}
"""What a verdict may become when a fact is learned; of the other definite ones nothing, of an undetermined one all."""


def small(case: Case) -> Loaded:
    """Return a case that is neither refused nor so large that judging it takes long."""
    try:
        loaded = load(case)
        oracle_says(loaded, most=80)
    except (Refused, TooMany):
        reject()
    return loaded


def learned(case: Case, number: int) -> Case | None:
    """Return the case with one fact more."""
    deal = learn(Seeded(number), case.deal, always="colour  always" in case.vocabulary)
    return None if deal is None else replace(case, deal=deal)


def learning_overturns_nothing(case: Case) -> None:
    """Assert that with a fact more, what is possible was possible, and what was definite stands."""
    before = judged(small(case)).findings
    for number in range(2):
        more = learned(case, number)
        if more is None:
            continue
        for old, new in zip(before, judged(load(more)).findings, strict=True):
            if old.exact and new.exact:
                assert new.possible <= old.possible, (more.deal, case)
            if old.verdict is not Verdict.UNDETERMINED and (new.exact or old.exact):
                assert new.verdict in LATER.get(old.verdict, {old.verdict}), (more.deal, case)


def renaming_changes_nothing(case: Case) -> None:
    """Assert that what a variable is called makes no difference."""
    renamed = replace(case, laws=tuple(re.sub(r"\bx\b", "the_one_at_hand", law) for law in case.laws))
    assert renamed.laws != case.laws
    before = outcome(small(case))
    assert outcome(load(renamed)) == before


def outcome(loaded: Loaded) -> list[tuple[object, ...]]:
    """Return what is said of each duty."""
    return [(f.duty.name, f.verdict, f.possible, f.exact, f.pending_until) for f in judged(loaded).findings]


def splitting_changes_no_law(case: Case) -> None:
    """Assert that a law says the same when one of the duties of a section stands in a section of its own."""
    (law,) = case.laws
    if "duty second" not in law:
        reject()
    lines = law.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("section 1"))
    first = next(n for n, line in enumerate(lines) if "duty first" in line)
    second = next(n for n, line in enumerate(lines) if "duty second" in line)
    end = next((n for n in range(second, len(lines)) if lines[n].startswith(("section", "exception"))), len(lines))
    about = [line for line in lines[start + 1 : first] if not line.startswith("  define")]
    moved = ['section 9 "Apart"', *about, *lines[second:end]]
    outside = [line.replace("to section 1", "to sections 1, 9") for line in lines[end:]]
    apart = replace(case, laws=("\n".join([*lines[:second], *moved, *outside]) + "\n",))
    before = of_the_law(small(case))
    assert of_the_law(load(apart)) == before


def of_the_law(loaded: Loaded) -> list[tuple[Verdict, frozenset[Verdict]]]:
    """Return what is said of the whole law."""
    return [(c.verdict, c.possible) for c in judged(loaded).combined if c.law is not None and c.section is None]


def printing_keeps_the_tree(case: Case) -> None:
    """Assert that what is printed reads as the same tree, and prints as the same text."""
    for text in (case.vocabulary, *case.laws):
        tree, problems = parse_file(Source("text", text))
        assert tree is not None, problems
        printed = print_file(tree)
        again, problems = parse_file(Source("text", printed))
        assert again is not None, (problems, printed)
        assert bare(again) == bare(tree)
        assert print_file(again) == printed


def bare(node: object) -> object:
    """Return a tree without the places of its words."""
    if is_dataclass(node) and not isinstance(node, type):
        held = ((field.name, bare(getattr(node, field.name))) for field in fields(node) if field.name != "span")
        return (type(node).__name__, *held)
    return tuple(bare(part) for part in node) if isinstance(node, tuple) else node


LAWS = {
    "learning": learning_overturns_nothing,
    "renaming": renaming_changes_nothing,
    "splitting": splitting_changes_no_law,
    "printing": printing_keeps_the_tree,
}
SPLIT = tuple(name for name, profile in PROFILES.items() if not (profile.edges or profile.refers or profile.many))


@pytest.mark.parametrize("law", LAWS)
def test_holds_on_a_few_cases_of_every_profile(law: str) -> None:
    for profile in SPLIT if law == "splitting" else PROFILES:
        examine(profile, FEW, LAWS[law])


@pytest.mark.long
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("law", LAWS)
def test_holds_on_many_cases(law: str, profile: str) -> None:
    if law != "splitting" or profile in SPLIT:
        examine(profile, MANY, LAWS[law])
