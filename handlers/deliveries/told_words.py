"""What went out, and what did not, in words: for `history`, `sent` and the cockpit."""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.meetings.calendars import calendar_of
from handlers.messages import Row
from handlers.naming import code_for
from handlers.rules.dates.saying import say_day
from handlers.rules.reminding.facts import ReasonKind
from handlers.rules.reminding.reason_words import deadline_words, meeting_words
from handlers.rules.reminding.reasons import RANK
from handlers.rules.sentences import counted, listed
from handlers.rules.working_days import Calendar
from store import told
from store.calendar import Meeting, Published
from store.deliveries import is_delayed
from store.mail import Delivery
from store.models import Action, Deadline
from store.told import Told

_NAMED = 5  # actions of one delivery whose reasons are told; of more, the number is said
_LONGEST_OUTCOME = 120  # characters
_WHAT = {
    "card": "reminder", "note": "daily note", "digest": "digest", "paper": "paper",
    "preview": "preview of the digest", "file": "file", "read": "answer",
    "later": "answer",
}  # fmt: skip
_WHAT_BY_KEY = {
    "answer": "answer", "brief": "the chair's brief", "undelivered": "word of a failed message",
    "addendum": "addendum to the digest", "held": "word of the held digest",
}  # fmt: skip


def history_rows(asker: Asker, every: Sequence[Told]) -> list[Row]:
    """One row for each person and delivery: whom an action was mentioned to, and why.

    Of several coordinators who were told that somebody gets no reminder, the first stands for all.
    """
    rows: dict[tuple[str, str, str, int], Row] = {}
    for each in _one_an_action(every):
        why = "" if each.why_not is None else each.why_not or each.delivery.outcome
        key = (each.name, why, each.kind, each.anchor if why else each.delivery.id)
        rows.setdefault(key, _history_row(asker, each))
    return list(rows.values())


def _history_row(asker: Asker, each: Told) -> Row:
    moment = asker.say_moment(each.at)
    reason = _reason(asker, each)
    if not each.shown and each.delivery.state == "sent":
        reason += "; the card had no room to show it"
    return Row(moment, detail=f"{_outcome(each, f' to {each.name}')} · {reason}")


def _outcome(each: Told, whom: str) -> str:
    """`to Anne B`, `on its way to Anne B`, `not sent to Jo Jones (no account)`."""
    state = each.delivery.state
    if each.why_not is not None:
        failed = state == "failed"
        why = each.why_not or _short(each.delivery.outcome)
        return f"not {'delivered' if failed else 'sent'}{whom} ({why})"
    return f"on its way{whom}" if state == "owed" else whom.strip()


def delivery_row(asker: Asker, row: Delivery, every: Sequence[Told]) -> Row:
    """What went to whom, when, what came of it and why it was sent; `every` is what it told."""
    moment = asker.say_moment(row.sent_at or row.created_at)
    whom = row.recipient.name if row.recipient else "the channel"
    outcome = {
        "sent": "", "owed": _on_its_way(row), "closed": f"not sent: {_short(row.outcome)}",
        "failed": f"not delivered: {_short(row.outcome)}",
    }.get(row.state, row.state)  # fmt: skip
    reasons = _about(asker, row, every)
    return Row(
        f"{moment} · {_what(row)} to {whom}",
        detail=" · ".join(said for said in (outcome, reasons) if said),
    )


def _on_its_way(row: Delivery) -> str:
    if not is_delayed(row):
        return "on its way"
    return f"not arrived yet, and tried again every hour: {_short(row.outcome)}"


def _what(row: Delivery) -> str:
    if row.kind in _WHAT:
        return _WHAT[row.kind]
    return _WHAT_BY_KEY.get(row.key.partition(":")[0], "message")


