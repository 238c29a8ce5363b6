// The hold timer's front end: a clock, a large Stop, a breathing pace. What is said, when, and for how
// long comes from the kernel as a plan; once started, nothing here waits for the kernel.

const DOUBLE_CLICK_MS = 500;
const HOLD_STARTS = "glute-lessons:hold-starts";

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

function drawReady(model, start) {
  const words = model.get("words");
  const [countIn, hold] = model.get("phases");
  const plan = { seconds: hold.seconds, count_in: countIn.seconds };
  const turn = { number: model.get("holds_done") + 1, allowed: model.get("holds_per_spot") };
  return [
    make("p", { text: `${fill(words.plan, plan)} ${fill(words.turn, turn)}` }),
    make("p", { text: `${words.aim} ${words.pace}` }),
    startButton(words.start, start),
    make("details", {},
      make("summary", { text: words.when_to_stop }),
      make("p", { text: model.get("stop_rule") }),
      ...drawHelp(model)),
  ];
}

function drawRunning(model, stop) {
  const words = model.get("words");
  const hint = `gl-hold-${Math.random().toString(36).slice(2)}`;
  const parts = {
    phase: make("p", { class: "gl-hold-phase" }),
    digits: make("p", { class: "gl-hold-digits", "aria-hidden": "true" }),
    breath: make("p", { class: "gl-hold-breath" }),
    shape: make("div", { class: "gl-hold-shape", "aria-hidden": "true" }),
    bar: make("progress", { "aria-label": words.progress, max: 1, value: 0 }),
    stop: make("button", {
      type: "button", class: "gl-hold-stop", text: words.stop, "aria-describedby": hint, onclick: stop,
    }),
  };
  const face = make("div", { class: "gl-hold-face" },
    make("div", {}, parts.phase, parts.digits), make("div", {}, parts.shape, parts.breath));
  const told = make("p", { id: hint, class: "gl-hold-hint", text: words.stop_keys });
  return {
    ...parts,
    nodes: [face, parts.bar, told, parts.stop],
  };
}

function showMoment(parts, words, phases, breaths, elapsedMs) {
  const { phase, left, passedMs } = placeIn(phases, elapsedMs);
  const holding = phase.name === "hold";
  const breath = breaths.findLast((each) => each.at_ms <= elapsedMs);
  parts.phase.textContent = phase.says;
  parts.digits.textContent = String(left);
  parts.bar.value = holding ? passedMs / (phase.seconds * 1000) : 0;
  parts.breath.textContent = holding && breath ? words[breath.way] : words.settle;
  parts.shape.style.transitionDuration = `${breath?.ms ?? 0}ms`;
  parts.shape.classList.toggle("gl-hold-full", breath?.way === "in");
}

// After a hold, or when the spot has had all its holds. says: what a live region tells of it.
function drawOver(model, start) {
  const words = model.get("words");
  const state = model.get("state");
  const stopped = state === "stopped";
  const allowed = model.get("holds_per_spot");
  const spotDone = model.get("holds_done") >= allowed;
  const says = [];
  const nodes = [];
  if (stopped || state === "done") {
    says.push(stopped ? words.stopped : words.says_done);
    nodes.push(make("p", { class: "gl-hold-strong", text: says[0] }));
    const kind = stopped ? "gl-hold-next gl-hold-rule" : "gl-hold-next";
    const text = stopped ? model.get("stop_rule") : words.rest;
    nodes.push(make("p", { class: kind, tabindex: "-1", text }));
  }
  if (stopped) nodes.push(...drawHelp(model));
  if (spotDone) {
    says.push(fill(words.spot_done, { allowed }));
    nodes.push(make("p", { class: "gl-hold-strong", text: says.at(-1) }));
  } else {
    nodes.push(make("p", { text: stopped ? words.again_if_stopped : words.again_if_done }));
    nodes.push(startButton(words.again, start));
  }
  return { nodes, says: says.join(" ") };
}

function muteBox(words, changed) {
  const box = make("input", { type: "checkbox", onchange: () => changed(box.checked) });
  box.checked = isMuted();
  return { box, label: make("label", { class: "gl-hold-mute" }, box, make("span", { text: words.mute })) };
}

