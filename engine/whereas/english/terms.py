"""What the terms of a law mean, in words: definitions, numbers that change, lists, facts about the law itself.

What comes in: what a law declares beside its duties. What goes out: words. Promised: nothing of it is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from whereas.english.clauses import clause, phrase
from whereas.english.days import say_day
from whereas.english.lexicon import Lexicon
from whereas.english.nouns import capitalised, joined, predicate, with_a, with_the, words_of
from whereas.english.outline import Outline, outline_of
from whereas.english.parameters import parameter_title
from whereas.english.scope import Scope
from whereas.english.values import say_value
from whereas.model.kinds import Basic, DateKind
from whereas.model.law import Definition, DefinitionBody, Greater, LegalFactLine, Parameter, ParameterLine, Suit, Sum
from whereas.model.named_list import NamedList


def scope_of_definition(definition: Definition, lexicon: Lexicon) -> Scope:
    """Return the scope in which what a term is about is in sight."""
    scope = Scope(lexicon=lexicon)
    for variable in definition.parameters:
        scope = scope.binding(variable)
    first = definition.parameters[0].name if len(definition.parameters) == 1 else None
    return scope.about(first)


def definition_words(definition: Definition, lexicon: Lexicon) -> str:
    """Return the beginning of a definition: "A party is a public agency if"; "The clock start of a search is"."""
    scope = scope_of_definition(definition, lexicon)
    nouns = [lexicon.kind_noun(variable.kind) for variable in definition.parameters]
    term = words_of(definition.name)
    if definition.kind is not Basic.YES_NO:
        if isinstance(definition.kind, DateKind):
            term = term.removesuffix(" on").removesuffix(" at")
        of = f" of {joined([with_a(noun) for noun in nouns])}" if nouns else ""
        return f"{capitalised(with_the(term))}{of} is"
    if not nouns:
        return f"{capitalised(with_the(term))} holds if"
    others = [scope.names[variable.name] for variable in definition.parameters[1:]]
    of = f" of {joined([with_a(other.removeprefix('the ')) for other in others])}" if others else ""
    return f"{capitalised(with_a(nouns[0]))} {predicate(with_a(term), holds=True)}{of} if"


def meaning_of(definition: Definition, body: DefinitionBody, lexicon: Lexicon) -> Outline:
    """Return what a term means, under one reading or all, with its parts under each other."""
    if body.body is None:
        return Outline(text="the law uses the term and leaves open what it means")
    scope = scope_of_definition(definition, lexicon)
    if definition.kind is Basic.YES_NO:
        return outline_of(body.body, scope)
    return Outline(text=phrase(body.body, scope))


def days_words(first: dt.date | None, last: dt.date | None) -> str:
    """Return days without a limit on one side: "from 1 July 2026", "until 4 August 2026"; nothing where none is set."""
    said = ["" if first is None else f"from {say_day(first)}", "" if last is None else f"until {say_day(last)}"]
    return " ".join(word for word in said if word)


def parameter_words(parameter: Parameter, lexicon: Lexicon) -> str:
    """Return what a number is called: "the plate limit, for each party"."""
    noun = None if parameter.variable is None else lexicon.kind_noun(parameter.variable.kind)
    return with_the(parameter_title(parameter)) + ("" if noun is None else f", for each {noun}")


def value_words(parameter: Parameter, line: ParameterLine, lexicon: Lexicon) -> str:
    """Return one value of a number, with the case and the days that it is for."""
    scope = Scope(lexicon=lexicon)
    if parameter.variable is not None:
        scope = scope.binding(parameter.variable).about(parameter.variable.name)
    said = phrase(line.value, scope)
    if line.case is not None:
        said += f", where {clause(line.case, scope)}"
    elif any(other.case is not None and _overlap(line, other) for other in parameter.lines):
        said += ", in every other case"
    days = days_words(line.first, line.last)
    return said + (f", {days}" if days else "")


def _overlap(line: ParameterLine, other: ParameterLine) -> bool:
    """Return whether there is a day on which both values hold."""
    first = max(line.first or dt.date.min, other.first or dt.date.min)
    return first <= min(line.last or dt.date.max, other.last or dt.date.max)


def list_words(named: NamedList, lexicon: Lexicon) -> str:
    """Return the members of a list by their titles."""
    if named.are_texts:
        return joined([f"“{item}”" for item in named.items])
    return joined([lexicon.member_title(None, item) for item in named.items])


def legal_fact_words(line: LegalFactLine, lexicon: Lexicon) -> str:
    """Return what is known of a fact about the law itself."""
    said = "not known" if line.value is None else say_value(line.value, None, lexicon)
    days = "" if line.first is None else f" from {say_day(line.first)}"
    source = "" if line.source is None else f"; {line.source}"
    return f"{said}{days}, as last checked on {say_day(line.checked)}{source}"


def sum_words(amount: Sum) -> str:
    """Return what may be recovered: "the greater of actual damages and $1,000"."""
    if isinstance(amount, Greater):
        return (
            f"the {'greater' if amount.is_greater else 'lesser'} of {joined([sum_words(one) for one in amount.sums])}"
        )
    return words_of(amount) if isinstance(amount, str) else str(amount)


def suit_words(suit: Suit) -> Iterator[str]:
    """Yield who may sue, for what, after what notice."""
    who = joined(list(suit.by), "or") if suit.by else "somebody"
    said = f"{capitalised(who)} may sue"
    if suit.recover:
        sums = [sum_words(one) for one in suit.recover]
        is_nested = len(sums) > 1 and any(isinstance(one, Greater) for one in suit.recover)
        said += f" for {'; '.join([*sums[:-1], f'and {sums[-1]}']) if is_nested else joined(sums)}"
    if suit.notice is not None:
        said += f", after notice of {suit.notice}"
    yield f"{said}."
