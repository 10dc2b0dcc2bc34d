"""Takes what was read from somebody's words: records the clear, asks about the rest.

A question keeps what each of its buttons would record in a draft, so that a press days later
records the words of then on the action of now.
"""

from dataclasses import replace

from handlers import proposing
from handlers.asker import Answer, Asker
from handlers.differing import ask_coordinators, said_to_lead, weighed
from handlers.edits import begin, change, keep_close, locked, undo_button
from handlers.finding import Sorry, refuse
from handlers.joining import joined
from handlers.messages import Button, Message, Text
from handlers.naming import code_for, shared_code
from handlers.own import check_live
from handlers.people.covering import on_behalf_of
from handlers.people.typed_leads import in_words, person_ids, typed_leads
from handlers.reporting import Report, record
from handlers.revisions import due_in
from handlers.rules.dates.saying import say_window
from handlers.rules.reply import Edit, Question, Reply
from handlers.rules.sentences import shorten
from handlers.said.follow_ups import follow_ups
from handlers.said.questions import ask
from handlers.wording import recorded_whole
from store.models import Action, Entry, Update

_MOST_REFUSED = 3  # refusals told beside what was recorded


def take(asker: Asker, reply: Reply, targets: list[Action], words: str | None = None) -> Answer:
    """Record the edits, ask the questions, and say both in one message."""
    offered = [option.edit for question in reply.questions for option in question.options]
    if any(edit.private for edit in (*reply.edits, *offered)):
        keep_close(asker.session)
    edits, refused = _allowed(asker, [(targets[edit.action], edit) for edit in reply.edits])
    if refused and not edits and not reply.questions:
        raise refused[0][1]
    new = [pair for pair in edits if _is_stranger(asker, *pair)]
    edits = [pair for pair in edits if pair not in new]
    messages = [_record_all(asker, edits, words)] if edits else []
    messages += [_of_it_alone(sorry) for _, sorry in refused[:_MOST_REFUSED]]
    messages += [_who_is(asker, action, edit) for action, edit in new]
    recorded = {action.id for action, _ in edits}
    messages += _asked(asker, reply, targets, words, recorded, alone=not messages)
    others = {action.id for action, _ in refused}
    messages += follow_ups(asker, _what_may_follow(asker, reply, targets, others), targets)
    asked_of = [targets[place] for question in reply.questions for place in question.actions]
    asked_of += [action for action, _ in refused]
    named = any(action.private for action in asked_of)
    return Answer(joined(messages), to_all=bool(edits) and not named)


def _asked(
    asker: Asker,
    reply: Reply,
    targets: list[Action],
    words: str | None,
    recorded: set[int],
    *,
    alone: bool,
) -> list[Message]:
    """The questions, and the refusals in place of those that only others can answer.

    Raises the first refusal where nothing else is said: `alone`, and every question is refused.
    """
    theirs = [_not_theirs(asker, question, targets) for question in reply.questions]
    if alone and theirs and all(theirs):
        raise next(filter(None, theirs))
    said = []
    for question, sorry in zip(reply.questions, theirs, strict=True):
        if sorry and recorded & {targets[place].id for place in question.actions}:
            continue  # a chair's comment is kept: how it stands is the lead's to say
        said.append(_of_it_alone(sorry) if sorry else ask(asker, question, targets, words))
    return said


def _what_may_follow(asker: Asker, reply: Reply, targets: list[Action], refused: set[int]) -> Reply:
    """The reply with the follow-up questions alone that the asker may answer."""
    after = ((question, targets[question.actions[0]]) for question in reply.follow_ups)
    then = [q for q, a in after if a.id not in refused and asker.may_change(a)]
    return replace(reply, follow_ups=tuple(then))


def _allowed(
    asker: Asker, edits: list[tuple[Action, Edit]]
) -> tuple[list[tuple[Action, Edit]], list[tuple[Action, Sorry]]]:
    """What the asker may record, and the refusals of the rest: one is no reason to lose all."""
    allowed, refused = [], []
    for action, edit in edits:
        try:
            check(asker, action, edit)
        except Sorry as sorry:
            refused.append((action, sorry))
        else:
            allowed.append((action, edit))
    return allowed, refused


def _not_theirs(asker: Asker, question: Question, targets: list[Action]) -> Sorry | None:
    """The refusal of a question whose every answer would be refused; None where it is asked."""
    about = [targets[place] for place in question.actions]
    edits = [(targets[option.edit.action], option.edit) for option in question.options]
    if not about or any(asker.may_change(action) for action in about):
        return None
    if asker.is_chair and all(only_comments(edit) for _, edit in edits):
        return None
    return refuse(asker, about[0], asker.request.text)


