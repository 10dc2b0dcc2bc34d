"""What an entry changed that is no action, in words: meetings, roles, links, settings."""

from datetime import datetime
from typing import Any

from handlers.asker import Asker
from handlers.people.covering import cover_words
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import Window
from handlers.rules.reminding.policy import from_dict, in_words
from handlers.wording import role_words
from store.calendar import Meeting, Series
from store.covers import Cover
from store.models import Closure, Entry, Person, Recipient, Role, Update

_MOST = 4  # changes of one entry that are named


def others_changed(asker: Asker, entry: Entry) -> list[str]:
    """What changed besides actions; where a series did, its meetings go without saying."""
    series = any(update.subject == "series" for update in entry.updates)
    said = [
        _words(asker, update)
        for update in entry.updates
        if not (series and update.subject == "meeting")
    ]
    found = [words for words in said if words]
    left = len(found) - _MOST
    return [*found[:_MOST], f"{left} more"] if left > 0 else found


def _words(asker: Asker, update: Update) -> str:
    change = update.change
    match update.subject:
        case "meeting":
            return _meeting(asker, update)
        case "series" if "ended" in change:
            series = asker.session.get_one(Series, update.subject_id)
            return f"meetings “{series.words}” {'end' if change['ended'][1] else 'begin'}"
        case "role" if "active" in change:
            role = asker.session.get_one(Role, update.subject_id)
            return role_words(role.recipient.name, role.role, active=change["active"][1]).strip(".")
        case "person" if "recipient_id" in change:
            person = asker.session.get_one(Person, update.subject_id)
            account = change["recipient_id"][1]
            linked = asker.session.get(Recipient, account) if account else None
            return f"{person.name} {f'linked to {linked.name}' if linked else 'no longer linked'}"
        case "person" if "paused" in change:
            person = asker.session.get_one(Person, update.subject_id)
            return f"reminders to {person.name} {'paused' if change['paused'][1] else 'on again'}"
        case "partnership":
            return settings_changed(change)
        case "cover" if "removed" in change:
            cover = asker.session.get_one(Cover, update.subject_id)
            said = cover_words(cover, asker.today)
            return f"no longer: {said}" if change["removed"][1] else said
        case "closure" if "removed" in change:
            closure = asker.session.get_one(Closure, update.subject_id)
            days = say_window(Window(closure.first, closure.last), asker.today)
            return f"{'no longer closed' if change['removed'][1] else 'closed'} {days}"
        case _:
            return ""


def settings_changed(change: dict[str, Any]) -> str:
    """Which settings of a partnership an update changed: "Papers: None …; time zone …"."""
    said = [f"{name} {change[name][1]}" for name in ("name", "region", "zone") if name in change]
    if "place" in change:
        said.append("it talks in another channel")
    if "paused" in change:
        said.append(f"all reminders {'paused' if change['paused'][1] else 'on again'}")
    if "policy" in change:
        before, after = (in_words(from_dict(kept)) for kept in change["policy"])
        said += [
            f"{name}: {now}"
            for (name, now), was in zip(after, before, strict=True)
            if now != was[1]
        ]
    return "; ".join(said).rstrip(".")


def _meeting(asker: Asker, update: Update) -> str:
    change = update.change
    meeting = asker.session.get_one(Meeting, update.subject_id)
    if "starts_at" in change:
        was, now = (asker.say_moment(datetime.fromisoformat(each)) for each in change["starts_at"])
        return f"meeting moved to {now} (was {was})"
    when = asker.say_moment(meeting.starts_at)
    if "digest_held" in change:
        held = "held" if change["digest_held"][1] else "released"
        return f"digest for {when} {held}"
    if "in_print" in change:
        return f"a comment changed for print in the digest for {when}"
    if "cancelled" not in change:
        return ""
    what = "meeting cancelled" if change["cancelled"][1] else "meeting"
    return f"{what}: {when}"
