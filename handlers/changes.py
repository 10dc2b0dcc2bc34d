"""Commands that change one action: update, done, assign, private, public."""

import re
from dataclasses import replace
from typing import Any

from handlers.adding.lines import are_several, update_lines
from handlers.asker import Answer, Asker
from handlers.confirming import confirmed
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators, named, refuse, take_action
from handlers.forms import as_sent, assign_form, update_form, update_words
from handlers.messages import Message
from handlers.moving import date_in, no_date
from handlers.naming import code_for, shared_code
from handlers.own import check_live, own_action
from handlers.people.linking import of_new_leads
from handlers.people.typed_leads import person_ids, typed_leads
from handlers.requests import Kind
from handlers.rules.grammar import read_update
from handlers.rules.in_confidence import confide
from handlers.rules.pleasantries import without_please
from handlers.rules.reply import Edit, Reply, ReplyKind, Status
from handlers.rules.unfinished import for_the_day
from handlers.said.candidates import read_among
from handlers.said.coded import speaks_of_several, tells_more
from handlers.said.ground import known, next_meeting_day
from handlers.said.taking import take
from handlers.wording import leads_of
from store.models import Action, Entry

_MARKS_WORDS = re.compile(r"(?i)\W*private\s*[:–—-]")
_AS_WELL = re.compile(r"(?i)[\s,]+(?:as well|too|also|in addition)$")
_FROM = re.compile(r"(?i)^from [^,;]{1,60} to ")


def update(asker: Asker, words: str) -> Answer | None:
    """`update CR1.3 amber waiting on Cabinet`; alone after the code a form; lines many at once."""
    if are_several(words) and _each_names_one(asker, words):
        return update_lines(asker, words)
    if tells_more(asker, words):
        return None
    action, rest = take_action(asker, words, lambda ref, rest: f"update #{ref} {rest}".strip())
    check_live(asker, action)
    if not (asker.may_change(action) or asker.is_chair):
        raise refuse(asker, action, f"update #{action.ref} {rest}".strip())
    if asker.request.kind is Kind.SUBMITTED and not rest:
        return _update_by_form(asker, action)
    if not rest:
        return Answer(update_form(action, asker.today, shared_code(asker, action)))
    reply = read_update(
        rest, asker.today, known(action, asker), next_meeting=next_meeting_day(asker, rest)
    )
    if reply.kind is ReplyKind.NONE:
        reply = Reply(ReplyKind.EDITS, (confide(Edit(0, comment=rest)),))
    return take(asker, reply, [action])


def _each_names_one(asker: Asker, words: str) -> bool:
    """Whether a second line begins with a code too: else it goes on with the comment."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return any(named(asker, line.split()[0].rstrip(":,")) for line in lines[1:])


def _update_by_form(asker: Asker, action: Action) -> Answer:
    """Each field stands for itself: nothing in the comment box is read as a status."""
    form = asker.request.form
    deadline = None
    if form.get("deadline", "").strip():
        reading = date_in(asker, action, form["deadline"])
        deadline = reading.window
        if deadline is None:
            return _at_field("deadline", no_date(asker, action, reading))
    status = form.get("status", "")
    edit = confide(
        Edit(
            0,
            status=Status(status) if status in set(Status) else None,
            deadline=deadline,
            comment=form.get("comment", "").strip(),
            no_change=status == "no change",
        )
    )
    if edit == Edit(0):
        return _at_field("comment", "Choose a status, or write a comment.")
    return take(asker, Reply(ReplyKind.EDITS, (edit,)), [action], update_words(action, form))


def _at_field(name: str, sentence: str) -> Answer:
    return Answer(Message(sentence, errors=((name, sentence),)))


def done(asker: Asker, words: str) -> Answer | None:
    """`done CR1.3 press release issued`."""
    if tells_more(asker, f"done {words}"):
        return None
    action, rest = own_action(asker, words, "done")
    if for_the_day(rest.casefold().rstrip(".!").split()):
        # "done CR1.3 for now", "… for today": held, or asked about, like any such reply.
        read = read_among(asker, f"done {rest}", [action])
        return take(asker, read, [action]) if read.edits or read.questions else None
    edit = confide(Edit(0, status=Status.COMPLETE, comment=rest))
    return take(asker, Reply(ReplyKind.EDITS, (edit,)), [action])


def assign(asker: Asker, words: str) -> Answer | None:
    """`assign CR1.4 to @anne`, `assign CR1.4 to Anne B and Gupti G`; alone a form."""
    action, rest = own_action(asker, words, "assign")
    names = re.sub(r"^to\b\s*", "", rest, flags=re.IGNORECASE).strip()
    asked = assign_form(action, shared_code(asker, action))
    form = as_sent(asker.request, asked) if asker.request.kind is Kind.SUBMITTED else {}
    names = names or form.get("leads", "").strip()
    if not names:
        return Answer(asked)
    names, besides = _added_to(names)
    leads = typed_leads(asker, names)
    entry = begin(asker)
    before = [lead.person_id for lead in action.leads] if besides else []
    ids = list(dict.fromkeys([*before, *person_ids(asker, entry, leads)]))
    done = _recorded(asker, entry, action, {"leads": ids}, f"led by {leads_of(action)}")
    parts = (*done.message.parts, *of_new_leads(asker, [action], leads))
    return replace(done, message=replace(done.message, parts=parts))


def _added_to(names: str) -> tuple[str, bool]:
    """The names without what is said around them, and whether they come besides who leads now."""
    names = _FROM.sub("", without_please(names))
    besides = _AS_WELL.search(names)
    return re.sub(r"(?i)\s+n\s+", " and ", _AS_WELL.sub("", names)), bool(besides)


def private(asker: Asker, words: str) -> Answer | None:
    """`private CR6.1`: for its leads, the coordinators and the chairs alone.

    `private: CR6.1 red, staff sickness` keeps a comment so, not the action.
    """
    action, rest = take_action(asker, words, lambda ref, rest: f"private #{ref} {rest}".strip())
    if rest and _is_of_a_comment(asker, action, rest):
        several = speaks_of_several(asker, words)
        return None if several else update(asker, f"#{action.ref} private: {rest}")
    action, _ = own_action(asker, f"#{action.ref}", "private")
    return changed(asker, action, {"private": True}, "private")


def _is_of_a_comment(asker: Asker, action: Action, rest: str) -> bool:
    """Whether the words are an update of the action, and not why it is private."""
    if _MARKS_WORDS.match(asker.request.text):
        return True
    read = read_update(rest, asker.today, known(action, asker))
    return any(edit.status or edit.deadline for edit in read.edits)


def public(asker: Asker, words: str) -> Answer | None:
    """`public CR6.1`: seen by everybody again; a coordinator's word."""
    action, _ = own_action(asker, words, "public")
    if not asker.is_coordinator:
        raise for_coordinators(asker, "show a private action", f"public #{action.ref}")
    return changed(asker, action, {"private": False}, "seen by everybody")


def changed(asker: Asker, action: Action, values: dict[str, Any], already: str) -> Answer:
    """Record what a command sets. Raises Sorry where it is all `already` so."""
    return _recorded(asker, begin(asker), action, values, already)


def _recorded(
    asker: Asker, entry: Entry, action: Action, values: dict[str, Any], already: str
) -> Answer:
    update = change(asker.session, entry, action, values)
    if not update.change:
        code = code_for(asker, action)
        raise Sorry(f"{code} is {already} already. Nothing was changed.")
    if "theme_id" in update.change:
        asker.session.refresh(action, ["theme"])
    return confirmed(asker, entry, [(action, update)])
