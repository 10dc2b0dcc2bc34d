"""How an action's code is compared: people type it in many ways."""

import re


def plain_code(code: str) -> str:
    """A code without what people leave out or add: `CR 1-3` and `cr1.3` are the same."""
    code = re.sub(r"[\s._\-/]+", ".", code.strip().casefold())
    return re.sub(r"(?<=[a-z])\.(?=\d)", "", code).strip(".")


def letters_of(code: str) -> str:
    """The letters that a code begins with before its number, in lower case; "" for none.

    The codes of a theme mostly share them: `ss` of `SS1` and `SS2`.
    """
    found = re.match(r"[A-Za-z]{1,8}(?=[\s.-]?\d)", code)
    return found[0].casefold() if found else ""


def shape_of(code: str) -> str:
    """How a code is made up, each number as a 9: `ss9` of `SS1` and of `ss-12`."""
    return re.sub(r"\d+", "9", plain_code(code))
