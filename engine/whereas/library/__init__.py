"""Laws, vocabularies and deals on disk: the only room that reads files."""

from whereas.library.find import Library
from whereas.library.read import TextFile

__all__ = ["Library", "TextFile"]
