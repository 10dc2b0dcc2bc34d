"""Reads a lead's reply: words in, edits or a question out.

Rules only: the same words always read the same way, and nothing here knows who may set what.
A reply is parted among the actions it speaks of; each part is judged by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.rules import asking
from handlers.rules.asked.leave_words import without_leave
from handlers.rules.bare_numbers import with_letters
from handlers.rules.codes import code_refs
from handlers.rules.date_put_right import as_new_date
from handlers.rules.dictated import as_written
from handlers.rules.in_confidence import confided, is_mark_alone, off_the_record
from handlers.rules.mail import own_words
from handlers.rules.no_update import read_no_update, read_question
from handlers.rules.numbered import numbered_lines
from handlers.rules.parts import read_parts
from handlers.rules.plain_speech import mocks, of_its_own, standing
from handlers.rules.polite_wishes import plainly
from handlers.rules.questions_beside import without_questions
from handlers.rules.reply import (
    Edit,
    Intent,
    Known,
    Question,
    Reply,
    ReplyKind,
)
from handlers.rules.said_first import status_first
from handlers.rules.surroundings import inverts
from handlers.rules.turned import turned
from handlers.rules.verdicts import Verdict
from handlers.rules.words import words


def read_reply(
    text: str, today: date, actions: Sequence[Known], *, next_meeting: date | None = None
) -> Reply:
    """Read what a lead answered about `actions`; `today` is the lead's own day. Never raises.

    With no actions nothing can be recorded, and anything but thanks and the like is a question.
    """
    said = as_new_date(with_letters(as_written(turned(own_words(text)), actions), actions))
    said = numbered_lines(said, actions)
    secret = confided(said, actions)
    if is_mark_alone(said) or (secret and _names_no_more(secret.words, actions)):
        return _nothing_beside(actions)
    if secret is None:
        return _read(said, today, actions, next_meeting)
    return secret.kept(_read(secret.words, today, actions, next_meeting))


def _read(said: str, today: date, actions: Sequence[Known], next_meeting: date | None) -> Reply:
    told = without_leave(said, today)
    settled = read_no_update(said, today, actions, next_meeting=next_meeting)
    if settled and (told == said or not _sets_dates(told, today, actions, next_meeting)):
        return settled
    if mocks(said):
        return _mocked(said, actions)
    plain, asks = without_questions(plainly(told), actions)
    verdicts = read_parts(plain, today, actions, next_meeting=next_meeting)
    if plain != told and not (_sets_some(verdicts) or (asks and any(v.edit for v in verdicts))):
        plain, asks = told, False
        verdicts = read_parts(told, today, actions, next_meeting=next_meeting)
    if told != said and not _sets_some(verdicts) and not any(v.edit for v in verdicts):
        plain, asks = said, False
        verdicts = read_parts(said, today, actions, next_meeting=next_meeting)
    reply = _whole(plain, verdicts, actions)
    return replace(reply, intent=Intent.QUESTION) if asks else reply


def read_update(
    text: str, today: date, action: Known, *, next_meeting: date | None = None
) -> Reply:
    """Read the words after `update CR1.3`: a status that leads is meant. Never raises."""
    own = own_words(text)
    secret = confided(own)
    said = without_leave(secret.words if secret else own, today)
    verdict = status_first(said, today, action, next_meeting=next_meeting)
    if verdict is None:
        return read_reply(text, today, [action], next_meeting=next_meeting)
    reply = _whole(said, [verdict], [action])
    return secret.kept(reply) if secret else reply


def _whole(said: str, verdicts: Sequence[Verdict], actions: Sequence[Known]) -> Reply:
    """One reply out of what was made of its parts."""
    several = _of_several(said, verdicts, actions)
    coded = several and bool(code_refs(said, actions))
    edits = tuple(_worded(v.edit, said, several=several, coded=coded) for v in verdicts if v.edit)
    questions = tuple(v.question for v in verdicts if v.question)
    if off_the_record(said):
        edits, questions = _kept_back(edits, questions)
    follow_ups = tuple(v.follow_up for v in verdicts if v.follow_up)
    why = "; ".join(dict.fromkeys(v.why for v in verdicts if v.why))
    asked = read_question(said)
    if asked and (inverts(words(said[:200])) or _sets_nothing(edits, questions)):
        return asked
    if edits:
        intent = asked.intent if asked else None
        return Reply(ReplyKind.EDITS, edits, questions, intent, None, follow_ups, why)
    if not questions and not follow_ups:
        questions = (_lost(said, actions),)
    return Reply(
        ReplyKind.ASK, (), questions or follow_ups, why=why or "no status, date or comment"
    )


def _of_several(said: str, verdicts: Sequence[Verdict], actions: Sequence[Known]) -> bool:
    """Whether each of several actions has words of its own, so that no line is one's comment."""
    coded = {ref.actions for ref in code_refs(said, actions)}
    edited = {v.edit.action for v in verdicts if v.edit}
    asked = {place for v in verdicts if v.question for place in v.question.actions}
    return len(coded) > 1 or len(edited | asked) > 1


