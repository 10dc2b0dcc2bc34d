"""`add`: a coordinator adds an action in one line, from a form, or several as lines."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from handlers.adding.lines import add_lines, are_several, numbered
from handlers.adding.new_actions import add_action, added_words, plan_to_add_to
from handlers.adding.read_due import Here, here, read_deadline
from handlers.adding.read_heading import theme_like
from handlers.adding.read_line import LONGEST_LINE, LONGEST_TITLE, NewAction, checked, read_add
from handlers.asker import Answer, Asker
from handlers.edits import begin, undo_button
from handlers.finding import Sorry
from handlers.messages import Button, Field, FieldKind, Form, Message, Text
from handlers.naming import name_for, shared_code
from handlers.people.linking import of_new_leads
from handlers.people.typed_leads import Named, in_words, read_leads_field
from handlers.requests import Kind
from handlers.revisions import NewDeadline
from handlers.rules.sentences import shorten
from handlers.said.just_now import MOMENT
from store.models import Action

_MORE_TIME = re.compile(
    r"add\s+(?:(?:on|about|another|an?|one|two|three|four|six|\d+|a few|more)\s+)+"
    r"(?:more\s+)?(?:day|week|fortnight|month|year)s?\b"
    r"|add (?:it|that|this|to(?! [^,.;:]{2,40}:))\b",
    re.IGNORECASE,
)
_T = TypeVar("_T")
_Due = tuple[NewDeadline, tuple[str, ...]]  # a deadline, and what to say of how it was read


def add(asker: Asker, words: str) -> Answer | None:
    """`add CR1.5 Draft the survey, Anne B, end Oct, theme Volunteering`; alone, a form."""
    if _is_plain_speech(asker):
        return None
    check_may_add(asker, words)
    if asker.request.kind is Kind.SUBMITTED and asker.request.form:
        return _add_from_form(asker)
    if not words.strip():
        return Answer(add_form(here(asker)))
    words = numbered(words)
    if are_several(words):
        return add_lines(asker, words)
    new = read_add(here(asker), words)
    if asker.request.kind is Kind.PRESSED:
        _check_pressed_once(asker, new)
    return _added(asker, new)


def _check_pressed_once(asker: Asker, new: NewAction) -> None:
    """Raises Sorry where the same button has just added it."""
    for action in asker.all_actions():
        if action.title == new.title and action.created_at >= asker.now - MOMENT:
            name = name_for(asker, action)
            raise Sorry(f"{name} is added already. Nothing more was added.")


def make(asker: Asker, words: str) -> Answer | None:
    """`make LINK WORDS`: a message becomes an action; its words the title, its link the source."""
    link, _, text = words.partition(" ")
    title = shorten(in_words(asker, text), LONGEST_TITLE)
    check_may_add(asker, title)
    return Answer(add_form(here(asker), NewAction(title, origin=shorten(link, LONGEST_LINE))))


def _is_plain_speech(asker: Asker) -> bool:
    """Whether "add two weeks, please" is a lead's answer to a reminder, and no command."""
    request = asker.request
    if request.kind is not Kind.SAID:
        return False
    answers = bool(request.replying_to) and not asker.is_coordinator
    return answers or bool(_MORE_TIME.match(request.text.strip()))


def check_may_add(asker: Asker, words: str) -> None:
    """Raises Sorry, which says who can, for anybody but a coordinator."""
    if asker.is_coordinator:
        return
    who = asker.coordinators()
    if not who:
        raise Sorry("Only a coordinator can add actions, and there is none here yet.")
    sentence = f"Only a coordinator ({who}) can add actions. Nothing was added."
    ask = Button(f"Ask {who.split(',')[0]} to", f"ask add {words.strip()}")
    raise Sorry(sentence, *([ask] if words.strip() else []))


def _added(asker: Asker, new: NewAction) -> Answer:
    entry = begin(asker)
    action, _ = add_action(asker, entry, plan_to_add_to(asker, entry), new)
    shared = shared_code(asker, action)
    notes = list(new.notes)
    if action.code in shared:
        notes.append(
            f"{action.code} is used by more than one action now; this one is #{action.ref}."
        )
    buttons = (undo_button(entry), Button("Edit", f"edit #{action.ref}"))
    parts = (*(Text(note) for note in notes), *of_new_leads(asker, [action], new.leads))
    return Answer(Message(added_words(asker, action, new, shared), parts, buttons), True)


