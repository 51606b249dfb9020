"""What a report is made from beside the assessments themselves, handed in so that the report reads nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.report.asked import Asked
from whereas.report.model import Engine
from whereas.text import Diagnostic, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is at hand.

    Attributes:
        engine_version: the version of the engine that made the assessments.
        language_version: the version of the language in which the laws are written.
        as_of: the assessment date, the same for all.
        vocabularies: by name; those that the deals and laws use.
        laws: by id; every law that was loaded, for one may be named that was not selected.
        sources: the texts of deals and laws by the name that spans use, for lines; one that is missing has no lines.
        hashes: the SHA-256 of each of these texts' bytes, in hexadecimal, by the same name.
        diagnostics: what reading the inputs brought to light, in order.
        engine_hash: the SHA-256 of the engine's own files, or None.
        asked: what was asked for, so that the report can be made again; None where nothing was typed.
    """

    engine_version: str
    language_version: str
    as_of: dt.date | dt.datetime
    vocabularies: Mapping[str, Vocabulary]
    laws: Mapping[str, Law]
    sources: Mapping[str, Source] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    engine_hash: str | None = None
    asked: Asked | None = None

    @property
    def engine(self) -> Engine:
        """What made the report, as it is published."""
        return Engine(version=self.engine_version, language=self.language_version, sha256=self.engine_hash)
