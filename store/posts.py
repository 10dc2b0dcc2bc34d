"""The local chat's own small world: its posts, the files dropped into it, and who has read what.

Every change to a post takes the next number of one count over the whole chat and leaves it in
`Post.version`, so that "what changed since" is one indexed question. The count is a locked row:
a number is never seen before those below it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from store import kept
from store.mail import Kept, Post, Upload
from store.unless_there import insert_unless_there

CHASER = "chaser"
"""The author of what Chaser posts."""

EDITED = "edited"
"""What a person's post keeps in place of a message once other words were put in it."""

_CHANGES = "local-chat:changes"


def keep_first(session: Session, name: str, value: dict[str, Any]) -> dict[str, Any]:
    """Keep a fact unless there is one already; returns the one that stands."""
    table = Kept.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    session.execute(insert_unless_there(session, table, {"name": name, "value": value}))
    statement = select(Kept).where(Kept.name == name).with_for_update(key_share=True)
    return session.execute(statement).scalar_one().value


def last_change(session: Session) -> int:
    """The number of the latest change to any post; 0 before the first."""
    return int((kept.get(session, _CHANGES) or {"number": 0})["number"])


def _next_change(session: Session) -> int:
    number = int(keep_first(session, _CHANGES, {"number": 0})["number"]) + 1
    kept.put(session, _CHANGES, {"number": number})
    return number


def add(
    session: Session, place: str, author: str, at: datetime, posted_at: datetime, **columns: Any
) -> Post:
    """A new post. `at` is the chat's clock, `posted_at` real time."""
    post = Post(
        place=place, author=author, at=at, posted_at=posted_at,
        version=_next_change(session), **columns,
    )  # fmt: skip
    session.add(post)
    session.flush()
    return post


def rewrite(session: Session, post: Post, message: dict[str, Any]) -> None:
    """Put another message of Chaser's in place of what a post says."""
    post.message = message
    post.version = _next_change(session)


def put_right(session: Session, post: Post, text: str) -> None:
    """Put other words of its author's in place of what a post says, and keep that it was so."""
    post.text, post.message = text, {EDITED: True}
    post.version = _next_change(session)


def changed(session: Session, post: Post) -> None:
    """Whoever looks at the chat is to see the post anew."""
    post.version = _next_change(session)


def of_request(session: Session, key: str) -> Post | None:
    """The post by which somebody in the local chat made this request; None for another platform."""
    platform, _, rest = key.partition(":")
    place, _, number = rest.rpartition(":")
    if platform != "local" or not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    post = session.get(Post, int(number))
    return post if post is not None and post.place == place else None


def take_away(session: Session, place: str, ids: Iterable[int]) -> None:
    """Remove posts from a place; those that are gone already stay gone."""
    wanted = select(Post).where(Post.place == place, Post.id.in_(ids), ~Post.removed)
    for post in session.scalars(wanted).all():
        post.removed = True
        post.version = _next_change(session)


def by_id(session: Session, post_id: int) -> Post | None:
    """A post, removed or not; None where there never was one."""
    return session.get(Post, post_id)


def under_delivery(session: Session, place: str, delivery: str, since: datetime) -> list[int]:
    """What of Chaser's stands in a place under a delivery since a real time, oldest first."""
    statement = (
        select(Post.id)
        .where(Post.delivery == delivery, Post.place == place, Post.author == CHASER)
        .where(Post.posted_at >= since, ~Post.removed)
        .order_by(Post.id)
    )
    return list(session.scalars(statement))


def said_under(session: Session, author: str, key: str) -> Post | None:
    """What a person said under a page's key, if that was taken before."""
    statement = select(Post).where(Post.delivery == key, Post.author == author)
    return session.scalars(statement).first()


def _seen_by(viewer: str) -> ColumnElement[bool]:
    return or_(Post.only_for.is_(None), Post.only_for == viewer)


def openers(
    session: Session, place: str, viewer: str, limit: int, before: int | None = None
) -> list[Post]:
    """The latest posts that open a thread and that a person sees, oldest first.

    A removed one is among them only while somebody's answer hangs on it. `before` asks for those
    older than a post.
    """
    reply = aliased(Post)
    answered = exists().where(reply.thread == Post.id, ~reply.removed)
    statement = (
        select(Post)
        .where(Post.place == place, Post.thread.is_(None), _seen_by(viewer))
        .where(or_(~Post.removed, answered))
        .order_by(Post.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(Post.id < before)
    return list(session.scalars(statement))[::-1]


def replies(session: Session, threads: Sequence[int], viewer: str) -> dict[int, list[Post]]:
    """What stands in threads, by the post that opened each, oldest first."""
    statement = select(Post).where(Post.thread.in_(threads), _seen_by(viewer), ~Post.removed)
    found: dict[int, list[Post]] = {}
    for post in session.scalars(statement.order_by(Post.id)):
        found.setdefault(post.thread or 0, []).append(post)
    return found


def changed_since(session: Session, place: str, viewer: str, version: int) -> list[Post]:
    """Posts of a place that are new, changed or removed since a number, oldest first."""
    statement = select(Post).where(Post.place == place, Post.version > version, _seen_by(viewer))
    return list(session.scalars(statement.order_by(Post.id)))


def _read_mark(viewer: str, place: str) -> str:
    return f"local-chat:read:{viewer}:{place}"


def read_up_to(session: Session, place: str, viewer: str) -> int:
    """The last post of a place that a person has had before their eyes; 0 for none."""
    return int((kept.get(session, _read_mark(viewer, place)) or {"post": 0})["post"])


def unread(session: Session, place: str, viewer: str) -> int:
    """How many posts of others in a place a person has not had before their eyes.

    What Chaser adds in a thread is not counted: it tells more of a post that is.
    """
    mark = read_up_to(session, place, viewer)
    statement = (
        select(func.count())
        .select_from(Post)
        .where(Post.place == place, Post.id > mark, ~Post.removed)
        .where(Post.author != viewer, _seen_by(viewer))
        .where(or_(Post.author != CHASER, Post.thread.is_(None)))
    )
    return session.execute(statement).scalar_one()


def mark_read(session: Session, place: str, viewer: str) -> None:
    """A person has all that stands in a place before their eyes."""
    statement = select(func.max(Post.id)).where(Post.place == place)
    latest = session.execute(statement).scalar_one_or_none() or 0
    kept.put(session, _read_mark(viewer, place), {"post": latest})


def add_upload(session: Session, name: str, content: bytes, at: datetime) -> Upload:
    """Keep a file that was dropped. `at` is real time."""
    upload = Upload(name=name, content=content, at=at)
    session.add(upload)
    session.flush()
    return upload


def upload_size(session: Session, upload_id: int) -> int | None:
    """The bytes in a dropped file; None where there is no such file."""
    statement = select(func.length(Upload.content)).where(Upload.id == upload_id)
    return session.execute(statement).scalar_one_or_none()


def upload(session: Session, upload_id: int) -> Upload | None:
    """A dropped file with its bytes; None where there is no such file."""
    return session.get(Upload, upload_id)
