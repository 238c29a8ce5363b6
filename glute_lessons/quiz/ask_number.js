// A number, typed, with its unit beside it. What cannot be read, or lies outside what may be typed, is
// asked for again and never graded.

const BANDS = ["below", "within", "above"];

// "2,5" is 2.5. "1,000" could mean one or a thousand, so three places behind the mark are not read.
function readNumber(text) {
  return /^[+-]?\d{1,9}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : NaN;
}

function bandOf({ low, high }, given) {
  const number = Number(given);
  return BANDS[(number >= low) + (number > high)];
}

function numberOf({ words }, { least, most }, text) {
  const number = readNumber(text);
  if (Number.isNaN(number)) return { missing: words.no_number };
  if (number < least || number > most) return { missing: fill(words.out_of_range, { least, most }) };
  return { given: String(number) };
}

const NUMBER = {
  ask: (card, question) => {
    const { words } = card;
    const { unit, least, most } = question.number;
    const [id, hint] = [`gl${freshId()}`, `gl${freshId()}`];
    const input = make("input", {
      id, type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": hint, class: "gl-typed",
    });
    const field = make("div", { class: "gl-number" },
      make("label", { for: id, text: words.your_number }),
      make("span", { class: "gl-row" }, input, make("span", { class: "gl-unit", text: unit })));
    input.addEventListener("input", () => { input.removeAttribute("aria-invalid"); clearMissing(card); });
    return {
      nodes: [field, make("p", { id: hint, class: "gl-hint", text: fill(words.number_range, { least, most, unit }) })],
      read: () => {
        const found = numberOf(card, question.number, input.value);
        if (found.missing) input.setAttribute("aria-invalid", "true");
        return { ...found, at: input };
      },
      settle: (given) => {
        input.value = given;
        field.lastChild.append(" ", mark(words.yours));
      },
    };
  },

  tell: ({ words }, question, given) => {
    const band = bandOf(question.number, given);
    const { explanation } = optionOf(question, band);
    return {
      given: [paragraph("", explanation)],
      key: [paragraph(words.best, sentence(question.key_text))],
      others: BANDS.filter((id) => id !== band).map((id) => optionOf(question, id))
        .map(({ text, explanation: why }) => [sentence(text), why]),
      spoken: `${explanation} ${words.best} ${sentence(question.key_text)}`,
    };
  },

  best: ({ words }, question) => `${words.best} ${sentence(question.key_text)}`,
};
