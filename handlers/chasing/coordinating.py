"""What coordinators are told, in one message a day, and only where there is something.

Whom no reminder reaches, and what its leads were told of and did not answer. A coordinator
decides what the chair hears of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from handlers.by_email import email_button
from handlers.chasing.chases import facts_of_all, meetings_of
from handlers.chasing.unreached import Unreached, Used, unreached
from handlers.meetings.calendars import calendar_of, policy_of
from handlers.messages import Button, Message, Part, Row, Rows, Text, to_dict
from handlers.rules.clock import local_day
from handlers.rules.reminding.cards import next_opening, office_hours, week_of
from handlers.rules.reminding.escalation import for_coordinator
from handlers.rules.reminding.facts import Chase, Reason, ReasonKind
from handlers.rules.reminding.reason_words import reason_words
from handlers.rules.reminding.reasons import to_tell
from handlers.rules.sentences import counted, listed, some_of
from handlers.wording import code_of, leads_of, mark_of, name_of
from store import actions, deliveries, people, reminders, told
from store.mail import Delivery, Unsent
from store.models import Action, Partnership, Recipient

_NAMED = 3  # people in the first sentence; of more, the number is said
_SHOWN = 10  # rows under a heading
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Matters:
    """What one coordinator has not been told of yet."""

    lost: list[Unreached]
    raised: list[Reason]
    chase: Chase

    def keys(self) -> set[tuple[int, str, int]]:
        """The reasons, as they are kept with the message that gives them."""
        raised = {(r.action, r.kind.value, r.anchor) for r in self.raised}
        return unreached_keys(self.lost) | raised


def unreached_keys(lost: Sequence[Unreached]) -> set[tuple[int, str, int]]:
    """The reasons of those whom no reminder reaches, as they are kept with who was told of them."""
    reasons = (reason for each in lost for reason in each.reasons)
    return {(r.action, f"{reminders.FOR_OTHERS}{r.kind}", r.anchor) for r in reasons}


def told_of(session: Session, recipient_id: int, besides: int | None = None) -> Used:
    """The reasons of unreached leads of which a coordinator was told, `besides` one delivery."""
    return _typed(reminders.used_for_others(session, recipient_id, besides=besides))


def owe_due(session: Session, partnership_id: int, now: datetime) -> int:
    """Owe the coordinators their message where it is time and there is one; how many."""
    partnership = session.get_one(Partnership, partnership_id)
    next_at = partnership.next_look_at
    if next_at is not None and now < next_at <= now + 2 * _DAY:
        return 0
    policy, calendar, zone = policy_of(partnership), calendar_of(partnership), partnership.zone
    partnership = people.locked(session, partnership_id)
    opening = next_opening(now, zone, calendar, policy)
    if opening > now:
        partnership.next_look_at = min(opening, now + _DAY)
        return 0
    today = local_day(now, zone)
    tomorrow, _ = office_hours(today + _DAY, zone, policy)
    partnership.next_look_at = tomorrow
    _, closes = office_hours(today, zone, policy)
    owed = 0
    coordinators = people.holders(session, partnership.id, "coordinator")
    if not coordinators and people.has_left(session, partnership.id, "coordinator"):
        return _ask_who_coordinates(session, partnership, today, now)
    for recipient in coordinators:
        matters = _matters(session, partnership, recipient, now)
        if matters.keys():
            owed += _owe(session, partnership, recipient, today, closes, now)
    return owed


def _ask_who_coordinates(
    session: Session, partnership: Partnership, today: date, now: datetime
) -> int:
    """Ask the chairs who coordinates, once a week while nobody does; else the channel."""
    key = f"uncoordinated:{partnership.id}:{week_of(today).isoformat()}"
    said = f"Nobody coordinates {partnership.name} now: no coordinator has an open account."
    chairs = people.holders(session, partnership.id, "chair")
    how = "role @anne coordinator" if chairs else "/action role @anne coordinator"
    body = to_dict(Message(f"{said} Say who does, for example “{how}”."))
    whom: list[tuple[int | None, str | None]] = [(chair.id, None) for chair in chairs]
    owed = [
        deliveries.owe(
            session,
            f"{key}:{recipient_id or place}",
            "answer",
            partnership.workspace_id,
            partnership_id=partnership.id,
            recipient_id=recipient_id,
            place=place,
            body=body,
            created_at=now,
        )
        for recipient_id, place in whom or [(None, partnership.place)]
    ]
    return sum(one is not None for one in owed)


def _owe(
    session: Session,
    partnership: Partnership,
    recipient: Recipient,
    today: date,
    closes: datetime,
    now: datetime,
) -> int:
    added = deliveries.owe(
        session,
        f"note:{partnership.id}:{recipient.id}:{today.isoformat()}",
        "note",
        partnership.workspace_id,
        partnership_id=partnership.id,
        recipient_id=recipient.id,
        created_at=now,
        not_after=closes,
    )
    return int(added is not None)


def _matters(
    session: Session,
    partnership: Partnership,
    recipient: Recipient,
    now: datetime,
    besides: int | None = None,
) -> _Matters:
    today = local_day(now, partnership.zone)
    lost = unreached(session, partnership, now, told_of(session, recipient.id, besides))
    own = reminders.used(session, recipient.id, besides=besides)
    chase = Chase(
        calendar_of(partnership), policy_of(partnership),
        [] if partnership.paused else facts_of_all(session, partnership),
        meetings_of(session, partnership, now), _typed(own),
    )  # fmt: skip
    return _Matters(lost, for_coordinator(chase, today), chase)


def _typed(keys: set[tuple[int, str, int]]) -> Used:
    return frozenset((action, ReasonKind(kind), anchor) for action, kind, anchor in keys)


def compose_note(session: Session, row: Delivery, now: datetime) -> Message | None:
    """The message as of now. A second try drops what no longer holds, and adds nothing."""
    if row.state == "sent" or (row.not_after is not None and now >= row.not_after):
        return None
    recipient = reminders.locked_recipient(session, row.recipient_id or 0)
    partnership = session.get_one(Partnership, row.partnership_id)
    matters = _matters(session, partnership, recipient, now, besides=row.id)
    if row.body:
        matters = _only(matters, reminders.used_by(session, row.id))
    if not matters.keys():
        return None
    reminders.use(session, row.id, recipient.id, matters.keys(), [])
    told.keep_unsent(session, row.id, _unsent(row.id, matters.lost))
    return _message(session, matters, local_day(now, partnership.zone))


def _unsent(delivery_id: int, lost: Sequence[Unreached]) -> Iterator[Unsent]:
    """What nobody got, for the history of each action."""
    for each in lost:
        for reason in to_tell(each.reasons).values():
            yield Unsent(
                delivery_id=delivery_id,
                action_id=reason.action,
                name=each.person.name,
                kind=reason.kind,
                anchor=reason.anchor,
                why=each.why,
            )


def _only(matters: _Matters, given: set[tuple[int, str, int]]) -> _Matters:
    heard = {(a, kind.removeprefix(reminders.FOR_OTHERS), x) for a, kind, x in given}
    lost = [each for each in matters.lost if any(r.key in heard for r in each.reasons)]
    return replace(matters, lost=lost, raised=[r for r in matters.raised if r.key in heard])


def _message(session: Session, matters: _Matters, today: date) -> Message:
    parts: list[Part] = []
    said = []
    raised = _raised(session, matters, today)
    if matters.lost:
        said.append(_who(matters.lost))
        parts.append(Rows(tuple(lost_row(each) for each in matters.lost[:_SHOWN])))
    if raised:
        stuck = counted(len(raised), "action needs", "actions need")
        said.append(f"{stuck} a decision: stuck or silent for a long time.")
        parts.append(
            Rows(
                tuple(raised[:_SHOWN]),
                "The chair hears of these only if you say so",
            )
        )
        parts += [Text(_not_shown(session, matters, len(raised)))] if len(raised) > _SHOWN else []
    return Message(" ".join(said), tuple(parts))


def _not_shown(session: Session, matters: _Matters, count: int) -> str:
    """The codes of those that had no room: `And 3 more: SS2, SS4 and SS5.`"""
    found = actions.by_ids(session, [reason.action for reason in matters.raised])[_SHOWN:]
    codes = some_of([code_of(action, frozenset()) for action in found])
    return f"And {count - _SHOWN} more: {codes}. “list no update” and “list overdue” show them."


def _who(lost: Sequence[Unreached]) -> str:
    """`2 leads didn't get their reminders: Jo (no account) and Sam (account closed).`"""
    count = f"{counted(len(lost), 'lead')} didn't get a reminder"
    if len(lost) > _NAMED:
        return f"{count}."
    return f"{count}: {listed(f'{each.person.name} ({each.why})' for each in lost)}."


def lost_row(each: Unreached, *, why: bool = True) -> Row:
    """A lead whom no reminder reaches, the actions, and what can be done; `why` unless said."""
    person, count = each.person, len(each.actions)
    codes = listed(code_of(action, frozenset()) for action in each.actions[:_SHOWN])
    more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
    give = f"Give {person.name}'s actions to…"
    buttons = [email_button(person), Button(give[:70], f"hand {person.id}", about=person.name)]
    if person.recipient is None:
        link = Button(f"Link {person.name}"[:70], f"link {person.id}", about=person.name)
        buttons.insert(0, link)
    name = f"{person.name} · {each.why}" if why else person.name
    return Row(name, detail=f"{codes}{more}", buttons=tuple(buttons))


def _raised(session: Session, matters: _Matters, today: date) -> list[Row]:
    """One row an action, in the plan's order."""
    reasons = {reason.action: reason for reason in matters.raised}
    found = actions.by_ids(session, list(reasons))
    shared = actions.shared_codes(session, found[0].plan_id) if found else frozenset()
    return [_raised_row(a, shared, reasons[a.id], matters.chase, today) for a in found]


def _raised_row(
    action: Action, shared: frozenset[str], reason: Reason, chase: Chase, today: date
) -> Row:
    name = name_of(action, shared, most=90)
    buttons = (
        Button("Tell the chair", f"tell #{action.ref}", about=name),
        Button("Show it", f"show #{action.ref}", about=name),
    )
    detail = f"{leads_of(action)} · {reason_words(reason, chase, today)}"
    return Row(name, mark_of(action), detail, buttons=buttons)
