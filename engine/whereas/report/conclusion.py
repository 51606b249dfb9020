"""What the verdicts on a deal come to, in a few sentences: the first thing that a reader sees.

What comes in: a deal, its duties with their verdicts, and words. What goes out: text. Promised: what is violated comes
first, then what is violated unless somebody shows an exception, then what is not known; a few duties are named, many
are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whereas.english import Lexicon, section_words
from whereas.english.nouns import joined, number_word, sentence, words_of
from whereas.explain.finding import is_hypothetical
from whereas.model.expression import SectionRef
from whereas.model.facts import Deal
from whereas.model.law import Modality
from whereas.model.verdict import Assessment, Verdict
from whereas.report.findings import section_of, unless_shown

_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a conclusion needs of a finding.

    Attributes:
        unless_shown: the exceptions that alone keep a breach by what is named from being certain.
        is_about_named: an instance of it is about what the deal names.
    """

    law: str
    section: SectionRef
    duty: str | None
    verdict: Verdict
    only_open_list: bool
    unless_shown: tuple[str, ...]
    is_waived: bool
    is_about_named: bool


def weighed(assessment: Assessment) -> tuple[Weighed, ...]:
    """Return what the conclusion on a deal rests on: its duties, for what a law only permits takes no part."""
    return tuple(
        Weighed(
            law=item.law,
            section=item.duty.section,
            duty=item.duty.name,
            verdict=item.verdict,
            only_open_list=item.only_open_list,
            unless_shown=unless_shown(item),
            is_waived=item.waiver is not None,
            is_about_named=any(instance.is_named for instance in item.instances),
        )
        for item in assessment.findings
        if item.duty.modality is not Modality.MAY
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    """The duties of a deal by what they come to; each stands in one group at most, but in `duties`."""

    duties: Sequence[Weighed]
    broken: Sequence[Weighed]
    but_for: Sequence[Weighed]
    unknown: Sequence[Weighed]
    listed: Sequence[Weighed]
    pending: Sequence[Weighed]

    @property
    def is_closed(self) -> bool:
        """Return whether there is a verdict on each, and none is a breach."""
        return not (self.broken or self.but_for or self.unknown or self.listed or self.pending)


def _sorted(duties: Sequence[Weighed]) -> _Sorted:
    open_ = [item for item in duties if item.verdict in _OPEN]
    return _Sorted(
        duties=duties,
        broken=[item for item in duties if item.verdict is Verdict.VIOLATED],
        but_for=[item for item in open_ if item.unless_shown],
        unknown=[item for item in open_ if not item.only_open_list and not item.unless_shown],
        listed=[item for item in open_ if item.only_open_list and not item.unless_shown],
        pending=[item for item in duties if item.verdict is Verdict.PENDING],
    )


def conclusion(deal: Deal, duties: Sequence[Weighed], lexicon: Lexicon) -> str:
    """Return what the verdicts on a deal come to; no number here is a score."""
    found = _sorted(duties)
    would = is_hypothetical(deal)
    if found.is_closed:
        return _closed_words(found, would=would)
    first = sentence(_first(found.broken, found.duties, lexicon, would=would))
    return " ".join((first, *particulars(deal, duties, lexicon)))


def particulars(deal: Deal, duties: Sequence[Weighed], lexicon: Lexicon) -> tuple[str, ...]:
    """Return what else the verdicts on a deal come to, beside what is violated, a sentence for each group."""
    found = _sorted(duties)
    would = is_hypothetical(deal)
    others = bool(found.broken or found.but_for)
    said = (
        *_but_for_words(found.but_for, lexicon, would=would),
        *_open_words(found.unknown, would=would, others=others),
        *_listed_words(found.listed, others=others or bool(found.unknown)),
        *_pending_words(found.pending),
    )
    return tuple(sentence(item) for item in said)


def headline(deal: Deal, duties: Sequence[Weighed], lexicon: Lexicon) -> str:
    """Return what the verdicts on a deal come to in one sentence: breaches, and how many duties are open."""
    found = _sorted(duties)
    would = is_hypothetical(deal)
    if found.is_closed:
        return _closed_words(found, would=would)
    rest = joined([*_brief_words(found, would=would)])
    if not found.broken:
        first = _first((), found.duties, lexicon, would=would)
        return sentence(f"{first}, but {rest}")
    verb = "would violate" if would else "violates"
    first = f"this deal, as described, {verb} {_duties(len(found.broken))}{_under(found.broken, lexicon)}"
    first += _waived_words(found.broken, ", ")
    return sentence(f"{first}; {rest}" if rest else first)


def _brief_words(found: _Sorted, *, would: bool) -> Iterator[str]:
    """Yield how many duties are open in which way, as parts of one sentence."""
    if found.but_for:
        be = "would be" if would else ("is" if len(found.but_for) == 1 else "are")
        yield f"{_more(len(found.but_for), found)} {be} violated unless an exception is shown"
    open_ = len(found.unknown) + len(found.listed)
    if open_:
        be = "would be met" if would else ("is met" if open_ == 1 else "are met")
        yield f"whether {number_word(open_)}{' others' if found.but_for and open_ > 1 else ''} {be} is not known"
    if found.pending and not (found.but_for or open_):
        yield f"{number_word(len(found.pending))} can still be met in time"


def _more(count: int, found: _Sorted) -> str:
    return f"{number_word(count)} more" if found.broken else number_word(count)


def _closed_words(found: _Sorted, *, would: bool) -> str:
    applies = [item for item in found.duties if item.verdict is not Verdict.INAPPLICABLE]
    return _all_closed(len(applies), would=would) if found.duties else "Nothing was checked."


def _first(broken: Sequence[Weighed], duties: Sequence[Weighed], lexicon: Lexicon, *, would: bool) -> str:
    verb = "would violate" if would else "violates"
    if not broken:
        one = len(duties) == 1
        return (
            "the one duty checked was not found violated"
            if one
            else f"none of the {_duties(len(duties))} checked was found violated"
        )
    end = _waived_words(broken, "; ")
    return f"this deal, as described, {verb} {_duties(len(broken))}{_named(broken, lexicon)}{end}"


def _waived_words(broken: Sequence[Weighed], separator: str) -> str:
    waived = sum(item.is_waived for item in broken)
    if not waived:
        return ""
    if len(broken) == waived:
        return f"{separator}{'which is waived' if waived == 1 else 'all of them waived'}"
    be = "" if separator == ", " else (" is" if waived == 1 else " are")
    return f"{separator}{number_word(waived)} of them{be} waived"


def _under(findings: Sequence[Weighed], lexicon: Lexicon) -> str:
    """Return the laws that duties stand in: a few by their titles, of many the number."""
    laws = list(dict.fromkeys(item.law for item in findings))
    if len(laws) <= _FEW:
        return f" under {joined([lexicon.law_title(law) for law in laws])}"
    return f" under {_count(len(laws), 'law')}"


def _named(findings: Sequence[Weighed], lexicon: Lexicon) -> str:
    """Return a few duties by name, of more only the laws that they stand in, of many laws their number."""
    laws = list(dict.fromkeys(item.law for item in findings))
    if len(findings) <= _FEW:
        return f": {joined([_name(item, lexicon) for item in findings])}"
    if len(laws) <= _FEW:
        return f" under {_count(len(laws), 'law')}: {joined([lexicon.law_title(law) for law in laws])}"
    return _under(findings, lexicon)


def _name(finding: Weighed, lexicon: Lexicon) -> str:
    """Return a duty with its law and its title: "Model Ordinance, section 4(a) (“Warrant or consent”)"."""
    section = section_of(lexicon.laws.get(finding.law), finding.section.section)
    own = "" if finding.duty is None else f" ({words_of(finding.duty)})"
    title = "" if section is None else f" (“{section.title}”)"
    return f"{lexicon.law_title(finding.law)}, {section_words(finding.section)}{own}{title}"


def _all_closed(applying: int, *, would: bool) -> str:
    if not applying:
        return "None of the duties checked applies to this deal, as described."
    verb = "would meet" if would else "meets"
    which = "the one duty that applies to it" if applying == 1 else f"each of the {_duties(applying)} that apply to it"
    return f"This deal, as described, {verb}, or is excused from, {which}."


def _but_for_words(but_for: Sequence[Weighed], lexicon: Lexicon, *, would: bool) -> Iterator[str]:
    if not but_for:
        return
    be = "would be" if would else ("is" if len(but_for) == 1 else "are")
    shown = list(dict.fromkeys(words_of(name) for item in but_for for name in item.unless_shown))
    what = joined(shown, "or") if len(shown) <= _FEW else "an exception"
    yield f"{_duties(len(but_for))} {be} violated unless {what} is shown, and nobody has{_named(but_for, lexicon)}"


def _open_words(unknown: Sequence[Weighed], *, would: bool, others: bool) -> Iterator[str]:
    if unknown:
        be = "would be met" if would else ("is met" if len(unknown) == 1 else "are met")
        which = _other(len(unknown), others=others)
        yield f"whether {which} {be} can't be said yet, for facts or judgments are missing"


def _listed_words(listed: Sequence[Weighed], *, others: bool) -> Iterator[str]:
    named = [item for item in listed if item.is_about_named]
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


def _pending_words(pending: Sequence[Weighed]) -> Iterator[str]:
    if pending:
        yield f"{_duties(len(pending))} can still be met in time"


def _other(count: int, *, others: bool) -> str:
    return _count(count, "other duty", "other duties") if others else _duties(count)


def _duties(count: int) -> str:
    return _count(count, "duty", "duties")


def _count(count: int, one: str, many: str | None = None) -> str:
    return f"{number_word(count)} {one if count == 1 else many or one + 's'}"
