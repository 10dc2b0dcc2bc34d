"""Logs: one line an event, on standard error, for people at a terminal and as JSON elsewhere."""

import logging
import sys

import structlog


def configure(level: str) -> None:
    """Write what is at least as important as `level`: debug, info, warning or error."""
    at_terminal = sys.stderr.isatty()
    # A traceback that shows values would show what people wrote, and secrets.
    for_people = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    renderer = for_people if at_terminal else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([] if at_terminal else [structlog.processors.format_exc_info]),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
