"""All law that ships, linked, with the words to tell it by: read once for all tests that look at every law."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from whereas.english import Lexicon
from whereas.library.desk import Desk, load_laws, load_trees, load_vocabulary
from whereas.model.law import Law

FOLDERS = ("us", "model", "eu")


@cache
def shipped() -> tuple[Mapping[str, Law], Lexicon]:
    """Return every law of the library, linked as if all were asked for, and the lexicon over them."""
    desk = Desk()
    trees = {name: tree for each in FOLDERS for name, tree in load_trees(desk, desk.library.find_laws(each)[0]).items()}
    laws = load_laws(desk, trees)
    assert desk.is_clean
    vocabulary = load_vocabulary(desk, "surveillance")
    assert vocabulary is not None
    linked = laws.linked(tuple(trees))
    return linked, Lexicon(vocabulary=vocabulary, laws=linked, sources=desk.sources)
