"""The whole run on one page: names in, report out. Read this first.

    texts --parse_file--> trees --resolve--> vocabulary, laws --link--> laws that know of each other
    deal file --read_deal--> facts --assess--> verdicts with their traces --build--> report

What comes in: a `Request`. What goes out: an `Outcome`. Promised: where anything is wrong with what was asked for,
there is no report, and the diagnostics say all that could be found; the same inputs give the same report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TypeVar

from whereas import __version__
from whereas.evaluate import Settings, assess
from whereas.facts import check_choices, check_people, decode_deal, read_deal, vocabulary_of
from whereas.library import Library, TextFile
from whereas.library.clock import today
from whereas.library.find import Found, not_in_library
from whereas.library.problems import BadChoice, LawUnderOtherName, NothingToCheck, WrongSort
from whereas.library.read import read_bytes, read_text
from whereas.model.facts import Basis, Deal, ListSlot, ReadingChoice, Slot
from whereas.model.law import Law
from whereas.model.verdict import Assessment, Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.report import Inputs, build
from whereas.report.model import Report
from whereas.resolve import link, resolve_laws, resolve_vocabulary
from whereas.syntax import parse_file
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Severity, Source

VOCABULARY = "surveillance"
"""The vocabulary of a deal that names none."""

MODEL = "model"
_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for.

    Attributes:
        deals: identifiers or files.
        policies: identifiers, folders of identifiers, or files.
        jurisdiction: a place whose law applies (`us/ca/oakland`), with the law of all places above it.
        readings: (dispute, reading); a dispute may be written with its law before it.
    """

    deals: tuple[str, ...]
    policies: tuple[str, ...] = ()
    jurisdiction: str | None = None
    as_of: dt.date | dt.datetime
    readings: tuple[tuple[str, str], ...] = ()
    floor: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. `report` is None where something is wrong with what was asked for."""

    report: Report | None
    assessments: tuple[Assessment, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    def has_violations(self) -> bool:
        """Return whether a duty is violated, or is under readings that courts or officials hold, and is not waived."""
        return any(
            finding.waiver is None
            and (
                finding.verdict is Verdict.VIOLATED
                or (finding.law, finding.duty.section.section, finding.duty.name) in made.violated_under_authority
            )
            for made in self.assessments
            for finding in made.findings
        )

    def has_open_verdicts(self) -> bool:
        """Return whether a verdict is open."""
        return any(finding.verdict in _OPEN for made in self.assessments for finding in made.findings)


@dataclass(slots=True)
class Desk:
    """What was read in one run."""

    library: Library = field(default_factory=Library)
    texts: dict[str, TextFile] = field(default_factory=dict)
    problems: dict[Diagnostic, None] = field(default_factory=dict)

    def report(self, problems: Iterable[Diagnostic]) -> None:
        """Keep what is wrong, each thing once."""
        self.problems.update(dict.fromkeys(problems))

    def kept(self, made: tuple[T, tuple[Diagnostic, ...]]) -> T:
        """Keep what is wrong and hand on the rest."""
        self.report(made[1])
        return made[0]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong, warnings apart."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @property
    def sources(self) -> dict[str, Source]:
        """The texts by their names."""
        return {name: text.source for name, text in self.texts.items()}


def check(
    *deals: str,
    policies: Iterable[str] = (),
    jurisdiction: str | None = None,
    as_of: dt.date | dt.datetime | None = None,
    readings: Mapping[str, str] | None = None,
    resting_on: Basis | None = None,
) -> Report:
    """Return the report on deals, as `whereas check --format json` gives it.

    Args:
        deals: identifiers of the library, or files.
        policies: identifiers, folders of identifiers, or files.
        jurisdiction: a place whose law applies, such as `us/ca/oakland`.
        as_of: the assessment date; today where it is left out.
        readings: the reading chosen for a dispute, by the dispute's name.
        resting_on: judge as if only facts on this basis or a better one were known.

    Raises:
        BadInput: something is wrong with what was asked for; its `diagnostics` say what.
    """
    outcome = run(
        Request(
            deals=deals,
            policies=tuple(policies),
            jurisdiction=jurisdiction,
            as_of=as_of or today(),
            readings=tuple((readings or {}).items()),
            floor=resting_on,
        )
    )
    if outcome.report is None:
        raise BadInput(outcome.diagnostics)
    return outcome.report


class BadInput(ValueError):  # noqa: N818 - the name that users catch
    """Something is wrong with what was asked for."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Hold what is wrong."""
        super().__init__("; ".join(f"{item.code} {item.message}" for item in diagnostics))
        self.diagnostics = diagnostics


