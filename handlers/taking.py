"""Takes what was read from somebody's words: records the clear, asks about the rest.

A question keeps what each of its buttons would record in a draft, so that a press days later
records the words of then on the action of now.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from handlers.asker import Answer, Asker, for_you
from handlers.edits import begin, change, locked
from handlers.finding import Sorry, refuse
from handlers.leads import typed_leads
from handlers.messages import Button, Message, Text
from handlers.own import shared_code
from handlers.reporting import Report, record
from handlers.rules.replies import Edit, Known, Question, Reply, Status
from handlers.telling import tell
from handlers.wording import code_of, recorded, shorten, window_of
from store import actions, drafts, meetings
from store.models import Action, Entry, Update


def known(action: Action, asker: Asker) -> Known:
    """The action as the reading of words needs it."""
    return Known(
        code=action.code,
        title=action.title,
        rag="complete" if action.state == "complete" else action.rag,
        deadline=window_of(action),
        ref=action.ref,
        overdue=action.is_open and action.due_last is not None and action.due_last < asker.today,
    )


def next_meeting_day(asker: Asker) -> date | None:
    """The local day of the next meeting; None where none is known."""
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    return meeting.starts_at.astimezone(asker.zone).date() if meeting else None


def take(asker: Asker, reply: Reply, targets: list[Action], words: str | None = None) -> Answer:
    """Record the edits, ask the questions, and say both in one message."""
    messages: list[Message] = []
    done = _record_all(asker, [(targets[e.action], e) for e in reply.edits], words)
    if done is not None:
        messages.append(done)
    for question in (*reply.questions, *reply.follow_ups):
        follows = question in reply.follow_ups
        messages.append(ask(asker, question, targets, words, recorded_already=follows))
    return Answer(joined(messages), to_all=done is not None)


def _record_all(
    asker: Asker, edits: list[tuple[Action, Edit]], words: str | None
) -> Message | None:
    """One entry for all that was clear; its one Undo takes all of it back."""
    if not edits:
        return None
    for action, edit in edits:
        check(asker, action, edit)
    entry = begin(asker, words)
    lines = []
    held = locked(asker.session, (action.id for action, _ in edits))
    for action, edit in sorted(edits, key=lambda pair: pair[0].id):
        lines += record_edit(asker, entry, held[action.id], edit)
    return Message(
        lines[0], tuple(Text(line) for line in lines[1:]), (Button("Undo", f"undo {entry.id}"),)
    )


def check(asker: Asker, action: Action, edit: Edit) -> None:
    """Raise Sorry unless the asker may record this: a chair may comment and no more."""
    if asker.may_change(action):
        return
    wanted = f"update #{action.ref} {spoken(edit)}".strip()
    only_comment = edit == replace(Edit(edit.action), comment=edit.comment)
    if asker.is_chair and only_comment and edit.comment:
        return
    raise refuse(asker, action, wanted)


def spoken(edit: Edit) -> str:
    """The edit as the words that would say it."""
    said = [edit.status.value.replace("_", " ") if edit.status else "", edit.comment]
    return " ".join(part for part in said if part)


def record_edit(asker: Asker, entry: Entry, action: Action, edit: Edit) -> list[str]:
    """Record one edit on a locked action; return the sentences that say so."""
    if edit.status is Status.DISCONTINUED and not asker.is_coordinator:
        return _propose(asker, entry, action, edit)
    report = Report(
        status=edit.status.value if edit.status else None,
        comment=edit.comment,
        deadline=edit.deadline,
        no_change=edit.no_change,
    )
    said = []
    if report != Report() or not edit.reassign_to:
        said = said_of(asker, action, record(asker.session, entry, action, report, asker.today))
    if edit.reassign_to:
        leads = [person.id for person in typed_leads(asker, edit.reassign_to)]
        said += said_of(asker, action, change(asker.session, entry, action, {"leads": leads}))
    return said


def said_of(asker: Asker, action: Action, update: Update) -> list[str]:
    """The sentence of what was recorded, and the comment under it."""
    sentence = recorded(action, update, asker.today, shared_code(asker, action))
    return [sentence, f"“{update.comment}”"] if update.comment else [sentence]


def _propose(asker: Asker, entry: Entry, action: Action, edit: Edit) -> list[str]:
    """A lead's word that an action is dropped: a coordinator confirms it, or not."""
    if edit.comment:
        record(asker.session, entry, action, Report(comment=edit.comment), asker.today)
    code = code_of(action, shared_code(asker, action))
    tell(
        asker,
        "coordinator",
        f"drop:{entry.id}:{action.id}",
        Message(
            f"{asker.recipient.name} says that {code} {shorten(action.title, 80)} is dropped. "
            "It counts as before until you say so.",
            (Text(f"“{shorten(edit.comment or entry.words, 300)}”"),),
            (
                Button("Discontinue it", f"update #{action.ref} discontinued", about=code),
                Button("Keep it", f"show #{action.ref}", about=code),
            ),
        ),
    )
    who = asker.coordinators() or "A coordinator"
    return [
        f"{code}: I've asked {who} to confirm that it is dropped. Until then it counts as before."
    ]


