"""What a deal says as a whole: its head, lists, people, and the place of everything."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from fractions import Fraction

import pytest

from tests.facts.test_hostile import HEAD, WHOLE
from tests.facts.world import read
from tests.house.tree import ROOT
from whereas.facts import vocabulary_of
from whereas.model.basis import Basis
from whereas.model.facts import (
    Answer,
    Completeness,
    Deal,
    ListSlot,
    Presence,
    Slot,
    Stage,
    Waiver,
)
from whereas.text import Source
from whereas.values.scalars import Duration, Ref, Unit


def deal_of(text: str) -> Deal:
    deal, problems, _ = read(text)
    assert [problem.message for problem in problems] == []
    assert deal is not None
    return deal


@pytest.fixture(scope="module")
def whole() -> Deal:
    return deal_of(WHOLE)


# ---------------------------------------------------------------------- the head
def test_head(whole: Deal) -> None:
    assert (whole.id, whole.title, whole.vocabulary, whole.stage) == ("case", "Case", "small", Stage.LIVE)
    assert whole.announced_on == dt.date(2026, 3, 2)
    assert whole.cancelled_on is None
    assert whole.sources["contract"].title == "Draft: agreement"
    assert whole.sources["contract"].published_on == "2026-04-01"


def test_dates_of_a_deal_that_are_known_in_part() -> None:
    text = HEAD.replace("live", "ended") + "announced_on: 2025-04\ncancelled_on: unknown\nended_on: 2026\n"
    deal = deal_of(text)
    assert (deal.announced_on, deal.cancelled_on, deal.ended_on) == (dt.date(2025, 4, 1), None, dt.date(2026, 12, 31))
    assert deal.as_written == {"announced_on": "2025-04", "ended_on": "2026"}


def test_uses_may_be_the_vocabulary_or_a_list() -> None:
    listed = HEAD.replace("uses:", "vocabulary:") + "uses:\n  live: {began_on: none}\n"
    assert tuple(deal_of(listed).lists["uses"].items) == ("live",)
    assert vocabulary_of(Source("a", listed)) == "small"
    assert vocabulary_of(Source("a", HEAD)) == "small"
    assert vocabulary_of(Source("a", "{deal: a, uses: small}")) == "small"
    assert vocabulary_of(Source("a", "deal: a")) is None
    assert vocabulary_of(Source("a", "uses: [")) is None


@pytest.mark.parametrize(("written", "is_there"), [("none", True), ("unknown", False), ("", False)])
def test_the_list_of_uses_may_be_none(written: str, is_there: bool) -> None:  # noqa: FBT001
    deal = deal_of(HEAD.replace("uses:", "vocabulary:") + f"uses: {written}\n")
    assert ("uses" in deal.lists) == is_there


def test_uses_without_a_vocabulary_is_told() -> None:
    _, problems, _ = read(HEAD.replace("uses: small\n", "") + "uses:\n  live: {began_on: none}\n")
    assert [problem.message for problem in problems] == ["a deal must say its `uses`"]


# ---------------------------------------------------------------------- lists
@pytest.mark.parametrize(
    ("written", "keys", "completeness", "is_none"),
    [
        ("{a: {}, b: {}}", ("a", "b"), Completeness.DEFAULT, False),
        ("{items: {a: {}}}", ("a",), Completeness.DEFAULT, False),
        ("{items: {a: }, complete: no}", ("a",), Completeness.OPEN, False),
        ("{items: {}, complete: yes}", (), Completeness.COMPLETE, False),
        ("{complete: no}", (), Completeness.OPEN, False),
        ("{items: none}", (), Completeness.COMPLETE, True),
        ("none", (), Completeness.COMPLETE, True),
        ("{}", (), Completeness.DEFAULT, False),
    ],
)
def test_lists_of_records(written: str, keys: tuple[str, ...], completeness: Completeness, is_none: bool) -> None:  # noqa: FBT001
    found = deal_of(f"parties: {written}\n").lists["parties"]
    assert (tuple(found.items), found.completeness, found.is_none) == (keys, completeness, is_none)
    assert all(record.presence is Presence.PRESENT for record in found.items.values())


@pytest.mark.parametrize("written", ["", "unknown"])
def test_an_unknown_list_is_not_there(written: str) -> None:
    assert "parties" not in deal_of(f"parties: {written}\n").lists


def test_a_list_may_cover_a_time_and_be_a_log() -> None:
    found = deal_of("searches: {log: logs/2025.csv, covers: {from: 2025-01, until: 2025-12-31}}\n").lists["searches"]
    assert found.log == "logs/2025.csv"
    assert found.covers == (dt.date(2025, 1, 31), dt.date(2025, 12, 31))  # of January only the last day is sure


def test_references_may_stand_before_what_they_refer_to() -> None:
    deal = deal_of("flows:\n  clip: {sender: ring}\nparties:\n  ring: {name: Ring}\n")
    sender = deal.lists["flows"].items["clip"].fields["sender"]
    assert isinstance(sender, Slot)
    assert sender.versions[0].content == Ref("parties", "ring")


def test_a_record_in_place_is_named_by_its_way(whole: Deal) -> None:
    assert str(whole.lists["flows"].items["clip"].fields["review"].ref) == "flows.clip.review"  # type: ignore[union-attr]
    assert str(whole.singles["request_log"].ref) == "request_log"


# ---------------------------------------------------------------------- versions and places
def test_versions_keep_their_basis_and_their_order(whole: Deal) -> None:
    limits = whole.lists["flows"].items["clip"].fields["limits"]
    assert isinstance(limits, Slot)
    assert [version.stated.basis for version in limits.versions] == [Basis.CONTRACTED, Basis.OBSERVED]
    assert limits.versions[1].content == Duration(amount=Fraction(1), unit=Unit.YEAR)


def test_every_fact_knows_its_place(whole: Deal) -> None:
    clip = whole.lists["flows"].items["clip"]

    def text_of(name: str) -> str:
        span = clip.fields[name].span
        return WHOLE[span.start : span.end]

    assert text_of("sender") == "sender: ring"
    assert text_of("data") == "data: {includes: [video]}"
    assert text_of("limits").startswith("limits:\n      - {value: 30 days")
    assert WHOLE[clip.span.start :].startswith("clip:\n    sender: ring")
    data = clip.fields["data"]
    assert isinstance(data, ListSlot)
    assert WHOLE[data.versions[0].stated.span.start : data.versions[0].stated.span.end] == "{includes: [video]}"


def test_texts_of_several_lines() -> None:
    text = "stores:\n  a:\n    state: |\n      first\n      second\n  b:\n    state: first\n      second\n"
    stores = deal_of(text).lists["stores"].items
    states = [stores[key].fields["state"] for key in "ab"]
    assert [slot.versions[0].content for slot in states if isinstance(slot, Slot)] == [
        "first\nsecond\n",
        "first second",
    ]


# ---------------------------------------------------------------------- people
def test_judgments_readings_and_waivers(whole: Deal) -> None:
    (answer,) = whole.answers
    assert answer == Answer(
        law="us.co.sb22",
        judgment="needed",
        subject=Ref("flows", "clip"),
        answer=True,
        by="A. Clerk",
        on=dt.date(2026, 6, 2),
        because=None,
        span=answer.span,
        named=answer.named,
    )
    assert answer.named is not None
    assert WHOLE[answer.named.start : answer.named.end] == "needed of us.co.sb22"
    (choice,) = whole.readings
    assert (choice.law, choice.dispute, choice.reading, choice.because) == (
        "us.ca.sb34",
        "who_is_public",
        "in_state_only",
        None,
    )
    (waiver,) = whole.waivers
    assert (waiver.law, waiver.section, waiver.duty, waiver.instances) == ("us.ca.sb34", "4(a)", None, ())
    assert waiver.expires_at == dt.datetime(2026, 8, 31, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=-7)))


def waiver_of(section: str, scope: str = "") -> Waiver:
    text = f"""
