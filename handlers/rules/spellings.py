"""How people write small words, and each as it is compared: a list of words holds no other way."""

from __future__ import annotations

_WAYS = {
    "please": "pls plz plse",
    "thanks": "thx thnx tks tq ta thankyou",
    "ok": "okay okey",
    "until": "till til untill",
    "tomorrow": "tmrw tmw tmr tomoz tomo tomorow tommorow tommorrow",
    "because": "cos coz cuz becuase becasue",
    "though": "tho",
    "although": "altho",
    "nothing": "nowt nuffin",
    "anything": "owt",
    "week": "wk",
    "weeks": "wks",
    "month": "mth",
    "months": "mths",
    "meeting": "mtg",
    "still": "stil",
    "currently": "curently currenlty",
    "hopefully": "hoepfully hopefuly",
}
SHORT = {written: word for word, ways in _WAYS.items() for written in ways.split()}
"""Words in short or with a slip: "pls", "wks", "tmrw"."""


def ways(word: str) -> tuple[str, ...]:
    """Every way in which a word is written, its own first."""
    return (word, *_WAYS[word].split())


_NEGATED = "is are was were has have had do does did would could should must need might"
RUN_TOGETHER = {
    "im": ("i", "'m"),
    "ive": ("i", "'ve"),
    "its": ("it", "'s"),
    "thats": ("that", "'s"),
    "theyre": ("they", "'re"),
    "theyve": ("they", "'ve"),
    "weve": ("we", "'ve"),
    "youve": ("you", "'ve"),
    "theres": ("there", "'s"),
    "heres": ("here", "'s"),
    "whats": ("what", "'s"),
    "wheres": ("where", "'s"),
    "whos": ("who", "'s"),
    "cannot": ("can", "not"),
    "cant": ("can", "n't"),
    "can't": ("can", "n't"),
    "wont": ("will", "n't"),
    "won't": ("will", "n't"),
    "shan't": ("shall", "n't"),
    "aint": ("is", "n't"),
    "ain't": ("is", "n't"),
    "itll": ("it", "'ll"),
    "gonna": ("going", "to"),
    "lets": ("let", "'s"),
    "amberish": ("amber", "ish"),
    "greenish": ("green", "ish"),
    "reddish": ("red", "ish"),
    "doneish": ("done", "ish"),
} | {f"{verb}nt": (verb, "n't") for verb in _NEGATED.split()}
"""Two words in one, which are compared apart: "isnt", "thats", "cannot"."""
