"""The questions Chaser asks back about a reply, each in one sentence, with answers to press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.rules.date_doubts import Timing
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import Window
from handlers.rules.reply import COLOURS, Edit, Known, Option, Question, Status
from handlers.rules.sentences import shorten
from handlers.rules.statuses import label

_LEAVE = "Leave as it is"
_MOST_OFFERED = 5  # actions in one question


def name(action: Known, among: Sequence[Known] = ()) -> str:
    """What an action is called when it is asked about: its code, else its title."""
    if not action.code:
        return short(action.title, 40)
    shared = sum(1 for other in among if other.code == action.code) > 1
    return f"{action.code} (#{action.ref})" if shared and action.ref else action.code


def short(text: str, most: int = 60) -> str:
    """A person's words on one line, without the marks around them, cut at a word."""
    return shorten(text.strip(" ,;:-–—\n"), most)


# Left over where a reply was parted among its actions: "is fine", "going well but".
_SCRAPS = re.compile(r"(?i)^(?:is|are|has been|have been)\s+(?=\w)|\s+(?:but|and|while|so)$")


def said_status(
    place: int, action: Known, words: str, offered: Sequence[Status], edit: Edit
) -> Question:
    """Asks whether words that only lean to a status mean it today."""
    first = label(offered[0])
    quoted = short(_SCRAPS.sub("", short(words, 200)))
    text = f"{name(action)}: is “{quoted}” {first} today? Nothing is recorded for it yet."
    return Question(text, (place,), _statuses(offered, edit), closed=True)


def done_then(action: Known, words: str, day: Window, today: date, edit: Edit) -> Question:
    """Asks whether it is complete, or will be on the day ahead that was named beside it."""
    asked = said_status(edit.action, action, words, (Status.COMPLETE,), edit)
    more = "" if edit.comment == short(words, 1000) else edit.comment
    label_ = f"Due {say_window(day, today)}"
    due = Option(label_, replace(edit, deadline=day, comment=more))
    return replace(asked, options=(asked.options[0], due, *asked.options[1:]))


def now_what(place: int, action: Known, words: str, edit: Edit, stands: Status) -> Question:
    """Asks for the status after the one that stands was denied."""
    offered = [s for s in (*COLOURS, Status.COMPLETE) if s != stands]
    text = (
        f"{name(action)}: you wrote “{short(words)}”, so what is it now? "
        "Nothing is recorded for it yet."
    )
    return Question(text, (place,), _statuses(offered, edit))


def two_statuses(
    place: int, action: Known, words: str, offered: Sequence[Status], edit: Edit
) -> Question:
    """Asks which of several statuses is meant."""
    said = " or ".join(label(status) for status in offered)
    text = f"{name(action)}: “{short(words)}” could be {said}, so which is it?"
    return Question(text, (place,), _statuses(offered, edit)[:-1])


def how_it_stands(place: int, action: Known, edit: Edit, *, complete: bool = False) -> Question:
    """Asks for a colour where none stands, after the comment was recorded."""
    offered = list(COLOURS)
    if complete:
        offered = [Status.COMPLETE, *offered]
    text = f"{name(action)} has no colour yet: how does it stand?"
    bare = Edit(edit.action)
    return Question(text, (place,), _statuses(offered, bare)[:-1])


def whole_too(place: int, action: Known, status: Status) -> Question:
    """Asks whether what was said of a part is true of the action."""
    text = f"Is {name(action)} as a whole {label(status)}?"
    options = (
        Option(label(status), Edit(place, status)),
        Option(_LEAVE, Edit(place, no_change=True)),
    )
    return Question(text, (place,), options, closed=True)


def unclear(place: int, action: Known, words: str, edit: Edit) -> Question:
    """Asks what a reply means that says nothing of any status."""
    text = f"{name(action)}: I couldn't tell from “{short(words)}” how it stands."
    offered = (*COLOURS, Status.COMPLETE)
    return Question(text, (place,), _statuses(offered, edit)[:-1])


def _statuses(offered: Sequence[Status], edit: Edit) -> tuple[Option, ...]:
    options = [Option(label(status), replace(edit, status=status)) for status in offered]
    left = replace(edit, status=None)
    if left == Edit(edit.action):
        left = replace(left, no_change=True)
    return (*options, Option(_LEAVE, left))


def whose(place: int, action: Known) -> Question:
    """Asks who leads, when the one asked says it is not theirs."""
    return Question(f"{name(action)}: who leads on it now?", (place,), names=True)


def beyond_title(comment: str, title: str) -> str:
    """A comment without the action's own title in front of it."""
    bare = comment.lstrip("([“\"'")
    if not title or not bare.lower().startswith(title.lower()):
        return comment
    return bare[len(title) :].lstrip(" ,;:.-–—)]”\"'")


def which_date(place: int, action: Known, timing: Timing, today: date, edit: Edit) -> Question:
    """Asks about a date that cannot be taken as it stands."""
    called, phrase = name(action), short(timing.phrase, 40)
    said = [say_window(window, today) for window in timing.options]
    if timing.doubt == "unsure":
        text = f"{called}: is {said[0] if said else phrase} the new date?"
    elif timing.doubt == "past":
        text = f"{called}: “{phrase}” is in the past, so what is the new date?"
    elif timing.doubt == "given up":
        text = f"{called}: what is the new date?"
    elif timing.doubt == "several":
        text = f"{called}: which date do you mean, {' or '.join(said)}?"
    else:
        text = f"{called}: {timing.doubt.rstrip('.')}, so what is the new date?"
    kept = replace(edit, comment=_beyond_date(edit.comment, timing.phrase))
    options = [
        Option(words, replace(kept, deadline=window))
        for words, window in zip(said[:4], timing.options, strict=False)
    ]
    if timing.doubt == "unsure" and edit.comment:
        options.append(Option("No, a comment", edit))
    return Question(text, (place,), tuple(options), closed=timing.doubt == "unsure")


