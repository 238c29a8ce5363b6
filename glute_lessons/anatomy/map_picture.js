// The picture: the shipped drawing, and over it one element for each structure that shows. It knows
// nothing of cards or quizzes; it says what is pointed at, and shows what it is told to.

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const MIRRORED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

// The drawing as an element of this page. Its ids get a prefix, so that two may share a page.
function readDrawing(text, prefix) {
  const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(read, true);
  for (const node of svg.querySelectorAll("*")) {
    if (node.id) node.id = prefix + node.id;
    for (const { name, value } of [...node.attributes]) {
      const links = /^(xlink:)?href$/.test(name) ? value.replace(/^#/, `#${prefix}`)
        : value.replace(/url\(#/g, `url(#${prefix}`);
      if (links !== value) node.setAttribute(name, links);
    }
  }
  for (const name of ["width", "height"]) svg.removeAttribute(name);
  for (const child of svg.children) child.setAttribute("aria-hidden", "true");
  return svg;
}

// onPick(entry): clicked, tapped or Enter; "" for a spot with nothing. onPoint(entry): under the
// pointer or the keys, "" when they leave.
function drawPicture({ body, drawing, onPick, onPoint }) {
  const prefix = `gl${Math.random().toString(36).slice(2)}-`;
  const svg = readDrawing(drawing, prefix);
  const draw = svgMaker(svg);
  const picture = {
    body, svg, make: draw, prefix, onPick, onPoint, shapes: readShapes(body), shown: { side: "right" }, painted: [],
    art: svg.querySelector("[data-art]"),
    zones: draw("g", { "aria-hidden": "true" }),
    overlay: draw("g"),
    marks: draw("g"),
    pins: draw("g"),
    // Marks lie on a sheet of their own, so that a new one does not paint the whole body afresh.
    glass: draw("svg", { class: "gl-map-glass", "aria-hidden": "true" }),
  };
  svg.classList.add("gl-map-svg", "gl-plate");
  picture.frame = make("div", { class: "gl-map-frame" }, svg, picture.glass);
  picture.art.after(picture.zones);
  svg.append(picture.overlay);
  picture.glass.append(picture.marks, picture.pins);
  hearPointer(picture);
  hearKeys(picture);
  return picture;
}

// shown: side, layer, labels, zones (patterns on the skin), name (of the whole), nameOf(entry) or
// null where nothing can be chosen, hint: the id of what explains the keys.
function showPicture(picture, shown) {
  const { svg, body } = picture;
  picture.shown = shown;
  const { art, hit } = body.layers[shown.layer];
  for (const group of svg.querySelectorAll("[data-layer]")) {
    show(group, art.includes(group.getAttribute("data-layer")));
  }
  for (const group of svg.querySelectorAll("[data-labels] > [data-side]")) {
    const layer = group.parentNode.getAttribute("data-labels");
    show(group, shown.labels && layer === shown.layer && group.getAttribute("data-side") === shown.side);
  }
  picture.painted = picture.shapes.filter(({ group }) => hit.includes(group));
  turn(picture);
  frame(picture);
  const zones = shown.zones && shown.layer === "skin";
  picture.zones.replaceChildren(
    ...(zones ? [zoneGroup(picture.make, body, picture.prefix, picture.painted)] : []));
  name(picture);
  drawOverlay(picture);
  for (const group of [picture.marks, picture.pins]) group.replaceChildren();
}

function show(group, visible) {
  if (visible) group.removeAttribute("display");
  else group.setAttribute("display", "none");
}

function turn({ body, shown, art, zones, overlay, marks }) {
  for (const group of [art, zones, overlay, marks]) {
    if (shown.side === "left") group.setAttribute("transform", `translate(${body.width} 0) scale(-1 1)`);
    else group.removeAttribute("transform");
  }
}

// Without its labels the picture is cut to the body, which makes it larger.
function frame({ svg, glass, body, shown }) {
  const { x, y, width, height } = boxOf(body, 5);
  const left = shown.side === "left" ? body.width - x - width : x;
  const box = shown.labels ? [0, 0, body.width, body.height] : [left, y, width, height];
  for (const sheet of [svg, glass]) sheet.setAttribute("viewBox", box.join(" "));
}

function name({ svg, shown }) {
  svg.setAttribute("role", shown.nameOf ? "group" : "img");
  svg.setAttribute("aria-label", shown.name);
  if (shown.hint && shown.nameOf) svg.setAttribute("aria-describedby", shown.hint);
  else svg.removeAttribute("aria-describedby");
}

function drawOverlay(picture) {
  const { body, make, shown, painted, overlay } = picture;
  const had = overlay.querySelector("[tabindex='0']")?.getAttribute("data-entry");
  const focused = overlay.contains(document.activeElement);
  const entries = shown.nameOf ? body.layers[shown.layer].sights.map(({ entry }) => entry) : [];
  const paths = entries.map((entry) => make("path", {
    d: painted.filter((shape) => shape.entry === entry).map(({ outline }) => outline).join(""),
    class: "gl-map-part",
    role: "button",
    tabindex: "-1",
    "aria-label": shown.nameOf(entry),
    "data-entry": entry,
  }));
  overlay.replaceChildren(...paths);
  rove(picture, entries.includes(had) ? had : entries[0]);
  if (focused) (overlay.querySelector("[tabindex='0']") ?? picture.svg.closest(".gl-card")).focus({ preventScroll: true });
}

const partOf = ({ overlay }, entry) => overlay.querySelector(`[data-entry="${entry}"]`);

// One stop of the Tab key for the whole picture: the part that was last reached.
function rove(picture, entry) {
  for (const part of picture.overlay.children) part.setAttribute("tabindex", "-1");
  if (entry) partOf(picture, entry)?.setAttribute("tabindex", "0");
}

// marks: [{look, entries}]; pins: [{kind, entry}]
function markPicture(picture, marks, pins = []) {
  const { body, make, prefix, painted, shown } = picture;
  const shows = ({ entries }) => painted.some(({ entry }) => entries.includes(entry));
  picture.marks.replaceChildren(...marks.filter(shows)
    .map((mark) => ringMark(make, body, prefix, painted, mark)));
  const anchors = new Map(body.layers[shown.layer].sights.map(({ entry, anchor }) => [entry, anchor]));
  picture.pins.replaceChildren(...pins.filter(({ entry }) => anchors.has(entry)).map(({ kind, entry }) => {
    const [x, y] = placeOf(body, anchors.get(entry));
    return pin(make, kind, [shown.side === "left" ? body.width - x : x, y]);
  }));
}

function entryUnder({ svg, body, shown, painted }, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return topAt(painted, body.window, pointOf(body, shown.side, [at.x, at.y]));
}

function hearPointer(picture) {
  const { svg } = picture;
  // The part under the pointer may not be the one that shows there, so it must not take the focus.
  svg.addEventListener("mousedown", (event) => { if (picture.shown.nameOf) event.preventDefault(); });
  svg.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !picture.shown.nameOf) return;
    const entry = entryUnder(picture, event);
    svg.classList.toggle("gl-map-on", Boolean(entry));
    picture.onPoint(entry, "hover");
  });
  svg.addEventListener("pointerleave", () => picture.onPoint("", "hover"));
  svg.addEventListener("click", (event) => {
    if (!picture.shown.nameOf) return;
    // A screen reader's press comes without a place, for the element itself.
    const pressed = event.detail === 0 && event.target.closest("[data-entry]");
    const entry = pressed ? pressed.getAttribute("data-entry") : entryUnder(picture, event);
    const part = entry && partOf(picture, entry);
    const card = svg.closest(".gl-card");
    if (part) reach(picture, part);
    else if (!card.contains(document.activeElement)) card.focus({ preventScroll: true });
    picture.onPick(entry);
  });
}

function reach(picture, part) {
  rove(picture, part.getAttribute("data-entry"));
  part.focus({ preventScroll: true });
}

function hearKeys(picture) {
  const { overlay, frame } = picture;
  // Not on an SVG element: one that hears of focus becomes a stop of the Tab key itself.
  frame.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible")) picture.onPoint(target.getAttribute("data-entry"), "focus");
  });
  frame.addEventListener("focusout", () => picture.onPoint("", "focus"));
  overlay.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const entry = event.target.getAttribute("data-entry");
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (!event.repeat) picture.onPick(entry);
      return;
    }
    const to = keyLeads(picture, entry, event.key);
    if (to === null) return;
    event.preventDefault();
    if (to) reach(picture, partOf(picture, to));
  });
}

// The entry that a key leads to: "" where there is none that way, null for a key of no use here.
function keyLeads({ body, shown }, entry, key) {
  const { sights } = body.layers[shown.layer];
  if (key === "Home") return sights[0].entry;
  if (key === "End") return sights[sights.length - 1].entry;
  if (!ARROWS.includes(key)) return null;
  const way = shown.side === "left" ? MIRRORED[key] ?? key : key;
  return sights.find((sight) => sight.entry === entry)?.next[way] ?? "";
}
