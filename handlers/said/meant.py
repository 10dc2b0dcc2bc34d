"""“No, I meant CR1.4” under a question: what was asked of one action is said of another."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.asker import Answer, Asker
from handlers.finding import named_in
from handlers.messages import Button, Text
from handlers.rules.codes import code_refs
from handlers.rules.grammar import read_reply
from handlers.rules.reply import Reply, ReplyKind
from handlers.said.about_another import offer
from handlers.said.ground import known, next_meeting_day
from handlers.said.just_now import last_done, waiting
from handlers.said.questions import REPLY, read_edit
from handlers.said.taking import take
from store import actions, drafts
from store.drafts import Draft
from store.models import Action

_MEANT = re.compile(
    r"""(?P<no> (?: (?: no | nope | nah | oops | whoops | sorry | apologies | ah | oh | actually
      | wait | hang \s on | my \s mistake | my \s bad | wrong \s one ) [\s,.!;:–-]{1,4} ){0,4} )
    (?P<meant> (?: i | we ) \s (?: mean | meant | was \s (?:thinking|talking) \s (?:of|about) ) \s
      | meant \s | (?: that | it | this )(?: 's | ’s | \s is | \s was | \s were ) \s
      (?: meant \s ){0,1} (?: for | about | to \s be \s for ) \s | make \s that \s )?
    (?: action \s | number \s | no\.? \s | the \s )?
    (?P<code> \#\d{1,9} | [a-z]{1,8} [\s-]? \d{1,4} (?: [.\-/] \d{1,4} ){0,3} [a-z]?
      | \d{1,4} (?: \. \d{1,4} ){1,3} )
    (?: [\s,]{1,3} (?: please | sorry | instead | not \s \S{1,12} | and \s not \s \S{1,12} ) )?
    [\s.!]{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)


def meant_instead(asker: Asker, text: str) -> Answer | None:
    """What was asked a moment ago, taken for the action that is named now.

    Where nothing was asked, what was said last is offered to be moved there; else the action is
    shown, to be answered at its buttons. None where the words say anything else.
    """
    found = _MEANT.fullmatch(text.strip())
    if not found or not (found["no"] or found["meant"]):
        return None
    draft = next((draft for draft in waiting(asker) if draft.kind == REPLY), None)
    about = _may_be_meant(asker, draft, found["code"])
    target = _one_named(asker, found["code"], about)
    if target is None:
        return None
    if draft and {option["ref"] for option in draft.body["options"]} == {target.ref}:
        draft = None  # of this one it was asked: it is something else that was meant for it
    reply = _reply(asker, draft, target, about) if draft else None
    if draft is None or reply is None:
        return offer(asker, target) or _shown(asker, target)
    drafts.close(draft, asker.now, f"meant #{target.ref}")
    asker = asker.entering(draft.body)
    return take(asker, reply, [target], draft.body["words"])


def _shown(asker: Asker, target: Action) -> Answer | None:
    """The action with its buttons, and how to take back what was said of another just now."""
    from handlers.showing import show

    answer = show(asker, f"#{target.ref}")
    last = last_done(asker)
    if answer is None or last is None:
        return answer
    message = answer.message
    told = Text("What you said before stands; “undo” takes it back.", quiet=True)
    undo = Button("Undo what I said before", f"undo {last.id}")
    return replace(
        answer,
        message=replace(message, parts=(*message.parts, told), buttons=(*message.buttons, undo)),
    )


def _may_be_meant(asker: Asker, draft: Draft | None, code: str) -> list[Action]:
    """Those that were asked about, those that the code names, and the asker's own."""
    session, here = asker.session, asker.partnership.id
    options = draft.body["options"] if draft else ()
    asked = (actions.by_ref(session, here, option["ref"]) for option in options)
    own = actions.led_by(session, asker.recipient.id, here, asker.covers)
    found = [*(one for one in asked if one), *named_in(asker, [code]), *own]
    return [one for one in {each.id: each for each in found}.values() if asker.may_see(one)]


def _one_named(asker: Asker, code: str, about: Sequence[Action]) -> Action | None:
    refs = code_refs(code, [known(each, asker) for each in about])
    places = {place for ref in refs for place in ref.actions}
    return about[places.pop()] if len(places) == 1 else None


def _reply(asker: Asker, draft: Draft, target: Action, about: Sequence[Action]) -> Reply | None:
    """What its button would record; without one, the words of then read as said of the target."""
    options: list[dict[str, Any]] = draft.body["options"]
    offered = [option for option in options if option["ref"] == target.ref]
    if len(offered) == 1:
        return Reply(ReplyKind.EDITS, (replace(read_edit(offered[0]["edit"]), action=0),))
    words = _said_of(asker, draft.body["words"], target, about)
    if words is None:
        return None
    next_meeting = next_meeting_day(asker, words)
    read = read_reply(words, asker.today, [known(target, asker)], next_meeting=next_meeting)
    return read if read.edits or read.questions else None


def _said_of(asker: Asker, words: str, target: Action, about: Sequence[Action]) -> str | None:
    """The words with the target's code in place of the one in them; None where they name more."""
    refs = code_refs(words, [known(each, asker) for each in about])
    if len({ref.actions for ref in refs}) > 1:
        return None
    for ref in reversed(refs):
        words = f"{words[: ref.start]}{target.code or f'#{target.ref}'}{words[ref.end :]}"
    return words
