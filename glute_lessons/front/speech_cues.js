// Cues said by a voice of this machine, where it has one. Needs dom.js, sound.js and speech.js.
// A cue that is said is not announced as well, so that two voices never talk at once:
//   if (!voice.say(text, () => announce(text))) announce(text);

const VOICE_OFF_KEY = "glute-lessons.voice-off";

// here: whether this machine has a voice for the page's language; browsers load their voices late,
// see whenVoices. say(text, otherwise): true where it will be said; otherwise() is called if the
// browser then refuses. quiet(): at once. muted(), mute(off): the learner's choice, remembered.
function spokenCues() {
  let refused = false;
  let turn = 0;

  function quiet() {
    turn += 1;
    stopReading();
  }

  const here = () => !refused && speechHere() && localVoice() !== null;
  const muted = () => isOff(VOICE_OFF_KEY);

  function say(text, otherwise = () => {}) {
    if (!text || muted() || !here()) return false;
    quiet(); // a cue that is late gives way to the next one
    const mine = turn;
    const voice = localVoice();
    const part = new SpeechSynthesisUtterance(text);
    part.onerror = ({ error }) => {
      if (mine !== turn || error === "interrupted" || error === "canceled") return;
      refused = true;
      otherwise();
    };
    Object.assign(part, { voice, lang: voice.lang });
    speechSynthesis.speak(part);
    return true;
  }

  function mute(off) {
    rememberOff(VOICE_OFF_KEY, off);
    if (off) quiet();
  }

  return { get here() { return here(); }, say, quiet, muted, mute };
}
