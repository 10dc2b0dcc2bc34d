"""`settings`: when a partnership wants Chaser to speak, in words; changed by command or form."""

import re
from collections.abc import Mapping
from typing import Any

from handlers.asker import Answer, Asker, for_you
from handlers.edits import begin, change, undo_button
from handlers.finding import Sorry, for_coordinators
from handlers.history_words import settings_changed
from handlers.meetings.calendars import policy_of
from handlers.meetings.closing import close, closed_words, reopen
from handlers.messages import Button, Facts, Field, FieldKind, Form, Message
from handlers.people.arriving import known_zone
from handlers.requests import Kind
from handlers.rules.asked.setting_words import TYPED, split_name, typed_values, typed_words
from handlers.rules.reminding.policy import COLOURS, Policy, PolicyError, changed, in_words, to_dict
from handlers.rules.sentences import listed
from handlers.rules.working_days import Region
from store import people

_OTHERS = ("closed", "open", "region", "zone")
_EXAMPLES = {name: f"{name} {example}" for name, (_, example) in TYPED.items()} | {
    "region": "region Wales",
    "zone": "time zone Europe/London",
}
_LABELS = {
    "reminders": "Working days before a deadline",
    "overdue": "Days late: told again, then the coordinator",
    "quiet": "Quiet after an update, working days",
    "papers": "Papers before a meeting, clear working days",
    "cut-off": "Cut-off, working days before the papers",
    "request": "Leads asked, working days before the cut-off",
    "nudge": "Asked again, working days before the cut-off",
    "rest": "Nobody asked after a meeting, working days",
    "digest": "Digest, working days before the meeting",
    "cards": "Cards a week",
    "actions": "Actions on a card",
    "hours": "Hours",
    "approve": "New deadlines of leads approved by",
    "accept": "“Complete” accepted by",
    "green": "Green, in print",
    "amber": "Amber, in print",
    "red": "Red, in print",
}


def settings(asker: Asker, words: str) -> Answer | None:
    """`settings` says them all; `settings papers 7`, `settings closed 27–31 December` set one."""
    if asker.request.kind is Kind.SUBMITTED and asker.request.form:
        return _by_form(_coordinator(asker, words))
    if not words:
        return Answer(_all(asker))
    name, rest = split_name(words)
    if name == "change" and not rest:
        return Answer(_form(_coordinator(asker, words)))
    if name not in TYPED and name not in _OTHERS:
        if asker.request.kind is Kind.SAID:
            return None
        known = listed([*TYPED, "region", "time zone", "closed"])
        raise Sorry(f"There is no setting called {words[:40]}. There are {known}.")
    _coordinator(asker, words)
    if name == "closed":
        return close(asker, rest)
    if name == "open":
        return reopen(asker, rest)
    return _set_one(asker, name, rest)


def _coordinator(asker: Asker, words: str) -> Asker:
    if not asker.is_coordinator:
        raise for_coordinators(asker, "change the settings", f"settings {words}")
    return asker


def _all(asker: Asker) -> Message:
    here = asker.partnership
    facts = (
        *in_words(policy_of(here)),
        ("Bank holidays", here.region),
        ("Closed besides", closed_words(asker)),
        ("Time zone", here.zone),
    )
    buttons = (Button("Change", "settings change"),) if asker.is_coordinator else ()
    hint = " Type for example “settings papers 7”." if asker.is_coordinator else ""
    return Message(f"When I speak, and to whom.{hint}", (Facts(facts),), buttons)


def _set_one(asker: Asker, name: str, rest: str) -> Answer:
    example = f"Type for example “settings {_EXAMPLES[name]}”. Nothing was changed."
    if not rest:
        raise Sorry(f"It is {_shown(asker, policy_of(asker.partnership))[name]}. {example}")
    try:
        return _changed(asker, {name: rest})
    except PolicyError as error:
        raise Sorry(f"{error} {example}") from error


