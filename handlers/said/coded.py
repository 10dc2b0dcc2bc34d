"""Which actions words name by their codes, as typed or as a telephone writes them."""

import re

from handlers.asker import Asker
from handlers.finding import may_name_several, named, named_in
from handlers.rules.bare_numbers import with_letters
from handlers.rules.codes import code_refs
from handlers.rules.dictated import as_written, may_be_spoken
from handlers.rules.letter_codes import lone_letters
from handlers.rules.reminded_beside import news_and_wish
from handlers.rules.which_action import pieces
from handlers.said.ground import known
from store.codes import plain_code, shape_of
from store.models import Action

_CODES = re.compile(
    r"#\d+|\b[A-Za-z]{0,8}\s?\d{1,4}(?:[.\-]\d{1,3})+\b|\b[A-Za-z]{1,6}\s?\d{1,4}\b"
)


def with_codes(asker: Asker, text: str) -> list[Action]:
    """Actions whose code the text names, whoever leads them."""
    return named_in(asker, _codes_in(text))


def _codes_in(text: str) -> list[str]:
    found = (*_CODES.finditer(text), *lone_letters(text))
    return list(dict.fromkeys(match.group() for match in found))[:50]


def unknown_in(asker: Asker, text: str) -> str:
    """The first word of the text that is written like the plan's codes and is none; "" for none."""
    written = [word for word in _codes_in(text) if not word.isdigit()]
    shapes = {shape_of(each.code) for each in asker.all_actions()} if written else set()
    strange = (word for word in written if shape_of(word) in shapes and not named(asker, word))
    return next(strange, "")


def tells_more(asker: Asker, text: str) -> bool:
    """Whether it is more than one action's news: of several, or with a wish to be reminded."""
    return speaks_of_several(asker, text) or bool(news_and_wish(text)[1])


def speaks_of_several(asker: Asker, text: str) -> bool:
    """Whether it reports on more than one action: "done CR1.3 and CR1.4"."""
    words = _codes_in(text)
    coded = named_in(asker, words) if may_name_several(asker, words) else []
    if len(coded) < 2:
        return False
    parted = pieces(text, [known(action, asker) for action in coded])
    return len({coded[place].code for part in parted if part.coded for place in part.actions}) > 1


def with_spoken_codes(asker: Asker, text: str) -> str:
    """The words with codes as they are written: "S S two" is SS2, whoever leads it."""
    if not may_be_spoken(text):
        return text
    everything = asker.all_actions()
    return as_written(text, [known(action, asker) for action in everything])


def by_number(asker: Asker, text: str, card: list[Action], own: list[Action]) -> list[Action]:
    """Their own that the card doesn't show and the words name by number, "5.2" for CR5.2."""
    among = [*card, *(action for action in own if action not in card)]
    about = [known(action, asker) for action in among]
    places = {p for ref in code_refs(text, about) if not ref.either for p in ref.actions}
    if not places - set(range(len(card))):
        return []
    named = {place for part in pieces(text, about) if part.coded for place in part.actions}
    return [among[place] for place in sorted(places & named) if place >= len(card)]


def own_first(
    asker: Asker, coded: list[Action], card: list[Action], own: list[Action]
) -> list[Action]:
    """Of those that share a code, what a lead was asked about or leads is meant."""
    if asker.is_coordinator:
        return coded
    mine = {action.id for action in (*card, *own)}
    codes = {action.plain_code for action in coded if action.id in mine} - {""}
    return [a for a in coded if a.id in mine or a.plain_code not in codes]


_GOES_ON = (
    r"(?=\s*(?:$|[:,]|(?:are|is|were|all|both|now|still|red|amber|green|done|complete|on track"
    r"|no change)\b))"
)
# "HE2 - 5 people came" tells of one: a number alone ends a span only where a status follows it.
_SPAN = re.compile(
    r"(?i)(?<![\w.])(?P<stem>[a-z]{1,8}[ .]?(?:\d{1,3}\.){0,2})(?P<first>\d{1,3})(?:"
    r" ?[-–—] ?(?P=stem)(?P<same>\d{1,3})(?![\w%/]|\.\d)"
    rf"| (?:to|thru|through) (?P=stem)(?P<to>\d{{1,3}}){_GOES_ON}"
    rf"|[-–—](?P<bare>\d{{1,3}}){_GOES_ON})"
)
_LISTS = re.compile(r"(?i)\b[a-z]{1,4}[ .-]?\d{1,3}\b[^\n]{0,20}?[,;&] ?(?:and )?\d{1,3}\b")
_MOST = 40  # codes in a span


def with_spans(asker: Asker, text: str) -> str:
    """The words with every code of a span, "HE2-HE5": those of open actions, if any is open.

    And with the letters of each in "HE2, 3 and 5".
    """
    spans, lists = _SPAN.search(text), _LISTS.search(text)
    if not (spans or lists):
        return text
    every = asker.all_actions()
    seen = {action.plain_code: action for action in every if asker.may_see(action)}
    if lists:
        text = with_letters(text, [known(action, asker) for action in seen.values()])
    return _SPAN.sub(lambda found: _spelt_out(found, seen), text)


def _spelt_out(span: re.Match[str], seen: dict[str, Action]) -> str:
    first, last = int(span["first"]), int(span["same"] or span["to"] or span["bare"])
    codes = [plain_code(f"{span['stem']}{number}") for number in range(first, last + 1)][:_MOST]
    ends = len(codes) > 1 and codes[0] in seen and codes[-1] in seen
    if not ends or plain_code(span.group()) in seen:
        return span.group()
    found = [seen[code] for code in codes if code in seen]
    return ", ".join(each.code for each in [a for a in found if a.is_open] or found)
