"""A cell that offers its answers with a box each: "☐ Red ☒ Amber ☐ Green" says Amber."""

import re

_BOX = re.compile("([☐☑☒])")


def ticked_of(text: str) -> str:
    """The answers whose boxes are ticked, a line each; a text without such boxes as it is."""
    first, *rest = _BOX.split(text)
    boxes, answers = rest[::2], rest[1::2]
    if first.strip() and answers and not answers[-1].strip():
        answers = [first, *answers[:-1]]  # each box stands behind its answer
    elif first.strip() or not any(answer.strip() for answer in answers):
        return text
    pairs = zip(boxes, answers, strict=True)
    return "\n".join(answer.strip(" \n,;/|") for box, answer in pairs if box != "☐")
