"""Small rules of English grammar: articles, plurals, possessives, lists, and questions turned into statements.

What comes in: words of a vocabulary or a law. What goes out: words. Promised: a rule that doesn't fit leaves the words
as they were, so that a sentence may be clumsy but never says something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_ARTICLE = re.compile(r"(?:a|an|the|its|their|each|every|any|no|some)\s", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?!uni|us[ae]|usu|util|eu|one\b|once\b)[aeiou]|hour|honest|heir", re.IGNORECASE)
_HEAD_END = re.compile(
    r"\s(?:of|in|on|to|for|by|that|which|who|from|with|at|under|about|able|between|against|as|apart)\s", re.IGNORECASE
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ness|process|access|news|premises)$", re.IGNORECASE)
_PLURAL_WORDS = frozenset({"people", "parties", "minutes", "children", "police"})
_MASS_WORDS = frozenset({"data", "evidence", "footage", "information", "media", "recognition", "surveillance", "video"})
_PREPOSITIONS = frozenset({"as", "at", "by", "during", "for", "from", "in", "of", "on", "out", "to", "under", "with"})
_VERBS = frozenset(
    {"acts", "binds", "gives", "has", "holds", "keeps", "owns", "runs", "sells", "sends", "shares", "uses"}
)
_AUXILIARY = "is|are|was|were|can|could|does|do|did|has|have|had|may|might|must|will|would|should"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_QUOTED = re.compile(r"“[^“”]*”")
_IT = re.compile(r"\bit\b")
_ITS = re.compile(r"\bits\b")
# "The report's presentation to the council": with "of the report" behind it, the council might be the report's.
_NAMES_ANOTHER = re.compile(r"\s(?:by|for|on|to|of) the (?!recipient|sender|owner|person|user|data)", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r".+ed|run|held|kept|made|given|taken|sent|shown|known|used|bound|got|left|overseen|sold|told", re.IGNORECASE
)
_QUESTION = re.compile(rf"({_AUXILIARY}) (it|they|there) ([^?.!]+)\?", re.IGNORECASE)
_STATEMENT = re.compile(rf"\b({_AUXILIARY})\b(?! not\b)", re.IGNORECASE)


_STATES = re.compile(
    r"\b(?:arkansas|california|colorado|illinois|maine|minnesota|new hampshire|new jersey|new york|ohio|utah|vermont"
    r"|virginia|washington|european union)\b"
)
_SHORT = 4  # words of an owner that can carry an 's


def words_of(name: str) -> str:
    """Return a name of the vocabulary or of a law as words: `records_request` is "records request"."""
    return _STATES.sub(lambda match: match[0].title(), name.replace("_", " ").strip())


@lru_cache(maxsize=4096)  # the same few titles are asked for in every sentence
def bare(title: str) -> str:
    """Return a noun phrase without the article it begins with."""
    return re.sub(r"^(?:a|an|the)\s+", "", title.strip(), flags=re.IGNORECASE)


def has_article(title: str) -> bool:
    """Return whether a noun phrase begins with an article or another word that takes its place."""
    return _ARTICLE.match(title) is not None


def with_the(title: str) -> str:
    """Return a noun phrase with `the`, unless it has an article or is a name in capitals."""
    return title if has_article(title) else f"the {title}"


def with_a(title: str) -> str:
    """Return a noun phrase with `a` or `an`, unless it has an article or is a plural."""
    if has_article(title) or is_plural(title) or _is_mass(title):
        return title
    return f"an {title}" if _VOWEL_SOUND.match(title.lstrip("“")) else f"a {title}"


def _is_mass(title: str) -> bool:
    """Return whether a noun phrase names what is not counted: "cloud data"."""
    words = head_of(title).casefold().split()
    return bool(words) and words[-1] in _MASS_WORDS


def head_of(title: str) -> str:
    """Return the head of a noun phrase, without what follows "of", "in" and their like."""
    return _HEAD_END.split(title.strip(), maxsplit=1)[0]


def speaks_of_it(title: str) -> bool:
    """Return whether a title itself says "it" of its record, as in "fields that it shows"."""
    return _IT.search(title) is not None or _ITS.search(title) is not None


@lru_cache(maxsize=4096)  # the same few titles are asked for in every sentence
def is_plural(title: str) -> bool:
    """Return whether a noun phrase names several things, as far as its head noun shows."""
    head = head_of(title).rstrip(",")
    words = head.casefold().split()
    while len(words) > 1 and _PARTICIPLE.fullmatch(words[-1]):
        words.pop()  # "analyses run on it" names several things
    last = words[-1] if words else ""
    if last in _PLURAL_WORDS:
        return True
    return last.endswith("s") and _NOT_PLURAL.search(last) is None and not last.endswith("'s")


def plural(noun: str) -> str:
    """Return the plural of a short noun phrase: "flow" is "flows", "party" is "parties"."""
    head, end = head_of(noun), noun[len(head_of(noun)) :]
    if is_plural(noun):
        return noun
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies{end}"
    return f"{head}es{end}" if re.search(r"(?:s|x|z|ch|sh)$", head) else f"{head}s{end}"


def singular(title: str) -> str:
    """Return what one of several things is called: "onward recipients" gives "onward recipient"."""
    head, end = head_of(title), title[len(head_of(title)) :]
    if not is_plural(title):
        return title
    if head.endswith("people"):
        return f"{head[:-6]}person{end}"
    if head.endswith("ies"):
        return f"{head[:-3]}y{end}"
    return f"{head[:-2]}{end}" if re.search(r"(?:sses|xes|ches|shes)$", head) else f"{head[:-1]}{end}"


def possessive(owner: str, title: str) -> str:
    """Return what somebody's thing is called: "the flow's consent", "the time of access of the flow"."""
    thing = bare(title)
    if _IT.search(thing):
        return f"the {_IT.sub(lambda _: owner, thing, count=1)}"
    if _ITS.search(thing):
        if len(owner.split()) <= _SHORT:
            return f"the {_ITS.sub(lambda _: owner + _genitive(owner), thing, count=1)}"
        return f"the {_ITS.sub('the', thing, count=1)} of {owner}"
    if thing == bare(owner) or thing.endswith(f" of {owner}"):
        return with_the(thing)  # "the place of the collection", where the owner is the collection
    is_long = len(owner.split()) > _SHORT or head_of(owner) != owner or " is " in owner or "'s " in owner
    if is_long or (head_of(thing) != thing and not _NAMES_ANOTHER.search(thing)):
        return f"the {thing} of {owner}"
    return f"{owner}{_genitive(owner)} {thing}"


