// Short tones, planned ahead on the audio clock, so that they fall right while the page is busy; and
// what a learner has switched off. Needs dom.js.

// name: pitch in Hz, length in s. The two of a breath last as long as it does, and are softer.
const TONES = {
  start: [880, 0.35], halfway: [660, 0.2], last: [550, 0.12], end: [440, 0.8], in: [294], out: [220],
  there: [523, 0.15], back: [392, 0.15], // a slow pass, and the way back
};
const LOUDNESS = 0.25;
const BREATH_LOUDNESS = 0.1;
const MUTE_KEY = "glute-lessons.mute";
// Where a browser forbids storage the choice lasts as long as the page. One for all of its cards.
const chosenOff = (globalThis[Symbol.for("glute-lessons.off")] ??= new Map());

function isOff(key) {
  try {
    return (localStorage.getItem(key) ?? chosenOff.get(key)) === "yes";
  } catch {
    return chosenOff.get(key) === "yes";
  }
}

function rememberOff(key, off) {
  chosenOff.set(key, off ? "yes" : "no");
  try {
    localStorage.setItem(key, off ? "yes" : "no");
  } catch {
    return;
  }
}

const isMuted = () => isOff(MUTE_KEY);

// A checkbox that switches something off, and remembers it. changed(off) is called after that.
function offBox(text, key, changed) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => { rememberOff(key, box.checked); changed(box.checked); });
  box.checked = isOff(key);
  return { box, label: make("label", { class: "gl-off" }, box, make("span", { text })) };
}

// plan(cues, elapsed): sounds every cue that is still to come; a cue is {at_ms, sound}, with ms where
// the tone lasts as long as that. elapsed(): ms since the start, asked again once the audio is awake,
// because waking it takes a while. silence(): at once, all of them.
function tones() {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let context = null;
  let master = null; // what all tones go through: taken off, nothing sounds any more
  let asked = 0;

  function silence() {
    asked += 1;
    master?.disconnect?.();
    context?.close().catch(() => {});
    [context, master] = [null, null];
  }

  function sound({ sound: name, ms }, at) {
    const [pitch, length = ms / 1000 - 0.1] = TONES[name];
    const [loudness, fade] = ms === undefined ? [LOUDNESS, 0.01] : [BREATH_LOUDNESS, length / 3];
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loudness, at + fade);
    volume.gain.setValueAtTime(loudness, at + length - Math.max(fade, 0.05));
    volume.gain.linearRampToValueAtTime(0, at + length);
    oscillator.connect(volume).connect(master);
    oscillator.start(at);
    oscillator.stop(at + length);
    return oscillator;
  }

  async function plan(cues, elapsed) {
    silence();
    const mine = asked;
    try {
      context = new Audio();
      master = context.createGain();
      master.connect(context.destination);
      await context.resume();
      if (mine !== asked) return;
      const zero = context.currentTime - elapsed() / 1000;
      const coming = cues.filter((cue) => cue.sound && cue.at_ms > elapsed());
      const last = coming.map((cue) => sound(cue, zero + cue.at_ms / 1000)).pop();
      if (last) last.onended = () => { if (mine === asked) silence(); };
    } catch {
      if (mine === asked) silence(); // no audio here: the timer goes on in silence
    }
  }

  return { plan, silence };
}
