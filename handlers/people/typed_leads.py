"""Who is to lead what is being added: read first, so that it can be shown before it is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.asker import Asker
from handlers.edits import change
from handlers.finding import Sorry
from handlers.people.matching import MENTION, match_name, member_here, member_named, nobody
from handlers.rules.names.kinds import is_placeholder, looks_like_person
from handlers.rules.names.reading import LeadRead, read_leads
from handlers.rules.names.words import BODY_WORDS, GIVEN
from store import people
from store.additions import name_as_written
from store.models import Entry, Person, Recipient

MOST_LEADS = 20
LONGEST_NAME = 100

_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*", re.IGNORECASE)
_ROLE = re.compile(r"^(?:leads?|led by|owner|for|by|with)\s*:?\s+", re.IGNORECASE)
_SMALL = frozenset(["of", "and", "the", "for", "in", "on", "to"])


@dataclass(frozen=True)
class Named:
    """A lead as somebody wrote it: a name in the plan, somebody here, or a name that is new."""

    name: str
    person_id: int | None = None  # None: no such name in the plan yet
    recipient_id: int | None = None  # of whom the name is to be linked to, where one was mentioned
    is_group: bool = False
    organisation: str = ""
    post: str = ""

    @property
    def is_new(self) -> bool:
        """The plan has not had this name before, and nobody here was mentioned."""
        return self.person_id is None and self.recipient_id is None


@dataclass(frozen=True)
class Names:
    """Every name in the plan, and whoever asks: mentions are of those in their workspace."""

    asker: Asker
    people: Sequence[Person]


def names_here(asker: Asker) -> Names:
    """Whom the asker may mean."""
    return Names(asker, asker.names())


def read_who(names: Names, text: str) -> tuple[Named, ...]:
    """The leads that a piece of text names; () where it doesn't look like names.

    Raises Sorry for an @mention of somebody who isn't known here.
    """
    text = _ROLE.sub("", text.strip()).strip()
    if MENTION.match(text):
        return _mentions(names, text)
    known = _known(names, text)
    if known:
        return (known,)
    found = tuple(_named(names, lead) for lead in read_leads(text))
    return found if all(not who.is_new or _looks_right(who.name) for who in found) else ()


def read_leads_field(names: Names, text: str) -> tuple[Named, ...]:
    """The leads in a field that holds nothing else: whatever stands there is a name.

    Raises Sorry for an @mention of somebody who isn't known here, and for too many names.
    """
    found: list[Named] = []
    for piece in (piece.strip() for piece in re.split(r"[,;\n]", text)):
        known = _known(names, piece)
        if known:
            found.append(known)
        elif MENTION.match(piece):
            found += _mentions(names, piece)
        elif piece and not is_placeholder(piece):
            found += [_named(names, lead) for lead in read_leads(piece)] or [Named(piece)]
    return bounded(tuple(dict.fromkeys(found)))


def typed_leads(asker: Asker, text: str) -> tuple[Named, ...]:
    """The leads that a command names, main lead first: "me", "@anne and Gupti", "Jenny Ford".

    Raises Sorry for a word that is nobody here and doesn't look like a name either.
    """
    names = names_here(asker)
    pieces = [piece.strip() for piece in _BETWEEN.split(text.strip()) if piece.strip()]
    found = [_somebody(names, piece) for piece in pieces]
    leads = [who for who in found if who]
    if len(leads) < len(found) or not found:
        leads = [_typed(names, lead) for lead in read_leads(text)]
    if not leads:
        raise nobody(asker, text)
    return bounded(tuple(dict.fromkeys(leads)))


def _somebody(names: Names, piece: str) -> Named | None:
    """Whoever is known by that in the plan or in the partnership."""
    mention = MENTION.fullmatch(piece)
    if mention:
        return mentioned(names, mention.group(1))
    if known := _known(names, piece):
        return known
    asker = names.asker
    # A reading of plain words leaves a mention's sign out.
    by_id = people.recipient(asker.session, asker.partnership.workspace_id, piece)
    member = member_here(asker, piece) or by_id
    return _of_member(names, member) if member else None


def known_leads(names: Names, text: str) -> tuple[Named, ...]:
    """Each of "Tom and Gwen" where all are known in the plan or in the partnership; else ()."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text.strip()) if piece.strip()]
    found = [_somebody(names, piece) for piece in pieces]
    known = [one for one in found if one is not None and not one.is_new]
    return tuple(known) if len(known) == len(pieces) else ()


def _typed(names: Names, lead: LeadRead) -> Named:
    """The same, or a new name that is written like one."""
    found = _somebody(names, lead.name) or _named(names, lead)
    is_body = any(word.casefold() in BODY_WORDS for word in lead.name.split())
    if found.is_new and not (_looks_right(lead.name) or is_body):
        raise nobody(names.asker, lead.name)
    return found


