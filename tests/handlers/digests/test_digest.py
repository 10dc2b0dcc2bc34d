"""The digest as a whole: what it keeps to itself, a part of it, and as it was published."""

from datetime import date

import pytest
from sqlalchemy import event

from handlers.digests.digest import publish
from handlers.messages import from_dict, in_words
from store.calendar import Meeting
from store.models import Action
from tests.digest_plans import LAST, LONG_AGO, NEXT, NOW, Town
from tests.handlers.digests.said import (
    AUGUST,
    JUNE,
    TODAY,
    compose,
    facts,
    fresh,
    publish_in_june,
    rows,
)


def test_private_actions_are_counted_and_never_shown(town: Town) -> None:
    town.meets(LAST)
    for rag in ("red", "amber", "green", None):
        town.action("Secret plan", code="SECRET", rag=rag, comment="secret words", private=True,
                    due=date(2026, 8, 1), lead="Sylvia Secret", on_hold=True)  # fmt: skip
    town.action("Secret end", state="discontinued", private=True)
    digest = compose(town)
    said = "\n".join(map(in_words, (digest.message, *digest.details))).casefold()
    assert "secret" not in said
    assert digest.message.summary.startswith("4 actions: 1 on track, 1 needs attention")
    assert "4 private actions are counted and not shown." in in_words(digest.message)
    assert "secret" not in str(digest.numbers).casefold()
    for only in ("red", "food"):
        assert "secret" not in in_words(compose(town, only=only).message).casefold()


def test_what_is_private_is_not_promised_in_the_thread(town: Town) -> None:
    town.meets(LAST)
    for n in range(80):
        town.action("Secret", rag="red", private=True)
        if n % 40 == 0:
            town.action(f"Open {n}", code=f"O{n}", rag="red")
    digest = compose(town)
    said = "\n".join(map(in_words, (digest.message, *digest.details)))
    assert "more" not in said
    assert facts(digest.message)["No update since 12 Jun"] == "O0, O40"


def test_private_comments_are_not_shown_nor_the_reason_given_with_one(town: Town) -> None:
    town.meets(LAST)
    action = town.action("Open", code="O1", rag="red", comment="ill health", comment_private=True,
                         commented_on=TODAY)  # fmt: skip
    town.deadline(action, date(2026, 9, 9), LONG_AGO)
    town.deadline(action, date(2026, 9, 30), AUGUST, "ill health")
    gone = town.action("Gone", state="discontinued", comment="ill health", comment_private=True)
    gone.reported_at = AUGUST
    digest = compose(town)
    said = "\n".join(map(in_words, (digest.message, *digest.details)))
    assert "ill health" not in said
    assert "O1 from 9 Sep to 30 Sep" in said
    assert "2 Sep" not in rows(digest.message)["Red"][0].quote_note


def test_one_colour_is_asked_for_by_its_word(town: Town) -> None:
    town.meets(LAST, NEXT)
    fresh(town, "red", 2)
    fresh(town, "green", 3)
    message = compose(town, only="Red").message
    assert message.summary == "2 of 5 actions are Red."
    assert message.title.endswith("for Thu 3 Sep, 2pm · Red")
    assert [row.title for row in rows(message)[""]] == ["#1 red 0", "#2 red 1"]
    assert compose(town, only="amber").message.summary == "No action is Amber."
    assert compose(town, only="not rated").message.summary == "No action is Not rated."


def test_one_theme_is_asked_for_by_words_of_its_name(town: Town) -> None:
    fresh(town, "red", 2, theme="Food and growing")
    fresh(town, "green", 3, theme="Jobs")
    for only in ("food", "theme FOOD", "  growing "):
        digest = compose(town, only=only)
        assert digest.message.summary == "Both actions need action."
        assert digest.message.title.endswith("· Food and growing")
        assert [detail.title for detail in digest.details] == ["Food and growing"]


def test_a_theme_that_is_not_there_gets_the_names_of_those_that_are(town: Town) -> None:
    fresh(town, "red", 1, theme="Food")
    fresh(town, "red", 1, theme="Jobs")
    message = compose(town, only="fod").message
    assert message.summary == "No theme has “fod” in its name. The themes are Food; Jobs."


def test_a_part_of_the_plan_is_never_published(town: Town) -> None:
    fresh(town, "red", 1)
    with pytest.raises(ValueError, match="whole plan"):
        publish(town.session, town.partnership, None, compose(town, only="red"), NOW)


def test_a_published_digest_reads_to_the_letter_as_it_went_out(town: Town) -> None:
    meeting = town.meets(NEXT)
    action = town.action("Food", rag="red", comment="as it was", reported_at=AUGUST)
    digest = compose(town)
    published = publish(town.session, town.partnership, meeting, digest, NOW)
    action.rag, action.comment = "green", "as it is"
    town.session.flush()
    town.session.expire_all()
    assert from_dict(published.body) == digest.message
    assert tuple(map(from_dict, published.body["details"])) == digest.details
    assert published.numbers["actions"] == {str(action.id): {"mark": "red", "due": None}}
    assert published.numbers["totals"]["red"] == 1
    assert (published.meeting_id, published.version) == (meeting.id, 1)


def test_a_refreshed_digest_is_compared_with_the_meeting_before_not_with_itself(
    town: Town,
) -> None:
    action = town.action("a", rag="green", reported_at=JUNE)
    publish_in_june(town)
    action.rag = "red"
    september = town.session.query(Meeting).filter_by(starts_at=NEXT).one()
    publish(town.session, town.partnership, september, compose(town), NOW)
    assert "Since 12 Jun: 1 worse." in compose(town).message.summary


def test_a_new_plan_starts_without_a_comparison(town: Town) -> None:
    town.action("a", rag="green", reported_at=JUNE)
    publish_in_june(town)
    town.plan.live = False
    town.plan = town.new_plan()
    town.themes.clear()
    fresh(town, "red", 2)
    assert compose(town).message.summary == "Both actions need action."


def test_ten_thousand_actions_take_a_handful_of_questions(town: Town) -> None:
    theme = town.theme("Food").id
    town.session.add_all(
        Action(
            plan_id=town.plan.id, partnership_id=town.partnership.id, ref=n, position=n,
            title=f"Action {n}", code=f"A{n}", theme_id=theme, created_at=LONG_AGO,
            rag=("green", "amber", "red", None)[n % 4], due_last=date(2026, 8, 1 + n % 31),
        )
        for n in range(1, 10_001)
    )  # fmt: skip
    town.session.flush()
    town.session.expire_all()
    asked: list[str] = []
    engine = town.session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    digest = compose(town)
    assert digest.message.summary.startswith("10,000 actions: 2,500 on track")
    assert len(asked) < 40
    assert len(in_words(digest.message)) < 6000
