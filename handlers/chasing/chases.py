"""What the rules of chasing need to know of a recipient, read from the store."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.meetings.calendars import calendar_of, days_after, policy_of
from handlers.people.covering import Places
from handlers.rules.clock import local_day
from handlers.rules.reminding.cards import common_hours
from handlers.rules.reminding.facts import ActionFacts, Chase, MeetingFacts, ReasonKind, Snooze
from handlers.wording import window_of
from store import actions, meetings, reminders, sent_cards
from store.calendar import Meeting
from store.mail import Delivery
from store.models import Action, Entry, Lead, Partnership, Person, Recipient

_BACK = 3  # meetings: the last, and the two before it that its own days hang on
_AHEAD = 2  # meetings whose requests may be due: a later one's cycle has not begun

LOOK_BACK = timedelta(days=10)
"""How long a card matters to the next ones: further than a week and two cards reach."""


@dataclass(frozen=True)
class Chased:
    """One partnership's chase of a recipient, with the rows that it was read from."""

    partnership: Partnership
    chase: Chase
    actions: dict[int, Action]


def chases_of(
    session: Session, recipient: Recipient, now: datetime, *, besides: int | None = None
) -> list[Chased]:
    """A chase for each partnership whose actions the recipient leads.

    The reasons that the delivery `besides` gave do not count as used.
    """
    by_partnership: dict[int, list[Action]] = {}
    today = now.date() - timedelta(days=1)  # the earliest that it may be anywhere
    places = Places.of(session, recipient.id, today)
    every = actions.led_by(session, recipient.id, also=places.instead.keys())
    for action in every:
        by_partnership.setdefault(action.partnership_id, []).append(action)
    used = frozenset(
        (action, ReasonKind(kind), anchor)
        for action, kind, anchor in reminders.used(session, recipient.id, besides=besides)
    )
    snooze = _snooze_of(recipient)
    snoozed = dict.fromkeys(_snoozed_actions(session, recipient, every), snooze) if snooze else {}
    return [
        _chased(
            session, session.get_one(Partnership, i), recipient, led, now, used, places, snoozed
        )
        for i, led in sorted(by_partnership.items())
    ]


def _chased(
    session: Session,
    partnership: Partnership,
    recipient: Recipient,
    led: list[Action],
    now: datetime,
    used: frozenset[tuple[int, ReasonKind, int]],
    places: Places,
    snoozed: Mapping[int, Snooze | None],
) -> Chased:
    today = local_day(now, partnership.zone)
    chase = Chase(
        calendar=calendar_of(partnership),
        policy=policy_of(partnership),
        actions=[
            places.apply(
                facts_of(a, recipient, snoozed.get(a.id), quiet=partnership.paused),
                a,
                today,
            )
            for a in led
        ],
        meetings=meetings_of(session, partnership, now),
        used=used,
    )
    return Chased(partnership, chase, {action.id: action for action in led})


def facts_of(
    action: Action, recipient: Recipient, snooze: Snooze | None, *, quiet: bool
) -> ActionFacts:
    """The action as it stands for one of its leads; `quiet` while nobody at all is chased."""
    named = [lead for lead in action.leads if lead.person.recipient_id == recipient.id]
    mine = [lead.position for lead in named]
    return _facts(
        action,
        min(mine, default=0) if _main_is_reachable(action) else 0,
        paused=quiet or action.paused or _wants_none(named),
        snooze=snooze,
    )


def _facts(
    action: Action, position: int, *, paused: bool, snooze: Snooze | None = None
) -> ActionFacts:
    return ActionFacts(
        id=action.id,
        window=window_of(action),
        deadline=action.deadline_id or 0,
        updated_at=action.reported_at,
        added_at=action.created_at,
        position=position,
        is_open=action.is_open,
        is_red=action.rag == "red",
        not_started=action.not_started,
        on_hold=action.on_hold,
        hold_until=action.hold_until,
        paused=paused,
        snooze=snooze,
    )


def lead_facts(action: Action, person: Person) -> ActionFacts:
    """The action as it stands for one name, whoever may bear it."""
    mine = next((lead.position for lead in action.leads if lead.person_id == person.id), 0)
    return _facts(action, mine, paused=action.paused)


