"""What duties, exceptions and what stands beside them become."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.resolve.shown import ref_shown, shown
from tests.resolve.world import law_of, laws_of, resolved, tree_of, vocabulary
from whereas.model.basis import Basis
from whereas.model.expression import SectionRef
from whereas.model.law import BearerKind, Duty, Exception_, HolderKind, Law, Modality
from whereas.resolve import link, resolve_laws
from whereas.text import Source

ONE = """section 1 "One"
  for each f in flows where f.public
"""


def duty_of(law: Law, section: str, name: str | None = None) -> Duty:
    return next(
        duty
        for each in law.sections
        if each.number == section
        for duty in each.duties
        if name is None or duty.name == name
    )


def only_duty(text: str) -> Duty:
    return duty_of(law_of(text), "1")


def names(exceptions: tuple[Exception_, ...]) -> list[str]:
    return [exception.name for exception in exceptions]


def test_must_requires_its_condition() -> None:
    duty = only_duty(ONE + '  f.sender must "log": f.logged')
    assert (duty.modality, duty.requirement and shown(duty.requirement)) == (Modality.MUST, "IS(f.logged, yes)")


def test_must_not_requires_the_contrary() -> None:
    duty = only_duty(ONE + '  f.sender must not "sell": f.terms is sale')
    assert (duty.modality, duty.requirement and shown(duty.requirement)) == (
        Modality.MUST_NOT,
        "NOT IS(f.terms, sale)",
    )


def test_must_not_something_negative_requires_the_positive() -> None:
    duty = only_duty(ONE + '  f.sender must not "send without a log": not f.logged')
    assert duty.requirement is not None
    assert shown(duty.requirement) == "IS(f.logged, yes)"


def test_a_bare_must_not_requires_nothing() -> None:
    assert only_duty(ONE + '  f.sender must not "sell"').requirement is None


def test_may_only_is_must_not_unless() -> None:
    duty = only_duty(ONE + '  f.sender may only "send" if f.logged\n  unless emergency: f.purpose is emergency')
    assert (duty.modality, duty.requirement) == (Modality.MUST_NOT, None)
    assert names(duty.exceptions) == ["permitted", "emergency"]
    assert [exception.condition and shown(exception.condition) for exception in duty.exceptions] == [
        "IS(f.logged, yes)",
        "IS(f.purpose, emergency)",
    ]


def test_each_lettered_alternative_of_may_only_can_be_named() -> None:
    duty = only_duty(
        ONE + '  f.sender may only "send" if any of these: (a) "by warrant": f.legal_process is warrant (b) f.logged'
    )
    assert [(exception.name, exception.label) for exception in duty.exceptions] == [
        ("permitted_a", "by warrant"),
        ("permitted_b", "(b)"),
    ]


def test_bearers() -> None:
    law = law_of("""section 1 "One"
  for each f in flows
  duty sender, f.sender must "log": f.logged
  duty agency, the agency must "log": f.logged
  duty anybody, any person must "log": f.logged""")
    bearers = {duty.name: duty.bearer for duty in law.sections[0].duties}
    assert {name: bearer.kind for name, bearer in bearers.items()} == {
        "sender": BearerKind.EXPRESSION,
        "agency": BearerKind.ROLE,
        "anybody": BearerKind.ANY_PERSON,
    }
    assert {name: bearer.text for name, bearer in bearers.items()} == {
        "sender": "f.sender",
        "agency": "the agency",
        "anybody": "any person",
    }
    assert bearers["agency"].role == "agency"


def test_what_stands_before_the_duties_holds_for_each_that_says_nothing_itself() -> None:
    law = law_of("""section 1 "One"
  severity high
  remedy "All of it."
  resting on the contract or better
  for each f in flows
  when f.public
  duty log, f.sender must "log": f.logged
    severity low
    remedy "The log."
    when f.good_faith
  duty sell, f.sender must not "sell": f.terms is sale""")
    log, sell = law.sections[0].duties
    assert (log.severity, log.remedy, log.floor) == ("low", "The log.", Basis.CONTRACTED)
    assert (sell.severity, sell.remedy, sell.floor) == ("high", "All of it.", Basis.CONTRACTED)
    assert [shown(condition) for condition in log.when] == ["IS(f.public, yes)", "IS(f.good_faith, yes)"]
    assert [shown(condition) for condition in sell.when] == ["IS(f.public, yes)"]


EXCEPTIONS = (
    ONE
    + """  f.recipient must "hold a warrant": f.legal_process is warrant
  unless emergency "1(b)": f.purpose is emergency
    then f.recipient must "apply within 48 hours": f.warrant_applied_at within 48 hours after f.accessed_at
    but not if staged: not f.good_faith
      even so if asked: f.consent is each_request"""
)


def test_exceptions_have_their_own() -> None:
    (emergency,) = only_duty(EXCEPTIONS).exceptions
    (staged,) = emergency.unless
    assert (emergency.label, names(staged.unless)) == ("1(b)", ["asked"])
    assert staged.condition is not None
    assert shown(staged.condition) == "NOT IS(f.good_faith, yes)"


def test_an_attached_duty_is_called_after_its_exception() -> None:
    (emergency,) = only_duty(EXCEPTIONS).exceptions
    (apply,) = emergency.attached
    assert (apply.name, apply.section.section, apply.bindings) == ("emergency", "1", ())


def test_an_attached_duty_may_bind_the_bearer() -> None:
    (emergency,) = only_duty(
        ONE
        + """  f.sender must not "share"
  unless emergency: f.purpose is emergency
    then the bearer must "log": f.logged"""
    ).exceptions
    assert (emergency.attached[0].bearer.kind, emergency.attached[0].bearer.text) == (
        BearerKind.EXPRESSION,
        "the bearer",
    )


OUTSIDE = """section 1(a) "One"
  for each f in flows
  f.sender must not "share"
  unless consent: f.consent is each_request
