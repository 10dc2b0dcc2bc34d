"""Questions that help, after something was recorded: each is asked once and may be skipped.

Once an action and state: whoever says Amber again with no other date is not asked again.
"""

from handlers.asker import Asker
from handlers.edits import touched_what_is_private
from handlers.messages import Button, Message
from handlers.naming import code_for
from handlers.requests import Kind
from handlers.rules.reply import Edit, Question, Reply, Status
from handlers.said.questions import ASKED, ask
from handlers.waiting import keep_draft
from store import drafts, people
from store.models import Action

_NEXT = {Status.AMBER: "Amber", Status.RED: "Red"}


def follow_ups(asker: Asker, reply: Reply, targets: list[Action]) -> list[Message]:
    """What is worth asking about what was just recorded: one question at most."""
    said = {edit.action: edit.status for edit in reply.edits}
    for question in reply.follow_ups:
        action = targets[question.actions[0]]
        if _counts(action, said.get(question.actions[0])) and not _was_asked(asker, action, "date"):
            return [_with_another_date(asker, question, targets, action)]
    for edit in reply.edits:
        action = targets[edit.action]
        counts = _says_no_more(edit) and _counts(action, edit.status)
        if counts and asker.leads(action) and not _was_asked(asker, action, "next"):
            return [_what_next(asker, action, edit)]
    return []


def _counts(action: Action, said: Status | None) -> bool:
    """Whether the colour that was said is the one that counts: another lead's may."""
    return said not in (Status.GREEN, *_NEXT) or action.rag == said


def _says_no_more(edit: Edit) -> bool:
    """Whether it makes an action Amber or Red and leaves open what happens next."""
    return edit.status in _NEXT and not edit.comment and not edit.deadline


def next_step(action: Action) -> str:
    """The kind of the draft that asks what happens next with it."""
    return _about(action, "next")


def _about(action: Action, what: str) -> str:
    """The kind of the draft that keeps this question about this state of the action."""
    return f"{ASKED}{what}:{action.id}:{action.rag}:{action.deadline_id or 0}"


def _was_asked(asker: Asker, action: Action, what: str) -> bool:
    return drafts.newest(asker.session, asker.partnership.id, _about(action, what)) is not None


def _with_another_date(
    asker: Asker, question: Question, targets: list[Action], action: Action
) -> Message:
    """The question for a new date, and the form for a date that no button offers."""
    asked = ask(asker, question, targets, None, _about(action, "date"))
    if not any(option.edit.deadline for option in question.options):
        return asked
    *dates, leave = asked.buttons
    return Message(
        asked.summary, buttons=(*dates, Button("Another date", f"move #{action.ref}"), leave)
    )


def _is_answered_to_all(asker: Asker) -> bool:
    """Whether there is a message to reply to: what one person alone sees in a channel is none."""
    here, request = asker.partnership, asker.request
    if request.private or request.kind in (Kind.SAID, Kind.EDITED):
        return True
    at = people.partnership_at(asker.session, here.workspace_id, request.address.place)
    return at is not None and not touched_what_is_private(asker.session)


def _what_next(asker: Asker, action: Action, edit: Edit) -> Message:
    """Asks for words, which the next reply or the form gives."""
    assert edit.status is not None  # noqa: S101 - the caller has looked
    code = code_for(asker, action)
    about = {"options": [], "words": "", "action": action.id, "key": asker.request.key}
    keep_draft(asker, _about(action, "next"), about)
    how = "Reply here" if _is_answered_to_all(asker) else "Press “Add a comment”"
    return Message(
        f"{code} is {_NEXT[edit.status]}. What happens next, and by when? {how}, or leave it.",
        buttons=(Button("Add a comment", f"update #{action.ref}", about=code),),
    )
