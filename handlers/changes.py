"""Commands that change one action: update, done, assign, hold, pause, private, set."""

import re
from datetime import date
from typing import Any

from handlers.asker import Answer, Asker
from handlers.edits import begin, change
from handlers.finding import Sorry, named, refuse, take_action
from handlers.forms import update_form, update_words
from handlers.leads import typed_leads
from handlers.lines import are_several, update_lines
from handlers.messages import Kind, Message
from handlers.moving import date_in, no_date
from handlers.own import confirmed, own_action, shared_code
from handlers.rules.dates import find_dates
from handlers.rules.grammar import read_update
from handlers.rules.replies import Edit, Reply, ReplyKind, Status
from handlers.taking import known, next_meeting_day, take
from handlers.wording import code_of
from store import actions
from store.models import Action


def update(asker: Asker, words: str) -> Answer | None:
    """`update CR1.3 amber waiting on Cabinet`; alone after the code a form; lines many at once."""
    if are_several(words) and _each_names_one(asker, words):
        return update_lines(asker, words)
    action, rest = take_action(asker, words, lambda ref, rest: f"update #{ref} {rest}".strip())
    if not (asker.may_change(action) or asker.is_chair):
        raise refuse(asker, action, f"update #{action.ref} {rest}".strip())
    if asker.request.kind is Kind.SUBMITTED and not rest:
        return _update_by_form(asker, action)
    if not rest:
        return Answer(update_form(action, asker.today, shared_code(asker, action)))
    reply = read_update(
        rest, asker.today, known(action, asker), next_meeting=next_meeting_day(asker)
    )
    if reply.kind is ReplyKind.NONE:
        reply = Reply(ReplyKind.EDITS, (Edit(0, comment=rest),))
    return take(asker, reply, [action])


def _each_names_one(asker: Asker, words: str) -> bool:
    """Whether a second line begins with a code too: else it goes on with the comment."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return any(named(asker, line.split()[0].rstrip(":,")) for line in lines[1:])


def _update_by_form(asker: Asker, action: Action) -> Answer:
    """Each field stands for itself: nothing in the comment box is read as a status."""
    form = asker.request.form
    deadline = None
    if form.get("deadline", "").strip():
        reading = date_in(asker, action, form["deadline"])
        deadline = reading.window
        if deadline is None:
            return _at_field("deadline", no_date(asker, action, reading))
    status = form.get("status", "")
    edit = Edit(
        0,
        status=Status(status) if status in set(Status) else None,
        deadline=deadline,
        comment=form.get("comment", "").strip(),
        no_change=status == "no change",
    )
    if edit == Edit(0):
        return _at_field("comment", "Choose a status, or write a comment.")
    return take(asker, Reply(ReplyKind.EDITS, (edit,)), [action], update_words(action, form))


def _at_field(name: str, sentence: str) -> Answer:
    return Answer(Message(sentence, errors=((name, sentence),)))


def done(asker: Asker, words: str) -> Answer | None:
    """`done CR1.3 press release issued`."""
    action, rest = own_action(asker, words, "done")
    edit = Edit(0, status=Status.COMPLETE, comment=rest)
    return take(asker, Reply(ReplyKind.EDITS, (edit,)), [action])


def assign(asker: Asker, words: str) -> Answer | None:
    """`assign CR1.4 to @anne`, `assign CR1.4 to Anne B and Gupti G`."""
    action, rest = own_action(asker, words, "assign")
    names = re.sub(r"^to\b\s*", "", rest, flags=re.IGNORECASE).strip()
    if not names:
        code = code_of(action, shared_code(asker, action))
        raise Sorry(f"To whom? Type for example “assign {code} to Anne B”. Nothing was changed.")
    people = typed_leads(asker, names)
    return _changed(asker, action, {"leads": [person.id for person in people]})


def hold(asker: Asker, words: str) -> Answer | None:
    """`hold CR6.2 until Jan, funding`: not chased, and shown as on hold."""
    action, rest = own_action(asker, words, "hold")
    until, why = _until(asker, rest)
    return _changed(asker, action, {"on_hold": True, "hold_until": until, "hold_why": why})


def _until(asker: Asker, rest: str) -> tuple[date | None, str]:
    """The day a hold ends and its reason. A hold until January ends on the first of it."""
    rest = re.sub(r"^(?:because|for|as)\b\s*", "", rest.strip(), flags=re.IGNORECASE)
    match = re.match(r"(?:until|till|to)\b\s*", rest, flags=re.IGNORECASE)
    if not match:
        return None, rest
    words = rest[match.end() :]
    found = find_dates(words, asker.today, next_meeting=next_meeting_day(asker))
    if not found or found[0].start > 4 or found[0].reading.window is None:
        raise Sorry(
            f"I couldn't read “{words[:60]}” as a date. Type for example "
            "“hold CR6.2 until Jan, funding”. Nothing was changed."
        )
    day = found[0].reading.window.first
    if day <= asker.today:
        raise Sorry(f"{words[: found[0].end]} has passed. Type a day ahead. Nothing was changed.")
    return day, words[found[0].end :].lstrip(" ,;:.–-").strip()


def resume(asker: Asker, words: str) -> Answer | None:
    """`resume CR6.2`: no longer on hold, and chased again."""
    action, _ = own_action(asker, words, "resume")
    off = {"on_hold": False, "hold_until": None, "hold_why": "", "paused": False}
    return _changed(asker, action, off)


def pause(asker: Asker, words: str) -> Answer | None:
    """`pause CR6.2`: a coordinator stops its reminders; nothing else about it changes."""
    action, _ = own_action(asker, words, "pause")
    if not asker.is_coordinator:
        raise refuse(asker, action, f"pause #{action.ref}")
    return _changed(asker, action, {"paused": True})


def private(asker: Asker, words: str) -> Answer | None:
    """`private CR6.1`: for its leads, the coordinators and the chairs alone."""
    action, _ = own_action(asker, words, "private")
    return _changed(asker, action, {"private": True})


def public(asker: Asker, words: str) -> Answer | None:
    """`public CR6.1`: seen by everybody again; a coordinator's word."""
    action, _ = own_action(asker, words, "public")
    if not asker.is_coordinator:
        raise refuse(asker, action, f"public #{action.ref}")
    return _changed(asker, action, {"private": False})


