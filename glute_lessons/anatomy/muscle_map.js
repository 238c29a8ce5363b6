// The muscle map. Its picture is drawn by map_picture.js, its quizzes by map_rounds.js; here is the
// card around them, and exploring: point, pick, read, peel.

const STATE = ["side", "layer", "selected", "seed", "index", "answers", "finished"];
const ROOM_FOR_LABELS = 460; // pixels; below that they are too small to read
const ROWS = ["where", "does", "nerve", "find", "press"];

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function radio(group, value, text, checked = false) {
  return make("label", { class: "gl-option" },
    make("input", { type: "radio", name: group, value, checked }), make("span", { text }));
}

// A list of what a layer shows, each under a text, for those who would rather not point.
function listOf({ words, picture }, layer, title, textOf) {
  const entries = picture.body.layers[layer].sights.map(({ entry }) => entry);
  const select = make("select", {},
    make("option", { value: "", text: words.list_first }),
    ...entries.map((entry) => make("option", { value: entry, text: textOf(entry) })));
  return { select, label: make("label", {}, make("span", { text: title }), select) };
}

// ---------------------------------------------------------------- exploring

function drawExplorer(map) {
  const { model, words, head, root } = map;
  const layers = model.get("layers").map(({ id, name }) => radio("layer", id, name));
  const sides = ["right", "left"].map((id) => radio("side", id, words[id]));
  map.labelsBox = make("input", { type: "checkbox", onchange: () => labelsSet(map) });
  // A form of its own, so that the choices of two maps on a page stay apart.
  const group = (title, options) => make("form", { onsubmit: (event) => event.preventDefault() },
    make("fieldset", {}, make("legend", { text: title }), make("div", { class: "gl-row" }, ...options)));
  head.append(group(words.how_deep, layers));
  map.lists.after(make("div", { class: "gl-map-options" }, group(words.which_side, sides),
    make("label", { class: "gl-option" }, map.labelsBox, make("span", { text: words.labels }))));
  root.addEventListener("change", ({ target }) => {
    if (["layer", "side"].includes(target.name)) setShown(map, { [target.name]: target.value });
  });
}

function setShown(map, change) {
  const { model, entries, words } = map;
  const was = model.get("selected");
  map.note(change);
  const gone = was && !isSeen(map, was);
  if (gone) map.note({ selected: "" });
  showExplorer(map);
  map.announce(gone ? fill(words.gone, entries[was]) : "");
  tell(map);
}

function isSeen({ model, picture }, entry) {
  return picture.body.layers[model.get("layer")].sights.some((sight) => sight.entry === entry);
}

function labelsSet(map) {
  map.labelsByHand = true;
  showExplorer(map);
}

function showExplorer(map) {
  const { model, entries, words, picture } = map;
  const layer = model.get("layer");
  for (const name of ["layer", "side"]) {
    for (const input of map.root.querySelectorAll(`[name=${name}]`)) input.checked = input.value === model.get(name);
  }
  if (!map.labelsByHand) map.labelsBox.checked = map.roomy;
  map.pointed = {};
  showPicture(picture, {
    side: model.get("side"),
    layer,
    labels: map.labelsBox.checked,
    zones: true,
    name: map.nameOf(layer, "map"),
    nameOf: (entry) => `${entries[entry].name}, ${entries[entry].plain_name}`,
    hint: map.hint.id,
  });
  map.hint.textContent = words.keys;
  const list = listOf(map, layer, words.list, (entry) => entries[entry].name);
  list.select.addEventListener("change", () => { if (list.select.value) select(map, list.select.value); });
  map.list = list.select;
  map.lists.replaceChildren(list.label, shownInWords(map, layer));
  showCard(map);
}

function shownInWords({ model, words }, layer) {
  const told = model.get("layers").find(({ id }) => id === layer);
  const side = model.get("side");
  return make("details", {}, make("summary", { text: words.words_title }),
    make("p", { text: told ? fill(told.shows.trim(), { side }) : "" }));
}

// Opens a card; what is said is only the name, the rest can be read in the card.
function select(map, entry) {
  const { model, entries } = map;
  if (!entry) return;
  map.note({ selected: entry });
  showCard(map);
  map.announce(`${entries[entry].name}: ${entries[entry].plain_name}`);
  tell(map);
  // On a narrow page the card stands below the picture, perhaps out of sight.
  map.side.querySelector("h4").scrollIntoView({ block: "nearest" });
}

