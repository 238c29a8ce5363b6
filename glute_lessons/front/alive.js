// The sentence "This part is asleep" stands above every widget; a widget that draws takes it away.
// Returns a function that stops watching, for the widget's clean-up.
function hideNote(model) {
  const hide = () => {
    const id = model.get("note_id");
    if (!id) return;
    for (const note of document.querySelectorAll("[data-gl-note]")) {
      if (note.dataset.glNote === id) note.hidden = true;
    }
  };
  hide();
  model.on("change:note_id", hide);
  return () => model.off("change:note_id", hide);
}
