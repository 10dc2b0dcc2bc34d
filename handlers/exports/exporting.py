"""`export word`: the plan as a paper, written while the asker goes on, and sent to them alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.postponed import owe_later
from handlers.exports.cells import LEADS
from handlers.exports.exceptions import exceptions_paper
from handlers.exports.ground import Ground, ground
from handlers.exports.plan import plan_paper
from handlers.exports.report import report_paper
from handlers.finding import Sorry, pressable
from handlers.messages import Attachment, Button, Message
from handlers.papers.writing.paper import Paper, Step
from handlers.rules.sentences import counted
from handlers.rules.words import bag
from store import meetings, publications
from store.imports import how_many
from store.mail import Delivery
from store.models import Partnership
from store.publications import PAPER

_LONG = 1_000  # actions, from which on a paper takes long enough to say so


@dataclass(frozen=True)
class Format:
    """A kind of file: what people call it, its ending, and its type on the web."""

    name: str
    ending: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "word": Format("Word", "docx", f"{_OFFICE}.wordprocessingml.document"),
    "excel": Format("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": Format("CSV", "csv", "text/csv"),
}
_FORMAT_WORDS = {"docx": "word", "doc": "word", "xlsx": "excel", "xls": "excel", "sheet": "excel"}
_PAPERS: dict[str, tuple[str, Callable[[Ground], Paper]]] = {
    "plan": ("action plan", plan_paper),
    "report": ("performance report", report_paper),
    "exceptions": ("exceptions", exceptions_paper),
}
PAPERS = tuple(_PAPERS)
_EXCEPTIONS = "exceptions"
_PAPER_WORDS = {"performance": "report", "exception": "exceptions", "action": "plan"}
_SOME = bag("red reds amber ambers green greens overdue")
_FILLING = bag("the just only all our me leads as to in a an file paper document for")


def export(asker: Asker, words: str) -> Answer | None:
    """`export word`, `export excel`, `export csv`; `export report word` and so on."""
    if not words.strip():
        return Answer(_which())
    if words.strip().casefold() in ("publish", "published"):
        return _published(asker, anew=words.strip().casefold() == "publish")
    leads = next((how for how in LEADS if how in words.casefold().split()), LEADS[0])
    paper, file_format = read_wish(words)
    plan = asker.live_plan()
    if plan is None:
        raise Sorry("There is no action plan yet, so there is nothing to export.")
    _owe(asker, "file", {"paper": paper, "format": file_format, "leads": leads})
    size = how_many(asker.session, plan.id, printed=True)
    long = " That takes up to a minute." if size >= _LONG else ""
    kind = f"{FORMATS[file_format].name} file of the {_PAPERS[paper][0]}"
    how_much = "" if paper == _EXCEPTIONS else f", {counted(size, 'action')}"
    where = "" if asker.request.private else " It comes to you in our own conversation."
    return for_you(f"On it: writing the {kind}{how_much}.{long}{where}")


def _published(asker: Asker, *, anew: bool) -> Answer:
    """The meeting's paper as it was published; or a new version of it, by a coordinator's word."""
    if anew and not asker.is_coordinator:
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"The paper is published by {who}. Type “export word” for one of your own.")
    meeting = meetings.next_after(asker.session, asker.partnership.id, asker.now)
    latest = publications.latest(
        asker.session, asker.partnership.id, PAPER, meeting.id if meeting else None
    )
    if latest is None and not anew:
        raise Sorry("No paper is published for the next meeting yet. Type “export word”.")
    what = {} if anew or latest is None else {"published": latest.id}
    _owe(asker, "paper", what)
    return for_you("On it: publishing the paper." if anew else "On it: the paper as published.")


def read_wish(words: str) -> tuple[str, str]:
    """Which paper, and in which format; Word where none is named. Raises Sorry for other words."""
    paper = file_format = ""
    for word in re.findall(r"[\w-]+", words.casefold()):
        if (found := _PAPER_WORDS.get(word, word)) in _PAPERS:
            paper = found if paper in ("", "plan") else paper
        elif (found := _FORMAT_WORDS.get(word, word)) in FORMATS:
            file_format = found
        elif word in _SOME:
            raise Sorry(
                f"A file holds the whole plan, or its exceptions: those that are Red, Amber or "
                f"late. Type “export exceptions word”, or “list {word.rstrip('s')}” to see them "
                "here.",
                Button("Exceptions only", "export exceptions word"),
                Button("List them", f"list {word.rstrip('s')}"),
            )
        elif word == "pdf":
            raise Sorry(
                "I write no PDF. Open the Word paper and save it as one.",
                Button("Word paper", "export word"),
            )
        elif word not in _FILLING and word not in LEADS:
            raise Sorry(
                f"I don't know how to export “{word[:40]}”. Type “export word”, “export excel” "
                "or “export csv”; “export report word” or “export exceptions word”.",
                *pressable(list(_which().buttons)),
            )
    return paper or "plan", file_format or "word"


def _which() -> Message:
    return Message(
        "Which paper shall I write?",
        buttons=(
            Button("Word paper", "export word"),
            Button("Excel", "export excel"),
            Button("CSV", "export csv"),
            Button("Performance report", "export report word"),
            Button("Exceptions only", "export exceptions word"),
        ),
    )


def _owe(asker: Asker, kind: str, what: dict[str, Any]) -> None:
    """To the asker's own conversation: a paper in a channel would be news to everybody."""
    owe_later(asker, f"export:{asker.request.key}", kind, what, here=asker.request.private)


