// One polite live region for each widget. A message is announced once; the same words twice in a row
// are announced again, because the region is emptied between.
function announcer(root) {
  const region = document.createElement("div");
  region.className = "gl-announce";
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.setAttribute("aria-atomic", "true");
  root.append(region);
  let pending = 0;
  return (words) => {
    region.textContent = "";
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => { region.textContent = words; });
  };
}
