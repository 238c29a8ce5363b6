// The card about the progress file. It asks the kernel, and shows what the kernel answers.

function render({ model, el }) {
  const words = model.get("words");
  const name = ownName();
  const root = make("div", { class: "gl-card gl-data" });
  const stopKeys = keepKeys(root);
  const say = announcer(root);
  const box = outbox(model);
  let pending = null; // { part, timer } while the kernel works
  let coming = [];
  let address = "";
  let file = "";

  const title = make("h3", { class: "gl-title", tabindex: "-1", text: words.title });
  const notices = make("div");
  const facts = factsOf(words);
  const waiting = make("p", { class: "gl-waiting" });

  const copyButton = make("button", { type: "button", class: "gl-main", text: words.copy, onclick: copy });
  const copying = part(words.copy, words.copy_says, copyButton);

  const input = make("input", { type: "file", id: `${name}-file`, accept: ".json,application/json", onchange: bringIn });
  const bringing = part(words.bring_in, words.bring_in_says,
    make("label", { for: input.id, class: "gl-file", text: words.file }), input);

  const tick = make("input", { type: "checkbox" });
  const erasing = part(words.erase, words.erase_says,
    make("label", { class: "gl-tick" }, tick, make("span", { text: words.erase_yes })),
    make("button", { type: "button", class: "gl-danger", text: words.erase, onclick: erase }));

  const why = make("p");
  const trouble = part(words.trouble, words.trouble_says, why,
    make("button", { type: "button", class: "gl-main", text: words.again, onclick: look }));
  const works = make("div", {}, copying.box, bringing.box, erasing.box);

  function tell(where, sentence, ...more) {
    where.told.textContent = sentence;
    where.more.replaceChildren(...more);
    say(sentence);
  }

  function stopWaiting() {
    if (pending) clearTimeout(pending.timer);
    pending = null;
  }

  function silent(where) {
    stopWaiting();
    tell(where, words.silent);
  }

  function waitIn(where) {
    stopWaiting();
    pending = { part: where, timer: setTimeout(() => silent(where), model.get("patience_ms")) };
  }

  function ask(where, ...messages) {
    where.told.textContent = words.working;
    where.more.replaceChildren();
    waitIn(where);
    try {
      for (const message of messages) model.send(message);
    } catch {
      silent(where);
    }
  }

  function look() {
    ask(trouble, { kind: "look" });
  }

  function copy() {
    if (!pending) ask(copying, { kind: "copy" });
  }

  async function bringIn() {
    const [chosen] = input.files;
    if (!chosen || pending) return;
    file = chosen.name;
    if (chosen.size > model.get("most_letters")) {
      input.value = "";
      tell(bringing, fill(words.too_large, { name: file }));
      return;
    }
    let text = "";
    try {
      text = await chosen.text();
    } catch {
      tell(bringing, fill(words.unreadable, { name: file }));
      return;
    } finally {
      input.value = ""; // so that the same file can be chosen once more
    }
    ask(bringing, ...messagesOf(text));
  }

  function messagesOf(text) {
    const letters = model.get("part_letters");
    const parts = Math.max(1, Math.ceil(text.length / letters));
    return Array.from({ length: parts }, (_, at) => ({
      kind: "bring_in", part: at + 1, parts, text: text.slice(at * letters, (at + 1) * letters),
    }));
  }

  function erase() {
    if (pending) return;
    if (!tick.checked) {
      tell(erasing, words.tick_first);
      tick.focus();
      return;
    }
    ask(erasing, { kind: "erase" });
  }

  function heardCopy({ name: called, part: number, parts, text }) {
    if (number === 1) coming = [];
    coming.push(text);
    if (number < parts) {
      waitIn(copying);
      return;
    }
    stopWaiting();
    release();
    const saved = savedAs(called, coming);
    coming = [];
    address = saved.address;
    tell(copying, fill(words.copy_ready, { name: called }), saved.link);
    saved.link.click();
  }

  function heardTrouble({ why: sentence }) {
    const where = pending?.part ?? trouble;
    stopWaiting();
    if (model.get("about").trouble) moveIntoTrouble();
    else tell(where, sentence);
  }

  // What was pressed is gone; the focus goes to where it is told why.
  function moveIntoTrouble() {
    trouble.told.textContent = "";
    focusOn(title);
    say(`${words.trouble}. ${model.get("about").trouble}`);
  }

  function heardLook() {
    stopWaiting();
    const { trouble: still } = model.get("about");
    if (still) {
      tell(trouble, fill(words.still, { why: still }));
      return;
    }
    trouble.told.textContent = "";
    focusOn(title);
    say(words.works);
  }

  const heard = {
    copy: heardCopy,
    copied_beside: ({ path }) => finish(copying, fill(words.copy_beside, { path })),
    brought_in: ({ added, known }) => finish(bringing, fill(words.brought_in, { name: file, added, known })),
    refused: ({ reasons }) => finish(bringing, refusalOf(words, file, reasons),
      make("ol", {}, ...reasons.map((reason) => make("li", { text: reason })))),
    erased: () => {
      emptyOutbox(model);
      tick.checked = false;
      finish(erasing, words.erased);
      drawWaiting();
    },
    looked: heardLook,
    trouble: heardTrouble,
    saved: drawWaiting,
    unsaved: drawWaiting,
  };

  function finish(where, sentence, ...more) {
    stopWaiting();
    tell(where, sentence, ...more);
  }

  function hear(message) {
    heard[message.kind]?.(message);
  }

  function drawWaiting() {
    const n = allWaiting(model).length;
    waiting.textContent = n ? fill(words.waiting, { n }) : "";
    waiting.hidden = !n;
  }

  function draw() {
    const about = model.get("about");
    facts.where.textContent = about.where;
    facts.holds.textContent = about.holds;
    facts.held.hidden = !about.holds;
    notices.replaceChildren(...about.notices.map((notice) => make("p", { class: "gl-note", text: notice })));
    why.textContent = about.trouble;
    trouble.box.hidden = !about.trouble;
    works.hidden = Boolean(about.trouble);
    drawWaiting();
  }

  function release() {
    if (address) URL.revokeObjectURL(address);
    address = "";
  }

  root.append(title, notices, trouble.box, facts.list, waiting, works);
  el.append(root);
  draw();
  model.on("change:about", draw);
  model.on("msg:custom", hear);
  return () => {
    stopWaiting();
    release();
    stopKeys();
    box.release();
    model.off("change:about", draw);
    model.off("msg:custom", hear);
  };
}

export default { render };
