"""Who leads an action, and who is away, told in no command's words: "VO4 is gwens now"."""

import re

from handlers.asker import Asker
from handlers.finding import Sorry, is_code, named, pressable
from handlers.messages import Button
from handlers.people.matching import MENTION, lead_called, match_name, member_here, member_named
from handlers.rules.command_words import CODED, CODES, PLEASE, PLS, TA, WHO
from handlers.rules.only_dates import only_dates
from handlers.rules.statuses import marks
from handlers.rules.words import words
from store.models import Person

_LONGEST = 100  # characters
_THANKS = rf"(?:[\s,]+(?:{PLS}|{TA}|now|instead|really|actually)){{0,2}}\W*"
_COLLEAGUE = re.compile(
    r"(?i)\b(?:my|our) (?:new )?(?:colleague|manager|deputy|boss|successor|replacement),? "
)
# Of a group it is news: "FD5 goes to Cabinet".
_GOES_TO = re.compile(
    rf"(?i){PLEASE}{CODES}:?(?: both| all| now| should| can| must){{0,2}} (?:go|goes|belong|belongs"
    rf"|pass|passes) to {WHO}{_THANKS}"
)
_THEIR_EMAIL = re.compile(r"[\s,]*[(<]?[\w.+-]{1,64}@[\w.-]{1,80}\.[a-z]{2,10}[)>]?\W*$")
_NEW_LEAD = re.compile(
    rf"(?i){PLEASE}{CODED}(?:[:,]| [-–])? (?:the )?new (?:lead|owner)(?: is| will be|:| [-–])?"
    rf" {WHO}{_THANKS}"
)
_LED_BY = re.compile(
    rf"(?i){PLEASE}{CODED}[:,]? (?:the )?(?:lead|owner)s?(?: (?:should|needs? to|to) be| is now"
    rf"| are now| now|:| is| are) {WHO}((?:(?:,| and| &|, and) {WHO}){{1,4}}){_THANKS}"
)
_OWNED = re.compile(
    rf"(?i){PLEASE}(?:make {CODES}|{CODED}:?(?: now)? is(?: now)?) ([^\W\d_]{{2,20}}?)['’]?s"
    rf"{_THANKS}"
)
_GIVEN = re.compile(
    rf"(?i){PLEASE}{CODES}:?"
    r" (?:(?:should|needs? to|to|can|will) (?:now )?be|(?:is|are) now|now|(?:is|are) to be)"
    rf" (?:led|owned|done) by {WHO}{_THANKS}"
)
# "to VO4" names whom it goes to; a month or a day there is its deadline.
_PASSED = re.compile(
    rf"(?i){PLEASE}(?:(?:move|put) )?{CODED} (?:to|under|on to|onto|over to) {WHO}{_THANKS}"
)
_REASSIGNED = re.compile(
    rf"(?i){PLEASE}(?:{CODED}:? (?:re-?)?(?:assign|give|hand|pass)(?: over)? to {WHO}"
    rf" (?:instead of|rather than|not) {WHO}"
    rf"|(?:swap|switch|change|transfer|re-?assign|move) {CODED} from {WHO} to {WHO}){_THANKS}"
)
_HANDED = re.compile(
    rf"(?i){PLEASE}i(?:['’]?ve| have)? (?:just |now )?(?:handed|passed|given)(?: over)? {CODED}"
    rf"(?: over| on)? to {WHO}{_THANKS}"
)
_TAKEN_OVER = re.compile(
    rf"(?i){PLEASE}{WHO} (?:(?:has |is )?(?:now )?(?:taken|taking|took) {CODES} (?:over|on)"
    rf"|(?:does|is doing|leads|is leading(?: on)?|runs|is running|has|looks after|is looking after"
    rf"|deals with|is dealing with) {CODES} (?:now|from now on))"
    rf"(?: from (?:me|{WHO}))?{_THANKS}"
)
_LEADING = re.compile(
    rf"(?i){PLEASE}{WHO} (?:(?:is |has )?now (?:leading(?: on)?|leads(?: on)?|doing|does|running"
    r"|looking after|dealing with|responsible for|the lead (?:on|for|of)|in charge of)"
    rf"|(?:to lead(?: on)?|takes over|is taking (?:over|on)|will lead(?: on)?|(?:has |is )?"
    rf"(?:now )?(?:taken|picked|picking|picks|took) (?:on|over|up)"
    rf"|should (?:have|lead|own|take(?: on| over)?)|to take(?: on| over)?)) {CODES}"
    rf"(?: from {WHO})?{_THANKS}"
)
# The code first: "FD3 Gwen has taken this over", "FD3 is being picked up by Gwen".
_TAKEN_UP = re.compile(
    rf"(?i){PLEASE}{CODES}[:,]?(?: [-–])? (?:{WHO} (?:(?:has|is) )?(?:now )?(?:taken|taking|took"
    r"|picked|picking)(?: (?:it|this|that|them|these|over|on|up)){1,2}"
    r"|(?:(?:is|are|has|have)(?: now)? (?:being |been )?)?(?:picked up|taken over|taken on)"
    rf" by {WHO})(?: from me)?{_THANKS}"
)
_ALONE = re.compile(rf"(?i){PLEASE}{CODED}(?:\s*[:–-])? {WHO}{_THANKS}")
_WITH = re.compile(
    rf"(?i){PLEASE}{CODES}:?(?: (?:(?:is|are) )?now (?:with|for) {WHO}| (?:is|are) with {WHO} now"
    rf"|,? (?:is|that['’]?s|it['’]?s) one for {WHO}){_THANKS}"
)
_NOT_THEIRS = re.compile(
    rf"(?i){PLEASE}{CODED} (?:isn['’]?t|is not|is no longer) {WHO}['’]?s(?: any ?more| now)?\W*"
)
_INSTEAD = re.compile(
    rf"(?i){PLEASE}{WHO} (?:is (?:doing|leading|taking)|has|leads|does|takes) {CODED}"
    rf" (?:instead of|in place of|rather than) {WHO}{_THANKS}"
)
_JOINING = re.compile(
    rf"(?i){PLEASE}(?:add|move) {WHO} (?:to|on to|onto) {CODED}"
    rf"(?: as well| too| as (?:an? )?(?:co-?|joint |second |extra )?lead)?{_THANKS}"
)
_TAKEN = re.compile(
    rf"(?i){PLEASE}(?:(?:take|drop|get) {WHO} off(?: of)?|remove {WHO} from) {CODED}{_THANKS}"
)
_SWAPPED = re.compile(
    rf"(?i){PLEASE}(?:swap {WHO} (?:for|with)|replace {WHO} (?:with|by)) {WHO}"
    rf" (?:on|for|as lead (?:on|of|for)) {CODED}{_THANKS}"
)
_ABSENT = (
    r"(?:away|off|on (?:annual |sick )?leave|on (?:holiday|hols|a/?l))\b"
    r"(?: (?:sick|ill|poorly|unwell|work)\b)*"
)
_WHOLE_NAME = re.compile(r"(?!The )[A-Z][\w'’-]+ [A-Z][\w'’-]*[a-z]")
LISTED = re.compile(r"(?i)\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_AWAY = re.compile(
    rf"(?i){PLEASE}{WHO}(?:(?:['’]s| is| will be) (?:now |currently )?{_ABSENT}"
    r"|(?:['’]s| is| has been)? signed off(?: sick| ill| work)*\b)(.*)"
)
_OWN = re.compile(r"['’]s(?: (?:actions?|work|stuff|ones|things))?$")
_COVERING = re.compile(
    rf"(?i){PLEASE}{WHO}(?:['’]s| is| will be)? (?:now )?(?:covering|cover(?:s|ing)?|standing in"
    rf"|stepping in|deputi[sz]ing|filling in|looking after things)(?: for)? {WHO}"
    r"(?:,? (?=(?:from|until|till?|this|next|for|while"
    r"|today|tomorrow|on|over|in|\d))(.+?))?"
    rf"{_THANKS}"
)


