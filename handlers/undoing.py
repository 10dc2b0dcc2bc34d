"""`undo`: takes back what was done, by who did it or by a coordinator."""

from collections.abc import Sequence
from datetime import timedelta

from handlers import edits
from handlers.asker import Answer, Asker
from handlers.deliveries.postponed import is_long, put_off
from handlers.differing import weigh_again
from handlers.finding import Sorry
from handlers.history_words import settings_changed
from handlers.meetings.calendars import policy_of
from handlers.meetings.series import drop_if_ended
from handlers.messages import Button, Message, Part, Text
from handlers.naming import code_for, shared_code
from handlers.people.members import keep_a_coordinator
from handlers.rules.reminding.policy import PolicyError
from handlers.rules.sentences import counted, shorten
from handlers.waiting import number_in
from handlers.wording import author_of, code_of, is_from_file, recorded, role_words
from store import actions, entries, people
from store.calendar import Meeting
from store.covers import Cover
from store.imports import how_many, with_withdrawn
from store.models import Action, Entry, Partnership, Person, Recipient, Role, Theme, Update

_OF_A_COMMENT = {
    "comment", "commented_on", "commented_by", "comment_private", "reported_at", "printed",
}  # fmt: skip
_LATELY = timedelta(hours=24)  # how long a bare `undo` is taken to mean the last thing done
_MOST = 8  # actions named one by one; of more, the number is said


def undo(asker: Asker, words: str) -> Answer | None:
    """`undo` takes back the asker's last entry, `undo 5812` that one."""
    words = words.strip().lstrip("#")
    if words and not (words.isascii() and words.isdigit()):
        return None
    entry = _entry(asker, words)
    check(asker, entry)
    _keep_channels_apart(asker, entry)
    how_many = sum(map(_is_action, entry.updates))
    if is_long(asker, how_many):
        return put_off(asker, how_many, f"undo {entry.id}")
    undoing, restored, moved_on = edits.undo(asker, entry)
    if not restored and moved_on:
        raise Sorry("It was changed again since, so there is nothing left of it to undo.")
    for update in restored:
        drop_if_ended(asker, undoing, update)
    keep_a_coordinator(asker, restored)
    _keep_one_live(asker, undoing, restored)
    _keep_settings_whole(asker, restored)
    restored += _weighed_again(asker, undoing)
    again = entries.is_undoing(asker.session, entry)
    lines = [*said_again(asker, restored), *_left_alone(asker, moved_on)]
    lines += _beside(asker, entry, "stands again" if again else "is taken out")
    begins, label = ("Put back", "Undo") if again else ("Undone", "Put it back")
    return Answer(
        Message(
            f"{begins}: {lines[0]}" if lines else f"{begins}.",
            tuple(_texts(lines[1:])),
            (Button(label, f"undo {undoing.id}"),),
        ),
        to_all=True,
    )


def _keep_channels_apart(asker: Asker, entry: Entry) -> None:
    """Raise Sorry where the channel that a partnership would go back to has another one by now."""
    moves = [u.change["place"] for u in entry.updates if "place" in u.change]
    for before, _ in moves:
        here = people.partnership_at(asker.session, asker.partnership.workspace_id, before)
        if here is not None and here.id != asker.partnership.id:
            raise Sorry(f"{here.name} talks in that channel by now. Nothing was changed.")


def _keep_settings_whole(asker: Asker, restored: list[Update]) -> None:
    """Raise Sorry where a setting, put back, contradicts another that was changed since."""
    if not any(update.subject == "partnership" for update in restored):
        return
    try:
        policy_of(asker.partnership)
    except PolicyError as error:
        raise Sorry(
            f"That no longer fits the other settings. {error} Nothing was changed."
        ) from error


def _weighed_again(asker: Asker, undoing: Entry) -> list[Update]:
    """What the other leads said counts where somebody's word was taken back or put back."""
    spoken = entries.spoken_under(asker.session, undoing)
    found = [asker.session.get_one(Action, i) for i in spoken]
    anew = (weigh_again(asker, undoing, action) for action in found)
    return [update for update in anew if update is not None]


