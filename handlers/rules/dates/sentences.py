"""Finds the dates that stand in a sentence, and leaves alone what only looks like one.

"May", "sat", "1/2", "6.4" and "2020" are more often something else, so that in a sentence these
need a word in front that leads up to a date, or to stand by themselves.
"""

from collections.abc import Callable

from handlers.rules.dates.beside import qualified
from handlers.rules.dates.grammar import phrase_at
from handlers.rules.dates.phrases import Form, Phrase, Setting
from handlers.rules.dates.readings import reading_of
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import Found
from handlers.rules.dates.words import (
    DOUBTFUL_MONTHS,
    DOUBTFUL_WEEKDAYS,
    FOLLOWS_A_DATE,
)
from handlers.rules.words import bag

_LEADS = bag(
    "by in on until till til to from for of during before after since now due end mid early late "
    "next this last is was around about at commencing revised new approx circa deadline date and "
    "or originally target expected than between through throughout over the back say"
)
_LEADS_OF_A_VERB = bag("by in until till during before after since from of for mid early late end")
_LEADS_OF_A_DOT = bag("by until till before due now")
_LEADING_MARKS = frozenset({">", ":", "=", "(", "@"})


def find_in(text: str, setting: Setting) -> list[Found]:
    """Every date of a sentence, left to right, none overlapping another."""
    t = Tokens(text)
    found: list[Found] = []
    i = 0
    while i < len(t):
        phrase = phrase_at(t, i, setting)
        if phrase is None or not stands(t, phrase):
            i += 1
            continue
        found.append(_found(t, qualified(t, phrase), setting))
        i = phrase.end
    return found


def _found(t: Tokens, phrase: Phrase, setting: Setting) -> Found:
    start, end = t[phrase.start].start, t[phrase.end - 1].end
    return Found(start, end, reading_of(t.text[start:end], phrase, setting, cell=False))


def stands(t: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase in a sentence is a date rather than something that looks like one."""
    check = _CHECKS.get(phrase.form)
    return check is None or check(t, phrase)


def _led(t: Tokens, phrase: Phrase, leads: frozenset[str] = _LEADS) -> bool:
    i = phrase.start - 1
    return t.word(i) in leads or t.mark(i) in _LEADING_MARKS


def _alone(t: Tokens, phrase: Phrase) -> bool:
    """Whether it stands by itself between punctuation, lines or the ends of the text."""
    before, first = t[phrase.start - 1], t[phrase.start]
    opens = before.sort in {Sort.END, Sort.MARK} or first.line
    return opens and _closes(t, phrase) and t.mark(phrase.end) != "'"


def _closes(t: Tokens, phrase: Phrase) -> bool:
    after = t[phrase.end]
    return after.sort in {Sort.END, Sort.MARK} or after.line


def _goes_on_plainly(t: Tokens, phrase: Phrase) -> bool:
    """Whether what follows is no noun that the phrase would belong to: "summer scheme"."""
    return _closes(t, phrase) or t.word(phrase.end) in FOLLOWS_A_DATE


def _month(t: Tokens, phrase: Phrase) -> bool:
    token = t[phrase.start]
    if token.text not in DOUBTFUL_MONTHS or phrase.end - phrase.start > 1:
        return True
    named = t[phrase.end].sort is Sort.WORD and t[phrase.end].capital and not t[phrase.end].line
    if named or token.text == "dec":  # few are called so, and then by their whole name
        return not named
    if token.text in {"may", "march"} and not token.capital:
        return _alone(t, phrase) or _small_month(t, phrase)
    return _alone(t, phrase) or _led(t, phrase)


def _small_month(t: Tokens, phrase: Phrase) -> bool:
    if _led(t, phrase, _LEADS_OF_A_VERB):
        return True
    return t.word(phrase.start - 1) in {"to", "the", "next", "this", "last"} and _closes(t, phrase)


def _slash(t: Tokens, phrase: Phrase) -> bool:
    """ "26/08" is a day; "1/2" may be a half, "6.4" an action, "24/7" all the time."""
    first, mark, second = (t[phrase.start + ahead] for ahead in range(3))
    if first.sort is not Sort.NUM:
        return False
    if mark.text == ".":
        return second.digits == 2 and _closes(t, phrase) and _led(t, phrase, _LEADS_OF_A_DOT)
    if (first.value, second.value) == (24, 7) or not _goes_on_plainly(t, phrase):
        return False
    plain = mark.text == "/" and (first.value > 12 or second.text.startswith("0"))
    return plain or _led(t, phrase) or (mark.text == "/" and _alone(t, phrase))


def _year(t: Tokens, phrase: Phrase) -> bool:
    leads = _LEADS - {"for", "to", "about", "around", "is", "was", "over", "the", "and", "or", "at"}
    to = t.word(phrase.start - 1) == "to" and t.word(phrase.start - 2) not in {"", "up"}
    return _goes_on_plainly(t, phrase) and (to or _led(t, phrase, leads))


def _season(t: Tokens, phrase: Phrase) -> bool:
    return _goes_on_plainly(t, phrase) and (_led(t, phrase) or _alone(t, phrase))


def _weekday(t: Tokens, phrase: Phrase) -> bool:
    token = t[phrase.start]
    if token.text not in DOUBTFUL_WEEKDAYS:
        return True
    return _goes_on_plainly(t, phrase) and (_led(t, phrase) or _alone(t, phrase))


def _day_of_month(t: Tokens, phrase: Phrase) -> bool:
    i = phrase.start - (t.word(phrase.start - 1) == "the")
    led = t.word(i - 1) in _LEADS or (t.word(i - 2), t.word(i - 1)) == ("should", "be")
    return _goes_on_plainly(t, phrase) and (led or _alone(t, phrase))


def _never(_t: Tokens, _phrase: Phrase) -> bool:
    return False


_CHECKS: dict[Form, Callable[[Tokens, Phrase], bool]] = {
    Form.BARE_MONTH: _month,
    Form.DAY_SLASH_MONTH: _slash,
    Form.BARE_YEAR: _year,
    Form.BARE_SEASON: _season,
    Form.WEEKDAY: _weekday,
    Form.DAY_OF_MONTH: _day_of_month,
    Form.AMOUNT: _never,
}