def _sets_dates(
    told: str, today: date, actions: Sequence[Known], next_meeting: date | None
) -> bool:
    """Whether an action is named and has a new date: "6.4 now 10 Dec" beside "I'm on leave"."""
    if not code_refs(told, actions):
        return False
    if read_no_update(told, today, actions, next_meeting=next_meeting):
        return False
    verdicts = read_parts(told, today, actions, next_meeting=next_meeting)
    return any(v.edit and v.edit.deadline for v in verdicts)


def _sets_some(verdicts: Sequence[Verdict]) -> bool:
    """Whether a status is set, or one is asked about."""
    offered = (o.edit for v in verdicts if v.question for o in v.question.options)
    said = (v.edit for v in verdicts if v.edit)
    return any(edit.status for edit in (*said, *offered))


def _worded(edit: Edit, said: str, *, several: bool, coded: bool) -> Edit:
    own = of_its_own(edit.comment, coded=coded) if several else standing(edit.comment, said)
    return replace(edit, comment=(own or standing(edit.comment, said)).rstrip(" ,;"))


def _mocked(said: str, actions: Sequence[Known]) -> Reply:
    text = f"I couldn't tell from “{asking.short(said)}” how things stand. Nothing was recorded."
    question = Question(text, tuple(range(len(actions))))
    return Reply(ReplyKind.ASK, (), (question,), why="its end takes back what it says")


def _kept_back(
    edits: Sequence[Edit], questions: Sequence[Question]
) -> tuple[tuple[Edit, ...], tuple[Question, ...]]:
    """What is off the record is no comment; what may stand there is asked."""
    said = dict.fromkeys(
        [edit.action for edit in edits] + [place for q in questions for place in q.actions]
    )
    bare = tuple(replace(edit, comment="") for edit in edits)
    kept = tuple(edit for edit in bare if edit != Edit(edit.action))
    without = [
        replace(q, options=tuple(replace(o, edit=replace(o.edit, comment="")) for o in q.options))
        for q in questions
    ]
    text = (
        "You say that is off the record, so I kept your words out of it. What may I record? "
        "Begin with “private:” to keep it out of the papers, or leave it."
    )
    return kept, (*without, Question(text, tuple(said)))


def _names_no_more(text: str, actions: Sequence[Known]) -> bool:
    """Whether there are no words beside the codes."""
    for ref in reversed(code_refs(text, actions)):
        text = f"{text[: ref.start]} {text[ref.end :]}"
    return not any(map(str.isalnum, text))


def _nothing_beside(actions: Sequence[Known]) -> Reply:
    """Asks for the words that a mark of confidence is about, where it stands alone."""
    text = (
        (
            "What is to be kept out of the papers? Say it after “private:”, for example "
            f"“{actions[0].code or 'CR1.3'} private: staff sickness”. Nothing was changed."
        )
        if actions
        else "Nothing was changed."
    )
    question = Question(text, tuple(range(len(actions))))
    return Reply(ReplyKind.ASK, (), (question,), why="in confidence, and nothing is said")


def _only_comments(edit: Edit) -> bool:
    return edit == Edit(edit.action, comment=edit.comment)


def _sets_nothing(edits: Sequence[Edit], questions: Sequence[Question]) -> bool:
    return all(_only_comments(edit) for edit in edits) and not _dated(questions)


def _dated(questions: Sequence[Question]) -> bool:
    return any(option.edit.deadline for question in questions for option in question.options)


def _lost(said: str, actions: Sequence[Known]) -> Question:
    if len(actions) == 1:
        return asking.unclear(0, actions[0], said, Edit(0))
    places = range(len(actions))
    return asking.which_action(places, actions, [None for _ in places])
