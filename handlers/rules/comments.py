"""The lead's own words, less what was taken as status and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.rules.beside_status import beside
from handlers.rules.command_words import PLS, TA
from handlers.rules.words import bag, words

_LEADING = re.compile(
    r"^(?:[\s,;:.\-–—&+/|•·▪●*=>→!)✅✔☑👍\]]+|(?:and|but|so|also|then|now|which|who|whereas"
    r"|whilst)\b(?:[ ,:-]+|$)|dusted\b[\s.!]*|(?:yet|i['’]?m afraid|i am afraid)\s*(?:[,.;!–—-]|$)"
    rf"|(?:{PLS})\b\s*[,.;!:–—-])",
    re.I,
)
_MARKS_FIRST = re.compile(r"^(?:[-–—•·*>,;\s]|:\s)+")
_TRAILING = re.compile(
    # A word in angles keeps both: "amber, <not us>".
    r"(?:(?:[\s,;:\-–—&+/|•·*=→(\[]|(?<!\w)>)+|(?:^|[\s,])(?:because|cos|coz|since|while"
    r"|(?:even |al)?though|tho|however|so(?: for now)?)"
    r"|[\s,](?:so )?i(?:['’]d| would) (?:say|call it|guess|reckon)[.!]?"
    r"|[\s,](?:and|but|now|then|while|whilst|whereas|with"
    r"|apart from|except(?: for)?|by|for))$",
    re.I,
)
_SO_FAR = re.compile(r"^\W*so far\W*$", re.I)
_NAME = r"(?:(?-i:[A-Z][a-z'’-]+ [A-Z][a-zA-Z'’-]+)|[A-Z][a-z'’]+)"  # in full with capitals alone
_HELLO = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon)"
    rf"(?: (?:there|all|both|team|chaser|{_NAME}))?\s*[,!.\n-]+\s*",
    re.I,
)
_SORRY = re.compile(
    r"^(?:(?:so|very|really) )?(?:sorry|apologies|apols)(?-i: [A-Z][a-z'’-]+){0,2},?"
    r"(?: (?:for|about|i['’]?m|it['’]?s|it|to be|this(?: is)?|the|my|a|bit|so|being|such|taking"
    r"|long|only|just|seen|saw|spotted|late|delay(?:ed)?|slow|reply|response|radio|silence|coming"
    r"|back|getting)){1,8}\s*(?:[,!.\n-]+\s*|$)",
    re.I,
)
_COURTESY = re.compile(
    rf"^(?:(?:many )?(?:{TA})(?: (?:very|so) much)? for (?:your|the|this) (?:e-?mail"
    r"|message|reminder|note|chaser|nudge|patience)|(?:i )?hope (?:you|this|all|everyone)\b"
    r"|please (?:see|find)\b)[^.!?\n]{0,60}[.!:,\n]+\s*",
    re.I,
)
_ASKED = re.compile(
    r"^(?:you(?:['’]ve| have)? asked(?: me| us)?|[A-Za-z]{2,20} (?:has )?asked (?:me|us))"
    r" (?:to (?:give (?:you )?an )?update(?: on)?|for (?:an? |my )?(?:update|news)(?: on)?|about"
    r"|how)(?: (?:#?[\w.]*\d[\w.]*|it|this|that|these|mine|my \w+))?\s*(?:is |was |are )?"
    r"(?:[.,;:–-]\s*|$)",
    re.I,
)
_HELLO_NAME = re.compile(
    rf"^(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear)(?: {_NAME}| there)?|[Mm]orning(?: {_NAME}| there))"
    r"(?:\s+|$)"
)
_GOODBYE = re.compile(
    r"(?:^|[\s,.!;:\n-]+)(?:(?:speak|talk|see you) (?:soon|then|later)|take care"
    r"|have a (?:good|lovely|nice|great) (?:day|week|weekend|one|evening)|(?:warm|all best) wishes"
    rf"|all the best|many thanks|thanks(?: (?:very|so) much)?|{TA}|{PLS}"
    rf"|kind regards|regards|best wishes)(?:,? {_NAME})?[\s!.,x]*$",
    re.I,
)
_POLITE = bag(
    "oh ah with apologies thanks thank you cheers please hi hello hey ok yes yep "
    "yeah many very much all the best regards kind x xx xxx good morning afternoon evening sorry "
    "great lovely 👍 🙏 😊 🙂 😀 🎉 :+1: :thumbsup: :pray: :tada: :smile: it this is that 's now "
    "currently and but so one ones both done dusted still i we am are 'm has been have 've as at "
    "to for on of mark set put update change rag status can could would action actions item fully "
    "finally meant mean actually no wait oops correction scrap rather was were just again already "
    "too also me my boss mate sir guv sarge chief team lads folks from side here today rest others "
    "each make down everything lot them these those up be say apart except bar brag re chaser "
    "rating colour position which who report confirm happy pleased afraid see below moment "
    "updates follows attached requested comment comments notes 'd needed bring"
)


def without(said: str, cuts: Iterable[tuple[int, int]]) -> str:
    """`said` with the spans in `cuts` blanked out, as long as before."""
    letters = list(said)
    for start, end in cuts:
        letters[start:end] = [" " if letter != "\n" else letter for letter in letters[start:end]]
    return "".join(letters)


def comment(said: str, cuts: Sequence[tuple[int, int]]) -> str:
    """What is left of a reply to keep as its comment, "" when that is only politeness."""
    left = without(said, [*cuts, *beside(said, cuts)])
    if only_polite(left) or _only_corrects(left):
        return ""
    lines = [_unlabelled(line) for line in left.split("\n")]
    lines = [_LABEL_WITHIN.sub("; ", line) for line in lines]
    kept = "\n".join(line for line in lines if line and not _NO_LINE.fullmatch(line))
    if cuts:
        kept = kept[:-80] + _OF_OTHERS.sub("", kept[-80:])
        told = _ONLY_TIME.sub("", _tidy(kept))
        return "" if only_polite(told) or _SAYS_CHANGED.fullmatch(told) else told
    return _BLANKED.sub("", _MARKS_FIRST.sub("", _civil(kept).strip(), count=1))


# "The rest I don't know" says nothing of this one.
_OF_OTHERS = re.compile(
    r"(?i)(?:^|[,;.–-] ?|\s)(?:(?:and|but) )?(?:(?:the )?(?:rest|others?) (?:(?:are|is) )?"
    r"(?:i (?:do not|don['’]?t) know|(?:un|not )known|not sure|no idea|to follow)"
    r"|(?:i (?:do not|don['’]?t) know|not sure|no idea) (?:about|on) the (?:rest|others?))\W*$"
)
# What is left of a sentence that moved a deadline: "deadline changed from … to …".
_ONLY_TIME = re.compile(
    r"(?i)^\W*(?:(?:the|its|new|revised|due|target|end|completion|date|deadline|timescale|put|pushed"
    r"|moved|set|back|out|is|was|has|been|now)\W+)*(?:date|deadline|timescale|back|out)\W*$"
)
# What only leads up to it: "just FD2 and FD3 have changed - both green".
_SAYS_CHANGED = re.compile(r"(?i)\W*(?:(?:just|only|have|has|had)\W+)*changed\W*")
_LABEL_WITHIN = re.compile(r"(?i)(?<=\w|%)(?:\s*[—–;,-])+\s*(?:comments?|notes?):\s+")
_BLANKED = re.compile(r"(?<=\w) +(?=[,.;:!?](?:\s|$))")  # where an action's name stood


# What a form calls its boxes: the status is cut, and what stands in the others is the comment.
_LABEL = re.compile(
    r"^(?:rag|status|rating|colour|comments?|updates?|notes?|narrative|commentary|progress)"
    r"(?: (?:rag|status|rating|update|comments?|notes?))?\s*(?::|[-–—=](?=\s|$))\s*",
    re.IGNORECASE,
)


def _unlabelled(line: str) -> str:
    text = re.sub(r"[ \t]+", " ", line).strip().lstrip(",; ")
    return re.sub(r"^[-–—]\s?[.,;:]\s?", "", _LABEL.sub("", text, count=1))


def ungreeted(text: str) -> str:
    """What is said after "Hi Bev, thank you for your email."."""
    text = _ASKED.sub("", _HELLO.sub("", f"{text.strip()} ", count=1), count=1)
    while text != (rest := _COURTESY.sub("", _SORRY.sub("", text, count=1), count=1)):
        text = rest
    return text


def only_polite(text: str) -> bool:
    """Whether nothing is said beyond small words and thanks."""
    return all(word.low in _POLITE or not word.spoken for word in words(text[:20_000])) and (
        len(text) <= 20_000
    )


# A line that was left of "oops, 6.2 amber".
_TURN = re.compile(
    r"(?i)\W*(?:(?:oops|whoops|correction|scrap that|typo|edit|wrong|no wait|wait|i mean|i meant"
    r"|that was wrong|sorry)\W*)+"
)


# Nor what numbered the next line, or headed them all.
_NO_LINE = re.compile(
    rf"{_TURN.pattern}|\W*\d{{1,2}}[.)]\W*|[\s.,;:!?–-]+|\W*rag (?:ratings?|status(?:es)?)\W*"
)


def _only_corrects(left: str) -> bool:
    """Whether it says no more than that another action was meant: "sorry, meant … not …"."""
    lows = {word.low for word in words(left[:200]) if word.spoken}
    return len(left) <= 200 and bool(lows & {"meant", "mean"}) and lows <= _POLITE | {"not", "n't"}


_SIGNED = re.compile(r"(?:^|(?<=[.!?\n]))\s*[A-Z][a-z]{0,8} ?x{1,3}\s*$")  # "L x"


def _civil(text: str) -> str:
    text = _SIGNED.sub("", ungreeted(text))
    return _GOODBYE.sub("", text[-80:]).join([text[:-80], ""]) if text else text


def _tidy(text: str) -> str:
    text = _BARE_MARKS.sub(" ", _HOLLOW.sub("", _SO_FAR.sub("", _civil(text))))
    text = _VIEW.sub("", text)
    text = re.sub(r"^\s*[?!]\s+(?=\w)", "", text)  # "move it to 27 Nov? The hall …"
    text = re.sub(r"\s[-–—](?=\s?[.!?;])", "", text)  # "no funding yet – red."
    text = re.sub(r" +([,.;:!?)])", r"\1", text)
    text = re.sub(r",\s?now(?=\s?,)", ",", text)  # of "green now," between two others
    text = re.sub(r"([,;:])(?:\s?[,;:])+", r"\1", text)
    text = re.sub(r"([.!?])[,;:]", r"\1", text)
    text = re.sub(r"(?<!\.)\.\s?\.(?!\.)", ".", text)
    text = re.sub(r"[,;:]([.!?])", r"\1", text)
    text = re.sub(r"[\s,]+(?:so|and|but)(?=[.!]+\s*$)", "", text)
    return _unwrapped(_HELLO_NAME.sub("", _trimmed(text), count=1).strip())


# Whose judgement a status was that was cut: "still amber from my point of view".
_VIEW = re.compile(
    r"(?i)(?:^|(?<=[.!?]\s))(?:from my (?:point of view|side|end|perspective)"
    r"|in my (?:view|opinion))\b\s?[.,;:–-]{0,2}\s?"
)
# Brackets and dashes that stood around what was cut.
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]|[\"“]\s*[\"”]")
_BARE_MARKS = re.compile(r"(?<=\s)[-–—](?=\s+[-–—]\s)")


def _trimmed(text: str) -> str:
    """A comment without marks and joining words at its ends that belonged to what was cut."""
    before = ""
    while text != before:
        before = text
        text = _LEADING.sub("", text, count=1)
        text = text[:-60] + _TRAILING.sub("", text[-60:])
    return text.strip()


def _unwrapped(text: str) -> str:
    """A comment without a bracket that lost its other half."""
    if text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        return text[1:-1].strip()
    if text.endswith(")") and text.count("(") < text.count(")"):
        return text[:-1].strip()
    if text.startswith("(") and ")" not in text:
        return text[1:].strip()
    return text


_AFTER_ALL = bag("yet please thanks thank you cheers now currently today again still sorry too")
_AFTER_ALL |= bag("i 'm afraid x xx xxx")
_THANKED = bag("thanks thank cheers")


def only_thanks(rest: Sequence[str]) -> bool:
    """Whether nothing is left but small words, or thanks and a name."""
    at = next((at for at, low in enumerate(rest) if low in _THANKED), len(rest))
    ahead = rest[:at] if len(rest) - at < 4 else rest
    return all(low in _AFTER_ALL for low in ahead)
