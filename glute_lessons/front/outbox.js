// Answers on their way to the progress file. Each waits in the page's storage under a key of its own
// until the kernel says that it is saved, so that a kernel that is busy or dead loses none: the next
// card that is drawn, in whichever lesson, sends what still waits. Sending twice is harmless.
// On a hub all learners' pages are of one origin, and a browser may serve several of them: there each
// key names its learner too (see owner.py), and nobody else's answers are read, sent or thrown away.

const OUTBOX = "glute-lessons.outbox";
const PATIENCE_MS = 5000; // a busy kernel answers late; only then is it worth a word
const AT_ONCE = 200; // events in one message
// Where the page has no storage: as long as the page lives. One for all of its cards, though each card
// runs this code anew.
const stranded = (globalThis[Symbol.for(OUTBOX)] ??= new Map());

// What the keys of this learner's answers start with. Off a hub that is what it always was, so that
// what waits since an earlier version of the course still goes in.
function outboxOf(model) {
  const owner = model.get("outbox_owner");
  return owner ? `${OUTBOX}@${owner}.` : `${OUTBOX}.`;
}

// 32 hex digits. randomUUID is there on secure pages only; getRandomValues is there on all.
function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keepWaiting(key, event) {
  try {
    localStorage.setItem(key, JSON.stringify(event));
  } catch {
    stranded.set(key, event);
  }
}

function forget(key) {
  stranded.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}

const when = ({ at_ms }) => (Number.isFinite(at_ms) ? at_ms : 0);

// What waits, oldest first. A text that is no event stays where it is; nothing is thrown away.
function allWaiting(model) {
  const own = outboxOf(model);
  const found = [...stranded].filter(([key]) => key.startsWith(own)).map(([, event]) => event);
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(own))) {
      try {
        const event = JSON.parse(localStorage.getItem(key));
        if (key === own + event.id) found.push(event);
      } catch {
        continue;
      }
    }
  } catch {
    return found;
  }
  return found.sort((a, b) => when(a) - when(b));
}

function savedLine() {
  const told = make("span");
  const trouble = make("span", { role: "status" }); // only what goes wrong is said aloud
  return { told, trouble, line: make("p", { class: "gl-saved" }, told, trouble) };
}

// post(body): one answer. line: the element that says whether it is saved. soon(work): when to send;
// what is posted is kept in the page at once, whenever it is sent.
function outbox(model, soon = (work) => work()) {
  const { told, trouble, line } = savedLine();
  const words = model.get("words");
  const own = outboxOf(model);
  const mine = new Set();
  let timer = 0;

  // The same trouble is said aloud once, however many answers it befalls.
  const say = (ok, bad = "") => {
    told.textContent = ok;
    if (trouble.textContent !== bad) trouble.textContent = bad;
  };
  const late = () => say("", trouble.textContent || words.unsaved);

  function send(events) {
    for (let from = 0; from < events.length; from += AT_ONCE) {
      try {
        model.send({ kind: "events", events: events.slice(from, from + AT_ONCE) });
      } catch {
        late(); // the kernel is gone; what was to be sent goes on waiting
      }
    }
  }

  function post(body, kind = "answer") {
    const now = new Date();
    const event = {
      id: freshId(), at_ms: now.getTime(), offset_min: -now.getTimezoneOffset() || 0, kind, body,
    };
    keepWaiting(own + event.id, event);
    mine.add(event.id);
    say("", trouble.textContent);
    timer ||= setTimeout(late, PATIENCE_MS);
    soon(() => send([event]));
  }

  function hear({ kind, ids, why }) {
    if (kind !== "saved" && kind !== "unsaved") return;
    if (kind === "saved") {
      for (const id of ids) forget(own + id);
    }
    const asked = ids.some((id) => mine.has(id));
    if (kind === "saved") for (const id of ids) mine.delete(id);
    if (!asked || (kind === "saved" && mine.size)) return;
    clearTimeout(timer);
    timer = 0;
    if (kind === "saved") say(words.saved);
    else say("", `${words.unsaved} ${why}`);
  }

  model.on("msg:custom", hear);
  send(allWaiting(model));
  return { post, line, release: () => { clearTimeout(timer); model.off("msg:custom", hear); } };
}
