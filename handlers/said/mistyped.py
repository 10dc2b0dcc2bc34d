"""Words that are no command, and may have been meant for one: "lst red"."""

from handlers.asker import Answer, Asker, for_you
from handlers.commands import nearest
from handlers.finding import Sorry, is_code, pressable
from handlers.messages import Button, Message
from handlers.rules.sentences import shorten
from handlers.vocabulary import COMMANDS


def is_mistyped(asker: Asker, text: str, first: str) -> bool:
    """Whether it reads like a command but for a slip: "lst red", and not "sent to printers"."""
    from handlers.filters import read_filter
    from handlers.rules.statuses import marks
    from handlers.rules.words import words

    if marks(words(first)) or first.startswith(("(", "[")):
        return False  # "fine" is how it stands, and no slip for "mine"; nor is "(private)" a word
    near = nearest(first, COMMANDS)
    if not near or first.casefold().startswith(near[0]):
        return False
    rest = text.partition(" ")[2].strip()
    if not rest or is_code(asker, rest.split()[0]):
        return True
    try:
        return near[0] == "list" and read_filter(asker, rest) is not None
    except Sorry:
        return True


def not_known(asker: Asker, word: str) -> Answer:
    """That a word is no command, with those it may be a slip for."""
    near = nearest(word, COMMANDS)
    rest = asker.request.text.strip().partition(" ")[2]
    if not near:
        return for_you(f"I don't know “{word[:40]}”. Type “help” to see what I can do.")
    tries = [f"{found} {rest}".strip() for found in near]
    buttons = pressable([Button(shorten(words, 60), words) for words in tries])
    question = f"I don't know “{word[:40]}”. Did you mean {' or '.join(near)}?"
    return Answer(Message(question, buttons=tuple(buttons)))
