"""That the checks of a page can fail: each on a page made to fail it, and none on a good one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.browser.visit import Visit

GOOD = (
    """<!doctype html><html lang="en"><title>Good</title><body><main><h1>Good</h1><p>Text.</p></main></body></html>"""
)


def page(folder: Path, body: str) -> Path:
    file = folder / "page.html"
    file.write_text(GOOD.replace("<p>Text.</p>", body), encoding="utf-8")
    return file


def test_a_good_page_passes(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(page(tmp_path, "<p>Text.</p>"), width=320)
    assert seen.axe_violations() == []
    assert seen.outside == []
    assert seen.complaints == []
    assert not seen.is_wider_than_the_window()
    assert seen.text() == "Good\n\nText."


def test_what_axe_finds_is_told(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    (violation,) = visit(page(tmp_path, "<img src='data:,'>")).axe_violations()
    assert violation.startswith("image-alt: ")


def test_low_contrast_counts_in_the_scheme_that_shows_it(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    body = "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style><p>Text.</p>"
    assert visit(page(tmp_path, body)).axe_violations() == []
    (violation,) = visit(page(tmp_path, body), scheme="dark").axe_violations()
    assert violation.startswith("color-contrast: ")


def test_a_request_to_elsewhere_is_refused_and_listed(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(page(tmp_path, "<img alt='x' src='https://example.org/x.png'><script src='y.js'></script>"))
    assert sorted(url.rpartition("/")[2] for url in seen.outside) == ["x.png", "y.js"]


def test_sideways_scrolling_and_failing_scripts_are_seen(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(page(tmp_path, "<div style='width:400px'>x</div><script>throw Error('oh')</script>"), width=320)
    assert seen.is_wider_than_the_window()
    assert seen.complaints == ["oh"]
