// The quiz card. Python dealt the questions and graded every answer beforehand; this file only
// asks, shows what was said about the answer, and tells the kernel. It never waits for it.

const STATE = [
  "title", "questions", "deals", "seed", "until_right", "words", "index", "answers", "finished",
];

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// The questions of this seed's deal, each with its options in the dealt order.
function dealt(model) {
  const questions = model.get("questions");
  const deal = model.get("deals").find((each) => each.seed === model.get("seed"));
  if (!deal) return questions;
  const named = new Map(questions.map((question) => [question.id, question]));
  return deal.order.map(({ question, answers }) => {
    const found = named.get(question);
    const options = answers.map((id) => found.options.find((option) => option.id === id));
    return { ...found, options };
  });
}

const chosen = (question, answer) => question.options.find((option) => option.id === answer.option);

// What is asked in all: the deal, then each question that an answer brought back.
function asked(model) {
  const queue = [...dealt(model)];
  if (!model.get("until_right")) return queue;
  for (const answer of model.get("answers")) {
    const question = queue.find((each) => each.id === answer.id);
    if (question && chosen(question, answer)?.feedback.comes_back) queue.push(question);
  }
  return queue;
}

const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

function paragraph(lead, text, kind) {
  const node = make("p", { class: kind });
  if (lead) node.append(make("strong", { text: lead }), " ");
  node.append(text);
  return node;
}

function radios(name, entries) {
  return entries.map(({ id, text }) =>
    make("label", { class: "gl-option" },
      make("input", { type: "radio", name, value: id }),
      make("span", { text })));
}

function questionFieldset(card, question, place, total) {
  const count = place < total ? fill(card.words.count, { n: place + 1, total }) : card.words.again;
  const legend = make("legend", {},
    make("span", { class: "gl-count", text: count }), " ",
    make("span", { class: "gl-stem", text: question.stem }));
  return make("fieldset", { class: "gl-question" }, legend, ...radios("answer", question.options));
}

function sureFieldset(card) {
  const entries = ["sure", "unsure"].map((id) => ({ id, text: card.words[id] }));
  return make("fieldset", { class: "gl-sure" },
    make("legend", { text: card.words.how_sure }),
    make("div", { class: "gl-row" }, ...radios("sure", entries)));
}

function drawQuestion(card, question, place, total) {
  const form = make("form", { novalidate: true },
    questionFieldset(card, question, place, total), sureFieldset(card),
    make("p", { class: "gl-missing", hidden: true }), formButtons(card, question));
  form.addEventListener("change", () => { form.querySelector(".gl-missing").hidden = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(card, form, question);
  });
  card.stage.replaceChildren(...heading(card), form);
  return form;
}

function formButtons(card, question) {
  const { model, words } = card;
  const row = make("div", { class: "gl-row" },
    make("button", { type: "submit", class: "gl-main", text: words.check }));
  if (!model.get("until_right")) {
    const onclick = () => skipIt(card, question);
    row.append(make("button", { type: "button", text: words.skip, onclick }));
  }
  return row;
}

function heading(card) {
  const title = card.model.get("title");
  return title ? [make("h3", { text: title })] : [];
}

function check(card, form, question) {
  const picked = new FormData(form);
  for (const [name, message] of [["answer", card.words.no_answer], ["sure", card.words.no_sure]]) {
    if (!picked.has(name)) return askFor(card, form, name, message);
  }
  const answer = { id: question.id, option: picked.get("answer") };
  const { feedback } = chosen(question, answer);
  Object.assign(answer, { grade: feedback.grade, sure: picked.get("sure") === "sure" });
  note(card, { answers: [...card.model.get("answers"), answer] });
  settle(card, form, question, answer);
  focusOn(card.stage.querySelector(".gl-feedback h4"));
  // The heading is read because focus is on it; the live region tells the rest, so nothing twice.
  card.announce(spoken(card, feedback));
  card.model.save_changes();
}

function askFor(card, form, name, message) {
  const missing = form.querySelector(".gl-missing");
  missing.textContent = message;
  missing.hidden = false;
  form.querySelector(`input[name="${name}"]`).focus();
  card.announce(message);
}

function spoken(card, { explanation, danger }) {
  return danger ? `${explanation} ${card.words.danger} ${danger}` : explanation;
}

// The form after its answer: the choice and the key are marked, and the feedback stands below.
function settle(card, form, question, answer) {
  const fieldset = form.querySelector(".gl-question");
  fieldset.disabled = true;
  for (const input of fieldset.querySelectorAll("input")) {
    const mine = input.value === answer.option;
    input.checked = mine;
    const marks = [mine && card.words.yours, input.value === question.key && card.words.best_mark];
    for (const text of marks.filter(Boolean)) {
      input.parentElement.append(" ", make("span", { class: "gl-mark", text }));
    }
  }
  for (const node of [...form.children].slice(1)) node.remove();
  card.stage.append(feedbackOf(card, question, answer));
}

