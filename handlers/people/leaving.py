"""`leave`: who is away when, and who is asked in their place."""

import re
from datetime import date

from handlers.asker import Answer, Asker, for_you
from handlers.deliveries.telling import tell, tell_one
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.messages import Button, Message, Row, Rows, Text
from handlers.people.covering import cover_words, days_words, is_on
from handlers.people.matching import match_name
from handlers.people.whose import out_of_reach, somebody
from handlers.requests import Kind
from handlers.rules.asked.leave_words import Leave, leave_beside, of_one_action, read_leave
from handlers.rules.dates.saying import say_days
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import counted, listed
from handlers.said.offers import offer
from store import actions, covers, people
from store.covers import Cover
from store.models import Recipient

_LONGEST = 400  # days
_EXAMPLE = "Type for example “leave 3–14 August, @anne covers”."
_RETURN = re.compile(
    r"(?i)\W*(?:(?:actually|sorry|oh|oops|no|so|change of plan)[\s,.:!–-]+)*"
    r"(?:i['’]?m|i am|i['’]?ll be|i will be) (?:now )?(?:back|returning)\b[^.;\n]{1,60}\W*"
)
_IS_BACK = re.compile(
    r"(?i)\W*(?:(?:hi|hello|ok|just|so)[\s,.!]+)*(?:i['’]?m |i am |am )?(?:now )?back"
    r"(?:[\s,]+(?:now|today|again|in|at work|to work|(?:in|at) the office|from"
    r" (?:my |annual |sick )*(?:leave|holidays?|hols|a/?l)))*\W*"
)
_WHOSE = re.compile(
    r"(?:for\s+|of\s+)?(@?[A-Za-z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*)?)\s+(?=\S)(.+)", re.S
)


def leave(asker: Asker, words: str) -> Answer | None:
    """`leave 3–14 August, @anne covers`; `leave` lists; `leave end 5` ends one early."""
    if not words:
        return Answer(_list(asker))
    ending = re.fullmatch(r"(?:end|cancel|stop)\s+#?(\d{1,9})", words, re.IGNORECASE)
    if ending:
        return _end(asker, int(ending.group(1)))
    read = read_leave(words, asker.today)
    if read.window is not None:
        return _record(asker, asker.recipient, read)
    whose = _WHOSE.fullmatch(words)
    who = somebody(asker, whose.group(1)) if whose else None
    read = read_leave(whose.group(2), asker.today) if whose else read
    name, cover = _without_days(words, asker.today)
    alone = somebody(asker, name) if name else None
    if alone is not None and (asker.is_coordinator or alone.id == asker.recipient.id):
        offer(asker, f"leave {name} {{}}{cover}")
        example = f"Type for example “leave {name} 3–14 August{cover}”."
        return for_you(f"From when until when is {alone.name} away? {example}")
    if who is None and whose and read.window and asker.is_coordinator:
        _refuse_without_account(asker, whose.group(1))
    if who is None or read.window is None:
        if asker.request.kind is Kind.SAID:
            return None
        raise Sorry(f"From when until when? {_EXAMPLE} Nothing was recorded.")
    if who.id != asker.recipient.id and not asker.is_coordinator:
        raise for_coordinators(asker, "say when others are away", f"leave {words}")
    return _record(asker, who, read)


def _without_days(words: str, today: date) -> tuple[str, str]:
    """Who is away, and who covers as it is to be said, where no days are: "Tom, Anne covers"."""
    name, comma, rest = words.partition(",")
    deputy = read_leave(rest.strip(), today).deputy if comma else ""
    if comma and not deputy:
        return "", ""
    return name.strip(), f", {deputy} covers" if deputy else ""


def _refuse_without_account(asker: Asker, name: str) -> None:
    person = match_name(asker.names(), name)
    if person is not None:
        raise Sorry(
            f"{person.name} has no account here, so nobody reminds them and there is no leave to "
            "keep. Nothing was recorded."
        )


