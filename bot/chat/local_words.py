"""What of the talk in the local chat is meant for Chaser, and what its places are called."""

import re
from dataclasses import replace

from handlers.requests import Address, File, Kind, Request
from store.mail import Post
from store.posts import CHASER

PLATFORM = "local"
WORKSPACE = "local"

_COMMAND = re.compile(r"/(action|rag)(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
_SLASH = re.compile(r"/[a-z]+(?!\S)", re.IGNORECASE)
_LAST = "deleted"  # sorts after every number of a version
_MENTION = re.compile(r"(?<![\w@])@chaser\b[:,]?\s*", re.IGNORECASE)


def direct_message(person: str) -> str:
    """The place where a person and Chaser talk."""
    return f"dm:{person}"


def is_private(place: str) -> bool:
    """True for a conversation of one person with Chaser."""
    return place.startswith("dm:")


def local_address(place: str, thread: int | None) -> Address:
    """A place of the local chat, and the post that opens the thread in it."""
    return Address(PLATFORM, WORKSPACE, place, None if thread is None else str(thread))


def command_in(text: str) -> str | None:
    """The words of a slash command, or None where it is none: `/rag` stands for "digest"."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None
    opening = "digest " if found[1].lower() == "rag" else ""
    return (opening + (found[2] or "")).strip()


def strange_command(text: str) -> str | None:
    """The slash command with which a text begins, where there is none of that name: "/acton"."""
    found = _SLASH.match(text.strip())
    return found[0] if found and command_in(text) is None else None


def heard(post: Post, root: Post | None) -> Request | None:
    """What a person's post asks of Chaser; None where people talk among themselves.

    `root` is the post that opens its thread. What is said after a mention in a channel is
    answered in a thread under it, so that the channel stays calm.
    """
    command = command_in(post.text)
    if command is not None:
        return _request(post, Kind.COMMAND, command, root.id if root else None)
    private, answers = is_private(post.place), root is not None and root.author == CHASER
    called = private or _MENTION.search(post.text) is not None
    if not (called or answers):
        return None
    words = _MENTION.sub("", post.text, count=1).strip()
    thread = root.id if root else None if private else post.id
    request = _request(post, Kind.SAID, words, thread, root.id if root and answers else None)
    return replace(request, called=called)


def heard_again(post: Post, root: Post | None, before: str) -> Request | None:
    """What an edit of a person's post asks, `before` being what it said; None among themselves.

    Taken out by the edit, the call for Chaser was there all the same.
    """
    first = heard(post, root) or heard(_with(post, before), root)
    if first is None:
        return None
    words = command_in(post.text) or _MENTION.sub("", post.text, count=1).strip()
    return _as_version(replace(first, text=words), Kind.EDITED, f"{post.version:018d}")


def heard_gone(post: Post, root: Post | None) -> Request | None:
    """What the removal of a person's post asks; nothing can be said under what is gone."""
    first = heard(post, root)
    if first is None:
        return None
    stays = first.address.thread != str(post.id)
    address = first.address if stays else replace(first.address, thread=None)
    return _as_version(replace(first, text="", address=address), Kind.DELETED, _LAST)


def _as_version(request: Request, kind: Kind, version: str) -> Request:
    key = f"{request.key}:{version}"
    return replace(request, key=key, kind=kind, files=(), of=request.key, version=version)


def _with(post: Post, text: str) -> Post:
    return Post(id=post.id, place=post.place, author=post.author, text=text, files=[])


def _request(
    post: Post, kind: Kind, text: str, thread: int | None, answers: int | None = None
) -> Request:
    return Request(
        key=f"local:{post.place}:{post.id}",
        kind=kind,
        user=post.author,
        address=local_address(post.place, thread),
        text=text,
        private=is_private(post.place),
        replying_to=None if answers is None else str(answers),
        files=tuple(File(**file) for file in post.files),
    )
