"""What words answer before they are a command: what was asked, read back, or is on record."""

from handlers.asker import Answer, Asker
from handlers.commands import Command
from handlers.requests import Kind
from handlers.rules.asked.may_ask import may_ask


def answered_first(
    asker: Asker, text: str, command: Command | None, *, said: bool
) -> Answer | None:
    """The answer to what waits for one, or to a question; None where the words are neither."""
    answer = _of_the_lines(asker, text)
    answer = answer or (_to_what_was_asked(asker, text, command) if said else None)
    return answer or _of_the_record(asker, text)


def _to_what_was_asked(asker: Asker, text: str, command: Command | None) -> Answer | None:
    """The answer to a question of a moment ago: of commands “stop”, and “from 3 to 14 Aug”."""
    from handlers.rules.answers import LONGEST, leaves
    from handlers.said.just_now import is_date
    from handlers.said.typed_answers import answered

    if len(text) > LONGEST or (command is not None and not (leaves(text) or is_date(text))):
        return None
    return answered(asker, text)


def _of_the_lines(asker: Asker, text: str) -> Answer | None:
    """The answer to lines that were read back: "without 2", "yes"."""
    from handlers.rules.asked.line_numbers import LONGEST

    if len(text) > LONGEST or asker.request.kind is Kind.PRESSED:
        return None
    from handlers.adding.line_choice import chosen

    return chosen(asker, text)


def _of_the_record(asker: Asker, text: str) -> Answer | None:
    """The answer to a question that the record answers. Its reading is loaded when one may be."""
    if not may_ask(text):
        return None
    from handlers.said.enquiring import enquired

    return enquired(asker, text)