def _of_it_alone(sorry: Sorry) -> Message:
    """A refusal beside what was recorded."""
    said = sorry.answer.message
    summary = said.summary.removesuffix("Nothing was changed.") + "Nothing was changed for it."
    return replace(said, summary=summary)


def _is_stranger(asker: Asker, action: Action, edit: Edit) -> bool:
    """Whether it would be given to a name that the plan has not had before."""
    if not edit.reassign_to or not asker.may_change(action):
        return False
    return any(lead.is_new for lead in typed_leads(asker, edit.reassign_to))


def _who_is(asker: Asker, action: Action, edit: Edit) -> Message:
    """Asks before a name is made a lead: nobody would be reminded."""
    code, to = code_for(asker, action), shorten(edit.reassign_to, 60)
    return Message(
        f"{code}: I don't know {to} here, so nobody would be reminded. Nothing was changed for it. "
        f"Type the name as it stands under “people”, or give it to {to} all the same.",
        buttons=(Button(f"Give it to {to}", f"assign #{action.ref} to {to}", about=code),),
    )


def _record_all(asker: Asker, edits: list[tuple[Action, Edit]], words: str | None) -> Message:
    """One entry for all that was clear; its one Undo takes all of it back."""
    behalf = on_behalf_of(asker, [action for action, _ in edits])
    entry = begin(asker, words, on_behalf_of=behalf)
    lines = []
    held = locked(asker.session, (action.id for action, _ in edits))
    for action, edit in sorted(edits, key=lambda pair: pair[0].id):
        lines += record_edit(asker, entry, held[action.id], edit)
    ask_coordinators(asker, entry, held.values())
    return Message(lines[0], tuple(Text(line) for line in lines[1:]), (undo_button(entry),))


def check(asker: Asker, action: Action, edit: Edit) -> None:
    """Raise Sorry unless the asker may record this: a chair may comment and no more."""
    check_live(asker, action)
    if asker.may_change(action) or (asker.is_chair and only_comments(edit)):
        return
    due = f"now {say_window(edit.deadline, asker.today)}" if edit.deadline else ""
    who = f"to {edit.reassign_to}" if edit.reassign_to else ""
    said = [f"update #{action.ref}", spoken(replace(edit, comment="")), due, who, _comment(edit)]
    raise refuse(asker, action, " ".join(part for part in said if part))


def only_comments(edit: Edit) -> bool:
    """Whether a comment is all that it says."""
    return bool(edit.comment) and edit == Edit(edit.action, comment=edit.comment)


def spoken(edit: Edit) -> str:
    """The edit as the words that would say it."""
    said = [edit.status.value.replace("_", " ") if edit.status else "", _comment(edit)]
    return " ".join(part for part in said if part)


def _comment(edit: Edit) -> str:
    return f"private: {edit.comment}" if edit.private and edit.comment else edit.comment


def record_edit(asker: Asker, entry: Entry, action: Action, edit: Edit) -> list[str]:
    """Record one edit on a locked action; return the sentences that say so."""
    edit = replace(edit, comment=in_words(asker, edit.comment))
    proposed, edit = proposing.split(asker, action, edit)
    if proposed is not None:
        said = proposing.propose(asker, entry, action, proposed)
        return said if is_empty(edit) else [*said, *record_edit(asker, entry, action, edit)]
    report = Report(
        status=edit.status.value if edit.status else None,
        comment=edit.comment,
        deadline=due_in(edit.deadline) if edit.deadline else None,
        why_moved=edit.comment if edit.deadline and not edit.private else "",
        private=edit.private,
        no_change=edit.no_change,
        stands=asker.may_change(action),
    )
    said = []
    if edit != Edit(edit.action, reassign_to=edit.reassign_to) or not edit.reassign_to:
        report = weighed(asker, action, report)
        said = said_of(asker, action, record(asker.session, entry, action, report, asker.today))
        said += said_to_lead(asker, action) if report.voice else []
    if edit.reassign_to:
        leads = person_ids(asker, entry, typed_leads(asker, edit.reassign_to))
        said += said_of(asker, action, change(asker.session, entry, action, {"leads": leads}))
    return said


def is_empty(edit: Edit) -> bool:
    """Whether nothing is left to record."""
    return edit == Edit(edit.action)


def said_of(asker: Asker, action: Action, update: Update) -> list[str]:
    """The sentence of what was recorded, and the comment under it."""
    whose = "The" if asker.writer else "Your"
    return recorded_whole(action, update, asker.today, shared_code(asker, action), whose)
