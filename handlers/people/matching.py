"""Who is meant by a name that somebody types: a name in the plan, a member, or somebody new."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.messages import Button
from handlers.rules.sentences import listed
from store import people
from store.models import Person, Recipient

MENTION = re.compile(r"<?@([\w.\-]{0,79}\w)(?:\|[^>]*)?>?")
"""Somebody mentioned by the platform's id: "@anne", or "<@U1|anne>"."""

_LIKE = 60  # of 100, how alike a known name is to be offered
NEW_NAME = "For somebody new type the whole name, for example “Jenny Ford”. Nothing was changed."
_LONG = 6  # letters of a word in which one may be wrong: short names differ by less than a slip


def match_name(known: Sequence[Person], word: str) -> Person | None:
    """The one name that a word means: whole, by first name, or with a slip; None if unsure."""
    plain = word.strip().casefold()
    whole = [person for person in known if person.name.casefold() == plain]
    if whole:
        return whole[0]
    first = [p for p in known if not p.is_group and p.name.casefold().split()[:1] == [plain]]
    near = first or [p for p in known if _is_slip(p.name.casefold().split(), plain.split())]
    return near[0] if len(near) == 1 else None


def _is_slip(name: Sequence[str], typed: Sequence[str]) -> bool:
    """One letter wrong in a long word: "Fordhm" is Fordham, but Joan is not John, nor B. C."""
    if len(name) != len(typed):
        return False
    wrong = [(a, b) for a, b in zip(name, typed, strict=True) if a != b]
    return all(a[0] == b[0] and len(a) >= _LONG and OSA.distance(a, b) == 1 for a, b in wrong)


def member_named(asker: Asker, name: str) -> Recipient | None:
    """A member of the workspace by the platform's id, or by name without its spaces."""
    workspace_id = asker.partnership.workspace_id
    by_id = people.recipient(asker.session, workspace_id, name)
    if by_id:
        return by_id
    plain = _squeezed(name)
    everybody = people.recipients(asker.session, workspace_id)
    found = [r for r in everybody if plain in (_squeezed(r.name), _squeezed(r.name.split()[0]))]
    return _only(found)


def _only(found: Sequence[Recipient]) -> Recipient | None:
    """The one of them; of several the one whose account is open: others have left."""
    there = [member for member in found if member.active]
    one = there if len(found) > 1 else found
    return one[0] if len(one) == 1 else None


def _squeezed(name: str) -> str:
    return re.sub(r"[\s.\-_]", "", name).casefold()


def member_here(asker: Asker, word: str) -> Recipient | None:
    """The one person of this partnership whom a name means: whole, or the first name; or "me"."""
    plain = word.strip().casefold()
    if plain in ("me", "myself"):
        return asker.recipient
    members = people.members(asker.session, asker.partnership.id)
    whole = [member for member in members if member.name.casefold() == plain]
    return _only(whole or [m for m in members if m.name.casefold().split()[:1] == [plain]])


def lead_called(asker: Asker, word: str) -> Person | None:
    """The name in the plan that a word means, or that of the account called so; None if unsure."""
    known = asker.names()
    found, member = match_name(known, word), member_here(asker, word)
    if found is not None or member is None:
        return found
    return next((person for person in known if person.recipient_id == member.id), None)


def nearest(names: Iterable[str], word: str) -> list[str]:
    """The names most like a word, the best first; at most three."""
    near = process.extract(
        word.casefold().lstrip("@"), {name: name.casefold() for name in names},
        scorer=fuzz.WRatio, limit=3, score_cutoff=_LIKE,
    )  # fmt: skip
    return [name for *_, name in near]


def nobody(asker: Asker, word: str, hint: str = NEW_NAME, *buttons: Button) -> Sorry:
    """The sentence for a name that is nobody's, with the nearest that are; `hint` ends it."""
    known = [person.name for person in asker.names()]
    known += [member.name for member in people.members(asker.session, asker.partnership.id)]
    names = nearest(known, word)
    example = f"Did you mean {listed(names, 'or')}? " if names else ""
    stranger = member_named(asker, word[1:]) if word.startswith("@") else None
    called = stranger.name if stranger else word
    return Sorry(f"I don't know anybody called {called[:60]} here. {example}{hint}", *buttons)
