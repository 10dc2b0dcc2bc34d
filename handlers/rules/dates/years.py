"""Years as they stand after a month, a quarter or a season: "2020", "20", "'20", "2020/21"."""

from dataclasses import dataclass

from handlers.rules.dates.phrases import Form, Grain, Phrase, Setting
from handlers.rules.dates.tokens import Sort, Tokens
from handlers.rules.dates.windows import Window, span_of_months
from handlers.rules.dates.words import FOLLOWS_A_DATE, month_number

_FINANCIAL = frozenset({"financial", "fiscal", "council", "municipal", "fin", "finance"})
_BEFORE_YEARS = frozenset({"of", "in", "fy", "the", "financial", "year", "calendar"})
_SCHOOL = frozenset({"academic", "school"})

YEAR_STARTS = _FINANCIAL | _SCHOOL | {"fy", "f", "ay", "calendar", "year"}

# A two-digit number further from today's year than this is less likely to be a year.
NEAR_YEARS = 6
_YEARS_END = 2200  # a number above it is seldom a year


@dataclass(frozen=True)
class YearRef:
    """A year and the token after it. `fiscal` years run from April; `sure` unless it may be a day.

    `length` is 1, or more for several years at once such as "2020-23".
    """

    year: int
    end: int
    fiscal: bool = False
    sure: bool = True
    length: int = 1

    def of_month(self, month: int) -> int:
        """The calendar year in which this year's `month` falls."""
        return self.year + 1 if self.fiscal and month < 4 else self.year


def year_after(t: Tokens, i: int, setting: Setting) -> YearRef | None:
    """The year that follows a month, quarter, season or day, past a comma, hyphen or "of"."""
    j, mark = _past_marks(t, i)
    bracket = mark == "("
    ref = year_pair(t, j) or _single(t, j, setting, mark)
    if ref is None or t[i].line or t[j].line:
        return None
    closing = bracket and t.mark(ref.end) == ")"
    if bracket and not closing:
        return None
    return YearRef(ref.year, ref.end + closing, ref.fiscal, ref.sure, ref.length)


def _past_marks(t: Tokens, i: int) -> tuple[int, str]:
    mark = ""
    while i < len(t) and len(mark) < 2 and t.mark(i) in {",", "-", "/", "'", ".", "(", "_"}:
        mark, i = t.mark(i), i + 1
    j = i
    while j < i + 5 and t.word(j) in _BEFORE_YEARS:
        j += 1
    return (j, "of") if j > i and t[j].sort is Sort.NUM else (i, mark)


def _single(t: Tokens, i: int, setting: Setting, mark: str) -> YearRef | None:
    token = t[i]
    if token.sort is not Sort.NUM or token.ordinal:
        return None
    if token.digits == 4 and token.value >= 1900:
        # Above it, "30 Nov 5000 leaflets" counts something.
        counts = token.value >= _YEARS_END and (mark or _counts_something(t, i, setting))
        return None if counts else YearRef(token.value, i + 1)
    if token.digits != 2 or _is_span(t, i) or (mark == "" and _counts_something(t, i, setting)):
        return None
    zero_led = token.text.startswith("0")
    sure = mark not in {"", "."} or zero_led or token.value > 31 or setting.years_follow
    return YearRef(2000 + token.value, i + 1, sure=sure)


def _is_span(t: Tokens, i: int) -> bool:
    """Whether the number begins a span of days or hours, "10-12", rather than being a year."""
    dash = t.mark(i + 1) in {"-", "/"} and not t[i + 1].gap and t[i + 2].sort is Sort.NUM
    return dash and not t[i + 2].gap and not month_number(t.word(i + 3))


def _counts_something(t: Tokens, i: int, setting: Setting) -> bool:
    if t[i + 1].sort is Sort.MARK and t.mark(i + 1) == "%":
        return True
    word = t.word(i + 1)
    is_noun = bool(word) and not t[i + 1].capital and word not in FOLLOWS_A_DATE
    return setting.sentence and is_noun and not month_number(word)


def year_pair(t: Tokens, i: int) -> YearRef | None:
    """ "2020/21", "2020-2021", "20/21": a financial year; "2020-23": several calendar years."""
    first, second = t[i], t[i + 2]
    both = first.sort is second.sort is Sort.NUM and t.mark(i + 1) in {"/", "-"}
    if not both or first.ordinal or second.ordinal or first.digits not in (2, 4):
        return None
    if second.digits not in (2, first.digits) or t[i + 2].line:
        return None
    start = first.value if first.digits == 4 else 2000 + first.value
    end = second.value if second.digits == 4 else start // 100 * 100 + second.value
    if start % 100 == 99 and second.digits == 2:
        end += 100
    if not 1990 <= start < end <= start + 12 or _is_month_of_year(t, i, end - start):
        return None
    return YearRef(start, i + 3, fiscal=end == start + 1, length=end - start)


