// Space and Escape stop, wherever the focus is and before any other control sees them. The pressed
// key is swallowed until it is up again, so that it neither types nor presses what has the focus next.
function catchStopKeys(stop) {
  let pressed = "";
  const swallow = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  const down = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = event.key === "Escape" || event.key === " ";
    if (pressed) {
      if (event.repeat && event.key === pressed) swallow(event);
      else remove();
    } else if (stops) {
      pressed = event.key;
      swallow(event);
      stop();
    } else if (event.repeat && event.key === "Enter") {
      swallow(event); // Enter that pressed Start, held a little long, is no press on Stop
    }
  };
  const up = (event) => {
    if (pressed && event.key === pressed) { swallow(event); remove(); }
  };
  const remove = () => {
    window.removeEventListener("keydown", down, true);
    window.removeEventListener("keyup", up, true);
  };
  window.addEventListener("keydown", down, true);
  window.addEventListener("keyup", up, true);
  return { remove, disarm: () => { if (!pressed) remove(); } };
}
