"""Questions that the record answers, read as the commands that show it: "what's red?".

What is asked with a code or a colour is read by its words: each is one that such questions are
made of, or it is some other question. Only a title, a name or a date is free, in its own frame.
"""

from __future__ import annotations

import re

from handlers.rules.asked.called import of_what_is_called
from handlers.rules.asked.enquiry_words import TOLD, Enquiry, lows, plainly_asked
from handlers.rules.asked.how_to import of_how_to
from handlers.rules.asked.looking import CODE, asks_to_see
from handlers.rules.asked.whole_enquiries import (
    of_chaser,
    of_chasing,
    of_how_it_moves,
    of_the_whole,
)
from handlers.rules.dates.words import MONTH
from handlers.rules.words import bag


def read_enquiry(text: str) -> tuple[Enquiry, ...]:
    """What shows the answer, the likeliest first; () where it is no such question, or also news."""
    asked = plainly_asked(text)
    if not asked or _COMMAND.fullmatch(text.strip()):
        return ()
    for read in (
        of_how_to, _of_one, _of_it, of_chasing, of_chaser, of_how_it_moves, _of_several, _of_those,
        _of_dates, _of_own, of_the_whole, of_what_is_called,
    ):  # fmt: skip
        if found := read(asked):
            return found
    return ()


_COMMAND = re.compile(r"(?i)(?:show|history) \S*\d\S*")  # which the command answers itself
_OPENERS = bag("what which who whose when how where any")
_YES_OR_NO = bag("is are was has have did does")
_SUBJECTS = bag("anyone anybody someone somebody we they he she i you there anything")
_KEPT = bag(
    "history updated answered reported commented changed moved said heard happened written closed "
    "completed added did put wrote change"
)
_OF_ONE = _OPENERS | _YES_OR_NO | _SUBJECTS | _KEPT | bag(
    "the a of on for with about from to at up and it its it's this 's action one current currently "
    "latest last still now already yet really again new more got been going doing getting looking "
    "coming along colour color status rag rating state position progress news word update say "
    "write report movement deadline date day due late overdue red amber green complete done "
    "finished track hold started lead leads leading lead's owner owns owning owned running runs "
    "responsible belong belongs stand stands called mean happening that today else other mine will "
    "be sorted ready"
)  # fmt: skip
# A word before a number belongs to its code ("CR 6.4") unless it is one of asking, or of a date.
_LOOKS = bag("if by and see show view open read find get give me us")
_NO_CODE = "|".join(sorted(word for word in _OF_ONE | _LOOKS if word.isalpha()))
_CODE = re.compile(
    rf"(?<![\w.])(?!(?:q|h|fy|y|yr|covid)[ -]?\d)(?!(?:{_NO_CODE})\b)"
    rf"(?!{MONTH}[ .-]?\d)"
    r"(?:#\d{1,6}|[a-z]{1,4} \d{1,4}(?:\.\d{1,4}){0,3}"
    r"|[a-z]{1,8}[.-]?\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?|\d{1,4}(?:\.\d{1,4}){1,3})(?![\w.]*\w)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?i)\b(did|has|have) (?!any|some)[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?"
    r"(?= (?:last |already |yet |even )?(?:say|said|write|put|update|updated|report|reported"
    r"|answered|commented|changed|moved)\b)"
)
_NOUN = re.compile(
    r"(?i)(?:the )?(?:latest |current )?(?:update|news|word|status|rag|colou?r|rating|progress"
    r"|latest|deadline|due date) (?:on|of|for|about)\b"
)


def _of_one(asked: str) -> tuple[Enquiry, ...]:
    """Asked of one action by its code: how it stands, who leads it, what was said of it."""
    codes = _CODE.findall(asked)
    if len(codes) != 1:
        return ()
    if seen := asks_to_see(_CODE.sub(CODE, asked)):
        return (Enquiry(seen, codes[0]),)
    spoken = lows(_SOMEBODY.sub(r"\1 they", _CODE.sub(" ", asked, count=1)))
    first = asked.split()[0].casefold()
    # A colour is asked about ("is 6.4 red?"), or it is told: "how is it red", "6.4 red, any help".
    about = _OF_ONE if first in _YES_OR_NO else _OF_ONE - TOLD
    if len(spoken) < 2 or not set(spoken) <= about or not _begins(asked, spoken, codes[0]):
        return ()
    return (Enquiry("history" if set(spoken) & _KEPT else "show", codes[0]),)


