// Short tones, planned ahead on the audio clock, so that they fall right while the page is busy.

// name: pitch in Hz, length in s.
const TONES = { start: [880, 0.35], halfway: [660, 0.2], last: [550, 0.12], end: [440, 0.8] };
const LOUDNESS = 0.25;
const MUTE_KEY = "glute-lessons.mute";

// A browser may forbid storage altogether; then the choice lasts as long as the page.
function isMuted() {
  try {
    return localStorage.getItem(MUTE_KEY) === "yes";
  } catch {
    return false;
  }
}

function rememberMuted(muted) {
  try {
    localStorage.setItem(MUTE_KEY, muted ? "yes" : "no");
  } catch {
    return;
  }
}

// plan(cues, elapsed): sounds every cue that is still to come. elapsed(): ms since the start, asked
// again once the audio is awake, because waking it takes a while. silence(): at once, all of them.
function tones() {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let context = null;
  let asked = 0;

  function silence() {
    asked += 1;
    context?.close().catch(() => {});
    context = null;
  }

  function sound(name, at) {
    const [pitch, length] = TONES[name];
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
    volume.gain.setValueAtTime(LOUDNESS, at + length - 0.05);
    volume.gain.linearRampToValueAtTime(0, at + length);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + length);
    return oscillator;
  }

  async function plan(cues, elapsed) {
    silence();
    const mine = asked;
    try {
      context = new Audio();
      await context.resume();
      if (mine !== asked) return;
      const zero = context.currentTime - elapsed() / 1000;
      const coming = cues.filter((cue) => cue.sound && cue.at_ms > elapsed());
      const last = coming.map((cue) => sound(cue.sound, zero + cue.at_ms / 1000)).pop();
      if (last) last.onended = () => { if (mine === asked) silence(); };
    } catch {
      if (mine === asked) silence(); // no audio here: the timer goes on in silence
    }
  }

  return { plan, silence };
}
