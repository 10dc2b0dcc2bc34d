"""`hand over Leanne's actions to Gupti from 1 Sep until Christmas`."""

import re
from datetime import date

from handlers.asker import Answer, Asker
from handlers.confirming import done
from handlers.deliveries.telling import tell_one
from handlers.edits import begin, change, locked, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Field, FieldKind, Form, Message, Text
from handlers.people.covering import days_words
from handlers.people.typed_leads import person_ids, typed_leads
from handlers.people.whose import out_of_reach, persons_named, somebody
from handlers.requests import Kind
from handlers.rules.dates.spans import read_span
from handlers.rules.sentences import counted, listed
from handlers.waiting import number_in
from store import actions, covers
from store.covers import Cover
from store.models import Action, Person, Recipient

_LONGEST = 500  # characters of words that name people and days, and no more
_EXAMPLE = "Type for example “hand over Leanne's actions to Gupti until Christmas”."
_HAND = re.compile(
    r"(?:over\s+)?(?:all\s+)?(?:of\s+)?(?P<who>.+?)(?:['’]s)?(?:\s+(?:open\s+)?(?:actions?|work|everything))?"
    r"(?:\s+over)?\s+to\s+(?P<to>.+?)(?:,?\s+(?P<when>(?:from|until|till|for|between)\s.+))?",
    re.IGNORECASE | re.DOTALL,
)


def hand(asker: Asker, words: str) -> Answer | None:
    """One lead's open actions to somebody else: for good, or for the days that are named."""
    alone = number_in(words)
    if alone and not alone[1]:
        return _ask_to_whom(asker, words)
    said = " ".join(words.split()).rstrip(".")
    read = _HAND.fullmatch(said) if len(said) <= _LONGEST else None
    persons = _whose(asker, read["who"]) if read else []
    if not read or not persons:
        if asker.request.kind is Kind.SAID:
            return None
        raise Sorry(f"Whose actions, and to whom? {_EXAMPLE} Nothing was changed.")
    own = all(person.recipient_id == asker.recipient.id for person in persons)
    if not (own or asker.is_coordinator):
        raise for_coordinators(asker, "hand over somebody else's actions", f"hand {words}")
    when = (read["when"] or "").strip()
    first, last = _days(asker, when)
    if last is None and first <= asker.today:
        return _for_good(asker, persons, read["to"])
    return _for_a_while(asker, persons, read["to"], first, last)


def _ask_to_whom(asker: Asker, words: str) -> Answer:
    """After a name alone a form; what it sends is the whole command."""
    persons = _whose(asker, words)
    if not persons:
        raise Sorry(f"Whose actions, and to whom? {_EXAMPLE} Nothing was changed.")
    form = asker.request.form if asker.request.kind is Kind.SUBMITTED else {}
    if form.get("to", "").strip():
        until = form.get("until", "").strip()
        when = f" until {until}" if until else ""
        answer = hand(asker, f"{words} to {form['to'].strip()}{when}")
        assert answer is not None  # noqa: S101 - a form is never plain speech
        return answer
    title = f"Hand over {persons[0].name}'s actions"
    fields = (
        Field("to", "To whom?", required=True, hint="For example “Anne B” or “@anne”."),
        Field("until", "Until when?", FieldKind.DATE, hint="Empty: for good."),
    )
    return Answer(Message(title, (Form(title[:70], f"hand {words}", fields, "Hand over"),)))


def _whose(asker: Asker, word: str) -> list[Person]:
    word = {"my": "me", "mine": "me"}.get(word.strip().casefold(), word)
    number = number_in(word)
    if number and not number[1]:
        known = asker.names()
        return [person for person in known if person.id == number[0]]
    return persons_named(asker, word)


def _days(asker: Asker, when: str) -> tuple[date, date | None]:
    """The first day and the last; None for an open end."""
    if not when:
        return asker.today, None
    window = read_span(re.sub(r"(?i)^for\s+(?:the\s+)?", "", when), asker.today)
    if window is None:
        raise Sorry(f"I couldn't read “{when[:60]}” as days ahead. {_EXAMPLE} Nothing was changed.")
    is_open = re.match(r"(?i)from\b", when) and window.first == window.last
    return window.first, None if is_open else window.last


