"""What will happen next, as things stand: cards, digests and meetings, before they come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from handlers.calendars import calendar_of, days_of, digest_key, papers_at, preview_at
from handlers.chasing import Chased, chases_of, zone_of
from handlers.rules.cards import BETWEEN_CARDS, Planned, cards_ahead, next_opening, week_of
from handlers.rules.clock import local_day, wall_time
from handlers.rules.facts import Reason
from handlers.wording import counted
from store import actions, covers, deliveries, meetings, people, publications, reminders
from store.calendar import Meeting
from store.models import Partnership, Recipient
from store.publications import PAPER

_LOOK_BACK = timedelta(days=10)


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
    members = [only] if only else people.members(session, partnership.id)
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
            yield Event(digest_at, "RAG digest in the channel")


def _paper(
    session: Session, partnership: Partnership, meeting: Meeting, now: datetime
) -> Iterator[Event]:
    """The making of the meeting's paper, and the day on which the coordinators get it."""
    sent_at = papers_at(session, partnership, meeting)
    cut_off = days_of(session, partnership, meeting).cut_off
    if sent_at is None or actions.live_plan(session, partnership.id) is None:
        return
    if cut_off > now and publications.latest(session, partnership.id, PAPER, meeting.id) is None:
        yield Event(cut_off, "cut-off: the paper is made", for_all=False)
    if sent_at > now:
        yield Event(sent_at, "paper to the coordinators", for_all=False)


def _cards(
    session: Session, recipient: Recipient, now: datetime, until: datetime, most: int
) -> Iterator[Event]:
    chased = chases_of(session, recipient, now)
    if not chased:
        return
    zone = zone_of(recipient, chased)
    today = local_day(now, zone)
    cards = reminders.cards(session, recipient.id, now - _LOOK_BACK)
    had = [local_day(card.at, zone) for card in cards if not card.wished]
    this_week = [day for day in had if week_of(day) >= week_of(today)]
    last = max((card.at for card in cards), default=now - _LOOK_BACK)
    chases = [each.chase for each in chased]
    a_week = min(chase.policy.cards_a_week for chase in chases)
    days = (local_day(until, zone) - today).days + 1
    planned = cards_ahead(chases, today, days, this_week, a_week=a_week)
    for number, card in enumerate(planned):
        if number == most:
            return
        yield _card_event(recipient, chased, card, zone, now, last)


def _card_event(
    recipient: Recipient,
    chased: list[Chased],
    card: Planned,
    zone: str,
    now: datetime,
    last: datetime,
) -> Event:
    policy, calendar = chased[0].chase.policy, chased[0].chase.calendar
    at = max(wall_time(card.day, policy.opens, zone), last + BETWEEN_CARDS)
    # What is due already goes out with the next tick, which the clock has yet to reach.
    at = next_opening(max(at, now + timedelta(seconds=1)), zone, calendar, policy)
    count = len({reason.action for reason in card.reasons})
    reasons = tuple(
        (each, reason)
        for each in chased
        for reason in card.reasons
        if reason.action in each.actions
    )
    return Event(
        at, f"reminder to {recipient.name}, {counted(count, 'action')}", recipient, reasons
    )