function showCard(map) {
  const { model, entries, words } = map;
  const entry = entries[model.get("selected")];
  map.chosen = entry ? [model.get("selected")] : [];
  map.list.value = entry && isSeen(map, model.get("selected")) ? model.get("selected") : "";
  drawMarks(map);
  nameLine(map);
  if (!entry) return map.side.replaceChildren(make("p", { class: "gl-map-start", text: words.start }));
  const rows = ROWS.filter((row) => entry.rows[row])
    .flatMap((row) => [make("dt", { text: words[row] }), make("dd", { text: entry.rows[row] })]);
  map.side.replaceChildren(make("div", { class: "gl-map-card" },
    make("h4", { text: entry.name }), make("p", { class: "gl-map-plain", text: capital(sentence(entry.plain_name)) }),
    make("dl", {}, ...rows)));
}

// ---------------------------------------------------------------- both

// Rings for what is pointed at and what is chosen; pins for what was answered.
function drawMarks(map) {
  const { chosen, pointed, picture } = map;
  const marks = [{ look: "chosen", entries: chosen }];
  for (const look of ["hover", "focus"]) {
    if (pointed[look] && (look === "focus" || !chosen.includes(pointed[look]))) {
      marks.push({ look, entries: [pointed[look]] });
    }
  }
  markPicture(picture, marks, map.pins);
}

// The name of what is pointed at, for eyes only; a quiz never names it.
function nameLine({ model, name, pointed, entries }) {
  const entry = pointed.hover || pointed.focus || model.get("selected");
  name.textContent = entries[entry]?.name ?? "";
}

function pointAt(map, entry, look) {
  if ((map.pointed[look] ?? "") === entry) return;
  map.pointed[look] = entry;
  drawMarks(map);
  if (map.explores) nameLine(map);
}

function tell({ model }) {
  try {
    model.save_changes();
  } catch {
    return; // the kernel is gone; the map is not
  }
}

function build(map, el) {
  const { model, words } = map;
  const id = `gl${Math.random().toString(36).slice(2)}`;
  Object.assign(map, {
    root: make("section", { class: "gl-card gl-map", "aria-label": model.get("title") }),
    head: make("div", { class: "gl-map-head" }),
    name: make("p", { class: "gl-map-name" }),
    hint: make("p", { class: "gl-map-hint", id, text: words.keys }),
    lists: make("div", { class: "gl-map-list" }),
    side: make("div", { class: "gl-map-side" }),
  });
  map.picture = drawPicture({
    body: model.get("body"),
    drawing: model.get("drawing"),
    onPick: (entry) => (map.explores ? select(map, entry) : touched(map, entry)),
    onPoint: (entry, look) => pointAt(map, entry, look),
  });
  map.split = make("div", { class: "gl-map-split" },
    make("div", { class: "gl-map-view" }, map.picture.frame, map.name, map.hint, map.lists), map.side);
  map.root.append(make("h3", { text: model.get("title") }), map.head, map.split,
    make("p", { class: "gl-map-credit", text: model.get("credit") }));
  el.append(map.root);
  map.announce = announcer(map.root);
  map.outbox = outbox(model);
  if (!map.explores) map.root.append(map.outbox.line);
}

// Labels show where there is room for them, until someone has chosen.
function watchRoom(map) {
  const watch = new ResizeObserver(([{ contentRect }]) => {
    const roomy = contentRect.width >= ROOM_FOR_LABELS;
    if (roomy === map.roomy) return;
    map.roomy = roomy;
    if (map.explores && !map.labelsByHand) showExplorer(map);
  });
  watch.observe(map.picture.frame);
  return () => watch.disconnect();
}

function render({ model, el }) {
  const words = model.get("words");
  const layerName = (id) => model.get("layers").find((layer) => layer.id === id)?.name ?? id;
  const map = {
    model, words, layerName, entries: model.get("entries"), explores: model.get("mode") === "explore",
    chosen: [], pins: [], pointed: {}, roomy: false, noting: false, run: freshId(),
    nameOf: (layer, key) => fill(words[key], {
      side: words[model.get("side")], view: words[model.get("view")], layer: layerName(layer),
    }),
    // Changes the model without drawing this view again; the kernel hears with save_changes.
    note(changes) {
      map.noting = true;
      for (const [name, value] of Object.entries(changes)) model.set(name, value);
      map.noting = false;
    },
  };
  build(map, el);
  if (map.explores) drawExplorer(map);
  const draw = () => {
    if (map.noting) return;
    if (map.explores) showExplorer(map);
    else { map.pins = []; drawRound(map); }
  };
  const release = [keepKeys(map.root), watchRoom(map), map.outbox.release];
  for (const name of STATE) model.on(`change:${name}`, draw);
  draw();
  return () => {
    for (const name of STATE) model.off(`change:${name}`, draw);
    for (const end of release) end();
    map.root.remove();
  };
}

export default { render };
