"""Laws, vocabularies and deals on disk: the only room that reads files."""

from whereas.library.desk import VOCABULARY, Desk, Laws, load_deal, load_laws, load_trees, load_vocabulary
from whereas.library.find import Found, Library
from whereas.library.memory import assessed
from whereas.library.read import TextFile

__all__ = [
    "VOCABULARY",
    "Desk",
    "Found",
    "Laws",
    "Library",
    "TextFile",
    "assessed",
    "load_deal",
    "load_laws",
    "load_trees",
    "load_vocabulary",
]
