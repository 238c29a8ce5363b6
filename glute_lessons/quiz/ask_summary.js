// How it went: the score, and what is worth another look, in the order in which it is.

function groups({ model, words }) {
  const last = new Map(model.get("answers").map((answer) => [answer.id, answer.grade]));
  const graded = (...grades) => dealt(model).filter(({ id }) => grades.includes(last.get(id)));
  return [
    [words.first_again, graded("critical", "serious")],
    [words.then_again, graded("wrong")],
    [words.careful, graded("cautious")],
    [words.skipped, graded("skipped")],
  ].filter(([, questions]) => questions.length);
}

function score({ model, words }) {
  const total = model.get("questions").length;
  const right = model.get("answers").filter((answer) => answer.grade === "right").length;
  return fill(words.score, { right, total });
}

function drawSummary(card) {
  const { words } = card;
  const summary = make("div", { class: "gl-summary" },
    make("h4", { text: score(card) }),
    ...groups(card).flatMap(([title, questions]) => groupOf(card, title, questions)),
    paragraph("", words.all_right),
    againButtons(card));
  card.stage.replaceChildren(...heading(card), summary);
}

function groupOf(card, title, questions) {
  const entries = questions.map((question) => {
    const best = KINDS[question.kind].best(card, question);
    return make("li", {}, `${question.stem} `, make("strong", { text: best }));
  });
  return [make("h5", { text: title }), make("ul", {}, ...entries)];
}

function againButtons(card) {
  const { model, words } = card;
  const button = (text, kind, seed) =>
    make("button", { type: "button", class: kind, text, onclick: () => startOver(card, seed) });
  const start = button(words.start_again, "gl-main", model.get("seed"));
  const row = make("div", { class: "gl-row" }, start);
  if (model.get("deals").length > 1) row.append(button(words.shuffle_again, null, nextSeed(model)));
  return row;
}

function nextSeed(model) {
  const seeds = model.get("deals").map((deal) => deal.seed);
  return seeds[(seeds.indexOf(model.get("seed")) + 1) % seeds.length];
}
