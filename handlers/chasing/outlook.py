"""`due`: what will go to whom and when, with the reason, before it goes."""

import re
from datetime import timedelta

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.chasing.chases import Chased
from handlers.chasing.forecast import Event, of_partnership
from handlers.finding import Sorry
from handlers.messages import Button, Message, Row, Rows
from handlers.people.linking import without_account
from handlers.people.whose import somebody
from handlers.requests import Kind
from handlers.rules.clock import local_day
from handlers.rules.reminding.facts import Reason
from handlers.rules.reminding.reason_words import most_urgent, reason_words
from handlers.rules.sentences import counted, further, listed
from handlers.wording import code_of
from store import actions
from store.models import Recipient

_USUAL, _MOST = 14, 92  # days ahead
_PAGE = 20
_NAMED = 5  # actions of one card whose reasons are told; of more, the number is said
_ASKED = re.compile(
    r"(?:(?:in )?(?:the )?(?:next )?(\d{1,4})(?: days?)?)?(?:\s*from (\d{1,4}))?", re.IGNORECASE
)


def due(asker: Asker, words: str) -> Answer | None:
    """`due`, `due 30 days`: a coordinator sees everybody's, or `due Anne`; others their own."""
    found = _ASKED.fullmatch(words.strip())
    only = None if asker.is_coordinator else asker.recipient
    if not found and asker.is_coordinator:
        only, found = _of_somebody(asker, words)
    if not found:
        if asker.request.kind is Kind.SAID:
            return None
        raise Sorry("For how many days? Type for example “due 30 days”, or “due” and a name.")
    days = int(found.group(1) or _USUAL)
    if not 1 <= days <= _MOST:
        raise Sorry(f"I look 1 to {_MOST} days ahead. Type for example “due 30 days”.")
    within = timedelta(days=days)
    events = of_partnership(asker.session, asker.partnership, asker.now, within, only)
    if only is not None:  # the meetings and their digests are everybody's
        own = only.id == asker.recipient.id
        events = [event for event in events if event.recipient or (own and event.for_all)]
    return Answer(_message(asker, events, days, int(found.group(2) or 1), only))


def _of_somebody(asker: Asker, words: str) -> tuple[Recipient | None, re.Match[str] | None]:
    """Whose reminders are wanted, and for how many days: "Tom", "Tom 30 days"."""
    parted = re.fullmatch(r"(?:to |for )?(\D+?)(?:['’]s)?(?:,? (\d.*))?", words.strip())
    who = somebody(asker, parted[1]) if parted else None
    return (who, _ASKED.fullmatch(parted[2] or "")) if parted and who else (None, None)


def _message(
    asker: Asker, events: list[Event], days: int, start: int, only: Recipient | None
) -> Message:
    of = f"{only.name} " if only is not None and asker.is_coordinator else ""
    told = "you" if only is None or only.id == asker.recipient.id else only.name
    whose = f" to {told}" if only is not None else ""
    # They would stand in the list if they had an account.
    rows = without_account(asker) if only is None and start <= 1 else ()
    alone = (Rows(rows),) if rows else ()
    if not events:
        return Message(f"Nothing will be sent{whose} in the next {counted(days, 'day')}.", alone)
    page = events[max(start, 1) - 1 :][:_PAGE]
    shown = tuple(_row(asker, event) for event in page)
    reminders = sum(event.recipient is not None for event in events)
    cards = counted(reminders, "reminder") if reminders else "No reminders"
    summary = f"{cards}{whose} in the next {counted(days, 'day')}, as things stand."
    left = len(events) - (max(start, 1) - 1) - len(page)
    more = Button(further(left, _PAGE), f"due {of}{days} from {start + _PAGE}")
    return Message(summary, (Rows(shown), *alone), (more,) if left > 0 else ())


def _row(asker: Asker, event: Event) -> Row:
    when = asker.say_moment(event.at)
    if event.recipient is None:
        return Row(when, detail=event.words)
    told = "; ".join(why_lines(asker.session, event))
    return Row(f"{when} · to {event.recipient.name}", detail=told)


def why_lines(session: Session, event: Event) -> list[str]:
    """The actions of a card and why they are on it: `CR1.3 and CR1.4 (asked for …)`."""
    reasons = [reason for _, reason in event.reasons]
    chases = {reason.action: chased for chased, reason in event.reasons}
    facts = [fact for chased in _each_once(chases) for fact in chased.chase.actions]
    urgent = most_urgent(reasons, facts)
    codes: dict[str, list[str]] = {}
    for reason in urgent[:_NAMED]:
        code, why = _why(session, chases[reason.action], reason, event)
        codes.setdefault(why, []).append(code)
    lines = [f"{listed(of_it)} ({why})" for why, of_it in codes.items()]
    left = len(urgent) - _NAMED
    return [*lines, f"and {counted(left, 'action')} more"] if left > 0 else lines


def _each_once(chases: dict[int, Chased]) -> list[Chased]:
    """Each chase once, in order."""
    return list({chased.partnership.id: chased for chased in chases.values()}.values())


def _why(session: Session, chased: Chased, reason: Reason, event: Event) -> tuple[str, str]:
    """Its code, and why it is on the card."""
    action = chased.actions[reason.action]
    code = code_of(action, actions.shared_codes(session, action.plan_id, action.code))
    day = local_day(event.at, chased.partnership.zone)
    return code, reason_words(reason, chased.chase, day)
