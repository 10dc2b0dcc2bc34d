"""Takes the words of a comment out of wherever they were quoted, whole or shortened."""

import re
from functools import cached_property
from typing import Any
from xml.sax.saxutils import escape

REDACTED = "[redacted]"
"""What stands where words were removed."""

_LEAST = 12  # characters: fewer are taken for the comment's only where they stand as a quotation
_PROBE = re.compile(r"[A-Za-z0-9]{3,}")
_TAGS = re.compile(r"<[^>]*>")


class Redaction:
    """The words of one comment. Case and white space may differ where they are found again."""

    def __init__(self, words: str) -> None:
        self._line = " ".join(words.split())
        self._is_short = len(self._line) < _LEAST

    @cached_property
    def probe(self) -> str:
        """Letters that every text with the words has, however it is encoded; "" for none."""
        found = _PROBE.search(self._line[:_LEAST])
        return found.group() if found else ""

    def in_text(self, text: str) -> str:
        """The text without the words."""
        found = self._whole.sub(REDACTED, text)
        return self._without_shortened(found) if "…" in found else found

    def in_json(self, value: Any) -> Any:
        """Plain values without the words; keys stay as they are."""
        if isinstance(value, str):
            return self.in_text(value)
        if isinstance(value, list):
            return [self.in_json(each) for each in value]
        if isinstance(value, dict):
            return {name: self.in_json(each) for name, each in value.items()}
        return value

    def in_xml(self, text: str) -> str:
        """The text of a document's part without the words; tags between them are kept."""
        return self._in_tags.sub(lambda m: REDACTED + "".join(_TAGS.findall(m.group())), text)

    def shares_a_word(self, text: str) -> bool:
        """Whether a text may have them in an order of its own: of an update they were read from."""
        ours = set(re.findall(r"\w{3,}", self._line.casefold())) or {self._line.casefold()}
        return bool(ours & set(re.findall(r"\w+", text.casefold())))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        # In a CSV file a quotation mark is written twice.
        words = r"\s+".join(re.escape(word).replace('"', '"{1,2}') for word in self._line.split())
        return self._pattern(words, "", "")

    @cached_property
    def _in_tags(self) -> re.Pattern[str]:
        words = r"(?:\s|<[^>]*>)+".join(re.escape(escape(word)) for word in self._line.split())
        return self._pattern(words, ">", "<")

    def _pattern(self, words: str, opens: str, closes: str) -> re.Pattern[str]:
        if not self._is_short:
            return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        marks = rf"[“\"‘'({opens}]"
        before = rf"(?:^|(?<={marks})|(?<=[:;,–-]\s))"
        after = rf"(?=\s*(?:$|[”\"’'),.;!?{closes}]))"
        return re.compile(before + words + after, re.IGNORECASE | re.MULTILINE)

    def _without_shortened(self, text: str) -> str:
        *heads, last = text.split("…")
        kept = ""
        for head in heads:
            begins = self._begins(head)
            kept += f"{head}…" if begins is None else head[:begins] + REDACTED
        return kept + last

    def _begins(self, head: str) -> int | None:
        """Where the words begin that a text was cut off in; None where it was in others."""
        if self._is_short:
            return None
        first = r"\s+".join(re.escape(word) for word in self._line[:_LEAST].split())
        for found in re.finditer(first, head, re.IGNORECASE):
            rest = " ".join(head[found.start() :].split()).casefold()
            if self._line.casefold().startswith(rest):
                return found.start()
        return None
