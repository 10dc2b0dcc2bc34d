"""The card that a lead gets: their actions, a button for each answer, and how to reply in words."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.chasing import Chased
from handlers.messages import Button, Message, Part, Row, Rows, Text
from handlers.rules.clock import local_day
from handlers.rules.dates import say_day
from handlers.rules.facts import Reason, ReasonKind
from handlers.wording import code_of, due_words, mark_of, name_of, shorten
from store import actions
from store.mail import Delivery
from store.models import Action, Recipient

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_PRINTED = "What you write may be printed in the partnership's papers."
_QUOTE = 140  # characters of a comment on a card
_WEEK = 7


@dataclass(frozen=True)
class Shown:
    """An action on a card, why it is there, and the chase that it is part of."""

    action: Action
    reason: Reason
    chased: Chased


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
) -> Message:
    """The card; `total` counts what is due, of which `shown` are the most urgent."""
    today = local_day(now, zone)
    summary = f"{_greeting(now, zone)} {_first_name(recipient)}. {_news(shown, total, today)}"
    parts = _rows(session, [each.action for each in shown], today)
    if total > len(shown):
        parts.append(Text(f"These are the {len(shown)} most urgent. “mine” shows all.", quiet=True))
    parts.append(Text(_how_to_reply(session, [each.action for each in shown])))
    if first:
        parts.append(Text(_PRINTED, quiet=True))
    return Message(summary, tuple(parts), _buttons(delivery_id, len(shown), total))


def _rows(session: Session, on_card: list[Action], today: date) -> list[Part]:
    """A list of rows a partnership, under its name where there are several."""
    by_plan: dict[int, list[Action]] = {}
    for action in on_card:
        by_plan.setdefault(action.plan_id, []).append(action)
    return [
        Rows(tuple(card_row(a, actions.shared_codes(session, plan), today) for a in group))
        for plan, group in by_plan.items()
    ]


def card_row(action: Action, shared: frozenset[str], today: date) -> Row:
    """One action as a lead sees it, with the buttons that answer for it."""
    rated = action.rag is not None or action.not_started
    detail = due_words(action, today) + ("" if rated else " · not rated yet")
    return Row(
        name_of(action, shared, most=90),
        mark_of(action),
        detail,
        shorten(action.comment, _QUOTE),
        say_day(action.commented_on, today) if action.commented_on else "",
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


def _first_name(recipient: Recipient) -> str:
    return recipient.name.split()[0] if recipient.name else "there"


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


def _how_to_reply(session: Session, on_card: list[Action]) -> str:
    """An example in the lead's own codes."""
    shared = actions.shared_codes(session, on_card[0].plan_id)
    codes = [code_of(action, shared) for action in on_card[:2]]
    if len(codes) == 1:
        return "Or reply in your own words: “amber, waiting on Cabinet, now end Oct”."
    first, second = codes
    words = f"{first} done, {second} amber waiting on Cabinet, now end Oct"
    return f"Or reply in your own words: “{words}”."


def _buttons(delivery_id: int, shown: int, total: int) -> tuple[Button, ...]:
    buttons = [Button("Remind me tomorrow", "remind me tomorrow")]
    if shown > 1:
        one_form = Button("Answer in one form", f"answers {delivery_id}")
        buttons = [Button("All on track", "all on track"), one_form, *buttons]
    if total > shown:
        buttons.append(Button(f"Show all ({total})", "mine"))
    return tuple(buttons)


def answered_card(
    session: Session, row: Delivery, recipient: Recipient, on_card: list[Action], now: datetime,
    zone: str,
) -> Message:  # fmt: skip
    """A card that was sent, as its actions stand now: what was answered needs no more buttons."""
    today = local_day(now, zone)
    sent_at = row.sent_at or row.created_at
    rows = []
    shared = actions.shared_codes(session, on_card[0].plan_id)
    left = 0
    for action in on_card:
        shown = card_row(action, shared, today)
        if (action.reported_at and action.reported_at > sent_at) or not action.is_open:
            shown = Row(
                shown.title, shown.mark, f"{shown.detail} · answered", shown.quote, shown.quote_note
            )
        else:
            left += 1
        rows.append(shown)
    summary = _left_words(recipient, left)
    buttons = _buttons(row.id, left, left) if left else ()
    return Message(summary, (Rows(tuple(rows)),), buttons)


def _left_words(recipient: Recipient, left: int) -> str:
    if not left:
        return f"Thank you, {_first_name(recipient)}. Nothing more is needed here."
    return f"{_number(left)} still to answer, {_first_name(recipient)}."


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
