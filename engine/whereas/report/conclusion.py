"""What the verdicts on a deal come to, in a few sentences: the first thing that a reader sees.

What comes in: an assessment and its words. What goes out: text. Promised: what is violated comes first, then what is
violated unless somebody shows an exception, then what is not known; a few duties are named, many are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english import Lexicon, section_words
from whereas.english.nouns import joined, number_word, sentence, words_of
from whereas.explain.finding import is_hypothetical
from whereas.model.law import Modality
from whereas.model.verdict import Assessment, Finding, Verdict
from whereas.report.findings import section_of, unless_shown

_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
_FEW = 3


def conclusion(assessment: Assessment, lexicon: Lexicon) -> str:
    """Return what the verdicts on a deal come to; no number here is a score."""
    duties = [item for item in assessment.findings if item.duty.modality is not Modality.MAY]
    would = is_hypothetical(assessment.deal)
    open_ = [item for item in duties if item.verdict in _OPEN]
    broken = [item for item in duties if item.verdict is Verdict.VIOLATED]
    but_for = [item for item in open_ if unless_shown(item)]
    unknown = [item for item in open_ if not item.only_open_list and item not in but_for]
    listed = [item for item in open_ if item.only_open_list and item not in but_for]
    pending = [item for item in duties if item.verdict is Verdict.PENDING]
    others = bool(broken or but_for)
    further = [
        *_but_for_words(but_for, lexicon, would=would),
        *_open_words(unknown, would=would, others=others),
        *_listed_words(listed, others=others or bool(unknown)),
        *_pending_words(pending),
    ]
    if not broken and not further:
        applies = [item for item in duties if item.verdict is not Verdict.INAPPLICABLE]
        return _all_closed(len(applies), would=would) if duties else "Nothing was checked."
    return " ".join(sentence(item) for item in (_first(broken, duties, lexicon, would=would), *further))


def _first(broken: Sequence[Finding], duties: Sequence[Finding], lexicon: Lexicon, *, would: bool) -> str:
    verb = "would violate" if would else "violates"
    if not broken:
        one = len(duties) == 1
        return (
            "the one duty checked was not found violated"
            if one
            else f"none of the {_duties(len(duties))} checked was found violated"
        )
    waived = sum(item.waiver is not None for item in broken)
    end = f"; {number_word(waived)} of them {'is' if waived == 1 else 'are'} waived" if waived else ""
    return f"this deal, as described, {verb} {_duties(len(broken))}{_named(broken, lexicon)}{end}"


def _named(findings: Sequence[Finding], lexicon: Lexicon) -> str:
    """Return a few duties by name, of more only the laws that they stand in, of many laws their number."""
    laws = list(dict.fromkeys(item.law for item in findings))
    if len(findings) <= _FEW:
        return f": {joined([_name(item, lexicon) for item in findings])}"
    if len(laws) <= _FEW:
        return f" under {_count(len(laws), 'law')}: {joined([lexicon.law_title(law) for law in laws])}"
    return f" under {_count(len(laws), 'law')}"


def _name(finding: Finding, lexicon: Lexicon) -> str:
    """Return a duty with its law and its title: "Model Ordinance, section 4(a) (“Warrant or consent”)"."""
    duty = finding.duty
    section = section_of(lexicon.laws.get(finding.law), duty.section.section)
    own = "" if duty.name is None else f" ({words_of(duty.name)})"
    title = "" if section is None else f" (“{section.title}”)"
    return f"{lexicon.law_title(finding.law)}, {section_words(duty.section)}{own}{title}"


def _all_closed(applying: int, *, would: bool) -> str:
    if not applying:
        return "None of the duties checked applies to this deal, as described."
    verb = "would meet" if would else "meets"
    which = "the one duty that applies to it" if applying == 1 else f"each of the {_duties(applying)} that apply to it"
    return f"This deal, as described, {verb}, or is excused from, {which}."


def _but_for_words(but_for: Sequence[Finding], lexicon: Lexicon, *, would: bool) -> Iterator[str]:
    if not but_for:
        return
    be = "would be" if would else ("is" if len(but_for) == 1 else "are")
    shown = list(dict.fromkeys(words_of(name) for item in but_for for name in unless_shown(item)))
    what = joined(shown, "or") if len(shown) <= _FEW else "an exception"
    yield f"{_duties(len(but_for))} {be} violated unless {what} is shown, and nobody has{_named(but_for, lexicon)}"


def _open_words(unknown: Sequence[Finding], *, would: bool, others: bool) -> Iterator[str]:
    if unknown:
        be = "would be met" if would else ("is met" if len(unknown) == 1 else "are met")
        which = _other(len(unknown), others=others)
        yield f"whether {which} {be} can't be said yet, for facts or judgments are missing"


def _listed_words(listed: Sequence[Finding], *, others: bool) -> Iterator[str]:
    named = [item for item in listed if any(instance.is_named for instance in item.instances)]
    if named:
        yield (
            f"on {_other(len(named), others=others)}, no breach was found among what is named, "
            "but nobody says that the lists are complete"
        )
    bare = len(listed) - len(named)
    if bare:
        which = _other(bare, others=others or bool(named))
        are = "is about something of which nothing is" if bare == 1 else "are about things of which none is"
        yield f"{which} {are} named, and nobody says that there is none"


def _pending_words(pending: Sequence[Finding]) -> Iterator[str]:
    if pending:
        yield f"{_duties(len(pending))} can still be met in time"


def _other(count: int, *, others: bool) -> str:
    return _count(count, "other duty", "other duties") if others else _duties(count)


def _duties(count: int) -> str:
    return _count(count, "duty", "duties")


def _count(count: int, one: str, many: str | None = None) -> str:
    return f"{number_word(count)} {one if count == 1 else many or one + 's'}"
