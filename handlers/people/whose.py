"""Whose actions are meant: the names in the plan that a word stands for."""

import re

from handlers.asker import Asker
from handlers.finding import looks_like_code
from handlers.people.matching import MENTION, match_name, member_here, member_named, nobody
from store import people
from store.models import Person, Recipient

_CALLED = re.compile(
    r"\W*(?:cc\W+)?(?:<?@[\w.\-]{1,80}(?:\|[^>]*)?>?[\s,:]+){1,5}(?=#?[A-Za-z]*\d)"
)


def persons_named(asker: Asker, word: str) -> list[Person]:
    """The names in the plan of whom a word means: a name, a first name, an @mention, "me".

    Empty for a code, and for words that are nobody here.
    """
    word = re.sub(r"['’]s$", "", word.strip())
    if not word or looks_like_code(word):
        return []
    known = asker.names()
    found = None if MENTION.fullmatch(word) else match_name(known, word)
    if found:
        same = found.recipient_id is not None
        return [p for p in known if p is found or (same and p.recipient_id == found.recipient_id)]
    member = somebody(asker, word)
    return [p for p in known if member is not None and p.recipient_id == member.id]


def all_named(asker: Asker, words: str) -> list[Person]:
    """Those whom a list of names means, "priya and tom"; empty where none of them is anybody.

    Raises Sorry where some are known and others are not.
    """
    said = re.split(r"(?i)\s*[,;&+]\s*(?:and\s+)?|\s+and\s+", words.strip())
    found = [persons_named(asker, word) for word in said]
    if any(found) and not all(found):
        raise nobody(asker, said[found.index([])], "Nothing was changed.")
    return [person for each in found for person in each]


_FOR_ANOTHER = re.compile(
    r"(?i)\W*(?:for|on behalf of) ([^\W\d_][\w’'.-]{0,30}(?: [^\W\d_][\w.-]{0,30})?)\s*[:,–—-]\s"
)


def for_another(asker: Asker, text: str) -> Person | None:
    """The lead for whom something is told, "For Anne - the survey is done"; None for one's own.

    What begins with a coordinator's name is written to them.
    """
    found = _FOR_ANOTHER.match(text[:100])
    named = persons_named(asker, found[1]) if found else []
    if not named or named[0].recipient_id == asker.recipient.id:
        return None
    lead = named[0].recipient_id
    told = {each.id for each in people.holders(asker.session, asker.partnership.id, "coordinator")}
    return None if lead in told else named[0]


def somebody(asker: Asker, word: str) -> Recipient | None:
    """The person of this partnership whom a word means; None if unsure, or for a stranger.

    An @mention, a name of theirs, "me".
    """
    mention = MENTION.fullmatch(word.strip())
    if mention:
        found = member_named(asker, mention.group(1))
        ours = people.members(asker.session, asker.partnership.id)
        return found if found in ours else None
    member = member_here(asker, word)
    if member is not None:
        return member
    named = match_name(asker.names(), word)
    return named.recipient if named else None


def with_names(asker: Asker, text: str) -> str:
    """The words with their names for whom they mention and this partnership knows by one.

    Whoever they begin with only to be called, "@anne CR1.3 is done", stays a mention.
    """

    def name(found: re.Match[str]) -> str:
        member = member_named(asker, found[1])
        known = member is not None and somebody(asker, member.name) is member
        return member.name if member and known else found[0]

    called = _CALLED.match(text)
    begins = called.end() if called else 0
    return text[:begins] + MENTION.sub(name, text[begins:])


def out_of_reach(asker: Asker, word: str) -> str:
    """Why nobody can be asked by that word: a sentence that names a colleague by their name."""
    mention = MENTION.fullmatch(word.strip())
    found = member_named(asker, mention.group(1)) if mention else None
    if found is None or not found.active:
        return f"I can't reach {found.name if found else word.strip()[:60]} here."
    return (
        f"{found.name} isn't one of this partnership's people yet. A coordinator can type "
        f"“role {found.name} member” first."
    )
