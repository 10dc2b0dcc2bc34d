"""What a coordinator passes on from a lead: “Tom told me SS3 is green”, “email from Jo: …”."""

import re

from handlers.asker import Asker
from handlers.people.matching import lead_called
from handlers.said.coded import with_codes
from store.models import Action

_LONGEST = 2000  # characters
_WHO = r"(?P<who>@?[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)??)"
_LATELY = r"(?:(?:has|have|had|just|also|now|already|i['’]?ve|we['’]?ve|i|we)\s{1,3}){0,4}"
# "Tom called the plumber" quotes nobody: words of telling follow, a colon, or an action's code.
_GOES_ON = r"(?:,? (?:to say|and said|saying)|(?= that\b)|(?=\s{0,3}[:,–-])|(?=\s\S*\d))"
_TO_SAY = rf"(?: (?:me|us))?(?: back)?{_GOES_ON}"
_HOW = {
    "in person": r"(?:says|said|(?:tells|told)(?: me| us)"
    rf"|(?:reports|reported|confirms|confirmed){_GOES_ON})",
    "by phone": rf"(?:rang|phoned|called|telephoned){_TO_SAY}",
    "by text": rf"(?:texted|messaged|whatsapped){_TO_SAY}",
    "by email": rf"(?:e-?mailed|wrote){_TO_SAY}",
}
_SAID = tuple(
    (
        how,
        re.compile(
            rf"\W*{_LATELY}{_WHO} {_LATELY}{says}(?: that)?[\s,:–-]+(?P<said>\S.*)",
            re.IGNORECASE | re.DOTALL,
        ),
    )
    for how, says in _HOW.items()
)
_FROM = re.compile(
    rf"\W*{_LATELY}(?:got |had |received |taken )?(?:(?:an?|this|the) )?"
    rf"(?P<what>e-?mail|reply|answer|text|message|call|phone call)(?: back)? from {_WHO}"
    r"(?: today| yesterday| this (?:morning|afternoon))?\s*[:,–-]\s*(?P<said>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SPOKE = re.compile(
    rf"\W*{_LATELY}(?:(?:from|after|had|following)\s)?(?:(?:an?|my|our|the|this|quick|short|earlier"
    r"|yesterday['’]?s|today['’]?s|morning['’]?s|monday['’]?s|tuesday['’]?s|wednesday['’]?s"
    r"|thursday['’]?s|friday['’]?s|phone)\s){0,4}(?P<what>call|chat|conversation|catch[ -]?up"
    r"|meeting|one[ -]to[ -]one|1:1|spoke|talked|chatted|met)(?: yesterday| today| earlier)?"
    rf" (?:with|to) {_WHO}(?: today| yesterday| earlier| this (?:morning|afternoon|week))?"
    r"\s*(?:[:,–-]|who said|and (?:he|she|they) said)\s*(?P<said>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BY = {"text": "by text", "message": "by text", "call": "by phone", "phone call": "by phone"}
_OF_THEM = re.compile(r"(?i)(?:he|she|they)(?=['’](?:s|re|ll)\b| (?:is|are|will be)\b)")


def as_passed_on(asker: Asker, text: str) -> str:
    """The command that records the words as theirs who said them to a coordinator; "" for none.

    Whoever is named has to lead here, what is named among the rest: “legal said no” is news.
    """
    how, found = _quoted(text) if asker.is_coordinator and len(text) <= _LONGEST else ("", None)
    lead = lead_called(asker, found["who"]) if found else None
    if found is None or lead is None:
        return ""
    said = found["said"]
    if them := _OF_THEM.match(said):  # "says she's away" is of the lead, not of an action
        return f"{found['who']}{said[them.end() :]}"
    about = with_codes(asker, said)
    theirs = {_called(a) for a in about if any(each.person_id == lead.id for each in a.leads)}
    # Of those that share a code one is enough.
    return f"from {lead.name} {how}: {said}" if {_called(a) for a in about} <= theirs else ""


def _called(action: Action) -> str:
    return action.plain_code or f"#{action.ref}"


def _quoted(text: str) -> tuple[str, re.Match[str] | None]:
    """How it came to the coordinator, with the words for who and what."""
    if found := _FROM.fullmatch(text):
        return _BY.get(found["what"].casefold(), "by email"), found
    if found := _SPOKE.fullmatch(text):
        return "by phone" if found["what"].casefold() == "call" else "in person", found
    return next(((how, got) for how, said in _SAID if (got := said.fullmatch(text))), ("", None))
