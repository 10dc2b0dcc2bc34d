"""`history CR1.3`: all that was done to an action, by whom and through what, and what was sent."""

from datetime import date, datetime, time
from typing import Any

from handlers.asker import HEARD, Answer, Asker
from handlers.deliveries.sent import of_action
from handlers.differing import held_back
from handlers.finding import NoAction, take_action
from handlers.history_words import others_changed
from handlers.messages import Button, Mark, Message, Row, Rows
from handlers.naming import name_for
from handlers.people.whose import with_names
from handlers.rules.command_words import take_page
from handlers.rules.dates.looking_back import first_day_back
from handlers.rules.dates.saying import say_day
from handlers.rules.sentences import counted, further, listed, shorten
from handlers.wording import code_of
from store import entries
from store.models import Action, Entry, Person, Theme, Update

PAGE = 20
_REMINDERS = 5
_QUOTE = 300
_NAMED = 4  # actions of one entry that are named

_FIELD_NAMES = {
    "rag": "status",
    "title": "title",
    "code": "code",
    "leads": "leads",
    "deadline_text": "deadline",
    "theme_id": "theme",
    "origin": "source",
}
"""What history calls a field. The others follow from these, and are not told apart."""

_SWITCHES = {
    ("withdrawn", False): "added",
    ("withdrawn", True): "taken out",
    ("state", "complete"): "complete",
    ("state", "discontinued"): "discontinued",
    ("state", "open"): "open again",
    ("not_started", True): "not started",
    ("on_hold", True): "on hold",
    ("on_hold", False): "no longer on hold",
    ("paused", True): "reminders paused",
    ("paused", False): "reminders on again",
    ("private", True): "private",
    ("private", False): "no longer private",
}
"""What is said of a field that is on or off, by what it is now."""


def history(asker: Asker, words: str) -> Answer | None:
    """`history CR1.3`; alone, the latest of the partnership, or of the asker's own."""
    words, start = take_page(words)
    if not words:
        return Answer(_latest(asker))
    if since := first_day_back(words, asker.today):
        return Answer(_latest(asker, since))
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
    sent = of_action(asker, action)
    first = max(min(start, len(rows)), 1) - 1
    page = rows[first:][:PAGE]
    name = name_for(asker, action)
    parts = [Rows(tuple(page)), *_reminders(sent)]
    left = len(rows) - first - len(page)
    label = further(left, PAGE)
    more = Button(label, f"history #{action.ref} from {first + PAGE + 1}")
    summary = f"{counted(len(rows), 'entry', 'entries')}, oldest first."
    if len(page) < len(rows):
        summary += f" Here are {first + 1} to {first + len(page)}."
    if not rows:
        summary = "Nothing was done to it yet."
    buttons = [more] if left > 0 else []
    if len(sent) > _REMINDERS:
        buttons.append(Button(f"All {len(sent)} reminders", f"sent #{action.ref}"))
    return Message(summary, tuple(parts), tuple(buttons), title=f"History of {name}")


def _reminders(sent: list[Row]) -> list[Rows]:
    """The latest: what was done to the action comes first, and is not to be drowned."""
    if not sent:
        return []
    latest = len(sent) > _REMINDERS
    heading = f"Reminders, the latest {_REMINDERS} of {len(sent)}" if latest else "Reminders"
    return [Rows(tuple(sent[-_REMINDERS:]), heading)]


def _update_row(asker: Asker, action: Action, update: Update) -> Row:
    entry = update.entry
    moment = asker.say_moment(entry.at)
    changes = _change_words(asker, update.change) or held_back(update)
    if update.private and not update.comment:
        changes = "the comment is private"
    changes = changes or ("" if update.comment else "no change")
    detail = _who(entry) + (f": {changes}" if changes else "")
    if entry.source == entries.A_DELETION:
        detail = f"{entry.by_name}: the message was deleted; what it recorded stands"
    if entry.source == entries.A_REDACTION:
        detail = f"a comment was redacted by {entry.by_name}: {shorten(entry.words, _QUOTE)}"
    if entry.undone_by_id:
        detail += " (undone)"
    if entry.undoes_id:
        again = not entries.is_undoing(asker.session, entry)
        detail = f"{'put back' if again else 'undone'} by {detail}"
    if update.private and update.comment:
        detail += "; a private comment"
    quote = shorten(update.comment, _QUOTE) if asker.may_read(action, update) else ""
    return Row(moment, detail=detail, quote=quote)


def _who(entry: Entry) -> str:
    if how := HEARD.get(entry.source):
        return f"{entry.on_behalf_of}, {how}, entered by {entry.by_name}"
    behalf = f" for {entry.on_behalf_of}" if entry.on_behalf_of else ""
    return f"{entry.by_name}{behalf}, through {entry.source}"


