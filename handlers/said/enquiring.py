"""“What's red?”, “who leads CR1.3?”: what the record answers is answered, not passed on.

The answer is the command's that shows it, with its permissions, and a button that asks people.
"""

from dataclasses import replace

from handlers.asker import Answer, Asker
from handlers.filter_names import field_named
from handlers.finding import (
    NoAction,
    Retry,
    Sorry,
    looks_like_code,
    named,
    pressable,
    unknown,
    which_one,
)
from handlers.messages import Button
from handlers.people.organisations import is_body
from handlers.rules.asked.enquiries import read_enquiry, read_kind
from handlers.rules.asked.enquiry_words import Enquiry
from handlers.rules.asked.meeting_questions import take_meeting_question
from handlers.rules.codes import code_refs
from handlers.rules.dates.looking_back import first_day_back
from handlers.said.ground import known
from handlers.said.just_now import spoken_of
from handlers.said.replied_to import card_actions
from handlers.showing import by_title
from store.models import Action


def enquired(asker: Asker, text: str) -> Answer | None:
    """What the record answers; None where it is no question of the record, or of nothing in it."""
    asked = read_enquiry(text)
    if not asked or take_meeting_question(text)[0]:
        return None
    answers = (_answer(asker, each) for each in asked)
    answer = next((found for found in answers if found), None)
    return _or_people(asker, answer, text) if answer else None


def of_a_kind(asker: Asker, text: str) -> Answer | None:
    """The list of those in a state, where it was named alone: "red", "overdue"."""
    kind = read_kind(text)
    return _answer(asker, kind) if kind else None


def _answer(asker: Asker, asked: Enquiry) -> Answer | None:
    """None where it asks of what the record doesn't know, and was not called by a code."""
    # The table of commands holds the modules that speech is read with.
    from handlers.vocabulary import COMMANDS

    words = asked.words
    try:
        if called := _theme_or_body_called(asker, asked):
            return COMMANDS["list"].run(asker, called)
        if asked.command in ("show", "history") and not first_day_back(words, asker.today):
            words = f"#{_called(asker, asked).ref}"
        if (asked.command, words) == ("list", "due") and not asker.sees_all and asker.led_actions():
            words = "mine due"  # a lead who asks what is due asks for their own
        return COMMANDS[asked.command].run(asker, words)
    except Sorry as sorry:
        # A number alone that is no action's may be a day, "is it 31.10?"
        if looks_like_code(words) and not words[0].isdigit():
            return sorry.answer
        told = asked.command == "digest" or sorry.answer.message.buttons
        lost = isinstance(sorry, NoAction) or not told
        return None if lost else sorry.answer


def _theme_or_body_called(asker: Asker, asked: Enquiry) -> str:
    """The list of a theme, asked about by its whole name or first word: "where are we on food".

    Or of an organisation: "how are the police getting on".
    """
    if asked.command != "show" or not asked.words:
        return ""
    key, value, rest = field_named(asker, asked.words) or ("", "", "")
    if rest or (key == "lead" and not is_body(asker, value)):
        return ""
    return f"{key} {value}".strip()


def _called(asker: Asker, asked: Enquiry) -> Action:
    """The action by its code, or the end of one ("6.4" is CR6.4, one's own first), or by title."""
    words, retry = asked.words, lambda ref: f"{asked.command} #{ref}"
    if not words:
        return _spoken_of(asker, retry)
    lettered = named(asker, words) if len(words) == 1 else []
    if not lettered and not looks_like_code(words):
        return by_title(asker, words)
    found = lettered or named(asker, words) or _ending_in(asker, words)
    if not found:
        raise unknown(asker, words, retry)
    if len(found) > 1:
        raise which_one(found, retry)
    return found[0]


def _spoken_of(asker: Asker, retry: Retry) -> Action:
    """The one that the message shows that is answered, was spoken of last, or is on the card."""
    card, now = card_actions(asker), spoken_of(asker)
    replied = card if asker.request.replying_to else []
    led = asker.led_actions()
    own = [action for action in led if action.is_open]
    found = next((each for each in (replied, now, card, own) if each), [])
    if len(found) != 1:
        raise which_one(found, retry) if found else NoAction("Which action?")
    return found[0]


def _ending_in(asker: Asker, code: str) -> list[Action]:
    here = asker.all_actions()
    about = [action for action in here if asker.may_see(action)]
    refs = code_refs(code, [known(action, asker) for action in about])
    found = [about[place] for place in dict.fromkeys(p for ref in refs for p in ref.actions)]
    return [action for action in found if asker.leads(action)] or found


def _or_people(asker: Asker, answer: Answer, text: str) -> Answer:
    """With a button that passes the question on, so that nobody is cut off from people."""
    who = asker.coordinators()
    if asker.is_coordinator or not who:
        return answer
    ask = pressable([Button(f"Ask {who.split(',')[0]}", f"ask {text}")])
    message = answer.message
    return replace(answer, message=replace(message, buttons=(*message.buttons, *ask)))
