"""`pause` and `resume` for an action, a lead or all of them."""

import re

from handlers.asker import Answer, Asker
from handlers.changes import changed
from handlers.chasing.stopping import switch_reminders
from handlers.confirming import done
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button
from handlers.naming import code_for
from handlers.own import own_action
from handlers.people.whose import persons_named
from handlers.rules.dates.saying import say_days
from handlers.rules.dates.spans import read_span
from handlers.rules.sentences import listed
from store import people
from store.models import Action, Person

_ALL = ("all", "everyone", "everybody", "everything", "all reminders", "reminders")
_PLEASE = (" please", " for now", " now")
_FOR_A_TIME = re.compile(
    r"(?i)(?:^|\s)(?:(?:until|till?|from|for|in|over|during|on)\s\S.*|(?:this|next)\s\S.*"
    r"|today|tomorrow)$"
)

_UNTIL = re.compile(r"(?:until|till?)\b")


def pause(asker: Asker, words: str) -> Answer | None:
    """`pause CR6.2`, `pause Anne B`, `pause all`: no reminders; nothing else is changed."""
    return _switch(asker, "pause", words)


def resume(asker: Asker, words: str) -> Answer | None:
    """`resume CR6.2`: no longer on hold, and chased again; `resume Anne B`, `resume all`."""
    return _switch(asker, "resume", words)


def _switch(asker: Asker, verb: str, words: str) -> Answer | None:
    said, paused = _plain(words), verb == "pause"
    plain = _FOR_A_TIME.sub("", said) if paused else said
    persons = [] if plain in _ALL else persons_named(asker, plain)
    if plain not in _ALL and not persons:
        return _action(asker, words, paused=paused)
    if not asker.is_coordinator:
        raise for_coordinators(asker, "pause reminders or resume them", f"{verb} {words}")
    if plain != said:
        raise _for_a_time(asker, words, persons)
    return _lead(asker, persons, paused=paused) if persons else _all(asker, paused=paused)


def _for_a_time(asker: Asker, words: str, persons: list[Person]) -> Sorry:
    """What to do instead of a pause with an end, since a pause has none."""
    said = " ".join(words.split())
    who = _FOR_A_TIME.sub("", said)
    window = read_span(_plain(said[len(who) :]), asker.today)
    days = say_days(window, asker.today) if window else ""
    if persons:
        away = Button(f"Away {days}", f"leave {who} {days}")
        return Sorry(
            f"A pause lasts until “resume {who}”. Leave ends by itself, for example “leave {who} "
            f"{days or '3–14 August'}”. Nothing was changed.",
            *([away] if days else []),
            Button("Pause", f"pause {who}"),
        )
    return Sorry(
        "A pause lasts until “resume all”. Closed days end by themselves, and don't count as "
        f"working days: “settings closed {days or '27–31 Dec'}”. Nothing was changed.",
        *([Button(f"Close {days}", f"settings closed {days}")] if days else []),
        Button("Pause all", "pause all"),
    )


def _plain(words: str) -> str:
    said = " ".join(words.split()).rstrip(".!").casefold()
    for end in _PLEASE:
        said = said.removesuffix(end)
    return said


def _action(asker: Asker, words: str, *, paused: bool) -> Answer:
    """A lead may end the hold of their own; reminders alone are a coordinator's to pause."""
    action, rest = own_action(asker, words, "pause" if paused else "resume")
    if paused:
        if not asker.is_coordinator:
            raise for_coordinators(asker, "pause reminders", f"pause #{action.ref}")
        if _FOR_A_TIME.match(end := _plain(rest)):
            raise _hold_instead(asker, action, end)
        return changed(asker, action, {"paused": True}, "paused")
    if not (action.on_hold or action.paused):
        code = code_for(asker, action)
        raise Sorry(f"{code} is neither on hold nor paused. Nothing was changed.")
    off = {"on_hold": False, "hold_until": None, "hold_why": "", "paused": False}
    return changed(asker, action, off, "resumed")


def _hold_instead(asker: Asker, action: Action, end: str) -> Sorry:
    """What to do instead of a pause of one action with an end: a hold may have one."""
    code = code_for(asker, action)
    hold = Button("Put it on hold", f"hold #{action.ref} {end}")
    return Sorry(
        f"A pause lasts until “resume {code}”. A hold, for example “hold {code} until Jan”, ends "
        "by itself, and the digest shows it. Nothing was changed.",
        *([hold] if _UNTIL.match(end) else []),
        Button("Pause it", f"pause #{action.ref}"),
    )


def _all(asker: Asker, *, paused: bool) -> Answer:
    here = people.locked(asker.session, asker.partnership.id)
    if here.paused == paused:
        raise Sorry(f"Reminders are {_are(paused)} already. Nothing was changed.")
    entry = begin(asker)
    change(asker.session, entry, here, {"paused": paused})
    if not paused:
        return done("Reminders are on again: what is due goes out, once.", entry)
    said = "Nobody is reminded of anything until “resume all”. The digest is posted as usual."
    return done(said, entry)


def _lead(asker: Asker, persons: list[Person], *, paused: bool) -> Answer:
    name = listed(person.name for person in persons)
    if all(person.paused == paused for person in persons):
        raise Sorry(f"Reminders to {name} are {_are(paused)} already. Nothing was changed.")
    entry = switch_reminders(asker, persons, paused=paused)
    if paused:
        return done(f"{name}: no reminders until “resume {persons[0].name}”.", entry)
    return done(f"{name}: reminders are on again.", entry)


def _are(paused: bool) -> str:
    return "paused" if paused else "on"
