"""Looks at a recipient: is a card due, and when to look again. Composes the card when it goes."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from handlers.chasing.cards import Sent, Shown, answered_card, card_message
from handlers.chasing.chases import (
    LOOK_BACK,
    Chased,
    chases_of,
    hours_of,
    tomorrow_in,
    waits,
    zone_of,
)
from handlers.messages import Message
from handlers.people.covering import answers_for
from handlers.rules.clock import local_day
from handlers.rules.reminding.cards import (
    BETWEEN_CARDS,
    cards_ahead,
    is_wish,
    may_send,
    week_of,
    within_cap,
)
from handlers.rules.reminding.facts import Reason, ReasonKind
from handlers.rules.reminding.reason_words import most_urgent
from handlers.rules.reminding.reasons import reasons_due, to_tell
from store import actions, deliveries, people, reminders, sent_cards
from store.mail import Delivery
from store.models import Action, Recipient

NO_ROOM = "they had all the cards of that week"
_SPREAD = 600  # seconds over which the looks of a new day are spread
_REMEMBERED = 50  # actions of a card that never went


def look(session: Session, recipient_id: int, now: datetime) -> bool:
    """Owe the recipient a card if one is due now; set when to look again. True if one is owed."""
    recipient = reminders.locked_recipient(session, recipient_id)
    chased = chases_of(session, recipient, now)
    zone = zone_of(recipient, chased)
    day_ends = tomorrow_in(zone, now) + timedelta(seconds=recipient.id % _SPREAD)
    recipient.next_look_at = day_ends
    cards = reminders.cards(session, recipient.id, now - LOOK_BACK)
    if not chased or any(card.state == "owed" for card in cards):
        return False
    today = local_day(now, zone)
    opens_at = _card_today(chased, cards, today, zone, now)
    if opens_at is None or opens_at > now:
        recipient.next_look_at = min(day_ends, opens_at or day_ends)
        return False
    return _owe(session, recipient, chased, today, zone, now)


def _card_today(
    chased: list[Chased], cards: list[reminders.Card], today: date, zone: str, now: datetime
) -> datetime | None:
    """When a card may go today; None when there is none or its hours are over."""
    chases = [each.chase for each in chased]
    had, a_week = _counted(cards, zone), _a_week(chased)
    this_week = [day for day in had if week_of(day) >= week_of(today)]
    planned = next(cards_ahead(chases, today, 1, this_week, a_week=a_week), None)
    if planned is None:
        return None
    opens, closes = hours_of(chased, {reason.action for reason in planned.reasons}, today, zone)
    last = max((card.at for card in cards), default=None)
    at = max(opens, now, last + BETWEEN_CARDS if last else now)
    return at if at < closes else None


def _counted(cards: list[reminders.Card], zone: str) -> list[date]:
    """The days of the cards that count to the cap."""
    return [local_day(card.at, zone) for card in cards if not card.wished]


def _a_week(chased: list[Chased]) -> int:
    return min(each.chase.policy.cards_a_week for each in chased)


def _owe(
    session: Session,
    recipient: Recipient,
    chased: list[Chased],
    today: date,
    zone: str,
    now: datetime,
) -> bool:
    due = [reason for each in chased for reason in reasons_due(each.chase, today)]
    if not due:
        return False
    _, closes = hours_of(chased, {reason.action for reason in due}, today, zone)
    added = deliveries.owe(
        session,
        f"card:{recipient.id}:{today.isoformat()}",
        "card",
        recipient.workspace_id,
        partnership_id=chased[0].partnership.id if len(chased) == 1 else None,
        recipient_id=recipient.id,
        what={"wished": is_wish(due), "zone": zone, "due": _named(due)},
        created_at=now,
        not_after=closes,
    )
    return added is not None


def _named(due: list[Reason]) -> list[tuple[int, str, int]]:
    """One reason an action, as `reminded` keeps it: should the card never go, history has these."""
    every = list(to_tell(due).values())[:_REMEMBERED]
    return [(reason.action, reason.kind.value, reason.anchor) for reason in every]


def compose_card(session: Session, row: Delivery, now: datetime) -> Message | None:
    """The card as of now. One that was sent is brought up to date and never gets new actions."""
    recipient = reminders.locked_recipient(session, row.recipient_id or 0)
    if row.state == "sent":
        return _up_to_date(session, row, recipient, now)
    if row.not_after is not None and now >= row.not_after:
        return None
    chased = chases_of(session, recipient, now, besides=row.id)
    zone = zone_of(recipient, chased)
    today = local_day(now, zone)
    given = reminders.used_by(session, row.id) if row.body else None
    picked: list[tuple[Chased, list[Reason]]] = []
    for each in chased:
        due = _asked(row, each, today) if "asked" in row.what else _due(each, today, zone, now)
        if given is not None:
            due = [reason for reason in due if reason.key in given]
        if due:
            picked.append((each, due))
    if not picked:
        return None
    if not _has_room(session, row, picked, today, zone, now):
        row.outcome = NO_ROOM
        return None
    shown = _shown(picked)
    every = {reason.key for _, due in picked for reason in due}
    reminders.use(session, row.id, recipient.id, every, [each.action.id for each in shown])
    first = not sent_cards.had_one(session, recipient.id)
    total = _total(picked)
    if total > len(shown):
        row.what = {**row.what, "of": total}  # it says so to the end
    return card_message(
        session, row.id, recipient, shown, total, now, zone,
        first=first, asked_by=str(row.what.get("by", "")),
    )  # fmt: skip


def _due(each: Chased, today: date, zone: str, now: datetime) -> list[Reason]:
    """What is due of one partnership, within its hours."""
    chase = each.chase
    open_now = may_send(now, zone, chase.calendar, chase.policy)
    return reasons_due(chase, today) if open_now else []


def _has_room(
    session: Session,
    row: Delivery,
    picked: list[tuple[Chased, list[Reason]]],
    today: date,
    zone: str,
    now: datetime,
) -> bool:
    """Whether the week takes the card still: the wish that let it out may have been answered."""
    wished = is_wish(reason for _, due in picked for reason in due)
    row.what = {**row.what, "wished": wished}
    cards = reminders.cards(session, row.recipient_id or 0, now - LOOK_BACK)
    others = _counted([card for card in cards if card.key != row.key], zone)
    return wished or within_cap(today, others, _a_week([each for each, _ in picked]))


def _asked(row: Delivery, each: Chased, today: date) -> list[Reason]:
    """What somebody wants to hear of now, as far as it has not been answered since."""
    return [
        Reason(today, action_id, ReasonKind.ASKED, row.id)
        for action_id in row.what["asked"]
        if action_id in each.actions and waits(each.actions[action_id], row)
    ]


def _total(picked: list[tuple[Chased, list[Reason]]]) -> int:
    return len({reason.action for _, due in picked for reason in due})


def _shown(picked: list[tuple[Chased, list[Reason]]]) -> list[Shown]:
    """The most urgent actions, as many as a card takes."""
    most = min(each.chase.policy.actions_a_card for each, _ in picked)
    whose = {reason.action: each for each, due in picked for reason in due}
    every = [reason for _, due in picked for reason in due]
    facts = [fact for each, _ in picked for fact in each.chase.actions]
    shown = [
        Shown(whose[reason.action].actions[reason.action], reason, whose[reason.action])
        for reason in most_urgent(every, facts)
    ]
    return shown[:most]


def _up_to_date(
    session: Session, row: Delivery, recipient: Recipient, now: datetime
) -> Message | None:
    zone = str(row.what.get("zone") or "Europe/London")
    today = local_day(now, zone)
    found = actions.by_ids(session, sent_cards.shown_on(session, row.id))
    every = [_sent(session, recipient, action, today) for action in found]
    shown = [each for each in every if each.is_confided or not each.action.private]
    return answered_card(session, row, recipient, shown, now, zone) if shown else None


def _sent(session: Session, recipient: Recipient, action: Action, today: date) -> Sent:
    """An action of a card, which may have gone to somebody else since."""
    theirs = answers_for(session, recipient.id, action, today)
    if theirs or not (action.private or action.comment_private):
        return Sent(action, theirs, is_confided=True)
    roles = people.roles(session, action.partnership_id, recipient.id)
    return Sent(action, theirs, is_confided=not roles.isdisjoint(("coordinator", "chair")))
