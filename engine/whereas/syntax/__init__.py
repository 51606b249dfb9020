"""Laws, vocabularies and scenarios as texts: from text to tree. The only room that knows the grammar."""

from whereas.syntax.parse import parse_file
from whereas.syntax.print import print_file

__all__ = ["parse_file", "print_file"]
