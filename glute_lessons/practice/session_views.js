// What a guided session shows, stage by stage. Each view is {heading, nodes}: the heading takes the
// focus. Needs dom.js, map_picture.js (readDrawing) and stop_dialog.js (adviceOf).

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function mainButton(text, onclick) {
  return make("button", { type: "button", class: "gl-main gl-ses-next", text, onclick });
}

function smallButton(text, onclick) {
  return make("button", { type: "button", class: "gl-ses-small", text, onclick });
}

function headingOf(text) {
  return make("h4", { class: "gl-ses-heading", tabindex: "-1", text });
}

// A drawing with its name above and its words below it.
function figureOf(picture, words) {
  const svg = readDrawing(picture.svg, `gl${Math.random().toString(36).slice(2)}-`);
  svg.classList.add("gl-plate", "gl-ses-drawing");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", picture.title);
  return make("figure", { class: "gl-ses-figure" },
    make("p", { class: "gl-ses-name", text: picture.title }), svg,
    make("details", {}, make("summary", { text: words.description }),
      ...picture.words.map((text) => make("p", { text }))),
    make("figcaption", { text: picture.credit }));
}

function figuresOf(model, stage) {
  const pictures = model.get("pictures");
  return [...stage.drawings, stage.plate].filter((key) => key in pictures)
    .map((key) => figureOf(pictures[key], model.get("words")));
}

function detailsOf(summary, ...nodes) {
  return make("details", {}, make("summary", { text: summary }), ...nodes);
}

function listOf(texts) {
  return make("ul", {}, ...texts.map((text) => make("li", { text })));
}

function whenToStop(model) {
  const lists = model.get("help_lists").flatMap(({ says, signs }) => [make("p", { text: says }), listOf(signs)]);
  return detailsOf(model.get("words").when_to_stop, make("p", { text: model.get("stop_rule") }), ...lists);
}

// Before a session begins; ask: the scale of a session that goes on, or null. on: what buttons do.
function startView(model, ask, on) {
  const words = model.get("words");
  const reasons = model.get("left_out").map((text) => make("p", { class: "gl-ses-strong", text }));
  const heading = headingOf(words.before_begin);
  if (!model.get("stages").length) return { heading, nodes: [heading, ...reasons, make("p", { text: words.rest_today })] };
  const resumed = model.get("stages").find(({ id }) => id === model.get("resume").step);
  const nodes = resumed
    ? [make("p", { class: "gl-ses-strong", text: fill(words.resume, { stage: resumed.title }) }),
      make("p", { text: words.resume_place }), ...(ask ? [ask.scale.node, ask.said] : []),
      mainButton(words.go_on_at, on.goOn),
      make("div", { class: "gl-ses-row" }, smallButton(words.give_up, on.giveUp))]
    : [make("p", { text: model.get("intro") }), mainButton(words.begin, on.begin)];
  const rest = [words.by_ear, words.aim].map((text) => make("p", { text }));
  return { heading, nodes: [heading, ...reasons, ...nodes, ...rest, whenToStop(model)] };
}

// A stage that waits for Next. place: {n, total}. parts: {ask, rest, option}, what else it has, or
// nothing. smaller: [[label, what to do]].
function readingView(model, stage, place, next, parts, smaller) {
  const words = model.get("words");
  const heading = headingOf(stage.title);
  const says = stage.says.split("\n").map((text) => make("p", { class: "gl-ses-says", text }));
  const asked = parts.ask ? [parts.ask.scale.node, parts.ask.said] : [];
  const nodes = [
    make("p", { class: "gl-ses-place", text: fill(words.place, place) }), heading, ...says,
    ...(parts.rest ? [parts.rest] : []), ...asked, ...(parts.option ? [parts.option] : []),
    mainButton(next.label, next.act),
    make("div", { class: "gl-ses-row" }, ...smaller.map(([label, act]) => smallButton(label, act))),
    make("div", { class: "gl-ses-figures" }, ...figuresOf(model, stage)),
  ];
  return { heading, nodes };
}