def _is_month_of_year(t: Tokens, i: int, years: int) -> bool:
    """ "2020-11" is November; so is anything longer than a year that could be a month."""
    return years > 1 and t[i].digits == 4 and t[i + 2].digits == 2 and t[i + 2].value <= 12


def year_phrase(t: Tokens, i: int, setting: Setting) -> Phrase | None:
    """A year that stands for itself: "2020/21", "FY21", "financial year 2020-21", "2020"."""
    j, kind = _year_words(t, i)
    ref = year_pair(t, j)
    if ref is not None and (t[j].digits == 4 or kind or _lone_pair(t, i, setting)):
        return _pair_phrase(t, i, ref, kind)
    token = t[j]
    if token.sort is not Sort.NUM or token.ordinal or token.digits not in (2, 4):
        return None
    if kind == "financial":
        return _financial_single(i, j, token.value if token.digits == 4 else 2000 + token.value)
    if token.digits != 4 or not 1990 <= token.value < 2100 or _is_fraction(t, j):
        return None
    form = Form.PLAIN if kind else Form.BARE_YEAR
    return Phrase(i, j + 1, lambda y: span_of_months(y, 1, 12), token.value, Grain.YEAR, form)


def _is_fraction(t: Tokens, i: int) -> bool:
    return t.mark(i + 1) in {"/", ".", ",", "-"} and t[i + 2].sort is Sort.NUM and not t[i + 2].gap


def _year_words(t: Tokens, i: int) -> tuple[int, str]:
    j = t.past_the(i)
    if t.word(j) in {"fy", "f"} and t[j + 1].sort is Sort.NUM:
        return j + 1, "financial"
    if t.word(j) == "ay" and t[j + 1].sort is Sort.NUM:
        return j + 1, "school"
    if t.word(j + 1) != "year":
        return (j + 1, "year") if t.word(j) == "year" else (j, "")
    kinds = {**dict.fromkeys(_FINANCIAL, "financial"), **dict.fromkeys(_SCHOOL, "school")}
    kind = kinds.get(t.word(j), "calendar" if t.word(j) == "calendar" else "")
    return (j + 2, kind) if kind else (j, "")


def _lone_pair(t: Tokens, i: int, setting: Setting) -> bool:
    """In a cell of its own "20/21" is a year; "12/13" could as well be a day."""
    leads = t[i - 1].sort is Sort.END or t.mark(i - 1) == ")"
    leads = leads or t.word(i - 1) in {"half", "of", "end", "during", "in"}
    alone = leads and t[i + 3].sort is not Sort.MARK
    return alone and not setting.sentence and not setting.chat and t[i].value > 12


def _pair_phrase(t: Tokens, i: int, ref: YearRef, kind: str) -> Phrase:
    if ref.length > 1:
        return _several_years(i, ref)
    named = t.word(ref.end) in _SCHOOL and t.word(ref.end + 1) == "year"
    month = 9 if kind == "school" or named else 4
    end = ref.end + 2 * named
    phrase = Phrase(i, end, lambda y: span_of_months(y, month, 12), ref.year, Grain.YEAR)
    dashed = t.mark(i + 1) == "-" and t[i].digits == 4 and t[i + 2].digits == 2
    if kind or named or not dashed or t[i + 2].value > 12:
        return phrase
    return _or_month(phrase, ref.year, t[i + 2].value)


def _or_month(phrase: Phrase, year: int, month: int) -> Phrase:
    other = Phrase(phrase.start, phrase.end, lambda y: span_of_months(y, month), year)
    doubt = "It may be a financial year or a month; I take the financial year."
    return Phrase(
        phrase.start, phrase.end, phrase.in_year, year, Grain.YEAR, doubt=doubt, others=(other,)
    )


def _several_years(i: int, ref: YearRef) -> Phrase:
    def from_month(month: int, years: int) -> Phrase:
        return Phrase(i, ref.end, lambda y: span_of_months(y, month, 12 * years), ref.year)

    plain = from_month(1, ref.length + 1)
    doubt = "Several years; I take calendar years."
    others = (from_month(4, ref.length),)
    return Phrase(i, ref.end, plain.in_year, ref.year, Grain.YEAR, doubt=doubt, others=others)


def _financial_single(i: int, j: int, year: int) -> Phrase:
    """ "FY21" is named after the year it ends in as often as after the one it begins in."""

    def window(start: int) -> Window:
        return span_of_months(start, 4, 12)

    other = Phrase(i, j + 1, window, year)
    doubt = f"One year for a financial year; I take the one that ends in {year}."
    return Phrase(i, j + 1, window, year - 1, Grain.YEAR, doubt=doubt, others=(other,))
