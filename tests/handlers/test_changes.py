"""`update`, `done`, `assign`, `pause`, `private` and `public`: what is recorded, and for whom."""

import pytest
from sqlalchemy import func, select

from store.models import Entry, Person
from tests.handlers.room import Room


@pytest.mark.parametrize(
    "code",
    ["CR1.3", "cr1.3", "CR 1.3", "cr1-3", "CR1_3", "#1", "CR1.3:", "#1,"],
)
def test_a_code_may_be_typed_in_many_ways(room: Room, code: str) -> None:
    said = room.command("anne", f"update {code} amber waiting on Cabinet")
    assert said.startswith("CR1.3 is now Amber (was Green).\n“waiting on Cabinet”\n[Undo]")
    action = room.action(1)
    assert (action.rag, action.comment, action.commented_by) == (
        "amber",
        "waiting on Cabinet",
        "Anne Baker",
    )


def test_a_status_comment_and_date_are_read_from_one_line(any_room: Room) -> None:
    said = any_room.command("anne", "update CR1.3 amber waiting on Cabinet, now end Oct")
    assert said.startswith("CR1.3 is now Amber (was Green), due Sat 31 Oct (was Wed 30 Sep).")
    assert any_room.answer is not None
    assert any_room.answer.to_all


@pytest.mark.parametrize(
    ("words", "comment"),
    [
        ("amber waiting on @priya to book", "waiting on Priya Nair to book"),
        ("amber <@priya|pnair> is to book", "Priya Nair is to book"),
        ("amber mail crew@hall.org or @nobody99", "mail crew@hall.org or @nobody99"),
    ],
)
def test_who_is_mentioned_in_a_comment_stands_there_by_name(
    room: Room, words: str, comment: str
) -> None:
    # What a platform calls them ("@U0PRIYA") means nothing to whoever reads the paper.
    assert f"“{comment}”" in room.command("anne", f"update CR1.3 {words}")
    assert room.action(1).comment == comment


def test_who_is_mentioned_in_a_reason_to_move_or_a_column_stands_there_by_name(room: Room) -> None:
    assert "Priya Nair is away" in room.command("anne", "move CR1.3 to 30 Oct, @priya is away")
    assert "Priya Nair" in room.command("anne", "set CR1.3 title Ask @priya for the survey")
    assert room.action(1).title == "Ask Priya Nair for the survey"
    room.command("anne", "set CR1.3 cost: @priya knows")
    assert "Priya Nair knows" in room.action(1).fields.values()


def test_a_code_alone_and_words_update_without_the_command(room: Room) -> None:
    assert room.command("anne", "CR1.3 amber late").startswith("CR1.3 is now Amber (was Green).")


def test_a_command_without_a_code_offers_ones_own_actions(room: Room) -> None:
    said = room.command("anne", "update")
    assert said.startswith("Which action? Say its code, for example “update CR1.3”.")
    assert room.labels[0] == "CR1.3 Draft the survey"
    room.press("anne", "CR1.3 Draft the survey")
    assert room.form.command == "update #1"


def test_a_command_without_a_code_says_what_to_type_where_nothing_is_led(room: Room) -> None:
    assert room.command("max", "done") == ("Which action? Say its code, for example “done CR1.3”.")


def test_after_the_code_alone_a_form_asks(room: Room) -> None:
    room.command("anne", "update CR1.3")
    assert [field.name for field in room.form.fields] == ["status", "comment", "deadline"]
    said = room.submit("anne", room.form.command, status="red", comment="fire", deadline="1 Dec")
    assert said.startswith("CR1.3 is now Red (was Green), due Tue 1 Dec (was Wed 30 Sep).")


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        pytest.param({}, "comment", "Choose a status, or write a comment.", id="empty"),
        pytest.param(
            {"status": "red", "deadline": "31 September"},
            "deadline",
            "There is no 31 September. Type the new date again, for example "
            "“move CR1.3 to 30 Sep”. Nothing was changed.",
            id="no such day",
        ),
    ],
)
def test_a_form_says_at_its_field_what_is_wrong(
    room: Room, form: dict[str, str], field: str, sentence: str
) -> None:
    before = room.kept(1)
    room.submit("anne", "update #1", **form)
    assert room.message.errors == ((field, sentence),)
    assert room.kept(1) == before


