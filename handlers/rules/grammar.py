"""Reading a lead's reply: words in, edits or a question out. Rules only: the same words always
read the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.rules.replies import (
    Edit,
    Intent,
    Known,
    Option,
    Question,
    Reply,
    ReplyKind,
    Status,
)

__all__ = [
    "Edit",
    "Intent",
    "Known",
    "Option",
    "Question",
    "Reply",
    "ReplyKind",
    "Status",
    "read_reply",
    "read_update",
]


def read_reply(
    text: str, today: date, actions: Sequence[Known], *, next_meeting: date | None = None
) -> Reply:
    """Read what a lead answered about `actions`; `today` is the lead's own day. Never raises."""
    del text, today, actions, next_meeting
    return Reply(ReplyKind.NONE)


def read_update(
    text: str, today: date, action: Known, *, next_meeting: date | None = None
) -> Reply:
    """Read the words after `update CR1.3`: a status that leads is meant. Never raises."""
    del text, today, action, next_meeting
    return Reply(ReplyKind.NONE)
