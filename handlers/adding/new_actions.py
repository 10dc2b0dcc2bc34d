"""Adds an action to the plan: the row, its first deadline, its names, and the update that says so.

An action is written switched off and then switched on, so that undoing takes it out again.
"""

from datetime import date

from handlers.adding.read_line import NewAction
from handlers.asker import Asker
from handlers.edits import change
from handlers.people.typed_leads import person_ids
from handlers.reporting import status_values
from handlers.revisions import keep_revision
from handlers.rules.dates.saying import say_due
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import listed
from handlers.rules.statuses import label
from handlers.wording import due_words, name_of
from store import actions, people
from store.additions import last_position, theme_called
from store.models import Action, Entry, Lead, Plan, Update


def plan_to_add_to(asker: Asker, entry: Entry) -> Plan:
    """The live plan; a first one is opened where there is none."""
    here = asker.partnership.id
    plan = actions.live_plan(asker.session, here)
    if plan is None:
        people.locked(asker.session, here)  # somebody else may be opening it at this moment
        plan = actions.live_plan(asker.session, here)
    if plan:
        return plan
    plan = Plan(
        partnership_id=here,
        title=f"{asker.partnership.name} action plan",
        live=False,
        created_at=asker.now,
    )
    asker.session.add(plan)
    change(asker.session, entry, plan, {"live": True})
    return plan


def add_action(asker: Asker, entry: Entry, plan: Plan, new: NewAction) -> tuple[Action, Update]:
    """Write a new action down at the end of its heading, or of the plan."""
    session = asker.session
    theme = theme_called(session, plan.id, new.theme) if new.theme else None
    at_end = last_position(session, plan.id) + 1
    action = Action(
        partnership_id=asker.partnership.id,
        plan_id=plan.id,
        theme=theme,
        ref=actions.take_refs(session, asker.partnership.id),
        code=new.code,
        title=new.title,
        # The same place as the heading's last one: of two in one place the newer comes second.
        position=(last_position(session, plan.id, theme.id) if theme else 0) or at_end,
        origin=new.origin,
        withdrawn=True,
        created_at=asker.now,
        leads=[
            Lead(person_id=person_id, position=position)
            for position, person_id in enumerate(person_ids(asker, entry, new.leads))
        ],
    )
    session.add(action)
    session.flush()
    _set_first_deadline(action, new, entry, asker)
    stands = status_values(new.status.value) | {"reported_at": entry.at} if new.status else {}
    return action, change(session, entry, action, {"withdrawn": False} | stands)


def _set_first_deadline(action: Action, new: NewAction, entry: Entry, asker: Asker) -> None:
    due = new.deadline
    if not due.text:
        return
    action.deadline_id = keep_revision(asker.session, entry, action, due).id
    action.deadline_text, action.deadline_kind = due.text, due.kind
    action.due_first, action.due_last = due.first, due.last
    action.original_text, action.original_last = due.text, due.last


def added_words(asker: Asker, action: Action, new: NewAction, shared: frozenset[str]) -> str:
    """All that was recorded of a new action, in a sentence."""
    said = [led_words(new) or "no lead yet", due_words(action, asker.today), *status_words(new)]
    if action.theme:
        said.append(f"under {action.theme.title}")
    if action.origin:
        said.append(action.origin)
    return f"Added {name_of(action, shared)} · {' · '.join(said)}."


def due_said(new: NewAction, today: date) -> str:
    """The deadline of an action that is to be added: `due Fri 30 Oct`, `ongoing`."""
    due = new.deadline
    if due.first is None or due.last is None:
        return due.text or "no deadline"
    return say_due(Window(due.first, due.last), today)


def status_words(new: NewAction) -> list[str]:
    """How it stands already, where that was said."""
    return [label(new.status)] if new.status else []


def led_words(new: NewAction) -> str:
    """Who is to lead, and whose name the plan has not had before."""
    return listed(f"{who.name} (a new name)" if who.is_new else who.name for who in new.leads)
