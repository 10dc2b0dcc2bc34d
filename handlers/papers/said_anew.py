"""What a file says of an action's progress, and what of it nobody has said here."""

from collections.abc import Iterable, Set
from datetime import date

from handlers.papers.openings import without_opening
from handlers.papers.plan import ActionRead, DatedUpdate
from handlers.papers.updates import letters, split_updates

_LONG = 40  # characters of a comment, from which on it is looked for among others


def lines_of(text: str) -> set[str]:
    """Each line of a text, and of it as a file says it back: its dated entries without their days.

    Letters and digits alone, since of the other signs no file keeps them all.
    """
    before, updates = split_updates(text, _no_day, labelled=False)
    pieces = [text, before, *(update.text for update in updates)]
    return {letters(line) for piece in pieces for line in piece.split("\n")}


def _no_day(_text: str) -> date | None:
    return None


def is_new(text: str, told: Set[str]) -> bool:
    """Whether a text has a line that was not said before; `told` are such lines."""
    return any(letters(line) not in told for line in text.split("\n") if letters(line))


def new_entries(action: ActionRead, told: Set[str]) -> tuple[DatedUpdate, ...]:
    """The file's dated entries that are new, in its order."""
    return tuple(update for update in action.updates if is_new(update.text, told))


def newest(entries: Iterable[DatedUpdate]) -> DatedUpdate | None:
    """The newest of the dated entries; the last one printed, where none has a day."""
    found = list(entries)
    dated = [entry for entry in found if entry.day]
    if dated:
        return max(dated, key=lambda entry: entry.day or date.min)
    return found[-1] if found else None


def says(action: ActionRead, comment: str) -> bool:
    """Whether the file has this comment, if only as one of its dated entries."""
    entries = (text for u in action.updates for text in (u.text, u.words, *u.text.split("\n")))
    wanted = " ".join(comment.split())
    # A reading leaves out the colour that a comment opens with.
    either = (wanted, " ".join(without_opening(wanted, action.rag, {}).split()))
    if any(" ".join(text.split()) in either for text in (action.comment, *entries)):
        return True
    # A comment with dates in it is read as several entries.
    whole = [action.comment, *(f"{update.day_text} {update.text}" for update in action.updates)]
    return len(wanted) > _LONG and letters(wanted) in letters(" ".join(whole))
