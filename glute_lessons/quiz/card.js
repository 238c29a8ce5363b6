// The quiz card. Python dealt the questions and graded every answer beforehand; this file only
// asks, shows what was said about the answer, and tells the kernel. It never waits for it.
// The kinds of question are in ask_*.js.

const STATE = [
  "title", "questions", "deals", "seed", "until_right", "words", "index", "answers", "finished",
  "plates", "entries", "by_ear", "resumed",
];
const KINDS = {
  choose_one: CHOOSE_ONE, triage: CHOOSE_ONE, choose_all: CHOOSE_ALL, order: ORDER, number: NUMBER, locate: LOCATE,
};

// The questions of this seed's deal, each with its options in the dealt order.
function dealt(model) {
  const questions = model.get("questions");
  const deal = model.get("deals").find((each) => each.seed === model.get("seed"));
  if (!deal) return questions;
  const named = new Map(questions.map((question) => [question.id, question]));
  return deal.order.map(({ question, answers }) => {
    const found = named.get(question);
    return { ...found, options: answers.map((id) => optionOf(found, id)) };
  });
}

// What is asked in all: the deal, then each question that an answer brought back.
function asked(model) {
  const queue = [...dealt(model)];
  if (!model.get("until_right")) return queue;
  for (const { id, option } of model.get("answers")) {
    const question = option && queue.find((each) => each.id === id);
    if (question && outcomeOf(question, option).comes_back) queue.push(question);
  }
  return queue;
}

// ---------------------------------------------------------------- asking

function drawQuestion(card, question, place, total) {
  const asking = KINDS[question.kind].ask(card, question);
  const form = make("form", { novalidate: true },
    questionFieldset(card, question, place, total, asking), ...readButton(card, () => questionTexts(card, question)),
    sureFieldset(card), make("p", { class: "gl-missing", hidden: true }), formButtons(card, question));
  form.addEventListener("change", () => clearMissing(card));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(card, form, question, asking);
  });
  card.stage.replaceChildren(...heading(card), ...resumedLine(card), form, ...(asking.foot ?? []));
  card.shownAt = performance.now();
  return { form, asking };
}

function questionFieldset(card, question, place, total, asking) {
  const count = place < total ? fill(card.words.count, { n: place + 1, total }) : card.words.again;
  const legend = make("legend", {},
    make("span", { class: "gl-count", text: count }), " ",
    make("span", { class: "gl-stem", text: question.stem }));
  return make("fieldset", { class: `gl-question gl-asks-${question.kind}` }, legend, ...asking.nodes);
}

