"""How long a click in a quiz waits for its feedback, and what a quiz cell leaves in a saved notebook.

    python -m tools.bench.quiz [CLICKS]

In one JupyterLab with the course's own settings and one Chromium, in turns (A B C D A B C D …): a
plain button on a bare page as the floor, this course's card, the same question in plain ipywidgets
with a kernel callback, and the same in jupyterquiz, where it is installed. 200 clicks each; for the
card's other kinds of question a quarter of them. Each click is a real one, timed from the event's
own time stamp to the first task after the frame that paints the feedback (quiz_page.js); when it
comes, kernel and page rest. A few rounds before the first are not counted.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

import ipywidgets
from attrs import frozen
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from glute_lessons.content import load
from glute_lessons.content.records import Question
from glute_lessons.quiz.card import WORDS, QuizCard, asking
from glute_lessons.quiz.grade import choices, grade, key_of
from tests.browser import lab as jupyter
from tests.browser.bench_page import Watch, launch_arguments
from tools.bench.machine import chromium_version, machine, own_home
from tools.bench.table import Row, late

CLICKS = 200
WARMING = 3  # rounds that are not counted
RARELY = 4  # the other kinds are asked in one round of so many
OTHER_KINDS = ("triage", "choose_all", "order", "number", "locate")
CARD, KERNEL, RIVAL = "this card, choose_one", "ipywidgets, kernel", "jupyterquiz"
FLOOR = "bare page, the floor"
BEFORE_CLICK = Path(__file__).with_name("quiz_page.js").read_text(encoding="utf-8")
BARE_PAGE = """<!doctype html><title>Floor</title><main><p></p><button>Say it</button></main>
<script>let n = 0; document.querySelector("button").onclick = () => {
  document.querySelector("p").textContent = `Said ${n++}.`; };</script>"""
MOST_MS, FASTER, SMALLER = 16.7, 5, 10  # times: than the path by the kernel; than jupyterquiz
WANTED = (
    f"card at most {MOST_MS} ms, kernel at least {FASTER} times that, "
    f"bytes at most 1/{SMALLER} of {RIVAL}'s"
)


@frozen
class Contender:
    """One way to ask.

    ready: brings a page before the click with this number; what to press, and the words that come
    then. root, feedback: where they come, as selectors. cell: its cell in the notebook; "" for the
    bare page. every: it has its turn once in so many rounds.
    """

    name: str
    ready: Callable[[Page, int], tuple[Locator, str]]
    root: str
    feedback: str
    cell: str = ""
    every: int = 1


@frozen
class Took:
    """Milliseconds from a click until its feedback is painted; of these, until it is in the page."""

    painted: float
    in_page: float


@frozen
class Found:
    """Each contender's times and, of those in the notebook, the bytes saved; requests refused."""

    times: Mapping[str, Sequence[Took]]
    sizes: Mapping[str, int]
    outside: Sequence[str]


def first(kind: str) -> Question:
    """The bank's first question of a kind."""
    return next(each for each in load().questions.values() if each.kind == kind)


# ---------------------------------------------------------------- what the notebook's cells call


def card(kind: str) -> QuizCard:
    """This course's card, with one question."""
    asked = asking([first(kind)], 1, load())
    return QuizCard(title=f"Bench: {kind}", quiz="all", run=uuid4().hex, **asked)


def plain() -> ipywidgets.VBox:
    """The same question in plain ipywidgets: the kernel decides what is said."""
    question, library = first("choose_one"), load()
    offered = {each.id: each for each in choices(question, library)}
    radios = ipywidgets.RadioButtons(options=[(o.text, o.id) for o in offered.values()], value=None)
    button, said = ipywidgets.Button(description=WORDS["check"]), ipywidgets.HTML()

    def check(_: object) -> None:
        headline = grade(question, radios.value, library).headline
        said.value = f"<h4>{headline}</h4><p>{offered[radios.value].explanation}</p>"

    def clear(_: object) -> None:
        said.value = ""

    button.on_click(check)
    radios.observe(clear, "value")
    parts = [ipywidgets.Label(question.stem), radios, button, said]
    return ipywidgets.VBox(parts).add_class("bench-plain")


def rival() -> None:
    """The same question in jupyterquiz."""
    from jupyterquiz import display_quiz  # no dependency of the course

    question, library = first("choose_one"), load()
    right = key_of(question, library)
    answers = [
        {"answer": each.text, "correct": each.id in right, "feedback": each.explanation}
        for each in choices(question, library)
    ]
    asked = {"question": question.stem, "type": "multiple_choice", "answers": answers}
    display_quiz([asked], shuffle_answers=False)


# ---------------------------------------------------------------- up to the click


