// An explorer: controls on top, and below them what the kernel makes of them. While a control moves,
// one question at most is under way, and the latest setting is asked next. Needs dom.js, keys.js,
// announce.js and explorer_controls.js.

// The drawing as an element of this page: read as a picture, never as markup of the page.
function readSvg(text) {
  return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
}

function fillTable(table, { caption, heads, rows }) {
  const head = make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })));
  const cell = (text, place) => (place ? make("td", { text }) : make("th", { scope: "row", text }));
  table.replaceChildren(make("caption", { text: caption }), make("thead", {}, head),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map(cell)))));
}

// A picture with its table, which is folded as long as there is a picture. They stay on the page and
// change inside, so that what is unfolded stays so.
function pictureOf(words, data) {
  const title = make("h5", { text: data.title });
  const drawing = make("div", { class: "gl-drawing gl-plate" });
  const table = make("table");
  const folded = make("details", {}, make("summary", { text: words.table }));
  const node = make("div", { class: "gl-picture" }, title, drawing);
  const show = (now) => {
    const place = now.svg ? folded : node;
    title.hidden = !now.svg; // the table's caption says it, too
    drawing.replaceChildren(...(now.svg ? [readSvg(now.svg)] : []));
    if (now.svg && !folded.isConnected) node.append(folded);
    if (table.parentNode !== place) place.append(table);
    fillTable(table, now);
  };
  return { node, show };
}

const paragraphs = (texts, name) => texts.map((text) => make("p", { class: name, text }));

function foundOf(model) {
  const words = model.get("words");
  const id = freshName();
  const heading = make("h4", { id });
  const [note, means, numbers, order, assumes] = ["div", "div", "dl", "div", "ul"].map((tag) => make(tag));
  const pictures = model.get("result").pictures.map((data) => pictureOf(words, data));
  const missing = make("p");
  const node = make("section", { class: "gl-found", "aria-labelledby": id },
    note, heading, means, numbers, order, missing, ...pictures.map((picture) => picture.node),
    make("details", {}, make("summary", { text: words.assumes }), assumes),
    make("p", { class: "gl-strong", text: `${words.not_measured}.` }));
  const show = (result) => {
    heading.textContent = result.headline;
    note.replaceChildren(...paragraphs(result.note ? [result.note] : [], "gl-note"));
    means.replaceChildren(...paragraphs(result.means, "gl-means"));
    order.replaceChildren(...paragraphs(result.order, ""));
    numbers.replaceChildren(...result.numbers.flatMap(([name, text]) =>
      [make("dt", { text: name }), make("dd", { text })]));
    missing.textContent = result.pictures.some(({ svg }) => svg) ? "" : words.no_drawing;
    pictures.forEach((picture, place) => picture.show(result.pictures[place]));
    assumes.replaceChildren(...result.assumes.map((text) => make("li", { text })));
  };
  return { node, show };
}

// ---------------------------------------------------------------- asking

// One question at most is under way. shown(result, latest): an answer came, and whether it is the
// one to the latest setting. silent(): none came in time, or the kernel is gone.
function asking(model, shown, silent) {
  const own = freshName();
  let [count, underway, next, timer] = [0, "", null, 0];

  const late = () => {
    underway = "";
    silent();
  };

  function send(setting) {
    count += 1;
    underway = `${own} ${count}`;
    next = null;
    clearTimeout(timer);
    timer = setTimeout(late, model.get("patience_ms"));
    try {
      model.set("wanted", { turn: underway, setting });
      model.save_changes();
    } catch {
      clearTimeout(timer);
      late();
    }
  }

  function answered() {
    const result = model.get("result");
    if (underway && result.turn !== underway) return;
    clearTimeout(timer);
    underway = "";
    shown(result, !next);
    if (next) send(next);
  }

  model.on("change:result", answered);
  return {
    ask: (setting) => { if (underway) next = setting; else send(setting); },
    waits: () => underway !== "",
    release: () => { clearTimeout(timer); model.off("change:result", answered); },
  };
}

// Says a result once the controls rest and it is there. result(): the latest, or null while a newer
// one is under way.
function speaker(say, restMs, result) {
  let [timer, due, notes] = [0, false, []];
  const speak = () => {
    if (!due || !result()) return;
    say([...notes, result().spoken].join(" "));
    [due, notes] = [false, []];
  };
  return {
    moved: () => {
      due = false;
      clearTimeout(timer);
      timer = setTimeout(() => { due = true; speak(); }, restMs);
    },
    came: ({ note }) => { if (note) notes = [note]; speak(); },
    release: () => clearTimeout(timer),
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const root = make("section", { class: "gl-card gl-explorer", "aria-label": words.title });
  const freeKeys = keepKeys(root);
  const say = announcer(root);
  const state = make("p", { class: "gl-state" });
  const controls = controlsOf(model, changed);
  const found = foundOf(model);
  const questions = asking(model, shown, silent);
  const isOld = () => questions.waits() || state.textContent !== "";
  const speech = speaker(say, model.get("rest_ms"), () => (isOld() ? null : model.get("result")));

  function changed() {
    questions.ask(controls.read());
    speech.moved();
  }

  function silent() {
    if (state.textContent !== words.silent) say(words.silent);
    state.textContent = words.silent;
  }

  function shown(result, latest) {
    state.textContent = result.fault;
    if (result.fault) return;
    found.show(result);
    if (!latest) return;
    controls.show(result);
    speech.came(result);
  }

  found.show(model.get("result"));
  controls.show(model.get("result"));
  root.append(make("h3", { class: "gl-title", text: words.title }), make("p", { text: words.intro }),
    controls.node, state, found.node);
  el.append(root);
  return () => {
    freeKeys();
    questions.release();
    speech.release();
  };
}

export default { render };
