"""Conditions: from an expression to its truth in the worlds at hand, as things stand or in a future.

What comes in: an expression and what its variables are bound to. What goes out: true, false or idle; or a `Fork`
where the worlds at hand differ. Promised: a part that decides is found before a part that forks, whatever their order
in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import assert_never

from whereas.evaluate.aside import apart
from whereas.evaluate.domains import orders, rank, same
from whereas.evaluate.gaps import Fork, Gap, GapKind
from whereas.evaluate.handles import Env, Handle, ListView, Operand, Origin, path_of
from whereas.evaluate.law_state import reading_domain
from whereas.evaluate.operands import bind_subjects, body_of, comparable, is_none, value
from whereas.evaluate.parties import compares_players, is_one_party, players_of, same_party
from whereas.evaluate.reading import read_field
from whereas.evaluate.run import Run
from whereas.evaluate.sets import has_any, has_member
from whereas.evaluate.timing import compare_in_time
from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    BearerOf,
    Constant,
    Defined,
    Expression,
    Field,
    Item,
    Judged,
    Known,
    Knows,
    LegalFactOf,
    NoGap,
    Not,
    Or,
    ParameterOf,
    Quantified,
    RolePlayer,
    Root,
    SectionIs,
    UnderReading,
    Variable,
)
from whereas.model.operators import ROWS, Operator
from whereas.model.vocabulary import NoneMeans
from whereas.values.dates import Standing, Uncertain
from whereas.values.scalars import Duration, Nothing, Ref, Value
from whereas.values.truth import Truth, truth_of

_COMPOUND = (And, Or, Not, Quantified, Defined, SectionIs)


def truth(run: Run, expression: Expression, env: Env) -> Truth:
    """Return the truth of a condition in the worlds at hand.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    key = (id(expression), env.key, run.mode, run.anchor_key)
    known = run.settled.get(key)
    if known is not None:
        return known
    before = run.gap_reads
    if isinstance(expression, _COMPOUND):
        found = apart(run, (id(expression), env.key), partial(_truth, run, expression, env))
    else:
        found = _truth(run, expression, env)
    if run.gap_reads == before and not run.trial:
        run.settled[key] = found
    return found


def _truth(run: Run, expression: Expression, env: Env) -> Truth:  # noqa: C901 - one case a shape
    match expression:
        case And(parts=parts):
            return all_of(partial(run.truth, part.condition, env) for part in parts)
        case Or(parts=parts):
            return any_of(partial(run.truth, part.condition, env) for part in parts)
        case Not(condition=condition):
            return run.truth(condition, env).negated()
        case Apply():
            return _apply(run, expression, env)
        case Quantified():
            return run.quantified(expression, env)
        case NoGap():
            return run.no_gap(expression, env)
        case Defined():
            return _defined(run, expression, env)
        case Judged(law=law, judgment=judgment, subject=subject):
            return _judged(run, law, judgment, subject, env)
        case UnderReading(law=law, dispute=dispute, reading=reading):
            gap = Gap(GapKind.READING, (law, dispute), f"{law} {dispute}")
            return truth_of(run.pick(gap, lambda: reading_domain(run, law, dispute)) == reading)
        case Knows():
            return _knows(run, expression, env)
        case SectionIs():
            return run.section_is(expression, env)
        case (
            Constant() | Variable() | Root() | RolePlayer() | Item() | BearerOf() | Field()
            | ParameterOf() | LegalFactOf() | Aggregate()
        ):  # fmt: skip
            return run.decide(_site(run, expression, env), lambda: _as_truth(value(run, expression, env)))
        case _:
            assert_never(expression)


def _as_truth(operand: Operand) -> Truth:
    return truth_of(operand is True)


def _site(run: Run, expression: Expression, env: Env) -> object:
    return (id(expression), env.key, run.mode, run.anchor_key)


# ---------------------------------------------------------------------- all and any
def all_of(parts: Iterable[Callable[[], Truth]]) -> Truth:
    """Return the least truth of the parts; a part that is false decides, even where another forks."""
    return _fold(parts, stop=Truth.FALSE, start=Truth.TRUE)


def any_of(parts: Iterable[Callable[[], Truth]]) -> Truth:
    """Return the greatest truth of the parts; a part that is true decides, even where another forks."""
    return _fold(parts, stop=Truth.TRUE, start=Truth.FALSE)


def _fold(parts: Iterable[Callable[[], Truth]], *, stop: Truth, start: Truth) -> Truth:
    found = start
    waiting: Fork | None = None
    for part in parts:
        try:
            part_truth = part()
        except Fork as fork:
            if waiting is None or (fork.is_future and not waiting.is_future):
                waiting = fork
            continue
        if part_truth is stop:
            return stop
        found = min(found, part_truth) if stop is Truth.FALSE else max(found, part_truth)
    if waiting is not None:
        raise waiting
    return found


