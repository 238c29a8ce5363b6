// The front end of all that leads part by part: a guided session, and a routine that is run. What is
// shown, said and timed comes from the kernel as plain data; once begun, nothing waits for the kernel.

// A session's card: title, what is shown now, the boxes for what is heard, whether it is saved.
function drawCard(model, el, me) {
  const { words, voice, pace } = me;
  const title = model.get("title");
  const body = make("div", { class: "gl-ses-body" });
  const closed = make("p", { class: "gl-ses-closed" });
  const heard = drawHeard(words, { voice, pace, soundOn: () => me.run?.soundOn() });
  const root = make("section", { class: "gl-card gl-ses", "aria-label": title },
    make("h3", { class: "gl-ses-title", text: title }), closed, body, pace.air, ...heard.nodes);
  el.append(root);
  const log = outbox(model);
  const announce = announcer(root);
  root.append(log.line);
  return { root, body, closed, heard, log, announce, freeKeys: keepKeys(root), felt: feelingLog(log.post) };
}

// What is true of a session now.
function stateOf(model) {
  return {
    stages: model.get("stages"),
    at: -1, // the stage; -1 before it begins and after it is over
    runId: "",
    run: null, // what goes on while a stage runs
    pressing: false,
    ask: null, // the scale that is shown
    asking: null, // the question that Stop asks, while it is open
    onNext: null, // what the one large button does now
    noHold: false, // the learner leaves the hold out
    release: null, // gives the screen free
    stopKeys: null,
    planned: null, // what waits for the kernel's plan
    shut: shutBefore(model), // the warning sign that closed the page
    spokenLast: "",
    saysFirst: "", // what the next stage says before its own words
    idle: true, // the first view is shown
    drawn: "", // the plan that it shows
    wasOpen: Date.now() < model.get("open_until"),
  };
}

// How a session asks, shows and says.
function voicePart(me) {
  const { model, words, logged, side, body, closed, root, voice, announce, log, felt } = me;
  const stage = () => me.stages[me.at];
  const technique = () => (stage() ?? me.stages.find(({ id }) => id === model.get("resume").step)).technique;
  const isOpen = () => !me.shut && Date.now() < model.get("open_until");
  const ruleOf = (value) => (value === null ? null : model.get("felt")[value]);
  const placeOf = (id) => me.stages.findIndex((each) => each.id === id);

  function note(state, step = stage()?.id ?? "") {
    log.post({ technique: logged, side, state, step, run: me.runId }, "session");
  }

  // One voice at a time: what is said aloud is not announced as well.
  function say(text) {
    if (text && !voice.say(text, () => announce(text))) announce(text);
  }

  // The heading takes the focus and names the stage to a screen reader; what it says is announced.
  function show(view, says, next = null) {
    const away = document.activeElement;
    const kept = root.contains(away);
    body.replaceChildren(...view.nodes);
    me.onNext = next;
    closed.hidden = isOpen() || me.pressing || Boolean(me.shut);
    closed.textContent = model.get("closed_says");
    me.spokenLast = [view.heading.textContent, says].join(". ");
    if (me.at >= 0 || kept) focusOn(view.heading);
    if (says && !voice.say(me.spokenLast, () => announce(says))) announce(says);
  }

  function askFeeling(moment, legend, chosen) {
    const said = make("p", { class: "gl-ses-felt" });
    const where = { technique: technique(), side: stage()?.side ?? side, moment };
    const onChoose = (value) => { felt.note({ ...where, value }); chosen(value, ruleOf(value), said); };
    return { said, scale: feelingScale({ words, steps: model.get("feelings"), legend, onChoose }) };
  }

  function refuse(text, said = null) {
    if (said) said.textContent = text;
    say(text);
  }

  return { stage, technique, isOpen, ruleOf, placeOf, note, say, show, askFeeling, refuse };
}

// What comes from outside: keys, the gate, the kernel, other cards of the page. Returns what ends it.
function hearOutside(me) {
  const { model, words, root } = me;

  // The page or the check has closed: what presses ends at once.
  function closeNow(says) {
    if (me.asking) return;
    me.stopNow();
    if (me.at >= 0) { me.note("left"); me.over(says); } else if (me.idle) me.drawStart();
  }

  function gateChanged() {
    const opens = Date.now() < model.get("open_until");
    const again = opens && !me.wasOpen;
    if (again) me.shut = undefined; // the kernel closed, and then opened knowing of it
    me.wasOpen = opens;
    if (me.pressing && !opens) closeNow(words.gate_closed);
    else if (me.idle || (again && me.at < 0 && !me.asking)) { me.askPlan(); me.drawStart(); }
  }

  function hear({ kind }) {
    if (kind !== "planned") return;
    if (me.planned) me.planned();
    else if (me.idle && JSON.stringify(me.shownPlan()) !== me.drawn) me.drawStart();
  }

  // A digit chooses, wherever in the card the focus is; Enter on a heading is the large button.
  function keys(event) {
    if (me.asking || event.repeat || event.defaultPrevented) return;
    const heading = event.target.classList.contains("gl-ses-heading");
    if (event.key === "Enter" && heading && me.onNext) {
      event.preventDefault();
      me.onNext();
    } else if (!root.querySelector(".gl-scale:focus-within")) {
      me.ask?.scale.keys(event);
    }
  }

  root.addEventListener("keydown", keys);
  model.on("change:open_until", gateChanged);
  model.on("msg:custom", hear);
  const deaf = whenShut((stopped) => {
    if (me.shut === stopped) return;
    me.shut = stopped;
    closeNow(me.shutSays(stopped));
  });

  return () => {
    deaf();
    model.off("change:open_until", gateChanged);
    model.off("msg:custom", hear);
  };
}

function render({ model, el }) {
  const words = model.get("words");
  const me = {
    model, words, logged: model.get("logged"), side: model.get("side"),
    voice: spokenCues(), pace: pacer({ words, breaths: [] }),
    players: [tones(), tones()], // two by turns, so that a last tone sounds into the next stage
    ...stateOf(model),
  };
  Object.assign(me, drawCard(model, el, me));
  for (const part of [voicePart, startPart, stagePart, pressPart, stopPart]) Object.assign(me, part(me));
  const deaf = hearOutside(me);
  me.drawStart();
  me.askPlan();
  if (model.get("arrives")) {
    model.set("arrives", false);
    afterPaint(() => focusOn(me.body.querySelector(".gl-ses-heading")));
  }

  // Who leaves a press, or its question, has not said that all is well.
  function leave() {
    me.stop();
    me.asking?.close();
  }

  window.addEventListener("pagehide", leave);
  return () => {
    leave();
    window.removeEventListener("pagehide", leave);
    me.run?.stop();
    for (const each of me.players) each.silence();
    deaf();
    me.felt.end();
    me.log.release();
    me.pace.end();
    me.voice.quiet();
    me.release?.();
    me.stopKeys?.remove();
    me.freeKeys();
  };
}

export default { render };