def as_order(asker: Asker, text: str) -> str:
    """The command that gives an action to somebody, or tells that they are away; "" for none.

    Whoever is named has to be known: anything else is news.
    """
    text = _COLLEAGUE.sub("", _THEIR_EMAIL.sub("", text[: 2 * _LONGEST]))
    if len(text) > _LONGEST or "\n" in text:
        return ""
    return _given(asker, text) or _joining(asker, text) or _taken(asker, text) or _away(asker, text)


def _given(asker: Asker, text: str) -> str:
    shapes = (_OWNED, _GIVEN, _NEW_LEAD, _PASSED, _HANDED)
    found = next(filter(None, (shape.fullmatch(text) for shape in shapes)), None)
    if found is not None:
        *codes, name = (said for said in found.groups() if said)
        return _assigned(asker, codes[0], name)
    if taken := _TAKEN_UP.fullmatch(text):
        code, name = (said for said in taken.groups() if said)
        return _assigned(asker, code, name, firm=True)
    if several := _LED_BY.fullmatch(text):
        names = LISTED.split(f"{several[2]}{several[3]}")
        known = is_code(asker, several[1]) and any(is_known(asker, name) for name in names)
        return f"assign {several[1]} to {' and '.join(names)}" if known else ""
    if again := _REASSIGNED.fullmatch(text):
        code, *names = (said for said in again.groups() if said)
        now, before = names if again[1] else reversed(names)
        return _assigned(asker, code, now) if is_known(asker, before) else ""
    leads = (_LEADING, _INSTEAD, _TAKEN_OVER)
    leading = next(filter(None, (shape.fullmatch(text) for shape in leads)), None)
    if leading is None:
        return _named_alone(asker, text)
    name, code = [said for said in leading.groups() if said][:2]
    return _assigned(asker, code, name, firm=leading.re is not _INSTEAD)


