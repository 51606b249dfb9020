"""How each deal of the library fares under each law: a file that is made when somebody asks, and only read by a build.

To judge all pairs takes many minutes, so a build of the site never does. What comes in: the file's text. What goes out:
a cell for each pair. Promised: each pair is kept with the hash of what it was made from, so that a page never shows a
verdict on a law or a deal as if it were on the one that is printed beside it; a pair that took too long says so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from whereas._data import shipped_folder
from whereas.library.engine import engine_hash

SCHEMA = "whereas.verdicts/1"
# What decides a verdict or words it. The rooms above (commands, formats, pages) only show it.
_ROOMS = (
    *("text", "values", "model", "syntax", "resolve", "facts", "english", "evaluate", "explain", "library"),
    "pipeline.py",
)
_SHORT = 16  # digits of a hash: enough to tell states of one file apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The verdict on one duty. `note`: "waived", "unless shown" or "open list", or None."""

    section: str
    duty: str | None
    verdict: str
    note: str | None = None

    @property
    def is_waived(self) -> bool:
        """Whether it is violated and validly waived."""
        return self.note == "waived"

    @property
    def is_unless_shown(self) -> bool:
        """Whether it is violated unless an exception is shown, which nobody has shown."""
        return self.note == "unless shown"

    @property
    def only_open_list(self) -> bool:
        """Whether it is open only because a list may hold more than is named."""
        return self.note == "open list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What one law says of one deal.

    Attributes:
        inputs: the hash of the law, the laws that it names, and the deal.
        engine: the hash of the engine that judged, vocabularies included.
        verdict: of the law as a whole; None where judging took too long.
        summary: how many findings have which verdict.
        said: the gravest findings, by section.
        duties: those that are more than inapplicable.
    """

    deal: str
    law: str
    inputs: str
    engine: str
    verdict: str | None
    only_open_list: bool = False
    unless_shown: tuple[str, ...] = ()
    is_waived: bool = False
    summary: Mapping[str, int] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()

    @property
    def is_unless_shown(self) -> bool:
        """Whether a duty is violated unless an exception is shown, which nobody has shown."""
        return bool(self.unless_shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """All pairs that were judged, on one day."""

    as_of: str
    pairs: Mapping[tuple[str, str], Pair]

    @property
    def day(self) -> dt.date:
        """The day on which they were judged."""
        return dt.date.fromisoformat(self.as_of)

    def fresh(self, deal: str, law: str, inputs: str) -> Pair | None:
        """Return what was judged of a deal under a law, or None where either has changed since, or nothing was."""
        pair = self.pairs.get((deal, law))
        return None if pair is None or pair.inputs != inputs else pair

    def made_by_another_engine(self, engine: str) -> int:
        """Return how many pairs another state of the engine has judged."""
        return sum(pair.engine != engine for pair in self.pairs.values())


def read(text: str) -> Verdicts:
    """Return the verdicts that a file holds.

    Raises:
        ValueError: it is another sort of file.
    """
    held = json.loads(text)
    if held.get("schema") != SCHEMA:
        message = f"not a file of verdicts ({SCHEMA})"
        raise ValueError(message)
    pairs = [_pair(item) for item in held["pairs"]]
    return Verdicts(as_of=held["as_of"], pairs={(pair.deal, pair.law): pair for pair in pairs})


def _pair(item: Mapping[str, Any]) -> Pair:
    duties = tuple(Duty(section=row[0], duty=row[1], verdict=row[2], note=row[3]) for row in item.get("duties", ()))
    lists = {name: tuple(item[name]) for name in ("unless_shown", "said") if name in item}
    return Pair(**{**item, **lists, "duties": duties})


def written(verdicts: Verdicts) -> str:
    """Return the text of a file of verdicts: one line a pair, in order, so that one change is one line."""
    rows = [_row(verdicts.pairs[key]) for key in sorted(verdicts.pairs)]
    lines = ",\n".join(rows)
    return f'{{"schema": "{SCHEMA}", "as_of": "{verdicts.as_of}", "pairs": [\n{lines}\n]}}\n'


def _row(pair: Pair) -> str:
    default = Pair(deal="", law="", inputs="", engine="", verdict="")
    held = {name: value for name, value in asdict(pair).items() if name == "verdict" or value != getattr(default, name)}
    if pair.duties:
        held["duties"] = [[each.section, each.duty, each.verdict, each.note] for each in pair.duties]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


# ---------------------------------------------------------------------- hashes
def judging_hash() -> str:
    """Return the hash of the running engine and its vocabularies, as far as a verdict or its words depend on them."""
    words = (shipped_folder("policies") / "vocabulary").iterdir()
    texts = sorted((text for text in words if text.name.endswith(".whereas")), key=lambda text: text.name)
    return hash_of([engine_hash(*_ROOMS).encode(), *(text.read_bytes() for text in texts)])


def hash_of(texts: Iterable[bytes]) -> str:
    """Return a short hash of several texts, in order."""
    made = hashlib.sha256()
    for text in texts:
        made.update(hashlib.sha256(text).digest())
    return made.hexdigest()[:_SHORT]
