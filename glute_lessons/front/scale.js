// The 0–10 feeling scale: real radio buttons in a row that wraps. A digit chooses too; 10 has its
// button only, because 1 has chosen before the 0 could follow. Needs dom.js.

// words.scale_ends: what 0 and 10 mean. steps: [{span, name}]. onChoose(value): after each choice.
// value(): a number, or null before any choice. keys(event): takes a digit pressed outside the
// scale, where its owner hands the key on; true if it took it.
function feelingScale({ words, steps, legend, onChoose }) {
  const name = `gl-scale-${Math.random().toString(36).slice(2)}`;
  const nameOf = (value) => steps.find(({ span }) => span[0] <= value && value <= span[1]).name;

  const radios = Array.from({ length: 11 }, (_, value) => make("input", {
    type: "radio", name, value, "aria-label": `${value}, ${nameOf(value)}`,
    onchange: () => onChoose(value),
  }));
  const labels = radios.map((radio, value) => make("label", { class: "gl-scale-step" },
    radio, make("span", { text: value })));
  const node = make("fieldset", { class: "gl-scale" },
    make("legend", { text: legend }),
    make("p", { class: "gl-scale-ends", text: words.scale_ends }),
    make("div", { class: "gl-scale-row" }, ...labels));

  function keys(event) {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.defaultPrevented;
    if (!plain || !/^[0-9]$/.test(event.key)) return false;
    event.preventDefault();
    if (event.repeat) return true;
    const radio = radios[Number(event.key)];
    radio.checked = true;
    if (node.contains(document.activeElement)) radio.focus();
    onChoose(Number(event.key));
    return true;
  }

  // The arrow keys of a radio group go round; nobody means 10 by a step down from 0.
  function noWayRound(event) {
    const down = event.key === "ArrowLeft" || event.key === "ArrowUp";
    const up = event.key === "ArrowRight" || event.key === "ArrowDown";
    const end = (down && event.target === radios[0]) || (up && event.target === radios.at(-1));
    if (end) event.preventDefault();
  }

  node.addEventListener("keydown", (event) => { keys(event); noWayRound(event); });
  const chosen = () => radios.findIndex((radio) => radio.checked);
  return {
    node,
    keys,
    value: () => (chosen() < 0 ? null : chosen()),
    focus: () => (radios[chosen()] ?? radios[0]).focus(),
  };
}