def check(asker: Asker, entry: Entry) -> None:
    """Raise Sorry where it was undone already, or the asker may not undo it."""
    if entry.recipient_id != asker.recipient.id and not asker.is_coordinator:
        who = asker.coordinators() or "a coordinator"
        raise Sorry(f"{entry.by_name} did that. They or {who} can undo it. Nothing was changed.")
    if entry.source == entries.A_REDACTION:
        raise Sorry("A redaction can't be undone: the words are gone. Nothing was changed.")
    if entry.undone_by_id is not None:
        undoing = asker.session.get_one(Entry, entry.undone_by_id)
        who = "you" if undoing.recipient_id == asker.recipient.id else undoing.by_name
        raise Sorry(f"That was undone already, by {who}. Nothing was changed.")
    if not (asker.is_coordinator or _is_still_theirs(asker, entry)):
        raise Sorry("That is no longer yours to undo. Ask a coordinator. Nothing was changed.")


def _is_still_theirs(asker: Asker, entry: Entry) -> bool:
    """Whether who did it may still do the like: they may lead the action no more, or coordinate."""
    if any(_coordinates(asker, update) for update in entry.updates):
        return False
    return asker.is_chair or all(
        asker.leads(action) or _just_gave_away(asker, update)
        for action, update in _actions_of(asker, entry.updates)
    )


def _coordinates(asker: Asker, update: Update) -> bool:
    """Whether it is about what coordinators alone change."""
    me = asker.recipient.id
    match asker.session.get(edits.SUBJECTS[update.subject], update.subject_id):
        case Person(recipient_id=whose):
            return "recipient_id" in update.change or ("paused" in update.change and whose != me)
        case Cover(recipient_id=whose, person=person):
            return me not in (whose, person.recipient_id if person else None)
        case Action() | Recipient():
            return False
        case _:
            return True


def _just_gave_away(asker: Asker, update: Update) -> bool:
    """Whether this took an action from the asker, and nobody has said a word on it since."""
    was_led_by = set(update.change.get("leads", [[]])[0])
    known = asker.names()
    theirs = {person.id for person in known if person.recipient_id == asker.recipient.id}
    newest = entries.about(asker.session, "action", update.subject_id)[-1]
    return bool(was_led_by & theirs) and newest.id == update.id


def _entry(asker: Asker, words: str) -> Entry:
    if words:
        number = number_in(words)  # None for one that is longer than any of ours
        found = entries.by_id(asker.session, asker.partnership.id, number[0]) if number else None
    else:
        found = entries.last_by(asker.session, asker.partnership.id, asker.recipient.id)
    if found is None:
        raise Sorry(
            "There is nothing of yours to undo. Type “history” to see what was done, and when."
        )
    if not words and found.at < asker.now - _LATELY:
        raise _long_ago(asker, found)
    return found


def _long_ago(asker: Asker, entry: Entry) -> Sorry:
    """A bare `undo` days later may mean something else, so it is asked about."""
    when = asker.say_moment(entry.at)
    said = f" (“{shorten(entry.words, 80)}”)" if entry.words else ""
    return Sorry(
        f"The last thing you did here was on {when}{said}. Undo that?",
        Button("Undo it", f"undo {entry.id}"),
    )


def _texts(lines: list[str]) -> list[Part]:
    return [Text(line) for line in lines]


def said_again(asker: Asker, restored: list[Update]) -> list[str]:
    """What stands now again, a sentence an action; other subjects in a few words."""
    about = sorted({update.subject_id for update in restored if _is_action(update)})
    if len(about) > _MOST:
        if len(with_withdrawn(asker.session, about, True)) == len(about):
            return [f"{counted(len(about), 'action')} taken out again."]
        return [f"{counted(len(about), 'action')} as they were before."]
    found = _actions_of(asker, restored)
    lines = [_restored(asker, action, update) for action, update in found]
    lines += [_other(asker, update) for update in restored if not _is_action(update)]
    return list(dict.fromkeys(line for line in lines if line))


