// The readiness check. It asks, and shows what the kernel answers; it decides nothing itself.

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Several drawings of one check may stand on a page; radio buttons of one name exclude each other.
const ownName = () => `gl-check-${Math.random().toString(36).slice(2)}`;

function radio(words, group, question, value, pick) {
  const input = make("input", {
    type: "radio", name: `${group}-${question.id}`, value, onchange: () => pick(question, value),
  });
  return make("label", { class: "gl-answer" }, input, make("span", { text: words[value] }));
}

// Yes and No stand side by side: Left and Right choose. Up and Down would change an answer of someone
// who only means to go on.
function ignoreUpAndDown(event) {
  if (event.key === "ArrowUp" || event.key === "ArrowDown") event.preventDefault();
}

function questionRow(words, group, total, question, pick) {
  const id = `${group}-${question.id}-text`;
  const text = make("p", { id, class: "gl-question" },
    make("span", { class: "gl-number", text: fill(words.number, { n: question.number, total }) }),
    " ", question.question);
  const pair = make("div",
    { class: "gl-pair", role: "radiogroup", "aria-labelledby": id, onkeydown: ignoreUpAndDown },
    radio(words, group, question, "yes", pick), radio(words, group, question, "no", pick));
  const row = make("div", { class: "gl-row" }, text, pair);
  if (question.advice) {
    row.append(make("div", { class: "gl-urgent" },
      make("strong", { text: words.urgent }), make("p", { text: question.advice })));
  }
  row.dataset.question = question.id;
  return row;
}

function formOf(model, group, pick) {
  const words = model.get("words");
  const parts = model.get("parts");
  const total = parts.reduce((sum, part) => sum + part.questions.length, 0);
  const fieldsets = parts.map((part) => make("fieldset", {},
    make("legend", { text: part.title }),
    ...part.questions.map((question) => questionRow(words, group, total, question, pick))));
  return make("form", { onsubmit: (event) => event.preventDefault() },
    make("p", { text: words.intro }), make("p", { class: "gl-small", text: words.privacy }),
    ...fieldsets);
}

// Ticks what the answers say, and shows the advice of each emergency that was answered with yes.
function tick(form, answers) {
  for (const row of form.querySelectorAll(".gl-row")) {
    const answer = answers[row.dataset.question];
    for (const input of row.querySelectorAll("input")) input.checked = input.value === answer;
    const urgent = row.querySelector(".gl-urgent");
    if (urgent) urgent.hidden = answer !== "yes";
  }
}

function reasonsOf(words, result) {
  const given = result.reasons.filter((reason) => reason.answered);
  if (!given.length) return [];
  const entries = given.map((reason) => make("li", {},
    make("p", { class: "gl-asked", text: reason.question }),
    make("p", { class: "gl-advice", text: reason.advice })));
  return [make("h4", { text: words.reasons }), make("ul", {}, ...entries)];
}

function missingOf(words, result, jump) {
  if (!result.missing) return [];
  const style = result.unfinished ? "gl-main" : "";
  return [make("p", { class: "gl-missing", text: result.missing }),
    make("button", { type: "button", class: style, text: words.first, onclick: jump })];
}

function lastOf(result) {
  return result.last ? [make("p", { class: "gl-last", text: result.last })] : [];
}

