// What a learner feels: asked on a scale, judged by the kernel's table, and written down.

const SETTLE_MS = 1500; // arrow keys pass over numbers that are not meant

// Writes down what is felt, once it stands still or something follows from it. While a hold runs it
// waits: a kernel that is busy then is no news for someone who holds still.
function feelingLog(post) {
  let last = null; // may still be passed over
  let kept = [];
  let timer = 0;
  let waits = false;
  const settle = () => {
    clearTimeout(timer);
    if (last) kept.push(last);
    last = null;
    if (waits) return;
    for (const body of kept) post(body, "feeling");
    kept = [];
  };
  const note = (body) => {
    if (last && last.moment !== body.moment) settle();
    clearTimeout(timer);
    last = body;
    timer = setTimeout(settle, SETTLE_MS);
  };
  const wait = () => { waits = true; settle(); };
  const flush = () => { waits = false; settle(); };
  window.addEventListener("pagehide", flush);
  const end = () => { flush(); window.removeEventListener("pagehide", flush); };
  return { note, wait, flush, end };
}

// model: its felt and feelings. post: the log's. side(): whose feeling it is. chosen(rule, moment):
// after each choice, once its sentence stands on the page.
function feelingAsker({ model, post, side, chosen }) {
  const log = feelingLog(post);
  const words = model.get("words");
  let asked = null; // the scale that is shown, and where its sentence stands

  function choose(moment, value, said) {
    const rule = model.get("felt")[value];
    said.textContent = rule[moment];
    log.note({ technique: model.get("technique"), side: side(), moment, value });
    chosen(rule, moment);
  }

  // Another scale; nothing is chosen on it yet.
  function ask(moment, legend) {
    const said = make("p", { class: "gl-hold-felt" });
    const onChoose = (value) => choose(moment, value, said);
    asked = { said, scale: feelingScale({ words, steps: model.get("feelings"), legend, onChoose }) };
    return asked;
  }

  function keys(event) {
    if (asked?.scale.node.isConnected) asked.scale.keys(event);
  }

  // What follows from the number that stands; null before any.
  function rule() {
    const value = asked?.scale.value() ?? null;
    return value === null ? null : model.get("felt")[value];
  }

  return {
    ask, keys, rule, log,
    tell: (text) => { asked.said.textContent = text; },
    says: () => asked.said.textContent,
    focus: () => asked.scale.focus(),
    goesOn: () => Boolean(rule()?.goes_on),
  };
}