def _genitive(owner: str) -> str:
    return "'" if owner.endswith("s") and is_plural(owner) else "'s"


def owned(title: str, owner: str) -> str:
    """Return what somebody's thing is called, for an owner of any length: "the consent of “clip”"."""
    thing = bare(title)
    return possessive(owner, thing) if speaks_of_it(thing) else f"the {thing} of {owner}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Return the parts as a list in a sentence: "a, b and c"; with semicolons where a part holds a comma."""
    if not parts:
        return ""
    if len(parts) == 1:
        return parts[0]
    own = [
        _THOUSANDS.sub("", _QUOTED.sub("", part)) for part in parts
    ]  # what is quoted shows by its marks where it ends
    separator = "; " if any("," in part or ";" in part for part in own) else ", "
    is_nested = any(" and " in part or " or " in part for part in own)
    last = f"{separator}{word} " if separator == "; " or is_nested else f" {word} "
    return separator.join(parts[:-1]) + last + parts[-1]


def negated(statement: str) -> str:
    """Return the negation of a statement, by `not` after its first verb where that is an auxiliary."""
    if _STATEMENT.search(statement):
        return _STATEMENT.sub(lambda match: f"{match[1]}{'' if match[1] == 'can' else ' '}not", statement, count=1)
    return f"it is not so that {statement}"


def statement_of(question: str, subject: str) -> str | None:
    """Return what "yes" to a question about `it` states of `subject`, or None where the question is of another form.

    "Is it a contractor of a government?" about "the recipient" is "the recipient is a contractor of a government".
    """
    match = _QUESTION.fullmatch(question.strip())
    if match is None or re.search(r", (?:and|or) (?:is|are|was|can|does|did|has)\b", match[3]):
        return None
    verb, pronoun, rest = match[1].lower(), match[2].lower(), match[3]
    who = pronoun if pronoun == "there" else subject
    return f"{who} {verb} {rest}"


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def predicate(term: str, *, holds: bool) -> str:
    """Return what is said of a thing that comes, or does not come, under a defined term.

    A term is a noun ("a public agency", "home video"), a participle ("compelled by process") or begins with a verb
    ("shares with police"); the article that stands before its name in a law goes with a noun alone.
    """
    words = bare(term).split()
    if words[0] in _VERBS and len(words) > 1:
        verb = {"has": "have"}.get(words[0], words[0].removesuffix("s"))
        return " ".join(words) if holds else f"does not {' '.join([verb, *words[1:]])}"
    be = "is" if holds else "is not"
    return f"{be} {' '.join(words) if _is_participle(words) or not has_article(term) else with_a(' '.join(words))}"


def before_verb(subject: str) -> str:
    """Return a subject before its verb: with a comma after one that ends in a verb, as "the body whose data it is"."""
    return f"{subject}," if subject.endswith(" is") else subject


def third_person(verb: str) -> str:
    """Return what one thing does: "act" is "acts", "do" is "does", "carry" is "carries"."""
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else f"{verb}s"


def _is_participle(words: Sequence[str]) -> bool:
    if not _PARTICIPLE.fullmatch(words[0]):
        return len(words) > 1 and words[0].endswith("ly") and _PARTICIPLE.fullmatch(words[-1]) is not None
    return len(words) == 1 or words[1] in _PREPOSITIONS


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital first, a period last."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def lowered(text: str) -> str:
    """Return a text with its first letter small, unless its first word is a name or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if any(letter.isupper() for letter in first[1:]) else text[:1].lower() + text[1:]


def number_word(number: int) -> str:
    """Return a small number as a word, a larger one as digits."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return small[number] if 0 <= number < len(small) else f"{number:,}"
