"""`ask …`: passes a wish on to the coordinators, with a button that grants it."""

from handlers.asker import Answer, Asker, for_you
from handlers.finding import Sorry
from handlers.messages import Button, Message, Text
from handlers.telling import tell
from handlers.wording import shorten

_LONGEST = 1500  # characters of words that a button may stand for


def ask(asker: Asker, words: str) -> Answer | None:
    """`ask update #12 green`: a coordinator gets the words, and may press them."""
    if not words:
        return None
    if len(words) > _LONGEST:
        raise Sorry("That is too long to pass on. Say it in fewer words.")
    note = Message(
        f"{asker.recipient.name} asks you to do this:",
        (Text(f"“{shorten(words, 600)}”"),),
        (Button("Do it", words, main=True),),
    )
    if not tell(asker, "coordinator", f"ask:{asker.request.key}", note):
        raise Sorry("There is no coordinator here yet whom I could ask.")
    return for_you(f"I've asked {asker.coordinators()}.")
