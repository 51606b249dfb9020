"""A law told from its typed form, as text, JSON or HTML: as sentences, or as decision tables.

Promised: no text of a law becomes mark-up or moves a cursor; only addresses of the web become links.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from whereas.english.nouns import capitalised, joined, words_of
from whereas.report.explained import (
    Column,
    Dispute,
    Duty,
    Exception_,
    Explained,
    Holder,
    Judgment,
    Line,
    Meaning,
    Row,
    Section,
    Table,
    Term,
    Value,
)
from whereas.report.formats.facts import day_words
from whereas.report.formats.html import page
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.plain import plain

Manner: TypeAlias = Literal["sentences", "table"]

_WIDTH = 96
_ANSWERS: Mapping[str, str] = {"yes": "yes", "no": "no", "any": "—"}
_HOLDERS: Mapping[str, str] = {"court": "court", "official": "public official", "party": "neither court nor official"}


def render(explained: Explained, name: str, manner: Manner = "sentences") -> str:
    """Return the law in a format, `text`, `json` or `html`, ending with a line feed.

    Args:
        explained: the law.
        name: the format.
        manner: whether rules are told as sentences or as tables; JSON has both.

    Raises:
        KeyError: there is no such format.
    """
    return {"text": _text, "json": _json, "html": _html}[name](explained, manner)


# ---------------------------------------------------------------------- words that text and HTML share
def outcome_words(row: Row, titles: Iterable[str | None] = ()) -> str:
    """Return what a row comes to: a verdict, with the exception that excuses; of a part of a rule, yes or no."""
    if not row.by:
        return row.outcome
    if row.by[0] in {None if title is None else title[:1].lower() + title[1:] for title in titles}:
        return f"excused, by the exception that the table “{capitalised(row.by[0])}” names"
    if len(row.by) == 1:
        return f"excused by {row.by[0]}"
    return f"excused by that of {joined(list(row.by))} whose own duty comes out best"


def holder_words(holder: Holder) -> str:
    """Return who holds a reading, and with what weight."""
    return f"{holder.name} ({'binding ' if holder.is_binding else ''}{_HOLDERS[holder.kind]})"


def reading_words(meaning: Meaning) -> str:
    """Return the reading under which a term means what follows; nothing where it means that under all."""
    if meaning.reading is None:
        return ""
    return f"Under the reading {words_of(meaning.reading)}, “{meaning.reading_text}”:"


def duty_name(duty: Duty) -> str:
    """Return what a duty is called where its section has several; nothing where it is the only one."""
    return "" if duty.duty is None else words_of(duty.duty)


def exception_name(exception: Exception_) -> str:
    """Return what an exception is called, with what the law says of it and where it is written."""
    said = "another section" if exception.exception == "section" else words_of(exception.exception)
    said += _labelled(exception.label)
    return said + ("" if exception.written_in is None else f", written in {exception.written_in}")


def _labelled(label: str | None) -> str:
    """Return what the law says of an exception, in brackets of its own only where it brings none."""
    if label is None:
        return ""
    if label.startswith("("):
        return f" {label}" if label.endswith(")") else f", {label}"
    return f" ({label})"


def met_words(duty: Duty) -> str:
    """Return how the requirement of a duty is introduced."""
    if duty.rule is None:
        return "It is broken wherever it applies" + (", unless an exception holds." if duty.exceptions else ".")
    return "It permits that if" if duty.modality == "may" else "That is met if"


def answer_words(answer: str) -> str:
    """Return an answer in a cell; a dash where it does not matter."""
    return _ANSWERS[answer]


def judgment_words(judgment: Judgment) -> str:
    """Return the question of a judgment, what it is about and who answers it."""
    about = "" if judgment.about is None else f" It is asked about each {judgment.about}."
    return f"{judgment.question}{about} {capitalised(judgment.answered_by or 'nobody named')} answers."


# ---------------------------------------------------------------------- text
def _text(explained: Explained, manner: Manner) -> str:
    title = plain(explained.title) + ("" if explained.asked is None else f", section {plain(explained.asked)}")
    lines = [title, "=" * min(len(title), _WIDTH)]
    lines += _lines(explained.head, "")
    lines += _declared(explained, manner)
    for section in explained.sections:
        lines += ["", *_section(section, manner)]
    lines += _titled("GOALS", _lines(explained.goals, "  "))
    lines += ["", *_wrapped(explained.notice, "")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        plain(text),
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _titled(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return ["", title, *body] if body else []


def _lines(lines: Iterable[Line], indent: str) -> Iterator[str]:
    for line in lines:
        label = "" if line.label is None else f"{line.label}{'' if line.label.startswith('(') else ':'} "
        yield from _wrapped(f"{label}{line.text}", indent)
        yield from _lines(line.children, f"{indent}  ")


def _declared(explained: Explained, manner: Manner) -> Iterator[str]:
    """Yield what the rules turn on: disputes, judgments, numbers, lists, facts about the law, terms from elsewhere."""
    yield from _titled("DISPUTES", (line for item in explained.disputes for line in _dispute(item)))
    yield from _titled("JUDGMENTS", (line for item in explained.judgments for line in _judgment(item)))
    numbers = (line for item in explained.numbers for line in _valued(item.title, item.values))
    yield from _titled("NUMBERS", numbers)
    lists: list[str] = []
    for item in explained.lists:
        cited = "" if item.cited is None else f" [{item.cited}]"
        lists += _wrapped(f"{capitalised(item.title or words_of(item.name))}: {item.members}{cited}", "  ")
    yield from _titled("LISTS", lists)
    facts = (line for fact in explained.legal_facts for line in (*_wrapped(fact.text, "  "), *_bare(fact.lines)))
    yield from _titled("FACTS ABOUT THE LAW ITSELF", facts)
    terms = (line for term in explained.terms for line in _term(term, "  ", manner, elsewhere=True))
    yield from _titled("TERMS USED HERE AND DEFINED ELSEWHERE", terms)


def _bare(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "      ", first="    - ")


def _valued(title: str, values: Iterable[Value]) -> Iterator[str]:
    yield from _wrapped(f"{capitalised(title)}:", "  ")
    for value in values:
        yield from _bare([value.text + ("" if value.cited is None else f" [{value.cited}]")])


def _dispute(dispute: Dispute) -> Iterator[str]:
    yield from _wrapped(f"{dispute.question} ({words_of(dispute.name)})", "  ")
    for item in dispute.readings:
        held = joined([holder_words(one) for one in item.held_by]) if item.held_by else "nobody named"
        since = "" if item.first is None else f", from {day_words(item.first)}"
        yield from _bare([f"{words_of(item.name)}: {item.text}. Held by {held}{since}."])


def _judgment(judgment: Judgment) -> Iterator[str]:
    yield from _wrapped(f"{capitalised(words_of(judgment.name))}: {judgment_words(judgment)}", "  ")
    for case in judgment.decided:
        yield from _bare([f"Decided: {case.name} ({case.year}): {'yes' if case.answer else 'no'}; {case.facts}"])


def _section(section: Section, manner: Manner) -> Iterator[str]:
    yield from _wrapped(f"SECTION {section.section}: {section.title}", "")
    yield from (f"  | {plain(line)}" for line in (section.text or "").splitlines())
    yield from _lines(section.head, "  ")
    if section.weak is not None:
        yield from _wrapped(f"Weak source: {section.weak}", "  ")
    if section.not_encoded is not None:
        yield from _wrapped(f"Not stated as a rule: {section.not_encoded}", "  ")
    for term in section.terms:
        yield from _term(term, "  ", manner)
    for duty in section.duties:
        yield from _duty(duty, "  ", manner)
    yield from _lines(section.after, "  ")


def _term(term: Term, indent: str, manner: Manner, *, elsewhere: bool = False) -> Iterator[str]:
    at = f" [{term.law}{'' if term.section is None else f', section {term.section}'}]" if elsewhere else ""
    yield from _wrapped(f"Term{at}: {term.sentence}", indent)
    for meaning in term.meanings:
        inner = f"{indent}    "
        if meaning.reading is not None:
            yield from _wrapped(reading_words(meaning), f"{indent}  ")
            inner += "  "
        if manner == "table" and meaning.tables:
            yield from _tables(meaning.tables, inner)
        else:
            yield from _lines((meaning.rule,), inner)


def _duty(duty: Duty, indent: str, manner: Manner) -> Iterator[str]:
    name = duty_name(duty)
    yield from _wrapped(f"Rule{f' ({name})' if name else ''}: {duty.sentence}", indent)
    inner = f"{indent}  "
    if manner == "sentences" and any(line.children for line in duty.when):
        yield from _wrapped("It applies when:", inner)
        yield from _lines(duty.when, f"{inner}  ")
    if manner == "table":
        yield from _tables(duty.tables, inner)
    else:
        yield from _wrapped(met_words(duty) + ("" if duty.rule is None else ":"), inner)
        yield from _lines(() if duty.rule is None else (duty.rule,), f"{inner}  ")
    for item in duty.exceptions:
        yield from _exception(item, inner, "Unless", manner)
    yield from _lines(duty.more, inner)
    if duty.severity is not None:
        yield from _wrapped(f"Severity: {duty.severity}", inner)
    if duty.remedy is not None:
        yield from _wrapped(f"Remedy: {duty.remedy}", inner)


def _exception(item: Exception_, indent: str, word: str, manner: Manner) -> Iterator[str]:
    yield from _wrapped(f"{word} {exception_name(item)}{':' if manner == 'sentences' else '.'}", indent)
    if manner == "sentences":
        yield from _lines((item.rule,), f"{indent}    ")
    for inner in item.unless:
        yield from _exception(inner, f"{indent}  ", "But not if" if word == "Unless" else "Even so if", manner)
    for duty in item.brings:
        yield from _wrapped("Whoever relies on it:", f"{indent}  ")
        yield from _duty(duty, f"{indent}    ", manner)


def _tables(tables: Sequence[Table], indent: str) -> Iterator[str]:
    if len(tables) > 1:
        yield from _wrapped(f"Too wide for one table: split into {len(tables)}, each named where it is used.", indent)
    titles = [table.title for table in tables]
    for table in tables:
        yield from _one_table(table, titles, indent)


def _one_table(table: Table, titles: Sequence[str | None], indent: str) -> Iterator[str]:
    if table.title is not None:
        yield from _wrapped(f"Table “{table.title}”", indent)
    for number, column in enumerate(table.columns, start=1):
        yield from _wrapped(column_words(column), f"{indent}     ", first=f"{indent}  {number}. ")
    head = [str(number) for number in range(1, len(table.columns) + 1)]
    last = "verdict" if table.title is None else "holds"
    yield f"{indent}  {''.join(f'{cell:<5}' for cell in head)}| {last}"
    yield f"{indent}  {'-' * 5 * len(head)}+{'-' * 14}"
    for row in table.rows:
        cells = "".join(f"{answer_words(answer):<5}" for answer in row.answers)
        yield from _wrapped_row(f"{indent}  {cells}| ", plain(outcome_words(row, titles)))


def _wrapped_row(start: str, text: str) -> list[str]:
    width = max(_WIDTH, len(start) + 30)
    return textwrap.wrap(text, width, initial_indent=start, subsequent_indent=" " * len(start))


def column_words(column: Column) -> str:
    """Return a condition at the head of a column, with the table that says when it holds."""
    return column.text if column.table is None else f"{capitalised(column.text)}: see the table of that name"


# ---------------------------------------------------------------------- JSON, HTML
def _json(explained: Explained, manner: Manner) -> str:
    del manner
    return with_escapes(json.dumps(explained.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def _html(explained: Explained, manner: Manner) -> str:
    return page(
        "explained.html.j2",
        explained=explained,
        manner=manner,
        answer=answer_words,
        column_words=column_words,
        duty_name=duty_name,
        exception_name=exception_name,
        holder_words=holder_words,
        judgment_words=judgment_words,
        met_words=met_words,
        outcome_words=outcome_words,
        reading_words=reading_words,
        words=words_of,
    ).lstrip("\n")
