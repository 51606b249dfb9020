"""What all parts of a report share: their base, and the words that several of them use."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

VerdictName: TypeAlias = Literal[
    "satisfied", "excused", "violated", "undetermined", "needs_judgment", "pending", "inapplicable"
]
BasisName: TypeAlias = Literal["stated", "promised", "contracted", "configured", "observed"]
TextSort: TypeAlias = Literal["deal", "law", "vocabulary"]


class Part(BaseModel):
    """What all parts of a report share: nothing unforeseen, no conversion, no change afterwards."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )
