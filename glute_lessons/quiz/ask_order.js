// Put in order: a real list, each item with a button to move it up and one to move it down. The arrow
// keys do the same from either button. No dragging is needed.

const MOVES = { ArrowUp: -1, ArrowDown: 1 };

function orderItem(words, { id, text }) {
  const button = (step, label, name) =>
    make("button", { type: "button", "data-step": step, "aria-label": fill(name, { item: text }), text: label });
  return make("li", { class: "gl-step", "data-id": id },
    make("span", { class: "gl-place", "aria-hidden": "true" }),
    make("span", { class: "gl-step-text", text }),
    make("span", { class: "gl-step-buttons" },
      button(-1, words.earlier, words.move_earlier), " ", button(1, words.later, words.move_later)));
}

// The numbers, and which buttons have nowhere to go. Those stay where they are, for the focus' sake.
function numberItems(list) {
  const last = list.children.length - 1;
  [...list.children].forEach((item, at) => {
    item.querySelector(".gl-place").textContent = at + 1;
    const [up, down] = item.querySelectorAll("button");
    up.setAttribute("aria-disabled", at === 0);
    down.setAttribute("aria-disabled", at === last);
  });
}

// The neighbour goes round the item, not the item round it: so what is moved keeps the focus.
function stepItem(item, step) {
  const [before, after] = [item.previousElementSibling, item.nextElementSibling];
  if (step < 0 && before) item.after(before);
  if (step > 0 && after) item.before(after);
}

const ORDER = {
  ask: (card, question) => {
    const { words } = card;
    const list = make("ol", { class: "gl-steps", role: "list" },
      ...question.options.map((option) => orderItem(words, option)));
    const hint = make("p", { class: "gl-hint", text: words.how_to_order });
    const move = (item, step) => {
      stepItem(item, Number(step));
      numberItems(list);
      const n = [...list.children].indexOf(item) + 1;
      const text = item.querySelector(".gl-step-text").textContent;
      card.announce(fill(words.place, { item: text, n, total: list.children.length }));
    };
    list.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) move(button.closest("li"), button.getAttribute("data-step"));
    });
    list.addEventListener("keydown", (event) => {
      const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
      if (!plain || !(event.key in MOVES)) return;
      event.preventDefault();
      move(event.target.closest("li"), MOVES[event.key]);
    });
    numberItems(list);
    return {
      nodes: [hint, list],
      read: () => ({ given: [...list.children].map((item) => item.getAttribute("data-id")).join(">") }),
      // The feedback lists the right order and says of each step where it stood: one list is enough.
      settle: () => { hint.remove(); list.remove(); },
    };
  },

  tell: ({ words }, question, given) => {
    const yours = given.split(">");
    const right = question.key.map((id) => optionOf(question, id));
    const items = right.map(({ id, text, explanation }, at) => {
      const place = yours.indexOf(id) + 1;
      const said = place === at + 1 ? words.right_place : fill(words.your_place, { n: place });
      return make("li", { class: place === at + 1 ? "gl-kept" : "gl-moved" },
        make("strong", { text: sentence(text) }), " ", mark(said), " ", explanation);
    });
    return {
      given: [],
      key: [make("h5", { text: words.right_order }), make("ol", { class: "gl-order" }, ...items)],
      others: [],
      spoken: inOrder(words, question),
    };
  },

  best: ({ words }, question) => inOrder(words, question),
};

function inOrder(words, question) {
  const steps = question.key.map((id, at) => `${at + 1}. ${sentence(optionOf(question, id).text)}`);
  return `${words.right_order}: ${steps.join(" ")}`;
}
