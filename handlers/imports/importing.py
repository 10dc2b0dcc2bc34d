"""`import`: a plan's file is read, shown with what is doubtful, and saved only on a word.

Reading is slow, so it is owed as a delivery and done by whoever sends it; the draft keeps what
was read until somebody confirms it.
"""

import re
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.postponed import is_long, owe_later, put_off
from handlers.finding import Sorry
from handlers.helping import words_alone
from handlers.imports.comparing import against_live
from handlers.imports.outcomes import carried_out
from handlers.imports.reading import FileRead, plan_in, to_read
from handlers.imports.saving import save
from handlers.imports.words import (
    all_doubts,
    answered,
    chosen_columns,
    columns_form,
    plan_title,
    summary,
)
from handlers.messages import Message
from handlers.papers.plan import PlanRead
from handlers.requests import File, Kind
from handlers.rules.dates.saying import say_moment
from handlers.rules.sentences import shorten
from handlers.waiting import READ_AGAIN, SHOWN_BY, number_in, show_anew, waiting
from store import actions, drafts, entries, people
from store.drafts import Draft
from store.imports import how_many
from store.mail import Delivery
from store.models import Partnership, Recipient

BIGGEST_FILE = 20_000_000  # bytes; a plan of ten thousand actions has one or two million

_READABLE = re.compile(r"\.(?:xlsx|xlsm|docx|csv|tsv|txt|xls|doc|ods|odt|pdf|rtf)$", re.IGNORECASE)
_HOW = "Drop the plan's Word, Excel or CSV file {}."
_FIRST = "I'll show you what I read before anything is saved."


def _how(asker: Asker) -> Answer:
    """In a channel only what is said to Chaser is heard, files too."""
    here = "here with the word “import”"
    elsewhere = "into our direct message, or here with “@Chaser import”"
    return for_you(f"{_HOW.format(here if asker.request.private else elsewhere)} {_FIRST}")


def import_plan(asker: Asker, words: str) -> Answer | None:
    """`import` with a file reads it; `import 17` saves what was read; alone it says how."""
    words = re.sub(r"^/?(?:action\s+)?import\b\s*", "", words.strip(), flags=re.IGNORECASE)
    if asker.request.files:
        return _dropped(asker, words)
    _check_may_import(asker)
    found = number_in(words)
    if found is None:
        return _how(asker) if not words or asker.request.kind is not Kind.SAID else None
    return _import_draft(asker, *found)


def _check_may_import(asker: Asker) -> None:
    if not asker.is_coordinator:
        who = asker.coordinators()
        can = f"Only a coordinator ({who})" if who else "Only a coordinator"
        raise Sorry(f"{can} can import a plan. Nothing was imported.")


def _dropped(asker: Asker, words: str) -> Answer | None:
    """A file that came with other words, and that is no document, is none of Chaser's business."""
    said = asker.request.text.strip().casefold()
    meant = "import" in said or _readable(asker)
    if not meant and words:
        return None
    if not meant and not asker.is_coordinator:
        raise words_alone(asker)
    _check_may_import(asker)
    return ask_import(asker, asker.request.files)


def means_import(asker: Asker, text: str) -> bool:
    """Whether a file that came with words is a plan to read in, not shown beside a report."""
    return "import" in text.casefold() or (asker.is_coordinator and _readable(asker))


def _readable(asker: Asker) -> bool:
    return any(_READABLE.search(file.name) for file in asker.request.files)


def ask_import(asker: Asker, files: tuple[File, ...]) -> Answer:
    """Owe the reading of the file that was dropped."""
    if not files:
        return _how(asker)
    if len(files) > 1:
        raise Sorry(f"That is {len(files)} files; drop the plan's one alone. Nothing was imported.")
    file = files[0]
    if file.size > BIGGEST_FILE:
        raise Sorry(
            f"{file.name} has {file.size // 1_000_000} MB, and I read up to "
            f"{BIGGEST_FILE // 1_000_000}. Take its pictures out, or save the plan alone in a "
            "file of its own. Nothing was imported."
        )
    _owe_reading(asker, {"file": asdict(file)})
    return for_you(f"On it: reading {shorten(file.name, 100)}.")


def _owe_reading(asker: Asker, what: dict[str, Any]) -> None:
    owe_later(asker, f"read:{asker.request.key}", "read", what | {"recipient": asker.recipient.id})


