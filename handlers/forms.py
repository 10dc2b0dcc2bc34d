"""The dialogs about one action. What they send goes to the command that they stand for."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.messages import Field, FieldKind, Form, Message
from handlers.requests import Request
from handlers.wording import due_words, name_of
from store.models import Action


def as_sent(request: Request, anew: Message) -> dict[str, str]:
    """What a form brought; what was not touched in it, as the form shows it `anew`.

    Somebody else may have changed that since the form was opened.
    """
    now = {field.name: field.value for field in anew.form.fields} if anew.form else {}
    return {**request.form, **{name: now[name] for name in request.untouched if name in now}}


STATUSES = (
    ("", "Leave as it is"),
    ("green", "On track (Green)"),
    ("amber", "Needs attention (Amber)"),
    ("red", "Needs action (Red)"),
    ("complete", "Done (Complete)"),
    ("not_started", "Not started"),
    ("no change", "No change since last time"),
)

_PRINTED = "It may be printed in the papers. Begin with “private:” to keep it out of them."


def update_form(action: Action, today: date, shared: frozenset[str]) -> Message:
    """Status, comment and new date of one action."""
    fields = (
        Field("status", "How does it stand?", FieldKind.CHOICE, options=STATUSES),
        Field("comment", "Comment", FieldKind.LINES, hint=_PRINTED),
        Field("deadline", "New date", FieldKind.DATE, hint=_due_hint(action, today)),
    )
    title = name_of(action, shared, most=70)
    return Message(title, (Form(title, f"update #{action.ref}", fields, "Record"),))


def move_form(action: Action, today: date, shared: frozenset[str]) -> Message:
    """A new deadline and why."""
    fields = (
        Field("deadline", "New date", FieldKind.DATE, required=True, hint=_due_hint(action, today)),
        Field("why", "Why?", FieldKind.LINE, hint="For example “survey late”."),
    )
    title = f"Move {name_of(action, shared, most=70)}"
    return Message(title, (Form(title, f"move #{action.ref}", fields, "Move"),))


def assign_form(action: Action, shared: frozenset[str]) -> Message:
    """Who leads it, as it stands."""
    leads = ", ".join(lead.person.name for lead in action.leads)
    hint = "The main lead first. A new name is added to the plan's names."
    fields = (Field("leads", "Who leads it?", value=leads, required=True, hint=hint),)
    title = f"Assign {name_of(action, shared, most=70)}"
    return Message(title, (Form(title, f"assign #{action.ref}", fields, "Assign"),))


def hold_form(action: Action, shared: frozenset[str]) -> Message:
    """Until when, and why."""
    fields = (
        Field("until", "Until when?", FieldKind.DATE, hint="Empty: until somebody resumes it."),
        Field("why", "Why?", value=action.hold_why, hint="For example “funding”."),
    )
    title = f"Hold {name_of(action, shared, most=70)}"
    return Message(title, (Form(title, f"hold #{action.ref}", fields, "Hold"),))


def set_form(action: Action, headings: Sequence[str], shared: frozenset[str]) -> Message:
    """The plan's other columns, as they stand; the title and the code where there are none."""
    kept = {name: str(action.fields.get(name, "")) for name in headings}
    own = {"title": action.title, "code": action.code}
    fields = tuple(
        Field(f"set-{number}", name, FieldKind.LINES, value)
        for number, (name, value) in enumerate((kept or own).items())
    )
    title = f"Set {name_of(action, shared, most=70)}"
    return Message(title, (Form(title, f"set #{action.ref}", fields, "Save"),))


def _due_hint(action: Action, today: date) -> str:
    return f"Now {due_words(action, today)}. For example “30 Oct” or “end of next month”."


def update_words(action: Action, form: Mapping[str, str]) -> str:
    """What was filled in, as one line to keep with the entry."""
    filled = [form.get(name, "").strip() for name in ("status", "comment", "deadline")]
    return f"update #{action.ref} " + " ".join(part for part in filled if part)
