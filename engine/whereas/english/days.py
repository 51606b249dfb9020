"""Days and months as a person says them: "1 July 2026". A locale would change the report with the machine."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def say_day(day: dt.date) -> str:
    """Return a day as it is spoken and written: "1 July 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_month(month: int) -> str:
    """Return the name of a month; a number that is none is given back as it is."""
    return MONTHS[month - 1] if 1 <= month <= len(MONTHS) else str(month)
