"""`link` and `unlink`: which name in the plan is which person here. Proposed, never assumed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Message, Part, Row, Rows, Text
from handlers.people.matching import match_name, member_named, nearest, nobody
from handlers.people.typed_leads import Named
from handlers.rules.sentences import counted, listed, some_of
from handlers.waiting import number_in
from store import drafts, people
from store.imports import leads_without_account
from store.models import Action, Partnership, Person, Plan, Recipient

NEARLY = 88  # of 100: how alike a whole name must be to be proposed
_MOST = 20  # proposals in one message

Pair = tuple[Person, Recipient]


def propose(
    session: Session, partnership: Partnership, plan: Plan
) -> tuple[list[Pair], list[Person]]:
    """Names that lead in the plan beside the one person here whom each may be; and the others."""
    return _paired(session, partnership, leads_without_account(session, plan.id))


def of_new_leads(
    asker: Asker, actions: Iterable[Action], typed: Iterable[Named]
) -> tuple[Part, ...]:
    """Whom a coordinator may link after typing names of leads: nobody reminds them until then.

    Names that the plan has had before are shown only beside somebody whom they may be. Whose
    account is closed is not reminded either.
    """
    if not asker.is_coordinator:
        return ()
    persons, typed = [lead.person for action in actions for lead in action.leads], list(typed)
    parts = _closed(persons, {who.name for who in typed})
    without = {p.id: p for p in persons if p.recipient_id is None and not p.is_group}
    if not without:
        return parts
    new = {who.name for who in typed if who.is_new}
    found, others = _paired(asker.session, asker.partnership, without.values())
    return *parts, *proposal_parts(found, [person for person in others if person.name in new])


def _closed(persons: Iterable[Person], names: Collection[str]) -> tuple[Part, ...]:
    gone = {p.name for p in persons if p.name in names and p.recipient and not p.recipient.active}
    if not gone:
        return ()
    whose = "The account of" if len(gone) == 1 else "The accounts of"
    is_closed = "is closed" if len(gone) == 1 else "are closed"
    return (Text(f"{whose} {listed(sorted(gone))} {is_closed}, so they are not reminded."),)


def _paired(
    session: Session, partnership: Partnership, persons: Iterable[Person]
) -> tuple[list[Pair], list[Person]]:
    everybody = [
        member for member in people.recipients(session, partnership.workspace_id) if member.active
    ]
    pairs: list[Pair] = []
    others: list[Person] = []
    for person in persons:
        found = [member for member in everybody if by_email(person, member)]
        found = found or [member for member in everybody if same_name(person, member)]
        found = found or [member for member in everybody if may_be(person.name, member.name)]
        if len(found) == 1 and len(pairs) < _MOST:
            pairs.append((person, found[0]))
        else:
            others.append(person)
    return pairs, others


def by_email(person: Person, member: Recipient) -> bool:
    """Whether the plan has the address of this person's account for the name."""
    return bool(person.email) and person.email == member.email


def same_name(person: Person, member: Recipient) -> bool:
    """Whether a name in the plan is this account's to the letter."""
    return bool(_plain(person.name)) and _plain(person.name) == _plain(member.name)


def may_be(printed: str, name: str) -> bool:
    """Whether a printed name ("Leanne P", "LP") may be this person's ("Leanne Price")."""
    one, other = _plain(printed), _plain(name)
    if not one or not other:
        return False
    if re.fullmatch(r"[A-Z]{2,4}", printed.replace(".", "")):
        return "".join(word[0] for word in other) == printed.replace(".", "").casefold()
    if one[0] == other[0] and len(one) > 1 and len(other) > 1:
        short, long = sorted((one[-1], other[-1]), key=len)
        if len(short) == 1:
            return long.startswith(short)
    return fuzz.ratio(" ".join(one), " ".join(other)) >= NEARLY


def _plain(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.casefold())


def proposal_parts(found: Sequence[Pair], others: Sequence[Person]) -> list[Text | Rows]:
    """The proposals as rows with a button each, and who is left without an account."""
    parts: list[Text | Rows] = []
    if found:
        rows = tuple(_proposal(person, member) for person, member in found)
        ask = "Shall I link these leads to their accounts? I remind only who is linked."
        parts.append(Rows(rows, heading=ask))
    if others:
        names = [person.name for person in others[:6]]
        names += [f"{len(others) - 6} more"] * (len(others) > 6)
        how = f"Type “link {others[0].name} @name”."
        parts.append(Text(f"Not linked to anybody yet: {listed(names)}. {how}", quiet=True))
    return parts


def _proposal(person: Person, member: Recipient) -> Row:
    words = f"link {person.id} @{member.external_id}"
    button = Button("Link", words, about=f"{person.name} to {member.name}")
    if same_name(person, member):
        return Row(person.name, detail="has an account of that name", buttons=(button,))
    how = "the same email" if by_email(person, member) else ""
    return Row(f"{person.name} → {member.name}", detail=how, buttons=(button,))


def without_account(asker: Asker) -> tuple[Row, ...]:
    """A row with the names that lead open actions and are nobody's account; none where all are."""
    names = [each.name for each, _ in people.unlinked_leads(asker.session, asker.partnership.id)]
    if not names:
        return ()
    button = Button("People", "people", about=asker.partnership.name)
    who = f"{some_of(names)}: nobody reminds them."
    return (Row("No account", detail=who, buttons=(button,)),)


