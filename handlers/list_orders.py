"""What a list is ordered by, and the headings that it stands under: "list red by lead"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.messages import Mark
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import span_of_months
from handlers.wording import mark_of, theme_words
from store.models import Action

ORDERS = "A list goes by theme, lead, deadline or status, for example “list by lead”."
_NAMES = {
    "theme": "themes?|headings?|sections?|codes?",
    "lead": "leads?|owners?|persons?|people|names?|who",
    "deadline": "(?:due )?dates?|deadlines?|due|when",
    "status": "status(?:es)?|rag(?: status| rating)?|colou?rs?|ratings?",
}
_WHAT = "|".join(f"(?P<{name}>{words})" for name, words in _NAMES.items())
_ORDER = re.compile(
    r"(?i)(?:^|\s)(?:(?:sort|order|group|arrange|split)(?:e?d|ted)? )?"
    rf"(?:by|in(?= [\w ]{{3,20}} order))(?: the)? (?:{_WHAT})(?: order)?$"
)
_STATUSES = (Mark.RED, Mark.AMBER, Mark.GREEN, Mark.NONE, Mark.COMPLETE, Mark.DISCONTINUED)


@dataclass(frozen=True)
class Order:
    """How a list is ordered: theme by theme in the plan's order where it has no name."""

    name: str
    today: date

    def arranged(self, shown: Sequence[Action]) -> list[Action]:
        """The actions in this order; what has no lead, theme or deadline is last."""
        return sorted(shown, key=_KEYS[self.name](shown))

    def heading(self, action: Action) -> tuple[object, str]:
        """What an action stands under, and what tells it from another heading of the same name."""
        match self.name:
            case "lead":
                heading = action.leads[0].person.name if action.leads else "No lead"
            case "status":
                heading = mark_of(action).word
            case "deadline":
                heading = _when(action, self.today)
            case _:
                heading = theme_words(action.theme) if action.theme else "Without a theme"
                return action.theme_id, heading
        return heading, heading


def take_order(words: str, today: date) -> tuple[str, Order]:
    """The words of a list without what it is ordered by, and that."""
    found = _ORDER.search(words)
    if found is None:
        return words, Order("", today)
    name = next(name for name, said in found.groupdict().items() if said)
    return words[: found.start()].strip(" ,"), Order("" if name == "theme" else name, today)


def _when(action: Action, today: date) -> str:
    if not action.is_open:
        return mark_of(action).word
    if action.due_last is None:
        return "No deadline"
    return say_window(span_of_months(action.due_last.year, action.due_last.month), today)


def _themes(shown: Sequence[Action]) -> Callable[[Action], Any]:
    places: dict[int | None, int] = {}
    for action in shown:
        places.setdefault(action.theme_id, len(places))
    return lambda action: (action.theme_id is None, places[action.theme_id])


def _lead(action: Action) -> tuple[bool, str]:
    return not action.leads, action.leads[0].person.name.casefold() if action.leads else ""


def _deadline(action: Action) -> tuple[int, bool, date]:
    over = 0 if action.is_open else 1 + _STATUSES.index(mark_of(action))
    return over, action.due_last is None, action.due_last or date.max


_KEYS: dict[str, Callable[[Sequence[Action]], Callable[[Action], Any]]] = {
    "": _themes,
    "lead": lambda _: _lead,
    "status": lambda _: lambda action: _STATUSES.index(mark_of(action)),
    "deadline": lambda _: _deadline,
}
