"""What a lead says and others decide: that an action is dropped and, where the partnership wants
that, a new deadline or "complete".

Until somebody has agreed, the action counts as before; the digest and `show` say what is asked for.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from handlers.asker import Asker
from handlers.deliveries.telling import tell
from handlers.messages import Message, Part, Text
from handlers.naming import code_for
from handlers.reporting import Report, record
from handlers.rules.dates.windows import Window
from handlers.rules.reminding.policy import NOBODY
from handlers.rules.reply import Edit, Status
from handlers.rules.sentences import shorten
from handlers.said.questions import kept_edit
from handlers.waiting import keep_draft
from handlers.wishes import COMPLETE, DEADLINE, DROP, Wish, decider_of
from store import drafts, people
from store.drafts import Draft
from store.models import Action, Entry


def split(asker: Asker, action: Action, edit: Edit) -> tuple[Edit | None, Edit]:
    """What has to wait for a decision, None where nothing has, and what is recorded at once."""
    if asker.is_coordinator or not asker.may_change(action):
        return None, edit
    waits = Edit(edit.action)
    if edit.status is Status.DISCONTINUED:
        waits, edit = replace(waits, status=edit.status), replace(edit, status=None)
    if edit.deadline and asks_for_deadlines(asker, action) and _differs(action, edit.deadline):
        waits, edit = replace(waits, deadline=edit.deadline), replace(edit, deadline=None)
    if edit.status is Status.COMPLETE and action.is_open and _asks(asker, COMPLETE):
        waits, edit = replace(waits, status=edit.status), replace(edit, status=None)
    if waits == Edit(edit.action):
        return None, edit
    return replace(waits, comment=edit.comment, private=edit.private), edit


def _asks(asker: Asker, kind: str) -> bool:
    decider = decider_of(asker.partnership, kind)
    return decider != NOBODY and decider not in asker.roles


def _differs(action: Action, window: Window) -> bool:
    return (action.due_first, action.due_last) != (window.first, window.last)


def asks_for_deadlines(asker: Asker, action: Action) -> bool:
    """Whether a new deadline of theirs would wait for a decision."""
    return not asker.is_coordinator and bool(action.due_last) and _asks(asker, DEADLINE)


def propose(asker: Asker, entry: Entry, action: Action, edit: Edit) -> list[str]:
    """Keep what is asked for and tell who decides; the sentences that say so to the lead."""
    if not edit.comment:
        record(asker.session, entry, action, Report(no_change=True), asker.today)
    asker.session.flush()
    single = [(DEADLINE, replace(edit, status=None))] if edit.deadline else []
    done = DROP if edit.status is Status.DISCONTINUED else COMPLETE
    single += [(done, replace(edit, deadline=None))] if edit.status else []
    return [_ask(asker, entry, action, kind, one) for kind, one in single]


def _ask(asker: Asker, entry: Entry, action: Action, kind: str, edit: Edit) -> str:
    for earlier in _waiting(asker.session, action, kind):
        drafts.close(earlier, asker.now, "replaced")
    body = {"action": action.id, "edit": kept_edit(replace(edit, action=0))}
    body |= {"deadline": action.deadline_id, "state": action.state}
    body |= {"by": asker.recipient.name, "entry": entry.id}
    draft = keep_draft(asker, kind, body)
    role = decider_of(asker.partnership, kind)
    if not people.holders(asker.session, asker.partnership.id, role):
        role = "coordinator"
    code, wish = code_for(asker, action), Wish(draft, edit)
    tell(asker, role, f"propose:{draft.id}", _note(asker, wish, code, action))
    who = ", ".join(r.name for r in people.holders(asker.session, asker.partnership.id, role))
    said = wish.passed_on(who or "a coordinator", asker.today)
    return f"{code}: {said} Until then it counts as before."


def _note(asker: Asker, wish: Wish, code: str, action: Action) -> Message:
    """What whoever decides is told, with the lead's own words and the two buttons."""
    said = wish.asks(f"{code} {shorten(action.title, 80)}", asker.today)
    comment = wish.edit.comment
    quote: tuple[Part, ...] = (Text(f"“{shorten(comment, 300)}”"),) if comment else ()
    said = f"{said}. It counts as before until you say so."
    return Message(said, quote, wish.buttons(code, asker.today))


def _waiting(session: Session, action: Action, kind: str) -> list[Draft]:
    found = drafts.waiting(session, action.partnership_id, kind)
    return [draft for draft in found if draft.body["action"] == action.id]