function render({ model, el }) {
  const words = model.get("words");
  const names = { technique: model.get("technique_name"), side: words[model.get("side")] };
  const title = fill(words.title, names);
  const body = make("div", { class: "gl-hold-body" });
  const closed = make("p", { class: "gl-hold-closed" });
  const mute = muteBox(words, (muted) => { rememberMuted(muted); soundOn(); });
  const root = make("section", { class: "gl-card gl-hold", "aria-label": title },
    make("h3", { class: "gl-hold-title", text: title }), closed, body,
    make("p", { class: "gl-hold-air", text: words.air }), mute.label);
  el.append(root);
  const announce = announcer(root);
  const freeKeys = keepKeys(root);
  const sounds = tones();
  const log = outbox(model);
  root.append(log.line);
  let run = null; // what goes on while a hold runs
  let lastKeys = null;

  const isOpen = () => Date.now() < model.get("open_until");
  const spotDone = () => model.get("holds_done") >= model.get("holds_per_spot");

  function tell(changes) {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    try {
      model.save_changes();
    } catch {
      return; // the kernel is gone; the timer is not
    }
  }

  function showClosed() {
    closed.hidden = Boolean(run) || isOpen();
    closed.textContent = model.get("closed_says");
    root.querySelector(".gl-hold-start")?.setAttribute("aria-disabled", String(!isOpen()));
  }

  function draw() {
    if (run) return;
    const over = model.get("state") === "stopped" || model.get("state") === "done";
    body.replaceChildren(
      ...(over || spotDone() ? drawOver(model, start).nodes : drawReady(model, start)));
    showClosed();
  }

  function soundOn() {
    if (run && !isMuted()) sounds.plan(run.cues, run.clock.elapsed);
    else sounds.silence();
  }

  function start() {
    if (run) return;
    if (!isOpen()) {
      showClosed();
      announce(model.get("closed_says"));
      return;
    }
    window.dispatchEvent(new CustomEvent(HOLD_STARTS)); // one hold at a time in the whole page
    if (spotDone()) return;
    const [phases, cues, breaths] = ["phases", "cues", "breaths"].map((name) => model.get(name));
    const parts = drawRunning(model, stopByHand);
    const endMs = cues.at(-1).at_ms;
    lastKeys?.remove();
    lastKeys = catchStopKeys(stop);
    mute.box.checked = isMuted();
    run = {
      cues,
      beginMs: phases[0].seconds * 1000,
      release: keepAwake(),
      clock: runClock(cues, endMs, {
        onCue: (cue) => announce(cue.says),
        onLook: (ms) => showMoment(parts, words, phases, breaths, ms),
        onEnd: (ms) => finish("done", ms),
      }),
    };
    window.addEventListener(HOLD_STARTS, stop);
    body.replaceChildren(...parts.nodes);
    showClosed();
    run.clock.begin();
    parts.stop.focus();
    soundOn();
    tell({ state: "running", elapsed_ms: 0 });
  }

  // Ends the run: everything that goes on stops first, then the page changes, then the kernel is told.
  function finish(state, elapsedMs) {
    const heldMs = Math.max(0, elapsedMs - run.beginMs);
    const focused = root.contains(document.activeElement) && document.activeElement !== mute.box;
    run.clock.end();
    if (state === "stopped") sounds.silence();
    run.release();
    lastKeys.disarm();
    window.removeEventListener(HOLD_STARTS, stop);
    run = null;
    tell({ state, elapsed_ms: heldMs, holds_done: model.get("holds_done") + (heldMs > 0 ? 1 : 0) });
    draw();
    announce(drawOver(model, start).says);
    if (focused) focusOn(body.querySelector(".gl-hold-next"));
    if (heldMs > 0) writeDown(state, heldMs);
  }

  function writeDown(ended, heldMs) {
    const held_seconds = Math.round(heldMs / 1000);
    const [technique, side, planned_seconds] = ["technique", "side", "seconds"].map((name) => model.get(name));
    log.post({ technique, side, planned_seconds, held_seconds, ended }, "hold");
  }

  function stop() {
    if (run) finish("stopped", run.clock.elapsed());
  }

  // The second click of a double click on Start lands on Stop; nothing is pressed yet then.
  function stopByHand() {
    if (run?.clock.elapsed() > DOUBLE_CLICK_MS) stop();
  }

  // Midnight lets a running hold end; a new readiness check that says no stops it.
  function gateChanged() {
    if (run && !isOpen()) stop();
    showClosed();
  }

  const redrawn = ["state", "holds_done", "holds_per_spot", "phases", "stop_rule"];
  for (const name of redrawn) model.on(`change:${name}`, draw);
  model.on("change:open_until", gateChanged);
  model.on("change:closed_says", showClosed);
  draw();

  return () => {
    stop();
    log.release();
    sounds.silence();
    lastKeys?.remove();
    freeKeys();
    for (const name of redrawn) model.off(`change:${name}`, draw);
    model.off("change:open_until", gateChanged);
    model.off("change:closed_says", showClosed);
  };
}

export default { render };
