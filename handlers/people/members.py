"""Who is who: `people`, and who may do what: `role @anne chair`, `unrole @anne chair`."""

import re
from collections.abc import Sequence

from handlers.asker import Answer, Asker
from handlers.confirming import done
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Facts, Message, Row, Rows
from handlers.people.matching import member_named, nobody
from handlers.requests import Kind
from handlers.rules.sentences import counted, further, listed
from handlers.wording import role_words
from store import people
from store.models import Person, Recipient, Role, Update

PAGE = 30  # names of one message
_NAMED = 3  # leads without an account who are named; of more, the number is said
ROLES = ("coordinator", "chair", "member")
_EXAMPLE = "Type for example “role @anne chair”."


def who(asker: Asker, words: str) -> Answer | None:
    """`people`: the roles, the names in the plan, and which of them have no account."""
    page = re.fullmatch(r"(?:from (\d{1,5}))?", words.strip(), re.IGNORECASE)
    if not page:
        return None
    start = max(int(page.group(1) or 1), 1)
    session, partnership = asker.session, asker.partnership
    roles = tuple(
        (role.capitalize() + "s" * (len(found) > 1), listed(r.name for r in found))
        for role in ("coordinator", "chair")
        if (found := people.holders(session, partnership.id, role))
    )
    known = people.names_in_use(session, partnership.id)
    rows = tuple(_row(person) for person in known[start - 1 :][:PAGE])
    summary = f"{counted(len(known), 'name')} in the plan.{_unreached(asker)}"
    left = len(known) - (start - 1) - len(rows)
    more = (Button(further(left, PAGE), f"people from {start + PAGE}"),)
    return Answer(Message(summary, (Facts(roles), Rows(rows)), more if left > 0 else ()))


def _row(person: Person) -> Row:
    beside = ", ".join(part for part in (person.post, person.organisation) if part)
    linked = _account(person)
    return Row(person.name, detail=f"{beside} · {linked}" if beside else linked)


def _account(person: Person) -> str:
    if person.recipient is None:
        return "a group, no account linked" if person.is_group else "no account linked"
    if not person.recipient.active:
        return f"{person.recipient.name}'s account is closed"
    same = person.recipient.name.casefold() == person.name.casefold()
    return "account linked" if same else f"linked to {person.recipient.name}"


def _unreached(asker: Asker) -> str:
    """Which leads no reminder reaches, and how a coordinator mends that."""
    found = [p for p, _ in people.unlinked_leads(asker.session, asker.partnership.id)]
    alone = [p.name for p in sorted(found, key=lambda person: person.is_group)]
    if not alone:
        return ""
    who = listed(alone) if len(alone) <= _NAMED else counted(len(alone), "lead")
    how = f" Type “link {alone[0]} @…”." if asker.is_coordinator else ""
    return f" {who} can't be reminded: no account is linked.{how}"


def give(asker: Asker, words: str) -> Answer | None:
    """`role @anne chair`."""
    read = _read(asker, words)
    if read is None:
        return None
    recipient, role = read
    held = _role(asker, recipient, role)
    if not recipient.active:
        raise Sorry(f"{recipient.name}'s account is closed. Nothing was changed.")
    if held and held.active:
        raise Sorry(f"{recipient.name} is {_a(role)} already.")
    if held is None:
        held = Role(
            partnership_id=asker.partnership.id,
            recipient_id=recipient.id,
            role=role,
            active=False,
        )
        asker.session.add(held)
        asker.session.flush()
    return _switched(asker, held, recipient, active=True)


def take_back(asker: Asker, words: str) -> Answer | None:
    """`unrole @anne chair`; a partnership always keeps a coordinator."""
    read = _read(asker, words)
    if read is None:
        return None
    recipient, role = read
    held = _role(asker, recipient, role)
    if held is None or not held.active:
        raise Sorry(f"{recipient.name} isn't {_a(role)} here. Type “people” to see who is.")
    if role == "coordinator" and len(_coordinators(asker)) == 1:
        raise Sorry(
            f"{recipient.name} is the only coordinator. Make somebody else one first, for example "
            "“role @anne coordinator”. Nothing was changed."
        )
    return _switched(asker, held, recipient, active=False)


def keep_a_coordinator(asker: Asker, changed: Sequence[Update]) -> None:
    """Raise Sorry where these updates took the last coordinator's role away."""
    about_roles = any(update.subject == "role" for update in changed)
    if about_roles and not _coordinators(asker):
        raise Sorry(
            "That would leave nobody as a coordinator. Make somebody else one first, for example "
            "“role @anne coordinator”. Nothing was changed."
        )


def _coordinators(asker: Asker) -> Sequence[Recipient]:
    """All of them, and no other until we are done: two who take each other's role leave one."""
    people.locked(asker.session, asker.partnership.id)
    return people.holders(asker.session, asker.partnership.id, "coordinator")


def _read(asker: Asker, words: str) -> tuple[Recipient, str] | None:
    """Whose role it is about, and which; None for plain speech: "role play went well"."""
    found = re.fullmatch(r"@?(.+?)\s+(?:is\s+|as\s+|to\s+)?(\w+)", words.strip())
    clear = found is not None and found.group(2).casefold() in ROLES
    if words and not clear and asker.request.kind is Kind.SAID:
        return None
    if not (asker.is_coordinator or _may_appoint(asker, words)):
        raise _refused(asker, words)
    if found is None or not clear:
        raise Sorry(f"Who, and which role: {listed(ROLES, 'or')}? {_EXAMPLE} Nothing was changed.")
    recipient = member_named(asker, found.group(1).lstrip("@"))
    if recipient is None:
        raise nobody(asker, found.group(1), f"{_EXAMPLE} Nothing was changed.")
    return recipient, found.group(2).casefold()


def _may_appoint(asker: Asker, words: str) -> bool:
    """Whether the asker may say who coordinates, where nobody does.

    A chair, or where there is none whoever is at home here and says so in front of everybody.
    """
    appoints = asker.request.text.split()[0].lstrip("/").casefold() == "role"
    if not appoints or not words.casefold().endswith(" coordinator") or asker.coordinators():
        return False
    if people.holders(asker.session, asker.partnership.id, "chair"):
        return asker.is_chair
    return bool(asker.roles) and not asker.recipient.guest and not asker.request.private


def _refused(asker: Asker, words: str) -> Sorry:
    chairs = people.holders(asker.session, asker.partnership.id, "chair")
    if asker.coordinators() or not chairs:
        wanted = f"{asker.request.text.split()[0].lstrip('/')} {words}"
        return for_coordinators(asker, "give roles or take them back", wanted)
    who = listed(chair.name for chair in chairs)
    return Sorry(
        f"Nobody coordinates this now. Only a chair ({who}) can say who does, for example "
        "“role @anne coordinator”. Nothing was changed."
    )


def _role(asker: Asker, recipient: Recipient, role: str) -> Role | None:
    return people.role(asker.session, asker.partnership.id, recipient.id, role)


def _switched(asker: Asker, held: Role, recipient: Recipient, *, active: bool) -> Answer:
    entry = begin(asker)
    change(asker.session, entry, held, {"active": active})
    said = role_words(recipient.name, held.role, active=active)
    return done(said, entry)


def _a(role: str) -> str:
    return f"a {role}" if role != "chair" else "chair"
