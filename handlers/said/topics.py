"""What Chaser goes by, told to whoever asks: what the colours mean, when it writes to a lead."""

from handlers.asker import Asker
from handlers.meetings.calendars import policy_of
from handlers.messages import Button, Facts, Mark, Message, Text
from handlers.rules.reminding.policy import COLOURS, Policy, in_words

_OF_COLOURS = ("colour", "colours", "color", "colors", "rating", "ratings", "statuses")
_OF_REMINDERS = ("reminder", "reminders", "cards", "messages")
_OF_READERS = ("privacy", "confidential", "readers", "who sees")
_AS_SET = ("At most", "Hours", "Around a deadline")


def topic(asker: Asker, word: str) -> Message | None:
    """What `help colours`, `help reminders`, `help privacy` tell; None for any other word."""
    if word in _OF_COLOURS:
        return _colours(policy_of(asker.partnership))
    if word in _OF_REMINDERS:
        return _reminders(policy_of(asker.partnership))
    if word in _OF_READERS:
        return _readers(asker)
    return None


def _colours(policy: Policy) -> Message:
    """The colours in the partnership's own words, and what is no colour."""
    meanings = [
        *((Mark(colour), getattr(policy, colour)) for colour in COLOURS),
        (Mark.COMPLETE, "all of it is done"),
        (Mark.NONE, "nobody has said yet, or it has not started"),
    ]
    facts = Facts(tuple((f"{mark.emoji} {mark.word}", means) for mark, means in meanings))
    aside = Text(
        "A late action may be Green all the same: it says what you think of it, and “overdue” "
        "stands beside it.",
        quiet=True,
    )
    return Message("You choose the colour. Here it means:", (facts, aside))


def _reminders(policy: Policy) -> Message:
    """When a lead hears from Chaser, and how to hear less."""
    settings = dict(in_words(policy))
    again = ", and once more where I hear nothing" if policy.nudge is not None else ""
    told = (
        *((label, settings[label]) for label in _AS_SET),
        ("Before a meeting", f"I ask for updates once{again}."),
        ("Once you answer", settings["After an update"]),
    )
    less = Text("To hear later, type “remind me Monday”. To hear nothing, type “stop”.")
    return Message("When I write to a lead:", (Facts(told), less), (Button("My actions", "mine"),))


def _readers(asker: Asker) -> Message:
    """Who reads what is said to Chaser, and how to say it for fewer."""
    from handlers.helping import own_code

    code = own_code(asker)
    told = (
        ("Your update", "on record with your name; may be printed in the digest and the papers"),
        (f"“{code} red, private: …”", "its leads, the coordinators and the chairs"),
        ("“off the record”", "kept nowhere"),
        ("A question", "goes to the coordinator where I have no answer"),
        ("What is out and shouldn't be", "ask the coordinator: they can take it out everywhere"),
    )
    return Message("Who reads what you write to me:", (Facts(told),))
