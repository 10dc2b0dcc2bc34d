"""`edit CR1.5`: all of an action in one form, filled in as it stands."""

from typing import Any

from handlers.adding.command import action_fields, as_new, read_form
from handlers.adding.read_due import here
from handlers.adding.read_line import NewAction
from handlers.asker import Answer, Asker
from handlers.confirming import confirmed
from handlers.edits import begin, change
from handlers.forms import as_sent
from handlers.messages import Form, Message
from handlers.naming import name_for
from handlers.own import own_action
from handlers.people.typed_leads import person_ids
from handlers.proposing import asks_for_deadlines
from handlers.requests import Kind
from handlers.revisions import deadline_values
from store.additions import theme_called
from store.models import Action


def edit(asker: Asker, words: str) -> Answer | None:
    """Open the form, or record what it sends: only what differs is changed."""
    action, _ = own_action(asker, words, "edit")
    if asker.request.kind is not Kind.SUBMITTED or not asker.request.form:
        return Answer(edit_form(asker, action))
    form = as_sent(asker.request, edit_form(asker, action))
    new, errors = read_form(here(asker), form)
    if errors:
        return Answer(Message("Nothing was changed yet.", errors=errors))
    if new.deadline.text != action.deadline_text and asks_for_deadlines(asker, action):
        code = action.code or f"#{action.ref}"
        said = f"A new deadline has to be agreed to. Ask for it with “move {code} to …”."
        return Answer(Message("Nothing was changed yet.", errors=(("deadline", said),)))
    return _changed(asker, action, new)


def edit_form(asker: Asker, action: Action) -> Message:
    """The action as it stands, to be changed."""
    name = name_for(asker, action, most=70)
    fields = action_fields(here(asker), as_new(action))
    title = f"Edit {name}"
    return Message(title, (Form(title, f"edit #{action.ref}", fields),))


def _changed(asker: Asker, action: Action, new: NewAction) -> Answer:
    entry = begin(asker)
    values: dict[str, Any] = {"title": new.title, "code": new.code, "origin": new.origin}
    theme = theme_called(asker.session, action.plan_id, new.theme) if new.theme else None
    values["theme_id"] = theme.id if theme else None
    values["leads"] = person_ids(asker, entry, new.leads)
    if new.deadline.text != action.deadline_text:
        values |= deadline_values(asker.session, entry, action, new.deadline)
    update = change(asker.session, entry, action, values)
    asker.session.refresh(action, ["theme"])
    return confirmed(asker, entry, [(action, update)])
