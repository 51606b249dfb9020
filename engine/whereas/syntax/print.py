"""Tree in, text out: the one canonical way to write a law, a vocabulary or a file of scenarios.

Comes in: a tree as `parse` makes it. Goes out: its text. Promise: reading the text again gives the same tree, up to
the places of its words, so formatting can never change what a law says. A tree holds no comments, so none are
printed: a file with comments is not to be overwritten with what this prints.
"""

from __future__ import annotations

from typing import assert_never

from whereas.syntax.print_law import print_law
from whereas.syntax.print_scenario import print_scenarios
from whereas.syntax.print_vocabulary import print_vocabulary
from whereas.syntax.tree import File, Law, Scenarios, Vocabulary


def print_file(tree: File) -> str:
    """Return the canonical text of a file, which ends with a line feed."""
    match tree:
        case Law():
            lines = print_law(tree)
        case Vocabulary():
            lines = print_vocabulary(tree)
        case Scenarios():
            lines = print_scenarios(tree)
        case _:
            assert_never(tree)
    return "\n".join(lines) + "\n"
