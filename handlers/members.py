"""Who is who: `people`, and who may do what: `role @anne chair`, `unrole @anne chair`."""

import re

from handlers.asker import Answer, Asker
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators
from handlers.leads import member_named, nobody
from handlers.messages import Button, Facts, Kind, Message, Row, Rows
from handlers.wording import counted, listed, role_words
from store import people
from store.models import Recipient, Role

ROLES = ("coordinator", "chair", "member")
_EXAMPLE = "Type for example “role @anne chair”."


def who(asker: Asker, words: str) -> Answer | None:
    """`people`: the roles, the names in the plan, and which of them have no account."""
    if words:
        return None
    session, partnership = asker.session, asker.partnership
    roles = tuple(
        (f"{role.capitalize()}s", listed(r.name for r in found))
        for role in ("coordinator", "chair")
        if (found := people.holders(session, partnership.id, role))
    )
    rows = []
    for person in people.names(session, partnership.id):
        beside = ", ".join(part for part in (person.post, person.organisation) if part)
        linked = f"is {person.recipient.name}" if person.recipient else _no_account(person.is_group)
        rows.append(Row(person.name, detail=f"{beside} · {linked}" if beside else linked))
    alone = people.unlinked_leads(session, partnership.id)
    summary = f"{counted(len(rows), 'name')} in the plan."
    if alone:
        summary += f" {counted(len(alone), 'lead')} can't be reminded: no account is linked."
    return Answer(Message(summary, (Facts(roles), Rows(tuple(rows)))))


def _no_account(is_group: bool) -> str:
    return "a group" if is_group else "no account linked"


def give(asker: Asker, words: str) -> Answer | None:
    """`role @anne chair`."""
    read = _read(asker, words)
    if read is None:
        return None
    recipient, role = read
    held = _role(asker, recipient, role)
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
    left = people.holders(asker.session, asker.partnership.id, "coordinator")
    if role == "coordinator" and len(left) == 1:
        raise Sorry(
            f"{recipient.name} is the only coordinator. Make somebody else one first, for example "
            "“role @anne coordinator”. Nothing was changed."
        )
    return _switched(asker, held, recipient, active=False)


def _read(asker: Asker, words: str) -> tuple[Recipient, str] | None:
    """Whose role it is about, and which; None for plain speech: "role play went well"."""
    found = re.fullmatch(r"@?(.+?)\s+(?:is\s+|as\s+|to\s+)?(\w+)", words.strip())
    clear = found is not None and found.group(2).casefold() in ROLES
    if words and not clear and asker.request.kind is Kind.SAID:
        return None
    if not asker.is_coordinator:
        wanted = f"{asker.request.text.split()[0].lstrip('/')} {words}"
        raise for_coordinators(asker, "give roles or take them back", wanted)
    if found is None or not clear:
        raise Sorry(f"Who, and which role: {listed(ROLES, 'or')}? {_EXAMPLE} Nothing was changed.")
    recipient = member_named(asker, found.group(1).lstrip("@"))
    if recipient is None:
        raise nobody(asker, found.group(1), f"{_EXAMPLE} Nothing was changed.")
    return recipient, found.group(2).casefold()


def _role(asker: Asker, recipient: Recipient, role: str) -> Role | None:
    return people.role(asker.session, asker.partnership.id, recipient.id, role)


def _switched(asker: Asker, held: Role, recipient: Recipient, *, active: bool) -> Answer:
    entry = begin(asker)
    change(asker.session, entry, held, {"active": active})
    said = role_words(recipient.name, held.role, active=active)
    return Answer(Message(said, buttons=(Button("Undo", f"undo {entry.id}"),)), to_all=True)


def _a(role: str) -> str:
    return f"a {role}" if role != "chair" else "chair"
