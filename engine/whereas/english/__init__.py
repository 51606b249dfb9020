"""Expressions as plain words, made from the titles of the vocabulary."""

from whereas.english.clauses import clause, clauses, connected, phrase
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
    "clauses",
    "connected",
    "duty_sentence",
    "exception_clause",
    "outline_of",
    "phrase",
    "say_value",
    "section_words",
]
