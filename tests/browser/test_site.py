"""The site in a browser: each kind of page accessible, wide and narrow, light and dark, and asking nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import browsing, served
from tests.house.tree import ROOT

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("site")]
PAGES = {
    "home": "",
    "quick start": "quickstart/",
    "tutorial": "tutorials/own-ordinance/",
    "before signing": "before-signing/",
    "provision": "provisions/oakland-deemed-steps/",
    "language": "language/",
    "laws": "law/",
    "law": "law/model.home_video/",
    "statute": "law/us.ca.sb34/",
    "deals": "deal/",
    "deal": "deal/ring-flock-community-requests/",
    "matrix": "matrix/",
    "playground": "playground/",
    "commands": "reference/command-line/",
    "JSON": "reference/report/",
    "vocabulary": "reference/vocabulary/",
    "diagnostic": "diagnostics/WH201-unknown-name/",
}
# What is closed is opened; of a page that has very many such parts the first and the last, for they are alike.
OPEN = """[...document.querySelectorAll("details")]
  .filter((_, place, all) => place < 25 || place >= all.length - 5)
  .forEach(each => { each.open = true })"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site, built for this test."""
    pytest.importorskip("mkdocs", reason="mkdocs comes with whereas[docs]")
    folder: Path = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    with served(folder) as address:
        yield address


# Each width and each colour scheme once: the other two pairs take as long again.
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1440, "light")])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(browser: Any, site: str, name: str, width: int, scheme: str) -> None:  # noqa: ANN401
    with browsing(browser, site + PAGES[name], width=width, scheme=scheme) as seen:
        seen.page.wait_for_timeout(300)  # the theme moves things in
        assert not seen.is_wider_than_the_window()
        seen.page.evaluate(OPEN)
        assert not seen.is_wider_than_the_window()
        assert seen.axe_violations() == []
        assert seen.outside == []
        assert seen.complaints == []


def test_text_rule_and_english_stand_side_by_side_where_there_is_room(browser: Any, site: str) -> None:  # noqa: ANN401
    tops = "[...document.querySelectorAll('#section-4-a ~ .wh-three')[0].children].map(e => e.getBoundingClientRect())"
    with browsing(browser, f"{site}law/model.home_video/", width=1440, scheme="light") as seen:
        boxes = seen.page.evaluate(tops)
        assert len({round(box["top"]) for box in boxes}) == 1
    with browsing(browser, f"{site}law/model.home_video/", width=360, scheme="light") as seen:
        boxes = seen.page.evaluate(tops)
        assert len({round(box["left"]) for box in boxes}) == 1


def test_search_finds_a_law_and_asks_nobody_else(browser: Any, site: str) -> None:  # noqa: ANN401
    with browsing(browser, site, width=1440, scheme="light") as seen:
        seen.page.click("input.md-search__input")
        seen.page.keyboard.type("home video warrant")
        seen.page.wait_for_selector(".md-search-result__link", timeout=60_000)
        links = seen.page.eval_on_selector_all(".md-search-result__link", "all => all.map(each => each.href)")
        assert any("law/model.home_video" in link for link in links)
        seen.page.click('.md-search-result__link[href*="law/model.home_video"]')
        seen.page.wait_for_url("**/law/model.home_video/**")
        assert "Home Video" in seen.page.inner_text("h1")
        assert seen.outside == []
