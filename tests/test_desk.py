"""Rules: one input that fails never keeps the others from being read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.readings import bare

from secondlead import desk
from secondlead.errors import SecondLeadError, UnexpectedError
from secondlead.model.report import Report
from secondlead.views.notebook import ShownReading


def reading_of(report: Report, _using: object = None) -> ShownReading:
    """A stand-in that has a mistake in it."""
    if "bug" in report.text:
        raise IndexError("tuple index out of range")
    if "stop" in report.text:
        raise ImportError("initialization failed") from KeyboardInterrupt()
    return ShownReading(**{name: getattr(bare("x"), name) for name in ShownReading.__dataclass_fields__} | {"report": report})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(desk, "reading_of", reading_of)
    monkeypatch.delenv("SECONDLEAD_DEBUG", raising=False)
    for number, text in enumerate(("The ferry sank.", "A bug.", "", "The crew lived.")):
        (tmp_path / f"{number}.txt").write_text(text)
    return tmp_path


def test_what_fails_is_an_error_in_its_place(folder: Path) -> None:
    found = list(desk.readings([str(folder), "nowhere.txt"]))
    assert [one.report.text if isinstance(one, ShownReading) else type(one).__name__ for one in found] == [
        "The ferry sank.",
        "UnexpectedError",
        "EmptyError",
        "The crew lived.",
        "NotFoundError",
    ]


def test_a_mistake_of_ours_names_its_input_and_what_to_do(folder: Path) -> None:
    (error,) = [one for one in desk.readings([str(folder)]) if isinstance(one, UnexpectedError)]
    assert str(error).startswith(f"{folder / '1.txt'}: unexpected error: IndexError: tuple index out of range; please report it")
    assert error.status == 1


def test_a_mistake_of_ours_is_shown_whole_where_that_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDLEAD_DEBUG", "1")
    with pytest.raises(IndexError):
        list(desk.readings([str(folder)]))


def test_an_interrupt_stops_all(folder: Path) -> None:
    (folder / "0.txt").write_text("stop")
    with pytest.raises(ImportError):
        list(desk.readings([str(folder)]))


def test_one_report_alone_raises_its_error(folder: Path) -> None:
    with pytest.raises(SecondLeadError):
        desk.read(folder / "2.txt")


def test_a_file_may_hold_several_reports(folder: Path) -> None:
    """A bad one among them is an error in its place, and so is a file that breaks off."""
    (folder / "4.jsonl").write_text('{"text": "The crew ate."}\n{"text": "A bug."}\n{broken\n{"text": "The crew slept."}\n')
    found = list(desk.readings([str(folder / "4.jsonl")]))
    assert [one.report.input if isinstance(one, ShownReading) else str(one).split(": ")[0] for one in found] == [
        f"{folder}/4.jsonl#{number}" for number in (1, 2, 3, 4)
    ]
    assert [one.report.text for one in found if isinstance(one, ShownReading)] == ["The crew ate.", "The crew slept."]


def test_a_user_names_the_keys_of_records(folder: Path) -> None:
    (folder / "4.json").write_text('{"text": "no", "body": "The crew ate."}')
    (one,) = desk.readings([str(folder / "4.json")], fields=["text=body"])
    assert isinstance(one, ShownReading)
    assert one.report.text == "The crew ate."
    with pytest.raises(SecondLeadError, match="--field"):
        list(desk.readings([str(folder / "4.json")], fields=["text"]))


def test_read_wants_one_report_and_read_many_takes_all(folder: Path) -> None:
    (folder / "4.jsonl").write_text('{"text": "The crew ate."}\n{"text": "The crew slept."}\n')
    with pytest.raises(SecondLeadError, match="holds several reports; read it with read_many"):
        desk.read(folder / "4.jsonl")
    many = desk.read_many([folder / "4.jsonl", "The crew woke."])
    assert [one.report.text for one in many] == ["The crew ate.", "The crew slept.", "The crew woke."]


def test_what_is_wrong_with_a_source_is_raised_in_its_turn(folder: Path) -> None:
    for bad, words in ((folder / "2.txt", "empty"), (folder / "nowhere.txt", "no such file"), ("", "empty")):
        many = desk.read_many([folder / "0.txt", bad, folder / "3.txt"])
        assert next(many).report.text == "The ferry sank."
        with pytest.raises(SecondLeadError, match=words):
            next(many)


@pytest.mark.encoder
def test_several_at_once_read_as_each_alone() -> None:
    texts = [f"The ferry sank at {hour} a.m., officials said. They could not say why." for hour in range(1, 10)]
    assert [one.to_dict() for one in desk.read_many(texts)] == [desk.read(text).to_dict() for text in texts]
