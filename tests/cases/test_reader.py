"""The reader of cases itself: that it sees what a case expects, and that it lets nothing pass that it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cases.expectation import CaseError, Problem, Question
from tests.cases.judge import differences
from tests.cases.reader import Case, case_from

CASE = """# Consent excuses

Prose, and a picture:

```text
law -> verdict   # -> no expectation here
```

```whereas
ordinance a.b "A"   # -> violated
section 4(a) "Warrant"  # -> undetermined {violated, satisfied}; flows[clip]: excused by consent; exact false
  # -> not waived
  duty publish, the agency must "say; so": x is y  # -> [as of 2026-08-01] [reading who=all] pending until 2026-09-01
section "Saf-C 7204.01" "Other"  # -> says "a; \\"b\\""
  "# not a comment"
```

```deal as_of=2026-07-15 jurisdiction=us/ca
flows: nothing  # WH501 "nothing"; WH502 "flows: nothing"
```
"""


def expected_of(case: Case) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(str(e.target), e.kind, e.value, e.detail) for deal in case.deals for e in deal.expectations]


def test_comments_are_about_the_line_they_stand_on() -> None:
    case = case_from(CASE, "a.md")
    assert expected_of(case) == [
        ("law of a.b", "verdict", "violated", ()),
        ("section 4(a) of a.b", "possible", "undetermined", ("satisfied", "violated")),
        ("section 4(a) of a.b for flows.clip", "verdict", "excused", ("consent",)),
        ("section 4(a) of a.b", "exact", "false", ()),
        ("section 4(a)#publish of a.b", "waiver", "not waived", ()),
        ("section 4(a)#publish of a.b", "verdict", "pending", ("2026-09-01",)),
        ("section Saf-C 7204.01 of a.b", "says", 'a; "b"', ()),
    ]
    assert [deal.deal.problems for deal in case.deals] == [
        (Problem(line=1, code="WH501", words="nothing"), Problem(line=1, code="WH502", words="flows: nothing"))
    ]


def test_the_engine_gets_the_text_without_the_comments_and_with_its_lines_in_place() -> None:
    law = case_from(CASE, "a.md").laws[0]
    assert "->" not in law.text
    assert law.text.splitlines()[1] == 'section 4(a) "Warrant"'
    assert law.text.splitlines()[2] == ""
    assert law.text.splitlines()[5] == '  "# not a comment"'
    assert CASE.splitlines()[law.line - 1].startswith("ordinance")


def test_the_fence_of_a_deal_sets_the_question_and_a_line_may_change_it() -> None:
    questions = [e.question for e in case_from(CASE, "a.md").deals[0].expectations]
    assert questions[0] == Question(as_of=date(2026, 7, 15), jurisdiction="us/ca")
    assert questions[5] == Question(as_of=date(2026, 8, 1), jurisdiction="us/ca", readings=(("who", "all"),))
    assert questions[6] == questions[0]


def test_an_expect_block_speaks_of_the_deal_above_it() -> None:
    case = case_from(
        '# Two deals\n\n```whereas\nsection 1 "x"  # -> satisfied\n```\n```deal name=one\na: b\n```\n'
        "```deal name=two\na: c\n```\n```expect\nas of 2026-01-01\nsection 1: violated\nresting on contract\n"
        "section 1#d of a.b for flows[x], datasets[y]: inapplicable\n"
        "observed default at flows\nsilent on flows[x].to\n```\n",
        "a.md",
    )
    first, second = case.deals
    assert [(e.value, e.question) for e in first.expectations] == [("satisfied", Question())]
    assert [str(e.target) for e in second.expectations] == [
        "section 1",
        "section 1#d of a.b for flows.x, datasets.y",
        "law",
        "law",
    ]
    assert [e.question.resting_on for e in second.expectations] == [None, "contract", "contract", "contract"]
    assert [e.question.as_of for e in second.expectations] == [date(2026, 1, 1)] * 4
    assert [(e.kind, e.value) for e in second.expectations[2:]] == [("observed", "flows"), ("silent on", "flows.x.to")]


def test_escapes_stand_for_characters_that_nobody_can_see() -> None:
    text = '# T\n```whereas escapes\nsection\\u00a04 # WH107 "x"\n```\n'
    assert case_from(text, "a.md").laws[0].text == "section\u00a04\n"
    assert case_from(text.replace(" escapes", ""), "a.md").laws[0].text == "section\\u00a04\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("```whereas\n```\n", "begins with its title"),
        ("# T\n", "expects nothing"),
        ("# T\n```wheras\n```\n", "a block is one of"),
        ("# T\n```whereas\n", "never closed"),
        ("# T\n```whereas\nsection 1 # -> guilty\n```\n```deal\n```\n", "'guilty' is no verdict"),
        ("# T\n```whereas\nsection 1 # -> violated by x\n```\n```deal\n```\n", "only `excused by`"),
        ("# T\n```whereas\nsection 1 # -> violated, surely\n```\n```deal\n```\n", "is no expectation"),
        ("# T\n```whereas\nsection 1 # -> violated\n```\n", "there is no deal"),
        ("# T\n```whereas\nsection 1\n  # -> violated\n```\n```deal\n```\n", "is about no line"),
        ("# T\n```whereas\nsection 1\n  severity high # -> violated\n```\n```deal\n```\n", "on the line of its name"),
        ("# T\n```whereas\nsection 1 # WH201 recipent\n```\n", "the underlined words"),
        ("# T\n```deal\na: b # -> violated\n```\n", "on the line of its name"),
        ("# T\n```deal as_of=soon\n```\n", "is no date"),
        ("# T\n```deal on=2026-01-01\n```\n", "is no option"),
        ("# T\n```expect\nlaw: violated\n```\n```deal\n```\n", "follows the deal"),
        ("# T\n```deal\n```\n```expect\nsection 1 violated\n```\n", "nothing that can be expected"),
        ("# T\n```vocabulary\n```\n```vocabulary\n```\n", "one vocabulary"),
    ],
)
def test_what_can_not_be_understood_is_an_error(text: str, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        case_from(text, "a.md")


def report(**changes: object) -> dict[str, Any]:
    instance = {
        "subject": "flows.clip",
        "verdict": "excused",
        "exception": "consent",
        "pending_until": None,
        "missing": ["flows.clip.purpose"],
    }
    subject = {"path": "flows.clip", "verdict": "excused", "possible": ["excused"], "instances": [0]}
    finding: dict[str, Any] = {
        "policy": "a.b",
        "section": "4(a)",
        "duty": None,
        "verdict": "excused",
        "possible": ["excused"],
        "by_reading": [{"dispute": "who", "reading": "all", "held_by": "x", "verdict": "violated"}],
        "as_planned": None,
        "stated_only": "excused",
        "exact": True,
        "explanation": ["Section 4(a) is excused:", "consent was  given."],
        "remedy": None,
        "waiver": None,
        "basis": "promised",
        "instances": [instance],
        "subjects": [subject],
    }
    attached = finding | {
        "duty": "consent",
        "verdict": "inapplicable",
        "instances": [instance | {"verdict": "inapplicable"}],
        "subjects": [subject | {"verdict": "inapplicable"}],
    }
    return {
        "policies": [{"id": "a.b"}],
        "findings": [finding, attached],
        "verdicts": [
            {"policy": "a.b", "section": "4(a)", "verdict": "excused", "possible": ["excused"]},
            {"policy": "a.b", "section": None, "verdict": "excused", "possible": ["excused"]},
            {"policy": None, "section": None, "verdict": "excused", "possible": ["excused"]},
        ],
        "not_checked": [{"policy": "a.b", "section": "9", "why": "x"}],
        "observations": [{"kind": "default", "path": "flows"}],
        "silent_on": ["request_log.kept_for"],
        "exit": {"violated": 0, "undetermined": 1},
    } | changes


MET = (
    "section 4(a): excused; excused by consent; excused {excused}; exact true; stated only excused; basis promised",
    'section 4(a) of a.b: flows[clip]: excused by consent; says "is excused: consent was given"; not waived',
    "section 4(a): missing flows.clip.purpose; by reading who=all violated",
    "section 4(a)#consent: inapplicable",
    "section 4(a)#consent for flows[clip]: inapplicable",
    "section 9: not encoded",
    "law: excused",
    "observed default at flows",
    "silent on request_log.kept_for",
    "exit 0 on violated",
    "exit 1 on undetermined",
)
UNMET = {
    "section 4(a): violated": "found excused",
    "section 4(a): excused by emergency": "found excused by consent",
    "section 4(a): excused {excused, violated}": "found excused {excused}",
    "section 4(a): flows[other]: excused": "no subject flows.other among flows.clip",
    "section 4(a): missing flows.clip.consent": "found missing flows.clip.purpose",
    "section 4(a): by reading who=none violated": "only ['who=all']",
    "section 4(a): exact false": "found exact true",
    "section 4(a): waived": "found not waived",
    'section 4(a): says "violated"': "found says Section 4(a)",
    "section 4(b): excused": "no section 4(b)",
    "section 4(a): not encoded": "found encoded",
    "section 4(a)#other: inapplicable": "no duty other",
    "observed expired at flows": "found observed [('default', 'flows')]",
    "silent on flows": "found silent on request_log.kept_for",
    "exit 1 on violated": "found exit 0 on violated",
}


def differences_of(line: str, answer: dict[str, Any]) -> list[str]:
    case = case_from(f"# T\n```deal\n```\n```expect\n{line}\n```\n", "a.md")
    return differences(case.deals[0].expectations, answer)


@pytest.mark.parametrize("line", MET)
def test_what_the_report_says_is_met(line: str) -> None:
    assert differences_of(line, report()) == []


@pytest.mark.parametrize("line", UNMET)
def test_what_the_report_does_not_say_is_a_difference(line: str) -> None:
    (difference,) = differences_of(line, report())
    assert UNMET[line] in difference


def test_the_earliest_day_of_pending_instances_counts() -> None:
    answer = report()
    rows = [
        {"verdict": "pending", "subject": s, "pending_until": d}
        for s, d in (("a.x", "2026-09-01"), ("a.y", "2026-08-01"))
    ]
    subjects = [{"path": row["subject"], "verdict": "pending", "possible": ["pending"]} for row in rows]
    answer["findings"] = [answer["findings"][0] | {"verdict": "pending", "instances": rows, "subjects": subjects}]
    answer["verdicts"] = [answer["verdicts"][0] | {"verdict": "pending"}]
    assert differences_of("section 4(a): pending until 2026-08-01; a[x]: pending until 2026-09-01", answer) == []
    assert differences_of("section 4(a): pending until 2026-09-01", answer) != []


def test_among_several_laws_the_law_must_be_named() -> None:
    answer = report(policies=[{"id": "a.b"}, {"id": "c.d"}])
    assert "say of which" in differences_of("section 4(a): excused", answer)[0]
    assert differences_of("section 4(a) of a.b: excused", answer) == []
