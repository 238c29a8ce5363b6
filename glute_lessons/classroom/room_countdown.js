// The countdown: it tells the time and forces nothing.

const LENGTHS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300];
const WARNING_S = 10;

function countdownOf(card) {
  const { model, words } = card;
  const length = lengthSelect(card);
  const face = make("span", { class: "gl-room-left", "aria-hidden": "true" });
  const button = make("button", { type: "button", text: words.start });
  button.addEventListener("click", () => (card.clock ? stopCountdown(card) : startCountdown(card)));
  card.countdown = { face, button, length };
  return make("div", { class: "gl-row gl-room-time" },
    make("label", {}, make("span", { text: words.time }), " ", length), button, face);

  function lengthSelect() {
    const seconds = model.get("seconds");
    const offered = [...new Set([...LENGTHS, seconds])].sort((one, other) => one - other);
    const select = make("select", {}, ...offered.map((n) =>
      make("option", { value: n, selected: n === seconds, text: fill(words.seconds, { n }) })));
    select.addEventListener("change", () => change(card, { seconds: Number(select.value) }));
    return select;
  }
}

function startCountdown(card) {
  const { model, words } = card;
  const seconds = model.get("seconds");
  const said = fill(words.left, { n: WARNING_S });
  const cues = seconds > WARNING_S ? [{ at_ms: (seconds - WARNING_S) * 1000, says: said }] : [];
  card.countdown.button.textContent = words.stop;
  card.countdown.length.disabled = true;
  card.announce(fill(words.left, { n: seconds }));
  card.clock = runClock(cues, seconds * 1000, {
    onCue: () => card.announce(said),
    onLook: (ms) => { card.countdown.face.textContent = Math.ceil(seconds - ms / 1000); },
    onEnd: () => {
      stopCountdown(card);
      card.countdown.face.textContent = words.up;
      card.announce(words.up);
    },
  });
  card.clock.begin();
}

function stopCountdown(card) {
  card.clock?.end();
  card.clock = null;
  if (!card.countdown) return;
  card.countdown.button.textContent = card.words.start;
  card.countdown.length.disabled = false;
  card.countdown.face.textContent = "";
}
