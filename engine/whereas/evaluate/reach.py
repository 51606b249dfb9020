"""Who is bound: a law binds bearers whose place lies under its jurisdiction or reach (semantics 6)."""

from __future__ import annotations

from whereas.evaluate.gaps import Unsettled
from whereas.evaluate.handles import Handle, Operand
from whereas.evaluate.reading import read_field
from whereas.evaluate.run import Run


def lies_under(place: str, jurisdiction: str) -> bool:
    """Return whether a place is the jurisdiction or lies in it: us/ca/oakland lies under us/ca."""
    return place == jurisdiction or place.startswith(jurisdiction.rstrip("/") + "/")


def is_reached(run: Run, bearer: Operand | None) -> bool:
    """Return whether the law binds the bearer; one that is not known is judged all the same.

    Raises:
        Fork: where it turns on a place that is disputed or narrowed.
    """
    law = run.case.laws[run.law]
    reaches = law.reaches or (law.jurisdiction,)
    if "model" in reaches or not isinstance(bearer, Handle):
        return True
    field = run.case.vocabulary.records[bearer.type].fields.get("place")
    if field is None:
        return True
    slot = None if bearer.record is None else bearer.record.fields.get("place")
    if slot is None:
        return _assumed(run, bearer, reaches)
    try:
        place = run.resolve(lambda: read_field(run, bearer, field, None))
    except Unsettled:
        return True
    if not isinstance(place, str) or place.startswith("\ufffc"):
        return _assumed(run, bearer, reaches)
    return any(lies_under(place, reach) for reach in reaches)


def _assumed(run: Run, bearer: Handle, reaches: tuple[str, ...]) -> bool:
    """Take the place asked about for a bearer whose place is not stated, for reach alone, and say so."""
    place = run.case.settings.place or reaches[0]
    run.noted.assumptions[f"{bearer.path}.place: not stated; taken as {place}"] = None
    return any(lies_under(place, reach) for reach in reaches)
