"""What is to be known beside the verdicts, in as few lines as say it: what is said of several things is said once.

What comes in: the observations and silences of a report. What goes out: sentences, and lists under what they are about.
Promised: each of them is in exactly one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whereas.english.nouns import capitalised, joined, plural, sentence
from whereas.model.reasons import DISPLACED
from whereas.report.model import Observation, Report, Silence

_ASSUMED_PLACE = "not stated; taken as "
_NOT_HAPPENED = "taken as not happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmentioned:
    """What a deal does not mention of one thing, and asks; `of` is None for what belongs to no item of a list."""

    of: str | None
    silences: tuple[Silence, ...]


def noted(report: Report) -> tuple[str, ...]:
    """Return the observations of a report as sentences, each kind of default once."""
    places = [item for item in report.observations if _is_place(item)]
    own = [item for item in report.observations if not _is_place(item)]
    alike: dict[tuple[str, tuple[str, ...]], list[Observation]] = {}
    for item in own:
        key = item.values if item.kind == "default" else (item.path, *item.values)
        alike.setdefault((item.kind, key), []).append(item)
    return (*_displaced(report), *_places(places), *(_said(group) for group in alike.values()))


def _displaced(report: Report) -> tuple[str, ...]:
    """Return where one law takes the place of another, each law's sections together."""
    titles = {policy.id: policy.title for policy in report.policies}
    found: dict[str, list[str]] = {}
    for finding in report.findings:
        said = (item.sentences[0] for item in finding.instances if item.reason == DISPLACED and item.sentences)
        found.setdefault(finding.policy, []).extend(said)
    return tuple(f"{titles[law]}: {' '.join(_each_once(said))}" for law, said in found.items() if said)


def _is_place(item: Observation) -> bool:
    return item.kind == "default" and item.path.endswith(".place") and _assumed(item) is not None


def _assumed(item: Observation) -> str | None:
    value = item.values[0] if len(item.values) == 1 else ""
    return value.removeprefix(_ASSUMED_PLACE) if value.startswith(_ASSUMED_PLACE) else None


def _places(items: Sequence[Observation]) -> tuple[str, ...]:
    if not items:
        return ()
    about = _each_once(item.about for item in items)
    places = _each_once(_assumed(item) or "" for item in items)
    be = "is" if len(about) == 1 else "are"
    start = f"Where somebody is decides which law binds them. {capitalised(_listed(about))} {be} not stated; "
    return (f"{start}each law was tried as if they were in its own place ({joined(places)}).",)


def _said(group: Sequence[Observation]) -> str:
    if len(group) == 1:
        return group[0].text
    what = joined(group[0].values)
    start = "these are not stated, and " + what.partition("; ")[2] if what.startswith("not stated; ") else what
    if _NOT_HAPPENED in start:
        start = start.replace(_NOT_HAPPENED, "taken as not having happened")
    return sentence(f"{start}: {_listed(_each_once(item.about for item in group))}")


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _listed(words: Sequence[str]) -> str:
    """Return several things in a list; places of several people are said as "the places of a, b and c"."""
    start, _, _ = words[0].partition(" of ")
    if len(words) > 1 and all(word.startswith(f"{start} of ") for word in words):
        return f"{plural(start)} of {joined([word.removeprefix(f'{start} of ') for word in words])}"
    return joined(words)


def unmentioned(report: Report) -> Mapping[str, tuple[Unmentioned, ...]]:
    """Return what each deal does not mention, by what it belongs to; what belongs to nothing stands first."""
    found: dict[str, dict[str | None, list[Silence]]] = {}
    for item in report.silences:
        found.setdefault(item.deal, {None: []}).setdefault(item.of, []).append(item)
    return {
        deal: tuple(Unmentioned(of=of, silences=tuple(items)) for of, items in groups.items() if items)
        for deal, groups in found.items()
    }
