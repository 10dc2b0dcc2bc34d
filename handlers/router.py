"""From what somebody did to its answer: who asks, of which partnership, and who may see it.

Commands, replies, buttons and forms are one kind of request: a button is the words that it
stands for, a form its command with fields beside it. `handlers.speech` says what the words mean.
"""

import re
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from handlers.asker import Answer, Asker
from handlers.edits import touched_what_is_private
from handlers.finding import Sorry
from handlers.messages import with_commands
from handlers.requests import Kind, Request
from handlers.speech import route
from handlers.which_partnership import of_version_before, partnership_meant
from store import deliveries, members, people
from store.models import Partnership, Recipient, Workspace

# What telephones and pasted pages put in place of a space or a line's end, or between letters.
_AS_TYPED = {
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029"), "\n"),
    **dict.fromkeys(map(ord, "\x00\u200b\u2060\ufeff")),
}

# So many spaces or signs in a row say no more than the first of them, and patterns that look past
# them begin again at each.
_NO_WORDS = re.compile(r"(\W{60})\W+")
_SLASH = re.compile(r"\s*/action\b[:,]?\s*", re.IGNORECASE)
"""The slash command, typed where it is none: guests have none, and it begins what I say to type."""


def answer(
    session: Session, request: Request, now: datetime, *, careful: bool = True
) -> Answer | None:
    """Do what was asked, and return what to say; None where nothing is to be said.

    Whatever a refused request had begun to write is taken back before its sentence is returned.
    Unless `careful`, Sorry is raised instead, and taking back is the caller's: the savepoint
    takes longer than most of what a request asks of the database.
    """
    request = _cleaned(request)
    if request.kind is Kind.DELETED and of_version_before(session, request) is None:
        return None
    address = request.address
    people.look_up(session, address.platform, address.workspace, request.user, address.place)
    workspace = people.workspace(session, address.platform, address.workspace)
    if request.kind is Kind.OPENED:
        return _opened(session, workspace, request, now)
    recipient = _recipient(session, workspace, request)
    begun = _begun(session, workspace, recipient, request, now)
    which = begun or partnership_meant(session, workspace, recipient, request)
    if isinstance(which, Answer):
        return which
    partnership, request = which
    return answer_in(session, partnership, recipient, request, now, careful=careful)


def answer_in(
    session: Session,
    partnership: Partnership,
    recipient: Recipient,
    request: Request,
    now: datetime,
    *,
    careful: bool = True,
) -> Answer | None:
    """The same, of somebody who is known, in a partnership that is meant."""
    roles = people.roles(session, partnership.id, recipient.id)
    asker = Asker(session, request, now, partnership, recipient, roles)
    if not careful:
        return _done(asker)
    try:
        with session.begin_nested():
            return _done(asker)
    except Sorry as sorry:
        return _within(asker, sorry.answer)


def _done(asker: Asker) -> Answer | None:
    return _within(asker, _kept_close(asker, _heard(asker)))


def _heard(asker: Asker) -> Answer | None:
    """What is asked; of a message that was taken before, what is to become of what it recorded."""
    if asker.request.before is None:
        return route(asker)
    from handlers.said import corrections

    if asker.request.kind is Kind.DELETED:
        return corrections.deleted(asker)
    return corrections.corrected(asker, route)


def _cleaned(request: Request) -> Request:
    """The request as it was meant: no characters that can't be kept or seen, and plain spaces.

    Of a long run of spaces and signs its beginning.
    """
    form = {name: _clean(value) for name, value in request.form.items()}
    text = _clean(request.text)
    typed = _SLASH.match(text)
    return replace(request, text=(text[typed.end() :] or "help") if typed else text, form=form)


def _clean(text: str) -> str:
    # NUL and halves of characters: no database keeps them.
    plain = text.translate(_AS_TYPED).encode("utf-8", "ignore").decode("utf-8")
    return _NO_WORDS.sub(r"\1", plain)


def _within(asker: Asker, answer: Answer | None) -> Answer | None:
    """The buttons say which partnership they are of where a conversation is about several."""
    if answer is None or not asker.request.private:
        return answer
    if len(people.partnerships_of(asker.session, asker.recipient.id)) < 2:
        return answer
    message = with_commands(answer.message, partial(_of_partnership, asker.partnership.id))
    return replace(answer, message=message)


def _of_partnership(partnership_id: int, words: str) -> str:
    """The words, and which partnership they are of unless they say it already."""
    return words if re.match(r"in \d+ ", words) else f"in {partnership_id} {words}"


def _kept_close(asker: Asker, answer: Answer | None) -> Answer | None:
    """What is private, or was done among people outside, is confirmed to who did it alone."""
    if answer is None or not answer.to_all or asker.request.private:
        return answer
    if people.partnership_at(asker.session, asker.partnership.workspace_id, _place(asker)) is None:
        return replace(answer, to_all=False)
    if touched_what_is_private(asker.session):
        return replace(answer, to_all=False)
    return answer


def _place(asker: Asker) -> str:
    return asker.request.address.place


def _recipient(session: Session, workspace: Workspace, request: Request) -> Recipient:
    found = people.recipient(session, workspace.id, request.user)
    if found is None:
        members.add(session, workspace.id, request.user, name=request.user)
        found = members.called(session, workspace.id, [request.user])[request.user]
    if request.private and found.conversation is None:
        deliveries.met_in(session, found, request.address.place)
    return found


def _opened(
    session: Session, workspace: Workspace, request: Request, now: datetime
) -> Answer | None:
    from handlers import opening

    if request.text == opening.CHANNEL:
        opening.in_channel(session, workspace, request, now)
        return None
    recipient = _recipient(session, workspace, request)
    return opening.opened(session, workspace, recipient, request, now)


def _begun(
    session: Session, workspace: Workspace, recipient: Recipient, request: Request, now: datetime
) -> Answer | None:
    """The answer to `setup` where no partnership is yet; None for all that needs one."""
    if request.text.strip().lstrip("/")[:5].casefold() != "setup":
        return None
    from handlers import setting_up

    return setting_up.begin_here(session, workspace, recipient, request, now)
