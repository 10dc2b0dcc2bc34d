"""`remind CR1.3 now`, `remind everyone`: a coordinator asks at once, whatever day it is."""

import re
from collections.abc import Sequence

from handlers.asker import Answer, Asker, for_you
from handlers.chasing.chases import chases_of
from handlers.filters import Filter, read_filter
from handlers.finding import Sorry, for_coordinators, take_action
from handlers.messages import Button, Message
from handlers.naming import code_for
from handlers.people.covering import is_away, stand_ins
from handlers.people.whose import all_named, persons_named
from handlers.replies import plain_words
from handlers.requests import Kind
from handlers.rules.reminding.reasons import not_heard_of
from handlers.rules.sentences import counted, listed
from handlers.wording import status_words
from store import covers, deliveries, people
from store.models import Action, Person, Recipient

_ME = re.compile(r"(?:me|us)\b", re.IGNORECASE)
_EVERYONE = re.compile(
    r"(?:everyone|everybody|all(?: leads)?)(?: now)?(?: please)?\W*", re.IGNORECASE
)
_NOW = re.compile(r"(?:right )?(?:now|today|please|again)?(?: please)?\W*", re.IGNORECASE)

_FIELD = re.compile(r"(?:theme|leads?|due)\b", re.IGNORECASE)
_FEW = 4  # people who are named; of more it is said how many they are
_AT_ONCE = re.compile(r"(?i)\s+now\W*$")


def remind(asker: Asker, words: str) -> Answer | None:
    """`remind CR1.3 now`, `remind Anne`, `remind overdue`; `remind me Monday` is for oneself."""
    if _ME.match(words):
        return plain_words(asker)
    said = _AT_ONCE.sub("", words)
    everyone = _EVERYONE.fullmatch(words)
    persons = [] if everyone else all_named(asker, said)
    wanted = None if everyone or persons else _filter(asker, said)
    if not (everyone or persons or wanted):
        return _of_action(asker, words)
    if not asker.is_coordinator:
        raise for_coordinators(asker, "send reminders", f"remind {words}")
    if asker.partnership.paused:
        resume = Button("Resume all", "resume all")
        raise Sorry("Reminders are paused for everybody here. Nothing was sent.", resume)
    if wanted:
        return _listed(asker, wanted)
    whom = _everybody(asker) if everyone else _answering_for(asker, persons)
    return _silent(asker, list({one.id: one for one in whom}.values()))


def _filter(asker: Asker, words: str) -> Filter | None:
    """The list that the words mean, "overdue", "everyone in Food"; None where they mean none."""
    try:
        wanted = read_filter(asker, words)
    except Sorry:
        if _FIELD.match(words):
            raise
        return None
    return wanted if wanted and (wanted.tests or wanted.marks) else None


def _listed(asker: Asker, wanted: Filter) -> Answer:
    """Ask the leads of what is open of a list, heard of or not."""
    about: dict[int, list[Action]] = {}
    whom: dict[int, Recipient] = {}
    left: dict[str, None] = {}
    every = [each for each in asker.all_actions() if each.is_open and wanted.takes(each)]
    for action in every:
        for lead in action.leads:
            reached = _reached(asker, lead.person)
            if not (reached or lead.person.is_group):
                left[lead.person.name] = None
            for one in reached:
                whom[one.id] = one
                about.setdefault(one.id, []).append(action)
    if not every:
        raise Sorry(f"Nothing open is {wanted.said() or 'on that list'}. Nothing was sent.")
    if not whom and not left:
        raise Sorry("No lead of these can be reminded. Nothing was sent.")
    if not whom:
        raise _no_account(list(left))
    for one in whom.values():
        _ask(asker, one, list(dict.fromkeys(about[one.id])))
    count = len({action.id for asked in about.values() for action in asked})
    no = f" {listed(left)} can't be reached." if left else ""
    what = counted(count, "action")
    return for_you(f"I'm asking {_names(list(whom.values()))} now about {what}.{no}")


def _names(whom: Sequence[Recipient]) -> str:
    few = len(whom) <= _FEW
    return listed(one.name for one in whom) if few else counted(len(whom), "person", "people")


def _everybody(asker: Asker) -> list[Recipient]:
    """Who has an account here, and who answers for somebody."""
    here = asker.partnership.id
    deputies = covers.deputies(asker.session, asker.today, here)
    return [*people.members(asker.session, here), *deputies]


