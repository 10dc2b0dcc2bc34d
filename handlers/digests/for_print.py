"""What the next digest prints for a comment: other words, or none. What was said is kept."""

from handlers.asker import Answer, Asker
from handlers.digests.picture import Picture, take_picture
from handlers.digests.preview import meeting_ahead
from handlers.digests.rows import exceptions
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, pressable, take_action
from handlers.messages import Button, Field, FieldKind, Form, Message
from handlers.naming import code_for, name_for
from handlers.requests import Kind
from handlers.rules.sentences import shorten
from store import digests
from store.calendar import Meeting
from store.models import Action

_MOST = 20  # actions that are offered to choose from
_LONGEST = 2000  # characters for print


def leave_out(asker: Asker, words: str) -> Answer:
    """`digest leave out CR6.2`: its comment stays out of the next digest."""
    meeting = meeting_ahead(asker, "leave out a comment", f"digest leave out {words}".strip())
    if not words:
        return _choose(asker, meeting, "Whose comment stays out?", "digest leave out")
    action = _with_comment(asker, words, "digest leave out")
    code = code_for(asker, action)
    said = f"The comment on {code} stays out of the digest. It is kept on record."
    return _printed(asker, meeting, action, "", said)


def edit(asker: Asker, words: str) -> Answer:
    """`digest edit CR6.2`: other words for its comment in the next digest; in a form."""
    meeting = meeting_ahead(asker, "edit a comment for print", f"digest edit {words}".strip())
    if not words:
        return _choose(asker, meeting, "Whose comment do you want to edit?", "digest edit")
    action = _with_comment(asker, words, "digest edit")
    if asker.request.kind is not Kind.SUBMITTED:
        return Answer(_form(asker, meeting, action))
    printed = asker.request.form.get("words", "").strip()[:_LONGEST]
    if not printed:
        sentence = "Write what is to be printed, or use “Leave out a comment”."
        return Answer(Message(sentence, errors=(("words", sentence),)))
    said = (
        f"The digest prints for {code_for(asker, action)}: “{shorten(printed, 300)}” "
        "The lead's own words are kept on record."
    )
    return _printed(asker, meeting, action, printed, said)


def _with_comment(asker: Asker, words: str, command: str) -> Action:
    action, _ = take_action(asker, words, lambda ref, _rest: f"{command} #{ref}")
    if not action.comment or action.comment_private:
        why = "its comment is never printed" if action.comment else "it has no comment"
        raise Sorry(f"{code_for(asker, action)}: {why}. Nothing was changed.")
    return action


def _form(asker: Asker, meeting: Meeting, action: Action) -> Message:
    kept = meeting.in_print.get(str(action.id), (None, ""))
    now = kept[1] if kept[0] == action.comment and kept[1] else action.comment
    hint = f"As said: “{shorten(action.comment, 120)}”"
    fields = (Field("words", "In the digest", FieldKind.LINES, now, required=True, hint=hint),)
    title = f"For print: {name_for(asker, action, most=60)}"
    return Message(title, (Form(title, f"digest edit #{action.ref}", fields, "Print this"),))


def _printed(asker: Asker, meeting: Meeting, action: Action, words: str, said: str) -> Answer:
    kept = {**meeting.in_print, str(action.id): [action.comment, words]}
    entry = begin(asker)
    if not change(asker.session, entry, meeting, {"in_print": kept}).change:
        raise Sorry(f"{code_for(asker, action)} is printed like that already. Nothing was changed.")
    buttons = (undo_button(entry), Button("Preview digest", "digest preview"))
    return Answer(Message(said, buttons=buttons))


def _choose(asker: Asker, meeting: Meeting, question: str, command: str) -> Answer:
    """The comments that the digest would print one by one, to be pressed."""
    picture = take_picture(asker.session, asker.partnership, asker.now, meeting)
    quoted = _quoted(asker, picture) if picture else []
    if not quoted:
        raise Sorry("The digest as it stands prints no comment. Nothing was changed.")
    buttons = [
        Button(
            shorten(f"{code_for(asker, action)}: {action.comment}", 60), f"{command} #{action.ref}"
        )
        for action in quoted[:_MOST]
    ]
    hint = f"Or type its code: “{command} {code_for(asker, quoted[0])}”."
    return Answer(Message(f"{question} {hint}", buttons=tuple(pressable(buttons))))


def _quoted(asker: Asker, picture: Picture) -> list[Action]:
    ids = [standing.id for pick in exceptions(picture) for standing in pick.shown]
    cards = digests.shown(asker.session, picture.plan, ids)
    return [cards[i] for i in ids if i in cards and picture.printed(cards[i])]