def announced(asker: Asker) -> Answer | None:
    """Leave said in plain words, or for when, of whoever names a deputy and no days.

    None where they name neither, or are of one action.
    """
    if of_one_action(asker.request.text):
        return None
    read = read_leave(asker.request.text, asker.today)
    if read.window:
        return _record(asker, asker.recipient, read)
    if read.deputy and (deputy := somebody(asker, read.deputy)):
        offer(asker, f"leave {{}}, @{deputy.external_id} covers")
        return for_you(f"From when until when are you away? {_EXAMPLE} Nothing was recorded.")
    return None


def told_beside(asker: Asker, text: str) -> Message | None:
    """The offer to record leave that was told beside news: who has one action may not have all."""
    read = leave_beside(text, asker.today)
    if read is None or read.window is None or _is_known(asker, read.window):
        return None
    deputy = somebody(asker, read.deputy) if read.deputy else None
    days = say_days(read.window, asker.today)
    words = f"leave {days}" + (f", @{deputy.external_id} covers" if deputy else "")
    place = f", and {deputy.name} is asked in your place" if deputy else ""
    lost = f" {out_of_reach(asker, read.deputy)}" if read.deputy and not deputy else ""
    offer(asker, words)
    return Message(
        f"Your leave isn't recorded yet.{lost} Shall I note that you're away {days}{place}?",
        buttons=(Button("Record my leave", words),),
    )


def _is_known(asker: Asker, window: Window) -> bool:
    known = covers.absences(asker.session, asker.recipient.id, asker.today)
    return any(is_on(cover, window.last) for cover in known)


def back_sooner(asker: Asker, text: str) -> Answer | None:
    """Another last day for one's leave, "actually I'm back on the 27th", or its end, "I'm back".

    None where the words are neither, or of no leave that stands.
    """
    if _IS_BACK.fullmatch(text):
        return _back(asker)
    window = read_leave(text, asker.today).window if _RETURN.fullmatch(text.strip()) else None
    known = _standing(asker, asker.recipient) if window else []
    if window is None or len(known) != 1:
        return None
    first = max(known[0].first or asker.today, asker.today)
    if window.last < first:
        return None
    return _record(asker, asker.recipient, Leave(Window(first, window.last)))


def _back(asker: Asker) -> Answer:
    """The end of the leave that one is on."""
    begun = [c for c in _standing(asker, asker.recipient) if is_on(c, asker.today)]
    if len(begun) == 1:
        said = f"Your leave {days_words(begun[0], asker.today)} is over. Welcome back."
        return _ended(asker, begun[0], said)
    mine = people.names_of(asker.session, asker.partnership.id, asker.recipient.id)
    if any(person.paused for person in mine):
        return for_you("Welcome back. Your reminders are stopped: to have them, type “start”.")
    return for_you("Welcome back. I have no leave of yours today, so I remind you as usual.")


def _standing(asker: Asker, who: Recipient) -> list[Cover]:
    known = covers.absences(asker.session, who.id, asker.today)
    return [cover for cover in known if cover.partnership_id == asker.partnership.id]


def _corrected(asker: Asker, who: Recipient, window: Window) -> list[Cover]:
    """The leave that new days put right: it begins or ends with them, or lies within them."""
    found = []
    for cover in _standing(asker, who):
        first, last = max(cover.first or asker.today, asker.today), cover.last
        within = window.first <= first and last is not None and last <= window.last
        if within or first == max(window.first, asker.today) or last == window.last:
            found.append(cover)
    return found


def _record(asker: Asker, who: Recipient, read: Leave) -> Answer:
    window = read.window
    assert window is not None  # noqa: S101 - the caller has looked
    if (window.last - window.first).days > _LONGEST:
        raise Sorry(f"That is more than {_LONGEST} days. {_EXAMPLE} Nothing was recorded.")
    before = _corrected(asker, who, window)
    deputy = _deputy(asker, who, read.deputy)
    if deputy is None and not read.deputy:
        deputy = next((cover.deputy for cover in before if cover.deputy), None)
    lost = out_of_reach(asker, read.deputy) if read.deputy and deputy is None else ""
    cover = Cover(
        partnership_id=asker.partnership.id, kind="leave", recipient_id=who.id, recipient=who,
        deputy_id=deputy.id if deputy else None, deputy=deputy,
        first=window.first, last=window.last, removed=True,
    )  # fmt: skip
    asker.session.add(cover)
    was = [days_words(each, asker.today) for each in before if _days(each) != _days(cover)]
    entry = begin(asker)
    for each in before:
        change(asker.session, entry, each, {"removed": True})
    change(asker.session, entry, cover, {"removed": False})
    _tell(asker, cover, entry.id)
    return Answer(
        Message(_said(asker, cover, was, lost), buttons=(undo_button(entry),)),
        to_all=not asker.request.private,
    )


