"""Why a reminder did not go, action by action, as `history` tells it afterwards."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.chasing.reminders import NO_ROOM
from handlers.people.covering import answers_for, is_on
from handlers.rules.clock import local_day
from handlers.rules.reminding.facts import ReasonKind
from handlers.rules.reminding.reasons import RANK
from store import covers, reminders, told
from store.calendar import Meeting
from store.mail import Delivery, Unsent
from store.models import Action, Partnership, Recipient

NOT_NEEDED = "no longer needed"
_OF_MEETING = (ReasonKind.REQUEST, ReasonKind.NUDGE)
_OF_DEADLINE = (
    ReasonKind.BEFORE_FIRST, ReasonKind.BEFORE_SECOND, ReasonKind.OVERDUE, ReasonKind.OVERDUE_AGAIN,
)  # fmt: skip

_Reasons = dict[int, tuple[str, int]]
"""By action, the kind and the anchor of the reason to tell."""


def keep_closed(session: Session, row: Delivery, now: datetime) -> str:
    """Keep why each action of a card needs no word any more; why the card doesn't, in short."""
    if row.kind != "card":
        told.keep_unsent(session, row.id, ())
        return _of_digest(session, row, now) if row.kind == "digest" else NOT_NEEDED
    reasons = _reasons(session, row)
    why = {
        action_id: _why(session, row, action_id, reason, now)
        for action_id, reason in reasons.items()
    }
    _keep(session, row, reasons, why)
    return next(iter(why.values())) if len(set(why.values())) == 1 else NOT_NEEDED


def _of_digest(session: Session, row: Delivery, now: datetime) -> str:
    meeting = session.get_one(Meeting, row.what["meeting"])
    if meeting.cancelled:
        return "the meeting was cancelled first"
    begun = meeting.starts_at <= now
    return "the meeting had begun by then" if begun else "the meeting was moved first"


def keep_failed(session: Session, row: Delivery) -> None:
    """Keep what a card that can't be delivered was to ask; its own outcome says why."""
    reasons = _reasons(session, row) if row.kind == "card" else {}
    _keep(session, row, reasons, dict.fromkeys(reasons, ""))


def _keep(session: Session, row: Delivery, reasons: _Reasons, why: dict[int, str]) -> None:
    name = row.recipient.name if row.recipient else ""
    rows = [
        Unsent(
            delivery_id=row.id,
            action_id=action_id,
            name=name,
            kind=reasons[action_id][0],
            anchor=reasons[action_id][1],
            why=words,
        )
        for action_id, words in why.items()
    ]
    told.keep_unsent(session, row.id, rows)


def _reasons(session: Session, row: Delivery) -> _Reasons:
    """Those that it was composed of, or else those for which it became due."""
    asked = [(action, ReasonKind.ASKED.value, row.id) for action in row.what.get("asked", ())]
    used = reminders.used_by(session, row.id) or row.what.get("due") or asked
    ranked = sorted(used, key=lambda each: (each[0], RANK[ReasonKind(each[1])]))
    return {action: (kind, anchor) for action, kind, anchor in ranked}


def _why(
    session: Session, row: Delivery, action_id: int, reason: tuple[str, int], now: datetime
) -> str:
    if row.not_after is not None and now >= row.not_after:
        return "that day's hours were over"
    if row.outcome == NO_ROOM:
        return NO_ROOM
    action = session.get_one(Action, action_id)
    return (
        _of_action(session, action)
        or _of_reason(session, action, ReasonKind(reason[0]), reason[1])
        or _of_recipient(session, action, row, now)
        or NOT_NEEDED
    )


def _of_action(session: Session, action: Action) -> str:
    if action.withdrawn:
        return "it was taken out"
    if not action.is_open:
        return f"it was {action.state} by then"
    if action.on_hold:
        return "it was on hold by then"
    paused = action.paused or session.get_one(Partnership, action.partnership_id).paused
    return "reminders were paused by then" if paused else ""


def _of_reason(session: Session, action: Action, kind: ReasonKind, anchor: int) -> str:
    if kind in _OF_DEADLINE and anchor != action.deadline_id:
        return "the deadline was changed first"
    if kind in _OF_MEETING and session.get_one(Meeting, anchor).cancelled:
        return "the meeting was cancelled first"
    return ""


def _of_recipient(session: Session, action: Action, row: Delivery, now: datetime) -> str:
    if action.reported_at is not None and action.reported_at >= row.created_at:
        return "it was answered first"
    recipient = session.get_one(Recipient, row.recipient_id)
    today = local_day(now, str(row.what.get("zone") or "Europe/London"))
    if not answers_for(session, recipient.id, action, today):
        return "it was no longer theirs"
    mine = [each.person for each in action.leads if each.person.recipient_id == recipient.id]
    if mine and all(person.paused for person in mine):
        return "their reminders were stopped by then"
    if recipient.snoozed_at is not None and recipient.snoozed_at >= row.created_at:
        return "they put it off first"
    away = covers.absences(session, recipient.id, today)
    return "they were away by then" if any(is_on(leave, today) for leave in away) else ""