def compose_file(session: Session, row: Delivery, now: datetime) -> Message | None:
    """The message with the file; its bytes are written when it is sent, outside of transactions."""
    partnership = session.get_one(Partnership, row.partnership_id)
    try:
        found = ground(session, partnership, now, leads=row.what["leads"])
    except Sorry as sorry:
        return sorry.answer.message
    kind, file_format = row.what["paper"], row.what["format"]
    paper, as_of = made(found, kind), found.cover[0].partition(" · ")[2]
    said = (
        f"{_here(kind)} for {FORMATS[file_format].name}, {_how_many(found, kind, paper)}, {as_of}."
    )
    return Message(said, (_attachment(found, kind, paper, file_format),))


def _here(kind: str) -> str:
    name = _PAPERS[kind][0]
    return f"Here are the {name}" if kind == _EXCEPTIONS else f"Here is the {name}"


def _how_many(found: Ground, kind: str, paper: Paper) -> str:
    """`27 actions`; of the exceptions `4 of 27 actions`."""
    every = counted(len(found.actions), "action")
    if kind != _EXCEPTIONS:
        return every
    return f"{paper.size or 'none'} of {every}"


def _attachment(found: Ground, kind: str, paper: Paper, file_format: str) -> Attachment:
    name = file_name(found, kind, file_format)
    write = partial(written, paper, file_format, name)
    return Attachment(name, FORMATS[file_format].media_type, write, paper.size, write)


def made(found: Ground, paper: str) -> Paper:
    """One of PAPERS, before it is written."""
    return replace(_PAPERS[paper][1](found), at=found.picture.now)


def file_name(found: Ground, paper: str, file_format: str) -> str:
    """`Riverside Partnership action plan 2026-09-22.docx`."""
    whose = re.sub(r"[^\w &'’.-]+", " ", found.picture.partnership.name).strip(" .")
    bare = " ".join(f"{whose[:80]} {_PAPERS[paper][0]} {found.picture.today.isoformat()}".split())
    return f"{bare}.{FORMATS[file_format].ending}"


def written(paper: Paper, file_format: str, name: str, step: Step = lambda _done: None) -> bytes:
    """The file's bytes; its headings stand in rows of their own where an import would know them."""
    from handlers.papers.writing.headings_hold import headed
    from handlers.papers.writing.write_csv import write_csv
    from handlers.papers.writing.write_docx import write_docx
    from handlers.papers.writing.write_xlsx import write_xlsx

    write = {"word": write_docx, "excel": write_xlsx, "csv": write_csv}[file_format]
    return write(headed(paper, write, name) if paper.plan.is_plan else paper, step)