def option(kind: str, number: int) -> tuple[str, str]:
    """Each option in its turn, so that the next feedback is another one: its text and reason."""
    offered = choices(first(kind), load())
    return offered[number % len(offered)].text, offered[number % len(offered)].explanation


def bare_ready(page: Page, number: int) -> tuple[Locator, str]:
    return page.get_by_role("button"), f"Said {number}."


def card_ready(kind: str, page: Page, number: int) -> tuple[Locator, str]:
    """The question asked afresh once the last answer is saved, and answered."""
    region = page.get_by_role("region", name=f"Bench: {kind}", exact=True)
    if number:
        saved = region.get_by_text(WORDS["saved"], exact=True)
        expect(saved).to_be_visible(timeout=jupyter.PATIENCE)
        for name in ("last", "start_again"):
            region.get_by_role("button", name=WORDS[name], exact=True).click()
    answer(region, kind, number)
    region.get_by_role("radio", name=WORDS["sure"], exact=True).check()
    return region.get_by_role("button", name=WORDS["check"], exact=True), ""


def answer(region: Locator, kind: str, number: int) -> None:
    """Another answer each time; an order is left as it was dealt."""
    if kind == "number":
        question = first(kind)
        span = int(question.most - question.least) + 1
        region.get_by_label(WORDS["your_number"]).fill(f"{question.least + number % span:g}")
    elif kind == "locate":
        places = region.get_by_label(WORDS["list_find"])
        real = places.locator("option").count() - 1  # the first only says "Choose …"
        places.select_option(index=1 + number % real)
    elif kind != "order":
        role = "checkbox" if kind == "choose_all" else "radio"
        region.get_by_role(role, name=option(kind, number)[0], exact=True).check()


def plain_ready(page: Page, number: int) -> tuple[Locator, str]:
    """Another answer chosen; that the old feedback is gone shows that the kernel knows it."""
    text, reason = option("choose_one", number)
    box = page.locator(".bench-plain")
    box.get_by_text(text, exact=True).click()
    expect(box.locator("h4")).to_have_count(0, timeout=jupyter.PATIENCE)
    return box.get_by_role("button", name=WORDS["check"]), reason


def rival_ready(page: Page, number: int) -> tuple[Locator, str]:
    """jupyterquiz answers the click on an option."""
    text, reason = option("choose_one", number)
    return page.locator(".MCButton").get_by_text(text, exact=True), reason


def contenders(with_rival: bool) -> list[Contender]:
    def this_card(kind: str, every: int) -> Contender:
        root, ready = f'section[aria-label="Bench: {kind}"]', partial(card_ready, kind)
        name = f"this card, {kind}"
        return Contender(name, ready, root, ".gl-feedback h4", f'card("{kind}")', every)

    floor = Contender(FLOOR, bare_ready, "main", "p")
    kernel = Contender(KERNEL, plain_ready, ".bench-plain", "p", "plain()")
    rivals = [Contender(RIVAL, rival_ready, ".Quiz", ".Feedback", "rival()")]
    others = [this_card(kind, RARELY) for kind in OTHER_KINDS]
    return [floor, this_card("choose_one", 1), kernel, *(rivals if with_rival else []), *others]


# ---------------------------------------------------------------- measuring


def write_notebook(path: Path, asked: Sequence[Contender]) -> None:
    sources = ["from tools.bench.quiz import card, plain, rival"]
    sources += [each.cell for each in asked if each.cell]
    empty = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    cells = [empty | {"id": f"cell{n}", "source": source} for n, source in enumerate(sources)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}}
    path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")


def click(page: Page, contender: Contender, number: int) -> Took:
    """One real click, timed."""
    if contender.cell:
        jupyter.scroll_to(page, contender.cell)
    target, words = contender.ready(page, number)
    target.hover()
    if contender.cell:
        page.wait_for_function(jupyter.KERNEL_IDLE, timeout=jupyter.PATIENCE)
    where = {"root": contender.root, "feedback": contender.feedback, "words": words}
    page.evaluate(BEFORE_CLICK, where | {"patience": jupyter.PATIENCE})
    page.mouse.down()
    page.mouse.up()
    return Took(*page.evaluate("() => window.clickToPaint"))


def measure(
    pages: Mapping[bool, Page], asked: Sequence[Contender], clicks: int
) -> dict[str, list[Took]]:
    """Each contender's times. pages: whether it stands in the notebook → its page."""
    times: dict[str, list[Took]] = {each.name: [] for each in asked}
    counts = dict.fromkeys(times, 0)
    for turn in range(-WARMING, clicks):
        for each in (each for each in asked if turn < 0 or turn % each.every == 0):
            took = click(pages[bool(each.cell)], each, counts[each.name])
            counts[each.name] += 1
            if turn >= 0:
                times[each.name].append(took)
    return times


