"""Saves an import that somebody has confirmed, under one entry with one Undo."""

from datetime import datetime

from sqlalchemy.orm import Session

from handlers.edits import undo_button
from handlers.exports.layouts import joined_layouts, layout_of
from handlers.finding import Sorry
from handlers.imports.applying import PARTS, apply_part
from handlers.imports.comparing import Against, against_live
from handlers.imports.outcomes import outcome_words
from handlers.imports.words import plan_title, size_words, summary, ways_on
from handlers.imports.writing import Writing, kept_headings, write_actions, write_new_plan
from handlers.messages import Button, Message
from handlers.papers.plan import PlanRead
from handlers.people.linking import proposal_parts, propose
from handlers.rules.sentences import counted
from handlers.waiting import show_anew
from store import drafts
from store.drafts import Draft
from store.models import Entry, Partnership, Plan, Recipient

_NEW_PLAN, _ADD = "new plan", "add to it"
_DONE = {
    "new": "Added {}.",
    "changed": "Changed {} as the file says.",
    "reported": "Changed {} to what the file says.",
    "gone": "Took {} out.",
}


def save(
    session: Session,
    partnership: Partnership,
    recipient: Recipient | None,
    draft: Draft,
    read: PlanRead,
    now: datetime,
    how: str,
    *,
    key: str,
) -> Message:
    """Write down what was read, in the way that was chosen, and say what was saved.

    Beside a live plan nothing is chosen for a person: the message then asks. Raises Sorry for
    words that are no way to import, and where nothing is left to do.
    """
    if how not in ("", _NEW_PLAN, _ADD, *PARTS):
        raise Sorry(f"I don't know how to import “{how[:40]}”. Type “import {draft.id}”.")
    against = against_live(session, partnership.id, read)
    asks = against.plan is not None and not how
    if asks or (how in PARTS and not against.is_same_plan):
        return summary(read, against, draft.id, from_chat=bool(draft.body.get("file")))
    writing = Writing(
        session, partnership, _entry(session, partnership, recipient, read, now, key), now
    )
    if how in PARTS:
        return _merged(writing, draft, read, against, how)
    if how == _ADD and against.plan is not None:
        return _added_to(writing, draft, read, against.plan)
    plan = write_new_plan(writing, read, plan_title(read))
    return _saved(writing, draft, plan, f"{plan.title} is imported: {size_words(read)}.")


def _entry(
    session: Session,
    partnership: Partnership,
    recipient: Recipient | None,
    read: PlanRead,
    now: datetime,
    key: str,
) -> Entry:
    entry = Entry(
        partnership_id=partnership.id,
        at=now,
        recipient_id=recipient.id if recipient else None,
        by_name=recipient.name if recipient else "the command line",
        source=read.file_name,
        words=f"import {read.file_name}",
        key=key,
    )
    session.add(entry)
    session.flush()
    return entry


def _added_to(writing: Writing, draft: Draft, read: PlanRead, plan: Plan) -> Message:
    ids = write_actions(writing, plan, read, read.actions)
    plan.headings = list(dict.fromkeys([*plan.headings, *kept_headings(read)]))
    plan.layout = joined_layouts(plan.layout, layout_of(read))
    said = f"{counted(len(ids), 'action')} added to {plan.title}."
    return _saved(writing, draft, plan, said)


def _merged(writing: Writing, draft: Draft, read: PlanRead, against: Against, part: str) -> Message:
    """One part of a changed file. The others wait on: the draft stays open while they do."""
    assert against.plan is not None  # noqa: S101 - it is the same plan
    done = apply_part(writing, read, against, part)
    against.plan.layout = joined_layouts(against.plan.layout, layout_of(read))
    if not done:
        raise Sorry("The plan says that already. Nothing was changed.")
    writing.session.flush()  # what is expired before it is written is lost
    writing.session.expire_all()
    left = against_live(writing.session, writing.partnership.id, read)
    said = _DONE[part].format(counted(done, "action"))
    return _saved(writing, draft, against.plan, said, left=left, read=read)


def _saved(
    writing: Writing,
    draft: Draft,
    plan: Plan,
    said: str,
    *,
    left: Against | None = None,
    read: PlanRead | None = None,
) -> Message:
    """What was saved, what is left to choose, and whom the names may be."""
    session, entry = writing.session, writing.entry
    draft.outcome = outcome_words(draft.outcome, plan.id, entry.id)
    buttons = [undo_button(entry)]
    ways = ways_on(left, draft.id) if left and read else []
    if ways:
        buttons += [*ways, Button("Leave the rest", f"cancel {draft.id}")]
    else:
        drafts.close(draft, writing.now, draft.outcome)
    show_anew(session, draft)
    found, others = propose(session, writing.partnership, plan)
    if len(found) > 1:
        links = {"links": [[person.id, member.id] for person, member in found]}
        kept = drafts.keep(
            session, writing.partnership.id, draft.recipient_id, "links", writing.now, links
        )
        buttons.append(Button(f"Link all {len(found)}", f"link all {kept.id}"))
    return Message(said, tuple(proposal_parts(found, others)), tuple(buttons))
