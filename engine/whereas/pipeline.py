"""The whole run on one page: names in, report out. Read this first.

    texts --parse_file--> trees --resolve--> vocabulary, laws --link--> laws that know of each other
    deal file --read_deal--> facts --assess--> verdicts with their traces --build--> report

What comes in: a `Request`. What goes out: an `Outcome`. Promised: where anything is wrong with what was asked for,
there is no report, and the diagnostics say all that could be found; the same inputs give the same report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from whereas import __language_version__, __version__
from whereas.evaluate import Settings
from whereas.facts import check_choices, check_people
from whereas.library import VOCABULARY, Desk, Found, assessed, load_deal, load_laws, load_trees, load_vocabulary
from whereas.library.clock import today
from whereas.library.engine import engine_hash
from whereas.library.find import Name, written
from whereas.library.problems import BadChoice, NoLawOfItsOwn, NothingToCheck, NotInForce, TwoOfOneName
from whereas.model.basis import Basis
from whereas.model.facts import Deal, ListSlot, ReadingChoice, Slot
from whereas.model.law import Law, Modality
from whereas.model.verdict import Assessment, Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.report.asked import Asked, ChosenReading
from whereas.report.build import build
from whereas.report.inputs import Inputs
from whereas.report.model import Report
from whereas.report.values import basis_name
from whereas.request import Request
from whereas.text import Diagnostic, Source
from whereas.text.suggest import nearest_name
from whereas.values.literals import Misread, read_day_or_moment

__all__ = ["VOCABULARY", "BadInput", "Desk", "Outcome", "Request", "check", "load", "load_vocabulary", "run"]

MODEL = "model"
_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
Loaded = tuple[Deal, Vocabulary]


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
        """Return whether a verdict is open; what a law only permits takes no part (semantics 2)."""
        return any(
            finding.verdict in _OPEN and finding.duty.modality is not Modality.MAY
            for made in self.assessments
            for finding in made.findings
        )


def check(
    *deals: Name,
    policies: Name | Iterable[Name] = (),
    jurisdiction: str | None = None,
    as_of: dt.date | dt.datetime | str | None = None,
    readings: Mapping[str, str] | None = None,
    resting_on: Basis | str | None = None,
) -> Report:
    """Return the report on deals, as `whereas check --format json` gives it.

    Args:
        deals: identifiers of the library, or files.
        policies: identifiers, folders of identifiers, or files.
        jurisdiction: a place whose law applies, such as `us/ca/oakland`.
        as_of: the assessment date, or how a deal would state it; today where it is left out.
        readings: the reading chosen for a dispute, by the dispute's name.
        resting_on: judge as if only facts on this basis, or a better one, were known: `"contracted"`.

    Raises:
        BadInput: something is wrong with what was asked for; its `diagnostics` say what.
    """
    outcome = run(
        Request(
            deals=tuple(written(deal) for deal in deals),
            policies=tuple(written(policy) for policy in _several(policies)),
            jurisdiction=jurisdiction,
            as_of=today() if as_of is None else _assessment_date(as_of),
            readings=tuple((readings or {}).items()),
            floor=None if resting_on is None else _basis(resting_on),
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


def _several(names: Name | Iterable[Name]) -> Iterable[Name]:
    return names if isinstance(names, Iterable) and not isinstance(names, str) else (names,)


def _assessment_date(given: dt.date | dt.datetime | str) -> dt.date | dt.datetime:
    if isinstance(given, dt.datetime):
        given = given.replace(microsecond=0)
    text = given if isinstance(given, str) else given.isoformat()
    read = read_day_or_moment(text)
    if isinstance(read, Misread):
        expected = "a day such as 2026-11-24, or a moment with its zone such as 2026-11-24T17:00-08:00"
        raise BadInput((BadChoice(span=None, option="as_of", found=text, expected=expected),))
    return read


def _basis(given: Basis | str) -> Basis:
    if isinstance(given, Basis):
        return given
    names = [str(basis_name(basis)) for basis in Basis]
    if given not in names:
        expected = f"one of {', '.join(names)}"
        raise BadInput((BadChoice(span=None, option="resting_on", found=given, expected=expected),))
    return Basis[given.upper()]


def load(*policies: Name) -> Mapping[str, Law]:
    """Return laws in their typed form, by their identifiers: those that are named, and those that these name.

    Args:
        policies: identifiers, folders of identifiers, or files.

    Raises:
        BadInput: something is wrong with them; its `diagnostics` say what.
    """
    desk = Desk()
    found = [item for name in policies for item in desk.kept(desk.library.find_laws(written(name)))]
    chosen = load_trees(desk, found)
    laws = load_laws(desk, chosen)
    if not desk.is_clean:
        raise BadInput(desk.sorted_problems)
    return laws.linked(tuple(chosen))


def run(request: Request) -> Outcome:
    """Return what comes of a request."""
    desk = Desk()
    ready = prepare(desk, request)
    if ready is None:
        return _outcome(desk, None, ())
    made = tuple(judged(ready, loaded, request.as_of) for loaded in ready.deals)
    desk.report(not_in_force(made))
    return _outcome(desk, build(made, inputs_of(desk, ready, request.as_of)), made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What was asked for, read and found sound: `selected` are the laws to report on, `laws` all that they name too."""

    deals: tuple[Loaded, ...]
    laws: Mapping[str, Law]
    selected: tuple[str, ...]
    settings: Settings
    request: Request