sources: {{minutes: {{title: Minutes}}}}
parties: {{ring: {{name: Ring}}}}
waivers:
  - section: {section}
    {scope}
    authority: Council
    instrument: Resolution 1
    reason: continuity
    granted_on: 2026-02-17
    expires_at: 2026-08-31T23:59:59-07:00
    source: minutes
    at: item 4
"""
    return deal_of(text).waivers[0]


@pytest.mark.parametrize(
    ("written", "section", "duty"),
    [
        ("4(a) of us.ca.sb34", "4(a)", None),
        ("section 4(a) of us.ca.sb34", "4(a)", None),
        ("1798.90.55(b) of us.ca.sb34", "1798.90.55(b)", None),
        ("'15(a)#publish of us.ca.sb34'", "15(a)", "publish"),
        ("'\"Saf-C 7204.01\" of us.ca.sb34'", "Saf-C 7204.01", None),
        ("VIII of us.ca.sb34", "VIII", None),
    ],
)
def test_sections_of_waivers(written: str, section: str, duty: str | None) -> None:
    waiver = waiver_of(written)
    assert (waiver.section, waiver.duty, waiver.law) == (section, duty, "us.ca.sb34")


def test_scope_of_a_waiver() -> None:
    waiver = waiver_of("4 of us.ca.sb34", 'scope: {instances: ["parties[ring]", request_log], acts_from: 2026-03-01}')
    assert waiver.instances == (Ref("parties", "ring"), Ref("request_log"))
    assert waiver.acts_from == dt.date(2026, 3, 1)
    assert [(citation.source, citation.at) for citation in waiver.citations] == [("minutes", "item 4")]


@pytest.mark.parametrize("scope", ["", "scope: ", "scope: unknown", "scope: {instances: }", "scope: {acts_from: }"])
def test_a_waiver_without_a_scope_covers_everything(scope: str) -> None:
    waiver = waiver_of("4 of us.ca.sb34", scope)
    assert (waiver.instances, waiver.acts_from) == ((), None)


def test_the_longest_id() -> None:
    assert tuple(deal_of(f"parties: {{{'a' * 80}: {{}}}}\n").lists["parties"].items) == ("a" * 80,)
    _, problems, _ = read(f"parties: {{{'a' * 81}: {{}}}}\n")
    assert [problem.code for problem in problems] == ["WH525"]


@pytest.mark.parametrize(
    "written",
    [
        "us.ca.sb34 who_is_public: {choose: in_state_only, because: memo}",
        "who_is_public of us.ca.sb34: {choose: in_state_only, because: memo}",
        "us.ca.sb34 who_is_public: in_state_only",
    ],
)
def test_readings(written: str) -> None:
    (choice,) = deal_of(f"readings:\n  {written}\n").readings
    assert (choice.law, choice.dispute, choice.reading) == ("us.ca.sb34", "who_is_public", "in_state_only")
    assert choice.because == ("memo" if "memo" in written else None)


# ---------------------------------------------------------------------- cost
def test_reading_deals_imports_no_pydantic() -> None:
    script = "import sys, whereas.facts; sys.exit('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(ROOT / "engine")}, check=False)
    assert done.returncode == 0
