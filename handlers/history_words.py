"""What an entry changed that is no action, in words: meetings, roles, links."""

from datetime import datetime

from handlers.asker import Asker
from handlers.rules.dates import say_moment
from handlers.wording import role_words
from store.models import Entry, Meeting, Person, Recipient, Role, Series, Update

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
        case _:
            return ""


def _meeting(asker: Asker, update: Update) -> str:
    change = update.change
    meeting = asker.session.get_one(Meeting, update.subject_id)
    if "starts_at" in change:
        was, now = (_moment(asker, datetime.fromisoformat(each)) for each in change["starts_at"])
        return f"meeting moved to {now} (was {was})"
    if "cancelled" not in change:
        return ""
    what = "meeting cancelled" if change["cancelled"][1] else "meeting"
    return f"{what}: {_moment(asker, meeting.starts_at)}"


def _moment(asker: Asker, moment: datetime) -> str:
    return say_moment(moment.astimezone(asker.zone), asker.today)
