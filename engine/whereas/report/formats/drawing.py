"""How the parts of a picture are written in SVG: figures, marks, and what the picture is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from whereas.report.formats.lanes import Mark, Sort
from whereas.report.formats.picture import Picture


def figure(number: float) -> str:
    """Return a figure of a drawing: at most two places, no trailing zeros, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def mark_path(mark: Mark | Mapping[str, object]) -> str:
    """Return the outline of a mark: a disc where data starts, a diamond where it passes, a head where it arrives."""
    if isinstance(mark, Mark):
        return _path(mark.sort, mark.x, mark.y)
    return _path(mark["sort"], mark["x"], mark["y"])  # type: ignore[arg-type]


def _path(sort: Sort, x: float, y: float) -> str:
    match sort:
        case "sender":
            return f"M{figure(x - 6)} {figure(y)}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"
        case "via":
            return f"M{figure(x - 7)} {figure(y)}l7 -7l7 7l-7 7z"
        case "right":
            return f"M{figure(x)} {figure(y)}l-12 -7v14z"
        case "left":
            return f"M{figure(x)} {figure(y)}l12 -7v14z"
        case _:
            assert_never(sort)


def picture_name(picture: Picture) -> str:
    """Return what a picture is called for those who can't see it."""
    which = f"flow {picture.first}" if picture.first == picture.last else f"flows {picture.first} to {picture.last}"
    return f"Picture of {which}: who gives what to whom. The list below says the same."
