"""`set CR6.2 cost £3k`: one of the plan's other columns, or title, code or theme."""

import re
from typing import Any

from rapidfuzz import fuzz, process

from handlers.adding.read_due import here
from handlers.adding.read_heading import theme_like
from handlers.adding.read_line import LONGEST_CODE, LONGEST_TITLE
from handlers.asker import Answer, Asker
from handlers.changes import assign, changed, update
from handlers.finding import Sorry, pressable
from handlers.forms import as_sent, set_form
from handlers.messages import Button
from handlers.moving import move
from handlers.naming import code_for, shared_code
from handlers.own import own_action
from handlers.people.typed_leads import in_words
from handlers.requests import Kind
from handlers.rules.sentences import listed
from handlers.rules.unquoted import unquoted
from store.additions import theme_called
from store.models import Action

_LIKE = 70  # of 100, how alike a heading of the plan is to be offered
_OWN = ("title", "code", "theme")
_LONGEST = {"title": LONGEST_TITLE, "code": LONGEST_CODE}
_COMMANDS = {
    "status": update, "rag": update, "colour": update, "comment": update,
    "deadline": move, "due": move, "date": move,
    "lead": assign, "leads": assign, "owner": assign,
}  # fmt: skip
"""Columns that have a command of their own, where the plan has no heading of that name."""


def set_field(asker: Asker, words: str) -> Answer | None:
    """One column's value; alone after the code a form of all of them."""
    action, rest = own_action(asker, words, "set")
    headings = _headings(asker, action)
    if asker.request.kind is Kind.SUBMITTED and not rest:
        return _by_form(asker, action, headings)
    if not rest:
        return Answer(set_form(action, headings, shared_code(asker, action)))
    name, value = _split(rest, [*headings, *_OWN, *_COMMANDS])
    if not name:
        return _no_such_column(asker, action, headings, rest)
    if name in headings or name not in (*_OWN, *_COMMANDS):
        return _set_columns(asker, action, {name: in_words(asker, value)})
    if name in _OWN:
        return _set_own(asker, action, name, in_words(asker, value))
    return _COMMANDS[name](asker, f"#{action.ref} {value}".strip())


def _headings(asker: Asker, action: Action) -> list[str]:
    plan = asker.live_plan()
    kept = [str(heading) for heading in plan.headings] if plan else []
    return list(dict.fromkeys([*kept, *action.fields]))


def _by_form(asker: Asker, action: Action, headings: list[str]) -> Answer:
    form = as_sent(asker.request, set_form(action, headings, frozenset()))
    if headings:
        sent = {
            name: form[f"set-{number}"].strip()
            for number, name in enumerate(headings)
            if f"set-{number}" in form
        }
        return _set_columns(asker, action, sent)
    title, code = form.get("set-0", "").strip(), form.get("set-1", "").strip()
    return changed(asker, action, _checked(title=title) | _checked(code=code), "like that")


def _set_columns(asker: Asker, action: Action, values: dict[str, str]) -> Answer:
    """Columns that are empty before and after are left out."""
    fields = {**action.fields, **values}
    kept = {name: value for name, value in fields.items() if value or name in action.fields}
    return changed(asker, action, {"fields": kept}, "like that")


def _set_own(asker: Asker, action: Action, name: str, value: str) -> Answer:
    if name != "theme":
        return changed(asker, action, _checked(**{name: unquoted(value)}), "like that")
    title = theme_like(here(asker).themes, value) if value else ""
    theme = theme_called(asker.session, action.plan_id, title) if title else None
    return changed(asker, action, {"theme_id": theme.id if theme else None}, "there")


def _checked(**values: str) -> dict[str, Any]:
    for name, value in values.items():
        if name == "title" and not re.search(r"\w", value):
            raise Sorry("A title can't be empty. Nothing was changed.")
        if len(value) > _LONGEST[name]:
            raise Sorry(
                f"The {name} is {len(value)} characters long; {_LONGEST[name]} fit. "
                "Nothing was changed."
            )
    return dict(values)


def _split(words: str, names: list[str]) -> tuple[str, str]:
    """The name that the words begin with, spelt as the plan does, and the value after it."""
    for name in sorted(names, key=len, reverse=True):
        if words.casefold().startswith(name.casefold()):
            rest = words[len(name) :]
            if not rest or not rest[0].isalnum():
                return name, re.sub(r"^\s*(?:to\b|[=:])?\s*", "", rest)
    first, _, value = words.partition(" ")
    near = [name for name in names if name.casefold().startswith(first.casefold())]
    if len(near) == 1 and len(first) > 2:
        return near[0], value.strip()
    new = re.match(r"([^=:\n]{1,60}?)\s*[=:]\s*(.+)", words, re.DOTALL)
    return (new.group(1), new.group(2)) if new else ("", "")


def _no_such_column(asker: Asker, action: Action, headings: list[str], words: str) -> Answer | None:
    """The question when a plan has no such column: a slip, or a new one?"""
    name, _, value = words.partition(" ")
    near = process.extract(
        name.casefold(), {h: h.casefold() for h in headings},
        scorer=fuzz.WRatio, limit=3, score_cutoff=_LIKE,
    )  # fmt: skip
    buttons = [Button(found, f"set #{action.ref} {found} {value}".strip()) for *_, found in near]
    if value:
        buttons.append(Button(f"Add “{name[:40]}”", f"set #{action.ref} {name}: {value}"))
    code = code_for(asker, action)
    has = f"It has {listed(headings)}. " if headings else ""
    raise Sorry(
        f"This plan has no column “{name[:40]}”. {has}Type for example “set {code} cost: £3k”. "
        "Nothing was changed.",
        *pressable(buttons),
    )
