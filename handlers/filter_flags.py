"""What a flag of a list asks of an action: `overdue`, `no update`, `no lead`."""

from collections.abc import Callable
from datetime import datetime

from handlers.asker import Asker
from handlers.differing import differing_now
from handlers.rules.dates.looking_back import so_long_ago
from store import meetings
from store.models import Action

Test = Callable[[Action], bool]


def flag_test(asker: Asker, flag: str) -> Test:
    """What an action has to be for the flag; any other word than those of a list is `open`."""
    today = asker.today
    match flag:
        case "overdue":
            return lambda a: a.is_open and a.due_last is not None and a.due_last < today
        case "on hold":
            return lambda a: a.is_open and a.on_hold
        case "no update":
            return _is_quiet(asker)
        case "updated":
            return _is_heard(asker)
        case "not started":
            return lambda a: a.is_open and a.not_started
        case "private":
            return lambda a: a.private
        case "mine":
            return asker.leads
        case "no lead":
            return lambda a: a.is_open and not a.leads
        case "no date":
            return lambda a: a.is_open and a.due_last is None
        case "leads differ":
            return lambda a: bool(differing_now(asker.session, [a], asker.now))
        case _:
            return lambda a: a.is_open


def _is_quiet(asker: Asker) -> Test:
    """As the digest counts it: one that is not started has time until its window opens."""
    since, today = _last_met(asker), asker.today

    def test(action: Action) -> bool:
        waits = action.not_started and action.due_first is not None and action.due_first > today
        if not action.is_open or waits:
            return False
        return action.reported_at is None or (since is not None and action.reported_at < since)

    return test


def _is_heard(asker: Asker) -> Test:
    """With an update since the last meeting, or any where there was none; closed ones too."""
    since = _last_met(asker)
    return lambda a: a.reported_at is not None and (since is None or a.reported_at >= since)


def _last_met(asker: Asker) -> datetime | None:
    last = meetings.last_before(asker.session, asker.partnership.id, asker.now)
    return last.starts_at if last else None


def overdue_by(asker: Asker, long: str) -> Test | None:
    """Whether its last day is further behind than that, "a month"; None for words like no time."""
    day = so_long_ago(long, asker.today)
    if day is None:
        return None
    return lambda a: a.is_open and a.due_last is not None and a.due_last < day