def facts_of_all(session: Session, partnership: Partnership) -> list[ActionFacts]:
    """Every open action of the live plan, with when a lead first heard that it is late."""
    found = [a for a in actions.of_partnership(session, partnership.id) if a.is_open]
    late = [action.id for action in found if action.due_last is not None]
    told = reminders.told_at(session, late, ReasonKind.OVERDUE)
    facts = []
    for action in found:
        fact = _facts(action, 0, paused=action.paused)
        if was_told := told.get(action.id, {}).get(action.deadline_id or 0):
            at, by_card = was_told
            told_on = local_day(at, partnership.zone)
            fact = replace(fact, lead_told_on=told_on, lead_reached=by_card)
        facts.append(fact)
    return facts


def _wants_none(named: list[Lead]) -> bool:
    """Whether every name under which the recipient leads is not to be reminded."""
    return bool(named) and all(lead.person.paused for lead in named)


def _main_is_reachable(action: Action) -> bool:
    """Where the main lead has no account or wants no word, the next one is asked first."""
    main = action.leads[0].person if action.leads else None
    return bool(main and main.recipient and main.recipient.active and not main.paused)


def _snooze_of(recipient: Recipient) -> Snooze | None:
    if recipient.snoozed_until is None or recipient.snoozed_at is None:
        return None
    return Snooze(recipient.snoozed_until, recipient.snoozed_at, recipient.snooze_id or 0)


def _snoozed_actions(session: Session, recipient: Recipient, led: Sequence[Action]) -> set[int]:
    """What the last card of that partnership asked when it was said: of that was it said.

    Whoever had no card at all by then means everything of theirs.
    """
    entry = session.get(Entry, recipient.snooze_id) if recipient.snooze_id else None
    if entry is None:
        return set()
    card = sent_cards.latest(session, recipient.id, entry.partnership_id, recipient.snoozed_at)
    if card is not None:
        shown = sent_cards.shown_on(session, card.id)
        return {action.id for action in led if action.id in shown and waits(action, card)}
    had_one = sent_cards.had_one(session, recipient.id, recipient.snoozed_at)
    return set() if had_one else {action.id for action in led}


def waits(action: Action, card: Delivery) -> bool:
    """Whether an action still waits for the word that a card asks for."""
    answered = action.reported_at is not None and action.reported_at > card.created_at
    return action.is_open and not answered


def meetings_of(session: Session, partnership: Partnership, now: datetime) -> list[MeetingFacts]:
    """The last meeting and the next ones, as the rules need them."""
    past = meetings.up_to(session, partnership.id, now, _BACK)[::-1]
    line = [*past, *meetings.ahead(session, partnership.id, now, _AHEAD)]
    return [_facts_of_meeting(partnership, each, line) for each in line[max(0, len(past) - 1) :]]


def _facts_of_meeting(
    partnership: Partnership, meeting: Meeting, line: Sequence[Meeting]
) -> MeetingFacts:
    """`line` are the meetings around it, soonest first."""
    before = [each.starts_at for each in line if each.starts_at < meeting.starts_at]
    earlier, previous = [None, None, *before][-2:]
    return MeetingFacts(
        id=meeting.id,
        days=days_after(partnership, meeting, previous),
        previous_at=previous,
        earlier_at=earlier,
    )


def zone_of(recipient: Recipient, chased: list[Chased]) -> str:
    """The recipient's own zone, or else that of the first partnership they lead for."""
    if recipient.zone:
        return recipient.zone
    return chased[0].partnership.zone if chased else "Europe/London"


def hours_of(
    chased: Sequence[Chased], about: Container[int], day: date, zone: str
) -> tuple[datetime, datetime]:
    """The hours of all partnerships whose actions a card is about; `about` are these actions.

    Those of the first where they have none in common: the others' turn comes on another day.
    """
    whose = [each.chase.policy for each in chased if any(i in about for i in each.actions)]
    opens, closes = common_hours(day, zone, whose)
    return (opens, closes) if opens < closes else common_hours(day, zone, whose[:1])


def tomorrow_in(zone: str, now: datetime) -> datetime:
    """The start of the next day on the calendar of a zone."""
    local = now.astimezone(ZoneInfo(zone))
    return (local + timedelta(days=1)).replace(hour=0, minute=1, second=0, microsecond=0)