def _deputy(asker: Asker, who: Recipient, name: str) -> Recipient | None:
    """Whoever was named, if within reach; where nobody was, whoever always stands in."""
    if not name:
        usual = covers.standing(asker.session, asker.partnership.id, who.id)
        return usual.deputy if usual and usual.deputy and usual.deputy.active else None
    found = somebody(asker, name)
    if found is None or not found.active:
        return None
    if found.id == who.id:
        raise Sorry("Somebody away can't stand in for themselves. Nothing was recorded.")
    return found


def _days(cover: Cover) -> tuple[date | None, date | None]:
    return cover.first, cover.last


def _said(asker: Asker, cover: Cover, was: list[str], lost: str) -> str:
    days = days_words(cover, asker.today) + (f" (was {listed(was)})" if was else "")
    own = cover.recipient_id == asker.recipient.id
    who = "You're" if own else f"{cover.recipient.name if cover.recipient else ''} is"
    place = f"is asked in {'your' if own else 'their'} place"
    if cover.deputy:
        return f"{who} away {days}. {cover.deputy.name} {place}."
    seen = f"Nobody {place}; {asker.coordinators() or 'the coordinator'} will see that."
    if lost:
        said = days_words(cover, asker.today)
        seen = f"{lost} {seen} To name somebody else: “leave {said}, @anne covers”."
    return f"{who} away {days}: no reminders then. {seen}"


def _tell(asker: Asker, cover: Cover, entry_id: int) -> None:
    assert cover.recipient_id is not None  # noqa: S101 - it is a leave
    led = actions.led_by(asker.session, cover.recipient_id, asker.partnership.id)
    count = counted(sum(action.is_open for action in led), "open action")
    name, days = cover.recipient.name if cover.recipient else "", days_words(cover, asker.today)
    key = f"leave:{entry_id}"
    if cover.deputy is not None:
        note = f"{name} is away {days} and named you to answer for their {count}."
        if cover.deputy.id != asker.recipient.id:
            tell_one(asker, cover.deputy, key, Message(note))
        return
    note = f"{name} is away {days}, and nobody is asked in their place ({count})."
    if led and not asker.is_coordinator:
        show = Button("Their actions", f"list lead {led[0].leads[0].person.name}", about=name)
        hint = Text(f"Type for example “leave for {name} {days}, @anne covers”.", quiet=True)
        tell(asker, "coordinator", key, Message(note, (hint,), (show,)))


def _list(asker: Asker) -> Message:
    """Who is away and who answers; everybody sees it, as on a door."""
    found = covers.of_partnership(asker.session, asker.partnership.id, asker.today)
    if not found:
        return Message(f"Nobody is known to be away. {_EXAMPLE}")
    return Message(
        f"{counted(len(found), 'absence')} ahead.", (Rows(tuple(_row(asker, c) for c in found)),)
    )


def _row(asker: Asker, cover: Cover) -> Row:
    may = asker.is_coordinator or cover.recipient_id == asker.recipient.id
    words = cover_words(cover, asker.today)
    buttons = (Button("End it", f"leave end {cover.id}", about=words),) if may else ()
    return Row(words, buttons=buttons)


def _end(asker: Asker, number: int) -> Answer:
    cover = asker.session.get(Cover, number)
    if cover is None or cover.partnership_id != asker.partnership.id or cover.removed:
        raise Sorry("There is no such absence here. Type “leave” to see them.")
    if not asker.is_coordinator and cover.recipient_id != asker.recipient.id:
        raise for_coordinators(asker, "end somebody else's leave", f"leave end {number}")
    return _ended(asker, cover, f"Ended: {cover_words(cover, asker.today)}.")


def _ended(asker: Asker, cover: Cover, said: str) -> Answer:
    entry = begin(asker)
    change(asker.session, entry, cover, {"removed": True})
    return Answer(Message(said, buttons=(undo_button(entry),)))
