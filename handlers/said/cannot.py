"""“Merge FD2 and FD3”, “add a theme”: what I can't do is said, with what to type instead."""

from handlers.asker import Answer, Asker
from handlers.finding import is_code, named, pressable
from handlers.helping import own_code
from handlers.messages import Button, Message
from handlers.naming import code_for
from handlers.people.whose import persons_named
from handlers.rules.asked.cannot_words import (
    Cannot,
    cannot_at_all,
    cannot_of_one,
    cannot_of_somebody,
)
from handlers.rules.asked.unknown_orders import unknown_order
from handlers.rules.asked.wishes_of_people import of_people
from handlers.rules.not_updates import tells_somebody
from handlers.said.intents import pass_on


def cannot(asker: Asker, text: str) -> Answer | None:
    """Why what is asked for can't be done; None for any other words.

    Of an action anybody may ask it; of the plan as a whole it is an order from those alone who
    coordinate or chair.
    """
    found = cannot_of_one(text)
    if found and all(is_code(asker, code) for code in found.codes):
        return _said(asker, found)
    found = cannot_of_somebody(text) if asker.sees_all else None
    if found and persons_named(asker, found.named[0]):
        return _said(asker, found) if asker.is_coordinator else pass_on(asker, asks=False)
    # What a chair wants told to others is passed on to those who coordinate.
    orders = asker.is_coordinator or (asker.is_chair and not tells_somebody(text))
    found = cannot_at_all(text) if orders else None
    return _said(asker, found) if found else None


def unknown(asker: Asker, text: str) -> Answer | None:
    """Whether words that begin like an order of one action are a comment on it; None for others."""
    if of_people(text) or tells_somebody(text):
        return None
    verb, word = unknown_order(text, coordinates=asker.sees_all)
    found = named(asker, word) if word else []
    if len(found) != 1:
        return None
    code = code_for(asker, found[0])
    said = f"I can't “{verb}” an action, so nothing was changed. Is it a comment on {code}?"
    keep = Button("Keep it as a comment", f"update #{found[0].ref} {text}", about=code)
    show = Button(f"Show {code}", f"show #{found[0].ref}", about=code)
    return Answer(Message(said, buttons=(*pressable([keep, *asking(asker, text)]), show)))


def _said(asker: Asker, found: Cannot) -> Answer:
    code = own_code(asker)
    says = found.says.replace("{code}", code)
    return Answer(
        Message(f"{found.put(says)} Nothing was changed.", buttons=_buttons(asker, found))
    )


def _buttons(asker: Asker, found: Cannot) -> tuple[Button, ...]:
    """What does it, or something like it; whoever doesn't coordinate can ask for that."""
    if not asker.is_coordinator:
        return asking(asker, " ".join(asker.request.text.split()))
    if found.button is None:
        return ()
    label, words = found.button
    return (Button(found.put(label), found.put(words), about=" ".join(found.codes)),)


def asking(asker: Asker, wish: str) -> tuple[Button, ...]:
    """The button that passes it on, for who doesn't coordinate; none where nobody does."""
    who = "" if asker.is_coordinator else asker.coordinators().split(",")[0]
    return (Button(f"Ask {who}", f"ask {wish}"),) if who else ()