// The result as a section; its heading takes the focus. What to do stands above what is missing.
function resultOf(words, result, id, jump, buttons) {
  const section = make("section", { class: "gl-result", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", text: result.name }),
    make("p", { class: "gl-says", text: result.says }));
  if (result.limits) section.append(make("p", { class: "gl-limits", text: result.limits }));
  const reasons = [...reasonsOf(words, result), ...lastOf(result)];
  const missing = missingOf(words, result, jump);
  section.append(...(result.unfinished ? [...missing, ...reasons] : [...reasons, ...missing]));
  section.append(make("div", { class: "gl-buttons" }, ...buttons));
  section.dataset.outcome = result.unfinished ? "unfinished" : result.outcome;
  return section;
}

function render({ model, el }) {
  const words = model.get("words");
  const group = ownName();
  const root = make("div", { class: "gl-card gl-check" });
  const stopKeys = keepKeys(root);
  const say = announcer(root);
  const alarm = make("div", { class: "gl-announce", role: "alert" });
  const title = make("h3", { class: "gl-title", tabindex: "-1", text: words.title });
  const place = make("div", { class: "gl-place" });
  const progress = make("p", { class: "gl-progress", id: `${group}-progress` });
  const state = make("p", { class: "gl-state" });
  // In front of a timer the questions wait behind a button: a lesson has several timers, and one
  // check opens them all.
  const gate = make("div", {}, make("p", { text: words.here }),
    make("button", { type: "button", class: "gl-main", text: words.start, onclick: change }));
  let begun = !model.get("technique");
  let saving = false;
  let waiting = 0;

  const form = formOf(model, group, pick);
  const total = form.querySelectorAll(".gl-row").length;
  const see = make("button", {
    type: "button", class: "gl-main gl-see", text: words.see, onclick: ask,
    "aria-describedby": progress.id,
  });
  form.append(make("div", { class: "gl-end" }, progress, see, state));

  function noted(sentence, aloud = true) {
    state.textContent = sentence;
    if (sentence && aloud) say(sentence);
  }

  function stopWaiting() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function drawAnswers() {
    const answers = model.get("answers");
    tick(form, answers);
    progress.textContent = fill(words.progress, { n: Object.keys(answers).length, total });
  }

  // What the learner sees is taken back at once; the kernel closes the gate as it hears of it.
  function save(answers, more = {}) {
    stopWaiting();
    const traits = { answers, result: {}, utc_offset: offsetAtMidnight(), ...more };
    saving = true;
    for (const [name, value] of Object.entries(traits)) model.set(name, value);
    saving = false;
    model.save_changes();
  }

  function pick(question, value) {
    if (state.textContent !== words.withdrawn) noted("");
    save({ ...model.get("answers"), [question.id]: value });
    const urgent = value === "yes" && question.advice;
    alarm.textContent = urgent ? `${words.urgent}. ${question.advice}` : "";
  }

  function ask() {
    noted(words.checking, false);
    save(model.get("answers"), { asked: model.get("asked") + 1 });
    waiting = setTimeout(() => noted(words.silent), model.get("patience_ms"));
  }

  function drawForm() {
    form.hidden = !begun;
    gate.hidden = begun;
  }

  function openForm(row) {
    begun = true;
    drawForm();
    (row.querySelector("input:checked") ?? row.querySelector("input")).focus();
    row.scrollIntoView({ block: "center" });
  }

  function jump() {
    const [first] = model.get("result").unanswered;
    openForm(form.querySelector(`[data-question="${CSS.escape(first)}"]`));
  }

  function startAgain() {
    alarm.textContent = "";
    place.replaceChildren();
    noted("");
    save({});
    begun = true;
    drawForm();
    focusOn(title);
  }

  function change() {
    openForm(form.querySelector(".gl-row"));
  }

  function buttons() {
    return [[words.change, change], [words.again, startAgain]].map(
      ([text, onclick]) => make("button", { type: "button", text, onclick }));
  }

  function drawResult() {
    const result = model.get("result");
    if (!result.name) {
      takeBack();
      return;
    }
    const asked = waiting !== 0;
    const focused = document.activeElement;
    const here = focused === document.body || root.contains(focused);
    stopWaiting();
    noted("");
    place.replaceChildren(resultOf(words, result, `${group}-result`, jump, buttons()));
    form.hidden = true;
    gate.hidden = true;
    if (asked) tell(result, here);
  }

  // The focus says the heading, the live region says the rest. Someone who went on meanwhile keeps
  // the focus, and hears all of it from the live region.
  function tell(result, here) {
    if (here) focusOn(place.querySelector("h3"));
    const rest = [result.says, result.last, result.limits, result.missing];
    say([here ? "" : `${result.name}.`, ...rest].filter(Boolean).join(" "));
  }

  function takeBack() {
    const shown = place.hasChildNodes();
    place.replaceChildren();
    drawForm();
    // Another check of this kernel may take this one's result back: only the one in use speaks.
    if (shown && !state.textContent) noted(words.withdrawn, saving);
  }

  root.append(alarm, title, place, gate, form);
  el.append(root);
  drawAnswers();
  drawResult();
  model.on("change:answers", drawAnswers);
  model.on("change:result", drawResult);
  return () => {
    stopWaiting();
    stopKeys();
    model.off("change:answers", drawAnswers);
    model.off("change:result", drawResult);
  };
}

// Minutes by which the learner's clock will be ahead of UTC at the coming midnight, when a go ends.
function offsetAtMidnight() {
  const now = new Date();
  return -new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTimezoneOffset();
}

export default { render };
