// JupyterLab's command mode acts on single letters (X cuts a cell, D D deletes one). A widget keeps
// every plain key pressed inside it to itself; Tab and combinations with Ctrl, Alt or Cmd go on.
// Escape, where nothing inside has used it, leaves the card: on a radio the next arrow would change
// the answer. A click on plain words gives the card the focus, else the cell's letters would act.
function keepKeys(root) {
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.tabIndex = -1;
  const keep = (event) => {
    const combination = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key === "Tab" || combination) return;
    event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      leaveCard(root);
    }
  };
  root.addEventListener("keydown", keep);
  root.addEventListener("keypress", keep);
  return () => {
    root.removeEventListener("keydown", keep);
    root.removeEventListener("keypress", keep);
  };
}

// To the notebook cell around; to the card itself where there is none, or it takes no focus.
function leaveCard(root) {
  root.closest(".jp-Notebook-cell")?.focus({ preventScroll: true });
  if (root.contains(document.activeElement)) root.focus({ preventScroll: true });
}
