"""Every command there is, in the order that help shows them, and the words behind buttons."""

from handlers.commands import Command

_ALL = (
    Command(
        ("add",), "adding.command.add",
        "Adds an action: title, lead, date and theme in one line, or several lines at once.",
        ("add Police to share ASB data, Jenny Ford, next mtg", "add Draft the survey, Anne B, Oct"),
        "coordinators",
    ),
    Command(
        ("update",), "changes.update",
        "Says how an action stands: a status, a comment, a new date.",
        (
            "update {code} amber waiting on Cabinet", "update {code} green, now end Oct",
            "update {code} red private: staff sickness",
        ),
    ),
    Command(
        ("done", "complete"), "changes.done",
        "Says that an action is complete.",
        ("done {code} press release issued",),
    ),
    Command(
        ("move",), "moving.move",
        "Sets a new deadline, with its reason. The old one is kept.",
        ("move {code} to 30 Oct, survey late", "move {code} to ongoing"),
    ),
    Command(
        ("import",), "imports.importing.import_plan",
        "Reads a plan from its Word, Excel or CSV file, shows its doubts, and saves at your word.",
        ("import (with the file dropped in)",),
        "coordinators",
    ),
    Command(
        ("edit",), "editing.edit",
        "Opens all of an action in one form.",
        ("edit {code}",),
    ),
    Command(
        ("show",), "showing.show",
        "Shows one action whole. Its code alone does the same.",
        ("show {code}", "{code}", "show food strategy"),
    ),
    Command(
        ("list",), "lists.list_actions",
        "Lists actions: all, or by colour, theme, lead, organisation, deadline and these together.",
        ("list red", "list theme food", "list overdue lead anne", "list due October"),
    ),
    Command(
        ("mine",), "lists.mine",
        "Lists the open actions that you lead.",
        ("mine", "mine overdue"),
    ),
    Command(
        ("home",), "home.home",
        "Shows what is yours here: your actions, what is asked by when, your reminders; to those "
        "who coordinate or chair also how things run.",
        ("home",),
    ),
    Command(
        ("history",), "histories.history",
        "Shows all that was done to an action: who, when, through what, and what was sent.",
        ("history {code}", "history"),
    ),
    Command(
        ("digest", "rag"), "digests.command.digest",
        "Shows the RAG digest as of now, or as it was posted; posts, holds, edits or corrects it.",
        ("digest", "digest red", "digest theme food", "digest 4 Sep", "digest preview",
         "digest hold", "digest leave out {code}", "digest edit {code}", "digest post",
         "digest last", "digest addendum"),
    ),
    Command(
        ("brief",), "digests.command.brief",
        "Shows what is worth a question at the next meeting, and what waits for a decision.",
        ("brief",),
        "chairs and coordinators",
    ),
    Command(
        ("export",), "exports.exporting.export",
        "Writes the plan as a Word, Excel or CSV file, a performance report, or exceptions only.",
        ("export word", "export excel", "export csv", "export report word",
         "export exceptions word", "export word leads as posts", "export published",
         "export publish"),
    ),
    Command(
        ("undo",), "undoing.undo",
        "Takes back the last thing that you did here.",
        ("undo",),
    ),
    Command(
        ("assign",), "changes.assign",
        "Says who leads an action.",
        ("assign {code} to Anne B", "assign {code} to @anne and Gupti G"),
        "coordinators, and leads for their own",
    ),
    Command(
        ("hold",), "holding.hold",
        "Puts an action on hold: it is shown as such, and nobody is chased for it.",
        ("hold {code} until Jan, funding",),
    ),
    Command(
        ("resume",), "chasing.pausing.resume",
        "Ends a hold or a pause.",
        ("resume {code}", "resume Anne B", "resume all"),
    ),
    Command(
        ("pause",), "chasing.pausing.pause",
        "Stops the reminders of one action, to one lead, or all of them.",
        ("pause {code}", "pause Anne B", "pause all"),
        "coordinators",
    ),
    Command(
        ("remind",), "chasing.reminding.remind",
        "Asks the leads of an action or a list now, or all not heard from; or you again, on a day.",
        ("remind {code} now", "remind overdue", "remind everyone", "remind me Monday"),
        "coordinators; “remind me” for everybody",
    ),
    Command(
        ("stop",), "chasing.stopping.stop",
        "Stops your own reminders. A coordinator is told.",
        ("stop",),
        "leads",
    ),
    Command(
        ("start",), "chasing.stopping.start",
        "Starts your reminders again.",
        ("start",),
        "leads",
    ),
    Command(
        ("leave",), "people.leaving.leave",
        "Says when you are away and who is asked in your place; shows who is.",
        ("leave 3–14 August, @anne covers", "leave", "leave for Anne B until Monday"),
    ),
    Command(
        ("deputy",), "people.standing_in.deputy",
        "Says who is asked whenever you are away.",
        ("deputy @anne", "deputy none"),
    ),
    Command(
        ("hand", "handover"), "people.handing.hand",
        "Gives all of a lead's open actions to somebody else, for good or for some days.",
        (
            "hand over Leanne's actions to Gupti",
            "hand over Leanne's actions to Gupti from 1 Sep until Christmas",
        ),
        "coordinators, and leads for their own",
    ),
    Command(
        ("private",), "changes.private",
        "Keeps an action to its leads, the coordinators and the chairs.",
        ("private {code}",),
    ),
    Command(
        ("public",), "changes.public",
        "Shows a private action to everybody again.",
        ("public {code}",),
        "coordinators",
    ),
    Command(
        ("redact",), "redacting.redact",
        "Removes the words of a comment wherever they were kept or posted; who, when and why stay.",
        ("redact {code} names a resident",),
        "coordinators",
    ),
    Command(
        ("set",), "setting.set_field",
        "Fills in one of the plan's other columns, or changes the title or the code.",
        ("set {code} cost £3k", "set {code} title Draft the survey"),
    ),
    Command(
        ("themes",), "themes.themes",
        "Shows the plan's themes.",
        ("themes",),
    ),
    Command(
        ("rename",), "themes.rename",
        "Gives a theme another name. A new theme comes with its first action.",
        ("rename theme Food to Food and drink",),
        "coordinators",
    ),
    Command(
        ("meetings",), "meetings.commands.list_meetings",
        "Shows the next three meetings, with papers dates and cut-offs.",
        ("meetings",),
    ),
    Command(
        ("meeting",), "meetings.commands.meeting",
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
        ("due",), "chasing.outlook.due",
        "Shows what will go to whom and when, and why, before it goes.",
        ("due", "due 30 days", "due Anne B"),
        "coordinators; everybody else for their own",
    ),
    Command(
        ("sent", "deliveries"), "deliveries.sent.sent",
        "Shows what was sent to whom, when and why, and what was not, and why not.",
        ("sent", "sent {code}", "sent Anne B", "sent failed"),
        "coordinators; everybody else for their own reminders",
    ),
    Command(
        ("people",), "people.members.who",
        "Shows who has which role, and which names in the plan have an account.",
        ("people",),
    ),
    Command(
        ("link",), "people.linking.link",
        "Says whose account a name in the plan is, so that reminders find them.",
        ("link Anne B @anne",),
        "coordinators",
    ),
    Command(
        ("unlink",), "people.linking.unlink",
        "Takes such a link back.",
        ("unlink Anne B",),
        "coordinators",
    ),
    Command(
        ("email",), "by_email.email",
        "Writes the email that asks a lead without an account for news of their actions.",
        ("email Jo Jones",),
        "coordinators",
    ),
    Command(
        ("from",), "by_email.from_",
        "Records what a lead told you outside the chat, as theirs.",
        (
            "from Jo Jones: {code} amber, waiting on Cabinet",
            "from Jo Jones by phone: {code} done",
        ),
        "coordinators",
    ),
    Command(
        ("role",), "people.members.give",
        "Makes somebody coordinator or chair.",
        ("role @anne chair",),
        "coordinators",
    ),
    Command(
        ("unrole",), "people.members.take_back",
        "Takes a role back.",
        ("unrole @anne chair",),
        "coordinators",
    ),
    Command(
        ("settings",), "settings.settings",
        "Says when reminders, papers and the digest come, and what the colours mean in print; "
        "changes it.",
        (
            "settings",
            "settings reminders 10 and 2",
            "settings hours 9:30am to 5:30pm",
            "settings papers none",
            "settings closed 27–31 December",
            "settings region Scotland",
            "settings define green delivered to plan",
        ),
        "everybody; coordinators change them",
    ),
    Command(
        ("setup",), "setting_up.set_up",
        "Begins a partnership in this channel, moves yours here from another one, or changes its"
        " name, time zone and bank holidays.",
        ("setup", "setup Riverside Partnership", "setup here"),
        "coordinators",
    ),
    Command(
        ("help",), "helping.help_",
        "Shows what you can do here, or how one command is typed.",
        ("help", "help add"),
    ),
    Command(
        ("ask",), "said.asking.ask",
        "Asks a coordinator to do something for you.",
        ("ask update {code} green",),
    ),
)  # fmt: skip

COMMANDS: dict[str, Command] = {word: command for command in _ALL for word in command.words}

# What buttons stand for. Nobody types these, so help is silent about them.
HIDDEN: dict[str, Command] = {
    command.words[0]: command
    for command in (
        Command(("answer",), "said.pressed.answer", "Answers a question by its button."),
        Command(("decide",), "deciding.decide", "Agrees to what a lead asks for, or not."),
        Command(("confirm",), "adding.lines.confirm", "Saves the lines that were shown."),
        Command(("cancel",), "waiting.cancel", "Lets what was read go."),
        Command(("doubts",), "imports.importing.doubts", "All the doubts of an import."),
        Command(("columns",), "imports.importing.columns", "What each column was taken for."),
        Command(("make",), "adding.command.make", "Makes a message an action."),
        Command(("tell",), "deliveries.telling_chairs.tell_chair", "Tells the chair of an action."),
        Command(("answers",), "chasing.card_form.answers", "All of a card in one form."),
        Command(("meant",), "said.about_another.move", "Moves what was said to another action."),
        Command(("all",), "replies.as_said", "All on track."),
    )
}