// While a tool or a hand presses. Stop comes before the scale: it is met first, by sight and by Tab.
function pressingView(model, stage, { pace, stop, ask }) {
  const words = model.get("words");
  const hint = `gl-ses-${Math.random().toString(36).slice(2)}`;
  const parts = {
    heading: headingOf(stage.title),
    phase: make("p", { class: "gl-ses-phase" }),
    digits: make("p", { class: "gl-ses-digits", "aria-hidden": "true" }),
    bar: make("progress", { class: "gl-ses-bar", "aria-label": words.progress, max: 1, value: 0 }),
    track: make("div", { class: "gl-ses-track", "aria-hidden": "true" }, make("div", { class: "gl-ses-dot" })),
    stop: make("button", {
      type: "button", class: "gl-ses-stop", text: words.stop, "aria-describedby": hint, onclick: stop,
    }),
  };
  const turns = stage.cues.filter(({ sound }) => sound in TURNS);
  if (turns.length > 1) parts.track.firstChild.style.transitionDuration = `${turns[1].at_ms - turns[0].at_ms}ms`;
  const paced = stage.kind === "hold" ? pace.node : parts.track;
  const face = make("div", { class: "gl-ses-face" }, make("div", {}, parts.phase, parts.digits), make("div", {}, paced));
  const told = make("p", { id: hint, class: "gl-ses-hint", text: words.stop_keys });
  return { ...parts, nodes: [parts.heading, face, parts.bar, told, parts.stop, ask.scale.node, ask.said] };
}

// A rest runs too, and waits for Next all the same.
function restFace(words, pace) {
  const phase = make("p", { class: "gl-ses-phase" });
  const digits = make("p", { class: "gl-ses-digits", "aria-hidden": "true" });
  const bar = make("progress", { class: "gl-ses-bar", "aria-label": words.progress, max: 1, value: 0 });
  const face = make("div", { class: "gl-ses-face" }, make("div", {}, phase, digits), make("div", {}, pace.node));
  return { phase, digits, bar, node: make("div", {}, face, bar) };
}

// The moment of a stage that runs: its phase in words, the seconds left, and how much is done.
function showMomentOf(parts, stage, words, elapsedMs) {
  const led = stage.count_in * 1000;
  const end = led + stage.seconds * 1000;
  const left = (elapsedMs < led ? led : end) - elapsedMs;
  const turn = stage.cues.findLast(({ at_ms, sound }) => at_ms <= elapsedMs && sound in TURNS)?.sound;
  const lead = stage.kind === "passes" ? words.settle_in : words.get_ready;
  const during = { passes: words[TURNS[turn]], hold: words.hold, rest: words.rest }[stage.kind];
  parts.phase.textContent = elapsedMs < led ? lead : during;
  parts.digits.textContent = String(Math.max(0, Math.ceil(left / 1000)));
  parts.bar.value = elapsedMs < led ? 0 : (elapsedMs - led) / (end - led);
  parts.track?.classList.toggle("gl-ses-there", turn === "there");
}

// After Stop and its answer. ask: the scale, where one may go on. on: {goOn, end}, or nothing.
function adviceView({ model, words, technique }, stop, says, ask, on) {
  const [heading, ...advice] = adviceOf(stop);
  const nodes = [
    make("p", { class: "gl-ses-strong", text: words.stopped }),
    make("section", { class: "gl-advice", "data-verdict": stop.verdict }, heading, ...advice),
    ...says.map((text) => make("p", { class: "gl-ses-strong", text })),
  ];
  if (on) {
    nodes.push(make("p", { text: words.ease_now }), listOf(model.get("press_less")[technique()]),
      make("p", { text: fill(words.go_on_says, { aim: model.get("aim") }) }),
      ask.scale.node, ask.said, mainButton(words.go_on, on.goOn),
      make("div", { class: "gl-ses-row" }, smallButton(words.wrong, on.wrong), smallButton(words.end, on.end)));
  }
  return { heading, nodes: [...nodes, ...(on ? [] : afterStop(model))] };
}

// For somebody who may still sit on the floor.
function afterStop(model) {
  const words = model.get("words");
  const up = model.get("getting_up");
  return [whenToStop(model), detailsOf(words.getting_up, make("ol", {}, ...up.map((text) => make("li", { text }))))];
}

function overView(model, says, finish) {
  const words = model.get("words");
  const heading = headingOf(words.over);
  const nodes = [heading, make("p", { class: "gl-ses-strong", text: says }), make("p", { text: words.over_kept }),
    ...(finish ? [mainButton(words.finish, finish)] : []), ...afterStop(model)];
  return { heading, nodes };
}
