"""`sent`: what went to whom, when and why, and what did not arrive."""

import re

from handlers.asker import Answer, Asker
from handlers.deliveries.told_words import delivery_rows, history_rows
from handlers.finding import NoAction, Sorry, looks_like_code, take_action
from handlers.messages import Button, Message, Row, Rows
from handlers.naming import name_for
from handlers.people.whose import persons_named, somebody
from handlers.requests import Kind
from handlers.rules.command_words import take_page
from handlers.rules.sentences import counted, listed
from store import told
from store.models import Action, Recipient

_PAGE = 20
_LATELY = 5  # deliveries in the cockpit
_FAILED = re.compile(r"(?:failed|undelivered|not (?:delivered|sent)|failures)", re.IGNORECASE)
_NEVER_NEWS = "deliveries"  # the command's other word: "sent" is also what a lead says of a task


def sent(asker: Asker, words: str) -> Answer | None:
    """`sent`, `sent CR1.3`, `sent Anne B`, `sent failed`; everybody else sees their own cards."""
    if _is_news(asker):
        return None
    words, start = take_page(words)
    if not words or _FAILED.fullmatch(words):
        return Answer(_latest(asker, words, start))
    said = asker.request.kind is Kind.SAID
    if not looks_like_code(words.split()[0]):
        if not (asker.is_coordinator and (whom := _whom(asker, words))):
            return None if said else _by_title(asker, words, start)
        return Answer(_latest(asker, words, start, whom))
    return _of_words(asker, words, start)


def _is_news(asker: Asker) -> bool:
    """Whether a lead rather tells what they sent."""
    request = asker.request
    if request.kind not in (Kind.SAID, Kind.EDITED):
        return False
    typed = request.text.strip().lstrip("/").casefold().startswith(_NEVER_NEWS)
    return bool(request.replying_to) or not (asker.is_coordinator or typed)


def _by_title(asker: Asker, words: str, start: int) -> Answer | None:
    try:
        return _of_words(asker, words, start)
    except NoAction as lost:
        raise Sorry(
            "Whose messages? Type “sent”, “sent failed”, or with a name or a code: "
            "“sent Anne B”, “sent CR1.3”."
        ) from lost


def _of_words(asker: Asker, words: str, start: int) -> Answer | None:
    action, rest = take_action(asker, words, lambda ref, _rest: f"sent #{ref}")
    return None if rest else Answer(_of_action(asker, action, start))


def _whom(asker: Asker, words: str) -> Recipient | None:
    """Raises Sorry for a name in the plan to which nothing can go."""
    recipient = somebody(asker, words)
    if recipient is None and (names := persons_named(asker, words)):
        raise Sorry(f"Nothing goes to {listed(each.name for each in names)}: no account is linked.")
    return recipient


def of_action(asker: Asker, action: Action) -> list[Row]:
    """Who was to hear of an action, oldest first; to a lead what concerned themselves.

    Chairs and members see nothing of it: whom a coordinator chases is between these two.
    """
    only = None if asker.is_coordinator else asker.recipient.id
    return history_rows(asker, told.of_action(asker.session, action.id, only))


def _of_action(asker: Asker, action: Action, start: int) -> Message:
    rows = of_action(asker, action)
    name = name_for(asker, action)
    if not rows:
        whom = "Nobody was" if asker.is_coordinator else "You were not"
        return Message(f"{whom} reminded of {name} so far.")
    newest = rows[::-1][start - 1 :]
    left = len(newest) - _PAGE
    buttons = (_earlier(f"sent #{action.ref} from {start + _PAGE}"),) if left > 0 else ()
    said = f"{counted(len(rows), 'reminder')}, newest first."
    return Message(said, (Rows(tuple(newest[:_PAGE])),), buttons, title=f"Reminders of {name}")


def _latest(asker: Asker, words: str, start: int, whom: Recipient | None = None) -> Message:
    failed = bool(_FAILED.fullmatch(words))
    if not asker.is_coordinator:
        whom = asker.recipient
    rows = told.latest(
        asker.session, asker.partnership.id, _PAGE + 1, after=start - 1,
        only=whom.id if whom else None, cards=not asker.is_coordinator, failed=failed,
    )  # fmt: skip
    to = "" if whom is None else " to you" if whom is asker.recipient else f" to {whom.name}"
    if not rows:
        earlier = " before that" if start > 1 else " so far"
        what = "Everything was delivered" if failed else f"Nothing was sent{to}"
        return Message(f"{what}{earlier}.")
    shown = delivery_rows(asker, rows[:_PAGE])
    what = "What could not be delivered" if failed else "What was sent"
    more = _earlier(" ".join(filter(None, ["sent", words, f"from {start + _PAGE}"])))
    said = f"{what}{to}, newest first."
    return Message(said, (Rows(tuple(shown)),), (more,) if len(rows) > _PAGE else ())


def _earlier(words: str) -> Button:
    return Button("Earlier ones", words)


def lately(asker: Asker, heading: str) -> Rows | None:
    """The latest deliveries for the cockpit; None before the first."""
    rows = told.latest(asker.session, asker.partnership.id, _LATELY)
    if not rows:
        return None
    button = Button("All that was sent", "sent", about=asker.partnership.name)
    more = Row("", detail="The latest, newest first.", buttons=(button,))
    return Rows((*delivery_rows(asker, rows), more), heading)
