"""What is signed like Slack's and makes no sense is refused, and the next request is taken."""

import json
from urllib.parse import urlencode

import pytest

from store.database import Database
from tests.slack.stage import BEV, on_stage
from tests.walks.conftest import MONDAY

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
NO_ACTIONS = {"type": "block_actions", "user": {"id": BEV}, "team": {"id": "T0RIVER"}}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (json.dumps({"type": "event_callback", "event_id": "Ev9", "event": None}), JSON),
        (urlencode({"payload": json.dumps(NO_ACTIONS | {"actions": []})}), FORM),
    ],
)
def test_it_is_refused_and_the_next_is_taken(
    sqlite_database: Database, body: str, kind: str
) -> None:
    with on_stage(sqlite_database, MONDAY) as stage:
        stage.slack.post(body, kind, status=400)
        assert "Riverside" in stage.command(BEV, "setup Riverside Partnership")