def dated(question: Question, window: Window | None) -> Question:
    """The question, whose answers record the date too that was said outright beside the colour."""
    if window is None:
        return question
    options = (
        replace(each, edit=replace(each.edit, deadline=window, no_change=False))
        for each in question.options
    )
    return replace(question, options=tuple(options))


def _beyond_date(comment: str, phrase: str) -> str:
    """A comment without the date in front of it, which the answer sets."""
    opens = rf"(?i)(?:(?:to|until|till|by|now|for) )?(?:the )?{re.escape(phrase)}(?:[\s,;:.–—-]+|$)"
    return re.sub(opens, "", comment, count=1) if re.match(opens, comment) else comment


def a_new_date(place: int, action: Known, today: date) -> Question:
    """Asks for a new date where the old one has passed, once, and may be left."""
    was = f" ({say_window(action.deadline, today)})" if action.deadline else ""
    text = f"{name(action)} is Green, and its date has passed{was}. A new date?"
    month = today.replace(day=28) + timedelta(days=4)
    end = month - timedelta(days=month.day)
    if (end - today).days < 7:
        later = (end + timedelta(days=1)).replace(day=28) + timedelta(days=4)
        end = later - timedelta(days=later.day)
    window = Window(end, end)
    options = (
        Option(say_window(window, today), Edit(place, deadline=window)),
        Option("Leave it", Edit(place, no_change=True)),
    )
    return Question(text, (place,), options)


def was_red(place: int, action: Known) -> Question:
    """Asks what changed where Red turned Green under "all on track"."""
    text = f"{name(action)} was Red and is now Green: what changed?"
    left = Option("Keep it Red", Edit(place, Status.RED))
    return Question(text, (place,), (left,))


def was_not_rated(place: int, action: Known) -> Question:
    """Asks whether what had no colour yet is among what "all done" meant."""
    text = f"{name(action)} had no colour yet and is now Complete: is that right?"
    return Question(text, (place,), (Option("Not started", Edit(place, Status.NOT_STARTED)),))


def which_action(
    places: Sequence[int], actions: Sequence[Known], edits: Sequence[Edit | None]
) -> Question:
    """Asks which action is meant and offers each."""
    still = [at for at, place in enumerate(places) if actions[place].rag != "complete"]
    # Of several that were just spoken of, one that is complete may be meant as well.
    kept = (still if len(still) > 1 else range(len(places)))[:_MOST_OFFERED]
    places, edits = [places[at] for at in kept], [edits[at] for at in kept]
    names = [name(actions[place], actions) for place in places]
    listed = ", ".join(names[:-1]) + f" or {names[-1]}" if len(names) > 1 else "".join(names)
    text = f"I couldn't tell which action you mean: {listed}?"
    options = tuple(
        Option(short(f"{called} {actions[place].title}" if actions[place].code else called), edit)
        for called, place, edit in zip(names, places, edits, strict=True)
        if edit
    )
    return Question(text, tuple(places), options)


def which_of_all(places: Sequence[int], actions: Sequence[Known]) -> Question:
    """Asks which are meant where some are left out that nobody can tell: "all bar one"."""
    still = [place for place in places if actions[place].rag != "complete"]
    names = [name(actions[place], actions) for place in (still if len(still) > 1 else places)]
    few = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) <= _MOST_OFFERED else "them"
    text = (
        f"I couldn't tell which of {few} you mean, so nothing is recorded for them. "
        f"Say it with the code, for example “all green except {names[-1]}”."
    )
    return Question(text, tuple(places), ())


def unknown_code(
    code: str, places: Sequence[int], actions: Sequence[Known], edits: Sequence[Edit | None]
) -> Question:
    """Asks what a code means that none of the actions has."""
    asked = which_action(places, actions, edits)
    called = short(code, 20)
    # A number alone was looked for among the sender's own: CR7.2 may well be somebody else's.
    lost = f"{called} is none of yours" if called[:1].isdigit() else f"I don't know {called} here"
    text = f"{lost}: which action do you mean?"
    return replace(asked, text=text)


def stray_words(words: str, places: Sequence[int]) -> Question:
    """Asks about words that name none of the actions, while others were named after them."""
    return Question(f"I couldn't tell which action “{short(words)}” is about.", tuple(places))


def of_several(asked: Sequence[Question], actions: Sequence[Known]) -> Question:
    """One question in place of the same question for each of several actions."""
    places = tuple(place for question in asked for place in question.actions)
    names = [name(actions[place], actions) for place in places]
    first = without_name(asked[0], actions).replace("recorded for it yet", "recorded for them yet")
    text = f"{', '.join(names[:-1])} and {names[-1]}: {first}"
    options = tuple(option for question in asked for option in question.options)
    return Question(text, places, options, closed=asked[0].closed, each=True)


def without_name(question: Question, actions: Sequence[Known]) -> str:
    """What is asked of one action, whichever that is."""
    called = name(actions[question.actions[0]])
    return question.text.removeprefix(f"{called}: ")


def left_out(places: Sequence[int], actions: Sequence[Known]) -> Question:
    """Asks about actions that were only excepted."""
    names = " and ".join(name(actions[place], actions) for place in places)
    how = "how do they stand?" if len(places) > 1 else "how does it stand?"
    text = f"Nothing new is recorded for {names}: {how}"
    options = _statuses(COLOURS, Edit(places[0]))[:-1]
    return Question(text, tuple(places), options if len(places) == 1 else ())
