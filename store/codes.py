"""How an action's code is compared: people type it in many ways."""

import re


def plain_code(code: str) -> str:
    """A code without what people leave out or add: `CR 1-3` and `cr1.3` are the same."""
    code = re.sub(r"[\s._\-/]+", ".", code.strip().casefold())
    return re.sub(r"(?<=[a-z])\.(?=\d)", "", code).strip(".")