section 1(b) "Two"
  for each f in flows
  for each t in technologies
  f.sender must not "sell": f.terms is sale
section 10 "Ten"
  for each f in flows
  f.sender must not "lend": f.terms is licence
exception hosting "1(b): storing for somebody is no sharing" to section 1
  when f.terms is hosting and f.sender is the bearer
exception withdrawn to exception consent of section 1(a) when f.consent_withdrawn_on exists
"""


def test_an_exception_from_elsewhere_reaches_what_stands_under_the_number() -> None:
    law = law_of(OUTSIDE)
    linked = link({law.id: law}, (law.id,))[law.id]
    assert names(duty_of(law, "1(a)").exceptions) == ["consent"]
    assert names(duty_of(linked, "1(a)").exceptions) == ["consent", "hosting"]
    assert names(duty_of(linked, "1(b)").exceptions) == ["hosting"]
    assert names(duty_of(linked, "10").exceptions) == []


def test_it_is_written_in_the_section_that_opens_its_title() -> None:
    law = law_of(OUTSIDE)
    hosting = law.external_exceptions[0].exception
    assert hosting.written_in == SectionRef(law.id, "1(b)")


def test_an_exception_to_an_exception_from_elsewhere() -> None:
    law = law_of(OUTSIDE)
    consent = duty_of(link({law.id: law}, (law.id,))[law.id], "1(a)").exceptions[0]
    assert names(consent.unless) == ["withdrawn"]


EDGES = """section 1 "One"
  for each f in flows
  f.sender must not "share": f.public
  subject to section 2
section 2 "Two"
  for each f in flows
  f.sender may "publish": f.good_faith
section 3 "Three"
  for each f in flows
  f.sender must "keep it public": f.public
  notwithstanding section 1
section 4 "Four"
  for each f in flows
  f.sender must "log": f.logged
  without prejudice to section 1
