"""A decision table is complete, its rows never overlap, and each row says what the rule says.

The rule is read here anew, straight from the typed duty, and never through the formulas that the tables are made from.
"""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from itertools import product

import pytest

from tests.explain.shipped import shipped
from whereas.english import Lexicon
from whereas.english.nouns import words_of
from whereas.explain.decision import MOST_COLUMNS, MOST_ROWS, Outcome, Table, tables_of
from whereas.explain.formula import shape_of
from whereas.explain.ruling import decision_of, relied_on_in
from whereas.explain.subject import scope_of
from whereas.model.expression import And, Apply, Constant, Expression, Not, Or, SectionRef
from whereas.model.law import Displacement, Duty, Exception_, Grandfathered, Modality

pytestmark = pytest.mark.xdist_group("shipped law")  # one worker reads all law that ships, once

_MOST_ENUMERATED = 7
_DRAWS = 60

Answers = Mapping[Hashable, bool]


# ---------------------------------------------------------------------- the rule, read anew
def holds(expression: Expression, answers: Answers) -> bool:
    match expression:
        case And(parts=parts):
            return all(holds(part.condition, answers) for part in parts)
        case Or(parts=parts):
            return any(holds(part.condition, answers) for part in parts)
        case Not(condition=condition):
            return not holds(condition, answers)
        case Apply(operands=(Constant(value=first), Constant(value=second))):
            return first == second
        case _:
            return answers[shape_of(expression)]


def leaves(expression: Expression) -> Iterator[Hashable]:
    match expression:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from leaves(part.condition)
        case Not(condition=condition):
            yield from leaves(condition)
        case Apply(operands=(Constant(), Constant())):
            return
        case _:
            yield shape_of(expression)


def prevailing(exception: Exception_) -> Iterator[Hashable]:
    return (("prevails", shape_of((ref,))) for ref in exception.prevails)


def excuses(exception: Exception_, answers: Answers, only: Hashable | None = None) -> bool:
    if exception.prevails:
        wanted = [key for key in prevailing(exception) if only is None or key == only]
        if not any(answers[key] for key in wanted):
            return False
    if exception.condition is not None and not holds(exception.condition, answers):
        return False
    return not any(excuses(inner, answers) for inner in exception.unless)


def spared(old: Grandfathered, answers: Answers) -> bool:
    return answers["until", shape_of(old.until)] and holds(old.condition, answers)


def displaced(item: Displacement, answers: Answers) -> bool:
    return answers["displaced", shape_of(item.by)] if item.where is None else holds(item.where, answers)


def ways_of(duty: Duty) -> Iterator[tuple[str, Exception_, Hashable | None]]:
    for exception in duty.exceptions:
        if len(exception.prevails) < 2:
            yield words_of(exception.name), exception, None
        else:
            for ref, key in zip(exception.prevails, prevailing(exception), strict=True):
                yield words_of(f"{exception.name} {ref.section}"), exception, key


def applies(duty: Duty, answers: Answers) -> bool:
    wheres = [item.where for item in duty.bindings if item.where is not None]
    forces = [item.condition for item in duty.force if item.condition is not None]
    return (
        all(holds(condition, answers) for condition in (*wheres, *forces, *duty.when))
        and not any(spared(old, answers) for old in duty.grandfathered)
        and not any(displaced(item, answers) for item in duty.displacements)
    )


def verdict(duty: Duty, answers: Answers) -> Outcome:
    if not applies(duty, answers):
        return Outcome("inapplicable")
    is_met = duty.requirement is not None and holds(duty.requirement, answers)
    held = [(name, one, only) for name, one, only in ways_of(duty) if excuses(one, answers, only)]
    if duty.modality is Modality.MAY:
        return Outcome("satisfied" if is_met and not held else "inapplicable")
    if is_met:
        return Outcome("satisfied")
    free = [name for name, one, only in held if not is_burdened(one, only)]
    by = free[:1] or [name for name, _, _ in held]
    return Outcome("excused", tuple(by)) if by else Outcome("violated")


def is_burdened(exception: Exception_, only: Hashable | None) -> bool:
    """Return whether an exception brings a duty, or a section says what follows when it is relied on."""
    reliances = {key for section in relied_on() for key in [("prevails", shape_of((section,)))]}
    return bool(exception.attached) or (only in reliances if only else bool(reliances & set(prevailing(exception))))


@cache
def relied_on() -> tuple[SectionRef, ...]:
    return relied_on_in(shipped()[0].values())


def conditions_of(duty: Duty) -> set[Hashable]:
    """Return what must be known to judge a duty."""
    wheres = (*(item.where for item in duty.bindings), *(item.where for item in duty.displacements))
    expressions = [where for where in wheres if where is not None]
    expressions += [item.condition for item in duty.force if item.condition is not None]
    expressions += [*duty.when, *(old.condition for old in duty.grandfathered)]
    expressions += [] if duty.requirement is None else [duty.requirement]
    found = {key for expression in expressions for key in leaves(expression)}
    found |= {("until", shape_of(old.until)) for old in duty.grandfathered}
    found |= {("displaced", shape_of(item.by)) for item in duty.displacements if item.where is None}
    for exception in duty.exceptions:
        found |= set(of_exception(exception))
    return found


