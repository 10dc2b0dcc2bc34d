"""Cuts a line of names where one ends and the next begins."""

import re

from handlers.rules.names.kinds import WORD, is_group, is_post, looks_like_person, plain
from handlers.rules.names.words import BODY_HEADS, TITLES

BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]+\s+|(?<=[a-z])[–—](?=[A-Z])|\s*:\s+")
_JOINERS = re.compile(
    r"\s*[;/+|]\s*|\s*,\s*(?:(?:and|then)\s+)?|\s+&\s+"
    r"|\s+(?:with support from|and|with|then|supported by|assisted by)\s+"
    r"|(?<!job\scentre)(?<!jobcentre)\s+plus\s+(?!\()",  # a body of that name, not two
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"\([^)]*\)?|\[[^\]]*\]?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|{_JOINERS.pattern}"
    r"|[^\s;/+|,(\[]+|\s+",
    re.IGNORECASE,
)
# An acting, temporary or detective officer, or a chief one: "T/Insp Khan", "D/Sgt Lee".
_RANK = re.compile(r"(?:[ATDC]|Ch|Det|Temp|Act)", re.IGNORECASE)
# "Dawn French-Smith & Co." is one firm.
_ENDS_FIRM = re.compile(r"(?:co|sons?|daughters?)\b\.?(?:\s+(?:ltd|limited))?\.?", re.IGNORECASE)
# "NHS Kent & Medway ICB", "NHS Devon and Cornwall Trust".
_NHS = re.compile(r"NHS(?:\s[A-Z]\w+){1,4}$")
_ICB = re.compile(r"(?:[A-Z]\w+\s){1,4}(?:ICB|ICS|Integrated Care Board|(?:Foundation )?Trust)")
# Words that make one body between them.
_PAIRS = frozenset(
    {
        ("fire", "rescue"), ("search", "rescue"), ("health", "wellbeing"), ("health", "safety"),
        ("health", "care"), ("children", "families"), ("children", "young"), ("task", "finish"),
        ("drug", "alcohol"), ("drugs", "alcohol"), ("learning", "skills"),
    }
)  # fmt: skip


def split_names(line: str) -> list[str]:
    """Cut a line where one name ends and the next begins, never inside brackets."""
    line = " ".join(line.split())
    pieces = [""]
    titled = _shared_title(line)
    for token in _TOKEN.findall(line):
        joiner = _JOINERS.fullmatch(token)
        if joiner is None:
            pieces[-1] += token
        else:
            pieces.append(token)
            pieces.append("")
    return [_titled(piece, titled, i) for i, piece in enumerate(_joined(pieces)) if piece.strip()]


def with_posts_below(lines: list[str]) -> list[str]:
    """The lines of a cell, a person's post and body under the name put beside it.

    "Nia Price", "Team Manager, Housing Options", "Adur DC" are one person in three lines.
    """
    out: list[str] = []
    posted = False  # the last of `out` is a person with a post from the line below
    for line in map(str.strip, lines):
        if out and not posted and _is_post_of(out[-1], line):
            out[-1], posted = f"{out[-1]} – {line}", True
        elif posted and _is_body_alone(line):
            out[-1], posted = f"{out[-1]} ({line})", False
        elif line:
            out.append(line)
            posted = False
    return out


def _is_post_of(above: str, line: str) -> bool:
    """Whether a line is the post of the person in the line above, who has none there."""
    named = " " in above and looks_like_person(above) and not is_post(above)
    return named and is_post(line) and DASH.search(line) is None and not BRACKET.search(line)


def _is_body_alone(line: str) -> bool:
    one = not _JOINERS.search(line) and DASH.search(line) is None and not BRACKET.search(line)
    return one and is_group(line)


def _joined(pieces: list[str]) -> list[str]:
    """Put back together what a joiner only seemed to part: "Head of Housing and Health"."""
    out = [pieces[0]]
    for i in range(1, len(pieces) - 1, 2):
        joiner, right = pieces[i], pieces[i + 1]
        if _belongs_together(out[-1], joiner.strip().casefold(), right):
            out[-1] += joiner + right
        else:
            out.append(right)
    return out


