"""What a lead's words come to: the values that reading a reply gives back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum

from handlers.rules.dates.windows import Window


class Status(StrEnum):
    """A status as somebody said it; whether that person may set it is not decided here."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    COMPLETE = "complete"
    NOT_STARTED = "not_started"
    DISCONTINUED = "discontinued"


COLOURS = (Status.GREEN, Status.AMBER, Status.RED)


@dataclass(frozen=True)
class Known:
    """An action that the reply may mean: of the card it answers, or of the lead's own.

    `code` is as printed and may be empty or shared by two actions. `rag` is the colour or
    "complete" that stands now, None when not rated. `ref` is Chaser's own number, 0 when the
    action has none: "#12" in a reply means it.
    """

    code: str
    title: str
    rag: str | None
    deadline: Window | None
    ref: int = 0
    overdue: bool = False


@dataclass(frozen=True)
class Edit:
    """What one reply says of one action. `action` is its place among the actions given.

    `private`: the comment is for the leads, coordinators and chairs alone. It is no news by itself,
    so edits that differ in nothing else are the same.
    """

    action: int
    status: Status | None = None
    deadline: Window | None = None
    comment: str = ""
    reassign_to: str = ""
    no_change: bool = False
    private: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Option:
    """An answer to offer as a button; pressing it records `edit` whole."""

    label: str
    edit: Edit


@dataclass(frozen=True)
class Question:
    """One sentence that is asked before anything is recorded for these actions.

    `closed`: a yes means the first option. `each`: every action is asked about by itself, and has
    options and a first one of its own. `names`: somebody's name is the answer.
    """

    text: str
    actions: tuple[int, ...] = ()
    options: tuple[Option, ...] = ()
    closed: bool = False
    each: bool = False
    names: bool = False


class ReplyKind(StrEnum):
    EDITS = "edits"
    ASK = "ask"
    NONE = "none"


class Intent(StrEnum):
    """What a reply is for when it sets nothing."""

    THANKS = "thanks"
    ACK = "ack"
    OUT_OF_OFFICE = "out_of_office"
    QUESTION = "question"  # for the coordinator, who is passed the words
    MESSAGE = "message"  # for the coordinator too, though it asks nothing
    LOST = "lost"  # the sender doesn't know what to answer, or how
    AWAY = "away"  # somebody's own words, not those of an empty office
    STOP = "stop"  # no more reminders are wanted
    HOURS = "hours"  # none at night, say
    SNOOZE = "snooze"  # `until` says when to ask again, None when the lead named no day
    UNDO = "undo"
    NOT_ME = "not_me"
    COMMAND = "command"  # an order to Chaser about more than the lead's own actions: no effect
    NOTHING = "nothing"


@dataclass(frozen=True)
class Reply:
    """One reply, read. With kind EDITS there may be questions for what was not clear."""

    kind: ReplyKind
    edits: tuple[Edit, ...] = ()
    questions: tuple[Question, ...] = ()
    intent: Intent | None = None
    until: Window | None = None
    follow_ups: tuple[Question, ...] = ()  # asked after recording as said
    why: str = ""


def only_of(reply: Reply, places: Collection[int]) -> Reply:
    """What a reply comes to for the actions at these places; of a question one is enough."""
    edits = tuple(edit for edit in reply.edits if edit.action in places)
    asked = tuple(q for q in reply.questions if not q.actions or set(q.actions) & set(places))
    then = tuple(q for q in reply.follow_ups if not q.actions or set(q.actions) & set(places))
    kind = reply.kind
    if kind is ReplyKind.EDITS and not edits:
        kind = ReplyKind.ASK if asked else ReplyKind.NONE
    return replace(reply, kind=kind, edits=edits, questions=asked, follow_ups=then)
