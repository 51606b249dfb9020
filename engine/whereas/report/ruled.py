"""The rule of a duty read back in plain English from its typed form: when it is met, and unless what."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.english import Scope
from whereas.english.nouns import capitalised, sentence
from whereas.english.rules import exception_clause, exception_words, force_words, requirement_clause
from whereas.model.law import Duty


def rule_sentences(duty: Duty, scope: Scope) -> tuple[str, ...]:
    """Return what stands beside a duty's own sentence: what meets it, what excuses from it, and since when it holds.

    Args:
        duty: as the law states it.
        scope: in which its variables have their names.
    """
    return tuple(_sentences(duty, scope))


def _sentences(duty: Duty, scope: Scope) -> Iterator[str]:
    required = requirement_clause(duty, scope)
    if required is None:
        yield "It is broken wherever it applies."
    else:
        yield sentence(f"It is met if {required}")
    for item in duty.exceptions:
        said = exception_clause(item, scope, duty.section.law)
        yield sentence(f"Unless {exception_words(item)}: {said}")
    force = force_words(duty.force, scope)
    if force is not None:
        yield sentence(capitalised(force))
