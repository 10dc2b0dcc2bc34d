"""How a reply was read, as one JSON object for another."""

from __future__ import annotations

import json

import pytest

from handlers.explain_replies import explain_reply

ACTION = {
    "code": "CR6.4",
    "title": "Resilience forum",
    "rag": "amber",
    "deadline": {"start": "2020-09-30", "end": "2020-09-30"},
}


def explain(text: str, *actions: object, **more: object) -> dict[str, object]:
    line = {"text": text, "today": "2020-09-07", "actions": list(actions or [ACTION]), **more}
    shown = explain_reply(json.loads(json.dumps(line)))
    return dict(json.loads(json.dumps(shown)))


def test_a_private_comment_is_shown_as_such() -> None:
    shown = explain("red, staff sickness, not for publication")
    assert [edit.get("private") for edit in shown["edits"]] == [True]  # type: ignore[attr-defined]


def test_an_edit_is_shown_with_all_its_parts_and_the_reason() -> None:
    assert explain("red waiting on Cabinet, now end Oct") == {
        "kind": "edits",
        "edits": [
            {
                "action": "CR6.4",
                "rag": "red",
                "deadline": {"start": "2020-10-31", "end": "2020-10-31"},
                "comment": "waiting on Cabinet",
                "reassign_to": "",
                "no_change": False,
            }
        ],
        "why": "“red” is Red, “now end Oct” is the new date, the rest is the comment",
    }


def test_what_is_asked_stands_beside_the_edits() -> None:
    shown = explain("amber, now 31 Sept")
    assert shown["kind"] == "edits"
    assert shown["ask"] == ["CR6.4: There is no 31 September, so what is the new date?"]


def test_a_question_has_no_edits() -> None:
    shown = explain("should be green by Friday")
    assert (shown["kind"], shown["edits"]) == ("ask", [])


def test_thanks_is_none() -> None:
    shown = explain("thanks")
    assert (shown["kind"], shown["edits"], shown["intent"]) == ("none", [], "thanks")


def test_an_action_is_named_by_its_title_where_the_code_is_missing_or_shared() -> None:
    uncoded = {"code": "", "title": "Scope with Early Help", "rag": None, "deadline": None}
    shown = explain("done", uncoded)
    assert shown["edits"][0]["action"] == "Scope with Early Help"  # type: ignore[index]
    shared = explain("all green", ACTION, ACTION)
    assert [e["action"] for e in shared["edits"]] == [0, 1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("deadline", ["2020-09-30", "30 Sep 2020", {"end": "2020-09-30"}])
def test_a_deadline_may_be_given_as_a_day_or_in_words(deadline: object) -> None:
    shown = explain("push back a fortnight", {**ACTION, "deadline": deadline})
    assert shown["edits"][0]["deadline"]["end"] == "2020-10-14"  # type: ignore[index]


def test_the_next_meeting_is_taken_from_the_line() -> None:
    shown = explain("by the next meeting", next_meeting="2020-10-15")
    assert shown["edits"][0]["deadline"]["end"] == "2020-10-15"  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ({"text": "green", "actions": []}, "today"),
        ({"text": "green", "today": "soon", "actions": []}, "no day"),
        ({"text": "green", "today": "2020-09-07", "actions": ["CR6.4"]}, "object"),
    ],
)
def test_a_line_that_cannot_be_used_says_what_is_wrong(line: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        explain_reply(line)


def test_without_actions_nothing_is_recorded() -> None:
    shown = explain_reply({"text": "all green", "today": "2020-09-07", "actions": []})
    assert (shown["kind"], shown["edits"]) == ("ask", [])
