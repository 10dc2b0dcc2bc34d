"""Looks at a file's bytes before any library does, and refuses what should not be opened."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Literal, NoReturn

from handlers.papers.plan import PlanRefused

Kind = Literal["xlsx", "docx", "csv"]

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PART = 32 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 3_000
MOST_CELLS_WRITTEN = 600_000
MOST_ROWS_WRITTEN = 60_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = 1 << 20
# Office writes no document types; whoever declares one means to reach for something else.
_DECLARED = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T\x00?I)")
_SIGNATURES = (
    (b"%PDF", "it is a PDF. Ask for the Word or Excel file it was made from"),
    (b"{\\rtf", "it is a rich text file. Open it in Word and save it as .docx"),
    (b"\x89PNG", "it is a picture. Drop the Word or Excel file here instead"),
    (b"\xff\xd8\xff", "it is a picture. Drop the Word or Excel file here instead"),
    (b"GIF8", "it is a picture. Drop the Word or Excel file here instead"),
    (b"Rar!", "it is an archive. Unpack it and drop the plan itself here"),
    (b"7z\xbc\xaf", "it is an archive. Unpack it and drop the plan itself here"),
    (b"\x1f\x8b", "it is an archive. Unpack it and drop the plan itself here"),
    (b"MZ", "it is a program, not a plan. Drop a Word, Excel or CSV file here"),
)


def refuse(file_name: str, why: str) -> NoReturn:
    """Raise PlanRefused with the whole sentence: what is wrong, and what to do."""
    raise PlanRefused(f"I can't read {file_name}: {why}. Nothing was imported.")


def kind_of(data: bytes, file_name: str) -> Kind:
    """What the bytes are, whatever the name says. Raises PlanRefused for what can't be a plan."""
    if not data.strip():
        refuse(file_name, "it is empty. Save the plan again and drop it here")
    if len(data) > LARGEST_FILE:
        refuse(file_name, "it is larger than 20 MB. Take pictures and old sheets out of it first")
    if data.startswith(_OLE):
        _refuse_ole(data, file_name)
    for signature, why in _SIGNATURES:
        if data.startswith(signature):
            refuse(file_name, why)
    if data.startswith(b"PK"):
        return _kind_of_zip(data, file_name)
    return _kind_of_text(data, file_name)


def _refuse_ole(data: bytes, file_name: str) -> NoReturn:
    program = "Word" if file_name.lower().endswith((".doc", ".docx", ".docm")) else "Excel"
    if _ENCRYPTED in data:
        refuse(
            file_name,
            f"it has a password. Take the password off in {program} and drop it here again",
        )
    ending = ".docx" if program == "Word" else ".xlsx"
    refuse(
        file_name,
        f"it is in the old {program} format. Open it in {program}, save it as {ending} "
        "and drop that here",
    )


def _kind_of_text(data: bytes, file_name: str) -> Kind:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        refuse(file_name, "it is a web page. Open it in Excel, save it as .xlsx and drop that here")
    if b"\x00" in data[:65536] and not wide_text(data):
        refuse(file_name, "it is not a Word, Excel or CSV file. Drop one of those here")
    return "csv"


