// What the room sees on cue: the key beside the tally, then why.

function resultOf(card) {
  const { words, model } = card;
  const explained = model.get("phase") === "explained";
  return [
    make("h4", { text: explained ? words.explanation : words.answer }),
    ...(explained ? whyOf(card) : []),
    tableOf(card),
    make("div", { class: "gl-row" },
      ...(explained ? [] : [cue(card, words.explain, "explained", "gl-main")]),
      cue(card, words.hide, "open"),
      make("button", { type: "button", text: words.save, onclick: () => saveTable(card) })),
    card.savedLine,
  ];
}

function cue(card, text, phase, kind) {
  return make("button", { type: "button", class: kind, text, onclick: () => goTo(card, { phase }) });
}

function tableOf({ model, words }) {
  const [question, counts] = [model.get("question"), model.get("counts")];
  const names = voteNames(words, counts);
  const heads = [words.option, ...names, ...(counts.length > 1 ? [words.change] : [])];
  const rows = question.options.map((option, at) => make("tr", { class: option.right ? "gl-room-key" : null },
    make("th", { scope: "row" }, `${option.letter}. ${option.text}`, ...rightMark(words, question, option)),
    ...counts.map((votes, vote) => shareCell(words, names[vote], votes, at)),
    ...(counts.length > 1 ? [make("td", { "data-column": words.change, text: changeOf(words, counts, at) })] : [])));
  return make("table", {}, make("caption", { text: words.voted }),
    make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, ...rows));
}

function rightMark(words, question, { right }) {
  const text = question.several ? words.right : words.best;
  return right ? [" ", make("strong", { class: "gl-mark", text: `✓ ${text}` })] : [];
}

// The bar shows what the numbers above it say.
function shareCell(words, column, votes, option) {
  const share = shareOf(votes, option);
  const bar = make("span", { class: "gl-room-bar", "aria-hidden": "true" });
  bar.style.inlineSize = `${share}%`;
  return make("td", { "data-column": column }, fill(words.share, { n: votes[option], share }), bar);
}

function whyOf({ model, words }) {
  const { options, danger, evidence, do: todo } = model.get("question");
  const why = ({ letter, text, explanation }) => paragraph(`${letter}. ${sentence(text)}`, explanation);
  const told = evidence.length ? fill(words.sources, { list: evidence.join(", ") }) : words.no_sources;
  return [
    ...options.filter(({ right }) => right).map(why),
    ...(danger ? [paragraph(words.danger, danger, "gl-danger")] : []),
    ...(todo ? [paragraph(words.do, todo)] : []),
    make("h5", { text: words.others }),
    ...options.filter(({ right }) => !right).map(why),
    paragraph("", told, "gl-sources"),
  ];
}

function saveTable({ model, words, savedLine, announce }) {
  const question = model.get("question");
  const file = `room_${question.id}.csv`;
  let said = fill(words.saved, { file });
  try {
    saveAsFile(asCsv(question, model.get("counts")), file);
  } catch {
    said = words.not_saved;
  }
  savedLine.textContent = said;
  announce(said);
}
