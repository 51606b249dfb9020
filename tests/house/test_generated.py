from __future__ import annotations

import pytest

from tests.house.generated import GENERATED, ROOT


@pytest.mark.parametrize("name", GENERATED)
def test_generated_files_are_fresh(name: str) -> None:
    path = ROOT / name
    assert path.read_text(encoding="utf-8") == GENERATED[name](path), "run `make generated`"
