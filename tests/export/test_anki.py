"""The Anki deck, brought in by Anki's own importer."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings

from glute_lessons.content import Library
from glute_lessons.export.anki import anki, guid
from glute_lessons.export.anki_notes import FIELDS
from glute_lessons.export.items import Item, cleaned, items

from .awkward import banks

pytest.importorskip(
    "genanki", reason="genanki writes the deck: pip install 'glute-lessons[export]'"
)
collection = pytest.importorskip("anki.collection", reason="anki reads the deck: pip install it")
NOW = 1_790_000_000.0


@pytest.fixture
def home(tmp_path: Path) -> Iterator[collection.Collection]:
    """An empty collection."""
    held = collection.Collection(str(tmp_path / "collection.anki2"))
    yield held
    held.close()


def bring_in(home, folder: Path, data: bytes):
    """Imports a deck as Anki's window does, note types and all; returns what Anki says of it."""
    path = folder / "deck.apkg"
    path.write_bytes(data)
    options = collection.ImportAnkiPackageOptions(with_scheduling=False)
    request = collection.ImportAnkiPackageRequest(package_path=str(path), options=options)
    return home.import_anki_package(request).log


def notes(home) -> dict[str, object]:
    """The question's id, as the guid has it → its note."""
    found = [home.get_note(id_) for id_ in home.find_notes("")]
    return {each.guid.removeprefix("glute-lessons-"): each for each in found}


def texts(markup: str) -> list[str]:
    """The paragraphs and list entries of a field as they are read."""
    inner = re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", markup, re.DOTALL)
    lines = [re.sub(r"<br>", "\n", each) for each in inner]
    assert not any(re.search(r"<[^>]*>", each) for each in lines)
    return [html.unescape(each) for each in lines]


def check(home, held: tuple[Item, ...], library: Library) -> None:
    found = notes(home)
    assert sorted(found) == sorted(library.questions)
    for item in held:
        check_note(found[item.id], item, library)


def check_note(note, item: Item, library: Library) -> None:
    asked = library.questions[item.id]
    fields = dict(note.items())
    assert tuple(fields) == FIELDS[asked.kind]
    assert note.note_type()["name"] == f"Glute Lessons: {asked.kind.replace('_', ' ')}"
    assert fields["Id"] == item.id
    assert texts(fields["Question"])[0] == cleaned(asked.stem)
    assert set(note.tags) == set(item.tags)
    assert ("critical" in note.tags) == asked.critical
    assert f"lesson_{asked.lesson}" in note.tags
    if "Options" in fields:
        assert texts(fields["Options"]) == [each.text for each in item.answers]
    if asked.kind in ("order", "choose_all"):
        assert texts(fields["Answer"]) == list(item.best)
    elif asked.kind != "number":
        assert all(text in " ".join(texts(fields["Answer"])) for text in item.best)
    reasons = " ".join(texts(fields["Reasons"]))
    told = [each for each in item.answers if asked.kind != "locate" or each.right]
    assert all(each.explanation in reasons for each in told)
    assert item.danger in " ".join(texts(fields["Danger"]))
    assert item.do in " ".join(texts(fields["Do"]))
    assert "CC BY 4.0" in fields["Credit"]
    assert not re.search(r"\[(sound|latex|anki)", note.joined_fields())
    assert len(note.cards()) == 1


@pytest.fixture(scope="module")
def deck(bank: Library, held: tuple[Item, ...]) -> bytes:
    return anki(held, bank, NOW).data


def test_every_question_comes_in_as_one_note(home, tmp_path, deck, bank, held) -> None:
    log = bring_in(home, tmp_path, deck)
    assert (log.found_notes, len(log.new)) == (321, 321)
    check(home, held, bank)
    used = {name for each in home.models.all() if (name := each["name"]).startswith("Glute")}
    assert len(used) == 6


def test_the_deck_tells_its_licence_and_the_plates_credit(home, tmp_path, deck, bank) -> None:
    bring_in(home, tmp_path, deck)
    about = home.decks.by_name("Glute Lessons")["desc"]
    assert "Creative Commons Attribution 4.0" in about
    assert html.escape(bank.pictures["posterior"].credit, quote=False) in about


def test_every_picture_comes_in_and_no_card_misses_one(home, tmp_path, deck) -> None:
    bring_in(home, tmp_path, deck)
    wanted = {
        name
        for note in notes(home).values()
        for name in re.findall(r'src="(.*?)"', note.joined_fields())
    }
    there = {path.name for path in Path(home.media.dir()).iterdir()}
    assert wanted == there and len(there) == 37  # 10 bare plates, and one for each of 27 places
    said = home.media.check()
    assert (list(said.missing), list(said.unused)) == ([], [])


def test_the_same_deck_again_changes_nothing(home, tmp_path, deck, bank, held) -> None:
    bring_in(home, tmp_path, deck)
    log = bring_in(home, tmp_path, deck)
    assert (len(log.new), len(log.updated), home.note_count()) == (0, 0, 321)
    check(home, held, bank)


def test_a_later_deck_updates_its_notes_and_doubles_none(home, tmp_path, deck, bank) -> None:
    bring_in(home, tmp_path, deck)
    id_ = next(iter(bank.questions))
    new = evolve(bank.questions[id_], stem="Quite another question?")
    later = evolve(bank, questions={**bank.questions, id_: new})
    log = bring_in(home, tmp_path, anki(items(later), later, NOW + 60).data)
    assert (len(log.new), home.note_count(), home.card_count()) == (0, 321, 321)
    check(home, items(later), later)


def test_what_is_learnt_stays_when_a_deck_comes_in_again(home, tmp_path, deck, held, bank) -> None:
    bring_in(home, tmp_path, deck)
    home.decks.select(home.decks.id_for_name("Glute Lessons"))
    card = home.sched.getCard()
    assert card
    card.start_timer()
    home.sched.answerCard(card, 3)
    bring_in(home, tmp_path, anki(held, bank, NOW + 60).data)
    assert home.get_card(card.id).reps == 1


def test_ids_do_not_depend_on_when_it_is_made(held, bank) -> None:
    assert anki(held[:5], bank, NOW).data == anki(held[:5], bank, NOW).data
    assert guid("start_foot_tingled") == "glute-lessons-start_foot_tingled"


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # each try is an import, so a failure is not shrunk
)
@given(banks())
def test_awkward_words_come_in_as_they_are(tmp_path_factory, small: Library) -> None:
    folder = tmp_path_factory.mktemp("anki")
    home = collection.Collection(str(folder / "collection.anki2"))
    try:
        held = items(small)
        bring_in(home, folder, anki(held, small, NOW).data)
        check(home, held, small)
    finally:
        home.close()