def _change_words(asker: Asker, change: dict[str, Any]) -> str:
    """`status Green (was Amber); deadline 31 Oct 2026 (was 30 Sep 2026)`."""
    said = [words for (key, now), words in _SWITCHES.items() if change.get(key, [None])[-1] == now]
    said += _hold_words(asker, change)
    said += [
        _was(name, _value(asker, key, change[key][1]), _value(asker, key, change[key][0]))
        for key, name in _FIELD_NAMES.items()
        if key in change
    ]
    before, after = change.get("fields", [{}, {}])
    said += [
        _was(name, _quoted(after.get(name)), _quoted(before.get(name)))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    ]
    return "; ".join(said)


def _was(name: str, now: str, was: str) -> str:
    return f"{name} {now} (was {was})" if was != "none" else f"{name} {now}"


def _quoted(value: Any) -> str:
    return f"“{shorten(str(value), 100)}”" if value else "none"


def _hold_words(asker: Asker, change: dict[str, Any]) -> list[str]:
    """Until when and why, where a hold began or became another one."""
    until, why = change.get("hold_until", [None])[-1], change.get("hold_why", [""])[-1]
    said = [f"until {say_day(date.fromisoformat(until), asker.today)}"] if until else []
    return said + ([f"because of “{shorten(why, 100)}”"] if why else [])


def _value(asker: Asker, key: str, value: Any) -> str:
    if key == "leads":
        persons = [asker.session.get(Person, person_id) for person_id in value]
        return listed(person.name for person in persons if person) or "none"
    if key == "theme_id":
        theme = asker.session.get(Theme, value) if value else None
        return theme.title if theme else "none"
    if key == "rag":
        return Mark(value or "none").word
    return shorten(str(value), 100) if value else "none"


def _latest(asker: Asker, since: date | None = None) -> Message:
    """Of the partnership for those who see all of it, else one's own; from a day on."""
    mine = None if asker.is_coordinator or (since and asker.sees_all) else asker.recipient.id
    begins = datetime.combine(since, time(), asker.zone) if since else None
    latest = entries.of_partnership(
        asker.session, asker.partnership.id, PAGE, by=mine, since=begins
    )
    rows = tuple(_entry_row(asker, entry) for entry in latest if _may_see_all(asker, entry))
    when = f" since {say_day(since, asker.today)}" if since else ""
    if not rows:
        whose = "Nothing was done" if mine is None else "You have done nothing"
        return Message(f"{whose} here{when or ' yet'}.")
    whose = f"here{when}" if mine is None else f"by you{when}"
    latest_of = "The latest thing" if len(rows) == 1 else f"The latest {len(rows)} things"
    order = ", newest first" if len(rows) > 1 else ""
    return Message(f"{latest_of} done {whose}{order}.", (Rows(rows),))


def _actions_of(asker: Asker, entry: Entry, most: int) -> list[Action]:
    ids = [update.subject_id for update in entry.updates if update.subject == "action"]
    found = [asker.session.get(Action, i) for i in dict.fromkeys(ids[:most])]
    return [action for action in found if action]


def _may_see_all(asker: Asker, entry: Entry) -> bool:
    """What somebody did to an action that is private and no longer theirs is not for them."""
    return asker.is_coordinator or all(
        asker.may_see(action) for action in _actions_of(asker, entry, len(entry.updates))
    )


def _may_read_all(asker: Asker, entry: Entry) -> bool:
    """What somebody said in confidence is for them while they lead the action."""
    secret = [u for u in entry.updates if u.private and u.subject == "action"]
    found = ((asker.session.get_one(Action, u.subject_id), u) for u in secret)
    return all(asker.may_read(action, update) for action, update in found)


def _entry_row(asker: Asker, entry: Entry) -> Row:
    moment = asker.say_moment(entry.at)
    count = sum(update.subject == "action" for update in entry.updates)
    codes = ", ".join(code_of(a, frozenset()) for a in _actions_of(asker, entry, _NAMED))
    more = f" and {count - _NAMED} more" if count > _NAMED else ""
    words = shorten(with_names(asker, entry.words), 120) if _may_read_all(asker, entry) else ""
    undone = " (undone)" if entry.undone_by_id else ""
    is_final = entry.undone_by_id or entry.source in (entries.A_DELETION, entries.A_REDACTION)
    is_final = is_final or not (asker.is_coordinator or entry.recipient_id == asker.recipient.id)
    buttons = () if is_final else (Button("Undo", f"undo {entry.id}", about=words or codes),)
    about = "; ".join(part for part in (codes + more, *others_changed(asker, entry)) if part)
    detail = _who(entry) + (f": {about}" if about else "")
    return Row(moment, detail=detail + undone, quote=words, buttons=buttons)
