"""`redact CR6.2 names a resident`: the words of a comment are removed wherever they stand.

Who said it, when, and why it was removed stay on record. It is read back before it is done, since
nothing of it can be taken back.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.asker import Answer, Asker
from handlers.edits import begin, change, locked
from handlers.finding import Sorry, for_coordinators, pressable, take_action
from handlers.messages import Button, Message, Text
from handlers.naming import code_for
from handlers.papers.writing.redacted import without
from handlers.rules.dates.saying import say_day
from handlers.rules.redacting import REDACTED, Redaction
from handlers.rules.sentences import counted, shorten
from handlers.waiting import keep_draft, waiting
from handlers.wording import author_of, day_of, is_from_file
from store import drafts, entries, redactions
from store.models import Action, Update

_DRAFT = "redact"
_MOST = 20  # comments that are offered to choose from
_WHICH = re.compile(r"comment (\d{1,9}(?:\.\d{3})?)(?:[\s,:;]+(.*))?", re.DOTALL)
_NOW = re.compile(r"now (\d{1,9})")
_PLAN = "0"
_FROM_FILE = "the plan as imported"
_SENTENCE = 3  # words of a column that may say something of somebody; fewer are a number or a name
_LONGEST_WHY = 300  # characters


@dataclass(frozen=True)
class _Comment:
    """A comment of an action.

    Its number is that of the update that gave it, with a fraction for words that one replaced, and
    0 for those that came with the plan.
    """

    number: str
    words: str
    who: str
    day: date | None


def redact(asker: Asker, words: str) -> Answer | None:
    """`redact CR6.2 why` asks which comment, reads it back, and removes its words at a press."""
    if not asker.is_coordinator:
        raise for_coordinators(asker, "redact a comment", f"redact {words}")
    if confirmed := _NOW.fullmatch(words):
        return _done(asker, int(confirmed.group(1)))
    action, rest = take_action(asker, words, lambda ref, more: f"redact #{ref} {more}".strip())
    found = _WHICH.fullmatch(rest)
    why = " ".join(((found.group(2) or "") if found else rest).split())[:_LONGEST_WHY]
    comments = _comments(asker, action)
    if not comments:
        raise Sorry(f"{code_for(asker, action)} has no comment to redact. Nothing was changed.")
    if not why:
        raise Sorry(
            "Say why as well: it stays on record in place of the words. Type for example "
            f"“redact {code_for(asker, action)} names a resident”. Nothing was changed."
        )
    if found:
        return _read_back(asker, action, _one(comments, found.group(1)), why)
    if len(comments) > 1:
        return _choose(asker, action, comments, why)
    return _read_back(asker, action, comments[0], why)


def _comments(asker: Asker, action: Action) -> list[_Comment]:
    """The comments that still have words, the newest first; the same words once."""
    found: dict[str, _Comment] = {}
    for update in entries.about(asker.session, "action", action.id):
        for comment in [*_replaced(update), *_given(asker, update)]:
            # Who gave it is known better than who had it when it was replaced.
            is_news = comment.number.isdigit() or comment.words not in found
            if comment.words and is_news and REDACTED not in comment.words:
                found[comment.words] = comment
    if action.comment and action.comment not in found and REDACTED not in action.comment:
        who = action.commented_by or _FROM_FILE
        found[action.comment] = _Comment(_PLAN, action.comment, who, action.commented_on)
    return sorted(found.values(), key=lambda each: -float(each.number))


def _given(asker: Asker, update: Update) -> list[_Comment]:
    """A comment, or why the action was put on hold."""
    why: str = update.change.get("hold_why", [None, ""])[1]
    entry = update.entry
    who = _FROM_FILE if is_from_file(entry) else entry.on_behalf_of or entry.by_name
    words = update.comment or why or ""
    return [_Comment(str(update.id), words, who, day_of(update, asker.zone))]


def _replaced(update: Update) -> list[_Comment]:
    """What stood in the plan until this update put other words there: a comment, a column."""
    change = update.change
    same = "" if is_from_file(update.entry) else author_of(update.entry)
    day, who = change.get("commented_on", [None])[0], change.get("commented_by", [same])[0]
    stood = [(change.get("comment", [""])[0], who or _FROM_FILE, day)]
    before, after = change.get("fields", [{}, {}])
    stood += [
        (str(text), f"column “{shorten(name, 30)}”", None)
        for name, text in before.items()
        if text != after.get(name) and len(str(text).split()) >= _SENTENCE
    ]
    return [
        _Comment(f"{update.id}.{n:03}", words, who, date.fromisoformat(day) if day else None)
        for n, (words, who, day) in enumerate(stood, 1)
        if words
    ]


def _one(comments: list[_Comment], number: str) -> _Comment:
    for comment in comments:
        if comment.number == number:
            return comment
    raise Sorry("That comment is not there any more. Nothing was changed.")


def _said(asker: Asker, comment: _Comment) -> str:
    on = f" on {say_day(comment.day, asker.today)}" if comment.day else ""
    return f"{comment.who}{on}"


def _choose(asker: Asker, action: Action, comments: list[_Comment], why: str) -> Answer:
    buttons = [
        Button(
            shorten(f"{_said(asker, each)}: {each.words}", 60),
            f"redact #{action.ref} comment {each.number} {why}",
            about=each.number,
        )
        for each in comments[:_MOST]
    ]
    older = f" These are the newest {_MOST}." if len(comments) > _MOST else ""
    question = f"Which comment on {code_for(asker, action)} loses its words?{older}"
    return Answer(Message(question, buttons=tuple(pressable(buttons))))


def _read_back(asker: Asker, action: Action, comment: _Comment, why: str) -> Answer:
    body = {"action": action.id, "comment": comment.number, "why": why}
    draft = keep_draft(asker, _DRAFT, body)
    code = code_for(asker, action)
    return Answer(
        Message(
            f"Remove these words of {_said(asker, comment)} from {code} for good? "
            "This can't be undone.",
            (
                Text(f"“{shorten(comment.words, 1500)}”"),
                Text(
                    "They go from its history, from messages of mine, and from digests and papers "
                    f"that are out already. Who, when and why stay: “{why}”."
                ),
                Text(
                    "What somebody wrote in Slack is theirs to delete there; so are files that "
                    "were posted or passed on.",
                    quiet=True,
                ),
            ),
            (
                Button("Redact it", f"redact now {draft.id}"),
                Button("Leave it", f"cancel {draft.id}"),
            ),
        )
    )


def _done(asker: Asker, number: int) -> Answer:
    draft = waiting(asker, number, _DRAFT)
    action = locked(asker.session, [draft.body["action"]])[draft.body["action"]]
    comment = _one(_comments(asker, action), draft.body["comment"])
    drafts.close(draft, asker.now, "redacted")
    redaction = Redaction(comment.words)
    _note(asker, action, comment, redaction.in_text(draft.body["why"]))
    papers, files = _removed(asker, comment.words, redaction)
    made = f" {counted(papers, 'file')} of published papers were made anew." if papers else ""
    again = (
        " A file of mine that was posted before has them still: delete it there, and get it again "
        "by “export”."
        if papers or files
        else ""
    )
    code = code_for(asker, action)
    return Answer(
        Message(
            f"Redacted: the words of {_said(asker, comment)} on {code}. Messages "
            f"that quoted them are being corrected.{made}{again}",
            buttons=(Button("History", f"history #{action.ref}"),),
        )
    )


def _note(asker: Asker, action: Action, comment: _Comment, why: str) -> None:
    """The entry that says who redacted it, when and why; the action has that comment no more."""
    entry = begin(asker, why)
    entry.source = entries.A_REDACTION
    values: dict[str, Any] = {}
    if action.comment == comment.words:
        values |= {"comment": "", "commented_on": None, "commented_by": ""}
        values["comment_private"] = False
    if action.hold_why == comment.words:
        values["hold_why"] = ""
    change(asker.session, entry, action, values)


def _removed(asker: Asker, words: str, redaction: Redaction) -> tuple[int, int]:
    """How many files of papers, and of the local chat, were made anew."""
    session, here = asker.session, asker.partnership.id
    given = redactions.with_comment(session, here, words)

    def anew(name: str, value: Any) -> Any:
        found = redaction.in_json(value)
        return "" if name == "action.comment" and found == REDACTED else found

    redactions.rewrite(session, here, redaction.probe, anew)
    for entry in given:
        if redaction.shares_a_word(entry.words) and REDACTED not in entry.words:
            entry.words = REDACTED
        if entry.key:
            redactions.rewrite_request(session, entry.key, lambda _name, it: _all(it, redaction))
    return redactions.rewrite_files(session, here, lambda content: without(content, redaction))


def _all(value: Any, redaction: Redaction) -> Any:
    """Texts from which the comment was read in other words than they have are removed whole."""
    if isinstance(value, dict):
        spoken = {"text", "form"} & value.keys()
        names = spoken or value.keys()
        return value | {name: _all(value[name], redaction) for name in names}
    if isinstance(value, str) and redaction.shares_a_word(value) and REDACTED not in value:
        return REDACTED
    return value
