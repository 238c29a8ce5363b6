// The readiness check. It asks, and shows what the kernel answers; it decides nothing itself.

function render({ model, el }) {
  const words = model.get("words");
  const group = ownName();
  const root = make("div", { class: "gl-card gl-check" });
  const stopKeys = keepKeys(root);
  const say = announcer(root);
  const alarm = make("div", { class: "gl-announce", role: "alert" });
  const title = make("h3", { class: "gl-title", tabindex: "-1", text: words.title });
  const place = make("div", { class: "gl-place" });
  const progress = make("p", { class: "gl-progress", id: `${group}-progress` });
  const state = make("p", { class: "gl-state" });
  // In front of a timer the questions wait behind a button: a lesson has several timers, and one
  // check opens them all.
  const gate = make("div", {}, make("p", { text: words.here }),
    make("button", { type: "button", class: "gl-main", text: words.start, onclick: change }));
  let begun = !model.get("technique");
  let saving = false;
  let waiting = 0;

  const form = formOf(model, group, pick);
  const total = form.querySelectorAll(".gl-row").length;
  const see = make("button", {
    type: "button", class: "gl-main gl-see", text: words.see, onclick: ask,
    "aria-describedby": progress.id,
  });
  form.append(make("div", { class: "gl-end" }, progress, see));

  function noted(sentence, aloud = true) {
    state.textContent = sentence;
    if (sentence && aloud) say(sentence);
  }

  function stopWaiting() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function drawAnswers() {
    const answers = model.get("answers");
    tick(form, answers);
    progress.textContent = fill(words.progress, { n: Object.keys(answers).length, total });
  }

  // What the learner sees is taken back at once; the kernel closes the gate as it hears of it.
  function save(answers, more = {}) {
    stopWaiting();
    const traits = { answers, result: {}, utc_offset: offsetAtMidnight(), ...more };
    saving = true;
    for (const [name, value] of Object.entries(traits)) model.set(name, value);
    saving = false;
    model.save_changes();
  }

  function pick(question, value) {
    if (state.textContent !== words.withdrawn) noted("");
    save({ ...model.get("answers"), [question.id]: value });
    const urgent = value === "yes" && question.advice;
    alarm.textContent = urgent ? `${words.urgent}. ${question.advice}` : "";
  }

  function ask() {
    noted(words.checking, false);
    save(model.get("answers"), { asked: model.get("asked") + 1 });
    awaitKernel();
  }

  function awaitKernel() {
    noted(words.checking, false);
    stopWaiting();
    waiting = setTimeout(silent, model.get("patience_ms"));
  }

  // A late answer is still an answer: who asked goes on waiting for it.
  function silent() {
    noted(words.silent);
  }

  function sendMessage(content) {
    try {
      model.send(content);
    } catch {
      silent();
    }
  }

  // What a learner states. Pressing twice states it once.
  function stateIt(content) {
    if (waiting) return;
    model.set("utc_offset", offsetAtMidnight());
    model.save_changes();
    awaitKernel();
    sendMessage(content);
  }

  function drawForm() {
    form.hidden = !begun;
    gate.hidden = begun;
  }

  function openForm(row) {
    begun = true;
    drawForm();
    (row.querySelector("input:checked") ?? row.querySelector("input")).focus();
    row.scrollIntoView({ block: "center" });
  }

  function jump() {
    const [first] = model.get("result").unanswered;
    openForm(form.querySelector(`[data-question="${CSS.escape(first)}"]`));
  }

  function startAgain() {
    alarm.textContent = "";
    place.replaceChildren();
    noted("");
    save({});
    sendMessage({ kind: "again" });
    begun = true;
    drawForm();
    focusOn(title);
  }

  function change() {
    openForm(form.querySelector(".gl-row"));
  }

  function button(text, onclick, main = false) {
    return make("button", { type: "button", class: main ? "gl-main" : "", text, onclick });
  }

  // A new check cannot open what is closed for the day, so it is offered only where it can.
  function buttons({ needs, outcome }) {
    if (needs === "check" && !outcome) return [button(words.start, startAgain, true)];
    const made = [];
    if (needs === "agreement") made.push(button(words.agree, () => step("agree")));
    if (needs === "seen") made.push(button(words.seen, () => step("seen")));
    if (Object.keys(model.get("answers")).length) made.push(button(words.change, change));
    if (needs !== "seen" && needs !== "tomorrow") made.push(button(words.again, startAgain));
    return made;
  }

  // The step that asks once more. Going back brings the result and the button again.
  function step(kind) {
    const id = `${group}-step`;
    const back = () => {
      drawResult();
      noted("");
      place.querySelector(".gl-buttons button").focus();
    };
    const done = (rules) => stateIt({ kind, ...(rules ? { rules } : {}) });
    const none = (box) => { noted(words.agree_none); box.focus(); };
    place.replaceChildren(kind === "seen" ? askSeen(id, words, () => done(), back)
      : askAgreed(id, words, model.get("result").asks, done, none, back));
    noted("");
    focusOn(place.querySelector("h3"));
  }

  function drawResult() {
    const result = model.get("result");
    if (!result.name) {
      takeBack();
      return;
    }
    const asked = waiting !== 0;
    const focused = document.activeElement;
    const here = focused === document.body || root.contains(focused);
    stopWaiting();
    noted("");
    place.replaceChildren(resultOf(words, result, `${group}-result`, jump, buttons(result)));
    form.hidden = true;
    gate.hidden = true;
    if (asked) tell(result, here);
  }

  // The focus says the heading, the live region says the rest. Someone who went on meanwhile keeps
  // the focus, and hears all of it from the live region.
  function tell(result, here) {
    if (here) focusOn(place.querySelector("h3"));
    const note = result.outcome === "go" ? "" : result.note;
    const rest = [result.says, result.last, result.limits, result.missing, note, result.trouble];
    say([here ? "" : `${result.name}.`, ...rest].filter(Boolean).join(" "));
  }

  function takeBack() {
    const shown = place.hasChildNodes();
    place.replaceChildren();
    drawForm();
    // Another check of this kernel may take this one's result back: only the one in use speaks.
    if (shown && !state.textContent) noted(words.withdrawn, saving);
  }

  root.append(alarm, title, place, gate, form, state);
  el.append(root);
  drawAnswers();
  drawResult();
  model.on("change:answers", drawAnswers);
  model.on("change:result", drawResult);
  return () => {
    stopWaiting();
    stopKeys();
    model.off("change:answers", drawAnswers);
    model.off("change:result", drawResult);
  };
}

// Minutes by which the learner's clock will be ahead of UTC at the coming midnight, when a go ends.
function offsetAtMidnight() {
  const now = new Date();
  return -new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTimezoneOffset();
}

export default { render };
