"""Deal files: from bytes to the facts that they state, with the place, basis and source of each."""

from whereas.facts.changes import apply_changes, set_fact
from whereas.facts.characters import MOST_BYTES, decode_deal
from whereas.facts.laws import check_choices, check_people
from whereas.facts.read import read_deal, vocabulary_of

__all__ = [
    "MOST_BYTES",
    "apply_changes",
    "check_choices",
    "check_people",
    "decode_deal",
    "read_deal",
    "set_fact",
    "vocabulary_of",
]
