// The page's side of the bench: a stand-in for anywidget's model, and ears. See bench_page.py.
import widget from "/widget.js";

const state = await (await fetch("/state.json")).json();
const heard = [];       // what a live region said, in order
const leaked = [];      // keys that a notebook around the widget would have acted on
const sent = [];        // custom messages to the kernel
const saved = [];       // each save_changes, as the traits it told
const listeners = new Map();
let unsaved = {};
let kernelIsGone = false;

function fire(event, ...rest) {
  for (const callback of [...(listeners.get(event) ?? [])]) callback(...rest);
}
function change(name, value) {
  if (JSON.stringify(state[name]) === JSON.stringify(value)) return false;
  state[name] = value;
  fire("change:" + name, model, value);
  fire("change", model);
  return true;
}
const model = {
  get: (name) => state[name],
  set: (name, value) => { if (change(name, value)) unsaved[name] = value; },
  save_changes: () => {
    if (kernelIsGone) throw new Error("the kernel is gone");
    saved.push(structuredClone(unsaved));
    unsaved = {};
  },
  send: (content) => sent.push(structuredClone(content)),
  on: (event, callback) => {
    if (!listeners.has(event)) listeners.set(event, new Set());
    listeners.get(event).add(callback);
  },
  off: (event, callback) => {
    if (event === undefined || event === null) listeners.clear();
    else if (callback === undefined) listeners.delete(event);
    else listeners.get(event)?.delete(callback);
  },
};

new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = target.nodeType === 1 ? target : target.parentElement;
    const live = region?.closest("[aria-live], [role=status], [role=alert]");
    if (live && live.textContent.trim()) heard.push(live.textContent.trim());
  }
}).observe(document.body, { childList: true, characterData: true, subtree: true });

document.addEventListener("keydown", (event) => { leaked.push(event.key); });

const parts = typeof widget === "function" ? await widget() : widget;
const el = document.querySelector("#widget");
await parts.initialize?.({ model });
const cleanUp = await parts.render({ model, el });

// Resolves once a frame was painted and the work put off until then is done. Where a test has stopped
// the page's clock no frame comes; a worker's clock goes on, and says that there is none to wait for.
function rested() {
  if (!globalThis.Worker) return Promise.resolve(); // a test that took it away steers the clock itself
  const painted = new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => setTimeout(done)));
  });
  const address = URL.createObjectURL(new Blob(["setTimeout(() => postMessage(0), 60)"]));
  const worker = new Worker(address);
  const stopped = new Promise((done) => { worker.onmessage = done; });
  return Promise.race([painted, stopped]).then(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

window.bench = {
  rested,
  heard, leaked, sent, saved,
  trait: (name) => structuredClone(state[name]),
  change,
  receive: (content) => fire("msg:custom", content, []),
  takeSaved: () => Object.assign({}, ...saved.splice(0)),
  takeSent: () => sent.splice(0),
  breakKernel: () => { kernelIsGone = true; },
  breakSending: () => { model.send = () => { throw new Error("the kernel is gone"); }; },
  listening: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  cleanUp: async () => { await cleanUp?.(); el.remove(); },
};
document.body.dataset.ready = "yes";
document.dispatchEvent(new Event("bench-ready"));
