"""Thanks, nods and greetings: messages that want no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.command_words import PLS, TA
from handlers.rules.words import Word, bag

_PLEASE = re.compile(rf"(?i)[\s,]+(?:{PLS}|{TA})\W*$")

_THANKS = bag(
    "thanks thank cheers brilliant great lovely fab fabulous super "
    "perfect wonderful awesome excellent nice amazing appreciated grateful star legend hero 🙏 "
    "❤ 😍 🥰 💚 💙 :pray: :heart: :clap: 👏 welcome bravo "
    "diolch fawr dziękuję dziekuje dzięki merci gracias"
)
_NODS = bag(
    "ok k kk noted understood received roger ack acknowledged copy got sure fine "
    "yep yup yeah yes aye righto right no problem problems worries probs prob np bother "
    "will do wilco doing 👍 👌 🙂 😊 😀 😃 😄 😁 🤝 🎉 ✌ 🫡 💯 :+1: :thumbsup: :ok_hand: "
    ":slightly_smiling_face: :smile: :blush: :tada: nvm 😉 ☺ 😂 🤣 lol haha hah x xx xxx hi hello "
    "hey morning evening afternoon good happy weekend bye see soon later seen read "
)
_SMALL = bag(
    "yn you u very so much many all for the that this it 's is to a an and i 'm am 'll me of at in "
    "on we be my your from with will do now just have has had been one as too again really most "
    "everyone both there then reminder remind nudge update info information help letting know "
    "quick prompt chasing heads up please kind regards best wishes week day time moment chaser bev "
    "team folks guys mate pal sir boss guv love hun message note email reply reminding by end "
    "tomorrow today tonight later asap shortly soon monday tuesday wednesday thursday friday "
    "weekend next morning afternoon evening first thing when can get back into onto look looking "
    "going try bear hold leave hang give minute sec second few days answer respond "
    "send write fill sort confirm check chase find out ask speak let over shall should "
    "could would 'd need pm lunch after meeting form helpful useful handy genuinely truly "
    "effort work hard support patience delay off responding slow sending cop cob eod eop close "
    "play business never mind"
)
_PROMISES = bag("will 'll shall")
_PROMISING = frozenset(
    {("bear", "with"), ("leave", "it"), ("hold", "on"), ("hang", "on"), ("give", "me"),
     ("on", "it"), ("going", "to"), ("need", "to"), ("let", "me"), ("one", "sec"),
     ("never", "mind")}
)  # fmt: skip


def without_please(said: str) -> str:
    """The words without the courtesy that ends them: "undo FD2 pls"."""
    return _PLEASE.sub("", said)


def polite_only(found: Sequence[Word]) -> str:
    """ "thanks" or "ack" when a message is nothing but that, else ""."""
    lows = [word.low for word in found if word.spoken]
    if _praises(lows) or confirms(lows):
        return "thanks"
    spoken = [word for word in found if word.spoken or ord(word.low[0]) > 0x2000 or ":" in word.low]
    lows = [word.low for word in spoken if word.low not in (":", "-")]
    if not lows or len(lows) > 25:
        return ""
    if set(lows) & _TROUBLE and not set(lows) & {"no", "not", "nae", "nay"}:
        return ""  # "no problem" is a nod, "problem" is none
    if set(lows) & {"all", "both", "each"} and set(lows) & {"👍", ":+1:", ":thumbsup:", "👌"}:
        return ""  # "👍 for all" answers how they stand
    strange = [w for w in spoken if w.low not in _THANKS | _NODS | _SMALL and w.low[0].isalnum()]
    thanked = any(low in _THANKS for low in lows)
    named = all(w.capital for w in strange) and len(strange) <= 2 and len(strange) < len(lows)
    if strange and not (named and (thanked or set(lows) & _GREETS)):
        return ""
    if thanked:
        return "thanks"
    return "ack" if _nods(lows) else ""


_PRAISE = {("well", "done"), ("good", "work"), ("great", "work"), ("good", "job"),
           ("great", "job"), ("nice", "work"), ("nice", "one"), ("good", "stuff")}  # fmt: skip


def _praises(lows: Sequence[str]) -> bool:
    """Whether people are praised and nothing is told: "well done everyone"."""
    return len(lows) < 8 and tuple(lows[:2]) in _PRAISE and set(lows[2:]) <= _SMALL | _THANKS


_TROUBLE = bag("problem problems worries probs prob bother")
_GREETS = bag("hi hello hey morning afternoon evening")
_GREETED = _GREETS | bag("good all chaser there everyone to you bev team folks")
_ANSWERS = bag("yes no yep yeah yup aye sure fine good happy soon later see right done")


def _nods(lows: Sequence[str]) -> bool:
    """Whether it is a nod or a promise; a bare yes or no to an unasked question is none."""
    if set(lows) & _GREETS and set(lows) <= _GREETED:
        return True
    if all(low in _ANSWERS or low in _SMALL for low in lows):
        opens = [tuple(lows[at : at + 2]) for at in range(2)]
        return len(lows) > 1 and (
            bool(set(lows[:3]) & _PROMISES) or any(pair in _PROMISING for pair in opens)
        )
    return any(low in _NODS for low in lows)


_BRIEF = r"(?:brief|short|quick|rushed)"
_ASIDE = re.compile(
    r"(?i)\W*+(?:(?:am |i['’]?m )?(?:just |only |currently )?"
    r"(?:(?:typing|writing|replying|sent|doing this) )?(?:on|from|in|between) (?:my |the |an? )?"
    r"(?:phone|mobile|train|bus|move|go|car|rush|hurry|meetings?|back[- ]to[- ]backs?|work phone)"
    rf"|(?:a )?(?:(?:just|very|really) )*{_BRIEF}(?:ly)?"
    r" (?:one|update|reply|response|note|summary|answer)s?"
    r"(?: from me| for you| before (?:i go|the meeting|i forget|leave))?"
    r"|(?:here(?:['’]?s| is| are) )?(?:mine|my (?:\w+ )?updates?)"
    r"(?: (?:as (?:follows|below)|below|for (?:this|the) (?:month|meeting|quarter|week)))?"
    r"|as (?:requested|promised|asked|discussed)(?: \w+){0,3})"
    r"(?:[\s,;–-]+(?:so |sorry |apologies )*(?:(?:this is|it['’]?s|will be|keeping it|be) )?"
    rf"{_BRIEF}(?: sorry| one| update)?)?\W*"
)


def is_aside(text: str) -> bool:
    """Whether it tells how it is written and nothing of any action: "on my phone so brief"."""
    return bool(_ASIDE.fullmatch(text[:200]))


_CONFIRMS = re.compile(
    r"(?:(?:ok|great|perfect|brilliant|thanks|thank you|cheers|yes|yep) ){1,3}"
    r"(?:that|it|this|all)(?: all)?(?: 's| is| looks| seems)? ?(?:right|correct|fine|perfect|it"
    r"|spot on)(?: now| to me)?"
)
_THANKING = re.compile(r"\b(?:thanks|thank you|cheers)\b")


def confirms(lows: Sequence[str]) -> bool:
    """Whether it thanks, and finds right what was done: "thanks, that's right"."""
    said = " ".join(lows[:12])
    return bool(_CONFIRMS.fullmatch(said) and _THANKING.search(said))
