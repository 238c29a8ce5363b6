// The hold timer's front end. What is said, when, for how long, and what follows from each answer
// comes from the kernel as plain data; once started, nothing here waits for the kernel.

const DOUBLE_CLICK_MS = 500;
const HOLD_STARTS = "glute-lessons:hold-starts";

function render({ model, el }) {
  const words = model.get("words");
  const names = { technique: model.get("technique_name"), side: words[model.get("side")] };
  const title = fill(words.title, names);
  const body = make("div", { class: "gl-hold-body" });
  const closed = make("p", { class: "gl-hold-closed" });
  const voice = spokenCues();
  const sounds = tones();
  const pace = pacer({ words, breaths: model.get("breaths") });
  const heard = drawHeard(words, { voice, pace, soundOn });
  const root = make("section", { class: "gl-card gl-hold", "aria-label": title },
    make("h3", { class: "gl-hold-title", text: title }), closed, body, pace.air, ...heard.nodes);
  pace.air.classList.add("gl-hold-air");
  el.append(root);
  const announce = announcer(root);
  const freeKeys = keepKeys(root);
  const log = outbox(model);
  root.append(log.line);
  const feel = feelingAsker({ model, post: log.post, side: sideNow, chosen });
  let run = null; // what goes on while a hold runs
  let parts = null; // of the running view
  let lastKeys = null;
  const triage = stopTriage({ model, root, body, voice, post: log.post, say, tell, draw });
  const gate = pageGate(model, { shut: closeAll, anew: beginAnew, changed: gateChanged });

  const spotDone = () => model.get("holds_done") >= model.get("holds_per_spot");

  // One voice at a time: what is said aloud is not announced as well.
  function say(text) {
    if (text && !voice.say(text, () => announce(text))) announce(text);
  }

  function tell(changes) {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    try {
      model.save_changes();
    } catch {
      return; // the kernel is gone; the timer is not
    }
  }

  function showClosed() {
    closed.hidden = Boolean(run) || gate.isOpen() || gate.isTold();
    closed.textContent = gate.says();
    const tooMuch = feel.rule() !== null && !feel.goesOn();
    root.querySelector(".gl-hold-start")?.setAttribute("aria-disabled", String(!gate.isOpen() || tooMuch));
  }

  function sideNow() {
    return run?.leg().side || model.get("side");
  }

  function chosen(rule, moment) {
    if (run && rule.ends) {
      stop(rule.during);
      return;
    }
    say(rule[moment]);
    if (parts) parts.goOn.hidden = !(run?.waits() && rule.goes_on);
    showClosed();
  }

  function drawScale(moment, legend) {
    const { scale, said } = feel.ask(moment, legend);
    parts.feel.replaceChildren(scale.node, said);
    parts.goOn.hidden = true;
  }

  function draw() {
    if (run || triage.isOpen()) return;
    const over = model.get("state") === "stopped" || model.get("state") === "done";
    const nodes = over || spotDone()
      ? drawOver(model, start, feel.ask("after", words.feel_after))
      : drawReady(model, start, feel.ask("before", words.feel_before));
    body.replaceChildren(...nodes);
    showClosed();
  }

  function soundOn() {
    if (run) run.soundOn();
    else sounds.silence();
  }

  // Why it cannot start now; "" where it can. One hold at a time in the whole page.
  function refusal() {
    if (!gate.isOpen()) return gate.says();
    if (!window.dispatchEvent(new CustomEvent(HOLD_STARTS, { cancelable: true }))) return words.busy;
    const rule = feel.rule();
    if (rule === null) return words.feel_first;
    return rule.goes_on ? "" : rule[model.get("state") === "ready" ? "before" : "after"];
  }

  function start() {
    if (run || triage.isOpen() || spotDone()) return;
    const why = refusal();
    if (why) {
      showClosed();
      say(why);
      if (gate.isOpen()) feel.tell(why);
      if (gate.isOpen() && !feel.goesOn()) feel.focus();
      return;
    }
    begin();
  }

  function begin() {
    const [phases, cues, breaths] = ["phases", "cues", "breaths"].map((name) => model.get(name));
    parts = drawRunning(model, pace, stopByHand, goOn);
    lastKeys?.remove();
    lastKeys = catchStopKeys(() => stop());
    window.addEventListener(HOLD_STARTS, anotherStarts);
    run = holdRun({ phases, cues, breaths }, {
      sounds,
      pace,
      tell: {
        cue: (cue) => say(cue.says),
        look: (ms) => showMoment(parts, words, phases, ms),
        leg: () => drawScale("during", words.feel_during),
        held: (leg, ms) => { writeHold("done", leg, ms); if (!leg.last) drawScale("after", words.feel_after); },
        wait: showWaiting,
        mayGoOn: feel.goesOn,
        over: () => finish("done"),
      },
    });
    body.replaceChildren(...parts.nodes);
    showClosed();
    feel.log.wait();
    run.begin();
    parts.stop.focus();
    tell({ state: "running", elapsed_ms: 0, stop_reason: "" });
  }

  function showWaiting() {
    parts.digits.textContent = "";
    if (!feel.says()) feel.tell(words.waits);
    say(words.waits);
  }

  function goOn() {
    run?.goOn();
    parts.stop.focus();
  }

  function writeHold(ended, leg, heldMs) {
    const [technique, planned_seconds] = ["technique", "seconds"].map((name) => model.get(name));
    const side = leg.side || model.get("side");
    const holds = model.get("holds_done") + (leg.index === 0 ? 1 : 0); // a round of both sides is one
    tell({ elapsed_ms: heldMs, holds_done: holds });
    log.post({ technique, side, planned_seconds, held_seconds: Math.round(heldMs / 1000), ended }, "hold");
  }

  // The run is over; what was heard is silent already. Returns what a stop event tells of it.
  function endRun() {
    const pressed = run.pressedMs();
    if (!run.held() && pressed > 0) writeHold("stopped", run.leg(), pressed);
    const where = { technique: model.get("technique"), side: sideNow(), seconds: Math.round(pressed / 1000) };
    feel.log.flush();
    lastKeys.disarm();
    window.removeEventListener(HOLD_STARTS, anotherStarts);
    run = null;
    return where;
  }

  function finish(state) {
    const focused = hasFocus();
    endRun();
    tell({ state });
    draw();
    say([words.says_done, spotDone() ? fill(words.spot_done, { allowed: model.get("holds_per_spot") }) : ""]
      .filter(Boolean).join(" "));
    if (focused) focusOn(body.querySelector(".gl-hold-next"));
  }

  const hasFocus = () => {
    const at = document.activeElement;
    return root.contains(at) && !heard.nodes[0].contains(at);
  };

  // says: why the hold has ended, where it was not Stop that ended it. ask: whether to ask why.
  function stop(says = words.stopped, ask = true) {
    if (!run) return;
    voice.quiet();
    run.stop();
    const where = endRun();
    if (ask) triage.ask(where, says);
    tell({ state: "stopped" });
    draw();
    if (!ask) say(says);
  }

  // The second click of a double click on Start lands on Stop; nothing is pressed yet then.
  function stopByHand() {
    if (run?.elapsed() > DOUBLE_CLICK_MS) stop();
  }

  function anotherStarts(event) {
    if (event.cancelable) event.preventDefault();
    else stop(words.stopped, false);
  }

  function closeAll() {
    stop(words.stopped, false);
    draw();
  }

  function beginAnew() {
    tell({ state: "ready", stop_reason: "" });
    draw();
  }

  // Midnight lets a running hold end; a new readiness check that says no stops it.
  function gateChanged() {
    if (run && !gate.isOpen()) stop(words.stopped, false);
    showClosed();
  }

  const redrawn = ["state", "holds_done", "holds_per_spot", "phases", "stop_rule"];
  for (const name of redrawn) model.on(`change:${name}`, draw);
  root.addEventListener("keydown", feel.keys);
  draw();

  // Who leaves a hold, or its question, has not said that all is well.
  function leave() {
    stop();
    triage.leave();
  }

  window.addEventListener("pagehide", leave);
  return () => {
    leave();
    window.removeEventListener("pagehide", leave);
    gate.end();
    feel.log.end();
    log.release();
    sounds.silence();
    pace.end();
    voice.quiet();
    lastKeys?.remove();
    freeKeys();
    for (const name of redrawn) model.off(`change:${name}`, draw);
  };
}

export default { render };
