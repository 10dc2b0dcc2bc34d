"""Who leads for an organisation: the police, the Health Trust, WBC."""

import re
from collections.abc import Sequence

from handlers.asker import Asker
from handlers.rules.words import bag
from store.models import Person

_SHORTEST = 2  # letters, of initials
_NO_NAMES = bag("a an and at for in of on or the to with")


def is_body(asker: Asker, typed: str) -> bool:
    """Whether an organisation whose people lead here is called so."""
    return bool(leading_for(asker.names(), typed))


def leading_for(known: Sequence[Person], typed: str) -> list[Person]:
    """The names in the plan whose organisation is called so, and the group itself.

    By its words, each of them whole, or by its initials; [] where there is none.
    """
    words = _words(typed)
    if not words or len("".join(words)) < _SHORTEST:
        return []
    return [person for person in known if any(_is_called(words, it) for it in _bodies(person))]


def bodies_of(led: Sequence[Person]) -> list[str]:
    """What they are called together: their organisations, each once."""
    return list(dict.fromkeys(_bodies(person)[0] for person in led))


def _bodies(person: Person) -> list[str]:
    """The organisation, and the name itself where that is one."""
    named = [person.name] if person.is_group else []
    return [body for body in (person.organisation, *named) if body]


def _is_called(words: Sequence[str], body: str) -> bool:
    own = _words(body)
    return set(words) <= set(own) or "".join(words) == "".join(word[0] for word in own)


def _words(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", text.casefold()))
    return [word for word in found if word not in _NO_NAMES]
