"""Files that Chaser puts into the workspace, in Slack's three steps ("Working with files")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.slack.said import Given, SlackRefuses

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Upload:
    """A file on its way: its bytes, and whether it was said to be complete."""

    length: int
    alt: str
    data: bytes = b""
    title: str = ""
    is_complete: bool = False
    looks: int = 0


class Uploads:
    """Every file that was asked for. One is ready for a post when it was looked at often enough."""

    def __init__(self) -> None:
        self.files: dict[str, Upload] = {}
        self.base_url = ""  # where the bytes go: "http://127.0.0.1:…/upload"
        self.slow = 1  # looks before Slack knows what the file is

    def ask(self, given: Given) -> dict[str, Any]:
        """ "files.getUploadURLExternal": name and length are required."""
        if not given.get("filename") or int(given.get("length") or 0) < 1:
            raise SlackRefuses("invalid_arguments")
        if len(given.get("alt_txt") or "") > 1000:
            raise SlackRefuses("alt_txt_too_large")
        file = f"F{len(self.files) + 1}"
        self.files[file] = Upload(int(given["length"]), given.get("alt_txt") or "")
        return {"upload_url": f"{self.base_url}/{file}", "file_id": file}

    def take(self, file: str, data: bytes) -> int:
        """The bytes come; the status they are answered with."""
        if file not in self.files or len(data) != self.files[file].length:
            return 400
        self.files[file].data = data
        return 200

    def complete(self, given: Given) -> dict[str, Any]:
        """ "files.completeUploadExternal": of files whose bytes have come."""
        for each in given["files"]:
            upload = self.files.get(each["id"])
            if upload is None or not upload.data:
                raise SlackRefuses("file_not_found")
            upload.title, upload.is_complete = each.get("title", ""), True
        return {"files": given["files"]}

    def info(self, file: str) -> dict[str, Any]:
        """ "files.info": without a type until Slack has looked at it."""
        upload = self.files[file]
        upload.looks += 1
        kind = "image/png" if upload.data.startswith(PNG) else "application/octet-stream"
        return {"id": file, "mimetype": kind if self._is_ready(upload) else ""}

    def faults(self, blocks: Sequence[Given]) -> Iterator[str]:
        """ "Image block": a `slack_file` has to be a picture that Slack has taken in."""
        for block in blocks:
            if block["type"] == "image":
                upload = self.files.get(block["slack_file"]["id"])
                if upload is None or not self._is_ready(upload):
                    yield "invalid slack file"

    def _is_ready(self, upload: Upload) -> bool:
        return upload.is_complete and upload.looks > self.slow and upload.data.startswith(PNG)
