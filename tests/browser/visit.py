"""A page opened in Chromium, and what can be held of it: accessible, self-contained, no wider than the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# WCAG 2.2 at level AA, and what axe's authors think good besides.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Width in pixels and colour scheme: each width and each scheme once; the other two pairs take minutes.
SIGHTS = [
    (320, "dark"),
    (1400, "light"),
    pytest.param(320, "light", marks=pytest.mark.long),
    pytest.param(1400, "dark", marks=pytest.mark.long),
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An open page; `outside` lists the addresses that it asked for beside its own file, all of them refused."""

    page: Any
    outside: list[str]
    complaints: list[str]  # what the page's scripts reported as errors

    def axe_violations(self) -> list[str]:
        """Return a line for each thing that axe-core finds wrong, with the elements it is about; best none."""
        self.page.evaluate(_axe_script())  # no script element, for a page may forbid all scripts
        found = self.page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        assert found["passes"], "axe looked at nothing"
        return [
            f"{rule['id']}: {rule['help']}: {', '.join(str(node['target']) for node in rule['nodes'])}"
            for rule in found["violations"]
        ]

    def is_wider_than_the_window(self) -> bool:
        """Return whether a reader has to scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def text(self) -> str:
        """Return the text that the page shows."""
        return str(self.page.inner_text("body"))

    def picture(self, path: Path) -> None:
        """Write a picture of the whole page to `path`, for people to look at."""
        self.page.screenshot(path=str(path), full_page=True)


def chromium_path() -> str | None:
    """Return where this machine's Chromium is, if it has one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def visiting(browser: Any, file: Path, *, width: int, scheme: str) -> Iterator[Visit]:  # noqa: ANN401 - optional package
    """Open `file` in a window `width` CSS pixels wide, for a reader who prefers the colour `scheme`."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    own = file.resolve().as_uri()
    outside: list[str] = []
    complaints: list[str] = []

    def route(request_route: Any) -> None:  # noqa: ANN401 - as above
        url = request_route.request.url
        if url.partition("#")[0] == own or url.startswith("data:"):
            request_route.continue_()
        else:
            outside.append(url)
            request_route.abort()

    page.route("**/*", route)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(own)
    yield Visit(page=page, outside=outside, complaints=complaints)
    context.close()


def _axe_script() -> str:
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-core comes with axe-playwright-python")
    return str(axe.AXE_SCRIPT)
