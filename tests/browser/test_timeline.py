"""The page of `whereas timeline` in a browser: accessible, wide and narrow, light and dark, and readable on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.analysis.test_over_time import told
from tests.browser.visit import SIGHTS, Visit
from tests.report.test_hostile import HOSTILE
from whereas.report.formats.timeline import render
from whereas.report.timeline import Timeline

SIGNS = {"-", "✓", "✕", "…"}


@cache
def timeline() -> Timeline:
    made = told().timeline
    assert made is not None
    return made


def opened(folder: Path, made: Timeline) -> Path:
    file = folder / "timeline.html"
    file.write_text(render(made, "html"), encoding="utf-8")
    return file


@pytest.mark.parametrize(("width", "scheme"), SIGHTS)
def test_a_timeline_is_accessible(tmp_path: Path, visit: Callable[..., Visit], width: int, scheme: str) -> None:
    seen = visit(opened(tmp_path, timeline()), width=width, scheme=scheme)
    for shown in (False, True):
        seen.page.evaluate("open => document.querySelectorAll('details').forEach(d => { d.open = open })", shown)
        assert seen.axe_violations() == []
        assert not seen.is_wider_than_the_window()
    assert seen.outside == []


def test_a_drawn_row_has_a_sign_for_each_verdict_and_widths_as_its_days(
    tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    seen = visit(opened(tmp_path, timeline()), width=1400)
    bars = seen.page.evaluate(
        "[...document.querySelectorAll('.bar')].map(bar => [...bar.children]"
        ".map(part => [part.textContent, part.getBoundingClientRect().width]))"
    )
    assert {sign for bar in bars for sign, _ in bar} == SIGNS
    approval = bars[-1]  # section 4: 81, 31, 131, 21, 31 and 45 days
    assert [sign for sign, _ in approval] == ["-", "…", "✕", "✕", "✕", "-"]
    widths = [width for _, width in approval]
    assert max(widths) == widths[2]
    assert widths[0] > 2 * widths[1] > 0


def test_on_a_narrow_window_the_spans_stand_below_one_another(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(opened(tmp_path, timeline()), width=320)
    assert not seen.page.locator(".bar").first.is_visible()
    assert "2 May 2026 to 9 September 2026: violated" in seen.text()


def test_no_text_of_a_deal_or_a_law_becomes_mark_up(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    text = HOSTILE["html"] + "x" * 300
    (line,) = timeline().deals
    rows = tuple(
        row.model_copy(
            update={
                "title": text,
                "spans": tuple(
                    span.model_copy(
                        update={
                            "said": (text,),
                            "changes": tuple(change.model_copy(update={"text": text}) for change in span.changes),
                        }
                    )
                    for span in row.spans
                ),
            }
        )
        for row in line.rows
    )
    spoilt = timeline().model_copy(update={"deals": (line.model_copy(update={"title": text, "rows": rows}),)})
    seen = visit(opened(tmp_path, spoilt), width=320)
    assert seen.page.evaluate("document.querySelectorAll('script, img').length") == 0
    assert not seen.is_wider_than_the_window()
    assert seen.axe_violations() == []
    assert "\x1b" not in render(spoilt.model_copy(update={"notice": HOSTILE["terminal"]}), "text")
