"""What to ask for: the facts, lists and judgments on which an open verdict turns."""

from __future__ import annotations

from collections.abc import Iterable

from whereas.evaluate.case import Case, is_open, may_play
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.instances import shown
from whereas.model.kinds import RecordKind
from whereas.model.verdict import Question
from whereas.model.vocabulary import FieldType, RecordType

_ASKED = (
    GapKind.FACT,
    GapKind.DISPUTED,
    GapKind.MEMBER,
    GapKind.PRESENCE,
    GapKind.JUDGMENT,
    GapKind.KNOWLEDGE,
    GapKind.LEGAL,
)
_PARTS_OF_AN_ITEM = 2


def missing_paths(case: Case, gaps: Iterable[Gap]) -> tuple[str, ...]:
    """Return the paths of what is missing, once each; of items that are not named, the list they would stand in."""
    found = (
        question.path if isinstance(question, Question) else question
        for gap in gaps
        if gap.kind in _ASKED and gap.path
        for question in (_about_a_role(case, gap) or (_path(gap),))
    )
    return tuple(dict.fromkeys(found))


def _path(gap: Gap) -> str:
    path = shown(gap.path)
    head, star, _ = path.partition(".*")
    return head + star


def questions_for(case: Case, gaps: Iterable[Gap]) -> tuple[Question, ...]:
    """Return what to ask, once each, in the order in which it was met."""
    found: dict[Question, None] = {}
    for gap in gaps:
        about_a_role = _about_a_role(case, gap) if gap.kind in _ASKED else ()
        question = None if about_a_role else _question(case, gap)
        found.update(dict.fromkeys(about_a_role if question is None else (question,)))
    return tuple(found)


def _about_a_role(case: Case, gap: Gap) -> tuple[Question, ...]:
    """Return what to ask where somebody unnamed plays a role: who does, or which parts those play that there are."""
    head, _, rest = gap.path.partition(".*")
    role = case.vocabulary.roles.get(rest.partition(".")[0])
    if role is None or role.among != head:
        return ()
    parties = case.deal.lists.get(head)
    root = case.vocabulary.lists[head]
    if parties is None or is_open(parties, root):
        ask = role.ask or root.ask
        return () if ask is None else (Question(path=f"{head}.*", ask=ask),)
    roles = case.field(root.record, "roles")
    return tuple(
        Question(path=f"{head}.{key}.roles", ask=roles.ask or root.ask or role.title)
        for key, party in parties.items.items()
        if may_play(party, role.name)
    )


def _question(case: Case, gap: Gap) -> Question | None:
    if gap.kind not in _ASKED or not gap.path:
        return None
    if gap.kind is GapKind.JUDGMENT:
        law, name, *_ = gap.key
        judgment = case.laws[str(law)].judgments.get(str(name))
        if judgment is None:
            return None
        return Question(path=shown(gap.path), ask=judgment.question, answered_by=judgment.by, decided=judgment.decided)
    path = _path(gap)
    ask = ask_at(case, path)
    return None if ask is None else Question(path=path, ask=ask)


def ask_at(case: Case, path: str) -> str | None:
    """Return the vocabulary's question about a path, or None where it has none."""
    parts = path.partition("[")[0].split(".")
    root = case.vocabulary.lists.get(parts[0])
    if root is not None:
        if len(parts) <= _PARTS_OF_AN_ITEM:
            return root.ask
        field = _field(case, case.vocabulary.records[root.record], parts[2:])
        return None if field is None else field.ask
    single = case.vocabulary.singles.get(parts[0])
    if single is None:
        return None
    if len(parts) == 1:
        return single.ask
    field = _field(case, case.vocabulary.records[single.record], parts[1:])
    return None if field is None else field.ask


def _field(case: Case, record: RecordType, names: list[str]) -> FieldType | None:
    field = record.fields.get(names[0])
    if field is None or len(names) == 1:
        return field
    if isinstance(field.kind, RecordKind):
        return _field(case, case.vocabulary.records[field.kind.name], names[1:])
    return field
