"""All actions of one theme, spoken of at once: "all SS green", "Safer streets: all on track"."""

import re
from collections.abc import Iterable, Sequence

from handlers.asker import Asker
from handlers.rules.statuses import marks
from handlers.rules.words import words
from store import actions
from store.models import Action

_EVERY = re.compile(r"(?i)\A.{0,80}\b(?:all|everything)\b")
_LETTERS = re.compile(r"[A-Za-z]{1,8}(?=[\s.-]?\d)")
_SAME = re.compile(r"(?i)(?:no (?:change|updates?|movement)|unchanged|(?:the )?same)\b")
_NOUN = r"(?:\s+(?:actions?|ones|items))?"


def of_a_theme(asker: Asker, text: str) -> tuple[str, list[Action]] | None:
    """The words without the theme, and its actions: one's own, or a coordinator's of the plan.

    None where no theme is spoken of as a whole. It is named by its title or the letters that its
    codes begin with, and its status follows at once: "all food parcels are out" tells of parcels.
    """
    if not _EVERY.match(text):
        return None
    among = [action for action in _own(asker) if action.is_open]
    for name, of_it in _named(among).items():
        found = _whole(name).match(text)
        if found and _begins_with_status(text[found.end() :]):
            return f"all {text[found.end() :]}", of_it
    return None


def _own(asker: Asker) -> Sequence[Action]:
    if asker.is_coordinator:
        return actions.of_partnership(asker.session, asker.partnership.id)
    return actions.led_by(asker.session, asker.recipient.id, asker.partnership.id, asker.covers)


def _named(among: Iterable[Action]) -> dict[str, list[Action]]:
    found: dict[str, list[Action]] = {}
    for action in among:
        letters = _LETTERS.match(action.code)
        names = {letters[0].casefold()} if letters else set()
        for name in names | ({action.theme.title.casefold()} if action.theme else set()):
            found.setdefault(name, []).append(action)
    return found


def _whole(name: str) -> re.Pattern[str]:
    called = r"\s+".join(map(re.escape, name.split()))
    return re.compile(
        rf"\W*(?:(?:all|everything)(?:\s+(?:of|in|on|under|for|the|my|our))*\s+{called}{_NOUN}"
        rf"|{called}{_NOUN}\s*[:,–-]?\s*(?:all|everything))\s*[:,–-]?(?!\w)"
        r"(?:\s*(?:is|are|now|still|all)\b)*\s*",
        re.IGNORECASE,
    )


def _begins_with_status(rest: str) -> bool:
    named = marks(words(rest)[:4])
    return bool(named and named[0].first == 0) or _SAME.match(rest) is not None