def _named_alone(asker: Asker, text: str) -> str:
    """Who leads it from now on, of a name alone behind a code; who does no longer is asked for."""
    shapes = (_ALONE, _WITH, _GOES_TO)
    alone = next(filter(None, (shape.fullmatch(text) for shape in shapes)), None)
    gone = _NOT_THEIRS.fullmatch(text)
    if gone and is_known(asker, gone[2].rstrip("'’")) and is_code(asker, gone[1]):
        return f"assign {gone[1]}"
    code, name = [said for said in alone.groups() if said] if alone else ("", "")
    codes = LISTED.split(code)
    if not code or marks(words(name)) or not all(is_code(asker, each) for each in codes):
        return ""
    lead = lead_called(asker, name)
    if lead is not None and lead.is_group:
        return ""  # "with the police" and "all" are news before they are leads
    return _assigned(asker, code, name)


def _assigned(asker: Asker, code: str, name: str, *, firm: bool = False) -> str:
    """`firm`: it is said so that somebody must be meant; a stranger's whole name is asked about."""
    if is_known(asker, name) and not only_dates(name.lstrip("@")):
        return f"assign {code} to {name}"
    if firm and _WHOLE_NAME.fullmatch(name) and all(is_code(asker, c) for c in LISTED.split(code)):
        raise _stranger(name, f"assign {code} to {name}")
    return ""


def _stranger(name: str, order: str) -> Sorry:
    """Asks before a name that nobody here has is made a lead."""
    return Sorry(
        f"I don't know {name} here, so nobody would be reminded. Nothing was changed. Type the "
        f"name as it stands under “people”, or give it to {name} all the same.",
        *pressable([Button(f"Give it to {name}", order)]),
    )


def _joining(asker: Asker, text: str) -> str:
    """Who leads it too: "add Leanne to VO4" is no new action. Only of an action that is here."""
    found = _JOINING.fullmatch(text)
    if found is None or not is_code(asker, found[2]):
        return ""
    order = _assigned(asker, found[2], found[1])
    return f"{order} as well" if order else ""


def _taken(asker: Asker, text: str) -> str:
    """Of several leads the others; whoever leads it alone is asked for in a form."""
    off, swap = _TAKEN.fullmatch(text), _SWAPPED.fullmatch(text)
    found = off or swap
    if found is None:
        return ""
    said = [each for each in found.groups() if each]
    actions = named(asker, said[-1])
    leads = [lead.person for lead in actions[0].leads] if len(actions) == 1 else []
    gone = match_name(leads, said[0]) or _linked(asker, leads, said[0])
    if not leads or not all(is_known(asker, name) for name in said[:-1]):
        return ""
    if gone is None:
        own = said[0].casefold() in ("me", "myself")
        who = "You don't" if own else f"{said[0][0].upper()}{said[0][1:]} doesn't"
        raise Sorry(f"{who} lead {said[-1]}. Nothing was changed.")
    instead = [said[1]] if swap else []
    names = [n for lead in leads for n in (instead if lead is gone else [lead.name])]
    return f"assign {said[-1]} {'to ' if names else ''}{' and '.join(names)}".strip()


def _linked(asker: Asker, leads: list[Person], name: str) -> Person | None:
    """The lead whose account is called so, where the plan has the name otherwise."""
    member = member_here(asker, name)
    own = [p for p in leads if member is not None and p.recipient_id == member.id]
    return own[0] if own else None


def _away(asker: Asker, text: str) -> str:
    """What a coordinator tells of others: "Tom is on leave 18–24 Aug", "Gwen is covering Tom"."""
    if not asker.is_coordinator:
        return ""
    if cover := _COVERING.fullmatch(text):
        deputy, away = (_OWN.sub("", name) for name in cover.groups()[:2])
        days = f" {cover[3]}" if cover[3] else ""
        if is_known(asker, deputy) and is_known(asker, away):
            return f"leave {away}{days}, {deputy.title()} covers"
    found = _AWAY.fullmatch(text)
    if found is None or not is_known(asker, found[1]):
        return ""
    if any(is_code(asker, word.strip(".,:;")) for word in found[2].split()):
        return ""  # it tells of an action too
    rest = found[2].strip()
    return f"leave {found[1]}{rest}" if rest.startswith(",") else f"leave {found[1]} {rest}".strip()


def is_known(asker: Asker, name: str) -> bool:
    """Whether somebody is called so in the plan or here, by the first name too, or mentioned."""
    if mention := MENTION.fullmatch(name):
        return member_named(asker, mention[1]) is not None
    names = asker.names()
    return bool(member_here(asker, name) or match_name(names, name))
