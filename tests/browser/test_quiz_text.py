"""Script and markup in every text field of the quiz card, fed past the loader: shown as text, run nowhere.

One page for a group of texts. Each text is put into every field of a question of each kind, and all
questions are answered; what then stands on the page is compared with what a plain text leaves there.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from glute_lessons.quiz.card import QuizCard
from tests.browser.asking import card_of, stems
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_all, choose_one, locate, number, order, triage

RUN = "window.hurt = true"
SCRIPTS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"<SCRIPT SRC=//evil.example/x.js></SCRIPT><!-- {RUN} -->",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script>",
    f"<template><script>{RUN}</script></template>",
)
HANDLERS = (
    f'<img src=x onerror="{RUN}">',
    f'"><img src=x onerror={RUN.replace(" ", "")}>',
    f"' autofocus onfocus='{RUN}' x='",
    f'" onmouseover="{RUN}" x="',
    f'<body onload="{RUN}">',
    f'<details open ontoggle="{RUN}">x</details>',
    f'<video><source onerror="{RUN}"></video>',
    f'<input autofocus onfocus="{RUN}">',
    f'<style>@keyframes a{{}}</style><b style="animation-name:a" onanimationstart="{RUN}">',
)
MARKUP = (
    f"</legend><svg onload={RUN.replace(' ', '')}>",
    f"<svg><script>{RUN}</script></svg>",
    f'<svg><a xlink:href="javascript:{RUN}"><text>x</text></a></svg>',
    f'<math><mtext><img src=x onerror="{RUN}"></mtext></math>',
    '<iframe srcdoc="&lt;script&gt;parent.hurt=true&lt;/script&gt;"></iframe>',
    '<object data="data:text/html,x"></object><embed src=x>',
    '<form action="/x"><button>Go</button></form>',
    '<meta http-equiv="refresh" content="0;url=/x"><base href="/x/">',
    '<link rel="stylesheet" href="/x.css"><style>* { display: none }</style>',
    "<b>bold</b> <i>and</i> <br> <h1>large</h1>",
    "</fieldset></form></section>",
)
TEMPLATES = (
    "${window.hurt = true}",
    "`${window.hurt = true}`",
    "{{constructor.constructor('window.hurt = true')()}}",
    "{n} {total} {item} {place} {list}",
    "{constructor} {__proto__} {toString}",
    "$& $1 $$ $` $'",
    "%s %d %(n)s {0}",
    "<%= window.hurt = true %>",
    "'; window.hurt = true; //",
    '"}); window.hurt = true; ({"',
)
ADDRESSES = (
    "javascript:window.hurt=true",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>window.hurt=true</script>",
    "[Click](javascript:window.hurt=true)",
    "![x](/x.png) **bold** `code` # Title",
    "https://evil.example/x",
    "expression(window.hurt=true); background: url(/x.png)",
    "} * { display: none } /*",
    "@import url(/x.css);",
)
ODD = (
    "&lt;script&gt;window.hurt = true&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62; &amp; &nbsp;",
    r"\u003cscript\u003ewindow.hurt = true\u003c/script\u003e",
    "\u202eback to front\u202c \u2066isolated\u2069 \u200fright",
    "\u200b\ufeff\u00ad thin \u2028 lines \u2029 here",
    "null",
    "undefined",
    "NaN",
    "[object Object]",
    "__proto__",
    "Gluteusmaximusmediusminimuspiriformis" * 20,
    "\U0001f9d8\u200d\u2640\ufe0f e\u0301\u0301\u0301\u0301 \u0e33\u0e33",
    "a\x00b\x07c",
)
GROUPS = {
    "scripts": SCRIPTS,
    "handlers": HANDLERS,
    "markup": MARKUP,
    "templates": TEMPLATES,
    "addresses": ADDRESSES,
    "odd": ODD,
}
PLAIN = "plain words"
QUESTIONS = (
    choose_one(),
    choose_all(),
    order(),
    number(),
    locate(),
    locate("zone", "press", critical=True, danger="It could hurt."),
    triage("stop"),
)

# Answers every question, and brings back all that stood on the page: its text, its labels, its kinds.
WALK = """(ids) => {
  const root = document.querySelector("#widget");
  const seen = { texts: {}, tags: new Set(), attributes: new Set(), wider: 0 };
  const { documentElement: whole } = document;
  const look = (name) => {
    seen.wider = Math.max(seen.wider, whole.scrollWidth - whole.clientWidth);
    for (const node of root.querySelectorAll("*")) {
      seen.tags.add(node.tagName);
      for (const { name } of node.attributes) seen.attributes.add(name);
    }
    const labels = [...root.querySelectorAll("[aria-label]")].map((node) => node.getAttribute("aria-label"));
    seen.texts[name] = [root.textContent, ...labels].join("\\n");
  };
  for (const id of ids) {
    const typed = root.querySelector(".gl-typed");
    if (typed) typed.value = "60";
    root.querySelector(".gl-question :is([type=radio], [type=checkbox])")?.click();
    root.querySelector("[data-step='1']")?.click();
    const list = root.querySelector("select");
    if (list) {
      list.selectedIndex = 1;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
    root.querySelector("[name=sure]").click();
    look(`${id} asked`);
    root.querySelector("[type=submit]").click();
    look(`${id} answered`);
    root.querySelector(".gl-feedback .gl-main").click();
  }
  look("summary");
  return { ...seen, tags: [...seen.tags], attributes: [...seen.attributes] };
}"""


def outcome_of(outcome: dict[str, Any], text: str) -> dict[str, Any]:
    return outcome | {"headline": text, "danger": text, "says": [[text, text]]}


def question_of(question: dict[str, Any], text: str) -> dict[str, Any]:
    """The question with every text in it replaced; ids, grades and numbers stay."""
    told = [option | {"text": text, "explanation": text} for option in question["options"]]
    outcomes = {given: outcome_of(each, text) for given, each in question["outcomes"].items()}
    otherwise = question["otherwise"] and outcome_of(question["otherwise"], text)
    asked = question["number"] and question["number"] | {"unit": text}
    return question | {
        "stem": text,
        "do": text,
        "evidence": [text],
        "options": told,
        "key_text": text,
        "outcomes": outcomes,
        "otherwise": otherwise,
        "number": asked,
    }


def full_of(card: QuizCard, text: str) -> dict[str, Any]:
    """Traits of the card with the text everywhere but in its words."""
    named = dict.fromkeys(("name", "called", "clue", "plain_name"), text)
    return {
        "title": text,
        "questions": [question_of(each, text) for each in card.questions],
        "entries": {entry: named for entry in card.entries},
        "notices": [text],
        "plates": {view: plate | {"credit": text} for view, plate in card.plates.items()},
        "resumed": 1,
        "by_ear": True,
    }


def test_forty_texts_and_more_are_tried() -> None:
    assert len({text for group in GROUPS.values() for text in group}) >= 40


@pytest.mark.parametrize("group", GROUPS)
def test_text_in_every_field_is_shown_as_text_and_runs_nowhere(bench: Bench, group: str) -> None:
    card = card_of(*QUESTIONS)
    fields = {text: full_of(card, text) for text in (PLAIN, *GROUPS[group])}
    page = bench(card, **fields[PLAIN])
    ids = stems(bench)
    plain = page.evaluate(WALK, ids)
    assert min(shown.count(PLAIN) for shown in plain["texts"].values()) >= 4
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    for text in GROUPS[group]:
        for name, value in {**fields[text], "answers": [], "finished": False, "index": 0}.items():
            bench.set(name, value)
        seen = page.evaluate(WALK, ids)
        for name, shown in seen["texts"].items():
            assert shown.count(text) == plain["texts"][name].count(PLAIN), (text, name)
        assert set(seen["tags"]) <= set(plain["tags"]), text
        assert set(seen["attributes"]) <= set(plain["attributes"]), text
        expect(page.locator(".gl-notices")).to_have_text(text, use_inner_text=False)
    assert page.evaluate("() => window.hurt") is None
    assert asked == []


@pytest.mark.parametrize("group", GROUPS)
def test_text_in_the_words_of_the_card_runs_nowhere(bench: Bench, group: str) -> None:
    card = card_of(*QUESTIONS)
    page = bench(card, by_ear=True, resumed=1)
    ids = stems(bench)
    plain = page.evaluate(WALK, ids)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for text in GROUPS[group]:
        for name, value in {
            "words": dict.fromkeys(card.words, text),
            "answers": [],
            "index": 0,
        }.items():
            bench.set(name, value)
        seen = page.evaluate(WALK, ids)
        if "{" not in text:
            assert all(text in shown for shown in seen["texts"].values()), text
        assert set(seen["tags"]) <= set(plain["tags"]), text
        assert set(seen["attributes"]) <= set(plain["attributes"]), text
    assert page.evaluate("() => window.hurt") is None
    assert asked == []


def test_places_to_fill_in_are_filled_in_words_only(bench: Bench) -> None:
    """Regression: "{constructor}" in the card's words was filled in with a function's text."""
    card = card_of(choose_one(stem="{n} of {total}"))
    page = bench(card, words=card.words | {"count": "{n} {total} {constructor} {toString}"})
    expect(page.locator(".gl-count")).to_have_text("1 1 {constructor} {toString}")
    expect(page.locator(".gl-stem")).to_have_text("{n} of {total}")


@pytest.mark.parametrize("text", [ODD[3], ODD[4], ODD[10]], ids=["bidi", "marks", "long"])
def test_no_text_makes_the_page_wider_than_320_pixels(bench: Bench, text: str) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    card = card_of(*QUESTIONS)
    page = bench(card, **full_of(card, text))
    assert page.evaluate(WALK, stems(bench))["wider"] == 0
