"""What is asked of one lead or of one action's theme: “ask Leanne for an update on VO3”."""

import re

from handlers.asker import Asker
from handlers.filter_names import field_named
from handlers.finding import Sorry, is_code, named
from handlers.messages import Button
from handlers.naming import code_for
from handlers.people.whose import persons_named
from handlers.rules.command_words import CODED, PLEASE, PLS, TA, WHO
from handlers.wording import leads_of

_LONGEST = 120  # characters
_WHEN = (
    r"(?: ((?:tomorrow|tonight|later|on \w{3,9}|next \w{3,9}|this \w{3,9}|at \S{1,8}|in .{1,20}"
    r"|every .{1,20}|mon|tue|wed|thu|fri)\b.{0,20}?))?"
)
_END = rf"(?:[\s,]+(?:{PLS}|{TA}|now|again|today|asap|for me)){{0,2}}\W*"
_UPDATE = r"(?:an? |the |any |his |her |their )?(?:quick |latest )?(?:updates?|news|word|answer)"
_ABOUT = rf"(?: (?:on|about|for|of|re) {CODED})?"
_ASKED = tuple(
    re.compile(rf"(?i){PLEASE}{shape}{_WHEN}{_END}")
    for shape in (
        rf"(?:remind|chase|nudge|prompt)(?: up)? {WHO} (?:about|for|on|re|of) {CODED}",
        rf"(?:ask|chase|nudge|remind|prompt)(?: up)? {WHO} for {_UPDATE}{_ABOUT}",
        rf"get {_UPDATE} (?:from|off|out of) {WHO}{_ABOUT}",
        rf"send {WHO} (?:a|the|another) (?:reminder|nudge|chaser){_ABOUT}",
        rf"send (?:a|the|another) (?:reminder|nudge|chaser) to {WHO}{_ABOUT}",
        rf"(?:remind|chase|nudge|prompt)(?: up)? {WHO}(?= (?:tomorrow|on|next|later|at)\b)",
    )
)
_THEME = r"(?:theme|heading|section)"
_MOVED = re.compile(
    rf"(?i){PLEASE}(?:move|put|place|file|list|switch|transfer) {CODED}"
    rf" (?:to|in|into|under|across to) (?:the )?({_THEME} )?(\S.{{1,60}}?)( {_THEME})?{_END}"
)
_BELONGS = re.compile(
    rf"(?i){PLEASE}{CODED} (?:should (?:be|go|sit|come)|belongs|needs to be|goes) (?:in|under)"
    rf" (?:the )?({_THEME} )?(\S.{{1,60}}?)( {_THEME})?"
    rf"(?:,? (?:not|instead of|rather than) (?:under |in )?\S.{{1,40}}?)?{_END}"
)
_LABELLED = re.compile(
    rf"(?i){PLEASE}{CODED}:? {_THEME}:? (?:is |to |should be |now )?()(\S.{{1,60}}?)(){_END}"
)


def as_wish(asker: Asker, text: str) -> str:
    """The command that asks a lead, or puts an action under another theme; "" for none.

    Whoever and whatever is named has to be known: anything else is news. Raises Sorry where it is
    to be asked at another time, or of somebody who doesn't lead that.
    """
    if len(text) > _LONGEST or "\n" in text:
        return ""
    return _moved(asker, text) or (_asked(asker, text) if asker.sees_all else "")


def _moved(asker: Asker, text: str) -> str:
    shapes = (shape.fullmatch(text) for shape in (_MOVED, _BELONGS, _LABELLED))
    found = next(filter(None, shapes), None)
    if found is None or not is_code(asker, found[1]):
        return ""
    says_so, theme = found[2] or found[4], found[3]
    known = field_named(asker, theme)
    if not (says_so or (known and known[0] == "theme" and not known[2])):
        return ""
    return f"set {found[1]} theme {theme}"


def _asked(asker: Asker, text: str) -> str:
    for shape in _ASKED:
        if found := shape.fullmatch(text):
            return _reminded(asker, [said or "" for said in found.groups()])
    return ""


def _reminded(asker: Asker, said: list[str]) -> str:
    who, code, when = said[0], said[1] if len(said) > 2 else "", said[-1]
    persons = persons_named(asker, who)
    if not persons or (code and not is_code(asker, code)):
        return ""
    command = f"remind {code} {who} now" if code else f"remind {who}"
    if when:
        button = Button("Remind now", command, about=code or who)
        raise Sorry(
            "I remind leads at once, or by myself as “settings” says, and at no other time: type "
            f"“{command}” then. Nothing was sent.",
            *([button] if asker.is_coordinator else []),
        )
    if code:
        _check_leads(asker, code, [person.id for person in persons], persons[0].name)
    return command


def _check_leads(asker: Asker, word: str, ids: list[int], name: str) -> None:
    action = named(asker, word)[0]
    if any(lead.person_id in ids for lead in action.leads):
        return
    code = code_for(asker, action)
    who = f"{leads_of(action)} can be asked: type “remind {code}”." if action.leads else ""
    raise Sorry(f"{name} doesn't lead {code}. {who} Nothing was sent.".replace("  ", " "))
