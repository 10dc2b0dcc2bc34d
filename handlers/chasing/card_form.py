"""One dialog for all the actions of a card: status, comment and new date of each."""

from handlers.asker import Answer, Asker
from handlers.chasing.chases import waits
from handlers.finding import Sorry
from handlers.forms import STATUSES
from handlers.messages import Field, FieldKind, Form, Message
from handlers.moving import date_in, no_date
from handlers.naming import code_for
from handlers.requests import Kind
from handlers.rules.dates.saying import say_window
from handlers.rules.grammar import read_reply
from handlers.rules.in_confidence import confide
from handlers.rules.reply import Edit, Reply, ReplyKind, Status
from handlers.said.ground import known, next_meeting_day
from handlers.said.taking import take
from handlers.waiting import number_in
from handlers.wording import code_of, due_words, mark_of, name_of, status_words
from store import actions, sent_cards
from store.mail import Delivery
from store.models import Action


def answers(asker: Asker, words: str) -> Answer | None:
    """`answers 17`: the form of the card that delivery 17 is, or what was filled in there.

    `answers 17 all on track` is said of all on it that still waits for a word.
    """
    found = number_in(words)
    if found is None:
        return None
    number, said = found
    card = asker.session.get(Delivery, number)
    if card is None or card.recipient_id != asker.recipient.id:
        raise Sorry("That card isn't yours. Type “mine” to see your actions.")
    every = actions.by_ids(asker.session, sent_cards.shown_on(asker.session, card.id))
    here = (action for action in every if action.partnership_id == asker.partnership.id)
    shown = [action for action in here if asker.may_change(action)]  # some may be others' by now
    if asker.request.kind is Kind.SUBMITTED and asker.request.form:
        return _filled_in(asker, shown)
    if said:
        return _said_of_all(asker, [action for action in shown if waits(action, card)], said)
    still_open = [action for action in shown if action.is_open]
    if not still_open:
        raise Sorry("Nothing on that card is open any more. Type “mine” to see your actions.")
    return Answer(_form(asker, card, still_open))


def _said_of_all(asker: Asker, waiting: list[Action], said: str) -> Answer:
    if not waiting:
        raise Sorry("Everything on that card is answered. Type “mine” to see how things stand.")
    standing = [known(action, asker) for action in waiting]
    read = read_reply(said, asker.today, standing, next_meeting=next_meeting_day(asker))
    return take(asker, read, waiting, said)


def _form(asker: Asker, card: Delivery, shown: list[Action]) -> Message:
    shared = actions.shared_codes(asker.session, shown[0].plan_id)
    fields: list[Field] = []
    for action in shown:
        name = name_of(action, shared, most=70)
        code = code_of(action, shared)
        stands = f"{status_words(action)} · {due_words(action, asker.today)}"
        fields += [
            Field(f"status-{action.ref}", name, FieldKind.CHOICE, options=STATUSES, hint=stands),
            Field(f"comment-{action.ref}", f"Comment on {code}", FieldKind.LINES),
            Field(f"deadline-{action.ref}", f"New date for {code}, if it moves", FieldKind.DATE),
        ]
    form = Form("How do they stand?", f"answers {card.id}", tuple(fields), "Record all")
    return Message("How do they stand?", (form,))


def _filled_in(asker: Asker, shown: list[Action]) -> Answer:
    edits: list[Edit] = []
    errors: list[tuple[str, str]] = []
    for number, action in enumerate(shown):
        edit = _edit(asker, number, action, errors)
        if edit == Edit(number):
            continue
        if not action.is_open:
            errors.append((f"status-{action.ref}", _closed_since(asker, action)))
        edits.append(edit)
    if errors:
        return Answer(Message(errors[0][1], errors=tuple(errors)))
    if not edits:
        name = f"status-{shown[0].ref}" if shown else "status"
        sentence = "Nothing is filled in yet."
        return Answer(Message(sentence, errors=((name, sentence),)))
    return take(asker, Reply(ReplyKind.EDITS, tuple(edits)), shown, "answers in one form")


def _closed_since(asker: Asker, action: Action) -> str:
    """That an action was closed while the form stood open; what is filled in stays there."""
    code = code_for(asker, action)
    word = mark_of(action).word.lower()
    return f"{code} is {word} by now. Leave its fields empty, or type “update {code} …” after this."


def _edit(asker: Asker, number: int, action: Action, errors: list[tuple[str, str]]) -> Edit:
    form = asker.request.form
    status = form.get(f"status-{action.ref}", "")
    deadline = None
    if form.get(f"deadline-{action.ref}", "").strip():
        reading = date_in(asker, action, form[f"deadline-{action.ref}"])
        deadline = reading.window
        if deadline is None:
            errors.append((f"deadline-{action.ref}", no_date(asker, action, reading)))
        elif deadline.last < asker.today:
            said = say_window(deadline, asker.today)
            errors.append((f"deadline-{action.ref}", f"{said} has passed. Choose a day ahead."))
    edit = Edit(
        number,
        status=Status(status) if status in set(Status) else None,
        deadline=deadline,
        comment=form.get(f"comment-{action.ref}", "").strip(),
        no_change=status == "no change",
    )
    return confide(edit)
