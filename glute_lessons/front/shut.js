// A warning sign closes the whole page at once, without the kernel: every card of the course hears it.
// The kernel closes too as soon as it has the stop; from then on it knows better. Needs outbox.js.

const SHUT = "glute-lessons:shut";
const WARNS = ["stop", "get_help_now"];

const warns = (stop) => WARNS.includes(stop.verdict);

// stop: the chosen reason, {id, words, verdict, …}. Every card of the page that listens is told.
function shutPage(stop) {
  window.dispatchEvent(new CustomEvent(SHUT, { detail: stop }));
}

// told(stop): when a warning sign was named, in whichever card. Returns what ends the listening.
function whenShut(told) {
  const hear = ({ detail }) => told(detail);
  window.addEventListener(SHUT, hear);
  return () => window.removeEventListener(SHUT, hear);
}

// The most serious warning sign that still waits for the kernel, which cannot close on it yet; or
// undefined. One to stop for is over with its day. The model's stops: as Python passes them.
function shutBefore(model) {
  const stops = model.get("stops");
  const day = new Date().toDateString();
  const named = allWaiting(model).filter(({ kind }) => kind === "stop").flatMap(({ at_ms, body }) => {
    const stop = stops.find(({ id }) => id === body?.reason);
    const counts = stop?.verdict === "get_help_now" || new Date(at_ms).toDateString() === day;
    return stop && warns(stop) && counts ? [stop] : [];
  });
  return named.find(({ verdict }) => verdict === "get_help_now") ?? named[0];
}
