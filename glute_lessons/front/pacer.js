// The breathing pacer: a shape that grows and shrinks, words, and for shut eyes a low tone in and a
// lower one out. Where motion is not welcome a bar fills and empties in steps. Needs dom.js, sound.js.

const BREATH_OFF_KEY = "glute-lessons.breath-off";

// words: in, out, settle, breath_off, breath_bar, air. breaths: [{at_ms, ms, way}] of the plan.
// node: shape, words and bar. mute: its own checkbox; air: the sentence for dizziness; their owner
// places both where they are always seen. plan(breaths): another plan. show(elapsedMs): draws that
// moment. start(elapsedMs): tones from there on. end(): silent and at rest, at once.
function pacer({ words, breaths }) {
  const sounds = tones();
  const shape = make("div", { class: "gl-pacer-shape", "aria-hidden": "true" });
  const told = make("p", { class: "gl-pacer-words", text: words.settle });
  const bar = make("progress", { class: "gl-pacer-bar", "aria-label": words.breath_bar, max: 1, value: 0 });
  const mute = offBox(words.breath_off, BREATH_OFF_KEY, again).label;
  let planned = breaths;
  let zero = null; // the page's time at 0 ms of the plan, while it runs

  const elapsed = () => performance.now() - zero;

  function again() {
    sounds.silence();
    if (zero === null || isMuted() || isOff(BREATH_OFF_KEY)) return;
    const coming = planned.map(({ at_ms, ms, way }) => ({ at_ms, ms, sound: way }));
    sounds.plan(coming, elapsed);
  }

  function show(elapsedMs) {
    const breath = planned.find(({ at_ms, ms }) => at_ms <= elapsedMs && elapsedMs < at_ms + ms);
    const part = breath ? (elapsedMs - breath.at_ms) / breath.ms : 0;
    told.textContent = breath ? words[breath.way] : words.settle;
    shape.style.transitionDuration = `${breath?.ms ?? 0}ms`;
    shape.classList.toggle("gl-pacer-full", breath?.way === "in");
    bar.value = breath?.way === "out" ? 1 - part : part;
  }

  function start(elapsedMs) {
    zero = performance.now() - elapsedMs;
    again();
    show(elapsedMs);
  }

  function end() {
    zero = null;
    sounds.silence();
    told.textContent = words.settle;
    shape.classList.remove("gl-pacer-full");
    bar.value = 0;
  }

  return {
    node: make("div", { class: "gl-pacer" }, shape, told, bar),
    mute,
    air: make("p", { class: "gl-pacer-air", text: words.air }),
    plan: (other) => { planned = other; },
    show, start, end, again,
  };
}
