"""What was asked of somebody, or said by them, a moment ago: what their plain words go on about."""

import re
from collections.abc import Sequence
from datetime import timedelta

from handlers.asker import Asker
from handlers.rules.answers import LONGEST, corrects
from handlers.rules.dates.words import SHORT_MONTH, WEEKDAY
from handlers.rules.only_dates import only_dates
from handlers.said.follow_ups import next_step
from handlers.said.questions import ASKED, REPLY
from store import actions, drafts, entries, sent_cards
from store.drafts import Draft
from store.models import Action, Entry

MOMENT = timedelta(hours=1)  # how long a plain reply is taken to answer what was asked


_DATED = re.compile(
    rf"(?i)\d|\b(?:{SHORT_MONTH}|week|month|xmas|christmas|easter|{WEEKDAY}|tomorrow)"
)


def last_done(asker: Asker) -> Entry | None:
    """What they did last, if that stands and is a moment old."""
    last = entries.last_by(asker.session, asker.partnership.id, asker.recipient.id)
    return last if last and last.at >= asker.now - MOMENT else None


def waiting(asker: Asker) -> Sequence[Draft]:
    """The questions of the last message that asked, if nothing was recorded since."""
    if asker.request.before:  # what was edited was written before that was asked
        return []
    who, since = (asker.partnership.id, asker.recipient.id), asker.now - MOMENT
    last = drafts.last_asked(asker.session, *who, (REPLY, ASKED), since)
    said = entries.last_by(asker.session, *who) if last else None
    if last is None or (said and said.at > last.at):
        return []
    return [last, *drafts.beside(asker.session, last)]


def gone_on_about(asker: Asker, text: str) -> list[Action]:
    """The action that was just asked about, or those that the text puts something right of.

    So does a date alone of what was just said, "oct", where no card has come since.
    """
    asked = [action for action in _asked_about(asker) if asker.leads(action)]
    if asked:
        return asked
    dates = is_date(text) and not _card_since(asker)
    said = just_said(asker) if dates or corrects(text) else []
    return [action for action in said if asker.leads(action) and (action.is_open or not dates)]


def is_date(text: str) -> bool:
    """Whether it is a date and no more."""
    return len(text) <= LONGEST and only_dates(text) and bool(_DATED.search(text))


def _card_since(asker: Asker) -> bool:
    """Whether a card came since they last said something: its answers are about what it shows."""
    card = sent_cards.latest(asker.session, asker.recipient.id, asker.partnership.id)
    last = last_done(asker)
    sent = card.sent_at if card else None
    return last is None or (sent is not None and sent > last.at) or bool(asker.request.replying_to)


def spoken_of(asker: Asker) -> list[Action]:
    """The action that was just asked about, or else those of which they said something last."""
    found = _asked_about(asker) or just_said(asker)
    return [action for action in found if asker.may_see(action)]


def _asked_about(asker: Asker) -> list[Action]:
    """The one action about which something was asked a moment ago."""
    found = {id_: draft for draft in waiting(asker) for id_ in about(asker, draft)}
    if len(found) != 1:
        return []
    (id_, draft), *_ = found.items()
    still = [
        action
        for action in actions.by_ids(asker.session, [id_])
        # What was undone or changed since is no longer asked about.
        if draft.kind == REPLY or "action" not in draft.body or draft.kind == next_step(action)
    ]
    return [action for action in still if action.is_open]


def about(asker: Asker, draft: Draft) -> list[int]:
    """The ids of the actions that a question is about."""
    if "action" in draft.body:
        return [draft.body["action"]]
    refs = dict.fromkeys(option["ref"] for option in draft.body["options"])
    found = (actions.by_ref(asker.session, asker.partnership.id, ref) for ref in refs)
    return [action.id for action in found if action]


def just_said(asker: Asker) -> list[Action]:
    """The actions of which they said something last, if that stands and is a moment old."""
    last = None if asker.request.before else last_done(asker)
    if last is None:
        return []
    ids = [update.subject_id for update in last.updates if update.subject == "action"]
    return list(actions.by_ids(asker.session, ids))
