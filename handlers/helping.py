"""`help`: what this person can do here, with real codes of theirs; `help add` for one command."""

from dataclasses import replace

from handlers.asker import Answer, Asker
from handlers.commands import Command, nearest
from handlers.finding import Sorry
from handlers.messages import Button, Facts, Message, Text
from handlers.rules.spellings import ways
from handlers.said.topics import topic
from handlers.wording import first_name
from store import actions
from store.models import Action

_NO_PLAN = "CR1.3"
_LINES = 6
_PLEAS = ("me", *ways("please"), *(f"me {please}" for please in ways("please")))


def help_(asker: Asker, words: str) -> Answer | None:
    """Six lines for the asker's roles; for one command, what it does and how to type it."""
    # The table of commands holds this function, so it can't be imported before it is made.
    from handlers.vocabulary import COMMANDS

    word = words.strip().casefold().lstrip("/")
    if word in COMMANDS:
        return Answer(_one(asker, COMMANDS[word]))
    if told := topic(asker, word):
        return Answer(told)
    if word in _PLEAS:
        return Answer(_all(asker))
    if len(word.split()) > 1:
        return None
    if word:
        near = nearest(word, COMMANDS)
        raise Sorry(
            f"I don't know “{word[:40]}”. Type “help” to see what I can do.",
            *(Button(f"help {found}", f"help {found}") for found in near),
        )
    return Answer(_all(asker))


def _one(asker: Asker, command: Command) -> Message:
    who = (Text(f"For {command.who}.", quiet=True),) if command.who else ()
    return Message(command.says, (*_examples(asker, command), *who), title=command.words[0])


def how_to(asker: Asker, command: Command) -> Message:
    """How a command is typed, where the words after it made no sense."""
    word = command.words[0]
    said = f"I couldn't read what follows “{word}”. Nothing was changed. Type for example:"
    return Message(said, _examples(asker, command))


def _examples(asker: Asker, command: Command) -> tuple[Text, ...]:
    code = _codes(asker)[0]
    return tuple(Text(f"/action {example.format(code=code)}") for example in command.examples)


def also(asker: Asker, command: Command, said: Message) -> Message:
    """What was said to plain words that begin with a command's, and how that one is typed."""
    shown = Text(f"If you meant “{command.words[0]}”, type for example:")
    return replace(said, parts=(*said.parts, shown, *_examples(asker, command)))


def own_code(asker: Asker) -> str:
    """A code to show in an example: the asker's own, else of the plan, else made up."""
    return _codes(asker)[0]


def words_alone(asker: Asker) -> Sorry:
    """To somebody who sent no words: a picture, or what somebody else had said."""
    return Sorry(
        "I keep words, not files. Say how it stands, for example "
        f"“{own_code(asker)} amber waiting on Cabinet”. Nothing was recorded."
    )


def introduced(asker: Asker) -> Message:
    """Who writes, for whom, and why: to somebody who has never seen Chaser."""
    who = asker.coordinators()
    for_whom = f" for {who}" if who and not asker.is_coordinator else ""
    said = (
        f"I'm Chaser, a bot. I keep the action plan of {asker.partnership.name}{for_whom}: I ask "
        "those who lead an action how it stands, and write down their answers."
    )
    shown = _all(asker)
    return replace(shown, summary=said, parts=(Text("What you can type:"), *shown.parts))


def _all(asker: Asker) -> Message:
    first, second = _codes(asker)
    mine = "mine · " if "lead" in asker.roles else ""
    lines = [*_by_role(asker, first, second), ("Look", f"{first} · {mine}list red · list overdue")]
    if len(lines) < _LINES - 2:
        lines.append(("Who and when", "meetings · people"))
    lines.append(("Take back", f"undo · history · history {first}"))
    lines.append(("More", "help update, help list, help meeting …"))
    buttons = [Button("My actions", "mine")] if mine else [Button("List all", "list")]
    buttons.append(Button("Digest", "digest"))
    if asker.is_coordinator:
        buttons += [Button("Add an action", "add"), Button("Meetings", "meetings")]
    called = first_name(asker.recipient, "")
    return Message(
        f"What you can do here{f', {called}' * bool(called)}. Type it to me, "
        "or after /action in the channel.",
        (Facts(tuple(lines)),),
        tuple(buttons),
    )


def _by_role(asker: Asker, first: str, second: str) -> list[tuple[str, str]]:
    update = f"{first} amber waiting on Cabinet, now end Oct"
    if asker.is_coordinator:
        return [
            ("Add", "add Police to share ASB data, Jenny Ford, next mtg · import"),
            ("Update", f"{update} · done {second} · move {first} to 30 Oct"),
            ("People", f"assign {first} to Anne B · link Anne B @anne · people"),
        ]
    if asker.is_chair:
        led = "lead" in asker.roles
        say = ("Say how it stands", update) if led else ("Comment", f"{first} thank you all")
        return [("Digest", "digest · digest red"), say]
    if "lead" in asker.roles:
        return [
            ("Say how it stands", update),
            ("Several at once", f"{first} done, {second} green"),
            ("Later", "remind me Monday"),
        ]
    return [("Digest", "digest · digest red"), ("Ask", f"ask update {first} green")]


def _codes(asker: Asker) -> tuple[str, str]:
    """Two codes of the asker's own, else of the plan, else made up."""
    own = list(actions.led_by(asker.session, asker.recipient.id, asker.partnership.id))
    every = own or actions.examples(asker.session, asker.partnership.id, 2)
    seen = sorted((a for a in every if asker.may_see(a)), key=lambda a: not a.is_open)
    shared = actions.shared_codes(asker.session, seen[0].plan_id) if seen else frozenset()
    shown = [_code(action, shared) for action in seen]
    codes = [*list(dict.fromkeys(shown))[:2], _NO_PLAN, "CR1.4"]
    return codes[0], codes[1]


def _code(action: Action, shared: frozenset[str]) -> str:
    """What can be typed: the ref where there is no code, or where it means several."""
    return action.code if action.code and action.code not in shared else f"#{action.ref}"
