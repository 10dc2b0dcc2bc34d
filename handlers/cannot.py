"""“Merge FD2 and FD3”, “add a theme”: what I can't do is said, with what to type instead."""

from handlers.asker import Answer, Asker
from handlers.finding import is_code
from handlers.helping import own_code
from handlers.messages import Button, Message
from handlers.rules.cannot_words import Cannot, cannot_at_all, cannot_of_one
from handlers.rules.not_updates import tells_somebody


def cannot(asker: Asker, text: str) -> Answer | None:
    """Why what is asked for can't be done; None for any other words.

    Of an action anybody may ask it; of the plan as a whole it is an order from those alone who
    coordinate or chair.
    """
    found = cannot_of_one(text)
    if found and all(is_code(asker, code) for code in found.codes):
        return _said(asker, found)
    # What a chair wants told to others is passed on to those who coordinate.
    orders = asker.is_coordinator or (asker.is_chair and not tells_somebody(text))
    found = cannot_at_all(text) if orders else None
    return _said(asker, found) if found else None


def _said(asker: Asker, found: Cannot) -> Answer:
    code = own_code(asker)
    says = found.says.replace("{code}", code)
    return Answer(
        Message(f"{found.put(says)} Nothing was changed.", buttons=_buttons(asker, found))
    )


def _buttons(asker: Asker, found: Cannot) -> tuple[Button, ...]:
    """What does it, or something like it; whoever doesn't coordinate can ask for that."""
    who = asker.coordinators()
    if not asker.is_coordinator:
        wish = " ".join(asker.request.text.split())
        return (Button(f"Ask {who.split(',')[0]}", f"ask {wish}"),) if who else ()
    if found.button is None:
        return ()
    label, words = found.button
    return (Button(found.put(label), found.put(words), about=" ".join(found.codes)),)
