"""What somebody's words come to: a command, an action's code, or plain speech read as a reply."""

import re
from dataclasses import replace

from handlers.asker import Answer, Asker, for_you
from handlers.commands import Command
from handlers.finding import NoAction, is_code, looks_like_code, pressable
from handlers.messages import Message, Text
from handlers.people.whose import with_names
from handlers.requests import Kind
from handlers.rules.command_words import PLS
from handlers.rules.form_labels import heads_a_status
from handlers.rules.unquoted import unquoted
from handlers.said.answers_first import answered_first
from handlers.said.as_well import as_well
from handlers.said.command_or_news import plain_words, run_if_meant
from handlers.said.mistyped import is_mistyped, not_known
from handlers.said.orders import ordered, two_orders
from handlers.said.pointed import pointed
from handlers.vocabulary import COMMANDS, HIDDEN

_CODE_WORDS = 2  # words of a code alone: "CR 1.3"
_LONG = 5  # letters of a word that is rather a command with a slip than a word of its own
_GREETINGS = ("hello", "hi", "hey", "hello chaser", "hi chaser", "hello there", "hi there")
_WHO = re.compile(
    r"(?i)(?:(?:hello|hi|hey|sorry)\W*)?(?:who(?:['’]?s| are| is) (?:you|this|that|it)"
    r"|what(?:['’]?s| are| is) (?:you|this)|what do you (?:want|do)"
    r"|(?:are|r) (?:you|u)(?: an?)? (?:real|human|person|real person|bot|robot|ai|machine))\W*"
)
_TAKES_MENTIONS = re.compile(
    rf"(?i)\W*(?:in \d+ )?(?:(?:{PLS}|can you|could you|chaser)\W+)*"
    r"(?:add|new action|make|link|role|unrole)\b"
)
_PLEASE = re.compile(rf"(?i)\W*(?:{PLS})[\s,]+(?=([a-z]+)(?:\s|$))")
_MAY_SPAN = re.compile(r"(?i)\d ?(?:[-–—,;&]|to\b|through|thru)")
_WHAT = re.compile(r"(?i)(?:(?:hello|hi|hey)\W*)?what can (?:you|i) do(?: here)?\W*")
LONGEST_COMMAND = 60_000  # characters; what is longer was not typed


def route(asker: Asker) -> Answer | None:
    """The command that the words begin with; else plain words are read as a reply."""
    asker = _by_name(asker)
    text = unquoted(asker.request.text.strip()[:LONGEST_COMMAND])
    if _is_talk(asker, text):
        return None
    if asker.request.files:
        return _with_files(asker, text)
    if not text and asker.request.called and asker.request.kind is Kind.SAID:
        return _without_words(asker)
    return _of_words(asker, text)


def _by_name(asker: Asker) -> Asker:
    """The same request, with names for mentions, where it is not said whose account somebody is.

    A mention behind what is to be done is its lead; a name there may belong to the title.
    """
    said = asker.request.text
    if "@" not in said or _TAKES_MENTIONS.match(said):
        return asker
    named = with_names(asker, said[:LONGEST_COMMAND])
    return replace(asker, request=replace(asker.request, text=named))


def _without_words(asker: Asker) -> Answer | None:
    """A bare call asks what one can do; in a conversation something came that is no words."""
    if asker.request.private:
        from handlers.helping import words_alone

        raise words_alone(asker)
    return COMMANDS["help"].run(asker, "")


def _is_talk(asker: Asker, text: str) -> bool:
    """Whether people talk among themselves, under a digest say, and ask nothing of Chaser.

    A comment is taken there from a lead of what is shown alone: anybody else's is meant for others.
    Under the answer to somebody's own words, what they say goes on with it.
    """
    if asker.request.called:
        return False
    from handlers.replies import LONGEST, tells_news
    from handlers.said.replied_to import card_actions, is_answer_to

    if is_answer_to(asker):
        return False
    shown = card_actions(asker)
    return not any(map(asker.leads, shown)) and not tells_news(asker, text[:LONGEST])


def _with_files(asker: Asker, text: str) -> Answer | None:
    """A plan is read in; what is said beside a picture is read like all else that is said."""
    from handlers.imports.importing import means_import

    if not text or asker.request.kind is not Kind.SAID or means_import(asker, text):
        return COMMANDS["import"].run(asker, text)
    try:
        answer = _of_words(asker, text)
    except NoAction:
        return COMMANDS["import"].run(asker, text)
    if answer is None:
        return None
    kept = "Only your words are kept, not the file."
    note = Text(kept if answer.to_all else "The file is not kept: say it in words.", quiet=True)
    return replace(answer, message=replace(answer.message, parts=(*answer.message.parts, note)))


def _of_words(asker: Asker, text: str) -> Answer | None:
    if asker.request.replying_to and asker.is_coordinator:
        from handlers.said.answering_back import answered_back

        if passed_on := answered_back(asker, text):
            return passed_on
    text = _spelt_out(asker, as_well(asker, pointed(asker, text)))
    if both := two_orders(asker, text):
        return both
    text = _ordered(asker, text) or _without_please(asker, text)
    first, rest = [*re.split(r"[ \n]", text, maxsplit=1), ""][:2]
    from handlers.said.cannot import cannot
    from handlers.said.deleting import kept_instead, taken_back

    kept = kept_instead(asker, text) or taken_back(asker, text) or cannot(asker, text)
    if kept is not None:
        return kept
    said = asker.request.kind in (Kind.SAID, Kind.EDITED)
    command = _command(first, rest, said=said)
    first_of_all = answered_first(asker, text, command if said else None, said=said)
    if first_of_all is not None:
        return first_of_all
    try:
        if command is not None:
            done = _run(command, asker, text, rest.strip(), said=said)
            if done is not None:
                return done
        answer = _said(asker, text, first) if said else _by_code(asker, text)
    except NoAction as lost:
        if lost.answer.message.buttons:
            raise
        message = _lost(asker, text, lost, command if rest.strip() else None, said=said)
        raise NoAction("", answer=Answer(message)) from lost
    if answer is None and asker.request.kind is Kind.PRESSED:
        # "Which partnership do you mean?" hands on what was said in plain words.
        answer = plain_words(asker)
    if answer is not None or (said and asker.request.replying_to):
        return answer
    return _how_to(asker, command) if command else None if said else not_known(asker, first)


