// What is shown and said once an answer is in: the same frame for every kind of question.

function feedbackOf(card, question, answer) {
  const { words } = card;
  const outcome = outcomeOf(question, answer.option);
  const told = KINDS[question.kind].tell(card, question, answer.option, outcome);
  const sureAndWrong = outcome.comes_back && answer.sure;
  const section = make("div", { class: `gl-feedback gl-is-${outcome.grade}` },
    make("h4", { text: outcome.headline }),
    ...(sureAndWrong ? [paragraph("", words.sure_and_wrong)] : []),
    ...told.given,
    ...(outcome.danger ? [paragraph(words.danger, outcome.danger, "gl-danger")] : []),
    ...told.key,
    ...(question.do ? [paragraph(words.do, question.do)] : []),
    ...othersOf(words, told.others, sureAndWrong),
    sourcesOf(words, question.evidence));
  const read = readButton(card, () => openTexts(section));
  section.append(make("div", { class: "gl-row" }, nextButton(card), ...read));
  return section;
}

// The heading is read because focus is on it; the live region tells this, so nothing is told twice.
function announced(card, question, answer) {
  const outcome = outcomeOf(question, answer.option);
  const { spoken } = KINDS[question.kind].tell(card, question, answer.option, outcome);
  return outcome.danger ? `${spoken} ${card.words.danger} ${outcome.danger}` : spoken;
}

// All that can be read there without opening anything, but for the sources.
function openTexts(section) {
  const read = ":scope > :is(h4, h5, p:not(.gl-sources)), :scope > ol > li";
  return [...section.querySelectorAll(read)].map((node) => node.textContent);
}

// Open from the start for who was sure and wrong: they learn most from a full explanation (LS-12).
function othersOf(words, others, open) {
  if (!others.length) return [];
  const entries = others.map(([lead, text]) => make("li", {}, make("strong", { text: lead }), ` ${text}`));
  return [make("details", { open }, make("summary", { text: words.others }), make("ul", {}, ...entries))];
}

function sourcesOf(words, evidence) {
  const text = evidence.length ? fill(words.sources, { list: evidence.join(", ") }) : words.no_sources;
  return paragraph("", text, "gl-sources");
}

function nextButton(card) {
  const last = card.model.get("index") + 1 >= asked(card.model).length;
  const text = last ? card.words.last : card.words.next;
  return make("button", { type: "button", class: "gl-main", text, onclick: () => goOn(card) });
}
