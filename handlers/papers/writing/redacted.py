"""A file without the words of a comment: Word, Excel or CSV, as it was in all else."""

import re
import zipfile
from html import unescape
from io import BytesIO

from handlers.papers.files.guard import LARGEST_UNPACKED
from handlers.rules.redacting import Redaction

# Beyond ASCII alone: "&#60;" has to stay what it is.
_REFERENCE = re.compile(r"&#(?:[0-9]{3,7}|[xX][0-9a-fA-F]{3,6});")


def without(content: bytes, redaction: Redaction) -> bytes | None:
    """The file's bytes without the words; None where it has none of them, or can't be read."""
    try:
        if not content.startswith(b"PK"):
            text = content.decode("utf-8")
            found = redaction.in_text(text)
            return found.encode("utf-8") if found != text else None
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return _repacked(packed, redaction)
    # zipfile raises NotImplementedError for a way of packing that it doesn't know.
    except (UnicodeDecodeError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None


def _part(data: bytes, redaction: Redaction) -> bytes | None:
    """A document's part without the words, in characters that every encoding has."""
    text = _REFERENCE.sub(lambda found: unescape(found.group()), data.decode("utf-8"))
    found = redaction.in_xml(text)
    return found.encode("ascii", "xmlcharrefreplace") if found != text else None


def _repacked(packed: zipfile.ZipFile, redaction: Redaction) -> bytes | None:
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return None
    made, changed = BytesIO(), False
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
        for part in parts:
            data = packed.read(part)
            if part.filename.endswith(".xml"):
                new = _part(data, redaction)
                changed, data = changed or new is not None, new or data
            anew.writestr(part, data)
    return made.getvalue() if changed else None
