"""An action said to be somebody's, in small letters or without the mark: "VO4 is gwens now"."""

import re

from handlers.asker import Asker
from handlers.leads import match_name, member_here
from store import people

_LONGEST = 100  # characters
_CODE = r"(?=\S*[a-z#])(#?[\w.\-/]*\d[\w.\-/]*?)"
_OWNED = re.compile(
    r"(?i)\W*(?:(?:please|pls|can (?:you|we)|could you|ok|now)[\s,]+){0,3}"
    rf"(?:make {_CODE}|{_CODE}:?(?: now)? is(?: now)?) ([^\W\d_]{{2,20}}?)['’]?s"
    r"(?: now)?(?:[\s,]+(?:please|pls|thanks|ta))?\W*"
)


def as_assigning(asker: Asker, text: str) -> str:
    """The command that gives it to them; "" where no action or nobody known is named so."""
    owned = _OWNED.fullmatch(text) if len(text) <= _LONGEST else None
    if owned is None or not is_known(asker, owned[3]):
        return ""
    return f"assign {owned[1] or owned[2]} to {owned[3]}"


def is_known(asker: Asker, name: str) -> bool:
    """Whether somebody in the plan or in the partnership is called so, by the first name too."""
    names = people.names(asker.session, asker.partnership.id)
    return bool(member_here(asker, name) or match_name(names, name))
