"""One dialog for all the actions of a card: status, comment and new date of each."""

from handlers.asker import Answer, Asker
from handlers.finding import Sorry
from handlers.forms import STATUSES
from handlers.messages import Field, FieldKind, Form, Kind, Message
from handlers.moving import date_in, no_date
from handlers.rules.replies import Edit, Reply, ReplyKind, Status
from handlers.taking import take
from handlers.wording import due_words, name_of
from store import actions, deliveries
from store.mail import Delivery
from store.models import Action


def answers(asker: Asker, words: str) -> Answer | None:
    """`answers 17`: the form of the card that delivery 17 is, or what was filled in there."""
    if not words.isdigit():
        return None
    card = asker.session.get(Delivery, int(words))
    if card is None or card.recipient_id != asker.recipient.id:
        raise Sorry("That card isn't yours. Type “mine” to see your actions.")
    shown = actions.by_ids(asker.session, deliveries.shown_actions(asker.session, card.id))
    still_open = [action for action in shown if action.is_open]
    if asker.request.kind is Kind.SUBMITTED and asker.request.form:
        return _filled_in(asker, still_open)
    if not still_open:
        raise Sorry("Nothing on that card is open any more. Type “mine” to see your actions.")
    return Answer(_form(asker, card, still_open))


def _form(asker: Asker, card: Delivery, shown: list[Action]) -> Message:
    shared = actions.shared_codes(asker.session, shown[0].plan_id)
    fields: list[Field] = []
    for action in shown:
        name = name_of(action, shared, most=70)
        due = due_words(action, asker.today)
        fields += [
            Field(f"status-{action.ref}", name, FieldKind.CHOICE, options=STATUSES, hint=due),
            Field(f"comment-{action.ref}", "Comment", FieldKind.LINES),
            Field(f"deadline-{action.ref}", "New date, if it moves", FieldKind.DATE),
        ]
    form = Form("How do they stand?", f"answers {card.id}", tuple(fields), "Record all")
    return Message("How do they stand?", (form,))


def _filled_in(asker: Asker, shown: list[Action]) -> Answer:
    edits: list[Edit] = []
    errors: list[tuple[str, str]] = []
    for number, action in enumerate(shown):
        edit = _edit(asker, number, action, errors)
        if edit != Edit(number):
            edits.append(edit)
    if errors:
        return Answer(Message(errors[0][1], errors=tuple(errors)))
    if not edits:
        name = f"status-{shown[0].ref}" if shown else "status"
        sentence = "Nothing is filled in yet."
        return Answer(Message(sentence, errors=((name, sentence),)))
    return take(asker, Reply(ReplyKind.EDITS, tuple(edits)), shown, "answers in one form")


def _edit(asker: Asker, number: int, action: Action, errors: list[tuple[str, str]]) -> Edit:
    form = asker.request.form
    status = form.get(f"status-{action.ref}", "")
    deadline = None
    if form.get(f"deadline-{action.ref}", "").strip():
        reading = date_in(asker, action, form[f"deadline-{action.ref}"])
        deadline = reading.window
        if deadline is None:
            errors.append((f"deadline-{action.ref}", no_date(asker, action, reading)))
    return Edit(
        number,
        status=Status(status) if status in set(Status) else None,
        deadline=deadline,
        comment=form.get(f"comment-{action.ref}", "").strip(),
        no_change=status == "no change",
    )
