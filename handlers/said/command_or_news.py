"""Plain speech that begins with a command's word: the command, or a reply after all."""

from handlers.asker import Answer, Asker
from handlers.commands import Command
from handlers.finding import NoAction, Sorry, is_code

_LOOKS = ("show", "history", "remind")  # they record nothing, so a question costs little


def run_if_meant(command: Command, asker: Asker, rest: str) -> Answer | None:
    """Run a command, unless plain speech only happened to begin with its word.

    "Done with the survey" names no action, and "meeting went well, CR1.3 green" is no meeting:
    these are replies before they are commands.
    """
    try:
        with asker.session.begin_nested():
            return command.run(asker, rest)
    except NoAction as lost:
        if command.words[0] in _LOOKS and lost.answer.message.buttons:
            raise
        replied = _as_news(asker, lost) if rest or command.words[0] == "done" else None
        if replied is None:
            raise
        return replied
    except Sorry:
        titled = _begins_like_a_title(asker)
        if not (titled or _tells_news(asker, rest)):
            raise
        with asker.session.begin_nested() as trial:
            replied = plain_words(asker)
            if replied is not None and (replied.to_all or titled):
                return replied
            trial.rollback()
        raise


def _as_news(asker: Asker, lost: NoAction) -> Answer | None:
    """The words as a reply; where they are none, the command's own question has buttons."""
    try:
        return plain_words(asker)
    except NoAction:
        if lost.answer.message.buttons:
            raise lost from None
        raise


def _tells_news(asker: Asker, rest: str) -> bool:
    """Whether an action is named further on: words that begin with its code are a command's.

    So are words that only end with it: "digest leave out CR1.4", not "meeting was red on CR1.4".
    """
    from handlers.rules.statuses import marks
    from handlers.rules.words import words
    from handlers.said.coded import with_codes

    said = rest.split()
    if not said or is_code(asker, said[0]) or not with_codes(asker, rest):
        return False
    return not is_code(asker, said[-1]) or bool(marks(words(rest)))


def _begins_like_a_title(asker: Asker) -> bool:
    """Whether its first two words stand in the title of an own action: "link worker appointed"."""
    begins = " ".join(asker.request.text.casefold().split()[:2])
    led = asker.led_actions()
    return " " in begins and any(f" {begins}" in f" {each.title.casefold()}" for each in led)


def plain_words(asker: Asker) -> Answer | None:
    """The words read as a reply. The reading is loaded when somebody first says something."""
    from handlers.replies import plain_words as read

    return read(asker)
