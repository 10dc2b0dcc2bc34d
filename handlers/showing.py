"""`show CR1.3`: one action whole, with the buttons of what the asker may do."""

from rapidfuzz import fuzz, process

from handlers.asker import Answer, Asker
from handlers.differing import difference, who_says
from handlers.finding import NoAction, take_action, unknown, which_one
from handlers.messages import Button, Facts, Message, Part, Row, Rows
from handlers.naming import name_for, shared_code
from handlers.near_titles import near_titles
from handlers.rules.dates.saying import say_day, say_window
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import shorten, times
from handlers.undecided import HEADING, rows_of
from handlers.wishes import asked_for
from handlers.wording import (
    author_of,
    day_of,
    due_words,
    hold_words,
    is_from_file,
    leads_of,
    mark_of,
    name_of,
    status_words,
    theme_words,
    window_of,
)
from store import actions, entries
from store.codes import plain_code
from store.models import Action, Lead, Plan, Update

_LIKE = 70  # of 100, how alike typed words and a title are to mean it
_ASIDE = 3  # words after a code that don't matter: "show CR1.3 to the board"
_COMMENTS = 5
_QUOTE = 300


def show(asker: Asker, words: str) -> Answer | None:
    """One action, found by its code, its ref or words of its title."""
    try:
        action, rest = take_action(asker, words, lambda ref, _rest: f"show #{ref}")
    except NoAction:
        if not words.strip():
            raise
        action, rest = by_title(asker, words), ""
    if len(rest.split()) > _ASIDE:
        return None
    return Answer(whole(asker, action))


def by_title(asker: Asker, words: str) -> Action:
    """The one action whose title or other words these are, or are like.

    Raises NoAction where there is none, Sorry where it could be several.
    """
    plan = asker.live_plan()
    if plan is None or not words.strip():
        raise unknown(asker, words, lambda ref: f"show #{ref}")
    found = [a for a in actions.with_field_text(asker.session, plan.id, words) if asker.may_see(a)]
    found = found or near_titles(asker, words, whole=True)
    if not found:
        every = [a for a in actions.in_plan(asker.session, plan.id) if asker.may_see(a)]
        near = process.extract(
            words.casefold(), [a.title.casefold() for a in every],
            scorer=fuzz.token_set_ratio, limit=5, score_cutoff=_LIKE,
        )  # fmt: skip
        found = [every[index] for *_, index in near]
    if not found:
        raise unknown(asker, words, lambda ref: f"show #{ref}")
    if len(found) > 1:
        raise which_one(found, lambda ref: f"show #{ref}")
    return found[0]


def whole(asker: Asker, action: Action) -> Message:
    """Everything that is known of an action."""
    shared = shared_code(asker, action)
    parts: list[Part] = [Facts(tuple(_facts(asker, action)))]
    undecided = rows_of(asker, action)
    if undecided:
        parts.append(Rows(undecided, HEADING))
    comments = _comments(asker, action)
    if comments:
        parts.append(Rows(tuple(comments), "Latest"))
    status = f"{mark_of(action).emoji} {status_words(action)}"
    summary = f"{status} · {leads_of(action)} · {due_words(action, asker.today)}"
    title = name_of(action, shared, most=300)
    return Message(summary, tuple(parts), _buttons(asker, action), title=title)


def _facts(asker: Asker, action: Action) -> list[tuple[str, str]]:
    facts = [("Leads", "; ".join(_lead_words(lead) for lead in action.leads) or "nobody yet")]
    facts += [("Deadline", _deadline_words(asker, action))]
    words = difference(asker, action)
    if words:
        facts.append(("Leads differ", f"{who_says(words)}; {mark_of(action).word} counts"))
    facts += asked_for(asker.session, action, asker.today)
    if action.theme:
        facts.append(("Theme", theme_words(action.theme)))
    if action.parent_id:
        parent = asker.session.get_one(Action, action.parent_id)
        if asker.may_see(parent):
            facts.append(("Part of", name_for(asker, parent)))
    elif over := _strategic(asker, action):
        facts.append(("Part of", over))
    if action.on_hold and action.is_open:
        facts.append(("On hold", hold_words(action, "It", asker.today)))
    if action.paused:
        facts.append(("Reminders", "paused"))
    if action.private:
        facts.append(("Private", "seen by its leads, the coordinators and the chairs"))
    if action.origin:
        facts.append(("Agreed", action.origin))
    facts += [(str(name), str(value)) for name, value in action.fields.items() if value]
    facts.append(("Chaser's number", f"#{action.ref}"))
    return facts


def _strategic(asker: Asker, action: Action) -> str:
    """The row of the plan's sheet of strategic actions that stands over the action's heading."""
    plan = asker.session.get_one(Plan, action.plan_id)
    code = plain_code(action.theme.code) if action.theme else ""
    rows = plan.layout.get("parents", {}).get("rows", ()) if code else ()
    found = (f"{row['code']} {row['title']}" for row in rows if plain_code(row["code"]) == code)
    return shorten(next(found, ""), _QUOTE)


def _lead_words(lead: Lead) -> str:
    person = lead.person
    beside = ", ".join(part for part in (person.post, person.organisation) if part)
    return f"{person.name} ({beside})" if beside else person.name


def _deadline_words(asker: Asker, action: Action) -> str:
    window = window_of(action)
    if window is None:
        return action.deadline_text or "none"
    said = say_window(window, asker.today)
    if action.moved and action.original_last:
        first = say_window(Window(action.original_last, action.original_last), asker.today)
        return f"{said}; moved {times(action.moved)}, first {action.original_text or first}"
    return said


def _comments(asker: Asker, action: Action) -> list[Row]:
    updates = [u for u in entries.about(asker.session, "action", action.id) if u.comment]
    standing = [u for u in updates if entries.is_said(asker.session, u.entry, u.change)]
    standing = [u for u in standing if asker.may_read(action, u)]
    if not updates and action.comment and asker.may_read_comment(action):
        when = say_day(action.commented_on, asker.today) if action.commented_on else ""
        quote = shorten(action.comment, _QUOTE)
        return [Row(when, quote=quote, quote_note=action.commented_by)]
    return [_comment(asker, update) for update in reversed(standing[-_COMMENTS:])]


def _comment(asker: Asker, update: Update) -> Row:
    entry, day = update.entry, day_of(update, asker.zone)
    when = say_day(day, asker.today) if day else ""
    by = entry.source if is_from_file(entry) else author_of(entry)
    note = f"{by}, private" if update.private else by
    return Row(when, quote=shorten(update.comment, _QUOTE), quote_note=note)


def _buttons(asker: Asker, action: Action) -> tuple[Button, ...]:
    ref, about = action.ref, name_of(action, frozenset(), most=60)
    history = Button("History", f"history #{ref}", about=about)
    if not asker.may_change(action):
        return (history,)
    buttons = [Button("Move", f"move #{ref}", about=about), history]
    if action.is_open:
        buttons = [
            Button("On track", f"update #{ref} green", about=about),
            Button("Needs attention", f"update #{ref} amber", about=about),
            Button("Needs action", f"update #{ref} red", about=about),
            Button("Done", f"done #{ref}", about=about),
            Button("Add a comment", f"update #{ref}", about=about),
            *buttons,
        ]
    return tuple(buttons)