def _values(asker: Asker, typed: Mapping[str, str]) -> dict[str, Any]:
    """What these words make of the partnership. Raises PolicyError where they can't be."""
    values: dict[str, Any] = {}
    policy: dict[str, str] = {}
    for name, words in typed.items():
        if name == "region":
            values["region"] = _region(words)
        elif name == "zone":
            values["zone"] = _zone(words)
        else:
            policy |= typed_values(name, words)
    if policy:
        values["policy"] = to_dict(_clear(changed(policy_of(asker.partnership), policy)))
    return values


def _clear(policy: Policy) -> Policy:
    """The policy, unless a colour would mean another status to whoever reads its papers again."""
    from handlers.papers.key_entries import key_meaning

    for colour in COLOURS:
        words = getattr(policy, colour)
        if key_meaning(colour, words).rag != colour:
            raise PolicyError(f"can't mean “{words}”: that reads as another status.", colour)
    return policy


def _region(words: str) -> str:
    plain = re.sub(r"\W+", " ", words).strip().casefold()
    for region in Region:
        if region.value.casefold() == plain:
            return region.value
    regions = listed([each.value for each in Region], "or")
    raise PolicyError(f"takes {regions}, not “{words[:40]}”.", "region")


def _zone(words: str) -> str:
    known = known_zone("_".join(words.split()))
    if known is None:
        raise PolicyError(
            f"takes the name of a zone such as Europe/London, not “{words[:40]}”.", "time zone"
        )
    return known


def _changed(asker: Asker, typed: Mapping[str, str]) -> Answer:
    """One entry for all that was set. Whoever changes them at once waits for the other."""
    here = people.locked(asker.session, asker.partnership.id)
    values = _values(asker, typed)  # on top of what the other has set: they are kept as one value
    entry = begin(asker)
    update = change(asker.session, entry, here, values)
    if not update.change:
        raise Sorry("It is so already. Nothing was changed.")
    said = settings_changed(update.change)
    buttons = (undo_button(entry), Button("All settings", "settings"))
    return Answer(Message(f"Set. {said[:1].upper()}{said[1:]}.", buttons=buttons), to_all=True)


def _form(asker: Asker) -> Message:
    policy, here = policy_of(asker.partnership), asker.partnership
    fields = [
        Field(name, _LABELS[name], value=typed_words(policy, name), required=True) for name in TYPED
    ]
    regions = tuple((region.value, region.value) for region in Region)
    fields += [
        Field("region", "Bank holidays of", FieldKind.CHOICE, here.region, regions, required=True),
        Field("zone", "Time zone", value=here.zone, required=True),
    ]
    form = Form("Settings", "settings change", tuple(fields))
    return Message("“none” turns a reminder off.", (form,))


def _by_form(asker: Asker) -> Answer:
    """Only what was changed in the form, and differs from what stands now, is taken."""
    form, shown = asker.request.form, _shown(asker, policy_of(asker.partnership))
    typed = {
        name: form[name].strip()
        for name in shown
        if name in form
        and name not in asker.request.untouched
        and form[name].strip() != shown[name]
    }
    if not typed:
        return for_you("Nothing was changed: it is so already.")
    errors = tuple((name, said) for name in typed if (said := _fault(asker, {name: typed[name]})))
    together = _fault(asker, typed)
    if together and (not errors or len(errors) == len(typed) == 1):
        errors = ((next(iter(typed)), together),)
    if together:
        return Answer(Message("Nothing was changed yet.", errors=errors))
    return _changed(asker, typed)


def _shown(asker: Asker, policy: Policy) -> dict[str, str]:
    here = asker.partnership
    typed = {name: typed_words(policy, name) for name in TYPED}
    return typed | {"region": here.region, "zone": here.zone}


def _fault(asker: Asker, typed: Mapping[str, str]) -> str:
    try:
        _values(asker, typed)
    except PolicyError as error:
        return error.at_field
    return ""
