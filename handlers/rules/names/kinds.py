"""Tells by its words what a name stands for: a person, a group, a post, or nobody yet."""

import re

from handlers.rules.names.words import (
    BODY_WORDS,
    GIVEN,
    NOBODY,
    POST_WORDS,
    SHORT_BODIES,
    TITLES,
)

WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# An officer's number stands between rank and name: "PC 1234 Smith".
_TITLE_AND_NUMBER = re.compile(rf"{TITLES.pattern}\s*(?:\d{{2,6}}\s+)?", re.IGNORECASE)
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÞŁŚŻ][\w'’-]*\.?|de|van|von|der|den|la|le|al|bin|ap|ab|y|da|di)$"
)

# A chat's name for somebody: "@jo.hill"; without its sign only where it is two words.
_HANDLE = re.compile(r"<?@[^\W_][\w.-]*>?|[^\W\d_]+\.[^\W\d_]{2,}")
# A district, borough, county or town council by its letters: "Adur DC".
_COUNCILS = frozenset({"DC", "BC", "CC", "MBC", "MDC", "TC"})
_EVERYBODY = frozenset({"channel", "here"})  # a chat's own words for all who are there


def is_placeholder(text: str) -> bool:
    """Whether a cell says that somebody is still to be found: "tbc", "vacant", "to be agreed"."""
    return bool(text.strip()) and NOBODY.fullmatch(text.strip()) is not None


def looks_like_person(text: str) -> bool:
    """Whether the text is written like one person's name: "Ruth S", "Cllr Jo O'Neill", "JJ"."""
    text = text.strip()
    if is_handle(text):
        return True
    bare = _TITLE_AND_NUMBER.sub("", text, count=1).strip() if TITLES.match(text) else text
    words = bare.split()
    if not words or len(words) > 4 or not all(_NAME_WORD.match(word) for word in words):
        return False
    if bare != text:
        return True
    if any(plain(word) in BODY_WORDS | POST_WORDS for word in words):
        return False
    if len(words) > 1 and words[-1] in _COUNCILS and plain(words[0]) not in GIVEN:
        return False
    if len(words) == 1:
        return _is_one_word_person(words[0])
    return not all(word.isupper() and len(word) > 2 for word in words)


def is_handle(text: str) -> bool:
    """Whether the text is a chat's name for one person: "@jo.hill", and not "@police-team"."""
    if not _HANDLE.fullmatch(text) or text.strip("<@>").isupper():
        return False
    words = {plain(word) for word in re.split(r"[._\-]", text.strip("<@>"))}
    return not words & (BODY_WORDS | POST_WORDS | _EVERYBODY)


def is_group(text: str) -> bool:
    """Whether a name stands for more than one person or for a body: "All", "LEOs", "TSA"."""
    if looks_like_person(text):
        return False
    words = [plain(word) for word in WORD.findall(text)]
    if not words:
        return True
    if is_post(text):
        return words[-1].endswith("s") and words[-1].removesuffix("s") in POST_WORDS
    two_words = len(words) in (2, 3) and words[0] in GIVEN
    return not two_words


def _is_one_word_person(word: str) -> bool:
    letters = re.sub(r"[^\w]", "", word)
    if letters.isupper():
        return len(letters) == 2 and letters not in SHORT_BODIES
    lower = word[1:].islower() and len(word) > 1 and not word.endswith("s")
    return lower or plain(word) in GIVEN


def plain(word: str) -> str:
    """A word without case and the marks around it."""
    return word.strip(".,;:'’").casefold()


def is_post(text: str) -> bool:
    """Whether the text is a post: its head noun is one: "Head of Housing"."""
    head = re.split(r"\s+(?:of|for|to|in|at)\s+|\s*[,(]\s*", text.strip(), maxsplit=1)[0]
    words = [plain(word) for word in WORD.findall(head)]
    return bool(words) and (words[-1] in POST_WORDS or words[-1].removesuffix("s") in POST_WORDS)
