"""Composes the RAG digest from how the plan stands now, and keeps it as it was published."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.digests import head
from handlers.digests.news import Line, ahead, all_moves, facts, news, waiting
from handlers.digests.picture import Picture, take_picture
from handlers.digests.rows import Pick, exceptions, in_full, rows_of
from handlers.digests.since_paper import since_paper
from handlers.digests.themes import theme_messages
from handlers.messages import Button, Facts, Mark, Message, Part, to_dict
from handlers.rules.rag import COLUMNS, Standing
from handlers.rules.sentences import counted, shorten
from store import digests, publications
from store.calendar import Meeting, Published
from store.digests import Move
from store.models import Partnership
from store.publications import DIGEST

_NAMES_A_LINE = 12  # in the channel; the thread has the rest
_ROWS_ASKED_FOR = 40  # when somebody asks for one colour

_MARKS = {mark.value: mark for mark in map(Mark, COLUMNS)} | {
    "not rated": Mark.NONE,
    "unrated": Mark.NONE,
    "done": Mark.COMPLETE,
    "blue": Mark.COMPLETE,
}
_FULL_LIST = Button("Full list", "list")
_PAPERS = (Button("Word paper", "export word"), Button("Excel", "export excel"))


@dataclass(frozen=True)
class Digest:
    """A digest as composed: for the channel, for its thread, and the numbers to keep.

    `numbers` are plain values. `whole` is False for a part of the plan that somebody asked for:
    it is shown and never published.
    """

    message: Message
    details: tuple[Message, ...] = ()
    numbers: dict[str, Any] = field(default_factory=dict)
    whole: bool = True


def compose_digest(
    session: Session,
    partnership: Partnership,
    now: datetime,
    *,
    meeting: Meeting | None = None,
    only: str | None = None,
    thread: bool = True,
) -> Digest:
    """The digest of the live plan, for `meeting` or else the next one; there always is one.

    `only` is a colour ("red") or words of a theme's name ("food", "theme food"). Without
    `thread`, as in an answer to one person, there are no details, and nothing speaks of them.
    """
    picture = take_picture(session, partnership, now, meeting)
    if picture is None:
        return _without_plan(partnership)
    if not only:
        return _whole(session, picture, thread)
    words = " ".join(only.casefold().split())
    if words in _MARKS:
        return Digest(_of_mark(session, picture, _MARKS[words]), whole=False)
    return _of_themes(session, picture, words.removeprefix("theme "), thread)


def publish(
    session: Session,
    partnership: Partnership,
    meeting: Meeting | None,
    digest: Digest,
    now: datetime,
) -> Published:
    """Keep the digest to the letter: its thread under "details", beside the message's own words.

    Raises ValueError for one of a part of the plan: the next could not be compared with it.
    """
    if not digest.whole:
        raise ValueError("only a digest of the whole plan is published")
    meeting_id = meeting.id if meeting else None
    version = publications.next_version(session, partnership.id, DIGEST, meeting_id)
    message = digest.message
    if version > 1:
        message = replace(message, title=f"{message.title} · version {version}")
    body = to_dict(message) | {"details": [to_dict(detail) for detail in digest.details]}
    return publications.freeze(
        session, partnership.id, DIGEST, meeting_id, now, body, digest.numbers
    )


def _without_plan(partnership: Partnership) -> Digest:
    sentence = (
        "There is no action plan yet. A coordinator drops its Word or Excel file into our direct "
        "message."
    )
    message = Message(sentence, title=f"{partnership.name} · RAG digest")
    return Digest(message, numbers={"plan": None, "themes": [], "totals": {}, "actions": {}})


def _whole(session: Session, picture: Picture, thread: bool) -> Digest:
    moves = all_moves(session, picture)
    details = theme_messages(session, picture, moves) if thread else ()
    message = _message(session, picture, moves, head.title(picture), thread)
    return Digest(message, details, _numbers(picture))


def _message(
    session: Session, picture: Picture, moves: dict[int, Move], title: str, thread: bool
) -> Message:
    rest = "in the thread" if thread else "in the full list"
    picks, lines = (
        exceptions(picture),
        [
            *news(picture, moves),
            *waiting(session, picture),
            *ahead(picture),
            *since_paper(session, picture),
        ],
    )
    cards = _cards(session, picture, picks, lines)
    parts: list[Part] = []
    if picture.totals.total:
        parts += [head.chart(picture), head.table(picture, head.NAME)]
    for pick in picks:
        parts += rows_of(pick, cards, picture, f"{rest}.")
    said = facts(lines, cards, _NAMES_A_LINE, rest)
    parts += [Facts(tuple(said))] if said else []
    parts.append(head.key(picture, picture.totals.private))
    return Message(head.head(picture), tuple(parts), (_FULL_LIST, *_PAPERS), title=title)


def _cards(
    session: Session, picture: Picture, picks: Iterable[Pick], lines: Iterable[Line]
) -> dict[int, Any]:
    wanted = [s.id for pick in picks for s in pick.shown]
    wanted += [s.id for line in lines for s in line.standings[:_NAMES_A_LINE]]
    return digests.shown(session, picture.plan, sorted(set(wanted)))


def _of_mark(session: Session, picture: Picture, mark: Mark) -> Message:
    """The actions of one colour, and nothing besides."""
    every = picture.where(lambda s: s.mark == mark.value)
    public = picture.first(s for s in every if not s.private)
    pick = Pick("", public, _ROWS_ASKED_FOR, in_full)
    cards = _cards(session, picture, [pick], [])
    parts = rows_of(pick, cards, picture, f"in the full list: say “list {mark.word.lower()}”.")
    return Message(
        _mark_words(mark, len(every), picture.totals.total),
        (*parts, head.key(picture, len(every) - len(public))),
        (_FULL_LIST,),
        title=f"{head.title(picture)} · {mark.word}",
    )


def _mark_words(mark: Mark, how_many: int, total: int) -> str:
    if not how_many:
        return f"No action is {mark.word}."
    verb = "is" if how_many == 1 else "are"
    return f"{how_many} of {counted(total, 'action')} {verb} {mark.word}."


def _of_themes(session: Session, picture: Picture, words: str, thread: bool) -> Digest:
    ids = frozenset(i for i, name in picture.themes if words in name.casefold())
    narrow = picture.of_themes(ids)
    if not narrow.counts:
        return Digest(_no_such_theme(picture, words), whole=False)
    names = [name for i, name in narrow.themes if i in narrow.counts]
    moves = all_moves(session, picture)
    title = f"{head.title(picture)} · {shorten(', '.join(names), 80)}"
    details = theme_messages(session, narrow, moves) if thread else ()
    return Digest(_message(session, narrow, moves, title, thread), details, whole=False)


def _no_such_theme(picture: Picture, words: str) -> Message:
    names = [name for i, name in picture.themes if i is not None and i in picture.counts]
    hint = f" The themes are {shorten('; '.join(names), 400)}." if names else ""
    return Message(f"No theme has “{shorten(words, 60)}” in its name.{hint}")


def _numbers(picture: Picture) -> dict[str, Any]:
    return {
        "plan": picture.plan.id,
        "as_of": picture.now.isoformat(),
        "themes": [
            {"id": theme_id, "title": name, "counts": asdict(picture.counts[theme_id])}
            for theme_id, name in picture.themes
            if theme_id in picture.counts
        ],
        "totals": asdict(picture.totals),
        "actions": {str(s.id): _frozen(s) for s in picture.standings},
    }


def _frozen(standing: Standing) -> dict[str, str | None]:
    due = standing.due_last
    return {"mark": standing.mark, "due": due.isoformat() if due else None}