# ---------------------------------------------------------------------- operators
def _apply(run: Run, expression: Apply, env: Env) -> Truth:
    operator = expression.operator
    site = _site(run, expression, env)
    if ROWS[operator].compares_dates:
        return compare_in_time(run, expression, env, site)
    if operator in (Operator.IS, Operator.IS_ONE_OF) and compares_players(expression.operands):
        return is_one_party(run, expression.operands, env, any_of)
    if operator in (Operator.INCLUDES, Operator.SAME_MEMBERS) or _is_list(run, expression, env):
        return LISTS[operator](run, expression, env)
    compute = COMPARISONS.get(operator)
    if compute is None:
        return run.decide(site, lambda: _as_truth(value(run, expression, env)))
    if operator is Operator.EXISTS and _stands_still(run):
        with run.reading(run.with_mode(future=None)):
            return run.decide((site, "now"), lambda: compute(run, expression, env))
    return run.decide(site, lambda: compute(run, expression, env))


def _is_list(run: Run, expression: Apply, env: Env) -> bool:
    del run, env
    return expression.operator is Operator.EXISTS and _kind_is_list(expression.operands[0])


def _kind_is_list(operand: Expression) -> bool:
    kind = getattr(operand, "kind", None)
    return type(kind).__name__ == "ListKind"


def _stands_still(run: Run) -> bool:
    return run.mode.future is not None and run.mode.future.running_only


def _is(run: Run, expression: Apply, env: Env) -> Truth:
    left, right = (comparable(value(run, operand, env)) for operand in expression.operands)
    return truth_of(_same(run, left, right))


def _same(run: Run, left: Value | Standing, right: Value | Standing) -> bool:
    if isinstance(left, (Nothing, Standing)) or isinstance(right, (Nothing, Standing)):
        return False
    if isinstance(left, Duration) and isinstance(right, Duration) and rank(run, left, right) is None:
        raise Uncertain
    return same(run, left, right)


def _is_one_of(run: Run, expression: Apply, env: Env) -> Truth:
    first = comparable(value(run, expression.operands[0], env))
    return truth_of(any(_same(run, first, comparable(value(run, o, env))) for o in expression.operands[1:]))


def _exists(run: Run, expression: Apply, env: Env) -> Truth:
    """An event exists once it has happened: what is stated of one that has not happened yet does not make it be."""
    found = value(run, expression.operands[0], env)
    if isinstance(found, Handle):
        record = run.case.vocabulary.records[found.type]
        if record.is_event and record.judged_on is not None:
            found = read_field(run, found, record.fields[record.judged_on], None)
    return truth_of(not is_none(found))


def _order(run: Run, expression: Apply, env: Env, allowed: Callable[[int], bool]) -> Truth:
    """Compare two amounts; one that is none is without limit or zero where the vocabulary says so, else it fails."""
    left, right = (value(run, operand, env) for operand in expression.operands)
    if is_none(left) or is_none(right):
        compared = _compare_none(run, expression, left, right)
        return truth_of(compared is not None and allowed(compared))
    outcomes = {allowed(found) for found in orders(run, comparable(left), comparable(right))}
    if len(outcomes) != 1:
        raise Uncertain
    return truth_of(outcomes.pop())


def _compare_none(run: Run, expression: Apply, left: Operand, right: Operand) -> int | None:
    sizes = [_size(run, operand, known) for operand, known in zip(expression.operands, (left, right), strict=True)]
    if None in sizes:
        return None
    first, second = sizes
    if first is None or second is None:
        return None
    return (first > second) - (first < second)


def _size(run: Run, operand: Expression, known: Operand) -> float | None:
    """Return infinity for "unlimited", zero for "zero", and a number between them for an amount that is known."""
    if not is_none(known):
        amount = getattr(known, "amount", known)
        return 0.0 if amount == 0 else 1.0
    if isinstance(operand, Field):
        match run.case.field(operand.record, operand.name).none_means:
            case NoneMeans.UNLIMITED:
                return float("inf")
            case NoneMeans.ZERO:
                return 0.0
            case None:
                return None
    return None


def _mentions(run: Run, expression: Apply, env: Env) -> Truth:
    """Find the words as whole words in any case; a text that is not known may hold them or not."""
    words = value(run, expression.operands[1], env)
    text = value(run, expression.operands[0], env)
    if is_none(text) or not isinstance(text, str) or not isinstance(words, str):
        return Truth.FALSE
    if text.startswith("\ufffc"):
        raise Uncertain
    return truth_of(contains_words(text, words))


