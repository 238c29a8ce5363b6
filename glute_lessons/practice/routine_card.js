// The routine planner. The form asks, the kernel plans, and this shows what came of it.

const fieldName = () => `gl-routine-${Math.random().toString(36).slice(2)}`;

// A group of radio buttons or tick boxes. offered: [value, words] each.
function group(type, name, legend, offered, isChosen, change, hint = "") {
  const labels = offered.map(([value, words]) => {
    const input = make("input", { type, name, value, onchange: change });
    input.checked = isChosen(value);
    return make("label", { class: "gl-choice" }, input, make("span", { text: words }));
  });
  return make("fieldset", {}, make("legend", { text: legend }),
    ...(hint ? [make("p", { class: "gl-small", text: hint })] : []),
    make("div", { class: "gl-choices" }, ...labels));
}

const chosen = (form, name) => [...form.querySelectorAll("input")]
  .filter((input) => input.name === name && input.checked).map((input) => input.value);

// What the form says, or the first fault in it: {fault, at}.
function readForm(form, name, choices, words) {
  const minutes = Number(form.querySelector("[type=number]").value);
  const [low, high] = choices.minutes;
  if (!Number.isInteger(minutes) || minutes < low || minutes > high) {
    return { fault: words.minutes_fault, at: form.querySelector("[type=number]") };
  }
  const tools = chosen(form, `${name}-tools`);
  if (!tools.length) {
    return { fault: words.tools_fault, at: form.querySelector("[type=checkbox]") };
  }
  const one = (field) => chosen(form, `${name}-${field}`)[0] ?? "";
  return { request: {
    minutes, tools, focus: one("focus"), exclude: one("exclude"), sensitivity: one("sensitivity"),
    sore: one("sore"), warm_up: chosen(form, `${name}-warm`).length > 0,
  } };
}

function minutesField(words, choices, request, name, change) {
  const [min, max] = choices.minutes;
  const id = `${name}-minutes`;
  const input = make("input", {
    id, type: "number", min, max, step: 1, inputmode: "numeric", value: request.minutes,
    "aria-describedby": `${id}-hint`, oninput: change,
  });
  return make("div", { class: "gl-minutes" }, make("label", { for: id, text: words.minutes }), input,
    make("p", { id: `${id}-hint`, class: "gl-small", text: words.minutes_hint }));
}

function drawForm(model, name, change, submit) {
  const [words, choices, request] = ["words", "choices", "request"].map((each) => model.get(each));
  const radios = (field) => group("radio", `${name}-${field}`, words[field], choices[field],
    (value) => request[field] === value, change);
  return make("form", { novalidate: true, onsubmit: submit },
    make("p", { text: words.intro }),
    minutesField(words, choices, request, name, change),
    group("checkbox", `${name}-tools`, words.tools, choices.tools,
      (value) => request.tools.includes(value), change),
    ...["focus", "sensitivity", "sore", "exclude"].map(radios),
    make("div", { class: "gl-choices" }, make("label", { class: "gl-choice" },
      warmBox(name, request, change), make("span", { text: words.warm_up }))),
    make("button", { type: "submit", class: "gl-main gl-plan", text: words.plan }));
}

function warmBox(name, request, change) {
  const box = make("input", { type: "checkbox", name: `${name}-warm`, value: "yes", onchange: change });
  box.checked = request.warm_up;
  return box;
}

// The drawing as an element of this page: it is read as a picture, never as markup of the page.
// follows: it takes the page's dark colours; paper is always light.
function drawingOf(svg, follows = true) {
  if (!svg) return [];
  const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  return [make("div", { class: follows ? "gl-timeline gl-plate" : "gl-timeline" }, document.importNode(read, true))];
}

// once: what was said before is not said again, so that paper holds it.
function tableOf(result, caption, once = false) {
  const said = new Set();
  const head = make("tr", {}, ...result.heads.map((text) => make("th", { scope: "col", text })));
  const rows = result.rows.map((row) => make("tr", {},
    make("td", { text: row.begins }), make("td", { text: row.lasts }),
    make("td", {}, make("strong", { text: row.name }), ...saysOf(row, once ? said : new Set()))));
  return make("table", {}, make("caption", { text: caption }), make("thead", {}, head),
    make("tbody", {}, ...rows));
}

function saysOf(row, said) {
  if (said.has(row.says)) return [];
  said.add(row.says);
  return [make("span", { text: row.says })];
}

const paragraphs = (texts) => texts.map((text) => make("p", { text }));

function leftOutOf(result, words) {
  if (!result.left_out.length) return [];
  const entries = result.left_out.map(({ what, why }) => make("li", {},
    make("strong", { text: `${what}.` }), ` ${why}`));
  return [make("h5", { text: words.left_out }), make("ul", {}, ...entries)];
}

// The signs that need help, and what to do.
function helpOf(model) {
  return model.get("help_lists").map(({ says, signs }) => make("div", {},
    make("p", { class: "gl-strong", text: says }),
    make("ul", {}, ...signs.map((text) => make("li", { text })))));
}

