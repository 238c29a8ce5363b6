// Reading aloud, when asked: one button, pressed again to stop. While it reads, the live region is
// silent, so that two voices never talk at once.

// textsOf(): the sentences, asked for when the button is pressed.
function readButton(card, textsOf) {
  if (!card.model.get("by_ear")) return [];
  const onclick = ({ currentTarget }) => readToMe(card, currentTarget, textsOf());
  return [make("button", { type: "button", class: "gl-read", text: card.words.read, onclick })];
}

function readToMe(card, button, texts) {
  const again = card.reading?.button === button;
  hush(card);
  if (again) return;
  const turn = { button };
  card.reading = turn;
  button.textContent = card.words.stop_reading;
  readAloud(texts, (read) => {
    if (card.reading !== turn) return;
    silence(card);
    if (!read) noVoice(card, button);
  });
}

function noVoice({ words, announce }, button) {
  button.replaceWith(make("span", { class: "gl-hint", text: words.no_voice }));
  announce(words.no_voice);
}

function silence(card) {
  card.reading.button.textContent = card.words.read;
  card.reading = null;
}

// Stops reading, if this card is at it; another card's reading is none of its business.
function hush(card) {
  if (!card.reading) return;
  silence(card);
  stopReading();
}

// The question, what is offered, and nothing that gives the answer away.
function questionTexts(card, question) {
  const { words } = card;
  const offered = question.kind === "number" ? [fill(words.number_range, question.number)]
    : question.options.map(({ text }) => sentence(text));
  return [question.stem, ...offered];
}
