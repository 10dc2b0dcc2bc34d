"""Exceptions come first, each once, and what does not fit is counted."""

from datetime import date

from handlers.digests.digest import compose_digest
from handlers.messages import Row, in_words
from tests.digest_plans import LAST, NOW, Town
from tests.handlers.digests.said import AUGUST, JUNE, compose, facts, fresh, publish_in_june, rows


def test_a_red_action_is_shown_with_lead_deadline_moves_and_the_latest_comment(town: Town) -> None:
    town.meets(LAST)
    town.action(
        "Food in the school holidays",
        code="CR6.2", rag="red", lead="Priya N", due=date(2026, 8, 31), moved=2,
        original_last=date(2026, 6, 30), comment="lost the kitchen at Tuffley",
        commented_on=date(2026, 6, 12), reported_at=LAST,
    )  # fmt: skip
    (row,) = rows(compose(town).message)["Red"]
    assert row == Row(
        title="CR6.2 Food in the school holidays",
        mark=row.mark,
        detail="Priya N · was due Mon 31 Aug, 2 days overdue · moved twice, first 30 Jun",
        quote="lost the kitchen at Tuffley",
        quote_note="12 Jun",
    )


def test_each_exception_is_shown_once_where_it_matters_most(town: Town) -> None:
    every = [
        town.action(name, rag=rag, reported_at=JUNE, due=due)
        for name, rag, due in (
            ("red and late", "red", date(2026, 8, 1)),
            ("red", "red", None),
            ("green and late", "green", date(2026, 7, 24)),
            ("fell to amber", "green", None),
            ("amber", "amber", None),
        )
    ]
    publish_in_june(town)
    every[3].rag = "amber"
    shown = rows(compose(town).message)
    assert {heading: [row.title[3:] for row in of] for heading, of in shown.items()} == {
        "Red": ["red and late", "red"],
        "Also overdue": ["green and late"],
        "Got worse": ["fell to amber"],
        "Also Amber": ["amber"],
    }
    assert shown["Also overdue"][0].detail == "no lead · was due Fri 24 Jul, 40 days overdue"
    assert shown["Got worse"][0].travel == "worse"
    assert shown["Got worse"][0].detail.endswith("was Green")


def test_a_colour_is_never_changed_by_being_late(town: Town) -> None:
    town.action("late", rag="green", due=date(2026, 7, 24))
    (row,) = rows(compose(town).message)["Overdue"]
    assert row.mark == "green"


def test_what_does_not_fit_is_counted_and_in_the_thread(town: Town) -> None:
    for n in range(25):
        town.action(f"Red {n}", code=f"R{n}", rag="red")
    digest = compose(town)
    words = in_words(digest.message)
    assert len(rows(digest.message)["Red"]) == 10
    assert "15 more in the thread." in words
    assert facts(digest.message)["No update yet"].endswith(" and 13 more in the thread")
    (thread,) = digest.details
    assert {row.title.split()[0] for row in rows(thread)["Red"]} == {f"R{n}" for n in range(25)}
    assert all("no update yet" in row.detail for row in rows(thread)["Red"])


def test_without_a_thread_the_rest_is_in_the_full_list(town: Town) -> None:
    for n in range(25):
        town.action(f"Red {n}", code=f"R{n}", rag="red")
    digest = compose_digest(town.session, town.partnership, NOW, thread=False)
    words = in_words(digest.message)
    assert "15 more in the full list." in words
    assert "thread" not in words
    assert digest.details == ()
    assert digest.message.buttons[0].text == "list"


def test_a_theme_too_long_for_the_thread_says_where_the_rest_is(town: Town) -> None:
    for n in range(70):
        town.action(f"Red {n}", rag="red", reported_at=AUGUST)
    fresh(town, "green", 5)
    words = in_words(compose(town).details[0])
    assert "10 more in the full list: say “list theme Food”." in words
    assert "5 more in the full list" in words


def test_long_comments_are_cut_with_a_sign_and_stand_whole_in_the_thread(town: Town) -> None:
    comment = "word " * 200 + "end"
    town.action("Red", rag="red", comment=comment)
    digest = compose(town)
    (row,) = rows(digest.message)["Red"]
    assert row.quote.endswith("…")
    assert len(row.quote) < 250
    assert rows(digest.details[0])["Red"][0].quote == comment


def test_codes_that_repeat_carry_the_ref_and_actions_without_one_their_title(town: Town) -> None:
    town.meets(LAST)
    town.action("One", code="CR6.4")
    town.action("Two", code="CR6.4")
    town.action("Three", code="")
    said = facts(compose(town).message)["No update since 12 Jun"]
    assert said == "CR6.4 (#1), CR6.4 (#2), #3 Three"


def test_the_partnerships_own_words_come_through_to_the_letter(town: Town) -> None:
    name = "<!channel> <script>alert(1)</script> *bold* =1+1"
    town.action(name, rag="red", comment=name)
    (row,) = rows(compose(town).message)["Red"]
    assert row.title == f"#1 {name}"
    assert row.quote == name
