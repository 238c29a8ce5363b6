// The two quizzes of the muscle map. Python drew the tasks and knows which zone is no place to press;
// this file asks, compares what was touched with what was asked, and shows it at once.

function tasksOf({ model }) {
  return model.get("deals").find((deal) => deal.seed === model.get("seed"))?.tasks ?? [];
}

const taskAt = (map) => tasksOf(map)[map.model.get("index")];

function drawRound(map) {
  const task = taskAt(map);
  map.head.replaceChildren();
  if (!task) return drawScore(map);
  map.split.hidden = false;
  map.head.append(stemOf(map, task));
  const answer = map.model.get("answers")[map.model.get("index")];
  if (answer) return settleTask(map, task, answer);
  map.shownAt = performance.now();
  showTask(map, task, true);
  map.side.replaceChildren(task.options.length ? nameForm(map, task) : findHelp(map, task));
}

function stemOf({ model, words, layerName }, task) {
  const total = model.get("deals")[0].tasks.length;
  return make("div", { class: "gl-map-task" },
    make("h4", {},
      make("span", { class: "gl-count", text: fill(words.count, { n: model.get("index") + 1, total }) }),
      " ", make("span", { class: "gl-stem", text: stemText({ model, words }, task) })),
    make("p", { class: "gl-map-shown", text: fill(words.shown, { layer: layerName(task.layer) }) }));
}

function stemText({ model, words }, task) {
  if (task.options.length) return words.ask_name;
  if (task.zone) return words[`ask_${task.zone}`];
  return fill(words.ask_find, { called: model.get("entries")[task.entry].called });
}

// open: still to be answered. In a quiz a part is told by its clue, which does not name it.
function showTask(map, task, open) {
  const { entries, words, picture } = map;
  const asked = Boolean(task.options.length);
  const name = [map.nameOf(task.layer, asked && open ? "map_asked" : "map")];
  if (asked && open) name.push(entries[task.entry].clue);
  showPicture(picture, {
    side: map.model.get("side"),
    layer: task.layer,
    labels: false,
    zones: !open,
    name: name.join(" "),
    nameOf: open && !asked ? (entry) => entries[entry].clue : null,
    hint: map.hint.id,
  });
  map.hint.hidden = !open || asked;
  map.name.textContent = "";
  map.chosen = asked && open ? [task.entry] : [];
  map.pointed = {};
  drawMarks(map);
  map.hint.textContent = words.keys;
}

// ---------------------------------------------------------------- which one is this?

function nameForm(map, task) {
  const { words, entries } = map;
  const options = task.options.map((entry) => radio("answer", entry, entries[entry].name));
  const form = make("form", { novalidate: true },
    make("fieldset", { class: "gl-question" }, make("legend", { text: words.choose }), ...options),
    make("p", { class: "gl-missing", hidden: true, text: words.no_answer }),
    make("button", { type: "submit", class: "gl-main", text: words.check }),
    make("details", {}, make("summary", { text: words.hint }), make("p", { text: entries[task.entry].clue })));
  form.addEventListener("change", () => { form.querySelector(".gl-missing").hidden = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form).get("answer");
    if (given) return answerTask(map, task, given);
    form.querySelector(".gl-missing").hidden = false;
    form.querySelector("input").focus();
    map.announce(words.no_answer);
  });
  return form;
}

// ---------------------------------------------------------------- touch it

// For thumbs that are larger than the part, and for whoever would rather read than point.
function findHelp(map, task) {
  const { words, entries } = map;
  const list = listOf(map, task.layer, words.list_find, (entry) => entries[entry].clue);
  const take = () => { if (list.select.value) answerTask(map, task, list.select.value); };
  return make("div", { class: "gl-map-list" }, list.label,
    make("button", { type: "button", text: words.take, onclick: take }));
}

function touched(map, entry) {
  if (entry) return answerTask(map, taskAt(map), entry);
  map.name.textContent = map.words.nothing_here;
  map.announce(map.words.nothing_here);
}

// ---------------------------------------------------------------- what was said

function gradeOf({ model, entries }, task, given) {
  if (task.zone) return model.get("grades")[task.zone][entries[given].zone];
  return given === task.entry ? "right" : "wrong";
}

function answerTask(map, task, given) {
  const { model } = map;
  const answer = { id: task.id, option: given, grade: gradeOf(map, task, given) };
  map.note({ answers: [...model.get("answers"), answer] });
  settleTask(map, task, answer);
  focusOn(map.side.querySelector(".gl-feedback h4"));
  // The heading is read because focus is on it; the live region tells the rest, so nothing twice.
  const told = [...map.side.querySelectorAll(".gl-feedback p")].map((node) => node.textContent);
  map.announce(told.join(" "));
  postTask(map, task, given);
  tell(map);
}

