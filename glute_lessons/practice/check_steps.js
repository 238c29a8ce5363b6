// What the readiness check shows around a result: why it is closed, and the two things that a learner
// can state, each with a step that asks once more. Needs dom.js.

function lineOf(name, text) {
  return text ? [make("p", { class: name, text })] : [];
}

function entryOf({ question, advice }) {
  return make("li", {},
    make("p", { class: "gl-asked", text: question }), make("p", { class: "gl-advice", text: advice }));
}

function reasonsOf(result) {
  const given = result.reasons.filter((reason) => reason.answered);
  if (!given.length) return [];
  return [make("h4", { text: result.reasons_title }), make("ul", {}, ...given.map(entryOf))];
}

// What to do after a stop, or which sign needs which help.
function adviceOf(words, { advice, signs }) {
  if (!advice.length && !signs.length) return [];
  const lists = signs.flatMap(({ says, signs: names }) => [
    make("p", { class: "gl-advice", text: says }),
    make("ul", {}, ...names.map((text) => make("li", { text }))),
  ]);
  return [make("h4", { text: words.advice }),
    ...advice.flatMap(({ felt, do: text }) =>
      [...lineOf("gl-asked", felt), make("p", { class: "gl-advice", text })]), ...lists];
}

function missingOf(words, result, jump) {
  if (!result.missing) return [];
  const style = result.unfinished ? "gl-main" : "";
  return [make("p", { class: "gl-missing", text: result.missing }),
    make("button", { type: "button", class: style, text: words.first, onclick: jump })];
}

// The result as a section; its heading takes the focus. What to do stands above what is missing.
function resultOf(words, result, id, jump, buttons) {
  const section = make("section", { class: "gl-result", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", text: result.name }),
    make("p", { class: "gl-says", text: result.says }),
    ...lineOf("gl-limits", result.limits));
  const reasons = [
    ...adviceOf(words, result), ...reasonsOf(result), ...lineOf("gl-last", result.last)];
  const missing = missingOf(words, result, jump);
  section.append(...(result.unfinished ? [...missing, ...reasons] : [...reasons, ...missing]));
  section.append(...lineOf("gl-note", result.note), ...lineOf("gl-note", result.trouble));
  section.append(make("div", { class: "gl-buttons" }, ...buttons));
  section.dataset.outcome = result.unfinished ? "unfinished" : result.outcome;
  return section;
}

// One more question before a statement is written down. done(): it is meant; back(): it is not.
function confirmStep(id, title, parts, yes, words, done, back) {
  return make("section", { class: "gl-result gl-confirm", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", text: title }), ...parts,
    make("div", { class: "gl-buttons" },
      make("button", { type: "button", text: yes, onclick: done }),
      make("button", { type: "button", text: words.back, onclick: back })));
}

function askSeen(id, words, done, back) {
  const parts = [make("p", { text: words.seen_says })];
  return confirmStep(id, words.seen_title, parts, words.seen_yes, words, done, back);
}

// asks: [{id, question}], each with a box of its own; none is ticked beforehand. done(ids) is called
// with at least one, none() is called instead of it with nothing ticked.
function askAgreed(id, words, asks, done, none, back) {
  const boxes = asks.map((ask) => make("input", { type: "checkbox", value: ask.id }));
  const rows = asks.map((ask, place) =>
    make("label", { class: "gl-tick" }, boxes[place], make("span", { text: ask.question })));
  const parts = [make("p", { id: `${id}-says`, text: words.agree_says }),
    make("div", { role: "group", "aria-labelledby": id, "aria-describedby": `${id}-says` }, ...rows)];
  const finish = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    if (ticked.length) done(ticked);
    else none(boxes[0]);
  };
  return confirmStep(id, words.agree_title, parts, words.agree_yes, words, finish, back);
}
