// What the hold timer shows: before, while it runs, and after.

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// Where the plan stands: the phase, what is left of it in whole seconds, and what has passed, in ms.
function placeIn(phases, elapsedMs) {
  let before = 0;
  for (const phase of phases) {
    const ends = before + phase.seconds * 1000;
    if (elapsedMs < ends) {
      return { phase, left: Math.ceil((ends - elapsedMs) / 1000), passedMs: elapsedMs - before };
    }
    before = ends;
  }
  return { phase: phases.at(-1), left: 0, passedMs: elapsedMs - before };
}

function startButton(label, start) {
  return make("button", { type: "button", class: "gl-main gl-hold-start", text: label, onclick: start });
}

// The signs that need help, each list under what to do.
function drawHelp(model) {
  return model.get("help_lists").flatMap(({ says, signs }) => [
    make("p", { text: says }),
    make("ul", {}, ...signs.map((text) => make("li", { text }))),
  ]);
}

function drawWhenToStop(model) {
  const words = model.get("words");
  return make("details", {},
    make("summary", { text: words.when_to_stop }),
    make("p", { text: model.get("stop_rule") }),
    ...drawHelp(model));
}

function planInWords(model) {
  const words = model.get("words");
  const phases = model.get("phases");
  const of = (name) => phases.find((phase) => phase.name === name)?.seconds;
  const values = { seconds: of("hold"), count_in: of("count_in"), between: of("rest") + of("switch") };
  const turn = { number: model.get("holds_done") + 1, allowed: model.get("holds_per_spot") };
  const plan = model.get("side") === "both" ? words.plan_both : words.plan;
  return `${fill(plan, values)} ${fill(words.turn, turn)}`;
}

// scale: the feeling scale of this moment; said: where its sentence stands.
function drawReady(model, start, { scale, said }) {
  const words = model.get("words");
  return [
    make("p", { text: planInWords(model) }),
    make("p", { text: `${words.aim} ${words.pace}` }),
    scale.node, said,
    startButton(words.start, start),
    drawWhenToStop(model),
  ];
}

// Stop comes before the scale: it is met first, by sight and by Tab.
function drawRunning(model, pace, stop, goOn) {
  const words = model.get("words");
  const hint = `gl-hold-${Math.random().toString(36).slice(2)}`;
  const parts = {
    phase: make("p", { class: "gl-hold-phase" }),
    digits: make("p", { class: "gl-hold-digits", "aria-hidden": "true" }),
    bar: make("progress", { class: "gl-hold-bar", "aria-label": words.progress, max: 1, value: 0 }),
    stop: make("button", {
      type: "button", class: "gl-hold-stop", text: words.stop, "aria-describedby": hint, onclick: stop,
    }),
    feel: make("div", { class: "gl-hold-feel" }),
    goOn: make("button", { type: "button", class: "gl-main gl-hold-go-on", text: words.go_on, onclick: goOn }),
  };
  parts.goOn.hidden = true;
  const face = make("div", { class: "gl-hold-face" },
    make("div", {}, parts.phase, parts.digits), make("div", {}, pace.node));
  const told = make("p", { id: hint, class: "gl-hold-hint", text: words.stop_keys });
  return { ...parts, nodes: [face, parts.bar, told, parts.stop, parts.feel, parts.goOn] };
}

function showMoment(parts, words, phases, elapsedMs) {
  const { phase, left, passedMs } = placeIn(phases, elapsedMs);
  const side = phases.some((each) => each.side !== phase.side) && phase.name !== "switch";
  parts.phase.textContent = side ? `${phase.says}, ${words[phase.side]}` : phase.says;
  parts.digits.textContent = String(left);
  parts.bar.value = phase.name === "count_in" ? 0 : passedMs / (phase.seconds * 1000);
}

const stopNamed = (model) => model.get("stops").find(({ id }) => id === model.get("stop_reason"));

// What a stop led to: its advice, and where it was a warning sign, that all is closed.
function drawAdvice(model, stop) {
  const words = model.get("words");
  const nodes = [make("p", { class: "gl-hold-strong", text: words.stopped })];
  if (stop.id === STOP_LEFT) nodes.push(make("p", { text: words.unanswered }));
  nodes.push(make("section", { class: "gl-advice", "data-verdict": stop.verdict }, ...adviceOf(stop)));
  if (warns(stop)) nodes.push(make("p", { class: "gl-hold-strong", text: shutWords(words, stop) }));
  if (warns(stop)) nodes.push(...drawHelp(model));
  else nodes.push(drawWhenToStop(model));
  return nodes;
}

function shutWords(words, stop) {
  return stop.verdict === "get_help_now" ? words.shut_help : words.shut_stop;
}

// After a hold, or when the spot has had all its holds. asked: {scale, said}, where one may go on.
function drawOver(model, start, asked) {
  const words = model.get("words");
  const stop = model.get("state") === "stopped" ? stopNamed(model) : undefined;
  const nodes = stop ? drawAdvice(model, stop) : [];
  if (!stop && model.get("state") === "stopped") {
    nodes.push(make("p", { class: "gl-hold-strong gl-hold-next", text: words.stopped }));
  }
  if (model.get("state") === "done") {
    nodes.push(make("p", { class: "gl-hold-strong", text: words.says_done }),
      make("p", { class: "gl-hold-next", tabindex: "-1", text: words.rest }));
  }
  const full = model.get("holds_done") >= model.get("holds_per_spot");
  const allowed = model.get("holds_per_spot");
  if (full) nodes.push(make("p", { class: "gl-hold-strong", text: fill(words.spot_done, { allowed }) }));
  if (stop && warns(stop)) return nodes;
  if (model.get("state") !== "ready") nodes.push(asked.scale.node, asked.said);
  if (!full) nodes.push(startButton(words.again, start));
  return nodes;
}

// The same by ear; the heading with the verdict has the focus, and is read there.
function adviceAloud(words, stop) {
  const signs = stop.signs.map((sign) => `${sign.felt} ${sign.do}`);
  const told = signs.length > 1 ? signs : stop.advice;
  return [...told, ...(warns(stop) ? [shutWords(words, stop)] : [])].join(" ");
}
