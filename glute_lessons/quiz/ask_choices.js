// Choose one, choose all, and the stories with their four verdicts: radios and checkboxes.
//
// Each kind has ask(card, question) → {nodes, foot, read, settle}: what stands below the question and,
// if anything, at the card's foot; read() → {given} or {missing, at}: what to ask for and where;
// settle(given): how it looks once answered.
// tell(card, question, given, outcome) → {given, key, others, spoken}: nodes about the answer and about
// the right one, pairs of a lead and a text for the rest, and what is said aloud. best(card, question):
// the right answer in a line.

const CHOOSE_ONE = {
  ask: ({ words }, question) => {
    const nodes = optionLabels("radio", "answer", question.options);
    const inputs = nodes.map((node) => node.querySelector("input"));
    return {
      nodes,
      read: () => {
        const taken = inputs.find((input) => input.checked);
        return taken ? { given: taken.value } : { missing: words.no_answer, at: inputs[0] };
      },
      settle: (given) => {
        for (const input of inputs) {
          input.checked = input.value === given;
          const best = question.key.includes(input.value);
          const marks = [input.checked && words.yours, best && words.best_mark];
          for (const text of marks.filter(Boolean)) input.parentElement.append(" ", mark(text));
        }
      },
    };
  },

  tell: ({ words }, question, given) => {
    const option = optionOf(question, given);
    const best = question.options.find(({ id }) => question.key.includes(id));
    const others = question.options.filter((each) => each !== best && each !== option);
    return {
      given: [paragraph("", option.explanation)],
      key: best === option ? []
        : [paragraph(`${words.best} ${sentence(best.text)}`, best.explanation)],
      others: others.map(({ text, explanation }) => [sentence(text), explanation]),
      spoken: option.explanation,
    };
  },

  best: ({ words }, question) => `${words.best} ${sentence(optionOf(question, question.key[0]).text)}`,
};

// Whether each option was right to take, was missed, or was better left; "" for one rightly left.
function setMarks(words, question, given) {
  const taken = given.split(" ");
  return new Map(question.options.map(({ id }) => {
    const right = question.key.includes(id);
    if (taken.includes(id)) return [id, right ? words.right_to_take : words.better_left];
    return [id, right ? words.missed : ""];
  }));
}

const CHOOSE_ALL = {
  ask: ({ words }, question) => {
    const nodes = optionLabels("checkbox", "answer", question.options);
    const inputs = nodes.map((node) => node.querySelector("input"));
    return {
      nodes: [make("p", { class: "gl-hint", text: words.take_all }), ...nodes],
      read: () => {
        const taken = inputs.filter((input) => input.checked).map((input) => input.value);
        return taken.length ? { given: taken.sort().join(" ") } : { missing: words.none_taken, at: inputs[0] };
      },
      settle: (given) => {
        const marks = setMarks(words, question, given);
        for (const input of inputs) {
          input.checked = given.split(" ").includes(input.value);
          const text = marks.get(input.value);
          if (text) input.parentElement.append(" ", mark(text));
        }
      },
    };
  },

  tell: ({ words }, question, given) => {
    const marks = setMarks(words, question, given);
    const amiss = ({ id }) => [words.missed, words.better_left].includes(marks.get(id));
    const open = question.options.filter(amiss).map(({ id, text, explanation }) =>
      [`${marks.get(id)}: ${sentence(text)}`, explanation]);
    const told = open.map(([lead, text]) => paragraph(lead, text));
    return {
      given: told,
      key: [],
      others: question.options.filter((option) => !amiss(option))
        .map(({ text, explanation }) => [sentence(text), explanation]),
      spoken: open.flat().join(" "),
    };
  },

  best: ({ words }, question) => {
    const right = question.options.filter(({ id }) => question.key.includes(id));
    return `${words.best_all} ${sentence(right.map(({ text }) => text.replace(/\.$/, "")).join("; "))}`;
  },
};
