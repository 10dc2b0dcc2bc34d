"""Two orders in a breath: “move VO3 to Leanne and set it to 30 Nov”."""

import re

from handlers.asker import Answer, Asker
from handlers.finding import is_code, named
from handlers.people.matching import lead_called
from handlers.rules.command_words import CODED, PLEASE, WHO
from handlers.rules.only_dates import only_dates
from handlers.rules.statuses import marks
from handlers.rules.words import words
from handlers.said.of_people import LISTED, is_known
from handlers.said.orders import ordered
from handlers.said.pointed import command_of_it
from handlers.several import done_together

_LONGEST = 300  # characters
_VERBS = (
    "set|move|make|mark|put|change|give|assign|hand|reassign|rename|retitle|hold|push|extend|turn"
    "|keep|add"
)
_THEN = re.compile(rf"(?i)(?:,? and(?: then| also)?|, then|;|,)\s+(?=(?:{_VERBS})\b)")
_WITHOUT_IT = re.compile(r"(?i)(move|set|assign|hand|give|rename|change|put)(?= (?:to|on hold)\b)")
_MARKED = re.compile(r"(?i)mark (?=it\b)")
_OF_ONE = (
    rf"(?i){PLEASE}{CODED}[:,]?(?: [-–])? (?P<label>(?:(?:change|set|the|new) ){{0,2}}"
    r"(?:lead|owner|led by)(?: (?:is|now|changes|changed|changing|moves|passes|over|to)){0,3}:? )?"
)
_REST = r"(?P<rest>\S.{1,80}?)\W*"
_LED = (
    re.compile(rf"{_OF_ONE}(?P<who>{WHO}(?: [^\W\d_][\w'’.-]*)?)(?: to lead)?[,;] {_REST}"),
    re.compile(rf"{_OF_ONE}(?P<who>{WHO})(?: to lead| leads| leading)? {_REST}"),
)
_ALL_AWAY = re.compile(
    rf"(?i){PLEASE}(?P<who>@?[^\W\d_][\w'’.-]*(?:(?:,| and| &|, and)? @?[^\W\d_][\w'’.-]*){{1,7}})"
    r" (?:are|will(?: both| all)? be)(?: both| all)? (?:now |currently )?"
    r"(?P<away>(?:away|off|on)\b.*)"
)
_LABEL = re.compile(r"(?i)^(?:deadline|due|by|date)\b[:\s]*")
# What a reply says at once, “mark VO3 red and move it to 30 Nov”, is read as one.
_FIRST = ("assign", "set", "hold", "private", "move")
_NEXT = (*_FIRST, "update")


def both_done(asker: Asker, text: str) -> Answer | None:
    """What came of each; None where these are not orders, the later ones of the same action."""
    if len(text) > _LONGEST or "\n" in text:
        return None
    first, *others = _THEN.split(text)
    command = (ordered(asker, first) or first) if others else ""
    verb, _, rest = command.partition(" ")
    code = rest.partition(" ")[0]
    if verb not in _FIRST or not is_code(asker, code):
        return None
    ref = f"#{named(asker, code)[0].ref}"
    wanted = [command, *(_of_it(asker, other, ref) for other in others)]
    if not all(each.partition(" ")[0] in _NEXT for each in wanted):
        return None
    # Whoever gives it away can change it no more.
    wanted.sort(key=lambda each: each.startswith("assign "))
    return done_together(asker, [(verb, said) for verb, _, said in map(_cut, wanted)])


def led_and_said(asker: Asker, text: str) -> Answer | None:
    """A coordinator's "SS5 Tom to lead, 1 March, amber": who leads it, and how it stands.

    None where somebody is named who leads it already, or what else is said is news.
    """
    every = [led.fullmatch(text) for led in _LED] if len(text) <= _LONGEST else []
    found = next((f for f in every if f and all(map(_is_bare, f["rest"].split(",")))), None)
    if found is None:
        return None
    code, who = found[1], found["who"]
    lead = lead_called(asker, who)
    known = bool(found["label"]) or (is_known(asker, who) and not (lead and lead.is_group))
    actions = named(asker, code) if known and not only_dates(who) else []
    if len(actions) != 1 or any(lead and each.person_id == lead.id for each in actions[0].leads):
        return None
    said = f"{code} {found['rest']}"
    return done_together(asker, [("assign", f"{code} to {who}"), ("update", said)])


def all_away(asker: Asker, text: str) -> Answer | None:
    """A coordinator's "Priya and Tom are away next week", for each; None for any other words."""
    found = _ALL_AWAY.fullmatch(text) if len(text) <= _LONGEST else None
    said = [f"{name} is {found['away']}" for name in LISTED.split(found["who"])] if found else []
    wanted = [ordered(asker, each) for each in said]
    if not wanted or not all(each.startswith("leave ") for each in wanted):
        return None
    return done_together(asker, [("leave", words) for _, _, words in map(_cut, wanted)])


def _is_bare(piece: str) -> bool:
    """Whether it is a date or a status and no more: news has other words."""
    said = _LABEL.sub("", piece.strip())
    found = words(said)
    whole = [mark for mark in marks(found) if mark.first == 0 and mark.stop == len(found)]
    return only_dates(said) or bool(whole)


def _cut(command: str) -> tuple[str, str, str]:
    return command.partition(" ")


def _of_it(asker: Asker, text: str, ref: str) -> str:
    """The command for the action that was named before: "set it to 30 Nov", "move to 30 Nov"."""
    said = _WITHOUT_IT.sub(r"\1 it", _MARKED.sub("make ", text), count=1)
    return command_of_it(asker, said).replace("#", ref, 1)