def set_field(asker: Asker, words: str) -> Answer | None:
    """`set CR6.2 cost £3k`: one of the plan's other columns, or title or code."""
    action, rest = own_action(asker, words, "set")
    plan_headings = _headings(asker, action)
    name, value = _split_heading(rest, [*plan_headings, "title", "code"])
    if not name:
        known = ", ".join(plan_headings) or "title, code"
        code = code_of(action, shared_code(asker, action))
        raise Sorry(
            f"Set what, to what? Type for example “set {code} cost £3k”. "
            f"This plan has: {known}. Nothing was changed."
        )
    if name in ("title", "code"):
        if name == "title" and not value:
            raise Sorry("A title can't be empty. Nothing was changed.")
        return _changed(asker, action, {name: value})
    return _changed(asker, action, {"fields": {**action.fields, name: value}})


def _headings(asker: Asker, action: Action) -> list[str]:
    plan = actions.live_plan(asker.session, asker.partnership.id)
    kept = [str(heading) for heading in plan.headings] if plan else []
    return list(dict.fromkeys([*kept, *action.fields]))


def _split_heading(words: str, headings: list[str]) -> tuple[str, str]:
    """The heading that the words begin with, spelt as the plan does, and the value after it."""
    plain = words.strip()
    for heading in sorted(headings, key=len, reverse=True):
        if plain.casefold().startswith(heading.casefold()):
            rest = plain[len(heading) :]
            if not rest or not rest[0].isalnum():
                return heading, re.sub(r"^\s*(?:to\b|[=:])?\s*", "", rest)
    first, _, value = plain.partition(" ")
    near = [h for h in headings if h.casefold().startswith(first.casefold())] if first else []
    if len(near) == 1:
        return near[0], value.strip()
    return (first.rstrip(":"), value.strip()) if value else ("", "")


def _changed(asker: Asker, action: Action, values: dict[str, Any]) -> Answer:
    entry = begin(asker)
    return confirmed(asker, entry, [(action, change(asker.session, entry, action, values))])