function sureFieldset(card) {
  const entries = ["sure", "unsure"].map((id) => ({ id, text: card.words[id] }));
  return make("fieldset", { class: "gl-sure" },
    make("legend", { text: card.words.how_sure }),
    make("div", { class: "gl-row" }, ...optionLabels("radio", "sure", entries)));
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

function heading({ model, root }) {
  const title = model.get("title");
  if (title) root.setAttribute("aria-label", title);
  return title ? [make("h3", { text: title })] : [];
}

// Only at the question where an earlier visit ended.
function resumedLine(card) {
  const { model, words } = card;
  if (!model.get("resumed") || model.get("index") !== card.cameTo) return [];
  const onclick = () => startOver(card, model.get("seed"));
  return [make("div", { class: "gl-resumed" },
    paragraph("", fill(words.resumed, { n: model.get("resumed") })),
    make("button", { type: "button", text: words.start_again, onclick }))];
}

// ---------------------------------------------------------------- answering

function check(card, form, question, asking) {
  const { given, missing, at } = asking.read();
  if (missing) return askFor(card, missing, at);
  const sure = new FormData(form).get("sure");
  if (!sure) return askFor(card, card.words.no_sure, form.querySelector("[name=sure]"));
  hush(card);
  const { grade } = outcomeOf(question, given);
  const answer = { id: question.id, option: given, grade, sure: sure === "sure" };
  note(card, { answers: [...card.model.get("answers"), answer] });
  settle(card, form, question, asking, answer);
  focusOn(card.stage.querySelector(".gl-feedback h4"));
  card.announce(announced(card, question, answer));
  log(card, answer, card.model.get("index"), card.shownAt);
  afterPaint(() => tell(card));
}

function askFor(card, message, at) {
  const missing = card.stage.querySelector(".gl-missing");
  missing.textContent = message;
  missing.hidden = false;
  at.focus();
  card.announce(message);
}

function clearMissing(card) {
  const missing = card.stage.querySelector(".gl-missing");
  if (missing) missing.hidden = true;
}

// The form after its answer: the choice and the key are marked, and the feedback stands below.
function settle(card, form, question, asking, answer) {
  form.querySelector(".gl-question").disabled = true;
  asking.settle(answer.option);
  for (const node of [...form.children].slice(1)) node.remove();
  card.stage.querySelector(".gl-resumed")?.remove();
  form.after(feedbackOf(card, question, answer));
}

function skipIt(card, question) {
  const answer = { id: question.id, option: "", grade: "skipped", sure: false };
  const [place, shownAt] = [card.model.get("index"), card.shownAt];
  goOn(card, { answers: [...card.model.get("answers"), answer] });
  log(card, answer, place, shownAt);
}

// Kept in the page at once; sent when the page has shown what is said about it.
function log(card, { id, option, sure }, place, shownAt) {
  const { model } = card;
  const took_ms = Math.round(performance.now() - shownAt);
  const [quiz, run, seed] = ["quiz", "run", "seed"].map((name) => model.get(name));
  card.outbox.post({ question: id, given: option, sure, quiz, run, seed, place, took_ms });
}

// ---------------------------------------------------------------- going on

function goOn(card, changes = {}) {
  const index = card.model.get("index") + 1;
  moveOn(card, { ...changes, index, finished: index >= asked(card.model).length });
}

function startOver(card, seed) {
  moveOn(card, { seed, index: 0, answers: [], finished: false, run: freshId(), resumed: 0 });
}

// The next question or the summary, with focus where reading goes on; then the kernel is told.
function moveOn(card, changes) {
  hush(card);
  note(card, changes);
  draw(card);
  card.announce("");
  focusOn(card.stage.querySelector(".gl-question legend, .gl-summary h4"));
  tell(card);
}

// Where the learner stands is all in the traits: a second view, or one drawn again, goes on there.
function draw(card) {
  const { model } = card;
  Object.assign(card, { words: model.get("words"), entries: model.get("entries") });
  const queue = asked(model);
  const place = model.get("index");
  if (place >= queue.length) return drawSummary(card);
  const { form, asking } = drawQuestion(card, queue[place], place, dealt(model).length);
  const answer = model.get("answers")[place];
  if (answer?.option) settle(card, form, queue[place], asking, answer);
}

// Changes the model without drawing this view again; the kernel hears of it with tell.
function note(card, changes) {
  card.noting = true;
  for (const [name, value] of Object.entries(changes)) card.model.set(name, value);
  card.noting = false;
}

function tell({ model }) {
  try {
    model.save_changes();
  } catch {
    return; // the kernel is gone; the card is not, and the outbox keeps the answer
  }
}

// ---------------------------------------------------------------- the card

// Said once: the region stands in the page before its words come.
function showNotices({ model, notices }) {
  notices.replaceChildren(...model.get("notices").map((text) => make("p", { text })));
}

function build(model, el) {
  const card = {
    model, noting: false, reading: null, cameTo: model.get("index"),
    // No region: a lesson may hold two cards of one name, and regions of one name cannot be told apart.
    root: make("section", { class: "gl-card gl-quiz", role: "group" }),
    notices: make("div", { class: "gl-notices", role: "status" }),
    stage: make("div"),
    outbox: outbox(model, afterPaint),
  };
  card.root.append(card.notices, card.stage, card.outbox.line);
  el.append(card.root);
  const say = announcer(card.root);
  card.announce = (text) => { if (!card.reading) say(text); };
  return card;
}

function render({ model, el }) {
  const card = build(model, el);
  const redraw = () => {
    if (card.noting) return;
    hush(card);
    draw(card);
  };
  const renotice = () => showNotices(card);
  const heard = [...STATE.map((name) => [`change:${name}`, redraw]), ["change:notices", renotice]];
  const release = keepKeys(card.root);
  for (const [event, callback] of heard) model.on(event, callback);
  draw(card);
  showNotices(card);
  return () => {
    hush(card);
    for (const [event, callback] of heard) model.off(event, callback);
    card.outbox.release();
    release();
    card.root.remove();
  };
}

export default { render };