def run(request: Request) -> Outcome:
    """Return what comes of a request."""
    desk = Desk()
    deals = tuple(loaded for name in request.deals if (loaded := load_deal(desk, name)) is not None)
    chosen = _choose_laws(desk, request, deals)
    laws, vocabularies = load_laws(desk, chosen)
    selected = tuple(name for name in chosen if name in laws)
    for deal, _ in deals:
        desk.report(check_people(deal, laws, tuple(desk.library.laws)))
    readings = _readings(desk, request, laws)
    if not desk.is_clean or not deals:
        return _outcome(desk, None, ())
    linked = link(laws, selected)
    settings = Settings(as_of=request.as_of, place=request.jurisdiction, readings=readings, floor=request.floor)
    made = tuple(assess(deal, linked, selected, vocabulary, settings) for deal, vocabulary in deals)
    inputs = Inputs(
        engine_version=__version__,
        as_of=request.as_of,
        vocabularies={**vocabularies, **{vocabulary.name: vocabulary for _, vocabulary in deals}},
        laws=linked,
        sources=desk.sources,
        hashes={name: text.sha256 for name, text in desk.texts.items()},
        diagnostics=tuple(desk.problems),
    )
    return _outcome(desk, build(made, inputs), made)


def _outcome(desk: Desk, report: Report | None, made: tuple[Assessment, ...]) -> Outcome:
    problems = sorted(desk.problems, key=_place)
    return Outcome(report=report, assessments=made, diagnostics=tuple(problems), sources=desk.sources)


def _place(problem: Diagnostic) -> tuple[str, int, str]:
    span = problem.span
    return ("", 0, problem.code) if span is None else (span.source, span.start, problem.code)


# ---------------------------------------------------------------------- deals
def load_deal(desk: Desk, name: str) -> tuple[Deal, Vocabulary] | None:
    """Return a deal with its vocabulary, or None where something is wrong with either."""
    found = desk.kept(desk.library.find_deal(name))
    if found is None:
        return None
    data, problems = read_bytes(found.file, found.name)
    desk.report(problems)
    if problems:
        return None
    source = desk.kept(decode_deal(data, found.name))
    if source is None:
        return None
    desk.texts[found.name] = TextFile(source, sha256(data).hexdigest())
    vocabulary = load_vocabulary(desk, vocabulary_of(source) or VOCABULARY)
    if vocabulary is None:
        return None
    deal = desk.kept(read_deal(source, vocabulary))
    return None if deal is None else (deal, vocabulary)


def load_vocabulary(desk: Desk, name: str) -> Vocabulary | None:
    """Return a vocabulary of the library, or None where something is wrong with it."""
    found = desk.library.vocabularies.get(name) or desk.library.vocabularies.get(VOCABULARY)
    if found is None:
        desk.report((not_in_library(name, "vocabulary", desk.library.vocabularies),))
        return None
    text = _text(desk, found)
    return None if text is None else desk.kept(_vocabulary(text.source))


@lru_cache(maxsize=8)
def _vocabulary(source: Source) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    tree, problems = parse_file(source)
    if tree is None:
        return None, problems
    if not isinstance(tree, t.Vocabulary):
        return None, (WrongSort(span=tree.span, found=_sort_of(tree), wanted="a vocabulary"),)
    return resolve_vocabulary(tree)


def _sort_of(tree: t.File) -> str:
    match tree:
        case t.Law():
            return "a law"
        case t.Vocabulary():
            return "a vocabulary"
        case _:
            return "a file of scenarios"


# ---------------------------------------------------------------------- laws
def _choose_laws(desk: Desk, request: Request, deals: Iterable[tuple[Deal, Vocabulary]]) -> dict[str, t.Law]:
    """Return the laws that are asked for, by their identifiers, in the order in which they are reported."""
    found: list[Found] = []
    for name in request.policies:
        found.extend(desk.kept(desk.library.find_laws(name)))
    if request.policies and request.jurisdiction is None:
        return _trees(desk, found)
    place = request.jurisdiction or _place_of_agency(deals)
    every = _trees(desk, desk.library.laws.values()) if place or not request.policies else {}
    chosen = _trees(desk, found)
    for name, tree in every.items():
        written = "" if tree.jurisdiction is None else tree.jurisdiction.value
        if (place is not None and lies_under(place, written)) or (place is None and written == MODEL):
            chosen.setdefault(name, tree)
    if not chosen and desk.is_clean:
        what = f"the place `{place}`" if place else "the library's model law"
        desk.report((NothingToCheck(span=None, choice=what),))
    return chosen


def lies_under(place: str, jurisdiction: str) -> bool:
    """Return whether the law of a jurisdiction binds in a place: that of us/ca does in us/ca/oakland."""
    return bool(jurisdiction) and (place == jurisdiction or place.startswith(f"{jurisdiction}/"))


