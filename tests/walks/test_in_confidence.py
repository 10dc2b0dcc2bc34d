"""A comment in confidence is read by those whom it is for, and found nowhere else."""

from datetime import datetime

import pytest

from tests.walks.conftest import LONDON, Anywhere, SetUp
from tests.walks.test_a_redaction import DIGEST, PAPERS, has_secret
from tests.walks.test_the_loop import SAMPLE, set_out
from tests.walks.walk import CHANNEL

BEGINS = datetime(2026, 9, 7, 9, tzinfo=LONDON)
SECRET = "Mrs Okonkwo of Mill Lane is ill"
ASKED = (
    *("list", "list red", "show FD3", "history FD3", "history", "digest", "digest red", "home"),
    *("export word", "export csv"),
)
PAPER_KINDS = ("word", "excel", "csv", "report word", "exceptions word")


@pytest.fixture(scope="module")
def told(set_up_once: SetUp) -> Anywhere:
    """A secret that is told, followed by a public word, asked about, printed and posted."""
    stage = set_out(set_up_once, BEGINS, SAMPLE)
    stage.say("leanne", "FD3 amber, the first word")
    stage.command("leanne", f"update FD3 red private: {SECRET}")
    _look_everywhere(stage)
    stage.go(PAPERS)
    stage.command("bev", "export publish")
    stage.command("bev", "digest preview")
    stage.go(DIGEST)
    stage.say("leanne", "FD3 amber, the last word")
    stage.command("bev", "digest addendum post")
    _look_everywhere(stage)
    return stage


def _look_everywhere(stage: Anywhere) -> None:
    for words in ASKED:
        stage.say("ruth", words)
    for kind in PAPER_KINDS:
        stage.command("bev", f"export {kind}")


def test_no_message_that_others_see_and_no_file_has_it(told: Anywhere) -> None:
    public = [*told.said("ruth"), *told.said("ruth", CHANNEL)]
    assert any("the first word" in said for said in public)
    assert any("RAG digest for" in said for said in public)
    assert [said for said in public if has_secret(said)] == []
    everyone = ("ruth", "leanne", "bev", "di")
    files = [
        file for who in everyone for place in (None, CHANNEL) for file in told.given(who, place)
    ]
    assert {"docx", "xlsx", "csv"} <= {name.rpartition(".")[2] for name, _ in files}
    assert [name for name, content in files if has_secret(content)] == []


def test_those_whom_it_is_for_read_it_though_a_later_word_stands(told: Anywhere) -> None:
    for who in ("leanne", "bev", "di"):
        assert SECRET in told.say(who, "show FD3")
    assert "the last word" in told.say("ruth", "show FD3")