function resultOf(model, id, buttons) {
  const [words, result] = [model.get("words"), model.get("result")];
  const says = result.says ? [make("p", { class: "gl-says", text: result.says })] : [];
  const missing = result.no_drawing ? [result.no_drawing] : [];
  const table = result.rows.length ? [tableOf(result, words.table)] : [];
  const notes = paragraphs(result.notes);
  const keys = make("div", { class: "gl-buttons" }, ...buttons);
  const shown = result.rows.length
    ? [...drawingOf(result.svg), keys, ...paragraphs(missing), ...table, ...notes]
    : notes;
  return make("section", { class: "gl-result", "aria-labelledby": id },
    make("h4", { id, tabindex: "-1", text: result.title }),
    ...says, ...paragraphs(result.before), ...shown, ...leftOutOf(result, words),
    make("details", {}, make("summary", { text: words.when_to_stop }),
      make("p", { text: model.get("stop_rule") }), ...helpOf(model)));
}

// The one page that is printed. It stands beside all else on the page and shows on paper only.
function sheetOf(model) {
  const [words, result] = [model.get("words"), model.get("result")];
  const twoColumns = make("div", { class: "gl-sheet-help" }, ...helpOf(model));
  return make("div", { class: "gl-sheet", "data-rows": result.rows.length > 18 ? "many" : "few" },
    make("h1", { text: result.title }), make("p", { text: `${result.says} ${words.print_first}` }),
    ...drawingOf(result.svg, false), ...paragraphs(result.before),
    make("h2", { text: words.when_to_stop }), make("p", { text: model.get("stop_rule") }),
    tableOf(result, words.table, true), ...paragraphs(result.notes), twoColumns);
}

// Prints it, and returns what takes it away; that comes by itself once it is printed.
function printSheet(model) {
  const sheet = sheetOf(model);
  const { classList } = document.documentElement;
  const away = () => {
    sheet.remove();
    classList.remove("gl-printing");
    window.removeEventListener("afterprint", away);
  };
  document.body.append(sheet);
  classList.add("gl-printing");
  window.addEventListener("afterprint", away);
  window.print();
  return away;
}

function render({ model, el }) {
  const [words, choices] = [model.get("words"), model.get("choices")];
  const name = fieldName();
  const title = make("h3", { class: "gl-title", text: words.title });
  const fault = make("p", { class: "gl-fault", id: `${name}-fault` });
  const state = make("p", { class: "gl-state" });
  const place = make("div", {});
  const root = make("div", { class: "gl-card gl-routine" });
  const freeKeys = keepKeys(root);
  const say = announcer(root);
  const form = drawForm(model, name, change, submit);
  let waiting = 0;
  let takeSheetAway = () => {};

  const isOpen = () => Date.now() < model.get("open_until");

  function noted(sentence, aloud = true) {
    state.textContent = sentence;
    if (sentence && aloud) say(sentence);
  }

  function stopWaiting() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function showFault(sentence, at) {
    fault.textContent = sentence;
    for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    if (!at) return;
    at.setAttribute("aria-invalid", "true");
    at.focus();
    say(sentence);
  }

  // A plan for other choices than those on the form would mislead: it goes until it is made anew.
  function change() {
    stopWaiting();
    showFault("");
    const was = place.hasChildNodes();
    place.replaceChildren();
    if (was) noted(words.changed);
  }

  // Sends to the kernel, and waits for its answer as long as the card's patience lasts.
  function tell(traits) {
    for (const [trait, value] of Object.entries(traits)) model.set(trait, value);
    noted(words.planning, false);
    stopWaiting();
    waiting = setTimeout(() => { stopWaiting(); noted(words.silent); }, model.get("patience_ms"));
    try {
      model.save_changes();
    } catch {
      stopWaiting();
      noted(words.silent);
    }
  }

  function refused() {
    if (isOpen()) return false;
    place.replaceChildren();
    noted(model.get("closed_says"));
    return true;
  }

  function submit(event) {
    event.preventDefault();
    if (refused()) return;
    const read = readForm(form, name, choices, words);
    showFault(read.fault ?? "", read.at);
    if (read.fault) return;
    const utc_offset = -new Date().getTimezoneOffset();
    tell({ request: read.request, utc_offset, asked: model.get("asked") + 1 });
  }

  function run() {
    if (!refused()) tell({ run_wanted: model.get("run_wanted") + 1 });
  }

  function toPaper() {
    if (refused()) return;
    takeSheetAway();
    takeSheetAway = printSheet(model);
  }

  const buttons = () => [
    make("button", { type: "button", class: "gl-main", text: words.run, onclick: run }),
    make("button", { type: "button", text: words.print, onclick: toPaper })];

  function drawResult() {
    const result = model.get("result");
    const wanted = waiting !== 0;
    const focused = document.activeElement;
    const here = focused === document.body || root.contains(focused);
    const ran = wanted && focused?.textContent === words.run && result.rows.length > 0;
    stopWaiting();
    noted("");
    place.replaceChildren(resultOf(model, `${name}-result`, buttons()));
    if (!wanted) return;
    // A run that is let through goes on elsewhere; all else is told here, once.
    if (ran) place.querySelector(".gl-main").focus();
    else announceResult(result, here);
  }

  // The focus says the heading, the live region says the rest.
  function announceResult(result, here) {
    if (here) focusOn(place.querySelector("h4"));
    const why = result.rows.length ? [] : result.left_out.map((each) => `${each.what}: ${each.why}`);
    say([here ? "" : `${result.title}.`, result.says, ...why, ...result.notes.slice(0, 2)]
      .filter(Boolean).join(" "));
  }

  form.querySelector(".gl-plan").before(fault);
  root.append(title, form, state, place);
  el.append(root);
  drawResult();
  model.on("change:result", drawResult);
  return () => {
    stopWaiting();
    takeSheetAway();
    freeKeys();
    model.off("change:result", drawResult);
  };
}

export default { render };