def _place_of_agency(deals: Iterable[tuple[Deal, Vocabulary]]) -> str | None:
    """Return the place of the party that is the agency of a deal, where it is stated."""
    for deal, _ in deals:
        for records in deal.lists.values():
            for record in records.items.values():
                roles, place = record.fields.get("roles"), record.fields.get("place")
                if not isinstance(roles, ListSlot) or not isinstance(place, Slot):
                    continue
                named = {getattr(member, "name", member) for version in roles.versions for member in version.members}
                stated = [version.content for version in place.versions if isinstance(version.content, str)]
                if "agency" in named and stated:
                    return stated[0]
    return None


def _trees(desk: Desk, found: Iterable[Found]) -> dict[str, t.Law]:
    trees: dict[str, t.Law] = {}
    for item in found:
        tree = _tree(desk, item)
        if tree is not None:
            trees.setdefault(tree.id.text, tree)
    return trees


def _tree(desk: Desk, found: Found) -> t.Law | None:
    text = _text(desk, found)
    tree = None if text is None else desk.kept(_parsed(text.source))
    if tree is None:
        return None
    if not isinstance(tree, t.Law):
        desk.report((WrongSort(span=tree.span, found=_sort_of(tree), wanted="a law"),))
        return None
    if found.id is not None and tree.id.text != found.id:
        desk.report((LawUnderOtherName(span=tree.id.span, written=tree.id.text, place=found.id),))
    return tree


def _text(desk: Desk, found: Found) -> TextFile | None:
    known = desk.texts.get(found.name)
    if known is not None:
        return known
    text = desk.kept(read_text(found.file, found.name))
    if text is not None:
        desk.texts[found.name] = text
    return text


_parsed = lru_cache(maxsize=256)(parse_file)


def load_laws(desk: Desk, chosen: Mapping[str, t.Law]) -> tuple[Mapping[str, Law], dict[str, Vocabulary]]:
    """Return the chosen laws and those that they name, typed, and their vocabularies."""
    trees = dict(chosen)
    waiting = list(chosen.values())
    while waiting:
        for name in _named_laws(waiting.pop()):
            found = desk.library.laws.get(name)
            if name in trees or found is None:
                continue
            tree = _tree(desk, found)
            if tree is not None:
                trees[name] = tree
                waiting.append(tree)
    names = {tree.uses.text for tree in trees.values() if tree.uses is not None}
    vocabularies = {
        name: vocabulary
        for name in sorted(names & set(desk.library.vocabularies))
        if (vocabulary := load_vocabulary(desk, name)) is not None
    }
    return desk.kept(_resolved(tuple(trees.items()), tuple(vocabularies.items()))), vocabularies


@lru_cache(maxsize=16)
def _laws(key: tuple[int, ...]) -> list[object]:
    del key
    return []


def _resolved(
    trees: tuple[tuple[str, t.Law], ...], vocabularies: tuple[tuple[str, Vocabulary], ...]
) -> tuple[Mapping[str, Law], tuple[Diagnostic, ...]]:
    """Return the laws, typed; the same trees, kept by `_parsed`, are typed once."""
    slot = _laws((*(id(tree) for _, tree in trees), *(id(vocabulary) for _, vocabulary in vocabularies)))
    # The slot keeps the trees too, so that none of their identities can be given to another tree.
    if not slot:
        slot.extend((resolve_laws(dict(trees), dict(vocabularies)), trees, vocabularies))
    return slot[0]  # type: ignore[return-value]


def _named_laws(tree: t.Law) -> Iterator[str]:
    """Yield the identifiers of the laws that a law imports or refers to."""
    yield from (word.text for word in tree.imports)
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting.extend(node)
        elif isinstance(node, (t.SectionReference, t.LawReference)):
            if node.law is not None:
                yield node.law.text
        elif is_dataclass(node) and not isinstance(node, type):
            waiting.extend(getattr(node, part.name) for part in fields(node))


# ---------------------------------------------------------------------- readings
def _readings(desk: Desk, request: Request, laws: Mapping[str, Law]) -> tuple[ReadingChoice, ...]:
    """Return the choices among readings that were asked for; one that no loaded law knows is bad input."""
    found: list[ReadingChoice] = []
    for name, reading in request.readings:
        law, _, dispute = name.rpartition(".")
        owners = [law] if law else [key for key, item in laws.items() if dispute in item.disputes]
        if not owners:
            known = sorted({known for item in laws.values() for known in item.disputes})
            expected = f"one of the disputes {', '.join(known)}" if known else "no law that was chosen has a dispute"
            desk.report((BadChoice(span=None, option="--reading", found=f"{name}={reading}", expected=expected),))
        found.extend(
            ReadingChoice(law=owner, dispute=dispute, reading=reading, because=None, span=None) for owner in owners
        )
    desk.report(check_choices(found, laws, tuple(desk.library.laws)))
    return tuple(found)