"""


def test_edges_become_exceptions_by_which_another_section_prevails() -> None:
    law = law_of(EDGES)
    linked = link({law.id: law}, (law.id,))[law.id]
    found = [
        (exception.name, [ref_shown(ref) for ref in exception.prevails])
        for exception in duty_of(linked, "1").exceptions
    ]
    assert found == [("section 2", ["2"]), ("section 3", ["3"])]
    assert linked.sections[3].without_prejudice == (SectionRef(law.id, "1"),)


HEAD = 'statute us.{name} "{name}" jurisdiction "us" uses surveillance '
BASE = HEAD.format(name="base") + '\nsection 1 "One"\n  for each f in flows\n  f.sender must not "share": f.public\n'


def test_what_another_law_writes_counts_if_it_is_selected_or_imported() -> None:
    other = (
        HEAD.format(name="other")
        + """
section 9 "Nine"
  for each f in flows
  f.sender must "share": f.public
exception helpers to section 1 of us.base when f.good_faith
"""
    )
    importing = (
        HEAD.format(name="third")
        + """
  imports us.other
section 5 "Five"
  for each f in flows
  f.sender must "log": f.logged
"""
    )
    laws = laws_of(BASE, other, importing)
    for selected, expected in (
        (("us.base",), []),
        (("us.base", "us.other"), ["helpers"]),
        (("us.third",), ["helpers"]),
    ):
        assert names(duty_of(link(laws, selected)["us.base"], "1").exceptions) == expected


def test_overrides_and_preemption_displace() -> None:
    over = (
        HEAD.format(name="over")
        + """
section 9 "Nine"
  overrides section 1 of us.base
  for each f in flows
  f.sender must "share": f.public
"""
    )
    under = (
        HEAD.format(name="under")
        + """
  preempted by section 1 of us.base
section 5 "Five"
  for each f in flows
  f.sender must "log": f.logged
"""
    )
    laws = laws_of(BASE, over, under)
    linked = link(laws, ("us.base", "us.over", "us.under"))
    assert [d.by for d in duty_of(linked["us.base"], "1").displacements] == [(SectionRef("us.over", "9"),)]
    assert [d.by for d in duty_of(linked["us.under"], "5").displacements] == [(SectionRef("us.base", "1"),)]
    assert duty_of(link(laws, ("us.base",))["us.base"], "1").displacements == ()


def test_force_of_a_law_and_of_a_section() -> None:
    law = law_of("""statute us.x "X" jurisdiction "us" uses surveillance
  in force from 2020-01-01
  sunset 2027-01-01 repealed on 2026-05-28 by "ch. 88"
legal fact reenacted "Was it re-enacted?" = unknown checked 2026-11-01
section 1 "One"
  in force from 2021-01-01
  sunset 2023-01-01
  for each f in flows
  f.sender must not "share"
section 2 "Two"
  in force only if reenacted
  for each f in flows
  f.sender must not "sell"
""")
    assert [(force.first, force.last) for force in law.force] == [(dt.date(2020, 1, 1), None)]
    assert law.sunset is not None
    assert law.sunset.repealed_on == dt.date(2026, 5, 28)
    assert [(force.first, force.last) for force in duty_of(law, "1").force] == [
        (dt.date(2021, 1, 1), dt.date(2022, 12, 31))
    ]
    (only_if,) = duty_of(law, "2").force
    assert only_if.condition is not None
    assert shown(only_if.condition) == "IS(reenacted?, yes)"


def test_parameters_put_otherwise_last() -> None:
    law = law_of("""parameter limit of party p "longest time"
  = 90 days otherwise
  = 30 days for (p.kind is police) cited "6(b)"
section 1 "One"
  for each d in datasets
  d.custodian must "delete": d.retention at most the limit of d.custodian
""")
    lines = law.parameters["limit"].lines
    assert [(line.cited, line.case is None) for line in lines] == [("6(b)", False), (None, True)]


def test_readings_and_their_holders() -> None:
    law = law_of("""dispute public "Who?"
  reading narrow "Few" held by binding court "Supreme Court" from 2024-01-01
  reading wide "Many" held by "the vendor"
section 1 "One"
  define body of party p under reading narrow as p.level is state
  define body of party p under reading wide as not given
section 2 "Two"
  for each f in flows
  f.sender must not "share": f.recipient is a body
