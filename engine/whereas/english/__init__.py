"""Expressions as plain words, made from the titles of the vocabulary."""

from typing import TYPE_CHECKING

from whereas._lazily import handing_on

if TYPE_CHECKING:
    from whereas.english.clauses import clause, connected, phrase
    from whereas.english.lexicon import Lexicon
    from whereas.english.outline import Outline, outline_of
    from whereas.english.rules import act_words, duty_sentence, exception_clause
    from whereas.english.scope import Scope
    from whereas.english.sections import section_words
    from whereas.english.values import say_value

__all__ = [
    "Lexicon",
    "Outline",
    "Scope",
    "act_words",
    "clause",
    "connected",
    "duty_sentence",
    "exception_clause",
    "outline_of",
    "phrase",
    "say_value",
    "section_words",
]

# A finished report is written with nouns and dates alone: what turns law into words need not be loaded for that.
__getattr__ = handing_on(
    __name__,
    dict.fromkeys(("clause", "connected", "phrase"), "whereas.english.clauses")
    | dict.fromkeys(("Outline", "outline_of"), "whereas.english.outline")
    | dict.fromkeys(("act_words", "duty_sentence", "exception_clause"), "whereas.english.rules")
    | {
        "Lexicon": "whereas.english.lexicon",
        "Scope": "whereas.english.scope",
        "section_words": "whereas.english.sections",
        "say_value": "whereas.english.values",
    },
)