def prepare(desk: Desk, request: Request) -> Ready | None:
    """Return what was asked for, ready to be judged, or None where something is wrong with it."""
    if request.jurisdiction is not None:
        request = replace(request, jurisdiction=request.jurisdiction.rstrip("/"))
    if not request.deals:
        desk.report((BadChoice(span=None, option="deals", found="()", expected="one deal or more"),))
    deals = _load_deals(desk, request.deals)
    chosen = load_trees(desk, _choose_laws(desk, request, deals))
    laws = load_laws(desk, chosen)
    for deal, _ in deals:
        desk.report(check_people(deal, laws.typed, tuple(desk.library.laws)))
    readings = _readings(desk, request, laws.typed)
    if not desk.is_clean or not deals:
        return None
    selected = tuple(chosen)
    settings = Settings(as_of=request.as_of, place=request.jurisdiction, readings=readings, floor=request.floor)
    linked = laws.linked(selected)
    return Ready(deals=deals, laws=linked, selected=selected, settings=settings, request=request)


def judged(ready: Ready, loaded: Loaded, as_of: dt.date | dt.datetime) -> Assessment:
    """Return what the laws say about a deal on a day."""
    deal, vocabulary = loaded
    return assessed(deal, ready.laws, ready.selected, vocabulary, replace(ready.settings, as_of=as_of))


def inputs_of(desk: Desk, ready: Ready, as_of: dt.date | dt.datetime) -> Inputs:
    """Return what a report on a day is made from beside the assessments."""
    return Inputs(
        engine_version=__version__,
        language_version=__language_version__,
        as_of=as_of,
        vocabularies=_vocabularies(desk, ready.deals, ready.laws),
        laws=ready.laws,
        sources=desk.sources,
        hashes={name: text.sha256 for name, text in desk.texts.items()},
        diagnostics=desk.sorted_problems,
        engine_hash=engine_hash(),
        asked=_asked(ready.request),
    )


def _asked(request: Request) -> Asked:
    return Asked(
        deals=request.deals,
        policies=request.policies,
        jurisdiction=request.jurisdiction,
        readings=tuple(ChosenReading(dispute=dispute, reading=reading) for dispute, reading in request.readings),
        resting_on=basis_name(request.floor),
    )


def not_in_force(made: Iterable[Assessment]) -> tuple[Diagnostic, ...]:
    """Return a warning for each law that was in force at no time that matters for a deal."""
    return tuple(
        NotInForce(span=None, law=item.path, deal=assessment.deal.id)
        for assessment in made
        for item in assessment.observations
        if item.kind == "not_in_force"
    )


def _outcome(desk: Desk, report: Report | None, made: tuple[Assessment, ...]) -> Outcome:
    return Outcome(report=report, assessments=made, diagnostics=desk.sorted_problems, sources=desk.sources)


def _vocabularies(desk: Desk, deals: Iterable[Loaded], laws: Mapping[str, Law]) -> dict[str, Vocabulary]:
    found = {vocabulary.name: vocabulary for _, vocabulary in deals}
    for name in sorted({law.vocabulary for law in laws.values()} - set(found)):
        vocabulary = load_vocabulary(desk, name)
        if vocabulary is not None:
            found[name] = vocabulary
    return found


# ---------------------------------------------------------------------- what is asked for
def _load_deals(desk: Desk, names: Iterable[str]) -> tuple[Loaded, ...]:
    """Return the deals that are named, each once, in order."""
    files = [found for name in names if (found := desk.kept(desk.library.find_deal(name))) is not None]
    loaded: dict[str, Loaded] = {}
    for found in {found.name: found for found in files}.values():
        made = load_deal(desk, found)
        if made is None:
            continue
        deal, _ = made
        first = loaded.setdefault(deal.id, made)
        if first is not made:
            desk.report((TwoOfOneName(span=None, sort="deal", name=deal.id, first=first[0].span.source),))
    return tuple(loaded.values())


