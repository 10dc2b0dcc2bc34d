"""Days on which a partnership is closed besides weekends and bank holidays: set, and opened."""

from handlers.asker import Answer, Asker
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry
from handlers.meetings.calendars import calendar_of
from handlers.messages import Message
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.spans import read_span
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import listed
from handlers.rules.working_days import NeverOpenError, shift
from store import people
from store.models import Closure

_LONGEST = 62  # days: a school's summer holidays, and no slip of the pen
_MOST = 30  # closures ahead
_EXAMPLE = "Type for example “settings closed 27–31 December”."

_EXAMPLE_OPEN = "Type for example “settings open 30 December”."


def closed_words(asker: Asker) -> str:
    """The closed days ahead, or `None`."""
    return listed(say_window(_window(each), asker.today) for each in _ahead(asker)) or "None"


def close(asker: Asker, words: str) -> Answer:
    """Nobody is chased on these days, and they don't count as working days."""
    if not words:
        raise Sorry(f"Closed besides weekends and bank holidays: {closed_words(asker)}. {_EXAMPLE}")
    window = _read(asker, words)
    if (window.last - window.first).days >= _LONGEST:
        raise Sorry(f"That is more than {_LONGEST} days. {_EXAMPLE} Nothing was changed.")
    here = people.locked(asker.session, asker.partnership.id)
    ahead = _ahead(asker)
    if any(each.first <= window.first and window.last <= each.last for each in ahead):
        raise Sorry("Those days are closed already. Nothing was changed.")
    if len(ahead) >= _MOST:
        raise Sorry(f"There are {_MOST} closures ahead, and no more fit. Nothing was changed.")
    closure = Closure(partnership=here, first=window.first, last=window.last, removed=True)
    asker.session.add(closure)
    entry = begin(asker)
    change(asker.session, entry, closure, {"removed": False})
    _refuse_for_ever(asker, window)
    said = say_window(window, asker.today)
    return Answer(
        Message(
            f"Closed {said}. Nobody is chased then, and those days don't count as working days.",
            buttons=(undo_button(entry),),
        ),
        to_all=True,
    )


def reopen(asker: Asker, words: str) -> Answer:
    """The closures that these days touch are no more."""
    window = _read(asker, words, _EXAMPLE_OPEN)
    people.locked(asker.session, asker.partnership.id)
    found = [e for e in _ahead(asker) if e.first <= window.last and window.first <= e.last]
    if not found:
        ahead = f" Closed ahead: {closed_words(asker)}." if _ahead(asker) else ""
        raise Sorry(f"Nothing is closed then.{ahead} Nothing was changed.")
    entry = begin(asker)
    for each in found:
        change(asker.session, entry, each, {"removed": True})
    said = listed(say_window(_window(each), asker.today) for each in found)
    buttons = (undo_button(entry),)
    return Answer(Message(f"No longer closed: {said}.", buttons=buttons), to_all=True)


def _read(asker: Asker, words: str, example: str = _EXAMPLE) -> Window:
    window = read_span(words, asker.today)
    if window is None:
        raise Sorry(f"I couldn't read “{words[:60]}” as days ahead. {example} Nothing was changed.")
    return window


def _refuse_for_ever(asker: Asker, window: Window) -> None:
    """Raise Sorry where no working day would be left in a year."""
    try:
        shift(calendar_of(asker.partnership), window.first, 1)
        shift(calendar_of(asker.partnership), window.last, -1)
    except NeverOpenError as never:
        raise Sorry("No working day would be left in a year. Nothing was changed.") from never


def _ahead(asker: Asker) -> list[Closure]:
    return [e for e in asker.partnership.closures if not e.removed and e.last >= asker.today]


def _window(closure: Closure) -> Window:
    return Window(closure.first, closure.last)
