"""The examples of the playground: a law and a deal each, and how a link carries them."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from importlib.resources import files
from typing import TypedDict

from whereas.library import Library

AS_OF = "2026-11-24"
_PAIRS = (
    (
        "The plan of Ring and Flock Safety, under the model ordinance",
        "model.home_video",
        "ring-flock-community-requests",
    ),
    ("Flock Safety's city contract, under California's SB 34", "us.ca.sb34", "flock-alpr-standard"),
    ("Flock Safety's city contract, under the model on plate readers", "model.plate_readers", "flock-alpr-standard"),
)


class Example(TypedDict):
    """A law and a deal to begin with."""

    title: str
    law: str
    deal: str
    as_of: str


class Examples(TypedDict):
    """All of them, and the day on which they are judged."""

    as_of: str
    examples: list[Example]


def examples() -> Examples:
    """Return the examples, the shortest first."""
    own = files("whereas.site") / "playground"
    library = Library()
    first = Example(
        title="A short one: porch video",
        law=(own / "first.whereas").read_text(encoding="utf-8"),
        deal=(own / "first.yaml").read_text(encoding="utf-8"),
        as_of=AS_OF,
    )
    town = next(iter(library.laws["model.home_video"].deals_beside))
    made = [
        first,
        _example("A town that keeps to the model ordinance", "model.home_video", town.file.read_text(encoding="utf-8")),
    ]
    made += [_example(title, law, library.deals[deal].file.read_text(encoding="utf-8")) for title, law, deal in _PAIRS]
    return Examples(as_of=AS_OF, examples=made)


def _example(title: str, law: str, deal: str) -> Example:
    return Example(title=title, law=Library().laws[law].file.read_text(encoding="utf-8"), deal=deal, as_of=AS_OF)


def fragment(texts: Mapping[str, str]) -> str:
    """Return what a link carries behind `#`: the texts, deflated, in the form that the page reads."""
    made = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = made.compress(json.dumps(dict(texts), ensure_ascii=False).encode()) + made.flush()
    return f"1.{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"
