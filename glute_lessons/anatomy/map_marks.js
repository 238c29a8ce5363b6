// Marks on the picture: a ring round what is seen of a structure, zones with their patterns, pins.
// A ring is light and dark, so that it shows on any ground and does not rest on a colour.

// look → rings from the inside out: kind and how far it reaches, in mm of the drawing
const RINGS = {
  hover: [["dark", 1.3], ["light", 2.6]],
  focus: [["light", 1.2], ["dark", 2.8], ["light", 4.2]],
  chosen: [["dark", 2.1], ["light", 4]],
};
const PINS = { right: "M-4.2 .2L-1.2 3.4 4.6 -3.4", wrong: "M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6" };

// Only the drawing's own document knows how SVG elements are made here.
function svgMaker(svg) {
  return (tag, attributes = {}, ...children) => {
    const node = svg.ownerDocument.createElementNS(svg.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
}

// The window on the drawing, with some more on each side.
function boxOf(body, more) {
  const [u0, v0, u1, v1] = body.window;
  const [x, y] = placeOf(body, [u0, v1]);
  return { x: x - more, y: y - more, width: u1 - u0 + 2 * more, height: v1 - v0 + 2 * more };
}

// The part of the window that some shapes reach.
function boxAround(body, shapes, more) {
  const box = boxOf(body, 0);
  const edge = (at, best) => best(...shapes.map(({ reach }) => reach[at]));
  const x = Math.max(box.x, edge(0, Math.min)) - more;
  const y = Math.max(box.y, edge(1, Math.min)) - more;
  const right = Math.min(box.x + box.width, edge(2, Math.max)) + more;
  const bottom = Math.min(box.y + box.height, edge(3, Math.max)) + more;
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

// The shape grown by each ring's reach, from the widest to the narrowest, and the shape taken out.
function ringFilter(make, id, box, rings) {
  const steps = rings.flatMap(([kind, reach], at) => [
    make("feMorphology", { in: "SourceAlpha", operator: "dilate", radius: reach, result: `grown${at}` }),
    make("feFlood", { class: `gl-ring-${kind}`, result: `flood${at}` }),
    make("feComposite", { in: `flood${at}`, in2: `grown${at}`, operator: "in", result: `ring${at}` }),
  ]);
  const merged = make("feMerge", { result: "rings" },
    ...rings.map((_, at) => make("feMergeNode", { in: `ring${rings.length - 1 - at}` })));
  const cut = make("feComposite", { in: "rings", in2: "SourceAlpha", operator: "out" });
  return make("filter", { id, filterUnits: "userSpaceOnUse", ...box }, ...steps, merged, cut);
}

// What is seen of some entries: white where one of them is the last painted.
function seenMask(make, id, box, shapes, entries) {
  const paint = (shape) => make("path", {
    d: shape.outline,
    "fill-rule": "evenodd",
    fill: entries.includes(shape.entry) ? "white" : "black",
  });
  return make("mask", { id, maskUnits: "userSpaceOnUse", ...box }, ...shapes.map(paint));
}

function ringMark(make, body, prefix, shapes, { look, entries }) {
  const own = shapes.filter(({ entry }) => entries.includes(entry));
  const [mask, filter, box] = [`${prefix}seen-${look}`, `${prefix}ring-${look}`, boxAround(body, own, 0)];
  const over = shapes.slice(shapes.indexOf(own[0])); // what lies below the first cannot cover it
  const seen = make("rect", { ...box, mask: `url(#${mask})` });
  return make("g", { "data-ring": look, "data-of": entries.join(" ") },
    seenMask(make, mask, box, over, entries),
    ringFilter(make, filter, boxAround(body, own, 5), RINGS[look]),
    make("g", { filter: `url(#${filter})` }, seen));
}

// Stripes to press, dots to pass over, crossed lines never to press: as in the zone pictures.
const PATTERNS = { press: "M-2 8.5L8.5 -2M-2 2L2 -2M4.5 8.5L8.5 4.5", pass_over: "M3.2 3.2h.1", never_press: "M0 0L6.5 6.5M0 6.5L6.5 0" };

function zonePattern(make, id, kind) {
  const size = 6.5;
  return make("pattern", { id, patternUnits: "userSpaceOnUse", width: size, height: size },
    make("rect", { class: "gl-zone-ground", width: size, height: size }),
    make("path", { class: "gl-zone-mark", d: PATTERNS[kind] }));
}

function zoneGroup(make, body, prefix, shapes) {
  const kinds = Object.keys(PATTERNS);
  const defs = make("defs", {}, ...kinds.map((kind) => {
    const pattern = zonePattern(make, `${prefix}zone-${kind}`, kind);
    pattern.setAttribute("class", `gl-zone-${kind}`);
    return pattern;
  }));
  const places = shapes.filter(({ group }) => group in PATTERNS).map((shape) => make("path", {
    class: `gl-zone gl-zone-${shape.group}`,
    d: shape.outline,
    fill: `url(#${prefix}zone-${shape.group})`,
  }));
  const clip = `${prefix}window`;
  defs.append(make("clipPath", { id: clip }, make("rect", boxOf(body, 0))));
  return make("g", { "clip-path": `url(#${clip})` }, defs, ...places);
}

function pin(make, kind, [x, y]) {
  return make("g", { class: `gl-pin gl-pin-${kind}`, transform: `translate(${x} ${y})` },
    make("circle", { r: 9 }), make("path", { d: PINS[kind] }));
}