def _how_to(asker: Asker, command: Command) -> Answer:
    from handlers.helping import how_to

    return Answer(how_to(asker, command))


def _ordered(asker: Asker, text: str) -> str:
    """The command that the words mean, or those with names for mentions: "add @anne to CR1.3"."""
    order = ordered(asker, text)
    return order or (ordered(asker, with_names(asker, text)) if "@" in text else "")


def _spelt_out(asker: Asker, text: str) -> str:
    """The words with each code of a span, "HE2-HE5"; its reading is loaded where one may stand."""
    if not _MAY_SPAN.search(text):
        return text
    from handlers.said.coded import with_spans

    return with_spans(asker, text)


def _lost(
    asker: Asker, text: str, lost: NoAction, command: Command | None, *, said: bool
) -> Message:
    """That no action was found, with how to say the command, and whom to ask: people are there."""
    from handlers.said.cannot import asking

    message = lost.answer.message
    if command is not None:
        from handlers.helping import also

        message = also(asker, command, message)
    ask = pressable([*asking(asker, " ".join(text.split()))] if said else [])
    return replace(message, buttons=tuple(ask))


def _without_please(asker: Asker, text: str) -> str:
    """A coordinator's command without the courtesy before it: "please add …"; a lead may wish."""
    found = _PLEASE.match(text) if asker.is_coordinator else None
    return text[found.end() :] if found and found[1].casefold() in COMMANDS else text


def _command(first: str, rest: str, *, said: bool) -> Command | None:
    if said and heads_a_status(first, rest):
        return None
    word = first.casefold().lstrip("/").rstrip(".,:;!")
    return COMMANDS.get(word) or (None if said else HIDDEN.get(first))


def _run(command: Command, asker: Asker, text: str, words: str, *, said: bool) -> Answer | None:
    """Run a command for the action that it names, or for each where it names several."""
    from handlers.several import of_several, tells_of_more

    if several := of_several(asker, command, text):
        return several
    if said:
        return run_if_meant(command, asker, words)
    return command.run(asker, words) or tells_of_more(asker, command, text)


def _said(asker: Asker, text: str, first: str) -> Answer | None:
    """What plain words come to; None where they are no news and no question."""
    code = text.rstrip(" ?")
    if len(code.split()) <= _CODE_WORDS and is_code(asker, code):
        return COMMANDS["show"].run(asker, code)
    if _WHO.fullmatch(text):
        from handlers.helping import introduced

        return Answer(introduced(asker))
    if (
        (text and not text.strip("?! ."))
        or text.casefold().strip(" .!,") in _GREETINGS
        or _WHAT.fullmatch(text)
    ):
        return COMMANDS["help"].run(asker, "")
    if answers_nothing := _to_nothing_asked(asker, text):
        return answers_nothing
    from handlers.said.cannot import unknown

    if asked := unknown(asker, text):
        return asked
    if asker.request.replying_to:
        return plain_words(asker)
    mistyped = is_mistyped(asker, text, first)
    with asker.session.begin_nested() as trial:
        try:
            replied = plain_words(asker)
        except NoAction:
            if not mistyped:
                raise
            replied = None
        recorded = replied is not None and replied.to_all
        own_word = len(first) < _LONG and len(text.split()) > _CODE_WORDS
        if not mistyped or (recorded and own_word):
            return replied
        trial.rollback()
    return not_known(asker, first)


def _to_nothing_asked(asker: Asker, text: str) -> Answer | None:
    """What a yes or no comes to that nothing waits for; of one action it may be news."""
    from handlers.helping import own_code
    from handlers.rules.answers import only_yes_or_no
    from handlers.rules.pleasantries import confirms
    from handlers.rules.words import words
    from handlers.said.replied_to import card_actions

    thanks = confirms([word.low for word in words(text[:100]) if word.spoken])
    if thanks or not only_yes_or_no(text) or len(card_actions(asker)) == 1:
        return None
    return for_you(
        "I'm not waiting for a yes or a no just now, so nothing was changed. To tell me how an "
        f"action stands, begin with its code, for example “{own_code(asker)} amber”."
    )


def _by_code(asker: Asker, text: str) -> Answer | None:
    """`/action CR1.3` shows it, `/action CR1.3 amber …` updates it."""
    if not text:
        return COMMANDS["help"].run(asker, "")
    if is_code(asker, text):
        return COMMANDS["show"].run(asker, text)
    first, _, rest = text.partition(" ")
    if rest and is_code(asker, first):
        return COMMANDS["update"].run(asker, text)
    if looks_like_code(first):
        return COMMANDS["update" if rest else "show"].run(asker, text)
    if _asks_when(text):
        return COMMANDS["meetings"].run(asker, "")
    from handlers.said.enquiring import of_a_kind

    return of_a_kind(asker, text)


def _asks_when(text: str) -> bool:
    """Whether it is the question when the partnership meets; its reading is loaded when asked."""
    from handlers.rules.asked.meeting_questions import take_meeting_question

    return take_meeting_question(text)[0]
