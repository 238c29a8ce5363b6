// Ask the room. The card counts hands and shows what Python gave it; it needs no kernel to go on.

const STATE = ["question", "words", "counts", "vote", "phase"];

function drawOpen(card) {
  const { words, model } = card;
  const question = model.get("question");
  card.rows = question.options.map((option, at) => rowOf(card, option, at));
  card.total = make("p", { class: "gl-room-total" });
  const second = model.get("vote") > 0;
  return [
    ...(question.several ? [paragraph("", words.several)] : []),
    countdownOf(card),
    make("fieldset", {}, make("legend", { text: second ? words.second : words.first }),
      ...(second ? [paragraph("", words.talk)] : []), ...card.rows.map(({ node }) => node), card.total),
    make("div", { class: "gl-row" },
      make("button", { type: "button", class: "gl-main", text: words.show, onclick: () => goTo(card, { phase: "answer" }) }),
      voteButton(card)),
    paragraph("", words.how), paragraph("", words.private),
  ];
}

// Going back and forth loses no vote.
function voteButton(card) {
  const { model, words } = card;
  if (model.get("vote") > 0) {
    return make("button", { type: "button", text: words.back, onclick: () => goTo(card, { vote: 0 }) });
  }
  const text = model.get("counts").length > 1 ? words.forth : words.again;
  const onclick = () => {
    const counts = model.get("counts");
    goTo(card, { counts: counts.length > 1 ? counts : [...counts, counts[0].map(() => 0)], vote: 1 });
  };
  return make("button", { type: "button", text, onclick });
}

function rowOf(card, { letter, text }, at) {
  const { words } = card;
  const input = make("input", {
    type: "number", min: 0, max: MOST_HANDS, step: 1, "aria-label": fill(words.hands, { letter }),
  });
  input.addEventListener("input", () => { if (/^\d+$/.test(input.value)) setHands(card, at, Number(input.value), input); });
  input.addEventListener("change", () => showCounts(card));
  const button = (by, name, sign) => make("button", {
    type: "button", "aria-label": fill(name, { letter }), text: sign, onclick: () => addHand(card, at, by),
  });
  const node = make("div", { class: "gl-room-row" },
    make("span", { class: "gl-room-option" }, make("strong", { text: `${letter}.` }), ` ${text}`),
    make("span", { class: "gl-room-hands" }, button(-1, words.take, "−"), input, button(1, words.add, "+")));
  return { node, input };
}

// ---------------------------------------------------------------- counting

function setHands(card, option, n, typing = null) {
  const { model } = card;
  change(card, { counts: withHands(model.get("counts"), model.get("vote"), option, n) });
  showCounts(card, typing);
}

function addHand(card, option, by) {
  const { model, words } = card;
  const hands = () => model.get("counts")[model.get("vote")][option];
  setHands(card, option, hands() + by);
  card.announce(fill(words.counted, { letter: model.get("question").options[option].letter, n: hands() }));
}

// typing: a field whose text is not touched while somebody writes in it.
function showCounts(card, typing = null) {
  const votes = card.model.get("counts")[card.model.get("vote")];
  card.rows.forEach(({ input }, at) => { if (input !== typing) input.value = votes[at]; });
  card.total.textContent = fill(card.words.all, { n: sum(votes) });
}

// A letter adds a hand, with Shift it takes one away. On any keyboard: by what the key writes, or
// where it lies, for those that write no Latin letters.
function countByKey(card, event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (card.model.get("phase") !== "open" || event.target.matches("select")) return;
  const written = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : "";
  const letter = written || (event.key.length === 1 && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : "");
  const option = card.model.get("question").options.findIndex((each) => each.letter === letter);
  if (option < 0) return;
  event.preventDefault();
  addHand(card, option, event.shiftKey ? -1 : 1);
}

// ---------------------------------------------------------------- the card

// Changes the model without drawing this view again; the kernel hears of it if it lives.
function change(card, changes) {
  card.changing = true;
  for (const [name, value] of Object.entries(changes)) card.model.set(name, value);
  card.changing = false;
  try {
    card.model.save_changes();
  } catch {
    return; // the kernel is gone; the card goes on by itself
  }
}

// The next step, with focus where reading goes on.
function goTo(card, changes) {
  change(card, changes);
  draw(card);
  card.announce("");
  focusOn(card.stage.querySelector(card.model.get("phase") === "open" ? "legend" : "h4"));
}

function draw(card) {
  stopCountdown(card);
  card.countdown = null;
  const { model } = card;
  card.words = model.get("words");
  card.savedLine.textContent = "";
  card.root.setAttribute("aria-label", card.words.title);
  const open = model.get("phase") === "open";
  card.stage.replaceChildren(make("h3", { class: "gl-room-stem", text: model.get("question").stem }),
    ...(open ? drawOpen(card) : resultOf(card)));
  if (open) showCounts(card);
}

function render({ model, el }) {
  const card = {
    model, changing: false, clock: null, countdown: null, savedLine: make("p", { class: "gl-saved" }),
    root: make("section", { class: "gl-card gl-room", role: "group" }), stage: make("div"),
  };
  card.root.append(card.stage);
  el.append(card.root);
  card.announce = announcer(card.root);
  const onkey = (event) => countByKey(card, event);
  const redraw = () => { if (!card.changing) draw(card); };
  const release = keepKeys(card.root);
  card.root.addEventListener("keydown", onkey);
  for (const name of STATE) model.on(`change:${name}`, redraw);
  draw(card);
  return () => {
    stopCountdown(card);
    for (const name of STATE) model.off(`change:${name}`, redraw);
    card.root.removeEventListener("keydown", onkey);
    release();
    card.root.remove();
  };
}

export default { render };
