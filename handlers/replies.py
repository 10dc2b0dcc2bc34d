"""Plain words to Chaser: a lead's answer to a reminder, and everything else that people say."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.asker import Answer, Asker, for_you
from handlers.finding import NoAction, Sorry, offered, pressable, unknown
from handlers.helping import own_code
from handlers.joining import joined
from handlers.meetings.commands import meetings_ahead
from handlers.messages import Button, Message
from handlers.near_titles import near_titles
from handlers.people.leavers import gives_up, leaver
from handlers.people.leaving import back_sooner, told_beside
from handlers.people.whose import for_another
from handlers.rules.asked.leave_words import speaks_of_leave
from handlers.rules.asked.meeting_questions import take_meeting_question
from handlers.rules.minutes import is_note, without_notes
from handlers.rules.reminded_beside import news_and_wish
from handlers.rules.reply import Intent, Reply, ReplyKind, only_of
from handlers.rules.sentences import shorten
from handlers.said.candidates import candidates, means_the_rest, merged, read_among
from handlers.said.cannot import asking
from handlers.said.coded import unknown_in, with_codes, with_spans, with_spoken_codes
from handlers.said.confiding import confided_since
from handlers.said.enquiring import of_a_kind
from handlers.said.follow_ups import next_step
from handlers.said.holds import of_holds
from handlers.said.intents import not_an_update, pass_on
from handlers.said.meant import meant_instead
from handlers.said.of_a_theme import of_a_theme
from handlers.said.of_people import is_known
from handlers.said.replied_to import card_actions, heard_of
from handlers.said.taking import only_comments, take
from store import drafts
from store.models import Action

LONGEST = 40_000  # characters of one message; the rest of a longer one is not read


def plain_words(asker: Asker) -> Answer | None:
    """Record what a reply says, ask about what it doesn't, pass on what is not for Chaser.

    None where there is nothing to record and nothing worth answering: a thank-you. Raises NoAction
    where it reads like news, but of no action that could be meant.
    """
    asks, text = take_meeting_question(asker.request.text[:LONGEST])
    if not asks:
        return _read_out(asker, text)
    answered = Answer(meetings_ahead(asker))
    told = _read_out(asker, text) if text else None
    return _and(told, answered.message) if told else answered


def _read_out(asker: Asker, text: str) -> Answer | None:
    if not asker.is_coordinator:
        return _read_news(asker, text)
    if is_note(text, asker.today) and not with_codes(asker, text):
        return for_you("I keep the actions only, so nothing was changed.")
    if "\n" not in text.strip():
        return _read_news(asker, text)
    news, work = without_notes(text, asker.today)
    told = _read_news(asker, news if news.strip() else text)
    return _and(told, _not_added(work)) if told else None


def _not_added(work: Sequence[str]) -> Message | None:
    """New work among the lines of minutes: said to be no action yet, with how to add it."""
    if not work:
        return None
    said = " · ".join(f"“{shorten(line, 80)}”" for line in work[:5])
    return Message(
        f"Not on the plan yet: {said}.",
        buttons=(Button("Add it" if len(work) == 1 else "Add them", "add " + "\n".join(work)),),
    )


def _read_news(asker: Asker, text: str) -> Answer | None:
    news, wish = news_and_wish(text)
    if wish and (told := _read_whole(asker, news)) is not None:
        wished = not_an_update(asker, read_among(asker, wish, []), [])
        return _and(told, replace(wished.message, buttons=()) if wished else None)
    return _read_whole(asker, text)


def _read_whole(asker: Asker, text: str) -> Answer | None:
    said = confided_since(asker, text) or meant_instead(asker, text)
    said = said or (leaver(asker, text) if not with_codes(asker, text) or gives_up(text) else None)
    said = said or back_sooner(asker, text)
    if said is not None:
        return said
    other = None if with_codes(asker, text) else for_another(asker, text)
    if other:
        raise NoAction(
            f"I couldn't tell which of {other.name}'s actions you mean. Begin with its code, or "
            f"type “list lead {other.name}”. Nothing was changed."
        )
    read, targets = _best_read(asker, text)
    if read.questions and not targets:
        if listed := of_a_kind(asker, text):
            return listed
        if strange := unknown_in(asker, text):
            raise unknown(asker, strange, lambda ref: text.replace(strange, f"#{ref}", 1))
        raise _lost(asker, text)
    if read.edits or read.questions:
        _close_question(asker, [targets[edit.action] for edit in read.edits])
        answer = _taken(asker, text, read, targets)
        if read.intent is Intent.QUESTION:
            answer = _and(answer, pass_on(asker).message)
        answer = _and(answer, of_holds(asker, read.edits, targets))
        return _and(answer, told_beside(asker, text))
    return not_an_update(asker, read, targets)


def _lost(asker: Asker, text: str) -> NoAction:
    from handlers.vocabulary import COMMANDS

    new = _as_new(asker, text)
    near = near_titles(asker, text) if asker.is_coordinator and not new else []
    if near and text.split()[0].casefold() not in COMMANDS:
        buttons = offered(near, frozenset(), lambda ref: f"update #{ref} {text}")
        return NoAction("I couldn't tell which action you mean. Is it one of these?", *buttons)
    if asker.is_chair and not (asker.is_coordinator or asker.led_actions()):
        look = (Button("Digest", "digest"), Button("What to ask", "brief"))
        return NoAction(
            "I have no answer to that. Type for example “digest”, “red” or “show "
            f"{own_code(asker)}”. Nothing was changed.", *look, *pressable([*asking(asker, text)]),
        )  # fmt: skip
    return NoAction(
        "I couldn't tell which action you mean. Begin with its code, for example "
        f"“{own_code(asker)} amber waiting on Cabinet”, or type “help”. Nothing was changed.",
        *new,
    )


# A line of minutes: "AP1 Leanne to circulate the numbers", "Tom has agreed to check the lights".
_WORK = re.compile(
    r"(?:(?:ap|action) ?\d{0,2}[.:)–-]? ?)?(?P<work>(?P<who>@?[^\W\d_][\w'’.-]*"
    r"(?: [^\W\d_][\w'’.-]*)??) (?:(?:is|(?:has )?agreed|needs) to|to|will|must) \S.{3,300})",
    re.IGNORECASE,
)


def _as_new(asker: Asker, text: str) -> list[Button]:
    """What adds it as an action, where a coordinator says who is to do what."""
    found = _WORK.fullmatch(text.strip()) if asker.is_coordinator else None
    if found is None or not is_known(asker, found["who"]):
        return []
    return [Button("Add it", f"add {found['work']}")]


def _best_read(asker: Asker, text: str) -> tuple[Reply, list[Action]]:
    """The reading of the likeliest actions of which it sets anything, and these actions.

    Where it sets nothing, what is asked is of those that are named, of those on the card, or else
    of all.
    """
    if of_it := of_a_theme(asker, text):
        said, targets = of_it
        targets = merged(targets, with_codes(asker, said))  # "all SS fine. FD2 is red"
        return read_among(asker, said, targets), targets
    text = with_spans(asker, with_spoken_codes(asker, text))
    first, coded, sets = candidates(asker, text)
    asked: tuple[Reply, list[Action]] | None = None
    of_card: tuple[Reply, list[Action]] | None = None
    card = card_actions(asker)
    for targets in sets:
        read = _of_those_left(asker, text, targets, read_among(asker, text, targets))
        if read.kind is ReplyKind.EDITS or (targets is first and read.kind is ReplyKind.ASK):
            return read, targets
        if coded and not asked and read.kind is ReplyKind.ASK and set(coded) <= set(targets):
            asked = read, targets
        if targets == card and read.questions:
            of_card = read, targets
    about = {targets[place] for question in read.questions for place in question.actions}
    return asked or (of_card if set(card) <= about else None) or (read, targets)


def _taken(asker: Asker, text: str, read: Reply, targets: list[Action]) -> Answer:
    """What was read, recorded; a refusal is no reason to lose sight of leave told beside it."""
    if not speaks_of_leave(text):
        return take(asker, read, targets)
    try:
        with asker.session.begin_nested():
            return take(asker, read, targets)
    except Sorry as sorry:
        if not told_beside(asker, text):
            raise
        return sorry.answer


def _of_those_left(asker: Asker, text: str, targets: list[Action], read: Reply) -> Reply:
    """ "The rest" of a card are those of which nothing was said since it came."""
    if not means_the_rest(asker, text, targets):
        return read
    heard = heard_of(asker)
    return only_of(read, [place for place, action in enumerate(targets) if action not in heard])


def tells_news(asker: Asker, text: str) -> bool:
    """Whether the words name an action by its code or say how one stands: more than a comment."""
    if with_codes(asker, text):
        return True
    read, _ = _best_read(asker, text)
    offered = [option.edit for question in read.questions for option in question.options]
    return any(not only_comments(edit) for edit in (*read.edits, *offered))


def as_said(asker: Asker, _words: str) -> Answer | None:
    """A button that stands for plain words: "all on track", "remind me tomorrow"."""
    return plain_words(asker)


def _and(answer: Answer, more: Message | None) -> Answer:
    return replace(answer, message=joined([answer.message, more])) if more else answer


def _close_question(asker: Asker, about: list[Action]) -> None:
    """Whoever has said more about an action has answered what was asked about it."""
    for action in about:
        asked = drafts.newest(asker.session, asker.partnership.id, next_step(action))
        if asked and asked.done_at is None:
            drafts.close(asked, asker.now, "answered")
