"""Shows how a reply is read: one JSON object in, one out, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.rules.dates.reading import read_date
from handlers.rules.dates.windows import Window
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Edit, Known, Reply


def explain_reply(line: Mapping[str, object]) -> dict[str, object]:
    """How `line["text"]` is read on `line["today"]` as an answer about `line["actions"]`.

    An edit names its action by code, by title where the code is missing or shared, and by its
    place in the list, from 0, where that is shared too. `ask` stands beside edits only when
    something is left to ask. ValueError says what is wrong with the line.
    """
    today = _day(line.get("today"), "today")
    if today is None:
        raise ValueError('"today" is missing: give it as 2020-09-07')
    actions = [_known(given, today) for given in _list(line.get("actions"))]
    text = line.get("text")
    reply = read_reply(
        text if isinstance(text, str) else "",
        today,
        actions,
        next_meeting=_day(line.get("next_meeting"), "next_meeting"),
    )
    return _shown(reply, actions)


def _shown(reply: Reply, actions: Sequence[Known]) -> dict[str, object]:
    asked = [question.text for question in (*reply.questions, *reply.follow_ups)]
    shown: dict[str, object] = {
        "kind": reply.kind.value,
        "edits": [_edit(edit, actions) for edit in reply.edits],
        "why": reply.why,
    }
    if asked:
        shown["ask"] = asked
    if reply.intent:
        shown["intent"] = reply.intent.value
    if reply.until:
        shown["until"] = _window(reply.until)
    return shown


def _edit(edit: Edit, actions: Sequence[Known]) -> dict[str, object]:
    shown: dict[str, object] = {
        "action": _called(edit.action, actions),
        "rag": edit.status.value if edit.status else None,
        "deadline": _window(edit.deadline) if edit.deadline else None,
        "comment": edit.comment,
        "reassign_to": edit.reassign_to,
        "no_change": edit.no_change,
    }
    return shown | {"private": True} if edit.private else shown


def _called(place: int, actions: Sequence[Known]) -> str | int:
    action = actions[place]
    if action.code and sum(other.code == action.code for other in actions) == 1:
        return action.code
    if action.title and sum(other.title == action.title for other in actions) == 1:
        return action.title
    return place


def _window(window: Window) -> dict[str, str]:
    return {"start": window.first.isoformat(), "end": window.last.isoformat()}


def _known(given: object, today: date) -> Known:
    if not isinstance(given, Mapping):
        raise ValueError('each of "actions" is an object with code, title, rag and deadline')
    deadline = _deadline(given.get("deadline"), today)
    rag = _rag(given.get("rag"))
    ref = given.get("ref")
    return Known(
        code=str(given.get("code") or ""),
        title=str(given.get("title") or ""),
        rag=rag,
        deadline=deadline,
        ref=ref if isinstance(ref, int) else 0,
        overdue=deadline is not None and deadline.last < today and rag != "complete",
    )


_RAG = {
    "green": "green", "g": "green", "amber": "amber", "a": "amber", "red": "red", "r": "red",
    "complete": "complete", "completed": "complete", "blue": "complete", "b": "complete",
}  # fmt: skip


def _rag(given: object) -> str | None:
    return _RAG.get(given.strip().lower()) if isinstance(given, str) else None


def _deadline(given: object, today: date) -> Window | None:
    """A window from {"start", "end"}, an ISO day or a text as it stands in a plan."""
    if isinstance(given, Mapping):
        first, last = _day(given.get("start"), "start"), _day(given.get("end"), "end")
        ends = [day for day in (first, last) if day]
        return Window(ends[0], ends[-1]) if ends else None
    if isinstance(given, str) and given.strip():
        return read_date(given, today).window
    return None


def _day(given: object, name: str) -> date | None:
    if given is None or given == "":
        return None
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError as wrong:
        raise ValueError(f'"{name}" is no day: {given!r}; write it as 2020-09-07') from wrong


def _list(given: object) -> Sequence[object]:
    return given if isinstance(given, list) else []
