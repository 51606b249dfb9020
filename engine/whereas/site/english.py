"""A section in plain English, as the page of a law shows it."""

from __future__ import annotations

from markupsafe import Markup

from whereas.english import Lexicon, duty_sentence, exception_clause
from whereas.english.rules import requirement_clause
from whereas.explain.subject import scope_of
from whereas.model.law import Duty, Law, Modality, Section


def section_english(section: Section, law: Law, lexicon: Lexicon) -> Markup:
    """Return what a section asks, in plain English, as HTML."""
    parts = [_duty(duty, law, lexicon) for duty in section.duties]
    if section.definitions:
        names = ", ".join(name.replace("_", " ") for name in section.definitions)
        parts.append(Markup("<p>It defines <em>{}</em>; the rule says how.</p>").format(names))
    if section.not_encoded is not None:
        parts.append(Markup("<p><strong>Not stated as a rule:</strong> {}</p>").format(section.not_encoded))
    for name, value in _particulars(section):
        parts.append(Markup('<p class="wh-soft">{}: {}</p>').format(name, value))
    return Markup("\n").join(parts)


def _particulars(section: Section) -> list[tuple[str, str]]:
    found = [("How grave", duty.severity) for duty in section.duties[:1] if duty.severity]
    found += [("Words for the contract", duty.remedy) for duty in section.duties[:1] if duty.remedy]
    if section.evidence:
        found.append(("What shows it", "; ".join(section.evidence)))
    return found + [("Note", note) for note in section.notes]


def _duty(duty: Duty, law: Law, lexicon: Lexicon) -> Markup:
    scope = scope_of(duty, lexicon)
    made = Markup("<p>{}{}</p>").format(
        "" if duty.name is None else Markup("<b>{}</b>: ").format(duty.name.replace("_", " ")),
        duty_sentence(duty, scope),
    )
    met = requirement_clause(duty, scope)
    if met is not None:
        start = "It may" if duty.modality is Modality.MAY else "That is met"
        made += Markup("<p>{} if {}.</p>").format(start, met)
    rows = Markup("")
    for item in duty.exceptions:
        label = "" if item.label is None else f" ({item.label})"
        name = item.name.replace("_", " ")
        brought = Markup("").join(_duty(each, law, lexicon) for each in item.attached)
        rows += Markup("<li>Unless <em>{}</em>{}: {}.{}</li>").format(
            name,
            label,
            exception_clause(item, scope, law.id),
            Markup("<div>It brings a duty of its own.{}</div>").format(brought) if brought else "",
        )
    return made + (Markup("<ul>{}</ul>").format(rows) if rows else Markup(""))
