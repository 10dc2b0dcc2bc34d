"""Who is meant by a name that somebody types: a name in the plan, a member, or somebody new."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.rules import names
from handlers.wording import listed
from store import people
from store.models import Person, Recipient

SURE = 90  # of 100, how alike a typed name and a known one are to be the same, typing errors aside

_MEMBER = re.compile(r"^@([\w.\-]{1,80})$")


def typed_leads(asker: Asker, text: str) -> list[Person]:
    """The people named in `text`, main lead first; a new name is added to the plan's names.

    Raises Sorry for a word that is nobody here and doesn't look like a name either.
    """
    pieces = [
        piece.strip() for piece in re.split(r"\s*(?:,|/|&|\band\b)\s*", text) if piece.strip()
    ]
    if all(_known(asker, piece) for piece in pieces):
        found = [_known(asker, piece) for piece in pieces]
    else:
        read = names.read_leads(text)
        found = [_known(asker, lead.name) or _new(asker, lead) for lead in read]
    if not found:
        raise nobody(asker, text)
    return list({person.id: person for person in found if person}.values())


def _known(asker: Asker, word: str) -> Person | None:
    member = _MEMBER.match(word)
    if member:
        recipient = member_named(asker, member.group(1))
        if recipient is None:
            raise nobody(asker, word)
        return person_of(asker, recipient)
    return match_name(people.names(asker.session, asker.partnership.id), word)


def match_name(known: Sequence[Person], word: str) -> Person | None:
    """The one name that a word means: whole, by first name, or with a slip; None if unsure."""
    plain = word.strip().casefold()
    whole = [person for person in known if person.name.casefold() == plain]
    if whole:
        return whole[0]
    first = [p for p in known if not p.is_group and p.name.casefold().split()[:1] == [plain]]
    if len(first) == 1:
        return first[0]
    near = process.extract(
        plain, [p.name.casefold() for p in known], scorer=fuzz.ratio, limit=2, score_cutoff=SURE
    )
    return known[near[0][2]] if len(near) == 1 else None


def member_named(asker: Asker, name: str) -> Recipient | None:
    """A member of the workspace by the platform's id, or by name without its spaces."""
    workspace_id = asker.partnership.workspace_id
    by_id = people.recipient(asker.session, workspace_id, name)
    if by_id:
        return by_id
    plain = _squeezed(name)
    everybody = people.recipients(asker.session, workspace_id)
    found = [r for r in everybody if plain in (_squeezed(r.name), _squeezed(r.name.split()[0]))]
    return found[0] if len(found) == 1 else None


def _squeezed(name: str) -> str:
    return re.sub(r"[\s.\-_]", "", name).casefold()


def person_of(asker: Asker, recipient: Recipient) -> Person:
    """The member's name in this plan, added under their own name where there is none."""
    linked = people.names_of(asker.session, asker.partnership.id, recipient.id)
    if linked:
        return linked[0]
    same = people.named(asker.session, asker.partnership.id, recipient.name)
    if same and same.recipient_id is None:
        same.recipient_id = recipient.id
        return same
    return _added(asker.session, Person(
        partnership_id=asker.partnership.id, name=recipient.name, recipient_id=recipient.id
    ))  # fmt: skip


def _new(asker: Asker, lead: names.LeadRead) -> Person:
    looks_real = lead.kind == "group" or names.looks_like_person(lead.name)
    if not looks_real:
        raise nobody(asker, lead.name)
    return _added(asker.session, Person(
        partnership_id=asker.partnership.id,
        name=lead.name[:200],
        is_group=lead.kind == "group",
        organisation=lead.organisation,
        post=lead.post,
    ))  # fmt: skip


def _added(session: Session, person: Person) -> Person:
    session.add(person)
    session.flush()
    return person


def nobody(asker: Asker, word: str) -> Sorry:
    """The sentence for a name that is nobody's, with the nearest that are."""
    known = [person.name for person in people.names(asker.session, asker.partnership.id)]
    near = [name for name, *_ in process.extract(word, known, scorer=fuzz.WRatio, limit=3)]
    example = f"Did you mean {listed(near).replace(' and ', ' or ')}? " if near else ""
    return Sorry(
        f"I don't know anybody called {word[:60]} here. {example}"
        "For somebody new type the whole name, for example “Jenny Ford”. Nothing was changed."
    )
