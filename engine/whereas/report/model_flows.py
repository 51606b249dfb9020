"""The movements of data of a deal, as `whereas.report/1` publishes them."""

from __future__ import annotations

from whereas.report.part import Part


class FlowEnd(Part):
    """Somebody who gives, passes on or receives data. `is_certain` is false where it may be somebody else."""

    path: str
    title: str
    is_certain: bool


class Flow(Part):
    """A movement of data, or an access to it, that a deal names: who gives what to whom.

    `via`: through whose systems; `onward`: to whom the recipient may pass it on; `data`: what moves, in words. An empty
    list says that nobody is stated, not that there is nobody.
    """

    deal: str
    path: str
    title: str
    senders: tuple[FlowEnd, ...]
    via: tuple[FlowEnd, ...]
    recipients: tuple[FlowEnd, ...]
    onward: tuple[FlowEnd, ...]
    data: tuple[str, ...]
    line: int | None
