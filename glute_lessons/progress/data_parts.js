// The pieces of the card about the progress file.

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Several drawings of one card may stand on a page.
const ownName = () => `gl-data-${Math.random().toString(36).slice(2)}`;

// One thing to do: a heading, words, controls, and a place for how it went.
function part(title, says, ...controls) {
  const told = make("p", { class: "gl-told" });
  const more = make("div", { class: "gl-more" });
  const box = make("section", { "aria-label": title },
    make("h4", { text: title }), make("p", { text: says }), ...controls, told, more);
  return { box, told, more };
}

function factsOf(words) {
  const where = make("code");
  const holds = make("p");
  const held = make("div", {}, make("h4", { text: words.holds }), holds);
  const list = make("div", {},
    make("h4", { text: words.where }), make("p", {}, where), held,
    make("h4", { text: words.stored }), make("p", { text: words.stored_says }),
    make("h4", { text: words.not_stored }), make("p", { text: words.not_stored_says }));
  return { where, holds, held, list };
}

// A link that saves the text as a file of that name. Nothing is sent anywhere.
function savedAs(name, texts) {
  const address = URL.createObjectURL(new Blob(texts, { type: "application/json" }));
  return { address, link: make("a", { href: address, download: name, text: name }) };
}

// This learner's only: on a shared browser another one's answers may wait beside them.
function emptyOutbox(model) {
  const own = outboxOf(model);
  const ours = (key) => key.startsWith(own);
  [...stranded.keys()].filter(ours).forEach((key) => stranded.delete(key));
  try {
    Object.keys(localStorage).filter(ours).forEach((key) => localStorage.removeItem(key));
  } catch {
    return; // no storage here, so nothing is left in it
  }
}

function refusalOf(words, name, reasons) {
  const many = reasons.length === 1 ? "refused_one" : reasons.length < 10 ? "refused_many" : "refused_ten";
  return fill(words[many], { name, n: reasons.length });
}
