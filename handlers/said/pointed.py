"""“Move it to December”, “make that Leanne”: commands for the action that was just spoken of."""

import re
from collections.abc import Callable

from handlers.asker import Asker
from handlers.filter_names import field_named
from handlers.rules.command_words import POLITE
from handlers.rules.pleasantries import without_please
from handlers.said.just_now import is_date, just_said, last_done, spoken_of
from handlers.said.of_people import is_known
from store.models import Action

_LONGEST = 300  # characters
_IT = r"(?:it|that|this)(?: one| action)?"
_THAT_ONE = r"(?:it|this one|that one)"
_FIX = r"(?:change|correct|amend) the"
_MAKE = rf"(?:make|change|set) {_IT}(?: to)?"
_AS_WELL = r"(?:as well|too|as (?:an? )?(?:co-?|joint |second )?lead)"
_UNTIL = re.compile(r"(?i)(?:[,\s]+(?:until|till?)\b.*)?")


def _is_anything(_asker: Asker, _said: str) -> bool:
    return True


def _is_dated(_asker: Asker, said: str) -> bool:
    return is_date(said.partition(",")[0])


def _is_theme(asker: Asker, said: str) -> bool:
    found = field_named(asker, said)
    return found is not None and found[0] == "theme" and not found[2]


def _is_until(_asker: Asker, said: str) -> bool:
    return bool(_UNTIL.fullmatch(said))


# "Give it to the council next week" tells something, so what is named has to be known.
_WORDS: tuple[tuple[str, str, Callable[[Asker, str], bool]], ...] = (
    (rf"(?:re-?)?assign {_IT} to (.+?)", "assign # to {}", _is_anything),
    (rf"(?:give|hand) {_IT}(?: over)? to (.+?)", "assign # to {}", is_known),
    (rf"move {_IT}(?: back| on| forward)? to (.+?)", "move # to {}", _is_dated),
    (rf"(?:rename|retitle) {_IT}(?: to| as)? (.+?)", "set # title {}", _is_anything),
    (rf"{_FIX} (?:due )?(?:date|deadline) to (.+?)", "move # to {}", _is_dated),
    (rf"{_FIX} (?:lead|owner) to (.+?)", "assign # to {}", _is_anything),
    (rf"{_FIX} (?:title|name|wording) to (.+?)", "set # title {}", _is_anything),
    (rf"put {_IT} under (.+?)", "set # theme {}", _is_theme),
    (rf"put {_IT} on hold\b(.*?)", "hold #{}", _is_until),
    (rf"hold {_THAT_ONE} (until .+?|till? .+?)", "hold # {}", _is_anything),  # "hold it" is "wait"
    (rf"pause {_THAT_ONE}\b(.*?)", "pause #{}", _is_until),
    (rf"resume {_THAT_ONE}()", "resume #{}", _is_anything),
    (rf"{_MAKE} (red|amber|green|complete)", "update # {}", _is_anything),
    (rf"{_MAKE} (.{{2,60}}?)", "move # to {}", _is_dated),
    (rf"{_MAKE} (.{{2,60}}?)", "assign # to {}", is_known),
    (rf"add (.{{2,60}}?) {_AS_WELL}", "assign # to {} as well", is_known),
    (r"(?:(?:delete|remove|bin) it|take it out)()", "undo{}", _is_anything),
)
_BEFORE = rf"(?is)\W*(?:(?:and|also|then|so|actually|oops)[\s,]+)*{POLITE}"
_SHAPES = tuple(
    (re.compile(rf"{_BEFORE}{words}\W*"), command, is_so) for words, command, is_so in _WORDS
)


def pointed(asker: Asker, text: str) -> str:
    """The words with the action's own number, where “it” can mean one alone; else as they are."""
    if len(text) > _LONGEST or asker.request.replying_to:
        return text
    command = command_of_it(asker, text)
    about = _about(asker) if command else []
    if len(about) != 1 or (command == "undo" and not last_done(asker)):
        return text
    return command.replace("#", f"#{about[0].ref}", 1)


def _about(asker: Asker) -> list[Action]:
    """What was just asked about, and all of which they said something last."""
    found = (*spoken_of(asker), *just_said(asker))
    return list({action.id: action for action in found if asker.may_see(action)}.values())


def command_of_it(asker: Asker, text: str) -> str:
    """The command that the words mean, # for the action; "" where they mean none of these."""
    text = without_please(text)
    for shape, command, is_so in _SHAPES:
        found = shape.fullmatch(text)
        if found and is_so(asker, found[1]):
            return command.format(found[1])
    return ""
