"""Which section stands under which number, as laws print them: 15 includes 15(a), and 9.64 includes 9.64.030."""

from __future__ import annotations

_OPENS_A_PART = "(.-/#: "


def stands_under(number: str, target: str) -> bool:
    """Return whether the section `number` is `target` or a part of it: the next character opens a new part."""
    if number == target:
        return True
    return number.startswith(target) and number[len(target)] in _OPENS_A_PART