_IT = bag("it its it's this that")
_RECORDED = bag(
    "due deadline overdue late whose lead leads leading lead's owner owns owned owning responsible "
    "else colour color status rag rating updated said changed moved reported commented"
)


def _of_it(asked: str) -> tuple[Enquiry, ...]:
    """Asked of the one action that was spoken of, "when is it due?": its words are left empty."""
    spoken = lows(asked)
    if not set(spoken) & _IT or not (set(spoken) & _RECORDED or _IS_ON.search(asked)):
        return ()
    # Of a colour one asks to be told what to say, "is it red?": that is for people.
    if not set(spoken) <= (_OF_ONE | _IT) - TOLD or not _begins(asked, spoken):
        return ()
    return (Enquiry("history" if set(spoken) & _KEPT else "show"),)


_IS_ON = re.compile(r"(?i)\bwho (?:is|are|has|have)\b.*\bon\b")


def _begins(asked: str, spoken: list[str], code: str = "") -> bool:
    """Whether it is put as a question, and not as news: "did 6.4", "when 6.4 is done"."""
    first, second = asked.casefold().split()[:2]
    if asked.endswith("?"):
        return first in _YES_OR_NO or bool(set(spoken) & _OPENERS) or bool(_NOUN.match(asked))
    if first in ("is", "are", "am", "does"):
        # "Is 6.4 red" may be dictated; "is FD2 red" is no telephone's slip.
        return code[:1].isalpha() or not set(spoken) & TOLD
    if first == "when":
        return second in ("is", "are", "was", "does", "did", "will")
    return first in _OPENERS and second not in _SUBJECTS


_STATES = {
    r"reds?": "red",
    r"ambers?": "amber",
    r"greens?": "green",
    r"overdue|late|behind(?: schedule)?": "overdue",
    r"needs? action|needing action": "needs action",
    r"needs? attention|needing attention": "needs attention",
    r"at risk|off track|not on track|struggling|slipping": "red amber",
    r"on track": "on track",
    r"(?:still |left )?to be done|still to do|not (?:yet )?(?:been )?(?:done|finished|completed?)"
    r"|needs? (?:doing|to be done)|unfinished|outstanding|still open|open|left(?: to do)?": "open",
    r"completed?|done|finished": "done",
    r"not rated|unrated|(?:without an?|with no|no|not got an?) (?:colou?r|rating|rag|status)"
    r"(?: rating| yet)?": "not rated",
    r"not (?:yet )?started": "not started",
    r"on hold": "on hold",
    r"without (?:an )?updates?|not (?:yet )?(?:been updated|updated|had (?:an )?updates?|answered"
    r"|replied|responded|reported)|had no updates?|no updates?": "no update",
    r"discontinued|dropped": "discontinued",
}  # fmt: skip
_STATE = re.compile(
    r"(?i)(?<![\w'])(?:" + "|".join(f"({said})" for said in _STATES) + r")(?![\w'-])"
)
_STATES_SAID = dict(enumerate(_STATES.values(), 1))
_LISTED = bag(
    "what which who how many ones one actions action things items of them these those ours us is "
    "are am has have been gone went turned else still now currently already actually all the "
    "there we got do in on with for from plan any anything to and or show me see let "
    "today"
)
_MINE = bag("i me my mine")
_LISTS = re.compile(
    r"(?i)(?:what|which|who|how many|(?:(?:am|is|are|have|do|has|need)\b.{0,25} )?any(?:thing)?"
    r"|show (?:me|us)|let me see)\b"
)
# News without its question mark: "which are on track" goes on, "what we have is done" tells.
_GOES_ON = re.compile(r"(?i)which (?:is|are|has|have)\b|(?:what|which) (?:we|i|there|you)\b")
_THEME = re.compile(r"(?i)\b(?:in|under) (?:the )?([\w&'-]+(?: [\w&'-]+){0,5})$")
_FOR_MEETING = re.compile(
    r"(?i) (?:before|by|for|ahead of) (?:the |our )?(?:next )?(?:meeting|mtg)$"
)
_FROM_ME = re.compile(r"(?i)\b(?:for|from|with) me\b")
_WHOSE = re.compile(r"(?i)\b(?:of|has|have|does|is|are) ([^\W\d_][\w-]*)(?:'s?)?(?= )")