def bounded(found: tuple[Named, ...]) -> tuple[Named, ...]:
    """The same leads. Raises Sorry where there are too many or a name is too long to be one."""
    if len(found) > MOST_LEADS:
        raise Sorry(f"That is {len(found)} leads; an action can have {MOST_LEADS}.")
    long = next((who.name for who in found if len(who.name) > LONGEST_NAME), None)
    if long:
        raise Sorry(f"“{long[:40]}…” is too long for a name: {LONGEST_NAME} characters at most.")
    return found


def _mentions(names: Names, text: str) -> tuple[Named, ...]:
    """Each of "@anne and @bev"; () where other words stand beside them."""
    if re.sub(r"\band\b|[&+\s]", "", MENTION.sub("", text)):
        return ()
    return tuple(mentioned(names, found.group(1)) for found in MENTION.finditer(text))


def mentioned(names: Names, word: str) -> Named:
    """The name of whoever was mentioned. Raises Sorry where nobody here is known by that."""
    found = member_named(names.asker, word)
    if found is None:
        raise nobody(names.asker, f"@{word}")
    return _of_member(names, found)


def _of_member(names: Names, member: Recipient) -> Named:
    """A member under the name that the plan has for them, else under their own."""
    theirs = [person for person in names.people if person.recipient_id == member.id]
    if theirs:
        return Named(theirs[0].name, theirs[0].id, is_group=theirs[0].is_group)
    return Named(member.name, recipient_id=member.id)


def in_words(asker: Asker, text: str) -> str:
    """The text with people's names where it mentions them by the platform's ids."""

    def name(found: re.Match[str]) -> str:
        member = member_named(asker, found.group(1))
        return member.name if member else found.group()

    return MENTION.sub(name, text)


def _known(names: Names, text: str) -> Named | None:
    found = match_name(names.people, text) if text else None
    return Named(found.name, found.id, is_group=found.is_group) if found else None


def _named(names: Names, lead: LeadRead) -> Named:
    return (
        _known(names, lead.name)
        or _here(names, lead.name)
        or Named(
            lead.name,
            is_group=lead.kind == "group",
            organisation=lead.organisation,
            post=lead.post,
        )
    )


def _here(names: Names, name: str) -> Named | None:
    """Whoever of this partnership has that name; a first name alone may be of others too.

    It counts where the plan has them by another: Tom is Sgt T Okafor.
    """
    member = member_here(names.asker, name)
    found = _of_member(names, member) if member else None
    return found if found and (found.person_id is not None or len(name.split()) > 1) else None


def _looks_right(name: str) -> bool:
    """Whether a new name is written like a person's or a body's, and not like any words."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    if not words or len(name) > LONGEST_NAME:
        return False
    if looks_like_person(name):
        return len(words) > 1 or words[0].casefold() in GIVEN or words[0].isupper()
    if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 8:
        return True
    capital = all(word[0].isupper() or word in _SMALL for word in words) and words[0][0].isupper()
    return capital and any(word.casefold() in BODY_WORDS for word in words)


def is_certain(who: Sequence[Named]) -> bool:
    """Whether these can be nothing but leads: known, mentioned, or a given name and a surname."""
    return all(not one.is_new or _has_given_name(one.name.split()) for one in who)


def _has_given_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0].casefold() in GIVEN


def person_ids(asker: Asker, entry: Entry, leads: Sequence[Named]) -> list[int]:
    """The ids of these names in the plan, new ones added, mentioned ones linked; none twice."""
    return list(dict.fromkeys(_person(asker, entry, lead).id for lead in leads))


def _person(asker: Asker, entry: Entry, lead: Named) -> Person:
    session = asker.session
    if lead.person_id is not None:
        return session.get_one(Person, lead.person_id)
    person = name_as_written(session, asker.partnership.id, lead.name)
    if person and lead.recipient_id and person.recipient_id not in (None, lead.recipient_id):
        # Two humans of one name stay two names.
        member = session.get_one(Recipient, lead.recipient_id)
        lead = replace(lead, name=f"{lead.name} ({member.external_id})")
        person = name_as_written(session, asker.partnership.id, lead.name)
    person = person or _new_person(asker, lead)
    if lead.recipient_id and person.recipient_id is None:
        change(session, entry, person, {"recipient_id": lead.recipient_id})
    return person


def _new_person(asker: Asker, lead: Named) -> Person:
    person = Person(
        partnership_id=asker.partnership.id,
        name=lead.name,
        is_group=lead.is_group,
        organisation=lead.organisation,
        post=lead.post,
    )
    asker.session.add(person)
    asker.session.flush()
    return person
