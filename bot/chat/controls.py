"""Takes out of a text what is no word: signs that steer a terminal, or turn a line round."""

_CONTROLS = (*range(9), 11, 12, *range(14, 32), 127)
# Left open, one of these turns round all that stands after it, as in `fdp.exe`.
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_TAKEN_OUT = dict.fromkeys((*_CONTROLS, *_TURNS))


def clean(text: str) -> str:
    """The text without control characters, which JSON carries and Slack refuses."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TAKEN_OUT)
