// In a page, before anything else: keeps in window.holdLog what happens to one hold timer. What the
// learner would see and hear is read off the page and the audio graph; the timer's code is not asked.
//
// places: [{at, text, hidden}], each time the phase's heading changes; "" where there is none.
//   at: performance.now() in ms; hidden: document.hidden.
// tones: [{pitch, at, ends, due}], each tone planned, in Hz and in s of the audio clock; due: the
//   same moment in ms of performance.now(), as well as the browser knows it.
// contexts: how many audio clocks were made. ticks: how often a page's own timer of 50 ms rang
// during the hold. gaps: ms between frames during the hold, once watchFrames() was called.
// begun, over, hidden: whether the hold has begun, has ended, and whether the page is hidden;
// until(name, ms): a promise of one of these.
// sounding(): how many planned tones are not over.
// stopped: a promise of {silent, over, painted}, in ms from the key that went down during the hold.

(() => {
  const TICK_MS = 50;
  const ring = setTimeout; // a test may slow down the page's own
  const PHASE = ".gl-hold-phase";
  const log = { places: [], contexts: 0, ticks: 0, gaps: [], begun: false, over: false, hidden: false };
  const audio = []; // each audio clock
  const planned = []; // each tone with its clock
  const waiting = new Set();
  const holding = () => log.begun && !log.over;

  const phase = () => document.querySelector(PHASE)?.textContent ?? "";

  // The hold is what follows the count-in.
  function look() {
    const text = phase();
    if (text === (log.places.at(-1)?.text ?? "")) return;
    log.places.push({ at: performance.now(), text, hidden: document.hidden });
    log.begun = log.places.length > 1 && log.places[1].text !== "";
    log.over = log.begun && log.places.length > 2;
    for (const tell of waiting) tell();
  }
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });

  log.until = (name, ms) => new Promise((done, fail) => {
    const tell = () => { if (log[name]) done(); };
    waiting.add(tell);
    ring(() => fail(new Error(`${name}: not after ${ms} ms; ${JSON.stringify(log.places)}`)), ms);
    tell();
  });

  document.addEventListener("visibilitychange", () => {
    log.hidden = document.hidden;
    for (const tell of waiting) tell();
  });

  setInterval(() => { if (holding()) log.ticks += 1; }, TICK_MS);

  log.watchFrames = () => {
    let before = 0;
    const frame = (now) => {
      if (holding() && before) log.gaps.push(now - before);
      before = holding() ? now : 0;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };

  // ---------------------------------------------------------------- sound

  if (globalThis.AudioContext) {
    globalThis.AudioContext = class extends globalThis.AudioContext {
      constructor(...rest) {
        super(...rest);
        audio.push(this);
        log.contexts = audio.length;
      }
    };
    const { start, stop } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (at = 0, ...rest) {
      const due = performance.now() + (at - this.context.currentTime) * 1000;
      planned.push({ node: this, pitch: this.frequency?.value, at, due, ends: Infinity });
      return start.call(this, at, ...rest);
    };
    AudioScheduledSourceNode.prototype.stop = function (at = this.context.currentTime) {
      for (const tone of planned.filter(({ node }) => node === this)) tone.ends = at;
      return stop.call(this, at);
    };
  }
  const isOver = ({ node, ends }) => node.context.state === "closed" || ends <= node.context.currentTime;
  log.sounding = () => planned.filter((tone) => !isOver(tone)).length;
  Object.defineProperty(log, "tones", {
    get: () => planned.map(({ pitch, at, ends, due }) => ({ pitch, at, ends, due })),
  });

  // ---------------------------------------------------------------- Stop

  const talking = () => Boolean(globalThis.speechSynthesis?.speaking || globalThis.speechSynthesis?.pending);
  const silent = () => !log.sounding() && !talking();
  const isStopped = () => !phase();
  const task = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });

  async function until(happened) {
    while (!happened()) await task();
    return performance.now();
  }

  async function painted() {
    await until(isStopped);
    await new Promise(requestAnimationFrame);
    await task();
    return performance.now();
  }

  // The key's own time stamp is when it went down, before any of the page's code ran. Listens from
  // the first, for the timer keeps the keys that stop it from all who come later.
  log.stopped = new Promise((done) => {
    addEventListener("keydown", async ({ timeStamp }) => {
      if (!holding()) return;
      const times = await Promise.all([until(silent), until(isStopped), painted()]);
      const [quiet, over, drawn] = times.map((each) => each - timeStamp);
      done({ silent: quiet, over, painted: drawn });
    }, true);
  });

  globalThis.holdLog = log;
})();
