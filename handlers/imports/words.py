"""What Chaser says of a file it has read: how much, what it doubts, what would change."""

import re
from collections.abc import Sequence

from handlers.imports.comparing import Against
from handlers.messages import Button, Field, FieldKind, Form, Message, Row, Rows, Text
from handlers.papers.columns import MEANINGS
from handlers.papers.difference import PROGRESS, Change
from handlers.papers.doubt_words import brief
from handlers.papers.plan import PlanRead
from handlers.rules.sentences import counted, listed, shorten
from handlers.waiting import READ_AGAIN

_SHOWN = 8  # changed actions that the summary names
_DOUBTS = 3  # doubts that the summary names

_MEANINGS = {
    "code": "Code",
    "section": "Section (above the headings)",
    "theme": "Heading",
    "action": "What is to be done",
    "task": "Task under an action",
    "lead": "Who leads",
    "organisation": "The lead's organisation",
    "deadline": "Deadline",
    "revised": "Revised deadline",
    "rag": "Status (RAG)",
    "earlier rag": "Earlier status (RAG)",
    "state": "Whether it is done",
    "comment": "Comment or progress",
    "other": "Keep under its own heading",
    "coarse": "What the actions are part of",
    "key": "The key to the colours",
}


def plan_title(read: PlanRead) -> str:
    """The plan's own title, or what its file's name says."""
    if read.title:
        return shorten(read.title, 200)
    stem = re.sub(r"\.\w{1,5}$", "", read.file_name[:300])
    stem = _COPY.sub("", _BETWEEN_WORDS.sub(" ", _SHEET.sub("", stem)))
    words = shorten(" ".join(stem.split()).strip(" -–—.,"), 200)
    words = words[:1].upper() + words[1:] if re.search(r"\w", words) else "Action"
    return words if _IS_PLAN.search(words) else f"{words} plan"


_SHEET = re.compile(r" - Sheet ?\d{1,3}$", re.IGNORECASE)  # as Google Sheets calls its exports
_COPY = re.compile(r"^copy of | - copy$| ?\(\d{1,2}\)$", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"_|(?<=[^\W\d_])-(?=\w)|(?<=\d)-(?=[^\W\d_])")
_IS_PLAN = re.compile(r"\b(?:plan|tracker|log|programme)\b", re.IGNORECASE)


def size_words(read: PlanRead) -> str:
    """`41 actions in 11 headings, 6 leads`."""
    leads = {lead.name for action in read.actions for lead in action.leads}
    headings = {(action.section, action.theme) for action in read.actions if action.theme}
    said = counted(len(read.actions), "action")
    if headings:
        said += f" in {counted(len(headings), 'heading')}"
    return f"{said}, {counted(len(leads), 'lead')}" if leads else f"{said}, no leads"


def summary(read: PlanRead, against: Against, draft_id: int, *, from_chat: bool) -> Message:
    """What was read, before anything is saved."""
    head = f"{plan_title(read)}: {size_words(read)}. Nothing is saved yet."
    parts = [Text(_doubts_in_short(read))] if read.doubts else []
    buttons = ways_on(against, draft_id)
    if against.is_same_plan:
        buttons.append(Button("It's another plan", f"import {draft_id} new plan"))
    if read.doubts:
        count = len(brief(read.doubts))
        seen = f"See all {count}" if count > 1 else "See where"
        buttons.append(Button(seen, f"doubts {draft_id}"))
    if from_chat:
        buttons.append(Button("Change columns", f"columns {draft_id}"))
    buttons.append(Button("Cancel", f"cancel {draft_id}"))
    return Message(head, (*parts, *_comparison(against)), tuple(buttons))


def answered(read: PlanRead, outcome: str, when: str) -> Message:
    """What was read, and what became of it: there is nothing left to press."""
    if outcome == READ_AGAIN:
        became = "Read again since: the newer message counts."
    elif outcome == "cancelled":
        became = f"Nothing was saved: cancelled on {when}."
    elif outcome.endswith("cancelled"):
        became = f"Imported in part; the rest was left on {when}."
    else:
        became = f"Imported on {when}."
    parts = (Text(_doubts_in_short(read)),) if read.doubts else ()
    return Message(f"{plan_title(read)}: {size_words(read)}. {became}", parts)


def _doubts_in_short(read: PlanRead) -> str:
    doubts = brief(read.doubts)
    first = [shorten(doubt.text, 140) for doubt in doubts[:_DOUBTS]]
    more = ["…"] if len(doubts) > _DOUBTS else []
    return f"{counted(len(doubts), 'thing')} to check: {' · '.join([*first, *more])}"


def all_doubts(read: PlanRead, against: Against, draft_id: int) -> Message:
    """Every doubt with where it stands in the file."""
    doubts = brief(read.doubts)
    rows = tuple(Row(doubt.text, detail=_where(doubt.sheet, doubt.row)) for doubt in doubts[:100])
    left = len(doubts) - len(rows)
    more = (Text(f"… and {left} more of the same kind.", quiet=True),) if left else ()
    buttons = (*ways_on(against, draft_id), Button("Cancel", f"cancel {draft_id}"))
    head = f"{counted(len(doubts), 'thing')} to check in {plan_title(read)}."
    return Message(head, (Rows(rows), *more), buttons)


