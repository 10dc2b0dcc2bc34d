"""What people say that is no update: leave, questions, “not mine”, and who is told of it."""

from handlers.asker import Answer, Asker, for_you
from handlers.chasing.stopping import hours, stop
from handlers.deliveries.telling import tell_coordinators
from handlers.messages import Button, Message
from handlers.people.leaving import announced, told_beside
from handlers.people.typed_leads import in_words
from handlers.rules.asked.leave_words import names_a_deputy, speaks_of_leave
from handlers.rules.not_updates import busy
from handlers.rules.reply import Intent, Reply
from handlers.said.answering_back import pass_to_coordinators
from handlers.said.just_now import last_done
from handlers.said.questions import expect_name
from handlers.undoing import undo
from handlers.wording import name_of
from store import actions
from store.models import Action

_ONE_AT_A_TIME = (
    "Nothing was changed: I take updates about one action at a time. "
    "Type “mine” to see yours, or “help”."
)


def not_an_update(asker: Asker, read: Reply, targets: list[Action]) -> Answer | None:
    """What to say to what sets nothing; None where nothing is to be said: a thank-you."""
    if read.intent in (Intent.AWAY, Intent.OUT_OF_OFFICE) and (told := _of_leave(asker)):
        return told
    match read.intent:
        case Intent.OUT_OF_OFFICE if busy(asker.request.text):
            return _remind_later()
        case Intent.THANKS | Intent.ACK | Intent.OUT_OF_OFFICE:
            return None
        case Intent.AWAY:
            return _remind_later()
        case Intent.STOP:
            return stop(asker, "")
        case Intent.HOURS:
            return hours(asker)
        case Intent.UNDO if _is_wrong_here(asker):
            return _not_me(asker, targets)
        case Intent.UNDO:
            return undo(asker, "")
        case Intent.SNOOZE:
            from handlers.chasing.snoozing import snooze

            return snooze(asker, read)
        case Intent.QUESTION:
            return pass_on(asker)
        case Intent.MESSAGE:
            return pass_on(asker, asks=False)
        case Intent.LOST:
            # The table of commands holds the modules that replies are read with.
            from handlers.vocabulary import COMMANDS

            return COMMANDS["help"].run(asker, "")
        case Intent.NOT_ME:
            return _not_me(asker, targets)
        case Intent.COMMAND:
            return for_you(_ONE_AT_A_TIME)
        case _:
            return None


def _is_wrong_here(asker: Asker) -> bool:
    """Whether “wrong person” is said of themselves, and not of what they did to an action."""
    if "wrong person" not in asker.request.text.casefold():
        return False
    last = last_done(asker)
    return last is None or all(update.subject != "action" for update in last.updates)


def _of_leave(asker: Asker) -> Answer | None:
    """The leave that is told of, recorded or offered to be; None where none is told of."""
    text = asker.request.text
    if not (speaks_of_leave(text) or names_a_deputy(text, asker.today)):
        return None
    if recorded := announced(asker):
        return recorded
    offered = told_beside(asker, text)
    return Answer(offered) if offered else None


def _remind_later() -> Answer:
    return for_you("No hurry. To be asked again later, type for example “remind me Monday”.")


def pass_on(asker: Asker, *, asks: bool = True) -> Answer:
    """What the record doesn't answer goes to the coordinators, a question or only a message."""
    told = pass_to_coordinators(asker, in_words(asker, asker.request.text), asks=asks)
    if told:
        return for_you(f"I've passed {'your question' if asks else 'that'} on to {told}.")
    if asker.is_coordinator:
        return for_you("I have no answer to that. Type “help” to see what I can do.")
    return for_you("There is no coordinator here yet whom I could ask.")


def _not_me(asker: Asker, targets: list[Action]) -> Answer:
    told = ""
    code = next((action.code for action in targets if action.code), "CR1.4")
    if len(targets) == 1:
        expect_name(asker, targets[0])
        shared = actions.shared_codes(asker.session, targets[0].plan_id, targets[0].code)
        name = name_of(targets[0], shared, most=60)
        note = Message(
            f"{asker.recipient.name} says {name} isn't theirs.",
            buttons=(Button("Show it", f"show #{targets[0].ref}"),),
        )
        told = tell_coordinators(asker, f"notme:{asker.request.key}", note)
    return for_you(
        f"Who leads it? Type for example “assign {code} to Anne B”."
        + (f" I've told {told}." if told else "")
        if len(targets) == 1
        else f"Which one isn't yours, and who leads it? Type “assign {code} to Anne B”."
    )
