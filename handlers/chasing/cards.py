"""The card that a lead gets: their actions, a button for each answer, and how to reply in words."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.chasing.chases import Chased, waits
from handlers.differing import DIFFER, differing_now
from handlers.messages import Button, Message, Part, Row, Rows, Text, with_commands
from handlers.rules.clock import local_day
from handlers.rules.dates.saying import say_day
from handlers.rules.reminding.facts import Reason, ReasonKind
from handlers.rules.sentences import shorten
from handlers.wording import code_of, due_words, first_name, mark_of, name_of
from store import actions, people
from store.mail import Delivery
from store.models import Action, Partnership, Recipient

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_PRINTED = (
    "What you write may be printed in the partnership's papers. Begin with “private:” to keep a "
    "comment out of them."
)
_QUOTE = 140  # characters of a comment on a card
_WEEK = 7


@dataclass(frozen=True)
class Shown:
    """An action on a card, why it is there, and the chase that it is part of."""

    action: Action
    reason: Reason
    chased: Chased


@dataclass(frozen=True)
class Sent:
    """An action on a card that was sent, and what it is to the recipient by now."""

    action: Action
    is_theirs: bool
    is_confided: bool  # what is private of it is for them


def card_message(
    session: Session,
    delivery_id: int,
    recipient: Recipient,
    shown: list[Shown],
    total: int,
    now: datetime,
    zone: str,
    *,
    first: bool,
    asked_by: str = "",
) -> Message:
    """The card; `total` counts what is due, of which `shown` are the most urgent.

    `asked_by` is who wants it now, "" where it came by the calendar.
    """
    today = local_day(now, zone)
    news = _wanted(asked_by, total) if asked_by else _news(shown, total, today)
    summary = f"{_greeting(now, zone)} {first_name(recipient)}. {news}"
    on_card = [each.action for each in shown]
    shared = _shared(session, on_card)
    differ = differing_now(session, on_card, now)
    said = [
        (action, card_row(action, shared[action.plan_id], today, action.id in differ))
        for action in on_card
    ]
    parts, buttons = _with_buttons(session, delivery_id, recipient, said)
    if total > len(shown):
        parts.append(Text(f"These are the {len(shown)} most urgent. “mine” shows all.", quiet=True))
        buttons.append(_show_all(total))
    parts.append(Text(_how_to_reply(on_card, shared[on_card[0].plan_id])))
    if first:
        parts.append(Text(_PRINTED, quiet=True))
    return Message(summary, tuple(parts), tuple(buttons))


def _shared(session: Session, on_card: list[Action]) -> dict[int, frozenset[str]]:
    """By plan, the codes on the card that other actions carry too."""
    by_plan: dict[int, list[str]] = {}
    for action in on_card:
        by_plan.setdefault(action.plan_id, []).append(action.code)
    return {plan: actions.shared_codes(session, plan, *codes) for plan, codes in by_plan.items()}


def _with_buttons(
    session: Session, delivery_id: int, recipient: Recipient, said: list[tuple[Action, Row]]
) -> tuple[list[Part], list[Button]]:
    """The rows under their partnership's name where there are several, and what answers them all.

    To somebody of several partnerships each button says which it means: all of them have a #1.
    """
    groups: dict[int, list[Row]] = {}
    for action, row in said:
        groups.setdefault(action.partnership_id, []).append(row)
    tell_apart = len(people.partnerships_of(session, recipient.id)) > 1
    parts: list[Part] = []
    buttons: list[Button] = []
    for partnership_id, rows in groups.items():
        name = session.get_one(Partnership, partnership_id).name if len(groups) > 1 else ""
        group = Message("", (Rows(tuple(rows), name),), _for_all(delivery_id, rows, name))
        if tell_apart:
            group = with_commands(group, partial("in {} {}".format, partnership_id))
        parts += group.parts
        buttons += group.buttons
    if any(row.buttons for _, row in said):
        where = f"in {next(iter(groups))} " if tell_apart else ""
        buttons.append(Button("Remind me tomorrow", f"{where}remind me tomorrow"))
    return parts, buttons


def _for_all(delivery_id: int, rows: list[Row], name: str) -> tuple[Button, ...]:
    """The buttons that answer for every row that still waits."""
    if sum(bool(row.buttons) for row in rows) < 2:
        return ()
    all_, form = "All on track", "Answer in one form"
    if name:
        all_, form = (f"{shorten(name, 45)}: {words}" for words in ("all on track", "one form"))
    return (
        Button(all_, f"answers {delivery_id} all on track", about=name),
        Button(form, f"answers {delivery_id}", about=name),
    )


def card_row(
    action: Action, shared: frozenset[str], today: date, differ: bool, *, confided: bool = True
) -> Row:
    """One action as a lead sees it, with the buttons that answer for it.

    `differ`: its leads say different colours. `confided`: a private comment is for them.
    """
    quoted = bool(action.comment) and (confided or not action.comment_private)
    begun = " · not started" if action.is_open and action.not_started else ""
    detail = due_words(action, today) + begun + (f" · {DIFFER}" if differ else "")
    return Row(
        name_of(action, shared, most=90),
        mark_of(action),
        detail,
        shorten(action.comment, _QUOTE) if quoted else "",
        say_day(action.commented_on, today) if quoted and action.commented_on else "",
        buttons=_answers(action, shared) if action.is_open else (),
    )


def _answers(action: Action, shared: frozenset[str]) -> tuple[Button, ...]:
    ref, about = action.ref, name_of(action, shared, most=60)
    buttons = [
        Button("On track", f"update #{ref} green", about=about),
        Button("Needs attention", f"update #{ref} amber", about=about),
        Button("Needs action", f"update #{ref} red", about=about),
        Button("Done", f"update #{ref} complete", about=about),
    ]
    if action.rag is not None:
        buttons.append(Button("No change", f"update #{ref} no change", about=about))
    return (*buttons, Button("…", f"update #{ref}", about=about))


def _greeting(now: datetime, zone: str) -> str:
    return "Morning" if now.astimezone(ZoneInfo(zone)).hour < 12 else "Afternoon"


def _wanted(asked_by: str, total: int) -> str:
    what = "an action of yours stands" if total == 1 else f"{total} actions of yours stand"
    return f"{asked_by} would like to know how {what}."


def _news(shown: list[Shown], total: int, today: date) -> str:
    """The news in a sentence: how many actions, and why now."""
    kinds = {each.reason.kind for each in shown}
    count = _number(total)
    actions_ = "action" if total == 1 else "actions"
    needs = "needs" if total == 1 else "need"
    meeting = _meeting_day(shown, today)
    if meeting:
        return f"{count} {actions_} {needs} a word from you before {meeting} meeting."
    if kinds <= {ReasonKind.SNOOZED, ReasonKind.ASKED}:
        return f"{count} {actions_} {needs} a word from you, as you asked me to remind you."
    if kinds <= {ReasonKind.OVERDUE, ReasonKind.OVERDUE_AGAIN}:
        return (
            "One action has passed its date. How does it stand?"
            if total == 1
            else f"{count} actions have passed their dates. How do they stand?"
        )
    if kinds <= {ReasonKind.BEFORE_FIRST, ReasonKind.BEFORE_SECOND}:
        is_due = (
            "is due soon. How does it stand?" if total == 1 else "are due soon. How do they stand?"
        )
        return f"{count} {actions_} {is_due}"
    return f"{count} {actions_} {needs} a word from you."


def _meeting_day(shown: list[Shown], today: date) -> str:
    """`Thursday's` within a week, else `Thu 3 Sep's`; "" where no meeting asks."""
    for each in shown:
        if each.reason.kind in (ReasonKind.REQUEST, ReasonKind.NUDGE):
            meeting = next(m for m in each.chased.chase.meetings if m.id == each.reason.anchor)
            day = meeting.days.starts_at.date()
            if (day - today).days < _WEEK:
                return f"{day:%A}'s"
            return f"the {say_day(day, today)}"
    return ""


def _how_to_reply(on_card: list[Action], shared: frozenset[str]) -> str:
    """An example in the lead's own codes."""
    codes = [code_of(action, shared) for action in on_card[:2]]
    if len(codes) == 1:
        return "Or reply in your own words: “amber, waiting on Cabinet, now end Oct”."
    first, second = codes
    words = f"{first} done, {second} amber waiting on Cabinet, now end Oct"
    return f"Or reply in your own words: “{words}”."


