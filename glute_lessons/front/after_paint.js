// Work that a learner need not wait for: done once the next frame is painted, or soon after where
// the page paints none (a tab in the background).
const NO_FRAME_MS = 100;

function afterPaint(work) {
  let waiting = true;
  const once = () => {
    if (waiting) work();
    waiting = false;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, NO_FRAME_MS);
}
