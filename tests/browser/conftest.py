"""The browser that the tests in this folder share; without one they are skipped, and say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser.visit import Visit, chromium_path, visiting

Opener = Callable[..., Visit]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folder = Path(__file__).parent
    for item in items:
        if folder in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return Chromium, started without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if path is None:
        pytest.skip("this machine has no Chromium (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as started:
        # A container has no user namespaces for the sandbox; the pages are our own.
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Opener]:  # noqa: ANN401 - playwright is optional
    """Return a function that opens a file: `visit(path, width=320, scheme="dark")`."""
    with ExitStack() as stack:

        def open_file(file: Path, *, width: int = 1280, scheme: str = "light") -> Visit:
            return stack.enter_context(visiting(browser, file, width=width, scheme=scheme))

        yield open_file
