"""The shipped sources and syllabus against the maintainers' evidence file, where that is at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.content import Library, load

ROOT = Path(__file__).resolve().parents[2]
DOI = re.compile(r"10\.\d{4,}/[^\s\"'<>)\];,]+")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def evidence(shared: Path) -> dict[str, Any]:
    raw = json.loads((shared / "content" / "evidence.json").read_text(encoding="utf-8"))
    return {claim["id"]: claim for claim in raw["claims"]}


def test_every_claim_is_there_with_its_grade_and_status(
    library: Library, evidence: dict[str, Any]
) -> None:
    assert list(library.sources) != []
    assert sorted(library.sources) == sorted(evidence)
    for name, source in library.sources.items():
        assert source.grade == evidence[name]["grade"].replace("–", "-")
        assert source.status == evidence[name]["status"]


def test_no_doi_is_printed_that_the_evidence_does_not_hold(evidence: dict[str, Any]) -> None:
    held = json.dumps(evidence, ensure_ascii=False)
    texts = [
        *(ROOT / "notebooks").glob("*.ipynb"),
        *(ROOT / "glute_lessons").rglob("*.toml"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "README.md",
    ]
    found = {doi for path in texts for doi in DOI.findall(path.read_text(encoding="utf-8"))}
    assert len(found) > 30
    assert sorted(doi for doi in found if doi not in held) == []


def test_general_knowledge_prints_no_reference(library: Library) -> None:
    general = [source for source in library.sources.values() if source.status == "G"]
    assert len(general) == 23
    assert [s.id for s in general if s.citation or s.doi] == []


def test_the_syllabus_is_the_maintainers_one(library: Library, shared: Path) -> None:
    text = (shared / "content" / "facts.md").read_text(encoding="utf-8")
    items = re.findall(r"^- ([ATFWLHSDX]\d+) ", text, flags=re.MULTILINE)
    assert list(library.facts) == items
    assert len(items) == 148


@pytest.mark.parametrize("flag", ["VAGUE", "UNPROVEN", "TENSION", "GAP"])
def test_no_flag_of_a_fact_was_lost(flag: str, library: Library, shared: Path) -> None:
    text = (shared / "content" / "facts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^- ([ATFWLHS]\d+) .*? — (.*)$", text, flags=re.MULTILINE)
    marked = {item for item, note in rows if re.search(rf"\b{flag}\b", note)}
    kept = {item for item, fact in library.facts.items() if flag in fact.flags}
    assert marked
    assert marked <= kept


def test_every_evidence_code_of_a_fact_was_kept(library: Library, shared: Path) -> None:
    text = (shared / "content" / "facts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^- ([ATFWLHSDX]\d+) (.*)$", text, flags=re.MULTILINE)
    for item, row in rows:
        whole = set(re.findall(r"\b(?:AN|FR|SF|ME)-\d\d\b", row))
        assert whole <= set(library.facts[item].evidence), item
