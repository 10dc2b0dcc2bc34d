"""“Move it to December”, “make that Leanne”: commands for the action that was just spoken of."""

import re

from handlers.asker import Asker
from handlers.just_now import is_date, just_said, last_done, spoken_of
from handlers.owned import is_known
from handlers.rules.pleasantries import without_please
from store.models import Action

_LONGEST = 300  # characters
_COURTESY = (
    r"\W*(?:(?:please|pls|can (?:you|we)|could you|ok|now|and|also|then|so|actually|oops)"
    r"[\s,]+){0,4}"
)
_IT = r"(?:it|that|this)(?: one| action)?"
_SHAPES = tuple(
    (re.compile(rf"(?is){_COURTESY}(?:{words})"), command)
    for words, command in (
        (rf"(?:re-?assign|assign|give|hand)\s+{_IT}(?: over)?\s+(to\b.+)", r"assign # \1"),
        (rf"(move|rename|set)\s+{_IT}\s+(.+)", r"\1 # \2"),
        (
            r"(?:change|correct|amend)\s+the\s+(?:due\s+)?(?:date|deadline)\s+to\s+(.+)",
            r"move # to \1",
        ),
        (r"(?:change|correct|amend)\s+the\s+(?:lead|owner)\s+to\s+(.+)", r"assign # to \1"),
        (r"(?:change|correct|amend)\s+the\s+(?:title|name|wording)\s+to\s+(.+)", r"set # title \1"),
        (rf"put\s+{_IT}\s+under\s+(.+)", r"set # theme \1"),
        (rf"put\s+{_IT}\s+on hold\b(.*)", r"hold #\1"),
        (r"(hold|pause|resume)\s+(?:it|this one|that one)\b(.*)", r"\1 #\2"),
        (rf"(?:make|change)\s+{_IT}(?:\s+to)?\s+(red|amber|green|complete)\W*", r"update # \1"),
    )
)
_MADE = re.compile(rf"(?i){_COURTESY}(?:make|change)\s+{_IT}(?:\s+to)?\s+(.{{2,60}}?)\W*")
_BESIDES = re.compile(
    rf"(?i){_COURTESY}add\s+([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?)"
    r"\s+(?:as well|too|as (?:an? )?(?:co-?|joint |second )?lead)\W*"
)
_OUT = re.compile(rf"(?i){_COURTESY}(?:delete|remove|bin|take out)\s+it\W*")


def pointed(asker: Asker, text: str) -> str:
    """The words with the action's own number, where “it” can mean one alone; else as they are."""
    if len(text) > _LONGEST or asker.request.replying_to:
        return text
    command = _command(asker, without_please(text))
    about = _about(asker) if command else []
    if len(about) != 1 or (command == "undo" and not last_done(asker)):
        return text
    return command.replace("#", f"#{about[0].ref}", 1)


def _about(asker: Asker) -> list[Action]:
    """What was just asked about, and all of which they said something last."""
    found = (*spoken_of(asker), *just_said(asker))
    return list({action.id: action for action in found if asker.may_see(action)}.values())


def _command(asker: Asker, text: str) -> str:
    """The command that the words mean, # for the action; "" where they mean none of these."""
    for shape, command in _SHAPES:
        if found := shape.fullmatch(text):
            return found.expand(command).strip()
    if _OUT.fullmatch(text):
        return "undo"
    if (made := _MADE.fullmatch(text)) and is_date(made[1]):
        return f"move # to {made[1]}"
    besides = _BESIDES.fullmatch(text)
    named = made or besides
    if named is None or not is_known(asker, named[1]):
        return ""
    return f"assign # to {named[1]}" + (" as well" if besides else "")
