// The one question that Stop asks, and the advice that follows. Needs dom.js.

const STOP_LEFT = "left"; // the reason of a question that was closed or left
const PANIC_MS = 700; // a second press of Escape, right after the one that stopped, is no answer

// host: the card; the dialog stands in it, so that its keys and its colours are the card's.
// words: why, why_hint, why_button. stops: [{id, words}]. says: a sentence above the question.
// onAnswer(id): once. close(): the card is cleared. A question that is closed, or left with its
// page, is answered with "left".
function askWhy({ host = document.body, words, stops, says = "", onAnswer }) {
  const name = `gl-why-${Math.random().toString(36).slice(2)}`;
  const opened = performance.now();
  let open = true;
  const question = make("h3", { id: name, tabindex: "-1", text: words.why });
  const radios = stops.filter(({ id }) => id !== STOP_LEFT).map((stop) => make("input", {
    type: "radio", name, value: stop.id, onchange: () => button.removeAttribute("aria-disabled"),
  }));
  const rows = radios.map((radio) => make("label", { class: "gl-why-row" }, radio,
    make("span", { text: stops.find(({ id }) => id === radio.value).words })));
  const button = make("button", {
    type: "submit", class: "gl-main gl-why-button", text: words.why_button, "aria-disabled": "true",
  });
  const form = make("form", { onsubmit: submit },
    make("p", { id: `${name}-says`, class: "gl-why-says", text: says }), question,
    make("p", { id: `${name}-hint`, class: "gl-why-hint", text: words.why_hint }),
    make("div", { class: "gl-why-rows", role: "radiogroup", "aria-labelledby": name }, ...rows),
    make("div", { class: "gl-why-end" }, button));
  const dialog = make("dialog", {
    class: "gl-why", "aria-labelledby": name, "aria-describedby": `${name}-says ${name}-hint`,
    onkeydown: keep, oncancel: cancel, onclose: leave,
  }, form);

  function answer(id) {
    if (!open) return;
    open = false;
    window.removeEventListener("pagehide", leave);
    dialog.close?.();
    dialog.remove();
    onAnswer(id);
  }

  function leave() {
    answer(STOP_LEFT);
  }

  function submit(event) {
    event.preventDefault();
    const chosen = radios.find((radio) => radio.checked);
    if (chosen) answer(chosen.value);
    else radios[0].focus();
  }

  const panic = () => performance.now() - opened < PANIC_MS;

  function cancel(event) {
    event.preventDefault();
    if (!panic()) leave();
  }

  // Escape would reach the card or the notebook, and other keys its shortcuts.
  function keep(event) {
    if (event.key === "Escape") cancel(event);
    if (event.key !== "Tab") event.stopPropagation();
  }

  window.addEventListener("pagehide", leave);
  host.append(dialog);
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", ""); // an old browser: the question stands in the card
  question.focus();
  return { close: leave };
}

// What follows from a reason: its verdict, and the advice of the sensation table, word for word. Where
// it stands for several signs, each is named, and where one has another verdict, that too. The first node is the heading, which takes the focus.
function adviceOf(stop) {
  const heading = make("h3", { class: "gl-advice-name", tabindex: "-1", text: stop.name });
  if (stop.signs.length < 2) {
    return [heading, ...stop.advice.map((text) => make("p", { class: "gl-advice-do", text }))];
  }
  const worse = (name) => (name === stop.name ? []
    : [make("p", { class: "gl-advice-verdict", text: `${name}.` })]);
  const signs = stop.signs.map(({ felt, name, do: text }) => make("li", {},
    make("p", { class: "gl-advice-felt", text: felt }), ...worse(name),
    make("p", { class: "gl-advice-do" }, text)));
  return [heading, make("ul", { class: "gl-advice-signs" }, ...signs)];
}
