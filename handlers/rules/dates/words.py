"""The words that dates are made of, with the spellings and slips that people really type."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.rules.dates.windows import MONTH_NAMES, WEEKDAY_NAMES
from handlers.rules.words import bag

# For patterns that ignore case.
SHORT_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
MONTH = SHORT_MONTH + "[a-z]{0,6}"
"""A month in whole, in short or mistyped."""
MONTH_SPELT = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month in whole or in short; what may follow is the pattern's own."""
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"

ORDINAL_ENDS = bag("st nd rd th")

_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in tuple(_MONTHS.items())}
_MONTHS |= {"marhc": 3, "mrach": 3, "arpil": 4, "apirl": 4, "aprl": 4, "jully": 7, "juyl": 7}
_MONTHS |= {"sept": 9, "setp": 9, "spet": 9, "apri": 4, "janu": 1, "octo": 10, "novem": 11}

_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAYS |= {name[:3]: number for name, number in tuple(_WEEKDAYS.items())}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "thrus": 3}
_WEEKDAYS |= {"tuseday": 1, "wednesay": 2, "wensday": 2, "wedensday": 2, "wednsday": 2}
_WEEKDAYS |= {"thrusday": 3, "thurday": 3, "thursay": 3, "firday": 4, "fridy": 4, "satuday": 5}

MONTH_WORDS = bag("sept") | {part for n in MONTH_NAMES for part in (n.lower(), n[:3].lower())}
WEEKDAY_WORDS = bag("tues thur thurs") | {
    part for name in WEEKDAY_NAMES for part in (name.lower(), name[:3].lower())
}

# Month and weekday words that are a verb, a name or something else as often as not.
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "august", "april", "june", "jan", "dec", "jun"})
DOUBTFUL_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "fri", "tue", "thu"})
NAMES_OF_PEOPLE = frozenset({"may", "april", "june", "jan", "august", "summer", "autumn", "jun"})

_UNIT_WORDS = (
    "a an one",
    "two couple both",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
COUNTS = {word: number for number, words in enumerate(_UNIT_WORDS, 1) for word in words.split()}
COUNTS |= {"fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "sixty": 60}
COUNTS |= {"ninety": 90, "another": 1}
VAGUE_COUNTS = frozenset({"few", "several", "some", "many", "coming"})

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30}
LAST = frozenset({"last", "final"})

UNITS = {
    "day": "day", "days": "day",
    "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "fortnight": "fortnight", "fortnights": "fortnight", "fornight": "fortnight",
    "month": "month", "months": "month", "mth": "month", "mths": "month",
    "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip

# First month and how far the season reaches from it; winter goes on into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

PARTS = {
    "early": "early", "beginning": "early", "start": "early", "begin": "early",
    "mid": "mid", "middle": "mid",
    "late": "late",
    "end": "end", "eo": "end", "ends": "end",
}  # fmt: skip

# Words before a date that only lead up to it; they are no part of what is left over.
INTRODUCERS = bag("""
    by on in at during for from until till til due deadline date target to the c ca circa approx
    approximately around about roughly est estimated expected before within since upto up later
    than no not latest and now revised originally original was previously formerly new over
    through throughout sometime some time prior ahead advance towards very between of is as early
    slipped moved extended deferred postponed rescheduled changed amended updated put back
    push pushed move slip delayed slipping moving noon midday cop cob eod close play business inc
""")


# Lower-case words that may follow a whole date; any other says that the number counts something.
FOLLOWS_A_DATE = bag("""
    and or but to by with at after before if when then once subject tbc onwards latest for from in
    on as is was are were has have had due now so until till because since unless per instead
    please will would this that we i it they the pending ongoing inclusive pm am not still which
    where while rather also too both depending following deadline meeting meetings event at
""")


@lru_cache(maxsize=4096)
def month_number(word: str) -> int:
    """1 to 12, or 0 where the word is no month, not even a mistyped one."""
    known = _MONTHS.get(word)
    if known is not None or not 5 <= len(word) <= 11:
        return known or 0
    return next((number for name, number in _MONTHS.items() if _is_slip(word, name)), 0)


def _is_slip(word: str, name: str) -> bool:
    # Short names are too close to ordinary words: "marsh", "match" and "apron" are no months.
    if len(name) < 6 or word[0] != name[0]:
        return False
    allowed = 1 if len(name) < 8 else 2
    return OSA.distance(word, name, score_cutoff=allowed) <= allowed


def weekday_number(word: str) -> int:
    """0 for Monday to 6 for Sunday, or -1 where the word is no weekday."""
    return _WEEKDAYS.get(word, -1)
