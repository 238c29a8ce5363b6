// The questions of the readiness check as a form of radio buttons. Needs dom.js.

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
