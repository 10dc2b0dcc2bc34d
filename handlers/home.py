"""`home`: one page of what is a person's own here, and for coordinators and chairs how things run.

A platform with a page of its own for this shows the same there.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.chasing.cards import card_row
from handlers.chasing.chases import Chased, chases_of, waits, zone_of
from handlers.chasing.cockpit import cockpit
from handlers.deliveries.sent import lately
from handlers.differing import differing_now
from handlers.messages import Button, Message, Part, Row, Rows, with_commands
from handlers.requests import Request
from handlers.rules.clock import local_day, say_clock
from handlers.rules.dates.saying import say_day, say_moment
from handlers.rules.reminding.facts import ActionFacts, MeetingFacts
from handlers.rules.sentences import counted
from handlers.which_partnership import in_no_plan
from store import actions, people, sent_cards
from store.models import Action, Partnership, Recipient

_LATELY = timedelta(days=7)  # how long a card is spoken of that was not answered
_MOST = 10  # actions of one partnership that are shown with their buttons


def home(asker: Asker, words: str) -> Answer | None:
    """`home`; said to Chaser alone it is of all one's partnerships, in a channel of its own."""
    if words:
        return None
    if asker.request.private:
        return Answer(whole(asker.session, asker.recipient, asker.request, asker.now))
    chased = chases_of(asker.session, asker.recipient, asker.now)
    return Answer(_joined([_of(asker, chased, "")]))


def whole(session: Session, recipient: Recipient, request: Request, now: datetime) -> Message:
    """The page of somebody, whatever number of partnerships they have a part in."""
    found = people.partnerships_of(session, recipient.id)
    if not found:
        return Message(in_no_plan(session, recipient.workspace_id, in_channel=False))
    chased = chases_of(session, recipient, now)
    messages = []
    for partnership in found:
        asker = _asker(session, recipient, request, now, partnership)
        message = _of(asker, chased, partnership.name if len(found) > 1 else "")
        if len(found) > 1:
            message = with_commands(message, partial("in {} {}".format, partnership.id))
        messages.append(message)
    return _joined(messages)


def _asker(
    session: Session, recipient: Recipient, request: Request, now: datetime, here: Partnership
) -> Asker:
    roles = people.roles(session, here.id, recipient.id)
    return Asker(session, request, now, here, recipient, roles)


def _joined(messages: list[Message]) -> Message:
    said = [message.summary for message in messages if message.summary]
    parts = [part for message in messages for part in message.parts]
    return Message(" ".join(said) or "Nothing is asked of you just now.", tuple(parts))


def _of(asker: Asker, every: list[Chased], name: str) -> Message:
    """One partnership's part; its summary is what is asked, "" where nothing is."""
    chased = next((c for c in every if c.partnership.id == asker.partnership.id), None)
    parts: list[Part] = []
    summary = ""
    if chased is not None:
        waiting = _waiting(chased, asker)
        summary = _asked(chased, waiting, asker, name)
        if not summary:
            summary, waiting = _on_the_card(chased, asker, name)
        parts += [*_mine(chased, waiting, asker, name), _reminders(asker, chased, name)]
    if asker.is_coordinator or asker.is_chair:
        parts.append(cockpit(asker, name))
    if asker.is_coordinator and (sent := lately(asker, f"{name} · sent" if name else "Sent")):
        parts.append(sent)
    return Message(summary, tuple(parts))


def _next(chased: Chased, now: datetime) -> MeetingFacts | None:
    """The next meeting, once leads are asked for it."""
    ahead = [m for m in chased.chase.meetings if m.days.starts_at > now]
    first = min(ahead, key=lambda m: m.days.starts_at, default=None)
    today = local_day(now, chased.partnership.zone)
    return first if first and first.days.request_on <= today else None


def _waiting(chased: Chased, asker: Asker) -> list[Action]:
    """The actions that want a word before the next meeting, as far as they are asked for now."""
    meeting = _next(chased, asker.now)
    if meeting is None:
        return []
    today = local_day(asker.now, chased.partnership.zone)
    wanted = [f.id for f in chased.chase.actions if _wants(f, meeting) and _has_begun(f, today)]
    return [chased.actions[i] for i in wanted if asker.leads(chased.actions[i])]