def saved_bytes(page: Page, path: Path, asked: Sequence[Contender]) -> dict[str, int]:
    """Saves the notebook, and counts what each cell's outputs take in it as JSON."""
    jupyter.choose(page, "File", "Save Notebook")
    expect(page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0, timeout=jupyter.PATIENCE)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = {"".join(cell["source"]): cell["outputs"] for cell in cells}
    as_text = partial(json.dumps, ensure_ascii=False)
    return {e.name: len(as_text(outputs[e.cell]).encode("utf-8")) for e in asked if e.cell}


# ---------------------------------------------------------------- its lines of the table


def median(times: Sequence[Took], of: str = "painted") -> float:
    return statistics.median(getattr(each, of) for each in times)


def detail(name: str, times: Sequence[Took], size: int | None) -> str:
    painted = [each.painted for each in times]
    figures = f"{median(times):8.1f} {late(painted):8.1f} {max(painted):8.1f} {len(painted):7}"
    shown = f"{'' if size is None else f'{size:,}':>12}"
    return f"{name:23}{figures} {median(times, 'in_page'):8.1f} {shown}".rstrip()


def rows(clicks: int = CLICKS) -> Iterator[Row]:
    found = measured(clicks)
    painted = {name: [each.painted for each in times] for name, times in found.times.items()}
    what, ours, kernel = "click to feedback painted, ", painted[CARD], painted[KERNEL]
    yield Row(what + CARD, "ms", ours, FLOOR, painted[FLOOR], MOST_MS)
    fifth = statistics.median(kernel) / FASTER
    words = f"at most 1/{FASTER} of the peer"
    yield Row(f"{what}{CARD}, beside the kernel", "ms", ours, KERNEL, kernel, fifth, wanted=words)
    if RIVAL in painted:
        yield Row(f"{what}{CARD}, beside {RIVAL}", "ms", ours, RIVAL, painted[RIVAL])
    for name in (name for name in painted if name not in (FLOOR, CARD, KERNEL, RIVAL)):
        yield Row(what + name, "ms", painted[name], most=MOST_MS)
    yield bytes_row(found.sizes)


def bytes_row(sizes: Mapping[str, int]) -> Row:
    what, words = "bytes that a quiz cell leaves in a notebook", f"at most 1/{SMALLER} of {RIVAL}"
    if RIVAL not in sizes:
        return Row(what, "bytes", [sizes[CARD]], f"{RIVAL} is not installed", wanted=words)
    rival = sizes[RIVAL]
    return Row(what, "bytes", [sizes[CARD]], RIVAL, [rival], rival / SMALLER, wanted=words)


def report(times: Mapping[str, Sequence[Took]], sizes: Mapping[str, int]) -> None:
    print("milliseconds from the click to the painted feedback; in page: median until it is there")
    print(f"{'':23}  median     95 %    worst  clicks  in page  bytes saved")
    for name in times:
        print(detail(name, times[name], sizes.get(name)))
    print(f"kernel path / this card: {median(times[KERNEL]) / median(times[CARD]):.1f} times")
    if RIVAL in sizes:
        print(f"bytes saved, {RIVAL} / this card: {sizes[RIVAL] / sizes[CARD]:.0f} times")
    else:
        print(f"{RIVAL} is not there. To have it measured: pip install {RIVAL}")
    print(f"wanted: {WANTED}")


def compare(browser: Browser, lab: jupyter.Lab, clicks: int) -> Found:
    asked = contenders(importlib.util.find_spec(RIVAL) is not None)
    path = lab.root / "notebooks" / "quiz_bench.ipynb"
    write_notebook(path, asked)
    # A window for each: a tab behind another one is drawn less often.
    bare, page = browser.new_page(), browser.new_page(viewport={"width": 1280, "height": 900})
    watches = [Watch(each) for each in (bare, page)]
    bare.set_content(BARE_PAGE)
    jupyter.open_lesson(page, lab, path.stem)
    if trouble := jupyter.faults(jupyter.run_all(page)):
        raise RuntimeError(f"{path.name}: a cell failed: {trouble[0]}")
    times = measure({False: bare, True: page}, asked, clicks)
    sizes = saved_bytes(page, path, asked)
    return Found(times, sizes, [address for watch in watches for address in watch.outside])


def measured(clicks: int) -> Found:
    with (
        own_home() as folder,
        jupyter.running_lab(folder) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_arguments())
        found = compare(browser, lab, clicks)
        browser.close()
        return found


def main() -> None:
    clicks = int(sys.argv[1]) if len(sys.argv) > 1 else CLICKS
    found = measured(clicks)
    parts = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "ipywidgets"))
    print(f"{machine()}, {chromium_version()}, {parts}")
    print(f"requests to other machines, refused: {', '.join(found.outside) or 'none'}")
    report(found.times, found.sizes)


if __name__ == "__main__":
    main()
