"""The sentences that Chaser says about an action and about what was recorded."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from handlers.asker import HEARD, SOURCES
from handlers.messages import Mark
from handlers.rules.dates.saying import say_day, say_due, say_window, short_day
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import listed, shorten, times
from store.entries import A_REDACTION
from store.models import Action, Entry, Recipient, Theme, Update


def first_name(recipient: Recipient, unknown: str = "there") -> str:
    """What to call them; `unknown` while the platform has told no more than an id."""
    is_known = recipient.name.strip() and recipient.name != recipient.external_id
    return recipient.name.split()[0] if is_known else unknown


def code_of(action: Action, shared: frozenset[str]) -> str:
    """`CR6.4`, or `CR6.4 (#31)` where several carry that code, or `#31` without one."""
    if not action.code:
        return f"#{action.ref}"
    return f"{action.code} (#{action.ref})" if action.code in shared else action.code


def name_of(action: Action, shared: frozenset[str], most: int = 120) -> str:
    """Code and title, the title cut at a word where it would run past `most` characters."""
    return shorten(f"{code_of(action, shared)} {action.title}", most)


def mark_of(action: Action) -> Mark:
    """How the action stands, as shown."""
    return Mark(action.mark)


def leads_of(action: Action) -> str:
    """The leads' names as written; `no lead` where there is none."""
    return listed(lead.person.name for lead in action.leads) or "no lead"


def theme_words(theme: Theme) -> str:
    """A heading under its section; a section that is called the same is not said twice."""
    return " > ".join(dict.fromkeys(t for t in (theme.section, theme.title) if t))


def window_of(action: Action) -> Window | None:
    """The deadline as days; None where it is none or is no date."""
    if action.due_first is None or action.due_last is None:
        return None
    return Window(action.due_first, action.due_last)


def due_words(action: Action, today: date) -> str:
    """`due Wed 30 Sep`, `was due Mon 31 Aug`, `due in Sep`, `was due Jun to Jul`, `ongoing`."""
    window = window_of(action)
    if window is None:
        return shorten(action.deadline_text, 60) or "no deadline"
    said = say_due(window, today)
    return f"was {said}" if action.is_open and window.last < today else said


def status_words(action: Action) -> str:
    """`Amber`, `Not rated`, `Not started`, `Complete`."""
    if action.is_open and action.not_started:
        return "Not started"
    return mark_of(action).word


_KEPT = "stays out of the digest and the papers; its leads, the coordinators and the chairs see it."
_SHOWN = "is for everybody again."


def recorded(action: Action, update: Update, today: date, shared: frozenset[str]) -> str:
    """What was recorded for one action, in a sentence: `CR1.3 is now Amber (was Green).`"""
    change = update.change
    code = code_of(action, shared)
    status, due = _status_part(action, change), _due_part(action, change, today)
    said = f"{status}, {due}" if status and due else status or (due and f"now {due}")
    sentences = [f"{code} is {said}."] if said else []
    sentences += _other_parts(action, change, code, today)
    if not update.comment and "comment" not in change and "comment_private" in change:
        sentences.append(f"{code}: its comment {_KEPT if action.comment_private else _SHOWN}")
    nothing = f"{code}: a comment is added." if update.comment else f"{code}: nothing has changed."
    if update.private and not update.comment:
        nothing = f"{code}: your comment {_KEPT}"
    return " ".join(sentences) or nothing


def recorded_whole(
    action: Action, update: Update, today: date, shared: frozenset[str], whose: str = "The"
) -> list[str]:
    """The same with who sees the comment where it is private, and the comment under it."""
    said = recorded(action, update, today, shared)
    if update.private:
        said += f" {whose} comment {_KEPT}"
    return [said, f"“{update.comment}”"] if update.comment else [said]


def _status_part(action: Action, change: dict[str, Any]) -> str:
    if "withdrawn" in change:
        return ""  # that it is added or taken out says all
    if {"rag", "state", "not_started"} & change.keys():
        was, now = _was(action, change), status_words(action)
        return f"now {now} (was {was})" if was != now else f"still {now}"
    # A comment, or "no change": say that the colour stands, so that nobody wonders.
    return f"still {status_words(action)}" if "reported_at" in change else ""