// To the progress file, under the question of the bank that asks for the same thing.
function postTask(map, task, given) {
  const { model } = map;
  const question = model.get("asks")[task.zone || task.entry];
  if (!question) return;
  map.outbox.post({
    question, given, sure: null, quiz: `map_${model.get("view")}_${model.get("mode")}`,
    run: map.run, seed: model.get("seed"), place: model.get("index"),
    took_ms: Math.round(performance.now() - map.shownAt),
  });
}

// The right ones and what was given, on the picture and in words.
function settleTask(map, task, answer) {
  showTask(map, task, false);
  const { entries, picture } = map;
  const zone = (entry) => task.zone && entries[entry].zone === task.zone;
  const seen = picture.body.layers[task.layer].sights.map(({ entry }) => entry);
  const right = task.zone ? seen.filter(zone) : [task.entry];
  const good = answer.grade === "right";
  map.chosen = good && task.zone ? [answer.option] : right;
  map.pins = [
    ...(good ? [answer.option] : right).map((entry) => ({ kind: "right", entry })),
    ...(good || task.options.length ? [] : [{ kind: "wrong", entry: answer.option }]),
  ];
  drawMarks(map);
  map.side.replaceChildren(feedbackOf(map, task, answer));
}

function feedbackOf(map, task, answer) {
  const { words, entries, model } = map;
  const last = model.get("index") + 1 >= tasksOf(map).length;
  return make("div", { class: `gl-feedback gl-is-${answer.grade}` },
    make("h4", { text: headline(words, entries, task, answer) }),
    ...explained(map, task, answer).map(([lead, text]) =>
      make("p", {}, ...(lead ? [make("strong", { text: lead }), " "] : []), text)),
    make("button", {
      type: "button",
      class: "gl-main",
      text: last ? words.last : words.next,
      onclick: () => moveOn(map, { index: model.get("index") + 1, finished: last }),
    }));
}

function headline(words, entries, task, { option, grade }) {
  const key = task.options.length ? task.entry : option;
  const kind = { right: "yes", critical: "not_safe" }[grade] ?? (task.options.length ? "not_named" : "not_found");
  return fill(words[kind], { called: entries[key].called });
}

// Pairs of a lead and a text: first what was touched or chosen, then what was asked.
function explained({ words, entries }, task, { option, grade }) {
  const given = entries[option];
  const tell = (entry) => [`${entry.name}:`, entry.place];
  if (!task.zone) {
    const asked = entries[task.entry];
    if (grade === "right") return [["", sentence(capital(asked.plain_name))], ["", asked.place]];
    const lead = task.options.length ? `${asked.name}:` : fill(words.is_here, asked);
    return task.options.length
      ? [[lead, asked.place], tell(given)]
      : [tell(given), [lead, asked.place]];
  }
  const told = [["", given.rows.press]];
  if (grade === "critical") told.push([words.danger, words[`danger_${given.zone}`]]);
  if (grade !== "right") told.push(["", `${words[`mark_${task.zone}`]} ${words[`about_${task.zone}`]}`]);
  return told;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

// The next task or the score, with focus where reading goes on; then the kernel is told.
function moveOn(map, changes) {
  map.note(changes);
  drawRound(map);
  map.announce("");
  focusOn(map.head.querySelector("h4"));
  tell(map);
}

// ---------------------------------------------------------------- how it went

function drawScore(map) {
  const { model, words } = map;
  const answers = model.get("answers");
  const graded = (grade) => answers.filter((answer) => answer.grade === grade);
  const total = tasksOf(map).length;
  map.split.hidden = true;
  map.head.replaceChildren(make("div", { class: "gl-map-score" },
    make("h4", { text: fill(words.score, { right: graded("right").length, total }) }),
    ...missed(map, words.first_again, graded("critical")),
    ...missed(map, words.then_again, graded("wrong")),
    make("p", { text: words.ending }),
    make("button", { type: "button", class: "gl-main", text: words.again, onclick: () => startAgain(map) })));
}

function missed(map, title, answers) {
  if (!answers.length) return [];
  const { words, entries } = map;
  const tasks = new Map(tasksOf(map).map((task) => [task.id, task]));
  const lines = answers.map(({ id }) => {
    const task = tasks.get(id);
    const text = task.zone ? words[`about_${task.zone}`] : entries[task.entry].place;
    const lead = task.zone ? words[`ask_${task.zone}`] : `${entries[task.entry].name}:`;
    return make("li", {}, make("strong", { text: lead }), ` ${text}`);
  });
  return [make("h5", { text: title }), make("ul", {}, ...lines)];
}

// Another round each time, until they come round to the first.
function startAgain(map) {
  const seeds = map.model.get("deals").map((deal) => deal.seed);
  const seed = seeds[(seeds.indexOf(map.model.get("seed")) + 1) % seeds.length];
  map.run = freshId();
  moveOn(map, { seed, index: 0, answers: [], finished: false });
}
