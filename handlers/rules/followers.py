"""What may stand after a status word: "amber waiting on Cabinet" is one, "green space" is none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from handlers.rules.dates.words import MONTH_WORDS, ORDINAL_ENDS, WEEKDAY_WORDS
from handlers.rules.reply import Status
from handlers.rules.statuses import Mark, Sort, spelt
from handlers.rules.subjects import Whose, whose
from handlers.rules.words import Word, bag


class After(Enum):
    FREE = auto()  # nothing that could belong to the status word
    DOUBT = auto()  # a word that may or may not make it something else
    NOUN = auto()  # the status word describes the noun that follows


_THINGS = bag(
    "tape herring herrings flag flags line lines lane street road avenue close way hill park "
    "party cross crescent valley card cards letter letters light lights space spaces waste "
    "paper belt energy homes home infrastructure deal fingers recovery economy growth job "
    "jobs skills agenda corridor corridors roof roofs wall walls gym gyms badge badges nose "
    "route routes lion dragon wedding alert alerts warning warnings watch list lists zone "
    "zones box boxes book transport travel initiative initiatives bin bins heart hearts tick "
    "ticks team teams grants square house houses court gate school academy trust foundation "
    "council fund funding social prescribing champions champion fleet vehicles hydrogen grid "
    "bond bonds finance policy policies credentials audit pages meadow meadows field fields "
    "lodge kite squirrel squirrels cell cells meat wine hot day days ribbon collar chip chips "
    "sky carpet door doors army bull juice traffic rated room rooms peer flash future futures "
    "town city village community communities care dot dots health gas gases screen print "
    "brick bricks eye eyed blooded arrows admiral cabbage tea man men procurement planning week"
)
_FREE = bag(
    "as at because since for from with without waiting awaiting pending due on in of by to until "
    "after before but and or so though although however while if unless once when where "
    "which who that this these those it we i they he she there here my our your their the a an "
    "no not n't still now today currently again also already too just only yet overall thanks "
    "thank cheers please x xx ok yes all both each re regarding despite given "
    "following subject per via through throughout during under over up down out off back ahead "
    "behind between against about around last next early late end mid first was were is are has "
    "had have will would can could might should must need needs needed hope hopefully maybe "
    "probably prob probs perhaps possibly soon tomorrow yesterday really very definitely spring "
    "summer autumn winter q short slightly mainly mostly partly largely recently nearly "
    "almost unfortunately sadly lack lots more most some few several many rather ish lol haha tbh "
    "fyi imo btw nothing everything something staff except apart other bar excluding previously "
    "then than status rag rating action new date deadline revised moved slipped pushed extended "
    "delayed instead sure enough right indeed sir mate boss reason comment note update "
    "within into onto across along hi hello regards best kind dusted anyway actually sorry badly "
    "well nicely fully completely successfully everywhere week weeks month months day days met "
    "held got agreed sent signed started booked confirmed unable bc "
    "think see did do does"
)
_FREE |= MONTH_WORDS | WEEKDAY_WORDS
_OBJECTS = bag(
    "the a an my our your their his her some most half lots loads bits bit part parts "
    "much more many several few another first second third final draft initial what as one "
    "two three four five six ten these those"
)
_POINTING = bag("it this that all everything both them these those")
_TIMES = bag(
    "yday yest lastweek "
    "week month morning afternoon evening year weekend quarter summer spring autumn time "
    "monday tuesday wednesday thursday friday saturday sunday"
)


def after_colour(right: Sequence[Word], *, being: bool, coded: bool, capital: bool) -> After:
    """Whether a colour word stands by itself. `coded`: the action's code stands before it."""
    if not right or not right[0].spoken:
        return After.FREE
    low = right[0].low
    if low in _THINGS and not (being and low in ("list", "team", "week")):
        return After.NOUN
    if _harmless(low):
        verb = low in ("is", "has", "was", "will", "can", "said", "says", "to", "'s", "would")
        return After.DOUBT if verb and not being and not coded else After.FREE
    if right[0].capital and not coded and not being:
        return After.NOUN if capital else After.DOUBT
    return After.FREE if being or (coded and not right[0].capital) else After.DOUBT


# Who may be the reason for a bad colour, as in "CR1.4 red school pulled out".
_ACTORS = bag(
    "school academy trust foundation council fund funding team teams men court house finance "
    "fleet transport procurement planning community communities growth recovery jobs skills"
)
_BAD = frozenset({Status.AMBER, Status.RED})


def names_thing(word: Word, status: Status) -> bool:
    """Whether a colour that leads is no status before this word: "tape", "space", "Lane"."""
    return word.low in _THINGS and not acts(word, status)


def acts(word: Word, status: Status) -> bool:
    """Whether a word after a bad colour that leads begins its reason: "red school pulled out"."""
    return word.low in _ACTORS and not word.capital and status in _BAD


def _harmless(low: str) -> bool:
    if low in _FREE or low[0].isdecimal() or low[0] == "£":
        return True
    return spelt(low) in _STATUS_WORDS or low in _DOING


