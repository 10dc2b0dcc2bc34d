"""`ask …`: passes a wish on to the coordinators, with a button that grants it."""

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.telling import tell
from handlers.finding import LONGEST_BUTTON, Sorry, take_action
from handlers.messages import Button, Message, Text
from handlers.rules.asked.enquiries import read_enquiry
from handlers.rules.sentences import shorten


def ask(asker: Asker, words: str) -> Answer | None:
    """`ask update #12 green`: a coordinator gets the words, and may press them."""
    if not words:
        return None
    if len(words) > LONGEST_BUTTON:
        raise Sorry("That is too long to pass on. Say it in fewer words.")
    buttons = (Button("Do it", words, main=True),) if _is_command(asker, words) else ()
    note = Message(
        f"{asker.recipient.name} asks you{' to do this' * bool(buttons)}:",
        (Text(f"“{shorten(words, 600)}”"),),
        buttons,
    )
    if not tell(asker, "coordinator", f"ask:{asker.request.key}", note):
        raise Sorry("There is no coordinator here yet whom I could ask.")
    return for_you(f"I've asked {asker.coordinators()}.")


def _is_command(asker: Asker, words: str) -> bool:
    """Whether a press can do it: words that begin with a command, or with an action's code."""
    # The table of commands holds this function's module, so it is imported when it is there.
    from handlers.vocabulary import COMMANDS

    if read_enquiry(words):
        return False
    if words.split()[0].casefold().lstrip("/") in COMMANDS:
        return True
    try:
        return bool(take_action(asker, words, lambda ref, rest: f"update #{ref} {rest}")[1])
    except Sorry:
        return False