def _restored(asker: Asker, action: Action, update: Update) -> str:
    shared = shared_code(asker, action)
    if "comment" not in update.change:
        return recorded(action, update, asker.today, shared)
    comment = shorten(action.comment, 300)
    now = f"its comment is “{comment}” again" if comment else "its comment is gone"
    if not asker.may_read_comment(action):
        now = "its comment is as it was before"
    if not set(update.change) - _OF_A_COMMENT:
        return f"{code_of(action, shared)}: {now}."
    said = recorded(action, update, asker.today, shared)
    return f"{said.removesuffix('.')}, and {now}."


def _beside(asker: Asker, entry: Entry, what: str) -> list[str]:
    """What became of comments that stood beside the lead's own and changed nothing themselves."""
    while entry.undoes_id is not None:
        entry = asker.session.get_one(Entry, entry.undoes_id)
    if is_from_file(entry):  # what the file said goes and comes with its actions
        return []
    said = [update for update in entry.updates if update.comment and not update.change]
    found = [action for action, _ in _actions_of(asker, said)]
    if not found:
        return []
    codes = ", ".join(code_for(asker, action) for action in found)
    return [f"{codes}: the comment by {author_of(entry)} {what}."]


def _actions_of(asker: Asker, updates: Sequence[Update]) -> list[tuple[Action, Update]]:
    """The actions that these updates are about, each beside its update: thousands at a time."""
    about = [update for update in updates if _is_action(update)]
    found = actions.all_by_ids(asker.session, {update.subject_id for update in about})
    return [(found[update.subject_id], update) for update in about]


def _is_action(update: Update) -> bool:
    return update.subject == "action"


_OTHERS = {
    "series": "the meetings are as they were before.",
    "plan": "the plan is as it was before.",
    "cover": "who answers for whom is as it was before.",
    "closure": "the closed days are as they were before.",
    "recipient": "your reminders are as they were before.",
}


def _other(asker: Asker, update: Update) -> str:
    """What stands now again of something that is no action."""
    table = edits.SUBJECTS[update.subject]
    match asker.session.get(table, update.subject_id):
        case Role(active=active, role=role, recipient=recipient):
            return role_words(recipient.name, role, active=active)
        case Meeting(digest_held=held) if "digest_held" in update.change:
            return f"the digest {'is held' if held else 'posts itself'} again."
        case Meeting() if "in_print" in update.change:
            return "the digest prints what it did before."
        case Meeting(starts_at=starts_at, cancelled=cancelled):
            when = asker.say_moment(starts_at)
            return f"there is {'no' if cancelled else 'a'} meeting on {when}."
        case Theme(title=title):
            return f"the theme is “{title}” again."
        case Partnership():
            return f"{settings_changed(update.change)}."
        case Person(name=name, recipient=recipient) if "recipient_id" in update.change:
            return f"{name} is {f'linked to {recipient.name}' if recipient else 'not linked'}."
        case Person(name=name, paused=paused) if "paused" in update.change:
            return f"{name} is {'not ' if paused else ''}reminded{'' if paused else ' again'}."
        case _:
            return _OTHERS.get(update.subject, "")


def _left_alone(asker: Asker, moved_on: list[Update]) -> list[str]:
    found = [asker.session.get(Action, u.subject_id) for u in moved_on if _is_action(u)]
    codes = [code_for(asker, a) for a in found if a is not None]
    if codes:
        return [f"{', '.join(codes)}: somebody changed it since, so that part stays as it is."]
    if any(update.subject == "partnership" for update in moved_on):
        return ["The other settings were changed again since, so they stay as they are."]
    return []


def _keep_one_live(asker: Asker, undoing: Entry, restored: Sequence[Update]) -> None:
    """A partnership has one live plan, whatever was taken back: the newest that has actions."""
    if not any(update.subject == "plan" for update in restored):
        return
    every = actions.plans(asker.session, asker.partnership.id)
    if not any(plan.live for plan in every):
        return
    newest = next((plan for plan in every if how_many(asker.session, plan.id)), every[0])
    for plan in every:
        if plan.live != (plan is newest):
            closed_at = None if plan is newest else asker.now
            values = {"live": plan is newest, "closed_at": closed_at}
            edits.change(asker.session, undoing, plan, values)
