"""Somebody has left: “Leanne's left, I'm acting up”, “I've left the surgery, it's Gupti now”.

Nothing changes by these words alone: the handover is offered to whoever may say so.
"""

import re

from handlers.asker import Answer, Asker
from handlers.deliveries.telling import tell, tell_coordinators
from handlers.messages import Button, Message, Text
from handlers.people.whose import persons_named, somebody
from handlers.rules.handing_over import denies_all, leaves_post
from handlers.rules.sentences import counted, shorten
from handlers.rules.statuses import Sort, marks
from handlers.rules.words import words
from store import actions
from store.models import Person

_GONE = re.compile(
    r"(?P<who>[A-Z][\w’'\-]*?(?: [A-Z][\w\-]*\.?)?)(?:['’]s| has| is| have)?\s+(?:now |just )?"
    r"(?:left|leaving|gone|retired|retiring|moved on|moving on|off long[- ]term)\b"
)
_LONGEST_LEFT = 300  # characters of words about one's own going
_CODE_FIRST = re.compile(r"\W*\w{0,8}[ .-]?\d")
_LONGEST = 100  # characters of words that tell of a leaver and no more
_ACTING = re.compile(
    r"(?i)\bi(?:'m|’m| am|'ll be|’ll be| will be| have)?\s+(?:now )?(?:acting up|taking over"
    r"|tak(?:e|en) over|covering|standing in|stepping in|picking up"
    r"|doing (?:her|his|their) (?:job|role))\b"
)


_NAME = r"[^\W\d_][\w’'.-]*?(?: [^\W\d_][\w.-]*?)??"
_TOLD = re.compile(
    rf"(?i)\W*(?P<who>{_NAME})(?:['’]s| has| is)?\s+(?:now |just )?"
    r"(?:left|leaving|gone for good|retired|retiring|moved on|moving on)"
    r"(?: (?:us|the (?:partnership|council|trust|organisation|team)|(?:his|her|their) (?:post|job)"
    r"|work|today|yesterday|last week|last month|this week|next week|on \w{3,9}|at .{1,30}))?\W*"
    rf"|\W*(?:please |can you )?(?:remove|take|delete|drop) (?P<out>{_NAME})"
    r" (?:from|off|out of) (?:the |our )?(?:partnership|plan|group|list|board|team)\W*"
)


def leaver(asker: Asker, text: str) -> Answer | None:
    """What is said of somebody who has left, offered as a handover; None where nothing is."""
    return _acting_up(asker, text) or _moved_on(asker, text) or _told_of(asker, text)


def gives_up(text: str) -> bool:
    """Whether its sender has left and somebody takes over, and no status is told beside it.

    What begins with a code is of that action alone.
    """
    if _CODE_FIRST.match(text):
        return False
    told = any(mark.sort is not Sort.SOFT for mark in marks(words(text[:_LONGEST_LEFT])))
    return len(text) <= _LONGEST_LEFT and bool(leaves_post(text)[1]) and not told


def _acting_up(asker: Asker, text: str) -> Answer | None:
    """`Leanne's left, I'm acting up`: nothing changes, and the coordinator is offered to do it."""
    gone = _GONE.search(text[:300])
    if not gone or not _ACTING.search(text[:400]):
        return None
    persons = persons_named(asker, gone["who"])
    if not persons or persons[0].recipient_id == asker.recipient.id:
        return None
    person, me = persons[0], asker.recipient
    offer = Button("Hand over", f"hand over {person.id} to @{me.external_id}", about=person.name)
    note = Message(
        f"{me.name} says they are acting up for {person.name}. Give them {person.name}'s actions?",
        (Text(f"“{shorten(text, 300)}”"),),
        (offer, Button("See them first", f"list lead {person.name}", about=person.name)),
    )
    told = tell(asker, "coordinator", f"acting:{asker.request.key}", note)
    who = asker.coordinators() if told else "a coordinator once there is one"
    return Answer(
        Message(f"Thank you. I've asked {who} to hand {person.name}'s actions over to you.")
    )


def _moved_on(asker: Asker, text: str) -> Answer | None:
    """`I've left the surgery, it's Gupti now`: their own actions, which they may hand over."""
    own = actions.led_by(asker.session, asker.recipient.id, asker.partnership.id)
    count = sum(action.is_open for action in own)
    says, instead = _given_up(text, count)
    if not says:
        return None
    me = asker.recipient
    mine = persons_named(asker, f"@{me.external_id}")
    to = _other(asker, instead)
    said = f"hand over {mine[0].id} to {to.name}" if to else f"hand {mine[0].id}"
    label = f"Hand over to {to.name}" if to else "Hand over"
    note = Message(
        f"{me.name} says {says} {counted(count, 'open action')} here.",
        (Text(f"“{shorten(text, 300)}”"),),
        (Button(label, said), Button("See them first", f"list lead {mine[0].name}")),
    )
    told = tell_coordinators(asker, f"left:{asker.request.key}", note)
    told = f" I've told {told}." if told else ""
    whose = f"your {counted(count, 'open action')}"
    if to is None:
        return Answer(
            Message(
                f"Thank you for saying.{told} Who takes over {whose}?",
                buttons=(Button(label, said),),
            )
        )
    offer = f"Shall I hand {whose} over to {to.name}?{told} Nothing is changed yet."
    return Answer(Message(offer, buttons=(Button(label, said, main=True),)))


def _given_up(text: str, count: int) -> tuple[str, str]:
    """What is told of all that somebody leads, "" where nothing is, and who takes it over."""
    left, instead = leaves_post(text)
    if left and count:
        return "they have moved on, and leads", instead
    denied, instead = denies_all(text)
    return ("none is theirs any more, and leads", instead) if denied and count > 1 else ("", "")


def _told_of(asker: Asker, text: str) -> Answer | None:
    """`Tom has left`, from those who coordinate or chair: who takes over?"""
    found = _TOLD.fullmatch(text) if asker.sees_all and len(text) <= _LONGEST else None
    who = (found["who"] or found["out"]) if found else ""
    persons, member = persons_named(asker, who), somebody(asker, who) if who else None
    called = [one.name for one in (*persons, member) if one is not None]
    if not called or member is asker.recipient:
        return None
    ids, name = {person.id for person in persons}, called[0]
    every = asker.all_actions()
    count = sum(a.is_open and any(lead.person_id in ids for lead in a.leads) for a in every)
    if not count:
        role = f"“unrole {name} member” takes a role back."
        return Answer(Message(f"{name} leads no open action here. {role} Nothing was changed."))
    buttons = [Button("See them", f"list lead {name}", about=name)]
    if asker.is_coordinator:
        buttons.insert(0, Button("Hand over", f"hand {persons[0].id}", about=name))
    said = f"{name} leads {counted(count, 'open action')}. Who takes over? Nothing is changed yet."
    return Answer(Message(said, buttons=tuple(buttons)))


def _other(asker: Asker, name: str) -> Person | None:
    """The one in the plan who is named, if it is somebody else."""
    found = persons_named(asker, name) if name else []
    return found[0] if found and found[0].recipient_id != asker.recipient.id else None
