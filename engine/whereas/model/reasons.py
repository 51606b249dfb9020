"""Reasons why a duty does not apply, of which more is told than their words."""

from __future__ import annotations

DISPLACED = "another law displaces it"