def link(asker: Asker, words: str) -> Answer | None:
    """`link Leanne P @leanne`, `link all 17`; a name alone asks who it is."""
    _check(asker, f"link {words}")
    every = re.fullmatch(r"all\s+(\d{1,9})", words.strip(), re.IGNORECASE)
    if every:
        return _link_all(asker, int(every.group(1)))
    name, who = _split(words)
    if not who:
        name, who = _side_by_side(asker, name)
    person = _named(asker, name, "link", who)
    if not who:
        return _ask_who(asker, person)
    member = member_named(asker, who.partition("|")[0].strip("<>@"))
    if member is None:
        lost = f"I don't know anybody called {who[:60]} here. Who is {person.name}?"
        raise Sorry(f"{lost} Nothing was changed.", *_accounts(asker, person))
    if not member.active:
        lost = f"{member.name}'s account is closed. Nothing was changed."
        raise Sorry(f"{lost} Who is {person.name}?", *_accounts(asker, person))
    if person.recipient_id == member.id:
        raise Sorry(f"{person.name} is linked to {member.name} already.")
    return _linked(asker, [(person, member)])


def _check(asker: Asker, wanted: str) -> None:
    if not asker.is_coordinator:
        raise for_coordinators(asker, "link names to people", wanted)


def _split(words: str) -> tuple[str, str]:
    """The name and who it is: "Leanne P @leanne" or turned round, "Leanne P to Leanne Price"."""
    words = " ".join(words.split())
    found = re.fullmatch(r"(.+?) (?:to )?(<?@[^ >]+>?)", words)
    turned = re.fullmatch(r"(<?@[^ >]+>?) (?:(?:to|is|as) )?([^@]+)", words)
    if turned and not found:
        return turned.group(2).strip("“”\"‘’' "), turned.group(1)
    found = found or re.fullmatch(r"(.+?) to (.+)", words)
    name, who = (found.group(1), found.group(2)) if found else (words, "")
    return name.strip("“”\"‘’' "), who


def _side_by_side(asker: Asker, words: str) -> tuple[str, str]:
    """A name of the plan and somebody's own right after it: "LP Leanne Price", "TO tom"."""
    known = asker.names()
    said = words.split()
    if len(said) > 8 or match_name(known, words):
        return words, ""
    parted = [(" ".join(said[:at]), " ".join(said[at:])) for at in range(1, len(said))]
    found = [two for two in parted if match_name(known, two[0]) and member_named(asker, two[1])]
    return found[0] if len(found) == 1 else (words, "")


def _named(asker: Asker, name: str, command: str, who: str = "") -> Person:
    known = asker.names()
    number = number_in(name)
    if number and not number[1]:
        by_id = [person for person in known if person.id == number[0]]
        if by_id:
            return by_id[0]
    if not name:
        raise Sorry("Which name? Type for example “link Leanne P @leanne”.")
    found = match_name(known, name)
    if found is None:
        hint = "“people” lists the names in the plan. Nothing was changed."
        raise nobody(asker, name, hint, *_near(known, name, command, who))
    return found


def _near(known: Sequence[Person], name: str, command: str, who: str) -> Iterator[Button]:
    """Buttons that do the same with the names of the plan that may be meant."""
    by_name = {person.name: person for person in known}
    for near in nearest(by_name, name):
        words = f"{command} {by_name[near].id} {who}".strip()
        yield Button(f"{command.capitalize()} {near}"[:70], words, about=near)


def _ask_who(asker: Asker, person: Person) -> Answer:
    said = f"Who is {person.name}? Or type “link {person.name} @name”."
    return Answer(Message(said, buttons=_accounts(asker, person)))


def _accounts(asker: Asker, person: Person) -> tuple[Button, ...]:
    """The people here as buttons, those whose names are alike first."""
    everybody = people.recipients(asker.session, asker.partnership.workspace_id)
    active = [member for member in everybody if member.active]
    active.sort(key=lambda member: -fuzz.WRatio(person.name.casefold(), member.name.casefold()))
    return tuple(
        Button(member.name, f"link {person.id} @{member.external_id}", about=person.name)
        for member in active[:8]
    )


def _link_all(asker: Asker, draft_id: int) -> Answer:
    """Every link that was proposed after an import and still stands open."""
    session = asker.session
    draft = drafts.locked(session, asker.partnership.id, draft_id)
    proposed = draft.body["links"] if draft and draft.kind == "links" else []
    pairs = []
    for person_id, member_id in proposed:
        person = session.get_one(Person, person_id)
        if person.recipient_id is None:
            pairs.append((person, session.get_one(Recipient, member_id)))
    if not pairs:
        raise Sorry("There is nothing left to link there: they are linked already.")
    return _linked(asker, pairs)


def _linked(asker: Asker, pairs: Sequence[Pair]) -> Answer:
    entry = begin(asker)
    for person, member in sorted(pairs, key=lambda pair: pair[1].id):
        change(asker.session, entry, person, {"recipient_id": member.id})
    same = listed(person.name for person, member in pairs if same_name(person, member))
    others = [pair for pair in pairs if not same_name(*pair)]
    said = listed(f"{person.name} is {member.name}" for person, member in others)
    said = "; ".join(each for each in (same, said) if each)
    undo = undo_button(entry)
    head = f"Linked: {said}." if len(pairs) < 8 else f"Linked {counted(len(pairs), 'name')}."
    return Answer(Message(head, buttons=(undo,)), to_all=True)


def unlink(asker: Asker, words: str) -> Answer | None:
    """`unlink Leanne P`: the name is nobody's account any more."""
    _check(asker, f"unlink {words}")
    person = _named(asker, words.strip(), "unlink")
    if person.recipient is None:
        raise Sorry(f"{person.name} isn't linked to anybody.")
    was = person.recipient.name
    entry = begin(asker)
    change(asker.session, entry, person, {"recipient_id": None})
    asker.session.expire(person, ["recipient"])
    undo = undo_button(entry)
    said = f"{person.name} is no longer linked to {was}, who gets no reminders for that name."
    return Answer(Message(said, buttons=(undo,)), to_all=True)
