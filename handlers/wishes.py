"""What leads have asked for and waits for a decision: a new deadline, that it is complete, a drop.

Until somebody has agreed, the action counts as before; the digest, the chair's brief and `show`
say what is asked for.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from handlers.meetings.calendars import policy_of
from handlers.messages import Button
from handlers.rules.dates.saying import say_window
from handlers.rules.reminding.policy import NOBODY
from handlers.rules.reply import Edit, Status
from handlers.said.questions import read_edit
from store import drafts, entries
from store.drafts import Draft
from store.models import Action, Entry, Partnership

DEADLINE, COMPLETE, DROP = "propose deadline", "propose complete", "propose drop"
"""The kinds of drafts that wait for a decision."""


@dataclass(frozen=True)
class _Words:
    """How a kind of wish is put: on the buttons, to whoever decides, and back to the lead."""

    yes: str
    no: str
    asks: str
    that: str
    passed_on: str


_WORDS = {
    DEADLINE: _Words(
        "Approve",
        "Decline",
        "{who} asks to move {action} to {when}",
        "moves to {when}",
        "I've asked {decider} whether it can move to {when}.",
    ),
    COMPLETE: _Words(
        "Accept",
        "Decline",
        "{who} says that {action} is complete",
        "is complete",
        "I've asked {decider} to accept that it is complete.",
    ),
    DROP: _Words(
        "Discontinue it",
        "Keep it",
        "{who} says that {action} is dropped",
        "is dropped",
        "I've asked {decider} to confirm that it is dropped.",
    ),
}
KINDS = tuple(_WORDS)


@dataclass(frozen=True)
class Wish:
    """One thing that a lead asked for, as it was kept."""

    draft: Draft
    edit: Edit

    @property
    def action_id(self) -> int:
        return int(self.draft.body["action"])

    @property
    def who(self) -> str:
        """The lead who asked."""
        return str(self.draft.body["by"])

    def asks(self, action: str, today: date) -> str:
        """`Anne Baker asks to move CR1.3 to Sat 31 Oct`."""
        return self._said(_WORDS[self.draft.kind].asks, today, action=action)

    def that(self, today: date) -> str:
        """What they would have agreed to: `moves to Sat 31 Oct`, `is complete`."""
        return self._said(_WORDS[self.draft.kind].that, today)

    def passed_on(self, decider: str, today: date) -> str:
        """What the lead is told: `I've asked Carol whether it can move to Sat 31 Oct.`"""
        return self._said(_WORDS[self.draft.kind].passed_on, today, decider=decider)

    def buttons(self, code: str, today: date) -> tuple[Button, Button]:
        """What whoever decides presses: yes, and no."""
        words, number = _WORDS[self.draft.kind], self.draft.id
        about = f"{code} {self.that(today)}"
        return (
            Button(words.yes, f"decide {number} yes", about=about),
            Button(words.no, f"decide {number} no", about=about),
        )

    def _said(self, words: str, today: date, **more: str) -> str:
        when = say_window(self.edit.deadline, today) if self.edit.deadline else ""
        return words.format(who=self.who, when=when, **more)


def wish_of(draft: Draft) -> Wish:
    """The wish that a draft keeps."""
    return Wish(draft, read_edit(draft.body["edit"]))


def decider_of(partnership: Partnership, kind: str) -> str:
    """Who decides beside the coordinators: coordinator, chair, or NOBODY where none is asked."""
    if kind == DROP:
        return "coordinator"
    policy = policy_of(partnership)
    return policy.approve_deadlines if kind == DEADLINE else policy.accept_complete


def may_decide(partnership: Partnership, kind: str, roles: Collection[str]) -> bool:
    """Whether somebody with these roles decides on this kind of wish."""
    decider = decider_of(partnership, kind)
    return "coordinator" in roles or (decider != NOBODY and decider in roles)


def who_decides(partnership: Partnership, kind: str) -> str:
    """`a chair or a coordinator`, `a coordinator`."""
    roles = dict.fromkeys([decider_of(partnership, kind), "coordinator"])
    return " or ".join(f"a {role}" for role in roles if role != NOBODY)


def waiting(session: Session, partnership_id: int) -> Sequence[Wish]:
    """All that nobody has decided yet, of each kind the oldest first."""
    return [
        wish_of(draft)
        for kind in KINDS
        for draft in drafts.waiting(session, partnership_id, kind)
        if not is_off(session, draft)
    ]


def waiting_of(session: Session, action: Action) -> Sequence[Wish]:
    """What waits for a decision on one action."""
    return [w for w in waiting(session, action.partnership_id) if w.action_id == action.id]


def is_off(session: Session, draft: Draft) -> bool:
    """Whether the lead has undone what asked for it, or the action has changed since."""
    action = session.get_one(Action, draft.body["action"])
    now = {"deadline": action.deadline_id, "state": action.state}
    return action.withdrawn or not now.items() <= draft.body.items() or taken_back(session, draft)


def taken_back(session: Session, draft: Draft) -> bool:
    """Whether the lead has undone what asked for it."""
    return not entries.stands(session, session.get_one(Entry, draft.body["entry"]))


def asked_for(session: Session, action: Action, today: date) -> list[tuple[str, str]]:
    """What waits for a decision on an action, as facts."""
    return [
        ("Asked", f"{_asked(wish.edit, today)}, by {wish.who}")
        for wish in waiting_of(session, action)
    ]


def all_asked(session: Session, partnership_id: int, today: date) -> dict[int, Sequence[str]]:
    """By action id, what waits for a decision: "asked to move to Sat 31 Oct"."""
    found: dict[int, list[str]] = {}
    for wish in waiting(session, partnership_id):
        found.setdefault(wish.action_id, []).append(f"asked {_asked(wish.edit, today)}")
    return dict(found)


def _asked(edit: Edit, today: date) -> str:
    if edit.deadline:
        return f"to move to {say_window(edit.deadline, today)}"
    return "to count as complete" if edit.status is Status.COMPLETE else "to be discontinued"
