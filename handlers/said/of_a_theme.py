"""The actions of one theme, spoken of at once: "all SS green", "Safer streets: all on track"."""

import re
from collections.abc import Iterable, Sequence

from handlers.asker import Asker
from handlers.rules.whole_themes import may_be_of_a_theme, said_of_all
from store.codes import letters_of
from store.models import Action


def of_a_theme(asker: Asker, text: str) -> tuple[str, list[Action]] | None:
    """The words without the theme, and its open actions: one's own, or a coordinator's all.

    None where no theme is spoken of as a whole.
    """
    if not may_be_of_a_theme(text):
        return None
    for name, of_it in _named(action for action in _own(asker) if action.is_open).items():
        if said := said_of_all(text, name):
            return said, of_it
    return None


def _own(asker: Asker) -> Sequence[Action]:
    if asker.is_coordinator:
        return asker.all_actions()
    return asker.led_actions()


def _named(among: Iterable[Action]) -> dict[str, list[Action]]:
    """By its title, its own code, and by what codes begin with, the actions of each theme."""
    found: dict[str, list[Action]] = {}
    for action in among:
        for name in _names(action) - {""}:
            found.setdefault(name, []).append(action)
    return found


def _names(action: Action) -> set[str]:
    group = _LAST.sub("", action.code).casefold()  # "cr8" of CR8.1
    names = {letters_of(action.code), group}
    if action.theme is not None:
        title, code = action.theme.title.casefold(), action.theme.code.casefold()
        names |= {title, code, title.removeprefix(code).lstrip(" -–—:.")}
    return names


_LAST = re.compile(r"(?<=\d)[.\-/]\w{1,4}\Z|\A\D*\d*\Z")
