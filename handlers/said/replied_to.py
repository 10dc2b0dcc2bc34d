"""What a reply answers: a card, or another message that shows actions."""

from handlers.asker import Asker
from handlers.deliveries.outbox import ASKED_BY
from handlers.requests import Kind
from store import actions, deliveries, entries, sent_cards
from store.mail import Delivery
from store.models import Action

_ANSWER = "answer:"  # how the key of a delivery begins that answers a request


def card_actions(asker: Asker) -> list[Action]:
    """What the message shows that is answered: the one replied to, or the latest card."""
    _, shown = _answered(asker)
    return shown


def _answered(asker: Asker) -> tuple[Delivery | None, list[Action]]:
    """The message that is answered, and the actions that it shows and the asker may see."""
    place, workspace = asker.request.address.place, asker.partnership.workspace_id
    if asker.request.replying_to:
        row = deliveries.by_message(asker.session, workspace, place, asker.request.replying_to)
    else:
        row = sent_cards.latest(asker.session, asker.recipient.id, asker.partnership.id)
    shown = sent_cards.shown_on(asker.session, row.id) if row else []
    if row and row.key.startswith(_ANSWER):
        shown = entries.actions_of(asker.session, row.key.removeprefix(_ANSWER))
    if asker.request.kind is Kind.PRESSED and not shown:
        # "Which partnership do you mean?" stands between the card and this answer.
        row = sent_cards.latest(asker.session, asker.recipient.id, asker.partnership.id)
        shown = sent_cards.shown_on(asker.session, row.id) if row else []
    here = (a for a in actions.by_ids(asker.session, shown) if asker.may_see(a))
    return row, [action for action in here if action.partnership_id == asker.partnership.id]


def is_answer_to(asker: Asker) -> bool:
    """Whether the message in a channel that is answered was itself an answer to the asker."""
    row, _ = _answered(asker)
    return row is not None and row.what.get(ASKED_BY) == asker.request.user


def heard_of(asker: Asker) -> list[Action]:
    """Those of the card of which something was said since it came."""
    row, shown = _answered(asker)
    if row is None or row.sent_at is None:
        return []
    return [a for a in shown if a.reported_at is not None and a.reported_at > row.sent_at]