def of_exception(exception: Exception_) -> Iterator[Hashable]:
    yield from prevailing(exception)
    if exception.condition is not None:
        yield from leaves(exception.condition)
    for inner in exception.unless:
        yield from of_exception(inner)


# ---------------------------------------------------------------------- the tables, read
def fits(answers: tuple[str, ...], given: tuple[bool, ...]) -> bool:
    return all(wanted in ("any", "yes" if is_so else "no") for wanted, is_so in zip(answers, given, strict=True))


def outcome_of(table: Table, given: tuple[bool, ...]) -> Outcome:
    (row,) = [row for row in table.rows if fits(row.answers, given)]
    return row.outcome


def read(tables: tuple[Table, ...], answers: Answers) -> Outcome:
    """Return what the first of the tables comes to, those that it is split into looked up where it names them."""
    by_title = {table.title: table for table in tables}
    known: dict[str | None, Outcome] = {}

    def look(title: str | None) -> Outcome:
        if title not in known:
            table = by_title[title]
            given = tuple(
                answers[column.condition.key] if column.table is None else look(column.table).name != "no"
                for column in table.columns
            )
            known[title] = outcome_of(table, given)
        return known[title]

    found = look(None)
    return look(found.by[0]) if found.by and found.by[0] in by_title else found


# ---------------------------------------------------------------------- every duty that ships
def duties() -> Iterator[Duty]:
    linked, _ = shipped()
    for law in linked.values():
        for section in law.sections:
            yield from section.duties


@cache
def made_of_each() -> tuple[tuple[Duty, tuple[Table, ...]], ...]:
    """Return each duty that ships with its tables."""
    _, lexicon = shipped()
    return tuple((duty, tables(duty, lexicon)) for duty in duties())


def tables(duty: Duty, lexicon: Lexicon) -> tuple[Table, ...]:
    return tables_of(decision_of(duty, scope_of(duty, lexicon), relied_on()))


def test_of_the_rows_of_every_table_exactly_one_fits_each_combination() -> None:
    for duty, made in made_of_each():
        for table in made:
            assert len(table.columns) <= MOST_COLUMNS, (duty.section, table.title)
            assert len(table.rows) <= MOST_ROWS, (duty.section, table.title)
            for given in product((True, False), repeat=len(table.columns)):
                outcome_of(table, given)  # fails where none fits, or several


def test_every_row_says_what_the_rule_says() -> None:
    draw = random.Random(1)  # noqa: S311 - a test that is the same each time
    met: set[str] = set()
    for duty, made in made_of_each():
        keys = sorted(conditions_of(duty), key=repr)
        for answers in combinations(keys, draw):
            expected = verdict(duty, answers)
            assert read(made, answers) == expected, (duty.section, answers)
            met.add(expected.name)
    assert met == {"satisfied", "violated", "excused", "inapplicable"}


def combinations(keys: list[Hashable], draw: random.Random) -> Iterator[Answers]:
    """Yield all combinations of answers where there are few, else some of them, drawn alike each time."""
    if len(keys) <= _MOST_ENUMERATED:
        for given in product((True, False), repeat=len(keys)):
            yield dict(zip(keys, given, strict=True))
        return
    for _ in range(_DRAWS):
        share = draw.random()
        yield {key: draw.random() < share for key in keys}


def test_a_wrong_row_would_be_found() -> None:
    """Turn the verdict of one row of a table round: the reading above must tell."""
    linked, lexicon = shipped()
    duty = next(item for section in linked["us.ca.sb34"].sections for item in section.duties if item.exceptions)
    (table, *rest) = tables(duty, lexicon)
    last = table.rows[-1]
    assert last.outcome.name != "satisfied"
    wrong = type(last)(answers=last.answers, outcome=Outcome("satisfied"))
    turned = (type(table)(title=None, columns=table.columns, rows=(*table.rows[:-1], wrong)), *rest)
    keys = sorted(conditions_of(duty), key=repr)
    draw = random.Random(1)  # noqa: S311 - a test that is the same each time
    assert any(read(turned, item) != verdict(duty, item) for item in combinations(keys, draw))


def test_a_duty_that_an_exception_brings_applies_where_that_exception_is_relied_on() -> None:
    _, lexicon = shipped()
    seen = 0
    for duty in duties():
        for exception in duty.exceptions:
            for brought in exception.attached:
                made = tables_of(decision_of(brought, scope_of(brought, lexicon), relied_on(), brought_by="x"))
                for keys in ({}, {("relied on", "x"): False}):
                    answers = dict.fromkeys(conditions_of(brought), True) | {("relied on", "x"): True} | keys
                    found = read(made, answers)
                    assert (found.name == "inapplicable") is bool(keys)
                seen += 1
    assert seen


@pytest.mark.parametrize("section", ["1798.90.55(b)"])
def test_a_table_has_a_column_for_each_condition(section: str) -> None:
    linked, lexicon = shipped()
    duty = next(item for part in linked["us.ca.sb34"].sections if part.number == section for item in part.duties)
    named = {column.condition.key for table in tables(duty, lexicon) for column in table.columns if not column.table}
    assert named == conditions_of(duty)