# What is being done about it, as in "amber waiting on Cabinet"; not "on target hardening".
_DOING = bag(
    "waiting awaiting pending following owing needing looking going being getting trying "
    "missing lacking running hoping having chasing recruiting working delivering struggling "
    "negotiating seeking reviewing drafting finalising developing continuing progressing "
    "moving expecting slipping using becoming starting finishing doing making taking asking "
    "talking speaking liaising discussing subject facing remaining staying improving holding "
    "depending relying"
)
_STATUS_WORDS = bag("green amber red complete done finished completed blocked stuck")


_OTHER_SENSE = {
    "stuck": bag("in up down out posters to"),
    "blocked": bag("off up in out"),
    "slipped": bag("on in into over up out off through"),
    "slipping": bag("on in into over up out off through"),
    "dropped": bag("off in out round around down back to from the a"),
    "withdrawn": bag("from the a"),
}


def after_phrase(right: Sequence[Word], first: str, *, being: bool) -> After:
    """Whether "on track" or "at risk" stands by itself, not before what it describes."""
    if right and right[0].low in _OTHER_SENSE.get(first, ()):
        return After.NOUN
    if not right or not right[0].spoken or _harmless(right[0].low):
        return After.FREE
    if being or first in ("slipping", "slipped"):
        return After.FREE
    return After.NOUN


_DATE_SIDE = bag("to until into by from a two three four five six one another back again")
_UNITS = bag("week weeks fortnight month months day days year couple few")


def moves_date(first: str, right: Sequence[Word]) -> bool:
    """Whether "slipped" tells where a date went, which says nothing of the status."""
    if first not in ("slipped", "slipping") or not right:
        return False
    low = right[0].low
    near = {word.low for word in right[:4]}
    dated = any(word.low[0].isdecimal() for word in right[:4]) or bool(near & _UNITS)
    return (
        low in ("to", "until", "into", "past")
        or (low in _DATE_SIDE and dated)
        or (low[0].isdecimal())
    )


def done_what(
    mark: Mark, right: Sequence[Word], title: str, *, leads: bool, mark_word: str
) -> Whose:
    """What "done", "completed" and the like are said of, going by what follows them."""
    if not right or not right[0].spoken:
        return Whose.WHOLE
    low = right[0].low
    first = spelt(mark_word)
    if low in _OTHER_SENSE.get(first, ()):
        return Whose.PART
    if low == "with" and first in ("done", "finished") and len(right) > 1:
        whole = whose(right[1:5], title, being=False, done=True)
        return Whose.WHOLE if whole is Whose.WHOLE else Whose.MAYBE
    if low in ("a", "an"):
        return Whose.WHOLE if _is_past_time(right[1:5]) else Whose.PART
    if low in _POINTING:
        return _object(right, title)
    if low == "as" and [word.low for word in right[1:2]] not in (["much"], ["many"], ["far"]):
        return Whose.WHOLE
    if low in _OBJECTS or (low[0].isdecimal() and not _is_date_like(right)):
        return _object(right, title)
    if _harmless(low):
        return Whose.WHOLE
    if leads and mark_word == "done":
        return Whose.PART if _numbers_part(right) else Whose.WHOLE
    return _object(right, title) if mark.sort != Sort.DROPPED else Whose.PART


_PARTS = bag("class phase stage part step wave module session site section group cohort round")


def _numbers_part(right: Sequence[Word]) -> bool:
    """Whether what is done is one of several: "done class 3"."""
    return right[0].low in _PARTS and len(right) > 1 and right[1].low[0].isdecimal()


def _is_past_time(after: Sequence[Word]) -> bool:
    """Whether "a" begins a time that is past: "a month ago", or "a while", which ends a clause."""
    lows = [word.low for word in after]
    return not lows or "ago" in lows or lows[1:2] == ["back"]


def _is_date_like(right: Sequence[Word]) -> bool:
    low = right[0].low
    if not low.isdecimal():
        return True
    return len(right) == 1 or right[1].low[:3] in MONTH_WORDS or right[1].low in ORDINAL_ENDS


_STOPS = bag(
    "on in at by for with as because since to from after before and but so now today yesterday "
    "last thanks please already too though when while which that due is was has"
)


_SHARES = bag(
    "my our some most half part bit bits lots loads what as much more many several few first "
    "draft initial"
)


def _object(right: Sequence[Word], title: str) -> Whose:
    named: list[Word] = []
    for word in right[:12]:
        if not word.spoken or (word.low in _STOPS and named):
            break
        if word.low in _TIMES:
            return Whose.WHOLE
        if word.low in ("i", "we", "they", "can", "could"):
            return Whose.PART
        named.append(word)
    lows = [word.low for word in named]
    if _SHARES & set(lows):
        return Whose.PART
    return whose(named, title, being=False, done=True)


def stands_alone(right: Sequence[Word]) -> bool:
    """Whether what follows a date does not belong to it, as "meeting" does in "3 Sept meeting"."""
    if any(word.low == "latest" for word in right[:3]):
        return True
    return (
        not right
        or not right[0].spoken
        or (
            not right[0].low[0].isdecimal()
            and right[0].low not in ("is", "was", "were", "to", "in", "at", "has", "had", "will")
            and _harmless(right[0].low)
        )
    )
