// The controls of an explorer. Needs dom.js.

const freshName = () => `gl-explorer-${Math.random().toString(36).slice(2)}`;

// Each control is {name, node, read(), show(value)}.
function sliderOf(data, id, changed) {
  const { name, low, high, step, texts } = data;
  const value = make("span", { class: "gl-value", "aria-hidden": "true" });
  const input = make("input", {
    id, type: "range", min: low, max: high, step, "aria-describedby": `${id}-hint`,
  });
  const tell = () => {
    const text = texts[Math.round((Number(input.value) - low) / step)];
    value.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => { tell(); changed(); });
  return {
    name,
    node: make("div", { class: "gl-field" },
      make("div", { class: "gl-field-head" }, make("label", { for: id, text: data.label }), value),
      input, make("p", { id: `${id}-hint`, class: "gl-small", text: data.hint })),
    read: () => Number(input.value),
    show: (number) => { input.value = number; tell(); },
  };
}

function selectOf(data, id, changed) {
  const hint = data.hint && `${id}-hint`;
  const select = make("select", { id, "aria-describedby": hint || null, onchange: changed });
  const fill = (values) => select.replaceChildren(...data.options
    .filter(([value]) => values.includes(value))
    .map(([value, text]) => make("option", { value, text })));
  fill(data.options.map(([value]) => value));
  return {
    name: data.name,
    node: make("div", { class: "gl-field" }, make("label", { for: id, text: data.label }), select,
      ...(hint ? [make("p", { id: hint, class: "gl-small", text: data.hint })] : [])),
    read: () => select.value,
    show: (value) => { select.value = value; },
    offer: (values) => {
      const now = [...select.options].map((option) => option.value);
      if (now.join() !== values.join()) fill(values);
    },
  };
}

function radiosOf(data, id, changed) {
  const radios = data.options.map((_, place) => make("input", { type: "radio", name: id, value: place, onchange: changed }));
  const labels = data.options.map(([, text], place) =>
    make("label", { class: "gl-choice" }, radios[place], make("span", { text })));
  return {
    name: data.name,
    node: make("fieldset", { class: "gl-field", "aria-describedby": `${id}-hint` },
      make("legend", { text: data.label }), make("div", { class: "gl-choices" }, ...labels),
      make("p", { id: `${id}-hint`, class: "gl-small", text: data.hint })),
    read: () => data.options[radios.findIndex((radio) => radio.checked)][0],
    show: (value) => {
      radios.forEach((radio, place) => { radio.checked = data.options[place][0] === value; });
    },
  };
}

const KINDS = { range: sliderOf, select: selectOf, radio: radiosOf };

// The form of all controls: read() the setting, show(result) what the kernel made of it.
function controlsOf(model, changed) {
  const all = model.get("controls").map((data) => KINDS[data.kind](data, freshName(), changed));
  const legend = make("h4", { class: "gl-visually-hidden", text: model.get("words").controls });
  const node = make("form", { class: "gl-controls", onsubmit: (event) => event.preventDefault() },
    legend, ...all.map((control) => control.node));
  let setting = {};
  return {
    node,
    read: () => ({ ...setting, ...Object.fromEntries(all.map(({ name, read }) => [name, read()])) }),
    show: (result) => {
      setting = result.setting;
      for (const control of all) {
        if (control.name === "posture") control.offer(result.postures);
        control.show(setting[control.name]);
        const always = control.name === "tool" || control.name === "posture";
        control.node.hidden = !always && !result.used.includes(control.name);
      }
    },
  };
}