def _for_good(asker: Asker, persons: list[Person], to: str) -> Answer:
    session = asker.session
    ids = {person.id for person in persons}
    every = actions.of_partnership(session, asker.partnership.id)
    led = [a for a in every if a.is_open and any(lead.person_id in ids for lead in a.leads)]
    name = persons[0].name
    if not led:
        raise Sorry(f"{name} leads no open action. Nothing was changed.")
    named = typed_leads(asker, to)
    if len(named) != 1:
        raise Sorry(f"To one person, please. {_EXAMPLE} Nothing was changed.")
    entry = begin(asker)
    new = person_ids(asker, entry, named)[0]
    if new in ids:
        raise Sorry(f"Those are {name}'s already. Nothing was changed.")
    for action in locked(session, [action.id for action in led]).values():
        change(session, entry, action, {"leads": _with(action, ids, new)})
    taker = session.get_one(Person, new)
    to_name = taker.name
    count = counted(len(led), "open action")
    return Answer(
        Message(
            f"{name}'s {count} went to {to_name}. What is complete stays under {name}.",
            _nobody_reminded(asker, taker),
            (
                undo_button(entry),
                Button(f"{to_name}'s actions", f"list lead {to_name}"),
            ),
        ),
        to_all=True,
    )


def _nobody_reminded(asker: Asker, taker: Person) -> tuple[Text, ...]:
    """What to know of whoever took over, where no reminder can reach them."""
    if taker.recipient is not None and taker.recipient.active:
        return ()
    why = "'s account is closed" if taker.recipient else " isn't linked to an account"
    how = f"type “link {taker.name} @name”"
    if not asker.is_coordinator:
        how = f"{asker.coordinators() or 'a coordinator'} can {how}"
    how = how[0].upper() + how[1:]
    return (Text(f"{taker.name}{why}, so nobody will be reminded. {how} to change that."),)


def _with(action: Action, old: set[int], new: int) -> list[int]:
    """The leads with the new one in the old one's place, none twice."""
    leads = [new if lead.person_id in old else lead.person_id for lead in action.leads]
    return list(dict.fromkeys(leads))


def _for_a_while(
    asker: Asker, persons: list[Person], to: str, first: date, last: date | None
) -> Answer:
    deputy = somebody(asker, to.strip())
    name = persons[0].name
    if deputy is None or not deputy.active:
        raise Sorry(
            "For a while only somebody with an account can take over. "
            f"{out_of_reach(asker, to)} Nothing was changed."
        )
    if any(person.recipient_id == deputy.id for person in persons):
        raise Sorry(f"{name} can't stand in for themselves. Nothing was changed.")
    entry = begin(asker)
    before = _replaced(asker, persons, first, last)
    made = [_cover(asker, person, deputy, first, last) for person in persons]
    for cover in before:
        change(asker.session, entry, cover, {"removed": True})
    for cover in made:
        change(asker.session, entry, cover, {"removed": False})
    days = days_words(made[0], asker.today)
    if deputy.id != asker.recipient.id:
        note = f"{name}'s actions here are yours to answer for {days}, says {asker.recipient.name}."
        tell_one(asker, deputy, f"handover:{entry.id}", Message(note))
    others = {each.deputy for each in before if each.deputy and each.deputy_id != deputy.id}
    for other in others - {asker.recipient}:
        note = f"{name}'s actions here are no longer yours to answer for: {deputy.name} does now."
        tell_one(asker, other, f"handover:{entry.id}", Message(note))
    no_longer = f", {listed(other.name for other in others)} no longer" if others else ""
    said = f"{deputy.name} answers for {name} {days}{no_longer}. The plan still names {name}."
    return done(said, entry)


def _replaced(asker: Asker, persons: list[Person], first: date, last: date | None) -> list[Cover]:
    """The handovers of these names whose days are left lie within the new ones."""
    known = covers.handed_over(asker.session, [person.id for person in persons], asker.today)
    end = last or date.max
    return [
        each
        for each in known
        if first <= max(each.first or date.min, asker.today) and (each.last or date.max) <= end
    ]


def _cover(
    asker: Asker, person: Person, deputy: Recipient, first: date, last: date | None
) -> Cover:
    cover = Cover(
        partnership_id=asker.partnership.id, kind="handover", person_id=person.id, person=person,
        deputy_id=deputy.id, deputy=deputy, first=first, last=last,
        removed=True,
    )  # fmt: skip
    asker.session.add(cover)
    asker.session.flush()
    return cover