""")
    narrow, wide = law.disputes["public"].readings
    assert (narrow.holders[0].kind, narrow.holders[0].is_binding, narrow.first) == (
        HolderKind.COURT,
        True,
        dt.date(2024, 1, 1),
    )
    assert wide.holders[0].kind is HolderKind.PARTY
    bodies = law.definitions["body"].bodies
    assert [(body.reading, body.body is None) for body in bodies] == [("narrow", False), ("wide", True)]


def test_suits_penalties_and_evidence_stand_with_the_section() -> None:
    law = law_of("""section 1 "One"
  evidence "a"
  enforced by "the city attorney"
  suit by "anybody" to recover the greater of [actual_damages, $1,000], "fees" after notice of 30 days
  penalty $500
  for each f in flows
  f.sender must not "share"
  evidence "b"
""")
    (section,) = law.sections
    assert (section.evidence, section.enforced_by) == (("a", "b"), ("the city attorney",))
    assert str(section.penalty[0]) == "$500"
    assert str(section.suits[0].notice) == "30 days"


def test_grandfathered_and_judged_as_of() -> None:
    duty = only_duty("""section 1 "One"
  judged as of r.published_on
  grandfathered until 2027-01-01 if program.started_on before 2020-01-01
  for each r in reports
  the agency must "publish": r.published_on exists""")
    assert duty.anchor is not None
    assert shown(duty.anchor) == "r.published_on"
    assert [(shown(old.until), shown(old.condition)) for old in duty.grandfathered] == [
        ("2027-01-01", "BEFORE(program.started_on, 2020-01-01)")
    ]


def test_goals() -> None:
    law = law_of(
        ONE + '  f.sender must not "share"\ngoal safe "Nobody shares" for each g in flows holds: not g.public\n'
        'goal open "Somebody may" for each g in flows can hold: g.public'
    )
    assert [(goal.name, goal.can_hold, shown(goal.condition)) for goal in law.goals] == [
        ("safe", False, "NOT IS(g.public, yes)"),
        ("open", True, "IS(g.public, yes)"),
    ]


def test_terms_of_an_imported_law_may_be_used() -> None:
    base = (
        HEAD.format(name="terms")
        + """
section 1 "One"
  define home_video of flow f as f.origin is private_residence
"""
    )
    user = (
        HEAD.format(name="user")
        + """
  imports us.terms
section 2 "Two"
  for each f in flows where f is home_video
  f.sender must not "share"
"""
    )
    duty = duty_of(laws_of(base, user)["us.user"], "2")
    assert duty.bindings[0].where is not None
    assert shown(duty.bindings[0].where) == "home_video(f)"


def test_laws_of_two_vocabularies_do_not_mix() -> None:
    texts = {
        "us.base": BASE,
        "us.user": HEAD.format(name="user").replace("uses surveillance", "uses other")
        + '\n  imports us.base\nsection 2 "Two"\n  for each f in flows\n  f.sender must not "sell"\n',
    }
    trees = {}
    for name, text in texts.items():
        trees[name], problems = tree_of(Source(name, text))
        assert not problems
    other = replace(vocabulary(), name="other")
    laws, found = resolve_laws(
        {name: tree for name, tree in trees.items() if tree is not None},
        {"surveillance": vocabulary(), "other": other},
    )
    assert [problem.code for problem in found] == ["WH226"]
    assert list(laws) == ["us.base"]


def test_a_law_that_names_one_with_an_error_is_left_out_with_it() -> None:
    wrong = BASE.replace("f.public", "f.pubic")
    naming = HEAD.format(name="naming") + '\nsection 2 "Two"\n  when section 1 of us.base is violated\n'
    naming += '  the agency must "log": request_log.public\n'
    apart = HEAD.format(name="apart") + '\nsection 3 "Three"\n  for each f in flows\n  f.sender must not "sell"\n'
    laws, problems, _ = resolved(wrong, naming, apart)
    assert list(laws) == ["us.apart"]
    assert [problem.code for problem in problems] == ["WH201"]
