"""Leads whom no reminder reaches, and what they would be asked by now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from handlers.chasing.chases import lead_facts, meetings_of
from handlers.meetings.calendars import calendar_of, policy_of
from handlers.people.covering import is_away, is_on, stand_ins
from handlers.rules.clock import local_day
from handlers.rules.dates.saying import say_day
from handlers.rules.reminding.facts import Chase, Reason, ReasonKind
from handlers.rules.reminding.reasons import reasons_due
from store import actions, covers, reminders
from store.covers import Cover
from store.models import Action, Partnership, Person, Recipient

Used = frozenset[tuple[int, ReasonKind, int]]


@dataclass(frozen=True)
class Unreached:
    """A lead, why no reminder reaches them, and the reasons for which they would get one."""

    person: Person
    why: str
    reasons: tuple[Reason, ...]
    actions: tuple[Action, ...]  # of these reasons, in the plan's order


def unreached(
    session: Session, partnership: Partnership, now: datetime, used: Used
) -> list[Unreached]:
    """Those who would hear of something today; `used` are the reasons already told of."""
    if partnership.paused:
        return []
    today = local_day(now, partnership.zone)
    chase = Chase(
        calendar_of(partnership), policy_of(partnership), (),
        meetings_of(session, partnership, now), used,
    )  # fmt: skip
    every = actions.of_partnership(session, partnership.id)
    led: dict[int, list[Action]] = {}
    persons: dict[int, Person] = {}
    for action in (each for each in every if each.is_open):
        for lead in action.leads:
            persons[lead.person_id] = lead.person
            led.setdefault(lead.person_id, []).append(action)
    why = dict(_why(session, partnership, persons, today))
    found = (_of(chase, persons[i], why[i], led[i], today) for i in why)
    return [each for each in found if each.reasons]


def _why(
    session: Session, partnership: Partnership, persons: Mapping[int, Person], today: date
) -> Iterator[tuple[int, str]]:
    """By name, why nobody answers there today; a name that somebody covers is left out."""
    linked = {p.recipient_id: p for p in persons.values() if p.recipient_id is not None}
    failed = reminders.last_card_failed(session, list(linked))
    handed = {
        cover.person_id: cover
        for cover in covers.handed_over(session, persons, today)
        if is_on(cover, today)
    }
    for i, person in persons.items():
        if person.paused or stand_ins(session, person, partnership.id, today):
            continue
        if person.recipient is None:
            yield i, "a group without an account" if person.is_group else "no account"
        elif not person.recipient.active:
            yield i, "account closed"
        elif person.recipient_id in failed:
            yield i, f"not delivered: {failed[person.recipient_id].rstrip('.')}"
        elif i in handed:
            yield i, _handed_to_nobody(handed[i])
        elif until := _away_until(session, person.recipient, today):
            yield i, f"away until {say_day(until, today)}, and nobody answers"


def _handed_to_nobody(cover: Cover) -> str:
    if cover.deputy is not None and cover.deputy.active:
        return f"handed over to {cover.deputy.name}, who is away"
    return "handed over to somebody whose account is closed"


def _away_until(session: Session, recipient: Recipient, today: date) -> date | None:
    leaves = covers.absences(session, recipient.id, today)
    return max((each.last for each in leaves if each.last and is_on(each, today)), default=None)


def out_of_reach(
    session: Session, partnership: Partnership, persons: Mapping[int, Person], today: date
) -> frozenset[int]:
    """Those who have not failed to answer: paused, on leave, or whom no reminder reaches."""
    if partnership.paused:
        return frozenset(persons)
    resting = {
        i
        for i, person in persons.items()
        if person.paused or (person.recipient and is_away(session, person.recipient.id, today))
    }
    return frozenset(resting | dict(_why(session, partnership, persons, today)).keys())


def _of(chase: Chase, person: Person, why: str, led: list[Action], today: date) -> Unreached:
    facts = [lead_facts(action, person) for action in led]
    reasons = tuple(reasons_due(replace(chase, actions=facts), today))
    about = {reason.action for reason in reasons}
    return Unreached(person, why, reasons, tuple(a for a in led if a.id in about))
