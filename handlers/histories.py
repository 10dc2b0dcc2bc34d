"""`history CR1.3`: all that was done to an action, by whom and through what, and what was sent."""

import re
from typing import Any

from handlers.asker import Answer, Asker
from handlers.finding import NoAction, take_action
from handlers.messages import Button, Message, Row, Rows
from handlers.own import shared_code
from handlers.rules.dates import say_moment
from handlers.wording import code_of, counted, listed, name_of, shorten
from store import deliveries, entries
from store.mail import Delivery
from store.models import Action, Entry, Person, Update

PAGE = 20
_QUOTE = 300
_FROM = re.compile(r"\s*\bfrom (\d{1,5})$", re.IGNORECASE)

FIELD_NAMES = {
    "rag": "status",
    "state": "state",
    "title": "title",
    "code": "code",
    "leads": "leads",
    "deadline_text": "deadline",
    "on_hold": "on hold",
    "hold_until": "hold until",
    "hold_why": "hold reason",
    "private": "private",
    "paused": "reminders paused",
    "not_started": "not started",
    "theme_id": "theme",
    "starts_at": "time",
    "recipient_id": "account",
    "snoozed_until": "reminder",
}
"""What history calls a field. The others follow from these, and are not told apart."""


def history(asker: Asker, words: str) -> Answer | None:
    """`history CR1.3`; alone, the latest of the partnership, or of the asker's own."""
    found = _FROM.search(words)
    start = int(found.group(1)) if found else 1
    words = words[: found.start()].strip() if found else words
    if not words:
        return Answer(_latest(asker))
    try:
        action, rest = take_action(asker, words, lambda ref, _rest: f"history #{ref}")
    except NoAction:
        if len(words.split()) > 2:
            return None
        raise
    return None if rest else Answer(_of_action(asker, action, start))


def _of_action(asker: Asker, action: Action, start: int) -> Message:
    updates = entries.about(asker.session, "action", action.id)
    rows = [_update_row(asker, action, update) for update in updates]
    sent = [_delivery_row(asker, row) for row in deliveries.about_action(asker.session, action.id)]
    page = rows[max(start, 1) - 1 :][:PAGE]
    name = name_of(action, shared_code(asker, action))
    parts = [Rows(tuple(page))] + ([Rows(tuple(sent[-PAGE:]), "Reminders")] if sent else [])
    left = len(rows) - (max(start, 1) - 1) - len(page)
    more = Button(f"Next of {left} more", f"history #{action.ref} from {start + PAGE}")
    summary = f"{counted(len(rows), 'entry', 'entries')}, oldest first."
    buttons = (more,) if left > 0 else ()
    return Message(summary, tuple(parts), buttons, title=f"History of {name}")


def _update_row(asker: Asker, action: Action, update: Update) -> Row:
    entry = update.entry
    moment = say_moment(entry.at.astimezone(asker.zone), asker.today)
    changes = _change_words(asker, update.change)
    detail = f"{_who(entry)}, through {entry.source}" + (f": {changes}" if changes else "")
    if entry.undone_by_id:
        detail += " (undone)"
    if entry.undoes_id:
        detail = f"undone: {detail}"
    hidden = (
        action.comment_private
        and update.comment == action.comment
        and not (asker.may_change(action) or asker.is_chair)
    )
    return Row(moment, detail=detail, quote="" if hidden else shorten(update.comment, _QUOTE))


def _who(entry: Entry) -> str:
    return f"{entry.by_name} for {entry.on_behalf_of}" if entry.on_behalf_of else entry.by_name


def _change_words(asker: Asker, change: dict[str, Any]) -> str:
    """`status Amber to Green; deadline 30 Sep to 31 Oct`."""
    if change.get("withdrawn") == [True, False]:
        return "added"
    if change.get("withdrawn") == [False, True]:
        return "taken out"
    said = [
        f"{name} {_value(asker, key, change[key][0])} to {_value(asker, key, change[key][1])}"
        for key, name in FIELD_NAMES.items()
        if key in change
    ]
    if "fields" in change:
        before, after = change["fields"]
        said += [
            f"{name} “{before.get(name, '')}” to “{after.get(name, '')}”"
            for name in {**before, **after}
            if before.get(name) != after.get(name)
        ]
    return "; ".join(said)


def _value(asker: Asker, key: str, value: Any) -> str:
    if key == "leads":
        persons = [asker.session.get(Person, person_id) for person_id in value]
        return listed(person.name for person in persons if person) or "nobody"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, ""):
        return "not rated" if key == "rag" else "none"
    return str(value).capitalize() if key in ("rag", "state") else str(value)


def _delivery_row(asker: Asker, row: Delivery) -> Row:
    moment = say_moment((row.sent_at or row.created_at).astimezone(asker.zone), asker.today)
    to = row.recipient.name if row.recipient else "the channel"
    how = {"sent": "sent", "owed": "on its way", "closed": "not needed", "failed": "not delivered"}
    outcome = f" ({row.outcome})" if row.state == "failed" and row.outcome else ""
    return Row(moment, detail=f"reminder to {to}: {how.get(row.state, row.state)}{outcome}")


def _latest(asker: Asker) -> Message:
    mine = None if asker.is_coordinator else asker.recipient.id
    latest = entries.of_partnership(asker.session, asker.partnership.id, PAGE, by=mine)
    if not latest:
        return Message("Nothing was done here yet.")
    rows = tuple(_entry_row(asker, entry) for entry in latest)
    whose = "here" if mine is None else "by you"
    return Message(f"The latest {len(rows)} things done {whose}, newest first.", (Rows(rows),))


def _entry_row(asker: Asker, entry: Entry) -> Row:
    moment = say_moment(entry.at.astimezone(asker.zone), asker.today)
    ids = [u.subject_id for u in entry.updates if u.subject == "action"]
    named = [asker.session.get(Action, i) for i in ids[:4]]
    codes = ", ".join(code_of(a, frozenset()) for a in named if a)
    more = f" and {len(ids) - 4} more" if len(ids) > 4 else ""
    words = shorten(entry.words, 120)
    undone = " (undone)" if entry.undone_by_id else ""
    buttons = (
        () if entry.undone_by_id else (Button("Undo", f"undo {entry.id}", about=words or codes),)
    )
    detail = f"{_who(entry)}, through {entry.source}" + (f": {codes}{more}" if codes else "")
    return Row(moment, detail=detail + undone, quote=words, buttons=buttons)
