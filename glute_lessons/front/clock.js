// Time that holds while a page is busy, in the background, or alone with a dead kernel. Nothing here
// counts ticks: a bell only says "look at the clock now", and performance.now() says what time it is.

const BELL_IN_WORKER = `
let waiting = 0;
onmessage = (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => postMessage(0), event.data);
};`;

// Browsers slow a hidden page's own timers down to one a minute, but not a Worker's. Where Workers
// are refused the page's timer rings alone. Both are set, and the one that rings first counts.
function bell(ring) {
  let worker = null;
  let address = "";
  let waiting = 0;
  try {
    address = URL.createObjectURL(new Blob([BELL_IN_WORKER], { type: "text/javascript" }));
    worker = new Worker(address);
    worker.onmessage = ring;
    worker.onerror = (event) => { event.preventDefault(); worker = null; };
  } catch {
    worker = null;
  }
  return {
    ringIn(ms) {
      clearTimeout(waiting);
      waiting = setTimeout(ring, ms);
      worker?.postMessage(ms);
    },
    end() {
      clearTimeout(waiting);
      worker?.terminate();
      if (address) URL.revokeObjectURL(address);
    },
  };
}

// Runs once from now to endMs. onCue(cue): each moment of cues (sorted by at_ms) that says something,
// once; of several that were slept through, only the last. onBeat(cue): the same for each that sounds.
// onLook(elapsedMs): whenever a whole second begins or a cue falls. onEnd(elapsedMs): once, at the end.
// fromMs: where in the plan it begins. elapsed(): ms of the plan. end(): stops without onEnd.
function runClock(cues, endMs, { onCue, onLook, onEnd, onBeat = () => {} }, fromMs = 0) {
  const began = performance.now() - fromMs;
  let next = 0;
  let over = false;
  const elapsed = () => performance.now() - began;
  const look = () => {
    if (over) return;
    const now = elapsed();
    const passed = cues.slice(next).filter((cue) => cue.at_ms <= now);
    next += passed.length;
    if (now >= endMs) {
      end();
      onEnd(now);
      return;
    }
    onLook(now);
    if (over) return;
    const said = passed.filter((cue) => cue.says).pop();
    const sounded = passed.filter((cue) => cue.sound).pop();
    if (sounded) onBeat(sounded);
    if (said) onCue(said);
    const due = Math.min((Math.floor(now / 1000) + 1) * 1000, cues[next]?.at_ms ?? endMs, endMs);
    if (!over) bells.ringIn(Math.max(1, Math.ceil(due - elapsed())));
  };
  const end = () => { over = true; bells.end(); };
  const bells = bell(look);
  return { begin: look, elapsed, end };
}

// Keeps the screen on where the browser can. The lock is lost when the page is hidden, so it is
// asked for again when the page comes back. Returns what gives the screen free.
function keepAwake() {
  let lock = null;
  let over = false;
  const ask = async () => {
    if (over || document.hidden || !navigator.wakeLock) return;
    try {
      const got = await navigator.wakeLock.request("screen");
      if (over) await got.release();
      else lock = got;
    } catch {
      lock = null; // refused, for example on a low battery: the timer goes on
    }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", ask);
    lock?.release().catch(() => {});
    lock = null;
  };
}