def wide_text(data: bytes) -> str:
    """The encoding of a text that has two bytes a letter, by its mark or its NULs; "" for others.

    Letters of Europe have a NUL for one of their bytes, always on the same side.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    first, second = data[:4096:2], data[1:4096:2]
    for nuls, letters, encoding in (second, first, "utf-16-le"), (first, second, "utf-16-be"):
        if len(data) > 3 and nuls.count(0) * 10 > len(nuls) * 7 and letters.count(0) == 0:
            return encoding
    return ""


def _kind_of_zip(data: bytes, file_name: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _kind_of_archive(archive, file_name)
    # zipfile raises NotImplementedError for a way of packing that it doesn't know.
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        _refuse_broken(file_name)


def _refuse_broken(file_name: str) -> NoReturn:
    refuse(file_name, "the file is damaged. Open it, save it again and drop the new copy here")


def _kind_of_archive(archive: zipfile.ZipFile, file_name: str) -> Kind:
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        refuse(file_name, "it has a password. Take the password off and drop it here again")
    _check_sizes(parts, file_name)
    names = {part.filename.lower().lstrip("/") for part in parts}
    kind = _kind_by_parts(names, file_name)
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _check_part(archive, part, file_name, counts=kind == "xlsx")
    return kind


def _check_sizes(parts: list[zipfile.ZipInfo], file_name: str) -> None:
    xml = [part.file_size for part in parts if not part.filename.lower().startswith("xl/media")]
    too_much = sum(part.file_size for part in parts) > LARGEST_UNPACKED
    if too_much or len(parts) > MOST_PARTS or max(xml, default=0) > LARGEST_PART:
        refuse(
            file_name,
            "it unpacks to far more than a plan needs. Copy the plan alone into a new file "
            "and drop that here",
        )


def _kind_by_parts(names: set[str], file_name: str) -> Kind:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.bin" in names:
        refuse(file_name, "it is a binary workbook. Save it as .xlsx in Excel and drop that here")
    if "content.xml" in names:
        refuse(
            file_name, "it is an OpenDocument file. Save it as .xlsx or .docx and drop that here"
        )
    if any(name.startswith("ppt/") for name in names):
        refuse(file_name, "it is a presentation. Drop the plan as a Word or Excel file here")
    refuse(file_name, "it is an archive. Unpack it and drop the plan itself here")


def _check_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, file_name: str, *, counts: bool
) -> None:
    """Read a part once in small pieces: plain text, no declarations, no more than can be held."""
    tally = _Tally() if counts and "/worksheets/" in part.filename else None
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not tail and not _is_plain(chunk):
                _refuse_broken(file_name)
            piece = tail + chunk
            whole = piece.rfind(b">") + 1
            if _DECLARED.search(piece):
                refuse(file_name, "it reaches outside itself (a document type is declared in it)")
            if tally is not None and tally.is_over(piece[:whole]):
                _refuse_long(file_name)
            tail = piece[whole:] or b" "
            if len(tail) > 2 * _CHUNK:
                _refuse_broken(file_name)


def _is_plain(start: bytes) -> bool:
    """Whether XML begins in an encoding in which its tags can be seen; Office writes UTF-8."""
    text = start[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    stated = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", text)
    known = stated is None or stated.group(1).lower() in (b"utf-8", b"us-ascii", b"ascii")
    return (text.startswith(b"<") and not text.startswith(b"<\x00") and known) or not text


class _Tally:
    """Counts a sheet's rows, cells and the cells that its merged areas and links cover.

    openpyxl makes a cell for each place in an area, and an area may be the whole sheet.
    """

    def __init__(self) -> None:
        self._rows = self._cells = self._covered = 0

    def is_over(self, piece: bytes) -> bool:
        """Add a piece that ends with a whole tag, and say whether that is too much."""
        self._rows += len(_ROW.findall(piece))
        self._cells += len(_CELL.findall(piece))
        self._covered += sum(_area(tag) for tag in _AREA.findall(piece))
        cells = self._cells + self._covered
        return cells > MOST_CELLS_WRITTEN or self._rows > MOST_ROWS_WRITTEN


_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s([^>]*)>")
_REF = re.compile(
    rb"\bref\s*=\s*[\"']\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?[\"']"
)


def _area(attributes: bytes) -> int:
    """How many cells an area covers; one written in an odd way counts as more than all."""
    match = _REF.search(attributes)
    if match is None:
        return MOST_CELLS_WRITTEN + 1
    left, top, right, bottom = match.groups()
    if right is None:
        return 1
    return abs(_column(right) - _column(left) + 1) * abs(int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_long(file_name: str) -> NoReturn:
    refuse(
        file_name,
        "a sheet has far more rows than a plan. Copy the plan's own rows into a new file "
        "and drop that here",
    )
