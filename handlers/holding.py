"""`hold CR6.2 until Jan, funding` and `resume CR6.2`."""

import re
from datetime import date

from handlers.asker import Answer, Asker
from handlers.changes import changed
from handlers.confirming import confirmed
from handlers.edits import begin, change
from handlers.finding import Sorry
from handlers.forms import hold_form
from handlers.messages import Message
from handlers.moving import date_in, split, why_no_date
from handlers.naming import code_for, shared_code
from handlers.own import own_action
from handlers.people.typed_leads import in_words
from handlers.reporting import Report, record
from handlers.requests import Kind
from handlers.rules.dates.saying import say_window
from handlers.rules.dates.windows import Reading
from handlers.rules.in_confidence import confide
from handlers.rules.reply import Edit
from store.models import Action

_UNTIL = re.compile(r"(?:until|till|to|til)\b\s*", re.IGNORECASE)
_OPEN_END = re.compile(r"further notice\b[\s,;:.–-]*", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:because|for|as)\b\s*", re.IGNORECASE)


def hold(asker: Asker, words: str) -> Answer | None:
    """Not chased, and shown as on hold; alone after the code a form."""
    action, rest = own_action(asker, words, "hold")
    if asker.request.kind is Kind.SUBMITTED and not rest:
        return _by_form(asker, action)
    if not rest:
        return Answer(hold_form(action, shared_code(asker, action)))
    until, why = _until(asker, action, rest)
    return _held(asker, action, until, why)


def _by_form(asker: Asker, action: Action) -> Answer:
    form = asker.request.form
    until = None
    try:
        if text := form.get("until", "").strip():
            until = _end(asker, action, date_in(asker, action, text))
    except Sorry as sorry:
        sentence = sorry.answer.message.summary
        return Answer(Message(sentence, errors=(("until", sentence),)))
    return _held(asker, action, until, form.get("why", "").strip())


def _held(asker: Asker, action: Action, until: date | None, why: str) -> Answer:
    said = confide(Edit(0, comment=in_words(asker, why)))
    printed = "" if said.private else said.comment
    values = {"on_hold": True, "hold_until": until, "hold_why": printed}
    if not said.private:
        return changed(asker, action, values, "on hold like that")
    # Why it is on hold is printed beside it, so what is private is a comment instead.
    entry = begin(asker)
    report = Report(comment=said.comment, private=True)
    held = change(asker.session, entry, action, values)
    told = record(asker.session, entry, action, report, asker.today)
    return confirmed(asker, entry, [(action, held), (action, told)])


def _until(asker: Asker, action: Action, rest: str) -> tuple[date | None, str]:
    """The day a hold ends and its reason. A hold until January ends on the first of it."""
    match = _UNTIL.match(rest)
    if not match:
        return None, _BECAUSE.sub("", rest, count=1) if _BECAUSE.match(rest) else rest
    words = rest[match.end() :]
    notice = _OPEN_END.match(words)
    if notice:
        return None, words[notice.end() :]
    reading, why = split(asker, action, words)
    return _end(asker, action, reading), why


def _end(asker: Asker, action: Action, reading: Reading) -> date:
    """The first day on which it goes on. Raises Sorry for what is no day ahead."""
    code = code_for(asker, action)
    example = f"Type for example “hold {code} until Jan, funding”. Nothing was changed."
    if reading.window is None:
        raise Sorry(f"{why_no_date(reading)} {example}")
    if reading.window.first <= asker.today:
        said = say_window(reading.window, asker.today)
        raise Sorry(f"{said} isn't ahead of us. {example}")
    return reading.window.first