def test_a_shared_code_is_asked_about_and_the_button_keeps_the_words(room: Room) -> None:
    said = room.command("priya", "done CR6.1 opened on Monday")
    assert said.startswith("Which one do you mean: CR6.1 (#4) or CR6.1 (#5)?")
    assert room.action(4).is_open
    said = room.press("priya", "CR6.1 (#4) Open food hubs")
    assert said.startswith("CR6.1 (#4) is now Complete (was Not rated).\n“opened on Monday”")


def test_an_unknown_code_gets_the_nearest(room: Room) -> None:
    said = room.command("anne", "update CR1.33 red")
    assert said.startswith("There is no action CR1.33 here. Did you mean one of these?")
    assert room.press("anne", "CR1.3 Draft the survey").startswith("CR1.3 is now Red")


@pytest.mark.parametrize("words", ["CR9.9", "CR9.9 green", "show CR9.9", "#99"])
def test_an_unknown_code_alone_is_told_from_an_unknown_word(room: Room, words: str) -> None:
    assert f"There is no action {words.split()[-1 if 'show' in words else 0]} here" in (
        room.command("bev", words)
    )


def test_a_chair_may_comment_and_it_is_no_word_on_how_it_stands(room: Room) -> None:
    assert room.command("carol", "update CR1.3 thank you all").startswith(
        "CR1.3: a comment is added.\n“thank you all”"
    )
    assert room.action(1).reported_at is None
    refused = room.command("carol", "update CR1.3 amber slow")
    assert "Anne Baker or a coordinator (Bev Hill) can change it. A chair can add a com" in refused
    assert room.action(1).rag == "green"


@pytest.mark.parametrize(
    "words",
    [
        "update CR1.3 red",
        "update CR1.3",
        "done CR1.3",
        "move CR1.3 to 30 Oct",
        "assign CR1.3 to me",
        "hold CR1.3 until Jan",
        "resume CR1.3",
        "pause CR1.3",
        "private CR1.3",
        "public CR1.3",
        "set CR1.3 cost £9",
        "edit CR1.3",
    ],
)
def test_a_member_hears_who_can_and_nothing_is_changed(room: Room, words: str) -> None:
    before = room.kept(1)
    said = room.command("max", words)
    assert said.startswith(
        "CR1.3 is led by Anne Baker. Anne Baker or a coordinator (Bev Hill) can change it. "
        "Nothing was changed."
    )
    assert room.kept(1) == before
    assert room.session.scalar(select(func.count(Entry.id))) == 0


def test_an_action_without_a_lead_says_so(room: Room) -> None:
    assert room.command("max", "done #7").startswith(
        "#7 has no lead yet, and only a coordinator (Bev Hill) can change it."
    )


def test_the_refusals_button_passes_the_whole_wish_on(room: Room) -> None:
    room.command("max", "update CR1.3 red the hall burnt down, now end Nov")
    room.press("max", "Ask Bev Hill to")
    assert "burnt down" in room.told("bev")[0]
    said = room.press_words("bev", "update #1 red now Mon 30 Nov the hall burnt down")
    assert "CR1.3 is now Red (was Green), due Mon 30 Nov" in said


@pytest.mark.parametrize(
    ("names", "leads"),
    [
        pytest.param("to Gupti", ["Gupti Gosine"], id="a first name"),
        pytest.param("Gupti Gosine", ["Gupti Gosine"], id="without to"),
        pytest.param("to gupti gosine", ["Gupti Gosine"], id="in small letters"),
        pytest.param(
            "to @priya and Gupti", ["Priya Nair", "Gupti Gosine"], id="a mention and more"
        ),
        pytest.param("to Jenny Ford", ["Jenny Ford"], id="somebody new"),
        pytest.param("to me", ["Bev Hill"], id="oneself"),
        pytest.param("to max", ["Max Member"], id="a member by first name"),
        pytest.param("to @max", ["Max Member"], id="a member mentioned"),
        pytest.param("to Housing Team", ["Housing Team"], id="a body"),
    ],
)
def test_an_action_is_given_to(room: Room, names: str, leads: list[str]) -> None:
    said = room.command("bev", f"assign CR1.3 {names}")
    assert said.startswith(f"CR1.3 is now led by {' and '.join(leads)}.")
    assert room.kept(1)["leads"] == leads


