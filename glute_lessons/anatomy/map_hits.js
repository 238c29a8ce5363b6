// What lies at a point: the rule of hits.py. Shapes are painted one over the other, and the last one
// that holds a point is what lies there. Points are in mm of the view, as on the right side.

// The shapes with their rings as points (the browser gets them as flat lists in tenths of a mm), as
// an outline on the drawing, and with what they reach there: left, top, right, bottom.
function readShapes(body) {
  return body.shapes.map(({ entry, group, rings: flat }) => {
    const rings = flat.map(points);
    const places = rings.map((ring) => ring.map((point) => placeOf(body, point)));
    return { entry, group, rings, outline: outlineOf(places), reach: reachOf(places.flat()) };
  });
}

function points(flat) {
  const found = [];
  for (let at = 0; at < flat.length; at += 2) found.push([flat[at] / 10, flat[at + 1] / 10]);
  return found;
}

// Even or odd: how many edges a level line meets to the right of the point.
function holds({ rings }, [u, v]) {
  let odd = false;
  for (const ring of rings) {
    let a = ring[ring.length - 1];
    for (const b of ring) {
      if (a[1] > v !== b[1] > v && u < a[0] + ((v - a[1]) * (b[0] - a[0])) / (b[1] - a[1])) odd = !odd;
      a = b;
    }
  }
  return odd;
}

function topAt(shapes, [u0, v0, u1, v1], point) {
  const [u, v] = point;
  if (u < u0 || u > u1 || v < v0 || v > v1) return "";
  for (let at = shapes.length - 1; at >= 0; at -= 1) {
    if (holds(shapes[at], point)) return shapes[at].entry;
  }
  return "";
}

// Between the view and the drawing of the right side; the left is the same turned round.
function placeOf(body, [u, v]) {
  return [body.inner + u - body.window[0], body.window[3] + body.margin - v];
}

function pointOf(body, side, [x, y]) {
  const right = side === "left" ? body.width - x : x;
  return [right - body.inner + body.window[0], body.window[3] + body.margin - y];
}

function outlineOf(rings) {
  const corner = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return rings.map((ring) => `M${ring.map(corner).join("L")}Z`).join("");
}

function reachOf(places) {
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