def _of_those(asked: str) -> tuple[Enquiry, ...]:
    """Asked of all in some state, "which of mine are red", and perhaps of one theme."""
    said = _FOR_MEETING.sub("", asked.rstrip("?"))
    states = [_STATES_SAID[found.lastindex or 0] for found in _STATE.finditer(said)]
    if not states or not _LISTS.match(said) or (not asked.endswith("?") and _GOES_ON.match(said)):
        return ()
    spoken = lows(_STATE.sub(" ", said))
    theme = _THEME.search(said)
    if theme and not set(spoken) <= _LISTED | _MINE:
        spoken = lows(_STATE.sub(" ", said[: theme.start()]))
        states.append(f"theme {theme[1]}")
    whose = _WHOSE.search(said)
    if whose and not set(spoken) <= _LISTED | _MINE:
        spoken = lows(_STATE.sub(" ", said.replace(whose[0], " ", 1)))
        states.append(f"lead {whose[1]}")
    if not set(spoken) <= _LISTED | _MINE:
        return ()
    own = ["mine"] if set(spoken) & _MINE - {"me"} or _FROM_ME.search(said) else []
    return (Enquiry("list", " ".join((*own, *states))),)


_SEVERAL = re.compile(
    r"(?i)(?<!\w)(?:reds|ambers|greens)(?!\w)|(?:"
    + "|".join(said for said in _STATES)
    + r") (?:ones|actions|items)$"
)
_BESIDE = bag("the all any our my mine and or ones actions items give show me us list why tell")
# Whoever says "done" has done something, or thinks so.
_SAID_OF_ONE = re.compile(r"(?i)done|finished|completed?")


def read_kind(text: str) -> Enquiry | None:
    """What lists the actions that are named by their state alone, "reds and ambers", "overdue".

    None where it says anything else. From whoever may be asked how an action stands, one state
    alone is an answer.
    """
    said = plainly_asked(text).rstrip("?")
    states = [_STATES_SAID[found.lastindex or 0] for found in _STATE.finditer(said)]
    beside = set(lows(_STATE.sub(" ", said)))
    again = len(set(states)) < len(states)  # "green green red" is said of one's own, in their order
    if not states or again or not beside <= _BESIDE or _SAID_OF_ONE.fullmatch(said):
        return None
    return Enquiry("list", " ".join((*(["mine"] if beside & _MINE - {"me"} else []), *states)))


def _of_several(asked: str) -> tuple[Enquiry, ...]:
    """Several of a state, with no word of asking: "reds", "the overdue ones"."""
    kind = read_kind(asked) if _SEVERAL.search(asked.rstrip("?")) else None
    return (kind,) if kind else ()


_DUE = re.compile(
    r"(?i)(?P<head>.{1,60}?) (?:coming up|(?:coming up |up )?due)(?: (?P<when>.{1,40}))?"
)
_TELLS = re.compile(r"(?i)\b(?:is|are|was|were|has|have|will|done|complete|red|amber|green)\b")
_BY_MEETING = re.compile(
    r"(?i)(?:by|before|for|at|until) (?:the |our |this )?(?:next )?(?:meeting|mtg)"
)

_SOON = re.compile(r"(?i)(?:up )?(?:next|soon|shortly|now)")


def _of_dates(asked: str) -> tuple[Enquiry, ...]:
    """Asked of what is due when."""
    found = _DUE.fullmatch(asked.rstrip("?"))
    if not found or not _LISTS.match(found["head"]) or _TELLS.search(found["when"] or ""):
        return ()
    spoken = set(lows(found["head"]))
    if not spoken <= _LISTED | _MINE | {"from", "for"}:
        return ()
    own = "mine " if spoken & _MINE else ""
    when = found["when"] or ""
    when = (
        ""
        if _BY_MEETING.fullmatch(when) or _SOON.fullmatch(when)
        else re.sub(r"(?i)^before\b", "by", when)
    )
    return (Enquiry("list", f"{own}due {when}".strip()),)


_OF_OWN = (
    _LISTED
    | _MINE
    | bag(
        "left outstanding need needed lead leading own down assigned responsible tasks jobs list "
        "plate you want owe"
    )
)
_ADVICE = re.compile(r"(?i)\bdo (?:i|we|you) do\b|\bam i to\b|\b(?:who|how(?! many)|where|why)\b")


def _of_own(asked: str) -> tuple[Enquiry, ...]:
    """Asked of what the asker has to do: "what's mine", "what do you need from me"."""
    spoken = lows(asked)
    if not set(spoken) <= _OF_OWN or not set(spoken) & _MINE or _ADVICE.search(asked):
        return ()
    if not _LISTS.match(asked) and asked.casefold() not in ("mine?", "my actions", "my actions?"):
        return ()
    return (Enquiry("mine"),)