def _answering_for(asker: Asker, persons: Sequence[Person]) -> list[Recipient]:
    """Whoever answers for these names today; raises Sorry where none of them hears of it."""
    if all(person.paused for person in persons):
        name = listed(dict.fromkeys(person.name for person in persons))
        resume = Button("Resume", f"resume {persons[0].name}", about=name)
        raise Sorry(f"Reminders to {name} are off. Nothing was sent.", resume)
    whom = [one for person in persons for one in _reached(asker, person)]
    if not whom:
        raise _no_account([person.name for person in persons])
    if all(is_away(asker.session, one.id, asker.today) for one in whom):
        away = listed(one.name for one in whom)
        raise Sorry(f"{away} is away, and nobody answers in their place. Nothing was sent.")
    return whom


def _of_action(asker: Asker, words: str) -> Answer | None:
    action, rest = take_action(asker, words, lambda ref, rest: f"remind #{ref} {rest}".strip())
    named = [] if _NOW.fullmatch(rest) else persons_named(asker, _AT_ONCE.sub("", rest))
    if not (named or _NOW.fullmatch(rest)):
        if asker.request.kind is Kind.SAID:
            return None
        raise Sorry("I remind at once: type for example “remind CR1.3 now”. Nothing was sent.")
    if not asker.is_coordinator:
        raise for_coordinators(asker, "send reminders", f"remind #{action.ref} now")
    code = code_for(asker, action)
    if not action.is_open:
        raise Sorry(f"{code} is {status_words(action)}, so nobody is reminded of it.")
    leads = [lead.person for lead in action.leads if not named or lead.person in named]
    if named and not leads:
        raise Sorry(f"{named[0].name} doesn't lead {code}. Nothing was sent.")
    reached = {person.name: _reached(asker, person) for person in leads}
    whom = {one.id: one for found in reached.values() for one in found}
    if not whom:
        raise _no_account([person.name for person in leads])
    for recipient in whom.values():
        _ask(asker, recipient, [action])
    left = [name for name, found in reached.items() if not found]
    no = f" {listed(left)} can't be reached." if left else ""
    return for_you(f"{listed(one.name for one in whom.values())} will hear of {code} now.{no}")


def _reached(asker: Asker, person: Person) -> Sequence[Recipient]:
    """Whoever answers for a name today: its deputies, or else who bears it."""
    instead = stand_ins(asker.session, person, asker.partnership.id, asker.today)
    bearer = person.recipient
    return instead or ([bearer] if bearer and bearer.active else [])


def _no_account(names: list[str]) -> Sorry:
    if not names:
        return Sorry("It has no lead to remind. Type for example “assign CR1.3 to Anne B”.")
    return Sorry(
        f"No reminder reaches {listed(names)}: no account is linked. Type for example "
        f"“link {names[0]} @name”. Nothing was sent."
    )


def _silent(asker: Asker, whom: Sequence[Recipient]) -> Answer:
    """Ask these people of all that they have not been heard of in this cycle."""
    asked: list[Recipient] = []
    about: set[int] = set()
    for recipient in whom:
        silent = _not_heard(asker, recipient)
        if silent and recipient.active:
            _ask(asker, recipient, silent)
            asked.append(recipient)
            about |= {action.id for action in silent}
    if not asked:
        return for_you("Everybody has said how their actions stand. Nothing was sent.")
    who = _names(asked)
    what, them = counted(len(about), "action"), "it" if len(about) == 1 else "them"
    return Answer(Message(f"I'm asking {who} now about {what}: no word on {them} so far."))


def _not_heard(asker: Asker, recipient: Recipient) -> list[Action]:
    every = chases_of(asker.session, recipient, asker.now)
    here = [chased for chased in every if chased.partnership.id == asker.partnership.id]
    return [
        chased.actions[facts.id]
        for chased in here
        for facts in not_heard_of(chased.chase, asker.now)
    ]


def _ask(asker: Asker, recipient: Recipient, about: Sequence[Action]) -> None:
    deliveries.owe(
        asker.session,
        f"asked:{asker.request.key}:{recipient.id}",
        "card",
        recipient.workspace_id,
        partnership_id=asker.partnership.id,
        recipient_id=recipient.id,
        what={
            "wished": True,
            "zone": recipient.zone or asker.partnership.zone,
            "asked": [action.id for action in about],
            "by": asker.recipient.name,
        },
        created_at=asker.now,
    )
