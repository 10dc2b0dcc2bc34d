"""What will happen next, as things stand: cards, digests and meetings, before they come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.chasing.chases import LOOK_BACK, Chased, chases_of, hours_of, zone_of
from handlers.meetings.calendars import (
    calendar_of,
    days_of,
    digest_key,
    has_paper,
    papers_at,
    preview_at,
)
from handlers.rules.clock import local_day
from handlers.rules.reminding.cards import BETWEEN_CARDS, Planned, cards_ahead, is_wish, may_send
from handlers.rules.reminding.facts import Reason, ReasonKind
from handlers.rules.sentences import counted
from store import actions, covers, deliveries, meetings, people, reminders
from store.calendar import Meeting
from store.models import Partnership, Recipient

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """Something that is coming. `reasons` are a card's, by partnership; empty for the rest."""

    at: datetime
    words: str  # "reminder to Leanne P, 3 actions"
    recipient: Recipient | None = None
    reasons: tuple[tuple[Chased, Reason], ...] = ()
    for_all: bool = True  # False: a coordinator's alone


def coming(session: Session, now: datetime, within: timedelta, most: int) -> list[Event]:
    """The next so many events after `now`, soonest first; only those within the time given."""
    until = now + within
    events = [
        event
        for partnership in people.all_partnerships(session)
        for event in _meetings(session, partnership, now, until)
    ]
    chased = [*people.leading(session), *covers.deputies(session, now.date())]
    for recipient in {each.id: each for each in chased}.values():
        events += _cards(session, recipient, now, until, most)
    return sorted((e for e in events if now < e.at <= until), key=lambda e: e.at)[:most]


def of_partnership(
    session: Session,
    partnership: Partnership,
    now: datetime,
    within: timedelta,
    only: Recipient | None = None,
) -> list[Event]:
    """What one partnership is to expect within the time given, soonest first.

    With `only`, of the cards those to this recipient. A card's reasons are this partnership's.
    """
    until = now + within
    events = list(_meetings(session, partnership, now, until))
    today = local_day(now, partnership.zone)
    chased = [*people.members(session, partnership.id)]
    chased += covers.deputies(session, today, partnership.id)
    members = [only] if only else {each.id: each for each in chased}.values()
    for recipient in (each for each in members if each.active):
        for event in _cards(session, recipient, now, until, within.days + 1):
            ours = tuple(e for e in event.reasons if e[0].partnership.id == partnership.id)
            events += [replace(event, reasons=ours)] if ours else []
    return sorted((e for e in events if now < e.at <= until), key=lambda e: e.at)


def next_card(
    session: Session,
    partnership_id: int,
    leads: Iterable[Recipient],
    now: datetime,
    within: timedelta,
) -> datetime | None:
    """When the next reminder about this partnership's actions goes out; None for none in time."""
    events = (event for lead in leads for event in _cards(session, lead, now, now + within, 1))
    about = (
        event.at
        for event in events
        if any(each.partnership.id == partnership_id for each, _ in event.reasons)
    )
    return min(about, default=None)


def snooze_ends(
    session: Session, recipient: Recipient, now: datetime, within: timedelta
) -> datetime | None:
    """When somebody who wants to be reminded later will be; None where that can't be foretold."""
    for event in _cards(session, recipient, now, now + within, within.days):
        if any(reason.kind is ReasonKind.SNOOZED for _, reason in event.reasons):
            return event.at
    return None


def _meetings(
    session: Session, partnership: Partnership, now: datetime, until: datetime
) -> Iterator[Event]:
    for meeting in meetings.ahead(session, partnership.id, now, 3):
        if meeting.starts_at <= until:
            yield Event(meeting.starts_at, "meeting")
        yield from _paper(session, partnership, meeting, now)
        days = days_of(session, partnership, meeting)
        digest_at, preview = days.digest_at, preview_at(days, calendar_of(partnership))
        key = f"digest:{digest_key(partnership, meeting)}"
        if deliveries.is_there(session, key):
            continue
        if preview > now:
            yield Event(preview, "preview of the digest to the coordinator", for_all=False)
        if digest_at > now:
            held = "RAG digest for the channel, held until it is posted or released"
            yield Event(digest_at, held if meeting.digest_held else "RAG digest in the channel")


def _paper(
    session: Session, partnership: Partnership, meeting: Meeting, now: datetime
) -> Iterator[Event]:
    """The making of the meeting's paper, and the day on which the coordinators get it."""
    sent_at = papers_at(session, partnership, meeting)
    cut_off = days_of(session, partnership, meeting).cut_off
    if sent_at is None or actions.live_plan(session, partnership.id) is None:
        return
    if cut_off > now and not has_paper(session, partnership, meeting):
        yield Event(cut_off, "cut-off: the paper is made", for_all=False)
    if sent_at > now:
        yield Event(sent_at, "paper to the coordinators", for_all=False)


def _cards(
    session: Session, recipient: Recipient, now: datetime, until: datetime, most: int
) -> Iterator[Event]:
    """The recipient's next cards, found as a look at each day would find them."""
    chased = chases_of(session, recipient, now)
    if not chased:
        return
    zone = zone_of(recipient, chased)
    day, end = local_day(now, zone), local_day(until, zone)
    cards = reminders.cards(session, recipient.id, now - LOOK_BACK)
    had = [local_day(card.at, zone) for card in cards if not card.wished]
    last = max((card.at for card in cards), default=now - LOOK_BACK)
    a_week = min(each.chase.policy.cards_a_week for each in chased)
    while most > 0:
        chases = [each.chase for each in chased]
        card = next(cards_ahead(chases, day, (end - day).days + 1, had, a_week=a_week), None)
        if card is None:
            return
        day = card.day + _DAY
        # What is due already goes out with the next tick, which the clock has yet to reach.
        at = max(last + BETWEEN_CARDS, now + timedelta(seconds=1))
        given = _given(chased, card, zone, at)
        if given is None:
            continue
        yield given.event(recipient)
        had += [] if given.is_wish else [card.day]
        last, most = given.at, most - 1
        chased = given.left(chased)


@dataclass(frozen=True)
class _Given:
    """A card that goes out: the reasons that it gives, each with its partnership."""

    at: datetime
    reasons: tuple[tuple[Chased, Reason], ...]

    @property
    def is_wish(self) -> bool:
        return is_wish(reason for _, reason in self.reasons)

    def event(self, recipient: Recipient) -> Event:
        count = counted(len({reason.action for _, reason in self.reasons}), "action")
        said = f"reminder to {recipient.name}, {count}"
        return Event(self.at, said, recipient, self.reasons)

    def left(self, chased: Sequence[Chased]) -> list[Chased]:
        """The same chases once these reasons are used up."""
        keys = {reason.key for _, reason in self.reasons}
        return [
            replace(each, chase=replace(each.chase, used=each.chase.used | keys)) for each in chased
        ]


def _given(chased: Sequence[Chased], card: Planned, zone: str, earliest: datetime) -> _Given | None:
    """What goes out on a card's day; None where the hours are over, or nobody's begin.

    Of several partnerships those speak whose hours it is; the others' turn comes another day.
    """
    about = {reason.action for reason in card.reasons}
    opens, closes = hours_of(chased, about, card.day, zone)
    at = max(opens, earliest)
    reasons = tuple(
        (each, reason)
        for each in chased
        if may_send(at, zone, each.chase.calendar, each.chase.policy)
        for reason in card.reasons
        if reason.action in each.actions
    )
    return _Given(at, reasons) if at < closes and reasons else None
