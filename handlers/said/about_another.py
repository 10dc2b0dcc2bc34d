"""“Sorry, I meant CR1.4” after something was recorded: taken back there, and recorded here."""

import re
from dataclasses import replace

from handlers.asker import Answer, Asker
from handlers.finding import Sorry
from handlers.joining import joined
from handlers.messages import Button, Message
from handlers.naming import code_for, name_for
from handlers.rules.codes import code_refs
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Reply
from handlers.rules.sentences import shorten
from handlers.said.ground import known, next_meeting_day
from handlers.said.just_now import last_done
from handlers.said.taking import take
from handlers.undoing import undo
from store import actions, entries
from store.models import Action, Entry, Update

_COMMAND = re.compile(r"(?i)^/?(?:(?:action|update)\s+)+")


def offer(asker: Asker, target: Action) -> Answer | None:
    """The question whether what they said last, of one other action, is moved to this one.

    None where it can't be: it is too long ago, of several, or says nothing of an action by itself.
    """
    last = last_done(asker)
    if last is None or not asker.may_change(target):
        return None
    about = _about(asker, last)
    if about is None or about[0].id == target.id or not _read(asker, last, *about, target):
        return None
    was, code = (code_for(asker, each) for each in (about[0], target))
    name = name_for(asker, target, most=60)
    return Answer(
        Message(
            f"“{shorten(last.words, 200)}” is recorded for {was}. Shall it be for {name}?",
            buttons=(
                Button(f"Move it to {code}", f"meant {last.id} {target.ref}", main=True),
                Button("Undo it", f"undo {last.id}"),
                Button(f"Show {code}", f"show #{target.ref}"),
            ),
        )
    )


def move(asker: Asker, words: str) -> Answer | None:
    """`meant 5812 7`: undoes an entry, and records what it said for action #7."""
    found = re.fullmatch(r"(\d{1,9}) (\d{1,9})", words)
    if not found:
        return None
    here = asker.partnership.id
    entry = entries.by_id(asker.session, here, int(found[1]))
    target = actions.by_ref(asker.session, here, int(found[2]))
    about = _about(asker, entry) if entry else None
    if entry is None or about is None or target is None or not asker.may_see(target):
        raise Sorry("I can't tell what that moves. Nothing was changed.")
    undone = undo(asker, str(entry.id))
    reply = _read(asker, entry, *about, target)
    if undone is None or reply is None:
        raise Sorry("That can't be moved as it is: say it of the other one. Nothing was changed.")
    taken = take(asker, reply, [target], entry.words)
    code = code_for(asker, about[0])
    back = tuple(replace(each, label=f"Put {code} back") for each in undone.message.buttons)
    messages = [taken.message, replace(undone.message, buttons=back)]
    return Answer(joined(messages), to_all=taken.to_all)


def _about(asker: Asker, entry: Entry) -> tuple[Action, Update] | None:
    """The one action that an entry changed, and how; None where it changed anything else."""
    if len(entry.updates) != 1 or entry.updates[0].subject != "action":
        return None
    update = entry.updates[0]
    action = asker.session.get(Action, update.subject_id)
    return (action, update) if action else None


def _read(asker: Asker, entry: Entry, was: Action, update: Update, target: Action) -> Reply | None:
    """The words of an entry as said of the target, with the comment that was made of them."""
    words = _COMMAND.sub("", entry.words)
    for ref in reversed(code_refs(words, [known(was, asker)])):
        words = f"{words[: ref.start]}{target.code or f'#{target.ref}'}{words[ref.end :]}"
    next_meeting = next_meeting_day(asker, words)
    read = read_reply(words, asker.today, [known(target, asker)], next_meeting=next_meeting)
    if len(read.edits) != 1 or read.questions:
        return None
    edit = replace(read.edits[0], comment=update.comment, private=update.private)
    return replace(read, edits=(edit,))
