"""`Tell the chair`: what a coordinator passes on of an action; nothing gets there by itself."""

from zlib import crc32

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.telling import tell_one
from handlers.finding import Sorry, for_coordinators, take_action
from handlers.messages import Button, Message, Row, Rows
from handlers.naming import shared_code
from handlers.rules.dates.saying import say_day
from handlers.rules.sentences import listed, shorten
from handlers.wording import code_of, due_words, leads_of, mark_of, name_of
from store import people

_QUOTE = 300


def tell_chair(asker: Asker, words: str) -> Answer | None:
    """`tell #12`: the chair sees how it stands, and who says so."""
    action, _ = take_action(asker, words, lambda ref, _rest: f"tell #{ref}")
    if not asker.is_coordinator:
        raise for_coordinators(asker, "tell the chair of an action", f"tell #{action.ref}")
    chairs = people.holders(asker.session, asker.partnership.id, "chair")
    if not chairs:
        raise Sorry("There is no chair yet. Type for example “role @anne chair”.")
    shared = shared_code(asker, action)
    row = Row(
        name_of(action, shared),
        mark_of(action),
        f"{due_words(action, asker.today)} · {leads_of(action)}",
        shorten(action.comment, _QUOTE),
        say_day(action.commented_on, asker.today) if action.commented_on else "",
        buttons=(Button("Show it", f"show #{action.ref}", about=code_of(action, shared)),),
    )
    note = Message(f"{asker.recipient.name} would like you to see this.", (Rows((row,)),))
    # The button stays where it was pressed: pressed again on the day, it has nothing new to say.
    said = crc32(repr((asker.recipient.id, row)).encode())
    key = f"told:{action.id}:{asker.today}:{said:x}"
    names = listed(chair.name for chair in chairs)
    told = [tell_one(asker, chair, key, note) for chair in chairs]
    if any(told):
        return for_you(f"{names} will see {row.title}.")
    return for_you(f"You told {names} of {row.title} today already.")
