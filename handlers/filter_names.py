"""What a list is of, named without its word: "list late food", "list priya", "list police"."""

import re

from handlers.asker import Asker
from handlers.people.matching import member_named
from handlers.people.organisations import is_body
from store import actions
from store.codes import letters_of

_MOST = 5  # words of a theme or a name, as typed
_SHORTEST = 3  # letters of a word of a name: "an" is none
_OWN = re.compile(r"['’]s?$")


def field_named(asker: Asker, words: str) -> tuple[str, str, str] | None:
    """`theme` or `lead`, the words that name it at the beginning of `words`, and the rest."""
    said = words.split()
    names = _names(asker)
    for count in range(min(_MOST, len(said)), 0, -1):
        typed = " ".join(said[:count]).rstrip(",")
        plain = _OWN.sub("", typed.casefold())
        key, value = names.get(plain, ("", "")) if plain else ("", "")
        if plain and not key and count == 1:
            key, value = _otherwise(asker, plain)
        if not key and is_body(asker, typed):
            key, value = "lead", typed
        if key:
            return key, value, " ".join(said[count:]).lstrip(" ,")
    return None


def _names(asker: Asker) -> dict[str, tuple[str, str]]:
    """By what may be typed: themes by title, its first word or their codes' letters; leads."""
    plan = asker.live_plan()
    found: dict[str, tuple[str, str]] = {}
    for person in asker.names():
        for name in (person.name, *person.name.split()):
            if len(name) >= _SHORTEST:
                found[name.casefold().rstrip(".")] = ("lead", name)
    for theme in actions.themes(asker.session, plan.id) if plan else ():
        for title in (theme.title.split()[0], theme.title):
            found[title.casefold()] = ("theme", theme.title)
    return found


def _otherwise(asker: Asker, plain: str) -> tuple[str, str]:
    """By the letters of a theme's codes, `SS`, or an account's first name; "" where by neither."""
    if title := _theme_of_codes(asker, plain):
        return "theme", title
    return ("lead", plain) if len(plain) >= _SHORTEST and _leads(asker, plain) else ("", "")


def _theme_of_codes(asker: Asker, letters: str) -> str:
    """The theme of all actions whose codes begin with these letters; "" where it is not one."""
    here = asker.all_actions()
    titles = {a.theme.title for a in here if a.theme and letters_of(a.code) == letters}
    return titles.pop() if len(titles) == 1 else ""


def _leads(asker: Asker, name: str) -> bool:
    """Whether the account of some lead is called so, Tom for Sgt T Okafor."""
    member = member_named(asker, name)
    known = asker.names()
    return member is not None and any(person.recipient_id == member.id for person in known)
