// Vibration, where there is one, and what this browser lacks. Needs speech.js.

// A cue's sound: how long to shake and to rest by turns, in ms.
const BUZZES = {
  start: [250], halfway: [120, 120, 120], last: [60], end: [500], there: [40], back: [40],
};

// pattern: ms of shaking and resting by turns; 0 stops at once. Nothing happens where there is none.
function buzz(pattern) {
  try {
    navigator.vibrate?.(pattern);
  } catch {
    return;
  }
}

// The ids of what a timer could use and this browser has not. Ask once the voices are known: see
// whenVoices in speech.js.
function missingHere() {
  const has = {
    speech: speechHere() && localVoice() !== null,
    audio: Boolean(globalThis.AudioContext ?? globalThis.webkitAudioContext),
    wake_lock: Boolean(navigator.wakeLock),
    worker: Boolean(globalThis.Worker),
    vibration: Boolean(navigator.vibrate),
  };
  return Object.keys(has).filter((id) => !has[id]);
}
