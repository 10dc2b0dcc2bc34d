"""What the reading of words has to know: an action as it stands, and when the next meeting is."""

import re
from datetime import date

from handlers.asker import Asker
from handlers.rules.reply import Known
from handlers.wording import window_of
from store import meetings
from store.models import Action

# Slips included: the database is asked only where a word might mean it.
_MAY_SPEAK_OF_A_MEETING = re.compile(r"(?i)\bm\w*[tg]")


def known(action: Action, asker: Asker) -> Known:
    """The action as the reading of words needs it."""
    return Known(
        code=action.code,
        title=action.title,
        rag="complete" if action.state == "complete" else action.rag,
        deadline=window_of(action),
        ref=action.ref,
        overdue=action.is_open and action.due_last is not None and action.due_last < asker.today,
    )


def next_meeting_day(asker: Asker, words: str = "meeting") -> date | None:
    """The local day of the next meeting; None where none is known, or the words speak of none."""
    if not _MAY_SPEAK_OF_A_MEETING.search(words):
        return None
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    return asker.day_of(meeting.starts_at) if meeting else None
