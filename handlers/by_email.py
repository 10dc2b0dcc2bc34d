"""Leads without an account: the email that asks them, and their answer entered for them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.asker import EMAIL, HEARD, Answer, Asker, for_you
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Message, Text
from handlers.people.matching import lead_called, nobody
from handlers.requests import Kind
from handlers.rules.dates.saying import say_day
from handlers.rules.unquoted import unquoted
from handlers.said.candidates import read_among
from handlers.said.ground import next_meeting_day
from handlers.said.taking import take
from handlers.waiting import number_in
from handlers.wording import code_of, due_words, status_words
from store import actions
from store.models import Action, Person

_PASTED = re.compile(r"(?P<name>[^:\n]{1,100}?)\s*:\s*(?P<said>.+)", re.DOTALL)
_HOW = re.compile(r"(?i)(?<!\s)\s{1,3}(by (?:e-?mail|phone|text)|in person)$")
_LONGEST = 20_000  # characters of a pasted email
_EXAMPLE = "Type for example “from Jo Jones: CR1.3 amber, waiting on Cabinet”."


def email(asker: Asker, words: str) -> Answer | None:
    """`email Jo Jones`: a text to send, about exactly their open actions."""
    person = _person(asker, words)
    if person is None:
        if asker.request.kind is Kind.SAID:
            return None
        raise nobody(asker, words or "nobody", "Type for example “email Jo Jones”.")
    _check(asker, f"email {words}")
    led = open_actions(asker, person)
    if not led:
        return for_you(f"{person.name} leads no open action here.")
    hint = f"Paste the answer here after “from {person.name}:”, and I record it as theirs."
    parts = (Text(letter(asker, person, led)), Text(hint, quiet=True))
    return Answer(Message(f"To send to {person.name}:", parts))


def letter(asker: Asker, person: Person, led: Sequence[Action]) -> str:
    """The words of the email, from its subject to its signature."""
    shared = actions.shared_codes(asker.session, led[0].plan_id)
    meeting = next_meeting_day(asker)
    when = f" before we meet on {say_day(meeting, asker.today)}" if meeting else ""
    lines = [
        f"- {code_of(a, shared)} {a.title} ({due_words(a, asker.today)}; {status_words(a)})"
        for a in led
    ]
    first = code_of(led[0], shared)
    return "\n".join([
        f"Subject: {asker.partnership.name}: how do your actions stand?",
        "",
        f"Dear {person.name},",
        "",
        f"Please tell me{when} how these stand:",
        *lines,
        "",
        f"A few words on each will do: {first} amber, waiting on Cabinet, now end Oct.",
        "What you write may be printed in the partnership's papers.",
        "",
        asker.recipient.name,
    ])  # fmt: skip


def from_(asker: Asker, words: str) -> Answer | None:
    """`from Jo Jones: CR1.3 amber …`: read like a reply, and recorded as Jo's.

    By email, or as it is said: `from Jo Jones by phone: CR1.3 amber`.
    """
    found = _PASTED.fullmatch(words.strip())
    name = _HOW.sub("", found["name"]) if found else ""
    person = _person(asker, name) if found else None
    if not found or person is None:
        if asker.request.kind is Kind.SAID:
            return None
        if found:
            raise nobody(asker, name, f"{_EXAMPLE} Nothing was recorded.")
        raise Sorry(f"Whose answer, and what was it? {_EXAMPLE} Nothing was recorded.")
    _check(asker, f"from {words}")
    led = open_actions(asker, person)
    if not led:
        raise Sorry(f"{person.name} leads no open action here. Nothing was recorded.")
    theirs = replace(asker, writer=person.name, heard=_heard(found["name"]))
    said = _unsigned(unquoted(found["said"].strip()), person.name)
    return _read(theirs, person, said[:_LONGEST], led)


def _unsigned(said: str, name: str) -> str:
    """An email without the line at its end that is only the sender's name."""
    words, _, last = said.rstrip().rpartition("\n")
    signs = last.strip(" ,.-–—").casefold() in (name.casefold(), name.split()[0].casefold())
    return words if signs else said


def _heard(named: str) -> str:
    """The source, by the words after the name: "Jo Jones by phone"; an email where none are."""
    how = _HOW.search(named)
    said = how[1].casefold().replace("-", "") if how else ""
    return next((source for source, words in HEARD.items() if words == said), EMAIL)


def _read(theirs: Asker, person: Person, said: str, led: list[Action]) -> Answer:
    read = read_among(theirs, said, led)
    if not (read.edits or read.questions):
        raise Sorry(
            f"I found no news of {person.name}'s actions in that. {_EXAMPLE} Nothing was recorded."
        )
    answer = take(theirs, read, led)
    how, by = HEARD[theirs.heard], theirs.recipient.name
    note = Text(f"Recorded as {person.name}'s, {how}, entered by {by}.", quiet=True)
    if not read.edits:
        return answer
    return replace(answer, message=replace(answer.message, parts=(*answer.message.parts, note)))


def open_actions(asker: Asker, person: Person) -> list[Action]:
    """The open actions that a name leads in the live plan."""
    every = asker.all_actions()
    return [
        action
        for action in every
        if action.is_open and any(lead.person_id == person.id for lead in action.leads)
    ]


def _person(asker: Asker, word: str) -> Person | None:
    number = number_in(word)
    if number and not number[1]:
        known = asker.names()
        return next((person for person in known if person.id == number[0]), None)
    return lead_called(asker, word) if word.strip() else None


def _check(asker: Asker, wanted: str) -> None:
    if not asker.is_coordinator:
        raise for_coordinators(asker, "write and enter emails for others", wanted)


def email_button(person: Person) -> Button:
    """The button that shows the email to a lead."""
    return Button(f"Email for {person.name}"[:70], f"email {person.id}", about=person.name)