def compose_read(
    session: Session, row: Delivery, now: datetime, data: bytes | None, made: FileRead | None = None
) -> Message | None:
    """What a dropped file holds; composed again, the same draft is shown again.

    `made` is the file as it was read ahead; None where it is to be read now.
    """
    partnership = session.get_one(Partnership, row.partnership_id)
    kept = row.what.get("draft")
    draft = drafts.locked(session, partnership.id, kept) if kept else None
    if draft:
        return _as_it_stands(session, partnership, draft, now)
    if made is None and data is None:
        return None
    file = made or to_read(session, row, now, data or b"").write(lambda _done: None)
    message, number = import_file(session, partnership, row.recipient, file, now)
    if number:
        row.what = {**row.what, "draft": number}
        shown = drafts.locked(session, partnership.id, number)
        assert shown is not None  # noqa: S101 - it was kept just now
        shown.body = {**shown.body, SHOWN_BY: row.id}
    return message


def import_file(
    session: Session,
    partnership: Partnership,
    recipient: Recipient | None,
    file: FileRead,
    now: datetime,
) -> tuple[Message, int | None]:
    """What a file holds, and the number to confirm it by; None where it can't be read."""
    if file.plan is None:
        return Message(file.refused), None
    asked_by = recipient.id if recipient else None
    draft = drafts.keep(session, partnership.id, asked_by, "import", now, file.body)
    return _summary_of(session, partnership, draft, file.plan), draft.id


def confirm_import(
    session: Session, partnership: Partnership, draft_id: int, now: datetime
) -> Message:
    """Save what the command line has read, as the partnership's first plan.

    Raises Sorry where the draft is gone, or where a plan stands already.
    """
    people.locked(session, partnership.id)
    draft = drafts.open_one(session, partnership.id, draft_id, "import")
    if draft is None:
        raise Sorry("That file was imported already, or cancelled.")
    live = actions.live_plan(session, partnership.id)
    if live and how_many(session, live.id):
        raise Sorry(
            f"There is a plan already, “{live.title}”. Drop the file into the chat, where you can "
            "choose what of it is applied. Nothing was imported."
        )
    return save(session, partnership, None, draft, plan_in(draft), now, "", key="")


def _summary_of(
    session: Session, partnership: Partnership, draft: Draft, read: PlanRead | None = None
) -> Message:
    read = read or plan_in(draft)
    against = against_live(session, partnership.id, read)
    return summary(read, against, draft.id, from_chat=bool(draft.body.get("file")))


def _as_it_stands(
    session: Session, partnership: Partnership, draft: Draft, now: datetime
) -> Message:
    """What was read, and what became of it once somebody has answered."""
    if draft.done_at is None:
        return _summary_of(session, partnership, draft)
    zone = ZoneInfo(partnership.zone)
    when = say_moment(draft.done_at.astimezone(zone), now.astimezone(zone).date())
    return answered(plan_in(draft), draft.outcome, when)


def _import_draft(asker: Asker, draft_id: int, how: str) -> Answer:
    # One at a time: two files that are imported at once would both become the live plan.
    people.locked(asker.session, asker.partnership.id)
    draft = waiting(asker, draft_id, "import", again=_was_undone)
    read = plan_in(draft)
    if is_long(asker, len(read.actions)):
        return put_off(asker, len(read.actions), f"import {draft_id} {how}".strip())
    message = save(
        asker.session, asker.partnership, asker.recipient, draft, read, asker.now, how,
        key=asker.request.key,
    )  # fmt: skip
    return Answer(message, to_all=True)


def _was_undone(asker: Asker, draft: Draft) -> bool:
    """Whether all that the draft brought in was taken out again, so that it may come back."""
    _, done = carried_out(draft.outcome)
    kept = [entries.by_id(asker.session, asker.partnership.id, entry_id) for entry_id in done]
    return bool(kept) and all(entry and not entries.stands(asker.session, entry) for entry in kept)


def doubts(asker: Asker, words: str) -> Answer | None:
    """`doubts 17`: all that should be looked at before the import."""
    found = number_in(words)
    if found is None:
        return None
    draft = waiting(asker, found[0], "import")
    read = plan_in(draft)
    against = against_live(asker.session, asker.partnership.id, read)
    return Answer(all_doubts(read, against, draft.id))


def columns(asker: Asker, words: str) -> Answer | None:
    """`columns 17`: say what each column holds; the file is then read again."""
    found = number_in(words)
    if found is None:
        return None
    draft = waiting(asker, found[0], "import")
    read, file = plan_in(draft), draft.body.get("file")
    if not file:
        raise Sorry("The file is no longer at hand. Drop it here again to change its columns.")
    if asker.request.kind is not Kind.SUBMITTED or not asker.request.form:
        return Answer(columns_form(read, draft.id))
    chosen = chosen_columns(read, dict(asker.request.form))
    drafts.close(draft, asker.now, READ_AGAIN)
    show_anew(asker.session, draft)
    _owe_reading(asker, {"file": file, "columns": chosen})
    return for_you(f"On it: reading {plan_title(read)} again.")
