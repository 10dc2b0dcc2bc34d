"""`digest`: as of now for whoever asks; posted, held or corrected at a coordinator's word."""

from collections.abc import Callable

from handlers.asker import Answer, Asker, for_you
from handlers.digests.chair_brief import compose_chair_brief
from handlers.digests.digest import compose_digest
from handlers.digests.for_print import edit, leave_out
from handlers.digests.past import addendum, as_posted
from handlers.digests.post import owe_digest
from handlers.digests.preview import hold, posted_already, preview, preview_has_begun, release
from handlers.finding import Sorry
from handlers.meetings.calendars import digest_key
from handlers.messages import Message
from store import meetings


def digest(asker: Asker, words: str) -> Answer | None:
    """`digest`, `digest red`, `digest 4 Sep`, `digest last`; `digest post` and its kin."""
    for said, run in _STEPS.items():
        if words.casefold() == said or words.casefold().startswith(f"{said} "):
            return run(asker, words[len(said) :].strip())
    if past := as_posted(asker, words):
        return past
    shown = compose_digest(
        asker.session, asker.partnership, asker.now, only=words or None, thread=False
    )
    return Answer(shown.message)


def brief(asker: Asker, words: str) -> Answer | None:
    """`brief`: what a chair gets with the digest, as of now; for the asker's eyes alone.

    None where words follow: "brief the board" is no command.
    """
    if words:
        return None
    if not (asker.is_coordinator or asker.is_chair):
        raise Sorry("The brief is for chairs and coordinators. Type “digest” for how things stand.")
    roles = {"chair", "coordinator"} & asker.roles
    shown = compose_chair_brief(asker.session, asker.partnership, asker.now, roles)
    return for_you("Nothing needs a question now.") if shown is None else Answer(shown)


def _post(asker: Asker, _words: str) -> Answer:
    """Post it in the channel: the meeting's own where its time is near, else one in between."""
    if not (asker.is_coordinator or asker.is_chair):
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"The digest is posted by {who} or the chair. Type “digest” to read it.")
    here, session = asker.partnership, asker.session
    meeting = meetings.next_after(session, here.id, asker.now)
    own = meeting is not None and preview_has_begun(asker, meeting)
    key = digest_key(here, meeting) if meeting and own else f"asked:{asker.request.key}"
    again = meeting is not None and posted_already(session, here, meeting)
    if owe_digest(session, here, meeting, key, asker.now, once_failed=True) is None:
        owe_digest(session, here, meeting, f"asked:{asker.request.key}", asker.now)
    version = "A new version of the digest" if again else "The digest"
    kept = " The one before is kept." if again else ""
    return Answer(Message(f"{version} is on its way to the channel.{kept}"))


_STEPS: dict[str, Callable[[Asker, str], Answer]] = {
    "post": _post,
    "refresh": _post,
    "preview": preview,
    "draft": preview,
    "hold": hold,
    "release": release,
    "leave out": leave_out,
    "edit": edit,
    "addendum": addendum,
}