def contains_words(text: str, words: str) -> bool:
    """Return whether a text contains words as whole words, in any case of letters, however they are spaced."""
    hay, needle = " ".join(text.casefold().split()), " ".join(words.casefold().split())
    start = hay.find(needle) if needle else -1
    while start >= 0:
        end = start + len(needle)
        before, after = hay[start - 1 : start], hay[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = hay.find(needle, start + 1)
    return False


Comparison = Callable[[Run, Apply, Env], Truth]

COMPARISONS: Mapping[Operator, Comparison] = {
    Operator.IS: _is,
    Operator.IS_ONE_OF: _is_one_of,
    Operator.EXISTS: _exists,
    Operator.AT_LEAST: lambda run, e, env: _order(run, e, env, lambda found: found >= 0),
    Operator.AT_MOST: lambda run, e, env: _order(run, e, env, lambda found: found <= 0),
    Operator.MORE_THAN: lambda run, e, env: _order(run, e, env, lambda found: found > 0),
    Operator.LESS_THAN: lambda run, e, env: _order(run, e, env, lambda found: found < 0),
    Operator.MENTIONS: _mentions,
}


# ---------------------------------------------------------------------- lists
def _view(run: Run, operand: Expression, env: Env) -> ListView:
    found = run.resolve(lambda: value(run, operand, env))
    return found if isinstance(found, ListView) else ListView(path="")


def _includes(run: Run, expression: Apply, env: Env) -> Truth:
    view = _view(run, expression.operands[0], env)
    items = players_of(run, expression.operands[1], env)
    return any_of(partial(_has, run, view, item) for item in items)


def _has(run: Run, view: ListView, item: object) -> Truth:
    if isinstance(item, (Nothing, Standing)):
        return Truth.FALSE
    parts: list[Callable[[], Truth]] = [lambda: truth_of(has_member(run, view, item))]  # type: ignore[arg-type]
    if isinstance(item, Ref):
        parts.extend(partial(same_party, run, member, item) for member in view.members)
    return any_of(parts)


def _list_exists(run: Run, expression: Apply, env: Env) -> Truth:
    operand = expression.operands[0]
    if isinstance(operand, Root):
        return run.root_exists(operand, env)
    return truth_of(has_any(run, _view(run, operand, env)))


def _same_members(run: Run, expression: Apply, env: Env) -> Truth:
    left, right = (_view(run, operand, env) for operand in expression.operands)
    items = dict.fromkeys((*left.members, *right.members, *left.universe, *right.universe))
    parts: list[Callable[[], Truth]] = [partial(_both_or_neither, run, left, right, item) for item in items]
    if (left.is_open or right.is_open) and not (left.universe and right.universe):
        gap = Gap(GapKind.OUTCOME, ("same members", left.path, right.path), f"{left.path} and {right.path}")
        parts.append(lambda: truth_of(run.flag(gap)))
    return all_of(parts)


def _both_or_neither(run: Run, left: ListView, right: ListView, item: Value) -> Truth:
    return truth_of(has_member(run, left, item) == has_member(run, right, item))


LISTS: Mapping[Operator, Comparison] = {
    Operator.INCLUDES: _includes,
    Operator.EXISTS: _list_exists,
    Operator.SAME_MEMBERS: _same_members,
}


# ---------------------------------------------------------------------- definitions, judgments, knowledge
def _defined(run: Run, expression: Defined, env: Env) -> Truth:
    """Read a defined term as if it were written out here; one that the law leaves open is a gap of its own."""
    inner = run.resolve(lambda: bind_subjects(run, expression, env))
    body = body_of(run, expression)
    if body is None or body.body is None:
        key = (expression.law, expression.name, inner.key)
        return truth_of(run.flag(Gap(GapKind.OUTCOME, ("not given", *key), f"{expression.law} {expression.name}")))
    return run.truth(body.body, inner)


def _judged(run: Run, law: str, judgment: str, subject: Expression | None, env: Env) -> Truth:
    about = None if subject is None else run.resolve(lambda: value(run, subject, env))
    ref = about.ref if isinstance(about, Handle) else about if isinstance(about, Ref) else None
    for answer in run.case.deal.answers:
        if answer.law == law and answer.judgment == judgment and answer.subject == ref:
            return truth_of(answer.answer)
    where = "" if about is None else path_of(about)
    if isinstance(about, Handle) and about.origin is Origin.FUTURE:
        # Of what may come to be nobody can be asked: it may come to be either way, like every field of it.
        return truth_of(run.flag(run.gap(GapKind.FUTURE, (law, judgment, where, run.future_at_hand), where)))
    gap = Gap(GapKind.JUDGMENT, (law, judgment, where), f"{judgment} of {where}" if where else judgment)
    return truth_of(run.flag(gap))


def _knows(run: Run, expression: Knows, env: Env) -> Truth:
    """What somebody knows is a gap per person, subject and date; to know something implies that it is so."""
    who = run.resolve(lambda: value(run, expression.who, env))
    key = (path_of(who), id(expression.condition), env.key)
    gap = Gap(GapKind.KNOWLEDGE, (*key, Known.KNOWS), f"what {path_of(who)} knows")
    reason = Gap(GapKind.KNOWLEDGE, (*key, Known.REASON_TO_BELIEVE), f"what {path_of(who)} has reason to believe")

    def knows() -> Truth:
        return all_of((lambda: run.truth(expression.condition, env), lambda: truth_of(run.flag(gap))))

    if expression.known is Known.KNOWS:
        return knows()
    return any_of((knows, lambda: truth_of(run.flag(reason))))