def _where(sheet: str, row: int | None) -> str:
    said = [f"sheet “{sheet}”"] if sheet else []
    return ", ".join(said + ([f"row {row}"] if row else []))


def ways_on(against: Against, draft_id: int) -> list[Button]:
    """What can be done with what was read, beside the plan that is live."""
    if against.plan is None:
        return [Button("Import", f"import {draft_id}", True)]
    if not against.is_same_plan:
        return [
            Button("Start a new plan", f"import {draft_id} new plan"),
            Button("Add to it", f"import {draft_id} add to it"),
        ]
    found = against.difference
    ways = [
        (len(found.new), "Add {} new", "new"),
        (len(against.changed), "Apply {} changed", "changed"),
        (len(against.reported), "Take the file's word for {}", "reported"),
        (len(found.gone), "Take out {}", "gone"),
    ]
    return [
        Button(label.format(count), f"import {draft_id} {word}", main=word == "changed")
        for count, label, word in ways
        if count
    ]


def _comparison(against: Against) -> list[Text | Rows]:
    if against.plan is None:
        return []
    if not against.is_same_plan:
        size = counted(against.size, "action")
        return [Text(
            f"You have a plan already, “{against.plan.title}”, with {size}. Is this a new plan in "
            "its place, or more for it? The old one is kept, closed."
        )]  # fmt: skip
    found = against.difference
    if not (found.new or found.changed or found.gone):
        return [Text("It says nothing other than the plan you have.")]
    parts: list[Text | Rows] = [Text(_counts(against))]
    if found.new:
        named = tuple(Row(f"{a.code} {a.title}".strip()) for a in found.new[:_SHOWN])
        parts.append(Rows(named, heading="New in the file"))
    parts += _changed_rows(
        "Changed in the file", [(c.known.code, c.known.title, ch) for c, ch in against.changed]
    )
    reported = [(c.known.code, c.known.title, ch) for c, ch in against.reported]
    parts += _changed_rows("Reported here since, and kept", reported)
    if against.unedited:
        parts.append(_unedited(against.unedited))
    if found.gone:
        gone = tuple(Row(f"{k.code} {k.title}".strip()) for k in found.gone[:_SHOWN])
        parts.append(Rows(gone, heading="Not in the file any more, and kept"))
    return parts


def _unedited(count: int) -> Text:
    one = count == 1
    stand = "stands in the file as it was" if one else "stand in the file as they were"
    return Text(
        f"{counted(count, 'other action')} {stand} imported. What was reported here since is kept.",
        quiet=True,
    )


def _counts(against: Against) -> str:
    found = against.difference
    counts = (
        (len(found.new), "new"),
        (len(against.changed), "changed"),
        (len(against.reported) + against.unedited, "reported otherwise here"),
        (len(found.gone), "gone from the file"),
        (against.added, "added here since"),
        (len(found.same), "the same"),
    )
    said = listed(f"{count} {word}" for count, word in counts if count)
    return f"Beside the plan you have: {said}. Only what you choose is applied."


def _changed_rows(heading: str, changed: Sequence[tuple[str, str, list[Change]]]) -> list[Rows]:
    if not changed:
        return []
    rows = [
        Row(shorten(f"{code} {title}", 100), detail=" · ".join(_said(c) for c in changes))
        for code, title, changes in changed[:_SHOWN]
    ]
    left = len(changed) - len(rows)
    if left:
        rows.append(Row(f"… and {left} more"))
    return [Rows(tuple(rows), heading=heading)]


def _said(change: Change) -> str:
    part, before, after = change.part, change.before, change.after
    if part == PROGRESS:
        return f"{part}: {shorten(after, 60)}"
    if part == "rag":
        part, before, after = "RAG", before.capitalize(), after.capitalize()
    return f"{part}: {shorten(before, 60) or 'none'} → {shorten(after, 60) or 'none'}"


def columns_form(read: PlanRead, draft_id: int) -> Message:
    """A choice for each heading of the file, as it was taken."""
    by_heading = {column.heading: column for column in read.columns if column.heading}
    fields = tuple(
        Field(
            f"column{number}",
            shorten(heading, 70),
            FieldKind.CHOICE,
            column.meaning,
            _options(column.meaning),
        )
        for number, (heading, column) in enumerate(by_heading.items())
    )
    title = "What does each column hold?"
    return Message(title, (Form(title, f"columns {draft_id}", fields, "Read it again"),))


def _options(taken: str) -> tuple[tuple[str, str], ...]:
    """What a column may be said to hold; what it was taken for is among them."""
    meanings = MEANINGS if taken in MEANINGS else (taken, *MEANINGS)
    return tuple((meaning, _MEANINGS.get(meaning, meaning.capitalize())) for meaning in meanings)


def chosen_columns(read: PlanRead, form: dict[str, str]) -> dict[str, str]:
    """By heading, what a person said that it means; every heading, so that nothing is guessed."""
    by_heading = {column.heading: column.meaning for column in read.columns if column.heading}
    return {
        heading: form.get(f"column{number}", meaning)
        for number, (heading, meaning) in enumerate(by_heading.items())
        if form.get(f"column{number}", meaning) in MEANINGS
    }
