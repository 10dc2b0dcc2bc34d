"""Logs: one line an event, on standard error, for people at a terminal and as JSON elsewhere."""

import logging
import sys
import threading
import time
from collections.abc import Callable, MutableMapping
from traceback import walk_tb
from typing import Any

import structlog

_A_WHILE = 60.0  # seconds


def configure(level: str) -> None:
    """Write what is at least as important as `level`: debug, info, warning or error."""
    at_terminal = sys.stderr.isatty()
    # A traceback that shows values would show what people wrote, and secrets.
    for_people = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    renderer = for_people if at_terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            Sparing(),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([] if at_terminal else [structlog.processors.format_exc_info]),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


class Sparing:
    """Tells a cause at length once a minute: a full disk meets everybody, and takes no more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._told: dict[tuple[object, ...], float] = {}  # at length, and when
        self._turn = threading.Lock()

    def __call__(
        self, _logger: object, _method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        """The event, without its traceback where it was told a moment ago."""
        given = event.get("exc_info")
        error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
        if error is None:
            return event
        # By the whole way that it took: two faults may end in the same line of a library.
        way = [(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)]
        if self._is_new((event["event"], type(error), *way)):
            return event
        del event["exc_info"]
        event["error"] = f"{type(error).__name__}, as before"
        return event

    def _is_new(self, what: tuple[object, ...]) -> bool:
        with self._turn:
            now = self._clock()
            self._told = {each: at for each, at in self._told.items() if now - at < _A_WHILE}
            is_new = what not in self._told
            self._told.setdefault(what, now)
            return is_new
