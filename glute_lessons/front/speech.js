// Reading aloud by the browser's own speech, where there is one. One text is read at a time; a new
// one stops the last. Only voices of this machine are used: a voice of a service would send the text.

const VOICES_WAIT_MS = 1500; // browsers load their list of voices late, and some have none
const speechHere = () => "speechSynthesis" in globalThis && "SpeechSynthesisUtterance" in globalThis;
let reading = 0;

function localVoice() {
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
  const page = (document.documentElement.lang || "en").slice(0, 2);
  return voices.find((voice) => voice.lang.startsWith(page)) ?? null;
}

function whenVoices(then) {
  if (speechSynthesis.getVoices().length) return then();
  const go = () => {
    clearTimeout(timer);
    speechSynthesis.removeEventListener("voiceschanged", go);
    then();
  };
  const timer = setTimeout(go, VOICES_WAIT_MS);
  speechSynthesis.addEventListener("voiceschanged", go);
}

// texts: sentences, read one after the other. onEnd(read): called once, when all is read or it was
// stopped; read is false where this machine has no voice for the page's language.
function readAloud(texts, onEnd) {
  stopReading();
  const mine = reading;
  const parts = texts.filter(Boolean);
  if (!speechHere() || !parts.length) return onEnd(false);
  whenVoices(() => {
    const voice = localVoice();
    if (mine !== reading || !voice) return onEnd(mine !== reading);
    speakAll(parts, voice, onEnd);
  });
}

function speakAll(parts, voice, onEnd) {
  let left = parts.length;
  const done = () => { if ((left -= 1) === 0) onEnd(true); };
  for (const text of parts) {
    const part = new SpeechSynthesisUtterance(text);
    Object.assign(part, { voice, lang: voice.lang, rate: 0.95, onend: done, onerror: done });
    speechSynthesis.speak(part);
  }
}

function stopReading() {
  reading += 1;
  if (speechHere()) speechSynthesis.cancel();
}
