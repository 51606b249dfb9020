"""What people decided about a deal: judgments that they answered, readings that they chose, waivers that they granted.

Comes in: the entries of `judgments`, `readings` and `waivers`. Goes out: the model's answers, choices and waivers.
Promise: each has a person or authority, a date, and a subject that the deal names; the engine never answers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from whereas.facts.context import Reading
from whereas.facts.nodes import Block, Entry, Node, Series, Text, is_unknown
from whereas.facts.problems_forms import EndsBeforeStart, WrongForm
from whereas.facts.problems_names import AboutNothing, BadPath, MissingKey, UnknownItem, UnknownKey, shown
from whereas.facts.scalars import misread
from whereas.facts.stated import MANNER_KEYS, read_stated
from whereas.model.facts import Answer, Citation, ReadingChoice, Waiver
from whereas.text import Span
from whereas.values.literals import Misread, read_day, read_moment, read_yes_no
from whereas.values.scalars import Ref

_T = TypeVar("_T")
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_LAW = rf"{_NAME}(?:\.[A-Za-z0-9_]+)*"
_JUDGMENT = re.compile(rf"(?P<name>{_NAME}) of (?P<law>{_LAW})")
_READING = re.compile(rf"(?P<law>{_LAW}) (?P<name>{_NAME})|(?P<name2>{_NAME}) of (?P<law2>{_LAW})")
_SECTION = re.compile(
    rf"(?:section )?(?:\"(?P<quoted>[^\"]+)\"|(?P<number>[A-Z0-9][^\s#\"]*))(?:#(?P<duty>{_NAME}))? of (?P<law>{_LAW})"
)
_PATH = re.compile(rf"(?P<root>{_NAME})(?:\[(?P<key>[^\[\]]+)\])?")
_DAY = ("a day", "2026-03-02")
_MOMENT = ("a moment with its time zone", "2026-08-31T23:59:59-07:00")
_JUDGMENT_KEYS = ("judgment", "about", "answer", "by", "on", "because")
_CHOICE_KEYS = ("choose", "because")
_WAIVER_KEYS = (
    "section",
    "scope",
    "authority",
    "instrument",
    "reason",
    "granted_on",
    "expires_at",
    "source",
    "at",
    "quote",
)


# ---------------------------------------------------------------------- judgments
def read_answers(reading: Reading, entry: Entry) -> tuple[Answer, ...]:
    """Return the judgments that people have answered."""
    blocks = _blocks(reading, entry, "[{judgment: ..., about: ..., answer: yes, by: ..., on: 2026-03-02}]")
    found = (_answer(reading, block) for block in blocks)
    return tuple(answer for answer in found if answer is not None)


def _answer(reading: Reading, block: Block) -> Answer | None:
    form = _Form(reading, block, _JUDGMENT_KEYS, MissingKey.of_judgment)
    name = form.match("judgment", _JUDGMENT, BadPath.judgment, "needed_for_leads of us.co.sb22_113")
    answer = form.read("answer", read_yes_no, ("yes or no", "yes"))
    on = form.read("on", read_day, _DAY)
    by = form.text("by")
    about = block.get("about")
    subject = None if about is None or is_unknown(about.value) else find_record(reading, about.value)
    if name is None or answer is None or on is None or by is None:
        return None
    return Answer(
        law=name["law"],
        judgment=name["name"],
        subject=subject,
        answer=answer,
        by=by,
        on=on,
        because=form.text("because", is_needed=False),
        span=block.span,
        named=form.where("judgment"),
    )


# ---------------------------------------------------------------------- readings
def read_choices(reading: Reading, entry: Entry) -> tuple[ReadingChoice, ...]:
    """Return the readings of disputed law that are chosen for this deal."""
    if is_unknown(entry.value):
        return ()
    if not isinstance(entry.value, Block):
        example = "us.ca.sb34 who_is_public: {choose: in_state_only, because: ...}"
        reading.report(
            WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.choices, example=example)
        )
        return ()
    found = (_choice(reading, part) for part in entry.value.entries)
    return tuple(choice for choice in found if choice is not None)


def _choice(reading: Reading, entry: Entry) -> ReadingChoice | None:
    name = _READING.fullmatch(entry.key.value)
    if name is None:
        text = shown(entry.key.value)
        problem = BadPath(span=entry.key.span, text=text, wanted=BadPath.dispute, example="us.ca.sb34 who_is_public")
        reading.report(problem)
        return None
    law, dispute = name["law"] or name["law2"], name["name"] or name["name2"]
    if isinstance(entry.value, Text) and not is_unknown(entry.value):
        chosen = entry.value.value
        return ReadingChoice(
            law=law,
            dispute=dispute,
            reading=chosen,
            because=None,
            span=entry.span,
            named=entry.key.span,
            chosen=entry.value.span,
        )
    block = entry.value if isinstance(entry.value, Block) else Block((), entry.span)
    form = _Form(reading, block, _CHOICE_KEYS, MissingKey.of_reading)
    choice = form.text("choose")
    because = form.text("because", is_needed=False)
    if choice is None:
        return None
    return ReadingChoice(
        law=law,
        dispute=dispute,
        reading=choice,
        because=because,
        span=entry.span,
        named=entry.key.span,
        chosen=form.where("choose"),
    )


# ---------------------------------------------------------------------- waivers
def read_waivers(reading: Reading, entry: Entry) -> tuple[Waiver, ...]:
    """Return the variances that were granted for this deal."""
    found = (_waiver(reading, block) for block in _blocks(reading, entry, "[{section: 4(a) of us.ca.sb34, ...}]"))
    return tuple(waiver for waiver in found if waiver is not None)


def _waiver(reading: Reading, block: Block) -> Waiver | None:
    form = _Form(reading, block, _WAIVER_KEYS, MissingKey.of_waiver)
    section = form.match("section", _SECTION, BadPath.section, "9.64.030(1)(A) of us.ca.oakland.omc_9_64")
    granted_on = form.read("granted_on", read_day, _DAY)
    expires_at = form.read("expires_at", read_moment, _MOMENT)
    authority, instrument, reason = form.text("authority"), form.text("instrument"), form.text("reason")
    instances, acts_from = _scope(reading, block.get("scope"))
    citations = _waiver_citations(reading, block)
    if granted_on is not None and expires_at is not None and expires_at.date() < granted_on:
        span = (block.get("expires_at") or block.entries[0]).value.span
        last = expires_at.date().isoformat()
        reading.report(EndsBeforeStart(span=span, first=granted_on.isoformat(), last=last))
    if section is None or granted_on is None or expires_at is None:
        return None
    if authority is None or instrument is None or reason is None:
        return None
    return Waiver(
        law=section["law"],
        section=section["quoted"] or section["number"],
        duty=section["duty"],
        instances=instances,
        acts_from=acts_from,
        authority=authority,
        instrument=instrument,
        reason=reason,
        granted_on=granted_on,
        expires_at=expires_at,
        citations=citations,
        span=block.span,
        named=form.where("section"),
    )


def _waiver_citations(reading: Reading, block: Block) -> tuple[Citation, ...]:
    said = tuple(entry for entry in block.entries if entry.key.value in MANNER_KEYS & set(_WAIVER_KEYS))
    return read_stated(reading, Block(said, block.span), None).citations


def _scope(reading: Reading, entry: Entry | None) -> tuple[tuple[Ref, ...], dt.date | None]:
    if entry is None or is_unknown(entry.value):
        return (), None
    if not isinstance(entry.value, Block):
        example = 'scope: {instances: ["technologies[readers]"], acts_from: 2026-03-01}'
        reading.report(
            WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.a_scope, example=example)
        )
        return (), None
    form = _Form(reading, entry.value, ("instances", "acts_from"), MissingKey.of_waiver)
    acts_from = form.read("acts_from", read_day, _DAY, is_needed=False)
    named = entry.value.get("instances")
    if named is None or is_unknown(named.value):
        return (), acts_from
    parts = named.value.items if isinstance(named.value, Series) else (named.value,)
    if not parts:
        reading.report(
            WrongForm(span=named.value.span, found=WrongForm.other, wanted=WrongForm.instances, example="[flows[clip]]")
        )
    found = (find_record(reading, part) for part in parts)
    return tuple(ref for ref in found if ref is not None), acts_from


# ---------------------------------------------------------------------- parts
def find_record(reading: Reading, node: Node) -> Ref | None:
    """Return the record that `flows[clip]` or `request_log` names; None, reported, where there is none."""
    if not isinstance(node, Text):
        reading.report(
            WrongForm(span=node.span, found=WrongForm.a_list, wanted=WrongForm.path, example='"flows[clip]"')
        )
        return None
    path = _PATH.fullmatch(node.value)
    if path is None:
        problem = BadPath(span=node.span, text=shown(node.value), wanted=BadPath.record, example="flows[clip]")
        reading.report(problem)
        return None
    root, key = path["root"], path["key"]
    vocabulary = reading.vocabulary
    if key is None and root in vocabulary.singles:
        return Ref(root)
    if key is None or root not in vocabulary.lists:
        known = (*vocabulary.lists, *(vocabulary.singles if key is None else ()))
        hint = "" if root in known else reading.hint(root, known)
        if key is None and root in vocabulary.lists:
            reading.report(BadPath(span=node.span, text=root, wanted=BadPath.record, example=f"{root}[...]"))
        else:
            reading.report(UnknownItem(span=node.span, name=shown(node.value), wanted=UnknownItem.lists, hint=hint))
        return None
    if root not in reading.keys:
        reading.report(AboutNothing(span=node.span, name=shown(node.value)))
    elif key not in reading.keys[root]:
        hint = reading.hint(key, reading.keys[root])
        reading.report(UnknownItem(span=node.span, name=shown(key), wanted=f"`{root}`", hint=hint))
        return None
    return Ref(root, key)


def _blocks(reading: Reading, entry: Entry, example: str) -> tuple[Block, ...]:
    """Return the parts of a list of which each is a set of names with values."""
    if is_unknown(entry.value):
        return ()
    if not isinstance(entry.value, Series):
        reading.report(
            WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.a_list, example=example)
        )
        return ()
    found = []
    for item in entry.value.items:
        if isinstance(item, Block):
            found.append(item)
        else:
            reading.report(
                WrongForm(span=item.span, found=WrongForm.one_value, wanted=WrongForm.names, example=example)
            )
    return tuple(found)


class _Form:
    """A set of names with values of which some are needed."""

    def __init__(self, reading: Reading, block: Block, keys: tuple[str, ...], place: str) -> None:
        self.reading = reading
        self.block = block
        self.place = place
        for entry in block.entries:
            if entry.key.value not in keys:
                hint = self.reading.hint(entry.key.value, keys)
                reading.report(UnknownKey(span=entry.key.span, name=shown(entry.key.value), place=place, hint=hint))

    def where(self, name: str) -> Span | None:
        """Return where the value of that name stands."""
        entry = self.block.get(name)
        return None if entry is None else entry.value.span

    def text(self, name: str, *, is_needed: bool = True) -> str | None:
        """Return the text of that name; None, reported where it is needed, where there is none."""
        node = self._text_node(name, is_needed=is_needed)
        return None if node is None else node.value

    def read(
        self, name: str, reader: Callable[[str], _T | Misread], wanted: tuple[str, str], *, is_needed: bool = True
    ) -> _T | None:
        """Return the value of that name; None, reported, where it is no such value, or is needed and missing."""
        node = self._text_node(name, is_needed=is_needed)
        if node is None:
            return None
        found = reader(node.value)
        if isinstance(found, Misread):
            self.reading.report(misread(node, found, wanted))
            return None
        return found

    def match(self, name: str, pattern: re.Pattern[str], wanted: str, example: str) -> re.Match[str] | None:
        """Return the parts of a name that is written in a form; None, reported, where it is not."""
        node = self._text_node(name, is_needed=True)
        if node is None:
            return None
        found = pattern.fullmatch(node.value)
        if found is None:
            self.reading.report(BadPath(span=node.span, text=shown(node.value), wanted=wanted, example=example))
        return found

    def _text_node(self, name: str, *, is_needed: bool) -> Text | None:
        entry = self.block.get(name)
        if entry is None or is_unknown(entry.value):
            if is_needed:
                span = self.block.span if entry is None else entry.key.span
                self.reading.report(MissingKey(span=self._short(span), name=name, place=self.place))
            return None
        if isinstance(entry.value, Text):
            return entry.value
        self.reading.report(
            WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.a_text, example=f"{name}: ...")
        )
        return None

    def _short(self, span: Span) -> Span:
        """Return the first name of a long block, to underline that alone."""
        if span == self.block.span and self.block.entries:
            return self.block.entries[0].key.span
        return span