def test_an_action_that_is_nobodys_again_has_no_lead(room: Room) -> None:
    room.add("D1", "Count the trees")
    room.command("bev", "assign D1 to Priya")
    assert room.command("bev", "undo").startswith("Undone: D1 has no lead now.")


@pytest.mark.parametrize("names", ["to xyzzy", "to @nobody", "to the moon"])
def test_a_lead_who_is_nobody_changes_nothing(room: Room, names: str) -> None:
    before, people = room.kept(1), room.session.scalar(select(func.count(Person.id)))
    assert "I don't know anybody called" in room.command("bev", f"assign CR1.3 {names}")
    assert room.kept(1) == before
    assert room.session.scalar(select(func.count(Person.id))) == people


def test_a_slip_in_a_name_is_offered_right(room: Room) -> None:
    assert "Did you mean Gupti Gosine?" in room.command("bev", "assign CR1.3 to gupty")


def test_assigning_without_a_name_opens_a_form(room: Room) -> None:
    room.command("bev", "assign CR1.4")
    assert room.form.fields[0].value == "Anne Baker, Priya Nair"
    said = room.submit("bev", room.form.command, leads="Priya Nair, Jenny Ford")
    assert said.startswith("CR1.4 is now led by Priya Nair and Jenny Ford.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("assign CR1.3 to Anne", "CR1.3 is led by Anne Baker already. Nothing was changed."),
        ("public CR1.3", "CR1.3 is seen by everybody already. Nothing was changed."),
        ("resume CR1.3", "CR1.3 is neither on hold nor paused. Nothing was changed."),
    ],
)
def test_what_is_so_already_is_not_recorded(room: Room, words: str, said: str) -> None:
    assert room.command("bev", words) == said
    assert room.session.scalar(select(func.count(Entry.id))) == 0


@pytest.mark.parametrize("words", ["pause CR1.3", "public CR1.3"])
def test_some_things_are_for_coordinators_even_of_ones_own(room: Room, words: str) -> None:
    assert room.command("anne", words).startswith("Only a coordinator (Bev Hill) can")
    assert room.labels == ["Ask Bev Hill to"]


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("🎉 opened 🎉", id="emoji"),
        pytest.param("first line\nsecond line", id="two lines"),
        pytest.param("\u200fשלום\u200e ok", id="right to left"),
        pytest.param("<!channel> *b* =1+1 & <script>", id="markup"),
        pytest.param("word " * 8000, id="forty thousand characters"),
    ],
)
def test_a_comment_is_kept_as_it_was_typed(any_room: Room, comment: str) -> None:
    any_room.command("anne", f"done CR1.3 {comment}")
    assert any_room.action(1).comment == comment.strip()


@pytest.mark.parametrize("text", ["done\x00 CR1.3 all \x00in", "done CR1.3 all \ud800in"])
def test_what_no_database_keeps_is_left_out(any_room: Room, text: str) -> None:
    assert any_room.command("anne", text).startswith("CR1.3 is now Complete")
    assert any_room.action(1).comment == "all in"


def test_a_wish_too_long_for_a_button_is_refused_without_one(room: Room) -> None:
    assert "can change it" in room.command("max", "update CR1.3 red " + "late " * 800)
    assert room.labels == []


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("CR1.3 to Priya as well", ["Anne Baker", "Priya Nair"]),
        ("CR1.3 Priya too", ["Anne Baker", "Priya Nair"]),
        ("CR1.3 to Priya and Gupti as well", ["Anne Baker", "Priya Nair", "Gupti Gosine"]),
        ("CR1.3 to Anne as well", None),
        ("CR1.3 from Anne to Priya", ["Priya Nair"]),
        ("CR1.3 priya n gupti", ["Priya Nair", "Gupti Gosine"]),
        ("CR1.3 to priya + gupti", ["Priya Nair", "Gupti Gosine"]),
        ("CR1.3 to Priya please", ["Priya Nair"]),
    ],
)
def test_leads_may_be_named_in_a_hurry(room: Room, words: str, leads: list[str] | None) -> None:
    said = room.command("bev", f"assign {words}")
    assert room.kept(1)["leads"] == (leads or ["Anne Baker"]), said