def _choose_laws(desk: Desk, request: Request, deals: Iterable[Loaded]) -> list[Found]:
    """Return the laws that are asked for, in the order in which they are reported."""
    chosen = [item for name in request.policies for item in desk.kept(desk.library.find_laws(name))]
    if request.policies and request.jurisdiction is None:
        return chosen
    places = tuple(_places_of_agencies(deals)) if request.jurisdiction is None else (request.jurisdiction,)
    chosen += [item for name, item in desk.library.laws.items() if _binds(name, places)]
    if not chosen and desk.is_clean:
        what = " and ".join(f"the place `{place}`" for place in places) or "the library's model law"
        hint = "".join(_meant(desk, place) for place in places)
        desk.report((NothingToCheck(span=None, choice=what, hint=hint),))
    elif desk.is_clean:
        desk.report(_without_own_law(desk, dict.fromkeys(places)))
    return chosen


def _without_own_law(desk: Desk, places: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each place of which there is only law of the places above it: nothing else would say so."""
    having = _places_with_law(desk)
    for place in places:
        above = [each for each in sorted(having) if f"{place}/".startswith(f"{each}/")]
        if above and place not in above:
            yield NoLawOfItsOwn(
                span=None, place=place, above=" and ".join(f"`{each}`" for each in above), hint=_meant(desk, place)
            )


def _places_with_law(desk: Desk) -> frozenset[str]:
    return frozenset(law.rpartition(".")[0].replace(".", "/") for law in desk.library.laws) - {MODEL}


def _meant(desk: Desk, place: str) -> str:
    """Return the question whether another place is meant, or nothing where the library knows none that is like it."""
    known = _places_with_law(desk)
    word = place.replace(".", "/").strip("/")
    inside, _, last = word.rpartition("/")
    # Of a place in one that is known, only the last part is in question: the rest would make any two alike.
    beside = {each.rpartition("/")[2]: each for each in known if each.rpartition("/")[0] == inside}
    near = word if word in known else beside.get(nearest_name(last, beside) or "")
    if near is None and inside not in known:
        near = nearest_name(word, known)
    return "" if near is None else f"did you mean `{near}`? "


def _binds(law: str, places: Iterable[str]) -> bool:
    """Return whether a law of the library binds in one of the places; without any, whether it is model law.

    The identifier of a law is that of its jurisdiction with its own name after it (a test holds it): the law of us/ca
    is `us.ca.sb34`, and binds in us/ca/oakland too.
    """
    jurisdiction = law.rpartition(".")[0].replace(".", "/")
    if not places:
        return jurisdiction == MODEL
    return any(f"{place}/".startswith(f"{jurisdiction}/") for place in places)


def _places_of_agencies(deals: Iterable[Loaded]) -> Iterator[str]:
    """Yield the place of each party that is the agency of a deal, where it is stated."""
    for deal, _ in deals:
        for records in deal.lists.values():
            for record in records.items.values():
                roles, place = record.fields.get("roles"), record.fields.get("place")
                if not isinstance(roles, ListSlot) or not isinstance(place, Slot):
                    continue
                named = {getattr(member, "name", member) for version in roles.versions for member in version.members}
                if "agency" in named:
                    yield from (version.content for version in place.versions if isinstance(version.content, str))


def _readings(desk: Desk, request: Request, laws: Mapping[str, Law]) -> tuple[ReadingChoice, ...]:
    """Return the choices among readings that were asked for; one that no loaded law knows is bad input."""
    found: list[ReadingChoice] = []
    for name, reading in request.readings:
        law, _, dispute = name.replace(" ", ".").rpartition(".")
        owners = [key for key, item in laws.items() if dispute in item.disputes and law in ("", key)]
        if not owners:
            known = sorted(f"{key}.{each}" for key, item in laws.items() for each in item.disputes)
            expected = f"a dispute such as {', '.join(known)}" if known else "a dispute of a chosen law; none has one"
            desk.report((BadChoice(span=None, option="--reading", found=f"{name}={reading}", expected=expected),))
        found.extend(
            ReadingChoice(law=owner, dispute=dispute, reading=reading, because=None, span=None) for owner in owners
        )
    desk.report(check_choices(found, laws, tuple(desk.library.laws)))
    return tuple(found)
