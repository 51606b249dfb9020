"""Flows made by hand, and a report whose deal has them: one of each shape, and as many as a test asks for."""

from __future__ import annotations

from tests.report.published import sample_report
from whereas.report.model import Report
from whereas.report.model_flows import Flow, FlowEnd

LONG = (
    "The Office of the Commissioner for the Coordination of Intergovernmental Automated Plate Reader Interoperability"
)
WORD = "Datenschutzgrundverordnungsdurchführungsbeauftragtenstelle"


def end(name: str, *, certain: bool = True) -> FlowEnd:
    return FlowEnd(path=f"parties.{name.lower().replace(' ', '_')}", title=name, is_certain=certain)


def flow(
    key: str,
    senders: tuple[FlowEnd, ...] = (),
    recipients: tuple[FlowEnd, ...] = (),
    *,
    via: tuple[FlowEnd, ...] = (),
    onward: tuple[FlowEnd, ...] = (),
    title: str | None = None,
) -> Flow:
    return Flow(
        deal="cameras",
        path=f"flows.{key}",
        title=title or key,
        senders=senders,
        via=via,
        recipients=recipients,
        onward=onward,
        data=("video",),
        line=1,
    )


A, B, C, D = end("City Police"), end("Flock Safety"), end("Ring"), end("A resident")
SHAPES: tuple[Flow, ...] = (
    flow("clip", (D,), (A,), via=(C, B), onward=(end("ICE"), end("The state"))),
    flow("back", (B,), (D,)),
    flow("turns", (A,), (D,), via=(B,)),
    flow("own", (A,), (A,), title="what the agency keeps for itself"),
    flow("perhaps", (A,), (end("Ring", certain=False), end("Flock Safety", certain=False))),
    flow("nobody", title="a flow of which nothing is said"),
    flow("long", (end(LONG),), (end(WORD * 3),), title=f"{LONG} and {WORD * 5}"),
    flow("many", (A,), tuple(end(f"Agency {number}") for number in range(9))),
)


def many(count: int) -> tuple[Flow, ...]:
    """Return flows between ever other parties, some with long names."""
    names = [f"Party {number} {LONG if number % 5 == 0 else ''}".strip() for number in range(count + 3)]
    return tuple(
        flow(f"f{number}", (end(names[number]),), (end(names[number + 3]),), via=(end(names[number + 1]),))
        for number in range(count)
    )


def report_with(flows: tuple[Flow, ...]) -> Report:
    """Return the report by hand, as if its deal had these flows."""
    made = sample_report()
    deal = made.deals[0].model_copy(update={"may_have_more_flows": True})
    return made.model_copy(update={"deals": (deal,), "flows": flows})