def _belongs_together(left: str, joiner: str, right: str) -> bool:
    left, right = left.strip(), right.strip()
    if not left or not right:
        return False
    if joiner == "/" and (_is_not_applicable(left, right) or _is_rank(left, right)):
        return True
    if joiner.startswith(","):
        return _is_suffix_of_name(left, right)
    if joiner in ("and", "&"):
        return _ENDS_FIRM.fullmatch(right) is not None or _is_one_name(left, right)
    return False


def _is_not_applicable(left: str, right: str) -> bool:
    return left.casefold() == "n" and right.casefold().startswith("a")


def _is_rank(left: str, right: str) -> bool:
    return _RANK.fullmatch(left) is not None and TITLES.match(right) is not None


def _is_suffix_of_name(left: str, right: str) -> bool:
    """Whether what stands after a comma is the post or body of the person before it."""
    name = DASH.split(BRACKET.sub(" ", left).strip(), maxsplit=1)[0]
    if not looks_like_person(name) or "," in left:
        return False
    if is_post(right):
        return True
    bare = BRACKET.sub(" ", right).strip()  # "Al Roe (support)" is a person
    return WORD.match(right) is not None and is_group(bare) and " " in name.strip()


def _is_one_name(left: str, right: str) -> bool:
    """Whether "and" stands inside one name: a post's or a body's, "Housing and Health Team"."""
    if _is_pair(left, right) or (_NHS.match(left) and _ICB.fullmatch(right)):
        return True
    tail = _tail_after_dash(left)
    head = DASH.split(BRACKET.sub(" ", right).strip(), maxsplit=1)[0].strip()
    if (looks_like_person(head) and " " in head) or _starts_anew(right):
        return False
    if tail is not None:
        return True
    if looks_like_person(BRACKET.sub(" ", left).strip()):
        return False
    return _is_half_of_body(left, head)


def _is_pair(left: str, right: str) -> bool:
    ends, begins = WORD.findall(left), WORD.findall(right)
    return bool(ends and begins) and (plain(ends[-1]), plain(begins[0])) in _PAIRS


def _tail_after_dash(text: str) -> str | None:
    """The post or body after a name's dash or comma, None where there is none."""
    parts = re.split(rf"{DASH.pattern}|,\s*", text, maxsplit=1)
    return parts[1] if len(parts) == 2 and looks_like_person(parts[0]) else None


def _starts_anew(right: str) -> bool:
    """Whether the words name somebody by themselves: "commissioners", "all partners"."""
    words = [plain(word) for word in WORD.findall(right)]
    if not words:
        return False
    everyone = words[0] in ("all", "other", "others", "various", "partners", "partner")
    return everyone or (right.strip()[:1].islower() and len(words) == 1)


def _is_half_of_body(left: str, right: str) -> bool:
    """Whether two halves make one body or post: the last word of the second heads them both."""
    ending = [plain(word) for word in WORD.findall(right)]
    opening = [plain(word) for word in WORD.findall(left)]
    if not ending or not opening:
        return False
    if is_post(left) and " of " in f" {left} ":
        return not is_post(right)
    heads = ending[-1] in BODY_HEADS or is_post(right)
    return heads and len(ending) > 1 and opening[-1] not in BODY_HEADS and not is_post(left)


def _shared_title(line: str) -> str:
    """The title that a plural one gives to each name after it: "Cllrs Shah & Lee"."""
    match = re.match(r"(cllr|clr|councillor|dr|pc)s\b\.?", line, re.IGNORECASE)
    return match.group(1) if match else ""


def _titled(piece: str, title: str, position: int) -> str:
    piece = piece.strip()
    if not title:
        return piece
    if position == 0:
        bare = TITLES.sub("", piece, count=1).strip()
        return f"{title} {bare}" if bare else piece
    return piece if TITLES.match(piece) else f"{title} {piece}"
