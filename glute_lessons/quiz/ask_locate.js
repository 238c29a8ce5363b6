// Touch a place on a plate. A touch only chooses it; Check grades it. Parts are told by what they look
// like, never by name, until the answer is in.

function plateName({ words }, { view, layer, side = "right" }, plate) {
  const seen = { posterior: words.from_behind, lateral: words.from_the_side }[view];
  const half = side === "left" ? words.left_side : words.right_side;
  return [fill(words.plate, { side: half, view: seen }), shownLayer({ words }, layer, plate)].filter(Boolean).join(" ");
}

// What can be seen at this depth, where the plate says it.
function shownLayer({ words }, layer, plate) {
  const name = plate.layers?.[layer];
  return name ? fill(words.shown, { layer: name }) : "";
}

function placeList({ words, entries }, sights) {
  const options = sights.map(({ entry }) => make("option", { value: entry, text: entries[entry].clue }));
  return make("select", {}, make("option", { value: "", text: words.list_first }), ...options);
}

// spot: {question, plate, picture, select, line, hint, chosen, pointed}. open: still to be answered;
// once it is not, the picture takes no touch.
function showSpot(card, spot, open) {
  const { place } = spot.question;
  showPicture(spot.picture, {
    side: place.side ?? "right",
    layer: place.layer,
    labels: false,
    zones: place.zone && !open,
    name: plateName(card, place, spot.plate),
    nameOf: open ? (entry) => card.entries[entry].clue : null,
    hint: spot.hint.id,
  });
  markSpot(spot);
}

function markSpot({ picture, chosen, pointed }) {
  const marks = [{ look: "chosen", entries: chosen ? [chosen] : [] }];
  for (const look of ["hover", "focus"]) {
    const entry = pointed[look];
    if (entry && (look === "focus" || entry !== chosen)) marks.push({ look, entries: [entry] });
  }
  markPicture(picture, marks);
  for (const part of picture.overlay.children) {
    if (part.getAttribute("data-entry") === chosen) part.setAttribute("aria-current", "true");
    else part.removeAttribute("aria-current");
  }
}

function choosePlace(card, spot, entry) {
  spot.chosen = entry;
  spot.select.value = entry;
  spot.line.textContent = entry ? fill(card.words.chosen_place, card.entries[entry]) : "";
  markSpot(spot);
  clearMissing(card);
}

function touchPlace(card, spot, entry) {
  if (entry) choosePlace(card, spot, entry);
  else if (!spot.chosen) spot.line.textContent = card.words.nothing_here;
  card.announce(entry ? spot.line.textContent : card.words.nothing_here);
}

function pointAtPlace(spot, entry, look) {
  if ((spot.pointed[look] ?? "") === (entry ?? "")) return;
  spot.pointed[look] = entry;
  markSpot(spot);
}

// A tick on what was right, a cross on what was not. A right touch in a zone needs no other tick.
function pinSpot(spot, given) {
  const { question, picture } = spot;
  const seen = picture.body.layers[question.place.layer].sights.map(({ entry }) => entry);
  const right = seen.filter((entry) => question.outcomes[entry]?.grade === "right");
  const good = right.includes(given);
  markPicture(picture, [{ look: "chosen", entries: good ? [given] : right }], [
    ...(good ? [given] : right).map((entry) => ({ kind: "right", entry })),
    ...(good ? [] : [{ kind: "wrong", entry: given }]),
  ]);
}

function settlePlace(card, spot, given) {
  Object.assign(spot, { chosen: "", pointed: {} });
  showSpot(card, spot, false);
  pinSpot(spot, given);
  spot.line.textContent = fill(card.words.chosen_place, card.entries[given]);
  for (const node of [spot.hint, spot.select.parentElement]) node.remove();
}

const LOCATE = {
  ask: (card, question) => {
    const { words } = card;
    const plate = card.model.get("plates")[question.place.view];
    const spot = {
      question, plate, chosen: "", pointed: {},
      hint: make("p", { id: `gl${freshId()}`, class: "gl-hint", text: words.how_to_touch }),
      line: make("p", { class: "gl-chosen-place" }),
      select: placeList(card, plate.body.layers[question.place.layer].sights),
    };
    spot.picture = drawPicture({
      body: plate.body,
      drawing: plate.drawing,
      onPick: (entry) => touchPlace(card, spot, entry),
      onPoint: (entry, look) => pointAtPlace(spot, entry, look),
    });
    // The list speaks for itself; what is chosen there is not announced once more.
    spot.select.addEventListener("change", () => choosePlace(card, spot, spot.select.value));
    showSpot(card, spot, true);
    return {
      nodes: [
        spot.hint,
        make("div", { class: "gl-map-view" }, spot.picture.frame, spot.line),
        make("label", { class: "gl-list" }, make("span", { text: words.list_find }), spot.select),
      ],
      foot: [make("p", { class: "gl-credit", text: plate.credit })],
      read: () => (spot.chosen ? { given: spot.chosen }
        : { missing: words.no_place, at: spot.picture.overlay.querySelector("[tabindex='0']") ?? spot.select }),
      settle: (given) => settlePlace(card, spot, given),
    };
  },

  tell: (card, question, given, outcome) => ({
    given: outcome.says.map(([lead, text]) => paragraph(lead, text)),
    key: [],
    others: [],
    spoken: outcome.says.flat().filter(Boolean).join(" "),
  }),

  best: ({ words, entries }, question) => {
    const right = Object.keys(question.outcomes).filter((entry) => question.outcomes[entry].grade === "right");
    return `${words.best} ${sentence(right.map((entry) => entries[entry]?.name).filter(Boolean).join(", "))}`;
  },
};