def ask(
    asker: Asker,
    question: Question,
    targets: list[Action],
    words: str | None,
    *,
    recorded_already: bool = False,
) -> Message:
    """The question with a button an answer; each keeps the edit that pressing it records."""
    if not question.options:
        return Message(question.text)
    options = [
        {
            "ref": targets[option.edit.action].ref,
            "edit": _edits().dump_python(option.edit, mode="json"),
        }
        for option in question.options
    ]
    said = asker.request.text if words is None else words
    draft = drafts.keep(
        asker.session, asker.partnership.id, asker.recipient.id, "reply", asker.now,
        {"options": options, "words": said},
    )  # fmt: skip
    buttons = [
        Button(option.label, f"answer {draft.id} {number}")
        for number, option in enumerate(question.options, 1)
    ]
    # Some questions bring a way to leave things of their own, which counts as a word on them.
    if not any(option.label.startswith("Leave") for option in question.options):
        leave = "Leave it" if recorded_already else "Leave as it is"
        buttons.append(Button(leave, f"answer {draft.id} leave"))
    return Message(question.text, buttons=tuple(buttons))


def answer(asker: Asker, words: str) -> Answer | None:
    """`answer 17 2`: a button under a question was pressed."""
    number, _, choice = words.partition(" ")
    if not number.isdigit():
        return None
    draft = drafts.open_one(asker.session, asker.partnership.id, int(number), "reply")
    if draft is None:
        raise Sorry("That question was answered already. Type “mine” to see how things stand.")
    if choice == "leave":
        drafts.close(draft, asker.now, "left")
        return for_you("Left as it is.")
    options: list[dict[str, Any]] = draft.body["options"]
    if not choice.isdigit() or not 1 <= int(choice) <= len(options):
        return None
    option = options[int(choice) - 1]
    action = actions.by_ref(asker.session, asker.partnership.id, option["ref"])
    if action is None:
        raise Sorry("That action is no longer in the plan. Nothing was changed.")
    drafts.close(draft, asker.now, f"option {choice}")
    edit = _edits().validate_python(option["edit"])
    done = _record_all(asker, [(action, edit)], draft.body["words"])
    assert done is not None  # noqa: S101 - there is one edit
    return Answer(done, to_all=True)


@cache
def _edits() -> TypeAdapter[Edit]:
    return TypeAdapter(Edit)


def joined(messages: list[Message]) -> Message:
    """Several messages as one: the first speaks, the others follow as paragraphs."""
    if not messages:
        return Message("Nothing was changed.")
    first, *others = messages
    parts = [*first.parts]
    buttons = [*first.buttons]
    for other in others:
        parts += [Text(other.summary), *other.parts]
        buttons += other.buttons
    return Message(first.summary, tuple(parts), tuple(buttons), first.errors, first.title)
