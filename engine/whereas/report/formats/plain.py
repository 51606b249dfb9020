"""Texts of a deal or a law made fit to show: one line, nothing hidden in it, nothing that a terminal would obey."""

from __future__ import annotations

import re

from whereas.text.visible import visible

# A line feed in a title could forge a line of the report; a space of any width is read as a space.
_SPACES = re.compile(r"[\s\x85\xa0]+")


def plain(text: str) -> str:
    """Return `text` as one line in which every character shows, with ordinary spaces."""
    return visible(_SPACES.sub(" ", text))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a longer text, each as `plain` gives it back."""
    return tuple(plain(part.strip()) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip())