def _wants(fact: ActionFacts, meeting: MeetingFacts) -> bool:
    if not fact.is_open or fact.on_hold or fact.paused:
        return False
    since = meeting.previous_at
    return fact.updated_at is None or (since is not None and fact.updated_at <= since)


def _has_begun(fact: ActionFacts, today: date) -> bool:
    return not (fact.not_started and fact.window and fact.window.first > today)


def _asked(chased: Chased, waiting: list[Action], asker: Asker, name: str) -> str:
    """`Two of your actions want a word by Mon 24 Aug, noon, for the meeting on Thu 3 Sep.`"""
    meeting = _next(chased, asker.now)
    if meeting is None or not waiting:
        return ""
    of = f"{name}: " if name else ""
    verb = "wants" if len(waiting) == 1 else "want"
    by = say_moment(meeting.days.cut_off, asker.today)
    when = f"by {by}, for" if meeting.days.cut_off > asker.now else "for"
    day = say_day(meeting.days.starts_at.date(), asker.today)
    return f"{of}{counted(len(waiting), 'action')} of yours {verb} a word {when} {day}'s meeting."


def _on_the_card(chased: Chased, asker: Asker, name: str) -> tuple[str, list[Action]]:
    """`2 actions on your card of Mon 28 Sep want a word.`, and which; "" for a card of long ago."""
    card = sent_cards.latest(asker.session, asker.recipient.id, asker.partnership.id)
    if card is None or card.sent_at is None or asker.now - card.sent_at > _LATELY:
        return "", []
    shown = [chased.actions[i] for i in sent_cards.shown_on(asker.session, card.id)
             if i in chased.actions]  # fmt: skip
    waiting = [action for action in shown if waits(action, card) and asker.leads(action)]
    if not waiting:
        return "", []
    of = f"{name}: " if name else ""
    verb = "wants" if len(waiting) == 1 else "want"
    day = say_day(asker.day_of(card.sent_at), asker.today)
    return f"{of}{counted(len(waiting), 'action')} on your card of {day} {verb} a word.", waiting


def _mine(chased: Chased, waiting: list[Action], asker: Asker, name: str) -> Iterator[Part]:
    """My open actions with their buttons, first those that want a word."""
    # Of what somebody covers on days to come nothing is theirs to see yet.
    every = [each for each in chased.actions.values() if each.is_open and asker.leads(each)]
    first = [*waiting, *(action for action in every if action not in waiting)]
    if not first:
        return
    shared = actions.shared_codes(asker.session, first[0].plan_id)
    asked = {action.id for action in waiting}
    differ = differing_now(asker.session, first[:_MOST], asker.now)
    rows = [
        _row(card_row(action, shared, asker.today, action.id in differ), action.id in asked)
        for action in first[:_MOST]
    ]
    yield Rows(tuple(rows), f"{name} · your actions" if name else "Your actions")
    if len(first) > _MOST:
        more = Button(f"Show all ({len(first)})", "mine", about=name)
        yield Rows((Row("", detail=f"Here are {_MOST} of {len(first)}.", buttons=(more,)),))


def _row(row: Row, asked: bool) -> Row:
    return replace(row, detail=f"{row.detail} · wants a word") if asked else row


def _reminders(asker: Asker, chased: Chased, name: str) -> Part:
    """When I may be reminded, whether I am, and how to change it."""
    recipient, policy = asker.recipient, chased.chase.policy
    zone = zone_of(recipient, [chased])
    mine = people.names_of(asker.session, asker.partnership.id, recipient.id)
    if mine and all(person.paused for person in mine):
        said, button = "Stopped: nobody reminds you.", Button("Start", "start", about=name)
    else:
        cards = counted(policy.cards_a_week, "card")
        hours = f"{say_clock(policy.opens)} to {say_clock(policy.closes)}, {zone} time"
        said = f"At most one a day and {cards} a week, on working days, {hours}."
        button = Button("Stop them", "stop", about=name)
    today = asker.now.astimezone(ZoneInfo(zone)).date()
    if recipient.snoozed_until is not None and recipient.snoozed_until > today:
        said += f" Put off until {say_day(recipient.snoozed_until, today)}, as you asked."
    heading = f"{name} · your reminders" if name else "Your reminders"
    return Rows((Row("", detail=said, buttons=(button,)),), heading)
