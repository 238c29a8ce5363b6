// JupyterLab's command mode acts on single letters (X cuts a cell, D D deletes one). A widget keeps
// every plain key pressed inside it to itself; Tab and combinations with Ctrl, Alt or Cmd go on.
function keepKeys(root) {
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  const keep = (event) => {
    const combination = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key !== "Tab" && !combination) event.stopPropagation();
  };
  root.addEventListener("keydown", keep);
  root.addEventListener("keypress", keep);
  return () => {
    root.removeEventListener("keydown", keep);
    root.removeEventListener("keypress", keep);
  };
}
