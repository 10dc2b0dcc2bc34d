"""Every command there is, in the order that help shows them, and the words behind buttons."""

from handlers import (
    adding,
    asking,
    card_form,
    changes,
    digest_post,
    meeting_commands,
    moving,
    replies,
    taking,
    undoing,
)
from handlers.asker import Answer, Asker
from handlers.commands import Command


def _as_said(asker: Asker, _words: str) -> Answer | None:
    """A button that stands for plain words: "all on track", "remind me tomorrow"."""
    return replies.plain_words(asker)


_ALL = (
    Command(
        ("add",), adding.add,
        "Adds an action: title, lead, date and theme in one line, or several lines at once.",
        ("add Police to share ASB data, Jenny Ford, next mtg", "add Draft the survey, Anne B, Oct"),
        "coordinators",
    ),
    Command(
        ("update",), changes.update,
        "Says how an action stands: a status, a comment, a new date.",
        ("update {code} amber waiting on Cabinet", "update {code} green, now end Oct"),
    ),
    Command(
        ("done", "complete"), changes.done,
        "Says that an action is complete.",
        ("done {code} press release issued",),
    ),
    Command(
        ("move",), moving.move,
        "Sets a new deadline, with its reason. The old one is kept.",
        ("move {code} to 30 Oct, survey late",),
    ),
    Command(
        ("digest", "rag"), digest_post.digest,
        "Shows the RAG digest as of now. “digest post” posts it in the channel.",
        ("digest", "digest red", "digest theme food"),
    ),
    Command(
        ("undo",), undoing.undo,
        "Takes back the last thing that you did here.",
        ("undo",),
    ),
    Command(
        ("assign",), changes.assign,
        "Says who leads an action.",
        ("assign {code} to Anne B", "assign {code} to @anne and Gupti G"),
        "coordinators, and leads for their own",
    ),
    Command(
        ("hold",), changes.hold,
        "Puts an action on hold: it is shown as such, and nobody is chased for it.",
        ("hold {code} until Jan, funding",),
    ),
    Command(
        ("resume",), changes.resume,
        "Ends a hold or a pause.",
        ("resume {code}",),
    ),
    Command(
        ("pause",), changes.pause,
        "Stops the reminders of one action.",
        ("pause {code}",),
        "coordinators",
    ),
    Command(
        ("private",), changes.private,
        "Keeps an action to its leads, the coordinators and the chairs.",
        ("private {code}",),
    ),
    Command(
        ("public",), changes.public,
        "Shows a private action to everybody again.",
        ("public {code}",),
        "coordinators",
    ),
    Command(
        ("set",), changes.set_field,
        "Fills in one of the plan's other columns, or changes the title or the code.",
        ("set {code} cost £3k", "set {code} title Draft the survey"),
    ),
    Command(
        ("meetings",), meeting_commands.list_meetings,
        "Shows the next three meetings, with papers dates and cut-offs.",
        ("meetings",),
    ),
    Command(
        ("meeting",), meeting_commands.meeting,
        "Says when the partnership meets; moves or cancels a meeting.",
        (
            "meeting every first Thursday at 2pm",
            "meeting Thu 3 Sep 2pm",
            "meeting move to Thu 10 Sep 2pm",
            "meeting cancel",
        ),
        "coordinators",
    ),
    Command(
        ("ask",), asking.ask,
        "Asks a coordinator to do something for you.",
        ("ask update {code} green",),
    ),
)  # fmt: skip

COMMANDS: dict[str, Command] = {word: command for command in _ALL for word in command.words}

# What buttons stand for. Nobody types these, so help is silent about them.
HIDDEN: dict[str, Command] = {
    command.words[0]: command
    for command in (
        Command(("answer",), taking.answer, "Answers a question by its button."),
        Command(("answers",), card_form.answers, "All of a card in one form."),
        Command(("all",), _as_said, "All on track."),
        Command(("remind",), _as_said, "Remind me tomorrow."),
    )
}
