"""Which actions plain words may be about, the likeliest set of them first."""

import re

from handlers.asker import Asker
from handlers.finding import NoAction, named_in
from handlers.helping import own_code
from handlers.rules.grammar import read_reply
from handlers.rules.pointers import of_the_rest
from handlers.rules.pointing import Reach
from handlers.rules.reply import Reply
from handlers.rules.status_rows import status_row
from handlers.rules.which_action import pieces
from handlers.said.coded import by_number, own_first, with_codes
from handlers.said.ground import known, next_meeting_day
from handlers.said.just_now import gone_on_about
from handlers.said.replied_to import card_actions, heard_of
from store.models import Action

# A code that is only a number, "2 amber": anywhere else a number counts something.
_NUMBER_FIRST = re.compile(
    r"(?im)^[^\w\n]*(\d{1,4})[^\w\n]+(?:(?:is|now|to)[^\w\n]+)*"
    r"(?=(?:red|amber|green|complete[d]?|done|on track|[rag])\b)"
)
_OF_ALL = re.compile(
    r"(?i)\b(?:all|any|each|none|everything|no (?:updates?|change))\b.{0,30}"
    r"\b(?:of mine|my actions|of my)\b"
    r"|^\W*(?:all|everything|no change)\b.{0,40}\b(?:apart from|except|bar|other than|only|just"
    r"|but|though|although)\b"
    r"|\b(?:rest|others|other ones)"
    r"(?: (?:of (?:them|mine|these|my actions)|is|are|all|now|still)){0,3}"
    r" (?:fine|ok|okay|good|great|green|amber|red|on track|no change|the same|same|as (?:they )?"
    r"were|unchanged|done|completed?|no updates?|nothing|all (?:fine|good|green|right))\b"
)


def candidates(asker: Asker, text: str) -> tuple[list[Action], list[Action], list[list[Action]]]:
    """Which actions may be meant, the likeliest set first: the card's, then one's own.

    Before them what the text goes on about, which is not looked past where it leaves that unclear;
    and those that it names by their codes.
    """
    card, coded = card_actions(asker), with_codes(asker, text)
    own = list(asker.led_actions())
    open_own = [action for action in own if action.is_open]
    coded = own_first(asker, merged(coded, by_number(asker, text, card, open_own)), card, own)
    # A row of statuses is in the order of the card, and of nothing else.
    if status_row(text) and not coded:
        return [], [], [card]
    of_all = bool(_OF_ALL.search(text))
    if means_the_rest(asker, text, merged(card, open_own)):
        return [], [], [_not_all_heard_of(asker, text, card)]
    first = [] if coded or of_all else _gone_on_about(asker, text, merged(card, open_own))
    # What the card doesn't show still means its action, so the card alone won't do.
    beyond = not coded and _names_others(asker, text, card, open_own)
    alone = [] if beyond or set(coded) - set(card) else card
    sets = [
        first,
        merged(card or open_own, coded) if of_all else [],
        alone,
        [] if beyond else merged(card, coded),
        merged(coded, open_own),
        merged(coded, own),
        _numbered(asker, text),
    ]
    seen: list[list[Action]] = []
    for candidate in sets:
        if candidate and candidate not in seen:
            seen.append(candidate)
    return first, coded, seen or [[]]


def _numbered(asker: Asker, text: str) -> list[Action]:
    """Those of the plan whose code is the number that a line begins with, if theirs to change."""
    numbers = list(dict.fromkeys(_NUMBER_FIRST.findall(text)))[:50]
    return [action for action in named_in(asker, numbers) if asker.may_change(action)]


def _gone_on_about(asker: Asker, text: str, others: list[Action]) -> list[Action]:
    """What was just asked about or said; none where the words name another: "forum is green"."""
    before = gone_on_about(asker, text)
    return [] if _names_others(asker, text, before, others) else before


def _names_others(asker: Asker, text: str, these: list[Action], others: list[Action]) -> bool:
    """Whether the words name one of the others and not these alone: "the forum is green"."""
    about = merged(these, others) if these else []
    named = pieces(text, [known(action, asker) for action in about])
    each = [piece for piece in named if piece.named and piece.reach is Reach.NAMED]
    return any(set(piece.actions) - set(range(len(these))) for piece in each)


def _not_all_heard_of(asker: Asker, text: str, card: list[Action]) -> list[Action]:
    """A card with something left on it. Raises NoAction where "the rest" could be anything.

    Of a card that shows one action "the rest" is something else: "amber, the rest is with legal".
    """
    left = len(heard_of(asker)) < len(card)
    if left and (len(card) > 1 or any(edit.status for edit in read_among(asker, text, card).edits)):
        return card
    each = "" if left or not card else ": I have an answer on each that I last asked about"
    raise NoAction(
        f"I couldn't tell which actions are left{each}. "
        f"Name them, for example “{own_code(asker)} green”. Nothing was changed."
    )


def means_the_rest(asker: Asker, text: str, among: list[Action]) -> bool:
    """Whether the words are of "the rest" and name none of these actions."""
    return of_the_rest(text, [known(action, asker) for action in among])


def read_among(asker: Asker, text: str, targets: list[Action]) -> Reply:
    """What a text says of these actions."""
    about = [known(action, asker) for action in targets]
    return read_reply(text, asker.today, about, next_meeting=next_meeting_day(asker, text))


def merged(first: list[Action], second: list[Action]) -> list[Action]:
    """The first, and those of the second that are not among them."""
    return list({action.id: action for action in (*first, *second)}.values())