function feedbackOf(card, question, answer) {
  const { words } = card;
  const option = chosen(question, answer);
  const { feedback } = option;
  const key = question.options.find((each) => each.id === question.key);
  const sureAndWrong = feedback.comes_back && answer.sure;
  const section = make("div", { class: `gl-feedback gl-is-${feedback.grade}` },
    make("h4", { text: feedback.headline }),
    ...(sureAndWrong ? [paragraph("", words.sure_and_wrong)] : []),
    paragraph("", feedback.explanation));
  if (feedback.danger) section.append(paragraph(words.danger, feedback.danger, "gl-danger"));
  if (key !== option) {
    section.append(paragraph(`${words.best} ${sentence(key.text)}`, key.feedback.explanation));
  }
  if (question.do) section.append(paragraph(words.do, question.do));
  const others = question.options.filter((each) => each !== key && each !== option);
  section.append(othersOf(words, others, sureAndWrong));
  const sources = question.evidence.length
    ? fill(words.sources, { list: question.evidence.join(", ") })
    : words.no_sources;
  section.append(paragraph("", sources, "gl-sources"), nextButton(card));
  return section;
}

// Open from the start for who was sure and wrong: they learn most from a full explanation (LS-12).
function othersOf(words, others, open) {
  const entries = others.map((each) =>
    make("li", {}, make("strong", { text: sentence(each.text) }), ` ${each.feedback.explanation}`));
  const title = make("summary", { text: words.others });
  return make("details", { open }, title, make("ul", {}, ...entries));
}

function nextButton(card) {
  const last = card.model.get("index") + 1 >= asked(card.model).length;
  const text = last ? card.words.last : card.words.next;
  return make("button", { type: "button", class: "gl-main", text, onclick: () => goOn(card) });
}

function skipIt(card, question) {
  const answer = { id: question.id, option: "", grade: "skipped", sure: false };
  const answers = [...card.model.get("answers"), answer];
  goOn(card, { answers });
}

function goOn(card, changes = {}) {
  const index = card.model.get("index") + 1;
  moveOn(card, { ...changes, index, finished: index >= asked(card.model).length });
}

function startOver(card, seed) {
  moveOn(card, { seed, index: 0, answers: [], finished: false });
}

function nextSeed(model) {
  const seeds = model.get("deals").map((deal) => deal.seed);
  return seeds[(seeds.indexOf(model.get("seed")) + 1) % seeds.length];
}

// The next question or the summary, with focus where reading goes on; then the kernel is told.
function moveOn(card, changes) {
  note(card, changes);
  draw(card);
  card.announce("");
  focusOn(card.stage.querySelector(".gl-question legend, .gl-summary h4"));
  card.model.save_changes();
}

// What is worth another look, in the order in which it is.
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
    ...groups(card).flatMap(([title, questions]) => groupOf(words, title, questions)),
    paragraph("", words.all_right),
    againButtons(card));
  card.stage.replaceChildren(...heading(card), summary);
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

function groupOf(words, title, questions) {
  const entries = questions.map(({ stem, key, options }) => {
    const best = options.find((option) => option.id === key);
    const told = make("strong", { text: `${words.best} ${sentence(best.text)}` });
    return make("li", {}, `${stem} `, told);
  });
  return [make("h5", { text: title }), make("ul", {}, ...entries)];
}

// Where the learner stands is all in the traits: a second view, or one drawn again, goes on there.
function draw(card) {
  const { model } = card;
  card.words = model.get("words");
  const queue = asked(model);
  const place = model.get("index");
  if (place >= queue.length) return drawSummary(card);
  const form = drawQuestion(card, queue[place], place, dealt(model).length);
  const answer = model.get("answers")[place];
  if (answer?.option) settle(card, form, queue[place], answer);
}

// Changes the model without drawing this view again; the kernel hears of it with save_changes.
function note(card, changes) {
  card.noting = true;
  for (const [name, value] of Object.entries(changes)) card.model.set(name, value);
  card.noting = false;
}

function render({ model, el }) {
  const name = model.get("title") || null;
  const root = make("section", { class: "gl-card gl-quiz", "aria-label": name });
  const stage = make("div");
  root.append(stage);
  el.append(root);
  const words = model.get("words");
  const card = { model, stage, announce: announcer(root), words, noting: false };
  const release = keepKeys(root);
  const redraw = () => { if (!card.noting) draw(card); };
  for (const name of STATE) model.on(`change:${name}`, redraw);
  draw(card);
  return () => {
    for (const name of STATE) model.off(`change:${name}`, redraw);
    release();
    root.remove();
  };
}

export default { render };
