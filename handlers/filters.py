"""Which actions a list is of: `red`, `overdue`, `theme food`, `lead anne`, and these together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.leads import match_name, member_named, nobody
from handlers.messages import Button
from handlers.moving import why_no_date
from handlers.rules.dates import Window, read_date, say_window
from handlers.taking import next_meeting_day
from handlers.wording import listed, window_of
from store import actions, meetings, people
from store.models import Action

Test = Callable[[Action], bool]
_LIKE = 80  # of 100, how alike typed words and a theme's are to mean it

_MARKS = {
    "red": "red", "needs action": "red",
    "amber": "amber", "needs attention": "amber",
    "green": "green", "on track": "green",
    "completed": "complete", "complete": "complete", "done": "complete",
    "not rated": "none", "unrated": "none",
    "discontinued": "discontinued", "dropped": "discontinued",
}  # fmt: skip
_FLAGS = {
    "overdue": "overdue", "late": "overdue",
    "on hold": "on hold", "held": "on hold",
    "no update": "no update", "without update": "no update",
    "not started": "not started",
    "private": "private",
    "open": "open",
    "mine": "mine",
}  # fmt: skip
_WORD = re.compile(
    r"^(?:and\b|,|with|all|" + "|".join(sorted([*_MARKS, *_FLAGS], key=len, reverse=True)) + r")"
    r"(?=$|[\s,])\s*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^(theme|lead|leads|due|by)\b[\s:]*", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?=(?:theme|lead|leads|due)\b)", re.IGNORECASE)


@dataclass
class Filter:
    """The tests that an action has to pass, and what it is of, in words."""

    tests: list[Test] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # any of these; none: all but discontinued

    def takes(self, action: Action) -> bool:
        """True when the action passes every test."""
        if self.marks and action.mark not in self.marks:
            return False
        if not self.marks and action.state == "discontinued":
            return False
        return all(test(action) for test in self.tests)


def read_filter(asker: Asker, words: str) -> Filter | None:
    """The filter that the words mean; None where they are no filter.

    Raises Sorry where a theme or a name in them is unknown or could be several.
    """
    found = Filter()
    rest = " ".join(words.split())
    while rest:
        word, named = _WORD.match(rest), _FIELD.match(rest)
        if word:
            _take_word(asker, found, word.group().strip(" ,").casefold())
            rest = rest[word.end() :].lstrip(" ,")
        elif named:
            value, rest = _value(rest[named.end() :])
            _FIELDS[named.group(1).casefold()](asker, found, value)
        else:
            return None
    return found


def _value(text: str) -> tuple[str, str]:
    """What belongs to a field, up to the next one."""
    parts = _NEXT.split(text, maxsplit=1)
    return parts[0].strip(" ,"), parts[1] if len(parts) > 1 else ""


def _take_word(asker: Asker, found: Filter, word: str) -> None:
    if word in _MARKS:
        found.marks.add(_MARKS[word])
        found.words.append(word)
    elif word in _FLAGS:
        found.tests.append(_flag(asker, _FLAGS[word]))
        found.words.append(word)


def _flag(asker: Asker, flag: str) -> Test:
    today = asker.today
    match flag:
        case "overdue":
            return lambda a: a.is_open and a.due_last is not None and a.due_last < today
        case "on hold":
            return lambda a: a.is_open and a.on_hold
        case "no update":
            last = meetings.last_before(asker.session, asker.partnership.id, asker.now)
            since = last.starts_at if last else None
            return lambda a: (
                a.is_open
                and (a.reported_at is None or (since is not None and a.reported_at <= since))
            )
        case "not started":
            return lambda a: a.is_open and a.not_started
        case "private":
            return lambda a: a.private
        case "mine":
            return asker.leads
        case _:
            return lambda a: a.is_open


def _by_theme(asker: Asker, found: Filter, value: str) -> None:
    plan = actions.live_plan(asker.session, asker.partnership.id)
    themes = actions.themes(asker.session, plan.id) if plan else []
    names = {theme.id: f"{theme.section} {theme.title}".strip() for theme in themes}
    ids = [i for i, name in names.items() if value.casefold() in name.casefold()] if value else []
    if not ids and value:
        near = process.extract(
            value.casefold(), {i: name.casefold() for i, name in names.items()},
            scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=3,
        )  # fmt: skip
        ids = [i for *_, i in near]
    if not ids:
        shown = [Button(theme.title, f"list theme {theme.title}") for theme in themes[:10]]
        raise Sorry(f"There is no theme “{value[:60]}” here. These are the themes:", *shown)
    found.tests.append(lambda a: a.theme_id in ids)
    found.words.append(f"in {listed(theme.title for theme in themes if theme.id in ids)}")


def _by_lead(asker: Asker, found: Filter, value: str) -> None:
    known = people.names(asker.session, asker.partnership.id)
    if value.casefold() in ("me", "mine"):
        found.tests.append(asker.leads)
        found.words.append("yours")
        return
    if value.startswith("@"):
        member = member_named(asker, value[1:])
        ids = {p.id for p in known if member and p.recipient_id == member.id}
        name = member.name if member else value
    else:
        person = match_name(known, value)
        ids = {person.id} if person else set()
        name = person.name if person else value
    if not ids:
        raise nobody(asker, value, "Type “people” to see every name.")
    found.tests.append(lambda a: any(lead.person_id in ids for lead in a.leads))
    found.words.append(f"led by {name}")


def _by_due(asker: Asker, found: Filter, value: str) -> None:
    """Due in a window, or by the next meeting where no date is said."""
    meeting = next_meeting_day(asker)
    if not value:
        last = meeting or asker.today
        window = Window(asker.today, max(last, asker.today))
        said = "before the next meeting" if meeting else "today"
    else:
        reading = read_date(value, asker.today, next_meeting=meeting, chat=True)
        if reading.window is None:
            raise Sorry(f"{why_no_date(reading)} Type for example “list due Oct”.")
        window = reading.window
        said = "in " * (window.first != window.last) + say_window(window, asker.today)
    found.tests.append(lambda a: a.is_open and _ends_within(a, window))
    found.words.append(f"due {said}")


def _ends_within(action: Action, window: Window) -> bool:
    due = window_of(action)
    return due is not None and window.first <= due.last <= window.last


_FIELDS = {"theme": _by_theme, "lead": _by_lead, "leads": _by_lead, "due": _by_due, "by": _by_due}
