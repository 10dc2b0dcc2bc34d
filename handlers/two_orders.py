"""Two orders in a breath: “move VO3 to Leanne and set it to 30 Nov”."""

import re

from handlers.asker import Answer, Asker
from handlers.finding import is_code, named
from handlers.orders import ordered
from handlers.pointed import command_of_it
from handlers.several import done_together

_LONGEST = 300  # characters
_VERBS = (
    "set|move|make|mark|put|change|give|assign|hand|reassign|rename|retitle|hold|push|extend|turn"
    "|keep|add"
)
_THEN = re.compile(rf"(?i)(?:,? and(?: then| also)?|, then|;|,)\s+(?=(?:{_VERBS})\b)")
_WITHOUT_IT = re.compile(r"(?i)(move|set|assign|hand|give|rename|change|put)(?= (?:to|on hold)\b)")
_MARKED = re.compile(r"(?i)mark (?=it\b)")
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


def _cut(command: str) -> tuple[str, str, str]:
    return command.partition(" ")


def _of_it(asker: Asker, text: str, ref: str) -> str:
    """The command for the action that was named before: "set it to 30 Nov", "move to 30 Nov"."""
    said = _WITHOUT_IT.sub(r"\1 it", _MARKED.sub("make ", text), count=1)
    return command_of_it(asker, said).replace("#", ref, 1)