def _was(action: Action, change: dict[str, Any]) -> str:
    state = change.get("state", [action.state])[0]
    rag = change.get("rag", [action.rag])[0]
    if state != "open":
        return Mark(state).word
    if change.get("not_started", [action.not_started])[0]:
        return "Not started"
    return Mark(rag or "none").word


def _due_part(action: Action, change: dict[str, Any], today: date) -> str:
    if not {"due_first", "due_last", "deadline_text"} & change.keys():
        return ""
    window = window_of(action)
    if window is None:
        now = (
            f"without a date: “{action.deadline_text}”"
            if action.deadline_text
            else "without a deadline"
        )
    else:
        now = f"due {say_window(window, today)}"
    first = _day(change.get("due_first", [None])[0])
    last = _day(change.get("due_last", [action.due_last and action.due_last.isoformat()])[0])
    if last is None:
        return now
    return f"{now} (was {say_window(Window(first or last, last), today)})"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _other_parts(action: Action, change: dict[str, Any], code: str, today: date) -> list[str]:
    said = []
    if "leads" in change:
        led = f"is now led by {leads_of(action)}" if action.leads else "has no lead now"
        said.append(f"{code} {led}.")
    if "on_hold" in change or "hold_until" in change or "hold_why" in change:
        said.append(hold_words(action, code, today))
    if "private" in change:
        said.append(
            f"{code} is private now: its leads, the coordinators and the chairs see it; "
            "the digest counts it and never names it."
            if action.private
            else f"{code} is no longer private."
        )
    if "title" in change:
        said.append(f"{code} is now called “{action.title}”.")
    if "code" in change:
        was = change["code"][0] or "none"
        said.append(f"#{action.ref} now has the code {action.code or 'none'} (was {was}).")
    if "paused" in change:
        said.append(f"{code} is {'not chased for now' if action.paused else 'chased again'}.")
    if "theme_id" in change:
        said.append(f"{code} is now under {action.theme.title if action.theme else 'no theme'}.")
    if "withdrawn" in change:
        said.append(f"{code} was {'taken out' if action.withdrawn else 'added'}.")
    if "fields" in change:
        said += _field_parts(change["fields"], code)
    return said


def _field_parts(change: list[dict[str, str]], code: str) -> list[str]:
    before, after = change
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return [
        f"{code}: {name} is now {_quoted(after.get(name))}"
        + (f" (was {_quoted(before[name])})." if before.get(name) else ".")
        for name in names
    ]


def _quoted(value: str | None) -> str:
    return f"“{shorten(str(value), 200)}”" if value else "empty"


def hold_words(action: Action, code: str, today: date) -> str:
    """That an action is on hold, until when and why, or no longer."""
    if not action.on_hold:
        return f"{code} is no longer on hold."
    until = f" until {say_day(action.hold_until, today)}" if action.hold_until else ""
    why = f": {action.hold_why}" if action.hold_why else ""
    return f"{code} is on hold{until}{why}."


def author_of(entry: Entry) -> str:
    """Whose words an entry holds: of what was entered for somebody theirs, else who said them."""
    return entry.on_behalf_of if entry.source in HEARD else entry.by_name


def is_from_file(entry: Entry) -> bool:
    """Whether an imported file says it; its words are not those of whoever imported it."""
    return entry.source not in {*SOURCES.values(), *HEARD, A_REDACTION}


def day_of(update: Update, zone: ZoneInfo) -> date | None:
    """The day of a comment; None where it came with a file that says none."""
    if update.said_on or is_from_file(update.entry):
        return update.said_on
    return update.entry.at.astimezone(zone).date()


def role_words(name: str, role: str, *, active: bool) -> str:
    """That somebody has a role now, or no longer has it."""
    what = role if role == "chair" else f"a {role}"
    return f"{name} is {what} now." if active else f"{name} is no longer {what}."


def moved_words(action: Action, today: date) -> str:
    """`moved twice, first 30 Jun`; empty for a deadline that never moved."""
    if not action.moved:
        return ""
    first = action.original_text
    if action.original_last:
        first = short_day(action.original_last, today)
    return f"moved {times(action.moved)}" + (f", first {first}" if first else "")
