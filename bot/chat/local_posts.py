"""Finds the posts that a platform's ids speak of; what isn't there is a `ChatError`."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.chat.chat import ChatError
from bot.chat.local_words import command_in, heard_again, heard_gone
from handlers.requests import Request
from store import posts
from store.mail import Post

_DIGITS = 18  # of the longest number that a database keeps


def numbers(ids: Iterable[str]) -> list[int]:
    """The ids that could be of posts; others were never ours."""
    return [
        int(number)
        for number in ids
        if number.isascii() and number.isdecimal() and len(number) <= _DIGITS
    ]


def standing(session: Session, place: str, post_id: str) -> Post:
    """Chaser's post in a place; raises `ChatError` when it was removed or never there."""
    post = _find(session, post_id)
    if post is None or post.place != place or post.author != posts.CHASER:
        raise ChatError("message_not_found", permanent=True, refused=True)
    return post


def in_sight(session: Session, post_id: str, viewer: str) -> Post:
    """A post that a person sees; raises `ChatError` for any other."""
    post = _find(session, post_id)
    if post is None or post.only_for not in (None, viewer):
        raise ChatError("message_not_found", permanent=True, refused=True)
    return post


def changed(session: Session, author: str, post_id: str, text: str | None) -> Request | None:
    """Put other words in a person's own post, or with None take it away; what that asks of Chaser.

    A slash command stays as it went.
    """
    post = _find(session, post_id)
    if post is None or post.author != author or command_in(post.text) is not None:
        raise ChatError("message_not_found", permanent=True, refused=True)
    root = posts.by_id(session, post.thread) if post.thread else None
    if text is None:
        posts.take_away(session, post.place, [post.id])
        return heard_gone(post, root)
    before, words = post.text, text.strip()
    if words in ("", before):
        return None
    posts.put_right(session, post, words)
    return heard_again(post, root, before)


def opener(
    session: Session, place: str, thread: str | None, viewer: str | None = None
) -> Post | None:
    """The post that opens the thread in which a post stands, or that it opens; None for None.

    Raises `ChatError` when there is no such post in the place, or the viewer doesn't see it.
    """
    if thread is None:
        return None
    found = [posts.by_id(session, number) for number in numbers([thread])]
    post = found[0] if found else None
    if post is not None and post.thread is not None:
        post = posts.by_id(session, post.thread)
    if post is None or post.place != place or (viewer and post.only_for not in (None, viewer)):
        raise ChatError("thread_not_found", permanent=True, refused=True)
    return post


def _find(session: Session, post_id: str) -> Post | None:
    found = [posts.by_id(session, number) for number in numbers([post_id])]
    return found[0] if found and found[0] is not None and not found[0].removed else None
