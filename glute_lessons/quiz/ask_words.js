// What all kinds of question share: their words, their options, and what was said about an answer.

// {n} and the like. Only the card's own words hold such places; what is filled in is never read again.
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}

const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

function paragraph(lead, text, kind) {
  const node = make("p", { class: kind });
  if (lead) node.append(make("strong", { text: lead }), " ");
  node.append(text);
  return node;
}

// Labels with a radio or a checkbox each. Their form keeps two cards' groups apart.
function optionLabels(type, name, entries) {
  return entries.map(({ id, text }) =>
    make("label", { class: "gl-option" }, make("input", { type, name, value: id }), make("span", { text })));
}

const optionOf = (question, id) => question.options.find((option) => option.id === id);
const mark = (text) => make("span", { class: "gl-mark", text });

// What Python said beforehand about this answer. Numbers are told apart only by their band.
function outcomeOf(question, given) {
  const key = question.number ? bandOf(question.number, given) : given;
  return Object.hasOwn(question.outcomes, key) ? question.outcomes[key] : question.otherwise;
}