def add_form(known: Here, new: NewAction | None = None) -> Message:
    """The form that asks for all of an action; `new` fills it in."""
    title = "Add an action"
    form = Form(title, "add", action_fields(known, new or NewAction("")), "Add")
    return Message(title, (form,))


def action_fields(known: Here, new: NewAction) -> tuple[Field, ...]:
    """The fields of an action as its form asks for them, filled in."""
    themes = tuple((title, title) for title in dict.fromkeys(known.themes))
    choice = Field("theme", "Heading", FieldKind.CHOICE, new.theme, (("", "None"), *themes))
    leads = ", ".join(who.name for who in new.leads)
    return (
        Field("title", "What is to be done", FieldKind.LINES, new.title, required=True),
        Field("code", "Code", value=new.code, hint="For example “CR1.5”."),
        choice if themes else replace(choice, kind=FieldKind.LINE, options=()),
        Field(
            "leads",
            "Who leads",
            value=leads,
            hint="For example “Jenny Ford, Bev H”: the main lead first.",
        ),
        Field(
            "deadline",
            "By when",
            FieldKind.DATE,
            new.deadline.text,
            hint="For example “30 Oct”, “Aug to Sept”, “next meeting” or “ongoing”.",
        ),
        Field(
            "origin",
            "Where it was agreed",
            value=new.origin,
            hint="For example “agreed 3 Sep, item 5”.",
        ),
    )


def _add_from_form(asker: Asker) -> Answer:
    known = here(asker)
    new, errors = read_form(known, asker.request.form)
    if errors:
        return Answer(Message("Nothing was added yet.", errors=errors))
    return _added(asker, new)


@dataclass
class _Form:
    """A form's values, and what was wrong with them by field."""

    values: Mapping[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    def line(self, name: str) -> str:
        return " ".join(self.values.get(name, "").split())

    def read(self, name: str, read: Callable[[str], _T], otherwise: _T) -> _T:
        text = self.line(name)
        try:
            return read(text) if text else otherwise
        except Sorry as sorry:
            self.errors[name] = sorry.answer.message.summary
            return otherwise


def read_form(
    known: Here, values: Mapping[str, str]
) -> tuple[NewAction, tuple[tuple[str, str], ...]]:
    """What the fields of an action's form come to, and a sentence for each that is wrong."""
    form = _Form(values)
    none: _Due = (NewDeadline(), ())
    due, notes = form.read("deadline", lambda text: _deadline(known, text), none)
    new = NewAction(
        title=form.line("title"),
        code=form.line("code"),
        leads=form.read("leads", lambda text: read_leads_field(known.names, text), ()),
        deadline=due,
        theme=form.read("theme", lambda text: theme_like(known.themes, text), ""),
        origin=form.line("origin"),
        notes=notes,
    )
    for name in ("title", "code", "origin"):
        part = replace(NewAction("x"), **{name: getattr(new, name)})
        _check(form, name, part)
    return new, tuple(form.errors.items())


def _check(form: _Form, name: str, part: NewAction) -> None:
    try:
        checked(part)
    except Sorry as sorry:
        form.errors[name] = sorry.answer.message.summary


def _deadline(known: Here, text: str) -> _Due:
    """Whatever stands in the field is the deadline: what is no date is kept as written."""
    deadline, notes = read_deadline(known, text)
    if deadline:
        return deadline, notes
    if len(text) > 200:
        raise Sorry("That is too long for a deadline: 200 characters fit.")
    return NewDeadline(text, "conditional"), (
        f"I made no date of “{text}”; it is kept as written.",
    )


def as_new(action: Action) -> NewAction:
    """An action as its form shows it."""
    return NewAction(
        action.title,
        action.code,
        tuple(Named(lead.person.name, lead.person_id) for lead in action.leads),
        NewDeadline(action.deadline_text, action.deadline_kind, action.due_first, action.due_last),
        action.theme.title if action.theme else "",
        action.origin,
    )
