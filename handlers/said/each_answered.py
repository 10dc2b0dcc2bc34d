"""Several things asked, answered at once, with news beside: “FD5 yes, VO5 no”, “yes, VO5 amber”."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.asker import Answer, Asker
from handlers.edits import begin
from handlers.finding import Sorry, is_code
from handlers.joining import joined
from handlers.messages import Message
from handlers.naming import code_for
from handlers.rules.yes_beside import after_yes, said_of_each
from handlers.said.ground import known
from handlers.said.pressed import take_chosen
from handlers.said.questions import REPLY
from store import actions, drafts
from store.drafts import Draft
from store.models import Action

_IN_WORDS = "in words"
_Asked = tuple[Draft, dict[str, Any], Action]  # the question, its yes, and what it is about


def each_said(asker: Asker, asked: Sequence[Draft], text: str) -> Answer | None:
    """What the words come to where a yes or a no stands beside codes; None where none does.

    All of it goes under one entry: one Undo takes it back.
    """
    closed = [found for draft in asked if (found := _of_one(asker, draft))]
    said, rest = said_of_each(text, [known(action, asker) for _, _, action in closed])
    if not said and len(closed) == len(asked) == 1 and _goes_on(asker, after_yes(text), closed[0]):
        said, rest = {0: True}, after_yes(text)
    if not said:
        return None
    asker = replace(asker, under=begin(asker))
    chosen = [closed[place] for place, yes in sorted(said.items()) if yes]
    messages = []
    if chosen:
        drafted, options = [draft for draft, _, _ in chosen], [option for _, option, _ in chosen]
        messages.append(take_chosen(asker, drafted, options, _IN_WORDS).message)
    messages += [_left(asker, closed[place]) for place, yes in sorted(said.items()) if not yes]
    messages += _of_the_rest(asker, rest)
    together = joined(messages)
    return Answer(replace(together, buttons=tuple(dict.fromkeys(together.buttons))), to_all=True)


def _of_one(asker: Asker, draft: Draft) -> _Asked | None:
    """A question that a yes answers, of one action."""
    options = draft.body.get("options") or []
    if draft.kind != REPLY or not draft.body.get("closed") or len({o["ref"] for o in options}) != 1:
        return None
    action = actions.by_ref(asker.session, asker.partnership.id, options[0]["ref"])
    return (draft, options[0], action) if action else None


def _goes_on(asker: Asker, rest: str, asked: _Asked) -> bool:
    """Whether the words after a yes begin with the code of another action."""
    word = rest.split(maxsplit=1)[0].strip(".,:;") if rest.strip() else ""
    return bool(word) and is_code(asker, word) and word.casefold() != asked[2].code.casefold()


def _left(asker: Asker, asked: _Asked) -> Message:
    draft, _, action = asked
    drafts.close(draft, asker.now, "left")
    return Message(f"{code_for(asker, action)} is left as it is.")


def _of_the_rest(asker: Asker, rest: str) -> list[Message]:
    """What is said beside the answers, read as if it had been said alone."""
    from handlers.replies import plain_words

    if not any(map(str.isalnum, rest)):
        return []
    alone = replace(asker, request=replace(asker.request, text=rest))
    try:
        with asker.session.begin_nested():
            answer = plain_words(alone)
    except Sorry as sorry:
        answer = sorry.answer
    return [answer.message] if answer else []
