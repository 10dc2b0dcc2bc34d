"""`stop` and `start`: a lead's own reminders, which a coordinator sees."""

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.telling import tell
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry
from handlers.meetings.calendars import policy_of
from handlers.messages import Button, Message
from handlers.requests import Kind
from handlers.rules.clock import say_clock
from store import people
from store.models import Entry, Person


def stop(asker: Asker, words: str) -> Answer | None:
    """`stop`: whoever says so hears nothing more of their actions here; the coordinators do."""
    if words and asker.request.kind in (Kind.SAID, Kind.EDITED):
        return None
    mine = _mine(asker)
    if all(person.paused for person in mine):
        raise Sorry("Your reminders are stopped already. Type “start” to have them again.")
    entry = switch_reminders(asker, mine, paused=True)
    name = asker.recipient.name
    note = Message(
        f"{name} has stopped their reminders. Their actions stay theirs.",
        buttons=(
            Button("Their actions", f"list lead {mine[0].name}", about=name),
            Button("Resume", f"resume {mine[0].name}", about=name),
        ),
    )
    tell(asker, "coordinator", f"stopped:{entry.id}", note)
    who = asker.coordinators() or "Whoever coordinates"
    return Answer(
        Message(
            f"Stopped: I won't remind you. {who} will see that. To hear from me again, “start”.",
            buttons=(undo_button(entry),),
        )
    )


def hours(asker: Asker) -> Answer:
    """When reminders come, for whoever would rather not hear of them at night."""
    policy = policy_of(asker.partnership)
    between = f"between {say_clock(policy.opens)} and {say_clock(policy.closes)}"
    if asker.is_coordinator:
        change = "To change the hours, type for example “settings hours 9:30am to 5pm”."
    else:
        change = f"{asker.coordinators() or 'A coordinator'} can change the hours."
    return Answer(
        Message(
            f"I only remind you {between} on working days, by your own clock. {change} "
            "To hear nothing more from me, type “stop”.",
            buttons=(Button("Stop my reminders", "stop"), Button("Settings", "settings")),
        )
    )


def start(asker: Asker, words: str) -> Answer | None:
    """`start`: reminders again."""
    if words and asker.request.kind in (Kind.SAID, Kind.EDITED):
        return None
    mine = _mine(asker)
    if not any(person.paused for person in mine):
        return for_you("Your reminders are on.")
    entry = switch_reminders(asker, mine, paused=False)
    buttons = (undo_button(entry),)
    return Answer(Message("Started: I'll remind you again.", buttons=buttons))


def _mine(asker: Asker) -> list[Person]:
    found = list(people.names_of(asker.session, asker.partnership.id, asker.recipient.id))
    if not found:
        raise Sorry("You lead nothing here, so there are no reminders to you.")
    return found


def switch_reminders(asker: Asker, persons: list[Person], *, paused: bool) -> Entry:
    """One entry by which these names are no longer reminded, or are again."""
    entry = begin(asker)
    for person in persons:
        change(asker.session, entry, person, {"paused": paused})
    return entry