def _about(asker: Asker, row: Delivery, every: Sequence[Told]) -> str:
    """`CR1.3 and CR1.4 (10 working days before …)`, or the meeting that it was for."""
    seen = [each for each in _one_an_action(every) if _may_see(asker, each.action_id)]
    if not seen:
        return _meeting_of(asker, row)
    by_reason: dict[str, list[str]] = {}
    for each in seen[:_NAMED]:
        words = _reason(asker, each)
        if each.why_not and row.state == "closed" and each.why_not != row.outcome:
            words += f"; {each.why_not}"
        if row.kind == "note" and each.why_not is not None:
            words = f"no reminder to {each.name}: {each.why_not}"
        by_reason.setdefault(words, []).append(_code(asker, each.action_id))
    lines = [f"{listed(codes)} ({words})" for words, codes in by_reason.items()]
    left = len(seen) - _NAMED
    return "; ".join([*lines, f"and {counted(left, 'action')} more"] if left > 0 else lines)


def _one_an_action(every: Iterable[Told]) -> list[Told]:
    """For each delivery, action and name the reason that is told, in their order."""
    found: dict[tuple[int, int, str], Told] = {}
    for each in every:
        key = (each.delivery.id, each.action_id, each.name)
        before = found.get(key)
        if before is None or _rank(each) > _rank(before):
            found[key] = each
    return list(found.values())


def _rank(each: Told) -> int:
    return RANK[ReasonKind(each.kind)]


def _may_see(asker: Asker, action_id: int) -> bool:
    action = asker.session.get_one(Action, action_id)
    return action.partnership_id == asker.partnership.id and asker.may_see(action)


def _code(asker: Asker, action_id: int) -> str:
    action = asker.session.get_one(Action, action_id)
    return code_for(asker, action)


def _reason(asker: Asker, each: Told) -> str:
    """Why it was sent, as of the day on which it was."""
    day = asker.day_of(each.at)
    by = str(each.delivery.what.get("by") or "a coordinator")
    return reason_then(
        asker.session, ReasonKind(each.kind), each.anchor, calendar_of(asker.partnership), day, by
    )


def reason_then(
    session: Session, kind: ReasonKind, anchor: int, calendar: Calendar, day: date, by: str
) -> str:
    """Why somebody heard of an action on `day`: `10 working days before Fri 30 Oct`.

    `by` is who asked, where somebody did. A meeting that moved is told with its day of now.
    """
    if kind is ReasonKind.ASKED:
        return f"{by} asked"
    if kind is ReasonKind.SNOOZED:
        return "they had asked to be reminded then"
    if kind is ReasonKind.SILENT:
        return "no word for two meetings"
    if kind in (ReasonKind.REQUEST, ReasonKind.NUDGE):
        meeting = session.get_one(Meeting, anchor)
        return meeting_words(
            kind, meeting.starts_at.astimezone(ZoneInfo(calendar.zone)).date(), day
        )
    deadline = session.get(Deadline, anchor)
    if deadline is None or deadline.last is None:
        return "by its deadline"
    if kind is ReasonKind.UNANSWERED:
        return f"needs a decision: was due {say_day(deadline.last, day)}"
    return deadline_words(kind, deadline.last, calendar, day)


def _meeting_of(asker: Asker, row: Delivery) -> str:
    """`for the meeting on Thu 1 Oct`; "" where it is of none."""
    meeting_id = row.what.get("meeting")
    if row.kind == "paper" and (paper := asker.session.get(Published, row.what.get("published"))):
        meeting_id = paper.meeting_id
    meeting = asker.session.get(Meeting, meeting_id) if meeting_id else None
    if meeting is None:
        return ""
    day = asker.day_of(row.created_at)
    return f"for the meeting on {say_day(asker.day_of(meeting.starts_at), day)}"


def _short(outcome: str) -> str:
    said = outcome.rstrip(".") or "no cause was given"
    return said if len(said) <= _LONGEST_OUTCOME else f"{said[: _LONGEST_OUTCOME - 1]}…"


def delivery_rows(asker: Asker, rows: Sequence[Delivery]) -> list[Row]:
    """A row for each delivery, in their order."""
    about = told.of_deliveries(asker.session, [row.id for row in rows])
    return [delivery_row(asker, row, about.get(row.id, ())) for row in rows]
