"""The page of `whereas explain` in a browser: accessible, wide and narrow, light and dark; nothing scrolls aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.visit import Visit
from tests.report.test_explained import explained
from whereas.report.formats.explained import render

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("shipped law")]


def saved(folder: Path) -> Path:
    path = folder / "explained.html"
    path.write_text(render(explained("us.ca.sb34", "1798.90.55"), "html", "table"), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1400, "light")])
def test_a_law_that_is_explained_is_accessible(
    tmp_path: Path, visit: Callable[..., Visit], width: int, scheme: str
) -> None:
    seen = visit(saved(tmp_path), width=width, scheme=scheme)
    for opened in (False, True):
        seen.page.evaluate("open => document.querySelectorAll('details').forEach(d => { d.open = open })", opened)
        assert seen.axe_violations() == []
        assert not seen.is_wider_than_the_window()
    assert seen.outside == []
    assert seen.complaints == []


def test_tables_that_are_closed_open_by_keyboard(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    path = tmp_path / "explained.html"
    path.write_text(render(explained("us.ca.sb34", "1798.90.55"), "html"), encoding="utf-8")
    page = visit(path).page
    table = page.locator("details.tables").first
    assert not table.evaluate("element => element.open")
    table.locator("summary").focus()
    page.keyboard.press("Enter")
    assert table.evaluate("element => element.open")