def answered_card(
    session: Session, row: Delivery, recipient: Recipient, sent: list[Sent],
    now: datetime, zone: str,
) -> Message:  # fmt: skip
    """A card that was sent, as its actions stand now.

    What was answered needs no more buttons, nor does what is somebody else's by now.
    """
    today = local_day(now, zone)
    on_card = [each.action for each in sent]
    said, shared = [], _shared(session, on_card)
    differ = differing_now(session, on_card, now)
    for each in sent:
        action, differs = each.action, each.action.id in differ
        shown = card_row(action, shared[action.plan_id], today, differs, confided=each.is_confided)
        if not waits(action, row):
            shown = replace(shown, detail=f"{shown.detail} · answered", buttons=())
        elif not each.is_theirs:
            shown = replace(shown, detail=f"{shown.detail} · no longer yours", buttons=())
        said.append((action, shown))
    parts, buttons = _with_buttons(session, row.id, recipient, said)
    left = sum(bool(shown.buttons) for _, shown in said)
    of = int(row.what.get("of", 0))
    buttons += [_show_all(of)] if of else []
    return Message(_left_words(recipient, left, others=bool(of)), tuple(parts), tuple(buttons))


def _show_all(total: int) -> Button:
    return Button(f"Show all ({total})", "mine")


def _left_words(recipient: Recipient, left: int, *, others: bool) -> str:
    if not left and others:
        return f"Thank you, {first_name(recipient)}. These are answered; “mine” shows the others."
    if not left:
        return f"Thank you, {first_name(recipient)}. Nothing more is needed here."
    return f"{_number(left)} still to answer, {first_name(recipient)}."


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
