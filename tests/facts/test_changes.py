"""Facts of a deal that a scenario changes."""

from __future__ import annotations

import pytest

from tests.facts.test_hostile import WHOLE
from tests.facts.world import SPAN, VOCABULARY, read, show
from whereas.facts import apply_changes, set_fact
from whereas.model.basis import Basis
from whereas.model.change import Change, Supposed
from whereas.model.facts import (
    Completeness,
    Deal,
    ListSlot,
    MemberList,
    Presence,
    Record,
    Slot,
    Stated,
    Version,
)
from whereas.text import Span
from whereas.values.scalars import NONE, Choice, Ref, Scalar, Value

PLACE = Span("law.whereas", 40, 50)
STATED = Stated(basis=Basis.STATED, attestor=None, citations=(), first=None, last=None, span=PLACE)
YES: Value = True
CLIP = Ref("flows", "clip")


def slot(*contents: Value) -> Slot:
    versions = tuple(Version(content=content, stated=STATED) for content in contents)
    return Slot(versions=versions, disputed=len(versions) > 1, span=PLACE)


def members(*found: Scalar) -> ListSlot:
    version = MemberList(members=found, without=(), lacks_some_of=(), completeness=Completeness.DEFAULT, stated=STATED)
    return ListSlot(versions=(version,), disputed=False, span=PLACE)


def change(owner: Ref, fields: tuple[str, ...], to: Supposed) -> Change:
    return Change(owner=owner, fields=fields, to=to, span=PLACE)


@pytest.fixture(scope="module")
def deal() -> Deal:
    found, _, _ = read(WHOLE)
    assert found is not None
    return found


def changed(deal: Deal, *changes: Change) -> Deal:
    after, problems = apply_changes(deal, changes, VOCABULARY)
    assert problems == ()
    return after


def field_of(deal: Deal, name: str) -> Slot | ListSlot | Record | None:
    return deal.lists["flows"].items["clip"].fields.get(name)


def test_a_fact_takes_the_place_of_all_its_versions(deal: Deal) -> None:
    after = set_fact(deal, (CLIP, "limits"), slot(NONE), VOCABULARY)
    assert show(field_of(after, "limits")) == "none"
    assert field_of(after, "legal_process") == field_of(deal, "legal_process")
    assert show(field_of(deal, "limits")) == "30 days (contracted, contract); 1 year (observed)"


def test_a_fact_may_become_known_unknown_or_disputed(deal: Deal) -> None:
    assert show(field_of(changed(deal, change(CLIP, ("revocable",), slot(YES))), "revocable")) == "yes"
    assert show(field_of(changed(deal, change(CLIP, ("sender",), slot())), "sender")) == "unknown"
    both = changed(deal, change(CLIP, ("legal_process",), slot(NONE, Choice("warrant"))))
    assert show(field_of(both, "legal_process")) == "disputed: none; warrant"


def test_changes_come_one_after_the_other(deal: Deal) -> None:
    after = changed(
        deal,
        change(CLIP, ("data",), members(Choice("audio"))),
        change(CLIP, ("data",), Completeness.COMPLETE),
    )
    assert show(field_of(after, "data")) == "[audio] complete"


def test_a_list_of_records_may_be_said_to_be_complete_open_none_or_unknown(deal: Deal) -> None:
    def flows(to: Supposed) -> Deal:
        return changed(deal, change(Ref("flows"), (), to))

    assert flows(Completeness.COMPLETE).lists["flows"].completeness is Completeness.COMPLETE
    assert tuple(flows(Completeness.OPEN).lists["flows"].items) == ("clip",)
    assert flows(Presence.NONE).lists["flows"].is_none
    assert not flows(Presence.NONE).lists["flows"].items
    assert "flows" not in flows(Presence.UNKNOWN).lists
    assert changed(deal, change(Ref("stores"), (), Completeness.COMPLETE)).lists["stores"].items == {}


def test_what_is_said_of_a_list_as_a_whole_ends_its_time() -> None:
    before, _, _ = read("searches: {covers: {from: 2025-01-01, until: 2025-12-31}, items: {}}\n")
    assert before is not None
    assert changed(before, change(Ref("searches"), (), Completeness.COMPLETE)).lists["searches"].covers is None


def test_a_record_is_there_once_something_is_stated_of_it(deal: Deal) -> None:
    log = Ref("request_log")
    assert deal.singles["request_log"].presence is Presence.UNKNOWN  # what is stated of it is only alleged
    stated = changed(deal, change(log, ("public",), slot(YES)))
    assert stated.singles["request_log"].presence is Presence.PRESENT
    taken_away = changed(stated, change(log, ("public",), slot()))
    assert taken_away.singles["request_log"].presence is Presence.UNKNOWN
    none = changed(stated, change(log, (), Presence.NONE))
    assert (none.singles["request_log"].presence, none.singles["request_log"].fields) == (Presence.NONE, {})
    approval = changed(deal, change(Ref("approval"), ("by",), slot(Ref("parties", "city"))))
    assert approval.singles["approval"].presence is Presence.PRESENT


def test_a_record_in_place(deal: Deal) -> None:
    review = changed(deal, change(CLIP, ("review",), Presence.NONE))
    assert show(field_of(review, "review")) == "none"
    asked = changed(review, change(CLIP, ("review", "court"), slot("Superior Court")))
    assert show(field_of(asked, "review")) == 'court: "Superior Court"'


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (change(Ref("flows", "clpi"), ("revocable",), slot(YES)), "clpi"),
        (change(CLIP, ("sender",), slot(Ref("parties", "rign"))), "rign"),
        (change(Ref("parties", "ring"), ("partners",), members(Ref("parties", "rign"))), "rign"),
        (change(Ref("stores", "reads"), ("encrypted",), slot(YES)), "reads"),
    ],
)
def test_what_the_deal_does_not_name_is_told(deal: Deal, made: Change, name: str) -> None:
    after, problems = apply_changes(deal, (made,), VOCABULARY)
    assert after == deal
    assert [(problem.code, problem.span) for problem in problems] == [("WH522", PLACE)]
    assert f"`{name}`" in problems[0].message


def test_nothing_can_t_be_completed(deal: Deal) -> None:
    made = change(CLIP, ("fields",), Completeness.COMPLETE)
    after, problems = apply_changes(deal, (made,), VOCABULARY)
    assert [problem.code for problem in problems] == ["WH529"]
    assert field_of(after, "fields") is None
    assert SPAN.source == "small.whereas"
